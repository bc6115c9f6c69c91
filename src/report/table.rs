//! Owns tables that fit the terminal: aligned columns, cells cut, columns left out from the right where there is no room.
//! Never words a cell and never sorts rows.

use super::theme::View;
use super::wrap::pad;
use crate::text::sanitise;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// What parts two columns.
const GAP: &str = "  ";

/// A column: its head, on which side its cells stand, and how narrow it may become.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    head: &'static str,
    to_the_right: bool,
    least: usize,
}

impl Column {
    /// A column of texts, which are never cut.
    #[must_use]
    pub(super) const fn new(head: &'static str) -> Self {
        Self { head, to_the_right: false, least: usize::MAX }
    }

    /// A column of numbers, which stand at the right.
    #[must_use]
    pub(super) const fn number(head: &'static str) -> Self {
        Self { head, to_the_right: true, least: usize::MAX }
    }

    /// The column, its cells cut down to that many columns of the terminal where room is short.
    #[must_use]
    pub(super) const fn down_to(self, least: usize) -> Self {
        Self { least, ..self }
    }
}

/// Writes a line of heads and one for each row, cleaned of what steers a terminal. The first columns are the last to go.
pub(super) fn table(columns: &[Column], rows: &[Vec<String>], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let heads: Vec<String> = columns.iter().map(|column| column.head.to_owned()).collect();
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| sanitise(cell).into_owned()).collect()).collect();
    let widths = fitted(columns, &natural(&heads, &rows), view.width);
    writeln!(out, "{}", view.theme().strong(&line(columns, &heads, &widths)))?;
    rows.iter().try_for_each(|row| writeln!(out, "{}", line(columns, row, &widths)))
}

/// The width of the widest cell of each column.
fn natural(heads: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let mut widths: Vec<usize> = heads.iter().map(|head| head.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    widths
}

/// Makes columns narrower; where that is not enough, leaves out the last ones until a line fits.
fn fitted(columns: &[Column], natural: &[usize], room: usize) -> Vec<usize> {
    let kept = (1..=natural.len()).rev().filter_map(|count| narrowed(columns, natural.get(..count)?, room));
    kept.into_iter().next().unwrap_or_else(|| natural.iter().take(1).map(|width| (*width).min(room)).collect())
}

/// Makes columns narrower, the widest first; `None` where a line does not fit even so.
fn narrowed(columns: &[Column], natural: &[usize], room: usize) -> Option<Vec<usize>> {
    let mut widths = natural.to_vec();
    let least = |column: &Column| column.least.max(column.head.width());
    loop {
        let used = widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1);
        let over = used.saturating_sub(room);
        if over == 0 {
            return Some(widths);
        }
        let leasts = columns.iter().map(least);
        let mut narrower: Vec<_> = widths.iter_mut().zip(leasts).filter(|(width, least)| **width > *least).collect();
        narrower.sort_by_key(|(width, _)| **width);
        let (width, least) = narrower.pop()?;
        // No further than to the next widest, so that the room is shared.
        let next = narrower.last().map_or(0, |(next, _)| **next);
        *width = width.saturating_sub(over).max(next.min(*width - 1)).max(least);
    }
}

fn line(columns: &[Column], cells: &[String], widths: &[usize]) -> String {
    let cell = |((column, cell), &width): ((&Column, &String), &usize)| {
        let cell = if cell.width() > width { cut(cell, width) } else { cell.clone() };
        let missing = width.saturating_sub(cell.width());
        if column.to_the_right { format!("{}{cell}", " ".repeat(missing)) } else { pad(&cell, width) }
    };
    let cells: Vec<String> = columns.iter().zip(cells).zip(widths).map(cell).collect();
    cells.join(GAP).trim_end().to_owned()
}

/// Cuts a cell to a width, counted in columns of the terminal.
fn cut(cell: &str, width: usize) -> String {
    let mut kept = String::new();
    for letter in cell.chars() {
        if kept.width() + letter.to_string().width() >= width {
            break;
        }
        kept.push(letter);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] =
        [Column::new("NAME").down_to(6), Column::number("SIZE"), Column::new("TERMS").down_to(5)];

    fn shown(width: usize) -> String {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row(["short", "7B", "mit"]), row(["a-long-name-模型", "1,000B", "a licence of its own"])];
        let mut out = Vec::new();
        table(&COLUMNS, &rows, &View { width, ..View::default() }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_table_is_as_wide_as_its_cells() {
        assert_eq!(
            shown(80),
            "NAME                SIZE  TERMS\nshort                 7B  mit\na-long-name-模型  1,000B  a licence of its own\n"
        );
    }

    #[test]
    fn the_widest_cells_are_cut_first_and_the_last_columns_go_last() {
        assert_eq!(
            shown(36),
            "NAME             SIZE  TERMS\nshort              7B  mit\na-long-name-…  1,000B  a licence of…\n"
        );
        assert_eq!(shown(22), "NAME      SIZE  TERMS\nshort       7B  mit\na-lon…  1,000B  a lic…\n");
        assert_eq!(shown(15), "NAME       SIZE\nshort        7B\na-long…  1,000B\n");
        assert_eq!(shown(3), "NA…\nsh…\na-…\n");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in 2..80 {
            assert!(shown(width).lines().all(|line| line.width() <= width), "{width}: {}", shown(width));
        }
    }

    #[test]
    fn cells_are_cleaned() {
        let mut out = Vec::new();
        table(&[Column::new("A")], &[vec!["x\u{1b}[31m\ny".to_owned()]], &View::default(), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "A\nx␛[31m␊y\n");
    }
}
