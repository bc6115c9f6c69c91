//! Owns: what is recognised lies in the text, is the same twice, and is never lost by the first stage, which decides
//! whether a text is parsed at all and which definitions in it are.

#![no_main]

use libfuzzer_sys::fuzz_target;
use owlint::extract::{extract, extract_part};
use owlint::identify::{Identification, Identified, identify};
use owlint::text::Document;
use owlint_fuzz::{assert_fits, catalog, document, prefilter};

fuzz_target!(|data: &[u8]| {
    let Some(document) = document(data) else { return };
    let found = recognised(&document, document.text());
    assert_eq!(told(&found), told(&recognised(&document, document.text())), "a second look finds something else");
    let all = found.references.iter().chain(&found.open).chain(&found.branches);
    all.for_each(|one| assert_fits(document.text(), one.span, one));
    found.labels.iter().for_each(|one| assert_fits(document.text(), one.span, one));
    let known: Vec<&Identified> = found.references.iter().filter(|one| is_promised(one, &document)).collect();
    let Some(first) = known.first() else { return };
    assert!(prefilter().admits(document.text().as_bytes(), document.format()), "lost: {first:?}");
    let Some(part) = prefilter().without_definitions(document.text(), document.format()) else { return };
    assert!(prefilter().admits(part.as_bytes(), document.format()), "lost with its definition: {first:?}");
    let left = recognised(&document, &part);
    for one in known {
        let is_there = left.references.iter().any(|other| (other.span, &other.text) == (one.span, &one.text));
        assert!(is_there, "lost with a definition: {one:?}");
    }
});

fn recognised(document: &Document, text: &str) -> Identification {
    let tree = if text == document.text() { extract(document).tree } else { extract_part(document, text).tree };
    identify(document, &tree, catalog())
}

/// Whether the first stage promises to keep a reference: its model is known, and the file says so in the letters that
/// are searched for, not in escapes of its format. Unknown names are read where a key asks for one, which is a promise
/// of its own (`KEY_WORDS`) that holds for keys, not for every command.
fn is_promised(one: &Identified, document: &Document) -> bool {
    one.model.is_some() && one.span.of(document.text()) == one.text
}

fn told(found: &Identification) -> String {
    format!("{:?}{:?}{:?}{:?}", found.references, found.labels, found.open, found.branches)
}
