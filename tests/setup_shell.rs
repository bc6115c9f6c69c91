//! What a user meets before the first run: help, shell completions, manual pages. All are made from one definition, so
//! each is held to naming every command and every option.

#[allow(dead_code, reason = "each suite uses a part of it")]
#[path = "cli/project.rs"]
mod project;

use project::Project;
use std::collections::BTreeSet;

/// The commands that the help names.
fn commands(project: &Project) -> Vec<String> {
    let help = project.run("--help").stdout;
    let (before_options, _) = help.split_once("\nOptions:").unwrap_or_default();
    let words = before_options.lines().filter_map(|line| line.strip_prefix("  ")?.split_once("  "));
    words.map(|(name, _)| name.to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The long options that a command's help names.
fn options(project: &Project, command: &str) -> BTreeSet<String> {
    let help = project.run(&format!("{command} --help")).stdout;
    let line = |line: &str| {
        let rest = &line[line.find("--")?..];
        let is_option = line.trim_start().starts_with('-');
        is_option.then(|| rest.split([' ', '=']).next().unwrap_or_default().to_owned())
    };
    help.lines().filter_map(line).collect()
}

#[test]
fn the_help_groups_its_commands_and_leaves_none_out() {
    let project = Project::new(&[]);
    let commands = commands(&project);
    for command in ["check", "inventory", "explain", "what-if", "rules", "config", "completions", "man"] {
        assert!(commands.iter().any(|known| known == command), "{command}: {commands:?}");
    }
    let help = project.run("-h").stdout;
    for heading in ["Check a tree:", "Look something up:", "Set up:", "Options:", "Output:"] {
        assert!(help.contains(&format!("\n{heading}\n")), "{heading}: {help}");
    }
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}

#[test]
fn the_short_help_is_short_and_the_long_one_names_every_option_of_check() {
    let project = Project::new(&[]);
    let (short, long) = (project.run("-h").stdout, project.run("--help").stdout);
    assert!(short.lines().count() < 60, "{short}");
    assert!(short.contains("`--help` tells all options") && !short.contains("--threads"), "{short}");
    for option in options(&project, "check") {
        assert!(long.contains(&option), "{option}: {long}");
    }
    assert!(project.run("check -h").stdout.contains("--threads"));
}

#[test]
fn completions_name_every_command_and_option_and_rule() {
    let project = Project::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = project.run(&format!("completions {shell}"));
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{shell}");
        for command in commands(&project) {
            assert!(ran.stdout.contains(&command), "{shell}: {command}");
            for option in options(&project, &command) {
                // fish names options without their dashes.
                let option = if shell == "fish" { format!("-l {}", &option[2..]) } else { option };
                assert!(ran.stdout.contains(&option), "{shell}: {command} {option}");
            }
        }
        // Elvish's have no place for values.
        let completes_values = matches!(shell, "bash" | "zsh" | "fish");
        assert_eq!(ran.stdout.contains("OW101"), completes_values, "{shell}");
    }
    assert_eq!(project.run("completions tcsh").status, 2);
}

#[test]
fn bash_completes_options_without_the_default_command_and_rules_behind_them() {
    let project = Project::new(&[]);
    let script = project.run("completions bash").stdout;
    for (words, expected) in [
        ("owlint --stag", "--staged"),
        ("owlint inv", "inventory"),
        ("owlint -A OW20", "OW201"),
        ("owlint check --fail-on me", "medium"),
        ("owlint completions e", "elvish"),
    ] {
        let ask = format!(
            "{script}\nCOMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))\n\
             _owlint owlint \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
        );
        let Ok(ran) = std::process::Command::new("bash").arg("-c").arg(ask).output() else { return };
        let answer = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(answer.lines().any(|line| line == expected), "{words}: {answer}");
    }
}

#[test]
fn manual_pages_name_every_command_and_option() {
    let project = Project::new(&[]);
    let main = project.run("man");
    assert_eq!(main.status, 0, "{}", main.stderr);
    let plain = |page: &str| page.replace("\\-", "-");
    for command in commands(&project) {
        assert!(plain(&main.stdout).contains(&format!("owlint-{command}(1)")), "{command}");
        let page = project.run(&format!("man {command}"));
        for option in options(&project, &command) {
            assert!(plain(&page.stdout).contains(&format!("\\fB{option}\\fR")), "{command} {option}: {}", page.stdout);
        }
        // No option stands there without a word on it.
        assert!(!page.stdout.contains("\\fR\n\n.TP"), "{command}: {}", page.stdout);
    }
    assert!(main.stdout.contains("OWLINT_FAIL_ON"), "{}", main.stdout);
    assert!(project.run("man baseline write").stdout.contains("\\-\\-force"));
    let wrong = project.run("man chek");
    assert!(wrong.status == 2 && wrong.stderr.contains("did you mean `check`?"), "{}", wrong.stderr);
}

#[test]
fn all_manual_pages_are_written_to_a_folder_at_once() {
    let project = Project::new(&[]);
    project.folder("pages");
    assert_eq!(project.run("man --output-dir pages").status, 0);
    for page in ["owlint.1", "owlint-check.1", "owlint-what-if.1", "owlint-baseline-write.1"] {
        assert!(project.read(&format!("pages/{page}")).contains(".SH NAME"), "{page}");
    }
    assert_eq!(project.run("man --output-dir missing").status, 2);
}

#[test]
fn help_and_readme_tell_every_exit_status_alike() {
    let help = Project::new(&[]).run("check --help").stdout;
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let readme = include_str!("../README.md").replace(['`', '(', ')'], "");
    for exit in owlint::cli::Exit::ALL {
        let (number, meaning) = (exit as u8, exit.meaning());
        assert!(one_line(&help).contains(&format!(" {number} {meaning}")), "{number}: {help}");
        assert!(readme.contains(&format!("| {number} | {} |", meaning.replace(['(', ')'], ""))), "{number}");
    }
}
