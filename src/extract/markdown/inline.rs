//! Owns code and addresses inside a line of prose. Never looks beyond the line.

use crate::extract::tree::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, Span};
use std::collections::HashMap;

/// Schemes of addresses that stand in prose by themselves.
const SCHEMES: [&str; 5] = ["https://", "http://", "hf://", "ollama://", "modelscope://"];

/// How long the name of a setting may be; what is longer is a sentence.
const LONGEST_NAME: usize = 40;

/// Adds the inline code and the link targets of a line.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, line: Span) {
    let source = text.text();
    let code = code_spans(line.of(source));
    let mut push = |span: Span| {
        let span = Span::new(line.start + span.start, line.start + span.end);
        if !span.is_empty() {
            tree.scalar(parent, Segment::Text, SiteKind::DocCode, None, text.slice(span).into_owned());
        }
    };
    let mut at = 0;
    for (outer, inner) in code {
        addresses(line.of(source), Span::new(at, outer.start), &mut push);
        repositories(line.of(source), Span::new(at, outer.start), &mut push);
        push(inner);
        at = outer.end;
    }
    addresses(line.of(source), Span::new(at, line.len()), &mut push);
    repositories(line.of(source), Span::new(at, line.len()), &mut push);
    setting(line.of(source), &mut push);
}

/// Hands out the value of an item of a list that is written as a setting: `- hub: "organisation/name"`.
fn setting(line: &str, push: &mut impl FnMut(Span)) {
    let item = line.trim_start();
    let Some((name, rest)) = item.strip_prefix(['-', '*', '+']).and_then(|item| item.split_once(": \"")) else {
        return;
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.' | '*');
    if let Some(length) = rest.find('"').filter(|_| name.len() <= LONGEST_NAME && name.chars().all(is_name)) {
        let start = line.len() - rest.len();
        push(Span::new(start, start + length));
    }
}

/// The pairs of equally long runs of backquotes: with the runs, and what stands between.
fn code_spans(line: &str) -> Vec<(Span, Span)> {
    let runs = runs(line);
    let mut next_of_length: HashMap<usize, usize> = HashMap::new();
    let mut partner: Vec<Option<usize>> = vec![None; runs.len()];
    for (index, run) in runs.iter().enumerate().rev() {
        if let Some(slot) = partner.get_mut(index) {
            *slot = next_of_length.insert(run.len(), index);
        }
    }
    let mut spans = Vec::new();
    let mut index = 0;
    while let Some(open) = runs.get(index) {
        let close = partner.get(index).copied().flatten();
        if let Some(end) = close.and_then(|close| runs.get(close)) {
            let inner = Span::new(open.end, end.start);
            let content = inner.of(line);
            let lead = content.len() - content.trim_start().len();
            let start = inner.start + lead;
            spans.push((Span::new(open.start, end.end), Span::new(start, start + content.trim().len())));
        }
        index = close.unwrap_or(index) + 1;
    }
    spans
}

fn runs(line: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for at in memchr::memchr_iter(b'`', line.as_bytes()) {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end += 1,
            None => runs.push(Span::new(at, at + 1)),
        }
    }
    runs
}

/// Hands out words that are written as repositories of a hub are: `Organisation/Name-7B`. Whether one is, the catalogue tells.
fn repositories(line: &str, range: Span, push: &mut impl FnMut(Span)) {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let mut at = range.start;
    while let Some(rest) = line.get(at..range.end) {
        let Some(slash) = rest.find('/') else { return };
        let (head, tail) = rest.split_at(slash);
        let start = slash - head.chars().rev().take_while(|c| is_inside(*c)).count();
        let end = slash + tail.find(|c| !is_inside(c)).unwrap_or(tail.len());
        let word = rest.get(start..end).unwrap_or_default();
        let before = rest.get(..start).and_then(|before| before.chars().next_back());
        let whole = word.trim_end_matches(['.', '-', '_', '/']);
        let is_free = before.is_none_or(|c| c.is_whitespace() || "|(*[,;".contains(c))
            && !rest.get(end..).is_some_and(|next| next.starts_with("](http"));
        if is_free
            && whole.matches('/').count() == 1
            && !whole.starts_with('/')
            && whole.bytes().any(|byte| byte.is_ascii_digit())
        {
            push(Span::new(at + start, at + start + whole.len()));
        }
        at += end.max(slash + 1);
    }
}

/// Hands out link targets and bare addresses in the part of the line under `range`.
fn addresses(line: &str, range: Span, push: &mut impl FnMut(Span)) {
    let mut at = range.start;
    while let Some(rest) = line.get(at..range.end).filter(|rest| !rest.is_empty()) {
        let Some(found) = rest.find([']', ':']) else { return };
        let mark = rest.get(found..).unwrap_or_default();
        let start = if mark.starts_with("](") {
            Some(at + found + 2)
        } else {
            let before = rest.get(..found + 3).filter(|_| mark.starts_with("://")).unwrap_or_default();
            SCHEMES.iter().find(|scheme| before.ends_with(*scheme)).map(|scheme| at + found + 3 - scheme.len())
        };
        let Some(start) = start else {
            at += found + 1;
            continue;
        };
        let target = line.get(start..range.end).unwrap_or_default();
        let lead = usize::from(target.starts_with('<'));
        let target = target.get(lead..).unwrap_or_default();
        let length = target.find(|c: char| c.is_whitespace() || "()<>\"'`|".contains(c)).unwrap_or(target.len());
        let address = target.get(..length).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '*']);
        push(Span::new(start + lead, start + lead + address.len()));
        at = start + lead + length;
    }
}
