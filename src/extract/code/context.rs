//! Owns how tokens of source code give literals their names: assignments, keywords, keys, calls, comparisons.
//! Never parses a grammar; what it does not understand it passes over.

mod arguments;
mod definitions;
mod functions;
mod operators;
mod settling;
mod tags;

use super::chain::{Chain, Name};
use super::frames::Frames;
use super::languages::{Escapes, Language, Table};
use super::lexer::{Token, TokenKind};
use super::scopes::{BlockKind, Scopes};
use crate::text::Span;

/// A literal of which it is not yet known whether it is a value, a key or an operand.
#[derive(Debug, Clone)]
struct Pending {
    body: Span,
    escapes: Escapes,
    comparing: bool,
    /// Nothing stands before it in its statement.
    opens: bool,
    /// Behind the arrow of an arm.
    follows_arm: bool,
    /// The function whose result it may be.
    result: Option<Name>,
}

/// The walk over the tokens of one text.
#[derive(Debug)]
pub(super) struct Walk<'t> {
    frames: Frames<'t>,
    scopes: Scopes,
    source: &'t str,
    language: Language,
    table: &'static Table,
    pending: Option<Pending>,
    last: Option<Token>,
    after_newline: bool,
    functions: functions::Functions,
    /// Where the last colon stands.
    colon_at: Option<usize>,
}

impl<'t> Walk<'t> {
    pub(super) fn new(frames: Frames<'t>, language: Language) -> Self {
        let (source, table) = (frames.source(), language.table());
        let functions = functions::Functions::default();
        Self {
            frames,
            scopes: Scopes::default(),
            source,
            language,
            table,
            pending: None,
            last: None,
            after_newline: true,
            functions,
            colon_at: None,
        }
    }

    /// Takes the next token.
    pub(super) fn take(&mut self, token: Token) {
        match token.kind {
            TokenKind::Newline => {
                self.functions.start_line(token.span.end);
                return self.newline();
            }
            TokenKind::Comment => return self.frames.comment(token.span),
            _ => {}
        }
        self.functions.see(token.span.start);
        self.break_statement(&token);
        self.start_line(token.span.start);
        match token.kind {
            TokenKind::Word => self.word(token.span),
            TokenKind::Literal { body, escapes } => self.literal(body, escapes),
            TokenKind::Words { body } => self.words(body),
            TokenKind::Operator => self.operator(token.span),
            _ => {
                self.settle();
                self.frames.slot().chain = None;
                self.frames.number(token.span);
            }
        }
        self.frames.slot().started |= !matches!(self.text(token.span), "," | ";" | "{" | "}" | "=>" | "->");
        self.last = Some(token);
        self.after_newline = false;
    }

    /// Ends the text; returns whether there was a literal.
    pub(super) fn finish(mut self) -> bool {
        self.newline();
        self.settle();
        self.end_item();
        while let Some(open) = Some(self.frames.top().bracket).filter(|bracket| *bracket != 0) {
            self.frames.close(open, self.source.len());
        }
        self.frames.end_item();
        self.frames.has_literal
    }

