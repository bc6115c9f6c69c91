//! Owns: rounds of fixing come to an end, a file that was fixed parses as it did, and a second run has nothing to fix.
//! The first byte chooses between safe fixes, all fixes and suppressions for what is left.

#![no_main]

use libfuzzer_sys::fuzz_target;
use owlint::lints::Status;
use owlint::policy::{Needed, Plan, add_ignores, plan};
use owlint::report::Outcome;
use owlint::text::NoticeKind;
use owlint::{Reread, utf8};
use owlint_fuzz::{AS_OF, catalog, check_text, named_text, notices_of};
use std::path::Path;

/// A run takes eight rounds at most and leaves the rest to the next run: fixes that touch are made one a round. So many
/// rounds are more than a short input has places.
const ROUNDS: usize = 64;

fuzz_target!(|data: &[u8]| {
    let Some((wanted, rest)) = data.split_first() else { return };
    let Some((path, text)) = named_text(rest) else { return };
    if text.matches("owlint:").count() > ROUNDS / 4 {
        return;
    }
    let before = notices_of(&check_text(&path, text));
    let mut text = text.to_owned();
    for round in 0.. {
        let outcome = check_text(&path, &text);
        let after = notices_of(&outcome);
        assert!(!after.contains(&NoticeKind::Internal), "{text}");
        assert_eq!(after, before, "the file does not parse as it did: {text}");
        let Some(new) = next(*wanted, &outcome, &path, &text) else { return };
        assert!(round < ROUNDS, "there is always something left to fix: {new}");
        text = new;
    }
});

/// The text after a round; `None` where nothing is left to do.
fn next(wanted: u8, outcome: &Outcome, path: &Path, text: &str) -> Option<String> {
    let (plain, _) = utf8(text.as_bytes().to_vec())?;
    let mark = text.len() - plain.len();
    let plan = match wanted.wrapping_sub(b'0') % 3 {
        2 => ignores(outcome, path, &plain),
        wanted => {
            let (_, plan) = plan(&outcome.findings, wanted == 1).pop_first()?;
            held(&plan.without_first(mark), path, &plain)
        }
    };
    let new = plan.apply(&plain).expect("an edit is of what stands there");
    (plan.findings() > 0).then(|| [&text[..mark], &new].concat())
}

/// What of a plan leaves all else as it is, as the command line takes it.
fn held(plan: &Plan, path: &Path, text: &str) -> Plan {
    let before = Reread::of(path, text, catalog());
    let holds = |plan: &Plan| {
        let new = plan.apply(text).expect("an edit is of what stands there");
        before.becomes(&Reread::of(path, &new, catalog()), plan)
    };
    if holds(plan) {
        return plan.clone();
    }
    let mut kept = Plan::default();
    plan.single().into_iter().filter(holds).for_each(|one| kept.extend(one));
    if holds(&kept) { kept } else { Plan::default() }
}

/// Suppressions for all that stands.
fn ignores(outcome: &Outcome, path: &Path, text: &str) -> Plan {
    let mut needed = Needed::new();
    for finding in outcome.findings.iter().filter(|finding| finding.status == Status::Active) {
        needed.entry(finding.place.start.line).or_default().insert(finding.rule);
    }
    let before = Reread::of(path, text, catalog());
    let is_same = |new: &str| before.says_the_same(&Reread::of(path, new, catalog()));
    let plan = add_ignores(path, text, &needed, "agreed", AS_OF, &is_same).unwrap_or_default();
    let new = plan.apply(text).expect("an edit is of what stands there");
    assert!(is_same(&new), "more than comments have come in: {new}");
    plan
}
