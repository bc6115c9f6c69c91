//! Owns a look at where strings stand in JSON, without parsing it: enough to tell a file by its shape.
//! Never fails and never recurses; what is no JSON gives places that match nothing.

#![deny(clippy::indexing_slicing)]

/// Keys deeper than this are not remembered.
const DEPTH: usize = 8;

/// Returns whether `wanted` holds of any string value, given its keys from the outside in and its letters, escapes
/// as they stand. Lists add no key: `runs[0].tool` is `["runs", "tool"]`. Reads several documents in a row (JSON
/// Lines) as well. Values deeper than eight levels are not looked at.
pub(super) fn any_string(bytes: &[u8], mut wanted: impl FnMut(&[&[u8]], &[u8]) -> bool) -> bool {
    let mut open: Vec<Option<&[u8]>> = Vec::new();
    let mut deeper = 0_usize;
    let mut key: Option<&[u8]> = None;
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'"' => {
                let (letters, behind) = string(after);
                rest = behind;
                if behind.trim_ascii_start().first() == Some(&b':') {
                    key = Some(letters);
                } else if deeper == 0 && wanted(&path(&open, key), letters) {
                    return true;
                }
            }
            b'{' | b'[' if open.len() == DEPTH => deeper += 1,
            b'{' | b'[' => open.push(key.take()),
            b'}' | b']' if deeper > 0 => deeper -= 1,
            b'}' | b']' => key = open.pop().and(None),
            b',' => key = None,
            _ => {}
        }
    }
    false
}

fn path<'a>(open: &[Option<&'a [u8]>], key: Option<&'a [u8]>) -> Vec<&'a [u8]> {
    open.iter().copied().flatten().chain(key).collect()
}

/// The letters of a string whose opening quote is behind us, and what follows its closing one.
fn string(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|tail| memchr::memchr2(b'"', b'\\', tail)).map(|at| from + at) {
        if bytes.get(at) == Some(&b'"') {
            return (bytes.get(..at).unwrap_or_default(), bytes.get(at + 1..).unwrap_or_default());
        }
        from = at + 2;
    }
    (bytes, &[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stands_at(json: &str, keys: &str, value: &str) -> bool {
        any_string(json.as_bytes(), |path, letters| path.join(&b'.') == keys.as_bytes() && letters == value.as_bytes())
    }

    #[test]
    fn strings_are_found_under_their_keys() {
        let json = r#"{"a": {"b\"c": 1, "d": "no"}, "runs": [{"x": []}, {"tool": {"name": "owlint"}}], "e": "f"}"#;
        assert!(stands_at(json, "runs.tool.name", "owlint"));
        assert!(stands_at(json, "e", "f"));
        assert!(stands_at("{\"a\":1}\n{\"tool\":{\"name\":\"owlint\"}}\n", "tool.name", "owlint"), "JSON Lines");
    }

    #[test]
    fn a_string_elsewhere_is_no_match() {
        assert!(!stands_at(r#"{"steps": {"tool": {"name": "owlint"}}}"#, "tool.name", "owlint"));
        assert!(!stands_at(r#"{"a": "{\"tool\": {\"name\": \"owlint\"}}"}"#, "tool.name", "owlint"));
    }

    proptest! {
        #[test]
        fn nothing_upsets_it(bytes in prop::collection::vec(prop::sample::select(b"{}[]\",:\\a ".to_vec()), 0..200)) {
            any_string(&bytes, |path, _| path.len() > DEPTH + 1);
        }
    }
}
