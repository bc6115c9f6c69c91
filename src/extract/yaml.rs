//! Owns YAML: all documents of a text, with their comments, as nodes.
//! Never expands aliases (they become names that lead to what they stand for), never resolves types, never judges:
//! every scalar is its letters.

mod events;
mod scalar;

use super::{Fault, NodeId, Segment, SiteKind, SiteTree, lines, template};
use crate::text::{MappedText, Span};
use events::{Anchor, Event, Events, Failure, Style};
use std::collections::HashMap;

/// Characters of a key that is itself a map or a list that its name repeats.
const COMPLEX_KEY_LIMIT: usize = 120;

/// Reads `text` below `parent`, each document in a container of its own; templates are masked where they break it.
///
/// After an error the next document is read as YAML, and what lies between line by line.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) -> Result<(), Fault> {
    if !template::has_markers(text.text()) || parses(text.text()) {
        return Builder::new(tree, parent, text, text.text()).read();
    }
    let mask = template::mask(text.text());
    let mut builder = Builder::new(tree, parent, text, mask.text());
    let result = builder.read();
    let covered = builder.multiline;
    template::read_regions(tree, parent, text, &mask, &covered);
    result
}

/// Whether the text is YAML as it stands; `{{ x }}` is a map in a map by the grammar, and never meant so.
pub(super) fn parses(text: &str) -> bool {
    let mut events = Events::new(text);
    let mut opened = None;
    while let Some(next) = events.next() {
        let Ok((event, span)) = next else { return false };
        match event {
            Event::MapStart { flow: true, .. } if opened == Some(span.start) => return false,
            Event::MapStart { flow: true, .. } => opened = Some(span.start + 1),
            _ => opened = None,
        }
    }
    true
}

/// A map's key that waits for its value.
struct Key {
    name: Box<str>,
    /// In the text that is read.
    span: Span,
}

/// An open collection or document.
struct Frame {
    id: NodeId,
    kind: FrameKind,
    /// Where the collection starts that is the key of the map around it.
    key_from: Option<usize>,
}

enum FrameKind {
    Document,
    Map(Option<Key>),
    List(u32),
}

/// Where the next node goes.
struct Place {
    parent: NodeId,
    segment: Segment,
    key: Option<Span>,
    kind: SiteKind,
}

struct Builder<'t, 'a> {
    tree: &'t mut SiteTree,
    parent: NodeId,
    text: &'a MappedText<'a>,
    /// The text as the parser sees it: as long as `text`, with templates masked.
    parsed: &'a str,
    frames: Vec<Frame>,
    documents: u32,
    /// Up to where content was read.
    read_to: usize,
    /// From where on nothing was read since the last failure.
    unread: Option<usize>,
    /// The values of several lines that were read.
    multiline: Vec<Span>,
    /// What anchors name.
    anchors: HashMap<Anchor, NodeId>,
}

impl<'t, 'a> Builder<'t, 'a> {
    fn new(tree: &'t mut SiteTree, parent: NodeId, text: &'a MappedText<'a>, parsed: &'a str) -> Self {
        let (frames, multiline, anchors) = (Vec::new(), Vec::new(), HashMap::new());
        Self { tree, parent, text, parsed, frames, documents: 0, read_to: 0, unread: None, multiline, anchors }
    }

    fn read(&mut self) -> Result<(), Fault> {
        let mut events = Events::new(self.parsed);
        let mut fault = None;
        while let Some(next) = events.next() {
            match next {
                Ok((event, span)) => self.event(event, span),
                Err(failure) => {
                    self.abandon();
                    let resumed = events.resume(&failure);
                    fault.get_or_insert_with(|| self.fault(failure));
                    if !resumed {
                        break;
                    }
                }
            }
        }
        self.read_lines_until(self.parsed.len());
        fault.map_or(Ok(()), Err)
    }

    fn fault(&self, failure: Failure) -> Fault {
        Fault { at: self.text.offset(failure.at), message: failure.message }
    }

    fn event(&mut self, event: Event, span: Span) {
        match event {
            Event::DocumentStart => self.start_document(span),
            Event::DocumentEnd => self.end_frames(),
            Event::MapStart { anchor, .. } => self.start(FrameKind::Map(None), span, anchor),
            Event::ListStart { anchor } => self.start(FrameKind::List(0), span, anchor),
            Event::MapEnd | Event::ListEnd => self.end(span),
            Event::Scalar(style, anchor) => self.scalar(style, span, anchor),
            Event::Alias(anchor) => self.alias(span, anchor),
            Event::Comment => self.comment(span),
        }
    }

    fn start_document(&mut self, span: Span) {
        self.read_lines_until(span.start);
        let segment = Segment::Document(self.documents);
        self.documents += 1;
        let id = self.tree.container(self.parent, segment, None, self.text.span(span));
        self.frames = vec![Frame { id, kind: FrameKind::Document, key_from: None }];
        self.read_to = self.read_to.max(span.end);
    }

