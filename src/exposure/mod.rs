//! Owns exposure: named factors, their sum, the project's index, and what to plan around instead.
//! Never speaks of rules.

mod index;
mod score;
mod substitutes;

pub use index::{Grade, Index};
pub use score::{Factor, Score};
pub use substitutes::Substitute;
