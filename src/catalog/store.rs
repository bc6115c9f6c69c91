//! stub
/// Stub until the store lands.
#[derive(Debug)]
pub struct Catalog;
