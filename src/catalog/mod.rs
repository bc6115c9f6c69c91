//! Owns what is known: models, labs, hosts, with dates and sources, and how their names are looked up.
//! Never reads the scanned tree and never judges it.

mod binary;
mod candidate;
mod check;
mod check_model;
mod claims;
pub mod compare;
mod compile;
mod convert;
mod date;
mod decoded;
mod distance;
mod encode;
mod error;
mod hosted;
mod kin;
mod lab;
mod listing;
mod model;
mod name_pattern;
mod named_size;
mod newer;
mod offer_store;
mod offers;
mod overlay;
mod profile;
mod read;
mod refer;
mod source;
mod spelling;
mod standing;
mod stems;
mod store;
mod timeline;
mod trend;
mod words;
mod yaml;

pub use candidate::Candidate;
pub use compile::Entry;
pub use date::PartialDate;
pub use distance::closest;
pub use error::CatalogError;
pub use hosted::{HostedEnd, HostedSince, Offer, Share, Withdrawing};
pub use lab::{Dated, Family, Host, Lab, Line, Notice};
pub use listing::{Listed, Selection};
pub use model::{Model, ModelNumber};
pub use profile::Profile;
pub use spelling::{normalise, tokens};
pub use standing::{held_since, latest};
pub(crate) use stems::Borders;
pub use store::Catalog;
pub use trend::{
    Checked, Difference, HalfYear, HalfYearCounts, HostRecord, Hosting, LabCounts, OpenCounts, Release, Trend,
    TrendQuery, Undated, checked, closed_releases, open_releases,
};
pub use words::{Basis, Class, Doubt, LicenceClass, Modality, Outlook, Posture, Purpose, Standing, Tier, Weights};