    fn text(&self, span: Span) -> &'t str {
        span.of(self.source)
    }

    fn last_operator(&self) -> &'t str {
        match self.last {
            Some(Token { kind: TokenKind::Operator, span }) => self.text(span),
            _ => "",
        }
    }

    fn last_is_word(&self) -> bool {
        matches!(self.last, Some(Token { kind: TokenKind::Word, .. }))
    }

    fn newline(&mut self) {
        self.after_newline = true;
        if self.language != Language::Python || !self.frames.is_at_file_level() || self.last_operator() == "\\" {
            return;
        }
        match self.pending.take_if(|pending| pending.opens) {
            Some(docstring) => self.frames.comment(docstring.body),
            None => self.settle(),
        }
        self.end_statement();
    }

    /// Ends a statement that ended with its line, in languages that let lines end statements.
    fn break_statement(&mut self, token: &Token) {
        let is_block = matches!(self.frames.top().bracket, 0 | b'{');
        if !self.after_newline || !is_block || self.language == Language::Python {
            return;
        }
        let expects_more = !matches!(self.last_operator(), "" | ")" | "]" | "}");
        if !expects_more && token.kind != TokenKind::Operator {
            self.end_statement();
        }
    }

    /// Adds the literal that was waiting, as a value.
    fn settle(&mut self) {
        self.settle_as(false, false);
    }

    fn literal(&mut self, body: Span, escapes: Escapes) {
        self.settle();
        let frame = self.frames.top_mut();
        let is_label = self.language == Language::Hcl && !frame.slot.bound && frame.slot.key.is_none();
        if is_label && let Some(block) = frame.slot.chain.as_mut().filter(|_| matches!(frame.bracket, 0 | b'{')) {
            return block.extend(self.source, body);
        }
        if self.defines() {
            self.bind_chain();
        }
        if self.language == Language::Go && escapes == Escapes::None && self.tag(body) {
            return;
        }
        self.note_literal(body);
        let slot = self.frames.slot();
        let (comparing, opens, follows_arm) = (slot.comparing, !slot.started, slot.is_arm);
        slot.chain = None;
        let result = if opens { self.result() } else { None };
        self.pending = Some(Pending { body, escapes, comparing, opens, follows_arm, result });
    }

    fn word(&mut self, span: Span) {
        let word = self.text(span);
        if self.language == Language::Python && matches!(word, "in" | "not") {
            self.settle_as_part();
        }
        let compares = match self.last_operator() {
            "." => matches!(word, "equals" | "equalsIgnoreCase" | "contentEquals" | "eql"),
            _ => false,
        };
        let compares = compares || word == "or" && self.is_pattern();
        if word == "to" && self.language == Language::Kotlin && self.bind_pending() {
            return;
        }
        self.settle_as(compares, false);
        if matches!(self.last_operator(), "." | "?." | "::" | "->") {
            return self.member(span);
        }
        if self.last_operator() == ":" && self.is_symbol(span) {
            self.note_literal(span);
        }
        let language = self.language;
        let slot = self.frames.slot();
        match word {
            "def" | "func" | "function" | "fn" | "fun" | "defp" => slot.names_function = true,
            "class" | "enum" | "protocol" | "extension" | "record" if language != Language::Python => {
                (slot.names_type, slot.comparing, slot.cases) = (true, false, false);
            }
            "object" if language == Language::Scala => (slot.comparing, slot.cases) = (false, false),
            "return" | "yield" => {
                let function = self.function();
                self.frames.bind(function);
            }
            "case" | "when" if language != Language::Kotlin => (slot.comparing, slot.cases) = (true, true),
            "match" | "switch" | "when" | "select" => (slot.control, slot.matches) = (true, true),
            "if" | "elif" | "else" | "for" | "while" | "try" | "catch" | "except" | "foreach" | "unless" => {
                slot.control |= !slot.started;
                slot.looping = word == "for";
                (slot.comparing, slot.cases) = (false, false);
            }
            "then" => (slot.comparing, slot.cases) = (false, false),
            "and" => slot.comparing = false,
            "or" if language == Language::CSharp => {}
            "is" if language == Language::CSharp => slot.comparing = true,
            "or" => self.fall_back(),
            "in" => self.membership(),
            "of" if language == Language::JavaScript && slot.chain.is_some() => self.bind_chain(),
            "not" | "is" | "typeof" | "await" | "throw" | "raise" | "assert" => {}
            _ => return self.name(span),
        }
        self.frames.slot().chain = None;
    }

    fn name(&mut self, span: Span) {
        let is_type = matches!(self.last_operator(), "]" | ")") && self.language == Language::Go;
        let follows_word = self.last_is_word();
        let of_class = follows_word && self.last.is_some_and(|last| self.text(last.span) == "class");
        let source = self.source;
        let frame = self.frames.top_mut();
        frame.head.get_or_insert(span);
        let slot = &mut frame.slot;
        slot.head.get_or_insert(span);
        slot.previous = slot.chain.take().filter(|_| follows_word);
        slot.chain = Some(Chain::new(source, span).typed(is_type));
        if std::mem::take(&mut slot.names_type) {
            slot.type_name = Name::at(source, span);
        }
        if std::mem::take(&mut slot.names_function) {
            slot.declared = Name::at(source, span);
            self.functions.declare(slot.declared.clone());
            slot.declares_function = true;
            self.scopes.expect(BlockKind::Function);
        } else if of_class {
            self.scopes.expect(BlockKind::Class(self.text(span).into()));
        }
    }

    fn member(&mut self, span: Span) {
        let source = self.source;
        let slot = self.frames.slot();
        match slot.chain.as_mut() {
            Some(chain) => chain.extend(source, span),
            None => slot.chain = Some(Chain::new(source, span)),
        }
    }

    /// `for x in …` names the items; `x in …` compares with them.
    fn membership(&mut self) {
        if self.frames.slot().looping {
            self.bind_chain();
            self.frames.slot().looping = false;
            self.assigned();
        } else if self.language == Language::Python {
            self.frames.slot().comparing = true;
        }
    }

    fn bind_chain(&mut self) {
        let source = self.source;
        let chain = self.frames.slot().chain.take();
        self.frames.bind(chain.as_ref().and_then(|chain| chain.last(source)));
        self.frames.slot().target = chain.map(|chain| chain.whole().text);
    }

    /// Behind `??`, `||` or `or` stands a default for what is named before.
    fn fall_back(&mut self) {
        let source = self.source;
        let slot = self.frames.slot();
        slot.comparing = false;
        let named = slot.chain.take().and_then(|chain| chain.last(source));
        slot.fallback = named.or_else(|| slot.asked.clone());
    }
}
