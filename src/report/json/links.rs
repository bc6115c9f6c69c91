//! Owns routes and deployments as JSON. Never finds them.

use super::id;
use crate::context::{Deployment, Mirror, ReferenceId, Route};
use crate::report::Outcome;
use crate::report::paths::plain;
use serde::Serialize;

/// Models that stand in for one another.
#[derive(Debug, Serialize)]
pub(in crate::report) struct RouteObject {
    kind: &'static str,
    path: String,
    line: usize,
    members: Vec<String>,
}

/// What belongs to one served model.
#[derive(Debug, Serialize)]
pub(in crate::report) struct DeploymentObject<'o> {
    references: Vec<String>,
    accelerators: Option<AcceleratorsObject<'o>>,
    mirror: &'static str,
    offline: bool,
}

#[derive(Debug, Serialize)]
struct AcceleratorsObject<'o> {
    count: u32,
    kind: Option<&'o str>,
    memory_gb: Option<u32>,
    path: String,
    line: usize,
}

pub(in crate::report) fn routes(outcome: &Outcome) -> Vec<RouteObject> {
    outcome.codebase.routes.iter().map(route).collect()
}

pub(in crate::report) fn deployments<'o>(outcome: &'o Outcome) -> Vec<DeploymentObject<'o>> {
    outcome.codebase.deployments.iter().map(deployment).collect()
}

pub(super) fn route(route: &Route) -> RouteObject {
    RouteObject {
        kind: route.kind.as_str(),
        path: plain(route.place.path()),
        line: route.place.start.line,
        members: ids(&route.members),
    }
}

pub(super) fn deployment(deployment: &Deployment) -> DeploymentObject<'_> {
    let accelerators = deployment.accelerators.as_ref().map(|accelerators| AcceleratorsObject {
        count: accelerators.count,
        kind: accelerators.kind.as_deref(),
        memory_gb: accelerators.memory_gb,
        path: plain(accelerators.place.path()),
        line: accelerators.place.start.line,
    });
    let mirror = match deployment.mirror {
        Mirror::None => "none",
        Mirror::Cache => "cache",
        Mirror::Own => "own",
    };
    DeploymentObject { references: ids(&deployment.references), accelerators, mirror, offline: deployment.offline }
}

fn ids(references: &[ReferenceId]) -> Vec<String> {
    references.iter().copied().map(id).collect()
}
