//! Owns how much text may be read into a tree, over all readings of text inside text. Never reads any.

use super::SiteTree;

/// How many times a document's length may be read. Real files need less than ten: a here-document in a script in a
/// manifest is read four times.
const READINGS: usize = 32;
/// Short documents may be read so many bytes more.
const SLACK: usize = 64 * 1024;

/// The bytes that may still be read, and whether something was left unread.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowance {
    left: usize,
    is_cut_short: bool,
}

impl Allowance {
    /// What a document of `length` bytes allows.
    pub(super) fn of(length: usize) -> Self {
        Self { left: length.saturating_mul(READINGS).saturating_add(SLACK), is_cut_short: false }
    }
}

impl SiteTree {
    /// Takes `length` bytes off the allowance. Where it is used up nothing more may be read: depth alone bounds nothing
    /// where each level reads two texts of the next.
    pub(in crate::extract) fn may_read(&mut self, length: usize) -> bool {
        let left = self.allowance.left.checked_sub(length.max(1));
        match left {
            Some(left) => self.allowance.left = left,
            None => self.allowance = Allowance { left: 0, is_cut_short: true },
        }
        left.is_some()
    }

    /// Whether something was not read, because the allowance was used up.
    pub(in crate::extract) fn is_cut_short(&self) -> bool {
        self.allowance.is_cut_short
    }
}
