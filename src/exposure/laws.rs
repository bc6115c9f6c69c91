//! Owns the laws of the score (design §5), held by property tests over codebases built at random.

use super::testing::{
    Build, closed, deepseek_v3, floating, glm_52, gpt_oss_120b, gpus, hosted, kimi_k2, llama_405b, mid, pinned,
    qwen3_32b, serving, with_role,
};
use super::{index, score, scores};
use crate::catalog::{Basis, Class, Model, Standing};
use crate::context::{Channel, Codebase, Mirror, Reference, ReferenceId, Role, Route, RouteKind};
use crate::identify::{Confidence, Pin, PinKind};
use proptest::prelude::*;

const ROLES: [Role; 15] = [
    Role::Serving,
    Role::Client,
    Role::Fallback,
    Role::Eval,
    Role::Judge,
    Role::Teacher,
    Role::Finetune,
    Role::Embedding,
    Role::Rerank,
    Role::Draft,
    Role::Registry,
    Role::Test,
    Role::Doc,
    Role::Comment,
    Role::Unknown,
];

fn models() -> Vec<Model> {
    let by_size = Model { near_frontier: None, basis: Basis::Name, ..mid("newer-400b", 400.0) };
    let sizeless = Model { total_b: None, near_frontier: Some(true), ..mid("sizeless", 0.0) };
    let (flagship, other) = (closed("gpt-4o", Class::Flagship), closed("gpt-4o-mini", Class::Other));
    let open = [kimi_k2(), deepseek_v3(), llama_405b(), glm_52(), gpt_oss_120b(), qwen3_32b(), mid("small", 4.0)];
    open.into_iter().chain([by_size, sizeless, flagship, other]).collect()
}

prop_compose! {
    fn any_reference()(
        model in prop::sample::select(models()),
        role in prop::sample::select(ROLES.to_vec()),
        host in prop::option::of(prop::sample::select(vec!["together", "deepinfra", "nobody-known"])),
        pin in prop::sample::select(vec![PinKind::None, PinKind::Floating, PinKind::Tag, PinKind::Revision]),
        fact in 0..8_u8,
        pipeline in any::<bool>(),
    ) -> Reference {
        let mut reference = match host {
            Some(host) => hosted(model, role, host),
            None => with_role(role, serving(model)),
        };
        reference.pin = Pin { kind: pin, value: None };
        if fact == 0 {
            reference.supply = None;
        } else if fact == 1 {
            reference.channel = Channel::Unknown;
            reference.confidence = Confidence::Medium;
        }
        if pipeline {
            reference.place = super::testing::place(".github/workflows/eval.yml", 1);
        }
        reference
    }
}

prop_compose! {
    fn any_build()(
        references in prop::collection::vec(any_reference(), 1..7),
        deployments in prop::collection::vec((0..7_usize, 0..17_u32, any::<bool>(), 0..3_u8, any::<bool>()), 0..5),
        routes in prop::collection::vec((any::<bool>(), prop::collection::vec(0..7_usize, 1..4)), 0..4),
    ) -> Build {
        let mut build = Build::default();
        let count = references.len();
        for reference in references {
            build.add(reference);
        }
        for (id, gpu_count, known, mirror, offline) in deployments {
            let accelerators = (gpu_count > 0).then(|| gpus(gpu_count, known.then_some(80)));
            let deployment = build.deploy(ReferenceId(id % count), accelerators);
            deployment.mirror = [Mirror::None, Mirror::Cache, Mirror::Own][usize::from(mirror)];
            deployment.offline = offline;
        }
        for (group, members) in routes {
            let kind = if group { RouteKind::Group } else { RouteKind::Fallback };
            let mut members: Vec<_> = members.into_iter().map(|member| ReferenceId(member % count)).collect();
            members.dedup();
            build.route(kind, &members);
        }
        build
    }
}

fn points(build: &Build) -> Vec<Option<u8>> {
    scores(&build.clone().done()).into_iter().map(|score| score.map(|score| score.score)).collect()
}

fn index_of(build: &Build) -> u8 {
    let codebase = build.clone().done();
    index(&codebase, &scores(&codebase)).index
}

/// Fails where any score of `after` is above the same one of `before`.
fn never_raises(before: &Build, after: &Build) -> Result<(), TestCaseError> {
    for (number, (before, after)) in points(before).into_iter().zip(points(after)).enumerate() {
        prop_assert!(after <= before, "reference {number}: {before:?} became {after:?}");
    }
    Ok(())
}

/// The codebase without one reference, its ids closed up.
fn without(build: &Build, gone: usize) -> Build {
    let mut build = build.clone();
    build.references.remove(gone);
    let closed_up = |ids: &mut Vec<ReferenceId>| {
        ids.retain(|id| id.0 != gone);
        for id in ids.iter_mut().filter(|id| id.0 > gone) {
            id.0 -= 1;
        }
    };
    for deployment in &mut build.deployments {
        closed_up(&mut deployment.references);
    }
    for route in &mut build.routes {
        closed_up(&mut route.members);
    }
    build
}

