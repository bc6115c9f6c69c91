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
    let page = page(command(&definition, arguments.command.as_deref())?);
    deliver(None, |out| page.render(out))?;
    Ok(Exit::Clean)
}

fn command<'a>(definition: &'a Command, name: Option<&str>) -> Result<&'a Command, Complaint> {
    let Some(name) = name else { return Ok(definition) };
    definition.find_subcommand(name).ok_or_else(|| {
        let names = definition.get_subcommands().map(Command::get_name);
        let help = closest(name, names).map(|near| format!("did you mean `{near}`?")).unwrap_or_default();
        Complaint::Other(format!("`{}` is no command", sanitise(name)), help)
    })
}

fn write_all(definition: &Command, folder: &Path) -> Result<(), Complaint> {
    for command in std::iter::once(definition).chain(definition.get_subcommands()) {
        let page = page(command);
        deliver(Some(&folder.join(page.get_filename())), |out| page.render(out))?;
    }
    Ok(())
}

fn page(command: &Command) -> Man {
    Man::new(command.clone()).manual("owlint").source(concat!("owlint ", env!("CARGO_PKG_VERSION")))
}
