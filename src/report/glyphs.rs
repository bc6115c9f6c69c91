//! Owns what bars are drawn with, in Unicode and where a terminal shows ASCII only. Never measures anything.

/// Which characters a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Glyphs {
    /// All.
    #[default]
    Unicode,
    /// Those of ASCII.
    Ascii,
}

/// Eighths of a full block, from one to seven.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

impl Glyphs {
    /// What the parts of a bar are filled with, told apart without colour.
    #[must_use]
    pub(super) fn fills(self) -> [char; 4] {
        match self {
            Self::Unicode => ['█', '▓', '▒', '░'],
            Self::Ascii => ['#', '=', '-', '.'],
        }
    }

    /// A bar of at most `cells` columns for `value` of `most`. Whatever is above nothing can be seen.
    #[must_use]
    pub(super) fn bar(self, value: f64, most: f64, cells: usize) -> String {
        if value <= 0.0 || most <= 0.0 || cells == 0 {
            return String::new();
        }
        let (room, exact) = (cells * 8, (value / most).min(1.0) * (cells * 8) as f64);
        let eighths = (0..room).take_while(|step| *step as f64 + 0.5 <= exact).count();
        let [full, ..] = self.fills();
        match self {
            Self::Ascii => full.to_string().repeat(eighths.div_ceil(8).max(1)),
            Self::Unicode => {
                let (whole, rest) = (eighths / 8, if eighths == 0 { 1 } else { eighths % 8 });
                let tail = rest.checked_sub(1).and_then(|index| EIGHTHS.get(index));
                std::iter::repeat_n(full, whole).chain(tail.copied()).collect()
            }
        }
    }

    /// Returns a text in what the terminal shows.
    #[must_use]
    pub(super) fn shown(self, text: &str) -> String {
        match self {
            Self::Unicode => text.to_owned(),
            Self::Ascii => text.chars().map(plain).collect(),
        }
    }
}

/// The character of ASCII, one column wide, that comes nearest.
fn plain(letter: char) -> char {
    match letter {
        letter if letter.is_ascii() => letter,
        '–' | '—' | '‑' => '-',
        '·' => '.',
        '…' => '~',
        '×' => 'x',
        '‘' | '’' => '\'',
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::Glyphs;

    #[test]
    fn bars_grow_with_their_value_and_none_is_wider_than_its_room() {
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            let lengths: Vec<usize> =
                (0..=30).map(|value| glyphs.bar(f64::from(value), 30.0, 7).chars().count()).collect();
            assert!(lengths.is_sorted(), "{lengths:?}");
            assert_eq!((lengths[0], lengths[1], lengths[30]), (0, 1, 7), "{glyphs:?}");
        }
        assert_eq!(Glyphs::Unicode.bar(1.0, 1000.0, 5), "▏", "what is there can be seen");
        assert_eq!(Glyphs::Unicode.bar(3.0, 4.0, 2), "█▌");
        assert_eq!(Glyphs::Ascii.bar(3.0, 4.0, 2), "##");
        assert_eq!(Glyphs::Ascii.bar(9.0, 4.0, 2), "##", "nor beyond its room");
    }

    #[test]
    fn ascii_is_all_that_is_shown_where_there_is_no_more() {
        assert_eq!(Glyphs::Ascii.shown("a – b · c… 模"), "a - b . c~ ?");
        assert_eq!(Glyphs::Unicode.shown("a – 模"), "a – 模");
    }
}
