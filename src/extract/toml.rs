//! Owns TOML as nodes, with its comments. Never gives up on a file: the parser's partial tree is taken, and lines
//! that it shows nothing of are read as text.

mod comments;
mod missed;

use super::quoted::{self, Dialect};
use super::{Fault, NodeId, Segment, SiteKind, SiteTree, lines, template};
use crate::text::{MappedText, Span};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads `text` below `parent`; templates are masked where they break it.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) -> Result<(), Fault> {
    if !template::has_markers(text.text()) || DeTable::parse(text.text()).is_ok() {
        return read_parsed(tree, parent, text, text.text());
    }
    let mask = template::mask(text.text());
    let result = read_parsed(tree, parent, text, mask.text());
    template::read_regions(tree, parent, text, &mask, &[]);
    result
}

fn read_parsed(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, parsed: &str) -> Result<(), Fault> {
    let (table, errors) = DeTable::parse_recoverable(parsed);
    let mut reader = Reader { tree, text, parsed, read: Vec::new() };
    reader.table(parent, table.get_ref());
    let mut read = reader.read;
    for comment in comments::find(parsed) {
        read.push((comment, true));
        add_comment(tree, parent, text, comment);
    }
    let Some(error) = errors.first() else { return Ok(()) };
    for missed in missed::find(parsed, read) {
        lines::read(tree, parent, &text.slice(missed));
    }
    let at = text.offset(error.span().map_or(0, |span| span.start));
    Err(Fault { at, message: error.message().to_owned() })
}

struct Reader<'t, 'a> {
    tree: &'t mut SiteTree,
    text: &'a MappedText<'a>,
    parsed: &'a str,
    /// Spans of all keys and values that became nodes, and whether it is a value.
    read: Vec<(Span, bool)>,
}

/// A value still to be read, and where it goes.
struct Pending<'v, 'i> {
    parent: NodeId,
    segment: Segment,
    key: Option<Span>,
    value: &'v Spanned<DeValue<'i>>,
}

impl Reader<'_, '_> {
    /// Reads a table and all below it, without recursion, parents first and in the order of the text.
    fn table(&mut self, parent: NodeId, table: &DeTable<'_>) {
        let first = self.tree.count();
        let mut open = entries(parent, table);
        while let Some(pending) = open.pop() {
            let Pending { parent, segment, key, value } = pending;
            let span = Span::from(value.span());
            self.read.extend(key.map(|key| (key, false)));
            let key = key.map(|key| self.text.span(unquoted(self.parsed, key)));
            match value.get_ref() {
                DeValue::Table(table) => {
                    let id = self.tree.container(parent, segment, key, self.text.span(span));
                    open.extend(entries(id, table));
                }
                DeValue::Array(array) => {
                    let id = self.tree.container(parent, segment, key, self.text.span(span));
                    let items = (0..).zip(array.iter()).map(|(index, value)| Pending {
                        parent: id,
                        segment: Segment::Index(index),
                        key: None,
                        value,
                    });
                    let at = open.len();
                    open.extend(items);
                    if let Some(added) = open.get_mut(at..) {
                        added.reverse();
                    }
                }
                scalar => {
                    let kind = if key.is_some() { SiteKind::MapValue } else { SiteKind::ListItem };
                    let value = self.scalar(span, scalar);
                    // A text that never closes takes all below it, which is then read by lines as well.
                    if is_closed(span.of(self.parsed)) {
                        self.read.push((span, true));
                    }
                    self.tree.scalar(parent, segment, kind, key, value);
                }
            }
        }
        self.tree.enclose(first);
    }

    fn scalar(&self, span: Span, value: &DeValue<'_>) -> MappedText<'static> {
        if !matches!(value, DeValue::String(_)) {
            return self.text.slice(span).into_owned();
        }
        let raw = self.text.slice(unquoted(self.parsed, span));
        if span.of(self.parsed).starts_with('"') { quoted::unescape(&raw, Dialect::Toml) } else { raw.into_owned() }
    }
}

/// The entries of a table, last first (they are taken off the end).
fn entries<'v, 'i>(parent: NodeId, table: &'v DeTable<'i>) -> Vec<Pending<'v, 'i>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| std::cmp::Reverse(key.span().start));
    let pending = entries.into_iter().map(|(key, value)| {
        let segment = Segment::Key(key.get_ref().as_ref().into());
        Pending { parent, segment, key: Some(key.span().into()), value }
    });
    pending.collect()
}

/// What stands between a string's quotes, one or three of them; a line end right behind three is not part of it. Of a
/// string that its line or the file ends instead of a quote, all is.
fn unquoted(text: &str, span: Span) -> Span {
    let written = span.of(text);
    let Some(quote) = written.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { return span };
    let triple = written.len() >= 6 && written.starts_with(&quote.to_string().repeat(3));
    let quotes = quote.to_string().repeat(if triple { 3 } else { 1 });
    let content = written.strip_prefix(&quotes).unwrap_or_default();
    let content = content.strip_suffix(&quotes).unwrap_or(content);
    let line_end = ["\r\n", "\n"].into_iter().find(|line_end| triple && content.starts_with(line_end));
    let start = span.start + quotes.len();
    Span::new(start + line_end.map_or(0, str::len), start + content.len())
}

/// Whether a text between three quotes ends with them.
fn is_closed(written: &str) -> bool {
    let opening = ["\"\"\"", "'''"].into_iter().find(|quotes| written.starts_with(quotes));
    opening.is_none_or(|quotes| written.len() >= 6 && written.ends_with(quotes))
}

fn add_comment(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, span: Span) {
    let written = span.of(text.text());
    let content = written.trim_start_matches('#').trim();
    let start = span.start + (written.len() - written.trim_start_matches('#').trim_start().len());
    if !content.is_empty() {
        let value = text.slice(Span::new(start, start + content.len())).into_owned();
        tree.scalar(parent, Segment::Text, SiteKind::Comment, None, value);
    }
}
