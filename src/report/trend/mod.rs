//! Owns how a trend is shown: drawn for people, as JSON and as CSV. Never counts releases.

mod draw;
mod halves;
mod hosting;
mod json;
mod labs;
mod notes;
mod objects;
mod rows;

pub use draw::trend_drawn;
pub use json::trend_json;
pub use rows::trend_csv;

/// Returns how large a part is, in percent; none of nothing.
fn percent(part: u32, of: u32) -> Option<u32> {
    part.saturating_mul(100).saturating_add(of / 2).checked_div(of)
}
