//! Owns what the baseline covers: which finding is one that was accepted. Never writes a baseline.
//!
//! A finding is covered by an entry of its rule, file and identifier that is at least as grave; where several fit, by
//! the one at the same keys. What is left may be covered by an entry whose file is gone, where no entry of that rule
//! and identifier names the finding's own file. No entry covers two findings.

use super::Baseline;
use super::entry::{BaselineEntry, Subject, other_subjects};
use super::pool::Pool;
use crate::context::Codebase;
use crate::lints::{Finding, Status};
use std::collections::{HashMap, HashSet};

/// What is known of the run that findings come from.
pub struct Scope<'s> {
    /// Whether the whole tree was looked at.
    pub is_whole: bool,
    /// Whether a file is there.
    pub exists: &'s dyn Fn(&str) -> bool,
    /// Whether a file was looked at.
    pub was_checked: &'s dyn Fn(&str) -> bool,
    /// Whether a rule is on in a file.
    pub is_on: &'s dyn Fn(&str, &str) -> bool,
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It covers a finding, told as an entry that would be written for it now.
    Covers(Box<BaselineEntry>),
    /// There is no such finding any more, or something else silences it.
    Stale,
    /// Its file was not looked at, or its rule is off.
    NotJudged,
}

/// What became of all entries, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Covering {
    /// Parallel to the entries.
    pub fates: Vec<Fate>,
    /// Whether the whole tree was looked at, so that entries without a finding are known to be stale.
    pub is_whole: bool,
}

impl Covering {
    /// How many entries are stale; `None` where only a part of the tree was looked at.
    #[must_use]
    pub fn stale(&self) -> Option<usize> {
        self.is_whole.then(|| self.fates.iter().filter(|fate| **fate == Fate::Stale).count())
    }
}

impl Baseline {
    /// Marks the findings that entries cover. `fingerprints` are parallel to the findings.
    pub fn cover(
        &self,
        findings: &mut [Finding],
        fingerprints: &[String],
        codebase: &Codebase,
        scope: &Scope,
    ) -> Covering {
        let described: Vec<BaselineEntry> = findings
            .iter()
            .zip(fingerprints)
            .map(|(finding, fingerprint)| BaselineEntry::of(finding, fingerprint, codebase))
            .collect();
        let others = |finding: usize| findings.get(finding).map_or_else(Vec::new, |one| other_subjects(one, codebase));
        let mut matching = Matching::new(&self.entries, &described, order(findings));
        matching.by_place(others);
        matching.by_move(scope);
        let owners = matching.owners;
        let is_active = |finding: &usize| findings.get(*finding).is_some_and(|one| one.status == Status::Active);
        let fates = self.entries.iter().zip(&owners).map(|(entry, owner)| match owner {
            Some(finding) if is_active(finding) => {
                described.get(*finding).map_or(Fate::Stale, |entry| Fate::Covers(Box::new(entry.clone())))
            }
            Some(_) if scope.is_whole => Fate::Stale,
            Some(_) => Fate::NotJudged,
            None => scope.without_finding(entry),
        });
        let covering = Covering { fates: fates.collect(), is_whole: scope.is_whole };
        for covered in owners.into_iter().flatten() {
            if let Some(finding) = findings.get_mut(covered).filter(|finding| finding.status == Status::Active) {
                finding.status = Status::Baselined;
            }
        }
        covering
    }
}

impl Scope<'_> {
    fn without_finding(&self, entry: &BaselineEntry) -> Fate {
        let would_be_found = !(self.exists)(&entry.path) || (self.was_checked)(&entry.path);
        let is_stale = self.is_whole && (self.is_on)(&entry.rule, &entry.path) && would_be_found;
        if is_stale { Fate::Stale } else { Fate::NotJudged }
    }
}

/// The order in which findings ask: those that stand before those that are silenced anyway, the gravest first, because
/// the fewest entries do for it.
fn order(findings: &[Finding]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|at| findings.get(*at).map(|one| (one.status, std::cmp::Reverse(one.severity))));
    order
}

/// Who has which entry, in the making.
struct Matching<'m> {
    entries: &'m [BaselineEntry],
    described: &'m [BaselineEntry],
    /// The findings, in the order in which they ask.
    order: Vec<usize>,
    /// The finding that each entry covers.
    owners: Vec<Option<usize>>,
    /// The findings that are covered.
    covered: HashSet<usize>,
}

impl<'m> Matching<'m> {
    fn new(entries: &'m [BaselineEntry], described: &'m [BaselineEntry], order: Vec<usize>) -> Self {
        Self { entries, described, order, owners: vec![None; entries.len()], covered: HashSet::new() }
    }

    /// Lets every finding that is not covered yet ask for an entry under each of the keys that it names.
    fn ask<K: Eq + std::hash::Hash>(&mut self, mut pool: Pool<K>, keys: impl Fn(usize, &BaselineEntry) -> Vec<K>) {
        for finding in self.order.clone() {
            let Some(wanted) = self.described.get(finding).filter(|_| !self.covered.contains(&finding)) else {
                continue;
            };
            let is_taken = |entry: usize| self.owners.get(entry).is_some_and(Option::is_some);
            let keys = keys(finding, wanted);
            let entry = keys.iter().find_map(|key| pool.take(key, wanted.severity, is_taken));
            if let Some(owner) = entry.and_then(|entry| self.owners.get_mut(entry)) {
                *owner = Some(finding);
                self.covered.insert(finding);
            }
        }
    }

    fn pool<K: Eq + std::hash::Hash>(&self, key: impl Fn(&BaselineEntry) -> Option<K>) -> Pool<K> {
        let free = self.entries.iter().zip(&self.owners).enumerate().filter(|(_, (_, owner))| owner.is_none());
        Pool::of(free.filter_map(|(at, (entry, _))| Some((key(entry)?, entry.severity, at))))
    }

    fn by_place(&mut self, others: impl Fn(usize) -> Vec<Subject>) {
        let exactly = |entry: &BaselineEntry| (entry.subject(), entry.key.clone());
        self.ask(self.pool(|entry| Some(exactly(entry))), |_, wanted| vec![exactly(wanted)]);
        self.ask(self.pool(|entry| Some(entry.subject())), |_, wanted| vec![wanted.subject()]);
        self.ask(self.pool(|entry| Some(entry.subject())), |finding, _| others(finding));
    }

    fn by_move(&mut self, scope: &Scope) {
        if self.covered.len() == self.described.len() {
            return;
        }
        let mut gone: HashMap<&str, bool> = HashMap::new();
        let free = self.entries.iter().zip(&self.owners).filter(|(_, owner)| owner.is_none());
        for (entry, _) in free {
            gone.entry(&entry.path).or_insert_with(|| !(scope.exists)(&entry.path));
        }
        let thing = |entry: &BaselineEntry| [entry.rule.clone(), entry.identifier.clone()];
        let is_gone = |entry: &BaselineEntry| gone.get(entry.path.as_str()).copied().unwrap_or_default();
        let named: HashSet<Subject> = self.entries.iter().map(BaselineEntry::subject).collect();
        let pool = self.pool(|entry| is_gone(entry).then(|| thing(entry)));
        let is_new = |wanted: &BaselineEntry| !named.contains(&wanted.subject());
        self.ask(pool, |_, wanted| if is_new(wanted) { vec![thing(wanted)] } else { Vec::new() });
    }
}
