//! Owns where templates stand in a text: `{{ }}`, `{% %}`, `{# #}`, `%{ }`. Never masks and never reads inside.

use crate::extract::plain::escape_length;
use crate::text::Span;
use memchr::memmem;

/// How often a closing mark may stand inside a literal before the first one is taken after all.
const ATTEMPTS: usize = 8;
/// Bytes after which a literal is taken for a stray quote.
const LITERAL_LIMIT: usize = 512;

/// Go's and Terraform's words that write nothing.
const CONTROL: [&str; 10] = ["block", "define", "else", "end", "endfor", "endif", "for", "if", "range", "with"];

/// One template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    /// With its marks.
    pub span: Span,
    /// Without its marks and the white space next to them.
    pub content: Span,
    /// Whether it is a comment.
    pub comment: bool,
}

impl Region {
    /// Whether the template writes nothing itself: `if`, `range`, `end` and the like.
    pub(super) fn is_control(&self, text: &str) -> bool {
        let word = self.content.of(text).split_whitespace().next().unwrap_or_default();
        self.comment || self.span.of(text).starts_with("{%") || CONTROL.contains(&word)
    }
}

/// The marks of one kind of template.
struct Marks {
    /// Bytes of the opening mark before and with its brace.
    open: usize,
    close: &'static str,
    comment: bool,
}

/// Whether a template may open at the brace at `at`.
pub(super) fn opens(bytes: &[u8], at: usize) -> bool {
    marks(bytes, at).is_some()
}

fn marks(bytes: &[u8], at: usize) -> Option<Marks> {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let mark = |open, close, comment| Some(Marks { open, close, comment });
    match (before, bytes.get(at + 1)) {
        (_, Some(b'{')) => mark(2, "}}", false),
        (_, Some(b'%')) => mark(2, "%}", false),
        // `${#array[@]}` is the shell's.
        (Some(b'$'), Some(b'#')) => None,
        (_, Some(b'#')) => mark(2, "#}", true),
        (Some(b'%'), _) => mark(1, "}", false),
        _ => None,
    }
}

/// All templates of a text, in order, none inside another; an opening mark that nothing closes is none.
pub(super) fn find(text: &str) -> Vec<Region> {
    let bytes = text.as_bytes();
    let mut regions = Vec::new();
    let mut at = 0;
    // Marks that close nothing any more need not be searched for again.
    let mut exhausted: Vec<&'static str> = Vec::new();
    while let Some(brace) = bytes.get(at..).and_then(|rest| memchr::memchr(b'{', rest)).map(|found| found + at) {
        at = brace + 1;
        let Some(marks) = marks(bytes, brace).filter(|marks| !exhausted.contains(&marks.close)) else { continue };
        match region(text, brace, &marks) {
            Some(region) => {
                at = region.span.end;
                regions.push(region);
            }
            None => exhausted.push(marks.close),
        }
    }
    regions
}

fn region(text: &str, brace: usize, marks: &Marks) -> Option<Region> {
    let bytes = text.as_bytes();
    let inner = brace + marks.open;
    let go_comment = text.get(inner..)?.trim_start_matches(['-', ' ', '\t', '\r', '\n']).starts_with("/*");
    let comment = marks.comment || (go_comment && marks.close == "}}");
    let from = if comment && !marks.comment { inner + memmem::find(bytes.get(inner..)?, b"*/")? } else { inner };
    let close = closing(bytes, from, marks.close, comment)?;
    // `{{{ x }}}` is one template.
    let extra = usize::from(bytes.get(inner) == Some(&b'{') && bytes.get(close + 2) == Some(&b'}'));
    let start = if marks.open == 1 { brace - 1 } else { brace };
    let content = trimmed(text, Span::new(inner, close));
    Some(Region { span: Span::new(start, close + marks.close.len() + extra), content, comment })
}

/// Where the closing mark stands that is in no literal.
fn closing(bytes: &[u8], from: usize, close: &str, comment: bool) -> Option<usize> {
    let first = from + memmem::find(bytes.get(from..)?, close.as_bytes())?;
    if comment {
        return Some(first);
    }
    let (mut at, mut candidate) = (from, first);
    for _ in 0..ATTEMPTS {
        let quote = bytes.get(at..candidate)?.iter().position(|byte| matches!(byte, b'"' | b'\'' | b'`'));
        let Some(open) = quote.map(|quote| quote + at) else { return Some(candidate) };
        let Some(end) = literal_end(bytes, open) else { return Some(first) };
        at = end + 1;
        if end > candidate {
            let Some(next) = bytes.get(at..).and_then(|rest| memmem::find(rest, close.as_bytes())) else { break };
            candidate = at + next;
        }
    }
    Some(first)
}

