//! Owns how tokens of source code give literals their names: assignments, keywords, keys, calls, comparisons.
//! Never parses a grammar; what it does not understand it passes over.

use super::chain::{Chain, Name};
use super::frames::{Frame, Frames};
use super::languages::{Escapes, Language, Table};
use super::lexer::{Token, TokenKind};
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
        Self { frames, source, language, table, pending: None, last: None, after_newline: false, function: None }
    }

    /// Takes the next token.
    pub(super) fn take(&mut self, token: Token) {
        match token.kind {
            TokenKind::Newline => return self.newline(),
            TokenKind::Comment => return self.frames.comment(token.span),
            _ => {}
        }
        self.break_statement(&token);
        match token.kind {
            TokenKind::Word => self.word(token.span),
            TokenKind::Literal { body, escapes } => self.literal(body, escapes),
            TokenKind::Operator => self.operator(token.span),
            _ => {
                self.settle();
                self.frames.slot().chain = None;
            }
        }
        self.frames.slot().started |= !matches!(self.text(token.span), "," | ";" | "{" | "}");
        self.last = Some(token);
        self.after_newline = false;
    }

    /// Ends the text.
    pub(super) fn finish(mut self) {
        self.newline();
        self.settle();
        self.frames.end_item();
        while let Some(open) = Some(self.frames.top().bracket).filter(|bracket| *bracket != 0) {
            self.frames.close(open, self.source.len());
        }
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
        self.frames.end_item();
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
            self.frames.end_item();
        }
    }

    /// Adds the literal that was waiting, as a value.
    fn settle(&mut self) {
        self.settle_as(false, false);
    }

    fn settle_as(&mut self, compares: bool, grouped: bool) {
        if let Some(pending) = self.pending.take() {
            self.frames.literal(pending.body, pending.escapes, pending.comparing || compares, grouped);
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
        let function = self.function.clone();
        let slot = self.frames.slot();
        match word {
            "def" | "func" | "function" | "fn" | "fun" => slot.names_function = true,
            "return" | "yield" => self.frames.bind(function),
            "case" => slot.comparing = true,
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
        let slot = self.frames.slot();
        slot.previous = slot.chain.take().filter(|_| follows_word);
        slot.chain = Some(Chain::new(self.source, span).typed(is_type));
        if std::mem::take(&mut slot.names_function) {
            self.function = Name::at(self.source, span);
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
        } else if self.language == Language::Python {
            self.frames.slot().comparing = true;
        }
    }

    fn bind_chain(&mut self) {
        let source = self.source;
        let name = self.frames.slot().chain.take().and_then(|chain| chain.last(source));
        self.frames.bind(name);
    }

    /// Behind `??`, `||` or `or` stands a default for what is named before.
    fn fall_back(&mut self) {
        let source = self.source;
        let slot = self.frames.slot();
        slot.comparing = false;
        slot.fallback = slot.chain.take().and_then(|chain| chain.last(source));
    }

    fn operator(&mut self, span: Span) {
        match self.text(span) {
            "(" => self.open(b'(', span.start),
            "[" => self.open(b'[', span.start),
            "{" => self.open(b'{', span.start),
            ")" => self.close(b'(', span.end),
            "]" => self.close(b'[', span.end),
            "}" => self.close(b'{', span.end),
            "," => {
                self.settle();
                self.frames.end_item();
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
            _ => {
                self.settle();
                self.frames.slot().chain = None;
            }
        }
    }

    fn end_statement(&mut self) {
        self.settle();
        self.frames.end_item();
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
            }
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
        let slot = self.frames.slot();
        let is_plain_block = bracket == b'{' && slot.control;
        let names = |chain: &&Chain| follows_name && !is_plain_block && !(bracket == b'{' && chain.is_type);
        let name = slot.chain.as_ref().filter(names).map(Chain::whole);
        let name = name.filter(|name| !matches!(&*name.text, "const" | "var" | "import" | "type" | "export"));
        self.frames.open(bracket, name, start);
    }

    fn close(&mut self, bracket: u8, end: usize) {
        let is_expression = bracket == b'{' && self.language == Language::JavaScript;
        self.settle_as(false, is_expression || bracket == b'(');
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
