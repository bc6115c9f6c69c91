//! Owns reading `[allow]` and `[deny]`. Never judges by them.

use crate::catalog::LicenceClass;
use crate::lints::{List, Lists};
use crate::policy::config::named::{Kind, Named};
use crate::policy::table::{Reader, Value};
use crate::text::Wildcards;
use std::ops::Range;

/// What can be listed, as its key is written.
const KINDS: [&str; 4] = ["models", "labs", "hosts", "licence-classes"];

/// Patterns with their places, by kind, while the two tables are read.
#[derive(Debug, Default)]
pub(super) struct Read {
    allow: [Option<Patterns>; 4],
    deny: [Option<Patterns>; 4],
}

type Patterns = Vec<(String, Range<usize>)>;

impl Read {
    /// Reads one of the two tables.
    pub(super) fn table(&mut self, is_allow: bool, value: Value<'_, '_>, reader: &mut Reader) {
        let into = if is_allow { &mut self.allow } else { &mut self.deny };
        for (name, value) in reader.table(value).into_iter().flatten() {
            let Some(kind) = KINDS.iter().position(|kind| kind == name.get_ref()) else {
                reader.unknown(name.span(), "key", name.get_ref(), &KINDS);
                continue;
            };
            let patterns = reader.texts(value).into_iter().map(|(text, span)| (text.to_owned(), span)).collect();
            if let Some(slot) = into.get_mut(kind) {
                *slot = Some(patterns);
            }
        }
    }

    /// Returns the lists, and adds the names in them that the catalogue has to know.
    pub(super) fn done(self, named: &mut Vec<Named>, reader: &mut Reader) -> Lists {
        let [models, labs, hosts, classes] = self.allow;
        let allow = [models, labs, hosts, classes];
        let mut lists = KINDS.iter().zip(allow).zip(self.deny).map(|((kind, allow), deny)| {
            let deny = deny.unwrap_or_default();
            contradictions(allow.as_deref().unwrap_or_default(), &deny, reader);
            for (name, span) in allow.iter().flatten().chain(&deny) {
                name_of(kind, name, span, named, reader);
            }
            List { allow: allow.map(|allow| compiled(&allow, reader)), deny: compiled(&deny, reader) }
        });
        let mut next = || lists.next().unwrap_or_default();
        Lists { models: next(), labs: next(), hosts: next(), licence_classes: next() }
    }
}

/// Compiles patterns; one that is none is a fault, so that a list with a mistake never counts as empty.
pub(super) fn compiled(patterns: &[(String, Range<usize>)], reader: &mut Reader) -> Wildcards {
    let names = patterns.iter().map(|(name, _)| name.clone()).collect();
    Wildcards::new(names).unwrap_or_else(|(number, why)| {
        let span = patterns.get(number).map_or(0..0, |(_, span)| span.clone());
        reader.fault(span, format!("this is no pattern: {why}"), "`*`, `?`, `[a-z]` and `{a,b}` stand for more".into());
        Wildcards::default()
    })
}

/// A pattern that is both allowed and denied says nothing.
fn contradictions(allow: &[(String, Range<usize>)], deny: &[(String, Range<usize>)], reader: &mut Reader) {
    for (name, span) in deny {
        if allow.iter().any(|(allowed, _)| allowed.eq_ignore_ascii_case(name)) {
            let help = "a denial wins: take it out of one of the lists".to_owned();
            reader.fault(span.clone(), "this is allowed and denied".to_owned(), help);
        }
    }
}

fn name_of(kind: &str, name: &str, span: &Range<usize>, named: &mut Vec<Named>, reader: &mut Reader) {
    let is_pattern = name.contains(['*', '?', '[', '{']);
    match kind {
        "labs" if !is_pattern => named.push(Named { kind: Kind::Lab, name: name.to_owned(), span: span.clone() }),
        "hosts" if !is_pattern => named.push(Named { kind: Kind::Host, name: name.to_owned(), span: span.clone() }),
        "licence-classes" if !is_pattern => {
            let known: Vec<&str> = LicenceClass::ALL.iter().map(|class| class.as_str()).collect();
            if !known.contains(&name) {
                reader.unknown(span.clone(), "licence class", name, &known);
            }
        }
        _ => {}
    }
}
