//! Owns how a reference would name another model: in its own scheme, at its own host, where that is known to have it.
//! Never chooses the model.

use crate::catalog::{Catalog, Model, Weights};
use crate::context::{Channel, Reference};
use crate::identify::Scheme;
use jiff::civil::Date;

/// Last words of ids of models that were tuned for use.
const TUNED: &[&str] = &["instruct", "it", "chat", "thinking"];

/// Last words of ids of models that are pretrained only.
const PRETRAINED: &[&str] = &["base", "pt"];

/// Returns the identifier by which a reference would name a model; `None` where nobody is known to offer it there.
#[must_use]
pub(super) fn identifier(model: &Model, reference: &Reference, catalog: &Catalog, as_of: Date) -> Option<String> {
    match (&reference.channel, reference.scheme) {
        (Channel::Hosted(host) | Channel::Api(host), scheme) => {
            let lasting = |ends: Option<crate::catalog::HostedEnd>| ends.is_none_or(|end| !end.has_passed(as_of));
            let offer = catalog.offer(host, &model.id).filter(|offer| lasting(offer.ends_on))?;
            Some(routed(&offer.spelling, &reference.text, scheme))
        }
        (_, Scheme::Hf) => model.repositories.first().cloned(),
        _ => None,
    }
}

/// A host's spelling behind the prefix that the reference's router reads.
fn routed(spelling: &str, text: &str, scheme: Scheme) -> String {
    match text.split_once('/') {
        Some((prefix, _)) if scheme == Scheme::Litellm && !spelling.starts_with(&format!("{prefix}/")) => {
            format!("{prefix}/{spelling}")
        }
        _ => spelling.to_owned(),
    }
}

/// Whether the weights from which a model was tuned are published, too, as the catalogue has them.
#[must_use]
pub(super) fn publishes_base(model: &Model, catalog: &Catalog) -> bool {
    let (stem, last) = model.id.rsplit_once('-').unwrap_or((&model.id, ""));
    let stem = if TUNED.contains(&last) { stem } else { &model.id };
    let named = PRETRAINED.iter().map(|word| format!("{stem}-{word}")).chain([stem.to_owned()]);
    let found = named.filter_map(|id| catalog.find(&id)).map(|number| catalog.model(number));
    found.into_iter().any(|base| {
        base.id != model.id && base.weights == Weights::Open && base.total_b == model.total_b && base.lab == model.lab
    })
}

#[cfg(test)]
mod tests {
    use super::{identifier, publishes_base, routed};
    use crate::catalog::{Catalog, Model};
    use crate::context::{Reference, Role};
    use crate::exposure::testing::{as_of, hosted, kimi_k2, mid, serving};
    use crate::identify::Scheme;

    fn model(catalog: &Catalog, id: &str) -> Model {
        (*catalog.model(catalog.find(id).unwrap())).clone()
    }

    #[test]
    fn a_hub_reference_names_the_repository() {
        let catalog = Catalog::embedded();
        let qwen = model(&catalog, "qwen3-32b");
        assert_eq!(identifier(&qwen, &serving(kimi_k2()), &catalog, as_of()).as_deref(), Some("Qwen/Qwen3-32B"));
        let path = Reference { scheme: Scheme::Path, ..serving(kimi_k2()) };
        assert_eq!(identifier(&qwen, &path, &catalog, as_of()), None);
    }

    #[test]
    fn a_hosted_reference_names_what_its_host_offers_or_nothing() {
        let catalog = Catalog::embedded();
        let at = |id: &str| {
            let reference = Reference {
                text: "groq/moonshotai/kimi-k2-instruct".to_owned(),
                ..hosted(kimi_k2(), Role::Client, "groq")
            };
            identifier(&model(&catalog, id), &reference, &catalog, as_of())
        };
        let offer = catalog.offers_at("groq").find(|offer| offer.ends_on.is_none() && offer.model.is_some()).unwrap();
        let named = at(offer.model.as_deref().unwrap()).unwrap();
        assert!(named.starts_with("groq/"), "{named}");
        assert_eq!(
            identifier(&mid("nobody-32b", 32.0), &hosted(kimi_k2(), Role::Client, "groq"), &catalog, as_of()),
            None
        );
    }

    #[test]
    fn a_route_is_kept_in_front_once() {
        assert_eq!(routed("qwen/qwen3-32b", "groq/kimi", Scheme::Litellm), "groq/qwen/qwen3-32b");
        assert_eq!(routed("groq/qwen3", "groq/kimi", Scheme::Litellm), "groq/qwen3");
        assert_eq!(routed("qwen/qwen3-32b", "moonshotai/kimi-k2", Scheme::Openrouter), "qwen/qwen3-32b");
    }

    #[test]
    fn a_base_is_published_where_the_catalogue_has_it() {
        let catalog = Catalog::embedded();
        assert!(publishes_base(&model(&catalog, "gemma-3-27b-it"), &catalog));
        assert!(publishes_base(&model(&catalog, "gemma-4-31b-it"), &catalog));
        assert!(publishes_base(&model(&catalog, "qwen3-30b-a3b"), &catalog));
        assert!(!publishes_base(&model(&catalog, "qwen3-32b"), &catalog));
    }
}
