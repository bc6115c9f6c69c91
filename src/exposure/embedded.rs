//! Owns how the weights get into the program. Never knows what they mean.

use super::weights::Weights;
use std::sync::OnceLock;

/// Returns the weights of this version of owlint.
#[must_use]
pub fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| postcard::from_bytes(WEIGHTS_BLOB).unwrap_or_default())
}

/// The weights as the build has compiled them, which checks that they can be read back.
static WEIGHTS_BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/exposure.bin"));
