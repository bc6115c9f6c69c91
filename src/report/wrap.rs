//! Owns breaking a text into lines of a width. Never breaks inside a word.

use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Returns `text` broken at blanks into lines of at most `width` columns; a longer word stands alone.
#[must_use]
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_whitespace() {
            let columns = word.width();
            if used > 0 && used + 1 + columns > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += columns;
        }
        lines.push(line);
    }
    lines
}

/// Writes a text in lines of at most `width` columns: the first behind `first`, the others behind `rest`.
pub(super) fn hanging(text: &str, first: &str, rest: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    for (number, line) in wrap(text, width.saturating_sub(rest.width()).max(1)).into_iter().enumerate() {
        writeln!(out, "{}{line}", if number == 0 { first } else { rest })?;
    }
    Ok(())
}

/// Returns `text` and as many blanks as bring it to `width` columns.
#[must_use]
pub(super) fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_the_width() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("模型 模型 x", 5), ["模型", "模型", "x"]);
        assert_eq!(wrap("unbreakable", 4), ["unbreakable"]);
        assert_eq!(wrap("a\nb", 10), ["a", "b"]);
    }

    #[test]
    fn padding_counts_columns() {
        assert_eq!(pad("模", 4), "模  ");
        assert_eq!(pad("long", 2), "long");
    }
}
