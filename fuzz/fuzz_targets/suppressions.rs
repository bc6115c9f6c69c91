//! Owns: a suppression stands in the text and covers lines that begin there, its edits are of what stands in the file,
//! and the edit that takes a comment out takes out no other one that counts.

#![no_main]

use libfuzzer_sys::fuzz_target;
use owlint::extract::extract;
use owlint::lints::Edit;
use owlint::policy::suppressions;
use owlint::text::{Document, Encoding, Place};
use owlint_fuzz::{assert_fits, document};

fuzz_target!(|data: &[u8]| {
    // Offsets are the file's: where the two differ, no edit could be held against the text.
    let Some(document) = document(data).filter(|one| one.encoding() == Encoding::Utf8) else { return };
    let found = suppressions(&extract(&document).tree, &document);
    for one in &found.list {
        assert_place(&document, &one.place);
        assert!(*one.covers.start() >= 1 && one.covers.start() <= one.covers.end(), "{one:?}");
        assert!(!one.named.is_empty() && one.named.iter().all(|named| !named.ids.is_empty()), "{one:?}");
        assert!(!one.reason.trim().is_empty(), "{one:?}");
        assert_eq!(one.list.as_ref().map(|list| edited(&document, list)).as_deref(), Some(document.text()));
        let Some(removal) = &one.removal else { continue };
        edited(&document, removal);
        assert!(removal.span.contains(one.place.span), "{removal:?} leaves a part of {one:?}");
        // What is read once it is gone is no law: without it, what it broke may make other comments count.
        // By their marks: where nothing closes the first of two on a line, its reason reaches into the second.
        let starts =
            found.list.iter().map(|other| other.place.span.start).filter(|start| *start != one.place.span.start);
        let mut taken = starts.filter(|start| (removal.span.start..removal.span.end).contains(start));
        assert_eq!(taken.next().filter(|start| *start >= one.place.span.end), None, "{removal:?} takes out more");
    }
    for one in &found.malformed {
        assert_place(&document, &one.place);
        let Some(mended) = &one.mended else { continue };
        edited(&document, mended);
        assert!(one.place.span.contains(mended.span), "{mended:?} is not of {one:?}");
    }
});

fn assert_place(document: &Document, place: &Place) {
    assert_fits(document.text(), place.span, place);
    assert!(place.span.of(document.text()).starts_with("owlint:"), "{place:?}");
    assert_eq!(document.position(place.span.start), place.start);
}

/// The text with an edit made, which has to be of what stands there.
fn edited(document: &Document, edit: &Edit) -> String {
    let text = document.text();
    assert_eq!(text.get(edit.span.start..edit.span.end), Some(&*edit.replaces), "{edit:?}");
    [&text[..edit.span.start], &edit.text, &text[edit.span.end..]].concat()
}
