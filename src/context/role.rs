//! Owns what a reference is for: told by its kind, the names around it, its command, its file's place.
//! Never changes what was recognised.

use super::reference::Role;
use super::surroundings::Surroundings;
use crate::catalog::{Purpose, Weights};
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};
use crate::identify::{Identified, Pattern, RolePattern, Scheme, is_menu_constant, keys, words};
use crate::text::{Document, Format};
use std::path::Path;

/// How many neighbours are looked at for a telling key.
const NEIGHBOURS: usize = 64;

/// What the reference at a node is for.
#[must_use]
pub(super) fn role_of(
    document: &Document,
    below: &Path,
    tree: &SiteTree,
    identified: &Identified,
    around: &Surroundings,
) -> Role {
    if identified.kind == SiteKind::Comment || is_under_comment(tree, identified.node) {
        return Role::Comment;
    }
    let path = path_roles(below, document.format());
    if path.contains(&Role::Test) {
        return Role::Test;
    }
    if is_compared(tree, identified.node) {
        return Role::Unknown;
    }
    if is_recorded(tree, identified.node) {
        return Role::Doc;
    }
    if is_measured(tree, identified.node) || is_menu_constant(tree, identified.node) {
        return Role::Registry;
    }
    // A manifest in a folder of documentation is an example that people deploy; prose is documentation anywhere.
    let is_prose = matches!(document.format(), Format::Markdown | Format::Text);
    if document.format() == Format::Markdown || (is_prose && path.contains(&Role::Doc)) {
        return Role::Doc;
    }
    let in_prose_cell = document.format() == Format::Notebook && identified.kind == SiteKind::DocCode;
    if in_prose_cell {
        return Role::Doc;
    }
    let named = name_role(tree, identified.node);
    let purpose = identified.model.as_ref().map(|model| model.purpose);
    let by_purpose = match purpose {
        Some(Purpose::Embedding) => Some(Role::Embedding),
        Some(Purpose::Rerank) => Some(Role::Rerank),
        _ => None,
    };
    let by_path = || {
        path.iter()
            .copied()
            .filter(|role| *role != Role::Doc)
            .find(|role| *role != Role::Serving || is_loadable(identified.scheme))
    };
    let by_command = || command_role(tree, identified.node);
    named
        .or(by_purpose)
        .or_else(|| path.iter().copied().find(|role| *role == Role::Registry))
        .or_else(by_command)
        .or_else(|| around.engine.then_some(Role::Serving))
        .or_else(by_path)
        .unwrap_or_else(|| by_scheme(document.format(), identified, around))
}

fn is_under_comment(tree: &SiteTree, id: NodeId) -> bool {
    tree.ancestors(id).any(|outer| tree.get(outer).kind == SiteKind::Comment)
}

/// All roles that the folders and the name of a file tell, in the order of `rules/keys.toml`.
///
/// Engines and trainings are told by folders only: a file is named after its model, and `…-lora.yaml` or `vllm_….py` may
/// be part of that name. Of a program's folders only one that is called so in full tells a training: `lora_kernels` is code.
fn path_roles(path: &Path, format: Format) -> Vec<Role> {
    let parts: Vec<Vec<String>> = path.iter().map(|part| words(&part.to_string_lossy())).collect();
    let folders = parts.split_last().map_or(&[] as &[Vec<String>], |(_, folders)| folders);
    let tells = |rule: &&RolePattern| {
        let told = if matches!(Role::parse(&rule.role), Role::Serving | Role::Finetune) { folders } else { &parts };
        let in_full = format.is_source() && Role::parse(&rule.role) == Role::Finetune;
        let is_told = |part: &Vec<String>, pattern: &Pattern| {
            pattern.is_within(part) && (!in_full || pattern.len() == part.len())
        };
        told.iter().any(|part| rule.patterns.iter().any(|pattern| is_told(part, pattern)))
    };
    keys().paths.iter().filter(tells).map(|rule| Role::parse(&rule.role)).collect()
}

/// Whether a name is compared with, so that nothing is selected.
fn is_compared(tree: &SiteTree, id: NodeId) -> bool {
    std::iter::once(id).chain(tree.ancestors(id)).take(3).any(|node| match &tree.get(node).segment {
        Segment::Key(name) | Segment::Call(name) => matches!(&**name, "==" | "!=" | "in" | "not in" | "===" | "!=="),
        _ => false,
    })
}

/// Whether a place stands in a recorded answer of a service.
fn is_recorded(tree: &SiteTree, id: NodeId) -> bool {
    has_beside(tree, id, &["choices", "system fingerprint", "finish reason"])
}

/// Whether a place stands in a table of results.
fn is_measured(tree: &SiteTree, id: NodeId) -> bool {
    has_beside(
        tree,
        id,
        &[
            "pass rate 1",
            "pass rate 2",
            "test cases",
            "total cost",
            "accuracy",
            "elo",
            "win rate",
            "input cost per token",
            "output cost per token",
        ],
    )
}

/// Whether one of these keys, in words, stands in the same map.
fn has_beside(tree: &SiteTree, id: NodeId, names: &[&str]) -> bool {
    let is_one = |node: NodeId| match &tree.get(node).segment {
        Segment::Key(name) => names.contains(&words(name).join(" ").as_str()),
        _ => false,
    };
    let is_key_of_map = tree.get(id).kind == SiteKind::Container;
    let map = if is_key_of_map { Some(id) } else { tree.get(id).parent };
    map.is_some_and(|map| tree.children(map).take(NEIGHBOURS).any(is_one))
}

