//! Owns the frames of the protocol: a header with the length, then JSON. Never looks into a message.
//!
//! After the Language Server Protocol 3.17, "Base Protocol".

use serde_json::Value;
use std::io::{self, BufRead, Read, Write};

/// Larger messages are refused: an editor sends whole files, and nobody edits one of this size.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The longest line of a header that is read.
const LONGEST_HEADER: u64 = 8 * 1024;

/// What came in.
#[derive(Debug)]
pub(super) enum Received {
    /// A message.
    Message(Value),
    /// A frame whose content is no JSON.
    NoJson,
}

/// Reads the next frame; `None` at the end, and where the sender no longer keeps to frames.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Received>> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if input.by_ref().take(LONGEST_HEADER).read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<u64>().ok();
        }
    }
    let Some(length) = length.filter(|length| *length <= LARGEST) else { return Ok(None) };
    let mut content = Vec::new();
    if input.by_ref().take(length).read_to_end(&mut content)? as u64 != length {
        return Ok(None);
    }
    Ok(Some(serde_json::from_slice(&content).map_or(Received::NoJson, Received::Message)))
}

/// Writes a message in a frame.
pub(super) fn write(out: &mut impl Write, message: &Value) -> io::Result<()> {
    let content = message.to_string();
    write!(out, "Content-Length: {}\r\n\r\n{content}", content.len())?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_message_comes_back_as_it_was() {
        let message = json!({ "method": "a", "params": "ü" });
        let mut bytes = Vec::new();
        write(&mut bytes, &message).unwrap();
        let Some(Received::Message(read)) = read(&mut bytes.as_slice()).unwrap() else { panic!("no message") };
        assert_eq!(read, message);
    }

    #[test]
    fn what_is_no_frame_ends_the_talk_and_what_is_no_json_does_not() {
        assert!(read(&mut b"".as_slice()).unwrap().is_none());
        assert!(read(&mut b"hello\r\n\r\n".as_slice()).unwrap().is_none());
        assert!(read(&mut b"Content-Length: 99999999999999\r\n\r\n".as_slice()).unwrap().is_none());
        assert!(read(&mut b"Content-Length: 9\r\n\r\n{}".as_slice()).unwrap().is_none());
        assert!(matches!(read(&mut b"Content-Length: 2\r\n\r\n{]".as_slice()).unwrap(), Some(Received::NoJson)));
    }
}
