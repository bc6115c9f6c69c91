//! Owns the account of how a spelling is read and of every step from it to a model. Never decides: it asks what the
//! look-up asks, in its order, and ends where the look-up ended.

use super::around::Around;
use super::lookup::{Spelt, in_library, may_be_in_library, pinned};
use super::provider::read;
use super::reference::Pin;
use super::resolve::{Grade, Resolution, own_lab, resolve, strip_candidate};
use super::scheme::Scheme;
use super::scheme_choice::scheme_of;
use super::spellings::without_number;
use crate::catalog::{Catalog, Model, normalise, tokens};
use std::sync::Arc;

/// How a spelling was read, and where each step led.
#[derive(Debug, Clone)]
pub struct Account {
    /// What it is written in, as far as it tells without a file around it.
    pub scheme: Scheme,
    /// The host that stands in front.
    pub host: Option<String>,
    /// The organisation or vendor before the name.
    pub organisation: Option<String>,
    /// The name itself.
    pub stem: String,
    /// What stands behind a colon.
    pub tag: Option<String>,
    /// A file of weights in the same address.
    pub file: Option<String>,
    /// The pin written in it.
    pub pin: Pin,
    /// The tokens by which names are compared.
    pub tokens: Vec<String>,
    /// What was asked, in order; the last step is the one that led to the model.
    pub steps: Vec<Step>,
    /// What it leads to.
    pub resolution: Resolution,
}

/// One question on the way to a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was looked up.
    pub asked: String,
    /// The id that it led to: a lab's for an organisation, else a model's or a family's.
    pub led_to: Option<String>,
}

/// Reads a spelling; `None` where it can be no identifier.
#[must_use]
pub fn account(value: &str, catalog: &Catalog) -> Option<Account> {
    let candidate = read(value, catalog)?;
    let resolution = resolve(&candidate, catalog);
    let organisation = candidate.organisation().map(str::to_owned);
    let lab = organisation.as_deref().and_then(|name| catalog.lab_of_organisation(name));
    let around = Around { organisation: lab.is_some(), ..Around::default() };
    let mut steps = Vec::new();
    if let Some(name) = &organisation {
        steps.push(Step { asked: format!("the lab that publishes as `{name}`"), led_to: lab.clone() });
    }
    let stripped = strip_candidate(&candidate);
    let spelt = Spelt { candidate: &candidate, lab: own_lab(&candidate, lab.as_deref()), stripped: &stripped, catalog };
    steps.extend(towards_model(&spelt, &resolution));
    Some(Account {
        scheme: scheme_of(&candidate, candidate.text(value), &resolution, &around),
        stem: candidate.stem().to_owned(),
        tokens: tokens(&normalise(candidate.stem())).map(str::to_owned).collect(),
        host: candidate.host,
        tag: candidate.tag,
        file: candidate.file,
        pin: candidate.pin,
        organisation,
        steps,
        resolution,
    })
}

/// What is asked of the catalogue, up to the question that leads to the model.
fn towards_model(spelt: &Spelt<'_>, resolution: &Resolution) -> Vec<Step> {
    let meant = resolution.model.as_deref().map(|model| model.id.as_str());
    let mut steps = Vec::new();
    for (asked, found) in questions(spelt) {
        let is_last = found.is_some() && found.as_deref() == meant && resolution.grade >= Grade::Derived;
        steps.push(Step { asked, led_to: found.filter(|_| is_last) });
        if is_last {
            return steps;
        }
    }
    steps.push(last_step(resolution));
    steps
}

/// The questions in the order of the look-up, each with the model it leads to.
fn questions<'s>(spelt: &'s Spelt<'_>) -> impl Iterator<Item = (String, Option<String>)> + 's {
    let (candidate, catalog) = (spelt.candidate, spelt.catalog);
    let is_repository = candidate.name.contains('/');
    let repository = is_repository.then(|| {
        let found = catalog.find_repository(&candidate.name).map(|number| catalog.model(number).id.clone());
        (format!("the hub repository `{}`", candidate.name), found)
    });
    let library = may_be_in_library(candidate).then(|| {
        let name = candidate.tag.as_ref().map_or_else(String::new, |tag| format!(":{tag}"));
        (format!("`{}{name}` in Ollama's library", candidate.stem()), id(in_library(spelt)))
    });
    let own = repository.into_iter().chain(library);
    let exact = exact_spellings(spelt).into_iter().map(move |spelling| {
        let found = catalog.find(&spelling).map(|number| catalog.model(number)).filter(|found| spelt.is_right(found));
        (format!("the name `{}` as it stands", normalise(&spelling)), id(found))
    });
    let readings = spelt.stripped.readings().iter().map(move |reading| {
        let asked = format!("`{}` in other orders, with and without what a lab adds", normalise(reading));
        (asked, id(spelt.varied(reading)))
    });
    own.chain(exact).chain(readings)
}

