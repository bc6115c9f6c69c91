//! Owns the way from a catalogue file's text to its blocks, each read on its own so that one bad block hides no other.
//! Never checks what a block says.

use super::distance::closest;
use super::error::Faults;
use super::source::{File, OfferEntry};
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error, ValueDeserializer};

/// What may stand at the top of a file.
const TOP: [&str; 12] = [
    "date",
    "stems",
    "within-words",
    "whole-words",
    "size-exceptions",
    "lab",
    "line",
    "family",
    "model",
    "host",
    "sources",
    "offers",
];

/// Parses a file's text; `None` where it cannot be parsed, which has been told then.
pub(crate) type Parse = for<'t> fn(&mut Faults<'t>) -> Option<DeTable<'t>>;

/// Parses TOML.
pub(crate) fn toml<'t>(faults: &mut Faults<'t>) -> Option<DeTable<'t>> {
    let (root, broken) = DeTable::parse_recoverable(faults.text);
    for fault in &broken {
        faults.add(&fault.span().unwrap_or_default(), format!("this is not TOML: {}", fault.message()));
    }
    broken.is_empty().then(|| root.into_inner())
}

/// Reads all blocks that can be read; every fault is added to `faults`.
#[must_use]
pub(crate) fn read(root: DeTable<'_>, faults: &mut Faults<'_>) -> File {
    let mut file = File::default();
    for (key, value) in root {
        match key.get_ref().as_ref() {
            "date" => file.date = one(value, faults),
            "stems" => file.stems = one(value, faults).unwrap_or_default(),
            "within-words" => file.within_words = one(value, faults).unwrap_or_default(),
            "whole-words" => file.whole_words = one(value, faults).unwrap_or_default(),
            "size-exceptions" => file.size_exceptions = one(value, faults).unwrap_or_default(),
            "lab" => file.lab = one(value, faults),
            "line" => file.lines = each(value, faults),
            "family" => file.families = each(value, faults),
            "model" => file.models = each(value, faults),
            "host" => file.hosts = each(value, faults),
            "sources" => file.sources = one(value, faults).unwrap_or_default(),
            "offers" => file.offers = offers(value, faults),
            other => faults.add(&key.span(), unknown_key(other, &TOP)),
        }
    }
    file
}

/// Reads the blocks of `[[name]]`.
fn each<T: DeserializeOwned>(value: Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Vec<T> {
    let span = value.span();
    if let DeValue::Array(blocks) = value.into_inner() {
        return blocks.into_iter().filter_map(|block| one(block, faults)).collect();
    }
    faults.add(&span, "write this as a list of blocks, each headed by its name in double brackets, as `[[model]]`");
    Vec::new()
}

/// Reads `[offers.HOST]`: a line an offer, under its spelling.
fn offers(value: Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Vec<OfferEntry> {
    let mut entries = Vec::new();
    for (host, value) in table(value, "a table of hosts, as `[offers.together]`", faults) {
        for (spelling, value) in table(value, "a table of offers by spelling", faults) {
            let Some(block) = one(value, faults) else { continue };
            entries.push(OfferEntry { host: host.clone(), spelling, block });
        }
    }
    entries
}

/// The keys and values of a table; anything else is told, with what is wanted.
fn table<'i>(
    value: Spanned<DeValue<'i>>,
    wanted: &str,
    faults: &mut Faults<'_>,
) -> Vec<(Spanned<String>, Spanned<DeValue<'i>>)> {
    let span = value.span();
    let DeValue::Table(table) = value.into_inner() else {
        faults.add(&span, format!("write {wanted}"));
        return Vec::new();
    };
    let owned = |key: Spanned<std::borrow::Cow<'i, str>>| Spanned::new(key.span(), key.into_inner().into_owned());
    table.into_iter().map(|(key, value)| (owned(key), value)).collect()
}

/// Reads one block. Unknown keys are told one by one and left out, so that the rest is judged in the same go.
fn one<T: DeserializeOwned>(mut value: Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<T> {
    loop {
        let error = match T::deserialize(ValueDeserializer::from(value.clone())) {
            Ok(block) => return Some(block),
            Err(error) => error,
        };
        let span = error.span().filter(|span| !span.is_empty()).unwrap_or_else(|| value.span());
        faults.add(&span, explain(&error));
        let unknown = error.message().strip_prefix("unknown field `")?.split('`').next()?;
        let DeValue::Table(table) = value.get_mut() else { return None };
        table.remove(unknown)?;
    }
}

/// Puts serde's words into what the writer of the file can act on.
fn explain(error: &Error) -> String {
    let message = error.message();
    let mut quoted = message.split('`').skip(1).step_by(2);
    let (subject, rest) = (quoted.next().unwrap_or_default(), quoted.collect::<Vec<_>>());
    if message.starts_with("unknown field") {
        unknown_key(subject, &rest)
    } else if message.starts_with("unknown variant") {
        let meant = closest(subject, rest.iter().copied()).map(|word| format!(" (did you mean `{word}`?)"));
        format!(
            "`{subject}` is not among the words known here{}: write one of {}",
            meant.unwrap_or_default(),
            rest.join(", ")
        )
    } else if message.starts_with("missing field") {
        format!("`{subject}` is missing: add it to this block")
    } else if message.starts_with("invalid type") && message.ends_with("expected a string") {
        format!("this cannot be read: {message}: write it in quotes")
    } else {
        format!("this cannot be read: {message}")
    }
}

/// The message for a key that no block of that kind has.
fn unknown_key(key: &str, known: &[&str]) -> String {
    match closest(key, known.iter().copied()) {
        Some(meant) => format!("unknown key `{key}`: did you mean `{meant}`?"),
        None => format!("unknown key `{key}`: take it out; known here are {}", known.join(", ")),
    }
}
