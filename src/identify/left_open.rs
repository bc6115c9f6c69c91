//! Owns names of open models in which the place of the version is left open: `Qwen{v}-72B`, `glm-*`, `deepseek>=4`.
//! Never reads what fills the place, and never judges.

use crate::catalog::{Catalog, Family, Weights, normalise};
use crate::text::Span;

/// No name is longer.
const LONGEST: usize = 160;

/// Words that say that a version fills a place.
const VERSION: &[&str] = &["v", "ver", "version", "gen", "generation", "release", "major", "minor"];

/// Words that say that something else does.
const OTHER: &[&str] = &[
    "size",
    "params",
    "param",
    "quant",
    "quantization",
    "bits",
    "org",
    "owner",
    "name",
    "model",
    "variant",
    "suffix",
    "prefix",
    "postfix",
    "type",
    "kind",
    "id",
    "lang",
    "language",
    "mode",
    "b",
    "billions",
    "scale",
    "tag",
];

/// A place that something else fills before the name is used.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hole<'a> {
    span: Span,
    /// What is said to fill it; empty for wildcards.
    name: &'a str,
    /// Whether it can only be a version: a comparison, a point with an `x`.
    is_version: bool,
    is_wildcard: bool,
}

/// Returns the family of which a text leaves the version open; `None` where it leaves anything else open, or nothing.
#[must_use]
pub fn left_open(text: &str, catalog: &Catalog) -> Option<Family> {
    let text = text.trim();
    let hole = hole_in(text).filter(|_| text.len() <= LONGEST)?;
    let (before, after) = (text.get(..hole.span.start)?, text.get(hole.span.end..)?);
    let head = before.rsplit(['/', ':']).next()?;
    let is_name = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "-_./:@".contains(c));
    if head.is_empty() || !is_name(before) || !is_name_of_model(after) {
        return None;
    }
    let lower = head.to_ascii_lowercase();
    let (stem, rest) = family_in(&lower, catalog)?;
    is_place_of_version(rest, &hole, after).then_some(stem)
}

/// Whether what stands between a family's name and a hole, and behind it, make it the place of the version.
fn is_place_of_version(between: &str, hole: &Hole<'_>, after: &str) -> bool {
    let bare = between.trim_matches(['-', '_', '.']);
    let begun = between.ends_with('.')
        && bare.trim_start_matches('v').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    // `DeepSeek-V{n}`, `Kimi-K{n}`: the letter before the number.
    let letter = bare.len() == 1 && between.ends_with(bare) && bare.bytes().all(|byte| byte.is_ascii_lowercase());
    if !(bare.is_empty() || begun || letter) {
        return false;
    }
    let says = |words: &[&str]| super::words::words(hole.name).iter().any(|word| words.contains(&word.as_str()));
    let is_size = after.get(..1).is_some_and(|next| next.eq_ignore_ascii_case("b"));
    if hole.is_version || says(VERSION) {
        return true;
    }
    if says(OTHER) || is_size {
        return false;
    }
    hole.is_wildcard || begun || letter || (between.is_empty() && after.starts_with(['-', '_', ':']))
}

/// The family whose name begins a text that goes on with nothing, a letter or the start of a version, and what it goes
/// on with.
fn family_in<'a>(lower: &'a str, catalog: &Catalog) -> Option<(Family, &'a str)> {
    let name = lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '_'));
    let short = name.get(..name.len().checked_sub(1)?).filter(|short| short.ends_with(['-', '_']));
    [Some(name), short.map(|short| short.trim_end_matches(['-', '_']))].into_iter().flatten().find_map(|stem| {
        let family = catalog.family_of(&normalise(stem))?;
        let is_whole = family.stem == normalise(stem) && !family.word && family.weights != Weights::Closed;
        Some((family, lower.get(stem.len()..)?)).filter(|_| is_whole)
    })
}

/// Whether what follows a hole can belong to a model's name: no file but weights, no sentence.
fn is_name_of_model(after: &str) -> bool {
    let is_fit = |c: char| c.is_ascii_alphanumeric() || "-_.:@/{}$%<>*=[]".contains(c);
    let ending = after.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_file = (2..=12).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    after.chars().all(is_fit) && !is_file && !after.contains('/') && !after.starts_with('*')
}

