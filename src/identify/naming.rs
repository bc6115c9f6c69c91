//! Owns what the names around a place say of it: its key, the option before it, the list or the call it stands in.
//! Never looks at the value itself.

mod aliases;
mod calls;

use super::beside::{is_container_repository, is_data_setting, is_other_repository, is_run_setting};
use super::candidate::Candidate;
use super::constants::takes_by_name;
use super::scheme::Scheme;
use super::tables::CommandRule;
use super::vocabulary::{Expectation, keys};
use super::words::words;
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};
use aliases::is_alias;
use calls::{argument_expectation, call_expectation};

/// How many of a command's words tell what it does: `huggingface-cli download`, `python -m vllm.entrypoints.openai`.
const WORDS: usize = 8;

/// How many of a command's words and options are looked through for them.
const ARGUMENTS: usize = 512;

/// What the names around a place say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Naming {
    /// What kind of value stands here.
    pub expectation: Expectation,
    /// The scheme of the value, where a command tells.
    pub scheme: Option<Scheme>,
}

impl Naming {
    fn of(expectation: Expectation) -> Self {
        Self { expectation, scheme: None }
    }
}

/// Reads the names around a node.
#[must_use]
pub(super) fn naming(tree: &SiteTree, id: NodeId) -> Naming {
    let own = own_naming(tree, id);
    let asks_nothing = matches!(own.expectation, Expectation::Nothing | Expectation::May);
    match tree.get(id).parent.filter(|outer| asks_nothing && is_template(tree, id, *outer)) {
        Some(value) => naming(tree, value),
        None => own,
    }
}

/// Whether a literal stands in a template that makes a setting's value: what is asked of the value is asked of it.
fn is_template(tree: &SiteTree, id: NodeId, outer: NodeId) -> bool {
    let (node, outer) = (tree.get(id), tree.get(outer));
    let in_code = matches!(node.segment, Segment::Key(_) | Segment::Text) && node.kind == SiteKind::Literal;
    in_code && matches!(outer.kind, SiteKind::MapValue | SiteKind::ListItem | SiteKind::Argument | SiteKind::Assignment)
}

fn own_naming(tree: &SiteTree, id: NodeId) -> Naming {
    let node = tree.get(id);
    match &node.segment {
        _ if is_other_repository(tree, id) => Naming::of(Expectation::Never),
        Segment::Key(_) | Segment::Index(_) if is_routed(tree, id) => Naming::of(Expectation::May),
        Segment::Key(key) => Naming::of(key_expectation(tree, id, key)),
        Segment::Flag(option) => flag(tree, id, option),
        Segment::Index(_) => Naming::of(list_expectation(tree, id)),
        Segment::Positional(index) => positional(tree, id, *index as usize),
        Segment::Call(_) | Segment::Root | Segment::Document(_) | Segment::Command(_) | Segment::Text => {
            Naming::of(Expectation::Nothing)
        }
    }
}

/// Whether what stands at a place may be a model, by the names around it.
#[must_use]
pub fn may_take_model(tree: &SiteTree, id: NodeId) -> bool {
    matches!(naming(tree, id).expectation, Expectation::Takes | Expectation::May)
}

/// Whether a place may hold a bare word: in source code `deepseek_v3` and `bloom` are names of architectures, unless a
/// variable called `model` holds them.
#[must_use]
pub(super) fn is_model_variable(tree: &SiteTree, id: NodeId) -> bool {
    if tree.get(id).kind != SiteKind::Literal {
        return true;
    }
    let mut nodes = std::iter::once(id).chain(tree.ancestors(id));
    let key = nodes.find_map(|node| match &tree.get(node).segment {
        Segment::Key(key) => Some(words(key)),
        _ => None,
    });
    key.is_some_and(|key| key.last().is_some_and(|last| last == "model") || key == ["model", "id"])
}

