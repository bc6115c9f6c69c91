//! Owns the code blocks of reStructuredText: `.. code-block:: yaml`, its options, and what is indented below it.
//! Never reads the code itself, and knows no other directive.

use crate::text::Span;

/// Directives whose body is code in the language that stands behind them.
const DIRECTIVES: [&str; 4] = ["code-block", "code", "sourcecode", "prompt"];

/// What stands below a directive.
pub(super) struct Body {
    /// The lines behind the options, up to the next line that is indented no deeper than the directive.
    pub(super) span: Span,
    /// How far the first of them is indented.
    pub(super) indent: usize,
}

/// Returns the language of the code block that a line opens, `""` where it names none.
pub(super) fn code_language(trimmed: &str) -> Option<&str> {
    let (name, language) = trimmed.strip_prefix(".. ")?.split_once("::")?;
    DIRECTIVES.contains(&name.trim()).then(|| language.trim())
}

/// Returns the body that starts at `at`, below a directive that is indented by `indent`.
pub(super) fn body(source: &str, at: usize, indent: usize) -> Body {
    let (mut start, mut end, mut depth) = (at, at, None);
    let mut next = at;
    for line in source.get(at..).unwrap_or_default().split_inclusive('\n') {
        let from = next;
        next += line.len();
        let trimmed = line.trim();
        if trimmed.is_empty() {
            continue;
        }
        let own = line.len() - line.trim_start().len();
        if own <= indent {
            break;
        }
        if depth.is_none() {
            let is_option = trimmed.starts_with(':');
            if is_option {
                continue;
            }
            (start, depth) = (from, Some(own));
        }
        end = next;
    }
    Body { span: Span::new(start, end.max(start)), indent: depth.unwrap_or(indent) }
}