/// The role that the nearest telling name around a place gives.
fn name_role(tree: &SiteTree, id: NodeId) -> Option<Role> {
    let beside = match &tree.get(id).segment {
        Segment::Key(key) => crate::identify::name_beside(tree, id, key),
        _ => None,
    };
    let chain = std::iter::once(id).chain(tree.ancestors(id)).take(8);
    let names = chain.filter_map(|node| match &tree.get(node).segment {
        Segment::Key(name) | Segment::Flag(name) | Segment::Call(name) => Some(words(name)),
        _ => None,
    });
    let mut names = beside.map(|name| words(&name)).into_iter().chain(names);
    names.find_map(|name| {
        let telling = keys().roles.iter().find(|rule| rule.patterns.iter().any(|pattern| pattern.is_within(&name)));
        telling.map(|rule| Role::parse(&rule.role))
    })
}

/// The role that the command line around a place gives.
fn command_role(tree: &SiteTree, id: NodeId) -> Option<Role> {
    let command = std::iter::once(id).chain(tree.ancestors(id)).find_map(|node| match &tree.get(node).segment {
        Segment::Command(program) => Some((node, program.clone())),
        _ => None,
    });
    let (node, program) = command?;
    let words = crate::identify::positional_words(tree, node);
    let rules = keys().commands.iter().filter(|rule| rule.program.iter().any(|name| **name == *program));
    let rule = rules.filter(|rule| words.starts_with(&rule.words)).max_by_key(|rule| rule.words.len())?;
    Some(Role::parse(&rule.role))
}

/// Whether weights under this scheme are loaded by an engine of one's own.
#[must_use]
pub(super) fn is_loadable(scheme: Scheme) -> bool {
    matches!(
        scheme,
        Scheme::Hf
            | Scheme::Modelscope
            | Scheme::Gguf
            | Scheme::Ollama
            | Scheme::DockerModel
            | Scheme::Nim
            | Scheme::Path
            | Scheme::Url
    )
}

fn by_scheme(format: Format, identified: &Identified, around: &Surroundings) -> Role {
    match identified.scheme {
        Scheme::Unknown => Role::Unknown,
        _ if identified.model.as_ref().is_some_and(|model| model.weights == Weights::Closed) => Role::Client,
        scheme if is_loadable(scheme) && around.loads && identified.host.is_none() => Role::Serving,
        Scheme::Ollama if format == Format::Modelfile => Role::Serving,
        // NVIDIA's images carry a tag; its hosted interface takes the bare name.
        Scheme::Nim if !identified.text.contains(':') => Role::Client,
        scheme if is_loadable(scheme) && !format.is_source() && scheme != Scheme::Ollama => Role::Serving,
        _ => Role::Client,
    }
}

#[cfg(test)]
mod tests {
    use crate::context::testing::references;
    use crate::context::{Channel, Role};
    use crate::identify::keys;

    /// Role and channel of the only reference in a program.
    fn told(path: &str, text: &str) -> (Role, String) {
        let found = references(path, text);
        let [reference] = found.as_slice() else { panic!("{text}: {found:?}") };
        (reference.role, reference.channel.to_string())
    }

    #[test]
    fn a_program_that_loads_weights_serves_them_to_itself() {
        let served = (Role::Serving, Channel::SelfHosted.to_string());
        for call in [
            "llm = LLM(model='moonshotai/Kimi-K2-Instruct', revision='main')",
            "llm = vllm.LLM('moonshotai/Kimi-K2-Instruct')",
            "model = AutoModelForCausalLM.from_pretrained('moonshotai/Kimi-K2-Instruct')",
            "path = snapshot_download(repo_id='moonshotai/Kimi-K2-Instruct')",
        ] {
            assert_eq!(told("app/engine.py", call), served, "{call}");
        }
        let tuned = "model = AutoModelForCausalLM.from_pretrained('moonshotai/Kimi-K2-Instruct')";
        assert_eq!(told("training/lora.py", tuned), (Role::Finetune, "self-hosted".to_owned()));
        let judge = "judge = LLM(model='moonshotai/Kimi-K2-Instruct')";
        assert_eq!(told("app/grade.py", judge), (Role::Judge, "self-hosted".to_owned()));
    }

    #[test]
    fn every_role_of_the_rules_is_one() {
        let rules = keys().roles.iter().chain(&keys().paths).map(|rule| rule.role.as_str());
        for role in rules.chain(keys().commands.iter().map(|rule| rule.role.as_str())) {
            assert_eq!(Role::parse(role).as_str(), role);
        }
    }

    #[test]
    fn a_tokenizer_and_a_comparison_select_no_model_to_run() {
        for text in [
            "t = AutoTokenizer.from_pretrained('moonshotai/Kimi-K2-Instruct')",
            "ok = name == 'moonshotai/Kimi-K2-Instruct'",
        ] {
            assert_eq!(told("app/chat.py", text).0, Role::Unknown, "{text}");
        }
    }

    #[test]
    fn a_program_that_asks_a_service_is_its_client() {
        for (call, channel) in [
            (
                "llm = LLM(model='moonshotai/Kimi-K2-Instruct', base_url='https://api.together.xyz/v1')",
                "hosted:together",
            ),
            ("llm = LLM(model='together_ai/moonshotai/Kimi-K2-Instruct')", "hosted:together"),
            ("r = client.chat.completions.create(model='moonshotai/Kimi-K2-Instruct')", "unknown"),
            (
                "c = OpenAI(base_url='https://api.together.xyz/v1')\nr = c.create(model='moonshotai/Kimi-K2-Instruct')",
                "hosted:together",
            ),
            (
                "c = A(base_url='https://api.together.xyz')\nd = B(base_url='https://x.y')\n\
                 r = c.create(model='moonshotai/Kimi-K2-Instruct')",
                "unknown",
            ),
        ] {
            assert_eq!(told("app/chat.py", call), (Role::Client, channel.to_owned()), "{call}");
        }
    }
}