/// The first hole, range or wildcard of a text.
fn hole_in(text: &str) -> Option<Hole<'_>> {
    let at = text.find(['{', '$', '%', '*', '<', '>', '^', '~', '[']).or_else(|| open_point(text))?;
    let rest = text.get(at..)?;
    let hole = |length: usize, name, is_version, is_wildcard| {
        Some(Hole { span: Span::new(at, at + length), name, is_version, is_wildcard })
    };
    let between = |open: &str, close: &str| {
        let end = rest.find(close)?;
        Some((end + close.len(), rest.get(open.len()..end)?.trim()))
    };
    for (open, close) in [("{{", "}}"), ("${", "}"), ("$(", ")"), ("{", "}"), ("%{", "}"), ("%(", ")s"), ("<", ">")] {
        if let Some((length, name)) = rest.strip_prefix(open).and_then(|_| between(open, close)) {
            return hole(length, name, false, false);
        }
    }
    if let Some((length, _)) = rest.strip_prefix('[').and_then(|_| between("[", "]")) {
        let name = rest.get(1..length - 1).unwrap_or_default();
        let is_range =
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
        return is_range.then(|| hole(length, "", true, true)).flatten();
    }
    for (mark, is_version, is_wildcard) in [
        ("%s", false, false),
        ("%d", false, false),
        ("%v", false, false),
        (">=", true, false),
        ("*", false, true),
        ("x", true, false),
    ] {
        if rest.starts_with(mark) {
            let after = rest.get(mark.len()..).unwrap_or_default();
            let is_compared = mark != ">=" || after.trim_start().starts_with(|c: char| c.is_ascii_digit());
            return is_compared.then(|| hole(mark.len(), "", is_version, is_wildcard)).flatten();
        }
    }
    let name = rest.strip_prefix('$')?;
    let length = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len());
    hole(1 + length, name.get(..length)?, false, false).filter(|_| length > 0)
}

/// Where a version ends on `.x`: `glm-5.x`.
fn open_point(text: &str) -> Option<usize> {
    let (at, _) = text.match_indices(".x").find(|(at, _)| {
        let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
        before.is_some_and(u8::is_ascii_digit)
            && text.as_bytes().get(at + 2).is_none_or(|after| !after.is_ascii_alphanumeric())
    })?;
    Some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn family(text: &str) -> Option<String> {
        left_open(text, &Catalog::embedded()).map(|family| family.id)
    }

    #[test]
    fn the_place_of_the_version_is_left_open() {
        for text in [
            "Qwen{v}-72B",
            "Qwen/Qwen{version}-72B-Instruct",
            "Qwen/Qwen{}-72B",
            "Qwen/Qwen2.{minor}-72B",
            "Qwen/Qwen%s-72B-Instruct",
            "glm-*",
            "zai-org/GLM-${GLM_VERSION}",
            "zai-org/GLM-{{ .Values.version }}-FP8",
            "deepseek-ai/DeepSeek-V{n}",
            "together_ai/moonshotai/Kimi-K{generation}-Instruct",
            "glm-5.x",
            "llama>=4",
            "meta-llama/Llama-[45]-405B",
        ] {
            assert!(family(text).is_some(), "{text}");
        }
    }

    #[test]
    fn holes_for_anything_else_are_not_meant() {
        for text in [
            "Qwen/Qwen3-{size}B",
            "Qwen/Qwen2.5-{n}B-Instruct",
            "Qwen/{name}",
            "{org}/Qwen3-32B",
            "Qwen/Qwen3-32B-{quant}",
            "Qwen/Qwen3-32B",
            "deepseek/*",
            "*",
            "llama{size}-chat",
            "llama-{n}b",
            "Qwen{suffix}",
            "qwen*.safetensors",
            "deepseek-{variant}",
            "gpt-{version}",
            "claude-*",
            "nova-{v}",
            "use glm-* here",
            "output/qwen/*/checkpoint",
            "Qwen3-32B-*",
            "",
        ] {
            assert_eq!(family(text), None, "{text}");
        }
    }
}
