//! Owns programs that start other programs (`sudo`, `env`, `uv run`, `python -m`): how many words they take.
//! Never adds nodes.

use super::{Interpreted, Word, base_name};
use crate::extract::code::Language;
use crate::extract::shell;
use crate::text::Span;

/// A program that runs the command behind it.
struct Wrapper {
    /// The words that make it one (`uv run`).
    words: &'static [&'static str],
    /// Its options that take the next word.
    valued: &'static [&'static str],
    /// Words before the command that are no options (`timeout 10`).
    operands: usize,
}

const fn wrapper(words: &'static [&'static str], valued: &'static [&'static str], operands: usize) -> Wrapper {
    Wrapper { words, valued, operands }
}

const UV: &[&str] = &[
    "--with",
    "--with-requirements",
    "--with-editable",
    "--python",
    "-p",
    "--extra",
    "--group",
    "--directory",
    "--project",
    "--env-file",
    "--from",
    "--index",
    "--index-url",
    "--extra-index-url",
    "--package",
];
const SLURM: &[&str] =
    &["-N", "-n", "-c", "-p", "-A", "-J", "-t", "-w", "-o", "-e", "-G", "--partition", "--nodes", "--ntasks"];
const MPI: &[&str] = &["-n", "-np", "-N", "-H", "--host", "--hostfile", "-hostfile", "-x", "--map-by", "--bind-to"];

const WRAPPERS: &[Wrapper] = &[
    wrapper(&["sudo"], &["-u", "-g", "-h", "-p", "-C", "-D", "-R", "-T", "--user", "--group"], 0),
    wrapper(&["doas"], &["-u", "-C"], 0),
    wrapper(&["exec"], &["-a"], 0),
    wrapper(&["nohup"], &[], 0),
    wrapper(&["setsid"], &[], 0),
    wrapper(&["time"], &["-f", "-o"], 0),
    wrapper(&["env"], &["-u", "-C", "-S", "--unset", "--chdir"], 0),
    wrapper(&["command"], &[], 0),
    wrapper(&["builtin"], &[], 0),
    wrapper(&["eval"], &[], 0),
    wrapper(&["nice"], &["-n"], 0),
    wrapper(&["ionice"], &["-c", "-n"], 0),
    wrapper(&["stdbuf"], &["-i", "-o", "-e"], 0),
    wrapper(&["timeout"], &["-s", "-k", "--signal", "--kill-after"], 1),
    wrapper(&["numactl"], &["-N", "-m", "-C", "--cpunodebind", "--membind"], 0),
    wrapper(&["taskset"], &[], 1),
    wrapper(&["gosu"], &[], 1),
    wrapper(&["su-exec"], &[], 1),
    wrapper(&["tini"], &["-p"], 0),
    wrapper(&["dumb-init"], &[], 0),
    wrapper(&["watch"], &["-n", "--interval"], 0),
    wrapper(&["xargs"], &["-n", "-P", "-I", "-L", "-d", "-a", "-s", "-E"], 0),
    wrapper(&["caffeinate"], &["-t", "-w"], 0),
    wrapper(&["uv", "run"], UV, 0),
    wrapper(&["uv", "tool", "run"], UV, 0),
    wrapper(&["uvx"], UV, 0),
    wrapper(&["poetry", "run"], &[], 0),
    wrapper(&["pdm", "run"], &[], 0),
    wrapper(&["pipenv", "run"], &[], 0),
    wrapper(&["rye", "run"], &[], 0),
    wrapper(&["hatch", "run"], &[], 0),
    wrapper(&["pixi", "run"], &["-e", "--environment"], 0),
    wrapper(&["pipx", "run"], &["--spec", "--python", "--index-url"], 0),
    wrapper(&["conda", "run"], &["-n", "-p", "--name", "--prefix"], 0),
    wrapper(&["mamba", "run"], &["-n", "-p", "--name", "--prefix"], 0),
    wrapper(&["micromamba", "run"], &["-n", "-p", "--name", "--prefix"], 0),
    wrapper(&["dotenv", "run"], &["-f", "--file"], 0),
    wrapper(&["doppler", "run"], &[], 0),
    wrapper(&["infisical", "run"], &[], 0),
    wrapper(&["op", "run"], &[], 0),
    wrapper(&["npx"], &["-p", "--package"], 0),
    wrapper(&["bunx"], &[], 0),
    wrapper(&["npm", "exec"], &[], 0),
    wrapper(&["pnpm", "dlx"], &[], 0),
    wrapper(&["pnpm", "exec"], &[], 0),
    wrapper(&["yarn", "dlx"], &[], 0),
    wrapper(&["sbatch"], SLURM, 0),
    wrapper(&["mpirun"], MPI, 0),
    wrapper(&["mpiexec"], MPI, 0),
    wrapper(&["ray", "job", "submit"], &["--address", "--working-dir", "--runtime-env", "--runtime-env-json"], 0),
    wrapper(&["nsys", "profile"], &["-o", "-t", "-w", "--output", "--trace"], 0),
];
/// A command on the way to its program.
pub(super) struct Invocation<'w> {
    /// The words from the program on, as far as wrappers are taken off.
    pub(super) rest: &'w [Word],
    /// `NAME=VALUE` words before the program: the word, the name, the value.
    pub(super) assignments: Vec<(&'w Word, Span, Span)>,
    is_module: bool,
}

