//! Owns what one line of a Makefile or justfile is: a variable, a rule, a comment. Never adds nodes.

use crate::extract::plain::unquoted;
use crate::text::Span;

/// Operators that set a variable, the longest first.
const OPERATORS: [&str; 7] = [":::=", "::=", ":=", "?=", "+=", "!=", "="];
/// Words that may stand before a variable's name.
const MODIFIERS: [&str; 5] = ["export", "override", "private", "unexport", "set"];
/// Lines that hold nothing to read.
const DIRECTIVES: [&str; 9] =
    ["else", "endif", "ifdef", "ifndef", "include", "-include", "sinclude", "vpath", "import"];
/// How many words of a recipe's head may be parameters.
const MAX_PARAMETERS: usize = 64;

/// What a line is. Spans lie in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line<'l> {
    /// Without `#`.
    Comment(Span),
    Variable {
        name: Span,
        operator: &'l str,
        value: Span,
    },
    /// `define NAME`.
    Define(Span),
    /// `name: rest`.
    Rule {
        name: Span,
        rest: Span,
    },
    Directive,
    Other,
}

/// Tells what a line is.
pub(super) fn read(line: &str) -> Line<'_> {
    let start = line.len() - line.trim_start().len();
    let content = line.trim();
    if let Some(body) = content.strip_prefix('#') {
        let body = body.trim_start_matches(['#', ' ', '\t']);
        let end = start + content.len();
        return Line::Comment(Span::new(end - body.len(), end));
    }
    let first = content.split_whitespace().next().unwrap_or_default();
    if first == "define" {
        let name = content.get(first.len()..).unwrap_or_default();
        let at = start + content.len() - name.trim_start().len();
        let length = name.trim_start().find(|letter: char| " \t:?+=".contains(letter));
        return Line::Define(Span::new(at, at + length.unwrap_or(name.trim_start().len())));
    }
    if DIRECTIVES.contains(&first) {
        return Line::Directive;
    }
    variable(line).or_else(|| rule(line)).unwrap_or(Line::Other)
}

fn variable(line: &str) -> Option<Line<'_>> {
    let mut at = line.len() - line.trim_start().len();
    loop {
        let rest = line.get(at..)?;
        let length = rest.find(|letter: char| !is_name(letter)).unwrap_or(rest.len());
        let word = rest.get(..length)?;
        let behind = rest.get(length..)?;
        let padded = behind.trim_start();
        let operator = OPERATORS.into_iter().find(|operator| padded.starts_with(operator));
        if let Some(operator) = operator.filter(|_| !word.is_empty()) {
            let start = line.len() - padded.get(operator.len()..)?.trim_start().len();
            let end = line.trim_end().len().max(start);
            return Some(Line::Variable { name: Span::new(at, at + length), operator, value: Span::new(start, end) });
        }
        if !MODIFIERS.contains(&word) || behind.len() == padded.len() {
            return None;
        }
        at = line.len() - padded.len();
    }
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.')
}

/// The first `:` outside of quotes, brackets and variables.
fn rule(line: &str) -> Option<Line<'_>> {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, letter) in line.char_indices() {
        if let Some(open) = quote {
            quote = Some(open).filter(|open| *open != letter);
            continue;
        }
        match letter {
            '"' | '\'' => quote = Some(letter),
            '(' | '{' => depth += 1,
            ')' | '}' => depth = depth.saturating_sub(1),
            ':' if depth == 0 && at > 0 => {
                let behind = line.get(at + 1..)?;
                let rest = line.len() - behind.trim_start_matches(':').trim_start().len();
                let end = line.trim_end().len().max(rest);
                return Some(Line::Rule { name: Span::new(0, at), rest: Span::new(rest, end) });
            }
            _ => {}
        }
    }
    None
}

/// The value without quotes around it, and the comment behind it.
pub(super) fn value(line: &str, span: Span) -> (Span, Option<Span>) {
    let text = span.of(line);
    let mark = comment_mark(text);
    let kept = text.get(..mark.unwrap_or(text.len())).unwrap_or_default().trim_end();
    let comment = mark.and_then(|mark| text.get(mark..)).map(|comment| {
        let body = comment.trim_start_matches(['#', ' ', '\t']);
        Span::new(span.end - body.len(), span.end)
    });
    (unquoted(line, Span::new(span.start, span.start + kept.len())), comment)
}

/// Where a comment starts: at a `#` behind white space that stands in no quotes.
fn comment_mark(text: &str) -> Option<usize> {
    let (mut quoted, mut before) = (false, ' ');
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '#' if !quoted && before.is_whitespace() => return Some(at),
            _ => {}
        }
        before = letter;
    }
    None
}

/// Whether a value is a command in backquotes.
pub(super) fn is_backquoted(value: &str) -> bool {
    value.len() > 1 && value.starts_with('`') && value.ends_with('`')
}

/// The command in backquotes.
pub(super) fn without_backquotes(line: &str, span: Span) -> Span {
    if is_backquoted(span.of(line)) { Span::new(span.start + 1, span.end - 1) } else { span }
}

/// The strings of a call or of an expression (`env("MODEL", "x")`, `a + "x"`); `None` where the value is none.
pub(super) fn strings(line: &str, span: Span) -> Option<Vec<Span>> {
    let text = span.of(line);
    let name = text.find(|letter: char| !is_name(letter)).filter(|length| *length > 0)?;
    let behind = text.get(name..)?.trim_start();
    let is_call = behind.starts_with('(') && text.ends_with(')');
    if !is_call && !behind.starts_with(['+', '/']) {
        return None;
    }
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(open) = text.get(at..).and_then(|rest| rest.find(['"', '\''])).map(|length| at + length) {
        let quote = text.get(open..)?.chars().next()?;
        let Some(length) = text.get(open + 1..).and_then(|rest| rest.find(quote)) else { break };
        found.push(Span::new(span.start + open + 1, span.start + open + 1 + length));
        at = open + length + 2;
    }
    (!found.is_empty()).then_some(found)
}

/// The parameters of just's recipe that have defaults: `serve model="x" port='1'`.
pub(super) fn parameters(line: &str, head: Span) -> Vec<(Span, Span)> {
    let text = head.of(line);
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(equals) = text.get(at..).and_then(|rest| rest.find('=')).map(|length| at + length) {
        let before = text.get(at..equals).unwrap_or_default();
        let name = before.rsplit([' ', '\t']).next().unwrap_or_default().trim_start_matches(['+', '*', '$']);
        let rest = text.get(equals + 1..).unwrap_or_default();
        let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''));
        let close = quote.and_then(|quote| rest.get(1..)?.find(quote));
        let (start, length) = match close {
            Some(length) => (1, length),
            None => (0, rest.find([' ', '\t']).unwrap_or(rest.len())),
        };
        let value = Span::new(equals + 1 + start, equals + 1 + start + length);
        let place = |span: Span| Span::new(head.start + span.start, head.start + span.end);
        if !name.is_empty() && !value.is_empty() {
            found.push((place(Span::new(equals - name.len(), equals)), place(value)));
        }
        at = value.end + start;
        if found.len() >= MAX_PARAMETERS {
            break;
        }
    }
    found
}