/// Whether a value under `provider` names a model behind the provider, as promptfoo writes it: `openai:gpt-4o`.
fn is_routed(tree: &SiteTree, id: NodeId) -> bool {
    if !tree.value(id).contains(':') {
        return false;
    }
    let named = std::iter::once(id).chain(tree.ancestors(id)).find_map(|node| match &tree.get(node).segment {
        Segment::Index(_) => None,
        Segment::Key(key) => Some(matches!(words(key).last().map(String::as_str), Some("provider" | "providers"))),
        _ => Some(false),
    });
    let routed = || Candidate::read(tree.value(id)).is_some_and(|one| one.host.is_some());
    named == Some(true) && routed()
}

/// The name of an environment variable or parameter that stands beside its value: `name: MODEL_ID` / `value: …`.
#[must_use]
pub fn name_beside(tree: &SiteTree, id: NodeId, key: &str) -> Option<String> {
    const VALUES: [&str; 5] = ["value", "default", "defaultvalue", "default_value", "val"];
    let parent = tree.get(id).parent?;
    if !VALUES.iter().any(|value| key.eq_ignore_ascii_case(value)) {
        return None;
    }
    let beside = ["name", "Name", "key", "Key", "ParameterKey", "variable", "id", "path"];
    let named = beside.iter().find_map(|name| tree.child(parent, name)).map(|name| tree.value(name).to_owned());
    let named = named.or_else(|| declared_option(tree, parent));
    // `variable "model_id" { default = … }`, JSON parameters `"model": { "value": … }`.
    named.or_else(|| match &tree.get(parent).segment {
        Segment::Key(outer) => Some(outer.to_string()),
        _ => None,
    })
}

/// The option that a call declares: `add_argument("--model", default="…")`.
fn declared_option(tree: &SiteTree, call: NodeId) -> Option<String> {
    let is_call = matches!(tree.get(call).segment, Segment::Call(_));
    let first = tree.children(call).next().filter(|_| is_call)?;
    let name = tree.value(first).strip_prefix("--")?;
    (!name.is_empty() && !name.contains(char::is_whitespace)).then(|| name.to_owned())
}

fn key_expectation(tree: &SiteTree, id: NodeId, key: &str) -> Expectation {
    if let Some(name) = name_beside(tree, id, key) {
        let expectation = keys().expectation(&words(&name));
        return if expectation == Expectation::Nothing { Expectation::May } else { expectation };
    }
    if is_alias(tree, id, key) {
        return Expectation::Label;
    }
    if is_within_names(tree, id) {
        return Expectation::Never;
    }
    match key.to_ascii_lowercase().as_str() {
        "repository" if is_container_repository(tree, id) => return Expectation::Never,
        "path" if is_data_setting(tree, id) => return Expectation::Never,
        "path" if is_run_setting(tree, id) => return Expectation::Takes,
        _ => {}
    }
    let own = keys().expectation(&words(key));
    if own == Expectation::Nothing && takes_by_name(tree, id, key) {
        return Expectation::Takes;
    }
    if own == Expectation::May && !is_container_image(key) && enclosing(tree, id) == Expectation::Takes {
        return Expectation::Takes;
    }
    if own == Expectation::Nothing && is_pair_of_option(tree, id) {
        return Expectation::May;
    }
    own
}

/// Whether a place is the value of a pair behind an option for models: `--lora-modules fast=org/name`.
fn is_pair_of_option(tree: &SiteTree, id: NodeId) -> bool {
    let outer = tree.get(id).parent.map(|outer| &tree.get(outer).segment);
    matches!(outer, Some(Segment::Flag(option)) if option_expectation(option) == Expectation::Takes)
}

/// Whether a place stands in a part of a manifest that names and selects resources.
pub(super) fn is_within_names(tree: &SiteTree, id: NodeId) -> bool {
    let named = |outer: NodeId| match &tree.get(outer).segment {
        Segment::Key(key) => keys().never_within.iter().any(|name| **name == **key),
        _ => false,
    };
    tree.ancestors(id).take(3).any(named)
}

/// What a container is made from is a model only where the image itself says so, whatever the service is called.
fn is_container_image(key: &str) -> bool {
    matches!(key.to_ascii_lowercase().as_str(), "from" | "tag") || words(key).last().is_some_and(|last| last == "image")
}

