//! Owns where suppressions for given findings can be written into a file. Never writes it.
//!
//! A place is tried and read again: it is taken where only a comment has come in and where that covers its line.

#![deny(clippy::indexing_slicing)]

use super::comment_syntax::{CommentSyntax, of_file};
use super::comments::Comments;
use super::plan::Plan;
use super::suppress::{Suppression, suppressions};
use crate::extract::extract;
use crate::lints::Edit;
use crate::text::{Document, Encoding, Span};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The rules that are to be silenced, by line.
pub type Needed = BTreeMap<usize, BTreeSet<&'static str>>;

/// A file is read again so many times at most, whatever it holds.
const MOST_READINGS: usize = 200;

/// Whole values around a line that are tried, the innermost first.
const MOST_AROUND: usize = 6;

/// Returns the suppressions that `text` takes for what is needed, with this reason: at the end of a line, above it, or above
/// the value around it. What fits nowhere is left out.
///
/// `is_same` says whether only comments tell a text from this one. Fails where the format has no comments.
pub fn add_ignores(
    path: &Path,
    text: &str,
    needed: &Needed,
    reason: &str,
    as_of: Date,
    is_same: &dyn Fn(&str) -> bool,
) -> Result<Plan, String> {
    let document = Document::new(path.to_owned(), text.to_owned(), Encoding::Utf8);
    let syntax = of_file(path, document.format()).ok_or_else(|| {
        format!("{} has no comments: exempt it in the configuration instead", document.format().as_str())
    })?;
    let tree = extract(&document).tree;
    let known = suppressions(&tree, &document).list;
    let comments = Comments::of(&tree, &document);
    let writer = Writer { document: &document, syntax, known: &known, comments: &comments, reason, as_of, is_same };
    Ok(writer.write(&writer.worth_writing(needed)))
}

/// Where a suppression is to be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strategy {
    /// In the list of the one that covers the line already.
    Merge,
    /// At the end of the line.
    Behind,
    /// On a line of its own above.
    Above,
    /// Above the value around the line, the innermost being the first.
    Around(usize),
}

/// What is written at one place: rules between a head and a tail.
#[derive(Debug, Clone)]
struct Written {
    replaces: String,
    head: String,
    rules: BTreeSet<&'static str>,
    tail: String,
    findings: usize,
}

/// All that is written, by place.
type Draft = BTreeMap<usize, Written>;

struct Writer<'d> {
    document: &'d Document,
    syntax: CommentSyntax,
    known: &'d [Suppression],
    comments: &'d Comments<'d>,
    reason: &'d str,
    as_of: Date,
    is_same: &'d dyn Fn(&str) -> bool,
}

