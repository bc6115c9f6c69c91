//! Owns what the model's own situation adds: size, standing, silence, posture, outlook, licence.
//! Never looks at the codebase.

use super::score::Part;
use super::subject::Subject;
use super::tally::Tally;
use super::weights::{SilenceWeights, SupplyWeights};
use crate::catalog::{Dated, LicenceClass, Model, Standing, Tier};
use crate::context::Supply;

const PART: Part = Part::Supply;

/// Adds the factors of supply, except the host's record.
pub(super) fn add(subject: &Subject<'_>, weights: &SupplyWeights, tally: &mut Tally) {
    let (model, supply) = (subject.model, subject.reference.supply.as_ref());
    let counts = Frontier::of(model);
    add_tier(model, counts, weights, tally);
    add_standing(supply, model, counts, weights, tally);
    if counts == Frontier::Exposed {
        add_silence(supply, &weights.silence, tally);
    }
    let posture = supply.and_then(|supply| supply.posture.as_ref());
    let word = posture.map_or("", |posture| posture.is.as_str());
    tally.add_word(PART, "posture", &weights.posture, word, dated_why(word, posture, "what its lab does today"));
    let outlook = supply.and_then(|supply| supply.outlook.as_ref());
    let word = outlook.map_or("", |outlook| outlook.is.as_str());
    tally.add_word(PART, "outlook", &weights.outlook, word, dated_why(word, outlook, "how its lab will go on"));
    tally.add_word(PART, "licence", &weights.licence, model.licence_class.as_str(), licence_why(model));
}

/// How far size and standing count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frontier {
    /// Exposed: both do.
    Exposed,
    /// Planned around, or never near the frontier: neither does.
    Beside,
    /// Above the band to plan around, or of unknown size, and nobody has said whether it was near the frontier.
    NotKnown,
}

impl Frontier {
    fn of(model: &Model) -> Self {
        let tier = model.tier();
        match model.near_frontier {
            _ if model.is_exposed() => Self::Exposed,
            None if tier.is_above_mid() || tier == Tier::Unknown => Self::NotKnown,
            _ => Self::Beside,
        }
    }
}

fn add_tier(model: &Model, counts: Frontier, weights: &SupplyWeights, tally: &mut Tally) {
    let tier = model.tier();
    let size =
        model.total_b.map_or_else(|| "its total size".to_owned(), |total| format!("{} in total", billions(total)));
    match counts {
        Frontier::Beside if tier == Tier::Mid => {
            tally.add(PART, "tier", 0.0, format!("{size}, within the band to plan around"));
        }
        Frontier::Beside => tally.add(PART, "tier", 0.0, format!("{size}; others of its kind stand in for it")),
        _ => tally.add_word(PART, "tier", &weights.tier, tier.as_str(), format!("{size}, tier {}", tier.as_str())),
    }
}

fn add_standing(supply: Option<&Supply>, model: &Model, counts: Frontier, weights: &SupplyWeights, tally: &mut Tally) {
    let released = model.released.map_or_else(String::new, |date| format!(", released {date}"));
    let why = match (counts, supply.map(|supply| supply.standing)) {
        (Frontier::Beside, _) => {
            tally.add(PART, "standing", 0.0, format!("not counted: no exposed model{released}"));
            return;
        }
        (Frontier::Exposed, Some(Standing::Current)) => format!("near the open frontier{released}"),
        (Frontier::Exposed, Some(Standing::Former)) => format!("near the open frontier once{released}"),
        _ => "whether and when it was near the open frontier".to_owned(),
    };
    let word = supply.map_or("", |supply| match supply.standing {
        Standing::None => "",
        standing => standing.as_str(),
    });
    tally.add_word(PART, "standing", &weights.standing, word, why);
}

/// Grows evenly between the days up to which silence is ordinary and those from which on it counts in full.
fn add_silence(supply: Option<&Supply>, weights: &SilenceWeights, tally: &mut Tally) {
    let Some(days) = supply.and_then(|supply| supply.silence_days) else {
        tally.add_unknown(PART, "silence", weights.range, "when its line last brought a near-frontier release");
        return;
    };
    let [least, most] = weights.range;
    let over = (days - weights.from_days).max(0) as f32;
    let share = (over / (weights.full_days - weights.from_days).max(1) as f32).min(1.0);
    let why = format!("{days} days since the line's newest near-frontier release");
    tally.add(PART, "silence", least + (most - least) * share, why);
}

fn dated_why<T>(word: &str, fact: Option<&Dated<T>>, unknown: &str) -> String {
    match fact {
        Some(fact) if word != "unknown" => format!("{word} since {}: {} ({})", fact.since, fact.why, fact.source),
        _ => unknown.to_owned(),
    }
}

fn licence_why(model: &Model) -> String {
    match (&model.licence, model.licence_class) {
        (_, LicenceClass::Unknown) | (None, _) => format!("its licence is {}", model.licence_class.as_str()),
        (Some(licence), class) => format!("{licence}, {}", class.as_str()),
    }
}

/// Returns parameters as people write them: `32B`, `0.6B`, `1,000B`.
#[must_use]
pub fn billions(total: f32) -> String {
    let rounded = if total < 10.0 { (f64::from(total) * 10.0).round() / 10.0 } else { f64::from(total).round() };
    let digits = format!("{rounded}");
    match digits.split_at_checked(digits.len().saturating_sub(3)) {
        Some((thousands, rest)) if !thousands.is_empty() && !digits.contains('.') => format!("{thousands},{rest}B"),
        _ => format!("{digits}B"),
    }
}

#[cfg(test)]
mod tests {
    use super::billions;

    #[test]
    fn sizes_read_as_people_write_them() {
        let written = [0.6, 3.84, 32.0, 72.7, 117.0, 1000.0, 2800.0].map(billions);
        assert_eq!(written, ["0.6B", "3.8B", "32B", "73B", "117B", "1,000B", "2,800B"]);
    }
}
