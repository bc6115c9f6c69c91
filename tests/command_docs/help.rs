//! Owns what the program says of its own commands: their names, usage and options, read from `--help`.

use super::tree::told;
use std::collections::BTreeMap;

/// What `--help` says of a command, its own commands (as `baseline write`) included.
#[derive(Debug, Default)]
pub(crate) struct Help {
    /// The lines of usage.
    pub(crate) usage: Vec<String>,
    /// What is said of each long option. Commands of a command may say different things of one.
    pub(crate) options: BTreeMap<String, Vec<String>>,
}

/// Returns the names of all commands.
pub(crate) fn commands() -> Vec<String> {
    let help = told("owlint --help");
    let (groups, _) = help.split_once("\nOptions:").unwrap();
    groups.lines().filter_map(name).collect()
}

/// Returns the name in a line that presents a command.
fn name(line: &str) -> Option<String> {
    let (name, _) = line.strip_prefix("  ")?.split_once("  ")?;
    let is_name = name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    is_name.then(|| name.to_owned())
}

impl Help {
    /// Asks for the help of a command and of all commands below it.
    pub(crate) fn of(command: &str) -> Self {
        let text = told(&format!("owlint {command} --help"));
        let mut help = Self::default();
        let Some((_, below)) = text.split_once("\nCommands:\n") else {
            help.usage.extend(usage(&text));
            help.add(&text);
            return help;
        };
        for name in below.lines().filter_map(name).filter(|name| name != "help") {
            let part = Self::of(&format!("{command} {name}"));
            help.usage.extend(part.usage);
            for (option, meanings) in part.options {
                help.options.entry(option).or_default().extend(meanings);
            }
        }
        help
    }

    /// Takes the options in: a line that begins with one, and what stands further to the right below it.
    fn add(&mut self, text: &str) {
        let mut current: Option<(String, String)> = None;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let indent = line.len() - line.trim_start().len();
            if let (1..=6, Some(long)) = (indent, long(line.trim_start())) {
                self.take(current.take());
                let meaning = line.trim_start().split_once("  ").map_or("", |(_, meaning)| meaning);
                current = Some((long, meaning.to_owned()));
            } else if let (10.., Some((_, meaning))) = (indent, current.as_mut()) {
                meaning.push(' ');
                meaning.push_str(line.trim_start());
            } else {
                self.take(current.take());
            }
        }
        self.take(current);
    }

    fn take(&mut self, option: Option<(String, String)>) {
        let Some((long, meaning)) = option.filter(|(long, _)| long != "--help") else { return };
        let ends = ["[default:", "[env:", "[possible values:", "[alias", "Possible values:"];
        let end = ends.iter().filter_map(|end| meaning.find(end)).min().unwrap_or(meaning.len());
        self.options.entry(long).or_default().push(plain(&meaning[..end]));
    }
}

/// Returns the long option that begins a line, be it behind a short one.
fn long(line: &str) -> Option<String> {
    let behind_short = line.split_once(", ").filter(|(short, _)| short.len() == 2).map_or(line, |(_, rest)| rest);
    super::pages::options(behind_short).into_iter().next().filter(|long| behind_short.starts_with(long.as_str()))
}

fn usage(text: &str) -> Vec<String> {
    let lines = text.lines().skip_while(|line| !line.starts_with("Usage: ")).take_while(|line| !line.is_empty());
    lines.map(|line| line.trim_start_matches("Usage: ").trim().to_owned()).collect()
}

/// Returns a text without marks of code and with single blanks, as help and pages break lines elsewhere.
pub(crate) fn plain(text: &str) -> String {
    text.replace('`', "").split_whitespace().collect::<Vec<_>>().join(" ")
}
