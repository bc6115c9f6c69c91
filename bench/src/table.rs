//! Owns how results are written: one Markdown and one JSON file of the same rows.

use crate::compare::Ratio;
use crate::target::Target;
use crate::tree::Tree;
use serde::Serialize;
use std::fmt::Write as _;

/// One result.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// The measure, such as `P1`.
    pub id: &'static str,
    /// What was measured, on what.
    pub what: String,
    /// The figure; where it is none, `told` says why.
    pub figure: Option<f64>,
    /// The figure as people read it.
    pub told: String,
    /// What it is held against; most measures have one.
    pub target: Option<Target>,
    /// Why the figure counts for nothing.
    pub void: Option<String>,
    /// Whether the target is met, as people read it.
    pub verdict: &'static str,
}

impl Row {
    /// A figure with how it is told.
    #[must_use]
    pub fn new(id: &'static str, what: impl Into<String>, figure: f64, told: String) -> Self {
        Self { id, what: what.into(), figure: Some(figure), told, target: None, void: None, verdict: "" }
    }

    /// The ratio of two programs.
    #[must_use]
    pub fn ratio(id: &'static str, what: impl Into<String>, ratio: &Ratio) -> Self {
        let Ratio { median, least, greatest, first, second, .. } = ratio;
        let told = format!("{median:.2} ({least:.2}–{greatest:.2}); {:.1} and {:.1} ms", first * 1e3, second * 1e3);
        Self::new(id, what, *median, told)
    }

    /// What was not measured, and why.
    #[must_use]
    pub fn missing(id: &'static str, what: impl Into<String>, why: impl Into<String>) -> Self {
        Self { figure: None, ..Self::new(id, what, 0.0, why.into()) }
    }

    /// The same, held against a target.
    #[must_use]
    pub fn within(self, target: Target) -> Self {
        Self { target: Some(target), ..self }
    }

    /// The same, void if there is a reason.
    #[must_use]
    pub fn unless(self, void: Option<String>) -> Self {
        Self { void, ..self }
    }

    fn verdict(&self) -> &'static str {
        match (self.figure, &self.void, self.target) {
            (_, Some(_), _) => "void",
            (None, ..) => "not measured",
            (Some(figure), None, Some(target)) if figure > target.most => "missed",
            (Some(figure), None, Some(Target { aim: Some(aim), .. })) if figure > aim => "met, not the aim",
            (Some(_), None, Some(_)) => "met",
            (Some(_), None, None) => "",
        }
    }
}

/// All results of one run.
#[derive(Debug, Serialize)]
pub struct Report {
    /// When.
    pub date: String,
    /// On what.
    pub machine: String,
    /// Of what.
    pub versions: Vec<(String, String)>,
    /// How trees were keyed.
    pub seed: u64,
    /// Turns of each comparison.
    pub pairs: usize,
    /// Trees: name, files, bytes, manifest.
    pub trees: Vec<(String, u64, u64, String)>,
    /// The results.
    pub rows: Vec<Row>,
}

impl Report {
    /// Notes a tree once.
    pub fn note(&mut self, tree: &Tree) {
        if self.trees.iter().all(|(name, ..)| *name != tree.name) {
            self.trees.push((tree.name.clone(), tree.files, tree.bytes, tree.manifest.clone()));
        }
    }

    /// Adds a row and tells it at once: a run takes minutes.
    pub fn add(&mut self, mut row: Row) {
        row.verdict = row.verdict();
        let void = row.void.as_ref().map(|why| format!(" VOID: {why}")).unwrap_or_default();
        eprintln!("{:<4} {:<60} {} {}{void}", row.id, row.what, row.told, row.verdict);
        self.rows.push(row);
    }

    /// The report as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text = format!("# Benchmark, {}\n\n{}\n\n", self.date, self.machine);
        let _ = writeln!(
            text,
            "Seed {}, {} turns: median (least–greatest) of the ratios within a turn.\n",
            self.seed, self.pairs
        );
        text.push_str("| | measure | result | target | aim | |\n|---|---|---|---|---|---|\n");
        let limit = |limit: Option<f64>| limit.map(|limit| limit.to_string()).unwrap_or_default();
        for row in &self.rows {
            let told = row.void.as_ref().map_or_else(|| row.told.clone(), |why| format!("~~{}~~ {why}", row.told));
            let (most, aim) =
                (limit(row.target.map(|target| target.most)), limit(row.target.and_then(|target| target.aim)));
            let _ = writeln!(text, "| {} | {} | {told} | {most} | {aim} | {} |", row.id, row.what, row.verdict);
        }
        text.push_str("\n| tree | files | MB | manifest |\n|---|---|---|---|\n");
        for (name, files, bytes, manifest) in &self.trees {
            let _ = writeln!(text, "| {name} | {files} | {:.1} | {manifest} |", *bytes as f64 / 1e6);
        }
        text.push_str("\n| program | version |\n|---|---|\n");
        for (program, version) in &self.versions {
            let _ = writeln!(text, "| {program} | {version} |");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::RIPGREP;

    #[test]
    fn a_void_figure_is_never_met() {
        let row = Row::new("P1", "x", 0.1, "0.1".into()).within(RIPGREP);
        assert_eq!(row.verdict(), "met");
        assert_eq!(row.clone().unless(Some("1 missing".into())).verdict(), "void");
        assert_eq!(Row { figure: Some(0.6), ..row.clone() }.verdict(), "met, not the aim");
        assert_eq!(Row { figure: Some(0.8), ..row }.verdict(), "missed");
        assert_eq!(Row::missing("P3", "x", "not installed").within(RIPGREP).verdict(), "not measured");
    }
}
