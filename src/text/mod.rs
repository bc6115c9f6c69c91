//! Owns documents: decoded text with its path, format and line index, spans into it, and what may be shown of it.
//! Reads no files (that is `discover`) and knows no structure (that is `extract`).

mod decode;
mod detect;
mod display;
mod document;
mod format;
mod mapped;
mod notice;
mod place;
mod redact;
mod span;
mod wildcards;
mod word_search;

pub use decode::{BINARY_WINDOW, Decoded, decode, is_binary, is_utf16};
pub use display::{Clipped, clip, display_path, sanitise};
pub use document::{Document, Encoding, Position};
pub use format::Format;
pub use mapped::{MappedText, MappedTextBuilder};
pub use notice::{Notice, NoticeKind};
pub use place::{Excerpt, Place};
pub use redact::{MASK, redact, redact_identifier};
pub use span::Span;
pub use wildcards::Wildcards;
pub use word_search::{Filing, Hit, WordSearch};
