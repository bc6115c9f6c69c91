//! Owns what operators and brackets of source code bind: `=`, `:`, `=>`, `==`, calls, subscripts.
//! Never reads words or literals.

use super::Walk;
use crate::extract::code::chain::{Chain, Name};
use crate::extract::code::frames::{Frame, Slot};
use crate::extract::code::languages::Language;
use crate::extract::code::scopes::BlockKind;
use crate::text::Span;

impl Walk<'_> {
    pub(super) fn operator(&mut self, span: Span) {
        match self.text(span) {
            "(" => self.open(b'(', span.start),
            "[" => self.open(b'[', span.start),
            "{" => self.open(b'{', span.start),
            ")" => self.close(b'(', span.end),
            "]" => self.close(b'[', span.end),
            "}" => self.close(b'{', span.end),
            "," => {
                self.settle();
                self.end_item();
                let frame = self.frames.top_mut();
                frame.index = frame.index.saturating_add(1);
            }
            ";" => self.end_statement(),
            "=" | ":=" | "+=" | "||=" | "??=" | "&&=" => self.assign(),
            ":" => self.colon(),
            "=>" | "->" => self.arrow(span),
            "==" | "===" | "!=" | "!==" => {
                self.settle_as(true, false);
                self.frames.slot().comparing = true;
            }
            "||" | "??" => {
                self.settle();
                self.fall_back();
            }
            "?" => {
                self.settle();
                let has_ternary = self.table.has_ternary;
                let slot = self.frames.slot();
                slot.ternaries += u32::from(has_ternary);
                slot.comparing = false;
            }
            "." | "?." | "::" => self.settle(),
            "&&" => {
                self.settle();
                self.frames.slot().comparing = false;
                self.frames.slot().chain = None;
            }
            ">" if self.closes_tag() => self.end_statement(),
            _ => {
                self.settle();
                self.frames.slot().chain = None;
            }
        }
    }

    /// Whether `>` ends a tag (`<Model id="x">`), behind which stands text.
    fn closes_tag(&self) -> bool {
        self.language == Language::JavaScript && (self.pending.is_some() || self.last_operator() == "}")
    }

    fn end_statement(&mut self) {
        self.settle();
        self.end_item();
    }

    fn assign(&mut self) {
        if !self.bind_pending() {
            let source = self.source;
            let after_name = self.table.type_after_name;
            let slot = self.frames.slot();
            let typed = slot.previous.take().filter(|_| after_name);
            let typed = typed.filter(|name| !matches!(&*name.whole().text, "var" | "const" | "type"));
            let chain = typed.or(slot.chain.take());
            if let Some(chain) = chain.filter(|_| !slot.annotated) {
                self.frames.bind(chain.last(source));
                self.frames.slot().target = Some(chain.whole().text);
            }
            self.assigned();
        }
        let slot = self.frames.slot();
        (slot.bound, slot.comparing, slot.fallback, slot.chain) = (true, false, None, None);
    }

    /// Makes the waiting literal the key of what follows.
    fn bind_pending(&mut self) -> bool {
        let Some(pending) = self.pending.take_if(|pending| !pending.comparing) else { return false };
        let name = Name::at(self.source, pending.body);
        let is_named = name.is_some();
        self.frames.bind(name);
        self.frames.slot().has_string_key = is_named;
        true
    }

    fn colon(&mut self) {
        let (after_question, after_parameters) = (self.last_operator() == "?", self.last_operator() == ")");
        let slot = self.frames.slot();
        if slot.ternaries > 0 && !after_question {
            slot.ternaries -= 1;
            return self.settle();
        }
        slot.ternaries = 0;
        if self.bind_pending() {
            self.frames.slot().chain = None;
            return;
        }
        let slot = self.frames.slot();
        if slot.comparing || slot.control {
            return self.end_statement();
        }
        // `f(): T {` opens a block, not a value of type T.
        slot.control = after_parameters;
        if !slot.annotated && !slot.bound && slot.chain.is_some() {
            self.bind_chain();
            self.frames.slot().annotated = true;
        }
    }

    /// `"x" => y`: a key in some languages, a pattern in others. `->` is a member in some.
    fn arrow(&mut self, span: Span) {
        let is_thin = self.text(span) == "->";
        if is_thin && matches!(self.language, Language::Php | Language::Cpp) {
            return self.settle();
        }
        if self.table.arrow_is_key && !is_thin {
            if !self.bind_pending() && self.frames.slot().chain.is_some() {
                self.bind_chain();
            }
            return;
        }
        if self.pending.is_some() {
            self.settle_as(true, false);
            return self.frames.end_item();
        }
        let after_parameters = is_thin && self.last_operator() == ")";
        let slot = self.frames.slot();
        slot.control |= after_parameters;
        slot.chain = None;
    }

    fn open(&mut self, bracket: u8, start: usize) {
        self.settle();
        let follows_subscript = bracket == b'[' && self.last_operator() == "]";
        let is_block_label = self.language == Language::Hcl && bracket == b'{';
        let follows_name = self.last_is_word() || follows_subscript || is_block_label;
        let is_element =
            bracket == b'{' && self.frames.top().bracket == b'{' && matches!(self.last_operator(), "{" | ",");
        self.frames.slot().is_element = is_element;
        let slot = self.frames.slot();
        let name = bracket_name(slot, bracket).filter(|_| follows_name);
        let is_parameters = bracket == b'(' && std::mem::take(&mut slot.declares_function);
        if bracket == b'{' && self.language != Language::Python {
            let kind = if slot.control { BlockKind::Control } else { BlockKind::Function };
            self.scopes.enter(kind, 0);
        }
        self.frames.open(bracket, name, start);
        self.frames.top_mut().is_parameters = is_parameters;
    }

    fn close(&mut self, bracket: u8, end: usize) {
        let is_expression = bracket == b'{' && self.language == Language::JavaScript;
        self.settle_as(false, is_expression || bracket == b'(');
        self.end_value();
        if bracket == b'{' && self.language != Language::Python {
            self.scopes.leave();
        }
        let Some(closed) = self.frames.close(bracket, end) else { return };
        self.name_closed(&closed);
    }

    /// Names what a closed bracket stands for: `os.environ["MODEL"]`, `os.getenv("MODEL")`.
    fn name_closed(&mut self, closed: &Frame) {
        let source = self.source;
        let subscript = closed.first.filter(|_| closed.bracket == b'[' && closed.index == 0);
        let asked = closed.asked(source).and_then(|name| name.place).filter(|_| closed.index == 0);
        let slot = self.frames.slot();
        match (slot.chain.as_mut(), subscript.or(asked)) {
            (Some(chain), Some(part)) => chain.extend(source, part),
            _ => slot.chain = None,
        }
    }
}

/// The name that a bracket behind a name takes from it: a function, a type, a thing indexed.
fn bracket_name(slot: &Slot, bracket: u8) -> Option<Name> {
    let chain = slot.chain.as_ref().filter(|chain| bracket != b'{' || !slot.control && !chain.is_type)?;
    let name = chain.whole();
    match &*name.text {
        "struct" | "interface" | "enum" | "class" => slot.previous.as_ref().map(Chain::whole),
        "const" | "var" | "import" | "type" | "export" | "default" | "do" | "finally" | "match" => None,
        _ => Some(name),
    }
}
