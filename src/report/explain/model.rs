//! Owns what is told of one model to people: how its name was read, what is known with dates and sources, what holds at a
//! date. Never gathers it.

use super::super::describe;
use super::super::theme::View;
use super::answer::ModelAnswer;
use super::hosted::{offers, spellings};
use super::{Question, fact, heading, or_not_known};
use crate::catalog::{
    Basis, Catalog, Class, Dated, LicenceClass, Model, Outlook, PartialDate, Posture, Weights, held_since, latest,
};
use crate::exposure::billions;
use crate::identify::{Account, Grade, PinKind};
use crate::text::sanitise;
use jiff::civil::Date;
use std::io::{self, Write};

/// Writes all that is known of the model that a spelling leads to.
pub fn explain_model(question: &Question<'_>, account: &Account, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let Some(model) = account.resolution.model.as_deref() else { return Ok(()) };
    let (catalog, as_of) = (question.catalog, question.as_of);
    let answer = ModelAnswer::of(question.what, account, model, catalog, as_of);
    writeln!(out, "{}\n", view.theme().strong(&sanitise(&model.name)))?;
    reading(question.what, account, model, &answer, view, out)?;
    heading("What is known", view, out)?;
    facts(model, catalog, view, out)?;
    heading(&format!("As of {as_of}"), view, out)?;
    at_date(model, &answer, catalog, as_of, view, out)?;
    if model.basis == Basis::Catalog {
        spellings(&answer.spellings, question, view, out)?;
        offers(&answer.offers, question, view, out)?;
    }
    Ok(())
}

/// How the identifier was taken apart, and each step from it to the model.
fn reading(
    spelling: &str,
    account: &Account,
    model: &Model,
    answer: &ModelAnswer,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    fact("read as", &grade(spelling, account, model), view, out)?;
    let pin = Some(account.pin.value.clone().unwrap_or_default()).filter(|_| account.pin.kind != PinKind::None);
    let resolution = &account.resolution;
    for (name, text) in [
        ("scheme", Some(account.scheme.to_string())),
        ("host", account.host.clone()),
        ("vendor", account.organisation.clone()),
        ("publisher", resolution.publisher.clone()),
        ("name", Some(account.stem.clone())),
        ("tag", account.tag.clone()),
        ("file", account.file.clone()),
        ("pin", pin),
        ("quantised", resolution.quantisation.clone()),
        ("tokens", Some(account.tokens.join(" "))),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            fact(name, &text, view, out)?;
        }
    }
    for (index, step) in account.steps.iter().enumerate() {
        let led = step.led_to.as_ref().map_or_else(|| "not known".to_owned(), |id| format!("`{id}`"));
        fact(if index == 0 { "steps" } else { "" }, &format!("{}: {led}", step.asked), view, out)?;
    }
    let basis = if model.basis == Basis::Catalog { "the catalogue" } else { "read off the name, not looked up" };
    fact("basis", basis, view, out)?;
    let near: Vec<String> = answer.near.iter().map(|id| format!("`{id}`")).collect();
    if near.is_empty() { Ok(()) } else { fact("near to it", &near.join(", "), view, out) }
}

/// Says how firmly the spelling leads to the model.
fn grade(spelling: &str, account: &Account, model: &Model) -> String {
    match account.resolution.grade {
        Grade::Exact => format!("`{spelling}` is in the catalogue as `{}`", model.id),
        Grade::Derived => format!("`{spelling}` is `{}` once additions are taken off", model.id),
        Grade::Named | Grade::Family => {
            format!("the catalogue lacks `{spelling}`: family and size are read off the name")
        }
        Grade::Organisation | Grade::Unknown => format!("`{spelling}` is not known"),
    }
}

fn facts(model: &Model, catalog: &Catalog, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lab = catalog.lab(&model.lab).map_or_else(|| model.lab.clone(), |lab| format!("{} ({})", lab.name, lab.id));
    let is_closed = model.weights == Weights::Closed;
    let unless_closed = |text: String| (!is_closed).then_some(text);
    let class = model.class.map(|class| if class == Class::Flagship { "flagship" } else { "no flagship" });
    let repositories = Some(model.repositories.join(", ")).filter(|text| !text.is_empty());
    for (name, text) in [
        ("lab", Some(lab)),
        ("family", Some(or_not_known(Some(&model.family).filter(|family| !family.is_empty())))),
        ("line", Some(or_not_known(model.line.as_ref()))),
        ("generation", Some(or_not_known(model.generation.as_ref()))),
        ("base", model.base.clone()),
        ("purpose", Some(format!("{}, {}", model.purpose.as_str(), model.modality.as_str()))),
        ("weights", Some(model.weights.as_str().to_owned())),
        ("class", class.map(str::to_owned)),
        ("size", Some(size(model))),
        ("context", Some(or_not_known(model.context.map(|context| format!("{context} tokens")).as_ref()))),
        ("licence", unless_closed(licence(model))),
        ("restricts", unless_closed(restricts(model))),
        ("released", Some(released(model.released))),
        ("frontier", Some(frontier(model))),
        ("repositories", unless_closed(or_not_known(repositories.as_ref()))),
        ("moves", model.moving.then(|| "the vendor may put another model behind this name at any time".to_owned())),
        ("source", Some(or_not_known(Some(&model.source).filter(|source| !source.is_empty())))),
    ] {
        if let Some(text) = text {
            fact(name, &text, view, out)?;
        }
    }
    Ok(())
}

