//! Owns the search for files that hold a text, beside those that were asked for. Never reads anything out of them.

use super::git::{Git, path_from_bytes};
use super::origin::Index;
use super::{Discovery, Files, Input, Request, Source, beside, read_bytes};
use rayon::prelude::*;
use std::collections::HashSet;
use std::path::PathBuf;

/// Lists the files of the tree that hold one of the texts and are not among the inputs. Where the inputs come from
/// git's index, so do these.
#[must_use]
pub fn holding(request: &Request, found: &Discovery, texts: &[String]) -> Vec<Input> {
    let known: HashSet<&PathBuf> = found.inputs.iter().map(|input| &input.relative).collect();
    if let Some(Index { git, .. }) = &found.origin.index {
        let holders = holders_in_index(git, texts);
        let mut is_wanted = |path: &std::path::Path| holders.contains(path) && !known.contains(&path.to_path_buf());
        return beside::in_index(git, &mut is_wanted).unwrap_or_default();
    }
    let whole = Request { paths: vec![found.root.clone()], source: Source::Paths, ..request.clone() };
    let Ok(whole) = super::from_paths(&whole) else { return Vec::new() };
    let files = Files::below(&whole.root);
    let holds = |input: &Input| {
        let bytes = read_bytes(&files, input).unwrap_or_default();
        texts.iter().any(|text| memchr::memmem::find(&bytes, text.as_bytes()).is_some())
    };
    let others = whole.inputs.into_par_iter().filter(|input| !known.contains(&input.relative));
    others.filter(holds).collect()
}

/// Fails where no file holds any.
fn holders_in_index(git: &Git, texts: &[String]) -> HashSet<PathBuf> {
    let mut arguments = vec!["--cached", "-l", "-z", "-F", "--full-name"];
    arguments.extend(texts.iter().flat_map(|text| ["-e", text.as_str()]));
    arguments.extend(["--", ":/"]);
    let listed = git.ask("grep", &arguments).unwrap_or_default();
    listed.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(path_from_bytes).collect()
}
