//! Owns `key=value` inside a word (`model=org/name`, `pretrained=org/name,dtype=auto`). Never adds nodes.

use crate::text::Span;

/// Reads a comma list of `key=value`; `None` where the text is something else.
///
/// A part without `=` belongs to the value before it.
pub(super) fn read(text: &str) -> Option<Vec<(Span, Span)>> {
    let mut pairs: Vec<(Span, Span)> = Vec::new();
    let mut at = 0;
    for part in text.split(',') {
        let end = at + part.len();
        match pair(part, at) {
            Some(pair) => pairs.push(pair),
            None => pairs.last_mut()?.1.end = end,
        }
        at = end + 1;
    }
    for (_, value) in &mut pairs {
        *value = unquoted(text, *value);
    }
    Some(pairs)
}

fn pair(part: &str, at: usize) -> Option<(Span, Span)> {
    let equals = part.find('=')?;
    let written = part.get(..equals)?;
    // Hydra's `+key=`, `++key=` and `~key=`.
    let name = written.trim_start_matches(['+', '~']);
    let starts = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '[' | ']');
    let rest = part.get(equals + 1..)?;
    if !starts || !name.chars().all(fits) || rest.starts_with('=') {
        return None;
    }
    let name_start = at + written.len() - name.len();
    Some((Span::new(name_start, at + equals), Span::new(at + equals + 1, at + part.len())))
}

fn unquoted(text: &str, span: Span) -> Span {
    let value = span.of(text);
    let quoted =
        ['"', '\''].iter().any(|quote| value.len() >= 2 && value.starts_with(*quote) && value.ends_with(*quote));
    if quoted { Span::new(span.start + 1, span.end - 1) } else { span }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Option<Vec<(&str, &str)>> {
        Some(read(text)?.into_iter().map(|(name, value)| (name.of(text), value.of(text))).collect())
    }

    #[test]
    fn a_comma_list_gives_its_pairs() {
        let expected = vec![("pretrained", "org/m"), ("dtype", "auto")];
        assert_eq!(texts("pretrained=org/m,dtype=auto"), Some(expected));
        assert_eq!(texts("+model.name='a,b',n=1"), Some(vec![("model.name", "a,b"), ("n", "1")]));
    }

    #[test]
    fn addresses_and_plain_words_are_no_pairs() {
        assert_eq!(texts("https://host/x?model=y"), None);
        assert_eq!(texts("moonshotai/Kimi-K2"), None);
        assert_eq!(texts("YWJj=="), None);
    }
}
