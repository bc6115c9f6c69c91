//! Owns suppressions: comments that silence a rule at a place, with a reason. Never knows a comment's syntax: comments
//! come from the tree of sites.

#![deny(clippy::indexing_slicing)]

use super::comments::{Comments, Mark};
use super::directive::{self, Directive, MARK, Slip};
use crate::extract::SiteTree;
use crate::lints::{Edit, Finding, Status};
use crate::text::{Document, Encoding, Place, Span};
use jiff::civil::Date;
use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Arc;

/// A rule or a group that a suppression names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// As it stands in the comment.
    pub name: String,
    /// The ids of the rules it stands for.
    pub ids: Vec<&'static str>,
    /// Whether it has silenced anything.
    pub used: bool,
}

/// A comment that silences rules on some lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// Where the directive stands, from its mark on.
    pub place: Place,
    /// The lines it covers, from 1.
    pub covers: RangeInclusive<usize>,
    /// What it names.
    pub named: Vec<Named>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds; `None` for ever.
    pub until: Option<Date>,
    /// Whether all of the file was understood, so that what it silences would have been found.
    pub is_judged: bool,
    /// What stands between its brackets; nothing where the file cannot be edited.
    pub list: Option<Edit>,
    /// Takes the comment out; nothing where that cannot be done alone.
    pub removal: Option<Edit>,
}

impl Suppression {
    /// Whether its last day lies before `as_of`.
    #[must_use]
    pub fn has_expired(&self, as_of: Date) -> bool {
        self.until.is_some_and(|until| until < as_of)
    }

    /// Returns what it names and covers at a place.
    fn naming(&mut self, finding: &Finding) -> impl Iterator<Item = &mut Named> {
        let covers = self.covers.contains(&finding.place.start.line);
        self.named.iter_mut().filter(move |named| covers && named.ids.contains(&finding.rule))
    }
}

/// A comment that was meant to silence something and does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// Where the directive stands, from its mark on.
    pub place: Place,
    /// What is wrong with it.
    pub why: String,
    /// Puts in what was probably meant.
    pub mended: Option<Edit>,
}

/// The suppressions of files, and what was meant to be one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suppressions {
    /// Those that hold, in the order of the file.
    pub list: Vec<Suppression>,
    /// Those that cannot be understood, and hold nothing back.
    pub malformed: Vec<Malformed>,
}

impl Suppressions {
    /// Adds those of another file.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
        self.malformed.extend(other.malformed);
    }
}

/// Whether a text may hold suppressions: one search for the mark.
#[must_use]
pub fn may_suppress(text: &[u8]) -> bool {
    memchr::memmem::find(text, MARK.as_bytes()).is_some()
}

/// Reads the suppressions of a document. Costs one search for the mark where there is none.
#[must_use]
pub fn suppressions(tree: &SiteTree, document: &Document) -> Suppressions {
    let mut found = Suppressions::default();
    if !may_suppress(document.text().as_bytes()) {
        return found;
    }
    let reader = Reader { comments: Comments::of(tree, document), document, path: Arc::new(document.path().into()) };
    for mark in reader.comments.marks() {
        match directive::read(mark.words.of(document.text())) {
            None => {}
            Some(Ok(directive)) => found.list.push(reader.suppression(mark, directive, tree.structured)),
            Some(Err(slip)) => found.malformed.push(reader.malformed(mark, slip)),
        }
    }
    found
}

/// A document whose directives are read.
struct Reader<'d> {
    comments: Comments<'d>,
    document: &'d Document,
    path: Arc<PathBuf>,
}

impl Reader<'_> {
    fn suppression(&self, mark: Mark, directive: Directive, is_judged: bool) -> Suppression {
        let covers = if directive.whole_file { 1..=usize::MAX } else { self.comments.covered(mark) };
        let named = directive.named.into_iter().map(|(name, ids)| Named { name, ids, used: false });
        let removal = self.comments.removal(mark);
        Suppression {
            place: self.place(mark),
            covers,
            named: named.collect(),
            reason: directive.reason,
            until: directive.until,
            is_judged,
            list: self.edit(moved(directive.list, mark), None),
            removal: removal.and_then(|span| self.edit(span, Some(String::new()))),
        }
    }

    fn malformed(&self, mark: Mark, slip: Slip) -> Malformed {
        let mended = slip.meant.and_then(|(span, meant)| self.edit(moved(span, mark), Some(meant)));
        Malformed { place: self.place(mark), why: slip.why, mended }
    }

    fn place(&self, mark: Mark) -> Place {
        let words = mark.words.of(self.document.text()).trim_end().len();
        let span = Span::new(mark.words.start.saturating_sub(MARK.len()), mark.words.start + words);
        Place::new(&self.path, self.document, span)
    }

    /// An edit of the file's bytes, which must be the text's; without `text` it changes nothing.
    fn edit(&self, span: Span, text: Option<String>) -> Option<Edit> {
        let is_plain = matches!(self.document.encoding(), Encoding::Utf8 | Encoding::Utf8Bom);
        let replaced = span.of(self.document.text());
        let text = text.unwrap_or_else(|| replaced.to_owned());
        is_plain.then(|| Edit::new(&self.path, self.document.file_span(span), replaced, text))
    }
}

/// A span in the words of a mark as one in the document.
fn moved(span: Span, mark: Mark) -> Span {
    Span::new(mark.words.start + span.start, mark.words.start + span.end)
}

/// Silences the findings that an unexpired suppression covers, and marks what it names as used.
pub(super) fn apply(suppressions: &mut [Suppression], findings: &mut [Finding], as_of: Date) {
    let mut by_path: HashMap<Arc<PathBuf>, Vec<&mut Suppression>> = HashMap::new();
    for suppression in suppressions.iter_mut().filter(|suppression| !suppression.has_expired(as_of)) {
        by_path.entry(Arc::clone(&suppression.place.path)).or_default().push(suppression);
    }
    for finding in findings.iter_mut().filter(|finding| finding.status == Status::Active) {
        let mut status = finding.status;
        for suppression in by_path.get_mut(&finding.place.path).into_iter().flatten() {
            for named in suppression.naming(finding) {
                named.used = true;
                status = Status::Suppressed;
            }
        }
        finding.status = status;
    }
}

#[cfg(test)]
mod tests;
