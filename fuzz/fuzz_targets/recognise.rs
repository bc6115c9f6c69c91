//! Owns: what is recognised lies in the text, is the same twice, and is never lost by the first stage, which decides
//! whether a text is parsed at all and which definitions in it are.

#![no_main]

use libfuzzer_sys::fuzz_target;
use owlint::catalog::Basis;
use owlint::extract::{extract, extract_part};
use owlint::identify::{Expectation, Identification, Identified, identify};
use owlint::text::Document;
use owlint_fuzz::{assert_fits, catalog, document, prefilter};

fuzz_target!(|data: &[u8]| {
    let Some(document) = document(data) else { return };
    let found = recognised(&document, document.text());
    assert_eq!(told(&found), told(&recognised(&document, document.text())), "a second look finds something else");
    let all = found.references.iter().chain(&found.open).chain(&found.branches);
    all.for_each(|one| assert_fits(document.text(), one.span, one));
    found.labels.iter().for_each(|one| assert_fits(document.text(), one.span, one));
    let mut asked = found.references.iter().filter(|one| one.reading.asked == Some(Expectation::Takes));
    if document.format().is_configuration()
        && let Some(first) = asked.next()
    {
        assert!(prefilter().admits(document.text().as_bytes(), document.format()), "lost behind its key: {first:?}");
    }
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

/// Whether the first stage promises to keep a reference. It does where the catalogue knows the model, its name is unlike
/// ordinary words (`o1` counts in quotes and behind keys only), and the file says so in the letters that are searched for
/// or in their numbers (`\u0067pt-4o`): not over the end of a line, and not with another separator between the letters and
/// the digits of a name than it has anywhere (`falcon_7b`), which only the second stage sees through. Other names are read
/// where a key, a command or a call asks for them, which are promises of their own.
fn is_promised(one: &Identified, document: &Document) -> bool {
    let Some(model) = one.model.as_ref().filter(|model| model.basis == Basis::Catalog) else { return false };
    is_searched(&model.id) && is_spelt_out(one.span.of(document.text()), &one.text) && !is_parted(&one.text)
}

/// Whether a file holds a name in its letters, or in the numbers of letters alone.
fn is_spelt_out(source: &str, name: &str) -> bool {
    let mut escapes = source.split('\\').skip(1).peekable();
    let are_letters = escapes.peek().is_some() && escapes.all(|escape| hides_letter(escape));
    source == name || are_letters
}

/// Whether what stands behind a backslash is the number of an ASCII letter or digit, in two, four or eight digits.
fn hides_letter(escape: &str) -> bool {
    let digits = match escape.as_bytes().first() {
        Some(b'x') => escape.get(1..3),
        Some(b'u') => escape.get(1..5),
        Some(b'U') => escape.get(1..9),
        _ => None,
    };
    let letter = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
    letter.is_some_and(|letter| letter.is_ascii_alphanumeric())
}

/// Whether a name is searched for wherever it stands between blanks.
fn is_searched(name: &str) -> bool {
    catalog().may_be_named_in(format!(" {name} "))
}

/// Whether a name is searched for only once nothing parts its letters from its digits.
fn is_parted(name: &str) -> bool {
    let is_separator = |c: &char| "-_./:@+".contains(*c) || c.is_whitespace();
    let letters: Vec<char> = name.chars().collect();
    let parts = |at: usize| {
        let before = letters[..at].iter().rev().find(|c| !is_separator(c));
        let behind = letters[at..].iter().find(|c| !is_separator(c));
        before.is_some_and(char::is_ascii_alphabetic) && behind.is_some_and(char::is_ascii_digit)
    };
    let kept = (0..letters.len()).filter(|at| !(is_separator(&letters[*at]) && parts(*at)));
    let whole: String = kept.map(|at| letters[at]).collect();
    whole != name && !is_searched(name)
}

fn told(found: &Identification) -> String {
    format!("{:?}{:?}{:?}{:?}", found.references, found.labels, found.open, found.branches)
}
