//! Owns what of a foreign text may be shown: cleaned of characters that steer or hide, cut to a window.
//! Never decides on layout or colour, and never masks secrets.

use super::Span;
use std::borrow::Cow;
use std::path::Path;

/// Returns the text with every character that would steer a terminal, turn the reading order or stay invisible
/// replaced by a visible one. The number of characters stays the same; a tab becomes a space.
#[must_use]
pub fn sanitise(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| stand_in(c).is_some()) {
        text.chars().map(|c| stand_in(c).unwrap_or(c)).collect::<String>().into()
    } else {
        text.into()
    }
}

/// Returns a path as people may see it: sanitised, with forward slashes, bytes that are not UTF-8 as U+FFFD.
#[must_use]
pub fn display_path(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        return sanitise(&text).into_owned();
    }
    sanitise(&text.replace(std::path::MAIN_SEPARATOR, "/")).into_owned()
}

/// The character shown instead of `c`, where `c` must not be shown.
fn stand_in(c: char) -> Option<char> {
    match c {
        '\t' => Some(' '),
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)),
        '\x7F' => Some('\u{2421}'),
        ' '..='~' => None,
        _ => is_hidden(c).then_some(char::REPLACEMENT_CHARACTER),
    }
}

/// Whether a character past ASCII steers, reorders or stays unseen. Variation selectors 1 to 16 and the other marks
/// that belong to visible characters in ordinary text are left alone.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9F}'                                            // C1 controls
        | '\u{AD}' | '\u{34F}' | '\u{180E}'                            // soft hyphen, joiner, vowel separator
        | '\u{61C}' | '\u{200E}' | '\u{200F}'                          // direction marks
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'            // bidi embeddings, overrides, isolates
        | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}' // zero width
        | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}'            // deprecated formats, annotations
        | '\u{2028}' | '\u{2029}'                                      // line and paragraph separators
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}'            // Hangul fillers
        | '\u{1D173}'..='\u{1D17A}'                                    // musical formats
        | '\u{E0000}'..='\u{E0FFF}') // tags, variation selectors 17 to 256
}

/// A window of a line around a focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clipped<'a> {
    /// The part of the line that is shown.
    pub text: Cow<'a, str>,
    /// The focus in [`Self::text`].
    pub focus: Span,
    /// Whether something of the line was left out before the text.
    pub cut_left: bool,
    /// Whether something of the line, or of the focus itself, was left out after the text.
    pub cut_right: bool,
}

impl Clipped<'_> {
    /// Returns the window sanitised, with its focus on the same characters.
    #[must_use]
    pub fn sanitised(&self) -> Clipped<'static> {
        let before = sanitise(Span::new(0, self.focus.start).of(&self.text));
        let focus = sanitise(self.focus.of(&self.text));
        let after = sanitise(Span::new(self.focus.end, self.text.len()).of(&self.text));
        let span = Span::new(before.len(), before.len() + focus.len());
        Clipped { text: [before, focus, after].concat().into(), focus: span, ..*self }
    }
}

/// Returns at most `around` bytes of `line` on either side of `focus`, cut between characters.
///
/// A focus of more than twice `around` bytes is cut there, and the window ends in it. A focus that does not lie on
/// character boundaries is widened to them; one past the line's end stands empty at its end.
#[must_use]
pub fn clip(line: &str, focus: Span, around: usize) -> Clipped<'_> {
    let start = boundary_at_or_before(line, focus.start);
    let focus_end = boundary_at_or_after(line, focus.end).max(start);
    let longest = boundary_at_or_before(line, start.saturating_add(around.saturating_mul(2))).max(start);
    let shown_end = focus_end.min(longest);
    let left = boundary_at_or_after(line, start.saturating_sub(around)).min(start);
    let right = if shown_end < focus_end {
        shown_end
    } else {
        boundary_at_or_before(line, shown_end.saturating_add(around)).max(shown_end)
    };
    Clipped {
        text: Span::new(left, right).of(line).into(),
        focus: Span::new(start - left, shown_end - left),
        cut_left: left > 0,
        cut_right: right < line.len(),
    }
}

