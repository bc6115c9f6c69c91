//! Owns `owlint man`: manual pages, made from the same definition as the help. Never words an option.

use super::complain::Complaint;
use super::definition::definition;
use super::exit::Exit;
use super::output::deliver;
use super::setup_args::ManArgs;
use crate::catalog::{Catalog, closest};
use crate::text::sanitise;
use clap::Command;
use clap_mangen::Man;
use std::path::Path;

/// Prints one page, or writes all to a folder.
pub(super) fn run(arguments: &ManArgs, catalog: &Catalog) -> Result<Exit, Complaint> {
    let mut definition = definition(catalog).disable_help_subcommand(true);
    // Building gives each command the name under which it is called.
    definition.build();
    if let Some(folder) = &arguments.output_dir {
        write_all(&definition, folder)?;
        return Ok(Exit::Clean);
    }
    let page = page(command(&definition, &arguments.command)?);
    deliver(None, |out| page.render(out))?;
    Ok(Exit::Clean)
}

/// Follows the words down: `baseline write` is a command of a command.
fn command<'a>(definition: &'a Command, words: &[String]) -> Result<&'a Command, Complaint> {
    words.iter().try_fold(definition, |command, word| {
        command.find_subcommand(word).ok_or_else(|| {
            let names = command.get_subcommands().map(Command::get_name);
            let help = closest(word, names).map(|near| format!("did you mean `{near}`?")).unwrap_or_default();
            Complaint::Other(format!("`{}` is no command", sanitise(word)), help)
        })
    })
}

fn write_all(command: &Command, folder: &Path) -> Result<(), Complaint> {
    let page = page(command);
    deliver(Some(&folder.join(page.get_filename())), |out| page.render(out))?;
    command.get_subcommands().try_for_each(|below| write_all(below, folder))
}

fn page(command: &Command) -> Man {
    Man::new(command.clone()).manual("owlint").source(concat!("owlint ", env!("CARGO_PKG_VERSION")))
}
