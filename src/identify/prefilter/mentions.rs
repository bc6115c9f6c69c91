//! Owns whether a name found in a text can be more than a mention: `GPTModel(`, `// as Gemini does`, `Ab+gpt3_Q8nX` select
//! nothing. Judges by the bytes around it, and lets pass whatever it is not sure of. Never parses.

use crate::catalog::{Catalog, normalise};
use crate::identify::asking_words::KEY_WORDS;
use crate::identify::candidate::Candidate;
use crate::identify::resolve::{Grade, resolve};
use crate::identify::scan::tokens;
use crate::identify::vocabulary::{Expectation, keys};
use crate::identify::words::words;
use crate::text::Format;
use std::cell::Cell;

/// No identifier is longer.
const LONGEST: usize = 300;

/// So many bytes before a name are searched for an option or a key that may take it.
const NEAR: usize = 64;

/// So many points behind where a name begins are tried as its end.
const MOST_POINTS: usize = 4;

/// So much is spent on the names of one text; where none of them selects a model, but there are more, it is read.
const MOST: u32 = 1_024;

/// What it takes to look one up.
const LOOK_UP: u32 = 32;

/// The names found in one text, one after the other.
pub(super) struct Mentions<'a> {
    pub(super) text: &'a [u8],
    pub(super) format: Format,
    catalog: &'a Catalog,
    left: Cell<u32>,
}

impl<'a> Mentions<'a> {
    pub(super) fn new(text: &'a [u8], format: Format, catalog: &'a Catalog) -> Self {
        Self { text, format, catalog, left: Cell::new(MOST) }
    }

    /// Whether the name at a place can be, or belong to, an identifier. In scripts and documents, where a model may be
    /// asked for by what stands far from it, every name can.
    pub(super) fn may_select(&self, start: usize, end: usize) -> bool {
        if !self.spend(1) {
            return true;
        }
        let (before, behind) = (self.text.get(..start).unwrap_or_default(), self.text.get(end..).unwrap_or_default());
        let head = before.iter().rev().take(LONGEST).take_while(|byte| is_inside(**byte)).count();
        let tail = behind.iter().take(LONGEST).take_while(|byte| is_inside(**byte)).count();
        let name = self.text.get(start - head..end + tail).unwrap_or_default();
        if name.len() > LONGEST && name.iter().all(|byte| is_of_token(*byte)) {
            return false;
        }
        if !self.is_judged() {
            return true;
        }
        let before = before.get(..start - head).unwrap_or_default();
        let behind = behind.get(tail..).unwrap_or_default();
        goes_on(before, behind)
            || is_repository(name)
            || ((!is_bare(name) || is_asked_for(before, behind, self.format))
                && (self.may_lead_to_model(name)
                    || self.is_behind_number(name.get(head..).unwrap_or_default(), start)
                    || self.is_in_dotted_key(name, head)))
    }

    /// Whether what stands in a key from one point to another leads to a model: `[prices.gpt-4o.input]`. The name that was
    /// found begins at `head`.
    fn is_in_dotted_key(&self, name: &[u8], head: usize) -> bool {
        let is_point = |byte: &u8| *byte == b'.';
        let before = name.get(..head).unwrap_or_default();
        let rest = name.get(before.iter().rposition(is_point).map_or(0, |at| at + 1)..).unwrap_or_default();
        let points = rest.iter().enumerate().filter(|(_, byte)| is_point(byte)).map(|(at, _)| at);
        let mut parts = points.take(MOST_POINTS).chain([rest.len()]).filter_map(|end| rest.get(..end));
        self.format.is_configuration() && name.iter().any(is_point) && parts.any(|part| self.may_lead_to_model(part))
    }

    /// Whether the rest of a name leads to a model and a number stands before it, which its format may part from it.
    fn is_behind_number(&self, rest: &[u8], start: usize) -> bool {
        let before = start.checked_sub(1).and_then(|at| self.text.get(at));
        before.is_some_and(u8::is_ascii_digit) && self.may_lead_to_model(rest)
    }