/// Where the literal ends that the quote at `open` starts, on its line; `None` where it does not.
pub(super) fn literal_end(bytes: &[u8], open: usize) -> Option<usize> {
    let quote = *bytes.get(open)?;
    // A line's end counts once, whether it is LF or CRLF.
    let (mut at, mut limit) = (open + 1, LITERAL_LIMIT);
    while let Some(byte) = bytes.get(at).filter(|_| at - open <= limit) {
        let mut length = 1;
        match byte {
            b'\\' if quote != b'`' => length = escape_length(bytes, at),
            b'\n' if quote != b'`' => return None,
            byte if *byte == quote => return Some(at),
            b'\r' => limit += 1,
            _ => {}
        }
        at += length;
    }
    None
}

fn trimmed(text: &str, span: Span) -> Span {
    let content = span.of(text);
    let trim = ['-', '~', '+', ' ', '\t', '\r', '\n', '/', '*'];
    let start = span.start + (content.len() - content.trim_start_matches(trim).len());
    Span::new(start, start + content.trim_matches(trim).len())
}

/// For each template that shares its lines with nothing but templates, what of those lines is its own.
pub(super) fn blank_lines(text: &str, regions: &[Region]) -> Vec<Option<Span>> {
    let before = blank_before(text, regions);
    let mut spans = Vec::with_capacity(regions.len());
    let mut next = (text.len(), true);
    for (region, blank_before) in regions.iter().zip(before).rev() {
        let between = Span::new(region.span.end, next.0).of(text);
        let newline = memchr::memchr(b'\n', between.as_bytes());
        let (limit, blank) = newline.map_or(next, |newline| (region.span.end + newline, true));
        let blank_after = blank && is_blank(text, region.span.end, limit);
        next = (region.span.start, blank_after);
        spans.push(blank_before.filter(|_| blank_after).map(|start| Span::new(start, limit)));
    }
    spans.reverse();
    spans
}

/// For each template with nothing but templates before it on its line, where its own part of the line starts.
fn blank_before(text: &str, regions: &[Region]) -> Vec<Option<usize>> {
    let mut starts = Vec::with_capacity(regions.len());
    let mut last = (0, true);
    for region in regions {
        let between = Span::new(last.0, region.span.start).of(text);
        let newline = memchr::memrchr(b'\n', between.as_bytes());
        let (limit, blank) = newline.map_or(last, |newline| (last.0 + newline + 1, true));
        let blank = blank && is_blank(text, limit, region.span.start);
        last = (region.span.end, blank);
        starts.push(blank.then_some(limit));
    }
    starts
}

/// Whether a template ends a line that has only a key or a list's dash before it.
pub(super) fn is_trailing(text: &str, region: &Region) -> bool {
    let after = text.get(region.span.end..).unwrap_or_default().trim_start_matches([' ', '\t', '\r']);
    let before = Span::new(0, region.span.start).of(text).trim_end_matches([' ', '\t']);
    (after.is_empty() || after.starts_with('\n')) && before.ends_with([':', '-'])
}

fn is_blank(text: &str, start: usize, end: usize) -> bool {
    Span::new(start, end).of(text).trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::{LITERAL_LIMIT, find, literal_end};

    /// The texts of all templates, whatever ends the lines.
    fn found(text: &str) -> Vec<String> {
        find(text).iter().map(|region| region.span.of(text).replace('\r', "")).collect()
    }

    #[test]
    fn a_backslash_carries_no_literal_over_the_end_of_its_line() {
        let text = "a: {{ \"b\\\n }} \"}} c\n";
        assert_eq!(found(text), ["{{ \"b\\\n }}"]);
        assert_eq!(found(&text.replace('\n', "\r\n")), found(text));
    }

    #[test]
    fn a_literal_is_as_long_with_either_end_of_line() {
        for lines in [LITERAL_LIMIT - 1, LITERAL_LIMIT, LITERAL_LIMIT + 1] {
            let text = format!("`{}`", "\n".repeat(lines));
            let windows = text.replace('\n', "\r\n");
            let end = literal_end(windows.as_bytes(), 0).map(|end| end - lines);
            assert_eq!(end, literal_end(text.as_bytes(), 0), "{lines}");
        }
    }
}
