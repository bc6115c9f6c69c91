//! Owns what to plan around instead of an exposed model. Never says that it is as good: it says why it is on the list.

use crate::catalog::Model;

/// A model to plan around.
#[derive(Debug, Clone, PartialEq)]
pub struct Substitute {
    /// The model.
    pub model: Model,
    /// Size, licence and date, in a few words.
    pub why: String,
}
