//! Stands in for the catalogue until it lands: the same functions, almost nothing behind them.

use super::{Dated, Host, Lab, Model, Outlook};
use jiff::civil::Date;

/// All that is known of models, labs and hosts.
#[derive(Debug, Clone)]
pub struct Catalog;

impl Catalog {
    /// Returns the catalogue of this version of owlint.
    #[must_use]
    pub fn embedded() -> Self {
        Self
    }

    /// Returns all models, by id.
    pub fn models(&self) -> impl Iterator<Item = Model> {
        std::iter::empty()
    }

    /// Returns the lab with that id.
    #[must_use]
    pub fn lab(&self, _id: &str) -> Option<Lab> {
        None
    }

    /// Returns how likely the model's line, else its lab, is to go on, at a date.
    #[must_use]
    pub fn outlook(&self, _model: &Model, _as_of: Date) -> Option<Dated<Outlook>> {
        None
    }

    /// Returns the host with that id.
    #[must_use]
    pub fn host(&self, id: &str) -> Option<Host> {
        let (offers, withdrawn) = match id {
            "together" => (Some(10), Some(7)),
            "deepinfra" => (Some(16), Some(0)),
            _ => return None,
        };
        Some(Host {
            id: id.to_owned(),
            name: "Together".to_owned(),
            kind: "serverless".to_owned(),
            lab: None,
            domains: Vec::new(),
            litellm: Vec::new(),
            keys: Vec::new(),
            offers,
            withdrawn,
            record: None,
            source: "litellm 1.109.1".to_owned(),
        })
    }
}
