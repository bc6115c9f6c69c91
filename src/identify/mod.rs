//! Owns the step from site to reference: which places hold a model identifier, and which model that is.
//! Never says what a reference is for: that is `context`.

mod around;
mod beside;
mod candidate;
mod evidence;
mod naming;
mod pins;
mod prefilter;
mod provider;
mod reference;
mod resolve;
mod scan;
mod scheme;
mod scheme_choice;
mod site;
mod size;
mod spellings;
mod suffix;
mod tables;
mod verdict;
mod vocabulary;
mod words;

pub use candidate::Candidate;
pub use naming::{is_menu_constant, name_beside, positional_words};
pub use prefilter::Prefilter;
pub use reference::{Confidence, Identified, IdentifiedLabel, Pin, PinKind};
pub use resolve::{Grade, Resolution, resolve};
pub use scheme::Scheme;
pub use site::{Identification, identify};
pub use tables::CommandRule;
pub use vocabulary::{Keys, RolePattern, keys, schemes};
pub use words::{Pattern, words};
