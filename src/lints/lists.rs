//! Owns what a project has listed as to be used or not: models, labs, hosts, licence classes. Never reads the lists.

use crate::context::{Channel, Reference};
use crate::text::Wildcards;

/// What is allowed and what is denied of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// All that is allowed; `None` where everything is that is not denied.
    pub allow: Option<Wildcards>,
    /// What is not, whatever else allows it.
    pub deny: Wildcards,
}

/// What a project allows and denies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// By id, by repository or as they stand in the file.
    pub models: List,
    /// By id.
    pub labs: List,
    /// By id; self-hosted references have none.
    pub hosts: List,
    /// By the catalogue's word.
    pub licence_classes: List,
}

/// Why a reference is not to be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A pattern denies it: what it is, the kind of list, the pattern.
    Denied(String, &'static str, String),
    /// A list of what is allowed does not name it: what it is, the kind of list.
    NotAllowed(String, &'static str),
}

impl Lists {
    /// Whether nothing is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns why a reference is not to be used, the gravest reason first; `None` where it may.
    ///
    /// What the catalogue does not know is on no list of what is allowed; how a reference is reached is judged only where
    /// that is known.
    pub(super) fn refusal(&self, reference: &Reference) -> Option<Refusal> {
        let model = reference.model.as_deref();
        let lab = model.map_or("unknown", |model| model.lab.as_str());
        let class = model.map_or("unknown", |model| model.licence_class.as_str());
        let host = match &reference.channel {
            Channel::Hosted(host) | Channel::Api(host) => Some(host.as_str()),
            Channel::SelfHosted | Channel::Unknown => None,
        };
        let kinds = [
            (&self.models, "models", reference.names().collect()),
            (&self.labs, "labs", vec![lab]),
            (&self.hosts, "hosts", host.into_iter().collect()),
            (&self.licence_classes, "licence-classes", vec![class]),
        ];
        let denied = kinds.iter().find_map(|(list, kind, names)| list.denial(kind, names));
        denied.or_else(|| kinds.iter().find_map(|(list, kind, names)| list.omission(kind, names)))
    }
}

impl List {
    fn denial(&self, kind: &'static str, names: &[&str]) -> Option<Refusal> {
        let found = names.iter().find_map(|name| Some((name, self.deny.naming(name)?)));
        found.map(|(name, pattern)| Refusal::Denied((*name).to_owned(), kind, pattern.to_owned()))
    }

    fn omission(&self, kind: &'static str, names: &[&str]) -> Option<Refusal> {
        let (allowed, first) = (self.allow.as_ref()?, names.first()?);
        let is_named = names.iter().any(|name| allowed.naming(name).is_some());
        (!is_named).then(|| Refusal::NotAllowed((*first).to_owned(), kind))
    }
}
