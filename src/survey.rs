//! Owns the first half of the flow: each input from bytes to context, and what files say of one another. Never judges.

use crate::catalog::Catalog;
use crate::context::{Codebase, FileContext, Known, file_context, names_others, relates_others};
use crate::discover::{self, Content, Discovery, Files, Input, Skip, SkipReason, Skipped};
use crate::extract::{self, SiteTree};
use crate::identify::{self, Prefilter};
use crate::policy::{Suppressions, may_suppress, suppressions};
use crate::text::{self, Decoded, Document, Encoding, Format, Notice, NoticeKind};
use rayon::prelude::*;

/// Fewer files than this are read faster than threads are started.
const WORTH_THREADS: usize = 64;

/// What one input gave. Most give nothing, and there may be very many: what few have stands elsewhere.
#[derive(Debug, Default)]
struct FileReading {
    context: Option<Box<FileContext>>,
    notices: Box<[Notice]>,
    suppressions: Option<Box<Suppressions>>,
    checked: bool,
    /// Whether it may use values of files elsewhere in the tree.
    names_others: bool,
    /// For what it is.
    skipped: Option<SkipReason>,
}

/// What reading all inputs gave.
#[derive(Debug)]
pub struct Survey<'a> {
    /// All that was found.
    pub codebase: Codebase<'a>,
    /// What silences findings, file by file.
    pub suppressions: Suppressions,
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
    let files = Files::below(&found.root);
    let reader = Reader { files: &files, prefilter: &prefilter, catalog, as_of, known: None };
    let mut readings = each(found.inputs.iter().collect(), |buffer, input| reader.read(buffer, input));
    let context = link(found, &mut readings, reader);
    let files_checked = readings.iter().filter(|reading| reading.checked).count();
    let mut notices = found.notices.clone();
    let (mut contexts, mut suppressions) = (Vec::new(), Suppressions::default());
    let mut skipped = found.skipped.clone();
    for (input, reading) in found.inputs.iter().zip(readings) {
        skipped.extend(reading.skipped.map(|reason| Skipped { path: input.relative.clone(), reason }));
        notices.extend(reading.notices);
        contexts.extend(reading.context.map(|context| *context));
        reading.suppressions.into_iter().for_each(|of_file| suppressions.extend(*of_file));
    }
    contexts.extend(context);
    skipped.sort();
    let files_skipped = found.skipped.len() + found.inputs.len() - files_checked;
    let codebase = Codebase::assemble(catalog, as_of, contexts);
    Survey { codebase, suppressions, notices, files_checked, skipped, files_skipped }
}

/// Asks for something of each input, with memory that is used again; on several threads where that is worth it.
fn each<I: Send, T: Send>(inputs: Vec<I>, ask: impl Fn(&mut Vec<u8>, I) -> T + Sync + Send) -> Vec<T> {
    if inputs.len() < WORTH_THREADS {
        let mut buffer = Vec::new();
        return inputs.into_iter().map(|input| ask(&mut buffer, input)).collect();
    }
    inputs.into_par_iter().map_init(Vec::new, ask).collect()
}

/// Reads once more those files that use values of others, now that it is known which; and where files were asked for
/// singly, those beside them, for what they say of these.
fn link(found: &Discovery, readings: &mut [FileReading], reader: Reader) -> Vec<FileContext> {
    let known = Known::of(readings.iter().filter_map(|reading| reading.context.as_deref()));
    let reader = Reader { known: Some(&known), ..reader };
    let linked = |buffer: &mut Vec<u8>, input: &Input| {
        reader.read(buffer, input).context.filter(|context| !context.borrowed.is_empty())
    };
    let users = found.inputs.iter().zip(readings).filter(|(input, reading)| {
        let again = reading.checked && input.content != Content::Stdin;
        again && known.concerns(&input.relative, reading.names_others)
    });
    each(users.collect(), |buffer, (input, reading)| {
        reading.context = linked(buffer, input).or(reading.context.take());
    });
    let folders = if found.asked_for_directory { Vec::new() } else { known.folders() };
    let beside = discover::beside(found, &folders);
    let context = each(beside.iter().collect(), linked);
    context.into_iter().flatten().map(|context| context.of_others()).collect()
}

/// What reading one file takes.
#[derive(Debug, Clone, Copy)]
struct Reader<'a> {
    files: &'a Files<'a>,
    prefilter: &'a Prefilter<'a>,
    catalog: &'a Catalog,
    as_of: jiff::civil::Date,
    /// The values of other files, once all have been read.
    known: Option<&'a Known>,
}

