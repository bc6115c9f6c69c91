//! Markdown for a job's summary and for a comment.

use super::{report, report_with};
use owlint::report::Format;

#[test]
fn a_row_a_reference_with_every_rule() {
    insta::assert_snapshot!(report(Format::Markdown));
}

#[test]
fn a_comment_can_be_found_again() {
    let comment = report(Format::Comment);
    assert_eq!(comment.strip_prefix("<!-- owlint -->\n"), Some(report(Format::Markdown).as_str()));
}

#[test]
fn nothing_found_is_said_without_a_table() {
    let text = report_with(Format::Markdown, |outcome| {
        outcome.findings.clear();
        outcome.gates.clear();
        outcome.gating = 0;
    });
    assert!(text.starts_with("## owlint: nothing gates at high\n"), "{text}");
    assert!(!text.contains("| severity"), "{text}");
}