impl Writer<'_> {
    /// What is needed, but for what stands although a suppression covers it already: a second one would not hold either.
    fn worth_writing(&self, needed: &Needed) -> Needed {
        let is_covered = |line: usize, rule: &str| covers(self.known.iter(), line, rule, self.as_of);
        let each = needed.iter().map(|(line, rules)| {
            let left = rules.iter().copied().filter(|rule| !is_covered(*line, rule));
            (*line, left.collect::<BTreeSet<_>>())
        });
        each.filter(|(_, rules)| !rules.is_empty()).collect()
    }

    fn write(&self, needed: &Needed) -> Plan {
        let mut draft = Draft::new();
        let mut left: Vec<usize> = needed.keys().copied().collect();
        let mut readings = MOST_READINGS;
        let around = (0..MOST_AROUND).map(Strategy::Around);
        for strategy in [Strategy::Merge, Strategy::Behind, Strategy::Above].into_iter().chain(around) {
            let mut refused = Vec::new();
            self.take(&left, strategy, needed, &mut draft, &mut refused, &mut readings);
            left = refused;
        }
        plan(&draft)
    }

    /// Takes into the draft those of `lines` that a strategy has a place for, by halves.
    fn take(
        &self,
        lines: &[usize],
        strategy: Strategy,
        needed: &Needed,
        draft: &mut Draft,
        refused: &mut Vec<usize>,
        readings: &mut usize,
    ) {
        let mut tried = draft.clone();
        let (placed, unplaced): (Vec<usize>, Vec<usize>) = lines.iter().partition(|line| {
            needed.get(line).is_some_and(|rules| self.place(**line, rules, strategy, &mut tried).is_some())
        });
        refused.extend(unplaced);
        if placed.is_empty() {
            return;
        }
        if *readings == 0 {
            refused.extend(placed);
            return;
        }
        *readings -= 1;
        if self.holds(&tried, &placed, needed) {
            *draft = tried;
        } else if placed.len() == 1 {
            refused.extend(placed);
        } else {
            let (first, second) = placed.split_at(placed.len() / 2);
            self.take(first, strategy, needed, draft, refused, readings);
            self.take(second, strategy, needed, draft, refused, readings);
        }
    }

    /// Writes the rules of a line into a draft, where the strategy has a place.
    fn place(&self, line: usize, rules: &BTreeSet<&'static str>, strategy: Strategy, draft: &mut Draft) -> Option<()> {
        let on_line = self.document.line_span(line);
        let (at, written) = match strategy {
            Strategy::Merge => self.merged(line, rules)?,
            Strategy::Behind if self.syntax.trails => {
                let gap = if self.syntax.wide_gap { "  " } else { " " };
                (on_line.end, self.comment(gap, rules, ""))
            }
            Strategy::Behind => return None,
            Strategy::Above => self.above(line, rules),
            Strategy::Around(index) => {
                let first = self.comments.around(on_line, MOST_AROUND).into_iter().nth(index)?;
                self.above(first, rules)
            }
        };
        let merged = draft.entry(at).or_insert_with(|| Written { rules: BTreeSet::new(), findings: 0, ..written });
        merged.rules.extend(rules);
        merged.findings += rules.len();
        Some(())
    }

    fn above(&self, line: usize, rules: &BTreeSet<&'static str>) -> (usize, Written) {
        let on_line = self.document.line_span(line);
        let text = on_line.of(self.document.text());
        let indent = text.get(..text.len() - text.trim_start().len()).unwrap_or_default();
        let behind = self.document.text().get(on_line.end..).unwrap_or_default();
        let end = if behind.starts_with("\r\n") { "\r\n" } else { "\n" };
        (on_line.start, self.comment(indent, rules, end))
    }

    fn comment(&self, before: &str, rules: &BTreeSet<&'static str>, after: &str) -> Written {
        let CommentSyntax { open, close, .. } = self.syntax;
        Written {
            replaces: String::new(),
            head: format!("{before}{open}owlint: ignore["),
            rules: rules.clone(),
            tail: format!("] -- {}{close}{after}", self.reason),
            findings: rules.len(),
        }
    }

    /// The list of the suppression that covers the line and begins there, with what is needed behind it.
    fn merged(&self, line: usize, rules: &BTreeSet<&'static str>) -> Option<(usize, Written)> {
        let is_meant = |one: &&Suppression| *one.covers.start() == line && !one.has_expired(self.as_of);
        let is_line = |one: &&Suppression| *one.covers.end() != usize::MAX;
        let list = self.known.iter().filter(is_line).find(is_meant)?.list.as_ref()?;
        let head = format!("{}, ", list.replaces.trim_end().trim_end_matches(','));
        let (rules, findings, tail) = (rules.clone(), rules.len(), String::new());
        Some((list.span.start, Written { replaces: list.replaces.clone(), head, rules, tail, findings }))
    }

    /// Whether a draft changes nothing but comments, and covers the lines for which it was made.
    fn holds(&self, draft: &Draft, lines: &[usize], needed: &Needed) -> bool {
        let Some(new) = plan(draft).apply(self.document.text()) else { return false };
        let document = Document::new(self.document.path().to_owned(), new, Encoding::Utf8);
        let found = suppressions(&extract(&document).tree, &document).list;
        let breaks: Vec<usize> =
            draft.iter().filter(|(_, written)| written.tail.ends_with('\n')).map(|(at, _)| *at).collect();
        let is_covered = |line: &usize| {
            let start = self.document.line_span(*line).start;
            let moved = line + breaks.partition_point(|at| *at <= start);
            let is_held = |rule: &&str| covers(found.iter(), moved, rule, self.as_of);
            needed.get(line).is_some_and(|rules| rules.iter().all(is_held))
        };
        lines.iter().all(is_covered) && (self.is_same)(document.text())
    }
}

