//! Owns programs that run a command in a container, a pod or on another machine (`docker run`, `kubectl exec`, `ssh`).
//! Never adds nodes: it tells where the inner command starts.

use super::{Word, image_name, launchers, wrappers};

/// Where a command in a command starts.
pub(super) struct Split<'w> {
    /// The first of its words, as an index into the arguments.
    pub(super) at: usize,
    /// The program, where the words are only its arguments (an image's entry point).
    pub(super) program: Option<&'w str>,
    /// Which options before it take no value.
    pub(super) is_switch: fn(&str) -> bool,
}

/// Switches of `docker run` and `docker exec`; every other option takes a value.
const DOCKER_SWITCHES: [&str; 14] = [
    "--detach",
    "--disable-content-trust",
    "--init",
    "--interactive",
    "--no-healthcheck",
    "--oom-kill-disable",
    "--privileged",
    "--publish-all",
    "--quiet",
    "--read-only",
    "--rm",
    "--sig-proxy",
    "--tty",
    "--no-deps",
];
const SSH_VALUED: [&str; 12] = ["-i", "-p", "-l", "-o", "-F", "-J", "-L", "-R", "-D", "-E", "-c", "-m"];
/// Subcommands by which images of engines are started: such a word is no program of its own.
const SUBCOMMANDS: [&str; 10] =
    ["serve", "run", "server", "start", "pull", "launch", "chat", "generate", "bench", "api"];

/// Returns where in `arguments` of `program` another command starts.
pub(super) fn inner_command<'w>(program: &str, arguments: &'w [Word]) -> Option<Split<'w>> {
    let word = |index: usize| arguments.get(index).map(Word::as_str);
    let with = |at: usize, is_switch| (at < arguments.len()).then_some(Split { at, program: None, is_switch });
    let docker = |at: usize| with(past_docker_options(arguments, at) + 1, is_docker_switch);
    let plain = |at: usize| with(at, super::arguments::is_switch);
    match (program, word(0)?, word(1)) {
        ("docker" | "podman" | "nerdctl", "run" | "create", _) => image_command(arguments, 1),
        ("docker" | "podman" | "nerdctl", "container", Some("run")) => image_command(arguments, 2),
        ("docker" | "podman", "compose", Some("run" | "exec")) => docker(2),
        ("docker" | "podman" | "nerdctl", "exec", _)
        | ("docker-compose" | "singularity" | "apptainer", "run" | "exec", _) => docker(1),
        ("kubectl" | "oc" | "nomad", "exec" | "run" | "alloc", _) | ("aws-vault", "exec", _) => {
            plain(arguments.iter().position(|word| word.as_str() == "--")? + 1)
        }
        ("ssh", ..) => plain(past_options(arguments, 0, |option| SSH_VALUED.contains(&option)) + 1),
        _ => launchers::inner_command(program, arguments),
    }
}

fn past_options(arguments: &[Word], at: usize, takes_value: impl Fn(&str) -> bool) -> usize {
    let mut at = at;
    while let Some(option) = arguments.get(at).map(Word::as_str).filter(|word| word.starts_with('-')) {
        at += 1;
        at += usize::from(!option.contains('=') && takes_value(option));
    }
    at
}

fn past_docker_options(arguments: &[Word], at: usize) -> usize {
    past_options(arguments, at, |option| !is_docker_switch(option))
}

fn is_docker_switch(option: &str) -> bool {
    let letters = option.trim_start_matches('-');
    let short = !option.starts_with("--") && letters.chars().all(|letter| "ditPqT".contains(letter));
    short || DOCKER_SWITCHES.contains(&option)
}

/// `docker run [options] IMAGE args`: the program is the image's, unless the arguments start one of their own.
fn image_command(arguments: &[Word], at: usize) -> Option<Split<'_>> {
    let image_at = past_docker_options(arguments, at);
    let image = arguments.get(image_at)?.as_str();
    let first = arguments.get(image_at + 1)?.as_str();
    let program = (!starts_program(first)).then(|| image_name(image));
    Some(Split { at: image_at + 1, program, is_switch: is_docker_switch })
}

fn starts_program(first: &str) -> bool {
    let is_path = first.starts_with('/') || first.starts_with("./");
    let is_name = !first.is_empty() && !first.contains(['/', '=', ':']) && !first.starts_with('-');
    wrappers::is_wrapper(first) || is_path || is_name && !SUBCOMMANDS.contains(&first)
}
