//! Owns programs that start a script, a module or a program on several accelerators (`torchrun`, `accelerate launch`,
//! `srun`). Never adds nodes: it tells where the inner command starts.

use super::Word;
use super::arguments::is_switch;
use super::containers::Split;

/// Programs that start a Python script or module among options of their own.
const LAUNCHERS: [(&str, Option<&str>); 4] =
    [("torchrun", None), ("accelerate", Some("launch")), ("deepspeed", None), ("colossalai", Some("run"))];
/// Options of `srun` that take the next word.
const SLURM: [&str; 14] =
    ["-N", "-n", "-c", "-p", "-A", "-J", "-t", "-w", "-o", "-e", "-G", "--partition", "--nodes", "--ntasks"];

/// Returns where in `arguments` of `program` another command starts.
pub(super) fn inner_command<'w>(program: &str, arguments: &'w [Word]) -> Option<Split<'w>> {
    if program == "srun" {
        let at = past_options(arguments);
        return (at < arguments.len()).then_some(Split { at, program: None, is_switch });
    }
    let (_, subcommand) = LAUNCHERS.iter().find(|(name, _)| *name == program)?;
    let first = usize::from(subcommand.is_some());
    if first == 1 && arguments.first().map(Word::as_str) != *subcommand {
        return None;
    }
    let (at, word) = arguments.iter().map(Word::as_str).enumerate().skip(first).find(|(_, word)| starts(word))?;
    if word.starts_with('-') {
        let program = arguments.get(at + 1)?.as_str();
        return Some(Split { at: at + 2, program: Some(program), is_switch });
    }
    Some(Split { at, program: None, is_switch })
}

/// Whether a word is a script, or says that the next is a module.
fn starts(word: &str) -> bool {
    matches!(word, "-m" | "--module") || word.strip_suffix(".py").is_some()
}

fn past_options(arguments: &[Word]) -> usize {
    let mut at = 0;
    while let Some(option) = arguments.get(at).map(Word::as_str).filter(|word| word.starts_with('-')) {
        at += 1 + usize::from(SLURM.contains(&option));
    }
    at
}
