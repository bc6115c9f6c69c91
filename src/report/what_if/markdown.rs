//! Owns a played scenario as Markdown, for a ticket or a pull request. Never plays it through.

use super::{LOSSES, Played, detail, loss_in_words, members, ways_out};
use crate::exposure::Lost;
use crate::report::describe;
use crate::report::markdown::{cell, code};
use std::io::{self, Write};

/// Writes a played scenario as Markdown.
pub fn what_if_markdown(played: &Played<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names = if played.names.is_empty() { String::new() } else { format!(" {}", played.names.join(" and ")) };
    writeln!(out, "## What if{}\n", cell(&names))?;
    for assumption in played.assumed.in_words(played.outcome.codebase.catalog) {
        writeln!(out, "- {}", cell(&assumption))?;
    }
    writeln!(
        out,
        "\nExposure index: **{}**. Factors that move: {}.",
        played.index_in_words(),
        played.moved_in_words()
    )?;
    for (loss, heading) in LOSSES {
        let losing: Vec<&Lost> = played.what_if.lost.iter().filter(|lost| lost.losses.contains(&loss)).collect();
        if losing.is_empty() {
            continue;
        }
        writeln!(
            out,
            "\n### {}{}\n",
            heading.get(..1).unwrap_or_default().to_uppercase(),
            heading.get(1..).unwrap_or_default()
        )?;
        writeln!(out, "| place | model | for | score | |\n|---|---|---|---|---|")?;
        for lost in losing {
            row(played, lost, &detail(lost, loss), out)?;
        }
    }
    if !played.what_if.routes.is_empty() {
        writeln!(out, "\n### Routes in which no member is left\n")?;
    }
    for one in &played.what_if.routes {
        let Some(route) = played.route(one.route) else { continue };
        let losses: Vec<&str> = one.losses.iter().map(|loss| loss_in_words(*loss)).collect();
        let place = format!("{}:{}", route.place.path().display(), route.place.start.line);
        writeln!(out, "- {}: {} ({})", code(&place), cell(&members(played, route)), losses.join(", "))?;
    }
    let ways_out = ways_out(played);
    if !ways_out.is_empty() {
        writeln!(out, "\n### What to plan around instead\n")?;
    }
    for (name, words) in ways_out {
        writeln!(out, "- {}: {}", cell(&name), cell(&words))?;
    }
    if played.what_if.lost.is_empty() {
        writeln!(out, "\nNothing here loses its successor, its host or its terms.")?;
    }
    Ok(())
}

fn row(played: &Played<'_>, lost: &Lost, detail: &[String], out: &mut dyn Write) -> io::Result<()> {
    let Some(reference) = played.reference(lost) else { return Ok(()) };
    let place = format!("{}:{}", reference.place.path().display(), reference.place.start.line);
    let scores = match played.scores(lost) {
        [Some(before), Some(after)] if before != after => format!("{before} → {after}"),
        [Some(before), _] => before.to_string(),
        _ => String::new(),
    };
    let words = cell(&detail.join("; "));
    let name = cell(&describe::name(reference));
    writeln!(out, "| {} | {name} | {} | {scores} | {words} |", code(&place), reference.role.as_str())
}
