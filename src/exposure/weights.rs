//! Owns the form of `rules/exposure.toml`: what each factor adds, its range and its reason. Never reads or applies it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All weights.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// What the model's own situation adds.
    pub supply: SupplyWeights,
    /// What the codebase does with it.
    pub dependence: DependenceWeights,
    /// How much memory weights need.
    pub memory: MemoryWeights,
}

/// `[supply.*]`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplyWeights {
    /// By size tier.
    pub tier: Words,
    /// By standing.
    pub standing: Words,
    /// By days since the line's newest flagged release.
    pub silence: SilenceWeights,
    /// By posture.
    pub posture: Words,
    /// By outlook.
    pub outlook: Words,
    /// By licence class.
    pub licence: Words,
    /// By the share of offers that the host has withdrawn.
    pub host: HostWeights,
}

/// `[dependence.*]`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DependenceWeights {
    /// By role.
    pub role: Words,
    /// By what it stands in for.
    pub parity: Words,
    /// By pin.
    pub pin: Words,
    /// By what stands in for it.
    pub fallback: FallbackWeights,
    /// By reserved accelerators.
    pub hardware: HardwareWeights,
    /// By its part in an evaluation.
    pub evaluation: EvaluationWeights,
    /// By where weights come from at start.
    pub mirror: MirrorWeights,
    /// By the hub's switch.
    pub offline: Words,
    /// By the tier of what is tuned.
    pub plan_around_base: Words,
}

/// A factor whose values are looked up by a word.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The least and the most it can add.
    pub range: [f32; 2],
    /// Why it counts.
    pub reason: String,
    /// What each word adds.
    pub values: BTreeMap<String, f32>,
}

/// `[supply.silence]`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SilenceWeights {
    /// The least and the most it can add.
    pub range: [f32; 2],
    /// Why it counts.
    pub reason: String,
    /// Days up to which silence is ordinary.
    pub from_days: i32,
    /// Days from which on it counts in full; evenly in between.
    pub full_days: i32,
}

/// `[supply.host]`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostWeights {
    /// The least and the most it can add.
    pub range: [f32; 2],
    /// Why it counts.
    pub reason: String,
    /// A record of fewer offers tells nothing.
    pub least_offers: u32,
}

/// `[dependence.fallback]`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FallbackWeights {
    /// The least and the most it can add.
    pub range: [f32; 2],
    /// Why it counts.
    pub reason: String,
    /// What each kind of fallback adds.
    pub values: BTreeMap<String, f32>,
    /// Roles that a route can help.
    pub roles: Vec<String>,
}

/// `[dependence.hardware]`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardwareWeights {
    /// The least and the most it can add.
    pub range: [f32; 2],
    /// Why it counts.
    pub reason: String,
    /// Steps, smallest first.
    pub bands: Vec<HardwareBand>,
}

/// A step of reserved hardware.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardwareBand {
    /// From that many accelerators,
    pub accelerators: u32,
    /// or from that much memory over all, in gigabytes.
    pub memory_gb: u32,
    /// What it adds.
    pub value: f32,
}

/// `[dependence.evaluation]`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvaluationWeights {
    /// The least and the most it can add.
    pub range: [f32; 2],
    /// Why it counts.
    pub reason: String,
    /// What each part in an evaluation adds.
    pub values: BTreeMap<String, f32>,
    /// Added for a baseline or a judge that a pipeline runs.
    pub pipeline: f32,
    /// Words in a key path that make a baseline.
    pub baseline_keys: Vec<String>,
    /// Where pipelines are kept.
    pub pipeline_paths: Vec<String>,
}

/// `[dependence.mirror]`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MirrorWeights {
    /// The least and the most it can add.
    pub range: [f32; 2],
    /// Why it counts.
    pub reason: String,
    /// What each origin adds.
    pub values: BTreeMap<String, f32>,
    /// What an address holds that leads to a public hub.
    pub public_hubs: Vec<String>,
}

/// `[memory]`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemoryWeights {
    /// What weights need beside themselves, as a factor.
    pub overhead: f32,
    /// Bits of one parameter where nothing else is known.
    pub default_bits: f32,
    /// Precisions as identifiers name them.
    pub precision: Vec<Precision>,
    /// Precisions in which weights are published.
    pub published: Vec<PublishedPrecision>,
}

/// A precision as identifiers name it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Precision {
    /// Lower-case texts, any of which names it.
    pub holds: Vec<String>,
    /// Bits of one parameter, scales included.
    pub bits: f32,
}

/// The precision in which a publisher gives weights out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedPrecision {
    /// How the model's id begins.
    pub id: String,
    /// Bits of one parameter, scales included.
    pub bits: f32,
    /// Where that is said.
    pub source: String,
}

