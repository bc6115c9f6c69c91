//! Owns the check of sizes against names: where an id carries a size, the stated total is that one, or the exception is
//! explained in `rules/catalog.toml`. Never reads names for users.

use super::error::Faults;
use super::source::{File, ModelBlock};
use std::collections::BTreeMap;

/// Names round, and hubs count other tensors than labs do.
const TOLERANCE: f32 = 1.34;

/// From so many trillions on, a number with a `t` counts tokens of training.
const MOST_TRILLIONS: f32 = 5.0;

/// Explained exceptions, by how an id begins.
#[derive(Debug, Default)]
pub(crate) struct Exceptions<'f>(BTreeMap<&'f str, &'f str>);

impl<'f> Exceptions<'f> {
    /// Collects those of all files.
    pub(crate) fn new(files: impl Iterator<Item = &'f File>) -> Self {
        let all = files.flat_map(|file| &file.size_exceptions);
        Self(all.map(|(begin, reason)| (begin.as_str(), reason.as_str())).collect())
    }

    /// Checks the models of a file.
    pub(crate) fn check(&self, file: &File, faults: &mut Faults<'_>) {
        for model in &file.models {
            self.check_model(model.get_ref(), faults);
        }
    }

    fn check_model(&self, model: &ModelBlock, faults: &mut Faults<'_>) {
        let (Some(total), Some(named)) = (&model.total_b, size_in(model.id.get_ref())) else { return };
        let stated = *total.get_ref();
        let agrees = named < stated * TOLERANCE && stated < named * TOLERANCE;
        let id = model.id.get_ref().as_str();
        let is_explained = || self.0.iter().any(|(begin, reason)| id.starts_with(begin) && !reason.trim().is_empty());
        if !agrees && !is_explained() {
            let advice = "correct it, or explain it under `[size-exceptions]` in rules/catalog.toml";
            faults.add(&total.span(), format!("`{id}` says {named} and this says {stated}: {advice}"));
        }
    }
}

/// The size that an id carries, in billions: its first, unless what stands beside it says that it is another one.
fn size_in(id: &str) -> Option<f32> {
    let mut tokens = id.split(['-', ' ']).peekable();
    while let Some(token) = tokens.next() {
        let is_mixture =
            token.split_once('x').is_some_and(|(count, size)| count.parse::<u8>().is_ok() && size_of(size).is_some());
        let counts_experts = |next: &&str| next.strip_suffix('e').is_some_and(|count| count.parse::<u16>().is_ok());
        if is_mixture {
            return None;
        }
        if let Some(size) = size_of(token) {
            // `17b-128e`: the size of what is active.
            return (!tokens.peek().is_some_and(counts_experts)).then_some(size);
        }
    }
    None
}

/// Reads `7b`, `1.5b`, `1_8b`, `270m`, `2.4t`.
fn size_of(token: &str) -> Option<f32> {
    let (number, unit) = token.split_at_checked(token.len().checked_sub(1)?)?;
    let number: f32 =
        number.replace('_', ".").parse().ok().filter(|_| number.starts_with(|first: char| first.is_ascii_digit()))?;
    match unit {
        "b" => Some(number),
        "m" => Some(number / 1000.0),
        "t" if number < MOST_TRILLIONS => Some(number * 1000.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::size_in;

    #[test]
    fn the_size_of_a_name_is_its_total() {
        for (id, expected) in [
            ("llama-3.1-405b-instruct", Some(405.0)),
            ("qwen-1_8b-chat", Some(1.8)),
            ("qwen3.8-2.4t-a95b", Some(2400.0)),
            ("gemma-3-270m", Some(0.27)),
            ("llama-4-scout-17b-16e-instruct", None),
            ("mixtral-8x7b-v0.1", None),
            ("flexolmo-7x7b-1t", None),
            ("ling-mini-base-2.0-20t", None),
            ("kimi-k2", None),
            ("gemma-3n-e4b", None),
        ] {
            assert_eq!(size_in(id), expected, "{id}");
        }
    }
}
