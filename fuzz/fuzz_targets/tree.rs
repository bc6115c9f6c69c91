//! Owns: a tree checked on one thread and on two gives the same JSON, byte for byte, and no file breaks its reader.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use owlint::report::{Format, View, write};
use owlint_fuzz::{PATHS, check_texts};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;
use tempfile::TempDir;

/// Folders of the tree. With each of the names in each of them, there are more files than are read on one thread.
const FOLDERS: [&str; 3] = ["", "services/chat", "services/search"];

/// Lines that mean something to another file or to another line.
const LINES: [&str; 24] = [
    "model: moonshotai/Kimi-K2-Instruct",
    "MODEL=deepseek-ai/DeepSeek-V3",
    "model = os.environ[\"MODEL\"]",
    "llm = LLM(model=MODEL)",
    "const model = process.env.MODEL ?? 'gpt-4o';",
    "  image: vllm/vllm-openai:latest",
    "    command: [\"--model\", \"Qwen/Qwen3-235B-A22B\"]",
    "  model: {{ .Values.model }}",
    "variable \"model\" {",
    "  default = \"zai-org/GLM-4.6\"",
    "}",
    "        nvidia.com/gpu: 8",
    "model_list:",
    "  - model_name: chat",
    "    litellm_params: {model: together_ai/deepseek-ai/DeepSeek-R1}",
    "router_settings: {fallbacks: [{chat: [backup]}]}",
    "# owlint: ignore[supply] -- agreed",
    "from services.chat.app import MODEL",
    "source services/chat/.env",
    "vllm serve $MODEL --tensor-parallel-size 8",
    "FROM gpt-oss:latest",
    "{\"model\": \"claude-3-5-sonnet-20241022\"}",
    "---",
    "",
];

#[derive(Arbitrary, Debug)]
enum Piece {
    Line(u8),
    Text(String),
}

#[derive(Arbitrary, Debug)]
struct File {
    folder: u8,
    name: u8,
    pieces: Vec<Piece>,
}

/// A folder in which every file that may be filled is there.
static ROOT: LazyLock<TempDir> = LazyLock::new(|| {
    let root = tempfile::tempdir().unwrap();
    for path in all() {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "").unwrap();
    }
    root
});

static POOLS: LazyLock<[ThreadPool; 2]> =
    LazyLock::new(|| [1, 2].map(|threads| ThreadPoolBuilder::new().num_threads(threads).build().unwrap()));

fn all() -> impl Iterator<Item = PathBuf> {
    FOLDERS.iter().flat_map(|folder| PATHS.iter().map(move |name| PathBuf::from(folder).join(name)))
}

fuzz_target!(|files: Vec<File>| {
    let mut drafts: BTreeMap<PathBuf, Vec<u8>> = all().map(|path| (path, Vec::new())).collect();
    for file in &files {
        let folder = FOLDERS[usize::from(file.folder) % FOLDERS.len()];
        let path = PathBuf::from(folder).join(PATHS[usize::from(file.name) % PATHS.len()]);
        let text = drafts.get_mut(&path).unwrap();
        for piece in &file.pieces {
            match piece {
                Piece::Line(number) => text.extend(LINES[usize::from(*number) % LINES.len()].bytes().chain([b'\n'])),
                Piece::Text(more) => text.extend(more.bytes()),
            }
        }
    }
    let [one, two] = POOLS.each_ref().map(|pool| pool.install(|| json(&drafts)));
    assert_eq!(one, two);
});

fn json(drafts: &BTreeMap<PathBuf, Vec<u8>>) -> String {
    let outcome = check_texts(ROOT.path(), drafts);
    let mut out = Vec::new();
    write(&outcome, Format::Json, &View::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}
