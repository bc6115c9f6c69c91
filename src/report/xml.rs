//! Owns text as XML 1.0 takes it. Never knows an element.

use crate::text::sanitise;

/// Returns a text for an attribute or an element: cleaned of characters that steer or hide, one line, with the
/// characters of the markup escaped. What XML 1.0 has no place for at all becomes U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let clean = sanitise(text);
    let mut escaped = String::with_capacity(clean.len());
    for letter in clean.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\u{FFFE}' | '\u{FFFF}' => escaped.push(char::REPLACEMENT_CHARACTER),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use proptest::prelude::*;

    #[test]
    fn markup_and_what_steers_are_harmless() {
        assert_eq!(escaped("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&apos;");
        assert_eq!(escaped("]]>"), "]]&gt;");
        assert_eq!(escaped("a\u{0}\u{1b}\n\u{202e}\u{ffff}"), "a␀␛␊\u{fffd}\u{fffd}");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "\\PC*") {
            let document = format!("<a b=\"{0}\">{0}</a>", escaped(&text));
            let parsed = roxmltree::Document::parse(&document).unwrap();
            let root = parsed.root_element();
            prop_assert_eq!(root.attribute("b").unwrap_or_default(), root.text().unwrap_or_default());
        }
    }
}
