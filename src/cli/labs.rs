//! Owns `owlint labs`: which labs are asked for. Never words the list.

use super::complain::Complaint;
use super::exit::Exit;
use super::known::Known;
use super::list_args::{DataFormat, LabFilters, LabsArgs};
use super::output::{Terminal, deliver};
use crate::catalog::{Catalog, Outlook, Profile, closest};
use crate::report::{LabList, labs_csv, labs_json, labs_table};
use crate::text::sanitise;

/// Lists the labs that are asked for.
pub(super) fn run(arguments: &LabsArgs, catalog: &Catalog, terminal: &Terminal) -> Result<Exit, Complaint> {
    let known = Known::of(&arguments.list, catalog)?;
    let mut labs = known.catalog.profiles(known.as_of);
    let filters = &arguments.filters;
    among(&filters.kind, "kind of lab", &labs, |lab| &lab.lab.kind)?;
    among(&filters.country, "country of a lab", &labs, |lab| &lab.lab.country)?;
    let all = labs.len();
    labs.retain(|lab| takes(filters, lab));
    let list = LabList { labs: &labs, all, catalog: &known.catalog, as_of: known.as_of };
    let view = arguments.list.view(terminal);
    deliver(arguments.list.output_file.as_deref(), |out| match arguments.format {
        DataFormat::Human => labs_table(&list, &view, out),
        DataFormat::Json => labs_json(&list, out),
        DataFormat::Csv => labs_csv(&list, out),
    })?;
    Ok(Exit::Clean)
}

/// Whether a lab is asked for. Without evidence its outlook is `unknown`.
fn takes(filters: &LabFilters, lab: &Profile) -> bool {
    let one_of = |wanted: &[String], is: &str| wanted.is_empty() || wanted.iter().any(|one| same(one, is));
    let outlook = lab.outlook.as_ref().map_or(Outlook::Unknown, |outlook| outlook.is);
    let posture = lab.posture.as_ref().map(|posture| posture.is);
    (filters.posture.is_empty() || posture.is_some_and(|posture| filters.posture.contains(&posture)))
        && (filters.outlook.is_empty() || filters.outlook.contains(&outlook))
        && one_of(&filters.kind, &lab.lab.kind)
        && one_of(&filters.country, &lab.lab.country)
}

fn same(asked: &str, is: &str) -> bool {
    asked.trim().eq_ignore_ascii_case(is)
}

/// Fails where a word that is asked for is that of no lab, and names the nearest.
fn among(asked: &[String], what: &str, labs: &[Profile], word: impl Fn(&Profile) -> &str) -> Result<(), Complaint> {
    let mut words: Vec<&str> = labs.iter().map(&word).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    let Some(wrong) = asked.iter().find(|one| !words.iter().any(|word| same(one, word))) else { return Ok(()) };
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    // Of two letters any other two are near.
    let near = closest(&wrong.to_lowercase(), lower.iter().map(String::as_str)).filter(|near| near.len() > 2);
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it is one of {}", words.join(", ")),
    };
    Err(Complaint::Other(format!("`{}` is no {what} that is known", sanitise(wrong)), help))
}
