//! What discovery finds, leaves out and says, on trees as users have them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up its tree has to stop")]

mod child;
mod encoding;
mod explicit;
mod reading;
mod staged;
mod tree;
mod walk;
