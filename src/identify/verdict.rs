//! Owns the verdict on a value: whether what it says is enough for what the names around it ask. Never reads those names.

use super::candidate::Candidate;
use super::evidence::{
    has_file_ending, is_code_word, is_distinctive, is_hub, is_placeholder, is_plain_model_key, is_plausible, names_size,
};
use super::reference::Confidence;
use super::resolve::{Grade, Resolution};
use super::scheme_choice::is_address;
use super::vocabulary::{Expectation, keys};
use super::words::words;
use crate::extract::{Node, Segment};

/// Whether a value is a reference under what its names ask for, and how sure that is.
pub(super) fn accept(
    node: &Node,
    value: &str,
    candidate: &Candidate,
    resolution: &Resolution,
    expectation: Expectation,
) -> Option<Confidence> {
    let text = candidate.text(value);
    let address = is_address(candidate, text);
    let without_size = !names_size(resolution) && candidate.file.is_none();
    let is_file = has_file_ending(text) || candidate.stem().to_ascii_lowercase().starts_with("tokenizer.");
    let is_other = is_code_word(text)
        || (is_image_of_ones_own(node, candidate) && resolution.grade <= Grade::Named)
        || ((is_file || is_port(candidate)) && !candidate.is_explicit);
    if (address && without_size && resolution.grade >= Grade::Named) || is_other {
        return None;
    }
    match expectation {
        Expectation::Takes => taken(node, text, candidate, resolution, address),
        Expectation::May | Expectation::Nothing => offered(text, candidate, resolution, expectation, address),
        Expectation::Never | Expectation::Label => None,
    }
}

/// Whether a container image without a registry, or that of a program, merely names a model; a library's own images are
/// known by their names.
fn is_image_of_ones_own(node: &Node, candidate: &Candidate) -> bool {
    let is_image = matches!(&node.segment, Segment::Key(key) if key.eq_ignore_ascii_case("image"));
    let is_program = || words(candidate.stem()).iter().any(|word| keys().program_images.contains(word));
    is_image && !candidate.is_explicit && (!candidate.name.contains('/') || is_program())
}

/// Whether what stands behind the colon is a service's port: tags that are numbers only are dates.
fn is_port(candidate: &Candidate) -> bool {
    let is_number = |tag: &str| (4..=5).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_digit());
    candidate.tag.as_deref().is_some_and(|tag| is_number(tag) && !tag.starts_with('0'))
}

/// Where a model is asked for, a name that nobody knows is one, too.
fn taken(node: &Node, text: &str, candidate: &Candidate, resolution: &Resolution, address: bool) -> Option<Confidence> {
    match resolution.grade {
        Grade::Exact | Grade::Derived => Some(Confidence::High),
        Grade::Named => Some(Confidence::Medium),
        _ if address || is_placeholder(candidate) => explicit(candidate),
        Grade::Family if is_plain_model_key(node) => Some(Confidence::Medium),
        Grade::Organisation if candidate.name.contains('/') => Some(Confidence::Medium),
        _ => is_plausible(node, text, candidate).then_some(Confidence::Low),
    }
}

/// Where none is asked for, only what can be nothing else is one.
fn offered(
    text: &str,
    candidate: &Candidate,
    resolution: &Resolution,
    expectation: Expectation,
    address: bool,
) -> Option<Confidence> {
    let distinctive = is_distinctive(text, candidate, resolution);
    let asked = expectation == Expectation::May;
    match resolution.grade {
        Grade::Exact | Grade::Derived if distinctive && asked => Some(Confidence::High),
        Grade::Named if distinctive && asked && (names_size(resolution) || candidate.file.is_some()) => {
            Some(Confidence::Medium)
        }
        Grade::Exact | Grade::Derived if distinctive && !address => Some(Confidence::Medium),
        _ => explicit(candidate),
    }
}

/// An address of a hub is a reference whatever it leads to.
fn explicit(candidate: &Candidate) -> Option<Confidence> {
    (candidate.is_explicit && is_hub(candidate) && !is_placeholder(candidate)).then_some(Confidence::Medium)
}
