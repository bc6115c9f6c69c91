//! owlint finds hard-coded AI model identifiers and flags infrastructure that leans on near-frontier open weights.

pub mod catalog;
pub mod cli;
pub mod context;
pub mod discover;
pub mod exposure;
pub mod extract;
pub mod identify;
pub mod lints;
pub mod policy;
pub mod report;
mod reread;
mod survey;
pub mod text;

pub use reread::{Reread, utf8};
pub use survey::{Survey, survey};

use catalog::Catalog;
use context::Codebase;
use discover::{Before, Content, Discovery};
use exposure::Assumed;
use identify::Confidence;
use lints::{Finding, Severity};
use policy::{Baseline, BaselineChoice, BaselineFile, Settings};
use report::{Outcome, Played};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Why a run as a whole failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was to be checked cannot be listed.
    #[error(transparent)]
    Discover(#[from] discover::DiscoverError),
    /// The baseline is faulty.
    #[error("the baseline is faulty: {0}")]
    Baseline(#[from] policy::ConfigError),
}

/// Finds and judges as [`check`] does, and plays a scenario through what was found.
pub fn what_if<'a>(
    settings: &Settings,
    catalog: &'a Catalog,
    names: Vec<String>,
    assumed: Assumed,
) -> Result<Played<'a>, Error> {
    let mut outcome = check(settings, catalog)?;
    let what_if = exposure::what_if(&mut outcome.codebase, &assumed);
    let losing = what_if.lost.iter().map(|lost| lost.id).collect();
    let advice = exposure::WaysOut::new(catalog, assumed.until).of_references(&outcome.codebase, &losing);
    Ok(Played { outcome, names, assumed, what_if, advice })
}

/// Finds, judges and counts what the settings ask for.
pub fn check<'a>(settings: &Settings, catalog: &'a Catalog) -> Result<Outcome<'a>, Error> {
    check_found(settings, catalog, &discover::discover(&settings.request)?)
}

/// Finds, judges and counts what the settings ask for, were the files, relative to the root, to hold these bytes.
pub fn check_drafts<'a>(
    settings: &Settings,
    catalog: &'a Catalog,
    drafts: &BTreeMap<PathBuf, Vec<u8>>,
) -> Result<Outcome<'a>, Error> {
    let mut found = discover::discover(&settings.request)?;
    for input in &mut found.inputs {
        if let Some(bytes) = drafts.get(&input.relative) {
            input.content = Content::Bytes(bytes.clone());
        }
    }
    check_found(settings, catalog, &found)
}

/// Finds all that stood in an earlier state of the tree.
fn baseline_before(settings: &Settings, catalog: &Catalog, before: &Before) -> Result<Baseline, Error> {
    let earlier = check_found(&unfiltered(settings), catalog, &before.discovery)?;
    Ok(Baseline::of(&earlier.findings, &earlier.fingerprints, &earlier.codebase))
}

/// Takes out of a baseline what files that were not looked at have inherited from files that are gone.
fn without_claimed(
    settings: &Settings,
    catalog: &Catalog,
    found: &Discovery,
    file: BaselineFile,
    findings: &[Finding],
    codebase: &Codebase,
) -> Result<BaselineFile, Error> {
    let wanted = file.baseline.wanted_from_gone(findings, codebase, found);
    let inputs = if wanted.is_empty() { Vec::new() } else { discover::holding(&settings.request, found, &wanted) };
    if inputs.is_empty() {
        return Ok(file);
    }
    let others = Discovery { root: found.root.clone(), inputs, origin: found.origin.clone(), ..Discovery::default() };
    let heirs = check_found(&unfiltered(settings), catalog, &others)?;
    Ok(file.without_claimed(&heirs.findings, &heirs.fingerprints, &heirs.codebase, found))
}

/// The same settings, but for what leaves findings out.
fn unfiltered(settings: &Settings) -> Settings {
    let (min_severity, min_confidence) = (Severity::Info, Confidence::Low);
    Settings { baseline: BaselineChoice::None, min_severity, min_confidence, ..settings.clone() }
}

fn check_found<'a>(settings: &Settings, catalog: &'a Catalog, found: &Discovery) -> Result<Outcome<'a>, Error> {
    let as_of = settings.as_of;
    let baseline = settings.baseline.read(&found.root, &found.origin)?;
    let mut survey = survey(found, catalog, as_of);
    survey.notices.extend(policy::stale_catalog(catalog, as_of, settings.catalog_max_age));
    survey.notices.sort();
    let codebase = Codebase { mirrors: settings.mirrors.clone(), ..survey.codebase };
    let mut levels = settings.levels.clone().seen_from(&found.root);
    let scores = exposure::scores(&codebase);
    let ways_out = exposure::WaysOut::new(catalog, as_of);
    levels.is_partial = !found.asked_for_directory;
    let mut findings = lints::judge(&codebase, &scores, &levels, &ways_out);
    policy::silence(settings, &levels, &mut survey.suppressions, &codebase, found, &mut findings);
    let mut prints = policy::fingerprints(&findings, &codebase);
    if let Some(before) = &found.before {
        let earlier = baseline_before(settings, catalog, before)?;
        earlier.leave_out(before, &mut findings, &mut prints, &codebase, &levels, found);
    }
    let baseline = match baseline {
        Some(file) if !found.whole_tree => Some(without_claimed(settings, catalog, found, file, &findings, &codebase)?),
        other => other,
    };
    let baseline = baseline.map(|file| file.hold(&mut findings, &prints, &codebase, &levels, found));
    let index = found.asked_for_directory.then(|| exposure::index(&codebase, &scores));
    let all = findings.len();
    let gating = findings.iter().filter(|finding| settings.gate.gates(finding, &codebase)).count();
    let mut shown = findings.iter().map(|finding| settings.shows(finding));
    let fingerprints = prints.into_iter().filter(|_| shown.next().unwrap_or_default()).collect();
    findings.retain(|finding| settings.shows(finding));
    let gates = findings.iter().map(|finding| settings.gate.gates(finding, &codebase)).collect();
    let spoken_of = findings.iter().flat_map(|finding| finding.references.iter().copied()).collect();
    Ok(Outcome {
        concentration: found.asked_for_directory.then(|| exposure::concentration(&codebase, &scores)),
        index_limit: settings.gate.max_index.filter(|limit| index.is_some_and(|index| index.index > *limit)),
        index,
        advice: ways_out.of_references(&codebase, &spoken_of),
        hidden: all - findings.len(),
        gating,
        gates,
        fingerprints,
        baseline,
        findings,
        codebase,
        scores,
        root: found.root.clone(),
        compared_with: found.before.as_ref().map(|before| before.commit.clone()),
        asked_for_directory: found.asked_for_directory,
        notices: survey.notices,
        rules: lints::pages(),
        files_checked: survey.files_checked,
        skipped: survey.skipped,
        files_skipped: survey.files_skipped,
        fail_on: settings.gate.fail_on,
        rewritten: None,
        catalog_date: catalog.date().map(|date| date.to_string()).unwrap_or_default(),
    })
}
