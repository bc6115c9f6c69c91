//! Owns what a project says of copies that its tree does not show. Never looks for mirrors: that is `mirror`.

use super::reference::Reference;
use crate::text::Wildcards;

/// Copies of one's own that the tree does not show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mirrors {
    /// Models of which there is a copy, by id, by repository or as they stand in the file.
    pub models: Wildcards,
    /// Parts of addresses that lead to a store of one's own: `hub.corp.example`, `s3://corp-weights/`.
    pub addresses: Vec<String>,
}

impl Mirrors {
    /// Whether there is a copy of what a reference loads.
    #[must_use]
    pub fn hold(&self, reference: &Reference) -> bool {
        self.addresses.iter().any(|address| reference.text.contains(address.as_str()))
            || reference.names().any(|name| self.models.naming(name).is_some())
    }
}
