//! Owns whether an edited file still says what it said: it is read once more and held against what it was. Never writes.

use crate::catalog::Catalog;
use crate::extract::{self, SiteKind};
use crate::identify;
use crate::policy::Plan;
use crate::text::{self, Decoded, Document, Encoding, NoticeKind};
use std::path::Path;

/// What one text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reread {
    /// What its parser had to say against it.
    faults: Vec<NoticeKind>,
    /// Where identifiers begin, in the text, and what they are; by place.
    references: Vec<(usize, String)>,
    /// All values but comments, in order.
    values: Vec<String>,
}

/// Returns the text of a file's bytes and how they became text, `None` where they are not UTF-8.
#[must_use]
pub fn utf8(bytes: Vec<u8>) -> Option<(String, Encoding)> {
    match text::decode(bytes) {
        Decoded::Text { text, encoding: encoding @ (Encoding::Utf8 | Encoding::Utf8Bom) } => Some((text, encoding)),
        _ => None,
    }
}

impl Reread {
    /// Reads a text as the file at a path.
    #[must_use]
    pub fn of(path: &Path, text: &str, catalog: &Catalog) -> Self {
        let document = Document::new(path.to_owned(), text.to_owned(), Encoding::Utf8);
        let extraction = extract::extract(&document);
        let found = identify::identify(&document, &extraction.tree, catalog);
        let mut references: Vec<(usize, String)> =
            found.references.into_iter().map(|one| (one.span.start, one.text)).collect();
        references.sort();
        let spoken = extraction.tree.iter().filter(|(_, node)| node.kind != SiteKind::Comment);
        let values = spoken.filter_map(|(_, node)| node.value.as_ref().map(|value| value.text().to_owned())).collect();
        Self { faults: extraction.notices.iter().map(|notice| notice.kind).collect(), references, values }
    }

    /// Whether `after` is what this becomes by the edits of a plan, whose offsets are this text's: it parses as well, and
    /// all identifiers are where and what they were, but for those that were meant.
    #[must_use]
    pub fn becomes(&self, after: &Self, plan: &Plan) -> bool {
        let shifts = plan.shifts();
        let moved = |offset: usize| {
            let before = shifts.partition_point(|(end, ..)| *end <= offset);
            let last = before.checked_sub(1).and_then(|index| shifts.get(index));
            last.map_or(offset, |(_, come, gone)| (offset + come).saturating_sub(*gone))
        };
        let expected: Vec<(usize, String)> = self
            .references
            .iter()
            .filter_map(|(start, text)| {
                match plan.edit_at(*start) {
                    None => Some((moved(*start), text.clone())),
                    // What stood in a comment may go with it; what was meant has to be there.
                    Some(edit) if edit.span.start == *start && edit.replaces == *text => {
                        Some((moved(*start), edit.text.clone()))
                    }
                    Some(_) => None,
                }
            })
            .collect();
        self.faults == after.faults && expected == after.references
    }

    /// Whether only comments tell this from `after`.
    #[must_use]
    pub fn says_the_same(&self, after: &Self) -> bool {
        let texts = |one: &Self| one.references.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
        self.faults == after.faults && self.values == after.values && texts(self) == texts(after)
    }
}
