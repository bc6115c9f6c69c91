//! Owns foreign text in Markdown as GitHub and GitLab read it: nothing in it marks up, mentions, refers or leaves its
//! cell. Never lays a page out.

use crate::text::sanitise;
use std::fmt::Write as _;

/// Makes a text fit for running text and for a table's cell. Addresses stay addresses.
pub(in crate::report) fn cell(text: &str) -> String {
    let clean = sanitise(text);
    clean.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Makes a sentence of ours fit, in which foreign names stand between backticks: those become code spans. Each part is
/// made harmless by itself, so that a name with backticks of its own gains nothing.
pub(in crate::report) fn prose(text: &str) -> String {
    if !text.matches('`').count().is_multiple_of(2) {
        return cell(text);
    }
    let parts = text.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { code(part) } else { cell(part) }).collect()
}

/// Makes a text fit for a code span, in a table's cell or outside.
pub(in crate::report) fn code(text: &str) -> String {
    let clean = sanitise(text);
    let plain = |letter: char| letter.is_alphanumeric() || " ./:@_-+=,()%".contains(letter);
    let is_flush = !clean.is_empty() && !clean.starts_with(' ') && !clean.ends_with(' ');
    if is_flush && clean.chars().all(plain) {
        return format!("`{clean}`");
    }
    // A code span has no escapes, an element has.
    format!("<code>{}</code>", clean.chars().map(entity).collect::<String>())
}

fn word(word: &str) -> String {
    let end = word.trim_end_matches([',', '.', ';', ':', ')']);
    let start = end.trim_start_matches('(');
    if is_address(start) {
        let before = end.len() - start.len();
        let (head, tail) = (word.get(..before).unwrap_or_default(), word.get(end.len()..).unwrap_or_default());
        return format!("{head}<{start}>{tail}");
    }
    let letters: Vec<char> = word.chars().collect();
    let is_within = |at: usize| {
        let beside =
            |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|letter| letter.is_alphanumeric());
        beside(at.checked_sub(1)) && beside(at.checked_add(1))
    };
    let one = |(at, letter): (usize, &char)| {
        if *letter == '_' && is_within(at) { "_".to_owned() } else { entity(*letter) }
    };
    letters.iter().enumerate().map(one).collect()
}

/// Whether a word is an address in which nothing could be taken for anything else.
fn is_address(word: &str) -> bool {
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ":/._~%?=&+-#,".contains(letter);
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(plain))
}

/// A character as a reference to it where it could mark up. What mentions people or refers to issues is parted from what
/// follows: that is looked for once the references are resolved.
fn entity(letter: char) -> String {
    let mut text = String::new();
    match letter {
        '@' | '#' => {
            let _ = write!(text, "&#{};&#8203;", u32::from(letter));
        }
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '!' | '|' | '~' | '&' | '$' | '{' | '}' | '^' => {
            let _ = write!(text, "&#{};", u32::from(letter));
        }
        _ => text.push(letter),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_text_stays_readable() {
        assert_eq!(cell("Kimi K2 Instruct (2025-07-11); snake_case"), "Kimi K2 Instruct (2025-07-11); snake_case");
        assert_eq!(cell("see (https://a.example/b_c)."), "see (<https://a.example/b_c>).");
        assert_eq!(code("deploy/kimi.yaml:14"), "`deploy/kimi.yaml:14`");
        assert_eq!(prose("`a_b` moves (`--x Y`)."), "`a_b` moves (`--x Y`).");
        assert_eq!(prose("one ` alone"), "one &#96; alone");
    }

    #[test]
    fn nothing_marks_up_mentions_or_leaves_its_cell() {
        assert_eq!(cell("a|b\nc"), "a&#124;b␊c");
        assert_eq!(cell("@team #1"), "&#64;&#8203;team &#35;&#8203;1");
        assert_eq!(cell("<img src=x>"), "&#60;img src=x&#62;");
        assert_eq!(cell("[x](https://e.example)"), "&#91;x&#93;(https://e.example)");
        assert_eq!(code("a`|\\|"), "<code>a&#96;&#124;&#92;&#124;</code>");
        assert_eq!(code(""), "<code></code>");
    }

    proptest! {
        #[test]
        fn no_character_of_the_markup_is_left(text in any::<String>()) {
            for written in [cell(&text), code(&text), prose(&text)] {
                prop_assert!(!written.contains(['|', '\n', '\r', '\\', '*', '[', ']', '!']), "{written:?}");
                prop_assert!(!written.contains("<script"), "{written:?}");
            }
        }
    }
}
