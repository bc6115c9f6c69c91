//! Owns what to plan around instead of an exposed model. Never says that it is as good: it says why it is on the list.

use super::subject::is_planned_around;
use super::supply::billions;
use crate::catalog::{LicenceClass, Modality, Model, Outlook, PartialDate};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// No more than that many are named.
const AT_MOST: usize = 3;

/// What a lab has brought within that many days before its newest is as new.
const SAME_GENERATION_DAYS: i32 = 120;

/// A model to plan around.
#[derive(Debug, Clone, PartialEq)]
pub struct Substitute {
    /// The model.
    pub model: Model,
    /// Size, licence and date, in a few words.
    pub why: String,
}

/// Returns up to three models of the band to plan around that are for the same as `exposed`, as of a date.
///
/// They are no derivatives of others, have a known size, date and licence at least as free, a context at least as long
/// where both are known, and a line or lab whose outlook is steady or not established: steady ones first, then the
/// newest. They are of different labs, since a plan that hangs on one is none: each lab is stood for by the largest of its
/// newest.
#[must_use]
pub(super) fn substitutes(
    exposed: &Model,
    candidates: impl Iterator<Item = Model>,
    outlook: impl Fn(&Model) -> Outlook,
    as_of: Date,
) -> Vec<Substitute> {
    let mut labs: BTreeMap<String, Vec<Model>> = BTreeMap::new();
    for model in candidates.filter(|model| fits(exposed, model, as_of)) {
        if matches!(outlook(&model), Outlook::Steady | Outlook::Unknown) {
            labs.entry(model.lab.clone()).or_default().push(model);
        }
    }
    let mut ranked: Vec<(Outlook, Reverse<Option<PartialDate>>, Model)> = labs
        .into_values()
        .filter_map(largest_of_newest)
        .map(|model| (outlook(&model), Reverse(model.released), model))
        .collect();
    ranked.sort_by(|one, other| (one.0, one.1, &one.2.id).cmp(&(other.0, other.1, &other.2.id)));
    ranked.into_iter().take(AT_MOST).map(|(.., model)| Substitute { why: why(&model), model }).collect()
}

fn fits(exposed: &Model, model: &Model, as_of: Date) -> bool {
    is_planned_around(model)
        && model.base.is_none()
        && model.id != exposed.id
        && model.purpose == exposed.purpose
        && covers(model.modality, exposed.modality)
        && is_base(model) == is_base(exposed)
        && model.released.is_some_and(|released| released.earliest() <= as_of)
        && exposed.context.zip(model.context).is_none_or(|(needed, offered)| offered >= needed)
        && is_as_free(model.licence_class, exposed.licence_class)
}

/// The largest of those released within [`SAME_GENERATION_DAYS`] of a lab's newest; of equals a tuned one, then the
/// newer.
fn largest_of_newest(models: Vec<Model>) -> Option<Model> {
    let newest = models.iter().filter_map(|model| model.released).max()?.earliest();
    let is_new =
        |model: &Model| model.released.is_some_and(|released| released.days_until(newest) <= SAME_GENERATION_DAYS);
    models.into_iter().filter(is_new).max_by(|one, other| {
        let size = |model: &Model| model.total_b.unwrap_or_default();
        let rest = |model: &Model| (is_tuned(model), model.released, Reverse(model.id.clone()));
        size(one).total_cmp(&size(other)).then_with(|| rest(one).cmp(&rest(other)))
    })
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

/// Whether the weights are pretrained only, as the last word of an id says.
fn is_base(model: &Model) -> bool {
    model.id.ends_with("-base")
}

/// Whether the id says that the weights are tuned for use.
fn is_tuned(model: &Model) -> bool {
    model.id.split('-').any(|word| matches!(word, "it" | "instruct" | "chat"))
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
    use crate::catalog::{LicenceClass, Modality, Model, Outlook, Purpose};
    use crate::exposure::testing::{as_of, kimi_k2, mid};

    fn dated(id: &str, lab: &str, released: &str) -> Model {
        Model { id: id.to_owned(), lab: lab.to_owned(), released: released.parse().ok(), ..mid(id, 32.0) }
    }

    fn ids(found: &[Substitute]) -> Vec<&str> {
        found.iter().map(|substitute| substitute.model.id.as_str()).collect()
    }

    fn steady(_: &Model) -> Outlook {
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
        let found = substitutes(&kimi_k2(), all.into_iter(), steady, as_of());
        assert_eq!(ids(&found), ["b-1", "a-2", "c-1"]);
        assert_eq!(found[0].why, "32B, apache-2.0, released 2026-09-01");
    }

    #[test]
    fn a_lab_is_stood_for_by_the_largest_of_its_newest() {
        let all = [
            Model { total_b: Some(70.0), ..dated("a-3-70b", "a", "2025-01-01") },
            dated("a-4-32b", "a", "2026-04-01"),
            dated("a-4-32b-it", "a", "2026-04-01"),
            Model { total_b: Some(12.0), ..dated("a-4-12b-it", "a", "2026-06-01") },
        ];
        assert_eq!(ids(&substitutes(&kimi_k2(), all.into_iter(), steady, as_of())), ["a-4-32b-it"]);
    }

    #[test]
    fn what_reads_images_too_stands_in_for_text() {
        let seeing = Model { modality: Modality::Vision, ..dated("a-1", "a", "2026-01-01") };
        let image_maker = Model { modality: Modality::Image, ..dated("b-1", "b", "2026-01-01") };
        let text = kimi_k2();
        let found = substitutes(&text, [seeing.clone(), image_maker].into_iter(), steady, as_of());
        assert_eq!(ids(&found), ["a-1"]);
        let needs_images = Model { modality: Modality::Vision, ..text };
        let blind = dated("c-1", "c", "2026-01-01");
        assert_eq!(ids(&substitutes(&needs_images, [seeing, blind].into_iter(), steady, as_of())), ["a-1"]);
    }

    #[test]
    fn prefers_steady_labs_and_leaves_out_doubtful_ones() {
        let all =
            [dated("new", "a", "2026-09-01"), dated("old", "b", "2025-01-01"), dated("doubtful", "c", "2026-10-01")];
        let outlook = |model: &Model| match model.id.as_str() {
            "old" => Outlook::Steady,
            "new" => Outlook::Unknown,
            _ => Outlook::Precarious,
        };
        assert_eq!(ids(&substitutes(&kimi_k2(), all.into_iter(), outlook, as_of())), ["old", "new"]);
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
            let found = substitutes(&kimi_k2(), [model.clone()].into_iter(), steady, as_of());
            assert!(found.is_empty(), "{model:?}");
        }
        assert_eq!(substitutes(&kimi_k2(), [right].into_iter(), steady, as_of()).len(), 1);
    }
}
