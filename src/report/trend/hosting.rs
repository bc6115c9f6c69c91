//! Owns what is drawn of hosts: shares withdrawn of pairs old enough. Never draws them over time.

use super::super::wrap::pad;
use super::draw::Canvas;
use super::halves::closed_style;
use super::percent;
use crate::catalog::{Share, Trend};
use crate::text::sanitise;
use unicode_width::UnicodeWidthStr;

/// A record of fewer pairs tells nothing of a host.
const LEAST_PAIRS: u32 = 5;

/// The columns of a name.
const COLUMN: usize = 18;

/// Draws the share withdrawn within 90 and within 150 days, and host by host within 150.
pub(super) fn hosting(trend: &Trend, canvas: &Canvas) -> Vec<String> {
    let all = &trend.hosting.all;
    if all.within_90.of == 0 {
        return Vec::new();
    }
    let mut lines = canvas.heading("Host offers of these weights withdrawn (pairs of host and model old enough)");
    lines.push(bar("within 90 days", all.within_90, canvas));
    lines.push(bar("within 150 days", all.within_150, canvas));
    let told = trend.hosting.hosts.iter().filter(|host| host.record.within_150.of >= LEAST_PAIRS);
    let mut hosts: Vec<_> = told.map(|host| (host.record.within_150, host.name.as_str())).collect();
    let permille = |share: &Share| u64::from(share.withdrawn).saturating_mul(1000).checked_div(u64::from(share.of));
    hosts.sort_by_key(|(share, name)| (std::cmp::Reverse(permille(share)), name.to_lowercase()));
    if !hosts.is_empty() {
        lines.push(canvas.theme.label(&format!("Within 150 days, at hosts of {LEAST_PAIRS} pairs and more")));
    }
    lines.extend(hosts.into_iter().map(|(share, name)| bar(name, share, canvas)));
    lines
}

fn bar(name: &str, share: Share, canvas: &Canvas) -> String {
    let cells = canvas.width.saturating_sub(COLUMN + " 100% 000 of 000".len());
    let bar = canvas.glyphs.bar(f64::from(share.withdrawn), f64::from(share.of), cells);
    let name: String = sanitise(name).chars().take(COLUMN - 1).collect();
    let told = percent(share.withdrawn, share.of).map(|percent| format!("{percent}% ")).unwrap_or_default();
    let gap = if bar.width() > 0 { " " } else { "" };
    let bar = canvas.theme.paint(closed_style(), &bar);
    format!("{}{bar}{gap}{told}{} of {}", pad(&name, COLUMN), share.withdrawn, share.of)
}
