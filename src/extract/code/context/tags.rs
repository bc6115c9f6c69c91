//! Owns names that stand next to their literal without an operator: Go's field tags, `#define`, attributes of modules.
//! Never reads calls.

use super::Walk;
use crate::extract::code::chain::Name;
use crate::extract::code::frames::Stands;
use crate::extract::code::languages::{Escapes, Language};
use crate::text::Span;

/// Keys of a tag that hold a default, and those that name the variable which overrides it.
const DEFAULTS: [&str; 2] = ["default:\"", "envDefault:\""];
const VARIABLES: [&str; 3] = ["env:\"", "envconfig:\"", "arg:\"env:"];

impl Walk<'_> {
    /// Whether the literal that comes next is the value of the name before it: `#define MODEL "x"`, `@model "x"`.
    pub(super) fn defines(&mut self) -> bool {
        let (language, source) = (self.language, self.source);
        let slot = self.frames.slot();
        let Some(chain) = slot.chain.as_ref().filter(|_| slot.key.is_none()) else { return false };
        match language {
            Language::Cpp => slot.previous.as_ref().is_some_and(|before| &*before.whole().text == "define"),
            Language::Elixir => chain.whole().place.is_some_and(|place| place.of(source).starts_with('@')),
            _ => false,
        }
    }

    /// Reads the tag of a field in Go (`default:"x"`); `false` where the literal is none.
    pub(super) fn tag(&mut self, body: Span) -> bool {
        let source = self.source;
        let Some(field) = self.frames.slot().head.filter(|_| self.frames.top().bracket == b'{') else { return false };
        let tag = body.of(source);
        let value = |keys: &[&str]| {
            let mut found = keys.iter().filter_map(|key| {
                let at = tag.find(key)?;
                let apart = tag.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '));
                let start = at + key.len();
                let length = tag.get(start..)?.find('"').filter(|_| apart)?;
                Some(Span::new(body.start + start, body.start + start + length))
            });
            found.next()
        };
        let Some(default) = value(&DEFAULTS) else { return false };
        let name = value(&VARIABLES).filter(|name| !name.is_empty()).unwrap_or(field);
        self.frames.bind(Name::at(source, name));
        self.frames.literal(default, Escapes::None, Stands::default());
        true
    }
}
