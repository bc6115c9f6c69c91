//! Owns how tokens become keys, values, blocks and lists: statements with their heads, brackets, operators.
//! Never parses a grammar; what it does not understand it passes over.

use super::commands;
use super::dialect::Table;
use super::frames::{Frames, Holder, Slot};
use super::lexer::{Token, TokenKind, tokens};
use super::values;
use crate::extract::tree::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, Span};

/// Words and strings of a statement that are kept.
const MAX_HEAD: usize = 512;
/// The walk over the tokens of one text.
#[derive(Debug)]
pub(super) struct Walk<'t> {
    pub(super) frames: Frames<'t>,
    pub(super) source: &'t str,
    pub(super) table: &'static Table,
    pub(super) last: Option<Token>,
}

impl<'t> Walk<'t> {
    pub(super) fn new(tree: &'t mut SiteTree, parent: NodeId, text: &'t MappedText<'t>, table: &'static Table) -> Self {
        Self { frames: Frames::new(tree, parent, text), source: text.text(), table, last: None }
    }

    /// Takes the next token.
    pub(super) fn take(&mut self, token: Token) {
        match token.kind {
            TokenKind::Comment => return self.comment(token.span),
            TokenKind::Newline => return self.newline(),
            TokenKind::Word => self.word(token),
            TokenKind::Text { .. } => self.text(token),
            TokenKind::Mark => self.mark(token.span),
        }
        self.last = Some(token);
    }

    /// Ends the text and whatever was left open.
    pub(super) fn finish(&mut self) {
        self.end_statement();
        while self.frames.is_open() {
            self.frames.pop(self.source.len());
            self.end_statement();
        }
    }

    fn comment(&mut self, span: Span) {
        if !span.is_empty() {
            let (root, value) = (self.frames.root(), self.frames.text.slice(span).into_owned());
            self.frames.tree.scalar(root, Segment::Text, SiteKind::Comment, None, value);
        }
    }

