//! Owns tests of what each scenario takes away, and which factors it moves.

use super::{Assumed, Loss, WhatIf, scenarios, what_if};
use crate::catalog::{Catalog, LicenceClass, Outlook, Tier};
use crate::context::{Codebase, Role, RouteKind};
use crate::exposure::Scenario;
use crate::exposure::testing::{Build, as_of, deepseek_v3, glm_52, hosted, kimi_k2, qwen3_32b, serving};

fn named(name: &str) -> Scenario {
    scenarios().get(name).cloned().unwrap()
}

fn played(mut codebase: Codebase<'static>, scenario: Scenario) -> WhatIf {
    what_if(&mut codebase, &Assumed::new(scenario, as_of(), None))
}

/// The losses of each reference that loses something, by its number.
fn losses(what_if: &WhatIf) -> Vec<(usize, Vec<Loss>)> {
    what_if.lost.iter().map(|lost| (lost.id.0, lost.losses.clone())).collect()
}

fn moved(what_if: &WhatIf) -> Vec<&str> {
    what_if.moved.iter().map(|moved| moved.factor.as_str()).collect()
}

/// Kimi served by oneself, DeepSeek-V3 and GLM-5.2 at a host, and a model of the band to plan around at one, too.
fn mixed() -> Codebase<'static> {
    let mut build = Build::default();
    build.add(serving(kimi_k2()));
    build.add(hosted(deepseek_v3(), Role::Client, "together"));
    build.add(hosted(glm_52(), Role::Client, "deepinfra"));
    build.add(hosted(qwen3_32b(), Role::Client, "together"));
    build.done()
}

fn withdraw(lab: &str) -> Scenario {
    Scenario { withdraw: vec![lab.to_owned()], ..Scenario::default() }
}

#[test]
fn a_lab_that_withdraws_leaves_its_models_without_a_successor() {
    let came = played(mixed(), withdraw("moonshotai"));
    assert_eq!(losses(&came), [(0, vec![Loss::Successor])]);
    assert_eq!(moved(&came), ["posture"]);
    let [before, after] = came.index;
    assert!(after.index >= before.index);
}

#[test]
fn a_host_that_is_dropped_takes_small_models_with_it() {
    let scenario = Scenario { drop_hosts: vec!["together".to_owned()], ..Scenario::default() };
    let came = played(mixed(), scenario);
    assert_eq!(losses(&came), [(1, vec![Loss::Host]), (3, vec![Loss::Host])]);
    assert!(!came.lost[0].other_hosts.contains(&"together".to_owned()), "{:?}", came.lost[0]);
    assert!(came.lost[0].host_gone.as_deref().unwrap().contains("serve nothing any more"));
}

#[test]
fn terms_that_tighten_are_lost_where_they_were_freer() {
    let scenario = Scenario { licence_tightens: vec!["zhipuai".to_owned()], ..Scenario::default() };
    let came = played(mixed(), scenario);
    assert_eq!(losses(&came), [(2, vec![Loss::Terms])]);
    assert_eq!(moved(&came), ["licence"]);
    let mut codebase = mixed();
    let _ = what_if(&mut codebase, &Assumed::new(withdraw("zhipuai"), as_of(), None));
    assert_eq!(codebase.references[2].model.as_ref().unwrap().licence_class, LicenceClass::Permissive);
}

#[test]
fn the_forecast_ends_large_hosted_offers_and_leaves_small_ones() {
    let came = played(mixed(), named("only-small-open"));
    let both = vec![Loss::Successor, Loss::Host];
    assert_eq!(losses(&came), [(0, vec![Loss::Successor]), (1, both.clone()), (2, both)]);
    assert!(moved(&came).contains(&"silence"), "{:?}", came.moved);
    assert!(!moved(&came).contains(&"posture"), "it changes named inputs only: {:?}", came.moved);
}

