//! Owns labs and hosts that a configuration names, until the catalogue, with what is laid over it, can say whether they
//! exist. Never reads the configuration.

use crate::catalog::{Catalog, closest};
use crate::policy::error::ConfigError;
use crate::text::sanitise;
use std::ops::Range;
use std::path::Path;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Lab,
    /// What labs are: `startup`.
    Trade,
    Host,
}

/// A name, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) span: Range<usize>,
}

impl Named {
    /// Returns a fault where a catalogue does not know the name.
    pub(super) fn fault(&self, catalog: &Catalog, path: &Path, text: &str) -> Option<ConfigError> {
        let name = self.name.to_lowercase();
        let (what, is_known, ids): (_, _, Vec<String>) = match self.kind {
            Kind::Lab if catalog.lab(&name).is_some() => return None,
            Kind::Trade if catalog.labs().any(|lab| lab.kind == name) => return None,
            Kind::Host if catalog.host(&name).is_some() => return None,
            Kind::Trade => ("kind of lab", "owlint labs", catalog.labs().map(|lab| lab.kind).collect()),
            Kind::Lab => ("lab", "owlint labs", catalog.labs().map(|lab| lab.id).collect()),
            Kind::Host => ("host", "owlint explain HOST", catalog.hosts().map(|host| host.id.clone()).collect()),
        };
        let help = match closest(&name, ids.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("`{is_known}` tells what is known; a catalogue overlay adds your own"),
        };
        let message = format!("unknown {what} `{}`", sanitise(&self.name));
        Some(ConfigError::at(path, text, self.span.clone().into(), message, help))
    }
}
