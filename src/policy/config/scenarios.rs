//! Owns `[scenarios.NAME]`: a project's own futures. Never plays one through.

use super::named::{Kind, Named};
use crate::catalog::{LicenceClass, Outlook, Tier};
use crate::exposure::Scenario;
use crate::policy::table::{Reader, Value};
use std::collections::BTreeMap;

const KEYS: [&str; 12] = [
    "days",
    "drop-hosts",
    "licence-class",
    "licence-tightens",
    "no-release",
    "offers-above",
    "offers-end-days",
    "release-days",
    "summary",
    "withdraw",
    "withdraw-kinds",
    "withdraw-outlooks",
];

/// The longest time ahead that is played, in days.
const LONGEST: u32 = 36_500;

/// Reads all scenarios, and adds the names in them that the catalogue has to know.
pub(super) fn read(value: Value<'_, '_>, named: &mut Vec<Named>, reader: &mut Reader) -> BTreeMap<String, Scenario> {
    let table = reader.table(value).into_iter().flatten();
    table.map(|(name, value)| (name.get_ref().to_string(), scenario(value, named, reader))).collect()
}

fn scenario(value: Value<'_, '_>, named: &mut Vec<Named>, reader: &mut Reader) -> Scenario {
    let mut scenario = Scenario::default();
    for (name, value) in reader.table(value).into_iter().flatten() {
        let key = name.get_ref().as_ref();
        match key {
            "summary" => reader.text(value).unwrap_or_default().clone_into(&mut scenario.summary),
            "withdraw" => scenario.withdraw = names(Kind::Lab, value, named, reader),
            "withdraw-kinds" => scenario.withdraw_kinds = names(Kind::Trade, value, named, reader),
            "licence-tightens" => scenario.licence_tightens = names(Kind::Lab, value, named, reader),
            "drop-hosts" => scenario.drop_hosts = names(Kind::Host, value, named, reader),
            "withdraw-outlooks" => {
                let known: Vec<(&str, &str)> = Outlook::ALL.iter().map(|one| (one.as_str(), one.as_str())).collect();
                let words = reader.texts(value);
                let words = words.into_iter().filter_map(|(word, at)| reader.choice_of(word, at, "outlook", &known));
                scenario.withdraw_outlooks = words.map(str::to_owned).collect();
            }
            "no-release" => scenario.no_release = reader.flag(value).unwrap_or_default(),
            "offers-above" => {
                let known: Vec<(&str, &str)> = Tier::ALL.iter().map(|one| (one.as_str(), one.as_str())).collect();
                scenario.offers_above = reader.choice(value, "tier", &known).map(str::to_owned);
            }
            "licence-class" => {
                let known: Vec<_> = LicenceClass::ALL.iter().map(|one| (one.as_str(), one.as_str())).collect();
                scenario.licence_class = reader.choice(value, "licence class", &known).map(str::to_owned);
            }
            "offers-end-days" => scenario.offers_end_days = reader.number(value, 0, LONGEST).unwrap_or_default(),
            "release-days" => scenario.release_days = reader.number(value, 1, LONGEST),
            "days" => scenario.days = reader.number(value, 0, LONGEST),
            other => reader.unknown(name.span(), "key", other, &KEYS),
        }
    }
    if scenario.is_empty() && reader.faults.is_empty() {
        reader.fault(value.span(), "this scenario assumes nothing".to_owned(), "say what changes in it".to_owned());
    }
    scenario
}

fn names(kind: Kind, value: Value<'_, '_>, named: &mut Vec<Named>, reader: &mut Reader) -> Vec<String> {
    let texts = reader.texts(value);
    named.extend(texts.iter().map(|(name, span)| Named { kind, name: (*name).to_owned(), span: span.clone() }));
    texts.into_iter().map(|(name, _)| name.to_lowercase()).collect()
}
