//! Owns what stands behind a program: options with their values, operands, `key=value` words.
//! Never knows which programs exist.

use super::{Word, Writer, looks_like_command, pairs};
use crate::extract::handover;
use crate::extract::tree::{NodeId, Segment};
use crate::text::Span;

/// Options that engines, hub clients and their launchers document as switches: the word behind them is no value.
const SWITCHES: [&str; 36] = [
    "--async-scheduling",
    "--cpu",
    "--debug",
    "--detach",
    "--dry-run",
    "--enforce-eager",
    "--flash-attn",
    "--force",
    "--force-download",
    "--fp16",
    "--bf16",
    "--help",
    "--insecure",
    "--interactive",
    "--is-embedding",
    "--jinja",
    "--json",
    "--log_samples",
    "--multi_gpu",
    "--quiet",
    "--recursive",
    "--resume-download",
    "--rm",
    "--silent",
    "--stream",
    "--trust-remote-code",
    "--trust_remote_code",
    "--tty",
    "--verbose",
    "--version",
    "--wait",
    "--yes",
    "-h",
    "-it",
    "-r",
    "-y",
];
/// Starts of options that are switches in every program that is known to have them.
const SWITCH_STARTS: [&str; 8] =
    ["--enable-", "--enable_", "--disable-", "--disable_", "--no-", "--no_", "--skip-", "--do_"];
/// Ends of options that take every word up to the next option.
const LISTS: [&str; 6] = ["models", "model-names", "model_names", "served-model-name", "lora-modules", "lora_modules"];

/// Adds the arguments below the command `node`.
pub(super) fn read(writer: &mut Writer<'_>, node: NodeId, words: &[Word]) {
    read_knowing(writer, node, words, is_switch);
}

/// Like [`read`], for a program whose switches are known: every other option takes a value.
pub(super) fn read_knowing(writer: &mut Writer<'_>, node: NodeId, words: &[Word], is_switch: fn(&str) -> bool) {
    let mut reader = Reader { writer, node, is_switch, positional: 0, options_ended: false };
    let mut left = words;
    while let Some((word, behind)) = left.split_first() {
        let taken = reader.take(word, behind);
        left = behind.get(taken..).unwrap_or_default();
    }
}

struct Reader<'w, 't> {
    writer: &'w mut Writer<'t>,
    node: NodeId,
    is_switch: fn(&str) -> bool,
    positional: u32,
    options_ended: bool,
}

impl Reader<'_, '_> {
    /// Adds `word`; returns how many of the words behind it were its values.
    fn take(&mut self, word: &Word, behind: &[Word]) -> usize {
        let text = word.as_str();
        if self.options_ended || !is_option(text) {
            self.operand(word);
            return 0;
        }
        if text == "--" {
            self.options_ended = true;
            return 0;
        }
        if let Some(equals) = text.find('=') {
            self.option(word, Span::new(0, equals), word, Span::new(equals + 1, text.len()));
            return 0;
        }
        let name = word.whole();
        let count = if (self.is_switch)(text) { 0 } else { value_count(text, behind) };
        for value in behind.iter().take(count) {
            self.option(word, name, value, value.whole());
        }
        if count == 0 {
            self.option(word, name, word, Span::new(name.end, name.end));
        }
        count
    }

    /// Adds the option named by `name` in `word` with the value under `range` of `holder`.
    fn option(&mut self, word: &Word, name: Span, holder: &Word, range: Span) {
        let segment = Segment::Flag(name.of(word.as_str()).into());
        let key = word.text.span(name);
        let range = without_quotes(holder.as_str(), range);
        let node = self.writer.value(self.node, segment, Some(key), holder, range);
        self.inside(node, holder, range);
    }

    fn operand(&mut self, word: &Word) {
        let segment = Segment::Positional(self.positional);
        self.positional = self.positional.saturating_add(1);
        let node = self.writer.value(self.node, segment, None, word, word.whole());
        self.inside(node, word, word.whole());
    }

    /// Adds what the value of `node` holds: `key=value` pairs, or JSON.
    fn inside(&mut self, node: NodeId, word: &Word, range: Span) {
        for (name, value) in pairs::read(range.of(word.as_str())).unwrap_or_default() {
            let within = |span: Span| Span::new(range.start + span.start, range.start + span.end);
            let key = word.text.span(within(name));
            let segment = Segment::Key(name.of(range.of(word.as_str())).into());
            let child = self.writer.value(node, segment, Some(key), word, within(value));
            handover::structured_value(self.writer.tree, child, &word.text.slice(within(value)));
        }
        handover::structured_value(self.writer.tree, node, &word.text.slice(range));
        let value = range.of(word.as_str());
        if value.contains(char::is_whitespace) && looks_like_command(value) {
            self.writer.command_line(node, &word.text.slice(range));
        }
    }
}

/// Whether a word names an option; `-` and negative numbers do not.
fn is_option(text: &str) -> bool {
    let Some(name) = text.strip_prefix('-') else { return false };
    let name = name.split('=').next().unwrap_or(name);
    // A quoted list of options is a value: `--args "--model x --port 8000"`.
    if name.contains(char::is_whitespace) {
        return false;
    }
    !name.is_empty() && !name.starts_with(|first: char| first.is_ascii_digit() || first == '.')
}

/// Whether a program that nothing is known of takes no value behind the option.
pub(super) fn is_switch(option: &str) -> bool {
    SWITCHES.contains(&option) || SWITCH_STARTS.iter().any(|start| option.starts_with(start))
}

/// How many of the words behind the option are its values.
fn value_count(option: &str, behind: &[Word]) -> usize {
    let values = behind.iter().take_while(|word| !is_option(word.as_str()));
    let takes_all = LISTS.iter().any(|end| option.ends_with(end));
    values.take(if takes_all { usize::MAX } else { 1 }).count()
}

/// The range without quotes that survived the shell (`--model='"x"'`, `--model="x"` in a list item).
fn without_quotes(text: &str, range: Span) -> Span {
    let value = range.of(text);
    let quoted =
        ['"', '\''].iter().any(|quote| value.len() >= 2 && value.starts_with(*quote) && value.ends_with(*quote));
    if quoted { Span::new(range.start + 1, range.end - 1) } else { range }
}
