//! Owns what is known of a model. Never loads anything and never judges by date.

use super::date::PartialDate;
use super::words::{Basis, Class, LicenceClass, Modality, Purpose, Tier, Weights};
use serde::{Deserialize, Serialize};

/// The place of a model in the catalogue that has named it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ModelNumber(pub(super) u32);

/// All that is known of one model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Unique over the catalogue: the lower-cased repository or API name.
    pub id: String,
    /// As people write it.
    pub name: String,
    /// The family, as `kimi-k2`.
    pub family: String,
    /// The series as its lab sells it, where the model belongs to one.
    pub line: Option<String>,
    /// Major or major.minor version within the line.
    pub generation: Option<String>,
    /// The id of the lab that trained it; `unknown` where the identifier does not tell.
    pub lab: String,
    /// Whether the weights can be downloaded.
    pub weights: Weights,
    /// The lab's own hub repositories of these weights.
    pub repositories: Vec<String>,
    /// The id of the model it was tuned or distilled from.
    pub base: Option<String>,
    /// Short name of the licence.
    pub licence: Option<String>,
    /// How free that is.
    pub licence_class: LicenceClass,
    /// What the licence restricts, in a few words.
    pub restricts: Option<String>,
    /// When the weights or the API came out.
    pub released: Option<PartialDate>,
    /// Total parameters, in billions.
    pub total_b: Option<f32>,
    /// Active parameters per token, in billions; mixture-of-experts models only.
    pub active_b: Option<f32>,
    /// What goes in and out.
    pub modality: Modality,
    /// What it is for.
    pub purpose: Purpose,
    /// Context length in tokens.
    pub context: Option<u32>,
    /// At or near the open frontier when released; `None` where not established.
    pub near_frontier: Option<bool>,
    /// Closed models only.
    pub class: Option<Class>,
    /// Whether the vendor may put another model behind the name at any time.
    pub moving: bool,
    /// Where the facts come from, with snapshot dates.
    pub source: String,
    /// Catalogue, or read off the identifier.
    pub basis: Basis,
}

impl Model {
    /// Returns a model of which nothing but the name is known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            id: name.to_owned(),
            name: name.to_owned(),
            family: "unknown".to_owned(),
            line: None,
            generation: None,
            lab: "unknown".to_owned(),
            weights: Weights::Unknown,
            repositories: Vec::new(),
            base: None,
            licence: None,
            licence_class: LicenceClass::Unknown,
            restricts: None,
            released: None,
            total_b: None,
            active_b: None,
            modality: Modality::Text,
            purpose: Purpose::Other,
            context: None,
            near_frontier: None,
            class: None,
            moving: false,
            source: String::new(),
            basis: Basis::Name,
        }
    }

    /// Whether the weights are pretrained only, as the last word of the id says.
    #[must_use]
    pub fn is_base(&self) -> bool {
        self.id.ends_with("-base")
    }

    /// The size tier by total parameters.
    #[must_use]
    pub fn tier(&self) -> Tier {
        Tier::of(self.total_b)
    }

    /// Whether leaning on it is leaning on the open frontier (design §2): open weights, flagged near-frontier whatever
    /// its standing, and above the band to plan around or of unknown size.
    ///
    /// An identifier that the catalogue lacks counts by size: 100B or more in the name of a known open-weight family.
    #[must_use]
    pub fn is_exposed(&self) -> bool {
        if self.weights != Weights::Open {
            return false;
        }
        let tier = self.tier();
        match self.near_frontier {
            Some(flag) => flag && (tier.is_above_mid() || tier == Tier::Unknown),
            None => self.basis == Basis::Name && self.total_b.is_some_and(|total| total >= 100.0),
        }
    }
}
