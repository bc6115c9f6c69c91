//! Owns how a value names a variable: `$X`, `${X}`, `${X:-…}`, `$(X)`, `${{ env.X }}`. Never looks the variable up.

/// A variable that a value ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention<'v> {
    /// The variable's name.
    pub name: &'v str,
    /// Written with a second `$`, which keeps Compose from putting the value in.
    pub escaped: bool,
}

/// The variable that all of a value stands for, or all behind a prefix (`hf://$MODEL`): `$MODEL-awq` is another model.
pub(super) fn mention(value: &str) -> Option<Mention<'_>> {
    let text = value.trim().trim_matches(['"', '\'']);
    let at = text.find('$')?;
    let (before, mark) = text.split_at(at);
    let rest = mark.trim_start_matches('$');
    let escaped = mark.len() - rest.len() > 1;
    let is_prefix = before.is_empty() || before.ends_with(['/', ':', '=', '"', '\'']);
    let name = named(rest).filter(|name| is_prefix && is_name(name))?;
    Some(Mention { name, escaped })
}

/// The name behind a `$`, where nothing follows it.
fn named(rest: &str) -> Option<&str> {
    if let Some(expression) = rest.strip_prefix("{{").and_then(|open| open.strip_suffix("}}")) {
        return expression.trim().strip_prefix("env.");
    }
    if let Some(inner) = rest.strip_prefix('{').and_then(|open| open.strip_suffix('}')) {
        let length = inner.find(|c: char| !is_letter(c)).unwrap_or(inner.len());
        let (name, default) = inner.split_at(length);
        return (default.is_empty() || default.starts_with([':', '-', '=', '?'])).then_some(name);
    }
    rest.strip_prefix('(').map_or(Some(rest), |open| open.strip_suffix(')'))
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') && name.chars().all(is_letter)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_read_in_all_their_forms() {
        let forms = ["$X_1", "${X_1}", "\"${X_1:-a/b}\"", "$(X_1)", "${{ env.X_1 }}", "hf://$X_1", "${X_1:?set it}"];
        for form in forms {
            assert_eq!(mention(form), Some(Mention { name: "X_1", escaped: false }), "{form}");
        }
        assert_eq!(mention("$${X}"), Some(Mention { name: "X", escaped: true }));
    }

    #[test]
    fn what_is_more_than_a_variable_is_none() {
        for text in ["$X-awq", "org-$X", "${X}/b", "$(cat x)", "$1", "${{ inputs.X }}", "a", "$", "${#X}"] {
            assert_eq!(mention(text), None, "{text}");
        }
    }
}
