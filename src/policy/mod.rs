//! Owns what a project has decided: configuration, suppressions, baseline, which findings make a run fail.
//! Never finds anything and never prints.

mod add_ignores;
mod baseline;
mod comment_syntax;
mod comments;
mod compose;
mod config;
mod directive;
mod error;
mod fingerprint;
mod gate;
mod locate;
mod plan;
mod review;
mod settings;
mod stale;
mod suppress;
mod table;

pub use add_ignores::{Needed, add_ignores};
pub use baseline::{
    BASELINE_NAME, Baseline, BaselineChoice, BaselineEntry, BaselineFile, BaselineUse, Covering, Fate,
    LARGEST_BASELINE, Scope, Shrunk,
};
pub use config::{Config, Entry, Exemption, Override};
pub use error::ConfigError;
pub use fingerprint::{fingerprints, hash};
pub use gate::{FailOn, Gate};
pub use locate::locate;
pub use plan::{Plan, fix_of, plan};
pub use review::silence;
pub use settings::Settings;
pub use stale::{STALE_DAYS, stale_catalog};
pub use suppress::{Malformed, Named, Suppression, Suppressions, may_suppress, suppressions};