fn size(model: &Model) -> String {
    let active = model.active_b.map(|active| format!("; {} active", billions(active))).unwrap_or_default();
    match model.total_b {
        Some(_) => or_not_known(describe::size(model).as_ref()),
        None => format!("not known{active}"),
    }
}

fn licence(model: &Model) -> String {
    match (&model.licence, model.licence_class) {
        (Some(licence), LicenceClass::Unknown) => format!("{licence} (how free it is: not known)"),
        (Some(licence), class) => format!("{licence} ({})", class.as_str()),
        (None, LicenceClass::Unknown) => "not known".to_owned(),
        (None, class) => format!("{}, its name not known", class.as_str()),
    }
}

fn restricts(model: &Model) -> String {
    match (&model.restricts, model.licence_class) {
        (Some(restricts), _) => restricts.clone(),
        (None, LicenceClass::Permissive) => "nothing beyond notice and attribution".to_owned(),
        (None, _) => "not known".to_owned(),
    }
}

fn released(date: Option<PartialDate>) -> String {
    match date {
        None => "not known".to_owned(),
        Some(date) if date.is_exact() => date.to_string(),
        Some(date) => format!("{date} (known to the {})", date.precision()),
    }
}

fn frontier(model: &Model) -> String {
    let flag = match model.near_frontier {
        Some(true) => "at or near the open frontier when released",
        Some(false) => "not near the open frontier when released",
        None => return "not known whether near the open frontier when released".to_owned(),
    };
    let evidence = if model.near_frontier == Some(true) { format!(" ({})", model.source) } else { String::new() };
    format!("{flag}{evidence}")
}

fn at_date(
    model: &Model,
    answer: &ModelAnswer,
    catalog: &Catalog,
    as_of: Date,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    fact("standing", &answer.standing, view, out)?;
    supply(model, catalog, as_of, view, out)?;
    if let Some(days) = model.line.as_deref().and_then(|line| catalog.silence_days(line, as_of)) {
        fact("silence", &format!("{days} days since its line's newest near-frontier release"), view, out)?;
    }
    if !model.is_exposed() {
        let is_open = model.weights != Weights::Closed && model.near_frontier.is_none();
        let hidden = is_open && (model.total_b.is_none() || model.tier().is_above_mid());
        return fact("exposed", if hidden { "not known: neither size nor standing tells" } else { "no" }, view, out);
    }
    let by_size = if model.near_frontier.is_none() { ", by the size in its name" } else { "" };
    fact("exposed", &format!("yes: open weights of near-frontier size{by_size}"), view, out)?;
    let around: Vec<String> = answer.substitutes.iter().map(describe::substitute).collect();
    let around = if around.is_empty() { "nothing of its kind is known".to_owned() } else { around.join("; ") };
    fact("plan around", &around, view, out)
}

/// Tells posture and outlook: the line's own, which win, and the lab's.
fn supply(model: &Model, catalog: &Catalog, as_of: Date, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let Some(lab) = catalog.lab(&model.lab) else {
        return fact("posture", "not known", view, out).and_then(|()| fact("outlook", "not known", view, out));
    };
    if let Some(line) = lab.line(model.line.as_deref()) {
        let of_line = |name: &str, text: Option<String>, out: &mut dyn Write| match text {
            Some(text) => fact(name, &format!("of the line {}: {text}", line.name), view, out),
            None => Ok(()),
        };
        of_line("posture", dated(&line.posture, Posture::as_str, as_of), out)?;
        of_line("outlook", dated(&line.outlook, Outlook::as_str, as_of), out)?;
    }
    let of_lab = |text: Option<String>| format!("of the lab: {}", or_not_known(text.as_ref()));
    fact("posture", &of_lab(dated(&lab.posture, Posture::as_str, as_of)), view, out)?;
    fact("outlook", &of_lab(dated(&lab.outlook, Outlook::as_str, as_of)), view, out)
}

/// Says what holds, since when, and what says so.
fn dated<T: Copy + PartialEq>(entries: &[Dated<T>], word: impl Fn(T) -> &'static str, as_of: Date) -> Option<String> {
    let entry = latest(entries, as_of)?;
    let since = held_since(entries, as_of).filter(|since| *since != entry.since);
    let held = since.map(|since| format!(" (held since {since})")).unwrap_or_default();
    Some(match word(entry.is) {
        "unknown" => format!("not known; as of {}: {} ({})", entry.since, entry.why, entry.source),
        word => format!("{word} since {}{held}: {} ({})", entry.since, entry.why, entry.source),
    })
}
