//! Owns how the catalogue is asked: names to models, labs, families and hosts. Nothing is decoded before it is asked for.
//! Never reads a file and never judges a model.

use super::binary::{Records, Section, Table};
use super::candidate::Candidate;
use super::compile::Entry;
use super::date::PartialDate;
use super::decoded::Decoded;
use super::lab::{Host, Lab};
use super::model::{Model, ModelNumber};
use super::spelling::normalise;
use super::stems::Borders;
use crate::text::{Filing, WordSearch};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// The catalogue that the build has compiled.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));

/// A stem, with what must stand around it, is no shorter.
const SHORTEST_STEM: usize = 4;

/// All that is known of models, labs and hosts.
#[derive(Debug, Clone)]
pub struct Catalog {
    blob: Cow<'static, [u8]>,
    /// Made when first asked for.
    stems: OnceLock<WordSearch<Borders>>,
    /// Decoded when first asked for: a codebase names the same few again and again.
    models: Decoded<Model>,
    labs: Decoded<Lab>,
}

impl Catalog {
    /// Returns the catalogue of this version of owlint. Costs nothing.
    #[must_use]
    pub fn embedded() -> Self {
        Self::over(Cow::Borrowed(EMBEDDED))
    }

    /// Returns a catalogue over bytes that `encode` has made.
    pub(super) fn from_blob(blob: Vec<u8>) -> Self {
        Self::over(Cow::Owned(blob))
    }

    fn over(blob: Cow<'static, [u8]>) -> Self {
        Self { blob, stems: OnceLock::new(), models: Decoded::default(), labs: Decoded::default() }
    }

    /// Returns the bytes.
    pub(super) fn blob(&self) -> &[u8] {
        &self.blob
    }

    /// Returns the date of the newest source behind the catalogue.
    #[must_use]
    pub fn date(&self) -> Option<PartialDate> {
        // It stands first, and the words behind it are many.
        self.records(Section::Head).get::<Option<PartialDate>>(0)?
    }

