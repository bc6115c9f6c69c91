//! Owns: any bytes under any name become a tree whose spans are parts of the text and whose parents stand before their
//! children, whether all of the text is parsed or, as in a run, without the definitions that name no model.

#![no_main]

use libfuzzer_sys::fuzz_target;
use owlint::extract::{extract, extract_part};
use owlint_fuzz::{assert_tree, document, prefilter};

fuzz_target!(|data: &[u8]| {
    let Some(document) = document(data) else { return };
    assert_tree(document.text(), &extract(&document).tree);
    if let Some(part) = prefilter().without_definitions(document.text(), document.format()) {
        assert_eq!(part.len(), document.text().len(), "a blank for each byte");
        assert_tree(&part, &extract_part(&document, &part).tree);
    }
});
