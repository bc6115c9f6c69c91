//! stub
use super::SiteTree;
pub(super) fn read(_tree: &mut SiteTree) {}
