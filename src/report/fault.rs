//! Owns how a fault in one of our own files is framed: the line, what is wrong, what to do.

use super::snippet::Snippet;
use super::theme::View;
use crate::text::{Place, display_path};
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::fmt;
use std::io::{self, Write};

/// Writes a fault with the line it stands in.
pub fn fault(message: &str, help: &str, place: &Place, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let snippet = Snippet::new(place, display_path(place.path()), view.width);
    let help = Some(help).filter(|help| !help.is_empty());
    let mut text = String::new();
    if view.frames().render_report(&mut text, &Fault { message, help, snippet }).is_err() {
        text = format!("{message}\n");
    }
    out.write_all(text.as_bytes())
}

/// A fault as miette takes it.
#[derive(Debug)]
struct Fault<'f> {
    message: &'f str,
    help: Option<&'f str>,
    snippet: Snippet,
}

impl fmt::Display for Fault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message)
    }
}

impl std::error::Error for Fault<'_> {}

impl Diagnostic for Fault<'_> {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippet)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(None, self.snippet.focus()))))
    }
}
