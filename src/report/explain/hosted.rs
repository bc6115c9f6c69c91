//! Owns what is told of offers: by which names hosts are asked for a model, since when, until when. Never judges a host.

use super::super::describe::counted;
use super::super::theme::View;
use super::answer::Spelling;
use super::{Question, fact, heading, rest};
use crate::catalog::{HostedEnd, Offer};
use jiff::civil::Date;
use std::io::{self, Write};

/// So many lines are written unless all are asked for.
const MOST: usize = 8;

/// So many hosts are named in one line.
const MOST_HOSTS: usize = 5;

/// Writes the names of a model, the one that most hosts use first.
pub(super) fn spellings(
    found: &[Spelling],
    question: &Question<'_>,
    view: &View,
    out: &mut dyn Write,
) -> io::Result<()> {
    heading(&format!("Spelled elsewhere: {}", counted(found.len(), "way", "ways")), view, out)?;
    let shown = question.most(MOST);
    for spelling in found.iter().take(shown) {
        let most = question.most(MOST_HOSTS);
        let named: Vec<&str> = spelling.hosts.iter().take(most).map(String::as_str).collect();
        let more = spelling.hosts.len().saturating_sub(named.len());
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let hosts =
            if named.is_empty() { "no host tied to it".to_owned() } else { format!("{}{more}", named.join(", ")) };
        fact("", &format!("{} ({hosts})", spelling.text), view, out)?;
    }
    rest(found.len(), shown, "ways", out)
}

/// Writes who offers a model: what ends next comes first, then what is over.
pub(super) fn offers(found: &[Offer], question: &Question<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let as_of = question.as_of;
    let ended = found.iter().filter(|offer| offer.ends_on.is_some_and(|end| end.has_passed(as_of))).count();
    let head = match found.len() {
        0 => "Offered by: not known".to_owned(),
        all => format!("Offered by: {}, {ended} of them over by {as_of}", counted(all, "offer", "offers")),
    };
    heading(&head, view, out)?;
    let shown = question.most(MOST);
    for offer in found.iter().take(shown) {
        fact(&offer.host, &format!("{}: {}", offer.spelling, terms(offer, as_of)), view, out)?;
    }
    rest(found.len(), shown, "offers", out)
}

/// Says from when until when, what instead, and what says so.
pub(super) fn terms(offer: &Offer, as_of: Date) -> String {
    let since = offer.since.map_or_else(|| "since when not known".to_owned(), |since| format!("since {since}"));
    let instead = match offer.replacements.as_slice() {
        [] => String::new(),
        replacements => format!("; instead: {}", replacements.join(", ")),
    };
    format!("{since}, {}{instead} ({})", until(offer.ends_on, as_of), offer.source)
}

fn until(end: Option<HostedEnd>, as_of: Date) -> String {
    match end {
        None => "no end announced".to_owned(),
        Some(end) if end.has_passed(as_of) => format!("ended {end}"),
        Some(end) => {
            format!("ends {end}, in {}", counted(usize::try_from(end.days_left(as_of)).unwrap_or(0), "day", "days"))
        }
    }
}
