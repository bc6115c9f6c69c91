//! Owns whether code around a literal asks if the name of a model holds it: `"glm" in model`, `model.startswith("glm")`,
//! `strings.HasPrefix(model, "glm")`. Never looks a name up.

use super::words::words;
use crate::text::Span;

/// So many bytes before and behind a literal are looked at.
const NEAR: usize = 80;

/// Names, in lower case, of functions that ask whether a text begins on, ends on or holds another.
const ASKING: &[&str] = &[
    "startswith",
    "starts_with",
    "endswith",
    "ends_with",
    "hasprefix",
    "hassuffix",
    "contains",
    "includes",
    "indexof",
    "match",
    "matches",
    "fullmatch",
    "search",
    "matchstring",
];

/// Whether the literal at `span`, without its quotes, is sought in the name of a model.
#[must_use]
pub(super) fn is_branch(text: &str, span: Span) -> bool {
    let before = near_before(text, span.start);
    let behind = near_behind(text, span.end);
    let Some(before) = without_quote(before) else { return false };
    let Some(behind) = behind.strip_prefix(['"', '\'', '`']) else { return false };
    is_sought_in(behind) || is_asked(before, behind)
}

/// `… in model`, `… not in self.model_name.lower()`.
fn is_sought_in(behind: &str) -> bool {
    let rest = behind.trim_start();
    let rest = rest.strip_prefix("not ").map_or(rest, str::trim_start);
    rest.strip_prefix("in ").is_some_and(|rest| is_model(expression(rest.trim_start())))
}

/// `model.startswith(…`, `HasPrefix(model, …`, `re.match(…, model`.
fn is_asked(before: &str, behind: &str) -> bool {
    let Some((head, arguments)) = open_call(before) else { return false };
    let (receiver, function) = head.rsplit_once('.').unwrap_or(("", head));
    let function = function.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
    if !ASKING.contains(&function.to_ascii_lowercase().as_str()) {
        return false;
    }
    let receiver = receiver.trim_end_matches("()");
    let receiver = receiver.rsplit(|c: char| !is_inside(c)).next().unwrap_or_default();
    let next = behind.strip_prefix(',').map(|rest| expression(rest.trim_start())).unwrap_or_default();
    is_model(receiver) || arguments.split(',').any(|argument| is_model(argument.trim())) || is_model(next)
}

/// The function of the innermost call that is still open, with what is in front of it, and its arguments so far; a list of
/// alternatives opens none.
fn open_call(before: &str) -> Option<(&str, &str)> {
    let mut closed = 0_usize;
    for (at, letter) in before.char_indices().rev() {
        match letter {
            ')' => closed += 1,
            '(' if closed > 0 => closed -= 1,
            '(' if before.get(..at).is_some_and(|head| head.ends_with('(')) => {}
            '(' => return Some((before.get(..at)?, before.get(at + 1..)?)),
            _ => {}
        }
    }
    None
}

/// Whether an expression is called after a model and not after many: `model_name.lower()`, `req.Model`.
fn is_model(expression: &str) -> bool {
    let parts = expression.split(['.', '(', ')', '[', ']', '?', '!']).map(words);
    let last = parts.rev().find(|part| !part.is_empty() && !is_of_text(part));
    last.is_some_and(|name| match name.as_slice() {
        [.., last] if last == "model" => true,
        [.., before, last] => {
            before == "model" && matches!(last.as_str(), "name" | "id" | "path" | "type" | "key" | "lower")
        }
        _ => false,
    })
}

/// Functions of texts, which leave the name what it is.
fn is_of_text(part: &[String]) -> bool {
    matches!(
        part.concat().as_str(),
        "lower" | "tolower" | "tolowercase" | "casefold" | "strip" | "trim" | "strings" | "str"
    )
}

fn expression(text: &str) -> &str {
    let end = text.find(|c: char| !(is_inside(c) || matches!(c, '(' | ')'))).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '?' | '!')
}

fn without_quote(before: &str) -> Option<&str> {
    let head = before.strip_suffix(['"', '\'', '`', '/'])?;
    Some(head.strip_suffix(['r', 'f', 'b']).filter(|head| head.ends_with(['(', ' ', ','])).unwrap_or(head))
}

fn near_before(text: &str, at: usize) -> &str {
    let mut start = at.saturating_sub(NEAR);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let near = text.get(start..at).unwrap_or_default();
    near.rsplit('\n').next().unwrap_or_default()
}

fn near_behind(text: &str, at: usize) -> &str {
    let mut end = at.saturating_add(NEAR).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(at..end).unwrap_or_default().split('\n').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branches(line: &str) -> bool {
        let at = line.find("glm").unwrap();
        is_branch(line, Span::new(at, at + 3))
    }

    #[test]
    fn names_of_models_are_asked_for_what_they_hold() {
        for line in [
            "if \"glm\" in model:",
            "elif 'glm' not in self.model_name.lower():",
            "if model.startswith(\"glm\"):",
            "if model_name.lower().startswith((\"glm\", \"kimi\")):",
            "return modelId.includes('glm')",
            "if strings.HasPrefix(model, \"glm\") {",
            "case strings.Contains(strings.ToLower(req.Model), \"glm\"):",
            "if re.match(r\"glm\", model_id):",
            "if name.model().starts_with(\"glm\") {",
        ] {
            assert!(branches(line), "{line}");
        }
    }

    #[test]
    fn other_questions_and_settings_are_not_meant() {
        for line in [
            "model = \"glm\"",
            "if \"glm\" in models:",
            "if \"glm\" in path:",
            "if path.startswith(\"glm\"):",
            "load(model, \"glm\")",
            "if \"glm\" in registry and model:",
            "print(\"glm in model\")",
            "if key == \"glm\": use(model)",
        ] {
            assert!(!branches(line), "{line}");
        }
    }
}
