//! Owns which words before a `=` or `:` are the name of what follows. Never reads values.

use super::frames::Key;
use super::lexer::{Token, TokenKind};
use super::walk::Walk;
use crate::extract::tree::Segment;
use crate::text::Span;

/// Bytes of a key; of longer ones the rest is left out.
const LONGEST_KEY: usize = 200;
/// Parts of a dotted key, and keys of nested ones, that become keys of their own.
const MAX_PARTS: u32 = 16;

impl Walk<'_> {
    /// Takes a `=` (`equals`) or `:`.
    pub(super) fn bind(&mut self, equals: bool) {
        let last = self.last.filter(|last| matches!(last.kind, TokenKind::Word | TokenKind::Text { .. }));
        let (nested, newline_ends) = (self.table.nested_keys, self.table.newline_ends);
        let frame = self.frames.top();
        let (has_keys, in_call) = (frame.has_keys(), frame.bracket == b'(');
        let slot = &mut frame.slot;
        if has_keys && !slot.bound {
            slot.bound = true;
            let head = std::mem::take(&mut slot.head);
            let named = self.named(&head);
            return self.set_key(named);
        }
        // `a: b: "x"` nests; behind a value, `=` means that the statement before was left open.
        let nests = has_keys && nested && !equals && last.is_some();
        let restarts = has_keys && slot.filled && !newline_ends;
        if nests {
            slot.pending = None;
            self.enter();
            self.set_key(last);
        } else if (equals && in_call) || restarts {
            slot.pending = None;
            (slot.base, slot.parts) = (None, 0);
            self.set_key(last);
        }
    }

    /// The token in a statement's head that names it: behind a declaring word the next, else the last.
    fn named(&self, head: &[Token]) -> Option<Token> {
        let first = head.first()?;
        let word = first.span.of(self.source);
        if word == "for" {
            return None;
        }
        let declared = self.table.declares.contains(&word).then(|| head.get(1)).flatten();
        declared.or(head.last()).copied()
    }

    pub(super) fn set_key(&mut self, token: Option<Token>) {
        let Some(token) = token else {
            self.frames.top().slot.key = None;
            return;
        };
        let (place, dotted) = match token.kind {
            TokenKind::Text { body, .. } => (body, false),
            _ => (name_of(self.source, token.span), true),
        };
        let mut at = place.start;
        while let Some(length) = Span::new(at, place.end).of(self.source).find('.').filter(|_| dotted) {
            self.part(Span::new(at, at + length));
            self.enter();
            at += length + 1;
            if self.frames.top().slot.parts >= MAX_PARTS {
                break;
            }
        }
        self.part(Span::new(at, place.end));
    }

    fn part(&mut self, place: Span) {
        let name = place.of(self.source);
        let mut end = name.len().min(LONGEST_KEY);
        while !name.is_char_boundary(end) {
            end -= 1;
        }
        let name = name.get(..end).unwrap_or_default();
        self.frames.top().slot.key = (!name.is_empty()).then(|| Key { text: name.into(), place });
    }

    /// Makes the key a container that the rest of the statement hangs below.
    fn enter(&mut self) {
        let frame = self.frames.top();
        let below = frame.below();
        if frame.slot.parts >= MAX_PARTS {
            return;
        }
        frame.slot.parts += 1;
        if let Some(Key { text, place }) = frame.slot.key.take() {
            let node = self.frames.add(below, Segment::Key(text), Some(place), place);
            self.frames.top().slot.base = Some(node);
        }
    }
}

/// The name in a word: without `$`, `$env:`, and the marks that make a field optional or hidden.
fn name_of(source: &str, word: Span) -> Span {
    let text = word.of(source);
    let scoped = text.rsplit_once(':').map_or(text, |(_, name)| name);
    let name = scoped.trim_start_matches(['$', '#', '@', '.']);
    let start = word.end - name.len();
    Span::new(start, start + name.trim_end_matches(['?', '.']).len())
}
