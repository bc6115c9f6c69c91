//! Owns looking through a large file piece by piece, in the memory of one piece. Never decides what is looked for.

use super::shape;
use crate::text::{is_binary, is_utf16};
use rayon::prelude::*;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

/// Files up to this size in bytes are read at once.
pub(super) const LARGE: u64 = 8 * 1024 * 1024;

/// How many bytes are read at a time.
const PIECE: usize = 1024 * 1024;

/// How much of a piece is looked at again with the next: longer than whatever is looked for.
const OVERLAP: usize = 1024;

/// A file of so many bytes is looked through on all threads.
const WORTH_THREADS: u64 = 32 * 1024 * 1024;

/// How many bytes of such a file one thread takes at a time.
const PART: u64 = 8 * 1024 * 1024;

/// Whether a piece of an open file holds what is looked for; `None` for what is no text in bytes, and for what cannot be
/// read. `length` in bytes is the file's, and each thread has it opened anew by `open`.
///
/// `begin` gets the first piece and returns the question that all pieces are asked. `buffer` is used for the pieces.
pub(super) fn any_piece<H: Fn(&[u8]) -> bool + Sync>(
    open: impl Fn() -> std::io::Result<File> + Sync,
    length: u64,
    file: &mut File,
    buffer: &mut Vec<u8>,
    begin: impl FnOnce(&[u8]) -> H,
) -> Option<bool> {
    if length < WORTH_THREADS || rayon::current_num_threads() == 1 {
        return any_piece_of(PIECE, file, buffer, begin);
    }
    any_part_of(PART, open, length, file, buffer, begin)
}

/// Does so part by part, on all threads.
fn any_part_of<H: Fn(&[u8]) -> bool + Sync>(
    part: u64,
    open: impl Fn() -> std::io::Result<File> + Sync,
    length: u64,
    file: &mut File,
    buffer: &mut Vec<u8>,
    begin: impl FnOnce(&[u8]) -> H,
) -> Option<bool> {
    buffer.clear();
    fill(PIECE, file, buffer)?;
    let holds = question(buffer, begin)?;
    if holds(buffer) || shape::may_be_told(buffer) {
        return Some(true);
    }
    let (behind, overlap) = (buffer.len() as u64, OVERLAP as u64);
    let count = length.saturating_sub(behind).div_ceil(part.max(1));
    let parts: Vec<u64> = (0..count).map(|number| behind + number * part).collect();
    let look = |buffer: &mut Vec<u8>, start: u64| {
        let mut file = open().ok()?;
        file.seek(SeekFrom::Start(start.saturating_sub(overlap))).ok()?;
        buffer.clear();
        any_more(PIECE, &mut file.take(part + overlap), buffer, &holds)
    };
    // What cannot be read is read once more as a whole, which tells why.
    Some(parts.into_par_iter().map_init(Vec::new, look).any(|found| found != Some(false)))
}

/// The question that all pieces are asked, made of the first; `None` for what is no text in bytes.
fn question<H>(first: &[u8], begin: impl FnOnce(&[u8]) -> H) -> Option<H> {
    (!is_binary(first) && !is_utf16(first)).then(|| begin(first))
}

/// Does so with pieces of `size` bytes. The answer is the same for every size.
fn any_piece_of<H: Fn(&[u8]) -> bool>(
    size: usize,
    file: &mut impl Read,
    buffer: &mut Vec<u8>,
    begin: impl FnOnce(&[u8]) -> H,
) -> Option<bool> {
    buffer.clear();
    let ended = fill(size, file, buffer)?;
    let holds = question(buffer, begin)?;
    if holds(buffer) || shape::may_be_told(buffer) {
        return Some(true);
    }
    if ended { Some(false) } else { any_more(size, file, buffer, &holds) }
}

/// Looks through what is left of a file behind the piece in the buffer.
fn any_more(size: usize, file: &mut impl Read, buffer: &mut Vec<u8>, holds: &impl Fn(&[u8]) -> bool) -> Option<bool> {
    loop {
        buffer.drain(..buffer.len().saturating_sub(OVERLAP));
        let ended = fill(size, file, buffer)?;
        if holds(buffer) || shape::may_be_told(buffer) {
            return Some(true);
        }
        if ended {
            return Some(false);
        }
    }
}

/// Reads up to the next piece's end; returns whether that is the file's.
fn fill(size: usize, file: &mut impl Read, buffer: &mut Vec<u8>) -> Option<bool> {
    let wanted = size as u64;
    let read = file.by_ref().take(wanted).read_to_end(buffer).ok()?;
    Some((read as u64) < wanted)
}

#[cfg(test)]
mod tests {
    use super::{OVERLAP, PIECE, any_part_of, any_piece, any_piece_of};
    use std::fs::File;

    /// Whether `mark` is looked for and found in a file in which `written` stands at `at`.
    fn finds(at: usize, written: &[u8]) -> Option<bool> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let mut bytes = vec![b'x'; 9 * PIECE / 2];
        bytes[at..at + written.len()].copy_from_slice(written);
        std::fs::write(&path, bytes).unwrap();
        let holds = |piece: &[u8]| memchr::memmem::find(piece, b"mark").is_some();
        let length = std::fs::metadata(&path).unwrap().len();
        let open = || File::open(&path);
        let in_turn = any_piece(open, length, &mut open().unwrap(), &mut Vec::new(), |_| holds);
        for part in [PIECE as u64, PIECE as u64 + 7, 100 * PIECE as u64] {
            let side_by_side = any_part_of(part, open, length, &mut open().unwrap(), &mut Vec::new(), |_| holds);
            assert_eq!(side_by_side, in_turn, "{at} {part}");
        }
        in_turn
    }

    #[test]
    fn what_stands_across_two_pieces_is_found() {
        for at in [0, PIECE - 2, PIECE, 2 * PIECE - OVERLAP - 2, 4 * PIECE - 1, 9 * PIECE / 2 - 4] {
            assert_eq!(finds(at, b"mark"), Some(true), "{at}");
        }
        assert_eq!(finds(5, b"none"), Some(false));
    }

    #[test]
    fn what_is_no_text_is_left_to_be_read_at_once() {
        assert_eq!(finds(5, b"\0"), None);
    }

    #[test]
    fn pieces_of_every_size_give_the_same_answer() {
        const STEM: &[u8] = b"moonshotai/Kimi-K2-Instruct";
        let holds = |piece: &[u8]| memchr::memmem::find(piece, STEM).is_some();
        let asked = |size: usize, bytes: &[u8]| any_piece_of(size, &mut &*bytes, &mut Vec::new(), |_| holds);
        for size in (10..=20).flat_map(|power| [(1_usize << power) - 1, 1 << power, (1 << power) + 1]) {
            let mut bytes = vec![b'x'; 3 * size + 100];
            assert_eq!(asked(size, &bytes), Some(false), "{size}");
            // Across the ends of the pieces, the beginnings of what is looked at again, and the file's own end.
            let borders = [size, size - OVERLAP.min(size), 2 * size, 2 * size - OVERLAP.min(size), 3 * size];
            // Every place takes long in large pieces.
            let step = if size < 1 << 14 { 1 } else { STEM.len() / 2 };
            let backs = (0..=STEM.len()).step_by(step);
            let across = borders.iter().flat_map(|border| backs.clone().map(|back| border.saturating_sub(back)));
            for at in across.chain([3 * size + 100 - STEM.len()]) {
                bytes[at..at + STEM.len()].copy_from_slice(STEM);
                assert_eq!(asked(size, &bytes), Some(true), "{size} {at}");
                bytes[at..at + STEM.len()].fill(b'x');
            }
        }
    }
}
