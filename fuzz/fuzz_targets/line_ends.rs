//! Owns: a text says the same whether its lines end on LF or on CRLF: the same references in the same lines and columns,
//! the same suppressions, the same remarks. Only offsets differ.

#![no_main]

use libfuzzer_sys::fuzz_target;
use owlint::report::Outcome;
use owlint_fuzz::{check_text, named_text, notices_of};

fuzz_target!(|data: &[u8]| {
    let Some((path, text)) = named_text(data) else { return };
    // A CR of its own ends no line with LF and is part of an end with CRLF: there is no one text with either.
    if text.contains('\r') {
        return;
    }
    let (unix, windows) = (check_text(&path, text), check_text(&path, &text.replace('\n', "\r\n")));
    assert_eq!(told(&unix), told(&windows), "{}", path.display());
    assert_eq!(notices_of(&unix), notices_of(&windows), "{}", path.display());
});

/// One line for each reference, label and finding.
fn told(outcome: &Outcome) -> Vec<String> {
    let codebase = &outcome.codebase;
    let all = codebase.references.iter().chain(&codebase.open).chain(&codebase.branches).map(|one| {
        let model = one.model.as_ref().map(|model| &model.id);
        let at = (one.place.start, &one.text, &one.key, one.role, one.confidence);
        format!("{at:?} {:?} {} {:?} {model:?}", one.pin, one.scheme, one.provider)
    });
    let labels = codebase.labels.iter().map(|one| format!("{:?} {}", one.place.start, one.text));
    let findings = outcome
        .findings
        .iter()
        .map(|one| format!("{} {:?} {:?} {:?} {}", one.rule, one.place.start, one.severity, one.status, one.message));
    // An identifier that goes on in the next line is told with the end of the first as it stands.
    all.chain(labels).chain(findings).map(|told| told.replace("\\r", "").replace('\r', "")).collect()
}
