//! Holds the pages of the commands, in `docs/commands`, to the command line as it is, and runs every command that any page
//! shows. Never looks at what a command finds.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "command_docs/help.rs"]
mod help;
#[path = "command_docs/pages.rs"]
mod pages;
#[allow(dead_code, reason = "each suite uses a part of it")]
#[path = "cli/repository.rs"]
mod repository;
#[path = "command_docs/shown.rs"]
mod shown;
#[path = "command_docs/tree.rs"]
mod tree;

use help::{Help, commands};
use owlint::cli::Exit;
use pages::Page;
use std::collections::BTreeSet;

#[test]
fn every_command_has_a_page_and_every_page_a_command() {
    let commands: BTreeSet<String> = commands().into_iter().collect();
    assert!(commands.contains("check") && commands.contains("what-if"), "{commands:?}");
    let files = std::fs::read_dir(pages::root().join("docs/commands")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let pages: BTreeSet<String> = names.filter_map(|name| Some(name.strip_suffix(".md")?.to_owned())).collect();
    let pages: BTreeSet<String> = pages.into_iter().filter(|name| name != "README").collect();
    assert_eq!(pages, commands);
    let index = Page::of("README").text;
    for command in &commands {
        assert!(index.contains(&format!("[`{command}`]({command}.md)")), "the index lacks {command}");
        assert!(Page::of(command).text.starts_with(&format!("# owlint {command}\n")), "{command}");
    }
}

#[test]
fn a_page_gives_the_usage_that_help_gives() {
    for command in commands() {
        let page = Page::of(&command);
        let blocks = page.blocks();
        let usage = blocks.iter().find(|block| block.language == "text").unwrap_or_else(|| panic!("{command}"));
        assert_eq!(usage.text.lines().collect::<Vec<_>>(), Help::of(&command).usage, "{command}");
    }
}

#[test]
fn tables_list_the_options_that_clap_knows_and_mean_the_same() {
    for command in commands() {
        let known = Help::of(&command).options;
        let rows = Page::of(&command).rows();
        let mut listed: Vec<&String> = rows.iter().flat_map(|row| &row.options).collect();
        listed.sort();
        assert_eq!(listed, known.keys().collect::<Vec<_>>(), "{command}");
        for row in rows.iter().filter(|row| row.options.len() == 1) {
            let meanings = &known[&row.options[0]];
            assert!(meanings.contains(&row.meaning), "{command} {row:?}: {meanings:?}");
        }
    }
}

#[test]
fn pages_of_commands_name_no_option_that_does_not_exist() {
    let known: BTreeSet<String> = commands().iter().flat_map(|command| Help::of(command).options.into_keys()).collect();
    let is_general = |option: &str| ["--help", "--version"].contains(&option);
    for page in pages::all().iter().filter(|page| page.name.starts_with("docs/commands/")) {
        for option in page.options() {
            assert!(known.contains(&option) || is_general(&option), "{}: {option}", page.name);
        }
    }
}

#[test]
fn links_of_the_pages_lead_somewhere() {
    for page in pages::all() {
        for target in page.links() {
            assert!(target.exists(), "{}: {}", page.name, target.display());
        }
    }
}

#[test]
fn commands_that_are_shown_run_and_end_and_print_as_shown() {
    let pages = pages::all();
    let (counts, wrong): (Vec<usize>, Vec<Vec<String>>) = pages.iter().map(shown::run_blocks).unzip();
    assert!(wrong.iter().all(Vec::is_empty), "{}", wrong.concat().join("\n\n"));
    assert!(counts.iter().sum::<usize>() > 60, "{counts:?}");
    shown::no_exception_is_left_over(&pages);
}

#[test]
fn commands_in_sentences_are_known() {
    let pages = pages::all();
    let spans = pages.iter().flat_map(|page| page.spans().into_iter().map(move |span| (page.name.as_str(), span)));
    let spans: Vec<(&str, String)> = spans.filter(|(_, span)| shown::is_whole_command(span)).collect();
    assert!(spans.len() > 30, "{spans:?}");
    let tree = tree::example();
    for (page, span) in spans {
        // What is not known is complained about before help is given.
        let (status, printed) = tree::run(&tree, &format!("{span} --help"));
        assert_eq!(status, 0, "{page}: {span}: {printed}");
    }
}

#[test]
fn the_page_of_check_tells_every_exit_status_and_each_comes_about() {
    let page = Page::of("check").text.replace('`', "");
    for exit in Exit::ALL {
        let row = format!("| {} | {} |", exit as u8, exit.meaning());
        assert!(page.contains(&row), "{row}");
    }
    let tree = tree::example();
    std::fs::create_dir(tree.path("empty")).unwrap();
    for (line, exit) in [
        ("owlint .env", Exit::Clean),
        ("owlint --exit-zero", Exit::Clean),
        ("owlint", Exit::Findings),
        ("owlint --no-such-option", Exit::Error),
        ("owlint nowhere", Exit::Error),
        ("owlint empty", Exit::Nothing),
    ] {
        let (status, printed) = tree::run(&tree, line);
        assert_eq!(status, exit as i32, "{line}: {printed}");
    }
}
