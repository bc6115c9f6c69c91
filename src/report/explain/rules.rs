//! Owns rules for people and machines: one page, or the list of all.

use super::super::json::{Head, document};
use super::super::listing::catalog_date;
use super::super::rule_url;
use super::super::theme::View;
use super::super::wrap::pad;
use super::{Question, fact, markdown};
use crate::lints::LintPage;
use serde::Serialize;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Writes the page of one rule.
pub fn explain_rule(page: &LintPage, view: &View, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n", view.theme().strong(&format!("{} {}", page.id, page.name)))?;
    fact("summary", &page.summary, view, out)?;
    fact("group", &page.group, view, out)?;
    fact("default", default(page), view, out)?;
    fact("since", &page.since, view, out)?;
    if let Some(url) = rule_url(page) {
        fact("page", &url, view, out)?;
    }
    writeln!(out)?;
    markdown::write(page.body.trim(), view, out)
}

/// Writes all rules, one a line.
pub fn rules_table(pages: &[LintPage], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let cells = |page: &LintPage| [page.id.clone(), page.name.clone(), page.group.clone(), page.default.clone()];
    let heads = ["RULE", "NAME", "GROUP", "DEFAULT"].map(str::to_owned);
    let mut widths = heads.clone().map(|head| head.width());
    for cell in pages.iter().map(cells) {
        for (width, text) in widths.iter_mut().zip(cell) {
            *width = (*width).max(text.width());
        }
    }
    let line = |cells: [String; 4], last: &str| {
        let padded: Vec<String> = cells.iter().zip(widths).map(|(cell, width)| pad(cell, width)).collect();
        format!("{}  {last}", padded.join("  "))
    };
    writeln!(out, "{}", view.theme().strong(&line(heads, "SUMMARY")))?;
    pages.iter().try_for_each(|page| writeln!(out, "{}", line(cells(page), &page.summary)))
}

/// Writes all rules as JSON.
pub fn rules_json(pages: &[LintPage], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Rule<'p> {
        #[serde(flatten)]
        page: &'p LintPage,
        url: Option<String>,
    }
    let rules: Vec<Rule> = pages.iter().map(|page| Rule { page, url: rule_url(page) }).collect();
    document(&rules, out)
}

/// Writes one rule as JSON.
pub fn explain_rule_json(page: &LintPage, question: &Question<'_>, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Answer<'p> {
        #[serde(flatten)]
        head: Head<'p>,
        kind: &'static str,
        asked: &'p str,
        rule: &'p LintPage,
        url: Option<String>,
    }
    let date = catalog_date(question.catalog);
    let head = Head::at(&date, question.as_of);
    let answer = Answer { head, kind: "rule", asked: question.what, rule: page, url: rule_url(page) };
    // The page's own line ends are kept: it is ours.
    document(&answer, out)
}

/// Says a default that is no level.
fn default(page: &LintPage) -> &str {
    match page.default.as_str() {
        "scored" => "by the score: high from 60, medium from 35, low from 15",
        "by-use" => "by use, never above the band of the score",
        "allow" => "silent unless asked for",
        level => level,
    }
}