    /// Returns how many models it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records(Section::Models).len()
    }

    /// Whether it holds no model.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the model that a spelling means, once normalised; nothing is stripped from it.
    #[must_use]
    pub fn find(&self, spelling: &str) -> Option<ModelNumber> {
        self.find_normalised(&normalise(spelling))
    }

    /// Returns the model that a normalised spelling means.
    #[must_use]
    pub fn find_normalised(&self, normalised: &str) -> Option<ModelNumber> {
        self.table(Section::Spellings).find(normalised).map(ModelNumber)
    }

    /// Returns whether a normalised spelling is one that is known, or how one begins.
    #[must_use]
    pub fn is_opening(&self, normalised: &str) -> bool {
        self.table(Section::Spellings).starts(normalised)
    }

    /// Returns the model behind a name in the Ollama library, with or without its tag; `latest` is the default tag.
    #[must_use]
    pub fn find_ollama(&self, name_with_tag: &str) -> Option<ModelNumber> {
        let name = name_with_tag.strip_suffix(":latest").unwrap_or(name_with_tag);
        self.table(Section::OllamaNames).find(&normalise(name)).map(ModelNumber)
    }

    /// Returns the tag by size, as `20b`, under which the Ollama library has what a name without a tag, or with `latest`,
    /// means; `None` where there is none or more than one.
    #[must_use]
    pub fn ollama_size(&self, name: &str) -> Option<String> {
        let stem = name.strip_suffix(":latest").unwrap_or(name);
        let model = self.find_ollama(stem)?;
        let start = format!("{}-", normalise(stem));
        let length = start.len();
        let named = self.table(Section::OllamaNames).starting_with(start).filter(|(_, number)| *number == model.0);
        let mut tags = named.filter_map(|(name, _)| size_tag(name.get(length..)?));
        tags.next().filter(|_| tags.next().is_none())
    }

    /// Returns the model whose weights lie in the hub repository `organisation/name`, in any case.
    #[must_use]
    pub fn find_repository(&self, repository: &str) -> Option<ModelNumber> {
        self.table(Section::Repositories).find(&repository.to_lowercase()).map(ModelNumber)
    }

    /// Returns a model that this catalogue has found.
    #[must_use]
    pub fn model(&self, number: ModelNumber) -> Arc<Model> {
        let known = self.models.get(self.records(Section::Models), number.0);
        known.unwrap_or_else(|| Arc::new(Model::named("unknown")))
    }

    /// Returns all models, by id; those of an overlay come last.
    pub fn models(&self) -> impl Iterator<Item = Model> {
        self.records(Section::Models).iter()
    }

    /// Returns all models with the names that mean them, by id; those of an overlay come last.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        self.records(Section::Models).iter()
    }

    /// Returns the model with that id and the names that mean it.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<Entry> {
        let entry: Entry = self.records(Section::Models).get(self.find(id)?.0)?;
        (entry.model.id == id).then_some(entry)
    }

    /// Returns the models that can be planned around, in the order of their numbers.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate> {
        self.records(Section::Candidates).iter()
    }

    /// Returns the lab with that id.
    #[must_use]
    pub fn lab(&self, id: &str) -> Option<Arc<Lab>> {
        self.labs.get(self.records(Section::Labs), self.table(Section::LabIds).find(id)?)
    }

    /// Returns all labs, by id.
    pub fn labs(&self) -> impl Iterator<Item = Lab> {
        self.records(Section::Labs).iter()
    }

    /// Returns the lab with that id or name, or that publishes under that name, in any case.
    #[must_use]
    pub fn lab_named(&self, what: &str) -> Option<Arc<Lab>> {
        let by_name = || self.labs().find(|lab| lab.name.eq_ignore_ascii_case(what)).map(Arc::new);
        let by_organisation = || self.lab(&self.lab_of_organisation(what)?);
        self.lab(&what.to_lowercase()).or_else(by_name).or_else(by_organisation)
    }

    /// Returns the id of the lab that publishes under that name, in any case.
    #[must_use]
    pub fn lab_of_organisation(&self, organisation: &str) -> Option<String> {
        let number = self.table(Section::Organisations).find(&organisation.to_lowercase())?;
        // The id is the first field of the lab's record; the rest need not be decoded.
        self.records(Section::Labs).get(number)
    }

    /// Returns all hosts, by id.
    pub fn hosts(&self) -> impl Iterator<Item = Host> {
        self.records(Section::Hosts).iter()
    }

    /// Returns the host with that id.
    #[must_use]
    pub fn host(&self, id: &str) -> Option<Host> {
        self.records(Section::Hosts).get(self.table(Section::HostIds).find(id)?)
    }

    /// Returns the host whose interface lies at that host name or at one that it ends on, in any case.
    ///
    /// A port counts where the catalogue names one (`localhost:11434`) and is passed over elsewhere.
    #[must_use]
    pub fn host_of_domain(&self, domain: &str) -> Option<Host> {
        let (lower, table) = (domain.to_lowercase(), self.table(Section::Domains));
        let longest = |name: &str| {
            let mut starts = std::iter::once(0).chain(name.match_indices('.').map(|(dot, _)| dot + 1));
            starts.find_map(|start| table.find(name.get(start..)?))
        };
        let without_port = || lower.rsplit_once(':').and_then(|(name, _)| longest(name));
        self.records(Section::Hosts).get(longest(&lower).or_else(without_port)?)
    }

    /// Returns the host that `LiteLLM` means by a provider prefix, in any case.
    #[must_use]
    pub fn host_of_litellm(&self, prefix: &str) -> Option<Host> {
        self.records(Section::Hosts).get(self.table(Section::Prefixes).find(&prefix.to_lowercase())?)
    }

    /// Returns the lower-case texts of which every file that names a model of the catalogue holds at least one,
    /// except for names that are too ordinary to be searched for and count only behind a key. Those that find most come
    /// first.
    pub fn search_stems(&self) -> impl Iterator<Item = &str> {
        let mut ranked: Vec<(u32, &str)> =
            self.table(Section::SearchStems).iter().map(|(stem, rank)| (rank, stem)).collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, stem)| stem)
    }

    /// Returns the search stems as they are filed, for a search that has other words too.
    pub(crate) fn stem_filing(&self) -> Filing<Borders> {
        self.records(Section::StemSearch).get(0).unwrap_or_default()
    }

    /// Whether text, decoded or not, may hold a name that counts wherever it stands: one of the search stems does. In a
    /// text of a few bytes any name may be: the stems for those have the quotes around them.
    #[must_use]
    pub fn may_be_named_in(&self, text: impl AsRef<[u8]>) -> bool {
        let stems = self.stems.get_or_init(|| WordSearch::of(self.stem_filing()));
        let text = text.as_ref();
        text.len() < SHORTEST_STEM || stems.finds(text, |hit| hit.class.hold(text, hit.start, hit.end))
    }

    pub(super) fn table(&self, section: Section) -> Table<'_> {
        Table::of(&self.blob, section)
    }

    pub(super) fn records(&self, section: Section) -> Records<'_> {
        Records::of(&self.blob, section)
    }
}

/// The tag that a normalised rest of a name stands for, where it tells a size and nothing else.
fn size_tag(rest: &str) -> Option<String> {
    let digits = rest.strip_suffix(['b', 'm'])?;
    let is_size =
        digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(|c| c.is_ascii_digit() || c == b'-');
    is_size.then(|| rest.replace('-', "."))
}
