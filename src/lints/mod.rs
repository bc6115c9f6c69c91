//! Owns the rules: one file each, named as the rule. Never prints and never decides what fails a run.

mod finding;
mod hosting;
mod judgement;
mod level;
mod lists;
mod mend;
mod ow101_near_frontier_open_weight;
mod ow102_no_plan_around_fallback;
mod ow103_floating_open_weight;
mod ow104_release_cadence_assumption;
mod ow105_unmirrored_weights;
mod ow106_unpinned_weights;
mod ow107_frontier_sized_hardware;
mod ow108_single_host_endpoint;
mod ow201_closed_parity_fallback;
mod ow202_frontier_open_benchmark;
mod ow203_frontier_distillation_teacher;
mod ow204_frontier_finetune_base;
mod ow301_single_lab_dependence;
mod ow302_withdrawn_lab;
mod ow303_precarious_lab;
mod ow401_retired_model;
mod ow402_retiring_model;
mod ow403_superseded_generation;
mod ow404_unknown_model;
mod ow405_restricted_licence;
mod ow501_hard_coded_model;
mod ow502_scattered_model;
mod ow503_family_name_branching;
mod ow504_disallowed_model;
mod ow901_unused_suppression;
mod ow902_expired_suppression;
mod ow903_malformed_suppression;
mod page;
mod registry;
mod wording;

#[cfg(test)]
mod testing;

pub use finding::{Edit, Finding, Fix, Related, Severity, Status};
pub use judgement::{Judgement, Rule, judge, plain};
pub use level::{Change, GROUPS, Level, Levels, UnknownRule, rules_of};
pub use lists::{List, Lists};
pub use ow901_unused_suppression::unused;
pub use ow902_expired_suppression::expired;
pub use ow903_malformed_suppression::malformed;
pub use page::LintPage;
pub use registry::{RULES, default_of, page, pages};
pub use wording::substitutes_in_words;
