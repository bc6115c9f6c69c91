//! Owns `owlint what-if`: which scenario is meant. Never plays it through.

use super::complain::Complaint;
use super::exit::Exit;
use super::output::{Terminal, deliver};
use super::prepare::{Prepared, prepare};
use super::what_if_args::{WhatIfArgs, WhatIfFormat};
use super::{progress, resolve};
use crate::catalog::{Catalog, closest};
use crate::exposure::{Assumed, Scenario, scenarios};
use crate::policy::Settings;
use crate::report::{what_if_human, what_if_json, what_if_markdown};
use crate::text::sanitise;
use std::collections::BTreeMap;

/// Plays scenarios through what is found.
pub(super) fn run(arguments: &WhatIfArgs, catalog: &Catalog, terminal: &Terminal) -> Result<Exit, Complaint> {
    let Prepared { settings, catalog, .. } = prepare(&arguments.input, None, &Vec::new(), catalog)?;
    let scenario = scenario(arguments, &settings, &catalog)?;
    if let Some(until) = arguments.until.filter(|until| *until < settings.as_of) {
        let help = "give a later day, or an earlier one to --as-of".to_owned();
        return Err(Complaint::Other(
            format!("--until {until} lies before {}, the date to judge at", settings.as_of),
            help,
        ));
    }
    resolve::set_threads(&arguments.input);
    let assumed = Assumed::new(scenario, settings.as_of, arguments.until);
    let play = || crate::what_if(&settings, &catalog, arguments.scenario.clone(), assumed);
    let played = progress::during(&arguments.shown, play)?;
    let file = arguments.output_file.as_deref();
    let view = terminal.view(&played.outcome.root, &arguments.shown, file.is_some());
    deliver(file, |out| match arguments.format {
        WhatIfFormat::Human => what_if_human(&played, &view, out),
        WhatIfFormat::Json => what_if_json(&played, out),
        WhatIfFormat::Markdown => what_if_markdown(&played, out),
    })?;
    Ok(Exit::of_reading(&played.outcome))
}

/// Puts together what the arguments name. Fails on names that nobody knows and where nothing is assumed.
fn scenario(arguments: &WhatIfArgs, settings: &Settings, catalog: &Catalog) -> Result<Scenario, Complaint> {
    let mut known: BTreeMap<&str, &Scenario> = scenarios().iter().map(|(name, one)| (name.as_str(), one)).collect();
    known.extend(settings.scenarios.iter().map(|(name, one)| (name.as_str(), one)));
    let mut scenario = Scenario::default();
    for name in &arguments.scenario {
        let found = known.get(name.as_str()).ok_or_else(|| unknown("scenario", name, known.keys().copied()))?;
        scenario = scenario.and((*found).clone());
    }
    let lab = |name: &String| match catalog.lab(&name.to_lowercase()) {
        Some(lab) => Ok(lab.id.clone()),
        None => {
            Err(unknown("lab", name, catalog.labs().map(|lab| lab.id).collect::<Vec<_>>().iter().map(String::as_str)))
        }
    };
    let host = |name: &String| match catalog.host(&name.to_lowercase()) {
        Some(host) => Ok(host.id),
        None => Err(unknown(
            "host",
            name,
            catalog.hosts().map(|host| host.id).collect::<Vec<_>>().iter().map(String::as_str),
        )),
    };
    let asked = Scenario {
        withdraw: arguments.withdraw.iter().map(lab).collect::<Result<_, _>>()?,
        drop_hosts: arguments.drop_host.iter().map(host).collect::<Result<_, _>>()?,
        licence_tightens: arguments.licence_tightens.iter().map(lab).collect::<Result<_, _>>()?,
        ..Scenario::default()
    };
    let scenario = scenario.and(asked);
    if scenario.is_empty() && arguments.until.is_none() {
        let names: Vec<&str> = known.into_keys().collect();
        let help = format!(
            "name one with --scenario ({}), or use --withdraw, --drop-host, --licence-tightens or --until",
            names.join(", ")
        );
        return Err(Complaint::Other("nothing is assumed".to_owned(), help));
    }
    Ok(scenario)
}

fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Complaint {
    let known: Vec<&str> = known.collect();
    let help = match closest(&name.to_lowercase(), known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if known.len() < 20 => format!("use one of {}", known.join(", ")),
        None if what == "host" => "`owlint explain MODEL --all` names the hosts that offer a model".to_owned(),
        None => format!("`owlint {what}s` lists them all"),
    };
    Complaint::Other(format!("unknown {what} `{}`", sanitise(name)), help)
}
