//! Owns `[[overrides]]`: levels of rules for some paths. Never applies them.

use super::words;
use crate::discover::PathPatterns;
use crate::lints::Change;
use crate::policy::table::{Reader, Value};
use std::path::Path;

const KEYS: [&str; 2] = ["paths", "rules"];

/// Levels of rules for some paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The files.
    pub paths: PathPatterns,
    /// What rules and groups are set to there: groups before single rules.
    pub levels: Vec<(String, Change)>,
}

/// Reads one `[[overrides]]`.
pub(super) fn read(value: Value<'_, '_>, folder: &Path, reader: &mut Reader) -> Option<Override> {
    let table = reader.table(value)?;
    let (mut paths, mut levels) = (None, Vec::new());
    for (name, value) in table {
        match name.get_ref().as_ref() {
            "paths" => paths = reader.paths(value, folder),
            "rules" => levels = words::levels(value, reader),
            other => reader.unknown(name.span(), "key", other, &KEYS),
        }
    }
    for key in KEYS.iter().filter(|key| !table.contains_key(**key)) {
        let help = "an override names paths and the levels of rules there".to_owned();
        reader.fault(value.span(), format!("`{key}` is missing"), help);
    }
    Some(Override { paths: paths?, levels })
}