#[cfg(test)]
mod tests {
    use super::Weights;
    use crate::catalog::{LicenceClass, Outlook, Posture, Standing, Tier};
    use crate::exposure::weights;
    use std::collections::BTreeMap;

    type Factor<'a> = (&'a str, [f32; 2], &'a str, Vec<f32>);

    fn values(words: &BTreeMap<String, f32>) -> Vec<f32> {
        words.values().copied().collect()
    }

    fn all(weights: &Weights) -> Vec<Factor<'_>> {
        let (supply, dependence) = (&weights.supply, &weights.dependence);
        let mut factors: Vec<Factor<'_>> = [
            ("tier", &supply.tier),
            ("standing", &supply.standing),
            ("posture", &supply.posture),
            ("outlook", &supply.outlook),
            ("licence", &supply.licence),
            ("role", &dependence.role),
            ("parity", &dependence.parity),
            ("pin", &dependence.pin),
            ("offline", &dependence.offline),
            ("plan-around-base", &dependence.plan_around_base),
        ]
        .into_iter()
        .map(|(name, words)| (name, words.range, words.reason.as_str(), values(&words.values)))
        .collect();
        let (fallback, hardware, mirror) = (&dependence.fallback, &dependence.hardware, &dependence.mirror);
        let evaluation = &dependence.evaluation;
        let judged = evaluation.values.values().map(|value| value + evaluation.pipeline).collect();
        let bands = hardware.bands.iter().map(|band| band.value).collect();
        factors.push(("fallback", fallback.range, &fallback.reason, values(&fallback.values)));
        factors.push(("mirror", mirror.range, &mirror.reason, values(&mirror.values)));
        factors.push(("hardware", hardware.range, &hardware.reason, bands));
        factors.push(("evaluation", evaluation.range, &evaluation.reason, judged));
        factors.push(("silence", supply.silence.range, &supply.silence.reason, vec![]));
        factors.push(("host", supply.host.range, &supply.host.reason, vec![]));
        factors
    }

    #[test]
    fn the_file_reads_and_no_value_leaves_its_range() {
        let read: Weights = toml::from_str(include_str!("../../rules/exposure.toml")).unwrap();
        assert_eq!(&read, weights());
        for (name, [least, most], reason, values) in all(&read) {
            assert!((-1.0..=1.0).contains(&least) && least < most && most <= 1.0, "{name}: {least}..{most}");
            assert!(!reason.is_empty(), "{name} says no reason");
            for value in values {
                assert!(value >= least - 1e-6 && value <= most + 1e-6, "{name}: {value} outside {least}..{most}");
                let exact = value * 1000.0;
                assert!((exact - exact.round()).abs() < 1e-3, "{name}: {value} is finer than a thousandth");
            }
        }
    }

    #[test]
    fn every_word_of_the_catalogue_has_a_value_or_is_unknown() {
        let supply = &weights().supply;
        let words = |all: &[&'static str]| all.iter().copied().filter(|word| *word != "unknown").collect::<Vec<_>>();
        let names = |values: &BTreeMap<String, f32>| values.keys().cloned().collect::<Vec<_>>();
        let cases = [
            (&supply.tier, Tier::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>()),
            (&supply.standing, Standing::ALL.iter().map(|word| word.as_str()).collect()),
            (&supply.posture, Posture::ALL.iter().map(|word| word.as_str()).collect()),
            (&supply.outlook, Outlook::ALL.iter().map(|word| word.as_str()).collect()),
            (&supply.licence, LicenceClass::ALL.iter().map(|word| word.as_str()).collect()),
        ];
        for (factor, all) in cases {
            let mut expected = words(&all);
            expected.sort_unstable();
            assert_eq!(names(&factor.values), expected);
        }
    }

    #[test]
    fn ageing_and_size_only_ever_add() {
        let supply = &weights().supply;
        assert!(supply.standing.values["former"] >= supply.standing.values["current"]);
        let tiers = ["mid", "large", "xlarge", "trillion"].map(|tier| supply.tier.values[tier]);
        assert!(tiers.is_sorted());
    }

    #[test]
    fn supply_fills_its_scale_and_the_band_to_plan_around_stays_low() {
        let supply = &weights().supply;
        let always = supply.posture.range[1] + supply.outlook.range[1] + supply.licence.range[1] + supply.host.range[1];
        assert!(always < 0.345, "{always}");
        let rest = supply.tier.range[1] + supply.standing.range[1] + supply.silence.range[1];
        assert!((always + rest - 1.0).abs() < 1e-5, "{}", always + rest);
    }
}
