//! Owns `owlint explain`: what a word means, tried as rule, lab and model. Never words the answer.

use super::complain::Complaint;
use super::exit::Exit;
use super::known::Known;
use super::list_args::ExplainArgs;
use super::output::{Terminal, deliver};
use crate::catalog::{Catalog, Lab, closest};
use crate::identify::{Grade, Resolution, read, resolve};
use crate::lints::{LintPage, pages};
use crate::report::{explain_lab, explain_model, explain_rule};
use crate::text::sanitise;

/// How many near misses are named.
const NEAR: usize = 3;

/// Explains a rule, a lab or a model, in that order; fails where the word is none of them.
pub(super) fn run(arguments: &ExplainArgs, catalog: &Catalog, terminal: &Terminal) -> Result<Exit, Complaint> {
    let known = Known::of(&arguments.list, catalog)?;
    let (what, catalog, as_of) = (arguments.what.trim(), &known.catalog, known.as_of);
    let view = terminal.plain_view();
    if let Some(page) = rule(what) {
        deliver(None, |out| explain_rule(page, &view, out))?;
    } else if let Some(lab) = catalog.lab_named(what) {
        deliver(None, |out| explain_lab(&lab, catalog, as_of, &view, out))?;
    } else {
        let resolution = model(what, catalog).ok_or_else(|| unknown(what, catalog))?;
        deliver(None, |out| explain_model(what, &resolution, catalog, as_of, &view, out))?;
    }
    Ok(Exit::Clean)
}

fn rule(what: &str) -> Option<&'static LintPage> {
    pages().iter().find(|page| page.id.eq_ignore_ascii_case(what) || page.name.eq_ignore_ascii_case(what))
}

/// Reads a spelling as a model. What only its organisation gives away is no answer.
fn model(what: &str, catalog: &Catalog) -> Option<Resolution> {
    // People write a model's name with blanks, files never do.
    let spelling = what.split_whitespace().collect::<Vec<_>>().join("-");
    let resolution = resolve(&read(&spelling, catalog)?, catalog);
    let is_answer = resolution.grade >= Grade::Family && resolution.model.is_some();
    is_answer.then_some(resolution)
}

fn unknown(what: &str, catalog: &Catalog) -> Complaint {
    let lower = what.to_lowercase();
    let mut near: Vec<String> =
        catalog.nearest(what, NEAR).into_iter().map(|number| catalog.model(number).id).collect();
    let labs: Vec<Lab> = catalog.labs().collect();
    let names = labs.iter().flat_map(|lab| lab.organisations.iter().chain([&lab.id]));
    near.extend(closest(&lower, names.map(String::as_str)).map(str::to_owned));
    near.extend(closest(&lower, pages().iter().map(|page| page.name.as_str())).map(str::to_owned));
    near.extend(closest(&what.to_uppercase(), pages().iter().map(|page| page.id.as_str())).map(str::to_owned));
    let help = match near.as_slice() {
        [] => "name a rule (`owlint rules`), a model in any spelling, or a lab".to_owned(),
        near => {
            format!("did you mean {}?", near.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or "))
        }
    };
    Complaint::Other(format!("`{}` is no rule, lab or model that is known", sanitise(what)), help)
}
