//! Owns reading values of the right kind out of a configuration table, with errors that point at them.
//! Never knows which keys there are.

use super::error::ConfigError;
use crate::catalog::closest;
use crate::discover::PathPatterns;
use crate::text::{Document, Encoding, Place, Span, sanitise};
use std::path::Path;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place in the file.
pub(super) type Value<'a, 'i> = &'a Spanned<DeValue<'i>>;

/// A configuration file while it is read, and the faults found in it so far.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    pub(super) path: &'t Path,
    pub(super) text: &'t str,
    pub(super) faults: Vec<ConfigError>,
}

impl Reader<'_> {
    /// Adds a fault.
    pub(super) fn fault(&mut self, span: std::ops::Range<usize>, message: String, help: String) {
        self.faults.push(ConfigError::at(self.path, self.text, span.into(), message, help));
    }

    /// Returns a place in the file.
    pub(super) fn place(&self, span: std::ops::Range<usize>) -> Place {
        let document = Document::new(self.path.to_owned(), self.text.to_owned(), Encoding::Utf8);
        Place::new(&Arc::new(self.path.to_owned()), &document, span.into())
    }

    /// Adds a fault for a word that is none of `known`.
    pub(super) fn unknown(&mut self, span: std::ops::Range<usize>, what: &str, word: &str, known: &[&str]) {
        let help = match closest(&word.to_lowercase(), known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("use one of {}", listed(known)),
        };
        self.fault(span, format!("unknown {what} `{}`", sanitise(word)), help);
    }

    /// Returns the value as a text.
    pub(super) fn text<'a>(&mut self, value: Value<'a, '_>) -> Option<&'a str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_kind(value, "a string");
        }
        text
    }

    /// Returns the value as yes or no.
    pub(super) fn flag(&mut self, value: Value<'_, '_>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_kind(value, "`true` or `false`");
        }
        flag
    }

    /// Returns the value as a list of texts with their places.
    pub(super) fn texts<'a>(&mut self, value: Value<'a, '_>) -> Vec<(&'a str, std::ops::Range<usize>)> {
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_kind(value, "a list of strings");
            return Vec::new();
        };
        items.iter().filter_map(|item| Some((self.text(item)?, item.span()))).collect()
    }

    /// Returns the value as a whole number from `least` on.
    pub(super) fn number(&mut self, value: Value<'_, '_>, least: u32, most: u32) -> Option<u32> {
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_kind(value, "a whole number");
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.fault(value.span(), "this number is out of range".to_owned(), format!("write {least} to {most}"));
        }
        number
    }

    /// Returns the value as patterns of paths that count from `folder`.
    pub(super) fn paths(&mut self, value: Value<'_, '_>, folder: &Path) -> Option<PathPatterns> {
        let texts = self.texts(value);
        let patterns = texts.iter().map(|(text, _)| (*text).to_owned()).collect();
        PathPatterns::new(folder, patterns)
            .map_err(|(number, why)| {
                let span = texts.get(number).map_or_else(|| value.span(), |(_, span)| span.clone());
                self.fault(span, format!("this is no pattern: {}", sanitise(&why)), "write it as in .gitignore".into());
            })
            .ok()
    }

    /// Returns the values of a list of tables.
    pub(super) fn items<'a, 'i>(&mut self, value: Value<'a, 'i>) -> &'a [Spanned<DeValue<'i>>] {
        let items = value.get_ref().as_array();
        if items.is_none() {
            self.wrong_kind(value, "a list of tables");
        }
        items.map_or(&[], |items| items)
    }

    /// Returns the value as a table.
    pub(super) fn table<'a, 'i>(&mut self, value: Value<'a, 'i>) -> Option<&'a DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_kind(value, "a table");
        }
        table
    }

    /// Returns what a word of `known` stands for.
    pub(super) fn choice<T: Copy>(&mut self, value: Value<'_, '_>, what: &str, known: &[(&str, T)]) -> Option<T> {
        let text = self.text(value)?;
        self.choice_of(text, value.span(), what, known)
    }

    /// Returns what `word` stands for among `known`.
    pub(super) fn choice_of<T: Copy>(
        &mut self,
        word: &str,
        span: std::ops::Range<usize>,
        what: &str,
        known: &[(&str, T)],
    ) -> Option<T> {
        let found = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.unknown(span, what, word, &names);
        }
        found
    }

    fn wrong_kind(&mut self, value: Value<'_, '_>, wanted: &str) {
        let found = value.get_ref().type_str();
        self.fault(value.span(), format!("this is of type {found}"), format!("write {wanted} here"));
    }
}

/// Returns words as a list for people: `` `a`, `b` ``.
fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// Parses a file as TOML.
pub(super) fn parse<'t>(path: &Path, text: &'t str) -> Result<Spanned<DeTable<'t>>, ConfigError> {
    DeTable::parse(text).map_err(|error| {
        let message = error.message().replace('\n', ", ");
        let span = error.span().map_or_else(Span::default, Span::from);
        ConfigError::at(path, text, span, format!("this is not TOML: {}", sanitise(&message)), String::new())
    })
}
