//! Owns the way from a catalogue file written as YAML to the values that TOML gives, places included.
//! Never knows which keys there are.

use super::error::Faults;
use granit_parser::{Event, Parser, ScalarStyle};
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// No catalogue file is nested deeper than a few levels.
const DEEPEST: usize = 16;

/// Something that is still open.
enum Open<'t> {
    /// A mapping, and the key whose value comes next.
    Mapping(DeTable<'t>, Option<Spanned<Cow<'t, str>>>),
    List(DeArray<'t>),
}

/// A fault and its place.
type Fault = (Range<usize>, String);

/// Parses YAML; a fault is told and gives `None`.
pub(super) fn yaml<'t>(faults: &mut Faults<'t>) -> Option<DeTable<'t>> {
    match parse(faults.text) {
        Ok(table) => Some(table),
        Err((span, message)) => {
            faults.add(&span, message);
            None
        }
    }
}

fn parse(text: &str) -> Result<DeTable<'_>, Fault> {
    let mut open: Vec<(Open<'_>, usize)> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
            (at..at, format!("this is not YAML: {}", error.info()))
        })?;
        let span = span.byte_range().unwrap_or_default();
        if root.is_some() && !matches!(event, Event::DocumentEnd | Event::StreamEnd | Event::Comment(..)) {
            return Err((span, "a second document: put it in a file of its own".to_owned()));
        }
        let closed = match event {
            Event::MappingStart(..) => {
                open.push((Open::Mapping(DeTable::new(), None), span.start));
                None
            }
            Event::SequenceStart(..) => {
                open.push((Open::List(DeArray::new()), span.start));
                None
            }
            Event::MappingEnd | Event::SequenceEnd => open.pop().map(|(inner, start)| match inner {
                Open::Mapping(table, _) => Spanned::new(start..span.end, Some(DeValue::Table(table))),
                Open::List(list) => Spanned::new(start..span.end, Some(DeValue::Array(list))),
            }),
            Event::Scalar(value, style, ..) => Some(Spanned::new(span.clone(), scalar(text, &value, style, &span))),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                return Err((span, "anchors are not followed here: write it out".to_owned()));
            }
            _ => None,
        };
        if open.len() > DEEPEST {
            return Err((span, "nested too deeply for a catalogue file".to_owned()));
        }
        if let Some(value) = closed {
            match open.last_mut() {
                Some((outer, _)) => add(outer, value)?,
                None => root = Some(value),
            }
        }
    }
    match root.map(Spanned::into_inner) {
        Some(Some(DeValue::Table(table))) => Ok(table),
        None | Some(None) => Ok(DeTable::new()),
        Some(Some(_)) => Err((0..0, "write a mapping at the top, as `lab:` and `model:`".to_owned())),
    }
}

/// Puts a value where it belongs. An empty one says nothing, as if its key were not there.
fn add<'t>(outer: &mut Open<'t>, value: Spanned<Option<DeValue<'t>>>) -> Result<(), Fault> {
    let span = value.span();
    match (outer, value.into_inner()) {
        (Open::List(list), Some(value)) => list.push(Spanned::new(span, value)),
        (Open::List(_), None) => {}
        (Open::Mapping(table, key), value) => match (key.take(), value) {
            (None, Some(DeValue::String(name))) => *key = Some(Spanned::new(span, name)),
            (None, _) => return Err((span, "a key is a text: write it in quotes".to_owned())),
            (Some(name), _) if table.contains_key(&name) => {
                return Err((name.span(), format!("`{}` stands here twice: merge the two", name.get_ref())));
            }
            (Some(name), Some(value)) => {
                table.insert(name, Spanned::new(span, value));
            }
            (Some(_), None) => {}
        },
    }
    Ok(())
}

/// Reads a scalar as YAML 1.2 means it; `None` for an empty one.
fn scalar<'t>(text: &'t str, value: &str, style: ScalarStyle, span: &Range<usize>) -> Option<DeValue<'t>> {
    let string = || DeValue::String(Cow::Owned(value.to_owned()));
    if style != ScalarStyle::Plain {
        return Some(string());
    }
    match value {
        "" | "~" | "null" => return None,
        "true" => return Some(DeValue::Boolean(true)),
        "false" => return Some(DeValue::Boolean(false)),
        _ => {}
    }
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let number = text.get(span.clone()).filter(|_| is_number).and_then(|number| DeValue::parse(number).ok());
    let number = number.map(Spanned::into_inner);
    number.filter(|number| matches!(number, DeValue::Integer(_) | DeValue::Float(_))).or_else(|| Some(string()))
}

#[cfg(test)]
mod tests {
    use super::super::store::Catalog;
    use std::path::PathBuf;

    fn overlay(text: &str) -> Result<Catalog, Vec<String>> {
        let files = [(PathBuf::from("house.yaml"), text.to_owned())];
        Catalog::embedded().with_overlay(&files).map_err(|faults| faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn an_overlay_may_be_yaml() {
        let text = "# ours\nlab: {id: acme}\nmodel:\n  - id: house-9  # tuned\n    weights: open\n    total_b: 7.5\n    \
                    context: 8192\n    near_frontier: false\n    released: 2026-03-01\n    licence:\n    base: kimi-k3\n";
        let catalog = overlay(text).unwrap();
        let model = catalog.model(catalog.find("house-9").unwrap());
        assert_eq!((model.total_b, model.context, model.licence.clone()), (Some(7.5), Some(8192), None));
        assert_eq!(model.released.unwrap().to_string(), "2026-03-01");
    }

    #[test]
    fn faults_name_their_line() {
        for (text, expected) in [
            (
                "lab: {id: acme}\nmodel:\n  - id: x-1\n    weights: opne\n",
                "house.yaml:4: `opne` is not among the words",
            ),
            ("modle: []\n", "house.yaml:1: unknown key `modle`: did you mean `model`?"),
            ("lab: {id: a}\nlab: {id: b}\n", "house.yaml:2: `lab` stands here twice"),
            ("lab: &a {id: a}\nmodel: *a\n", "house.yaml:2: anchors are not followed here"),
            ("- a\n", "house.yaml:1: write a mapping at the top"),
            ("lab: {id: a}\n---\nlab: {id: b}\n", "house.yaml:2: a second document"),
            ("lab: [\n", "house.yaml:1: this is not YAML"),
            (
                "lab: {id: 3}\n",
                "house.yaml:1: this cannot be read: invalid type: integer `3`, expected a string: write it",
            ),
        ] {
            let faults = overlay(text).unwrap_err();
            assert!(faults[0].starts_with(expected), "{faults:?}");
        }
        assert!(overlay(&"[".repeat(50_000)).is_err());
        assert!(overlay("").is_ok());
    }
}
