//! Owns what is told of one lab: its profile, the dated evidence, its models.

use super::super::theme::View;
use super::super::wrap::pad;
use super::fact;
use crate::catalog::{Catalog, Dated, Lab, Model, Outlook, Posture};
use crate::text::sanitise;
use jiff::civil::Date;
use std::io::{self, Write};

/// So many models are named, the newest first; the rest is counted.
const MOST_MODELS: usize = 12;

/// Writes all that is known of a lab.
pub fn explain_lab(lab: &Lab, catalog: &Catalog, as_of: Date, view: &View, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n", view.theme().strong(&format!("{} ({})", sanitise(&lab.name), sanitise(&lab.id))))?;
    let kind = [lab.kind.as_str(), lab.country.as_str()].into_iter().filter(|text| !text.is_empty());
    fact("kind", &kind.collect::<Vec<_>>().join(", "), view, out)?;
    fact("publishes as", &lab.organisations.join(", "), view, out)?;
    evidence("posture", &lab.posture, Posture::as_str, as_of, view, out)?;
    evidence("outlook", &lab.outlook, Outlook::as_str, as_of, view, out)?;
    for line in lab.lines.iter().filter(|line| !(line.posture.is_empty() && line.outlook.is_empty())) {
        writeln!(out, "\n{}", view.theme().strong(&format!("Line {}", sanitise(&line.name))))?;
        evidence("posture", &line.posture, Posture::as_str, as_of, view, out)?;
        evidence("outlook", &line.outlook, Outlook::as_str, as_of, view, out)?;
    }
    models(lab, catalog, view, out)
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

fn models(lab: &Lab, catalog: &Catalog, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut models: Vec<Model> = catalog.models().filter(|model| model.lab == lab.id).collect();
    models.sort_by(|one, other| (other.released, &one.id).cmp(&(one.released, &other.id)));
    writeln!(out, "\n{}", view.theme().strong(&format!("Models in the catalogue: {}", models.len())))?;
    for model in models.iter().take(MOST_MODELS) {
        let released = model.released.map_or_else(|| "not known".to_owned(), |released| released.to_string());
        let frontier = if model.near_frontier == Some(true) { ", near the frontier when released" } else { "" };
        let (weights, tier) = (model.weights.as_str(), model.tier().as_str());
        writeln!(out, "  {}{}  {weights}, {tier}{frontier}", pad(&released, 12), sanitise(&model.name))?;
    }
    let rest = models.len().saturating_sub(MOST_MODELS);
    if rest > 0 { writeln!(out, "  and {rest} older") } else { Ok(()) }
}
