//! Owns the ways to mend a finding by writing another identifier in its place. Never touches a file.

use super::finding::{Edit, Finding, Fix};
use super::judgement::Judgement;
use crate::catalog::Offer;
use crate::context::Reference;
use crate::exposure::is_moving;
use crate::identify::Scheme;

/// The rules whose findings end where another model is put in.
const SWAPPED: [&str; 10] = ["OW101", "OW108", "OW201", "OW202", "OW203", "OW204", "OW302", "OW303", "OW401", "OW402"];

/// Adds to a finding what would mend it, what keeps the weights first.
pub(super) fn mend(finding: &mut Finding, judgement: &Judgement<'_>) {
    let reference = finding.references.first().and_then(|id| judgement.codebase.reference(*id));
    let Some(reference) = reference.filter(|one| one.place == finding.place && is_plain(one)) else { return };
    let fixes = match finding.rule {
        "OW103" => [settled(reference, judgement), None],
        "OW401" | "OW402" => [successor(reference, judgement), swapped(reference, judgement)],
        rule if SWAPPED.contains(&rule) => [swapped(reference, judgement), None],
        _ => return,
    };
    finding.fixes.extend(fixes.into_iter().flatten());
}

/// Whether what stands in the file is the identifier and nothing else: no escape, no hole, not put together of parts.
fn is_plain(reference: &Reference) -> bool {
    let excerpt = &reference.place.excerpt;
    reference.place.span.len() == reference.text.len()
        && excerpt.focus.of(&excerpt.line) == reference.text
        && is_harmless(&reference.text)
}

/// Whether a text means itself in every format, quoted or not.
fn is_harmless(text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'/' | b':');
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(is_word)
}

/// Writes `text` in a reference's place.
fn written(reference: &Reference, text: String, safe: bool, description: String) -> Option<Fix> {
    let place = &reference.place;
    let is_new = is_harmless(&text) && text != reference.text;
    is_new.then(|| Fix { safe, description, edits: vec![Edit::new(place.path(), place.span, &reference.text, text)] })
}

/// The tag that the catalogue knows to mean the same as `latest`.
fn settled(reference: &Reference, judgement: &Judgement<'_>) -> Option<Fix> {
    if reference.scheme != Scheme::Ollama || !is_moving(reference) {
        return None;
    }
    let name = reference.text.strip_suffix(":latest").unwrap_or(&reference.text);
    let (_, stem) = name.rsplit_once('/').unwrap_or(("", name));
    let tag = judgement.codebase.catalog.ollama_size(stem).filter(|_| !stem.contains(':'))?;
    let text = format!("{name}:{tag}");
    let description = format!("write `{text}`, which names the same weights");
    written(reference, text, true, description)
}

/// What the host names instead: as safe where it means the same weights. Another model is offered where the reference
/// leans on no exposed one, whose substitute is a model to plan around.
fn successor(reference: &Reference, judgement: &Judgement<'_>) -> Option<Fix> {
    let codebase = judgement.codebase;
    let offer = codebase.offer(reference)?;
    let model = reference.model.as_deref().map(|model| model.id.as_str());
    let lasts = |name: &&String| {
        let next = codebase.catalog.offer(&offer.host, name);
        next.is_none_or(|next| next.ends_on.is_none_or(|end| !end.has_passed(codebase.as_of)))
    };
    let is_same = |name: &&&String| {
        let next = codebase.catalog.offer(&offer.host, name).and_then(|next| next.model);
        next.is_some() && next.as_deref() == model
    };
    let lasting: Vec<&String> = offer.replacements.iter().filter(lasts).collect();
    let same = lasting.iter().find(is_same);
    let named = same.or_else(|| lasting.first().filter(|_| !reference.is_exposed()))?;
    let text = respelt(reference, &offer, named)?;
    let description = match same {
        Some(_) => format!("write `{text}`, the host's name for the same weights"),
        None => format!("write `{text}`, which the host names instead: another model"),
    };
    written(reference, text, same.is_some(), description)
}

