//! Owns reading a word of the catalogue (a tier, a posture…) from an argument. Never knows which words there are.

use crate::catalog::closest;
use crate::text::sanitise;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use std::ffi::OsStr;

/// Reads one of a catalogue's words.
#[derive(Clone)]
pub(super) struct Word<T: 'static> {
    what: &'static str,
    all: &'static [T],
    text: fn(T) -> &'static str,
}

impl<T> Word<T> {
    /// A reader of `all` words, which stand for a `what`.
    pub(super) fn new(what: &'static str, all: &'static [T], text: fn(T) -> &'static str) -> Self {
        Self { what, all, text }
    }
}

impl<T: Copy + Send + Sync + 'static> TypedValueParser for Word<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &clap::Command,
        _: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let word = value.to_string_lossy();
        let is_meant = |one: &&T| (self.text)(**one).eq_ignore_ascii_case(&word);
        self.all.iter().find(is_meant).copied().ok_or_else(|| {
            let words: Vec<&str> = self.all.iter().map(|one| (self.text)(*one)).collect();
            let near = closest(&word.to_lowercase(), words.iter().copied());
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it is one of {}", words.join(", ")),
            };
            let message = format!("`{}` is no {}\n\n  help: {help}\n", sanitise(&word), self.what);
            clap::Error::raw(ErrorKind::InvalidValue, message).with_cmd(command)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.all.iter().map(|one| PossibleValue::new((self.text)(*one)))))
    }
}
