//! Owns what a reference's role adds. Never tells roles: that is `context`.

use super::score::Part;
use super::subject::{Subject, is_planned_around};
use super::tally::Tally;
use super::weights::DependenceWeights;
use crate::context::Role;

/// Adds the role, and what an adapter on a base of the band to plan around takes away.
pub(super) fn add(subject: &Subject<'_>, weights: &DependenceWeights, tally: &mut Tally) {
    let role = subject.reference.role;
    let why = if role == Role::Unknown { "what it is used for" } else { why(role) };
    tally.add_word(Part::Dependence, "role", &weights.role, role.as_str(), why);
    if role == Role::Finetune && is_planned_around(subject.model) {
        let why = "the adapter's base lies in the band to plan around";
        tally.add_word(Part::Dependence, "plan-around-base", &weights.plan_around_base, "mid", why);
    }
}

fn why(role: Role) -> &'static str {
    match role {
        Role::Serving => "an engine of your own serves it",
        Role::Client => "a program calls it",
        Role::Fallback => "it steps in when another fails",
        Role::Eval => "an evaluation measures it",
        Role::Judge => "it judges the output of others",
        Role::Teacher => "it makes training data",
        Role::Finetune => "an adapter or a fine-tune is built on it",
        Role::Embedding => "it makes embeddings, which stay bound to it",
        Role::Rerank => "it reranks",
        Role::Draft => "it drafts tokens for another",
        Role::Registry => "a list names it",
        Role::Test => "a test names it",
        Role::Doc => "documentation names it",
        Role::Comment => "a comment names it",
        Role::Unknown => "its use is not known",
    }
}
