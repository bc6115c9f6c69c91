//! Owns the step from site to reference: which places hold a model identifier, and which model that is.
//! Never says what a reference is for: that is `context`.

mod account;
mod address;
mod around;
#[allow(dead_code, unreachable_pub, reason = "the build files the words, the run reads what they ask for")]
mod asking_words;
mod assigned;
mod beside;
mod branch;
mod candidate;
mod constants;
mod evidence;
mod kinds;
mod left_open;
mod lookup;
mod naming;
mod pins;
mod prefilter;
mod provider;
mod read_off;
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

pub use account::{Account, Step, account};
pub use beside::is_name_of_preset;
pub use candidate::Candidate;
pub use constants::is_menu_constant;
pub use left_open::left_open;
pub use naming::{command_rule, may_take_model, name_beside};
pub use prefilter::Prefilter;
pub use provider::{PROVIDER_KEYS, host_of_provider, read};
pub use reference::{Confidence, Identified, IdentifiedLabel, Pin, PinKind, Reading};
pub use resolve::{Grade, Resolution, resolve};
pub use scheme::Scheme;
pub use site::{Identification, identify};
pub use tables::CommandRule;
pub use vocabulary::{Expectation, Keys, RolePattern, keys, schemes};
pub use words::{Pattern, is_spoken, words};
