//! Owns places as SARIF gives them.

use super::super::paths::uri;
use crate::text::{Place, sanitise};
use serde::Serialize;
use std::borrow::Cow;
use std::path::Path;

/// The name of what addresses are relative to.
pub(super) const ROOT: &str = "%SRCROOT%";

/// A text.
#[derive(Debug, Serialize)]
pub(super) struct Message<'o> {
    text: Cow<'o, str>,
}

impl<'o> Message<'o> {
    /// A text of ours, or of a fix, as it is.
    pub(super) fn new(text: impl Into<Cow<'o, str>>) -> Self {
        Self { text: text.into() }
    }

    /// A text with names out of files: cleaned, and without links (§3.11.6) that they would make.
    pub(super) fn foreign(text: &str) -> Self {
        let lines: Vec<String> = text.split('\n').map(|line| sanitise(line).replace("](", "] (")).collect();
        Self { text: lines.join("\n").into() }
    }
}

/// A place in a file, with a remark where it is not a finding's own.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names are those of the standard")]
pub(super) struct Location<'o> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'o>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

/// A file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

impl Artifact {
    pub(super) fn of(path: &Path) -> Self {
        let is_below = path.is_relative();
        let scheme = if is_below { "" } else { "file://" };
        Self { uri: format!("{scheme}{}", uri(path)), uri_base_id: is_below.then_some(ROOT) }
    }
}

/// A range in a file: lines and columns from 1, the end exclusive, and bytes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

impl Location<'_> {
    /// Where a finding stands.
    pub(super) fn of(place: &Place) -> Self {
        let region = Region {
            start_line: place.start.line,
            start_column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
            byte_offset: place.span.start,
            byte_length: place.span.len(),
        };
        let artifact_location = Artifact::of(place.path());
        Self { id: None, physical_location: Physical { artifact_location, region: Some(region) }, message: None }
    }

    /// Another place that bears on a finding; `id` counts from 1 within the finding.
    pub(super) fn related(place: &Place, id: usize, message: &str) -> Self {
        Self { id: Some(id), message: Some(Message::foreign(message)), ..Self::of(place) }
    }

    /// A step on the way of a value.
    pub(super) fn step(place: &Place, message: String) -> Self {
        Self { message: Some(Message::new(message)), ..Self::of(place) }
    }

    /// A whole file.
    pub(super) fn of_file(path: &Path) -> Self {
        let physical_location = Physical { artifact_location: Artifact::of(path), region: None };
        Self { id: None, physical_location, message: None }
    }
}
