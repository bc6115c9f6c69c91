//! Owns what is drawn half-year by half-year: releases, terms and sizes. Never counts.

use super::super::wrap::pad;
use super::draw::Canvas;
use super::notes::size;
use crate::catalog::{HalfYearCounts, LicenceClass, Trend};
use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// The column at which bars begin.
const COLUMN: usize = 8;

/// From this width on, figures are told in full.
pub(super) const WIDE: usize = 72;

/// Terms in the order of their freedom, as bars and words name them.
const TERMS: [(LicenceClass, &str); 4] = [
    (LicenceClass::Permissive, "permissive"),
    (LicenceClass::Conditional, "conditional"),
    (LicenceClass::NonCommercial, "non-commercial"),
    (LicenceClass::Unknown, "not established"),
];

/// Draws open releases beside closed flagships, on one scale.
pub(super) fn releases(trend: &Trend, canvas: &Canvas) -> Vec<String> {
    let most = trend.half_years.iter().map(|counts| counts.open.releases.max(counts.closed)).max().unwrap_or_default();
    let column = canvas.width.saturating_sub(COLUMN) / 2;
    let cells = column.saturating_sub(" 000 (00)  ".len());
    let side = |count: usize, labs: usize, style: Style| {
        let bar = canvas.glyphs.bar(count as f64, most as f64, cells);
        let text = if labs > 0 { format!(" {count} ({labs})") } else { format!(" {count}") };
        let text = if bar.is_empty() { text.trim_start().to_owned() } else { text };
        let missing = column.saturating_sub(bar.width() + text.width());
        format!("{}{text}{}", canvas.theme.paint(style, &bar), " ".repeat(missing))
    };
    let mut lines = canvas.heading("Releases by half-year (labs in brackets)");
    let [open, closed] = if canvas.width < WIDE { ["open", "closed"] } else { ["open weights", "closed flagships"] };
    lines.push(format!("{}{}{closed}", " ".repeat(COLUMN), pad(open, column)));
    lines.extend(trend.half_years.iter().map(|counts| {
        let open = side(counts.open.releases, counts.open.labs, open_style());
        let closed = side(counts.closed, counts.closed_labs, closed_style());
        format!("{}{open}{closed}", label(counts)).trim_end().to_owned()
    }));
    lines
}

/// Draws under which terms open weights came out.
pub(super) fn licences(trend: &Trend, canvas: &Canvas) -> Vec<String> {
    let most = trend.half_years.iter().map(|counts| counts.open.releases).max().unwrap_or_default();
    if most == 0 {
        return Vec::new();
    }
    let is_wide = canvas.width >= WIDE;
    let tail = if is_wide { "  00 of 00 permissive" } else { "  00 of 00" };
    let cells = canvas.width.saturating_sub(COLUMN + tail.len());
    let mut lines = canvas.heading("Terms of the open ones (plain permissive, of those established)");
    lines.extend(legend(canvas));
    lines.extend(trend.half_years.iter().filter(|counts| counts.open.releases > 0).map(|counts| {
        let (permissive, established) = counts.open.permissive();
        let words = if is_wide { " permissive" } else { "" };
        format!("{}{}  {permissive} of {established}{words}", label(counts), stacked(counts, most, cells, canvas))
    }));
    lines
}

/// Which fill stands for which terms, an entry a column, as many in a line as find room.
fn legend(canvas: &Canvas) -> Vec<String> {
    let widest = TERMS.iter().map(|(_, name)| name.width() + 4).max().unwrap_or(1);
    let in_line = (canvas.width.saturating_sub(COLUMN) / widest).max(1);
    let entries: Vec<String> = TERMS
        .iter()
        .zip(canvas.glyphs.fills())
        .map(|((class, name), fill)| {
            let fill = canvas.theme.paint(style(*class), &fill.to_string());
            format!("{fill} {}", pad(name, widest.saturating_sub(2)))
        })
        .collect();
    let lines = entries.chunks(in_line).map(|line| format!("{}{}", " ".repeat(COLUMN), line.concat()));
    lines.map(|line| line.trim_end().to_owned()).collect()
}

/// A bar in parts, one for each kind of terms; each release has as many columns as all find room for.
fn stacked(counts: &HalfYearCounts, most: usize, cells: usize, canvas: &Canvas) -> String {
    let (mut seen, mut drawn, mut bar) = (0, 0, String::new());
    // Whole columns a release where there is room, so that bars can be counted.
    let columns =
        |releases: usize| if cells >= most { releases * (cells / most) } else { (releases * cells).div_ceil(most) };
    for ((class, _), fill) in TERMS.iter().zip(canvas.glyphs.fills()) {
        seen += counts.open.licences.get(class).copied().unwrap_or_default();
        let upto = columns(seen);
        bar.push_str(&canvas.theme.paint(style(*class), &fill.to_string().repeat(upto.saturating_sub(drawn))));
        drawn = upto;
    }
    bar
}

/// Draws the median of total sizes.
pub(super) fn sizes(trend: &Trend, canvas: &Canvas) -> Vec<String> {
    let medians: Vec<_> =
        trend.half_years.iter().filter_map(|counts| Some((counts, counts.open.median_b()?))).collect();
    let most = medians.iter().map(|(_, median)| *median).fold(0.0, f32::max);
    if medians.is_empty() {
        return Vec::new();
    }
    let cells = canvas.width.saturating_sub(COLUMN + " 0,000B (00 of 00)".len());
    let mut lines = canvas.heading("Median total size of the open ones (sizes known)");
    lines.extend(medians.iter().map(|(counts, median)| {
        let bar = canvas.glyphs.bar(f64::from(*median), f64::from(most), cells);
        let known = format!("({} of {})", counts.open.sizes.len(), counts.open.releases);
        format!("{}{} {} {known}", label(counts), canvas.theme.paint(open_style(), &bar), size(*median))
    }));
    lines
}

/// The half-year, marked where more may come.
fn label(counts: &HalfYearCounts) -> String {
    pad(&format!("{}{}", counts.half_year, if counts.is_over { "" } else { "+" }), COLUMN)
}

pub(super) fn open_style() -> Style {
    AnsiColor::Green.on_default()
}

pub(super) fn closed_style() -> Style {
    AnsiColor::Magenta.on_default()
}

fn style(class: LicenceClass) -> Style {
    match class {
        LicenceClass::Permissive => AnsiColor::Green.on_default(),
        LicenceClass::Conditional => AnsiColor::Yellow.on_default(),
        LicenceClass::NonCommercial | LicenceClass::Closed => AnsiColor::Red.on_default(),
        LicenceClass::Unknown => Style::new().dimmed(),
    }
}
