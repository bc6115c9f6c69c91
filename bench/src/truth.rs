//! Owns whether a run of owlint found what is there: a figure from a run that did not is void.

use crate::Fault;
use crate::tree::Tree;
use serde::Deserialize;
use std::path::Path;
use std::process::{Command, Stdio};

/// A model in a tree, by place and as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Model {
    /// From the root of the tree.
    pub path: String,
    /// From one.
    pub line: u64,
    /// As written.
    pub text: String,
}

#[derive(Deserialize)]
struct Inventory {
    references: Vec<Model>,
}

/// What is wrong with what owlint finds in a tree; nothing for a tree whose models are not known.
pub fn doubt(binary: &Path, tree: &Tree) -> Result<Option<String>, Fault> {
    let Some(truth) = &tree.truth else { return Ok(None) };
    let output = Command::new(binary)
        .args(["inventory", ".", "--format", "json", "--no-config", "--as-of", "2026-11-25"])
        .current_dir(&tree.path)
        .stderr(Stdio::null())
        .output()?;
    let inventory: Inventory = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("{}: the inventory cannot be read: {error}", tree.name))?;
    Ok(difference(truth, inventory.references))
}

/// How two lists differ, the first sorted, told with one example of each kind.
#[must_use]
pub fn difference(truth: &[Model], mut found: Vec<Model>) -> Option<String> {
    found.sort();
    if truth == found {
        return None;
    }
    let missing: Vec<&Model> = truth.iter().filter(|model| found.binary_search(model).is_err()).collect();
    let extra: Vec<&Model> = found.iter().filter(|model| truth.binary_search(model).is_err()).collect();
    let told = |what: &str, models: &[&Model]| {
        let first = models.first().map(|model| format!(", first {}:{} {}", model.path, model.line, model.text));
        format!("{} {what}{}", models.len(), first.unwrap_or_default())
    };
    let counts = format!("{} found of {}", found.len(), truth.len());
    Some(format!("{counts}; {}; {}", told("missing", &missing), told("too many", &extra)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(line: u64) -> Model {
        Model { path: "a.yaml".into(), line, text: "acme/one".into() }
    }

    #[test]
    fn order_does_not_matter_and_counts_do() {
        assert_eq!(difference(&[model(1), model(2)], vec![model(2), model(1)]), None);
        let told = difference(&[model(1), model(2)], vec![model(3), model(2)]).unwrap();
        assert_eq!(told, "2 found of 2; 1 missing, first a.yaml:1 acme/one; 1 too many, first a.yaml:3 acme/one");
        assert!(difference(&[model(1)], vec![model(1), model(1)]).is_some());
    }
}