/// What the name of the enclosing map or list says: `model: { uri: … }`, `models: [ { id: … } ]`.
fn enclosing(tree: &SiteTree, id: NodeId) -> Expectation {
    let named = tree.ancestors(id).find_map(|outer| match &tree.get(outer).segment {
        Segment::Key(key) | Segment::Flag(key) => Some(keys().expectation(&words(key))),
        Segment::Call(name) => Some(call_expectation(name)),
        Segment::Index(_) => None,
        _ => Some(Expectation::Nothing),
    });
    named.unwrap_or(Expectation::Nothing)
}

/// The value of an option, in the scheme that its program reads where it reads one only.
fn flag(tree: &SiteTree, id: NodeId, option: &str) -> Naming {
    if is_alias(tree, id, option) {
        return Naming::of(Expectation::Label);
    }
    let command = tree.get(id).parent;
    let scheme = command.and_then(|command| command_rule(tree, command)).and_then(|rule| rule.scheme);
    let otherwise = || command.map(|command| keys().other_words(&tree.get(command).segment));
    let own = option_expectation(option);
    let told = if own == Expectation::Nothing { otherwise().unwrap_or(own) } else { own };
    Naming { expectation: told, scheme }
}

fn option_expectation(option: &str) -> Expectation {
    if keys().options.iter().any(|known| known == option) {
        return Expectation::Takes;
    }
    keys().expectation(&words(option.trim_start_matches('-')))
}

/// An item of a list or a positional argument is what its list or call is.
fn list_expectation(tree: &SiteTree, id: NodeId) -> Expectation {
    let Some(parent) = tree.get(id).parent else { return Expectation::Nothing };
    match &tree.get(parent).segment {
        Segment::Key(key) => {
            let own = keys().expectation(&words(key));
            if own == Expectation::May && enclosing(tree, parent) == Expectation::Takes {
                Expectation::Takes
            } else {
                own
            }
        }
        Segment::Flag(option) => option_expectation(option),
        Segment::Call(name) => argument_expectation(tree, parent, name),
        Segment::Index(_) => list_expectation(tree, parent),
        _ => Expectation::Nothing,
    }
}

/// A word of a command line that is no option.
fn positional(tree: &SiteTree, id: NodeId, index: usize) -> Naming {
    let Some(parent) = tree.get(id).parent else { return Naming::of(Expectation::Nothing) };
    let words = positional_words(tree, parent);
    let taking = rules_of(tree, parent).find(|rule| takes_word(rule, &words, index));
    let otherwise = || Naming::of(keys().other_words(&tree.get(parent).segment));
    taking.map_or_else(otherwise, |rule| Naming { expectation: Expectation::Takes, scheme: rule.scheme })
}

/// The rules for the program of a command line.
fn rules_of(tree: &SiteTree, command: NodeId) -> impl Iterator<Item = &'static CommandRule> {
    let program = match &tree.get(command).segment {
        Segment::Command(program) => &**program,
        _ => "",
    };
    keys().commands.iter().filter(move |rule| rule.program.iter().any(|name| name == program))
}

/// The rule for a command line: the one that asks for the most of its words.
#[must_use]
pub fn command_rule(tree: &SiteTree, command: NodeId) -> Option<&'static CommandRule> {
    let words = positional_words(tree, command);
    rules_of(tree, command).filter(|rule| begins(rule, &words)).max_by_key(|rule| rule.words.len())
}

/// The first words of a command that are no options, in order; a bounded number, as more tell nothing.
fn positional_words(tree: &SiteTree, command: NodeId) -> Vec<String> {
    let is_word = |child: &NodeId| matches!(tree.get(*child).segment, Segment::Positional(_));
    let words = tree.children(command).take(ARGUMENTS).filter(is_word);
    words.take(WORDS).map(|child| tree.value(child).to_owned()).collect()
}

/// Whether the words of a command line begin with those that a rule asks for.
fn begins(rule: &CommandRule, words: &[String]) -> bool {
    let is_one = |(asked, word): (&String, &String)| asked.split('|').any(|one| one == word);
    words.len() >= rule.words.len() && rule.words.iter().zip(words).all(is_one)
}

fn takes_word(rule: &CommandRule, words: &[String], index: usize) -> bool {
    begins(rule, words) && rule.takes.iter().any(|place| place + rule.words.len() == index)
}
