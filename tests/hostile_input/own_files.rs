//! The files that steer a run: configuration, baselines, overlays, lists.

use super::{folder, owlint, report};

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

#[test]
fn overlays_that_would_grow_without_end_are_refused() {
    let bomb: Vec<String> = (1..40).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}]\n", n - 1)).collect();
    let bomb = format!("a0: &a0 [x, x]\n{}", bomb.concat());
    let deep = format!("models: {}", "{a: ".repeat(100_000));
    for text in [bomb.as_str(), &deep, "models: \"", "- - -\n", "\0", "models: {a: {parameters: 1e999}}\n"] {
        let folder = folder(&[("over.yaml", text.as_bytes())]);
        assert_eq!(owlint(folder.path(), "check --catalog over.yaml").status.code(), Some(2), "{text:.20}");
    }
}

#[test]
fn what_is_larger_than_its_kind_is_refused_unread() {
    let folder = folder(&[]);
    let huge = |name: &str, size: u64| std::fs::File::create(folder.path().join(name)).unwrap().set_len(size).unwrap();
    huge("owlint.toml", 10 << 30);
    assert_eq!(owlint(folder.path(), "check").status.code(), Some(2));
    huge("base.json", 10 << 30);
    assert_eq!(owlint(folder.path(), "check --no-config --baseline base.json").status.code(), Some(2));
    huge("over.toml", 10 << 30);
    assert_eq!(owlint(folder.path(), "check --no-config --catalog over.toml").status.code(), Some(2));
    huge("huge.yaml", 10 << 30);
    report(folder.path(), "--no-config");
    assert_eq!(owlint(folder.path(), "check --no-config --files-from /dev/zero").status.code(), Some(2));
}
