//! Owns how names are cut into words and compared: `modelNameOrPath`, `MODEL_NAME_OR_PATH` and `model-name-or-path` are
//! one name. Never knows which names matter.

/// Cuts a name at `_ - . /`, white space and capitals, lower case.
///
/// Digits stay with the letters before them; a run of capitals is one word (`LLMModel` = llm model).
#[must_use]
pub fn words(name: &str) -> Vec<String> {
    if name.is_ascii() { ascii_words(name) } else { any_words(name) }
}

/// Whether the words of a name are these, with a blank between them. Costs little where they are not.
#[must_use]
pub fn is_spoken(name: &str, spoken: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = u8> {
        text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
    }
    let has_letters = !name.is_ascii() || letters(name).eq(letters(spoken));
    has_letters && words(name).join(" ") == spoken
}

/// The same for the letters of nearly all names, a slice at a time.
fn ascii_words(name: &str) -> Vec<String> {
    let mut words = Vec::with_capacity(4);
    let mut start = 0;
    let mut take = |from: usize, to: usize| {
        words.extend(name.get(from..to).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase));
    };
    let mut previous = b' ';
    let mut bytes = name.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        let next_is_lower = bytes.peek().is_some_and(|(_, next)| next.is_ascii_lowercase());
        let follows_word = previous.is_ascii_lowercase() || (previous.is_ascii_uppercase() && next_is_lower);
        if !byte.is_ascii_alphanumeric() {
            take(start, at);
            start = at + 1;
        } else if byte.is_ascii_uppercase() && follows_word {
            take(start, at);
            start = at;
        }
        previous = byte;
    }
    take(start, name.len());
    words
}

fn any_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut chars = name.chars().peekable();
    let mut previous = ' ';
    while let Some(c) = chars.next() {
        let next_is_lower = chars.peek().is_some_and(|next| next.is_lowercase());
        let starts_word = c.is_uppercase() && (previous.is_lowercase() || (previous.is_uppercase() && next_is_lower));
        if (starts_word || !c.is_alphanumeric()) && !current.is_empty() {
            words.push(std::mem::take(&mut current));
        }
        if c.is_alphanumeric() {
            current.extend(c.to_lowercase());
        }
        previous = c;
    }
    if !current.is_empty() {
        words.push(current);
    }
    words
}

/// A pattern of `rules/keys.toml`: words that a name ends on, or is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    words: Vec<String>,
    whole: bool,
}

impl Pattern {
    /// Reads a pattern; a `=` in front asks for the whole name.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let whole = text.starts_with('=');
        Self { words: text.trim_start_matches('=').split_whitespace().map(str::to_owned).collect(), whole }
    }

    /// Whether a name, cut into words, ends on the pattern.
    #[must_use]
    pub fn matches(&self, name: &[String]) -> bool {
        if self.whole { name == self.words } else { name.ends_with(&self.words) }
    }

    /// The word that a matching name ends on.
    #[must_use]
    pub(crate) fn last_word(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// How many words must agree: the longest pattern is the most telling.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the pattern has no words and so matches anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What a name that ends on the pattern begins with.
    #[must_use]
    pub fn opening<'a>(&self, name: &'a [String]) -> Option<&'a [String]> {
        name.get(..name.len().checked_sub(self.words.len())?).filter(|_| self.matches(name))
    }

    /// Whether the pattern stands anywhere in a name; one that asks for the whole name is all of it.
    #[must_use]
    pub fn is_within(&self, name: &[String]) -> bool {
        if self.whole {
            return name == self.words;
        }
        !self.is_empty() && name.windows(self.words.len()).any(|part| part == self.words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_four_spellings() {
        for name in ["modelNameOrPath", "MODEL_NAME_OR_PATH", "model-name-or-path", "model.name.or.path"] {
            assert_eq!(words(name).join(" "), "model name or path");
        }
        assert_eq!(words("OPENAIModelID").join(" "), "openai model id");
        assert_eq!(words("gpt4oModel").join(" "), "gpt4o model");
    }

    #[test]
    fn a_pattern_matches_the_end_of_a_name() {
        let pattern = Pattern::new("model id");
        assert!(pattern.matches(&words("EMBEDDING_MODEL_ID")));
        assert!(!pattern.matches(&words("model_identity")));
        assert!(!Pattern::new("=alias").matches(&words("model_alias")));
    }

    proptest::proptest! {
        #[test]
        fn names_in_ascii_are_cut_like_all_others(name in "[a-zA-Z0-9_./ -]{0,24}") {
            proptest::prop_assert_eq!(words(&name), any_words(&name));
        }

        #[test]
        fn a_name_is_spoken_as_its_words(name in "[a-cA-C1_-]{0,6}", other in "[a-cA-C1_-]{0,6}") {
            let spoken = words(&other).join(" ");
            proptest::prop_assert_eq!(is_spoken(&name, &spoken), words(&name).join(" ") == spoken);
            proptest::prop_assert!(is_spoken(&other, &spoken));
        }
    }
}
