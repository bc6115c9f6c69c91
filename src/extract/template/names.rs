//! Owns whose default or value a literal in a template is: `.Values.model | default "x"`, `inputs.model || 'x'`,
//! `set model = "x"`. Never evaluates.

use crate::text::Span;

/// The name in `code` that the literal between the quotes at `open` and `close` stands in for.
pub(super) fn of_literal(code: &str, open: usize, close: usize) -> Option<Span> {
    let before = code.get(..open)?.trim_end().trim_end_matches('(').trim_end();
    if let Some(named) = before.strip_suffix('=') {
        return last_name(named.trim_end_matches([':', ' ']));
    }
    if let Some(fallback) = ["||", "??", " or"].iter().find_map(|sign| before.strip_suffix(sign)) {
        return last_name(fallback.trim_end());
    }
    let head =
        before.strip_suffix("default").or_else(|| before.strip_suffix("| d").map(|_| before.trim_end_matches('d')));
    if let Some(head) = head {
        let Some(piped) = head.trim_end().strip_suffix('|') else { return name_behind(code, close + 1) };
        let start = piped.rfind('(').map_or(0, |bracket| bracket + 1);
        let stage = piped.get(start..)?.split('|').next()?;
        return last_name(piped.get(..start + stage.len())?.trim_end());
    }
    // `coalesce .Values.a .Values.b "x"`.
    before.contains("coalesce ").then(|| last_name(before)).flatten()
}

fn is_inside(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-')
}

/// The name that a text ends on, without the dot in front.
fn last_name(text: &str) -> Option<Span> {
    let name = text.trim_end_matches(is_inside);
    trimmed(text, Span::new(name.len(), text.len()))
}

/// The name that stands at `at` or behind blanks there.
fn name_behind(code: &str, at: usize) -> Option<Span> {
    let rest = code.get(at..)?;
    let start = at + rest.len() - rest.trim_start_matches([' ', '(', '$']).len();
    let rest = code.get(start..)?;
    let length = rest.find(|letter| !is_inside(letter)).unwrap_or(rest.len());
    trimmed(code, Span::new(start, start + length))
}

fn trimmed(text: &str, span: Span) -> Option<Span> {
    let name = span.of(text);
    let start = span.end - name.trim_start_matches(['.', '-']).len();
    let span = Span::new(start, span.end);
    span.of(text).starts_with(|first: char| first.is_ascii_alphabetic() || first == '_').then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_names_its_default() {
        for (code, name) in [
            (r#".Values.vllm.model | default "x""#, Some("Values.vllm.model")),
            (r#".Values.model | toString | default "x""#, Some("Values.model")),
            (r#"default "x" .Values.model"#, Some("Values.model")),
            (r#"printf "%s" (.Values.model | default "x")"#, Some("Values.model")),
            ("model | default('x')", Some("model")),
            ("inputs.model || 'x'", Some("inputs.model")),
            ("env.MODEL or 'x'", Some("env.MODEL")),
            (r#"$model := "x""#, Some("model")),
            ("set llm = 'x'", Some("llm")),
            (r#"coalesce .Values.a .Values.llm "x""#, Some("Values.llm")),
            (r#"required "x" .Values.model"#, None),
            (r#"quote "x""#, None),
        ] {
            let open = code.rfind("\"x\"").or_else(|| code.rfind("'x'")).unwrap();
            let found = of_literal(code, open, open + 2).map(|span| span.of(code));
            assert_eq!(found, name, "{code}");
        }
    }
}
