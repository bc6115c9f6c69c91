//! Owns which report goes where: `--format` and `--output-file` may be given several times and are paired in the order in
//! which they stand. Never writes anything.

use clap::ArgMatches;
use clap::error::{Error, ErrorKind};
use clap::parser::ValueSource;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What writes to standard output in place of a file's name.
const STDOUT: &str = "-";

/// One report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Destination<F> {
    /// In which form.
    pub(super) format: F,
    /// Where to; `None` for standard output.
    pub(super) file: Option<PathBuf>,
}

/// An option's value and where it stands in the command line; 0 for what stands elsewhere.
type Placed<T> = (usize, T);

/// Pairs formats with files as the command line has them; files come before standard output.
pub(super) fn destinations<F: Clone>(
    matches: &ArgMatches,
    formats: &[F],
    files: &[PathBuf],
) -> Result<Vec<Destination<F>>, Error> {
    let paired = pair(&placed(matches, "format", formats), &placed(matches, "output_file", files));
    let mut all = paired.map_err(|fault| Error::raw(ErrorKind::ArgumentConflict, format!("{fault}\n")))?;
    all.sort_by_key(|one| one.file.is_none());
    Ok(all)
}

fn placed<T: Clone>(matches: &ArgMatches, id: &str, values: &[T]) -> Vec<Placed<T>> {
    let is_here = matches.value_source(id) == Some(ValueSource::CommandLine);
    let indices = matches.indices_of(id).into_iter().flatten().filter(|_| is_here);
    indices.chain(std::iter::repeat(0)).zip(values.iter().cloned()).collect()
}

/// As many files as formats go by their order. One file fewer, and each belongs to the format before it, or to the one
/// behind it where a file stands first.
fn pair<F: Clone>(formats: &[Placed<F>], files: &[Placed<PathBuf>]) -> Result<Vec<Destination<F>>, String> {
    let (many, few) = (formats.len(), files.len());
    let leads = matches!((formats.first(), files.first()), (Some((format, _)), Some((file, _))) if file < format);
    let taken: Vec<Option<usize>> = match many.checked_sub(few) {
        Some(0) => (0..few).map(Some).collect(),
        Some(1) => files.iter().map(|(at, _)| neighbour(formats, *at, leads)).collect(),
        _ => return Err(miscounted(many, few)),
    };
    let distinct: BTreeSet<usize> = taken.iter().flatten().copied().collect();
    if distinct.len() < few {
        return Err("each --output-file belongs to the --format before it, and one --format has two".to_owned());
    }
    let file = |format: usize| taken.iter().position(|taken| *taken == Some(format)).and_then(|at| files.get(at));
    let is_file = |path: &PathBuf| path != Path::new(STDOUT);
    let one = |(at, (_, format)): (usize, &Placed<F>)| {
        let file = file(at).map(|(_, path)| path.clone()).filter(is_file);
        Destination { format: format.clone(), file }
    };
    let all: Vec<_> = formats.iter().enumerate().map(one).collect();
    distinct_files(&all).map(|()| all)
}

/// The format that stands next to a file.
fn neighbour<F>(formats: &[Placed<F>], file: usize, leads: bool) -> Option<usize> {
    let is_behind = |(at, _): &&Placed<F>| *at > file;
    let before = formats.iter().take_while(|format| !is_behind(format)).count();
    if leads { (before < formats.len()).then_some(before) } else { before.checked_sub(1) }
}

fn miscounted(formats: usize, files: usize) -> String {
    let (format, file) = (plural(formats, "--format"), plural(files, "--output-file"));
    format!("{format} and {file}: give each --format an --output-file; one may go without, to standard output")
}

fn plural(count: usize, option: &str) -> String {
    format!("{count} times {option}")
}

fn distinct_files<F>(all: &[Destination<F>]) -> Result<(), String> {
    let distinct: BTreeSet<Option<&Path>> = all.iter().map(|one| one.file.as_deref()).collect();
    if distinct.len() == all.len() {
        return Ok(());
    }
    Err("two reports would go to one place: name another --output-file".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs `f:NAME` and `o:PATH` as they stand, and tells what came of it.
    fn paired(line: &str) -> Result<String, String> {
        let words = line.split(' ').enumerate();
        let of = |kind: &str| -> Vec<Placed<String>> {
            let values = words.clone().filter_map(|(at, word)| Some((at + 1, word.strip_prefix(kind)?.to_owned())));
            values.collect()
        };
        let files: Vec<Placed<PathBuf>> = of("o:").into_iter().map(|(at, path)| (at, path.into())).collect();
        let all = pair(&of("f:"), &files)?;
        let told = all.iter().map(|one| {
            let file = one.file.as_ref().map_or("-".to_owned(), |path| path.display().to_string());
            format!("{}>{file}", one.format)
        });
        Ok(told.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn reports_are_paired_as_they_stand() {
        for (line, expected) in [
            ("f:json", "json>-"),
            ("f:json o:a", "json>a"),
            ("o:a f:json", "json>a"),
            ("f:sarif o:a f:human", "sarif>a human>-"),
            ("f:human f:sarif o:a", "human>- sarif>a"),
            ("o:a f:sarif f:human", "sarif>a human>-"),
            ("f:sarif f:json o:a o:b", "sarif>a json>b"),
            ("o:a f:sarif o:b f:json f:human", "sarif>a json>b human>-"),
            ("f:a o:- f:b o:x", "a>- b>x"),
        ] {
            assert_eq!(paired(line).as_deref(), Ok(expected), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_paired_is_an_error() {
        for line in ["f:a f:b", "f:a o:x o:y", "f:a o:x f:b o:x", "f:a o:- f:b", "f:a f:b o:x o:y f:c f:d"] {
            assert!(paired(line).is_err(), "{line}");
        }
    }
}
