//! Owns dotted names as they are read word by word (`os.environ.get`) and the names made of them.

use crate::text::Span;

/// Names longer than this are not worth keeping.
const MAX_NAME: usize = 200;

/// A name and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) text: Box<str>,
    /// In the text being read; `None` for names that stand nowhere (`==`).
    pub(super) place: Option<Span>,
}

impl Name {
    /// The name written under `place`; `None` where it is too long to be one.
    pub(super) fn at(source: &str, place: Span) -> Option<Self> {
        let text = place.of(source);
        (!text.is_empty() && text.len() <= MAX_NAME).then(|| Self { text: text.into(), place: Some(place) })
    }

    /// The name in an option as programs declare it: `model` in `--model` and in `-m, --model <id>`.
    pub(super) fn option(source: &str, place: Span) -> Option<Self> {
        let text = place.of(source);
        let start = text.find("--").unwrap_or_default();
        let named = text.get(start..)?;
        let bare = named.trim_start_matches('-');
        let start = place.start + start + named.len() - bare.len();
        let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        let length = bare.find(|c| !is_inside(c)).unwrap_or(bare.len());
        Self::at(source, Span::new(start, start + length))
    }

    /// What stands for looking for a part of a text.
    pub(super) fn part() -> Self {
        Self { text: "in".into(), place: None }
    }

    /// What stands for a comparison.
    pub(super) fn comparison() -> Self {
        Self { text: "==".into(), place: None }
    }
}

/// A dotted name.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    text: String,
    first: Span,
    last: Span,
    /// Whether it follows a `]`, as element types in Go do.
    pub(super) is_type: bool,
}

impl Chain {
    pub(super) fn new(source: &str, word: Span) -> Self {
        let text = word.of(source).get(..MAX_NAME.min(word.len())).unwrap_or_default().to_owned();
        Self { text, first: word, last: word, is_type: false }
    }

    /// The same name, marked as a type or not.
    pub(super) fn typed(self, is_type: bool) -> Self {
        Self { is_type, ..self }
    }

    /// Appends a part; a name that grows too long forgets its start.
    pub(super) fn extend(&mut self, source: &str, word: Span) {
        let part = word.of(source);
        if self.text.len() + part.len() >= MAX_NAME {
            *self = Self::new(source, word);
            return;
        }
        self.text.push('.');
        self.text.push_str(part);
        self.last = word;
    }

    /// The whole name: `os.environ.get`.
    pub(super) fn whole(&self) -> Name {
        Name { text: self.text.as_str().into(), place: Some(Span::new(self.first.start, self.last.end)) }
    }

    /// The part before the last: what a method is called on.
    pub(super) fn receiver(&self) -> Option<Name> {
        let (before, _) = self.text.rsplit_once('.')?;
        let text = before.rsplit('.').next().filter(|part| !part.is_empty())?;
        Some(Name { text: text.into(), place: None })
    }

    /// The last part: `model` of `self.model`, without the mark that a variable has in its language.
    pub(super) fn last(&self, source: &str) -> Option<Name> {
        let written = self.last.of(source);
        let bare = written.trim_start_matches(['$', '@']);
        Name::at(source, Span::new(self.last.end - bare.len(), self.last.end))
    }
}
