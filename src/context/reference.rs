//! Owns what a reference is for and how it reaches its model. Never scores and never judges.

use super::links::Use;
use crate::catalog::{Dated, Model, Outlook, Posture, Standing};
use crate::extract::SiteKind;
use crate::identify::{Confidence, Pin, Reading, Scheme};
use crate::text::{Format, Place};
use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// Points at a [`Reference`] of one [`Codebase`](super::Codebase).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferenceId(pub usize);

/// What a reference is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// An engine loads and serves it.
    Serving,
    /// A program calls it.
    Client,
    /// It steps in when another fails.
    Fallback,
    /// An evaluation measures it.
    Eval,
    /// It judges the output of others.
    Judge,
    /// It makes training or synthetic data.
    Teacher,
    /// An adapter or a fine-tune is built on it.
    Finetune,
    /// It makes embeddings.
    Embedding,
    /// It reranks.
    Rerank,
    /// It drafts tokens for another.
    Draft,
    /// A price table, a menu, a leaderboard lists it.
    Registry,
    /// A test names it.
    Test,
    /// Documentation names it.
    Doc,
    /// A comment names it.
    Comment,
    /// Not established.
    Unknown,
}

impl Role {
    /// The word used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Serving => "serving",
            Self::Client => "client",
            Self::Fallback => "fallback",
            Self::Eval => "eval",
            Self::Judge => "judge",
            Self::Teacher => "teacher",
            Self::Finetune => "finetune",
            Self::Embedding => "embedding",
            Self::Rerank => "rerank",
            Self::Draft => "draft",
            Self::Registry => "registry",
            Self::Test => "test",
            Self::Doc => "doc",
            Self::Comment => "comment",
            Self::Unknown => "unknown",
        }
    }

    /// All roles, in reading order.
    pub const ALL: &'static [Self] = &[
        Self::Serving,
        Self::Client,
        Self::Fallback,
        Self::Eval,
        Self::Judge,
        Self::Teacher,
        Self::Finetune,
        Self::Embedding,
        Self::Rerank,
        Self::Draft,
        Self::Registry,
        Self::Test,
        Self::Doc,
        Self::Comment,
        Self::Unknown,
    ];

    /// The role of a word as reports write it; an unknown word gives [`Role::Unknown`].
    #[must_use]
    pub fn parse(word: &str) -> Self {
        Self::ALL.iter().copied().find(|role| role.as_str() == word).unwrap_or(Self::Unknown)
    }

    /// Whether findings on such a reference may fail a run without being asked to (design §4).
    #[must_use]
    pub fn gates(self) -> bool {
        !matches!(self, Self::Registry | Self::Test | Self::Doc | Self::Comment)
    }
}

/// How a reference reaches its model.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// An engine of one's own loads the weights.
    SelfHosted,
    /// A third party serves open weights; the host's id.
    Hosted(String),
    /// The vendor's own interface; the vendor's id.
    Api(String),
    /// Not established.
    Unknown,
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SelfHosted => f.write_str("self-hosted"),
            Self::Hosted(host) => write!(f, "hosted:{host}"),
            Self::Api(vendor) => write!(f, "api:{vendor}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl Serialize for Channel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What the catalogue says of a reference's model at the as-of date.
#[derive(Debug, Clone, PartialEq)]
pub struct Supply {
    /// Seen from the open frontier.
    pub standing: Standing,
    /// Of the model's line, else of its lab.
    pub posture: Option<Dated<Posture>>,
    /// Of the model's line, else of its lab.
    pub outlook: Option<Dated<Outlook>>,
    /// Days since the line's newest flagged release.
    pub silence_days: Option<i32>,
}

/// A place in the codebase that selects a model.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Where.
    pub place: Place,
    /// The file's format.
    pub format: Format,
    /// The identifier as it stands in the file.
    pub text: String,
    /// How it is written.
    pub scheme: Scheme,
    /// The key path, empty where there is none.
    pub key: String,
    /// The kind of place.
    pub kind: SiteKind,
    /// What it is for.
    pub role: Role,
    /// Whether something says so; else the role is a guess from how the identifier is written.
    pub role_is_told: bool,
    /// How it reaches the model.
    pub channel: Channel,
    /// Who serves it: a host's id, a vendor's id, `self`, or nobody known.
    pub provider: Option<String>,
    /// How firmly it holds on to one set of weights.
    pub pin: Pin,
    /// Who published these weights, where that is not the lab.
    pub publisher: Option<String>,
    /// What the spelling adds to the model.
    pub quantisation: Option<String>,
    /// What is known; `None` where not even the family can be told.
    pub model: Option<Arc<Model>>,
    /// What the catalogue says of it at the as-of date; `None` without a model.
    pub supply: Option<Supply>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// What the reading rests on.
    pub reading: Reading,
    /// Where else it is used, by place.
    pub uses: Vec<Use>,
}

impl Reference {
    /// Returns the names it goes by: as it stands in the file, the model's id and its repositories.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let model = self.model.as_deref();
        let known = model.into_iter().flat_map(|model| std::iter::once(&model.id).chain(&model.repositories));
        std::iter::once(&self.text).chain(known).map(String::as_str)
    }

    /// Whether it leans on an exposed model (design §2).
    #[must_use]
    pub fn is_exposed(&self) -> bool {
        self.model.as_ref().is_some_and(|model| model.is_exposed())
    }
}

/// A text that stands for a model and selects nothing.
#[derive(Debug, Clone)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// As it stands in the file.
    pub text: String,
    /// The reference's identifier that it stands for, where the file tells.
    pub stands_for: Option<String>,
}
