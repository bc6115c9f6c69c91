//! Owns what is known: models, labs, hosts, with dates and sources, and how their names are looked up.
//! Never reads the scanned tree and never judges it.

mod binary;
mod candidate;
mod check;
mod claims;
mod compile;
mod convert;
mod date;
mod distance;
mod encode;
mod error;
mod kin;
mod lab;
mod model;
mod overlay;
mod read;
mod source;
mod spelling;
mod standing;
mod stems;
mod store;
mod timeline;
mod words;

pub use candidate::Candidate;
pub use date::PartialDate;
pub use distance::closest;
pub use error::CatalogError;
pub use lab::{Dated, Family, Host, Lab, Line};
pub use model::{Model, ModelNumber};
pub use spelling::{normalise, tokens};
pub use store::Catalog;
pub use words::{Basis, Class, LicenceClass, Modality, Outlook, Posture, Purpose, Standing, Tier, Weights};
