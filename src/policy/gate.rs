//! Owns which findings make a run fail (design §4). Never decides how grave a finding is.

use crate::context::{Codebase, Role};
use crate::identify::Confidence;
use crate::lints::{Finding, Severity, Status};

/// From which severity a finding makes a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailOn {
    /// From that one.
    From(Severity),
    /// From none.
    Never,
}

impl FailOn {
    /// The word used in settings and reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::From(severity) => severity.as_str(),
            Self::Never => "never",
        }
    }

    /// Whether a severity is reached from which runs fail.
    #[must_use]
    pub fn is_reached(self, severity: Severity) -> bool {
        match self {
            Self::From(least) => severity >= least,
            Self::Never => false,
        }
    }
}

/// What has to hold for a finding to make a run fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// The least severity.
    pub fail_on: FailOn,
    /// Roles that gate although they do not by themselves.
    pub roles: Vec<Role>,
    /// The highest index that a project may have; `None` for any.
    pub max_index: Option<u8>,
}

impl Default for Gate {
    fn default() -> Self {
        Self { fail_on: FailOn::From(Severity::High), roles: Vec::new(), max_index: None }
    }
}

impl Gate {
    /// Whether a finding makes the run fail: grave and sure enough, standing, and on a reference whose role gates.
    #[must_use]
    pub fn gates(&self, finding: &Finding, codebase: &Codebase) -> bool {
        let role = finding.references.first().and_then(|id| codebase.reference(*id)).map(|reference| reference.role);
        self.fail_on.is_reached(finding.severity)
            && finding.confidence >= Confidence::Medium
            && finding.status == Status::Active
            && role.is_none_or(|role| role.gates() || self.roles.contains(&role))
    }
}
