//! Owns when addresses become links that a terminal opens. Reads the environment through a function, so that it can be
//! tested.

use super::args::Colour;

/// Values of `TERM_PROGRAM` whose terminals open links.
const PROGRAMS: &[&str] =
    &["iterm.app", "wezterm", "vscode", "ghostty", "hyper", "rio", "zed", "warpterminal", "tabby"];

/// Beginnings of `TERM` whose terminals open links.
const TERMS: &[&str] = &["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm", "rio"];

/// Set by terminals that open links, whatever they are set to.
const MARKS: &[&str] = &["WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"];

/// GNOME's terminals open links from this version on: 0.50.
const VTE_SINCE: u32 = 5000;

/// Decides: the flag, then `FORCE_HYPERLINK`, then whether a person reads along on a terminal known to open links.
#[must_use]
pub(super) fn wanted(flag: Colour, variable: impl Fn(&str) -> Option<String>, is_terminal: bool) -> bool {
    let is_set = |name: &&str| variable(name).is_some_and(|value| !value.is_empty());
    match flag {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => match variable("FORCE_HYPERLINK").filter(|value| !value.is_empty()) {
            Some(value) => value != "0",
            None => is_terminal && !is_set(&"CI") && opens_links(&variable),
        },
    }
}

fn opens_links(variable: &impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    // What lies between owlint and the terminal may swallow links, or show them as rubbish.
    if term == "dumb" || term.starts_with("screen") || term.starts_with("tmux") {
        return false;
    }
    let program = variable("TERM_PROGRAM").unwrap_or_default().to_lowercase();
    let vte = variable("VTE_VERSION").and_then(|version| version.parse().ok()).unwrap_or(0_u32);
    PROGRAMS.contains(&program.as_str())
        || TERMS.iter().any(|known| term.starts_with(known))
        || vte >= VTE_SINCE
        || MARKS.iter().any(|name| variable(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(flag: Colour, set: &[(&str, &str)], is_terminal: bool) -> bool {
        wanted(
            flag,
            |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()),
            is_terminal,
        )
    }

    #[test]
    fn the_flag_wins_then_force_then_what_is_known_of_the_terminal() {
        let kitty = ("TERM", "xterm-kitty");
        assert!(with(Colour::Auto, &[kitty], true));
        assert!(!with(Colour::Auto, &[kitty], false), "nobody reads along");
        assert!(!with(Colour::Never, &[kitty, ("FORCE_HYPERLINK", "1")], true));
        assert!(with(Colour::Always, &[("TERM", "dumb")], false));
        assert!(with(Colour::Auto, &[("FORCE_HYPERLINK", "1")], false));
        assert!(!with(Colour::Auto, &[kitty, ("FORCE_HYPERLINK", "0")], true));
        assert!(!with(Colour::Auto, &[kitty, ("CI", "true")], true));
    }

    #[test]
    fn terminals_that_are_not_known_to_open_links_get_none() {
        for (set, opens) in [
            (&[("TERM", "xterm-256color")][..], false),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")], true),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "4205")], false),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], true),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")], false),
            (&[("TERM", "tmux-256color"), ("TERM_PROGRAM", "iTerm.app")], false),
            (&[("WT_SESSION", "1")], true),
            (&[], false),
        ] {
            assert_eq!(with(Colour::Auto, set, true), opens, "{set:?}");
        }
    }
}
