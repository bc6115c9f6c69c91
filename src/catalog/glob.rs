//! Owns the patterns by which people pick names from a list: `*` and `?`, else a part of the name. Never knows the names.

use super::spelling::normalise;

/// What picks names.
#[derive(Debug, Clone)]
pub(super) enum NamePattern {
    /// Lower case, with `*` or `?` in it: it stands for the whole name.
    Glob(Vec<char>),
    /// A part, as written in lower case and normalised.
    Part(String, String),
}

impl NamePattern {
    /// Reads a pattern.
    #[must_use]
    pub(super) fn new(text: &str) -> Self {
        let lower = text.trim().to_lowercase();
        if lower.contains(['*', '?']) {
            return Self::Glob(lower.chars().collect());
        }
        let normalised = normalise(&lower);
        Self::Part(lower, normalised)
    }

    /// Whether a name is meant, in any case.
    #[must_use]
    pub(super) fn matches(&self, name: &str) -> bool {
        match self {
            Self::Glob(pattern) => glob(pattern, &name.to_lowercase().chars().collect::<Vec<_>>()),
            Self::Part(lower, normalised) => {
                name.to_lowercase().contains(lower)
                    || (!normalised.is_empty() && format!("-{}", normalise(name)).contains(&format!("-{normalised}")))
            }
        }
    }
}

/// Whether a pattern stands for a whole name. Goes back to the last `*` only, so the work is bounded by the product of
/// both lengths.
fn glob(pattern: &[char], name: &[char]) -> bool {
    let (mut at, mut place) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while place < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, place));
                at += 1;
            }
            Some(&letter) if letter == '?' || name.get(place) == Some(&letter) => {
                at += 1;
                place += 1;
            }
            _ => {
                let Some((star_at, taken)) = star else { return false };
                star = Some((star_at, taken + 1));
                at = star_at + 1;
                place = taken + 1;
            }
        }
    }
    pattern.get(at..).is_some_and(|rest| rest.iter().all(|&letter| letter == '*'))
}

#[cfg(test)]
mod tests {
    use super::NamePattern;

    #[test]
    fn a_glob_stands_for_the_whole_name() {
        for (pattern, name, expected) in [
            ("glm-*", "GLM-4.6", true),
            ("glm-*", "chatglm-6b", false),
            ("*-instruct", "qwen3-4b-instruct", true),
            ("*-instruct", "qwen3-4b-instruct-2507", false),
            ("qwen?-*b", "qwen3-32b", true),
            ("a*b*c", "a-b-b-x", false),
            ("*", "", true),
            ("**", "x", true),
            ("?", "", false),
        ] {
            assert_eq!(NamePattern::new(pattern).matches(name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn a_part_is_found_in_any_spelling() {
        for (pattern, name, expected) in [
            ("Kimi K2", "moonshotai/Kimi-K2-Instruct", true),
            ("llama3.1", "llama-3.1-405b", true),
            ("k2", "kimi-k2", true),
            ("lama", "llama-3", true),
            ("1.5", "yi-15-6b", false),
            ("nothing", "kimi-k2", false),
        ] {
            assert_eq!(NamePattern::new(pattern).matches(name), expected, "{pattern} {name}");
        }
        let hostile = NamePattern::new(&"*a".repeat(50));
        assert!(!hostile.matches(&format!("{}b", "a".repeat(10_000))), "and it ends");
    }
}
