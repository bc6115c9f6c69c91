//! Owns small codebases built by hand, for tests of scores and rules. Holds the facts as the catalogue had them on
//! 2026-11-23, so that an anchor does not move when the catalogue does.

use crate::catalog::{
    Basis, Catalog, Class, Dated, LicenceClass, Modality, Model, Outlook, Posture, Purpose, Standing, Weights,
};
use crate::context::{
    Accelerators, Channel, Codebase, Deployment, Mirror, Mirrors, Reference, ReferenceId, Role, Route, RouteKind,
    Supply,
};
use crate::extract::SiteKind;
use crate::identify::{Confidence, Pin, PinKind, Reading, Scheme};
use crate::text::{Excerpt, Format, Place, Position, Span};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

pub(crate) fn as_of() -> Date {
    jiff::civil::date(2026, 11, 23)
}

fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(Catalog::embedded)
}

/// A model of the band to plan around.
pub(crate) fn mid(id: &str, total_b: f32) -> Model {
    Model {
        id: id.to_owned(),
        name: id.to_owned(),
        family: id.to_owned(),
        line: None,
        generation: None,
        lab: "alibaba".to_owned(),
        weights: Weights::Open,
        repositories: Vec::new(),
        base: None,
        licence: Some("apache-2.0".to_owned()),
        licence_class: LicenceClass::Permissive,
        restricts: None,
        released: "2025-04-29".parse().ok(),
        total_b: Some(total_b),
        active_b: None,
        modality: Modality::Text,
        purpose: Purpose::General,
        context: Some(131_072),
        near_frontier: Some(false),
        class: None,
        moving: false,
        source: "model card".to_owned(),
        basis: Basis::Catalog,
    }
}

fn exposed(id: &str, lab: &str, total_b: f32, released: &str, licence: LicenceClass) -> Model {
    Model {
        name: id.to_owned(),
        lab: lab.to_owned(),
        near_frontier: Some(true),
        released: released.parse().ok(),
        licence_class: licence,
        ..mid(id, total_b)
    }
}

pub(crate) fn kimi_k2() -> Model {
    exposed("kimi-k2-instruct", "moonshotai", 1000.0, "2025-07-11", LicenceClass::Conditional)
}

pub(crate) fn deepseek_v3() -> Model {
    exposed("deepseek-v3", "deepseek", 671.0, "2024-12-26", LicenceClass::Conditional)
}

pub(crate) fn llama_405b() -> Model {
    exposed("llama-3.1-405b-instruct", "meta", 405.0, "2024-07-23", LicenceClass::Conditional)
}

pub(crate) fn glm_52() -> Model {
    exposed("glm-5.2", "zhipuai", 754.0, "2026-06-16", LicenceClass::Permissive)
}

pub(crate) fn gpt_oss_120b() -> Model {
    exposed("gpt-oss-120b", "openai", 117.0, "2025-08-05", LicenceClass::Permissive)
}

pub(crate) fn qwen3_32b() -> Model {
    mid("qwen3-32b", 32.8)
}

/// A closed model, the flagship of its vendor or not.
pub(crate) fn closed(id: &str, class: Class) -> Model {
    Model {
        weights: Weights::Closed,
        licence_class: LicenceClass::Closed,
        total_b: None,
        class: Some(class),
        lab: "openai".to_owned(),
        ..mid(id, 0.0)
    }
}

fn dated<T>(is: T) -> Option<Dated<T>> {
    let since = "2026-04".parse().ok()?;
    Some(Dated { is, since, why: "what was seen".to_owned(), source: "https://example.org/fact".to_owned() })
}

/// What the catalogue said of the models above on 2026-11-23.
pub(crate) fn supply_of(model: &Model) -> Supply {
    let (standing, posture, outlook, silence) = match model.id.as_str() {
        "kimi-k2-instruct" => (Standing::Former, Posture::OpenRestrictive, Outlook::Precarious, 19),
        "deepseek-v3" => (Standing::Former, Posture::OpenFrontier, Outlook::Steady, 37),
        "llama-3.1-405b-instruct" => (Standing::Former, Posture::Withdrawn, Outlook::Unknown, 597),
        "glm-5.2" => (Standing::Current, Posture::OpenRestrictive, Outlook::Precarious, 87),
        "gpt-oss-120b" => (Standing::Former, Posture::OpenSmall, Outlook::Unknown, 475),
        _ => (Standing::None, Posture::Mixed, Outlook::Narrowing, 103),
    };
    Supply { standing, posture: dated(posture), outlook: dated(outlook), silence_days: Some(silence) }
}