/// A host's name behind what stands before the offer's own name.
fn respelt(reference: &Reference, offer: &Offer, name: &str) -> Option<String> {
    let route = reference.text.strip_suffix(offer.spelling.as_str())?;
    (route.is_empty() || route.ends_with('/')).then(|| format!("{route}{name}"))
}

/// The first model to plan around that the reference could name. What is pinned, converted or published by others is more
/// than a name, and left alone.
fn swapped(reference: &Reference, judgement: &Judgement<'_>) -> Option<Fix> {
    let is_bare = !reference.pin.is_immutable() && reference.quantisation.is_none() && reference.publisher.is_none();
    if !reference.is_exposed() || !is_bare {
        return None;
    }
    let (name, text) = judgement.swap(reference)?;
    let description = format!("write `{text}` instead, to plan around {name}: another model, to be evaluated first");
    written(reference, text, false, description)
}

#[cfg(test)]
mod tests {
    use crate::context::{Reference, Role};
    use crate::exposure::testing::{Build, hosted, kimi_k2, mid, pinned, qwen3_32b, serving};
    use crate::identify::Scheme;
    use crate::lints::testing::only;
    use crate::lints::{Finding, Fix};
    use crate::text::{Document, Encoding, Place, Span};
    use std::sync::Arc;

    /// A reference whose identifier stands alone in its file.
    fn placed(reference: Reference) -> Reference {
        let document = Document::new("a.txt".into(), reference.text.clone(), Encoding::Utf8);
        let place = Place::new(&Arc::new("a.txt".into()), &document, Span::new(0, reference.text.len()));
        Reference { place, ..reference }
    }

    fn found(rule: &str, reference: Reference) -> Finding {
        let mut build = Build::default();
        build.add_in_place(reference);
        only(rule, build)
    }

    fn texts(fixes: &[Fix]) -> Vec<(bool, &str)> {
        fixes.iter().map(|fix| (fix.safe, fix.edits[0].text.as_str())).collect()
    }

    #[test]
    fn a_moving_ollama_name_gets_the_tag_of_the_same_weights() {
        for (text, expected) in [("qwen3:32b", vec![]), ("gpt-oss:latest", vec![(true, "gpt-oss:20b")])] {
            let model = mid("gpt-oss-20b", 20.9);
            let pin = crate::identify::Pin { kind: crate::identify::PinKind::Floating, value: None };
            let reference = Reference { scheme: Scheme::Ollama, text: text.to_owned(), pin, ..serving(model) };
            assert_eq!(texts(&found("OW103", placed(reference)).fixes), expected, "{text}");
        }
    }

    #[test]
    fn an_exposed_model_may_be_swapped_for_what_the_scheme_can_name() {
        let reference = Reference { text: "moonshotai/Kimi-K2-Instruct".to_owned(), ..serving(kimi_k2()) };
        let fixes = found("OW101", placed(reference.clone())).fixes;
        let [fix] = fixes.as_slice() else { panic!("{fixes:?}") };
        assert!(!fix.safe && fix.edits[0].text.contains('/'), "{fix:?}");
        assert_eq!(fix.edits[0].replaces, "moonshotai/Kimi-K2-Instruct");
        assert!(found("OW101", pinned(placed(reference.clone()))).fixes.is_empty(), "a commit is of one repository");
        let quantised = Reference { quantisation: Some("awq".to_owned()), ..placed(reference.clone()) };
        assert!(found("OW101", quantised).fixes.is_empty());
        assert!(found("OW101", reference).fixes.is_empty(), "what stands in the file is not the identifier");
    }

    #[test]
    fn a_retired_name_of_other_weights_is_no_safe_fix() {
        let text = "qwen/qwen3-32b".to_owned();
        let reference = Reference { text, ..hosted(qwen3_32b(), Role::Client, "groq") };
        let fixes = found("OW401", placed(reference)).fixes;
        assert!(!fixes.is_empty() && fixes.iter().all(|fix| !fix.safe), "{fixes:?}");
    }
}
