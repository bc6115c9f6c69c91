//! Owns the tables of `rules/keys.toml` and `rules/schemes.toml`: which names take a model, how identifiers are written.
//! Never looks at a document.

use super::reference::Scheme;
use super::words::Pattern;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a name says of the value under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expectation {
    /// Nothing is known of the name.
    Nothing,
    /// The value is never a model.
    Never,
    /// The value stands for a model and selects nothing.
    Label,
    /// The value may select a model.
    May,
    /// The value selects a model.
    Takes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeysFile {
    takes: Vec<String>,
    options: Vec<String>,
    labels: Vec<String>,
    may: Vec<String>,
    never: Vec<String>,
    never_within: Vec<String>,
    never_calls: Vec<String>,
    calls: Vec<String>,
    #[serde(default)]
    alias: Vec<AliasRule>,
    #[serde(default)]
    command: Vec<CommandRule>,
    #[serde(default)]
    role: Vec<RoleWords>,
    #[serde(default)]
    path: Vec<RoleWords>,
}

/// A command line that takes a model.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommandRule {
    /// Names of the program.
    pub program: Vec<String>,
    /// Words that must follow it.
    pub words: Vec<String>,
    /// Which words after these are models, counted from 0.
    pub takes: Vec<usize>,
    /// What the reference is for.
    pub role: String,
    /// The scheme of the words taken.
    pub scheme: Option<Scheme>,
}

/// A key that gives a name to what stands beside it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AliasRule {
    /// The key, in words.
    pub key: String,
    /// Any of these keys, in words, in the same map makes it a name.
    pub beside: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleWords {
    role: String,
    words: Vec<String>,
}

/// Words that tell a role, where they stand in a name or a path.
#[derive(Debug)]
pub struct RolePattern {
    /// The role, as in reports.
    pub role: String,
    /// Any of these.
    pub patterns: Vec<Pattern>,
}

/// The tables of `rules/keys.toml`.
#[derive(Debug)]
pub struct Keys {
    /// By the last word of the pattern; within it the longest first.
    names: HashMap<String, Vec<(Pattern, Expectation)>>,
    calls: Vec<Pattern>,
    never_calls: Vec<Pattern>,
    /// Keys below which names of resources stand.
    pub never_within: Vec<String>,
    /// Keys that give a name to what stands beside them.
    pub aliases: Vec<AliasRule>,
    /// Options that take a model, as written.
    pub options: Vec<String>,
    /// Command lines that take a model.
    pub commands: Vec<CommandRule>,
    /// What names say of the role.
    pub roles: Vec<RolePattern>,
    /// What paths say of the role.
    pub paths: Vec<RolePattern>,
}

impl Keys {
    fn new(file: KeysFile) -> Self {
        let groups = [
            (file.takes, Expectation::Takes),
            (file.labels, Expectation::Label),
            (file.never, Expectation::Never),
            (file.may, Expectation::May),
        ];
        let mut names: HashMap<String, Vec<(Pattern, Expectation)>> = HashMap::new();
        for (texts, expectation) in groups {
            for pattern in texts.iter().map(|text| Pattern::new(text)) {
                names.entry(pattern.last_word().to_owned()).or_default().push((pattern, expectation));
            }
        }
        // The longest pattern decides: `model type` is never a model although `type` says nothing and `model` takes one.
        for patterns in names.values_mut() {
            patterns.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.len()));
        }
        Self {
            names,
            never_calls: file.never_calls.iter().map(|text| Pattern::new(text)).collect(),
            calls: file.calls.iter().map(|text| Pattern::new(text)).collect(),
            never_within: file.never_within,
            aliases: file.alias,
            options: file.options,
            commands: file.command,
            roles: role_patterns(&file.role),
            paths: role_patterns(&file.path),
        }
    }

    /// What a name, cut into words, says of its value.
    #[must_use]
    pub fn expectation(&self, name: &[String]) -> Expectation {
        let Some(patterns) = name.last().and_then(|last| self.names.get(last)) else { return Expectation::Nothing };
        let matching = patterns.iter().find(|(pattern, _)| pattern.matches(name));
        matching.map_or(Expectation::Nothing, |(_, expectation)| *expectation)
    }

    /// What the name of a call, cut into words, says of its arguments.
    #[must_use]
    pub fn call_expectation(&self, name: &[String]) -> Expectation {
        let is_any = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.matches(name));
        match (is_any(&self.never_calls), is_any(&self.calls)) {
            (true, _) => Expectation::Never,
            (_, true) => Expectation::May,
            _ => Expectation::Nothing,
        }
    }
}

