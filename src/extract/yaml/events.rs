//! Owns the parser behind `yaml`: a stream of events of our own, with byte spans, so that the parser can be swapped.
//! Never builds nodes and never decodes scalars.

use crate::text::Span;
use granit_parser::{ErrorKind, Event as ParserEvent, Parser, ScalarStyle, ScanError, StrInput, StructureStyle};

/// Helm's values files put hundreds of comment lines between a key and its block; the parser's own limit is 96.
const BUFFERED_COMMENTS: usize = 4 << 20;

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// An empty value.
    Null,
    /// Without quotes.
    Plain,
    /// In single quotes, which the span includes.
    Single,
    /// In double quotes, which the span includes.
    Double,
    /// `|` or `>`; the span covers the content lines, the first one's indentation included.
    Block {
        /// Whether line ends are folded into spaces (`>`).
        folded: bool,
        /// How many spaces of the first line that is not blank belong to the value.
        lead: usize,
    },
}

/// The number of an anchor (`&name`) in its stream; 0 for none.
pub(super) type Anchor = usize;

/// What stands next in the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    DocumentStart,
    DocumentEnd,
    MapStart {
        flow: bool,
        anchor: Anchor,
    },
    MapEnd,
    ListStart {
        anchor: Anchor,
    },
    ListEnd,
    Scalar(Style, Anchor),
    /// Stands for what the anchor of that number names, where there is one.
    Alias(Anchor),
    Comment,
}

/// Where and why the text is not YAML.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    pub at: usize,
    pub message: String,
}

/// Reads events out of a text.
pub(super) struct Events<'a> {
    parser: Parser<'a, StrInput<'a>>,
    text: &'a str,
    /// Where the last failure stood: a parser that fails twice in one place does not get on.
    failed_at: Option<usize>,
}

impl<'a> Events<'a> {
    /// Starts at the beginning of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            max_buffered_comment_events: BUFFERED_COMMENTS,
        };
        Self { parser: Parser::new_from_str_with_options(text, options), text, failed_at: None }
    }

    /// The next event and its span; `None` at the end and after a failure.
    pub(super) fn next(&mut self) -> Option<Result<(Event, Span), Failure>> {
        loop {
            let (event, span) = match self.parser.next_event()? {
                Ok(next) => next,
                Err(error) => return Some(Err(self.failure(&error))),
            };
            let span = span.byte_range().map(Span::from).unwrap_or_default();
            match translate(&event, span) {
                Some(event @ Event::Scalar(Style::Block { .. }, _)) => {
                    return Some(Ok((event, self.whole_lines(span))));
                }
                Some(event) => return Some(Ok((event, span))),
                None => {}
            }
        }
    }

    /// The parser leaves out the indentation of a block scalar's first line.
    fn whole_lines(&self, span: Span) -> Span {
        let before = Span::new(0, span.start).of(self.text);
        let indentation = before.len() - before.trim_end_matches(' ').len();
        Span::new(span.start - indentation, span.end)
    }

    /// Goes on behind a failure with the next document; `false` where there is none.
    pub(super) fn resume(&mut self, failure: &Failure) -> bool {
        let stuck = self.failed_at.replace(failure.at) == Some(failure.at);
        !stuck && matches!(self.parser.proceed_next_document(), Ok(true))
    }

    fn failure(&self, error: &ScanError) -> Failure {
        let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        let message = match error.kind() {
            ErrorKind::InputIo { .. } => "the parser stopped".to_owned(),
            _ => error.info(),
        };
        Failure { at, message }
    }
}

fn translate(event: &ParserEvent<'_>, span: Span) -> Option<Event> {
    Some(match event {
        ParserEvent::DocumentStart(..) => Event::DocumentStart,
        ParserEvent::DocumentEnd => Event::DocumentEnd,
        ParserEvent::MappingStart(style, anchor, _) => {
            Event::MapStart { flow: *style == StructureStyle::Flow, anchor: *anchor }
        }
        ParserEvent::MappingEnd => Event::MapEnd,
        ParserEvent::SequenceStart(_, anchor, _) => Event::ListStart { anchor: *anchor },
        ParserEvent::SequenceEnd => Event::ListEnd,
        ParserEvent::Scalar(value, style, anchor, _) => Event::Scalar(scalar_style(value, *style, span), *anchor),
        ParserEvent::Alias(anchor) => Event::Alias(*anchor),
        ParserEvent::UnresolvedAlias(_) => Event::Alias(0),
        ParserEvent::Comment(..) => Event::Comment,
        _ => return None,
    })
}

fn scalar_style(value: &str, style: ScalarStyle, span: Span) -> Style {
    match style {
        ScalarStyle::SingleQuoted => Style::Single,
        ScalarStyle::DoubleQuoted => Style::Double,
        ScalarStyle::Literal => Style::Block { folded: false, lead: lead(value) },
        ScalarStyle::Folded => Style::Block { folded: true, lead: lead(value) },
        // An empty value comes as a plain `~` that stands nowhere.
        ScalarStyle::Plain if span.is_empty() => Style::Null,
        ScalarStyle::Plain => Style::Plain,
    }
}

/// The spaces that the first line with letters begins with.
fn lead(value: &str) -> usize {
    let line = value.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    line.len() - line.trim_start_matches(' ').len()
}
