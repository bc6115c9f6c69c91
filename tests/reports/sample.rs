//! Owns a hand-built outcome, so that reports are tested without discovery, rules or the real catalogue.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use jiff::civil::date;
use owlint::catalog::{
    Basis, Catalog, Class, Dated, LicenceClass, Modality, Model, Outlook, Posture, Purpose, Standing, Weights,
};
use owlint::context::{Channel, Codebase, Label, Reference, ReferenceId, Role, Supply, Use};
use owlint::exposure::{Factor, Grade, Index, Part, Score, Substitute};
use owlint::extract::SiteKind;
use owlint::identify::{Confidence, Pin, PinKind, Reading, Scheme};
use owlint::lints::{Finding, LintPage, Related, Severity, Status};
use owlint::policy::FailOn;
use owlint::report::Outcome;
use owlint::text::{Document, Encoding, Notice, NoticeKind, Place, Span};
use std::path::PathBuf;
use std::sync::Arc;

pub(crate) const KIMI: &str = "moonshotai/Kimi-K2-Instruct";
pub(crate) const GPT: &str = "gpt-4o";
pub(crate) const README: &str = "deepseek-ai/DeepSeek-V3";

const MANIFEST: &str = "spec:\n  containers:\n    - args:\n        - --model=moonshotai/Kimi-K2-Instruct\n      resources:\n        nvidia.com/gpu: 8\n";

/// A place of `needle` in a file with that text.
pub(crate) fn place(path: &str, text: &str, needle: &str) -> Place {
    let document = Document::new(PathBuf::from(path), text.to_owned(), Encoding::Utf8);
    let at = text.find(needle).unwrap_or_default();
    Place::new(&Arc::new(PathBuf::from(path)), &document, Span::new(at, at + needle.len()))
}

pub(crate) fn page(id: &str, name: &str, default: &str) -> LintPage {
    LintPage {
        id: id.to_owned(),
        name: name.to_owned(),
        group: "supply".to_owned(),
        default: default.to_owned(),
        since: "0.1.0".to_owned(),
        summary: format!("The summary of {name}."),
        body: format!("## What it finds\n\nThe page of `{name}`.\n"),
    }
}

pub(crate) fn pages() -> Vec<LintPage> {
    vec![
        page("OW101", "near-frontier-open-weight", "scored"),
        page("OW105", "unmirrored-weights", "medium"),
        page("OW106", "unpinned-weights", "low"),
    ]
}

pub(crate) fn kimi() -> Model {
    Model {
        id: "kimi-k2-instruct".to_owned(),
        name: "Kimi K2 Instruct".to_owned(),
        family: "kimi-k2".to_owned(),
        line: Some("kimi".to_owned()),
        generation: Some("2".to_owned()),
        lab: "moonshotai".to_owned(),
        weights: Weights::Open,
        repositories: vec![KIMI.to_owned()],
        base: None,
        licence: Some("modified-mit".to_owned()),
        licence_class: LicenceClass::Conditional,
        restricts: None,
        released: "2025-07-11".parse().ok(),
        total_b: Some(1000.0),
        active_b: Some(32.0),
        modality: Modality::Text,
        purpose: Purpose::General,
        context: Some(131_072),
        moving: false,
        near_frontier: Some(true),
        class: None,
        source: "model card, 2025-07-11".to_owned(),
        basis: Basis::Catalog,
    }
}

fn gpt() -> Model {
    Model {
        id: "gpt-4o".to_owned(),
        name: "GPT-4o".to_owned(),
        family: "gpt-4o".to_owned(),
        line: None,
        generation: None,
        lab: "openai".to_owned(),
        weights: Weights::Closed,
        repositories: Vec::new(),
        licence: None,
        licence_class: LicenceClass::Closed,
        total_b: None,
        active_b: None,
        near_frontier: Some(false),
        class: Some(Class::Flagship),
        ..kimi()
    }
}

pub(crate) fn reference(place: Place, text: &str, model: Option<Model>) -> Reference {
    let dated = || ("2026-03-01".parse().ok(), "people left".to_owned(), "https://example.org".to_owned());
    let supply = Supply {
        standing: Standing::Former,
        posture: dated().0.map(|since| Dated {
            is: Posture::OpenRestrictive,
            since,
            why: dated().1,
            source: dated().2,
        }),
        outlook: dated().0.map(|since| Dated { is: Outlook::Precarious, since, why: dated().1, source: dated().2 }),
        silence_days: Some(200),
    };
    Reference {
        place,
        format: owlint::text::Format::Yaml,
        text: text.to_owned(),
        scheme: Scheme::Hf,
        key: "spec.containers[0].args[0]".to_owned(),
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
        supply: model.is_some().then_some(supply),
        model: model.map(Arc::new),
        confidence: Confidence::High,
    }
}