/// Whether one of several suppressions covers a line and names a rule.
fn covers<'s>(mut list: impl Iterator<Item = &'s Suppression>, line: usize, rule: &str, as_of: Date) -> bool {
    let is_named = |one: &Suppression| one.named.iter().any(|named| named.ids.contains(&rule));
    list.any(|one| one.covers.contains(&line) && !one.has_expired(as_of) && is_named(one))
}

fn plan(draft: &Draft) -> Plan {
    let mut plan = Plan::default();
    for (at, written) in draft {
        let rules: Vec<&str> = written.rules.iter().copied().collect();
        let edit = Edit {
            path: String::new(),
            span: Span::new(*at, at + written.replaces.len()),
            text: format!("{}{}{}", written.head, rules.join(", "), written.tail),
            replaces: written.replaces.clone(),
        };
        plan.insert(edit, written.findings);
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a file becomes when its lines are silenced.
    fn silenced(path: &str, text: &str, lines: &[usize]) -> Result<String, String> {
        let needed = lines.iter().map(|line| (*line, BTreeSet::from(["OW101"]))).collect();
        let values = |text: &str| {
            let document = Document::new(path.into(), text.to_owned(), Encoding::Utf8);
            let tree = extract(&document).tree;
            let spoken = tree.iter().filter(|(_, node)| node.kind != crate::extract::SiteKind::Comment);
            spoken.map(|(id, _)| tree.value(id).to_owned()).collect::<Vec<_>>()
        };
        let before = values(text);
        let is_same = |new: &str| values(new) == before;
        let as_of = jiff::civil::date(2026, 11, 23);
        Ok(add_ignores(Path::new(path), text, &needed, "later", as_of, &is_same)?.apply(text).unwrap())
    }

    #[test]
    fn a_comment_comes_behind_the_line_where_one_may_stand_there() {
        assert_eq!(silenced("a.yaml", "a: x\nb: y\n", &[2]).unwrap(), "a: x\nb: y # owlint: ignore[OW101] -- later\n");
        assert_eq!(silenced("a.py", "m = 'y'\n", &[1]).unwrap(), "m = 'y'  # owlint: ignore[OW101] -- later\n");
        let text = "A=1\r\nB=y\r\n";
        assert_eq!(silenced(".env", text, &[2]).unwrap(), "A=1\r\n# owlint: ignore[OW101] -- later\r\nB=y\r\n");
        let xml = "<a>\n  <b>y</b>\n</a>\n";
        assert!(silenced("a.xml", xml, &[2]).unwrap().contains("</b> <!-- owlint: ignore[OW101] -- later -->\n"));
    }

    #[test]
    fn a_text_of_several_lines_is_silenced_from_above() {
        let text = "run: |\n  one\n  vllm serve x\nend: 1\n";
        let expected = "# owlint: ignore[OW101] -- later\nrun: |\n  one\n  vllm serve x\nend: 1\n";
        assert_eq!(silenced("a.yaml", text, &[3]).unwrap(), expected);
        let text = "set -e\nvllm serve \\\n  y \\\n  --x 1\n";
        let expected = "set -e\n# owlint: ignore[OW101] -- later\nvllm serve \\\n  y \\\n  --x 1\n";
        assert_eq!(silenced("a.sh", text, &[3]).unwrap(), expected);
    }

    #[test]
    fn what_covers_the_line_already_takes_the_rule_in() {
        let text = "b: y # owlint: ignore[OW106] -- agreed\n";
        assert_eq!(silenced("a.yaml", text, &[1]).unwrap(), "b: y # owlint: ignore[OW106, OW101] -- agreed\n");
    }

    #[test]
    fn what_stands_although_it_is_covered_is_not_covered_twice() {
        let text = "b: y # owlint: ignore[OW101] -- agreed\n";
        assert_eq!(silenced("a.yaml", text, &[1]).unwrap(), text);
    }

    #[test]
    fn a_format_without_comments_is_told() {
        assert!(silenced("a.json", "{\"a\": \"y\"}", &[1]).unwrap_err().contains("json has no comments"));
    }
}
