//! Owns the pin that an identifier carries in itself: a tag, a dated name, a moving word.
//! Pins that stand beside it (a `revision:` key) are `context`'s.

use super::candidate::Candidate;
use super::reference::{Pin, PinKind};
use super::scheme::Scheme;
use super::vocabulary::schemes;
use crate::catalog::{Model, Weights};

/// The pin written in the identifier, which leads to that model.
#[must_use]
pub(super) fn own_pin(candidate: &Candidate, text: &str, scheme: Scheme, model: Option<&Model>) -> Pin {
    if candidate.pin.kind != PinKind::None {
        return candidate.pin.clone();
    }
    let closed = model.is_some_and(|model| model.weights == Weights::Closed);
    let pin = written_pin(candidate, text, scheme, closed);
    if pin.kind == PinKind::None && model.is_some_and(|model| moves_unseen(candidate, scheme, model)) {
        return Pin { kind: PinKind::Floating, value: Some(candidate.stem().to_owned()) };
    }
    pin
}

/// Whether what a name leads to may change although nothing in the name says so.
fn moves_unseen(candidate: &Candidate, scheme: Scheme, model: &Model) -> bool {
    let has_weights = !model.repositories.is_empty();
    let left_preview = candidate.stem().ends_with("-preview") && !model.id.contains("preview");
    match scheme {
        Scheme::Hf | Scheme::Modelscope | Scheme::Nim | Scheme::Path | Scheme::Url => false,
        // The endpoints are updated in place.
        Scheme::Databricks => true,
        // Weights of that name stay what they are; the vendor's own interface may serve others.
        Scheme::VendorApi if has_weights => model.moving || left_preview,
        _ => model.moving && !has_weights,
    }
}

fn written_pin(candidate: &Candidate, text: &str, scheme: Scheme, closed: bool) -> Pin {
    let tag = candidate.tag.as_deref();
    match scheme {
        Scheme::Hf | Scheme::Modelscope | Scheme::Gguf | Scheme::Path | Scheme::Url | Scheme::Unknown => Pin::none(),
        Scheme::Ollama | Scheme::DockerModel => match tag {
            Some(tag) if !is_moving(tag) => Pin { kind: PinKind::Tag, value: Some(tag.to_owned()) },
            moving => Pin { kind: PinKind::Floating, value: Some(moving.unwrap_or("latest").to_owned()) },
        },
        Scheme::Nim if tag.is_some() => named(tag.unwrap_or_default()),
        _ => dated_name(text, closed),
    }
}

fn named(tag: &str) -> Pin {
    let kind = if is_moving(tag) { PinKind::Floating } else { PinKind::Tag };
    Pin { kind, value: Some(tag.to_owned()) }
}

fn is_moving(tag: &str) -> bool {
    schemes().moving.iter().any(|word| word.eq_ignore_ascii_case(tag))
}

/// An API name that ends on `-latest` moves; one with a date or a serial number is a snapshot.
fn dated_name(text: &str, closed: bool) -> Pin {
    let lower = text.to_ascii_lowercase();
    let mut parts = lower.rsplit(['-', '@', ':', '/']);
    let last = parts.next().unwrap_or_default();
    if is_moving(last) {
        return Pin { kind: PinKind::Floating, value: Some(last.to_owned()) };
    }
    let is_date = |part: &str| {
        let serial = closed && part.len() == 3 && part.starts_with('0');
        (serial || matches!(part.len(), 4 | 6 | 8)) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let snapshot = lower.rsplit(['-', '@']).take(3).any(|part| is_date(part.split(':').next().unwrap_or(part)))
        || (lower.ends_with(":0") && lower.contains('.'));
    if snapshot { Pin { kind: PinKind::Tag, value: None } } else { Pin::none() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(value: &str, scheme: Scheme) -> PinKind {
        {
            let model = Model {
                weights: if scheme == Scheme::Openrouter { Weights::Open } else { Weights::Closed },
                ..Model::named(value)
            };
            own_pin(&Candidate::read(value).unwrap(), value, scheme, Some(&model)).kind
        }
    }

    #[test]
    fn ollama_names_without_a_tag_move() {
        assert_eq!(kind("llama3.1", Scheme::Ollama), PinKind::Floating);
        assert_eq!(kind("llama3.1:latest", Scheme::Ollama), PinKind::Floating);
        assert_eq!(kind("llama3.1:405b", Scheme::Ollama), PinKind::Tag);
    }

    #[test]
    fn dated_names_are_snapshots() {
        assert_eq!(kind("gpt-4o-2024-08-06", Scheme::Openai), PinKind::Tag);
        assert_eq!(kind("claude-3-5-sonnet-20240620", Scheme::Anthropic), PinKind::Tag);
        assert_eq!(kind("gemini-2.0-flash-001", Scheme::Google), PinKind::Tag);
        assert_eq!(kind("google/paligemma-3b-pt-224", Scheme::Openrouter), PinKind::None);
        assert_eq!(kind("gpt-4o", Scheme::Openai), PinKind::None);
        assert_eq!(kind("mistral-small-latest", Scheme::Mistral), PinKind::Floating);
        assert_eq!(kind("moonshotai/Kimi-K2-Instruct", Scheme::Hf), PinKind::None);
    }
}
