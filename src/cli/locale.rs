//! Owns what the locale says of the terminal's characters. Reads the environment through a function, so that it can be
//! tested.

use crate::report::Glyphs;

/// Decides by `LC_ALL`, `LC_CTYPE` and `LANG`, the first that is set. Where none is, all characters are taken to be shown,
/// as in every other report.
#[must_use]
pub(super) fn glyphs(variable: impl Fn(&str) -> Option<String>) -> Glyphs {
    let set =
        ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
    let Some(locale) = set else { return Glyphs::Unicode };
    let locale = locale.to_lowercase();
    if locale.contains("utf-8") || locale.contains("utf8") { Glyphs::Unicode } else { Glyphs::Ascii }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let with = |set: &'static [(&'static str, &'static str)]| {
            glyphs(move |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(with(&[]), Glyphs::Unicode);
        assert_eq!(with(&[("LANG", "de_DE.UTF-8")]), Glyphs::Unicode);
        assert_eq!(with(&[("LANG", "en_US.utf8"), ("LC_ALL", "C")]), Glyphs::Ascii);
        assert_eq!(with(&[("LC_ALL", ""), ("LC_CTYPE", "C.UTF-8"), ("LANG", "C")]), Glyphs::Unicode);
        assert_eq!(with(&[("LANG", "ja_JP.eucJP")]), Glyphs::Ascii);
        assert_eq!(with(&[("LANG", "POSIX")]), Glyphs::Ascii);
    }
}
