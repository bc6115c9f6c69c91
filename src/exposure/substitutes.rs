//! Owns what to plan around instead of an exposed model. Never says that it is as good: it says why it is on the list.

use super::supply::billions;
use crate::catalog::{Candidate, LicenceClass, Modality, Model, ModelNumber, Outlook};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// No more than that many are named.
const AT_MOST: usize = 3;

/// What a lab has brought within that many days before its newest is as new.
const SAME_GENERATION_DAYS: i32 = 120;

/// A model to plan around.
#[derive(Debug, Clone, PartialEq)]
pub struct Substitute {
    /// The model.
    pub model: Arc<Model>,
    /// Size, licence and date, in a few words.
    pub why: String,
    /// How the reference that it stands in for would name it, where its host is known to offer it or the hub has it.
    pub identifier: Option<String>,
}

/// Returns up to three models of the band to plan around that are for the same as `exposed`, as of a date.
///
/// They are no derivatives of others, have a known size, date and licence at least as free, a context at least as long
/// where both are known, and a line or lab whose outlook is steady or not established: steady ones first, then the
/// newest. They are of different labs, since a plan that hangs on one is none: each lab is stood for by the largest of its
/// newest.
#[must_use]
pub(super) fn substitutes<'c>(
    exposed: &Model,
    candidates: impl Iterator<Item = &'c Candidate>,
    as_of: Date,
) -> Vec<ModelNumber> {
    let mut labs: BTreeMap<u32, Vec<&Candidate>> = BTreeMap::new();
    for one in candidates.filter(|one| fits(exposed, one, as_of)) {
        if matches!(one.outlook(as_of), Outlook::Steady | Outlook::Unknown) {
            labs.entry(one.lab).or_default().push(one);
        }
    }
    let mut ranked: Vec<&Candidate> = labs.into_values().filter_map(|of_lab| largest_of_newest(&of_lab)).collect();
    ranked.sort_by_key(|one| (one.outlook(as_of), Reverse(one.released), one.model));
    ranked.into_iter().take(AT_MOST).map(|one| one.model).collect()
}

fn fits(exposed: &Model, candidate: &Candidate, as_of: Date) -> bool {
    candidate.purpose == exposed.purpose
        && covers(candidate.modality, exposed.modality)
        && candidate.is_base == exposed.is_base()
        && candidate.released.earliest() <= as_of
        && exposed.context.zip(candidate.context).is_none_or(|(needed, offered)| offered >= needed)
        && is_as_free(candidate.licence_class, exposed.licence_class)
}

/// The largest of those released within [`SAME_GENERATION_DAYS`] of a lab's newest; of equals a tuned one, then the
/// newer.
fn largest_of_newest<'c>(of_lab: &[&'c Candidate]) -> Option<&'c Candidate> {
    let newest = of_lab.iter().map(|one| one.released).max()?.earliest();
    let is_new = |one: &&&Candidate| one.released.days_until(newest) <= SAME_GENERATION_DAYS;
    let largest = of_lab.iter().filter(is_new).max_by(|one, other| {
        let rest = |one: &Candidate| (one.is_tuned, one.released, Reverse(one.model));
        one.total_b.total_cmp(&other.total_b).then_with(|| rest(one).cmp(&rest(other)))
    });
    largest.copied()
}

/// Whether what takes in and puts out the one does so for the other, too.
fn covers(offered: Modality, needed: Modality) -> bool {
    match needed {
        Modality::Text => matches!(offered, Modality::Text | Modality::Vision | Modality::Omni),
        Modality::Vision => matches!(offered, Modality::Vision | Modality::Omni),
        _ => offered == needed,
    }
}

/// Whether terms are known and no less free than others; where those are not known, any that allow commerce will do.
fn is_as_free(class: LicenceClass, than: LicenceClass) -> bool {
    let freedom = |class| match class {
        LicenceClass::Permissive => 3,
        LicenceClass::Conditional => 2,
        LicenceClass::NonCommercial => 1,
        LicenceClass::Closed | LicenceClass::Unknown => 0,
    };
    let needed = if than == LicenceClass::Unknown { LicenceClass::Conditional } else { than };
    freedom(class) >= freedom(needed).max(1)
}

impl Substitute {
    /// Names a model as what to plan around.
    #[must_use]
    pub(super) fn new(model: Arc<Model>) -> Self {
        Self { why: why(&model), model, identifier: None }
    }
}

/// Its name, why it is on the list, and what to write instead.
impl std::fmt::Display for Substitute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}", self.model.name, self.why)?;
        if let Some(identifier) = &self.identifier {
            write!(f, ", here `{identifier}`")?;
        }
        f.write_str(")")
    }
}

fn why(model: &Model) -> String {
    let size = model.total_b.map(billions).unwrap_or_default();
    let licence = model.licence.as_deref().unwrap_or_else(|| model.licence_class.as_str());
    let released = model.released.map(|date| format!(", released {date}")).unwrap_or_default();
    format!("{size}, {licence}{released}")
}

#[cfg(test)]
mod tests {
    use super::{Substitute, substitutes};
    use crate::catalog::{Candidate, Dated, Lab, ModelNumber};
    use crate::catalog::{LicenceClass, Modality, Model, Outlook, Purpose};
    use crate::exposure::testing::{as_of, kimi_k2, mid};
    use std::collections::BTreeMap;
    use std::sync::Arc;

