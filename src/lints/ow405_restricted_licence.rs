//! OW405: an exposed model under terms that are not plain permissive, or any open weights that exclude commerce.

use super::finding::Finding;
use super::judgement::{Judgement, Rule};
use super::wording::model_in_words;
use crate::catalog::LicenceClass;
use crate::exposure::Subject;

/// The rule.
#[derive(Debug)]
pub(super) struct RestrictedLicence;

impl Rule for RestrictedLicence {
    fn id(&self) -> &'static str {
        "OW405"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for subject in judgement.open().filter(is_restricted) {
            let model = subject.model;
            let source = source(&model.source).map_or_else(String::new, |source| format!(" ({source})"));
            let message = format!(
                "Using {} presumes that its terms allow what you do: {}{source}.",
                model_in_words(&subject),
                terms(&subject)
            );
            let help = format!(
                "Read the licence for your use, and keep the text of the version you took. {}",
                instead(&subject, judgement)
            );
            out.push(judgement.finding(self.id(), &subject, message, help));
        }
    }
}

/// Unknown terms are neither bad nor safe, and closed models are not open weights.
fn is_restricted(subject: &Subject<'_>) -> bool {
    match subject.model.licence_class {
        LicenceClass::NonCommercial => true,
        LicenceClass::Conditional => subject.model.is_exposed(),
        LicenceClass::Permissive | LicenceClass::Closed | LicenceClass::Unknown => false,
    }
}

/// Where the terms are known from: without what a source says of the context length alone.
fn source(all: &str) -> Option<String> {
    let parts: Vec<&str> = all.split("; ").filter(|part| !part.starts_with("context:")).collect();
    Some(parts.join("; ")).filter(|source| !source.is_empty())
}

fn terms(subject: &Subject<'_>) -> String {
    let name = subject.model.licence.as_deref().unwrap_or("its licence");
    let class = match subject.model.licence_class {
        LicenceClass::NonCommercial => "allows no commercial use",
        _ => "sets conditions",
    };
    match subject.model.restricts.as_deref() {
        Some(what) => format!("{name} {class}: {}", what.trim_end_matches('.')),
        None => format!("{name} {class}; what they are is not in the catalogue"),
    }
}

fn instead(subject: &Subject<'_>, judgement: &Judgement<'_>) -> String {
    if subject.model.is_exposed() {
        judgement.way_out(subject.reference)
    } else {
        "Apache-2.0 and MIT models of this size are many: `owlint models` lists them.".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::{LicenceClass, Model};
    use crate::exposure::testing::{Build, glm_52, kimi_k2, qwen3_32b, serving};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn on(model: Model) -> Build {
        let mut build = Build::default();
        build.add(serving(model));
        build
    }

    #[test]
    fn a_source_of_the_context_length_says_nothing_of_terms() {
        assert_eq!(super::source("Epoch 2024-09; context: card").as_deref(), Some("Epoch 2024-09"));
        assert_eq!(super::source("context: card"), None);
    }

    #[test]
    fn an_exposed_model_under_conditions_is_low_and_says_which() {
        let restricts = Some("names the model in products of a certain size".to_owned());
        let finding = only("OW405", on(Model { restricts, licence: Some("modified-mit".to_owned()), ..kimi_k2() }));
        assert_eq!(finding.severity, Severity::Low);
        assert!(finding.message.contains("modified-mit sets conditions: names the model"), "{}", finding.message);
        assert!(finding.message.contains("(model card)"), "{}", finding.message);
    }

    #[test]
    fn open_weights_of_any_size_that_exclude_commerce_are_spoken_of() {
        let model = Model { licence_class: LicenceClass::NonCommercial, ..qwen3_32b() };
        assert!(only("OW405", on(model)).message.contains("no commercial use"));
    }

    #[test]
    fn permissive_unknown_and_conditional_terms_below_the_frontier_are_not_its_business() {
        let conditional = Model { licence_class: LicenceClass::Conditional, ..qwen3_32b() };
        let unknown = Model { licence_class: LicenceClass::Unknown, ..kimi_k2() };
        for model in [glm_52(), conditional, unknown] {
            assert!(!said(on(model), &Levels::default()).contains(&"OW405"));
        }
    }
}
