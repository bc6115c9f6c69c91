//! Owns one word: its quotes, its escapes and what it would expand. Never decides where commands end.

use super::{Expansion, ShellWord, brackets, line_end};
use crate::text::{MappedText, MappedTextBuilder, Span};

/// How deep defaults inside defaults are followed.
const MAX_DEFAULTS: usize = 8;

/// Bytes after which a `{{` is taken for letters.
const TEMPLATE_LIMIT: usize = 512;

/// Which quotes and brackets are known to close nowhere, so that the search for their end is not made again and again.
#[derive(Debug, Default)]
pub(super) struct Unclosed {
    single: bool,
    double: bool,
    bracket: bool,
}

/// Reads the word that starts at `start`; returns it and where it ends.
pub(super) fn read(text: &MappedText<'_>, start: usize, unclosed: &mut Unclosed) -> (ShellWord, usize) {
    let source = text.text();
    let mut reader =
        Reader { source, at: start, built: MappedTextBuilder::new(text), expansions: Vec::new(), unclosed };
    reader.run();
    let end = reader.at.min(source.len());
    let span = Span::new(start, end);
    (ShellWord { span, text: reader.built.finish(), expansions: reader.expansions }, end)
}

/// Where the text of a line ends: before LF or CRLF.
fn text_end(source: &str, at: usize) -> usize {
    let end = line_end(source, at);
    let line = source.get(at..end).unwrap_or_default();
    end - usize::from(line.ends_with('\r'))
}

/// Where a bracket closes, and where the text goes on.
struct Close {
    at: usize,
    past: usize,
}

struct Reader<'t> {
    source: &'t str,
    at: usize,
    built: MappedTextBuilder<'t>,
    expansions: Vec<Expansion>,
    unclosed: &'t mut Unclosed,
}

