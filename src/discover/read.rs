//! Owns how one input's bytes are got, and when they are not. Never decodes them.

use super::pieces::{LARGE, any_piece};
use super::{Content, Files, Input, SkipReason, explicit, notices, shape};
use crate::text::{BINARY_WINDOW, Notice, is_binary};
use std::fs::Metadata;
use std::io::{Error, Read, Seek};

/// The size in bytes past which nothing is read at all: 256 MB.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// Files past this size in bytes are first looked at for being binary, so that weights are not read for nothing.
const LOOK_FIRST: u64 = 64 * 1024;

/// Why an input is not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Skip {
    /// For what it is: counted, and nothing is said.
    Counted(SkipReason),
    /// For what is wrong with it.
    Noticed(Notice),
    /// For what a large file does not hold.
    PassedOver,
}

/// Returns the bytes of an input, as they stand.
pub fn read_bytes(files: &Files<'_>, input: &Input) -> Result<Vec<u8>, Skip> {
    let mut bytes = Vec::new();
    read_unless(files, input, &mut bytes, |_| |_: &[u8]| true).map(|()| bytes)
}

/// Puts the bytes of an input into `buffer`, whose earlier content is dropped and whose memory is used again.
///
/// Only regular files are opened, and at most [`LARGEST_FILE`] bytes are read. A large file is passed over, in the memory
/// of a small one, where none of its pieces holds what the question that `begin` makes of the first asks for. After a
/// [`Skip`] the buffer holds nothing of use.
pub fn read_unless<H: Fn(&[u8]) -> bool + Sync>(
    files: &Files<'_>,
    input: &Input,
    buffer: &mut Vec<u8>,
    begin: impl FnOnce(&[u8]) -> H,
) -> Result<(), Skip> {
    buffer.clear();
    match &input.content {
        Content::Bytes(bytes) => buffer.extend_from_slice(bytes),
        Content::Stdin => read_rest(input, std::io::stdin().lock(), buffer)?,
        Content::File => read_file(files, input, buffer, begin)?,
    }
    if buffer.len() as u64 > LARGEST_FILE {
        return Err(Skip::Noticed(notices::too_large(input.relative.clone(), LARGEST_FILE)));
    }
    refuse_binary(buffer)?;
    shape::by_content(&input.relative, buffer).map_or(Ok(()), |reason| Err(Skip::Counted(reason)))
}

/// What was opened is asked for being a file rather than the path: that costs no second look for it, and nothing can be
/// put in its place in between.
fn read_file<H: Fn(&[u8]) -> bool + Sync>(
    files: &Files<'_>,
    input: &Input,
    buffer: &mut Vec<u8>,
    begin: impl FnOnce(&[u8]) -> H,
) -> Result<(), Skip> {
    let mut file = files.open(input).map_err(|error| unopened(files, input, &error))?;
    let metadata = file.metadata().map_err(|error| unreadable(input, &error))?;
    refuse_unfit(input, &metadata)?;
    if metadata.len() > LARGEST_FILE {
        return Err(Skip::Noticed(notices::too_large(input.relative.clone(), LARGEST_FILE)));
    }
    if metadata.len() > LARGE {
        if any_piece(|| files.open(input), metadata.len(), &mut file, buffer, begin) == Some(false) {
            return Err(Skip::PassedOver);
        }
        buffer.clear();
        file.rewind().map_err(|error| unreadable(input, &error))?;
    }
    if metadata.len() > LOOK_FIRST {
        let head = file.by_ref().take(BINARY_WINDOW as u64).read_to_end(buffer);
        head.map_err(|error| unreadable(input, &error))?;
        refuse_binary(buffer)?;
    }
    let left = metadata.len().saturating_sub(buffer.len() as u64);
    if left == 0 {
        // The files of `/proc` say that they are empty.
        return read_rest(input, file, buffer);
    }
    buffer.reserve(usize::try_from(left).unwrap_or_default());
    // Up to the size that it said: asking whether there is more would be one call more for each file.
    read_rest(input, file.take(left), buffer)
}

fn refuse_unfit(input: &Input, metadata: &Metadata) -> Result<(), Skip> {
    match explicit::kind(metadata.file_type()) {
        explicit::Kind::Unfit(why) => Err(Skip::Noticed(notices::skipped(input.relative.clone(), why))),
        _ => Ok(()),
    }
}

/// A socket cannot be opened: then what stands at the path says more than the error.
fn unopened(files: &Files<'_>, input: &Input, error: &Error) -> Skip {
    let unfit = files.metadata(input).ok().and_then(|metadata| refuse_unfit(input, &metadata).err());
    unfit.unwrap_or_else(|| unreadable(input, error))
}

fn read_rest(input: &Input, source: impl Read, buffer: &mut Vec<u8>) -> Result<(), Skip> {
    let most = LARGEST_FILE + 1 - buffer.len() as u64;
    source.take(most).read_to_end(buffer).map(|_| ()).map_err(|error| unreadable(input, &error))
}

fn refuse_binary(bytes: &[u8]) -> Result<(), Skip> {
    if is_binary(bytes) { Err(Skip::Counted(SkipReason::Binary)) } else { Ok(()) }
}

fn unreadable(input: &Input, error: &Error) -> Skip {
    Skip::Noticed(notices::unreadable(input.relative.clone(), error.kind()))
}
