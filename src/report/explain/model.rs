//! Owns what is told of one model: how its name was read, what is known with dates and sources, what holds at a date.

use super::super::describe;
use super::super::theme::View;
use super::fact;
use crate::catalog::{Basis, Catalog, Class, Doubt, Model, Standing};
use crate::exposure::WaysOut;
use crate::identify::{Grade, Resolution};
use crate::text::sanitise;
use jiff::civil::Date;
use std::io::{self, Write};

/// Writes all that is known of the model that `spelling` leads to.
pub fn explain_model(
    spelling: &str,
    resolution: &Resolution,
    catalog: &Catalog,
    as_of: Date,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(model) = resolution.model.as_deref() else { return Ok(()) };
    writeln!(out, "{}\n", view.theme().strong(&sanitise(&model.name)))?;
    fact("read as", &reading(spelling, resolution, model), view, out)?;
    facts(model, catalog, view, out)?;
    writeln!(out, "\n{}", view.theme().strong(&format!("As of {as_of}")))?;
    at_date(model, catalog, as_of, view, out)
}

/// Says how firmly the spelling leads to the model, and what it adds.
fn reading(spelling: &str, resolution: &Resolution, model: &Model) -> String {
    let how = match resolution.grade {
        Grade::Exact => format!("`{spelling}` is in the catalogue as `{}`", model.id),
        Grade::Derived => format!("`{spelling}` is `{}` once additions are taken off", model.id),
        Grade::Named | Grade::Family => {
            format!("the catalogue lacks `{spelling}`: family and size are read off the name")
        }
        Grade::Organisation | Grade::Unknown => format!("`{spelling}` is not known"),
    };
    let quantisation = resolution.quantisation.as_ref().map(|quantisation| format!(", quantised {quantisation}"));
    let publisher = resolution.publisher.as_ref().map(|publisher| format!(", published by {publisher}"));
    format!("{how}{}{}", quantisation.unwrap_or_default(), publisher.unwrap_or_default())
}

fn facts(model: &Model, catalog: &Catalog, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lab = catalog.lab(&model.lab).map_or_else(|| model.lab.clone(), |lab| format!("{} ({})", lab.name, lab.id));
    let licence = model.licence.as_deref().map(|licence| format!("{licence} ({})", model.licence_class.as_str()));
    let released = model.released.map(|released| released.to_string());
    let near_frontier = match model.near_frontier {
        Some(true) => "at or near the open frontier when released",
        Some(false) => "not near the open frontier when released",
        None => "not established whether near the open frontier when released",
    };
    let class = model.class.map(|class| if class == Class::Flagship { "flagship" } else { "no flagship" });
    for (name, text) in [
        ("lab", Some(lab)),
        ("family", Some(model.family.clone())),
        ("line", model.line.clone()),
        ("generation", model.generation.clone()),
        ("base", model.base.clone()),
        ("weights", Some(model.weights.as_str().to_owned())),
        ("class", class.map(str::to_owned)),
        ("size", describe::size(model)),
        ("context", model.context.map(|context| format!("{context} tokens"))),
        ("licence", licence),
        ("restricts", model.restricts.clone()),
        ("released", Some(released.unwrap_or_else(|| "not known".to_owned()))),
        ("frontier", Some(near_frontier.to_owned())),
        ("repositories", Some(model.repositories.join(", "))),
        ("source", Some(model.source.clone())),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            fact(name, &text, view, out)?;
        }
    }
    if model.basis == Basis::Name { fact("basis", "read off the name, not looked up", view, out) } else { Ok(()) }
}

fn at_date(model: &Model, catalog: &Catalog, as_of: Date, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let standing = match catalog.standing(model, as_of) {
        Standing::Current => "current: you lean on the next release",
        Standing::Former => "former: you lean on somebody still hosting this one",
        Standing::None => "none: never near the open frontier",
        Standing::Unknown => match catalog.doubt(model, as_of) {
            Some(Doubt::NoDate) => "not known: no release date to judge by",
            Some(Doubt::NotYet) => "not known: not yet released then",
            Some(Doubt::Newer) => "not known: newer than the catalogue",
            Some(Doubt::NotEstablished) | None => "not known",
        },
    };
    fact("standing", standing, view, out)?;
    if let Some(posture) = catalog.posture(model, as_of) {
        let text = format!("{} since {}: {} ({})", posture.is.as_str(), posture.since, posture.why, posture.source);
        fact("posture", &text, view, out)?;
    }
    if let Some(outlook) = catalog.outlook(model, as_of) {
        let text = format!("{} since {}: {} ({})", outlook.is.as_str(), outlook.since, outlook.why, outlook.source);
        fact("outlook", &text, view, out)?;
    }
    if let Some(days) = model.line.as_deref().and_then(|line| catalog.silence_days(line, as_of)) {
        fact("silence", &format!("{days} days since its line's newest near-frontier release"), view, out)?;
    }
    if !model.is_exposed() {
        return fact("exposed", "no", view, out);
    }
    fact("exposed", "yes: open weights of near-frontier size", view, out)?;
    let around = WaysOut::new(catalog, as_of).instead_of(model);
    let around: Vec<String> = around.iter().map(describe::substitute).collect();
    if around.is_empty() { Ok(()) } else { fact("plan around", &around.join("; "), view, out) }
}
