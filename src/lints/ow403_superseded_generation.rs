//! OW403: two or more newer generations have come in a model's line.

use super::finding::Finding;
use super::judgement::{Judgement, Rule, plain};

/// From so many newer generations on.
const NEWER: usize = 2;

/// The rule.
#[derive(Debug)]
pub(super) struct SupersededGeneration;

impl Rule for SupersededGeneration {
    fn id(&self) -> &'static str {
        "OW403"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let codebase = judgement.codebase;
        for (id, reference) in judgement.references() {
            let Some(model) = reference.model.as_deref() else { continue };
            let newer = codebase.catalog.later_generations(model, codebase.as_of);
            let Some((line, generation)) = model.line.as_deref().zip(model.generation.as_deref()) else { continue };
            if newer < NEWER {
                continue;
            }
            let message = format!(
                "{} is generation {generation} of the {line} line, which has brought {newer} newer ones by {}.",
                model.name, codebase.as_of
            );
            let help = "What is older is hosted by fewer: decide whether to move on or to keep a copy of your own.";
            let mut finding = plain(self.id(), id, reference, message, help.to_owned());
            finding.score = judgement.score(id).map(|score| score.score);
            out.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Model;
    use crate::exposure::testing::{Build, kimi_k2, serving};
    use crate::lints::testing::{found_with, said};
    use crate::lints::{Change, Levels, Severity};

    fn asked_for() -> Levels {
        let mut levels = Levels::default();
        levels.apply("OW403", Change::Warn).unwrap();
        levels
    }

    fn of_generation(generation: &str) -> Build {
        let (line, generation) = (Some("kimi".to_owned()), Some(generation.to_owned()));
        let mut build = Build::default();
        build.add(serving(Model { line, generation, ..kimi_k2() }));
        build
    }

    #[test]
    fn two_newer_generations_are_told_when_asked_for() {
        let finding = found_with("OW403", of_generation("2"), &asked_for()).remove(0);
        assert_eq!(finding.severity, Severity::Medium);
        assert!(finding.message.contains("generation 2 of the kimi line"), "{}", finding.message);
        assert!(!said(of_generation("2"), &Levels::default()).contains(&"OW403"));
    }

    #[test]
    fn the_newest_and_what_is_of_no_line_are_not_its_business() {
        let mut alone = Build::default();
        alone.add(serving(kimi_k2()));
        for build in [of_generation("99"), alone] {
            assert!(!said(build, &asked_for()).contains(&"OW403"));
        }
    }
}