pub(crate) fn finding(rule: &'static str, severity: Severity, place: Place, id: usize, message: &str) -> Finding {
    Finding {
        rule,
        severity,
        confidence: Confidence::High,
        score: Some(78),
        message: message.into(),
        help: "plan around a model of 7B to 70B".into(),
        place,
        references: vec![ReferenceId(id)],
        related: Vec::new(),
        fixes: Vec::new(),
        status: Status::Active,
    }
}

/// A program that uses what the manifest names.
const ENGINE: &str = "llm = LLM(model=KIMI)\n";

fn references() -> Vec<Reference> {
    let readme = "Run `deepseek-ai/DeepSeek-V3` first.\n";
    let router = "router:\n  model: gpt-4o # api_key: hunter2\n";
    vec![
        Reference { role: Role::Doc, ..reference(place("README.md", readme, README), README, None) },
        Reference {
            uses: vec![Use {
                place: place("app/engine.py", ENGINE, "KIMI)"),
                key: "model".to_owned(),
                role: Role::Serving,
            }],
            ..reference(place("deploy/kimi.yaml", MANIFEST, KIMI), KIMI, Some(kimi()))
        },
        Reference {
            scheme: Scheme::Openai,
            role: Role::Client,
            channel: Channel::Api("openai".to_owned()),
            provider: Some("openai".to_owned()),
            pin: Pin { kind: PinKind::Floating, value: Some(GPT.to_owned()) },
            ..reference(place("router.yaml", router, GPT), GPT, Some(gpt()))
        },
    ]
}

fn findings(references: &[Reference]) -> Vec<Finding> {
    let at = |index: usize| references[index].place.clone();
    let hardware = place("deploy/kimi.yaml", MANIFEST, "nvidia.com/gpu: 8");
    vec![
        finding("OW106", Severity::Low, at(0), 0, "DeepSeek-V3 has no revision"),
        Finding {
            related: vec![Related { place: hardware, message: "8 accelerators".to_owned() }],
            ..finding(
                "OW101",
                Severity::High,
                at(1),
                1,
                "the deployment leans on Kimi K2 Instruct, once near the open frontier (2025-07-11); its lab's outlook is \
                 precarious since 2026-03-01: people left (https://example.org)",
            )
        },
        Finding {
            confidence: Confidence::Medium,
            ..finding("OW105", Severity::Medium, at(1), 1, "the weights come from a public hub at every start")
        },
        Finding { status: Status::Suppressed, ..finding("OW106", Severity::Low, at(1), 1, "no revision") },
    ]
}

/// An outcome with one deployment, one closed model and one mention in a README.
pub(crate) fn outcome<'a>(catalog: &'a Catalog, rules: &'a [LintPage]) -> Outcome<'a> {
    let references = references();
    let factor = |name: &str, value: f32| Factor {
        part: Part::Supply,
        name: name.to_owned(),
        value,
        why: format!("why {name}"),
    };
    let factors =
        vec![factor("tier", 0.3), factor("outlook", 0.1), Factor { part: Part::Dependence, ..factor("pin", 0.05) }];
    let score = Score { score: 78, factors, has_unknowns: false };
    let qwen = Model { id: "qwen3.6-27b".to_owned(), name: "Qwen3.6-27B".to_owned(), total_b: Some(27.0), ..kimi() };
    let around =
        Substitute { model: qwen.into(), why: "27B, Apache-2.0, released 2026-04-21".to_owned(), identifier: None };
    let label = Label {
        place: place("deploy/kimi.yaml", MANIFEST, "containers"),
        text: "assistant".to_owned(),
        stands_for: Some(KIMI.to_owned()),
    };
    let notice = Notice {
        path: PathBuf::from("chart/values.yaml"),
        kind: NoticeKind::Unparsed,
        message: "does not parse as YAML; its lines were scanned instead".to_owned(),
    };
    let findings = findings(&references);
    Outcome {
        fingerprints: (0..findings.len()).map(|number| format!("{number:032x}")).collect(),
        baseline: None,
        compared_with: None,
        index_limit: None,
        concentration: None,
        root: PathBuf::from("/srv/app"),
        findings,
        codebase: Codebase {
            mirrors: owlint::context::Mirrors::default(),
            assumed_ends: std::collections::BTreeMap::new(),
            catalog,
            as_of: date(2026, 11, 23),
            references,
            open: Vec::new(),
            branches: Vec::new(),
            labels: vec![label],
            deployments: Vec::new(),
            routes: Vec::new(),
        },
        scores: vec![None, Some(score.into()), None],
        advice: vec![Vec::new().into(), vec![around].into(), Vec::new().into()],
        gates: vec![false, true, false, false],
        gating: 1,
        index: Some(Index { index: 78, grade: Grade::D }),
        notices: vec![notice],
        rules,
        files_checked: 3,
        skipped: Vec::new(),
        files_skipped: 1,
        hidden: 0,
        asked_for_directory: true,
        fail_on: FailOn::From(Severity::High),
        rewritten: None,
        catalog_date: "2026-11-20".to_owned(),
    }
}
