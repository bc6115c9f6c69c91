//! Owns what the name of a call says of its arguments. Never looks at the value itself.

use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::vocabulary::{Expectation, keys};
use crate::identify::words::words;

/// What the last part of a call's name says of its first argument.
pub(super) fn call_expectation(name: &str) -> Expectation {
    let last = name.rsplit(['.', ':']).next().unwrap_or(name);
    let name = words(last);
    match keys().call_expectation(&name) {
        // `modelName("…")` and `withModel("…")` of a builder set what a key of this name would.
        Expectation::May if name.len() > 1 && keys().expectation(&name) == Expectation::Takes => Expectation::Takes,
        other => other,
    }
}

/// A call of no telling name within one that never takes a model takes none either.
pub(super) fn argument_expectation(tree: &SiteTree, call: NodeId, name: &str) -> Expectation {
    let own = call_expectation(name);
    let never = |outer: NodeId| matches!(&tree.get(outer).segment, Segment::Call(name) if call_expectation(name) == Expectation::Never && !keys().is_block(name));
    if own == Expectation::Nothing && tree.ancestors(call).take(2).any(never) { Expectation::Never } else { own }
}
