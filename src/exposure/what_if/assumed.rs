//! Owns a scenario as it is played: whom it touches, from when, and how that is told. Never changes a reference.

use crate::catalog::{Catalog, HostedEnd, LicenceClass, Model, Outlook, Tier, Weights};
use crate::exposure::scenario::Scenario;
use jiff::civil::Date;

/// A scenario with the dates at which it is played.
#[derive(Debug, Clone)]
pub struct Assumed {
    /// What is assumed.
    pub scenario: Scenario,
    /// Today, for the codebase.
    pub as_of: Date,
    /// The day at which everything is judged.
    pub until: Date,
}

impl Assumed {
    /// Sets a scenario in time; it is judged at `until`, else after the days it names, else at once.
    #[must_use]
    pub fn new(scenario: Scenario, as_of: Date, until: Option<Date>) -> Self {
        let later = |days: u32| as_of.checked_add(jiff::Span::new().days(i64::from(days))).unwrap_or(as_of);
        let until = until.or_else(|| scenario.days.map(later)).unwrap_or(as_of);
        Self { scenario, as_of, until }
    }

    /// Days between the two dates.
    #[must_use]
    pub fn days(&self) -> i32 {
        self.as_of.duration_until(self.until).as_hours().try_into().map_or(0, |hours: i32| hours / 24)
    }

    /// Whether the lab of a model publishes no further near-frontier weights. `outlook` is that of its line.
    pub(super) fn withdraws(&self, model: &Model, outlook: Option<Outlook>, catalog: &Catalog) -> bool {
        let scenario = &self.scenario;
        let kind = || catalog.lab(&model.lab).map(|lab| lab.kind.clone());
        scenario.withdraw.contains(&model.lab)
            || outlook.is_some_and(|outlook| scenario.withdraw_outlooks.iter().any(|word| word == outlook.as_str()))
            || (!scenario.withdraw_kinds.is_empty()
                && kind().is_some_and(|kind| scenario.withdraw_kinds.contains(&kind)))
    }

    /// Whether the open weights of a model come under non-commercial terms that were freer.
    pub(super) fn tightens(&self, model: &Model) -> bool {
        let is_freer = !matches!(model.licence_class, LicenceClass::NonCommercial | LicenceClass::Closed);
        model.weights == Weights::Open && is_freer && self.scenario.licence_tightens.contains(&model.lab)
    }

    /// Why a host does not serve a model at the day of judgement; `None` where it does.
    pub(super) fn gone(&self, host: &str, model: Option<&Model>, end: Option<HostedEnd>) -> Option<String> {
        if self.scenario.drop_hosts.iter().any(|dropped| dropped == host) {
            return Some(format!("{host} is assumed to serve nothing any more"));
        }
        if let Some(end) = end.filter(|end| end.has_passed(self.until)) {
            return Some(format!("{host} ends it on {end}"));
        }
        let open = model.filter(|model| model.weights == Weights::Open)?;
        let ends = self.offers_end().filter(|ends| *ends <= self.until)?;
        let above = self.scenario.offers_above.as_deref()?;
        let limit = Tier::ALL.iter().find(|tier| tier.as_str() == above)?;
        let tier = open.tier();
        (tier > *limit && tier != Tier::Unknown)
            .then(|| format!("{host} is assumed to end what is above {above} by {ends}"))
    }

    fn offers_end(&self) -> Option<Date> {
        let days = i64::from(self.scenario.offers_end_days);
        self.as_of.checked_add(jiff::Span::new().days(days)).ok()
    }

    /// Returns what is assumed, a sentence each.
    #[must_use]
    pub fn in_words(&self, catalog: &Catalog) -> Vec<String> {
        let scenario = &self.scenario;
        let lab = |id: &String| catalog.lab(id).map_or_else(|| id.clone(), |lab| lab.name.clone());
        let host = |id: &String| catalog.host(id).map_or_else(|| id.clone(), |host| host.name);
        let mut words = Vec::new();
        words.extend(
            scenario.withdraw.iter().map(|id| format!("{} publishes no further near-frontier weights", lab(id))),
        );
        let all = |of: &str, list: &[String]| {
            (!list.is_empty())
                .then(|| format!("labs of {of} {} publish no further near-frontier weights", list.join(", ")))
        };
        words.extend(all("kind", &scenario.withdraw_kinds));
        words.extend(all("outlook", &scenario.withdraw_outlooks));
        words.extend(
            scenario.no_release.then(|| format!("nobody publishes near-frontier weights after {}", self.as_of)),
        );
        words.extend(scenario.drop_hosts.iter().map(|id| format!("{} serves nothing any more", host(id))));
        if let (Some(above), Some(ends)) = (&scenario.offers_above, self.offers_end()) {
            words.push(format!("every hosted offer of open weights above tier {above} ends by {ends}"));
        }
        let tightened = scenario.licence_tightens.iter();
        words.extend(tightened.map(|id| format!("the open weights of {} come under non-commercial terms", lab(id))));
        if let Some(days) = scenario.release_days {
            let class = scenario.licence_class.as_deref().unwrap_or("unknown");
            words.push(format!("comparable weights under {class} terms come out every {days} days, on several hosts"));
        }
        if self.until > self.as_of {
            words.push(format!("judged at {}, with no release that is not known at {}", self.until, self.as_of));
        }
        words
    }
}
