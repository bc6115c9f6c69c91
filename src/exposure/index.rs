//! Stand-in for the project's index.

/// How much of a project's footing lies on the open frontier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Index {
    /// 0–100.
    pub value: u8,
    /// A to E.
    pub grade: char,
}
