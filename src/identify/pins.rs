//! Owns the pin that an identifier carries in itself: a tag, a dated name, a moving word.
//! Pins that stand beside it (a `revision:` key) are `context`'s.

use super::candidate::Candidate;
use super::reference::{Pin, PinKind};
use super::scheme::Scheme;
use super::vocabulary::schemes;

/// The pin written in the identifier.
#[must_use]
pub(super) fn own_pin(candidate: &Candidate, text: &str, scheme: Scheme) -> Pin {
    if candidate.pin.kind != PinKind::None {
        return candidate.pin.clone();
    }
    let tag = candidate.tag.as_deref();
    match scheme {
        Scheme::Hf | Scheme::Modelscope | Scheme::Gguf | Scheme::Path | Scheme::Url | Scheme::Unknown => Pin::none(),
        Scheme::Ollama | Scheme::DockerModel => match tag {
            Some(tag) if !is_moving(tag) => Pin { kind: PinKind::Tag, value: Some(tag.to_owned()) },
            moving => Pin { kind: PinKind::Floating, value: Some(moving.unwrap_or("latest").to_owned()) },
        },
        Scheme::Nim if tag.is_some() => named(tag.unwrap_or_default()),
        _ => dated_name(text),
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
fn dated_name(text: &str) -> Pin {
    let lower = text.to_ascii_lowercase();
    let mut parts = lower.rsplit(['-', '@', ':', '/']);
    let last = parts.next().unwrap_or_default();
    if is_moving(last) {
        return Pin { kind: PinKind::Floating, value: Some(last.to_owned()) };
    }
    let digits =
        |part: &str, lengths: &[usize]| lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let snapshot =
        lower.rsplit(['-', '@']).take(3).any(|part| digits(part.split(':').next().unwrap_or(part), &[3, 4, 6, 8]))
            || (lower.ends_with(":0") && lower.contains('.'));
    if snapshot { Pin { kind: PinKind::Tag, value: None } } else { Pin::none() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(value: &str, scheme: Scheme) -> PinKind {
        own_pin(&Candidate::read(value).unwrap(), value, scheme).kind
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
        assert_eq!(kind("gpt-4o", Scheme::Openai), PinKind::None);
        assert_eq!(kind("mistral-small-latest", Scheme::Mistral), PinKind::Floating);
        assert_eq!(kind("moonshotai/Kimi-K2-Instruct", Scheme::Hf), PinKind::None);
    }
}
