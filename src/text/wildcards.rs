//! Owns patterns that people write to name several things at once: `*`, `?`, `[a-z]`, `{a,b}`. Never knows what is named.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// A list of patterns over names. Letter case does not count, and `*` passes over slashes: names are no paths.
#[derive(Debug, Clone, Default)]
pub struct Wildcards {
    patterns: Vec<String>,
    set: GlobSet,
}

impl PartialEq for Wildcards {
    fn eq(&self, other: &Self) -> bool {
        self.patterns == other.patterns
    }
}

impl Eq for Wildcards {}

impl Wildcards {
    /// Compiles patterns. Fails with what is wrong with the first that is none, and which one that is.
    pub fn new(patterns: Vec<String>) -> Result<Self, (usize, String)> {
        let mut builder = GlobSetBuilder::new();
        for (number, pattern) in patterns.iter().enumerate() {
            let glob = GlobBuilder::new(pattern).case_insensitive(true).build();
            builder.add(glob.map_err(|error| (number, error.kind().to_string()))?);
        }
        let set = builder.build().map_err(|error| (0, error.kind().to_string()))?;
        Ok(Self { patterns, set })
    }

    /// Returns the first pattern that names `name`.
    #[must_use]
    pub fn naming(&self, name: &str) -> Option<&str> {
        let number = self.set.matches(name).into_iter().min()?;
        self.patterns.get(number).map(String::as_str)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The patterns as they were written.
    #[must_use]
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }
}

#[cfg(test)]
mod tests {
    use super::Wildcards;

    fn naming(patterns: &[&str], name: &str) -> Option<String> {
        let patterns = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
        Wildcards::new(patterns).unwrap().naming(name).map(str::to_owned)
    }

    #[test]
    fn a_name_is_named_by_the_first_pattern_that_fits_whatever_its_case() {
        assert_eq!(naming(&["qwen*", "kimi-k2*"], "Kimi-K2-Instruct").as_deref(), Some("kimi-k2*"));
        assert_eq!(naming(&["moonshotai/*"], "moonshotai/Kimi-K2/x").as_deref(), Some("moonshotai/*"));
        assert_eq!(naming(&["glm-?", "glm-{4,5}*"], "glm-5.2").as_deref(), Some("glm-{4,5}*"));
        assert_eq!(naming(&["kimi"], "kimi-k2"), None, "a pattern names the whole name");
        assert_eq!(naming(&[], "kimi"), None);
    }

    #[test]
    fn what_is_no_pattern_is_told_with_its_number() {
        let (number, why) = Wildcards::new(vec!["a*".to_owned(), "b[".to_owned()]).unwrap_err();
        assert_eq!(number, 1);
        assert!(why.contains("unclosed"), "{why}");
    }
}
