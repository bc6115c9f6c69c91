//! Owns what reserved accelerators add, and what fits one of them. Never reads reservations: that is `context`.

use super::embedded::weights;
use super::score::Part;
use super::subject::Subject;
use super::tally::Tally;
use super::weights::{HardwareBand, HardwareWeights, MemoryWeights};
use crate::catalog::Model;
use crate::context::{Accelerators, Role};

/// Memory that serving a model takes, and in which precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Footprint {
    /// Gigabytes, weights and what they need beside them.
    pub gigabytes: f32,
    /// Bits of one parameter.
    pub bits: f32,
    /// Whether the identifier or the publisher says so; else 16 bits are assumed.
    pub is_stated: bool,
}

/// Returns what serving a model takes at the precision its identifier names, else at the one it is published in.
///
/// `None` where the total is not known.
#[must_use]
pub fn footprint(model: &Model, quantisation: Option<&str>) -> Option<Footprint> {
    let memory = &weights().memory;
    let stated = named_bits(memory, quantisation).or_else(|| published_bits(memory, &model.id));
    let (bits, is_stated) = (stated.unwrap_or(memory.default_bits), stated.is_some());
    model.total_b.map(|total| Footprint { gigabytes: total * bits / 8.0 * memory.overhead, bits, is_stated })
}

/// Whether serving the model takes no more than one of these accelerators.
#[must_use]
pub fn fits_one(subject: &Subject<'_>, accelerators: &Accelerators) -> bool {
    let one = accelerators.memory_gb.unwrap_or(Accelerators::ASSUMED_MEMORY_GB) as f32;
    let needed = footprint(subject.model, subject.reference.quantisation.as_deref());
    needed.is_some_and(|needed| needed.gigabytes <= one)
}

/// Returns the largest reservation among a reference's deployments.
///
/// None where a deployment names a model without telling what for, as a tokenizer's: nothing is reserved for that.
#[must_use]
pub fn reserved<'a>(subject: &Subject<'a>) -> Option<&'a Accelerators> {
    if subject.reference.role == Role::Unknown {
        return None;
    }
    let all = subject.deployments().filter_map(|deployment| deployment.accelerators.as_ref());
    all.max_by_key(|accelerators| (accelerators.total_gb(), accelerators.count))
}

/// Whether a reservation is of a size that only large models need: from 4 accelerators or 320 GB for one model.
#[must_use]
pub fn is_frontier_sized(subject: &Subject<'_>, accelerators: &Accelerators) -> bool {
    band(&weights().dependence.hardware, accelerators).is_some() && !fits_one(subject, accelerators)
}

/// Returns a reservation in words: `8 × nvidia-h100-80gb (640 GB)`.
#[must_use]
pub fn in_words(accelerators: &Accelerators) -> String {
    let total = accelerators.total_gb();
    match (&accelerators.kind, accelerators.memory_gb) {
        (Some(kind), Some(_)) => format!("{} × {kind} ({total} GB)", accelerators.count),
        (None, Some(_)) => format!("{} accelerators ({total} GB)", accelerators.count),
        _ => format!("{} accelerators ({total} GB, counting 80 GB for one of unknown type)", accelerators.count),
    }
}

/// Adds the reservation, where there is one.
pub(super) fn add(subject: &Subject<'_>, hardware: &HardwareWeights, tally: &mut Tally) {
    let Some(accelerators) = reserved(subject) else { return };
    if fits_one(subject, accelerators) {
        tally.add(Part::Dependence, "hardware", 0.0, "the model fits one accelerator");
        return;
    }
    let value = band(hardware, accelerators).map_or(0.0, |band| band.value);
    tally.add(Part::Dependence, "hardware", value, format!("reserves {}", in_words(accelerators)));
    if value > 0.0 && accelerators.memory_gb.is_none() {
        tally.note_assumption();
    }
}

/// The last step that a reservation reaches.
fn band<'a>(hardware: &'a HardwareWeights, accelerators: &Accelerators) -> Option<&'a HardwareBand> {
    let reaches =
        |band: &&HardwareBand| accelerators.count >= band.accelerators || accelerators.total_gb() >= band.memory_gb;
    hardware.bands.iter().rfind(reaches)
}

fn named_bits(memory: &MemoryWeights, quantisation: Option<&str>) -> Option<f32> {
    let name = quantisation?.to_lowercase();
    let is_named = |holds: &[String]| holds.iter().any(|text| name.contains(text.as_str()));
    memory.precision.iter().find(|precision| is_named(&precision.holds)).map(|precision| precision.bits)
}

fn published_bits(memory: &MemoryWeights, id: &str) -> Option<f32> {
    memory.published.iter().find(|published| id.starts_with(published.id.as_str())).map(|published| published.bits)
}
