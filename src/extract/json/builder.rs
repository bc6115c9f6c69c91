//! Owns the grammar of JSON over tokens: nodes for values, and what is done with a token out of place.
//! Never recurses, so nesting costs memory of its own only.

use super::super::quoted::{self, Dialect};
use super::super::{Fault, NodeId, Segment, SiteKind, SiteTree};
use super::tokens::{Bracket, Token, Tokens};
use crate::text::{MappedText, Span};

/// How deep brackets may nest.
const DEPTH_LIMIT: usize = 512;

/// A map's key that waits for its value.
struct Key {
    name: Box<str>,
    span: Span,
    /// Whether the colon behind it was read.
    colon: bool,
}

/// An open object or list.
struct Frame {
    id: NodeId,
    kind: FrameKind,
}

enum FrameKind {
    Object(Option<Key>),
    List(u32),
}

impl FrameKind {
    fn bracket(&self) -> Bracket {
        match self {
            Self::Object(_) => Bracket::Brace,
            Self::List(_) => Bracket::Square,
        }
    }
}

/// Puts nodes below a parent, token by token.
pub(super) struct Builder<'t, 'a> {
    tree: &'t mut SiteTree,
    parent: NodeId,
    text: &'a MappedText<'a>,
    tokens: Tokens<'a>,
    frames: Vec<Frame>,
    /// Values that stood in no bracket.
    values: u32,
    lenient: bool,
    fault: Option<Fault>,
}

impl<'t, 'a> Builder<'t, 'a> {
    /// Reads `parsed`, which is `text` with templates masked.
    pub(super) fn new(tree: &'t mut SiteTree, parent: NodeId, text: &'a MappedText<'a>, parsed: &'a str) -> Self {
        let (tokens, frames) = (Tokens::new(parsed), Vec::new());
        Self { tree, parent, text, tokens, frames, values: 0, lenient: false, fault: None }
    }

    /// Takes words and missing commas for what masked templates leave behind.
    pub(super) fn lenient(mut self) -> Self {
        self.lenient = true;
        self
    }

    /// Reads to the end; the first thing out of place is the fault.
    pub(super) fn read(mut self) -> Result<(), Fault> {
        while let Some((token, span)) = self.tokens.next() {
            match token {
                Token::Open(_) if self.frames.len() >= DEPTH_LIMIT => {
                    self.complain(span.start, "nested too deeply");
                    let rest = Span::new(span.start, self.text.text().len());
                    super::read_unstructured(self.tree, self.parent, self.text, rest);
                    break;
                }
                Token::Open(bracket) => self.open(bracket, span),
                Token::Close(bracket) => self.close(bracket, span),
                Token::Comma => self.comma(span),
                Token::Colon => self.colon(span),
                Token::Text | Token::Plain | Token::Null | Token::Word => self.scalar(token, span),
                Token::Comment => self.comment(span),
                Token::Unscanned => super::read_unstructured(self.tree, self.parent, self.text, span),
            }
        }
        if let Some((at, message)) = self.tokens.failure.take() {
            self.fault = None;
            self.complain(at, &message);
        }
        let end = self.text.text().len();
        if !self.frames.is_empty() {
            self.complain(end, "the text ends inside an object or a list");
            self.close_down_to(0, end);
        }
        self.fault.map_or(Ok(()), Err)
    }

    fn complain(&mut self, at: usize, message: &str) {
        let at = self.text.offset(at);
        self.fault.get_or_insert_with(|| Fault { at, message: message.to_owned() });
    }

    fn open(&mut self, bracket: Bracket, span: Span) {
        let kind = match bracket {
            Bracket::Brace => FrameKind::Object(None),
            Bracket::Square => FrameKind::List(0),
        };
        let id = if self.frames.is_empty() && self.values == 0 {
            self.values = 1;
            self.parent
        } else {
            let (parent, segment, key, _) = self.place(span);
            self.tree.container(parent, segment, key, self.text.span(span))
        };
        self.frames.push(Frame { id, kind });
    }

    fn close(&mut self, bracket: Bracket, span: Span) {
        let fits = |frame: &Frame| frame.kind.bracket() == bracket;
        let Some(index) = self.frames.iter().rposition(fits) else {
            return self.complain(span.start, "a closing bracket that nothing opened");
        };
        if index + 1 < self.frames.len() {
            self.complain(span.start, "a closing bracket of the other kind");
        }
        self.close_down_to(index, span.end);
    }

