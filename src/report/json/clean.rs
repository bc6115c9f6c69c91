//! Owns JSON whose texts are cleaned of characters that steer or hide, as all that people read is. Never chooses fields.

use crate::text::sanitise;
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};

/// Writes one document, indented, with a line end; every text in it is cleaned.
pub(in crate::report) fn clean_document(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = io::BufWriter::new(&mut *out);
    value.serialize(&mut Serializer::with_formatter(&mut writer, Cleaning(PrettyFormatter::new())))?;
    writer.flush()?;
    drop(writer);
    writeln!(out)
}

/// Indents, and replaces in texts what must not be shown.
struct Cleaning(PrettyFormatter<'static>);

impl Formatter for Cleaning {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        writer.write_all(sanitise(fragment).as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        let control = match escape {
            CharEscape::Quote | CharEscape::ReverseSolidus | CharEscape::Solidus => {
                return self.0.write_char_escape(writer, escape);
            }
            CharEscape::Backspace => '\u{8}',
            CharEscape::FormFeed => '\u{c}',
            CharEscape::LineFeed => '\n',
            CharEscape::CarriageReturn => '\r',
            CharEscape::Tab => '\t',
            CharEscape::AsciiControl(byte) => char::from(byte),
        };
        writer.write_all(sanitise(control.encode_utf8(&mut [0; 4])).as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::clean_document;
    use serde_json::{Value, json};

    fn written(value: &Value) -> String {
        let mut out = Vec::new();
        clean_document(value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn clean_texts_are_written_as_ever() {
        let value = json!({"a": [1, "x \"y\" \\ z/é模", null, {}], "b": []});
        assert_eq!(written(&value), format!("{}\n", serde_json::to_string_pretty(&value).unwrap()));
    }

    #[test]
    fn no_text_steers() {
        let told = written(&json!({"k\u{1b}": "a\u{1b}[2J\n\t\u{7f}\u{202e}\u{9b}"}));
        let back: Value = serde_json::from_str(&told).unwrap();
        assert_eq!(back, json!({"k␛": "a␛[2J␊ ␡\u{fffd}\u{fffd}"}));
    }
}
