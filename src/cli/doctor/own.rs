//! Owns what `owlint doctor` says of the program itself: version, catalogue, rules, variables, threads, terminal.

use crate::cli::args::Colour;
use crate::cli::locale;
use crate::cli::output::Terminal;
use crate::cli::prepare::Prepared;
use crate::lints::{Levels, pages};
use crate::policy::stale_catalog;
use crate::report::{Check, Glyphs, State};
use serde_json::json;
use std::ffi::OsString;
use std::io::{self, IsTerminal};

/// Beginning of the names of our variables.
const OURS: &str = "OWLINT_";

/// Variables of others that owlint heeds.
const HEEDED: &[&str] =
    &["NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK", "COLUMNS", "CI", "TERM"];

pub(super) fn version() -> Check {
    let version = env!("CARGO_PKG_VERSION");
    let program = std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default();
    let found = if program.is_empty() { version.to_owned() } else { format!("{version} ({program})") };
    let details = json!({ "version": version, "program": program });
    Check { name: "owlint", state: State::Fine, found, details }
}

pub(super) fn catalogue(prepared: &Prepared) -> Check {
    let (settings, catalog) = (&prepared.settings, &prepared.catalog);
    let date = catalog.date();
    let age = date.map(|date| date.days_until(settings.as_of));
    let stale = stale_catalog(catalog, settings.as_of, settings.catalog_max_age).is_some();
    let mut found = match (date, age) {
        (Some(date), Some(age)) => format!("of {date}, {age} days old; {} models", catalog.len()),
        _ => format!("of no known date; {} models", catalog.len()),
    };
    if stale {
        found += &format!("; older than {} days: update owlint", settings.catalog_max_age);
    }
    if !settings.overlays.is_empty() {
        let paths: Vec<String> = settings.overlays.iter().map(|path| path.display().to_string()).collect();
        found += &format!("; with {} over it", paths.join(", "));
    }
    let state = if stale { State::Remark } else { State::Fine };
    let details = json!({
        "date": date.map(|date| date.to_string()), "age_days": age, "models": catalog.len(), "overlays": settings.overlays,
    });
    Check { name: "catalogue", state, found, details }
}

pub(super) fn rules(levels: &Levels) -> Check {
    let (off, on): (Vec<&str>, Vec<&str>) =
        pages().iter().map(|page| page.id.as_str()).partition(|rule| levels.is_silent(rule));
    let mut found = format!("{} on", on.len());
    if !off.is_empty() {
        found += &format!(", {} off ({})", off.len(), off.join(", "));
    }
    Check { name: "rules", state: State::Fine, found, details: json!({ "on": on, "off": off }) }
}

/// Names the variables that are heeded. The values may be nobody's business: those of our own are left out.
pub(super) fn variables(environment: impl Iterator<Item = (OsString, OsString)>) -> Check {
    let ours = |name: &String| name.starts_with(OURS) || HEEDED.contains(&name.as_str());
    let names = environment.filter(|(_, value)| !value.is_empty());
    let mut names: Vec<String> = names.map(|(name, _)| name.to_string_lossy().into_owned()).filter(ours).collect();
    names.sort();
    let found = if names.is_empty() { "none set".to_owned() } else { names.join(", ") };
    Check { name: "variables", state: State::Fine, found, details: json!({ "set": names }) }
}

pub(super) fn threads() -> Check {
    let threads = rayon::current_num_threads();
    Check { name: "threads", state: State::Fine, found: threads.to_string(), details: json!({ "number": threads }) }
}

pub(super) fn terminal(terminal: &Terminal, colour: Colour) -> Check {
    let variable = |name: &str| std::env::var(name).ok();
    let is_terminal = io::stdout().is_terminal();
    let links = crate::cli::links::wanted(Colour::Auto, variable, is_terminal);
    let plain = locale::glyphs(variable) == Glyphs::Ascii;
    let yes = |is: bool, what: &str| if is { what.to_owned() } else { format!("no {what}") };
    let colours = match colour {
        Colour::Auto => yes(terminal.colour, "colours"),
        Colour::Always | Colour::Never => format!("{} as asked for", yes(terminal.colour, "colours")),
    };
    let found = format!(
        "{}, {} columns, {colours}, {}, {}",
        if is_terminal { "standard output is one" } else { "standard output is none" },
        terminal.width,
        yes(links, "links"),
        if plain { "ASCII drawings" } else { "Unicode drawings" },
    );
    let details = json!({
        "is_terminal": is_terminal, "columns": terminal.width, "colours": terminal.colour, "links": links, "unicode": !plain,
    });
    Check { name: "terminal", state: State::Fine, found, details }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_named_without_their_values() {
        let set = [("OWLINT_CONFIG", "secret"), ("NO_COLOR", "1"), ("HOME", "/x"), ("FORCE_COLOR", "")];
        let check = variables(set.into_iter().map(|(name, value)| (name.into(), value.into())));
        assert_eq!(check.found, "NO_COLOR, OWLINT_CONFIG");
    }
}