#[test]
fn outlooks_and_kinds_name_labs_by_what_is_known_of_them() {
    let scenario = Scenario { withdraw_outlooks: vec!["precarious".to_owned()], ..Scenario::default() };
    assert_eq!(losses(&played(mixed(), scenario)).len(), 2, "Kimi and GLM are of precarious labs");
    let startups = played(mixed(), named("startups-stop"));
    assert!(losses(&startups).iter().any(|(number, _)| *number == 0), "{:?}", startups.lost);
}

#[test]
fn a_consortium_lowers_silence_lab_and_licence_and_nothing_else() {
    let came = played(mixed(), named("consortium"));
    assert_eq!(losses(&came), []);
    let lowered = ["licence", "outlook", "posture", "silence"];
    assert!(!came.moved.is_empty());
    for one in &came.moved {
        assert!(lowered.contains(&one.factor.as_str()) && one.most < 0.0, "{one:?}");
    }
    assert!(came.index[1].index < came.index[0].index);
}

#[test]
fn a_route_is_lost_only_where_every_member_is() {
    let route = |second| {
        let mut build = Build::default();
        let members = [build.add(hosted(kimi_k2(), Role::Client, "together")), build.add(second)];
        build.route(RouteKind::Fallback, &members);
        played(build.done(), withdraw("moonshotai")).routes
    };
    let [lost] = &route(hosted(kimi_k2(), Role::Fallback, "fireworks"))[..] else { panic!("a route is lost") };
    assert_eq!(lost.losses, [Loss::Successor]);
    assert_eq!(route(hosted(qwen3_32b(), Role::Fallback, "fireworks")), []);
}

#[test]
fn ends_that_are_known_count_until_the_day_of_judgement() {
    let until = |date: Option<jiff::civil::Date>| Assumed::new(Scenario::default(), as_of(), date);
    assert_eq!(until(None).days(), 0);
    let later = until(Some(jiff::civil::date(2027, 11, 23)));
    assert_eq!(later.days(), 365);
    let came = what_if(&mut mixed(), &later);
    assert!(moved(&came).contains(&"silence"), "{:?}", came.moved);
    assert_eq!(later.in_words(&Catalog::embedded()).len(), 1);
}

#[test]
fn every_scenario_names_what_there_is() {
    let catalog = Catalog::embedded();
    let kinds: Vec<String> = catalog.labs().map(|lab| lab.kind).collect();
    for (name, scenario) in scenarios() {
        assert!(!scenario.is_empty() && !scenario.summary.is_empty() && !scenario.source.is_empty(), "{name}");
        assert!(
            scenario.withdraw.iter().chain(&scenario.licence_tightens).all(|lab| catalog.lab(lab).is_some()),
            "{name}"
        );
        assert!(scenario.drop_hosts.iter().all(|host| catalog.host(host).is_some()), "{name}");
        assert!(scenario.withdraw_kinds.iter().all(|kind| kinds.contains(kind)), "{name}");
        let outlooks: Vec<&str> = Outlook::ALL.iter().map(|outlook| outlook.as_str()).collect();
        assert!(scenario.withdraw_outlooks.iter().all(|word| outlooks.contains(&word.as_str())), "{name}");
        let tiers: Vec<&str> = Tier::ALL.iter().map(|tier| tier.as_str()).collect();
        assert!(scenario.offers_above.iter().all(|tier| tiers.contains(&tier.as_str())), "{name}");
        let classes: Vec<&str> = LicenceClass::ALL.iter().map(|class| class.as_str()).collect();
        assert!(scenario.licence_class.iter().all(|class| classes.contains(&class.as_str())), "{name}");
        assert!(!Assumed::new(scenario.clone(), as_of(), None).in_words(&catalog).is_empty(), "{name}");
    }
    assert_eq!(
        scenarios().keys().map(String::as_str).collect::<Vec<_>>(),
        ["consortium", "only-small-open", "single-sponsor-stops", "startups-stop"]
    );
}
