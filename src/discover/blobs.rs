//! Owns one `git cat-file --batch` and what it answers. Never decides which blobs are wanted.

#![deny(clippy::indexing_slicing)]

use super::DiscoverError;
use super::git::Git;
use super::read::LARGEST_FILE;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

const SUBCOMMAND: &str = "cat-file";

/// A staged file's content.
#[derive(Debug)]
pub(super) enum Blob {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// Past the size that is read at all.
    TooLarge,
    /// Not in the repository, as in a partial clone.
    Missing,
}

/// A process that hands out blobs, one for one: a request is written when the last answer has been read to its end,
/// so neither side can wait for the other with a full pipe.
#[derive(Debug)]
pub(super) struct Blobs {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Blobs {
    /// Starts the process.
    pub(super) fn start(git: &Git) -> Result<Self, DiscoverError> {
        let mut command = git.command(SUBCOMMAND, &["--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| failed(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(requests), Some(answers)) => Ok(Self { child, requests, answers: BufReader::new(answers) }),
            _ => Err(failed(&io::ErrorKind::BrokenPipe.into())),
        }
    }

    /// Returns the blob of an object id.
    pub(super) fn get(&mut self, object: &str) -> Result<Blob, DiscoverError> {
        self.answer(object).map_err(|error| failed(&error))
    }

    fn answer(&mut self, object: &str) -> io::Result<Blob> {
        self.requests.write_all(format!("{object}\n").as_bytes())?;
        self.requests.flush()?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        let Some(size) = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok()) else {
            return if head.is_empty() { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(Blob::Missing) };
        };
        let mut body = self.answers.by_ref().take(size);
        let blob = if size > LARGEST_FILE {
            io::copy(&mut body, &mut io::sink())?;
            Blob::TooLarge
        } else {
            let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
            body.read_to_end(&mut bytes)?;
            Blob::Bytes(bytes)
        };
        let mut line_end = [0];
        self.answers.read_exact(&mut line_end)?;
        Ok(blob)
    }
}

impl Drop for Blobs {
    /// Leaves no process behind, whatever state it is in. Both may fail only if it has ended already.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn failed(error: &io::Error) -> DiscoverError {
    DiscoverError::Git { command: SUBCOMMAND, why: error.to_string() }
}
