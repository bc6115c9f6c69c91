//! Owns `owlint explain`: what a word means, tried as the scores themselves, rule, lab, host and model. Never words the answer.

use super::complain::Complaint;
use super::exit::Exit;
use super::known::Known;
use super::list_args::{AnswerFormat, ExplainArgs};
use super::output::{Terminal, deliver};
use crate::catalog::{Catalog, Host, Lab, closest};
use crate::exposure::weights;
use crate::identify::{Account, Grade, account};
use crate::lints::{LintPage, pages};
use crate::report::{
    Question, View, explain_exposure, explain_exposure_json, explain_host, explain_host_json, explain_lab,
    explain_lab_json, explain_model, explain_model_json, explain_rule, explain_rule_json,
};
use crate::text::sanitise;
use std::io::{self, Write};
use std::sync::Arc;

/// How many near misses are named.
const NEAR: usize = 3;

/// The words for the model of scores itself.
const EXPOSURE: [&str; 3] = ["exposure", "score", "index"];

/// What was asked for.
enum Meant {
    Exposure,
    Rule(&'static LintPage),
    Lab(Arc<Lab>),
    Host(Host),
    Model(Account),
}

/// Explains a rule, a lab, a host or a model; fails where the word is none of them.
pub(super) fn run(arguments: &ExplainArgs, catalog: &Catalog, terminal: &Terminal) -> Result<Exit, Complaint> {
    let known = Known::of(&arguments.list, catalog)?;
    let (kind, what) = asked(arguments.what.trim());
    let meant = meant(kind, what, &known.catalog).ok_or_else(|| unknown(what, &known.catalog))?;
    let question = Question { what, catalog: &known.catalog, as_of: known.as_of, all: arguments.all };
    let view = arguments.list.view(terminal);
    deliver(arguments.list.output_file.as_deref(), |out| answer(&meant, arguments.format, &question, &view, out))?;
    Ok(Exit::Clean)
}

fn answer(
    meant: &Meant,
    format: AnswerFormat,
    question: &Question<'_>,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let is_json = format == AnswerFormat::Json;
    match meant {
        Meant::Exposure if is_json => explain_exposure_json(weights(), question, out),
        Meant::Exposure => explain_exposure(weights(), view, out),
        Meant::Rule(page) if is_json => explain_rule_json(page, question, out),
        Meant::Rule(page) => explain_rule(page, view, out),
        Meant::Lab(lab) if is_json => explain_lab_json(lab, question, out),
        Meant::Lab(lab) => explain_lab(lab, question, view, out),
        Meant::Host(host) if is_json => explain_host_json(host, question, out),
        Meant::Host(host) => explain_host(host, question, view, out),
        Meant::Model(account) if is_json => explain_model_json(question, account, out),
        Meant::Model(account) => explain_model(question, account, view, out),
    }
}

/// The kinds that can be named in front of what is asked for.
const KINDS: [&str; 4] = ["rule", "lab", "host", "model"];

/// Parts `host:together` into kind and word.
fn asked(what: &str) -> (Option<&str>, &str) {
    match what.split_once(':') {
        Some((kind, rest)) if KINDS.contains(&kind) => (Some(kind), rest.trim()),
        _ => (None, what),
    }
}

fn meant(kind: Option<&str>, what: &str, catalog: &Catalog) -> Option<Meant> {
    let rule = || rule(what).map(Meant::Rule);
    let lab = || catalog.lab_named(what).map(Meant::Lab);
    let host = || host(what, catalog).map(Meant::Host);
    let model = || model(what, catalog).map(Meant::Model);
    match kind {
        Some("rule") => rule(),
        Some("lab") => lab(),
        Some("host") => host(),
        Some("model") => model(),
        _ if EXPOSURE.iter().any(|word| what.eq_ignore_ascii_case(word)) => Some(Meant::Exposure),
        _ => rule()
            .or_else(|| is_host_above_all(what, catalog).then(host).flatten())
            .or_else(lab)
            .or_else(host)
            .or_else(model),
    }
}

/// Whether the id of a third-party host is better known than the lab of that name, which never had weights near the
/// open frontier.
fn is_host_above_all(what: &str, catalog: &Catalog) -> bool {
    let is_third = catalog.host(&what.to_lowercase()).is_some_and(|host| host.kind != "first-party");
    let lab = catalog.lab(&what.to_lowercase()).map(|lab| lab.id.clone());
    is_third && !catalog.models().any(|model| Some(&model.lab) == lab.as_ref() && model.near_frontier == Some(true))
}

fn rule(what: &str) -> Option<&'static LintPage> {
    pages().iter().find(|page| page.id.eq_ignore_ascii_case(what) || page.name.eq_ignore_ascii_case(what))
}

/// Finds a host by its id, its name or the host name of its interface.
fn host(what: &str, catalog: &Catalog) -> Option<Host> {
    let by_name = || catalog.hosts().find(|host| host.name.eq_ignore_ascii_case(what));
    let by_domain = || what.contains('.').then(|| catalog.host_of_domain(what)).flatten();
    catalog.host(&what.to_lowercase()).or_else(by_name).or_else(by_domain)
}

/// Reads a spelling as a model. What only its organisation gives away is no answer.
fn model(what: &str, catalog: &Catalog) -> Option<Account> {
    // People write a model's name with blanks, files never do.
    let spelling = what.split_whitespace().collect::<Vec<_>>().join("-");
    let account = account(&spelling, catalog)?;
    let is_answer = account.resolution.grade >= Grade::Family && account.resolution.model.is_some();
    is_answer.then_some(account)
}

fn unknown(what: &str, catalog: &Catalog) -> Complaint {
    let lower = what.to_lowercase();
    let mut near: Vec<String> =
        catalog.nearest(what, NEAR).into_iter().map(|number| catalog.model(number).id.clone()).collect();
    let (labs, hosts): (Vec<Lab>, Vec<Host>) = (catalog.labs().collect(), catalog.hosts().collect());
    let names = labs.iter().flat_map(|lab| lab.organisations.iter().chain([&lab.id]));
    let names = names.chain(hosts.iter().map(|host| &host.id));
    near.extend(closest(&lower, names.map(String::as_str)).map(str::to_owned));
    near.extend(closest(&lower, pages().iter().map(|page| page.name.as_str())).map(str::to_owned));
    near.extend(closest(&what.to_uppercase(), pages().iter().map(|page| page.id.as_str())).map(str::to_owned));
    let help = match near.as_slice() {
        [] => "name a rule (`owlint rules`), a model in any spelling, a lab (`owlint labs`) or a host".to_owned(),
        near => {
            format!("did you mean {}?", near.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or "))
        }
    };
    let message = format!("`{}` is no rule, lab, host or model that is known", sanitise(what));
    Complaint::Other(message, sanitise(&help).into_owned())
}
