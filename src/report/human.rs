//! Owns the report that people read: a frame for each reference, why it scores as it does, the way out, and what was
//! counted. Never writes anything of a file that was not sanitised.

use super::block::{Block, blocks};
use super::outcome::Outcome;
use super::snippet::Snippet;
use super::theme::View;
use super::wrap::wrap;
use super::{concise, describe, footer, rule_url};
use crate::identify::Confidence;
use crate::lints::{Finding, Severity};
use crate::text::{Place, sanitise};
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::fmt;
use std::io::{self, Write};

/// With more blocks than that, each becomes one line.
const MOST_FRAMES: usize = 50;

/// Writes the report.
pub(super) fn write(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let (shown, aside): (Vec<_>, Vec<_>) =
        blocks(outcome).into_iter().partition(|block| view.is_verbose() || !block.is_aside());
    if shown.len() > MOST_FRAMES {
        for finding in shown.iter().flat_map(Block::findings) {
            concise::line(finding, view, out)?;
        }
        let note = format!("{} places have findings: one line each instead of a frame", shown.len());
        writeln!(out, "\n{}", view.theme().faint(&note))?;
    } else {
        for block in &shown {
            write_block(outcome, block, view, out)?;
        }
    }
    if view.is_quiet() { Ok(()) } else { footer::write(outcome, aside.len(), view, out) }
}

fn write_block(outcome: &Outcome, block: &Block, view: &View, out: &mut dyn Write) -> io::Result<()> {
    frame(outcome, block, view, out)?;
    for finding in &block.others {
        also(outcome, finding, &block.head.message, view, out)?;
    }
    if let Some((id, reference)) = block.subject {
        note("model", &describe::model(reference), view, out)?;
        note("used", &describe::usage(reference), view, out)?;
        if let Some(uses) = describe::uses(reference, &view.paths) {
            note("used by", &uses, view, out)?;
        }
        if let Some(score) = outcome.score(id) {
            note(&format!("exposure {}", score.score), &describe::factors(score), view, out)?;
            if view.is_verbose() {
                reasons(score, view, out)?;
            }
        }
        // A rule's help may name them already.
        let advice = outcome.advice(id).iter().filter(|advice| !block.head.help.contains(&advice.model.name));
        let around: Vec<String> = advice.map(describe::substitute).collect();
        if !around.is_empty() {
            note("plan around", &around.join("; "), view, out)?;
        }
    }
    let is_told = |place: &Place| block.subject.is_some_and(|(_, one)| one.uses.iter().any(|one| one.place == *place));
    for related in block.head.related.iter().filter(|related| !is_told(&related.place)) {
        let (path, start) = (view.paths.shown(related.place.path()), related.place.start);
        let at = format!("{} ({path}:{}:{})", sanitise(&related.message), start.line, start.column);
        note("see", &at, view, out)?;
    }
    if !block.head.help.is_empty() {
        note("help", &sanitise(&block.head.help), view, out)?;
    }
    note("more", &format!("owlint explain {}", block.head.rule), view, out)?;
    writeln!(out)
}

/// Writes the head, the message and the line of a block.
fn frame(outcome: &Outcome, block: &Block, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let name = view.paths.shown(block.place().path());
    let snippet = Snippet::new(block.place(), name, view.width);
    let label = block.subject.map(|(_, reference)| describe::name(reference));
    // Where links are off miette would write the address out.
    let url = outcome.rule(block.head.rule).and_then(rule_url).filter(|_| view.links);
    let frame = Frame { finding: block.head, head: head(outcome, block.head), url, label, snippet, width: view.width };
    let mut text = String::new();
    if view.frames().render_report(&mut text, &frame).is_err() {
        text = format!("{}\n", sanitise(&block.head.message));
    }
    out.write_all(text.as_bytes())
}

/// Returns the first line of a block: `high[OW101] near-frontier-open-weight, medium confidence`.
fn head(outcome: &Outcome, finding: &Finding) -> String {
    let (severity, rule) = (finding.severity.as_str(), finding.rule);
    let doubt = match finding.confidence {
        Confidence::High => String::new(),
        confidence => format!(", {} confidence", confidence.as_str()),
    };
    format!("{severity}[{rule}] {}{doubt}", outcome.rule_name(rule))
}

/// Writes another rule's finding on the same reference, without what the gravest has said already.
fn also(outcome: &Outcome, finding: &Finding, said: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let head = head(outcome, finding);
    let fresh: Vec<&str> = finding.message.split(". ").filter(|sentence| !said.contains(sentence)).collect();
    let fresh = fresh.join(". ");
    let text = match sanitise(fresh.trim_end_matches('.')) {
        nothing if nothing.is_empty() => head,
        fresh => format!("{head}: {fresh}."),
    };
    let mut lines = wrap(&text, view.width.saturating_sub(6)).into_iter();
    let first = lines.next().unwrap_or_default();
    let code = format!("{}[{}]", finding.severity.as_str(), finding.rule);
    let rest = first.strip_prefix(code.as_str()).unwrap_or_default();
    let url = outcome.rule(finding.rule).and_then(rule_url);
    let code = view.link(url.as_deref(), &view.theme().severity(finding.severity, &code));
    writeln!(out, "  + {code}{rest}")?;
    lines.try_for_each(|line| writeln!(out, "    {line}"))
}

/// Writes a named line below a frame, broken to the width.
fn note(name: &str, text: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = wrap(text, view.width.saturating_sub(name.len() + 6)).into_iter();
    let indent = " ".repeat(name.len() + 6);
    let first = lines.next().unwrap_or_default();
    writeln!(out, "  = {} {first}", view.theme().label(&format!("{name}:")))?;
    lines.try_for_each(|line| writeln!(out, "{indent}{line}"))
}

/// Writes every factor of a score with its reason.
fn reasons(score: &crate::exposure::Score, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for factor in &score.factors {
        let line = format!("{:+.2} {}: {}", factor.value, sanitise(&factor.name), sanitise(&factor.why));
        writeln!(out, "      {}", view.theme().faint(&line))?;
    }
    Ok(())
}

/// A block as miette takes it.
#[derive(Debug)]
struct Frame<'o> {
    finding: &'o Finding,
    head: String,
    url: Option<String>,
    label: Option<String>,
    snippet: Snippet,
    width: usize,
}

impl fmt::Display for Frame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Broken here: miette would break at hyphens, and so through dates and names.
        let lines = wrap(&sanitise(&self.finding.message), self.width.saturating_sub(4));
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Frame<'_> {}

impl Diagnostic for Frame<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.head))
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.url.as_ref().map(|url| Box::new(url) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::High => miette::Severity::Error,
            Severity::Medium => miette::Severity::Warning,
            Severity::Low | Severity::Info => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippet)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.snippet.focus();
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(self.label.clone(), span))))
    }
}
