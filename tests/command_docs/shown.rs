//! Owns which commands the pages show, what each is expected to end with, and why some are not run.

use super::help::commands;
use super::pages::{Block, Page};
use super::{repository::Repository, tree};
use std::sync::OnceLock;

/// Commands that are not run, by how they begin. Their options are read all the same.
const NOT_RUN: &[(&str, &str)] = &[("owlint lsp", "it talks with an editor until that one says that it has done")];

/// Exit statuses other than 1 for a check that gates and 0 for all else: the page, the command, the status.
const STATUSES: &[(&str, &str, i32)] = &[
    // What the tree held is accepted by the line before.
    ("docs/baseline.md", "owlint", 0),
    ("docs/commands/baseline.md", "owlint deploy/kimi.yaml", 0),
];

/// What has to be there before a command that begins like that, where it is the first of its block.
const BEFORE: &[(&str, &str)] = &[
    ("owlint baseline update", "owlint baseline write"),
    ("owlint baseline prune", "owlint baseline write"),
    ("owlint baseline show", "owlint baseline write"),
];

/// Programs beside owlint whose lines are run, because what follows needs what they do.
const HELPERS: &[&str] = &["git", "mkdir"];

/// Runs the blocks of a page, each in a tree of its own and its lines in order. Returns how many commands it shows, and
/// what is wrong.
pub(crate) fn run_blocks(page: &Page) -> (usize, Vec<String>) {
    let (mut count, mut wrong) = (0, Vec::new());
    for block in page.blocks() {
        let lines = lines(&block);
        count += lines.iter().filter(|(line, _)| is_owlint(line)).count();
        wrong.extend(run_block(&page.name, &lines).into_iter().map(|fault| format!("{}: {fault}", page.name)));
    }
    (count, wrong)
}

fn run_block(page: &str, lines: &[(String, Vec<&str>)]) -> Vec<String> {
    let Some((first, _)) = lines.iter().find(|(line, _)| is_owlint(line)) else { return Vec::new() };
    let tree = tree::example();
    for (_, before) in BEFORE.iter().filter(|(command, _)| first.starts_with(command)) {
        assert_eq!(tree::run(&tree, before).0, 0, "before {first}");
    }
    lines.iter().filter_map(|(line, output)| fault_of(page, &tree, line, output)).collect()
}

/// Runs a line and says what is wrong with it.
fn fault_of(page: &str, tree: &Repository, line: &str, output: &[&str]) -> Option<String> {
    let is_helper = line.split(' ').next().is_some_and(|program| HELPERS.contains(&program));
    if !is_owlint(line) && !is_helper {
        return None;
    }
    let is_run = !NOT_RUN.iter().any(|(command, _)| line.starts_with(command));
    let line = if is_run { line.to_owned() } else { format!("{line} --help") };
    let (status, printed) = tree::run(tree, &line);
    let expected = if is_run && is_owlint(&line) { expected(page, &line) } else { 0 };
    if status != expected {
        return Some(format!("`{line}` ends with {status} rather than {expected}:\n{printed}"));
    }
    let missing = missing(&printed, output)?;
    Some(format!("`{line}` does not print, or not in that place:\n{missing}\nbut:\n{printed}"))
}

/// Returns the first line that is shown and not printed where it is shown. `…` stands for any lines, or for any text in one.
fn missing<'o>(printed: &str, shown: &[&'o str]) -> Option<&'o str> {
    let mut rest = printed.lines();
    let mut shown = shown.iter().filter(|shown| !shown.is_empty() && **shown != "…");
    shown.find(|shown| !rest.any(|line| is_like(line.trim_end(), shown))).copied()
}

fn is_like(line: &str, shown: &str) -> bool {
    let Some((first, others)) = shown.split_once('…') else { return line == shown };
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let (between, last) = others.rsplit_once('…').unwrap_or(("", others));
    for part in between.split('…') {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// Returns the commands of a block, up to the one that is owlint's, each with the output shown below it.
fn lines<'t>(block: &Block<'t>) -> Vec<(String, Vec<&'t str>)> {
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for line in block.text.lines() {
        match (block.language, line.strip_prefix("$ ")) {
            ("sh", _) => lines.push((command(line), Vec::new())),
            ("console", Some(line)) => lines.push((command(line), Vec::new())),
            ("console", None) => lines.iter_mut().last().into_iter().for_each(|(_, output)| output.push(line)),
            _ => {}
        }
    }
    lines
}

/// Takes a line's remark away, and the programs that owlint's output goes to.
fn command(line: &str) -> String {
    let line = line.split(" #").next().unwrap_or_default().trim();
    let parts: Vec<&str> = line.split(" | ").collect();
    let count = parts.iter().position(|part| is_owlint(part)).map_or(parts.len(), |at| at + 1);
    parts[..count].join(" | ")
}

/// Whether a line runs owlint, first or at the end of a pipe.
fn is_owlint(line: &str) -> bool {
    let last = line.rsplit(" | ").next().unwrap_or_default();
    last == "owlint" || last.starts_with("owlint ")
}

fn expected(page: &str, line: &str) -> i32 {
    let exception = STATUSES.iter().find(|(of, command, _)| (*of, *command) == (page, line));
    exception.map_or_else(|| i32::from(gates(line)), |(.., status)| *status)
}

/// Whether a command checks the whole tree of the example, which gates.
fn gates(line: &str) -> bool {
    let word = line.rsplit(" | ").next().and_then(|owlint| owlint.split(' ').nth(1)).unwrap_or("check");
    let is_check = word == "check" || !known().iter().any(|command| command == word);
    is_check && !line.contains("--exit-zero") && !["--help", "--version"].contains(&word)
}

fn known() -> &'static [String] {
    static COMMANDS: OnceLock<Vec<String>> = OnceLock::new();
    COMMANDS.get_or_init(commands)
}

/// Holds the tables above to what is shown.
pub(crate) fn no_exception_is_left_over(pages: &[Page]) {
    let mut shown: Vec<(&str, String)> = Vec::new();
    for page in pages {
        for block in page.blocks() {
            shown.extend(lines(&block).into_iter().map(|(line, _)| (page.name.as_str(), line)));
        }
    }
    for (page, line, _) in STATUSES {
        assert!(shown.iter().any(|(name, shown)| (*name, shown.as_str()) == (*page, *line)), "{page}: {line}");
    }
    for (command, _) in NOT_RUN.iter().chain(BEFORE) {
        assert!(shown.iter().any(|(_, shown)| shown.starts_with(command)), "{command}");
    }
}

/// Whether a code span is a command as somebody would type it, without words that stand for others.
pub(crate) fn is_whole_command(span: &str) -> bool {
    let is_stand_in = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_word = |word: &str| !word.contains(['…', '|', '<', '[', ']', '$']) && !is_stand_in(word);
    span.starts_with("owlint ") && span.split(' ').all(is_word)
}
