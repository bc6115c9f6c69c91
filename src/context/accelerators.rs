//! Owns the table of `rules/accelerators.toml`, and whether a container asks for any of the resources in it.
//! Never counts them.

use super::accelerator_table::AcceleratorTable;
use crate::extract::{NodeId, Segment, SiteTree};
use std::sync::OnceLock;

/// The table of `rules/accelerators.toml`.
pub(super) fn table() -> &'static AcceleratorTable {
    static TABLE: OnceLock<AcceleratorTable> = OnceLock::new();
    TABLE.get_or_init(|| postcard::from_bytes(TABLE_BLOB).unwrap_or_default())
}

/// The table as the build has compiled it, which checks that it can be read back.
static TABLE_BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/accelerators.bin"));

/// Whether a container or service asks for accelerators: what does loads weights.
#[must_use]
pub(super) fn reserves(tree: &SiteTree, unit: NodeId) -> bool {
    let is_resource = |node: NodeId| match &tree.get(node).segment {
        Segment::Key(name) => table().resources.names.iter().any(|resource| **resource == **name),
        _ => false,
    };
    let asks = |node: NodeId| !matches!(tree.value(node).trim(), "" | "0");
    tree.descendants(unit).any(|node| is_resource(node) && asks(node))
}