/// The codebase with its references, deployments and routes in reverse order; routes keep the order of members.
fn reversed(build: &Build) -> Build {
    let mut build = build.clone();
    let last = build.references.len() - 1;
    build.references.reverse();
    build.deployments.reverse();
    build.routes.reverse();
    let turn = |ids: &mut Vec<ReferenceId>| ids.iter_mut().for_each(|id| id.0 = last - id.0);
    build.deployments.iter_mut().for_each(|deployment| turn(&mut deployment.references));
    build.routes.iter_mut().for_each(|route| turn(&mut route.members));
    build
}

fn later(codebase: &mut Codebase<'_>, days: i32) {
    for reference in &mut codebase.references {
        let Some(supply) = &mut reference.supply else { continue };
        supply.silence_days = supply.silence_days.map(|silence| silence + days);
        if supply.standing == Standing::Current {
            supply.standing = Standing::Former;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scores_stay_within_their_scale_and_explain_themselves(build in any_build()) {
        for score in scores(&build.done()).into_iter().flatten() {
            prop_assert!(score.score <= 100);
            prop_assert!(score.factors.iter().all(|factor| !factor.why.is_empty()));
            let named_unknown = score.factors.iter().any(|factor| factor.why.starts_with("not known"));
            let assumed = score.factors.iter().any(|factor| factor.value > 0.0 && factor.why.contains("unknown type"));
            prop_assert_eq!(score.has_unknowns, named_unknown || assumed);
        }
    }

    #[test]
    fn a_pin_never_raises(build in any_build()) {
        let mut after = build.clone();
        after.references = after.references.into_iter().map(pinned).collect();
        never_raises(&build, &after)?;
        let mut before = build.clone();
        before.references = before.references.into_iter().map(floating).collect();
        never_raises(&before, &build)?;
    }

    #[test]
    fn a_mirror_never_raises(build in any_build()) {
        let with = |mirror| {
            let mut after = build.clone();
            after.deployments.iter_mut().for_each(|deployment| deployment.mirror = mirror);
            after
        };
        never_raises(&with(Mirror::None), &with(Mirror::Cache))?;
        never_raises(&with(Mirror::Cache), &with(Mirror::Own))?;
        never_raises(&build, &with(Mirror::Own))?;
    }

    #[test]
    fn the_offline_switch_never_raises(build in any_build()) {
        let mut after = build.clone();
        after.deployments.iter_mut().for_each(|deployment| deployment.offline = true);
        never_raises(&build, &after)?;
    }

    #[test]
    fn a_fallback_to_plan_around_never_raises(build in any_build(), last in any::<bool>(), kind in any::<bool>()) {
        let mut after = build.clone();
        let fallback = after.add(with_role(Role::Fallback, serving(qwen3_32b())));
        for route in &mut after.routes {
            let at = if last { route.members.len() } else { 0 };
            route.members.insert(at, fallback);
        }
        never_raises(&build, &after)?;
        let kind = if kind { RouteKind::Group } else { RouteKind::Fallback };
        after.route(kind, &[ReferenceId(0), fallback]);
        never_raises(&build, &after)?;
    }

    #[test]
    fn what_is_planned_around_or_does_not_gate_never_changes_the_index(build in any_build(), extra in any_reference()) {
        let exposed = extra.is_exposed() && extra.role.gates();
        let mut after = build.clone();
        after.add(extra);
        if exposed {
            prop_assert!(index_of(&after) >= index_of(&build));
        } else {
            prop_assert_eq!(index_of(&after), index_of(&build));
        }
    }

    #[test]
    fn a_test_or_a_page_in_a_route_changes_nothing(build in any_build(), extra in any_reference(), role in 10..14_usize) {
        let mut after = build.clone();
        let id = after.add(with_role(ROLES[role], extra));
        after.routes.iter_mut().for_each(|route: &mut Route| route.members.push(id));
        prop_assert_eq!(index_of(&after), index_of(&build));
    }

    #[test]
    fn removing_an_exposed_reference_never_raises_the_index(build in any_build(), gone in 0..7_usize) {
        let gone = gone % build.references.len();
        if build.references[gone].is_exposed() {
            prop_assert!(index_of(&without(&build, gone)) <= index_of(&build));
        }
    }

    #[test]
    fn time_never_lowers(build in any_build(), days in 0..2000_i32) {
        let (before, mut after) = (build.clone().done(), build.done());
        later(&mut after, days);
        for (id, _) in before.iter() {
            let (before, after) = (score(id, &before), score(id, &after));
            prop_assert!(after.map(|score| score.score) >= before.map(|score| score.score));
        }
    }

    #[test]
    fn order_changes_nothing(build in any_build()) {
        let mut turned = points(&reversed(&build));
        turned.reverse();
        prop_assert_eq!(points(&build), turned);
        prop_assert_eq!(index_of(&build), index_of(&reversed(&build)));
    }
}
