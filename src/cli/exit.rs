//! Owns the exit status: the documented contract with scripts, the same for every format.

use crate::report::Outcome;
use crate::text::NoticeKind;
use std::process::{ExitCode, Termination};

/// The exit status of a run. `1` comes before `2` where findings gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Nothing gates.
    Clean = 0,
    /// Findings gate.
    Findings = 1,
    /// Usage, configuration or internal error.
    Error = 2,
    /// A directory was asked for and held nothing to check.
    Nothing = 3,
}

impl Exit {
    /// All of them, by number.
    pub const ALL: [Self; 4] = [Self::Clean, Self::Findings, Self::Error, Self::Nothing];

    /// Returns what the help and the README say of it.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Clean => "nothing gates",
            Self::Findings => {
                "findings gate: active, at or above --fail-on (default high), of medium confidence or above; \
                 or the index is above max-index"
            }
            Self::Error => "usage, configuration or internal error",
            Self::Nothing => "a directory was asked for and held nothing to check",
        }
    }

    /// Returns the status of a linting run.
    #[must_use]
    pub fn of(outcome: &Outcome, exit_zero: bool) -> Self {
        if outcome.gates() {
            return if exit_zero { Self::Clean } else { Self::Findings };
        }
        Self::of_reading(outcome)
    }

    /// Returns the status of a run that only reads.
    #[must_use]
    pub fn of_reading(outcome: &Outcome) -> Self {
        if outcome.notices.iter().any(|notice| notice.kind == NoticeKind::Internal) {
            Self::Error
        } else if outcome.is_empty() && outcome.asked_for_directory {
            Self::Nothing
        } else {
            Self::Clean
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}
