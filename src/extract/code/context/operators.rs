//! Owns what operators and brackets of source code bind: `=`, `:`, `=>`, `==`, calls, subscripts.
//! Never reads words or literals.

use super::Walk;
use crate::extract::code::calls::Manner;
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
            "," => self.comma(),
            "|" if self.is_pattern() => self.settle_as(true, false),
            ";" => self.end_statement(),
            "=" | ":=" | "+=" | "||=" | "??=" | "&&=" => self.assign(),
            ":" => {
                self.colon_at = Some(span.start);
                self.colon();
            }
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
            // The member called tells whether the literal is compared with.
            "." => {}
            "?." | "::" => self.settle(),
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

    pub(super) fn end_statement(&mut self) {
        self.settle();
        self.end_item();
        let frame = self.frames.top_mut();
        if matches!(frame.bracket, 0 | b'{') {
            (frame.first, frame.latest) = (None, None);
        }
    }

    fn comma(&mut self) {
        self.settle_as(self.is_pattern(), false);
        self.end_value();
        let source = self.source;
        let slot = self.frames.slot();
        let cases = slot.cases;
        let asked = slot.asked.take().or_else(|| slot.chain.take().and_then(|chain| chain.last(source)));
        self.frames.end_member(self.language == Language::Python && self.frames.is_at_file_level());
        let frame = self.frames.top_mut();
        frame.index = frame.index.saturating_add(1);
        (frame.slot.cases, frame.slot.comparing) = (cases, cases);
        if frame.manner == Some(Manner::Coalesces) && frame.stands_for.is_none() {
            frame.stands_for = asked;
        }
    }

    fn assign(&mut self) {
        let has_bodies = matches!(self.language, Language::Kotlin | Language::Scala);
        if let Some(function) = self.frames.slot().declared.take_if(|_| has_bodies) {
            // `fun model() = "x"`.
            self.frames.bind(Some(function));
        } else if !self.bind_pending() {
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
    pub(super) fn bind_pending(&mut self) -> bool {
        let Some(pending) = self.pending.take_if(|pending| !pending.comparing) else { return false };
        let name = Name::at(self.source, pending.body);
        let is_named = name.is_some();
        // A key is no argument.
        let frame = self.frames.top_mut();
        frame.first = frame.first.filter(|(_, place)| *place != pending.body);
        frame.latest = frame.latest.filter(|(_, place)| *place != pending.body);
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
        if after_question && matches!(self.language, Language::Kotlin | Language::Php) {
            return self.fall_back();
        }
        let slot = self.frames.slot();
        if slot.cases && self.pending.as_ref().is_some_and(|pending| pending.comparing) {
            return self.end_statement();
        }
        let (symbol, declares_type) = (self.opens_symbol(), self.frames.slot().type_name.is_some());
        if symbol || declares_type && !after_parameters && !self.frames.slot().bound && self.pending.is_none() {
            return;
        }
        if self.bind_pending() {
            self.frames.slot().chain = None;
            return;
        }
        if self.language == Language::Elixir && self.colon_follows("do") {
            let function = self.functions.declared_last();
            return self.frames.bind(function);
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

    /// Whether the colon just read follows a word.
    fn colon_follows(&self, word: &str) -> bool {
        self.last.is_some_and(|last| last.span.of(self.source) == word)
    }

    /// Whether the colon just read opens a symbol (`:model`).
    fn opens_symbol(&self) -> bool {
        let Some(last) = self.last else { return matches!(self.language, Language::Ruby | Language::Elixir) };
        let next = self.colon_at.and_then(|at| self.source.as_bytes().get(at + 1));
        let touches = next.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
        let apart = self.colon_at.is_some_and(|at| last.span.end < at) || self.last_operator() == "(";
        matches!(self.language, Language::Ruby | Language::Elixir) && touches && apart
    }

    /// `"x" => y`: a key in some languages, a pattern in others. `->` is a member in some.
    fn arrow(&mut self, span: Span) {
        let is_thin = self.text(span) == "->";
        if is_thin && matches!(self.language, Language::Php | Language::Cpp) {
            return self.settle();
        }
        let is_key = if is_thin { self.language == Language::Scala } else { self.table.arrow_is_key };
        if is_key && !self.frames.top().is_match {
            if !self.bind_pending() && self.frames.slot().chain.is_some() {
                self.bind_chain();
            }
            return;
        }
        if self.pending.is_some() || self.frames.top().is_match {
            self.settle_as(true, false);
            self.frames.end_item();
            self.frames.slot().is_arm = true;
            return;
        }
        if self.expression_body() {
            return;
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
        let is_body = bracket == b'{';
        let declares = self.frames.slot().type_name.take_if(|_| is_body);
        let function = if is_body { self.body_of() } else { None };
        let language = self.language;
        let slot = self.frames.slot();
        slot.is_element = is_element;
        let is_match = is_body && std::mem::take(&mut slot.matches);
        slot.comparing &= !(is_body && slot.control);
        let is_property = slot.annotated && !slot.bound && language == Language::Swift;
        let name = bracket_name(slot, bracket).filter(|_| follows_name && !(is_body && is_property));
        let stands_for = slot.asked.clone().or_else(|| slot.chain.as_ref().and_then(Chain::receiver));
        let name = declares.or(name);
        let is_parameters = bracket == b'(' && std::mem::take(&mut slot.declares_function);
        if is_body && language != Language::Python {
            let kind = if slot.control { BlockKind::Control } else { BlockKind::Function };
            self.scopes.enter(kind, 0);
        }
        self.frames.open(bracket, name, start);
        let frame = self.frames.top_mut();
        (frame.function, frame.is_match, frame.is_parameters) = (function, is_match, is_parameters);
        if frame.manner == Some(Manner::FallsBack) {
            frame.stands_for = stands_for;
        }
        if is_element && matches!(language, Language::CSharp | Language::Cpp) {
            frame.manner = Some(Manner::LooksUp(1));
        }
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
        let subscript = closed.first.filter(|_| closed.bracket == b'[' && closed.index == 0).map(|(_, place)| place);
        let asked = closed.asked(source).and_then(|name| name.place).filter(|_| closed.index == 0);
        self.note_call(closed);
        let in_braces = self.frames.top().bracket == b'{';
        let (is_sharp, is_script) = (self.language == Language::CSharp, self.language == Language::JavaScript);
        let slot = self.frames.slot();
        let declares = slot.head.is_some_and(|head| matches!(head.of(source), "const" | "let" | "var")) && !slot.bound;
        slot.asked = closed.slot.asked.clone().filter(|_| closed.bracket == b'(').or(slot.asked.take());
        match (slot.chain.as_mut(), subscript.or(asked)) {
            (Some(chain), Some(part)) => {
                chain.extend(source, part);
                slot.asked = Name::at(source, part);
            }
            // `{ ["model"] = "x" }`.
            (None, Some(part)) if in_braces && (is_sharp || is_script) => slot.chain = Some(Chain::new(source, part)),
            // `const [model, setModel] = …`.
            (_, None) if closed.bracket == b'[' && closed.name.is_none() && is_script && declares => {
                slot.chain = closed.head.map(|head| Chain::new(source, head));
            }
            // `string Model { get; set; } = "x"`.
            (Some(_), None) if closed.bracket == b'{' && is_sharp => {}
            (chain, _) => {
                let receiver = chain
                    .filter(|_| closed.bracket == b'(' && closed.index == 0 && !closed.slot.started)
                    .and_then(|c| c.receiver());
                slot.asked = slot.asked.take().or(receiver);
                slot.chain = None;
            }
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
