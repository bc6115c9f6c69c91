//! Owns the phrases of the hosted clock: whose offer a reference leans on, what the host names instead, and
//! its record of withdrawing.
//! Never speaks of a copy of one's own, which no host can end.

use super::finding::{Finding, Severity};
use super::judgement::{Judgement, plain};
use crate::catalog::{Offer, Share, Weights};
use crate::context::{Codebase, Reference, ReferenceId};

/// Returns a host's name as people write it, else its id.
#[must_use]
pub(super) fn host_name(codebase: &Codebase<'_>, id: &str) -> String {
    codebase.catalog.host(id).map_or_else(|| id.to_owned(), |host| host.name)
}

/// Whether the weights behind a reference can be had elsewhere.
#[must_use]
pub(super) fn is_open(reference: &Reference) -> bool {
    reference.model.as_deref().is_some_and(|model| model.weights == Weights::Open)
}

/// Returns a finding on the end of an offer: as grave as the rule's default whatever the score, which tells how much
/// hangs on the frontier and nothing of a date that the host has set.
#[must_use]
pub(super) fn on_offer(
    rule: &'static str,
    (id, reference): (ReferenceId, &Reference),
    offer: &Offer,
    message: String,
    judgement: &Judgement<'_>,
) -> Finding {
    let mut finding = plain(rule, id, reference, message, way_on(reference, offer, judgement));
    finding.score = judgement.score(id).map(|score| score.score);
    if is_open(reference) { finding } else { finding.at_most(Severity::Medium) }
}

/// What the host names instead, and what else there is.
fn way_on(reference: &Reference, offer: &Offer, judgement: &Judgement<'_>) -> String {
    let host = host_name(judgement.codebase, &offer.host);
    let named: Vec<String> = offer.replacements.iter().map(|name| format!("`{name}`")).collect();
    let named = match named.as_slice() {
        [] => format!("The source names no replacement at {host}."),
        _ => format!("{host} names {} instead.", named.join(" or ")),
    };
    let rest = match reference.model.as_deref() {
        Some(model) if model.is_exposed() => judgement.way_out(reference),
        _ => "A replacement is another model: run your evaluation on it before you change the name.".to_owned(),
    };
    if is_open(reference) {
        format!("{named} The weights go on: another host or a copy of your own can serve them. {rest}")
    } else {
        format!("{named} {rest}")
    }
}

/// Returns a host's record of withdrawing near-frontier open weights, as a sentence.
#[must_use]
pub(super) fn record(codebase: &Codebase<'_>, host: &str) -> String {
    let name = host_name(codebase, host);
    let counted = codebase.catalog.withdrawing(host, codebase.as_of).filter(|it| it.within_150.of > 0);
    let Some(counted) = counted else {
        return format!("How long {name} keeps such models is not known, which is neither bad nor safe.");
    };
    let share = |share: Share| format!("{} of {}", share.withdrawn, share.of);
    format!(
        "By {}, {name} had withdrawn {} near-frontier open models within 90 days of their release and {} within 150 \
         (of those old enough; counted from the catalogue's dated offers, which may lack older ones).",
        codebase.as_of,
        share(counted.within_90),
        share(counted.within_150)
    )
}
