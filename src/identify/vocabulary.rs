//! Owns the tables of `rules/keys.toml` and `rules/schemes.toml`: which names take a model, how identifiers are written.
//! Never looks at a document.

use super::tables::{AliasRule, CommandRule, KeysFile, RoleWords, Schemes, Switches};
use super::words::Pattern;
use crate::extract::Segment;
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
    /// Keys right below which a bare `name` may be a model.
    pub presets: Vec<Pattern>,
    calls: Vec<Pattern>,
    never_calls: Vec<Pattern>,
    block_calls: Vec<String>,
    /// Words in the name of a container image that make it a program's, whatever model it is called after.
    pub program_images: Vec<String>,
    /// Words that say of the code before them that it is something else than a model.
    pub said_of_others: Vec<String>,
    loading_calls: Vec<Pattern>,
    never_loading: Vec<Pattern>,
    asking_calls: Vec<Pattern>,
    training_calls: Vec<Pattern>,
    /// Keys under which the address of a service stands.
    pub addresses: Vec<Pattern>,
    /// Keys that describe a model beside its name.
    pub describes: Vec<Pattern>,
    /// Keys of a request or of a client's own settings.
    pub chooses: Vec<Pattern>,
    /// Keys that switch off the map that they stand in.
    pub switches: Switches<Pattern>,
    /// What the keys beside a model say of its role.
    pub beside: Vec<RolePattern>,
    /// Keys below which names of resources stand.
    pub never_within: Vec<String>,
    /// Kinds of resources that operators start engines for.
    pub serving_kinds: Vec<String>,
    /// Programs whose words are names of resources.
    never_programs: Vec<String>,
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
            never_calls: patterns(&file.never_calls),
            block_calls: file.block_calls,
            program_images: file.program_images,
            said_of_others: file.said_of_others,
            presets: patterns(&file.presets),
            calls: patterns(&file.calls),
            loading_calls: patterns(&file.loading_calls),
            never_loading: patterns(&file.never_loading),
            asking_calls: patterns(&file.asking_calls),
            training_calls: patterns(&file.training_calls),
            addresses: patterns(&file.addresses),
            describes: patterns(&file.describes),
            chooses: patterns(&file.chooses),
            switches: Switches { on: patterns(&file.switches.on), off: patterns(&file.switches.off) },
            beside: role_patterns(&file.beside),
            never_within: file.never_within,
            serving_kinds: file.serving_kinds,
            never_programs: file.never_programs,
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
        // `MODEL_0`, `MODEL_1`: a number tells which of several it is.
        let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
        let name = name.split_last().filter(|(last, _)| is_number(last)).map_or(name, |(_, before)| before);
        let Some(patterns) = name.last().and_then(|last| self.names.get(last)) else { return Expectation::Nothing };
        let matching = patterns.iter().find(|(pattern, _)| pattern.matches(name));
        matching.map_or(Expectation::Nothing, |(_, expectation)| *expectation)
    }

    /// What a program says of its words that no rule takes.
    #[must_use]
    pub fn other_words(&self, program: &Segment) -> Expectation {
        match program {
            Segment::Command(name) if self.never_programs.iter().any(|known| **known == **name) => Expectation::Never,
            _ => Expectation::Nothing,
        }
    }

    /// What the name of a call, cut into words, says of its arguments.
    #[must_use]
    pub fn call_expectation(&self, name: &[String]) -> Expectation {
        match (is_any(&self.never_calls, name), is_any(&self.calls, name)) {
            (true, _) => Expectation::Never,
            (_, true) => Expectation::May,
            _ => Expectation::Nothing,
        }
    }

    /// Whether a call takes a title and a body: what is called in the body is no part of the title.
    #[must_use]
    pub fn is_block(&self, call: &str) -> bool {
        self.block_calls.iter().any(|known| known == call)
    }

    /// Whether a call, its whole name cut into words, loads the weights that it names into its own process.
    #[must_use]
    pub fn loads_weights(&self, call: &[String]) -> bool {
        is_any(&self.loading_calls, call) && !self.never_loading.iter().any(|pattern| pattern.is_within(call))
    }

    /// Whether a key, cut into words, is a switch; then whether `value` sets it to off.
    #[must_use]
    pub fn switches_off(&self, key: &[String], value: &str) -> Option<bool> {
        let is_set = value.trim().eq_ignore_ascii_case("true");
        let is_cleared = value.trim().eq_ignore_ascii_case("false");
        let on = (is_any(&self.switches.on, key) && (is_set || is_cleared)).then_some(is_cleared);
        on.or_else(|| (is_any(&self.switches.off, key) && (is_set || is_cleared)).then_some(is_set))
    }

    /// Whether a call, its whole name cut into words, asks a service for an answer.
    #[must_use]
    pub fn asks_service(&self, call: &[String]) -> bool {
        is_any(&self.asking_calls, call)
    }

    /// Whether a call, its whole name cut into words, trains.
    #[must_use]
    pub fn trains(&self, call: &[String]) -> bool {
        is_any(&self.training_calls, call)
    }
}

fn is_any(patterns: &[Pattern], name: &[String]) -> bool {
    patterns.iter().any(|pattern| pattern.matches(name))
}

fn patterns(texts: &[String]) -> Vec<Pattern> {
    texts.iter().map(|text| Pattern::new(text)).collect()
}

fn role_patterns(groups: &[RoleWords]) -> Vec<RolePattern> {
    let pattern = |group: &RoleWords| RolePattern { role: group.role.clone(), patterns: patterns(&group.words) };
    groups.iter().map(pattern).collect()
}

/// The tables of `rules/keys.toml`.
pub fn keys() -> &'static Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    KEYS.get_or_init(|| Keys::new(postcard::from_bytes(KEYS_BLOB).unwrap_or_default()))
}

/// The tables of `rules/schemes.toml`.
pub fn schemes() -> &'static Schemes {
    static SCHEMES: OnceLock<Schemes> = OnceLock::new();
    SCHEMES.get_or_init(|| postcard::from_bytes(SCHEMES_BLOB).unwrap_or_default())
}

/// The tables as the build has compiled them, which checks that they can be read back.
static KEYS_BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/keys.bin"));
static SCHEMES_BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/schemes.bin"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::scheme::Scheme;
    use crate::identify::words::words;

    #[test]
    fn both_tables_are_those_of_the_rules() {
        let scheme = |start: &str| schemes().prefix.iter().find(|prefix| prefix.text.iter().any(|text| text == start));
        assert_eq!(scheme("ollama://").map(|prefix| prefix.scheme), Some(Scheme::Ollama));
        assert_eq!(toml::from_str::<Schemes>(include_str!("../../rules/schemes.toml")).as_ref(), Ok(schemes()));
        assert!(keys().commands.iter().any(|rule| rule.program.iter().any(|name| name == "vllm")));
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
