//! Owns the form of a scenario, in `rules/scenarios.toml` and in configurations. Never plays one through.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All scenarios of a file, by name.
pub type Scenarios = BTreeMap<String, Scenario>;

/// What is assumed of the world; what is empty stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Scenario {
    /// What is assumed, in one sentence.
    pub summary: String,
    /// Whose assumption it is.
    pub source: String,
    /// Labs that publish no further near-frontier weights, by id.
    pub withdraw: Vec<String>,
    /// The same for all labs of a kind.
    pub withdraw_kinds: Vec<String>,
    /// The same for all labs and lines of an outlook.
    pub withdraw_outlooks: Vec<String>,
    /// Hosts that serve nothing any more, by id.
    pub drop_hosts: Vec<String>,
    /// Labs whose open weights come under non-commercial terms, by id.
    pub licence_tightens: Vec<String>,
    /// Whether nobody publishes near-frontier weights any more.
    pub no_release: bool,
    /// The tier above which hosted offers end.
    pub offers_above: Option<String>,
    /// After how many days they do.
    pub offers_end_days: u32,
    /// After how many days at most somebody publishes comparable weights.
    pub release_days: Option<u32>,
    /// The class of their licence.
    pub licence_class: Option<String>,
    /// How many days after the as-of date everything is judged.
    pub days: Option<u32>,
}

impl Scenario {
    /// Whether it assumes nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let named = Self { summary: self.summary.clone(), source: self.source.clone(), ..Self::default() };
        *self == named
    }

    /// Adds all that another assumes; where both name a day or a class, the other's counts.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.withdraw.extend(other.withdraw);
        self.withdraw_kinds.extend(other.withdraw_kinds);
        self.withdraw_outlooks.extend(other.withdraw_outlooks);
        self.drop_hosts.extend(other.drop_hosts);
        self.licence_tightens.extend(other.licence_tightens);
        if other.offers_above.is_some() {
            self.offers_end_days = other.offers_end_days;
        }
        Self {
            no_release: self.no_release || other.no_release,
            offers_above: other.offers_above.or(self.offers_above),
            release_days: other.release_days.or(self.release_days),
            licence_class: other.licence_class.or(self.licence_class),
            days: other.days.max(self.days),
            ..self
        }
    }
}
