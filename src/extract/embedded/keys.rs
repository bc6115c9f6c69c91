//! Owns which keys hold commands, scripts, variables and files. Data only; keys are compared without letter case.

/// Keys of one map that together make one command line, in the order in which they do so: Kubernetes' `command` and
/// `args`, the `entrypoint` and `command` of Compose and ECS, the `command` and `args` of editors and MCP.
const COMMAND: [(&str, u8); 10] = [
    ("entrypoint", 0),
    ("program", 1),
    ("command", 2),
    ("cmd", 2),
    ("args", 3),
    ("arguments", 3),
    ("argv", 3),
    ("extraargs", 4),
    ("extra_args", 4),
    ("additionalargs", 4),
];

/// Keys whose text is a script, and whose list items are its lines.
const SCRIPT: [&str; 30] = [
    "after_script",
    "bash",
    "before_script",
    "bootcmd",
    "cmds",
    "commandline",
    "commands",
    "command_line",
    "exec",
    "execstart",
    "inlinescript",
    "install",
    "onstart",
    "post_setup",
    "poststart",
    "pre_setup",
    "prestart",
    "prestop",
    "run",
    "runcmd",
    "script",
    "setup",
    "shell",
    "start",
    "startup",
    "startup-script",
    "startup_script",
    "user-data",
    "user_data",
    "userdata",
];

/// Maps whose values are scripts.
const SCRIPT_MAPS: [&str; 1] = ["scripts"];

/// Lists of `NAME=value`, and the maps around a list of build arguments.
const ENVIRONMENT: [&str; 9] = [
    "env",
    "env_vars",
    "environment",
    "environment_variables",
    "environments",
    "envs",
    "literals",
    "variables",
    "vars",
];

/// Keys of a text that is a file, and the keys beside them that name it.
const CONTENT: [&str; 5] = ["content", "contents", "data", "inline", "text"];
/// See [`CONTENT`].
pub(super) const FILE_NAMES: [&str; 6] = ["path", "filename", "file", "destination", "target", "name"];

/// Programs that a line of a script starts with.
const PROGRAMS: [&str; 44] = [
    "accelerate",
    "aws",
    "bash",
    "cd",
    "conda",
    "cp",
    "curl",
    "deepspeed",
    "docker",
    "echo",
    "env",
    "exec",
    "export",
    "gcloud",
    "git",
    "helm",
    "hf",
    "huggingface-cli",
    "kubectl",
    "litellm",
    "llama-cli",
    "llama-server",
    "lm-eval",
    "lm_eval",
    "lmdeploy",
    "make",
    "mkdir",
    "nohup",
    "npm",
    "npx",
    "ollama",
    "pip",
    "pip3",
    "python",
    "python3",
    "ray",
    "sglang",
    "sh",
    "sudo",
    "text-generation-launcher",
    "torchrun",
    "trtllm-serve",
    "uv",
    "vllm",
];

/// Programs that take a model, of which one line alone is told from prose by its second word.
const ENGINES: [&str; 17] = [
    "hf",
    "huggingface-cli",
    "litellm",
    "llama-cli",
    "llama-server",
    "lm-eval",
    "lm_eval",
    "lmdeploy",
    "ollama",
    "python",
    "python3",
    "sglang",
    "text-generation-launcher",
    "torchrun",
    "trtllm-serve",
    "uv",
    "vllm",
];
const SUBCOMMANDS: [&str; 10] =
    ["bench", "chat", "create", "download", "launch", "pull", "push", "run", "serve", "train"];

/// The place of a key's value in its map's command line.
pub(super) fn command_rank(key: &str) -> Option<u8> {
    COMMAND.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, rank)| *rank)
}

/// Whether a list under the key is an argument list of its own (`vllm_args`, `serverCommand`).
pub(super) fn is_command(key: &str) -> bool {
    command_rank(key).is_some() || ["command", "cmd", "arguments", "args"].iter().any(|word| ends_with_word(key, word))
}

/// Whether a key's last word is `word`: `vllm_args`, `extraArgs`, `VLLM_ARGS`, but not `kwargs` or `yargs`.
fn ends_with_word(key: &str, word: &str) -> bool {
    let Some((head, tail)) = key.len().checked_sub(word.len()).and_then(|at| key.split_at_checked(at)) else {
        return false;
    };
    let apart = head.ends_with(|letter: char| !letter.is_alphanumeric())
        || (head.ends_with(char::is_lowercase) && tail.starts_with(char::is_uppercase));
    tail.eq_ignore_ascii_case(word) && apart
}

/// Whether text under the key is a script, and list items its lines.
pub(super) fn is_script(key: &str) -> bool {
    // Ansible's modules are written with their collection: `ansible.builtin.shell`.
    let name = key.rsplit_once('.').filter(|(module, _)| module.contains('.')).map_or(key, |(_, name)| name);
    is_among(&SCRIPT, name) || ["_script", "-script", "commands"].iter().any(|end| ends_with(name, end))
}

fn is_among(words: &[&str], key: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(key))
}

fn ends_with(key: &str, end: &str) -> bool {
    let tail = key.len().checked_sub(end.len()).and_then(|at| key.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// Whether the values of a map under the key are scripts.
pub(super) fn is_script_map(key: &str) -> bool {
    is_among(&SCRIPT_MAPS, key)
}

/// Whether list items under the key are `NAME=value`.
pub(super) fn is_environment(key: &str) -> bool {
    is_among(&ENVIRONMENT, key)
}

/// Whether the key holds a file that a key beside it names.
pub(super) fn is_content(key: &str) -> bool {
    is_among(&CONTENT, key)
}

/// Whether a script's line may start with the word.
pub(super) fn is_program(word: &str) -> bool {
    PROGRAMS.contains(&base(word))
}

/// Whether the word is a program that takes a model.
pub(super) fn is_engine(word: &str) -> bool {
    ENGINES.contains(&base(word))
}

/// Whether a line can only be a command that takes a model.
pub(super) fn is_engine_call(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let program = words.next().is_some_and(|word| ENGINES.contains(&base(word)));
    let second = words.next().is_some_and(|word| word.starts_with('-') || SUBCOMMANDS.contains(&word));
    program && second && words.next().is_some()
}

/// A program's name without its path.
pub(super) fn base(word: &str) -> &str {
    word.rsplit('/').next().unwrap_or(word)
}
