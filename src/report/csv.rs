//! Owns CSV as RFC 4180 has it, guarded against what spreadsheets take for a formula. Never chooses columns.

use crate::text::sanitise;
use std::io::{self, Write};

/// What a cell may not begin with: a spreadsheet reads on as a formula, in full width, too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What parts the members of a list in one cell.
pub(super) const LIST: &str = "; ";

/// Writes one row, cleaned of control characters. A cell that would be read as a formula gets a `'` in front.
pub(super) fn row<T: AsRef<str>>(cells: &[T], out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell.as_ref())).collect();
    write!(out, "{}\r\n", cells.join(","))
}

fn quoted(cell: &str) -> String {
    let clean = sanitise(cell);
    let guard = if clean.trim_start().starts_with(FORMULA) { "'" } else { "" };
    if clean.contains([',', '"', ';']) || clean.starts_with(' ') || clean.ends_with(' ') {
        format!("\"{guard}{}\"", clean.replace('"', "\"\""))
    } else {
        format!("{guard}{clean}")
    }
}

#[cfg(test)]
mod tests {
    use super::row;

    fn written(cells: &[&str]) -> String {
        let mut out = Vec::new();
        row(cells, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(written(&["a", "", "b c", "1,000B"]), "a,,b c,\"1,000B\"\r\n");
        assert_eq!(written(&["say \"so\"", " x"]), "\"say \"\"so\"\"\",\" x\"\r\n");
        assert_eq!(written(&["two\nlines\r"]), "two␊lines␍\r\n", "a cell is one line");
    }

    #[test]
    fn nothing_is_read_as_a_formula() {
        for start in ["=", "+", "-", "@", " =", "\t=", "＝"] {
            let cell = written(&[&format!("{start}1")]);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{cell:?}");
        }
        assert_eq!(written(&["=HYPERLINK(\"x\",1)"]), "\"'=HYPERLINK(\"\"x\"\",1)\"\r\n");
        assert_eq!(written(&["2026-11-25", "kimi-k2"]), "2026-11-25,kimi-k2\r\n");
    }
}