    fn close_down_to(&mut self, index: usize, end: usize) {
        let end = self.text.span(Span::new(end.saturating_sub(1), end)).end;
        while self.frames.len() > index {
            self.drop_key();
            let Some(frame) = self.frames.pop() else { return };
            if frame.id != self.parent {
                self.tree.close(frame.id, end);
            }
        }
    }

    fn comma(&mut self, span: Span) {
        let dropped = self.drop_key();
        if (dropped || self.frames.is_empty()) && !self.lenient {
            self.complain(span.start, "unexpected comma");
        }
    }

    fn colon(&mut self, span: Span) {
        match self.frames.last_mut() {
            Some(Frame { kind: FrameKind::Object(Some(key)), .. }) if !key.colon => key.colon = true,
            _ => self.complain(span.start, "unexpected colon"),
        }
    }

    fn scalar(&mut self, token: Token, span: Span) {
        let inner = if token == Token::Text { Span::new(span.start + 1, span.end.saturating_sub(1)) } else { span };
        let value = match token {
            Token::Text => quoted::unescape(&self.text.slice(inner), Dialect::Json),
            _ => self.text.slice(inner).into_owned(),
        };
        if let Some(Frame { kind: FrameKind::Object(key), .. }) = self.frames.last()
            && key.as_ref().is_none_or(|key| !key.colon)
        {
            if self.drop_key() && !self.lenient {
                self.complain(span.start, "expected a colon behind a key");
            }
            return self.set_key(Key { name: value.text().into(), span: inner, colon: false });
        }
        if token == Token::Word && !self.lenient {
            self.complain(span.start, "unexpected word");
        }
        let (parent, segment, key, kind) = self.place(span);
        let value = if token == Token::Null { value.slice(Span::default()).into_owned() } else { value };
        self.tree.scalar(parent, segment, kind, key, value);
    }

    fn comment(&mut self, span: Span) {
        let written = span.of(self.text.text());
        let opened = written.trim_start_matches(['/', '*', ' ', '\t', '\r', '\n']);
        let content = opened.trim_end_matches(['*', ' ', '\t', '\r', '\n']);
        let start = span.end - opened.len();
        let parent = self.frames.last().map_or(self.parent, |frame| frame.id);
        if !content.is_empty() {
            let value = self.text.slice(Span::new(start, start + content.len())).into_owned();
            self.tree.scalar(parent, Segment::Text, SiteKind::Comment, None, value);
        }
    }

    fn set_key(&mut self, key: Key) {
        if let Some(Frame { kind: FrameKind::Object(slot), .. }) = self.frames.last_mut() {
            *slot = Some(key);
        }
    }

    /// Keeps a key that has no value as a text, and tells whether there was one.
    fn drop_key(&mut self) -> bool {
        let Some(Frame { id, kind: FrameKind::Object(key) }) = self.frames.last_mut() else { return false };
        let Some(key) = key.take() else { return false };
        let value = self.text.slice(key.span).into_owned();
        self.tree.scalar(*id, Segment::Text, SiteKind::Text, None, value);
        true
    }

    /// Takes the place of the next node: parent, segment, key and kind.
    fn place(&mut self, span: Span) -> (NodeId, Segment, Option<Span>, SiteKind) {
        match self.frames.last_mut() {
            Some(Frame { id, kind: FrameKind::List(next) }) => {
                let segment = Segment::Index(*next);
                *next = next.saturating_add(1);
                (*id, segment, None, SiteKind::ListItem)
            }
            Some(Frame { id, kind: FrameKind::Object(key) }) => {
                let id = *id;
                if let Some(key) = key.take() {
                    return (id, Segment::Key(key.name), Some(self.text.span(key.span)), SiteKind::MapValue);
                }
                self.complain(span.start, "a value without a key");
                (id, Segment::Text, None, SiteKind::Text)
            }
            None => {
                let segment = Segment::Document(self.values);
                self.values = self.values.saturating_add(1);
                (self.parent, segment, None, SiteKind::Text)
            }
        }
    }
}
