//! Owns the two shapes in which others publish what hosts serve, and how a row is read out of each.
//! Never knows what the catalogue says.

use crate::catalog::date::PartialDate;
use serde::Serialize;
use serde_json::{Map, Value};

/// Whose list it is, told by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Source {
    /// `api.json` of models.dev: providers, each with its models.
    #[serde(rename = "models.dev")]
    ModelsDev,
    /// `model_prices_and_context_window.json` of `LiteLLM`: one object a spelling.
    #[serde(rename = "litellm")]
    LiteLlm,
}

impl Source {
    /// How sources of the catalogue's offers that come from this list begin.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ModelsDev => "models.dev",
            Self::LiteLlm => "litellm",
        }
    }
}

/// What a list says of one spelling at one host.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The host, by the list's own name.
    pub host: String,
    /// As the list has it.
    pub spelling: String,
    /// Whether the weights can be downloaded.
    pub open: Option<bool>,
    /// Context length in tokens.
    pub context: Option<u64>,
    /// Release date.
    pub released: Option<PartialDate>,
    /// Name of the licence.
    pub licence: Option<String>,
    /// The last day of the offer, or `deprecated` where only that is said.
    pub ends: Option<String>,
}

impl Row {
    /// The part behind the last slash.
    #[must_use]
    pub fn name(&self) -> &str {
        self.spelling.rsplit('/').next().unwrap_or(&self.spelling)
    }
}

/// A list as published.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Whose.
    pub source: Source,
    /// What it says, in the order of hosts and spellings.
    pub rows: Vec<Row>,
    /// Addresses of the hosts' interfaces, where it gives them.
    pub(super) addresses: Vec<(String, String)>,
}

/// Why a text is no list that can be compared.
#[derive(Debug, thiserror::Error)]
pub enum ListingError {
    /// It is not JSON.
    #[error("not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// It has neither shape.
    #[error(
        "neither models.dev's `api.json` (providers that hold `models`) nor litellm's \
         `model_prices_and_context_window.json` (entries that hold `litellm_provider`)"
    )]
    Shape,
}

impl Listing {
    /// Reads a list and tells by its shape whose it is. Entries that are not as the others are passed over.
    pub fn read(text: &str) -> Result<Self, ListingError> {
        let Value::Object(entries) = serde_json::from_str(text)? else { return Err(ListingError::Shape) };
        let has = |key: &str, is: fn(&Value) -> bool| entries.values().any(|entry| entry.get(key).is_some_and(is));
        let mut listing = if has("models", Value::is_object) {
            models_dev(&entries)
        } else if has("litellm_provider", Value::is_string) {
            litellm(&entries)
        } else {
            return Err(ListingError::Shape);
        };
        listing.rows.sort_by(|one, other| (&one.host, &one.spelling).cmp(&(&other.host, &other.spelling)));
        Ok(listing)
    }
}

fn models_dev(providers: &Map<String, Value>) -> Listing {
    let mut listing = Listing { source: Source::ModelsDev, rows: Vec::new(), addresses: Vec::new() };
    for (host, provider) in providers {
        if let Some(address) = text(provider, "api") {
            listing.addresses.push((host.clone(), address));
        }
        let models = provider.get("models").and_then(Value::as_object).into_iter().flatten();
        listing.rows.extend(models.filter(|(_, model)| model.is_object()).map(|(spelling, model)| Row {
            host: host.clone(),
            spelling: spelling.clone(),
            open: model.get("open_weights").and_then(Value::as_bool),
            context: model.pointer("/limit/context").and_then(Value::as_u64).filter(|&tokens| tokens > 0),
            released: text(model, "release_date").and_then(|date| date.parse().ok()),
            licence: text(model, "license"),
            ends: text(model, "status").filter(|status| status == "deprecated"),
        }));
    }
    listing
}

fn litellm(entries: &Map<String, Value>) -> Listing {
    let row = |(spelling, entry): (&String, &Value)| {
        let host = text(entry, "litellm_provider").filter(|_| spelling != "sample_spec")?;
        let tokens = |key: &str| entry.get(key).and_then(Value::as_u64).filter(|&tokens| tokens > 0);
        Some(Row {
            host,
            spelling: spelling.clone(),
            open: None,
            context: tokens("max_input_tokens").or_else(|| tokens("max_tokens")),
            released: None,
            licence: None,
            ends: text(entry, "deprecation_date").filter(|date| date.parse::<PartialDate>().is_ok()),
        })
    };
    Listing { source: Source::LiteLlm, rows: entries.iter().filter_map(row).collect(), addresses: Vec::new() }
}

fn text(entry: &Value, key: &str) -> Option<String> {
    entry.get(key).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
}
