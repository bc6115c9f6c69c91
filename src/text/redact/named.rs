//! Owns values that a name gives away: `api_key=…`, `"token": "…"`, `--password …`, `Authorization: Bearer …`.
//! Reads one line, byte by byte, and never looks back.

use super::super::{Format, Span};

/// Names that hold one of these, written without separators, hold a secret.
const PARTS: [&str; 12] = [
    "apikey",
    "accesskey",
    "authorization",
    "bearer",
    "connectionstring",
    "credential",
    "masterkey",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "secret",
];

/// A name that holds none of these holds no secret: asked first, because it costs nothing.
const HINTS: [&str; 11] =
    ["key", "token", "secret", "pass", "pwd", "auth", "cred", "bearer", "jwt", "pin", "connection"];

/// Words beside `token` that make it a token of text.
const TEXT_TOKENS: [&str; 14] =
    ["eos", "bos", "pad", "unk", "sep", "cls", "mask", "stop", "max", "min", "num", "limit", "count", "ids"];

/// Returns the spans of the values whose names say that they are secrets; in `.env` files, of all values that do not
/// hold `focus`.
pub(super) fn values(line: &str, focus: Span, format: Format) -> Vec<Span> {
    let mut scanner = Scanner { line, format, at: 0, quote: None, open: 0 };
    let mut found = Vec::new();
    let mut names_secret = false;
    let mut own_end = 0;
    while let Some(word) = scanner.next_word() {
        let name = word.of(line);
        let is_secret = is_secret_name(name);
        let is_paired = names_secret && name.eq_ignore_ascii_case("value");
        let is_other = format == Format::Dotenv && word.start >= own_end;
        if !(is_secret || is_paired || is_other) {
            continue;
        }
        let Some(value) = scanner.value(word) else {
            names_secret |= is_secret;
            continue;
        };
        names_secret = false;
        let only_other = !is_secret && !is_paired;
        if only_other && value.overlaps(focus) {
            own_end = value.end;
            continue;
        }
        if is_plain(name, value.of(line)) {
            continue;
        }
        found.push(value);
        scanner.skip_to(value.end);
    }
    found
}

/// Whether a name promises a secret.
fn is_secret_name(name: &str) -> bool {
    if !HINTS.iter().any(|hint| contains(name, hint)) {
        return false;
    }
    let compact: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    if PARTS.iter().any(|part| compact.contains(part)) {
        return true;
    }
    let words = words(name);
    let last = words.last().map(String::as_str).unwrap_or_default();
    if words.iter().any(|word| word == "token") {
        return !words.iter().any(|word| TEXT_TOKENS.contains(&word.as_str()));
    }
    matches!(last, "key" | "auth" | "pass" | "pwd" | "pin" | "jwt" | "tokens")
}

/// Whether `name` holds `part`, in any letter case.
fn contains(name: &str, part: &str) -> bool {
    name.as_bytes().windows(part.len()).any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// The words of a name, lower case: split at separators and where a capital follows a small letter.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_small = false;
    for c in name.chars() {
        let splits = c.is_ascii_uppercase() && before_small;
        if splits || !c.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_ascii_alphanumeric(), words.last_mut()) {
            word.push(c.to_ascii_lowercase());
        }
        before_small = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether the value only says where the secret is kept, or is a count of tokens.
fn is_plain(name: &str, value: &str) -> bool {
    let value = value.trim();
    let is_count = name.to_ascii_lowercase().contains("token") && value.parse::<f64>().is_ok();
    let inner = match value.strip_prefix('$') {
        Some(rest) => rest.trim_start_matches(['{', '(']).trim_end_matches(['}', ')']).trim(),
        None => value.strip_prefix("os.environ/").unwrap_or_default(),
    };
    let names_variable =
        !inner.is_empty() && inner.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    is_count || names_variable || matches!(value, "" | "true" | "false" | "null" | "None")
}

/// Reads a line from left to right and knows whether it stands in a string or in brackets.
struct Scanner<'a> {
    line: &'a str,
    format: Format,
    at: usize,
    quote: Option<u8>,
    /// Brackets open before `at`.
    open: usize,
}

