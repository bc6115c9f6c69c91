//! Owns the joining of files: what is asked for by name in one and given in another. Never reads files.

use super::ask::{asks, chart_of};
use super::effect::Effect;
use super::marks::Marks;
use super::space::{Space, folder};
use crate::context::file::FileContext;
use crate::context::reference::ReferenceId;
use crate::extract::SiteTree;
use crate::identify::Identified;
use crate::text::{Document, Format};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many values one place may stand for.
const MOST_MEANT: usize = 16;

/// How many values of one name are told apart by where they lie; a name that more have is nobody's.
const MOST_OF_A_NAME: usize = 256;

/// A reference of another file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Owner {
    /// Its file.
    pub path: Arc<PathBuf>,
    /// Its position among that file's references.
    pub position: usize,
}

/// A reference whose value a place of the document uses.
#[derive(Debug, Clone)]
pub struct Borrowed {
    /// Whose it is.
    pub owner: Owner,
    /// What was recognised, as if it stood at that place.
    pub identified: Identified,
}

/// A value that may be asked for.
#[derive(Debug, Clone)]
struct Lent {
    owner: Owner,
    identified: Identified,
}

/// All values that files may ask one another for.
#[derive(Debug)]
pub struct Known {
    spaces: HashMap<Space, BTreeMap<String, Vec<Lent>>>,
    marks: Marks,
}

impl Known {
    /// Gathers what the files of a run define.
    #[must_use]
    pub fn of<'f>(files: impl Iterator<Item = &'f FileContext> + Clone) -> Self {
        let mut also: HashMap<&Space, Vec<&Space>> = HashMap::new();
        for relation in files.clone().flat_map(|file| &file.relations) {
            also.entry(&relation.from).or_default().push(&relation.to);
        }
        let mut known: HashMap<Space, BTreeMap<String, Vec<Lent>>> = HashMap::new();
        for file in files {
            for one in &file.definitions {
                let owner = Owner { path: Arc::clone(&file.path), position: one.reference };
                let others = also.get(&one.space).into_iter().flatten().copied();
                for space in std::iter::once(&one.space).chain(others) {
                    let lent = Lent { owner: owner.clone(), identified: one.identified.clone() };
                    known.entry(space.clone()).or_default().entry(one.name.clone()).or_default().push(lent);
                }
            }
        }
        let lists = known.values_mut().flat_map(BTreeMap::values_mut);
        lists.for_each(|lent| lent.sort_by(|one, other| one.owner.cmp(&other.owner)));
        let marks = Marks::of(known.keys());
        Self { spaces: known, marks }
    }

    /// The folders in which files may ask for the values: what to look at beside files that were asked for singly.
    #[must_use]
    pub fn folders(&self) -> Vec<PathBuf> {
        let of_owners = |names: &BTreeMap<String, Vec<Lent>>| -> Vec<PathBuf> {
            names.values().flatten().map(|lent| folder(&lent.owner.path)).collect()
        };
        let of_space = |(space, names): (&Space, &BTreeMap<String, Vec<Lent>>)| match space {
            Space::Values(chart) => vec![chart.join("templates")],
            Space::Module(folder) => vec![folder.clone()],
            Space::Environment(_) | Space::ConfigMap(_) => of_owners(names),
        };
        let mut folders: Vec<PathBuf> = self.spaces.iter().flat_map(of_space).collect();
        folders.sort();
        folders.dedup();
        folders
    }

    /// Whether a file may ask for one of the values, by where it lies; `names_others` says that its text names files
    /// or maps elsewhere ([`names_others`]).
    #[must_use]
    pub fn concerns(&self, path: &Path, names_others: bool) -> bool {
        if names_others || self.spaces.is_empty() {
            return names_others && !self.spaces.is_empty();
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        match (chart_of(path), &*ending) {
            (Some(chart), "yaml" | "yml" | "tpl" | "txt") => {
                self.spaces.contains_key(&Space::Values(chart.to_path_buf()))
            }
            (None, "yaml" | "yml") => self.spaces.contains_key(&Space::Environment(folder(path).join(".env"))),
            (None, "tf" | "tofu") => self.spaces.contains_key(&Space::Module(folder(path))),
            _ => false,
        }
    }

    /// Whether a text may ask for one of the values, by what stands in it. What lies near a value seldom uses it, and
    /// parsing is what costs.
    #[must_use]
    pub fn may_be_used_in(&self, text: &[u8]) -> bool {
        self.marks.stand_in(text)
    }

    /// What the places of a document use, with the references behind it.
    #[must_use]
    pub fn borrow(&self, document: &Document, tree: &SiteTree) -> Vec<Borrowed> {
        let mut borrowed = Vec::new();
        for ask in asks(document, tree) {
            let Some(space) = self.spaces.get(&ask.space) else { continue };
            let meant: Vec<&Lent> = match &ask.name {
                Some(name) => space.get(name).into_iter().flatten().take(MOST_OF_A_NAME + 1).collect(),
                None => space.values().flatten().take(MOST_OF_A_NAME).collect(),
            };
            for lent in nearest(document.path(), meant).into_iter().take(MOST_MEANT) {
                let identified = Identified { node: ask.node, ..lent.identified.clone() };
                borrowed.push(Borrowed { owner: lent.owner.clone(), identified });
            }
        }
        borrowed
    }
}