    /// Whether what a variable for models is set to may be one, known or not.
    pub(super) fn may_be_model(&self, value: &[u8]) -> bool {
        let is_name = !value.is_empty() && value.iter().all(|byte| is_inside(*byte));
        is_name && (is_repository(value) || self.may_lead_to_model(value))
    }

    /// Whether the format is one in which what asks for a model stands beside it.
    fn is_judged(&self) -> bool {
        self.format.is_source() || self.format.is_configuration() || self.format == Format::Text
    }

    /// Whether that much was left.
    fn spend(&self, much: u32) -> bool {
        let left = self.left.get().checked_sub(much);
        self.left.set(left.unwrap_or_default());
        left.is_some()
    }

    /// Whether a name, or a part of it that may stand alone, leads to a model or to an organisation's repository.
    fn may_lead_to_model(&self, name: &[u8]) -> bool {
        if !self.spend(LOOK_UP) {
            return true;
        }
        let Ok(name) = std::str::from_utf8(name) else { return true };
        tokens(name).map(|token| token.of(name)).chain([name]).any(|token| {
            let behind_colons = token.match_indices(':').filter_map(|(at, _)| token.get(at + 1..));
            behind_colons.chain([token]).any(|text| self.leads_to_model(text))
        })
    }

    /// The family tells most; to look a name up under all that hosts make of it costs much more.
    fn leads_to_model(&self, text: &str) -> bool {
        let name = text.rsplit('/').next().unwrap_or(text);
        let is_one = |candidate: &Candidate| {
            let least = if candidate.name.contains('/') { Grade::Organisation } else { Grade::Family };
            candidate.is_explicit || resolve(candidate, self.catalog).grade >= least
        };
        self.catalog.family_of(&normalise(name)).is_some() || Candidate::read(text).as_ref().is_some_and(is_one)
    }
}

/// Whether a byte may stand within an identifier.
fn is_inside(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !byte.is_ascii_control() && !b"{}<>$%*\"'`|;,=()[]\\".contains(&byte)
}

/// Whether a byte parts no words, as marks of other writing do.
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_./:@+".contains(&byte)
}

/// Whether a name does not end where its letters do: a variable, an escape or a place left open stands beside it.
fn goes_on(before: &[u8], behind: &[u8]) -> bool {
    matches!(before.last(), Some(b'{' | b'}' | b'$' | b'%' | b'\\'))
        || matches!(behind, [b'{' | b'$' | b'%' | b'*' | b'<' | b'[', ..] | [b'>', b'=', ..])
        || matches!(behind, [b'\\', next, ..] if !b"nrt\"'`\n\r".contains(next))
}

/// Whether a name is that of a repository, known or not: `organisation/name` with a number in it.
fn is_repository(name: &[u8]) -> bool {
    name.split(|byte| *byte == b'/').count() == 2 && name.iter().any(u8::is_ascii_digit)
}

/// Whether a name is one only where it is asked for: what can be nothing else has a slash, or a number and a mark.
fn is_bare(name: &[u8]) -> bool {
    let is_mark = |byte: &u8| matches!(byte, b'-' | b':' | b'.');
    let has_parts = || name.trim_ascii().split(is_mark).filter(|part| !part.is_empty()).count() > 1;
    let has_number = name.iter().any(u8::is_ascii_digit);
    !(name.iter().any(|byte| matches!(byte, b'/' | b'^' | b'~')) || (has_number && has_parts()))
}

