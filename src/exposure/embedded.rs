//! Owns how the weights get into the program. Never knows what they mean.

use super::weights::Weights;
use std::sync::OnceLock;

/// Returns the weights of this version of owlint.
#[must_use]
pub fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| toml::from_str(include_str!("../../rules/exposure.toml")).unwrap_or_default())
}
