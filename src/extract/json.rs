//! Owns JSON with its relatives (comments, JSON5, several values, one value a line) as nodes.
//! Never gives up on structure: a token out of place is noted, kept as a value, and reading goes on.

mod builder;
mod tokens;

use super::{Fault, NodeId, Segment, SiteTree, lines, template};
use crate::text::{MappedText, Span};
use builder::Builder;
use jsonc_parser::ast::Value;
use jsonc_parser::{CollectOptions, ParseOptions};

/// Reads `text` below `parent`; several values stand in a container each. Templates are masked where they break it.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) -> Result<(), Fault> {
    if !template::has_markers(text.text()) || is_valid(text.text()) {
        return Builder::new(tree, parent, text, text.text()).read();
    }
    let mask = template::mask(text.text());
    let result = Builder::new(tree, parent, text, mask.text()).lenient().read();
    template::read_regions(tree, parent, text, &mask, &[]);
    result
}

/// Reads JSON Lines: each line on its own, so that a broken one breaks no other.
pub(super) fn read_lines(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) -> Result<(), Fault> {
    let (mut start, mut record, mut result) = (0, 0, Ok(()));
    for line in text.text().split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end;
        if line.trim().is_empty() {
            continue;
        }
        let segment = Segment::Document(record);
        let document = tree.container(parent, segment, None, text.span(Span::new(span.start, span.end)));
        record += 1;
        result = result.and(read(tree, document, &text.slice(span)));
    }
    result
}

/// Whether a text is one JSON object or list that holds something.
pub(super) fn is_collection(text: &str) -> bool {
    match parse(text) {
        Some(Value::Object(object)) => !object.properties.is_empty(),
        Some(Value::Array(array)) => !array.elements.is_empty(),
        _ => false,
    }
}

fn is_valid(text: &str) -> bool {
    parse(text).is_some()
}

fn parse(text: &str) -> Option<Value<'_>> {
    let options = ParseOptions { allow_missing_commas: false, ..ParseOptions::default() };
    jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &options).ok()?.value
}

/// Reads line by line what does not scan.
fn read_unstructured(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, span: Span) {
    if !span.of(text.text()).trim().is_empty() {
        lines::read(tree, parent, &text.slice(span));
    }
}