    pub(super) fn last_text(&self) -> &'t str {
        self.last.map_or("", |last| last.span.of(self.source))
    }

    fn newline(&mut self) {
        let expects_more = matches!(self.last_text(), "?" | "&&" | "||" | "??" | "+" | "," | "|");
        if self.table.newline_ends && self.frames.top().has_keys() && !expects_more {
            self.end_statement();
        }
    }

    fn word(&mut self, token: Token) {
        let word = token.span.of(self.source);
        let is_value = word.trim_start_matches('-').starts_with(|first: char| first.is_ascii_digit())
            || matches!(word, "true" | "false")
            || is_given_elsewhere(word);
        if word == "in" && self.table.commands && self.frames.top().bracket == b'(' {
            // Every item of the loop is one of the variable's values.
            self.set_key(self.last);
            self.frames.top().slot.bound = true;
            return;
        }
        if !self.before_value(token) {
            self.settle(false);
            self.next_item(self.table.spaced_items || is_value);
            self.frames.top().slot.pending = is_value.then_some(token);
        }
    }

    fn text(&mut self, token: Token) {
        if !self.before_value(token) {
            self.settle(false);
            self.next_item(true);
            self.frames.top().slot.pending = Some(token);
        }
    }

    /// Keeps a token that stands before its statement's `=`; `false` where values are expected.
    fn before_value(&mut self, token: Token) -> bool {
        let frame = self.frames.top();
        let is_head = frame.has_keys() && !frame.slot.bound;
        if is_head && frame.slot.head.len() < MAX_HEAD {
            frame.slot.head.push(token);
        }
        is_head
    }

    /// Moves on to the next item where white space alone parts it from the last one.
    pub(super) fn next_item(&mut self, starts: bool) {
        let frame = self.frames.top();
        let is_list = matches!(frame.holder, Holder::Items | Holder::Arguments);
        if starts && is_list && frame.slot.filled && !frame.slot.joined {
            frame.index = frame.index.saturating_add(1);
        }
        frame.slot.filled |= starts;
        frame.slot.joined = false;
    }

    fn mark(&mut self, span: Span) {
        match span.of(self.source) {
            "{" => self.open_brace(span),
            "[" => self.open_list(span),
            "(" => self.open_call(span),
            "}" => self.close(b'{', span.end),
            "]" => self.close(b'[', span.end),
            ")" => self.close(b'(', span.end),
            "=" | "+=" => self.bind(true),
            ":" | "::" | ":::" | "+:" | "?:" => self.bind(false),
            // A default in the head of Nix's functions.
            "?" if self.frames.top().has_keys() && !self.frames.top().slot.bound => self.bind(true),
            "," => self.comma(),
            ";" => self.end_statement(),
            "|" if self.table.commands => self.end_statement(),
            "==" | "!=" | "=~" => {
                self.settle(true);
                self.frames.top().slot.comparing = true;
            }
            _ => {
                self.settle(false);
                let slot = &mut self.frames.top().slot;
                slot.comparing = false;
                slot.joined = true;
            }
        }
    }

    /// A comma ends an item, and the statement of an object; PowerShell's goes on behind it.
    fn comma(&mut self) {
        let source = self.source;
        let frame = self.frames.top();
        let in_loop = frame.slot.head.first().is_some_and(|first| first.span.of(source) == "for");
        match frame.has_keys() {
            true if in_loop || self.table.commands => self.settle(false),
            true => self.end_statement(),
            false => self.end_item(),
        }
    }

    fn end_item(&mut self) {
        self.settle(false);
        let frame = self.frames.top();
        frame.index = frame.index.saturating_add(1);
        let key = frame.slot.key.take().filter(|_| frame.slot.bound);
        frame.slot = Slot { bound: key.is_some(), key, ..Slot::default() };
    }

    /// Ends a statement: what was not bound to a name is a command line, or strings of no known use.
    pub(super) fn end_statement(&mut self) {
        self.settle(false);
        let slot = std::mem::take(&mut self.frames.top().slot);
        let (node, text) = (self.frames.top().node, self.frames.text);
        if slot.bound || (self.table.commands && commands::read(self.frames.tree, node, text, &slot.head)) {
            return;
        }
        for token in slot.head.into_iter().filter(|token| matches!(token.kind, TokenKind::Text { .. })) {
            self.value(token, false);
        }
    }

    /// Adds the value that was waiting.
    pub(super) fn settle(&mut self, compares: bool) {
        let slot = &mut self.frames.top().slot;
        let compares = compares || slot.comparing;
        if let Some(token) = slot.pending.take() {
            slot.filled = true;
            self.value(token, compares);
        }
    }

    fn value(&mut self, token: Token, compares: bool) {
        let (segment, key) = if compares { (Segment::Key("==".into()), None) } else { self.frames.top().place() };
        let kind = match (&self.frames.top().holder, &segment) {
            (Holder::Arguments, _) => SiteKind::Literal,
            (_, Segment::Index(_)) => SiteKind::ListItem,
            _ if self.table.commands => SiteKind::Assignment,
            _ => SiteKind::MapValue,
        };
        let (node, text) = (self.frames.top().below(), self.frames.text);
        let key = key.map(|key| text.span(key));
        if matches!(token.kind, TokenKind::Word) && is_given_elsewhere(token.span.of(self.source)) {
            self.frames.tree.name(node, segment, key, text.span(token.span), &[]);
            return;
        }
        let value = match token.kind {
            TokenKind::Text { body, quote } => values::decoded(text, body, quote),
            _ => text.slice(token.span).into_owned(),
        };
        self.in_hole(&token, node, &segment, kind);
        self.frames.tree.scalar(node, segment, kind, key, value);
    }

    /// Adds the strings of a value that is nothing but a hole: `"${var.model != "" ? var.model : "org/name"}"`.
    fn in_hole(&mut self, token: &Token, node: NodeId, segment: &Segment, kind: SiteKind) {
        let TokenKind::Text { body, quote } = token.kind else { return };
        let (text, value) = (self.frames.text, body.of(self.source));
        let Some(hole) = quote.hole.filter(|hole| value.starts_with(hole) && value.ends_with(['}', ')'])) else {
            return;
        };
        let start = body.start + hole.len();
        let code = Span::new(start, body.end.saturating_sub(1).max(start)).of(self.source);
        for inner in tokens(code, self.table) {
            if let TokenKind::Text { body, quote } = inner.kind {
                let place = Span::new(start + body.start, start + body.end);
                let value = values::decoded(text, place, quote);
                self.frames.tree.scalar(node, segment.clone(), kind, None, value);
            }
        }
    }
}

/// Terraform's names, which any file of the module may give.
fn is_given_elsewhere(word: &str) -> bool {
    word.starts_with("var.") || word.starts_with("local.")
}
