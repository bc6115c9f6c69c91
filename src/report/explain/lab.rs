//! Owns what is told of one lab to people: its profile, the dated evidence, its lines and models. Never gathers them.

use super::super::theme::View;
use super::lines::{Generation, Series, series};
use super::{Question, fact, heading, rest};
use crate::catalog::{Dated, Lab, Model, Outlook, Posture};
use crate::text::sanitise;
use jiff::civil::Date;
use std::io::{self, Write};

/// So many generations of a line are written unless all are asked for.
const MOST_GENERATIONS: usize = 4;

/// So many models of a generation.
const MOST_MODELS: usize = 6;

/// Writes all that is known of a lab.
pub fn explain_lab(lab: &Lab, question: &Question<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let as_of = question.as_of;
    let profile = question.catalog.profile(lab.clone(), as_of);
    writeln!(out, "{}\n", view.theme().strong(&format!("{} ({})", sanitise(&lab.name), sanitise(&lab.id))))?;
    let country = if lab.country.is_empty() { "country not known" } else { &lab.country };
    fact("kind", &format!("{}, {country}", lab.kind), view, out)?;
    fact("publishes as", &lab.organisations.join(", "), view, out)?;
    let newest = profile.newest.map(|(released, name)| format!(", the newest {name} on {released}"));
    let counts = format!(
        "{} open, {} closed, {} not known; {} near the open frontier when released{}",
        profile.open,
        profile.closed,
        profile.unknown,
        profile.near_frontier,
        newest.unwrap_or_default()
    );
    fact("models", &format!("{counts} (as of {as_of})"), view, out)?;
    let own: Vec<String> =
        question.catalog.hosts().filter(|host| host.lab.as_ref() == Some(&lab.id)).map(|host| host.id).collect();
    if let Some(first) = own.first() {
        fact("serves as", &format!("{} (`owlint explain host:{first}`)", own.join(", ")), view, out)?;
    }
    let held = |since: Option<crate::catalog::PartialDate>| {
        since.map(|since| format!(", held since {since}")).unwrap_or_default()
    };
    let posture = profile.posture.map_or("not known", |posture| posture.is.as_str());
    let known = profile.outlook.map(|outlook| outlook.is).filter(|is| *is != Outlook::Unknown);
    let outlook = known.map_or("not known", Outlook::as_str);
    let outlook_since = known.and(profile.outlook_since);
    heading(
        &format!("As of {as_of}: {posture}{}; outlook {outlook}{}", held(profile.posture_since), held(outlook_since)),
        view,
        out,
    )?;
    evidence("posture", &lab.posture, Posture::as_str, as_of, view, out)?;
    evidence("outlook", &lab.outlook, Outlook::as_str, as_of, view, out)?;
    series(lab, question.catalog).iter().try_for_each(|series| line(series, question, view, out))
}

/// Writes dated statements, oldest first; those after `as_of` are marked.
fn evidence<T: Copy>(
    name: &str,
    entries: &[Dated<T>],
    word: impl Fn(T) -> &'static str,
    as_of: Date,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    for entry in entries {
        let later = if entry.since.earliest() > as_of { format!(" (after {as_of})") } else { String::new() };
        let text = format!("{} since {}{later}: {} ({})", word(entry.is), entry.since, entry.why, entry.source);
        fact(name, &text, view, out)?;
    }
    Ok(())
}

/// Writes a line: its own evidence, which wins over the lab's, and its models by generation.
fn line(series: &Series<'_>, question: &Question<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let name = series.line.map_or_else(|| "No line".to_owned(), |line| format!("Line {} ({})", line.name, line.id));
    let count: usize = series.generations.iter().map(|generation| generation.models.len()).sum();
    heading(&format!("{name}: {}", super::super::describe::counted(count, "model", "models")), view, out)?;
    if let Some(line) = series.line {
        evidence("posture", &line.posture, Posture::as_str, question.as_of, view, out)?;
        evidence("outlook", &line.outlook, Outlook::as_str, question.as_of, view, out)?;
        if let Some(days) = question.catalog.silence_days(&line.id, question.as_of) {
            fact("silence", &format!("{days} days since its newest near-frontier release"), view, out)?;
        }
    }
    let shown = question.most(MOST_GENERATIONS);
    for generation in series.generations.iter().take(shown) {
        let name = generation.name.as_deref().unwrap_or("others");
        fact(name, &models(generation, question), view, out)?;
    }
    rest(series.generations.len(), shown, "generations", out)
}

fn models(generation: &Generation, question: &Question<'_>) -> String {
    let shown = question.most(MOST_MODELS);
    let mut told: Vec<String> = generation.models.iter().take(shown).map(|one| model(one, question.as_of)).collect();
    let left = generation.models.len().saturating_sub(shown);
    if left > 0 {
        told.push(format!("and {left} more"));
    }
    told.join("; ")
}

/// Says date, name, openness and size of a model: `2026-07-27 Kimi K3 (open, trillion, near the frontier)`.
fn model(model: &Model, as_of: Date) -> String {
    let released = model.released.map_or_else(|| "date not known:".to_owned(), |released| released.to_string());
    let later = if model.released.is_some_and(|date| date.earliest() > as_of) { ", later" } else { "" };
    let frontier = if model.near_frontier == Some(true) { ", near the frontier" } else { "" };
    let tier = model.tier().as_str();
    let size = if tier == "unknown" { "size not known".to_owned() } else { tier.to_owned() };
    format!("{released} {} ({}, {size}{frontier}{later})", model.name, model.weights.as_str())
}
