//! Owns the words of files that are read though no name that is known stands in them: parts of keys, commands of engines,
//! calls that load weights, escapes in which the letters of a name hide. The build files them for the search. Never searches.

use super::tables::KeysFile;
use serde::{Deserialize, Serialize};

/// Words of which one stands in nearly every key that takes a model, in configuration.
pub const KEY_WORDS: &[&str] = &["model", "llm", "hf_repo", "pretrained"];

/// Words of the other such keys, which say nothing of models where they are no keys: `kind: Deployment`.
const AMBIGUOUS_KEY_WORDS: &[&str] = &[
    "deployment",
    "hf-repo",
    "hfrepo",
    "hf_hub",
    "hf-hub",
    "hfhub",
    "rerank",
    "embedder",
    "judge",
    "teacher",
    "student",
    "fallback",
    "tokenizer",
    "processor_name",
    "processor-name",
    "processorname",
    "inference_profile",
    "inference-profile",
    "inferenceprofile",
    "storage_uri",
    "storage-uri",
    "storageuri",
    "weights_repo",
    "weights-repo",
    "weightsrepo",
    "checkpoint_repo",
    "checkpoint-repo",
    "checkpointrepo",
    "peft",
    "artifact_url",
    "artifact-url",
    "artifacturl",
    "lora_module",
    "lora-module",
    "loramodule",
    "run_entries",
    "run-entries",
    "runentries",
    "run_specs",
    "run-specs",
    "runspecs",
];

/// Calls of programs that load weights by name, whatever the name.
const LOADING_CALLS: &[&str] = &["from_pretrained", "snapshot_download", "hf_hub_download", "SentenceTransformer("];

/// How escapes begin that can stand for a letter of a name, in any letter case. Ordinary text writes such letters as they
/// are: of 88,291 files of 70 real trees, 23 hold one of these.
const ESCAPES: &[&str] = &["\\u00", "\\u{", "\\x2", "\\x3", "\\x4", "\\x5", "\\x6", "\\x7"];

/// How those of XML begin.
const ENTITIES: &[&str] = &["&#x", "&#0", "&#1", "&#4", "&#5", "&#6", "&#7", "&#8", "&#9"];

/// What asks for a file to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asking {
    /// Part of a key that takes a model.
    Key,
    /// Part of a key that takes a model, where it is one.
    AmbiguousKey,
    /// The command of an engine that serves models.
    Engine,
    /// A call that loads weights.
    Loading,
    /// The beginning of an escape in which a letter may hide.
    Escape,
    /// The same in XML.
    Entity,
}

/// Returns all of them.
#[must_use]
pub fn asking_words(keys: &KeysFile) -> Vec<(String, Asking)> {
    let of = |words: &[&str], asking| words.iter().map(|word| ((*word).to_owned(), asking)).collect::<Vec<_>>();
    let mut all = of(KEY_WORDS, Asking::Key);
    all.extend(of(AMBIGUOUS_KEY_WORDS, Asking::AmbiguousKey));
    all.extend(engine_commands(keys).into_iter().map(|command| (command, Asking::Engine)));
    all.extend(of(LOADING_CALLS, Asking::Loading));
    all.extend(of(ESCAPES, Asking::Escape));
    all.extend(of(ENTITIES, Asking::Entity));
    all
}

/// Programs that serve models, with the word that makes them do it where there is one: `vllm`, `docker model`.
fn engine_commands(keys: &KeysFile) -> Vec<String> {
    let serving = keys.command.iter().filter(|rule| rule.role == "serving");
    let spelt = serving.flat_map(|rule| {
        let words = rule.words.first().map_or("", String::as_str);
        let of_program = move |program: &String| {
            let spelt = |word| format!("{program} {word}").trim_end().to_owned();
            words.split('|').map(spelt).collect::<Vec<_>>()
        };
        rule.program.iter().flat_map(of_program)
    });
    spelt.collect()
}
