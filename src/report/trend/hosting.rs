//! Owns what is drawn of hosts: shares withdrawn of pairs old enough. Never draws them over time.

use super::super::wrap::{pad, wrap};
use super::draw::{Canvas, cut};
use super::halves::{WIDE, closed_style};
use super::percent;
use crate::catalog::{Share, Trend, Withdrawing};
use unicode_width::UnicodeWidthStr;

/// A record of fewer pairs tells nothing of a host.
const LEAST_PAIRS: u32 = 5;

/// Draws the share withdrawn within 90 and within 150 days, of all and of recent releases, and host by host.
pub(super) fn hosting(trend: &Trend, canvas: &Canvas) -> Vec<String> {
    let hosting = &trend.hosting;
    if hosting.all.within_90.of == 0 {
        return Vec::new();
    }
    let mut lines = canvas.heading("Host offers of these weights withdrawn (pairs of host and model old enough)");
    lines.extend(within(&hosting.all, canvas));
    if hosting.recent.within_90.of > 0 && hosting.recent.within_90.of < hosting.all.within_90.of {
        lines.extend(label("Of models released in the last 365 days", canvas));
        lines.extend(within(&hosting.recent, canvas));
    }
    let told = hosting.hosts.iter().filter(|host| host.record.within_150.of >= LEAST_PAIRS);
    let mut hosts: Vec<_> = told.map(|host| (host.record.within_150, host.name.as_str())).collect();
    let permille = |share: &Share| u64::from(share.withdrawn).saturating_mul(1000).checked_div(u64::from(share.of));
    hosts.sort_by_key(|(share, name)| (std::cmp::Reverse(permille(share)), name.to_lowercase()));
    if !hosts.is_empty() {
        lines.extend(label(&format!("Within 150 days, at hosts of {LEAST_PAIRS} pairs and more"), canvas));
    }
    lines.extend(hosts.into_iter().map(|(share, name)| bar(name, share, canvas)));
    lines
}

fn within(record: &Withdrawing, canvas: &Canvas) -> impl Iterator<Item = String> {
    let shares = [("within 90 days", record.within_90), ("within 150 days", record.within_150)];
    shares.into_iter().filter(|(_, share)| share.of > 0).map(|(name, share)| bar(name, share, canvas))
}

fn label(text: &str, canvas: &Canvas) -> Vec<String> {
    wrap(text, canvas.width).iter().map(|line| canvas.theme.label(line)).collect()
}

fn bar(name: &str, share: Share, canvas: &Canvas) -> String {
    let column = if canvas.width < WIDE { 16 } else { 32 };
    let cells = canvas.width.saturating_sub(column + " 100% 000 of 000".len());
    let bar = canvas.glyphs.bar(f64::from(share.withdrawn), f64::from(share.of), cells);
    let told = percent(share.withdrawn, share.of).map(|percent| format!("{percent}% ")).unwrap_or_default();
    let gap = if bar.width() > 0 { " " } else { "" };
    let name = pad(&cut(name, column - 1), column);
    format!("{name}{}{gap}{told}{} of {}", canvas.theme.paint(closed_style(), &bar), share.withdrawn, share.of)
}
