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
    /// What a document allows.
    pub(super) fn of(text: &str) -> Self {
        Self { left: length(text).saturating_mul(READINGS).saturating_add(SLACK), is_cut_short: false }
    }
}

/// The length of a text in bytes, the same whether its lines end on LF or on CRLF.
fn length(text: &str) -> usize {
    text.len() - memchr::memchr_iter(b'\r', text.as_bytes()).count()
}

impl SiteTree {
    /// Takes a text off the allowance. Where that is used up nothing more may be read: depth alone bounds nothing where
    /// each level reads two texts of the next.
    pub(in crate::extract) fn may_read(&mut self, text: &str) -> bool {
        let left = self.allowance.left.checked_sub(length(text).max(1));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_allow_as_much_whatever_they_end_on() {
        let readings = |text: &str| {
            let mut tree = SiteTree::new(text);
            (0..10 * READINGS).take_while(|_| tree.may_read(text)).count()
        };
        let unix = "a: b\n".repeat(2_000);
        assert_eq!(readings(&unix), readings(&unix.replace('\n', "\r\n")));
        assert!(readings(&unix) > READINGS);
    }
}
