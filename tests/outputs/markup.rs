//! What tools that take XML of test runs and of style checks are given.

use super::{report, report_with};
use owlint::lints::Status;
use owlint::report::Format;
use roxmltree::{Document, Node};

fn all<'a>(document: &'a Document<'a>, name: &'static str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name(name)).collect()
}

#[test]
fn the_run_itself_is_a_test_that_fails_where_the_exit_status_would() {
    let text = report(Format::Junit);
    let document = Document::parse(&text).unwrap();
    let run = all(&document, "testcase")[0];
    assert_eq!((run.attribute("classname"), run.attribute("name")), (Some("owlint"), Some("run")));
    let failure = run.first_element_child().unwrap();
    assert_eq!(failure.attribute("message"), Some("1 finding gates at high"));
    let clean = report_with(Format::Junit, |outcome| {
        outcome.findings.clear();
        outcome.gates.clear();
        outcome.gating = 0;
    });
    let document = Document::parse(&clean).unwrap();
    let cases = all(&document, "testcase");
    assert_eq!(cases.len(), 1);
    assert!(!cases[0].has_children());
}

#[test]
fn suites_count_their_cases() {
    let text = report_with(Format::Junit, |outcome| outcome.findings[2].status = Status::Baselined);
    let document = Document::parse(&text).unwrap();
    let suites = all(&document, "testsuite");
    let names: Vec<_> = suites.iter().map(|suite| suite.attribute("name").unwrap()).collect();
    assert_eq!(names, ["owlint", "README.md", "deploy/kimi.yaml"]);
    for suite in &suites {
        let count = |name: &str| suite.descendants().filter(|node| node.has_tag_name(name)).count().to_string();
        assert_eq!(suite.attribute("tests"), Some(count("testcase").as_str()));
        assert_eq!(suite.attribute("failures"), Some(count("failure").as_str()));
        assert_eq!(suite.attribute("skipped"), Some(count("skipped").as_str()));
        let children: Vec<&str> =
            suite.children().filter(Node::is_element).map(|node| node.tag_name().name()).collect();
        assert_eq!(children.first(), Some(&"properties"));
        assert!(children.ends_with(&["system-out", "system-err"]), "{children:?}");
    }
    let skipped: Vec<_> = all(&document, "skipped").iter().map(|node| node.attribute("message").unwrap()).collect();
    assert_eq!(skipped, ["does not gate in role doc", "baselined", "suppressed"]);
}

#[test]
fn counts_and_notices_stand_with_the_run() {
    let text = report(Format::Junit);
    let document = Document::parse(&text).unwrap();
    let value = |name: &str| {
        let properties = all(&document, "property");
        let found = properties.iter().find(|property| property.attribute("name") == Some(name));
        found.and_then(|property| property.attribute("value")).map(str::to_owned)
    };
    assert_eq!(value("suppressed").as_deref(), Some("1"));
    assert_eq!(value("baselined").as_deref(), Some("0"));
    assert_eq!(value("notices").as_deref(), Some("1"));
    assert_eq!(value("exposure_index").as_deref(), Some("78"));
    let said = all(&document, "system-out")[0].text().unwrap();
    assert!(said.contains("chart/values.yaml: does not parse as YAML"), "{said}");
}

#[test]
fn checkstyle_lists_what_stands_by_file() {
    let text = report(Format::Checkstyle);
    let document = Document::parse(&text).unwrap();
    assert_eq!(document.root_element().tag_name().name(), "checkstyle");
    let files: Vec<_> = all(&document, "file").iter().map(|file| file.attribute("name").unwrap()).collect();
    assert_eq!(files, ["README.md", "chart/values.yaml", "deploy/kimi.yaml"]);
    let told = all(&document, "error");
    let told: Vec<_> =
        told.iter().map(|error| (error.attribute("source").unwrap(), error.attribute("severity").unwrap())).collect();
    let expected = [
        ("owlint.OW106", "info"),
        ("owlint.notice.unparsed", "info"),
        ("owlint.OW101", "error"),
        ("owlint.OW105", "warning"),
    ];
    assert_eq!(told, expected);
    assert!(text.contains("(1 suppressed)"), "{text}");
}
