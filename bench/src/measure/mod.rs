//! Owns what is measured, each kind in a file of its own. Never how a command is run, nor how results are written.

pub mod catalogue;
pub mod growth;
pub mod instructions;
pub mod size;
pub mod speed;
pub mod staged;
pub mod start;

use crate::Fault;
use crate::ids::Ids;
use crate::options::Options;
use crate::preset::Preset;
use crate::run::Job;
use crate::table::{Report, Row};
use crate::tree::Tree;
use crate::truth::doubt;
use std::path::{Path, PathBuf};

/// What every measure needs.
#[derive(Debug)]
pub struct Bench {
    /// What was asked for.
    pub options: Options,
    /// The owlint to measure.
    pub owlint: PathBuf,
    /// The program that reads and looks at nothing.
    pub floor: PathBuf,
    /// Where trees are made.
    pub folder: PathBuf,
    /// What is planted.
    pub ids: Ids,
    /// What came out so far.
    pub report: Report,
}

/// A measure: its ids and what takes it.
type Measure = (&'static [&'static str], fn(&mut Bench) -> Result<(), Fault>);

/// All measures in order.
const ALL: [Measure; 7] = [
    (&["P13"], size::measure),
    (&["P5"], start::measure),
    (&["P6"], staged::measure),
    (&["P1", "P2", "P3", "P12"], speed::measure),
    (&["P11", "P4", "P7", "P8"], growth::measure),
    (&["P9"], catalogue::measure),
    (&["P10"], growth::findings),
];

impl Bench {
    /// Takes all measures that are asked for. One that fails is told as such and does not end the run.
    pub fn run(&mut self) {
        for (measures, take) in ALL {
            if measures.iter().any(|id| self.options.wants(id))
                && let Err(fault) = take(self)
            {
                self.report.add(Row::missing(measures[0], measures.join(", "), format!("failed: {fault}")));
            }
        }
    }

    /// Makes a tree and checks that owlint finds in it what is there.
    fn tree(&mut self, preset: &Preset) -> Result<(Tree, Option<String>), Fault> {
        let tree = Tree::make(preset, &self.ids, self.options.seed, &self.folder)?;
        self.report.note(&tree);
        let void = doubt(&self.owlint, &tree)?;
        Ok((tree, void))
    }

    /// A full check of a folder whose report is written as JSON, on two threads unless `more` says how many.
    fn check(&self, folder: &Path, more: &[&str]) -> Job {
        let format = if more.contains(&"--format") { &[][..] } else { &["--format", "json"] };
        let threads = if more.contains(&"--threads") { &[][..] } else { &["--threads", "2"] };
        let fixed = ["check", "--exit-zero", "--no-config", "--no-baseline", "--as-of", "2026-11-25"];
        // 3 is the exit code where there is nothing to check.
        Job::new("owlint", &self.owlint, fixed.iter().chain(format).chain(threads).chain(more), folder)
            .fine_with(&[0, 3])
    }
}