fn boundary_at_or_before(line: &str, offset: usize) -> usize {
    let offset = offset.min(line.len());
    (0..=offset).rev().find(|at| line.is_char_boundary(*at)).unwrap_or_default()
}

fn boundary_at_or_after(line: &str, offset: usize) -> usize {
    (offset..line.len()).find(|at| line.is_char_boundary(*at)).unwrap_or(line.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(sanitise("a\x1b[31mb\x07\x7f\u{9b}2J"), "a\u{241b}[31mb\u{2407}\u{2421}\u{fffd}2J");
        assert_eq!(sanitise("a\tb\r\n"), "a b\u{240d}\u{240a}");
    }

    #[test]
    fn nothing_hides_or_turns_the_reading_order() {
        let hidden = "\u{202e}\u{2066}\u{200b}\u{feff}\u{2028}\u{2029}\u{e0041}\u{200f}\u{61c}";
        assert_eq!(sanitise(hidden), "\u{fffd}".repeat(9));
    }

    #[test]
    fn ordinary_text_is_borrowed() {
        assert!(matches!(sanitise("モデル: qwen3 ⚠\u{fe0f} é"), Cow::Borrowed(_)));
    }

    #[test]
    fn paths_are_shown_clean() {
        assert_eq!(display_path(&Path::new("deploy").join("a\x1b.yaml")), "deploy/a\u{241b}.yaml");
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_not_utf8_is_shown_lossy() {
        use std::os::unix::ffi::OsStrExt;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"mod\xE8le.yaml"));
        assert_eq!(display_path(path), "mod\u{fffd}le.yaml");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let line = format!("{}kimi{}", "é".repeat(100), "é".repeat(100));
        let clipped = clip(&line, Span::new(200, 204), 5);
        assert_eq!(clipped.text, "éékimiéé");
        assert_eq!(clipped.focus.of(&clipped.text), "kimi");
        assert!(clipped.cut_left && clipped.cut_right);
    }

    #[test]
    fn a_short_line_is_whole() {
        let clipped = clip("model: kimi", Span::new(7, 11), 80);
        assert_eq!((&*clipped.text, clipped.cut_left, clipped.cut_right), ("model: kimi", false, false));
    }

    #[test]
    fn a_huge_focus_is_cut_itself() {
        let line = "k".repeat(10_000);
        let clipped = clip(&line, Span::new(100, 9_000), 40);
        assert_eq!((clipped.text.len(), clipped.focus), (120, Span::new(40, 120)));
        assert!(clipped.cut_right);
    }

    proptest! {
        #[test]
        fn sanitising_keeps_the_count_and_leaves_nothing_behind(text in any::<String>()) {
            let clean = sanitise(&text);
            prop_assert_eq!(clean.chars().count(), text.chars().count());
            prop_assert!(!clean.chars().any(|c| c.is_control() || stand_in(c).is_some()));
        }

        #[test]
        fn clipping_stays_in_bounds(line in "\\PC{0,60}", start in 0usize..300, length in 0usize..300, around in 0usize..50) {
            let focus = Span::new(start, start + length);
            let clipped = clip(&line, focus, around);
            prop_assert!(clipped.text.len() <= 4 * around + 8, "text {:?}", clipped.text);
            prop_assert!(clipped.text.get(clipped.focus.start..clipped.focus.end).is_some());
            prop_assert!(line.contains(&*clipped.text));
            if let Some(wanted) = line.get(start..start + length) {
                prop_assert!(wanted.starts_with(clipped.focus.of(&clipped.text)));
            }
        }

        #[test]
        fn a_sanitised_window_keeps_its_focus(line in any::<String>(), start in 0usize..40, length in 0usize..40) {
            let clipped = clip(&line, Span::new(start, start + length), 30);
            let clean = clipped.sanitised();
            prop_assert_eq!(clean.focus.of(&clean.text), &*sanitise(clipped.focus.of(&clipped.text)));
        }
    }
}
