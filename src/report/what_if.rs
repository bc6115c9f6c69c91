//! Owns how a scenario's outcome is told to people. Never plays it through.

mod json;
mod markdown;

pub use json::what_if_json;
pub use markdown::what_if_markdown;

use super::describe;
use super::footer;
use super::outcome::Outcome;
use super::paths::plain;
use super::snippet::short;
use super::theme::View;
use super::wrap;
use crate::context::{Reference, Route, RouteKind};
use crate::exposure::{Assumed, Loss, Lost, Substitutes, WhatIf};
use crate::text::sanitise;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

/// All that a played scenario has come to.
#[derive(Debug)]
pub struct Played<'a> {
    /// The codebase as the scenario leaves it, and what was read.
    pub outcome: Outcome<'a>,
    /// The scenarios' names.
    pub names: Vec<String>,
    /// What was assumed.
    pub assumed: Assumed,
    /// What came of it.
    pub what_if: WhatIf,
    /// Parallel to the references: what to plan around instead of those that lose something.
    pub advice: Vec<Substitutes>,
}

/// The losses in reading order, and how each is headed.
const LOSSES: [(Loss, &str); 3] = [
    (Loss::Successor, "left without a successor"),
    (Loss::Host, "left without their host"),
    (Loss::Terms, "left without the terms they rest on"),
];

impl Played<'_> {
    fn reference(&self, lost: &Lost) -> Option<&Reference> {
        self.outcome.codebase.reference(lost.id)
    }

    /// The scores of a reference, before and after.
    fn scores(&self, lost: &Lost) -> [Option<u8>; 2] {
        let of = |scores: &[Option<Arc<crate::exposure::Score>>]| {
            scores.get(lost.id.0).and_then(Option::as_ref).map(|score| score.score)
        };
        [of(&self.what_if.before), of(&self.what_if.after)]
    }

    fn substitutes(&self, lost: &Lost) -> &[crate::exposure::Substitute] {
        self.advice.get(lost.id.0).map_or(&[], |found| &**found)
    }

    fn route(&self, number: usize) -> Option<&Route> {
        self.outcome.codebase.routes.get(number)
    }

    /// The files that hold a reference that loses something, with how many do, by path.
    fn files(&self) -> BTreeMap<String, usize> {
        let mut files = BTreeMap::new();
        for reference in self.what_if.lost.iter().filter_map(|lost| self.reference(lost)) {
            *files.entry(plain(reference.place.path())).or_default() += 1;
        }
        files
    }

    /// `posture +0.06 on 3 references`, and so on.
    fn moved_in_words(&self) -> String {
        let moved = self.what_if.moved.iter().map(|moved| {
            let count = describe::counted(moved.references, "reference", "references");
            let digits = if moved.most.abs() < 0.005 { 3 } else { 2 };
            format!("{} {:+.digits$} on {count}", moved.factor, moved.most)
        });
        let moved: Vec<String> = moved.collect();
        if moved.is_empty() { "none".to_owned() } else { moved.join(", ") }
    }

    fn index_in_words(&self) -> String {
        let [before, after] = self.what_if.index;
        let side = |index: crate::exposure::Index| format!("{} (grade {})", index.index, index.grade.as_str());
        format!("{} → {}", side(before), side(after))
    }
}

/// Writes a played scenario for people.
pub fn what_if_human(played: &Played<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    footer::tally(&played.outcome, view, out)?;
    let names = if played.names.is_empty() { String::new() } else { format!(" {}", played.names.join(" and ")) };
    writeln!(out, "\n{}", view.theme().strong(&format!("what if{names}:")))?;
    for assumption in played.assumed.in_words(played.outcome.codebase.catalog) {
        wrap::hanging(&format!("- {assumption}"), "  ", "    ", view.width, out)?;
    }
    wrap::hanging(&format!("factors that move: {}", played.moved_in_words()), "", "  ", view.width, out)?;
    writeln!(out, "exposure index: {}", played.index_in_words())?;
    for (loss, heading) in LOSSES {
        section(played, loss, heading, view, out)?;
    }
    routes(played, view, out)?;
    if played.what_if.lost.is_empty() {
        return writeln!(out, "\n{}", view.theme().strong("nothing here loses its successor, its host or its terms"));
    }
    let ways_out = ways_out(played);
    if !ways_out.is_empty() {
        writeln!(out, "\n{}", view.theme().strong("what to plan around instead:"))?;
    }
    for (name, words) in ways_out {
        wrap::hanging(&format!("{name}: {words}"), "  ", "      ", view.width, out)?;
    }
    let files = played.files();
    writeln!(
        out,
        "\n{}",
        view.theme().strong(&describe::counted(files.len(), "file is touched:", "files are touched:"))
    )?;
    for (path, count) in files {
        writeln!(out, "  {} ({count})", view.paths.shown(std::path::Path::new(&path)))?;
    }
    Ok(())
}

