//! Owns exposure: named factors, their sum, the project's index, and what to plan around instead.
//! Never speaks of rules.

mod score;

pub use score::{Factor, Score};
