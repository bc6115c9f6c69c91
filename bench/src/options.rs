//! Owns what the benchmark is asked for on its command line.

use crate::Fault;
use std::path::PathBuf;

/// What `--help` prints.
pub const HELP: &str = "\
Measures owlint on trees it makes up, against ripgrep, typos and itself.

Usage: cargo run --release -p owlint-bench -- [OPTIONS]

  --binary PATH   measure this owlint instead of building one
  --only P1,P5    only these measures
  --tree PATH     measure on this tree, too; repeatable
  --pairs N       turns of each comparison [default: 9]
  --scale N       percent of the usual number of files [default: 100]
  --seed N        make other trees [default: 20261125]
  --instructions  only count instructions and hold them against the baseline
  --accept        with --instructions: write the counts as the baseline
  --help          print this
";

/// The options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The owlint to measure, if it is not to be built.
    pub binary: Option<PathBuf>,
    /// The measures to take; empty for all.
    pub only: Vec<String>,
    /// Trees of others.
    pub trees: Vec<PathBuf>,
    /// Turns of each comparison.
    pub pairs: usize,
    /// Percent of the usual number of files.
    pub scale: u64,
    /// What keys chance.
    pub seed: u64,
    /// Whether to count instructions instead.
    pub instructions: bool,
    /// Whether to accept these counts.
    pub accept: bool,
    /// Whether help is asked for.
    pub help: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            binary: None,
            only: Vec::new(),
            trees: Vec::new(),
            pairs: 9,
            scale: 100,
            seed: 20_261_125,
            instructions: false,
            accept: false,
            help: false,
        }
    }
}

impl Options {
    /// Reads arguments, the program's name left out.
    pub fn read(arguments: impl IntoIterator<Item = String>) -> Result<Self, Fault> {
        let mut options = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--binary" => options.binary = Some(PathBuf::from(value()?)),
                "--tree" => options.trees.push(PathBuf::from(value()?)),
                "--only" => options.only.extend(value()?.split(',').map(str::to_uppercase)),
                "--pairs" => options.pairs = value()?.parse()?,
                "--scale" => options.scale = value()?.parse()?,
                "--seed" => options.seed = value()?.parse()?,
                "--instructions" => options.instructions = true,
                "--accept" => options.accept = true,
                "--help" | "-h" => options.help = true,
                other => return Err(format!("no option {other}; see --help").into()),
            }
        }
        Ok(options)
    }

    /// Whether a measure is asked for.
    #[must_use]
    pub fn wants(&self, measure: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == measure)
    }

    /// A number of files, scaled.
    #[must_use]
    pub fn scaled(&self, files: u64) -> u64 {
        (files * self.scale / 100).max(10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_others_refused() {
        let read = |text: &str| Options::read(text.split_whitespace().map(str::to_owned));
        let options = read("--only p1,P5 --pairs 3 --tree a --tree b").unwrap();
        assert!(options.wants("P1") && options.wants("P5") && !options.wants("P2"));
        assert_eq!((options.pairs, options.trees.len()), (3, 2));
        assert!(read("--pairs").is_err() && read("--pears 3").is_err() && read("--pairs many").is_err());
    }
}
