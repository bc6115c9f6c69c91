//! Owns exposure: named factors, their sum, the project's index, and what to plan around instead.
//! Never speaks of rules.

mod index;
mod score;

pub use index::Index;
pub use score::{Factor, Score};