    fn start(&mut self, kind: FrameKind, span: Span, anchor: Anchor) {
        let key_from = self.awaits_key().then_some(span.start);
        let place = self.place();
        let document = matches!(self.frames.last(), Some(Frame { kind: FrameKind::Document, .. }));
        let id = if document {
            place.parent
        } else {
            let key = place.key.map(|key| self.text.span(key));
            self.tree.container(place.parent, place.segment, key, self.text.span(span))
        };
        self.anchor(anchor, id);
        self.frames.push(Frame { id, kind, key_from });
    }

    fn end(&mut self, span: Span) {
        // A block collection ends where its last value ends; the event stands at the next token.
        if !span.is_empty() {
            self.read_to = self.read_to.max(span.end);
        }
        let Some(frame) = self.frames.pop() else { return };
        self.close(&frame);
        if let Some(from) = frame.key_from {
            let span = Span::new(from, self.read_to);
            let name: String = span.of(self.text.text()).trim().chars().take(COMPLEX_KEY_LIMIT).collect();
            self.set_key(name.into(), span);
        }
    }

    fn end_frames(&mut self) {
        while let Some(frame) = self.frames.pop() {
            self.close(&frame);
        }
    }

    fn close(&mut self, frame: &Frame) {
        let end = self.text.span(Span::new(self.read_to.saturating_sub(1), self.read_to)).end;
        self.tree.close(frame.id, end);
    }

    /// Gives up a document after a failure; a key without its value is read again by lines.
    fn abandon(&mut self) {
        let pending = match self.frames.last() {
            Some(Frame { kind: FrameKind::Map(Some(key)), .. }) => Some(key.span.start),
            _ => None,
        };
        self.unread.get_or_insert(pending.unwrap_or(self.read_to));
        self.end_frames();
    }

    fn read_lines_until(&mut self, end: usize) {
        if let Some(start) = self.unread.take().filter(|start| *start < end) {
            lines::read(self.tree, self.parent, &self.text.slice(Span::new(start, end)));
        }
        self.read_to = self.read_to.max(end);
    }

    fn scalar(&mut self, style: Style, span: Span, anchor: Anchor) {
        let value = scalar::decode(self.text, self.parsed, span, style);
        if self.awaits_key() {
            let quoted = matches!(style, Style::Single | Style::Double);
            let key = if quoted { scalar::inside(span) } else { span };
            self.set_key(value.text().into(), key);
        } else {
            let place = self.place();
            let key = place.key.map(|key| self.text.span(key));
            let id = self.tree.scalar(place.parent, place.segment, place.kind, key, value);
            self.anchor(anchor, id);
        }
        if span.of(self.text.text()).contains('\n') {
            self.multiline.push(span);
        }
        self.read_to = self.read_to.max(span.end);
    }

    fn anchor(&mut self, anchor: Anchor, id: NodeId) {
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
    }

    fn alias(&mut self, span: Span, anchor: Anchor) {
        if self.awaits_key() {
            self.set_key(span.of(self.text.text()).into(), span);
        } else {
            let place = self.place();
            if let Some(meant) = self.anchors.get(&anchor) {
                let key = place.key.map(|key| self.text.span(key));
                self.tree.name(place.parent, place.segment, key, self.text.span(span), &[*meant]);
            }
        }
        self.read_to = self.read_to.max(span.end);
    }

    fn comment(&mut self, span: Span) {
        if self.unread.is_some_and(|start| start <= span.start) {
            self.read_lines_until(span.start);
            self.unread = Some(span.end);
        }
        let written = span.of(self.text.text());
        let content = written.trim_start_matches('#').trim();
        let start = span.start + (written.len() - written.trim_start_matches('#').trim_start().len());
        let parent = self.frames.last().map_or(self.parent, |frame| frame.id);
        if !content.is_empty() {
            let value = self.text.slice(Span::new(start, start + content.len())).into_owned();
            self.tree.scalar(parent, Segment::Text, SiteKind::Comment, None, value);
        }
    }

    fn awaits_key(&self) -> bool {
        matches!(self.frames.last(), Some(Frame { kind: FrameKind::Map(None), .. }))
    }

    fn set_key(&mut self, name: Box<str>, span: Span) {
        if let Some(Frame { kind: FrameKind::Map(key), .. }) = self.frames.last_mut() {
            *key = Some(Key { name, span });
        }
    }

    /// Takes the place of the next node: below the open map's key, or as the open list's next item.
    fn place(&mut self) -> Place {
        let (parent, kind) = (self.parent, SiteKind::Text);
        let nowhere = Place { parent, segment: Segment::Text, key: None, kind };
        let Some(Frame { id, kind, .. }) = self.frames.last_mut() else { return nowhere };
        let parent = *id;
        match kind {
            FrameKind::Document => Place { parent, ..nowhere },
            FrameKind::Map(key) => match key.take() {
                Some(key) => {
                    let segment = Segment::Key(key.name);
                    Place { parent, segment, key: Some(key.span), kind: SiteKind::MapValue }
                }
                None => Place { parent, ..nowhere },
            },
            FrameKind::List(next) => {
                let segment = Segment::Index(*next);
                *next = next.saturating_add(1);
                Place { parent, segment, key: None, kind: SiteKind::ListItem }
            }
        }
    }
}
