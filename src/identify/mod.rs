//! Owns the step from site to reference: which places hold a model identifier, and which model that is.
//! Never says what a reference is for: that is `context`.

mod reference;

pub use reference::{Confidence, Identified, IdentifiedLabel, Pin, PinKind, Scheme};
