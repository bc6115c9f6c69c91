//! Owns the list of all rules in reading order, and their pages. Never judges.

use super::judgement::Rule;
use super::level::Level;
use super::page::LintPage;
use super::{
    ow101_near_frontier_open_weight, ow102_no_plan_around_fallback, ow103_floating_open_weight,
    ow104_release_cadence_assumption, ow105_unmirrored_weights, ow106_unpinned_weights, ow107_frontier_sized_hardware,
    ow108_single_host_endpoint, ow201_closed_parity_fallback, ow202_frontier_open_benchmark,
    ow203_frontier_distillation_teacher, ow204_frontier_finetune_base, ow301_single_lab_dependence,
    ow302_withdrawn_lab, ow303_precarious_lab, ow401_retired_model, ow402_retiring_model, ow403_superseded_generation,
    ow404_unknown_model, ow405_restricted_licence, ow501_hard_coded_model, ow502_scattered_model,
    ow503_family_name_branching, ow504_disallowed_model, ow901_unused_suppression, ow902_expired_suppression,
    ow903_malformed_suppression,
};
use std::sync::OnceLock;

/// All rules, in reading order.
pub const RULES: &[&dyn Rule] = &[
    &ow101_near_frontier_open_weight::NearFrontierOpenWeight,
    &ow102_no_plan_around_fallback::NoPlanAroundFallback,
    &ow103_floating_open_weight::FloatingOpenWeight,
    &ow104_release_cadence_assumption::ReleaseCadenceAssumption,
    &ow105_unmirrored_weights::UnmirroredWeights,
    &ow106_unpinned_weights::UnpinnedWeights,
    &ow107_frontier_sized_hardware::FrontierSizedHardware,
    &ow108_single_host_endpoint::SingleHostEndpoint,
    &ow201_closed_parity_fallback::ClosedParityFallback,
    &ow202_frontier_open_benchmark::FrontierOpenBenchmark,
    &ow203_frontier_distillation_teacher::FrontierDistillationTeacher,
    &ow204_frontier_finetune_base::FrontierFinetuneBase,
    &ow301_single_lab_dependence::SingleLabDependence,
    &ow302_withdrawn_lab::WithdrawnLab,
    &ow303_precarious_lab::PrecariousLab,
    &ow401_retired_model::RetiredModel,
    &ow402_retiring_model::RetiringModel,
    &ow403_superseded_generation::SupersededGeneration,
    &ow404_unknown_model::UnknownModel,
    &ow405_restricted_licence::RestrictedLicence,
    &ow501_hard_coded_model::HardCodedModel,
    &ow502_scattered_model::ScatteredModel,
    &ow503_family_name_branching::FamilyNameBranching,
    &ow504_disallowed_model::DisallowedModel,
    &ow901_unused_suppression::UnusedSuppression,
    &ow902_expired_suppression::ExpiredSuppression,
    &ow903_malformed_suppression::MalformedSuppression,
];

/// Returns the pages of all rules, by id.
#[must_use]
pub fn pages() -> &'static [LintPage] {
    static PAGES: OnceLock<Vec<LintPage>> = OnceLock::new();
    PAGES.get_or_init(|| postcard::from_bytes(PAGES_BLOB).unwrap_or_default())
}

/// Returns the page of a rule, by its id.
#[must_use]
pub fn page(id: &str) -> Option<&'static LintPage> {
    pages().iter().find(|page| page.id == id)
}

/// Returns the most that a rule says of itself: its page's default. Scored rules and those that go by use may say high.
#[must_use]
pub fn default_of(id: &str) -> Option<Level> {
    match page(id)?.default.as_str() {
        "allow" => Some(Level::Allow),
        "info" => Some(Level::Info),
        "low" => Some(Level::Low),
        "medium" => Some(Level::Medium),
        "high" | "scored" | "by-use" => Some(Level::High),
        _ => None,
    }
}

/// The pages as the build has compiled them.
static PAGES_BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lints.bin"));

#[cfg(test)]
mod tests {
    use super::{RULES, default_of, page, pages};
    use crate::lints::GROUPS;
    use std::path::Path;

    /// Names of the files in a folder of the repository, without their ends, sorted.
    fn files(folder: &str, end: &str) -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let names = entries.filter_map(|name| Some(name.to_str()?.strip_suffix(end)?.to_owned()));
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn every_rule_has_its_page_and_its_file_and_none_is_left_over() {
        let rules: Vec<&str> = RULES.iter().map(|rule| rule.id()).collect();
        let paged: Vec<&str> = pages().iter().map(|page| page.id.as_str()).collect();
        assert_eq!(rules, paged);
        let stems: Vec<String> = pages().iter().map(|page| format!("{}-{}", page.id, page.name)).collect();
        assert_eq!(files("rules/lints", ".md"), stems);
        let sources: Vec<String> = stems.iter().map(|stem| stem.to_lowercase().replace('-', "_")).collect();
        let found: Vec<String> = files("src/lints", ".rs").into_iter().filter(|name| name.starts_with("ow")).collect();
        assert_eq!(found, sources);
    }

    #[test]
    fn every_page_tells_its_group_and_its_default() {
        for page in pages() {
            let digit: usize = page.id[2..3].parse().unwrap();
            let group = if digit == 9 { "owlint" } else { GROUPS[digit - 1] };
            assert_eq!(page.group, group, "{}", page.id);
            assert!(default_of(&page.id).is_some(), "{} has default {}", page.id, page.default);
            assert!(page.summary.len() < 160 && !page.summary.ends_with('.'), "{}: {}", page.id, page.summary);
        }
        assert_eq!(page("OW106").map(|page| page.name.as_str()), Some("unpinned-weights"));
        assert_eq!(page("OW999"), None);
    }

    #[test]
    fn every_page_has_all_its_parts() {
        let parts = ["## What it says", "## Why", "## Example", "## Instead", "## How it is judged", "## Sources"];
        for page in pages() {
            let places: Vec<Option<usize>> = parts.iter().map(|part| page.body.find(part)).collect();
            assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{}: {places:?}", page.id);
        }
    }
}
