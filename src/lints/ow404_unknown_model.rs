//! OW404: an identifier that the catalogue does not know. Neither bad nor safe.

use super::finding::{Finding, Related};
use super::judgement::{Judgement, Rule, plain};
use super::wording::lab_name;
use crate::catalog::{Basis, Model, Weights};
use crate::context::{Codebase, Reference, ReferenceId, Role};
use crate::exposure::billions;
use std::collections::BTreeMap;

/// The rule.
#[derive(Debug)]
pub(super) struct UnknownModel;

impl Rule for UnknownModel {
    fn id(&self) -> &'static str {
        "OW404"
    }

    /// One finding an identifier: a project's own name in a hundred files is one thing to look up.
    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let mut found: BTreeMap<&str, Finding> = BTreeMap::new();
        for (id, reference) in judgement.references().filter(|(_, reference)| is_unknown(reference)) {
            match found.get_mut(reference.text.as_str()) {
                Some(first) => {
                    first.references.push(id);
                    first.related.push(Related { place: reference.place.clone(), message: "here, too".to_owned() });
                }
                None => drop(found.insert(&reference.text, self.finding(judgement.codebase, id, reference))),
            }
        }
        out.extend(found.into_values());
    }
}

impl UnknownModel {
    fn finding(&self, codebase: &Codebase<'_>, id: ReferenceId, reference: &Reference) -> Finding {
        let read = reference.model.as_deref().map_or_else(
            || "nothing could be read off its name".to_owned(),
            |model| format!("read off its name: {}", read_off(codebase, model)),
        );
        let message = format!("The catalogue does not know `{}`; {read}.", reference.text);
        let help = "Unknown is neither bad nor safe: check the spelling, or describe the model in an overlay \
                    (`--catalog FILE`).";
        plain(self.id(), id, reference, message, help.to_owned())
    }
}

fn is_unknown(reference: &Reference) -> bool {
    let is_known = reference.model.as_deref().is_some_and(|model| model.basis == Basis::Catalog);
    !is_known && reference.role != Role::Comment
}

fn read_off(codebase: &Codebase<'_>, model: &Model) -> String {
    let lab = (model.lab != "unknown").then(|| format!("lab {}", lab_name(codebase, &model.lab)));
    let family = (!model.family.is_empty() && model.family != "unknown").then(|| format!("family {}", model.family));
    let total = model.total_b.map(|total| format!("{} in total", billions(total)));
    let active = model.active_b.map(|active| format!("{} active", billions(active)));
    let weights = (model.weights != Weights::Unknown).then(|| format!("{} weights", model.weights.as_str()));
    let by_size = model.is_exposed().then(|| "counted as near-frontier by its size".to_owned());
    let read: Vec<String> = [lab, family, total, active, weights, by_size].into_iter().flatten().collect();
    if read.is_empty() { "no lab, size or openness".to_owned() } else { read.join(", ") }
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Basis, Model, Weights};
    use crate::context::{Reference, Role};
    use crate::exposure::testing::{Build, kimi_k2, mid, serving, with_role};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn named() -> Model {
        Model { near_frontier: None, basis: Basis::Name, family: "kimi".to_owned(), ..mid("kimi-k9-1200b", 1200.0) }
    }

    fn fires(reference: Reference) -> bool {
        let mut build = Build::default();
        build.add(reference);
        said(build, &Levels::default()).contains(&"OW404")
    }

    #[test]
    fn tells_what_can_be_read_off_the_name() {
        let mut build = Build::default();
        build.add(serving(named()));
        let finding = only("OW404", build);
        assert_eq!((finding.severity, finding.score), (Severity::Info, None));
        for part in ["org/kimi-k9-1200b", "family kimi", "1,200B in total", "open weights", "by its size"] {
            assert!(finding.message.contains(part), "{part}: {}", finding.message);
        }
    }

    #[test]
    fn tells_that_nothing_can_be_read_where_nothing_can() {
        let nameless = Reference { model: None, supply: None, text: "acme/wonder".to_owned(), ..serving(named()) };
        assert!(fires(nameless));
        let bare = Model { weights: Weights::Unknown, lab: "unknown".to_owned(), total_b: None, ..named() };
        assert!(fires(serving(Model { family: String::new(), ..bare })));
    }

    #[test]
    fn known_models_and_comments_are_not_its_business() {
        assert!(!fires(serving(kimi_k2())));
        assert!(!fires(with_role(Role::Comment, serving(named()))));
    }
}
