//! Owns how people pick names from a list: by a pattern for the whole name, or by a part of it in any spelling.
//! Never knows the names.

use super::spelling::normalise;
use crate::text::Wildcards;

/// What picks names.
#[derive(Debug, Clone)]
pub(super) enum NamePattern {
    /// A pattern with `*`, `?`, `[a-z]` or `{a,b}` in it, for the whole name.
    Whole(Wildcards),
    /// A part, as written in lower case and normalised.
    Part(String, String),
}

impl NamePattern {
    /// Reads a pattern; what can be none is a part.
    #[must_use]
    pub(super) fn new(text: &str) -> Self {
        let lower = text.trim().to_lowercase();
        let pattern = lower.contains(['*', '?', '[', '{']).then(|| Wildcards::new(vec![lower.clone()]));
        match pattern {
            Some(Ok(pattern)) => Self::Whole(pattern),
            _ => Self::Part(lower.clone(), normalise(&lower)),
        }
    }

    /// Whether a name is meant, in any case.
    #[must_use]
    pub(super) fn matches(&self, name: &str) -> bool {
        match self {
            Self::Whole(pattern) => pattern.naming(name).is_some(),
            Self::Part(lower, normalised) => {
                name.to_lowercase().contains(lower)
                    || (!normalised.is_empty() && format!("-{}", normalise(name)).contains(&format!("-{normalised}")))
            }
        }
    }
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
            ("qwen3-{4,8}b", "qwen3-8b", true),
            ("a*", "a/b", true),
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
