//! Owns how a lab's models are put together: by line, and within it by generation. Never words them.

use crate::catalog::{Catalog, Lab, Line, Model, PartialDate};
use std::collections::BTreeMap;

/// The models of one generation, the newest first.
#[derive(Debug)]
pub(super) struct Generation {
    /// Its version; `None` for models without one.
    pub(super) name: Option<String>,
    /// Its models.
    pub(super) models: Vec<Model>,
}

/// A line with its generations, the newest first.
#[derive(Debug)]
pub(super) struct Series<'l> {
    /// The line; `None` for models without one.
    pub(super) line: Option<&'l Line>,
    /// Its generations.
    pub(super) generations: Vec<Generation>,
}

/// Returns a lab's lines in their order, then its models without a line.
pub(super) fn series<'l>(lab: &'l Lab, catalog: &Catalog) -> Vec<Series<'l>> {
    let mut models: BTreeMap<Option<String>, Vec<Model>> = BTreeMap::new();
    for model in catalog.models().filter(|model| model.lab == lab.id) {
        models.entry(model.line.clone()).or_default().push(model);
    }
    let mut lines: Vec<Series<'l>> = lab
        .lines
        .iter()
        .map(|line| Series { line: Some(line), generations: generations(models.remove(&Some(line.id.clone()))) })
        .collect();
    let others: Vec<Model> = models.into_values().flatten().collect();
    if !others.is_empty() {
        lines.push(Series { line: None, generations: generations(Some(others)) });
    }
    lines
}

fn generations(models: Option<Vec<Model>>) -> Vec<Generation> {
    let mut by_name: BTreeMap<Option<String>, Vec<Model>> = BTreeMap::new();
    for model in models.unwrap_or_default() {
        by_name.entry(model.generation.clone()).or_default().push(model);
    }
    let mut found: Vec<Generation> = by_name
        .into_iter()
        .map(|(name, mut models)| {
            models.sort_by(|one, other| (other.released, &one.id).cmp(&(one.released, &other.id)));
            Generation { name, models }
        })
        .collect();
    let newest = |generation: &Generation| -> Option<PartialDate> { generation.models.first()?.released };
    found.sort_by(|one, other| {
        let named = other.name.is_some().cmp(&one.name.is_some());
        named.then_with(|| newest(other).cmp(&newest(one))).then_with(|| other.name.cmp(&one.name))
    });
    found
}
