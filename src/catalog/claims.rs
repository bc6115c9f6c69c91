//! Owns which names can be given only once, and who has them: what two blocks claim is told at the second.
//! Never decides which of the two is right.

use super::error::Faults;
use super::source::File;
use super::spelling::normalise;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// What can be named only once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A model's id.
    Model,
    /// A normalised id, alias or name of a repository.
    Spelling,
    /// A normalised name in the Ollama library.
    Ollama,
    /// A lab's id.
    Lab,
    /// A name under which a lab publishes.
    Organisation,
    /// A line's id.
    Line,
    /// A family's id.
    Family,
    /// A family's stem.
    Stem,
    /// A host's id.
    Host,
    /// A host's domain.
    Domain,
    /// A host's prefix in `LiteLLM`.
    Prefix,
    /// A host and a normalised spelling of an offer.
    Offer,
}

/// Who has claimed a name, and where.
struct Claim {
    owner: String,
    file: usize,
    span: Range<usize>,
}

/// All names claimed so far.
#[derive(Default)]
pub(crate) struct Claims {
    taken: BTreeMap<(Kind, String), Claim>,
}

impl Claims {
    /// Claims all names of the file at `index` and tells which were taken.
    pub(crate) fn file(&mut self, index: usize, all: &mut [(File, Faults<'_>)]) {
        let Some((file, _)) = all.get(index) else { return };
        let mut clashes = Vec::new();
        for (kind, name, owner, span) in claims_of(file) {
            let same_thing =
                matches!(kind, Kind::Spelling | Kind::Ollama | Kind::Organisation | Kind::Domain | Kind::Prefix);
            match self.taken.get(&(kind, name.clone())) {
                Some(claim) if same_thing && claim.owner == owner => {}
                Some(claim) => clashes.push((kind, name, claim.owner.clone(), claim.file, claim.span.clone(), span)),
                None => {
                    self.taken.insert((kind, name), Claim { owner, file: index, span });
                }
            }
        }
        for (kind, name, owner, other, there, here) in clashes {
            let place = all.get(other).map(|(_, faults)| format!("{}:{}", faults.path.display(), faults.line(&there)));
            let place = place.unwrap_or_default();
            if let Some((_, faults)) = all.get_mut(index) {
                faults.add(&here, clash(kind, &name, &owner, &place));
            }
        }
    }
}

/// The message for a name that is taken.
fn clash(kind: Kind, name: &str, owner: &str, place: &str) -> String {
    match kind {
        Kind::Spelling => {
            format!(
                "this reads as `{name}`, which already means `{owner}` ({place}): take one of the two out, or rename it"
            )
        }
        Kind::Ollama => {
            format!("the Ollama name `{name}` already means `{owner}` ({place}): keep it with one of the two")
        }
        Kind::Model => format!("there is a model `{name}` already ({place}): merge the two or rename one"),
        Kind::Lab => format!("there is a lab `{name}` already ({place}): merge the two"),
        Kind::Line => format!("there is a line `{name}` already ({place}): ids are unique over all labs, rename one"),
        Kind::Family => {
            format!("there is a family `{name}` already ({place}): ids are unique over all labs, rename one")
        }
        Kind::Stem => format!("the stem `{name}` already belongs to `{owner}` ({place}): keep it with one of the two"),
        Kind::Host => format!("there is a host `{name}` already ({place}): merge the two or rename one"),
        Kind::Offer => format!("`{owner}` is offered there already ({place}): merge the two"),
        Kind::Organisation | Kind::Domain | Kind::Prefix => {
            format!("`{name}` already belongs to `{owner}` ({place}): keep it with one of the two")
        }
    }
}

/// All names that a file claims: kind, name as compared, owner, place.
fn claims_of(file: &File) -> Vec<(Kind, String, String, Range<usize>)> {
    let mut claims = Vec::new();
    let mut claim = |kind, name: String, owner: &Spanned<String>, place: &Spanned<String>| {
        claims.push((kind, name, owner.get_ref().clone(), place.span()));
    };
    if let Some(lab) = file.lab.as_ref().map(Spanned::get_ref) {
        claim(Kind::Lab, lab.id.get_ref().clone(), &lab.id, &lab.id);
        lab.organisations.iter().for_each(|name| claim(Kind::Organisation, name.get_ref().clone(), &lab.id, name));
    }
    for line in file.lines.iter().map(Spanned::get_ref) {
        claim(Kind::Line, line.id.get_ref().clone(), &line.id, &line.id);
    }
    for family in file.families.iter().map(Spanned::get_ref) {
        claim(Kind::Family, family.id.get_ref().clone(), &family.id, &family.id);
        claim(Kind::Stem, family.stem.get_ref().clone(), &family.id, &family.stem);
    }
    for model in file.models.iter().map(Spanned::get_ref) {
        claim(Kind::Model, model.id.get_ref().clone(), &model.id, &model.id);
        for name in std::iter::once(&model.id).chain(&model.aliases) {
            claim(Kind::Spelling, normalise(name.get_ref()), &model.id, name);
        }
        model.repositories.iter().for_each(|name| claim(Kind::Spelling, own_name(name.get_ref()), &model.id, name));
        model.ollama.iter().for_each(|name| claim(Kind::Ollama, normalise(name.get_ref()), &model.id, name));
    }
    for host in file.hosts.iter().map(Spanned::get_ref) {
        claim(Kind::Host, host.id.get_ref().clone(), &host.id, &host.id);
        host.domains.iter().for_each(|name| claim(Kind::Domain, name.get_ref().clone(), &host.id, name));
        host.litellm.iter().for_each(|name| claim(Kind::Prefix, name.get_ref().clone(), &host.id, name));
    }
    for offer in &file.offers {
        let name = format!("{}\u{1f}{}", offer.host.get_ref(), normalise(offer.spelling.get_ref()));
        claim(Kind::Offer, name, &offer.spelling, &offer.spelling);
    }
    claims
}

/// Returns the normalised spelling of a repository's name without its organisation.
#[must_use]
pub(crate) fn own_name(repository: &str) -> String {
    normalise(repository.rsplit('/').next().unwrap_or(repository))
}
