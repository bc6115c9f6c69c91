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
pub mod text;

use catalog::Catalog;
use context::{Codebase, FileContext, file_context};
use discover::{Discovery, Input, Skip, SkipReason, Skipped};
use identify::Prefilter;
use policy::{Settings, Suppression, suppressions};
use rayon::prelude::*;
use report::Outcome;
use text::{Decoded, Document, Encoding, Format, Notice, NoticeKind};

/// Fewer files than this are read faster than threads are started.
const WORTH_THREADS: usize = 64;

/// Why a run as a whole failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was to be checked cannot be listed.
    #[error(transparent)]
    Discover(#[from] discover::DiscoverError),
}

/// Finds, judges and counts what the settings ask for.
pub fn check<'a>(settings: &Settings, catalog: &'a Catalog) -> Result<Outcome<'a>, Error> {
    let as_of = settings.as_of;
    let found = discover::discover(&settings.request)?;
    let mut survey = survey(&found, catalog, as_of);
    survey.notices.extend(policy::stale_catalog(catalog, as_of));
    survey.notices.sort();
    let codebase = survey.codebase;
    let scores = exposure::scores(&codebase);
    let ways_out = exposure::WaysOut::new(catalog, as_of);
    let mut findings = lints::judge(&codebase, &scores, &settings.levels, &ways_out);
    if settings.suppressions {
        policy::apply(&mut survey.suppressions, &mut findings, as_of);
    }
    let all = findings.len();
    let gating = findings.iter().filter(|finding| settings.gate.gates(finding, &codebase)).count();
    findings.retain(|finding| settings.shows(finding));
    let gates = findings.iter().map(|finding| settings.gate.gates(finding, &codebase)).collect();
    let spoken_of = findings.iter().flat_map(|finding| finding.references.iter().copied()).collect();
    Ok(Outcome {
        index: found.asked_for_directory.then(|| exposure::index(&codebase, &scores)),
        advice: ways_out.of_references(&codebase, &spoken_of),
        hidden: all - findings.len(),
        gating,
        gates,
        findings,
        codebase,
        scores,
        root: found.root,
        asked_for_directory: found.asked_for_directory,
        notices: survey.notices,
        rules: lints::pages(),
        files_checked: survey.files_checked,
        skipped: survey.skipped,
        files_skipped: survey.files_skipped,
        fail_on: settings.gate.fail_on,
        catalog_date: catalog.date().map(|date| date.to_string()).unwrap_or_default(),
    })
}

/// What one input gave.
#[derive(Debug, Default)]
struct FileReading {
    context: Option<FileContext>,
    notices: Vec<Notice>,
    suppressions: Vec<Suppression>,
    checked: bool,
    /// For what it is.
    skipped: Option<SkipReason>,
}

/// What reading all inputs gave.
#[derive(Debug)]
pub struct Survey<'a> {
    /// All that was found.
    pub codebase: Codebase<'a>,
    /// What silences findings, file by file.
    pub suppressions: Vec<Suppression>,
    /// What is to be said about single files.
    pub notices: Vec<Notice>,
    /// Files whose text was searched.
    pub files_checked: usize,
    /// Files left out for what they are. Sorted.
    pub skipped: Vec<Skipped>,
    /// How many files were left out, those that could not be read included.
    pub files_skipped: usize,
}

/// Reads the files of a discovery and puts together what stands in them.
#[must_use]
pub fn survey<'a>(found: &Discovery, catalog: &'a Catalog, as_of: jiff::civil::Date) -> Survey<'a> {
    let prefilter = Prefilter::new(catalog);
    let read = |buffer: &mut Vec<u8>, input: &Input| read_input(input, buffer, &prefilter, catalog, as_of);
    let readings: Vec<FileReading> = if found.inputs.len() < WORTH_THREADS {
        let mut buffer = Vec::new();
        found.inputs.iter().map(|input| read(&mut buffer, input)).collect()
    } else {
        found.inputs.par_iter().map_init(Vec::new, read).collect()
    };
    let files_checked = readings.iter().filter(|reading| reading.checked).count();
    let mut notices = found.notices.clone();
    let (mut files, mut suppressions) = (Vec::new(), Vec::new());
    let mut skipped = found.skipped.clone();
    for (input, reading) in found.inputs.iter().zip(readings) {
        skipped.extend(reading.skipped.map(|reason| Skipped { path: input.relative.clone(), reason }));
        notices.extend(reading.notices);
        files.extend(reading.context);
        suppressions.extend(reading.suppressions);
    }
    skipped.sort();
    let files_skipped = found.skipped.len() + found.inputs.len() - files_checked;
    let codebase = Codebase::assemble(catalog, as_of, files);
    Survey { codebase, suppressions, notices, files_checked, skipped, files_skipped }
}

/// One file, from bytes to context. A failure of owlint's own becomes a notice: one bad file never stops the run.
fn read_input(
    input: &Input,
    buffer: &mut Vec<u8>,
    prefilter: &Prefilter<'_>,
    catalog: &Catalog,
    as_of: jiff::civil::Date,
) -> FileReading {
    let read = || try_read(input, buffer, prefilter, catalog, as_of);
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let message = "owlint failed on this file; please report it".to_owned();
        let notice = Notice { path: input.relative.clone(), kind: NoticeKind::Internal, message };
        FileReading { notices: vec![notice], ..FileReading::default() }
    })
}

/// `buffer` is used again from file to file, so that one without a hit costs no memory of its own.
fn try_read(
    input: &Input,
    buffer: &mut Vec<u8>,
    prefilter: &Prefilter<'_>,
    catalog: &Catalog,
    as_of: jiff::civil::Date,
) -> FileReading {
    match discover::read_into(input, buffer) {
        Ok(()) => {}
        Err(Skip::Counted(reason)) => return FileReading { skipped: Some(reason), ..FileReading::default() },
        Err(Skip::Noticed(notice)) => return FileReading { notices: vec![notice], ..FileReading::default() },
    }
    let checked = FileReading { checked: true, ..FileReading::default() };
    if !text::is_utf16(buffer) && !prefilter.admits(buffer, Format::of_bytes(&input.relative, buffer)) {
        return checked;
    }
    let Decoded::Text { text, encoding } = text::decode(std::mem::take(buffer)) else {
        return FileReading { skipped: Some(SkipReason::Binary), ..FileReading::default() };
    };
    let document = Document::new(input.relative.clone(), text, encoding);
    if !prefilter.admits(document.text().as_bytes(), document.format()) {
        return checked;
    }
    let extraction = extract::extract(&document);
    let identification = identify::identify(&document, &extraction.tree, catalog);
    let context = file_context(&document, &input.below, &extraction.tree, identification, catalog, as_of);
    let suppressed = suppressions(&extraction.tree, &document);
    let notices = lossy(&document).into_iter().chain(extraction.notices).chain(suppressed.notices).collect();
    FileReading { context: Some(context), notices, suppressions: suppressed.list, ..checked }
}

/// The remark about bytes that are no text in any encoding owlint reads.
fn lossy(document: &Document) -> Option<Notice> {
    let message = "not UTF-8: every byte that does not fit was read as `?`".to_owned();
    let notice = || Notice { path: document.path().to_path_buf(), kind: NoticeKind::Encoding, message };
    (document.encoding() == Encoding::Lossy).then(notice)
}
