//! Owns the index of a project: one number for all its exposed models, and its grade. Never scores a reference.

use serde::Serialize;

/// The grade of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Grade {
    /// Below 15.
    A,
    /// Below 35.
    B,
    /// Below 60.
    C,
    /// Below 80.
    D,
    /// 80 and more.
    E,
}

impl Grade {
    /// Returns the grade of an index.
    #[must_use]
    pub fn of(index: u8) -> Self {
        match index {
            ..15 => Self::A,
            15..35 => Self::B,
            35..60 => Self::C,
            60..80 => Self::D,
            80.. => Self::E,
        }
    }

    /// The letter used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
        }
    }
}

/// How much a project as a whole leans on the open frontier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Index {
    /// 0–100.
    pub index: u8,
    /// Its grade.
    pub grade: Grade,
}
