//! Holds the layers of `src/` to their order: imports run downward only, and without a circle.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// From the bottom to the top. A folder may import those before it, never those behind it.
const LAYERS: &[&str] =
    &["text", "catalog", "discover", "extract", "identify", "context", "exposure", "lints", "policy", "report", "cli"];

#[test]
fn every_folder_is_a_layer() {
    let folders: BTreeSet<String> = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let layers: BTreeSet<String> = LAYERS.iter().map(|layer| (*layer).to_owned()).collect();
    assert_eq!(folders, layers);
}

#[test]
fn imports_run_downward() {
    for (layer, imports) in imports_by_layer() {
        let rank = rank(&layer);
        for (import, file) in imports {
            assert!(self::rank(&import) < rank, "{file}: `{layer}` imports `{import}`, which lies above it");
        }
    }
}

#[test]
fn an_upward_import_would_be_seen() {
    let imports =
        crate_imports("use crate::report::Outcome;\nuse crate::{text::Span, cli};\nlet x = crate::lints::judge();");
    assert_eq!(imports, BTreeSet::from(["report", "text", "cli", "lints"].map(str::to_owned)));
}

fn rank(layer: &str) -> usize {
    LAYERS.iter().position(|known| *known == layer).unwrap_or_else(|| panic!("`{layer}` is no layer"))
}

/// What each folder imports from the others, with the file that does.
fn imports_by_layer() -> BTreeMap<String, BTreeMap<String, String>> {
    let mut imports: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for entry in walkdir::WalkDir::new("src").min_depth(2).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let layer = layer_of(entry.path());
        let source = fs::read_to_string(entry.path()).unwrap();
        for import in crate_imports(&source) {
            if import != layer && LAYERS.contains(&import.as_str()) {
                imports.entry(layer.clone()).or_default().insert(import, entry.path().display().to_string());
            }
        }
    }
    imports
}

fn layer_of(path: &Path) -> String {
    path.components().nth(1).unwrap().as_os_str().to_string_lossy().into_owned()
}

/// The first segments behind `crate::`, in paths and in braces.
fn crate_imports(source: &str) -> BTreeSet<String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            found.extend(top_names(group));
        } else {
            found.insert(leading_name(rest));
        }
    }
    found.remove("");
    found
}

/// The names at the outermost level of a braced import.
fn top_names(group: &str) -> Vec<String> {
    let mut names = vec![leading_name(group)];
    let mut depth = 0_usize;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(leading_name(&group[at + 1..])),
            _ => {}
        }
    }
    names
}

fn leading_name(text: &str) -> String {
    text.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}
