//! Owns the step from a spelling to a model: the catalogue first, then what can be read off the name; and who published
//! the weights. Never looks at a document.

use super::candidate::Candidate;
use super::lookup::{Spelt, look_up, look_up_opening};
use super::read_off::read_off_name;
use super::scheme::Scheme;
use super::spellings::without_release;
use super::suffix::{Stripped, strip};
use super::vocabulary::schemes;
use crate::catalog::{Catalog, Model, Weights};
use std::sync::Arc;

/// Stands for people who published what they made of others' models: their bases tell more than they do.
const PEOPLE: &str = "community";

/// How firmly a spelling leads to a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Grade {
    /// Nothing in it is known.
    #[default]
    Unknown,
    /// Its organisation publishes models.
    Organisation,
    /// It begins or ends on the name of a family and nothing else tells the model.
    Family,
    /// A family with a size or a version.
    Named,
    /// In the catalogue, once host's and quantiser's additions are taken off.
    Derived,
    /// In the catalogue as it stands.
    Exact,
}

/// What a spelling leads to.
#[derive(Debug, Clone)]
pub struct Resolution {
    /// How firmly.
    pub grade: Grade,
    /// The model; read off the name below [`Grade::Derived`].
    pub model: Option<Arc<Model>>,
    /// Who published these weights, where that is not the lab.
    pub publisher: Option<String>,
    /// What the spelling adds.
    pub quantisation: Option<String>,
}

/// Looks a candidate up; what the catalogue does not know is read off the name.
#[must_use]
pub fn resolve(candidate: &Candidate, catalog: &Catalog) -> Resolution {
    resolve_known(candidate, catalog).unwrap_or_else(|| {
        let stripped = strip_candidate(candidate);
        let lab = lab_of_organisation(candidate, catalog);
        let own = own_lab(candidate, lab.as_deref()).filter(|lab| *lab != PEOPLE);
        let spelt = Spelt { candidate, lab: own, stripped: &stripped, catalog };
        if let Some(base) = look_up_opening(&spelt) {
            let (publisher, quantisation) = (publisher(candidate, None, &base), stripped.quantisation);
            return Resolution { grade: Grade::Derived, model: Some(base), publisher, quantisation };
        }
        let (grade, model) = read_off_name(&spelt, lab.as_deref());
        let publisher = model.as_ref().and_then(|model| publisher(candidate, lab.as_deref(), model));
        Resolution { grade, model: model.map(Arc::new), publisher, quantisation: stripped.quantisation }
    })
}

/// Looks a candidate up in the catalogue; nothing is read off the name.
#[must_use]
pub(super) fn resolve_known(candidate: &Candidate, catalog: &Catalog) -> Option<Resolution> {
    let lab = lab_of_organisation(candidate, catalog);
    let stripped = strip_candidate(candidate);
    let spelt = Spelt { candidate, lab: own_lab(candidate, lab.as_deref()), stripped: &stripped, catalog };
    let (grade, model) = look_up(&spelt)?;
    let publisher = publisher(candidate, lab.as_deref(), &model);
    Some(Resolution { grade, model: Some(model), publisher, quantisation: stripped.quantisation })
}

fn lab_of_organisation(candidate: &Candidate, catalog: &Catalog) -> Option<String> {
    candidate.organisation().and_then(|name| catalog.lab_of_organisation(name))
}

/// The lab of the first part, unless it is a cloud that sells what others made.
pub(super) fn own_lab<'l>(candidate: &Candidate, lab: Option<&'l str>) -> Option<&'l str> {
    let sells = candidate.organisation().is_some_and(|name| schemes().resellers.iter().any(|seller| seller == name));
    lab.filter(|_| !sells)
}

pub(super) fn strip_candidate(candidate: &Candidate) -> Stripped {
    strip(candidate.file.as_deref().unwrap_or(without_release(candidate)), candidate.tag.as_deref())
}

