//! Owns what is known of labs, lines, families and hosts. Never loads anything and never judges.

use super::date::PartialDate;
use super::spelling::normalise;
use super::words::{Outlook, Posture, Weights};
use serde::{Deserialize, Serialize};

/// A dated statement with its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dated<T> {
    /// What holds from then on.
    pub is: T,
    /// Since when.
    pub since: PartialDate,
    /// The fact behind it.
    pub why: String,
    /// Where the fact comes from.
    pub source: String,
}

/// Who trains models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lab {
    /// As in reports: `moonshotai`.
    pub id: String,
    /// As people write it.
    pub name: String,
    /// `big-tech`, `startup`, `company` (any other), `non-profit`, `academic`, `public` or `community`.
    pub kind: String,
    /// ISO 3166 code, empty where not known.
    pub country: String,
    /// Names under which it publishes, lower case.
    pub organisations: Vec<String>,
    /// What it does with its best weights, oldest first.
    pub posture: Vec<Dated<Posture>>,
    /// How likely it is to go on, oldest first.
    pub outlook: Vec<Dated<Outlook>>,
    /// Its series.
    pub lines: Vec<Line>,
}

/// A series of models as its lab sells it; its own posture and outlook win over the lab's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// As in the catalogue: `kimi`.
    pub id: String,
    /// As people write it.
    pub name: String,
    /// What the lab does with this series, oldest first.
    pub posture: Vec<Dated<Posture>>,
    /// How likely the series is to go on, oldest first.
    pub outlook: Vec<Dated<Outlook>>,
}

/// How names that the catalogue lacks are read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Family {
    /// As in reports: `kimi`.
    pub id: String,
    /// The lab behind it.
    pub lab: String,
    /// Normalised spelling that begins such a name, or stands in it.
    pub stem: String,
    /// The series, where all members belong to one.
    pub line: Option<String>,
    /// Open or closed where practically all members are.
    pub weights: Weights,
    /// Whether the stem may stand inside a name, too.
    pub infix: bool,
    /// Whether the stem is an ordinary word and counts only directly before a number.
    pub word: bool,
    /// Whether those members are open that tell their size in their names.
    pub sized: bool,
}

/// What a host has published of its notice before the end of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The least days of notice it promises, where it names a number.
    pub days: Option<u32>,
    /// What it says, in our words.
    pub says: String,
    /// Where it says so.
    pub source: String,
}

/// Who serves models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Host {
    /// As in reports: `together`.
    pub id: String,
    /// As people write it.
    pub name: String,
    /// `first-party`, `cloud`, `serverless`, `router` or `local`.
    pub kind: String,
    /// The lab whose own interface it is, for `first-party`.
    pub lab: Option<String>,
    /// Host names of its interface; a longer name that ends on one matches.
    pub domains: Vec<String>,
    /// LiteLLM's provider prefixes for it.
    pub litellm: Vec<String>,
    /// Words in keys and variable names that tell the host.
    pub keys: Vec<String>,
    /// How it spells models, as in `scheme` of reports, where all its names keep to one.
    pub scheme: Option<String>,
    /// Names of its own that pass from model to model.
    pub moving: Vec<String>,
    /// Regions that may stand before a name, parted by a point.
    pub regions: Vec<String>,
    /// What it has published of how long before an end it gives notice.
    pub notice: Option<Notice>,
    /// Where the facts come from.
    pub source: String,
}

impl Host {
    /// Whether the host passes that name from model to model.
    #[must_use]
    pub fn moves(&self, spelling: &str) -> bool {
        let name = normalise(spelling);
        self.moving.iter().any(|moving| normalise(moving) == name)
    }
}
