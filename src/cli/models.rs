//! Owns `owlint models`: which models are asked for. Never words the list.

use super::complain::Complaint;
use super::exit::Exit;
use super::known::Known;
use super::list_args::{DataFormat, ModelFilters, ModelsArgs};
use super::output::{Terminal, deliver};
use crate::catalog::{Catalog, Lab, Selection, closest};
use crate::report::{ModelList, models_csv, models_json, models_table};
use crate::text::sanitise;

/// Lists the models that are asked for.
pub(super) fn run(arguments: &ModelsArgs, catalog: &Catalog, terminal: &Terminal) -> Result<Exit, Complaint> {
    let known = Known::of(&arguments.list, catalog)?;
    let wanted = Selection { named: arguments.named.clone(), ..selection(&arguments.filters, &known.catalog)? };
    let mut models = known.catalog.select(&wanted, known.as_of);
    arguments.sort.sort(&mut models, arguments.reverse);
    let list = ModelList { models: &models, catalog: &known.catalog, as_of: known.as_of };
    let view = arguments.list.view(terminal);
    deliver(arguments.list.output_file.as_deref(), |out| match arguments.format {
        DataFormat::Human => models_table(&list, &view, out),
        DataFormat::Json => models_json(&list, out),
        DataFormat::Csv => models_csv(&list, out),
    })?;
    Ok(Exit::Clean)
}

fn selection(filters: &ModelFilters, catalog: &Catalog) -> Result<Selection, Complaint> {
    let labs: Result<Vec<String>, Complaint> = filters.lab.iter().map(|lab| lab_id(lab.trim(), catalog)).collect();
    Ok(Selection {
        labs: labs?,
        tiers: filters.tier.clone(),
        weights: filters.weights.clone(),
        licence_classes: filters.licence_class.clone(),
        standings: filters.standing.clone(),
        purposes: filters.purpose.clone(),
        near_frontier: filters.near_frontier,
        exposed: filters.exposed,
        released_after: filters.released_after,
        released_before: filters.released_before,
        named: None,
    })
}

/// The id of the lab that is meant; names the nearest where none is.
pub(super) fn lab_id(what: &str, catalog: &Catalog) -> Result<String, Complaint> {
    if let Some(lab) = catalog.lab_named(what) {
        return Ok(lab.id.clone());
    }
    let labs: Vec<Lab> = catalog.labs().collect();
    let names = labs.iter().flat_map(|lab| lab.organisations.iter().chain([&lab.id]));
    let help = match closest(&what.to_lowercase(), names.map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`owlint labs` lists all labs".to_owned(),
    };
    Err(Complaint::Other(format!("`{}` is no lab that is known", sanitise(what)), help))
}
