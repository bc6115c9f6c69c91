//! Owns what is drawn of labs: who publishes, who does both, who only sells, half-year by half-year as far as
//! there is room. Never counts.

use super::super::wrap::pad;
use super::draw::{Canvas, cut};
use crate::catalog::{LabCounts, Trend};
use crate::text::sanitise;
use unicode_width::UnicodeWidthStr;

/// The columns of one number.
const CELL: usize = 8;

/// No name is cut to less.
const LEAST_NAME: usize = 12;

/// Draws one row for each lab, in three groups.
pub(super) fn labs(trend: &Trend, canvas: &Canvas) -> Vec<String> {
    let groups = [
        ("Open weights, no closed flagship", (true, false)),
        ("Both", (true, true)),
        ("Closed flagships only", (false, true)),
    ];
    let (name, shown) = room(trend, canvas);
    let mut lines = canvas.heading("By lab: open/closed releases");
    let halves = last(&trend.half_years, shown).iter().map(|counts| counts.half_year.to_string());
    lines.push(row(&pad("", name), std::iter::once("all".to_owned()).chain(halves)));
    for (head, kinds) in groups {
        let is_of = |lab: &&LabCounts| (lab.all_open() > 0, lab.all_closed() > 0) == kinds;
        let group: Vec<&LabCounts> = trend.labs.iter().filter(is_of).collect();
        if group.is_empty() {
            continue;
        }
        lines.push(canvas.theme.label(&format!("{head} ({})", group.len())));
        for lab in group {
            let halves =
                lab.open.iter().zip(&lab.closed).map(|(open, closed)| cell(*open, *closed)).collect::<Vec<_>>();
            let all = std::iter::once(cell(lab.all_open(), lab.all_closed()));
            lines.push(row(
                &pad(&cut(&format!("  {}", lab.name), name), name),
                all.chain(last(&halves, shown).iter().cloned()),
            ));
        }
    }
    lines
}

/// The columns of a name, and for how many half-years there is room beside it.
fn room(trend: &Trend, canvas: &Canvas) -> (usize, usize) {
    let widest = trend.labs.iter().map(|lab| sanitise(&lab.name).width() + 2).max().unwrap_or_default();
    let all = (trend.half_years.len() + 1) * CELL;
    let name = canvas.width.saturating_sub(all).clamp(LEAST_NAME, widest.max(LEAST_NAME));
    let shown = (canvas.width.saturating_sub(name) / CELL).saturating_sub(1);
    (name, shown.min(trend.half_years.len()))
}

fn last<T>(all: &[T], count: usize) -> &[T] {
    all.get(all.len().saturating_sub(count)..).unwrap_or_default()
}

fn row(name: &str, cells: impl Iterator<Item = String>) -> String {
    let set = |cell: String| [" ".repeat(CELL.saturating_sub(cell.width())), cell].concat();
    std::iter::once(name.to_owned()).chain(cells.map(set)).collect()
}

fn cell(open: usize, closed: usize) -> String {
    match (open, closed) {
        (0, 0) => "·".to_owned(),
        _ => format!("{open}/{closed}"),
    }
}
