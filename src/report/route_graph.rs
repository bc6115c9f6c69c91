//! Owns routes and deployments drawn for people: what stands in for what, and what is reserved for it. Never finds them.

use super::describe;
use super::outcome::Outcome;
use super::snippet::short;
use super::theme::View;
use super::wrap;
use crate::context::{Deployment, Mirror, ReferenceId, Route, RouteKind};
use crate::exposure::{in_words, is_planned_around};
use std::io::{self, Write};

/// Writes every route with its members in order, then every deployment with its hardware and mirror.
pub(super) fn route_graph(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let codebase = &outcome.codebase;
    if codebase.routes.is_empty() && codebase.deployments.is_empty() {
        return writeln!(out, "no routes and no deployments are seen\n");
    }
    for route in &codebase.routes {
        draw_route(route, outcome, view, out)?;
    }
    for deployment in &codebase.deployments {
        draw_deployment(deployment, outcome, view, out)?;
    }
    writeln!(out)
}

fn draw_route(route: &Route, outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let place = format!("{}:{}", view.paths.shown(route.place.path()), route.place.start.line);
    let head = match route.kind {
        RouteKind::Fallback => "route, in this order",
        RouteKind::Group => "route, any of",
    };
    writeln!(out, "{} {}", view.theme().strong(head), view.theme().faint(&format!("({place})")))?;
    let last = route.members.len().saturating_sub(1);
    for (number, id) in route.members.iter().enumerate() {
        let branch = if number == last { "└─" } else { "├─" };
        let arrow = if route.kind == RouteKind::Fallback && number > 0 { "else " } else { "" };
        let line = format!("{arrow}{}", member(*id, outcome, view));
        wrap::hanging(
            &line,
            &format!("  {branch} "),
            if number == last { "       " } else { "  │    " },
            view.width,
            out,
        )?;
    }
    Ok(())
}

fn draw_deployment(deployment: &Deployment, outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", view.theme().strong("deployment"))?;
    for id in &deployment.references {
        wrap::hanging(&member(*id, outcome, view), "  ├─ ", "  │  ", view.width, out)?;
    }
    let hardware = deployment.accelerators.as_ref().map_or_else(
        || "no accelerators are seen".to_owned(),
        |accelerators| {
            let place = view.paths.shown(accelerators.place.path());
            format!("{} ({place}:{})", in_words(accelerators), accelerators.place.start.line)
        },
    );
    let mirror = match deployment.mirror {
        Mirror::None => "no mirror is seen",
        Mirror::Cache => "a cache is mounted",
        Mirror::Own => "a copy of one's own",
    };
    let offline = if deployment.offline { ", the hub is switched off" } else { "" };
    wrap::hanging(&format!("{hardware}; {mirror}{offline}"), "  └─ ", "     ", view.width, out)
}

/// `Kimi K2 Instruct · trillion (1,000B, 32B active) · serving · score 72 (deploy/kimi.yaml:22)`.
fn member(id: ReferenceId, outcome: &Outcome, view: &View) -> String {
    let Some(reference) = outcome.codebase.reference(id) else { return String::new() };
    let model = reference.model.as_deref();
    let mut parts = vec![describe::name(reference)];
    parts.extend(model.and_then(describe::size));
    parts.push(describe::tier_or_closed(reference).to_owned());
    parts.dedup_by(|later, earlier| earlier.starts_with(later.as_str()));
    parts.push(reference.role.as_str().to_owned());
    parts.push(short(&reference.channel.to_string(), 40));
    if model.is_some_and(is_planned_around) {
        parts.push("planned around".to_owned());
    }
    parts.extend(outcome.score(id).map(|score| format!("score {}", score.score)));
    let place = view.paths.shown(reference.place.path());
    format!("{} ({place}:{})", parts.join(" · "), reference.place.start.line)
}
