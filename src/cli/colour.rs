//! Owns when colours are written. Reads the environment through a function, so that it can be tested.

use super::args::Colour;

/// Decides: the flag, then `NO_COLOR`, then `FORCE_COLOR`, `CLICOLOR_FORCE` and `CLICOLOR`, then whether a person reads
/// along on a terminal that shows them.
#[must_use]
pub(super) fn wanted(flag: Colour, variable: impl Fn(&str) -> Option<String>, is_terminal: bool) -> bool {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let is_on = |name: &str| variable(name).is_some_and(|value| !matches!(value.as_str(), "" | "0" | "false"));
    match flag {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if is_set("NO_COLOR") => false,
        Colour::Auto if is_set("FORCE_COLOR") => is_on("FORCE_COLOR"),
        Colour::Auto if is_on("CLICOLOR_FORCE") => true,
        Colour::Auto if variable("CLICOLOR").as_deref() == Some("0") => false,
        Colour::Auto => is_terminal && variable("TERM").as_deref() != Some("dumb"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_wins_then_no_color_then_force_then_the_terminal() {
        let with = |flag, set: &'static [(&'static str, &'static str)], is_terminal| {
            let variable = move |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, v)| (*v).to_owned());
            wanted(flag, variable, is_terminal)
        };
        assert!(with(Colour::Always, &[("NO_COLOR", "1")], false));
        assert!(!with(Colour::Never, &[("FORCE_COLOR", "1")], true));
        assert!(!with(Colour::Auto, &[("NO_COLOR", "1"), ("FORCE_COLOR", "1")], true));
        assert!(with(Colour::Auto, &[("CLICOLOR_FORCE", "1")], false));
        assert!(!with(Colour::Auto, &[("FORCE_COLOR", "0")], false));
        assert!(!with(Colour::Auto, &[("FORCE_COLOR", "0")], true));
        assert!(!with(Colour::Auto, &[("FORCE_COLOR", "false"), ("CLICOLOR_FORCE", "1")], true));
        assert!(with(Colour::Auto, &[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")], false));
        assert!(!with(Colour::Auto, &[("CLICOLOR", "0")], true));
        assert!(with(Colour::Auto, &[("CLICOLOR", "1")], true));
        assert!(!with(Colour::Auto, &[("CLICOLOR", "1")], false));
        assert!(with(Colour::Auto, &[("NO_COLOR", "")], true));
        assert!(!with(Colour::Auto, &[("TERM", "dumb")], true));
        assert!(!with(Colour::Auto, &[], false));
    }
}