/// Whether what stands before and behind a bare name may ask for it. In configuration a key does, which is reason enough to
/// read the text, or a command.
fn is_asked_for(before: &[u8], behind: &[u8], format: Format) -> bool {
    let is_quote = |byte: &u8| matches!(byte, b'"' | b'\'' | b'`' | b'\\');
    let bare = before.trim_ascii_end();
    let opened = bare.iter().rev().take_while(|byte| is_quote(byte)).count();
    let outside = bare.get(..bare.len() - opened).unwrap_or_default().trim_ascii_end();
    let is_in_sentence = || matches!(behind, [b' ', next, ..] if next.is_ascii_alphanumeric());
    match outside.last() {
        None => true,
        Some(b'=') => may_take(outside, format),
        Some(b':') => !is_in_sentence() && may_take(outside, format),
        Some(_) if is_behind_word_of_command(before) => true,
        Some(_) if !format.is_source() || is_in_sentence() => false,
        Some(last) => {
            let ends_value = || behind.trim_ascii_start().first().is_none_or(is_quote);
            opened > 0 || (!last.is_ascii_alphanumeric() && ends_value())
        }
    }
}

/// Whether a key that a text ends on, with its colon or equals sign, may take a model. In configuration, where a key that
/// may do so stands within or beside one that does, the latter is reason enough to read the text, but for what only says
/// that it is a value.
fn may_take(before: &[u8], format: Format) -> bool {
    let is_noise = |byte: u8| matches!(byte, b':' | b'=' | b'"' | b'\'' | b' ' | b'\t');
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let key = String::from_utf8_lossy(last_word(near(before), is_noise, is_name));
    match keys().expectation(&words(&key)) {
        Expectation::Takes => true,
        Expectation::May => format.is_source() || is_any_value(&key),
        Expectation::Nothing | Expectation::Never | Expectation::Label => key.is_empty() || holds_key_word(&key),
    }
}

fn is_any_value(key: &str) -> bool {
    words(key).last().is_some_and(|last| matches!(last.as_str(), "value" | "default" | "val" | "path"))
}

fn holds_key_word(key: &str) -> bool {
    let lower = key.to_ascii_lowercase();
    KEY_WORDS.iter().any(|word| lower.contains(word))
}

/// Whether an option stands in a text's last bytes, or its last word is one of a command that takes a model behind it.
fn is_behind_word_of_command(before: &[u8]) -> bool {
    let near = near(before);
    let begins = |byte: u8| byte.is_ascii_alphabetic() || byte == b'-';
    let is_option = |part: &[u8]| matches!(part, [b' ' | b'\n' | b'"' | b'\'', b'-', first] if begins(*first));
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let last = last_word(near, |byte| !is_word(byte), is_word);
    let mut of_commands =
        keys().commands.iter().filter_map(|rule| rule.words.last()).flat_map(|words| words.split('|'));
    near.windows(3).any(is_option) || of_commands.any(|word| word.as_bytes() == last)
}

/// The last bytes of a text; as much of it where its lines end on CRLF.
fn near(text: &[u8]) -> &[u8] {
    let mut counted = text.iter().enumerate().rev().filter(|(_, byte)| **byte != b'\r');
    let start = counted.nth(NEAR - 1).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or(text)
}

/// The word that a text ends on, but for noise behind it.
fn last_word(text: &[u8], is_noise: impl Fn(u8) -> bool, is_inside: impl Fn(u8) -> bool) -> &[u8] {
    let end = text.iter().rposition(|byte| !is_noise(*byte)).map_or(0, |at| at + 1);
    let text = text.get(..end).unwrap_or_default();
    let start = text.iter().rposition(|byte| !is_inside(*byte)).map_or(0, |at| at + 1);
    text.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_is_near_whatever_lines_end_on() {
        let unix = [b"-m\n".as_slice(), &[b'x'; NEAR - 3], b"\n"].concat();
        let windows = String::from_utf8(unix.clone()).unwrap().replace('\n', "\r\n");
        assert_eq!(near(&unix).first(), Some(&b'm'));
        assert_eq!(near(windows.as_bytes()).first(), Some(&b'm'));
        assert_eq!(near(b"short"), b"short");
    }
}
