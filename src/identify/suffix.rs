//! Owns what quantisers and hosts add at the end of a name, and taking it off. Never looks anything up.

use super::vocabulary::schemes;
use regex::Regex;
use std::sync::LazyLock;

/// A name without what was added to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stripped {
    readings: Vec<String>,
    tags: Vec<String>,
    /// The additions, as written (`Q4_K_M`, `AWQ`).
    pub quantisation: Option<String>,
}

impl Stripped {
    /// The name with ever fewer additions, longest first; the last one is the barest.
    #[must_use]
    pub(super) fn readings(&self) -> &[String] {
        &self.readings
    }

    /// The tag with ever fewer additions, longest first.
    #[must_use]
    pub(super) fn tags(&self) -> &[String] {
        &self.tags
    }
}

/// Takes additions off the end of a name, one by one; `tag` stands behind a colon and may be an addition as a whole.
#[must_use]
pub(super) fn strip(name: &str, tag: Option<&str>) -> Stripped {
    let file = name.len() > 5 && name.to_ascii_lowercase().ends_with(".gguf");
    let mut rest = if file { name.get(..name.len() - 5).unwrap_or(name) } else { name };
    if file {
        rest = without_part_number(rest);
    }
    let (tags, mut added) = stripped_tags(tag);
    let mut readings: Vec<String> = tags.iter().map(|tag| format!("{rest}-{tag}")).collect();
    readings.push(rest.to_owned());
    while let Some((head, addition)) = last_addition(rest) {
        if is_quantisation(addition) {
            added.insert(0, addition);
        }
        rest = head;
        readings.push(rest.to_owned());
    }
    // Some put the format first: `gguf-smollm-360M`.
    if let Some((format, name)) = rest.split_once('-').filter(|(format, _)| is_quantisation(format)) {
        added.insert(0, format);
        rest = name;
        readings.push(rest.to_owned());
    }
    // bartowski and others write `Org_Name-…`.
    if let Some((_, name)) =
        rest.split_once('_').filter(|(organisation, _)| organisation.chars().any(char::is_uppercase))
    {
        readings.push(name.to_owned());
    }
    let quantisation = (!added.is_empty()).then(|| added.join("-"));
    Stripped { readings, tags, quantisation }
}

/// The readings of a tag that are no addition as a whole (`32b-instruct-fp16`, `32b-instruct`), and what it adds.
fn stripped_tags(tag: Option<&str>) -> (Vec<String>, Vec<&str>) {
    let Some(mut rest) = tag else { return (Vec::new(), Vec::new()) };
    let (mut tags, mut added) = (Vec::new(), Vec::new());
    while !is_addition(rest) {
        tags.push(rest.to_owned());
        let Some((head, addition)) = last_addition(rest) else { return (tags, added) };
        if is_quantisation(addition) {
            added.insert(0, addition);
        }
        rest = head;
    }
    if is_quantisation(rest) {
        added.insert(0, rest);
    }
    (tags, added)
}

/// `name-00001-of-00008` → `name`.
fn without_part_number(name: &str) -> &str {
    let Some((head, total)) = name.rsplit_once("-of-") else { return name };
    let Some((head, part)) = head.rsplit_once('-') else { return name };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(total) && digits(part) { head } else { name }
}

/// The name before its last addition, and that addition.
fn last_addition(name: &str) -> Option<(&str, &str)> {
    // `Q4_K_M` holds separators itself: the longest addition behind any separator wins.
    let separators = name.char_indices().filter(|(_, c)| matches!(c, '-' | '.' | '_' | ':' | '@'));
    separators
        .filter_map(|(at, _)| Some((name.get(..at)?, name.get(at + 1..)?)))
        .find(|(head, addition)| head.len() >= 2 && is_addition(addition))
}

fn is_addition(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    is_quantisation(text) || schemes().serving.contains(&lower) || is_context_length(&lower)
}

/// `32k`, `128k`, `32768`: how long a text the host takes.
fn is_context_length(lower: &str) -> bool {
    let digits = lower.strip_suffix('k').unwrap_or(lower);
    let numeric = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    numeric && (lower.ends_with('k') || matches!(digits, "8192" | "32768" | "16384" | "4096" | "131072"))
}

fn is_quantisation(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    // A second attempt at a conversion: `converted-v2`.
    let lower = match lower.rsplit_once("-v") {
        Some((head, serial)) if serial.len() == 1 => head.to_owned(),
        _ => lower,
    };
    schemes().quantisation.contains(&lower) || is_numbered_type(&lower)
}

/// Whether a text is of the pattern of types with a free number; a pattern that is none matches nothing.
fn is_numbered_type(lower: &str) -> bool {
    static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&schemes().quantisation_pattern).ok());
    PATTERN.as_ref().is_some_and(|pattern| pattern.is_match(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn barest(name: &str) -> String {
        strip(name, None).readings().last().cloned().unwrap_or_default()
    }

    #[test]
    fn quantised_files_lead_to_the_name() {
        assert_eq!(barest("Qwen3.5-397B-A17B-UD-Q6_K-00001-of-00008.gguf"), "Qwen3.5-397B-A17B");
        assert_eq!(barest("llama-2-7b.Q4_K_M.gguf"), "llama-2-7b");
        assert_eq!(barest("smollm-360M-instruct-add-basics.IQ2_XXS.gguf"), "smollm-360M-instruct-add-basics");
        assert_eq!(barest("nomic-embed-text-v1.5.f16.gguf"), "nomic-embed-text-v1.5");
        assert_eq!(barest("DeepSeek-V3-AWQ"), "DeepSeek-V3");
        assert_eq!(barest("Meta-Llama-3.1-405B-Instruct-GPTQ-INT4"), "Meta-Llama-3.1-405B-Instruct");
        assert_eq!(strip("DeepSeek-V3-AWQ", None).quantisation.as_deref(), Some("AWQ"));
    }

    #[test]
    fn tags_are_read_without_their_additions() {
        let stripped = strip("qwen2", Some("72b-instruct-q8_0"));
        assert_eq!(stripped.tags(), ["72b-instruct-q8_0", "72b-instruct"]);
        assert_eq!(stripped.readings(), ["qwen2-72b-instruct-q8_0", "qwen2-72b-instruct", "qwen2"]);
        assert_eq!(stripped.quantisation.as_deref(), Some("q8_0"));
        assert_eq!(strip("llama3.1", Some("fp16")).tags(), [""; 0]);
    }

    #[test]
    fn conversions_lead_to_the_name() {
        assert_eq!(barest("dbrx-base-converted-v2"), "dbrx-base");
        let spelling = "Llama-4-Maverick-17B-128E-Linearized-bnb-nf4-bf16";
        assert_eq!(barest(spelling), "Llama-4-Maverick-17B-128E");
    }

    #[test]
    fn how_the_weights_are_stored_is_no_quantisation() {
        let stripped = strip("Llama-2-7b-chat-hf", None);
        assert_eq!(stripped.readings().last().unwrap(), "Llama-2-7b-chat");
        assert_eq!(stripped.quantisation, None);
    }

    #[test]
    fn versions_are_not_additions() {
        assert_eq!(barest("Kimi-K2.5"), "Kimi-K2.5");
        assert_eq!(barest("Qwen3-235B-A22B-Instruct-2507"), "Qwen3-235B-A22B-Instruct-2507");
    }
}
