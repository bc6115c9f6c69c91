//! The files that steer a run: configuration, baselines, overlays, lists.

use super::{folder, owlint};

#[test]
fn hostile_files_of_its_own_are_errors_with_a_place_never_a_hang() {
    let deep = format!("a = {}", "[".repeat(100_000));
    let keys: Vec<String> = (0..100_000).map(|number| format!("k{number} = 1\n")).collect();
    let keys = keys.concat();
    for text in [deep.as_str(), &keys, "rules = 3\n", "\0\0", "[rules]\nOW101 = ['high']\n", "exclude = [1]\n"] {
        let folder = folder(&[("owlint.toml", text.as_bytes())]);
        let output = owlint(folder.path(), "check");
        assert_eq!(output.status.code(), Some(2), "{}", &text[..20.min(text.len())]);
        assert!(String::from_utf8_lossy(&output.stderr).contains("owlint.toml"));
    }
    for text in ["[[[[", "{\"entries\": 3}", "\0", &"[".repeat(100_000)] {
        let folder = folder(&[(".owlint-baseline.json", text.as_bytes()), ("over.toml", text.as_bytes())]);
        assert_eq!(owlint(folder.path(), "check").status.code(), Some(2));
        assert_eq!(owlint(folder.path(), "check --no-baseline --catalog over.toml").status.code(), Some(2));
    }
}