impl<'w> Invocation<'w> {
    pub(super) fn new(words: &'w [Word]) -> Self {
        Self { rest: words, assignments: Vec::new(), is_module: false }
    }

    /// Takes wrappers and assignments off the front.
    pub(super) fn peel(&mut self) {
        for _ in 0..super::MAX_WRAPPERS {
            self.take_assignments();
            let skipped = self.wrapper().or_else(|| self.python());
            let Some(skipped) = skipped.filter(|count| *count > 0 && *count < self.rest.len()) else { return };
            self.rest = self.rest.get(skipped..).unwrap_or_default();
            if self.is_module {
                return;
            }
        }
    }

    /// The name of the program that `first` starts.
    pub(super) fn program<'p>(&self, first: &'p Word) -> &'p str {
        if self.is_module { first.as_str() } else { base_name(first.as_str()) }
    }

    fn take_assignments(&mut self) {
        while let Some((first, behind)) = self.rest.split_first() {
            let Some((name, value)) = shell::assignment(first.as_str()) else { return };
            self.assignments.push((first, name, value));
            self.rest = behind;
        }
    }

    fn word(&self, index: usize) -> Option<&'w str> {
        self.rest.get(index).map(Word::as_str)
    }

    /// Whether the command starts with `words`, of which the first is `program` without its path.
    fn starts_with(&self, program: &str, words: &[&str]) -> bool {
        let Some((first, subcommands)) = words.split_first() else { return false };
        let same = |(index, word): (usize, &&str)| self.word(index + 1) == Some(word);
        program == *first && subcommands.iter().enumerate().all(same)
    }

    fn wrapper(&self) -> Option<usize> {
        let program = base_name(self.word(0)?);
        let wrapper = WRAPPERS.iter().find(|wrapper| self.starts_with(program, wrapper.words))?;
        let at = self.past_options(wrapper.words.len(), wrapper.valued);
        (0..wrapper.operands).try_fold(at, |at, _| self.word(at).map(|_| at + 1))
    }

    /// Steps over options from `at` on; `--` ends them.
    fn past_options(&self, at: usize, valued: &[&str]) -> usize {
        let mut at = at;
        while let Some(word) = self.word(at).filter(|word| word.starts_with('-')) {
            at += 1;
            if word == "--" {
                break;
            }
            at += usize::from(valued.contains(&word));
        }
        at
    }

    /// `python -u -m MODULE` and `python script.py`; `-m MODULE` where the interpreter is no word.
    fn python(&mut self) -> Option<usize> {
        if self.word(0) == Some("-m") && self.word(1).is_some_and(is_module) {
            self.is_module = true;
            return Some(1);
        }
        let program = base_name(self.word(0)?).trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        if !matches!(program, "python" | "pypy" | "py") {
            return None;
        }
        let mut at = 1;
        loop {
            match self.word(at)? {
                "-m" => {
                    self.is_module = true;
                    return Some(at + 1);
                }
                "-c" | "-" => return None,
                "-W" | "-X" => at += 2,
                option if option.starts_with('-') => at += 1,
                _ => return Some(at),
            }
        }
    }
}

/// Whether a word is the dotted name of a module and no file.
fn is_module(word: &str) -> bool {
    let is_name = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    word.contains('.') && word.split('.').all(is_name) && !word.to_ascii_lowercase().ends_with(".gguf")
}

/// What `program` reads behind `-c` or `-e`.
pub(super) fn interpreter(program: &str) -> Option<Interpreted> {
    match program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.') {
        "sh" | "bash" | "zsh" | "dash" | "ash" | "ksh" | "su" => Some(Interpreted::Shell),
        "python" | "pypy" => Some(Interpreted::Code(Language::Python)),
        "node" | "bun" | "deno" => Some(Interpreted::Code(Language::JavaScript)),
        _ => None,
    }
}

/// Whether `program` starts another one, so that it cannot be a subcommand of an image's own program.
pub(super) fn is_wrapper(program: &str) -> bool {
    let name = base_name(program);
    WRAPPERS.iter().any(|wrapper| wrapper.words.first() == Some(&name))
}
