//! Owns templates inside configuration (Helm, Jinja, Terraform): masking them so that the format's parser gets through,
//! and the literals and comments that stand in them. Never evaluates a template.

mod names;
mod regions;

use super::quoted::{self, Dialect};
use super::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, Span};
use regions::Region;

/// Stands for a template within a line: a plain scalar, a key, a number in every format.
const INLINE_FILLER: u8 = b'1';
/// Stands for lines that hold nothing but templates: measured to break less than spaces do.
const LINE_FILLER: u8 = b'\n';
/// Stands for a statement behind a key or a dash, whose value follows on the next lines.
const NOTHING_FILLER: u8 = b' ';

/// A text of the same length in which templates are masked.
pub(super) struct Mask {
    masked: String,
    regions: Vec<Region>,
}

impl Mask {
    /// The masked text. Offsets in it are offsets in the original; its lines are not the original's.
    pub(super) fn text(&self) -> &str {
        &self.masked
    }
}

/// Whether a text holds anything that looks like a template.
pub(super) fn has_markers(text: &str) -> bool {
    memchr::memchr_iter(b'{', text.as_bytes()).any(|at| regions::opens(text.as_bytes(), at))
}

/// The templates of a text, in order, each with the code in it; comments left out.
#[must_use]
pub fn templates(text: &str) -> Vec<(Span, Span)> {
    let found = regions::find(text).into_iter().filter(|region| !region.comment);
    found.map(|region| (region.span, region.content)).collect()
}

/// Masks all templates of a text, byte for byte.
pub(super) fn mask(text: &str) -> Mask {
    let regions = regions::find(text);
    let mut masked = text.as_bytes().to_vec();
    for (region, blank) in regions.iter().zip(regions::blank_lines(text, &regions)) {
        let (range, filler) = match blank {
            Some(lines) => (lines, LINE_FILLER),
            None if region.is_control(text) && regions::is_trailing(text, region) => (region.span, NOTHING_FILLER),
            None => (region.span, INLINE_FILLER),
        };
        if let Some(bytes) = masked.get_mut(range.start..range.end) {
            bytes.fill(filler);
        }
    }
    // Regions start and end at ASCII letters, so what is left is valid; were it not, nothing would be masked.
    let masked = String::from_utf8(masked).unwrap_or_else(|_| text.to_owned());
    Mask { masked, regions }
}

/// Adds what masking hides from the format: comments, and literals in templates that fill whole lines.
///
/// `covered` are the values that show masked lines themselves (those of several lines), in order.
pub(super) fn read_regions(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, mask: &Mask, covered: &[Span]) {
    let blank = regions::blank_lines(text.text(), &mask.regions);
    for (region, blank) in mask.regions.iter().zip(blank) {
        let next = covered.partition_point(|value| value.end <= region.span.start);
        let shown = covered.get(next).is_some_and(|value| value.contains(region.span));
        if shown {
            continue;
        }
        if region.comment {
            add(tree, parent, SiteKind::Comment, None, text.slice(region.content).into_owned());
        } else if blank.is_some() {
            for (name, literal) in literals(&text.slice(region.content)) {
                add(tree, parent, SiteKind::Literal, name, literal);
            }
        }
    }
}

