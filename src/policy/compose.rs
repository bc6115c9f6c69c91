//! Owns putting two plans for a file, of which one is made after the other, together into one. Never chooses an edit.

use super::plan::Plan;
use crate::lints::Edit;
use crate::text::Span;
use std::path::Path;

/// Edits that touch, in the text between the two plans.
struct Group<'p> {
    span: Span,
    first: Vec<&'p Edit>,
    then: Vec<&'p Edit>,
    mends: usize,
}

impl Plan {
    /// Returns the plan that does at once what this one does to `before` and `then` to what comes of it; `None` where
    /// either does not fit.
    #[must_use]
    pub fn followed_by(&self, then: &Self, before: &str) -> Option<Self> {
        let between = self.apply(before)?;
        let mut composed = Self::default();
        let (mut come, mut gone) = (0, 0);
        for group in groups(self, then) {
            let start = group.span.start + gone - come;
            come += group.first.iter().map(|edit| edit.text.len()).sum::<usize>();
            gone += group.first.iter().map(|edit| edit.span.len()).sum::<usize>();
            let span = Span::new(start, group.span.end + gone - come);
            let mut text = String::new();
            let mut at = group.span.start;
            for edit in &group.then {
                text.push_str(between.get(at..edit.span.start)?);
                text.push_str(&edit.text);
                at = edit.span.end;
            }
            text.push_str(between.get(at..group.span.end)?);
            let path = &group.first.iter().chain(&group.then).next()?.path;
            composed.insert(Edit::new(Path::new(path), span, before.get(span.start..span.end)?, text), group.mends);
        }
        Some(composed)
    }
}

fn groups<'p>(first: &'p Plan, then: &'p Plan) -> Vec<Group<'p>> {
    let mut grown = 0_usize;
    let mut shrunk = 0_usize;
    let mut all: Vec<Group<'p>> = Vec::new();
    for (edit, mends) in first.weighed() {
        let start = edit.span.start + grown - shrunk;
        grown += edit.text.len();
        shrunk += edit.span.len();
        all.push(Group { span: Span::new(start, start + edit.text.len()), first: vec![edit], then: Vec::new(), mends });
    }
    all.extend(then.weighed().map(|(edit, mends)| Group {
        span: edit.span,
        first: Vec::new(),
        then: vec![edit],
        mends,
    }));
    all.sort_by_key(|group| (group.span.start, group.span.end));
    let mut groups: Vec<Group<'p>> = Vec::new();
    for group in all {
        match groups.last_mut().filter(|last| group.span.start <= last.span.end) {
            Some(last) => {
                last.span = Span::new(last.span.start, last.span.end.max(group.span.end));
                last.first.extend(group.first);
                last.then.extend(group.then);
                last.mends += group.mends;
            }
            None => groups.push(group),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plan_of(text: &str, edits: &[(usize, usize, String)]) -> Plan {
        let mut plan = Plan::default();
        for (start, length, new) in edits {
            let (start, end) = ((*start).min(text.len()), (start + length).min(text.len()));
            plan.add(&Edit::new(Path::new("a"), Span::new(start, end), &text[start..end], new.clone()));
        }
        plan
    }

    fn edits() -> impl Strategy<Value = Vec<(usize, usize, String)>> {
        proptest::collection::vec((0_usize..40, 0_usize..6, "[a-z]{0,5}"), 0..6)
    }

    proptest! {
        #[test]
        fn at_once_is_one_after_the_other(text in "[A-Z]{0,40}", one in edits(), two in edits()) {
            let first = plan_of(&text, &one);
            let between = first.apply(&text).unwrap();
            let then = plan_of(&between, &two);
            let both = first.followed_by(&then, &text).unwrap();
            prop_assert_eq!(both.apply(&text), then.apply(&between));
            prop_assert_eq!(both.findings(), first.findings() + then.findings());
        }
    }
}
