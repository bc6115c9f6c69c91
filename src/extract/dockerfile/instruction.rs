//! Owns how lines of a Dockerfile become instructions: continuations, comments inside them, here-documents.
//! Never looks at what an instruction says.

use crate::text::{MappedText, MappedTextBuilder, Span};

/// An instruction, put together from its lines.
#[derive(Debug, Clone)]
pub(super) struct Instruction {
    /// All of it, without the line ends that were escaped.
    pub(super) text: MappedText<'static>,
    /// Where `FROM`, `RUN`, … stands in `text`.
    pub(super) keyword: Span,
    /// Where the rest stands in `text`.
    pub(super) rest: Span,
}

impl Instruction {
    fn new(text: MappedText<'static>) -> Self {
        let source = text.text();
        let length = source.find(char::is_whitespace).unwrap_or(source.len());
        let behind = source.get(length..).unwrap_or_default();
        let start = source.len() - behind.trim_start().len();
        let end = start.max(source.trim_end().len());
        let (keyword, rest) = (Span::new(0, length), Span::new(start, end));
        Self { text, keyword, rest }
    }

    /// The keyword in upper case.
    pub(super) fn keyword(&self) -> String {
        self.keyword.of(self.text.text()).to_ascii_uppercase()
    }

    /// Where the whole instruction stands in the document.
    pub(super) fn place(&self) -> Span {
        self.text.span(Span::new(0, self.rest.end))
    }

    /// The offset behind the flags (`--platform=…`, `--mount=…`).
    pub(super) fn past_flags(&self) -> usize {
        let source = self.text.text();
        let mut at = self.rest.start;
        while let Some(rest) = source.get(at..self.rest.end).filter(|rest| rest.starts_with("--")) {
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let behind = rest.get(length..).unwrap_or_default();
            at += rest.len() - behind.trim_start().len();
        }
        at
    }

    /// The instruction behind this one's keyword (`ONBUILD RUN …`).
    pub(super) fn inner(&self) -> Option<Self> {
        let inner = self.text.slice(self.rest).into_owned();
        let is_shorter = !inner.text().is_empty() && inner.text().len() < self.text.text().len();
        is_shorter.then(|| Self::new(inner)).filter(|inner| inner.keyword() != "ONBUILD")
    }

    /// What stands behind the flags, if it starts with `keyword`.
    pub(super) fn behind(&self, keyword: &str) -> Option<Self> {
        let body = Span::new(self.past_flags(), self.rest.end);
        Some(Self::new(self.text.slice(body).into_owned())).filter(|inner| inner.keyword() == keyword)
    }
}

/// A line, or all lines of an instruction.
#[derive(Debug)]
pub(super) enum Line {
    /// A comment, without `#`; the span lies in the text being read.
    Comment(Span),
    Instruction(Instruction),
}