impl Reader<'_> {
    /// One file, from bytes to context. A failure of owlint's own becomes a notice: one bad file never stops the run.
    fn read(self, buffer: &mut Vec<u8>, input: &Input) -> FileReading {
        let read = || self.try_read(buffer, input);
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or_else(|_| {
            let message = "owlint failed on this file; please report it".to_owned();
            let notice = Notice { path: input.relative.clone(), kind: NoticeKind::Internal, message };
            FileReading { notices: Box::new([notice]), ..FileReading::default() }
        })
    }

    /// `buffer` is used again from file to file, so that one without a hit costs no memory of its own.
    fn try_read(self, buffer: &mut Vec<u8>, input: &Input) -> FileReading {
        let begin = |first: &[u8]| self.question(input, Format::of_bytes(&input.relative, first));
        match discover::read_unless(self.files, input, buffer, begin) {
            Ok(()) => {}
            Err(Skip::PassedOver) => return FileReading { checked: true, ..FileReading::default() },
            Err(Skip::Counted(reason)) => return FileReading { skipped: Some(reason), ..FileReading::default() },
            Err(Skip::Noticed(notice)) => return FileReading { notices: Box::new([notice]), ..FileReading::default() },
        }
        let format = Format::of_bytes(&input.relative, buffer);
        let checked = |names_others| FileReading { checked: true, names_others, ..FileReading::default() };
        let is_utf16 = text::is_utf16(buffer);
        let asks = names_others(buffer, format);
        let holds = !is_utf16 && self.holds_models(input, buffer, format, asks);
        if !is_utf16 && !holds && !self.suppresses(buffer) {
            return checked(asks);
        }
        let Decoded::Text { text, encoding } = text::decode(std::mem::take(buffer)) else {
            return FileReading { skipped: Some(SkipReason::Binary), ..FileReading::default() };
        };
        let document = Document::new(input.relative.clone(), text, encoding);
        let shorter = self.prefilter.without_definitions(document.text(), format);
        let text = shorter.as_deref().unwrap_or(document.text());
        let (asks, holds) = match &shorter {
            None if !is_utf16 => (asks, holds),
            _ => {
                let asks = names_others(text.as_bytes(), format);
                (asks, self.holds_models(input, text.as_bytes(), format, asks))
            }
        };
        if !holds && !self.suppresses(text.as_bytes()) {
            return checked(asks);
        }
        let extraction = extract::extract_part(&document, text);
        if !holds {
            let suppressions = Some(Box::new(suppressions(&extraction.tree, &document)));
            return FileReading { suppressions, ..checked(asks) };
        }
        let identification = identify::identify(&document, &extraction.tree, self.catalog);
        let (tree, known) = (&extraction.tree, self.known);
        let borrow = |tree: &SiteTree| known.map_or_else(Vec::new, |known| known.borrow(&document, tree));
        let context = file_context(&document, input.below(), tree, identification, self.catalog, self.as_of, borrow);
        let suppressions = Some(Box::new(suppressions(tree, &document)));
        let notices = lossy(&document).into_iter().chain(extraction.notices).collect();
        FileReading { context: Some(Box::new(context)), notices, suppressions, ..checked(asks) }
    }

    /// Whether a piece of a file makes it worth reading; once other files' values are known, any may be used in it.
    fn question(self, input: &Input, format: Format) -> impl Fn(&[u8]) -> bool {
        move |piece| {
            let asks = names_others(piece, format);
            self.known.is_some() || asks || self.admits(input, piece, format, asks)
        }
    }

    /// Whether a text is worth parsing: for models, or for suppressions that then have nothing to hold back.
    fn admits(self, input: &Input, text: &[u8], format: Format, names_others: bool) -> bool {
        self.holds_models(input, text, format, names_others) || self.suppresses(text)
    }

    /// Whether a text may hold suppressions, which are asked for once.
    fn suppresses(self, text: &[u8]) -> bool {
        self.known.is_none() && may_suppress(text)
    }

    /// Whether a text may have models: for what stands in it or, once that is known, for what it uses.
    fn holds_models(self, input: &Input, text: &[u8], format: Format, names_others: bool) -> bool {
        match self.known {
            Some(known) => known.concerns(&input.relative, names_others) && known.may_be_used_in(text),
            None => relates_others(&input.relative) || self.prefilter.admits(text, format),
        }
    }
}

/// The remark about bytes that are no text in any encoding owlint reads.
fn lossy(document: &Document) -> Option<Notice> {
    let message = "not UTF-8: every byte that does not fit was read as `?`".to_owned();
    let notice = || Notice { path: document.path().to_path_buf(), kind: NoticeKind::Encoding, message };
    (document.encoding() == Encoding::Lossy).then(notice)
}
