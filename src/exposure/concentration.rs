//! Owns how a tree's exposure is spread: by lab, host, country and licence class. Never scores and never judges.

use super::score::Score;
use crate::context::{Codebase, Reference, ReferenceId};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One part of the exposure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Portion {
    /// The lab's, host's or country's id, or the licence class.
    pub name: String,
    /// How many references.
    pub references: usize,
    /// Their share of all exposure, 0–1, in thousandths at most.
    pub share: f32,
}

/// How the exposure of a tree is spread; each list from the largest portion, and its shares add up to 1.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of the report")]
pub struct Concentration {
    /// By the lab that trained the model.
    pub by_lab: Vec<Portion>,
    /// By who serves it; `self` for a copy of one's own, `unknown` where that is not told.
    pub by_host: Vec<Portion>,
    /// By the country of the lab; `unknown` where that is not known.
    pub by_country: Vec<Portion>,
    /// By the class of the licence.
    pub by_licence_class: Vec<Portion>,
}

/// Returns how the scores of the gating references to exposed models are spread.
#[must_use]
pub fn concentration(codebase: &Codebase<'_>, scores: &[Option<Arc<Score>>]) -> Concentration {
    let exposed: Vec<(&Reference, u32)> = codebase
        .iter()
        .filter(|(_, reference)| reference.is_exposed() && reference.role.gates())
        .filter_map(|(ReferenceId(number), reference)| {
            Some((reference, u32::from(scores.get(number)?.as_ref()?.score)))
        })
        .collect();
    let by = |name: &dyn Fn(&Reference) -> String| portions(&exposed, name);
    let lab = |reference: &Reference| reference.model.as_ref().map_or_else(String::new, |model| model.lab.clone());
    let known = |word: Option<String>| word.filter(|word| !word.is_empty()).unwrap_or_else(|| "unknown".to_owned());
    Concentration {
        by_lab: by(&lab),
        by_host: by(&|reference| known(reference.provider.clone())),
        by_country: by(&|reference| known(codebase.catalog.lab(&lab(reference)).map(|lab| lab.country.clone()))),
        by_licence_class: by(&|reference| {
            known(reference.model.as_ref().map(|model| model.licence_class.as_str().to_owned()))
        }),
    }
}

fn portions(exposed: &[(&Reference, u32)], name: &dyn Fn(&Reference) -> String) -> Vec<Portion> {
    let mut sums: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for (reference, score) in exposed {
        let (count, sum) = sums.entry(name(reference)).or_default();
        *count += 1;
        *sum = sum.saturating_add(*score);
    }
    let all: u32 = sums.values().map(|(_, sum)| *sum).sum();
    let mut sorted: Vec<(String, (usize, u32))> = sums.into_iter().collect();
    sorted.sort_by(|(one, (_, less)), (other, (_, more))| more.cmp(less).then_with(|| one.cmp(other)));
    let portion = |(name, (references, sum)): (String, (usize, u32))| Portion {
        name,
        references,
        share: (sum as f32 / all.max(1) as f32 * 1000.0).round() / 1000.0,
    };
    sorted.into_iter().map(portion).collect()
}

#[cfg(test)]
mod tests {
    use super::concentration;
    use crate::context::Role;
    use crate::exposure::testing::{Build, deepseek_v3, hosted, kimi_k2, qwen3_32b, serving, with_role};
    use crate::exposure::{Portion, scores};

    fn shares(portions: &[Portion]) -> Vec<(&str, usize)> {
        portions.iter().map(|portion| (portion.name.as_str(), portion.references)).collect()
    }

    #[test]
    fn exposure_is_spread_over_what_gates_and_is_exposed() {
        let mut build = Build::default();
        build.add(serving(kimi_k2()));
        build.add(serving(kimi_k2()));
        build.add(hosted(deepseek_v3(), Role::Client, "together"));
        build.add(hosted(qwen3_32b(), Role::Client, "together"));
        build.add(with_role(Role::Doc, serving(deepseek_v3())));
        let codebase = build.done();
        let spread = concentration(&codebase, &scores(&codebase));
        assert_eq!(shares(&spread.by_lab), [("moonshotai", 2), ("deepseek", 1)]);
        assert_eq!(shares(&spread.by_host), [("self", 2), ("together", 1)]);
        assert_eq!(shares(&spread.by_country), [("CN", 3)]);
        assert_eq!(shares(&spread.by_licence_class), [("conditional", 3)]);
        assert!((spread.by_lab.iter().map(|portion| portion.share).sum::<f32>() - 1.0).abs() < 0.002);
    }

    #[test]
    fn without_exposure_there_is_nothing_to_spread() {
        let mut build = Build::default();
        build.add(serving(qwen3_32b()));
        let codebase = build.done();
        assert_eq!(concentration(&codebase, &scores(&codebase)), super::Concentration::default());
    }
}
