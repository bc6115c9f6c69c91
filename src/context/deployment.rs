//! Owns what belongs together: deployments (engine, hardware, mirror) and routes (models that stand in for one another).
//! Never scores and never judges.

use super::reference::ReferenceId;
use crate::text::Place;

/// Accelerators reserved for one deployment.
#[derive(Debug, Clone, PartialEq)]
pub struct Accelerators {
    /// How many, over all nodes.
    pub count: u32,
    /// As the file names them (`nvidia-h100-80gb`, `nvidia.com/gpu`); those of a machine as the table does.
    pub kind: Option<String>,
    /// Memory of one, in gigabytes; `None` where the type is not known.
    pub memory_gb: Option<u32>,
    /// Where the reservation stands.
    pub place: Place,
}

impl Accelerators {
    /// Memory counted for one accelerator of unknown type, in gigabytes (design §4, OW107).
    pub const ASSUMED_MEMORY_GB: u32 = 80;

    /// Memory of all together, in gigabytes.
    #[must_use]
    pub fn total_gb(&self) -> u32 {
        self.count.saturating_mul(self.memory_gb.unwrap_or(Self::ASSUMED_MEMORY_GB))
    }
}

/// Where the weights come from when the service starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mirror {
    /// Nothing seen in this tree: a public hub.
    None,
    /// A hub cache is mounted; it is filled from the hub once.
    Cache,
    /// A path, bucket or registry of one's own.
    Own,
}

/// What belongs to one served, trained or measured model.
#[derive(Debug, Clone)]
pub struct Deployment {
    /// The references that belong to it.
    pub references: Vec<ReferenceId>,
    /// What it reserves.
    pub accelerators: Option<Accelerators>,
    /// Where its weights come from.
    pub mirror: Mirror,
    /// Where the mirror is set up.
    pub mirror_place: Option<Place>,
    /// Whether the hub is switched off (`HF_HUB_OFFLINE=1`).
    pub offline: bool,
}

/// How the members of a route stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RouteKind {
    /// The first is used, the others step in, in order.
    Fallback,
    /// Any may be used.
    Group,
}

impl RouteKind {
    /// The word used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fallback => "fallback",
            Self::Group => "group",
        }
    }
}

/// Models that stand in for one another.
#[derive(Debug, Clone)]
pub struct Route {
    /// How.
    pub kind: RouteKind,
    /// The members; for fallbacks the first is the one that others back.
    pub members: Vec<ReferenceId>,
    /// Where it is set up.
    pub place: Place,
}
