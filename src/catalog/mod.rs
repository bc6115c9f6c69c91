//! Owns what is known: models, labs, hosts, with dates and sources, and how their names are looked up.
//! Never reads the scanned tree and never judges it.

mod date;
mod distance;
mod lab;
mod model;
mod store;

pub use date::PartialDate;
pub use distance::closest;
pub use lab::{Dated, Family, Host, Lab, Line};
pub use model::{Basis, Class, LicenceClass, Modality, Model, Outlook, Posture, Purpose, Standing, Tier, Weights};
pub use store::Catalog;
