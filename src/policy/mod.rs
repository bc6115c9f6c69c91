//! Owns what a project has decided: configuration, suppressions, baseline, which findings make a run fail.
//! Never finds anything and never prints.

mod baseline;
mod comments;
mod config;
mod directive;
mod error;
mod fingerprint;
mod gate;
mod locate;
mod review;
mod settings;
mod stale;
mod suppress;
mod table;

pub use baseline::{
    BASELINE_NAME, Baseline, BaselineChoice, BaselineEntry, BaselineFile, BaselineUse, Covering, Fate,
    LARGEST_BASELINE, Scope, Shrunk,
};
pub use config::{Config, Entry, Exemption, Override};
pub use error::ConfigError;
pub use fingerprint::{fingerprints, hash};
pub use gate::{FailOn, Gate};
pub use locate::locate;
pub use review::silence;
pub use settings::Settings;
pub use stale::{STALE_DAYS, stale_catalog};
pub use suppress::{Malformed, Named, Suppression, Suppressions, may_suppress, suppressions};