/// Who published the weights, where that is not the lab.
fn publisher(candidate: &Candidate, lab: Option<&str>, model: &Model) -> Option<String> {
    let has_none = model.weights == Weights::Closed || candidate.name.matches('/').count() > 1;
    let own = has_none || lab == Some(model.lab.as_str());
    candidate.organisation().filter(|name| !own && is_publisher(name, candidate)).map(str::to_owned)
}

/// Whether the first part of a name can be somebody who publishes weights, rather than a router's vendor or a folder.
fn is_publisher(name: &str, candidate: &Candidate) -> bool {
    let tables = schemes();
    let mut sellers = tables.router_vendors.iter().chain(&tables.nim_vendors).chain(&tables.resellers);
    let is_hub = matches!(candidate.scheme, None | Some(Scheme::Hf | Scheme::Modelscope | Scheme::Gguf));
    is_hub && !sellers.any(|seller| seller.eq_ignore_ascii_case(name)) && !name.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Resolution {
        resolve(&Candidate::read(value).unwrap(), &Catalog::embedded())
    }

    fn id(value: &str) -> String {
        read(value).model.map_or_else(String::new, |model| model.id.clone())
    }

    #[test]
    fn dates_behind_the_name_tell_the_model() {
        let found = read("claude-3-5-sonnet@20240620");
        assert_eq!(found.grade, Grade::Exact);
        assert_eq!(found.model.unwrap().id, id("claude-3-5-sonnet-20240620"));
    }

    #[test]
    fn copies_lead_to_their_base() {
        assert_eq!(id("LnL-AI/dbrx-base-converted-v2"), "dbrx-base");
        assert_eq!(id("ai21labs/AI21-Jamba-1.5-Large"), "ai21-jamba-large-1.5");
        let found = read("someone/Mixtral-8x22B-Instruct-v0.1-our-own-words");
        assert_eq!((found.grade, found.publisher.as_deref()), (Grade::Derived, Some("someone")));
        assert_eq!(found.model.unwrap().id, "mixtral-8x22b-instruct-v0.1");
    }

    #[test]
    fn copies_of_people_are_their_bases() {
        let found = read("Felladrin/gguf-smollm-360M-instruct-add-basics");
        assert_eq!(found.model.map(|model| model.lab.clone()).as_deref(), Some("huggingface"));
        assert_eq!(found.quantisation.as_deref(), Some("gguf"));
        let found = read("/home/nvidia/llama2_13b_unheard/");
        assert_eq!(found.model.map(|model| model.lab.clone()).as_deref(), Some("meta"));
    }

    #[test]
    fn folders_of_a_host_publish_nothing() {
        assert_eq!(read("fireworks_ai/accounts/fireworks/models/deepseek-v3").publisher, None);
        assert_eq!(read("/weights/Kimi-K2-Instruct").publisher, None);
    }

    #[test]
    fn tags_of_the_library_are_read_up_to_the_size() {
        for value in ["ollama/qwen2.5-coder:32b-instruct-fp16", "ollama/qwen2.5-coder:32b-something"] {
            assert_eq!(id(value), "qwen2.5-coder-32b-instruct", "{value}");
        }
        assert_eq!(read("qwen2:72b-instruct-q8_0").grade, Grade::Exact);
    }

    #[test]
    fn closed_names_mean_what_they_say() {
        assert_ne!(id("text-embedding-3"), "text-embedding-v3");
        assert_eq!(id("text-embedding-v3"), "text-embedding-v3");
        assert_ne!(read("gpt-5.3").grade, Grade::Derived);
    }

    #[test]
    fn releases_of_containers_are_no_versions() {
        assert_eq!(id("nvcr.io/nim/mistralai/mixtral-8x22b-instruct-v01:1.3.3"), "mixtral-8x22b-instruct-v0.1");
        assert_eq!(id("nvcr.io/nim/meta/llama-3.1-405b-instruct-1.3.3"), id("meta/llama-3.1-405b-instruct"));
    }
}
