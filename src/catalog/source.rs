//! Owns the written form of the catalogue: what may stand in a file under `rules/models/`, in `rules/hosts.toml`,
//! `rules/catalog.toml` and in an overlay. Never checks what is said, only how.

use super::words::{Class, LicenceClass, Modality, Outlook, Posture, Purpose, Weights};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// One file, block by block.
#[derive(Debug, Default)]
pub(crate) struct File {
    /// The date of the newest source behind the catalogue.
    pub date: Option<Spanned<String>>,
    /// Texts of which every file that names a model holds one.
    pub stems: Vec<String>,
    /// Those of them that stand within words too.
    pub within_words: Vec<String>,
    /// Those of them that end a word.
    pub whole_words: Vec<String>,
    /// The lab of which the file speaks.
    pub lab: Option<Spanned<LabBlock>>,
    /// Its series.
    pub lines: Vec<Spanned<LineBlock>>,
    /// How names that the catalogue lacks are read.
    pub families: Vec<Spanned<FamilyBlock>>,
    /// Its models.
    pub models: Vec<Spanned<ModelBlock>>,
    /// Who serves models.
    pub hosts: Vec<Spanned<HostBlock>>,
    /// Why some models are of another size than their names say, by how their ids begin.
    pub size_exceptions: BTreeMap<String, String>,
    /// Short names for sources of offers.
    pub sources: BTreeMap<String, String>,
    /// What hosts serve: host, spelling, the rest.
    pub offers: Vec<OfferEntry>,
}

/// A line below `[offers.HOST]`.
#[derive(Debug)]
pub(crate) struct OfferEntry {
    /// The host's id.
    pub host: Spanned<String>,
    /// As the host is asked for it.
    pub spelling: Spanned<String>,
    /// What is said of it.
    pub block: OfferBlock,
}

/// What is said of an offer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfferBlock {
    /// The id of the model, where the spelling alone does not tell.
    pub model: Option<Spanned<String>>,
    /// Since when.
    pub since: Option<Spanned<String>>,
    /// Until when.
    pub ends: Option<Spanned<String>>,
    /// What the host names instead.
    #[serde(default)]
    pub to: Vec<Spanned<String>>,
    /// Where this comes from: a short name from `[sources]`, or the text.
    pub source: Option<Spanned<String>>,
}

/// `[host.notice]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticeBlock {
    /// Least days promised.
    pub days: Option<u32>,
    /// What it says.
    pub says: Spanned<String>,
    /// Where.
    pub source: Spanned<String>,
}

/// `[lab]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LabBlock {
    /// As in reports.
    pub id: Spanned<String>,
    /// As people write it.
    pub name: Option<String>,
    /// One of `check::LAB_KINDS`.
    pub kind: Option<Spanned<String>>,
    /// ISO 3166 code, `EU`, or empty.
    pub country: Option<Spanned<String>>,
    /// Names under which it publishes.
    #[serde(default)]
    pub organisations: Vec<Spanned<String>>,
    /// What it does with its best weights.
    #[serde(default)]
    pub posture: Vec<DatedBlock<Posture>>,
    /// How likely it is to go on.
    #[serde(default)]
    pub outlook: Vec<DatedBlock<Outlook>>,
}

/// `[[lab.posture]]`, `[[lab.outlook]]` and the same of a line.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DatedBlock<T> {
    /// What holds.
    pub is: T,
    /// Since when.
    pub since: Spanned<String>,
    /// The fact behind it.
    pub why: Spanned<String>,
    /// Where the fact comes from.
    pub source: Spanned<String>,
}

/// `[[line]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LineBlock {
    /// As in models' `line`.
    pub id: Spanned<String>,
    /// As people write it.
    pub name: String,
    /// Wins over the lab's.
    #[serde(default)]
    pub posture: Vec<DatedBlock<Posture>>,
    /// Wins over the lab's.
    #[serde(default)]
    pub outlook: Vec<DatedBlock<Outlook>>,
}

/// `[[family]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FamilyBlock {
    /// As in reports.
    pub id: Spanned<String>,
    /// Normalised spelling.
    pub stem: Spanned<String>,
    /// A line of the same file.
    pub line: Option<Spanned<String>>,
    /// Open or closed where practically all members are.
    pub weights: Weights,
    /// Whether the stem may stand inside a name.
    #[serde(default = "yes")]
    pub infix: bool,
    /// Whether the stem is an ordinary word.
    #[serde(default)]
    pub word: bool,
    /// Whether members with a size in their names are open.
    #[serde(default)]
    pub sized: bool,
}

/// `[[model]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModelBlock {
    /// Unique over all files.
    pub id: Spanned<String>,
    /// As people write it.
    pub name: Option<String>,
    /// The family in reports.
    pub family: Option<String>,
    /// A line of the same file.
    pub line: Option<Spanned<String>>,
    /// Major or major.minor version.
    pub generation: Option<Spanned<String>>,
    /// Whether the weights can be downloaded.
    pub weights: Weights,
    /// `organisation/name`, each.
    #[serde(default)]
    pub repositories: Vec<Spanned<String>>,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
    /// Names in the Ollama library.
    #[serde(default)]
    pub ollama: Vec<Spanned<String>>,
    /// The id of the model it was made from.
    pub base: Option<Spanned<String>>,
    /// Short name of the licence.
    pub licence: Option<String>,
    /// How free that is.
    #[serde(default = "unknown_licence")]
    pub licence_class: LicenceClass,
    /// What it restricts.
    pub restricts: Option<String>,
    /// When it came out.
    pub released: Option<Spanned<String>>,
    /// Total parameters, billions.
    pub total_b: Option<Spanned<f32>>,
    /// Active parameters, billions.
    pub active_b: Option<Spanned<f32>>,
    /// What goes in and out.
    #[serde(default = "text")]
    pub modality: Modality,
    /// What it is for.
    #[serde(default = "general")]
    pub purpose: Purpose,
    /// Context length in tokens.
    pub context: Option<u32>,
    /// At or near the open frontier when released.
    pub near_frontier: Option<Spanned<bool>>,
    /// Closed models only.
    pub class: Option<Spanned<Class>>,
    /// Whether the vendor may put another model behind the name at any time.
    #[serde(default)]
    pub moving: bool,
    /// Where the facts come from.
    pub source: Option<Spanned<String>>,
}

/// `[[host]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HostBlock {
    /// As in reports.
    pub id: Spanned<String>,
    /// As people write it.
    pub name: String,
    /// One of `check::HOST_KINDS`.
    pub kind: Spanned<String>,
    /// For `first-party`: whose interface it is.
    pub lab: Option<Spanned<String>>,
    /// Host names of its interface.
    #[serde(default)]
    pub domains: Vec<Spanned<String>>,
    /// `LiteLLM`'s prefixes for it.
    #[serde(default)]
    pub litellm: Vec<Spanned<String>>,
    /// Words in keys that tell it.
    #[serde(default)]
    pub keys: Vec<Spanned<String>>,
    /// How it spells models.
    pub scheme: Option<Spanned<String>>,
    /// Names that pass from model to model.
    #[serde(default)]
    pub moving: Vec<Spanned<String>>,
    /// Regions before names.
    #[serde(default)]
    pub regions: Vec<Spanned<String>>,
    /// What it has published of its notice.
    pub notice: Option<NoticeBlock>,
    /// Where the facts come from.
    pub source: Option<Spanned<String>>,
}

fn yes() -> bool {
    true
}

fn unknown_licence() -> LicenceClass {
    LicenceClass::Unknown
}

fn text() -> Modality {
    Modality::Text
}

fn general() -> Purpose {
    Purpose::General
}
