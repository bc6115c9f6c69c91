//! Owns what the firmness of a reference's hold on its weights adds. Never reads pins: that is `identify` and `context`.

use super::score::Part;
use super::subject::Subject;
use super::tally::Tally;
use super::weights::Words;
use crate::context::Reference;
use crate::identify::{PinKind, Scheme};

/// Whether the name is an explicit moving one: `latest`, `main`, a moving alias, an Ollama name without a tag.
#[must_use]
pub fn is_moving(reference: &Reference) -> bool {
    let bare_means_latest = matches!(reference.scheme, Scheme::Ollama | Scheme::DockerModel);
    reference.pin.kind == PinKind::Floating || (bare_means_latest && reference.pin.kind == PinKind::None)
}

/// Adds the pin; a path of one's own needs none.
pub(super) fn add(subject: &Subject<'_>, words: &Words, tally: &mut Tally) {
    let reference = subject.reference;
    if reference.scheme == Scheme::Path {
        return;
    }
    let value = reference.pin.value.as_deref().unwrap_or_default();
    let (word, why) = match reference.pin.kind {
        _ if is_moving(reference) && value.is_empty() => ("floating", "a moving name".to_owned()),
        PinKind::Floating => ("floating", format!("`{value}` moves")),
        PinKind::None => ("none", "no revision, digest or tag".to_owned()),
        PinKind::Tag => ("tag", "a tag, which its publisher may move".to_owned()),
        PinKind::Revision | PinKind::Digest => ("immutable", "pinned to an immutable revision or digest".to_owned()),
    };
    tally.add_word(Part::Dependence, "pin", words, word, why);
}
