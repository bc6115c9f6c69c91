//! Owns the step from arguments to a command: the default command, the order of `-A`, `-W` and `-D`, the version.

use super::args::{CheckArgs, Cli, Command, FormatWord, InventoryFormat};
use super::definition::{DEFAULT, definition, with_grouped_help};
use super::destinations::{Destination, destinations};
use super::exit::Exit;
use super::input_args::InputArgs;
use crate::catalog::Catalog;
use crate::lints::Change;
use crate::report::SettingSource;
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgMatches, FromArgMatches};
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

/// Options that belong to the program itself.
const OWN: [&str; 5] = ["help", "-h", "--help", "-V", "--version"];

/// The rules and groups that `-A`, `-W` and `-D` name, in the order in which they stand.
pub(super) type Changes = Vec<(String, Change)>;

/// What a command line says beyond the command's own options.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// Rules and groups whose levels are changed.
    pub(super) changes: Changes,
    /// Which report goes where.
    pub(super) reports: Vec<Destination<FormatWord>>,
    /// Which form of the inventory goes where.
    pub(super) lists: Vec<Destination<InventoryFormat>>,
    /// The options that were given, by id: on the command line or in the environment.
    sources: BTreeMap<String, SettingSource>,
}

impl Given {
    /// Returns where an option's value comes from; `None` where nobody gave it.
    pub(super) fn source(&self, id: &str) -> Option<SettingSource> {
        self.sources.get(id).cloned()
    }
}

/// Reads the arguments, the program's name first. Help and version come as errors of their own kind.
pub(super) fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    catalog: &Catalog,
) -> Result<(Command, Given), clap::Error> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut definition = with_grouped_help(definition(catalog));
    if !arguments.get(1).is_some_and(|word| is_own(&definition, word)) {
        arguments.insert(1.min(arguments.len()), DEFAULT.into());
    }
    let matches = definition.try_get_matches_from_mut(arguments)?;
    let cli = Cli::from_arg_matches(&matches)?;
    if let Some(mixed) = cli.command.input().and_then(InputArgs::mixed) {
        return Err(clap::Error::raw(ErrorKind::ArgumentConflict, format!("{mixed}\n")).with_cmd(&definition));
    }
    let Some((name, matches)) = matches.subcommand() else { return Ok((cli.command, Given::default())) };
    let definition = definition.find_subcommand(name);
    let mut given = Given {
        changes: changes(&cli.command, matches),
        sources: definition.map(|command| sources(command, matches)).unwrap_or_default(),
        ..Given::default()
    };
    match &cli.command {
        Command::Check(CheckArgs { output, .. }) => {
            given.reports = destinations(matches, &output.format, &output.output_file)?;
        }
        Command::Inventory(list) => given.lists = destinations(matches, &list.format, &list.output_file)?,
        _ => {}
    }
    Ok((cli.command, given))
}

/// Prints help, version or an error of usage.
pub(super) fn tell(error: &clap::Error) -> Exit {
    // A reader that has gone away needs to be told nothing.
    let _ = error.print();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Exit::Clean,
        _ => Exit::Error,
    }
}

/// Whether a word is a command or an option of the program itself.
fn is_own(definition: &clap::Command, word: &OsStr) -> bool {
    let Some(word) = word.to_str() else { return false };
    OWN.contains(&word) || definition.get_subcommands().any(|command| command.get_name() == word)
}

fn sources(command: &clap::Command, matches: &ArgMatches) -> BTreeMap<String, SettingSource> {
    let of_option = |option: &clap::Arg| {
        let id = option.get_id().as_str();
        let flag = || option.get_long().map(|name| format!("--{name}")).unwrap_or_default();
        let variable = || option.get_env().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let source = match matches.value_source(id)? {
            ValueSource::CommandLine => SettingSource::Flag(flag()),
            ValueSource::EnvVariable => SettingSource::Variable(variable()),
            _ => return None,
        };
        Some((id.to_owned(), source))
    };
    command.get_arguments().filter_map(of_option).collect()
}

fn changes(command: &Command, matches: &ArgMatches) -> Changes {
    let (rules, matches) = match command {
        Command::Check(check) => (&check.rules, matches),
        Command::Config(config) => (&config.rules, matches),
        Command::Lsp(server) => (&server.rules, matches),
        Command::Baseline(baseline) => match (baseline.command.rules(), matches.subcommand()) {
            (Some(rules), Some((_, matches))) => (rules, matches),
            _ => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let sources = [
        ("allow", &rules.allow, Change::Allow),
        ("warn", &rules.warn, Change::Warn),
        ("deny", &rules.deny, Change::Deny),
    ];
    let mut found: Vec<(usize, String, Change)> = Vec::new();
    for (id, names, change) in sources {
        let indices = matches.indices_of(id).into_iter().flatten();
        found.extend(indices.zip(names).map(|(index, name)| (index, name.clone(), change)));
    }
    found.sort_by_key(|(index, ..)| *index);
    found.into_iter().map(|(_, name, change)| (name, change)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<(Command, Given), clap::Error> {
        parse(line.split_whitespace().map(OsString::from), &Catalog::embedded())
    }

    #[test]
    fn the_definition_is_sound() {
        with_grouped_help(definition(&Catalog::embedded())).debug_assert();
    }

    #[test]
    fn check_is_what_runs_without_a_command() {
        for line in ["owlint", "owlint check", "owlint deploy/", "owlint --quiet x", "owlint ./rules"] {
            assert!(matches!(parsed(line), Ok((Command::Check(_), _))), "{line}");
        }
        assert!(matches!(parsed("owlint rules"), Ok((Command::Rules(_), _))));
        assert!(matches!(parsed("owlint explain OW101"), Ok((Command::Explain(_), _))));
    }

    #[test]
    fn the_order_across_levels_is_kept() {
        let (_, given) = parsed("owlint -A a -D b -A c --warn d -D a").unwrap();
        let expected =
            [("a", Change::Allow), ("b", Change::Deny), ("c", Change::Allow), ("d", Change::Warn), ("a", Change::Deny)];
        assert_eq!(given.changes, expected.map(|(name, change)| (name.to_owned(), change)));
    }

    #[test]
    fn slips_are_errors_of_usage() {
        for line in [
            "owlint --fail-on hihg",
            "owlint --as-of 2026-13-01",
            "owlint --as-of 2026-11",
            "owlint --threads 0",
            "owlint --stdin-filename a.yaml b.yaml",
            "owlint a.yaml -",
            "owlint --staged -",
            "owlint --staged --changed main",
            "owlint --files-from list --staged",
            "owlint --files-from list --changed main",
            "owlint --files-from list a.yaml",
            "owlint --files-from - -",
            "owlint --files-from - --stdin-filename a.yaml",
            "owlint --changed main --stdin-filename a.yaml",
            "owlint --baseline a.json --no-baseline",
            "owlint -q -v",
            "owlint explain",
        ] {
            assert_eq!(parsed(line).map_err(|error| error.exit_code()).unwrap_err(), 2, "{line}");
        }
    }
}
