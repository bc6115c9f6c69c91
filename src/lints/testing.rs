//! Owns how tests of rules judge a codebase built by hand.

use super::{Finding, Levels, judge};
use crate::context::Codebase;
use crate::exposure::testing::Build;
use crate::exposure::{WaysOut, scores};

/// The only finding of a rule on a codebase.
pub(crate) fn only(rule: &str, build: Build) -> Finding {
    let mut found = found_with(rule, build, &Levels::default());
    assert_eq!(found.len(), 1, "{rule}: {found:#?}");
    found.remove(0)
}

/// All findings of a rule on a codebase under given levels.
pub(crate) fn found_with(rule: &str, build: Build, levels: &Levels) -> Vec<Finding> {
    let codebase = build.done();
    let mut found = judged(&codebase, levels);
    found.retain(|finding| finding.rule == rule);
    found
}

/// The rules that say something of a codebase, one for each finding.
pub(crate) fn said(build: Build, levels: &Levels) -> Vec<&'static str> {
    let codebase = build.done();
    judged(&codebase, levels).into_iter().map(|finding| finding.rule).collect()
}

fn judged(codebase: &Codebase<'_>, levels: &Levels) -> Vec<Finding> {
    judge(codebase, &scores(codebase), levels, &WaysOut::new(codebase.catalog, codebase.as_of))
}
