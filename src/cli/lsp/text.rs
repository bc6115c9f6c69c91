//! Owns the text of an open file, and places in it as the protocol counts them: lines from 0, columns in units of UTF-16.
//! Never reads a file.

use crate::text::{Position, Span};
use serde_json::{Value, json};
use std::path::PathBuf;

/// A file as the editor has it.
#[derive(Debug, Clone)]
pub(super) struct OpenFile {
    /// Absolute.
    pub(super) path: PathBuf,
    /// All of it.
    pub(super) text: String,
}

impl OpenFile {
    /// Returns a range of ours, lines and columns counted from 1 in characters, as the protocol has it.
    pub(super) fn range(&self, start: Position, end: Position) -> Value {
        json!({ "start": self.position(start), "end": self.position(end) })
    }

    /// Returns a range of bytes as the protocol has it.
    pub(super) fn range_of(&self, span: Span) -> Value {
        json!({ "start": self.position_of(span.start), "end": self.position_of(span.end) })
    }

    fn position(&self, position: Position) -> Value {
        let line = position.line.saturating_sub(1);
        let before =
            self.text.split('\n').nth(line).unwrap_or_default().chars().take(position.column.saturating_sub(1));
        json!({ "line": line, "character": before.map(char::len_utf16).sum::<usize>() })
    }

    fn position_of(&self, offset: usize) -> Value {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.matches('\n').count();
        let last = before.rsplit('\n').next().unwrap_or_default();
        json!({ "line": line, "character": last.encode_utf16().count() })
    }
}

/// A place of the protocol: line, then column.
pub(super) type Point = (u64, u64);

/// Returns the start and the end of a range of the protocol.
pub(super) fn points(range: &Value) -> Option<(Point, Point)> {
    Some((point(range.get("start")?)?, point(range.get("end")?)?))
}

/// Returns a position of the protocol.
pub(super) fn point(position: &Value) -> Option<Point> {
    Some((position.get("line")?.as_u64()?, position.get("character")?.as_u64()?))
}

/// Whether two ranges of the protocol have a place in common.
pub(super) fn touch(one: &Value, other: &Value) -> bool {
    let (Some((start, end)), Some((from, to))) = (points(one), points(other)) else { return false };
    start <= to && from <= end
}

/// Returns the path of a `file:` address; `None` for what lies elsewhere.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.find('/').and_then(|at| rest.get(at..))?;
    let mut bytes = Vec::with_capacity(path.len());
    let mut left = path.bytes();
    while let Some(byte) = left.next() {
        let mut digit = || char::from(left.next()?).to_digit(16);
        bytes.push(if byte == b'%' { u8::try_from(digit()? * 16 + digit()?).ok()? } else { byte });
    }
    let path = String::from_utf8(bytes).ok()?;
    // `/c:/work` is Windows' `c:/work`.
    let is_drive = cfg!(windows) && path.get(2..3) == Some(":");
    Some(PathBuf::from(if is_drive { path.get(1..).unwrap_or(&path) } else { &path }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_units_of_utf_16() {
        let file = OpenFile { path: PathBuf::new(), text: "a: 1\n🦉 kimi\n".to_owned() };
        let expected = json!({ "line": 1, "character": 3 });
        assert_eq!(file.position(Position { line: 2, column: 3 }), expected);
        assert_eq!(file.position_of("a: 1\n🦉 ".len()), expected);
    }

    #[test]
    fn addresses_of_files_are_paths_and_others_are_none() {
        assert_eq!(path_of("file:///a%20b/c.yaml"), Some(PathBuf::from("/a b/c.yaml")));
        assert_eq!(path_of("untitled:Untitled-1"), None);
        assert_eq!(path_of("file:///a%2"), None);
    }
}