    fn dated(id: &str, lab: &str, released: &str) -> Model {
        Model { id: id.to_owned(), lab: lab.to_owned(), released: released.parse().ok(), ..mid(id, 32.0) }
    }

    /// The ids of what is named instead of a model, where those are all there is; each lab's outlook is as given.
    fn instead(exposed: &Model, all: &[Model], outlook: impl Fn(&str) -> Outlook) -> Vec<String> {
        let labs: BTreeMap<&str, Lab> =
            all.iter().map(|model| (model.lab.as_str(), lab(&model.lab, outlook(&model.lab)))).collect();
        let number = |id: &str| labs.keys().position(|known| *known == id).and_then(|at| u32::try_from(at).ok());
        let numbered = (0..).map(numbered).zip(all);
        let candidates: Vec<Candidate> = numbered
            .clone()
            .filter_map(|(at, model)| Candidate::of(at, model, number(&model.lab).zip(labs.get(model.lab.as_str()))))
            .collect();
        let names: BTreeMap<_, _> = numbered.map(|(at, model)| (at, model.id.clone())).collect();
        substitutes(exposed, candidates.iter(), as_of()).iter().map(|number| names[number].clone()).collect()
    }

    fn numbered(number: u32) -> ModelNumber {
        serde_json::from_value(number.into()).unwrap()
    }

    fn lab(id: &str, outlook: Outlook) -> Lab {
        let said = Dated { is: outlook, since: "2020".parse().unwrap(), why: String::new(), source: String::new() };
        Lab {
            id: id.to_owned(),
            name: id.to_owned(),
            kind: String::new(),
            country: String::new(),
            organisations: Vec::new(),
            posture: Vec::new(),
            outlook: vec![said],
            lines: Vec::new(),
        }
    }

    fn steady(_: &str) -> Outlook {
        Outlook::Steady
    }

    #[test]
    fn names_the_newest_of_three_labs() {
        let all = [
            dated("a-1", "a", "2026-01-01"),
            dated("a-2", "a", "2026-05-01"),
            dated("b-1", "b", "2026-09-01"),
            dated("c-1", "c", "2025-01-01"),
            dated("d-1", "d", "2024-01-01"),
        ];
        assert_eq!(instead(&kimi_k2(), &all, steady), ["b-1", "a-2", "c-1"]);
        assert_eq!(Substitute::new(Arc::new(all[2].clone())).why, "32B, apache-2.0, released 2026-09-01");
    }

    #[test]
    fn a_lab_is_stood_for_by_the_largest_of_its_newest() {
        let all = [
            Model { total_b: Some(70.0), ..dated("a-3-70b", "a", "2025-01-01") },
            dated("a-4-32b", "a", "2026-04-01"),
            dated("a-4-32b-it", "a", "2026-04-01"),
            Model { total_b: Some(12.0), ..dated("a-4-12b-it", "a", "2026-06-01") },
        ];
        assert_eq!(instead(&kimi_k2(), &all, steady), ["a-4-32b-it"]);
    }

    #[test]
    fn what_reads_images_too_stands_in_for_text() {
        let seeing = Model { modality: Modality::Vision, ..dated("a-1", "a", "2026-01-01") };
        let image_maker = Model { modality: Modality::Image, ..dated("b-1", "b", "2026-01-01") };
        let text = kimi_k2();
        assert_eq!(instead(&text, &[seeing.clone(), image_maker], steady), ["a-1"]);
        let needs_images = Model { modality: Modality::Vision, ..text };
        let blind = dated("c-1", "c", "2026-01-01");
        assert_eq!(instead(&needs_images, &[seeing, blind], steady), ["a-1"]);
    }

    #[test]
    fn prefers_steady_labs_and_leaves_out_doubtful_ones() {
        let all =
            [dated("new", "a", "2026-09-01"), dated("old", "b", "2025-01-01"), dated("doubtful", "c", "2026-10-01")];
        let outlook = |lab: &str| match lab {
            "b" => Outlook::Steady,
            "a" => Outlook::Unknown,
            _ => Outlook::Precarious,
        };
        assert_eq!(instead(&kimi_k2(), &all, outlook), ["old", "new"]);
    }

    #[test]
    fn leaves_out_what_is_no_way_out() {
        let right = dated("right", "a", "2026-01-01");
        let wrong = [
            Model { total_b: Some(120.0), ..right.clone() },
            Model { total_b: None, ..right.clone() },
            Model { released: None, ..right.clone() },
            Model { released: "2027-01-01".parse().ok(), ..right.clone() },
            Model { purpose: Purpose::Code, ..right.clone() },
            Model { licence_class: LicenceClass::NonCommercial, ..right.clone() },
            Model { licence_class: LicenceClass::Unknown, ..right.clone() },
            Model { context: Some(8_000), ..right.clone() },
            Model { id: "right-base".to_owned(), ..right.clone() },
            Model { base: Some("gemma-3-27b-it".to_owned()), ..right.clone() },
        ];
        for model in wrong {
            assert!(instead(&kimi_k2(), std::slice::from_ref(&model), steady).is_empty(), "{model:?}");
        }
        assert_eq!(instead(&kimi_k2(), &[right], steady), ["right"]);
    }
}
