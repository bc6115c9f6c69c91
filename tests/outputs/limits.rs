//! What GitHub takes, on more findings than it does.

use super::report_with;
use crate::sample::{finding, place};
use owlint::lints::Severity;
use owlint::report::{Format, Outcome};
use serde_json::Value;

/// So many findings at places of their own; every tenth is grave and stands at the end.
fn many(count: usize) -> impl Fn(&mut Outcome) {
    move |outcome| {
        let text = "model: moonshotai/Kimi-K2-Instruct\n";
        let one = |index: usize| {
            let severity = if index >= count - count / 10 { Severity::High } else { Severity::Low };
            let place = place(&format!("deploy/{:03}/values-{index:05}.yaml", index % 500), text, "moonshotai");
            finding("OW101", severity, place, 1, &format!("leans on model {index} at full length of a usual sentence"))
        };
        outcome.findings = (0..count).map(one).collect();
        outcome.gates = outcome.findings.iter().map(|finding| finding.severity == Severity::High).collect();
        outcome.gating = count / 10;
    }
}

#[test]
fn code_scanning_gets_no_more_results_than_it_takes_and_the_gravest() {
    let text = report_with(Format::Sarif, many(26_000));
    let log: Value = serde_json::from_str(&text).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 25_000);
    assert!(results[..2_600].iter().all(|result| result["level"] == "error"));
    let said = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(said["descriptor"]["id"], "left-out");
    assert!(said["message"]["text"].as_str().unwrap().starts_with("1000 findings are left out"), "{said}");
}

#[test]
fn code_scanning_takes_the_size_of_ten_thousand_findings() {
    let text = report_with(Format::Sarif, many(10_000));
    let log: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 10_000);
    assert_eq!(log["runs"][0]["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().len(), 1);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, text.as_bytes()).unwrap();
    assert!(packed.finish().unwrap().len() < 10_000_000);
}

#[test]
fn annotations_are_no_more_than_a_step_shows() {
    let text = report_with(Format::Github, many(10_000));
    let count = |head: &str| text.lines().filter(|line| line.starts_with(head)).count();
    assert_eq!((count("::error "), count("::warning "), count("::notice ")), (10, 0, 10));
    assert!(text.contains("::notice title=owlint%3A 9981 more places have findings::"), "{text}");
}

#[test]
fn markdown_is_no_longer_than_its_place_and_counts_the_rest() {
    for (format, most) in [(Format::Markdown, 1024 * 1024), (Format::Comment, 65_536)] {
        let text = report_with(format, many(10_000));
        assert!(text.len() <= most && text.len() > most / 2, "{format:?}: {}", text.len());
        let rows = text.lines().filter(|line| line.starts_with("| **")).count();
        let left = 10_000 - rows;
        assert!(text.contains(&format!("\nand {left} more places with findings\n")), "{format:?}");
        assert!(text.find("**high**").unwrap() < text.find("**low**").unwrap_or(text.len()), "the gravest first");
        assert!(text.ends_with("</sub>\n"), "{format:?}");
    }
}

#[test]
fn lists_and_markup_hold_all_of_them() {
    let text = report_with(Format::Gitlab, many(10_000));
    assert_eq!(serde_json::from_str::<Vec<Value>>(&text).unwrap().len(), 10_001, "with the notice");
    let text = report_with(Format::Junit, many(10_000));
    let document = roxmltree::Document::parse(&text).unwrap();
    assert_eq!(document.descendants().filter(|node| node.has_tag_name("failure")).count(), 10_001, "with the run");
    assert_eq!(report_with(Format::Csv, many(10_000)).lines().count(), 10_002, "with the head and the notice");
}
