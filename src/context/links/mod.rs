//! Owns which places use a value that stands elsewhere, in its file or in another. One place in the source is one
//! reference, and what it is for is told by its uses. Never links by name alone: there is a declared relation (the same
//! scope, chart, module, a named file or `ConfigMap`), or there is no link.

mod ask;
mod effect;
mod helm;
mod known;
mod manifest;
mod marks;
mod mention;
mod space;
mod variables;
mod web;

pub(super) use effect::{Effect, take};
pub use known::{Borrowed, Known, Owner, names_others, relates_others};
pub(super) use known::{Owners, effects};
pub(super) use manifest::relations;
pub(super) use space::definitions;
pub use space::{Definition, Relation, Space};
pub(super) use web::Web;

use super::reference::Role;
use crate::text::Place;

/// A place that uses a value given elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// Where.
    pub place: Place,
    /// The key path there, empty where there is none.
    pub key: String,
    /// What for.
    pub role: Role,
}
