//! Owns what is told of one host to people: how it is asked, what notice it gives, what it offers and has ended.
//! Never speaks of copies of one's own.

use super::super::describe::counted;
use super::super::theme::View;
use super::answer::urgency;
use super::hosted::terms;
use super::{Question, fact, heading, or_not_known, rest};
use crate::catalog::{Host, Offer, Share, Withdrawing};
use crate::text::sanitise;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// So many offers are written unless all are asked for.
const MOST: usize = 12;

/// What a host offers, counted at a date.
#[derive(Debug)]
pub(super) struct Offered {
    /// What ends next first, then what has ended, the latest first, then what has no end.
    pub(super) offers: Vec<Offer>,
    /// How many have ended.
    pub(super) ended: usize,
    /// How many are to end.
    pub(super) ending: usize,
    /// How many models of the catalogue they are.
    pub(super) models: usize,
}

impl Offered {
    pub(super) fn of(host: &Host, question: &Question<'_>) -> Self {
        let as_of = question.as_of;
        let mut offers: Vec<Offer> = question.catalog.offers_at(&host.id).collect();
        offers.sort_by_key(|offer| urgency(offer.ends_on, as_of));
        let ended = offers.iter().filter(|offer| offer.ends_on.is_some_and(|end| end.has_passed(as_of))).count();
        let ends = offers.iter().filter(|offer| offer.ends_on.is_some()).count();
        let models: BTreeSet<&str> = offers.iter().filter_map(|offer| offer.model.as_deref()).collect();
        Self { models: models.len(), ended, ending: ends.saturating_sub(ended), offers }
    }
}

/// Writes all that is known of a host.
pub fn explain_host(host: &Host, question: &Question<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n", view.theme().strong(&format!("{} ({})", sanitise(&host.name), sanitise(&host.id))))?;
    profile(host, question, view, out)?;
    let offered = Offered::of(host, question);
    heading(&format!("As of {}", question.as_of), view, out)?;
    let counts = format!(
        "{} of {}; {} over, {} with an end to come",
        counted(offered.offers.len(), "spelling known", "spellings known"),
        counted(offered.models, "model of the catalogue", "models of the catalogue"),
        offered.ended,
        offered.ending
    );
    fact("offers", &counts, view, out)?;
    fact("withdraws", &record(question.catalog.withdrawing(&host.id, question.as_of)), view, out)?;
    if offered.offers.is_empty() {
        return Ok(());
    }
    heading("Offers, those with an end first", view, out)?;
    let shown = question.most(MOST);
    for offer in offered.offers.iter().take(shown) {
        let model = offer.model.as_ref().map_or_else(|| "a model not known".to_owned(), |model| format!("`{model}`"));
        fact("", &format!("{} is {model}; {}", offer.spelling, terms(offer, question.as_of)), view, out)?;
    }
    rest(offered.offers.len(), shown, "offers", out)
}

fn profile(host: &Host, question: &Question<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    fact("kind", &host.kind, view, out)?;
    if let Some(lab) = &host.lab {
        fact("interface of", &format!("{lab} (`owlint explain lab:{lab}`)"), view, out)?;
    } else if question.catalog.lab(&host.id).is_some() {
        fact("also a lab", &format!("`owlint explain lab:{}`", host.id), view, out)?;
    }
    fact("scheme", host.scheme.as_deref().unwrap_or("no single one"), view, out)?;
    let notice = host.notice.as_ref().map(|notice| {
        let days =
            notice.days.map_or_else(|| "no length promised".to_owned(), |days| format!("{days} days at the least"));
        format!("{days}: {} ({})", notice.says, notice.source)
    });
    fact("notice", &or_not_known(notice.as_ref()), view, out)?;
    for (name, texts) in [
        ("asked at", &host.domains),
        ("prefixes", &host.litellm),
        ("regions", &host.regions),
        ("moving names", &host.moving),
    ] {
        if !texts.is_empty() {
            fact(name, &texts.join(", "), view, out)?;
        }
    }
    fact("source", &host.source, view, out)
}

/// Says how many near-frontier open weights were withdrawn soon after their release, over those old enough.
fn record(withdrawing: Option<Withdrawing>) -> String {
    let Some(withdrawing) = withdrawing else {
        return "not known: no source has ends that it announced".to_owned();
    };
    let share = |share: Share, days: u32| match share.of {
        0 => format!("none is {days} days old"),
        of => format!("{} of {of} within {days} days of the weights' release", share.withdrawn),
    };
    format!(
        "near-frontier open weights: {} of {} by then; {}, {}; older entries may be missing",
        withdrawing.by_then.withdrawn,
        withdrawing.by_then.of,
        share(withdrawing.within_90, 90),
        share(withdrawing.within_150, 150)
    )
}