fn role_patterns(groups: &[RoleWords]) -> Vec<RolePattern> {
    let patterns = |group: &RoleWords| group.words.iter().map(|text| Pattern::new(text)).collect();
    groups.iter().map(|group| RolePattern { role: group.role.clone(), patterns: patterns(group) }).collect()
}

/// A way to begin an identifier that is no part of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prefix {
    /// As written, lower case.
    pub text: Vec<String>,
    /// What the rest is written in.
    pub scheme: Scheme,
    /// The host it names.
    pub host: Option<String>,
}

/// A provider named before `/` or `:`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderPrefix {
    /// As written, lower case.
    pub names: Vec<String>,
    /// What the rest is written in.
    pub scheme: Scheme,
    /// The host it names; else the name itself.
    pub host: Option<String>,
}

/// The tables of `rules/schemes.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schemes {
    /// Prefixes that are no part of the identifier.
    pub prefix: Vec<Prefix>,
    /// Providers named first.
    pub provider: Vec<ProviderPrefix>,
    /// Vendors as routers write them.
    pub router_vendors: Vec<String>,
    /// Vendors as NVIDIA's catalogue writes them.
    pub nim_vendors: Vec<String>,
    /// First parts of a hub's address that are no organisation.
    pub hub_sections: Vec<String>,
    /// Regions before a Bedrock identifier.
    pub bedrock_regions: Vec<String>,
    /// Vendors of Bedrock and OCI identifiers.
    pub bedrock_vendors: Vec<String>,
    /// Tokens of quantised and converted copies.
    pub quantisation: Vec<String>,
    /// Tokens of hosts' own variants.
    pub serving: Vec<String>,
    /// Tuning suffixes tried when a name is not known.
    pub tuning: Vec<String>,
    /// Publishers of copies.
    pub publishers: Vec<String>,
    /// Words that move.
    pub moving: Vec<String>,
}

/// The tables of `rules/keys.toml`, read on first use. A build test proves that they read.
pub fn keys() -> &'static Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    KEYS.get_or_init(|| {
        let empty = || KeysFile {
            takes: Vec::new(),
            options: Vec::new(),
            labels: Vec::new(),
            may: Vec::new(),
            never: Vec::new(),
            never_within: Vec::new(),
            never_calls: Vec::new(),
            calls: Vec::new(),
            alias: Vec::new(),
            command: Vec::new(),
            role: Vec::new(),
            path: Vec::new(),
        };
        Keys::new(toml::from_str(include_str!("../../rules/keys.toml")).unwrap_or_else(|_| empty()))
    })
}

/// The tables of `rules/schemes.toml`, read on first use. A build test proves that they read.
pub fn schemes() -> &'static Schemes {
    static SCHEMES: OnceLock<Schemes> = OnceLock::new();
    SCHEMES.get_or_init(|| {
        toml::from_str(include_str!("../../rules/schemes.toml")).unwrap_or_else(|_| Schemes {
            prefix: Vec::new(),
            provider: Vec::new(),
            router_vendors: Vec::new(),
            nim_vendors: Vec::new(),
            hub_sections: Vec::new(),
            bedrock_regions: Vec::new(),
            bedrock_vendors: Vec::new(),
            quantisation: Vec::new(),
            serving: Vec::new(),
            tuning: Vec::new(),
            publishers: Vec::new(),
            moving: Vec::new(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::words::words;

    #[test]
    fn both_tables_read() {
        toml::from_str::<KeysFile>(include_str!("../../rules/keys.toml")).unwrap();
        toml::from_str::<Schemes>(include_str!("../../rules/schemes.toml")).unwrap();
    }

    #[test]
    fn the_longest_pattern_decides() {
        let expectation = |name: &str| keys().expectation(&words(name));
        assert_eq!(expectation("model_type"), Expectation::Never);
        assert_eq!(expectation("AZURE_OPENAI_CHAT_DEPLOYMENT"), Expectation::Takes);
        assert_eq!(expectation("served-model-name"), Expectation::Label);
        assert_eq!(expectation("speculative_draft_model_path"), Expectation::Takes);
        assert_eq!(expectation("name"), Expectation::May);
        assert_eq!(expectation("replicas"), Expectation::Nothing);
    }
}
