//! Owns the anchors of the score (design §5), each as a codebase of one or two references.

use super::score;
use super::testing::{
    Build, closed, deepseek_v3, floating, glm_52, gpt_oss_120b, gpus, hosted, kimi_k2, llama_405b, mid, pinned,
    qwen3_32b, serving, with_role,
};
use crate::catalog::{Class, LicenceClass, Model, Outlook, Posture, Standing};
use crate::context::{Mirror, Reference, ReferenceId, Role, RouteKind};

const FIRST: ReferenceId = ReferenceId(0);

fn score_of(build: Build, id: ReferenceId) -> u8 {
    score(id, &build.done()).expect("open weights have a score").score
}

fn kimi(reference: Reference) -> Build {
    let mut build = Build::default();
    let id = build.add(reference);
    build.deploy(id, Some(gpus(8, Some(80))));
    build
}

fn protected_kimi() -> Build {
    let mut build = kimi(pinned(serving(kimi_k2())));
    build.deployments[0].mirror = Mirror::Own;
    build.deployments[0].offline = true;
    build
}

#[test]
fn kimi_k2_from_the_hub_unpinned_on_eight_accelerators_is_high() {
    let score = score_of(kimi(serving(kimi_k2())), FIRST);
    assert!(score >= 60, "{score}");
}

#[test]
fn the_same_pinned_mirrored_and_offline_is_medium() {
    let score = score_of(protected_kimi(), FIRST);
    assert!((35..60).contains(&score), "{score}");
}

#[test]
fn with_a_fallback_to_plan_around_it_is_low() {
    let mut build = protected_kimi();
    let fallback = build.add(with_role(Role::Fallback, serving(qwen3_32b())));
    build.route(RouteKind::Fallback, &[FIRST, fallback]);
    let score = score_of(build, FIRST);
    assert!(score < 35, "{score}");
}

#[test]
fn deepseek_v3_as_fallback_of_a_flagship_is_high_at_whichever_host() {
    let hosts = ["together", "deepinfra", "nobody-known"];
    for host in hosts {
        let mut build = Build::default();
        let first = build.add(hosted(closed("gpt-4o", Class::Flagship), Role::Client, "openai"));
        for role in [Role::Fallback, Role::Client] {
            let second = build.add(hosted(deepseek_v3(), role, host));
            build.route(RouteKind::Fallback, &[first, second]);
        }
        for id in [1, 2] {
            let score = score_of(build.clone(), ReferenceId(id));
            assert!(score >= 60, "{host}: {score}");
        }
    }
}

#[test]
fn llama_405b_as_the_base_of_an_adapter_is_high_pinned_or_not() {
    for reference in [serving(llama_405b()), pinned(serving(llama_405b()))] {
        let mut build = Build::default();
        let id = build.add(with_role(Role::Finetune, reference));
        let score = score_of(build, id);
        assert!(score >= 60, "{score}");
    }
}

#[test]
fn glm_52_as_one_hosted_client_line_is_medium_at_whichever_host() {
    for host in ["together", "deepinfra", "nobody-known"] {
        let mut build = Build::default();
        let id = build.add(hosted(glm_52(), Role::Client, host));
        let score = score_of(build, id);
        assert!((35..60).contains(&score), "{host}: {score}");
    }
}

#[test]
fn gpt_oss_120b_pinned_on_one_accelerator_is_low() {
    let mut build = Build::default();
    let id = build.add(pinned(serving(gpt_oss_120b())));
    build.deploy(id, Some(gpus(1, Some(80))));
    let score = score_of(build, id);
    assert!(score < 35, "{score}");
}

/// The worst that can be said of a model of the band to plan around, and done with it.
#[test]
fn a_model_of_the_band_to_plan_around_is_low_whatever_is_done_with_it() {
    let flagged =
        Model { near_frontier: Some(true), licence_class: LicenceClass::NonCommercial, ..mid("mixtral-8x7b", 46.7) };
    for role in [Role::Finetune, Role::Teacher, Role::Client, Role::Serving, Role::Judge] {
        let mut build = Build::default();
        let mut reference = floating(hosted(flagged.clone(), role, "together"));
        let supply = reference.supply.as_mut().unwrap();
        supply.standing = Standing::Former;
        supply.silence_days = Some(2000);
        supply.posture.as_mut().unwrap().is = Posture::Withdrawn;
        supply.outlook.as_mut().unwrap().is = Outlook::Precarious;
        let flagship = build.add(hosted(closed("gpt-4o", Class::Flagship), Role::Client, "openai"));
        let id = build.add(reference);
        build.deploy(id, Some(gpus(64, Some(141))));
        build.route(RouteKind::Group, &[flagship, id]);
        let score = score_of(build, id);
        assert!(score < 35, "{role:?}: {score}");
    }
}

#[test]
fn a_large_model_never_near_the_frontier_is_low() {
    let mut build = kimi(floating(serving(Model { near_frontier: Some(false), ..kimi_k2() })));
    build.references[0].supply.as_mut().unwrap().standing = Standing::None;
    let score = score_of(build, FIRST);
    assert!(score < 35, "{score}");
}

#[test]
fn a_tokenizer_beside_the_engine_does_not_count_its_hardware_or_its_mirror() {
    let mut build = kimi(serving(kimi_k2()));
    let tokenizer = build.add(with_role(Role::Unknown, serving(kimi_k2())));
    build.deployments[0].references.push(tokenizer);
    let score = score(tokenizer, &build.done()).unwrap();
    assert_eq!((score.factor("hardware"), score.factor("mirror")), (None, None));
    assert!(score.has_unknowns && score.score < 60, "{}", score.score);
}

#[test]
fn closed_models_have_no_score() {
    let mut build = Build::default();
    let id = build.add(hosted(closed("gpt-4o", Class::Flagship), Role::Client, "openai"));
    assert_eq!(score(id, &build.done()), None);
}

#[test]
fn a_score_can_be_checked_by_hand() {
    let codebase = kimi(serving(kimi_k2())).done();
    let score = score(FIRST, &codebase).unwrap();
    let named: Vec<_> = score.factors.iter().map(|factor| (factor.name.as_str(), factor.value)).collect();
    let expected = [
        ("tier", 0.48),
        ("standing", 0.2),
        ("silence", 0.0),
        ("posture", 0.04),
        ("outlook", 0.08),
        ("licence", 0.03),
        ("role", 0.36),
        ("fallback", 0.08),
        ("pin", 0.06),
        ("hardware", 0.25),
        ("mirror", 0.12),
    ];
    assert_eq!(named, expected);
    // 100 × 0.83 × 0.87 = 72.21
    assert_eq!(score.score, 72);
    assert!(!score.has_unknowns);
}