/// A self-hosted, unpinned hub reference of a model that an engine serves.
pub(crate) fn serving(model: Model) -> Reference {
    Reference {
        place: place("deploy/model.yaml", 1),
        format: Format::Yaml,
        text: format!("org/{}", model.id),
        scheme: Scheme::Hf,
        key: "args[0]".to_owned(),
        kind: SiteKind::Argument,
        role_is_told: true,
        reading: Reading::default(),
        uses: Vec::new(),
        role: Role::Serving,
        channel: Channel::SelfHosted,
        provider: Some("self".to_owned()),
        pin: Pin::none(),
        publisher: None,
        quantisation: None,
        supply: Some(supply_of(&model)),
        model: Some(Arc::new(model)),
        confidence: Confidence::High,
    }
}

/// A reference of a program that calls a model at a host.
pub(crate) fn hosted(model: Model, role: Role, host: &str) -> Reference {
    let channel = Channel::Hosted(host.to_owned());
    Reference { role, channel, provider: Some(host.to_owned()), scheme: Scheme::Litellm, ..serving(model) }
}

pub(crate) fn with_role(role: Role, reference: Reference) -> Reference {
    Reference { role, ..reference }
}

pub(crate) fn pinned(reference: Reference) -> Reference {
    let value = Some("0123456789abcdef0123456789abcdef01234567".to_owned());
    Reference { pin: Pin { kind: PinKind::Revision, value }, ..reference }
}

pub(crate) fn floating(reference: Reference) -> Reference {
    Reference { pin: Pin { kind: PinKind::Floating, value: Some("main".to_owned()) }, ..reference }
}

pub(crate) fn place(path: &str, line: usize) -> Place {
    let at = |column| Position { line, column };
    let span = Span::new(line * 100, line * 100 + 10);
    Place { path: Arc::new(PathBuf::from(path)), start: at(1), end: at(11), span, excerpt: Excerpt::default() }
}

pub(crate) fn gpus(count: u32, memory_gb: Option<u32>) -> Accelerators {
    let kind = memory_gb.map(|memory| format!("h100-{memory}gb"));
    Accelerators { count, kind, memory_gb, place: place("deploy/model.yaml", 90) }
}

/// A codebase under construction.
#[derive(Debug, Clone, Default)]
pub(crate) struct Build {
    pub(crate) references: Vec<Reference>,
    pub(crate) deployments: Vec<Deployment>,
    pub(crate) routes: Vec<Route>,
    pub(crate) mirrors: Mirrors,
}

impl Build {
    pub(crate) fn add(&mut self, mut reference: Reference) -> ReferenceId {
        let line = self.references.len() + 1;
        let path = reference.place.path.to_string_lossy().into_owned();
        reference.place = place(&path, line);
        self.references.push(reference);
        ReferenceId(line - 1)
    }

    /// Adds a reference where it says that it stands.
    pub(crate) fn add_in_place(&mut self, reference: Reference) {
        self.references.push(reference);
    }

    pub(crate) fn deploy(&mut self, id: ReferenceId, accelerators: Option<Accelerators>) -> &mut Deployment {
        self.deployments.push(Deployment {
            references: vec![id],
            accelerators,
            mirror: Mirror::None,
            mirror_place: None,
            offline: false,
        });
        let last = self.deployments.len() - 1;
        &mut self.deployments[last]
    }

    pub(crate) fn route(&mut self, kind: RouteKind, members: &[ReferenceId]) {
        self.routes.push(Route { kind, members: members.to_vec(), place: place("router.yaml", 5) });
    }

    pub(crate) fn done(self) -> Codebase<'static> {
        Codebase {
            catalog: catalog(),
            as_of: as_of(),
            references: self.references,
            open: Vec::new(),
            branches: Vec::new(),
            labels: Vec::new(),
            deployments: self.deployments,
            routes: self.routes,
            mirrors: self.mirrors,
            assumed_ends: BTreeMap::new(),
        }
    }
}
