//! Owns the targets: what every measure is to keep and what it aims for, in one place. Never measures.

use serde::Serialize;

/// Greatest values of one measure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Target {
    /// What counts: above it the target is missed.
    pub most: f64,
    /// What is aimed for, where that is less.
    pub aim: Option<f64>,
}

const fn target(most: f64) -> Target {
    Target { most, aim: None }
}

const fn aiming(most: f64, aim: f64) -> Target {
    Target { most, aim: Some(aim) }
}

/// P1: full report against ripgrep with the same stems.
pub const RIPGREP: Target = aiming(0.75, 0.5);
/// P1 on very many small files, where opening them is most of the work of both.
pub const RIPGREP_TINY: Target = aiming(0.95, 0.5);
/// P3: full report against typos.
pub const TYPOS: Target = target(0.25);
/// P4: peak memory in MB, on many files and on a large one.
pub const MEMORY: Target = aiming(48.0, 16.0);
/// P5: milliseconds for three named files.
pub const THREE_FILES: Target = aiming(5.0, 1.5);
/// P6: milliseconds for staged files that name no model.
pub const STAGED: Target = target(20.0);
/// P6: milliseconds for staged files that name one.
pub const STAGED_HIT: Target = target(100.0);
/// P7: time a file at 100,000 files over that at 10,000.
pub const FILES: Target = target(1.25);
/// P9: an overlay of 10,000 models over one of 500.
pub const CATALOGUE: Target = target(1.10);
/// P10: 100,000 findings over none.
pub const FINDINGS: Target = target(3.0);
/// P11: two threads over one.
pub const THREADS: Target = target(0.70);
/// P13: size of the binary in MB.
pub const BINARY: Target = target(12.0);