/// Adds the literals in templates that stand in values (`{{ .Values.model | default "org/model" }}`) below them.
///
/// A value that is more than its templates keeps standing for itself; of its literals only addresses count.
pub(super) fn read_literals(tree: &mut SiteTree) {
    let values: Vec<(NodeId, MappedText<'static>)> = tree
        .iter()
        .filter(|(id, node)| is_value(node.kind) && !tree.is_reread(*id))
        .filter_map(|(id, node)| Some((id, node.value.clone().filter(|value| has_markers(value.text()))?)))
        .collect();
    for (id, value) in values {
        let found = regions::find(value.text());
        let whole = is_whole(value.text(), &found);
        for region in found.iter().filter(|region| !region.comment) {
            for (name, literal) in literals(&value.slice(region.content)) {
                if whole || literal.text().contains('/') {
                    add(tree, id, SiteKind::Literal, name, literal);
                }
            }
        }
    }
}

fn is_value(kind: SiteKind) -> bool {
    matches!(kind, SiteKind::MapValue | SiteKind::ListItem | SiteKind::Argument | SiteKind::Assignment)
}

/// Whether templates are all there is in a text.
fn is_whole(text: &str, regions: &[Region]) -> bool {
    let mut at = 0;
    for region in regions {
        if !Span::new(at, region.span.start).of(text).trim_matches(['$', ' ', '\t', '\n', '\r']).is_empty() {
            return false;
        }
        at = region.span.end;
    }
    text.get(at..).unwrap_or_default().trim().is_empty()
}

/// A name in a template and its place in the document.
type Named = (Box<str>, Span);

fn add(tree: &mut SiteTree, parent: NodeId, kind: SiteKind, name: Option<Named>, value: MappedText<'static>) {
    if value.text().is_empty() {
        return;
    }
    let (segment, place) = match name {
        Some((name, place)) => (Segment::Key(name), Some(place)),
        None => (Segment::Text, None),
    };
    tree.scalar(parent, segment, kind, place, value);
}

/// The string literals in a template's code (Go's and Jinja's quotes), each with the name that it stands in for.
fn literals(code: &MappedText<'_>) -> Vec<(Option<Named>, MappedText<'static>)> {
    let text = code.text();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find(['"', '\'', '`'])).map(|open| open + at) {
        let Some(close) = regions::literal_end(text.as_bytes(), open) else { break };
        let raw = code.slice(Span::new(open + 1, close));
        let is_raw = text.as_bytes().get(open) == Some(&b'`');
        let name = names::of_literal(text, open, close).map(|name| (name.of(text).into(), code.span(name)));
        found.push((name, if is_raw { raw.into_owned() } else { quoted::unescape(&raw, Dialect::Json) }));
        at = close + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whole_lines_become_line_ends_and_inline_templates_letters() {
        let text = "{{- if .x }}\na: {{ .v }}\n  {{ end }} {{- /* c */ -}}\nb: 1\n";
        let mask = mask(text);
        let expected = format!("{}\na: 11111111\n{}\nb: 1\n", "\n".repeat(12), "\n".repeat(27));
        assert_eq!(mask.text(), expected);
    }

    #[test]
    fn a_statement_behind_a_key_or_a_dash_leaves_the_value_to_the_next_line() {
        let text = "- {{- if .x }}\n  a: {{- with .y }}\n    b: {{ .z }}";
        assert_eq!(mask(text).text(), "-             \n  a:               \n    b: 11111111");
    }

    #[test]
    fn a_closing_mark_inside_a_literal_does_not_close() {
        let text = r#"a: {{ "}}" }} b"#;
        assert_eq!(mask(text).text(), "a: 1111111111 b");
    }

    #[test]
    fn what_never_closes_is_no_template() {
        assert_eq!(mask("a: {{ b\nc: {% d").text(), "a: {{ b\nc: {% d");
    }

    #[test]
    fn expressions_of_github_need_no_masking_to_be_found() {
        assert!(has_markers("a: ${{ b }}"));
        assert!(!has_markers("a: ${b} {c: {d: 1}}"));
    }

    #[test]
    fn literals_inside_values_point_into_the_document() {
        let text = r#"{{ .Values.model | default "org\/model" }}"#;
        let value = MappedText::linear(text, 100).into_owned();
        let mut tree = SiteTree::new(&" ".repeat(200));
        let root = tree.root();
        let id = tree.scalar(root, Segment::Key("model".into()), SiteKind::MapValue, None, value);
        read_literals(&mut tree);
        let literal = tree.children(id).next().map(|child| (tree.value(child).to_owned(), tree.get(child).span));
        let at = 100 + text.find("org").unwrap_or_default();
        assert_eq!(literal, Some(("org/model".to_owned(), Span::new(at, at + 10))));
    }

    proptest! {
        #[test]
        fn masking_keeps_length_and_every_line_end_outside_templates(
            text in r#"([a-z:é \n"'`{}%#*/$-]|\{\{|\}\}|\{%|%\}|\{#|#\}|%\{)*"#
        ) {
            let mask = mask(&text);
            prop_assert_eq!(mask.text().len(), text.len());
            let inside = |at: usize| mask.regions.iter().any(|region| region.span.start <= at && at < region.span.end);
            for (at, (masked, original)) in mask.text().bytes().zip(text.bytes()).enumerate() {
                if original == b'\n' && !inside(at) {
                    prop_assert_eq!(masked, b'\n');
                }
                prop_assert!(masked == original || matches!(masked, b'1' | b'\n' | b' '));
            }
        }
    }
}
