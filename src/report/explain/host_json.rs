//! Owns the answer for a host as JSON: all its offers, its notice policy, its record of withdrawing. Never gathers them.

use super::super::json::{Head, clean_document};
use super::super::listing::catalog_date;
use super::Question;
use super::host::Offered;
use super::model_json::OfferObject;
use crate::catalog::{Host, Notice, Share, Withdrawing};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Debug, Serialize)]
struct HostObject<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'a str,
    lab: Option<&'a str>,
    scheme: Option<&'a str>,
    domains: &'a [String],
    litellm: &'a [String],
    regions: &'a [String],
    moving: &'a [String],
    notice: Option<&'a Notice>,
    source: &'a str,
}

impl<'a> HostObject<'a> {
    fn of(host: &'a Host) -> Self {
        Self {
            id: &host.id,
            name: &host.name,
            kind: &host.kind,
            lab: host.lab.as_deref(),
            scheme: host.scheme.as_deref(),
            domains: &host.domains,
            litellm: &host.litellm,
            regions: &host.regions,
            moving: &host.moving,
            notice: host.notice.as_ref(),
            source: &host.source,
        }
    }
}

#[derive(Debug, Serialize)]
struct Counts {
    known: usize,
    models: usize,
    ended: usize,
    ending: usize,
}

#[derive(Debug, Serialize)]
struct ShareObject {
    withdrawn: u32,
    of: u32,
}

#[derive(Debug, Serialize)]
struct WithdrawingObject {
    within_90_days: ShareObject,
    within_150_days: ShareObject,
    by_as_of: ShareObject,
}

impl WithdrawingObject {
    fn of(withdrawing: Withdrawing) -> Self {
        let share = |share: Share| ShareObject { withdrawn: share.withdrawn, of: share.of };
        Self {
            within_90_days: share(withdrawing.within_90),
            within_150_days: share(withdrawing.within_150),
            by_as_of: share(withdrawing.by_then),
        }
    }
}

#[derive(Debug, Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    kind: &'static str,
    asked: &'a str,
    host: HostObject<'a>,
    counts: Counts,
    withdrawing: Option<WithdrawingObject>,
    offers: Vec<OfferObject<'a>>,
}

/// Writes all that is known of a host, as JSON.
pub fn explain_host_json(host: &Host, question: &Question<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (catalog, as_of) = (question.catalog, question.as_of);
    let (offered, date) = (Offered::of(host, question), catalog_date(catalog));
    let answer = Answer {
        head: Head::at(&date, as_of),
        kind: "host",
        asked: question.what,
        host: HostObject::of(host),
        counts: Counts {
            known: offered.offers.len(),
            models: offered.models,
            ended: offered.ended,
            ending: offered.ending,
        },
        withdrawing: catalog.withdrawing(&host.id, as_of).map(WithdrawingObject::of),
        offers: offered.offers.iter().map(|offer| OfferObject::of(offer, as_of)).collect(),
    };
    clean_document(&answer, out)
}
