//! Owns colours, glyphs and width of what people read. Never decides on words.

use super::Paths;
use crate::lints::Severity;
use anstyle::{AnsiColor, Style};
use miette::{GraphicalReportHandler, GraphicalTheme};

/// How a report for people is to look.
#[derive(Debug, Clone)]
pub struct View {
    /// Whether colours and weights are written.
    pub colour: bool,
    /// Whether addresses become links that a terminal opens.
    pub links: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Where the reader stands.
    pub paths: Paths,
    /// How much is told.
    pub verbosity: Verbosity,
}

/// How much a report for people tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Verbosity {
    /// Findings only.
    Quiet,
    /// Findings and what was counted.
    #[default]
    Normal,
    /// Also factors with their reasons, all notices, and findings that cannot gate.
    Verbose,
}

impl View {
    /// The width where none is known.
    pub const WIDTH: usize = 100;

    /// Whether all is told.
    #[must_use]
    pub fn is_verbose(&self) -> bool {
        self.verbosity == Verbosity::Verbose
    }

    /// Whether only findings are told.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.verbosity == Verbosity::Quiet
    }

    /// Returns what draws frames. Links are off unless asked for: miette writes them even without colours.
    #[must_use]
    pub fn frames(&self) -> GraphicalReportHandler {
        let theme = if self.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        GraphicalReportHandler::new_themed(theme)
            .with_links(self.links)
            .with_link_display_text("")
            .with_width(self.width)
            .with_wrap_lines(false)
            .without_syntax_highlighting()
            .with_context_lines(0)
    }

    /// Returns `text` as a link to an address, where there is one and links are written.
    #[must_use]
    pub fn link(&self, address: Option<&str>, text: &str) -> String {
        match address {
            Some(address) if self.links => format!("\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"),
            _ => text.to_owned(),
        }
    }

    /// Returns the styles to write with.
    #[must_use]
    pub fn theme(&self) -> Theme {
        Theme { colour: self.colour }
    }
}

impl Default for View {
    fn default() -> Self {
        let paths = Paths::default();
        Self { colour: false, links: false, width: Self::WIDTH, paths, verbosity: Verbosity::Normal }
    }
}

/// The styles of a report.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    colour: bool,
}

impl Theme {
    /// Returns `text` in a style.
    #[must_use]
    pub fn paint(self, style: Style, text: &str) -> String {
        if self.colour && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// Returns `text` in bold.
    #[must_use]
    pub fn strong(self, text: &str) -> String {
        self.paint(Style::new().bold(), text)
    }

    /// Returns `text` stepped back.
    #[must_use]
    pub fn faint(self, text: &str) -> String {
        self.paint(Style::new().dimmed(), text)
    }

    /// Returns `text` as the name of what follows.
    #[must_use]
    pub fn label(self, text: &str) -> String {
        self.paint(AnsiColor::Cyan.on_default(), text)
    }

    /// Returns `text` in the colour of a severity.
    #[must_use]
    pub fn severity(self, severity: Severity, text: &str) -> String {
        self.paint(severity_style(severity), text)
    }
}

fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::High => AnsiColor::Red.on_default().bold(),
        Severity::Medium => AnsiColor::Yellow.on_default().bold(),
        Severity::Low => AnsiColor::Cyan.on_default(),
        Severity::Info => Style::new().dimmed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_needs_an_address_and_a_terminal_that_opens_it() {
        let (with, without) = (View { links: true, ..View::default() }, View::default());
        assert_eq!(with.link(Some("https://x.example"), "OW101"), "\x1b]8;;https://x.example\x1b\\OW101\x1b]8;;\x1b\\");
        assert_eq!(with.link(None, "OW101"), "OW101");
        assert_eq!(without.link(Some("https://x.example"), "OW101"), "OW101");
    }
}
