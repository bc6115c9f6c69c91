//! stub
use super::*;
/// Stub until the store lands.
#[derive(Debug)]
pub struct Catalog;
#[derive(Debug, Clone, Copy)]
pub struct ModelNumber;
impl Catalog {
    pub fn find(&self, _: &str) -> Option<ModelNumber> {
        None
    }
    pub fn find_repository(&self, _: &str) -> Option<ModelNumber> {
        None
    }
    pub fn find_ollama(&self, _: &str) -> Option<ModelNumber> {
        None
    }
    pub fn model(&self, _: ModelNumber) -> Option<Model> {
        None
    }
    pub fn lab_of_organisation(&self, _: &str) -> Option<String> {
        None
    }
    pub fn family_of(&self, _: &str) -> Option<Family> {
        None
    }
}
pub fn normalise(s: &str) -> String {
    s.to_lowercase()
}