/// Of values of one name the ones that lie nearest: the same name in another part of the tree is another thing.
fn nearest<'l>(path: &Path, lent: Vec<&'l Lent>) -> Vec<&'l Lent> {
    if lent.len() > MOST_OF_A_NAME {
        return Vec::new();
    }
    let shared = |one: &&Lent| path.components().zip(one.owner.path.components()).take_while(|(a, b)| a == b).count();
    let most = lent.iter().map(shared).max();
    let near: Vec<&Lent> = lent.into_iter().filter(|one| Some(shared(one)) == most).collect();
    let place = |one: &&Lent| folder(&one.owner.path);
    let first = near.first().map(place);
    if near.iter().all(|one| Some(place(one)) == first) { near } else { Vec::new() }
}

/// Whether a text names files or maps that may lie anywhere in the tree: it is then worth asking what it uses of them.
#[must_use]
pub fn names_others(text: &[u8], format: Format) -> bool {
    let holds = |mark: &str| memchr::memmem::find(text, mark.as_bytes()).is_some();
    format == Format::Yaml && (holds("env_file") || holds("configMapKeyRef") || holds("configMapRef"))
}

/// Whether a file says how others belong together, so that it is read whatever stands in it.
#[must_use]
pub fn relates_others(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("kustomization"))
}

/// Where the references of each file are in the codebase.
#[derive(Debug)]
pub(in crate::context) struct Owners {
    bases: HashMap<Arc<PathBuf>, usize>,
    files: Vec<FileOwners>,
}

#[derive(Debug)]
struct FileOwners {
    base: usize,
    count: usize,
    borrowed: Vec<Owner>,
}

impl Owners {
    /// Counts the references of the files, in the order given.
    pub(in crate::context) fn of(files: &[FileContext]) -> Self {
        let (mut bases, mut all, mut base) = (HashMap::new(), Vec::new(), 0);
        for file in files {
            let count = file.references.len();
            bases.insert(Arc::clone(&file.path), base);
            all.push(FileOwners { base, count, borrowed: file.borrowed.clone() });
            base += count;
        }
        Self { bases, files: all }
    }

    /// The codebase's id for a file's: of its own references, and behind them of those it borrows.
    pub(in crate::context) fn global(&self, file: usize, id: ReferenceId) -> Option<ReferenceId> {
        let file = self.files.get(file)?;
        if id.0 < file.count {
            return Some(ReferenceId(file.base + id.0));
        }
        let owner = file.borrowed.get(id.0 - file.count)?;
        self.bases.get(&owner.path).map(|base| ReferenceId(base + owner.position))
    }
}

/// What the files say of references that they borrow, by the reference.
pub(in crate::context) fn effects(owners: &Owners, files: &mut [FileContext]) -> BTreeMap<ReferenceId, Vec<Effect>> {
    let mut effects: BTreeMap<ReferenceId, Vec<Effect>> = BTreeMap::new();
    for (position, file) in files.iter_mut().enumerate() {
        for (borrowed, effect) in std::mem::take(&mut file.effects) {
            if let Some(id) = owners.global(position, ReferenceId(file.references.len() + borrowed)) {
                effects.entry(id).or_default().push(effect);
            }
        }
    }
    effects
}