fn section(played: &Played<'_>, loss: Loss, heading: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let losing: Vec<&Lost> = played.what_if.lost.iter().filter(|lost| lost.losses.contains(&loss)).collect();
    if losing.is_empty() {
        return Ok(());
    }
    let count = describe::counted(losing.len(), "reference", "references");
    writeln!(out, "\n{}", view.theme().strong(&format!("{heading} ({count}):")))?;
    for lost in losing {
        let Some(reference) = played.reference(lost) else { continue };
        let place = view.paths.shown(reference.place.path());
        let start = reference.place.start;
        let scores = match played.scores(lost) {
            [Some(before), Some(after)] if before != after => format!(", score {before} → {after}"),
            [Some(before), _] => format!(", score {before}"),
            _ => String::new(),
        };
        let role = reference.role.as_str();
        let line = format!("{place}:{}:{}: {} ({role}{scores})", start.line, start.column, describe::name(reference));
        wrap::hanging(&line, "  ", "      ", view.width, out)?;
        for words in detail(lost, loss) {
            wrap::hanging(&words, "      ", "        ", view.width, out)?;
        }
    }
    Ok(())
}

/// What else is to be said of a lost host: why it is gone, what it names instead, and who is left.
fn detail(lost: &Lost, which: Loss) -> Vec<String> {
    let mut words = Vec::new();
    if which != Loss::Host {
        return words;
    }
    words.extend(lost.host_gone.clone());
    if !lost.replacements.is_empty() {
        words.push(format!("it names instead: {}", sanitise(&lost.replacements.join(", "))));
    }
    words.push(match lost.other_hosts.as_slice() {
        [] => "no other host is known to serve it".to_owned(),
        hosts => format!("still at: {}", hosts.join(", ")),
    });
    words
}

/// Returns what to plan around, once for each model that something is lost of: its name, and the substitutes in words.
fn ways_out(played: &Played<'_>) -> BTreeMap<String, String> {
    let exposed = played.what_if.lost.iter().filter_map(|lost| {
        let name = describe::name(played.reference(lost).filter(|reference| reference.is_exposed())?);
        let named: Vec<String> = played.substitutes(lost).iter().map(describe::substitute).collect();
        let words = if named.is_empty() { "nothing that the catalogue knows".to_owned() } else { named.join("; ") };
        Some((name, words))
    });
    exposed.collect()
}

fn routes(played: &Played<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lost = &played.what_if.routes;
    if lost.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", view.theme().strong("routes in which no member is left:"))?;
    for one in lost {
        let Some(route) = played.route(one.route) else { continue };
        let place = format!("{}:{}", view.paths.shown(route.place.path()), route.place.start.line);
        let losses: Vec<&str> = one.losses.iter().map(|loss| loss_in_words(*loss)).collect();
        let line = format!("{place}: {} ({})", members(played, route), losses.join(", "));
        wrap::hanging(&line, "  ", "      ", view.width, out)?;
    }
    Ok(())
}

/// `Kimi K2 Instruct, then DeepSeek-V3`, or `… or …` for a group.
fn members(played: &Played<'_>, route: &Route) -> String {
    let members = route.members.iter().filter_map(|id| played.outcome.codebase.reference(*id));
    let names: Vec<String> = members.map(|reference| short(&describe::name(reference), 60)).collect();
    names.join(if route.kind == RouteKind::Fallback { ", then " } else { " or " })
}

fn loss_in_words(loss: Loss) -> &'static str {
    match loss {
        Loss::Successor => "no successor",
        Loss::Host => "no host",
        Loss::Terms => "no terms",
    }
}