impl Reader<'_> {
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + ahead).copied()
    }

    fn run(&mut self) {
        while let Some(byte) = self.byte(0) {
            match byte {
                b'<' | b'>' if self.byte(1) == Some(b'(') => self.bracketed(2, b'('),
                b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | b';' | b'&' | b'|' | b'(' | b')' | b'<' | b'>' => return,
                b'\\' => self.escape(),
                b'\'' => self.single_quoted(),
                b'"' => self.double_quoted(),
                b'$' | b'`' => self.dollar(),
                b'{' if self.byte(1) == Some(b'{') => self.template(),
                _ => self.plain(),
            }
        }
    }

    /// Copies `{{ … }}`, which is put in before a shell reads the text; one that does not close soon is letters.
    fn template(&mut self) {
        let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
        let near = rest.get(..TEMPLATE_LIMIT.min(rest.len())).unwrap_or_default();
        let line = near.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let close = memchr::memmem::find(line, b"}}").map_or(0, |close| close);
        self.copy_to(self.at + close + 2);
    }

    fn copy_to(&mut self, end: usize) {
        let end = end.min(self.source.len());
        if end > self.at {
            self.built.copy(Span::new(self.at, end));
        }
        self.at = end;
    }

    fn plain(&mut self) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let special = |c: char| c.is_ascii_whitespace() || c == '\u{b}' || "\\'\"$`;&|()<>{".contains(c);
        let length = rest.find(special).unwrap_or(rest.len());
        // A special character that nobody took stands for itself.
        let length = if length == 0 { rest.chars().next().map_or(1, char::len_utf8) } else { length };
        self.copy_to(self.at + length);
    }

    /// Copies the character after a backslash; a backslash at a line's end vanishes with the line end.
    fn escape(&mut self) {
        let rest = self.source.get(self.at + 1..).unwrap_or_default();
        self.at += 1;
        match rest.chars().next() {
            None | Some('\n') => self.at = (self.at + 1).min(self.source.len()),
            Some('\r') if rest.starts_with("\r\n") => self.at += 2,
            Some(next) => self.copy_to(self.at + next.len_utf8()),
        }
    }

    fn single_quoted(&mut self) {
        self.at += 1;
        let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
        let found = if self.unclosed.single { None } else { memchr::memchr(b'\'', rest) };
        let Some(length) = found else {
            self.unclosed.single = true;
            return self.copy_to(text_end(self.source, self.at));
        };
        self.copy_to(self.at + length);
        self.at += 1;
    }

    fn double_quoted(&mut self) {
        let close = self.double_quote_end();
        let limit = close.unwrap_or_else(|| text_end(self.source, self.at));
        self.at += 1;
        while self.at < limit {
            match self.byte(0) {
                Some(b'\\') => self.quoted_escape(limit),
                Some(b'$' | b'`') => self.dollar(),
                _ => {
                    let rest = Span::new(self.at, limit).of(self.source);
                    let length = rest.find(['\\', '$', '`']).unwrap_or(rest.len());
                    self.copy_to(self.at + length.max(1));
                }
            }
        }
        self.at = self.at.max(if close.is_some() { limit + 1 } else { limit });
    }

    /// Where the quote closes that is open at `at`; once one closed nowhere, only its own line is searched.
    fn double_quote_end(&mut self) -> Option<usize> {
        if !self.unclosed.double {
            let close = brackets::closing(self.source, self.at + 1, b'"');
            if close < self.source.len() {
                return Some(close);
            }
            self.unclosed.double = true;
        }
        let end = text_end(self.source, self.at);
        let line = Span::new(0, end).of(self.source);
        Some(brackets::closing(line, self.at + 1, b'"')).filter(|close| *close < end)
    }

    fn quoted_escape(&mut self, limit: usize) {
        match self.byte(1) {
            Some(b'\n') => self.at += 2,
            Some(b'\r') if self.byte(2) == Some(b'\n') => self.at += 3,
            Some(b'"' | b'\\' | b'$' | b'`') => {
                self.at += 1;
                self.copy_to((self.at + 1).min(limit));
            }
            _ => self.copy_to((self.at + 1).min(limit)),
        }
    }

    fn dollar(&mut self) {
        match (self.byte(0), self.byte(1), self.byte(2)) {
            (Some(b'`'), ..) => self.backquoted(),
            (_, Some(b'('), Some(b'(')) => {
                let close = self.bracket_end(self.at + 2, b'(');
                self.copy_to(close.past);
            }
            (_, Some(b'('), _) => self.bracketed(2, b'('),
            (_, Some(b'{'), _) => self.braced(),
            (_, Some(b'\''), _) => self.ansi_quoted(),
            _ => self.copy_to(self.at + 1),
        }
    }

    /// Copies `$( … )` or `<( … )` as it is and notes the command inside.
    fn bracketed(&mut self, prefix: usize, open: u8) {
        let start = self.at + prefix;
        let close = self.bracket_end(start, open);
        self.expansions.push(Expansion::Command(Span::new(start, close.at)));
        self.copy_to(close.past);
    }

    /// Where the bracket closes that was opened just before `start`. One that closes nowhere ends with its line, so
    /// that it hides nothing below; once there was one, only the own line of the next is searched.
    fn bracket_end(&mut self, start: usize, open: u8) -> Close {
        if !self.unclosed.bracket {
            let at = brackets::closing(self.source, start, open);
            if at < self.source.len() {
                return Close { at, past: at + 1 };
            }
            self.unclosed.bracket = true;
        }
        let end = text_end(self.source, start.min(self.source.len()));
        let at = brackets::closing(Span::new(0, end).of(self.source), start, open);
        Close { at, past: if at < end { at + 1 } else { at } }
    }

    fn backquoted(&mut self) {
        let start = self.at + 1;
        let rest = self.source.as_bytes().get(start..).unwrap_or_default();
        let close = memchr::memchr2(b'`', b'\n', rest).filter(|at| rest.get(*at) == Some(&b'`'));
        let Some(length) = close else { return self.copy_to(self.at + 1) };
        self.expansions.push(Expansion::Command(Span::new(start, start + length)));
        self.copy_to(start + length + 1);
    }

    fn braced(&mut self) {
        let start = self.at + 2;
        let close = self.bracket_end(start, b'{');
        note_defaults(self.source, Span::new(start, close.at), &mut self.expansions);
        self.copy_to(close.past);
    }

    /// Reads `$'…'`, whose escapes are those of C.
    fn ansi_quoted(&mut self) {
        self.at += 2;
        while let Some(byte) = self.byte(0) {
            match byte {
                b'\'' | b'\n' => break,
                b'\r' if self.byte(1) == Some(b'\n') => break,
                b'\\' => self.ansi_escape(),
                _ => {
                    let rest = self.source.get(self.at..).unwrap_or_default();
                    let length = rest.find(['\'', '\r', '\n', '\\']).unwrap_or(rest.len());
                    self.copy_to(self.at + length.max(1));
                }
            }
        }
        self.at += usize::from(self.byte(0) == Some(b'\''));
    }

    fn ansi_escape(&mut self) {
        let decoded = match self.byte(1) {
            Some(b'n') => "\n",
            Some(b't') => "\t",
            Some(b'r') => "\r",
            _ => return self.escape(),
        };
        self.built.replace(Span::new(self.at, self.at + 2), decoded);
        self.at += 2;
    }
}

/// Notes `NAME:-VALUE` and `NAME:=VALUE`, also where VALUE is again a `${…}`.
fn note_defaults(source: &str, inside: Span, expansions: &mut Vec<Expansion>) {
    let mut inside = inside;
    for _ in 0..MAX_DEFAULTS {
        let body = inside.of(source);
        let length = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(body.len());
        let rest = body.get(length..).unwrap_or_default();
        let marker = [":-", ":=", "-", "="].into_iter().find(|marker| rest.starts_with(marker));
        let Some(marker) = marker.filter(|_| length > 0) else { return };
        let name = Span::new(inside.start, inside.start + length);
        let value = unquoted(source, Span::new(name.end + marker.len(), inside.end));
        expansions.push(Expansion::Default { name, value });
        let text = value.of(source);
        if !(text.starts_with("${") && text.ends_with('}')) {
            return;
        }
        inside = Span::new(value.start + 2, value.end - 1);
    }
}

/// The span without the pair of quotes around it.
fn unquoted(source: &str, span: Span) -> Span {
    let text = span.of(source);
    let quoted = ['"', '\''].iter().any(|quote| text.len() >= 2 && text.starts_with(*quote) && text.ends_with(*quote));
    if quoted { Span::new(span.start + 1, span.end - 1) } else { span }
}
