//! Owns which function a place belongs to: by its braces, or in languages without them by its indentation.
//! Never reads literals.

use super::Walk;
use crate::extract::code::chain::Name;
use crate::extract::code::frames::Frame;
use crate::extract::code::languages::Language;
use crate::text::Span;

/// The functions that are open at a line, by their indentation.
#[derive(Debug, Default)]
pub(super) struct Functions {
    open: Vec<(usize, Option<Name>)>,
    line_start: usize,
    /// Of the current line, once something stands in it.
    indent: Option<usize>,
}

impl Functions {
    /// Starts a line.
    pub(super) fn start_line(&mut self, at: usize) {
        (self.line_start, self.indent) = (at, None);
    }

    /// Sees a token: the first of a line tells its indentation.
    pub(super) fn see(&mut self, at: usize) {
        self.indent.get_or_insert(at.saturating_sub(self.line_start));
    }

    /// Opens a function that the current line declares.
    pub(super) fn declare(&mut self, name: Option<Name>) {
        let indent = self.indent.unwrap_or_default();
        self.leave(indent);
        self.open.push((indent, name));
    }

    /// The function declared last among those that are open.
    pub(super) fn declared_last(&self) -> Option<Name> {
        self.open.last().and_then(|(_, name)| name.clone())
    }

    /// The function that the current line is in.
    fn current(&mut self) -> Option<Name> {
        self.leave(self.indent.unwrap_or_default());
        self.declared_last()
    }

    /// Closes the functions that are indented as far or further.
    fn leave(&mut self, indent: usize) {
        while self.open.last().is_some_and(|(open, _)| *open >= indent) {
            self.open.pop();
        }
    }
}

impl Walk<'_> {
    /// The function that the current place is in.
    pub(super) fn function(&mut self) -> Option<Name> {
        match self.language {
            Language::Python => self.functions.current(),
            Language::Ruby | Language::Elixir if self.frames.is_at_file_level() => self.functions.current(),
            _ => self.frames.function().cloned(),
        }
    }

    /// The function whose result an expression without a name is, in languages that need no `return`.
    pub(super) fn result(&mut self) -> Option<Name> {
        let by_expression = matches!(
            self.language,
            Language::Rust | Language::Kotlin | Language::Scala | Language::Swift | Language::Ruby | Language::Elixir
        );
        by_expression.then(|| self.function()).flatten()
    }

    /// Tells a brace whose body it is; called before it is opened.
    pub(super) fn body_of(&mut self) -> Option<Name> {
        let (follows_arrow, language) = (self.last_operator() == "=>", self.language);
        let slot = self.frames.slot();
        let is_property = slot.annotated && !slot.bound && language == Language::Swift;
        let called = slot.called.take().filter(|_| !slot.control);
        let declared = slot.declared.take().or(called);
        let named = if follows_arrow || is_property { slot.key.clone() } else { None };
        declared.or(named)
    }

    /// Remembers what a closed call was named: `String model() {` declares a function.
    pub(super) fn note_call(&mut self, closed: &Frame) {
        let source = self.source;
        let slot = self.frames.slot();
        let stands_alone = slot.key.is_none() && !slot.bound && !slot.control;
        let place = closed.name.as_ref().filter(|_| closed.bracket == b'(' && stands_alone).and_then(|name| name.place);
        if let Some(place) = place {
            let name = place.of(source);
            let start = name.rfind(['.', ':', '>']).map_or(0, |dot| dot + 1);
            slot.called = Name::at(source, Span::new(place.start + start, place.end));
        }
    }

    /// Whether a word behind a colon is a symbol: `:model`, but not `model: name`.
    pub(super) fn is_symbol(&self, word: Span) -> bool {
        let before = word.start.checked_sub(2).and_then(|at| self.source.as_bytes().get(at));
        let apart = before.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'(' | b'[' | b'{' | b','));
        let touches = self.last.is_some_and(|last| last.span.end == word.start);
        matches!(self.language, Language::Ruby | Language::Elixir) && apart && touches
    }

    /// `string Model => "x"` and `string Model() => "x"` of C#.
    pub(super) fn expression_body(&mut self) -> bool {
        let source = self.source;
        let is_member = self.language == Language::CSharp && matches!(self.frames.top().bracket, 0 | b'{');
        let slot = self.frames.slot();
        if !is_member || slot.bound || slot.key.is_some() {
            return false;
        }
        let property = slot.chain.take().filter(|_| slot.previous.is_some()).and_then(|chain| chain.last(source));
        let named = slot.called.take().or(property);
        let is_named = named.is_some();
        if is_named {
            self.frames.bind(named);
        }
        is_named
    }
}
