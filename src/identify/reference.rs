//! Owns what one place was recognised as: scheme, model, what the spelling adds. Never says what it is used for.

use super::resolve::Grade;
use super::scheme::Scheme;
use super::vocabulary::Expectation;
use crate::catalog::Model;
use crate::extract::{NodeId, SiteKind};
use crate::text::Span;
use serde::Serialize;
use std::sync::Arc;

/// How sure owlint is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Shown, never gates.
    Low,
    /// Gates.
    Medium,
    /// Gates.
    High,
}

impl Confidence {
    /// One step less sure.
    #[must_use]
    pub fn lowered(self) -> Self {
        match self {
            Self::High => Self::Medium,
            Self::Medium | Self::Low => Self::Low,
        }
    }

    /// The word used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// How firmly an identifier holds on to one set of weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PinKind {
    /// A commit of the repository.
    Revision,
    /// A content digest.
    Digest,
    /// A tag or a dated name; whoever serves it may move it.
    Tag,
    /// `latest`, `main`, a moving alias.
    Floating,
    /// Nothing.
    None,
}

impl PinKind {
    /// The word used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Revision => "revision",
            Self::Digest => "digest",
            Self::Tag => "tag",
            Self::Floating => "floating",
            Self::None => "none",
        }
    }
}

/// A pin and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pin {
    /// How firm.
    pub kind: PinKind,
    /// As it stands in the file.
    pub value: Option<String>,
}

impl Pin {
    /// No pin at all.
    #[must_use]
    pub fn none() -> Self {
        Self { kind: PinKind::None, value: None }
    }

    /// Whether it can never mean other weights.
    #[must_use]
    pub fn is_immutable(&self) -> bool {
        matches!(self.kind, PinKind::Revision | PinKind::Digest)
    }
}

/// How a place was read: why it counts, and how firmly it leads to its model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// What the names around it ask for; `None` where it counts by its own letters.
    pub asked: Option<Expectation>,
    /// How firmly the spelling leads to the model.
    pub grade: Grade,
}

/// A place recognised as a model identifier.
#[derive(Debug, Clone)]
pub struct Identified {
    /// The place in the document's tree.
    pub node: NodeId,
    /// The identifier alone, in the document's text.
    pub span: Span,
    /// As it stands in the file.
    pub text: String,
    /// How it is written.
    pub scheme: Scheme,
    /// The kind of place.
    pub kind: SiteKind,
    /// Who published these weights, where that is not the lab (a re-upload, a quantisation).
    pub publisher: Option<String>,
    /// What the spelling adds to the model: `Q4_K_M`, `awq`.
    pub quantisation: Option<String>,
    /// The pin that stands in the identifier itself.
    pub pin: Pin,
    /// The host that the spelling names (a LiteLLM prefix, a Bedrock id).
    pub host: Option<String>,
    /// What is known; `None` where not even the family can be told.
    pub model: Option<Arc<Model>>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// What the reading rests on.
    pub reading: Reading,
}

/// A text that stands for a model and selects nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifiedLabel {
    /// The place in the document's tree.
    pub node: NodeId,
    /// The label, in the document's text.
    pub span: Span,
    /// As it stands in the file.
    pub text: String,
    /// The id of the model that the text tells, where it does.
    pub model: Option<String>,
}
