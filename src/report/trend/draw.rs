//! Owns the trend as people read it: the order of its parts, on a canvas of the terminal's width. Never counts.

use super::super::glyphs::Glyphs;
use super::super::theme::{Theme, View};
use super::super::wrap::wrap;
use super::{halves, hosting, labs, notes};
use crate::catalog::{Catalog, Trend};
use crate::text::sanitise;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// What people read the drawing on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Canvas {
    /// What bars are made of.
    pub glyphs: Glyphs,
    /// Columns.
    pub width: usize,
    /// The styles to write with.
    pub theme: Theme,
}

impl Canvas {
    /// A heading, broken to the width.
    pub(super) fn heading(&self, text: &str) -> Vec<String> {
        wrap(text, self.width).iter().map(|line| self.theme.strong(line)).collect()
    }

    /// An item of a list, broken to the width.
    fn item(&self, text: &str) -> Vec<String> {
        let lines = wrap(&sanitise(text), self.width.saturating_sub(2)).into_iter().enumerate();
        lines.map(|(index, line)| format!("{}{line}", if index == 0 { "- " } else { "  " })).collect()
    }
}

/// Draws the trend: releases, terms, sizes, labs, hosts, and what all that says and does not say.
pub fn trend_drawn(
    trend: &Trend,
    catalog: &Catalog,
    glyphs: Glyphs,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    let canvas = Canvas { glyphs, width: view.width, theme: view.theme() };
    let date = catalog.date().map(|date| format!(" (catalogue of {date})")).unwrap_or_default();
    let title = format!("Who releases near-frontier weights, and who keeps them, as of {}{date}", trend.query.as_of);
    let parts = [
        canvas.heading(&title),
        halves::releases(trend, &canvas),
        halves::licences(trend, &canvas),
        halves::sizes(trend, &canvas),
        labs::labs(trend, &canvas),
        hosting::hosting(trend, &canvas),
        listed("What the counts say", &notes::findings(trend), &canvas),
        listed("What they do not say", &notes::caveats(trend), &canvas),
    ];
    let parts = parts.iter().filter(|part| !part.is_empty()).map(|part| part.join("\n"));
    let drawn = parts.collect::<Vec<_>>().join("\n\n");
    writeln!(out, "{}", glyphs.shown(&drawn))
}

fn listed(heading: &str, texts: &[String], canvas: &Canvas) -> Vec<String> {
    if texts.is_empty() {
        return Vec::new();
    }
    let items = texts.iter().flat_map(|text| canvas.item(text));
    canvas.heading(heading).into_iter().chain(items).collect()
}

/// A name cleaned, and cut to its columns.
pub(super) fn cut(name: &str, width: usize) -> String {
    let name = sanitise(name);
    if name.width() <= width {
        return name.into_owned();
    }
    let mut kept = String::new();
    for letter in name.chars() {
        if kept.width() + letter.to_string().width() >= width {
            break;
        }
        kept.push(letter);
    }
    kept.push('…');
    kept
}