/// Reads instruction by instruction.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t MappedText<'t>,
    source: &'t str,
    at: usize,
    escape: char,
    /// Set once a `"""` was met that nothing closes.
    unclosed: bool,
    /// Comments met inside an instruction, and the instruction itself.
    ready: Vec<Line>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t MappedText<'t>) -> Self {
        let source = text.text();
        let first = source.lines().next().unwrap_or_default().replace(' ', "");
        let escape = if first.eq_ignore_ascii_case("#escape=`") { '`' } else { '\\' };
        Self { text, source, at: 0, escape, unclosed: false, ready: Vec::new() }
    }

    pub(super) fn next_line(&mut self) -> Option<Line> {
        loop {
            if let Some(ready) = self.ready.pop() {
                return Some(ready);
            }
            let line = self.physical_line()?;
            let content = line.of(self.source);
            if let Some(comment) = comment(self.source, line) {
                return Some(Line::Comment(comment));
            }
            if !content.trim().is_empty() {
                self.gather(line);
            }
        }
    }

    /// Steps over a line and returns it without its end.
    fn physical_line(&mut self) -> Option<Span> {
        let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = Span::new(self.at, self.at + length);
        self.at = (line.end + 1).min(self.source.len());
        let kept = line.of(self.source).strip_suffix('\r').map_or(line.len(), str::len);
        Some(Span::new(line.start, line.start + kept))
    }

    /// Puts an instruction together from `first` and the lines that continue it.
    fn gather(&mut self, first: Span) {
        let mut built = MappedTextBuilder::new(self.text);
        let mut joined = String::new();
        let mut next = Some(first);
        while let Some(line) = next.take() {
            let content = line.of(self.source);
            let kept = content.trim_end().strip_suffix(self.escape);
            let indent = if joined.is_empty() { content.len() - content.trim_start().len() } else { 0 };
            let end = kept.map_or(line.len(), str::len);
            built.copy(Span::new(line.start + indent.min(end), line.start + end));
            joined.push_str(content.get(indent..end).unwrap_or_default());
            if kept.is_some() {
                next = self.continuation();
            }
        }
        if opens_block(&joined) {
            self.block(&mut built);
        }
        for tag in heredoc_tags(&joined) {
            self.heredoc(&mut built, tag);
        }
        self.ready.push(Line::Instruction(Instruction::new(built.finish())));
        // The comments come first, in their order.
        let at = self.ready.len() - 1;
        self.ready.swap(0, at);
        if let Some(comments) = self.ready.get_mut(1..) {
            comments.reverse();
        }
    }

    /// The next line that belongs to an instruction; comments and empty lines between are stepped over.
    fn continuation(&mut self) -> Option<Span> {
        loop {
            let line = self.physical_line()?;
            match comment(self.source, line) {
                Some(comment) => self.ready.push(Line::Comment(comment)),
                None if line.of(self.source).trim().is_empty() => {}
                None => return Some(line),
            }
        }
    }

    /// Appends the lines up to the one that closes a `"""`.
    fn block(&mut self, built: &mut MappedTextBuilder<'t>) {
        let start = self.at;
        let before = start.checked_sub(1).filter(|at| self.source.as_bytes().get(*at) == Some(&b'\n'));
        let rest = self.source.get(start..).unwrap_or_default();
        let (Some(before), Some(length)) = (before, rest.find("\"\"\"").filter(|_| !self.unclosed)) else {
            self.unclosed = true;
            return;
        };
        let end = start + rest.get(length..).and_then(|rest| rest.find('\n')).map_or(rest.len(), |line| length + line);
        built.copy(Span::new(before, end));
        self.at = (end + 1).min(self.source.len());
    }

    /// Appends the lines of a here-document, with the one that ends it.
    fn heredoc(&mut self, built: &mut MappedTextBuilder<'t>, tag: &str) {
        let start = self.at;
        let before = start.checked_sub(1).filter(|at| self.source.as_bytes().get(*at) == Some(&b'\n'));
        let Some(before) = before else { return };
        while let Some(line) = self.physical_line() {
            if line.of(self.source).trim_start_matches('\t') == tag {
                break;
            }
        }
        let end = self.at - usize::from(self.source.get(start..self.at).is_some_and(|body| body.ends_with('\n')));
        built.copy(Span::new(before, end.max(start)));
    }
}

/// Whether an instruction of a Modelfile opens a `"""` that its line does not close.
fn opens_block(instruction: &str) -> bool {
    let (keyword, rest) = instruction.split_once([' ', '\t']).unwrap_or_default();
    let takes_text = ["template", "system", "license", "message"].iter().any(|word| keyword.eq_ignore_ascii_case(word));
    takes_text && rest.matches("\"\"\"").count() == 1
}

/// The content of a comment line.
fn comment(source: &str, line: Span) -> Option<Span> {
    let content = line.of(source).trim_end();
    let body = content.trim_start().strip_prefix('#')?.trim_start_matches(['#', ' ', '\t']);
    let end = line.start + content.len();
    Some(Span::new(end - body.len(), end))
}

/// The words behind `<<` in an instruction that takes here-documents.
fn heredoc_tags(instruction: &str) -> Vec<&str> {
    let keyword = instruction.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    if !matches!(keyword.as_str(), "RUN" | "COPY" | "ADD") {
        return Vec::new();
    }
    let tag = |behind: &'_ str| {
        let start = behind.len() - behind.trim_start_matches(['-', '"', '\'']).len();
        let length = behind.get(start..)?.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        Some((start, start + length.unwrap_or(behind.len() - start)))
    };
    let behind = instruction.split("<<").skip(1);
    let tags = behind.filter_map(|behind| tag(behind).and_then(|(start, end)| behind.get(start..end)));
    tags.filter(|tag| tag.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')).collect()
}
