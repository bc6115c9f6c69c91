//! Owns which parts of manifests define kinds of resources: the schema of a `CustomResourceDefinition` tells which
//! values there may be and holds none. Never decides what else is read.

use memchr::memmem;

/// The kind of such a definition.
const DEFINITION: &[u8] = b"CustomResourceDefinition";

/// What a line between two documents begins with.
const MARK: &[u8] = b"---";

/// With owlint's name in it a definition is read whatever it is: a comment may hold for the whole file.
const OWN_NAME: &[u8] = b"owlint";

/// Returns the text with blanks for each definition that `is_read` does not ask for, lines and offsets as they were;
/// `None` where there is none.
///
/// In a script a definition stands between two lines of dashes; the first and the last part are script as well.
pub(super) fn without_definitions(text: &str, in_script: bool, is_read: impl Fn(&[u8]) -> bool) -> Option<String> {
    memmem::find(text.as_bytes(), DEFINITION)?;
    let parts = parts(text.as_bytes());
    let last = parts.len() - 1;
    let is_whole = |at: usize| !in_script || (at > 0 && at < last);
    let is_left_out = |at: usize, part: &[u8]| is_whole(at) && is_definition(part) && !is_read(part);
    let mut blank = text.as_bytes().to_vec();
    let mut found = false;
    for (at, (start, end)) in parts.into_iter().enumerate() {
        let Some(part) = blank.get_mut(start..end).filter(|part| is_left_out(at, part)) else { continue };
        part.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        found = true;
    }
    String::from_utf8(blank).ok().filter(|_| found)
}

/// Where the documents of a stream lie, the lines between them left out.
fn parts(text: &[u8]) -> Vec<(usize, usize)> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for mark in memmem::find_iter(text, MARK) {
        let begins = mark == 0 || text.get(mark - 1) == Some(&b'\n');
        let rest = text.get(mark + MARK.len()..).unwrap_or_default();
        if begins && rest.first().is_none_or(u8::is_ascii_whitespace) {
            parts.push((start, mark));
            start = mark + memchr::memchr(b'\n', rest).map_or(MARK.len() + rest.len(), |end| MARK.len() + end + 1);
        }
    }
    parts.push((start, text.len()));
    parts
}

fn is_definition(part: &[u8]) -> bool {
    let is_kind = |line: &[u8]| line.strip_prefix(b"kind:").is_some_and(|kind| kind.trim_ascii() == DEFINITION);
    let stands = memmem::find(part, DEFINITION).is_some_and(|at| {
        // The line that it stands in first: the kind comes before the schema.
        let start = memchr::memrchr(b'\n', part.get(..at).unwrap_or_default()).map_or(0, |end| end + 1);
        let line = part.get(start..).unwrap_or_default();
        is_kind(line.get(..memchr::memchr(b'\n', line).unwrap_or(line.len())).unwrap_or_default())
    });
    stands && memmem::find(part, OWN_NAME).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFINES: &str = "kind: CustomResourceDefinition\nspec:\n  model: a\n";

    fn left(text: &str, in_script: bool) -> Option<String> {
        without_definitions(text, in_script, |part| memmem::find(part, b"kept").is_some())
    }

    #[test]
    fn definitions_are_blanked_and_nothing_moves() {
        let text = format!("a: 1\n---\napiVersion: b\n{DEFINES}--- # next\nmodel: c\n");
        let blank = left(&text, false).expect("one definition");
        assert_eq!(blank.len(), text.len());
        assert_eq!(blank.find("model: c"), text.find("model: c"));
        assert_eq!(
            blank.split_whitespace().collect::<Vec<_>>(),
            "a: 1 --- --- # next model: c".split(' ').collect::<Vec<_>>()
        );
    }

    #[test]
    fn what_is_asked_for_or_speaks_to_owlint_is_kept() {
        for text in ["model: c\n", "kind: CustomResourceDefinitionList\n"] {
            assert_eq!(left(text, false), None, "{text}");
        }
        assert_eq!(left(&format!("{DEFINES}  b: kept\n"), false), None);
        assert_eq!(left(&format!("# owlint: disable-file\n{DEFINES}"), false), None);
        assert_eq!(left(&format!("  a:\n  {DEFINES}"), false), None, "within another");
    }

    #[test]
    fn a_script_loses_only_what_stands_between_marks() {
        assert_eq!(left(&format!("cat <<X\n{DEFINES}X\nvllm serve a\n"), true), None);
        let text = format!("cat <<X\na: 1\n---\n{DEFINES}---\nb: 2\nX\n");
        let blank = left(&text, true).expect("one definition");
        assert!(blank.contains("a: 1") && blank.ends_with("---\nb: 2\nX\n") && !blank.contains("model"), "{blank}");
    }
}
