//! Owns how the walk over source code notes names that are given literals, and names that stand where values do.
//! Never binds values to keys: that is [`context`](super)'s.

use super::Walk;
use crate::extract::code::chain::{Chain, Name};
use crate::extract::code::frames::Frame;
use crate::extract::code::languages::Language;
use crate::extract::tree::NodeId;

impl Walk<'_> {
    /// Tells the scopes where a line starts, in a language whose blocks are indented.
    pub(super) fn start_line(&mut self, at: usize) {
        if self.after_newline && self.language == Language::Python && self.frames.is_at_file_level() {
            let before = self.source.get(..at).unwrap_or_default();
            let line = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |newline| newline + 1);
            self.scopes.line(at - line);
        }
    }

    /// Ends the current item or statement.
    pub(super) fn end_item(&mut self) {
        self.end_value();
        self.frames.end_item();
    }

    /// Notes that the current name is given another value.
    pub(super) fn assigned(&mut self) {
        let top = self.frames.top();
        if let Some(name) = top.slot.target.as_deref().filter(|_| may_define(top) && !top.is_parameters) {
            self.scopes.assign(name);
        }
    }

    /// Notes that the value which `node` holds is what the current name stands for; or its default, where a call gives
    /// one.
    pub(super) fn define(&mut self, node: NodeId, is_default: bool) {
        let holder = if is_default { self.frames.outer() } else { self.frames.top() };
        let Some(name) = holder.slot.target.as_deref().filter(|_| holder.slot.bound && may_define(holder)) else {
            return;
        };
        if holder.is_parameters {
            self.scopes.parameter(name, Some(node));
        } else {
            self.scopes.define(name, node);
        }
    }

    /// Adds the name that stands where a value ends, if it is known to stand for one.
    pub(super) fn end_value(&mut self) {
        let top = self.frames.top();
        let slot = &top.slot;
        if slot.is_filled || slot.comparing || slot.control {
            return;
        }
        let value = slot.chain.as_ref().map(Chain::whole);
        if top.is_parameters && !slot.bound {
            let named = slot.target.clone().or(value.map(|name| name.text));
            return named.into_iter().for_each(|name| self.scopes.parameter(&name, None));
        }
        let Some((name, place)) = value.and_then(|name| Some((name.text, name.place?))) else { return };
        let meant = self.scopes.meaning(&name);
        if meant.is_empty() && !self.is_named_elsewhere(&name) {
            return;
        }
        let is_shorthand = self.language == Language::JavaScript && slot.key.is_none() && self.frames.is_in_table();
        if is_shorthand && !name.contains('.') {
            self.frames.bind(Name::at(self.source, place));
        }
        let is_default = self.frames.is_default(place);
        if self.frames.name(place, &meant).is_some() {
            for node in meant {
                self.define(node, is_default);
            }
        }
    }

    /// Terraform's names, which any file of the module may give.
    fn is_named_elsewhere(&self, name: &str) -> bool {
        self.language == Language::Hcl && (name.starts_with("var.") || name.starts_with("local."))
    }
}

/// Whether what is bound in a bracket is a variable: in a call it is an argument, in a list nothing.
fn may_define(frame: &Frame) -> bool {
    frame.is_parameters || matches!(frame.bracket, 0 | b'{') || (frame.bracket == b'(' && frame.name.is_none())
}
