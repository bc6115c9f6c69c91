//! Owns how tokens of source code give literals their names: assignments, keywords, keys, calls, comparisons.
//! Never parses a grammar; what it does not understand it passes over.

mod definitions;
mod operators;

use super::chain::{Chain, Name};
use super::frames::Frames;
use super::languages::{Escapes, Language, Table};
use super::lexer::{Token, TokenKind};
use super::scopes::{BlockKind, Scopes};
use crate::text::Span;

/// A literal of which it is not yet known whether it is a value, a key or an operand.
#[derive(Debug, Clone, Copy)]
struct Pending {
    body: Span,
    escapes: Escapes,
    comparing: bool,
    /// Nothing stands before it in its statement.
    opens: bool,
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
    /// The function declared last, which `return` gives its name to.
    function: Option<Name>,
}

impl<'t> Walk<'t> {
    pub(super) fn new(frames: Frames<'t>, language: Language) -> Self {
        let (source, table) = (frames.source(), language.table());
        let scopes = Scopes::default();
        Self { frames, scopes, source, language, table, pending: None, last: None, after_newline: true, function: None }
    }

    /// Takes the next token.
    pub(super) fn take(&mut self, token: Token) {
        match token.kind {
            TokenKind::Newline => return self.newline(),
            TokenKind::Comment => return self.frames.comment(token.span),
            _ => {}
        }
        self.break_statement(&token);
        self.start_line(token.span.start);
        match token.kind {
            TokenKind::Word => self.word(token.span),
            TokenKind::Literal { body, escapes } => self.literal(body, escapes),
            TokenKind::Operator => self.operator(token.span),
            _ => {
                self.settle();
                self.frames.slot().chain = None;
                self.frames.number(token.span);
            }
        }
        self.frames.slot().started |= !matches!(self.text(token.span), "," | ";" | "{" | "}");
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
        self.end_item();
    }

    /// Ends a statement that ended with its line, in languages that let lines end statements.
    fn break_statement(&mut self, token: &Token) {
        let is_block = matches!(self.frames.top().bracket, 0 | b'{');
        if !self.after_newline || !is_block || self.language == Language::Python {
            return;
        }
        let expects_more = !matches!(self.last_operator(), "" | ")" | "]" | "}");
        if !expects_more && token.kind != TokenKind::Operator {
            self.settle();
            self.end_item();
        }
    }

    /// Adds the literal that was waiting, as a value.
    fn settle(&mut self) {
        self.settle_as(false, false);
    }

    fn settle_as(&mut self, compares: bool, grouped: bool) {
        if let Some(pending) = self.pending.take() {
            let node = self.frames.literal(pending.body, pending.escapes, pending.comparing || compares, grouped);
            self.define(node);
        }
    }

    fn literal(&mut self, body: Span, escapes: Escapes) {
        self.settle();
        let frame = self.frames.top_mut();
        let is_label = self.language == Language::Hcl && !frame.slot.bound && frame.slot.key.is_none();
        if is_label && let Some(block) = frame.slot.chain.as_mut().filter(|_| matches!(frame.bracket, 0 | b'{')) {
            return block.extend(self.source, body);
        }
        frame.first.get_or_insert(body);
        let (comparing, opens) = (frame.slot.comparing, !frame.slot.started);
        frame.slot.chain = None;
        self.pending = Some(Pending { body, escapes, comparing, opens });
    }

    fn word(&mut self, span: Span) {
        let word = self.text(span);
        self.settle_as(word == "in" && self.language == Language::Python, false);
        if matches!(self.last_operator(), "." | "?." | "::" | "->") {
            return self.member(span);
        }
        let slot = self.frames.slot();
        match word {
            "def" | "func" | "function" | "fn" | "fun" => slot.names_function = true,
            "return" | "yield" => self.frames.bind(self.function.clone()),
            "case" => slot.comparing = true,
            "match" if self.language == Language::Rust => slot.control = true,
            "if" | "elif" | "else" | "for" | "while" | "switch" | "try" | "catch" | "except" | "foreach" | "unless" => {
                slot.control |= !slot.started;
                slot.looping = word == "for";
                slot.comparing = false;
            }
            "and" => slot.comparing = false,
            "or" => self.fall_back(),
            "in" => self.membership(),
            "of" if self.language == Language::JavaScript && slot.chain.is_some() => self.bind_chain(),
            "not" | "is" | "typeof" | "await" | "throw" | "raise" | "assert" => {}
            _ => return self.name(span),
        }
        self.frames.slot().chain = None;
    }

    fn name(&mut self, span: Span) {
        let is_type = matches!(self.last_operator(), "]" | ")") && self.language == Language::Go;
        let follows_word = self.last_is_word();
        let of_class = follows_word && self.last.is_some_and(|last| self.text(last.span) == "class");
        let slot = self.frames.slot();
        slot.previous = slot.chain.take().filter(|_| follows_word);
        slot.chain = Some(Chain::new(self.source, span).typed(is_type));
        if std::mem::take(&mut slot.names_function) {
            slot.declares_function = true;
            self.function = Name::at(self.source, span);
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
        slot.fallback = slot.chain.take().and_then(|chain| chain.last(source));
    }
}
