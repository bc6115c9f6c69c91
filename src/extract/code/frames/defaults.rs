//! Owns whose default a literal is: of a variable looked up, of a parameter declared, of what a call is bound to.
//! Never adds nodes.

use super::{Frame, Frames};
use crate::extract::code::calls::{Manner, is_default};
use crate::extract::code::chain::Name;
use crate::text::Span;

/// Bytes behind a literal in which the field is looked for that its attribute stands before.
const ATTRIBUTE_REACH: usize = 600;

impl Frame {
    /// The name that a call asks for: `MODEL` in `os.getenv("MODEL")`.
    pub(in crate::extract::code) fn asked(&self, source: &str) -> Option<Name> {
        let name = Name::at(source, self.first?.1)?;
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        let looks_up = matches!(self.manner, Some(Manner::LooksUp(_)));
        (looks_up && name.text.chars().all(fits)).then_some(name)
    }

    /// The name that the current argument stands in for.
    fn stands_for_first(&self) -> Option<&Name> {
        self.stands_for.as_ref().filter(|_| self.manner != Some(Manner::FallsBack) || self.index == 0)
    }

    /// The name that a literal before this one gives to it.
    fn named_before(&self, source: &str, body: Span) -> Option<Name> {
        let (first, place) = self.first.filter(|(_, place)| *place != body)?;
        let key = self.slot.key.as_ref().map(|key| &*key.text);
        let is_word = !body.of(source).contains(char::is_whitespace);
        match (self.manner, key) {
            (Some(Manner::LooksUp(distance)), None) => self.asked(source).filter(|_| self.index == first + distance),
            (Some(Manner::FallsBack), None) if self.index == first + 1 => Name::at(source, place),
            (Some(Manner::LooksUp(_)), Some(key)) if is_default(key) => self.asked(source),
            (Some(Manner::Pairs), None) => {
                let (index, key) = self.latest?;
                Name::at(source, key).filter(|_| self.index % 2 == 1 && index + 1 == self.index)
            }
            (Some(Manner::Declares), None) if is_word && place.of(source).contains("--") && self.index == first + 2 => {
                Name::option(source, place)
            }
            (manner, Some(key)) if is_default(key) => {
                let declares = manner == Some(Manner::Declares) || self.bracket == 0 || self.bracket == b'{';
                (declares || place.of(source).starts_with('-')).then(|| Name::option(source, place))?
            }
            _ => None,
        }
    }
}

impl Frames<'_> {
    /// Whose default a literal in the bracket at `depth` is, where something in or around that bracket tells.
    pub(super) fn default_of(&self, depth: usize, body: Span) -> Option<Name> {
        let (source, top) = (self.source(), self.frame(depth));
        let key = top.slot.key.as_ref().map(|key| &*key.text);
        let named = top.named_before(source, body).or_else(|| {
            // `option("model", { default: "x" })`.
            let outer = self.frame(depth.checked_sub(1)?);
            let declares = outer.manner == Some(Manner::Declares) && top.bracket == b'{' && key.is_some_and(is_default);
            declares.then(|| Name::option(source, outer.first?.1))?
        });
        named.or_else(|| {
            // `#[arg(default_value = "x")] model: String`.
            let is_attribute = depth.checked_sub(1).is_some_and(|outer| self.frame(outer).bracket == b'[');
            (is_attribute && key.is_some_and(is_default)).then(|| field_behind(source, body.end))?
        })
    }

    /// The key that a literal takes, and the frame in which it stands: its own, or that of what its call is bound to.
    pub(super) fn bound(&self, mut grouped: bool) -> Option<(usize, Name)> {
        let mut depth = self.stack.len();
        loop {
            let frame = self.frame(depth);
            let hands_on = frame.manner == Some(Manner::HandsOn);
            match &frame.slot.key {
                Some(key) if !(hands_on && is_default(&key.text)) => return Some((depth, key.clone())),
                None => {
                    if let Some(name) = frame.stands_for_first() {
                        return Some((depth, name.clone()));
                    }
                    let groups = grouped && frame.bracket != b'[' && frame.name.is_none();
                    if frame.index > 0 || !(hands_on || groups || frame.manner == Some(Manner::FallsBack)) {
                        return None;
                    }
                }
                Some(_) => {}
            }
            // What stands in a group is grouped itself; a call's argument need not be.
            grouped |= hands_on;
            depth = depth.checked_sub(1)?;
        }
    }
}

/// The field that the attribute belongs to which `at` stands in: `model` in `…")] pub model: String`.
fn field_behind(source: &str, at: usize) -> Option<Name> {
    let end = source.len().min(at + ATTRIBUTE_REACH);
    let behind = |at: usize, mark: u8| Some(at + memchr::memchr(mark, source.as_bytes().get(at..end)?)? + 1);
    let mut at = behind(at, b']')?;
    loop {
        let rest = source.as_bytes().get(at..end)?;
        at += rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let rest = source.as_bytes().get(at..end)?;
        let length = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'_'))?;
        at = match (rest.get(..length)?, rest) {
            (b"", [b'#', b'[', ..]) => behind(at, b']')?,
            (b"", [b'/', b'/', ..]) => behind(at, b'\n')?,
            (b"", [b'(', ..]) => behind(at, b')')?,
            (b"", _) => return None,
            (b"pub", _) => at + length,
            _ => {
                let is_field = rest.get(length) == Some(&b':');
                return Name::at(source, Span::new(at, at + length)).filter(|_| is_field);
            }
        };
    }
}