impl Scanner<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.line.as_bytes().get(at).copied()
    }

    /// The next run of letters, digits, `_`, `-`, `.`, and moves behind it.
    fn next_word(&mut self) -> Option<Span> {
        while !is_word(self.byte(self.at)?) {
            self.step();
        }
        let start = self.at;
        while self.byte(self.at).is_some_and(is_word) {
            self.at += 1;
        }
        Some(Span::new(start, self.at))
    }

    /// Moves over one byte that is no part of a word.
    fn step(&mut self) {
        let Some(byte) = self.byte(self.at) else { return };
        match (self.quote, byte) {
            (_, b'\\') => self.at += 1,
            (Some(open), _) if byte == open => self.quote = None,
            (None, b'"' | b'`') => self.quote = Some(byte),
            (None, b'\'') if !self.follows_letter() => self.quote = Some(byte),
            (_, b'{' | b'[' | b'(') => self.open += 1,
            (_, b'}' | b']' | b')') => self.open = self.open.saturating_sub(1),
            _ => {}
        }
        self.at += 1;
    }

    /// Whether the byte before belongs to a word: then `'` is an apostrophe.
    fn follows_letter(&self) -> bool {
        self.at.checked_sub(1).and_then(|before| self.byte(before)).is_some_and(|byte| byte.is_ascii_alphanumeric())
    }

    fn skip_to(&mut self, end: usize) {
        while self.at < end {
            self.step();
        }
    }

    /// The value that belongs to the name at `word`, without its quotes.
    fn value(&self, word: Span) -> Option<Span> {
        let mut at = word.end;
        let mut string = self.quote;
        let key_quote = self.opening_quote(at);
        at += key_quote.map_or(0, |(_, length)| length);
        if key_quote.is_some_and(|(quote, length)| length == 1 && Some(quote) == string) {
            string = None;
        }
        if self.byte(at) == Some(b']') {
            at += 1;
        }
        let after_name = self.after(at, |byte| byte == b' ' || byte == b'\t');
        let is_flag = word.of(self.line).starts_with("--");
        let after_sign = self.after(after_name, |byte| matches!(byte, b'=' | b':' | b'>'));
        let start = self.after(after_sign, |byte| byte == b' ' || byte == b'\t');
        let is_assigned = after_sign > after_name;
        if self.format == Format::Dotenv && is_assigned && start > after_sign && after_name == at {
            return None;
        }
        match (is_assigned, is_flag) {
            (true, _) => self.read(start, string, start > after_sign),
            (false, true) => self.flag_value(after_name, string),
            (false, false) => None,
        }
    }

    /// The value of an option that stands as a word of its own: `--token X`, `"--token", "X"`.
    fn flag_value(&self, at: usize, string: Option<u8>) -> Option<Span> {
        let start = self.after(at, |byte| matches!(byte, b' ' | b'\t' | b','));
        let is_option = self.line.get(start..).unwrap_or_default().trim_start_matches(['"', '\'']).starts_with('-');
        if start == at && string.is_some() || is_option {
            return None;
        }
        self.read(start, string, false)
    }

    /// A value from `start` on: quoted up to its quote, else up to what ends it.
    fn read(&self, start: usize, string: Option<u8>, may_hold_blanks: bool) -> Option<Span> {
        let own_quote = self.opening_quote(start).filter(|(quote, length)| *length > 1 || Some(*quote) != string);
        let value = match own_quote {
            Some((quote, length)) => Span::new(start + length, self.end_of_quoted(start + length, quote, length - 1)),
            None => Span::new(start, self.end_of_bare(start, string, may_hold_blanks)),
        };
        (!value.is_empty()).then_some(value)
    }

    /// A quote at `at`, behind any backslashes: the quote and how many bytes it takes.
    fn opening_quote(&self, at: usize) -> Option<(u8, usize)> {
        let quote = self.after(at, |byte| byte == b'\\');
        let byte = self.byte(quote).filter(|byte| matches!(byte, b'"' | b'\'' | b'`'))?;
        Some((byte, quote + 1 - at))
    }

    /// The end of a string that began with `quote` behind `escapes` backslashes.
    fn end_of_quoted(&self, start: usize, quote: u8, escapes: usize) -> usize {
        let mut at = start;
        let mut backslashes = 0;
        while let Some(byte) = self.byte(at) {
            if byte == quote && backslashes <= escapes && (escapes > 0 || backslashes == 0) {
                return at - backslashes;
            }
            backslashes = if byte == b'\\' { backslashes + 1 } else { 0 };
            if escapes == 0 && backslashes == 2 {
                backslashes = 0;
            }
            at += 1;
        }
        at
    }

    /// The end of a value without quotes of its own.
    fn end_of_bare(&self, start: usize, string: Option<u8>, may_hold_blanks: bool) -> usize {
        let is_flow = self.open > 0 || self.format.is_source();
        let mut depth = 0_usize;
        let mut at = start;
        while let Some(byte) = self.byte(at) {
            if Some(byte) == string {
                break;
            }
            let ends = match byte {
                b'}' | b']' | b')' | b',' => is_flow,
                b';' | b'&' | b'|' => !may_hold_blanks,
                b' ' | b'\t' => !may_hold_blanks || self.byte(at + 1) == Some(b'#'),
                _ => false,
            };
            if depth == 0 && ends {
                break;
            }
            match byte {
                b'"' | b'\'' | b'`' => at = self.end_of_quoted(at + 1, byte, 0),
                b'{' | b'[' | b'(' => depth += 1,
                b'}' | b']' | b')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            at += 1;
        }
        at.min(self.line.len())
    }

    /// The first place from `at` on whose byte does not fit.
    fn after(&self, mut at: usize, fits: impl Fn(u8) -> bool) -> usize {
        while self.byte(at).is_some_and(&fits) {
            at += 1;
        }
        at
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}
