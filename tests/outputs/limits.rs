//! What GitHub takes, on more findings than it does.

use super::report_with;
use crate::sample::{finding, place};
use owlint::lints::Severity;
use owlint::report::{Format, Outcome};

/// So many findings at places of their own; every tenth is grave and stands at the end.
fn many(count: usize) -> impl Fn(&mut Outcome) {
    move |outcome| {
        let text = "model: moonshotai/Kimi-K2-Instruct\n";
        let one = |index: usize| {
            let severity = if index >= count - count / 10 { Severity::High } else { Severity::Low };
            let place = place(&format!("deploy/{:03}/values-{index:05}.yaml", index % 500), text, "moonshotai");
            finding("OW101", severity, place, 1, &format!("leans on model {index} at full length of a usual sentence"))
        };
        outcome.codebase.references[1].uses.clear();
        outcome.findings = (0..count).map(one).collect();
        outcome.gates = outcome.findings.iter().map(|finding| finding.severity == Severity::High).collect();
        outcome.gating = count / 10;
    }
}

// Read as text: taking so large a document apart again is slow.
#[test]
fn code_scanning_gets_no_more_than_it_takes_and_the_gravest() {
    let text = report_with(Format::Sarif, many(25_500));
    let (head, results) = text.split_once("\"results\": [").unwrap();
    assert_eq!(results.matches("\"ruleId\": ").count(), 25_000);
    let levels = results.lines().filter_map(|line| line.trim().strip_prefix("\"level\": "));
    assert_eq!(levels.take_while(|level| *level == "\"error\",").count(), 2_550);
    assert!(head.contains("\"id\": \"left-out\""), "{head}");
    assert!(head.contains("\"500 findings are left out, none of them graver than those here"), "{head}");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
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
    let issues = report_with(Format::Gitlab, many(10_000));
    assert_eq!(issues.matches("\"check_name\": ").count(), 10_001, "with the notice");
    let cases = report_with(Format::Junit, many(10_000));
    assert_eq!(cases.matches("<failure ").count(), 10_001, "with the run");
    assert_eq!(report_with(Format::Csv, many(10_000)).lines().count(), 10_002, "with the head and the notice");
}
