//! Owns what choosing a model to plan around takes to know of each, and which models are no choice whatever is asked for.
//! Never chooses.
//!
//! The build writes one short record for each of them, so that a run which names three need not decode thousands.

use super::compile::Compiled;
use super::date::PartialDate;
use super::lab::{Dated, Lab};
use super::model::{Model, ModelNumber};
use super::words::{LicenceClass, Modality, Outlook, Purpose, Tier, Weights};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A model of the band to plan around: open weights, no derivative, its size, date and licence known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The model.
    pub model: ModelNumber,
    /// Tells its lab from others.
    pub lab: u32,
    /// What it is for.
    pub purpose: Purpose,
    /// What goes in and out.
    pub modality: Modality,
    /// When it came out.
    pub released: PartialDate,
    /// Total parameters, in billions.
    pub total_b: f32,
    /// Context length in tokens.
    pub context: Option<u32>,
    /// How free its terms are; never `closed` or `unknown`.
    pub licence_class: LicenceClass,
    /// Whether the weights are pretrained only, as the last word of the id says.
    pub is_base: bool,
    /// Whether the id says that the weights are tuned for use.
    pub is_tuned: bool,
    /// What was said of its line's outlook, oldest first.
    line: Vec<(PartialDate, Outlook)>,
    /// What was said of its lab's outlook, oldest first.
    maker: Vec<(PartialDate, Outlook)>,
}

impl Candidate {
    /// Returns the record of a model with that number; `None` where nobody can plan around it.
    #[must_use]
    pub fn of(number: ModelNumber, model: &Model, lab: Option<(u32, &Lab)>) -> Option<Self> {
        let is_free = !matches!(model.licence_class, LicenceClass::Closed | LicenceClass::Unknown);
        let is_open = model.weights == Weights::Open && model.tier() == Tier::Mid;
        if !is_free || !is_open || model.base.is_some() {
            return None;
        }
        let line = lab.and_then(|(_, lab)| lab.lines.iter().find(|line| Some(&line.id) == model.line.as_ref()));
        Some(Self {
            model: number,
            lab: lab.map_or(u32::MAX, |(number, _)| number),
            purpose: model.purpose,
            modality: model.modality,
            released: model.released?,
            total_b: model.total_b?,
            context: model.context,
            licence_class: model.licence_class,
            is_base: model.is_base(),
            is_tuned: model.id.split('-').any(|word| matches!(word, "it" | "instruct" | "chat")),
            line: line.map(|line| dates(&line.outlook)).unwrap_or_default(),
            maker: lab.map(|(_, lab)| dates(&lab.outlook)).unwrap_or_default(),
        })
    }

    /// Returns how likely its line, else its lab, is to go on, at a date.
    #[must_use]
    pub fn outlook(&self, as_of: Date) -> Outlook {
        let latest = |said: &[(PartialDate, Outlook)]| {
            let holding = said.iter().filter(|(since, _)| since.earliest() <= as_of);
            holding.max_by_key(|(since, _)| since.earliest()).map(|(_, outlook)| *outlook)
        };
        latest(&self.line).or_else(|| latest(&self.maker)).unwrap_or(Outlook::Unknown)
    }
}

fn dates(said: &[Dated<Outlook>]) -> Vec<(PartialDate, Outlook)> {
    said.iter().map(|dated| (dated.since, dated.is)).collect()
}

/// Returns the candidates of a whole catalogue, in the order of its models.
pub(super) fn candidates(whole: &Compiled) -> impl Iterator<Item = Candidate> {
    let labs: BTreeMap<&str, (u32, &Lab)> =
        (0..).zip(&whole.labs).map(|(number, lab)| (lab.id.as_str(), (number, lab))).collect();
    let of = move |(number, model): (u32, &Model)| {
        Candidate::of(ModelNumber(number), model, labs.get(model.lab.as_str()).copied())
    };
    (0..).zip(whole.entries.iter().map(|entry| &entry.model)).filter_map(of)
}
