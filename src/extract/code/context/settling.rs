//! Owns how a literal that was waiting becomes a node, once what follows it tells how it stands. Never reads what follows.

use super::{Pending, Walk};
use crate::extract::code::frames::Stands;

impl Walk<'_> {
    /// Adds the literal that was waiting; `compares` where it is compared with, `grouped` where a bracket ends behind it.
    pub(super) fn settle_as(&mut self, compares: bool, grouped: bool) {
        if let Some(pending) = self.pending.take() {
            let stands =
                Stands { comparing: pending.comparing || compares, is_part: false, grouped, result: pending.result };
            let is_default = self.frames.is_default(pending.body);
            let node = self.frames.literal(pending.body, pending.escapes, stands);
            self.define(node, is_default);
        }
    }

    /// Adds the literal that was waiting as a part that is looked for in something: `"4o" in name`, `"4o" not in name`.
    pub(super) fn settle_as_part(&mut self) {
        if let Some(pending) = self.pending.take() {
            let stands = Stands { is_part: true, ..Stands::default() };
            self.frames.literal(pending.body, pending.escapes, stands);
        }
    }

    /// Whether the literal that was waiting is a pattern: nothing stands before it among the arms of a `match`.
    pub(super) fn is_pattern(&self) -> bool {
        let opens = |pending: &Pending| pending.opens && !pending.follows_arm;
        self.frames.top().is_match && self.pending.as_ref().is_some_and(opens)
    }
}
