//! Owns a listing in the making: what is added, left out by name or remarked on, and its final order.
//! Never looks at the disk.

use super::explicit::{ExplicitPath, Kind};
use super::filter::Filter;
use super::{Content, Discovery, Input, Request, SkipReason, Skipped, explicit, notices, skip};
use crate::text::Notice;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};

/// A [`Discovery`] in the making.
#[derive(Debug)]
pub(super) struct Found {
    root: PathBuf,
    own_files: Vec<PathBuf>,
    inputs: Vec<Input>,
    skipped: Vec<Skipped>,
    pub(super) notices: Vec<Notice>,
}

impl Found {
    pub(super) fn new(root: PathBuf, request: &Request) -> Self {
        let own_files = request.own_files.iter().map(|path| explicit::resolve(path)).collect();
        Self { root, own_files, inputs: Vec::new(), skipped: Vec::new(), notices: Vec::new() }
    }

    /// An empty listing of the same request.
    pub(super) fn apart(&self) -> Self {
        let (root, own_files) = (self.root.clone(), self.own_files.clone());
        Self { root, own_files, inputs: Vec::new(), skipped: Vec::new(), notices: Vec::new() }
    }

    /// Adds all of another listing.
    pub(super) fn take_in(&mut self, other: Self) {
        self.inputs.extend(other.inputs);
        self.skipped.extend(other.skipped);
        self.notices.extend(other.notices);
    }

    /// Returns how a resolved path is shown.
    pub(super) fn relative_to_root(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(path).to_owned()
    }

    /// Returns how a path that was given is shown.
    pub(super) fn relative(&self, path: &ExplicitPath) -> PathBuf {
        path.resolved.strip_prefix(&self.root).unwrap_or(&path.given).to_owned()
    }

    /// Returns how a path at or below one that was given is shown.
    pub(super) fn relative_below(&self, given: &ExplicitPath, path: &Path) -> PathBuf {
        let below = || path.strip_prefix(&given.resolved).map_or(path.to_owned(), |below| given.given.join(below));
        path.strip_prefix(&self.root).map_or_else(|_| below(), Path::to_owned)
    }

    /// Adds what a filter has to say of the ignore files that it asked.
    pub(super) fn add_remarks(&mut self, filter: &Filter) {
        for mut remark in filter.remarks() {
            remark.path = self.relative_to_root(&remark.path);
            self.notices.push(remark);
        }
    }

    /// Adds what stands at a path that was named itself, where it is a file; else remarks on it.
    pub(super) fn add_named(&mut self, path: &ExplicitPath) {
        match path.kind {
            Kind::File => self.add_explicit(path, Content::File),
            Kind::Folder => self.notices.push(notices::folder(self.relative(path))),
            Kind::Unfit(why) => self.notices.push(notices::skipped(self.relative(path), why)),
            Kind::Unreadable(kind) => self.notices.push(notices::unreadable(self.relative(path), kind)),
        }
    }

    /// Adds a file that was named itself.
    pub(super) fn add_explicit(&mut self, path: &ExplicitPath, content: Content) {
        self.add(&path.resolved, Input { explicit: true, ..Input::new(self.relative(path), content) });
    }

    /// Adds the file at a resolved path, or counts it as skipped where its name says that it is never checked.
    pub(super) fn add(&mut self, path: &Path, mut input: Input) {
        if !self.skip_by_name(path, &input.relative) {
            input.outside = (!is_below(path, &self.root, &input.relative)).then(|| path.to_owned());
            self.inputs.push(input);
        }
    }

    /// Counts a file as skipped and returns true, where its name says that it is never checked.
    pub(super) fn skip_by_name(&mut self, path: &Path, relative: &Path) -> bool {
        let own = || self.own_files.iter().any(|own| own == path).then_some(SkipReason::OwnFile);
        let reason = skip::by_name(relative).or_else(own);
        self.skipped.extend(reason.map(|reason| Skipped { path: relative.to_owned(), reason }));
        reason.is_some()
    }

    /// Puts everything in order; a file met twice stands once.
    pub(super) fn finish(mut self, asked_for_directory: bool) -> Discovery {
        // As strings: comparing paths part by part costs more than the walk. One outside may be shown in several ways.
        self.inputs.sort_by(|a, b| place(a).cmp(&place(b)));
        self.inputs.dedup_by(|later, first| {
            let is_same = place(later) == place(first);
            first.explicit |= is_same && later.explicit;
            is_same
        });
        self.inputs.sort_by(|a, b| bytes(&a.relative).cmp(bytes(&b.relative)));
        self.notices.sort();
        self.notices.dedup();
        self.skipped.sort();
        self.skipped.dedup();
        let Self { root, inputs, skipped, notices, .. } = self;
        Discovery { root, inputs, notices, skipped, asked_for_directory, ..Discovery::default() }
    }
}

fn bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

/// Whether it lies outside the root, and its path there or from the root.
fn place(input: &Input) -> (bool, &[u8]) {
    (input.outside.is_some(), bytes(input.outside.as_deref().unwrap_or(&input.relative)))
}

/// Whether a path is that of the root and what is relative to it, letter by letter.
fn is_below(path: &Path, root: &Path, relative: &Path) -> bool {
    let rest = bytes(path).strip_prefix(bytes(root)).unwrap_or_default();
    rest.strip_prefix(MAIN_SEPARATOR_STR.as_bytes()).unwrap_or(rest) == bytes(relative)
}
