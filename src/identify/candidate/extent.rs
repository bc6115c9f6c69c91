//! Owns where an identifier begins and ends in a value: defaults of variables, quotes, queries, holes.
//! Never reads the identifier.

use super::starts_with;
use crate::identify::scheme::Scheme;
use crate::identify::vocabulary::schemes;
use crate::text::Span;

/// Where in a value its identifier stands, with all prefixes; `None` where the letters are those of none.
pub(super) fn extent(value: &str) -> Option<Span> {
    let span = trimmed(value, Span::new(0, value.len()));
    if is_sentence(span.of(value)) {
        return None;
    }
    let span = default_of_variable(value, span);
    let span = before_query(value, before_hole(value, span));
    let text = span.of(value);
    let is_foreign = |c: char| c.is_whitespace() || c.is_control() || "{}<>$%*\"'`|;,=()[]\\".contains(c);
    let is_one = (2..=300).contains(&text.len())
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
        && !text.ends_with('-')
        && !text.starts_with('_')
        && !behind_bucket(text).contains(is_foreign);
    is_one.then_some(span)
}

/// Whether a text has blanks and nothing that an identifier may end before. Most values that are none are told by this.
fn is_sentence(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().any(u8::is_ascii_whitespace) && !bytes.iter().any(|byte| b"$?%{<".contains(byte))
}

/// Without blanks, quotes and commas around it, and without the end of a sentence.
fn trimmed(value: &str, span: Span) -> Span {
    let noise = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | ',');
    let text = span.of(value).trim_start_matches(noise);
    let start = span.end - text.len();
    Span::new(start, start + text.trim_end_matches(|c| noise(c) || c == '.').len())
}

/// Without what a hub's address asks for: `….gguf?download=true`.
fn before_query(value: &str, span: Span) -> Span {
    let text = span.of(value);
    let query = text.find('?').filter(|at| text.get(*at..).is_some_and(|query| query.contains('=')));
    let is_address = || text.contains("://") || is_on_hub(text);
    query.filter(|_| is_address()).map_or(span, |at| Span::new(span.start, span.start + at))
}

/// A hub's address up to the part that is filled in at run time: `https://huggingface.co/org/name/resolve/%s`.
fn before_hole(value: &str, span: Span) -> Span {
    let text = span.of(value);
    let hole = text.find(['%', '{', '$', '<']).filter(|_| is_on_hub(text));
    let end = hole.and_then(|at| text.get(..at)?.rfind('/'));
    end.map_or(span, |end| Span::new(span.start, span.start + end))
}

/// Whether a text begins as the address of a hub.
fn is_on_hub(text: &str) -> bool {
    let hubs = schemes().prefix.iter().filter(|prefix| matches!(prefix.scheme, Scheme::Hf | Scheme::Modelscope));
    hubs.flat_map(|prefix| &prefix.text).any(|start| start.contains('/') && starts_with(text, start))
}

/// The path in a bucket whose name is filled in at run time: `s3://${BUCKET}/models/org/name`,
/// `s3://<BUCKET>/org/name`.
fn behind_bucket(text: &str) -> &str {
    let Some((_, rest)) = text.split_once("://") else { return text };
    let path = rest.split_once('/').filter(|(bucket, _)| bucket.starts_with(['$', '{', '<']));
    path.map_or(text, |(_, path)| path)
}

/// The default in `${VAR:-x}`, `${VAR-x}`, `${VAR:=x}`, `${VAR=x}` and Spring's `${var:x}`; at most three deep.
fn default_of_variable(value: &str, mut span: Span) -> Span {
    for _ in 0..3 {
        let text = span.of(value);
        let Some(inner) = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')) else { break };
        let name_length = inner.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(inner.len());
        let operator = Span::new(name_length, inner.len()).of(inner);
        let length =
            [":-", ":=", ":+", "-", "=", ":"].iter().find(|sign| operator.starts_with(**sign)).map(|sign| sign.len());
        let Some(length) = length else { break };
        let start = span.start + 2 + name_length + length;
        span = trimmed(value, Span::new(start, span.end - 1));
    }
    span
}
