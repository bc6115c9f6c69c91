//! Owns what a project has decided: configuration, suppressions, which findings make a run fail.
//! Never finds anything and never prints.

mod fingerprint;

pub use fingerprint::fingerprints;
