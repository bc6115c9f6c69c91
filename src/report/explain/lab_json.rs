//! Owns the answer for a lab as JSON: its dated history, its lines, their models by generation. Never gathers them.

use super::super::json::{Head, clean_document};
use super::super::listing::{LabObject, catalog_date};
use super::Question;
use super::lines::{Generation, Series, series};
use crate::catalog::{Lab, Model, Tier, Weights};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Debug, Serialize)]
struct SeriesObject<'a> {
    line: Option<&'a str>,
    generations: Vec<GenerationObject<'a>>,
}

#[derive(Debug, Serialize)]
struct GenerationObject<'a> {
    generation: Option<&'a str>,
    models: Vec<ModelObject<'a>>,
}

#[derive(Debug, Serialize)]
struct ModelObject<'a> {
    id: &'a str,
    name: &'a str,
    released: Option<String>,
    weights: Weights,
    tier: Tier,
    near_frontier: Option<bool>,
}

impl<'a> SeriesObject<'a> {
    fn of(series: &'a Series<'_>) -> Self {
        let line = series.line.map(|line| line.id.as_str());
        Self { line, generations: series.generations.iter().map(GenerationObject::of).collect() }
    }
}

impl<'a> GenerationObject<'a> {
    fn of(generation: &'a Generation) -> Self {
        let models = generation.models.iter().map(ModelObject::of).collect();
        Self { generation: generation.name.as_deref(), models }
    }
}

impl<'a> ModelObject<'a> {
    fn of(model: &'a Model) -> Self {
        Self {
            id: &model.id,
            name: &model.name,
            released: model.released.map(|date| date.to_string()),
            weights: model.weights,
            tier: model.tier(),
            near_frontier: model.near_frontier,
        }
    }
}

#[derive(Debug, Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    kind: &'static str,
    asked: &'a str,
    lab: LabObject<'a>,
    hosts: Vec<String>,
    series: Vec<SeriesObject<'a>>,
}

/// Writes all that is known of a lab, as JSON.
pub fn explain_lab_json(lab: &Lab, question: &Question<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (catalog, as_of) = (question.catalog, question.as_of);
    let (profile, date) = (catalog.profile(lab.clone(), as_of), catalog_date(catalog));
    let series = series(lab, catalog);
    let own = catalog.hosts().filter(|host| host.lab.as_ref() == Some(&lab.id)).map(|host| host.id);
    let answer = Answer {
        head: Head::at(&date, as_of),
        kind: "lab",
        asked: question.what,
        lab: LabObject::of(&profile, catalog, as_of),
        hosts: own.collect(),
        series: series.iter().map(SeriesObject::of).collect(),
    };
    clean_document(&answer, out)
}