/// The spellings that are looked up as they stand, each once.
fn exact_spellings(spelt: &Spelt<'_>) -> Vec<String> {
    let (candidate, stem) = (spelt.candidate, spelt.stem());
    let mut spellings = pinned(candidate, stem);
    spellings.extend(candidate.tag.as_ref().map(|tag| format!("{stem}-{tag}")));
    spellings.extend([stem.to_owned(), without_number(candidate, stem).to_owned()]);
    let mut seen = Vec::new();
    spellings.retain(|spelling| {
        let normalised = normalise(spelling);
        let is_new = !seen.contains(&normalised);
        seen.push(normalised);
        is_new
    });
    spellings
}

fn last_step(resolution: &Resolution) -> Step {
    let model = resolution.model.as_deref();
    let (asked, led_to) = match resolution.grade {
        Grade::Exact | Grade::Derived => (
            "the same once dates, numbers and words that hosts and copies add are taken off",
            model.map(|one| one.id.clone()),
        ),
        Grade::Named | Grade::Family => {
            ("the family whose stem stands in the name", model.map(|one| one.family.clone()))
        }
        Grade::Organisation | Grade::Unknown => ("the family whose stem stands in the name", None),
    };
    Step { asked: asked.to_owned(), led_to }
}

fn id(model: Option<Arc<Model>>) -> Option<String> {
    model.map(|model| model.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Account {
        account(value, &Catalog::embedded()).unwrap()
    }

    #[test]
    fn parts_of_an_identifier_are_told_apart() {
        let told = read("someone/Mixtral-8x22B-Instruct-v0.1-AWQ");
        assert_eq!((told.scheme, told.organisation.as_deref()), (Scheme::Hf, Some("someone")));
        assert_eq!(told.stem, "Mixtral-8x22B-Instruct-v0.1-AWQ");
        assert_eq!(told.tokens, ["mixtral", "8x", "22b", "instruct", "0", "1", "awq"].map(str::to_owned));
        assert_eq!(told.resolution.quantisation.as_deref(), Some("AWQ"));
        assert_eq!(told.resolution.publisher.as_deref(), Some("someone"));
        let told = read("ollama/llama3.1:405b");
        assert_eq!(
            (told.scheme, told.host.as_deref(), told.tag.as_deref()),
            (Scheme::Ollama, Some("ollama"), Some("405b"))
        );
    }

    #[test]
    fn the_last_step_leads_to_what_the_look_up_finds() {
        let catalog = Catalog::embedded();
        let offered: Vec<String> = catalog
            .models()
            .step_by(5)
            .flat_map(|model| {
                catalog.offers_of_model(&model.id).map(|offer| offer.spelling).take(3).collect::<Vec<_>>()
            })
            .collect();
        assert!(offered.len() > 50);
        for spelling in offered {
            let Some(told) = account(&spelling, &catalog) else { continue };
            let found = told.resolution.model.filter(|_| told.resolution.grade >= Grade::Derived);
            let last = told.steps.last().unwrap();
            if let Some(found) = found {
                assert_eq!(last.led_to.as_deref(), Some(found.id.as_str()), "{spelling}: {:?}", told.steps);
            }
            let on_the_way = told.steps.iter().rev().skip(1).filter(|step| !step.asked.starts_with("the lab"));
            assert!(on_the_way.clone().all(|step| step.led_to.is_none()), "{spelling}: {:?}", told.steps);
        }
    }

    #[test]
    fn a_name_that_is_not_known_is_asked_for_in_every_way() {
        let told = read("moonshotai/Kimi-K9-Instruct-900B");
        assert_eq!(told.resolution.grade, Grade::Named);
        let asked: Vec<&str> = told.steps.iter().map(|step| step.asked.as_str()).collect();
        assert!(
            asked.len() >= 4 && asked[0].starts_with("the lab") && asked[1].starts_with("the hub repository"),
            "{asked:?}"
        );
        assert_eq!(told.steps.last().unwrap().led_to.as_deref(), Some("kimi"));
    }
}
