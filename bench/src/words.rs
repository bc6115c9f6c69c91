//! Owns the words that text about no model is made of, those included that look like models at a glance.

use crate::random::Random;

/// Plain words.
const PLAIN: [&str; 32] = [
    "account",
    "backup",
    "bucket",
    "cache",
    "client",
    "cluster",
    "config",
    "cursor",
    "deploy",
    "engine",
    "events",
    "filter",
    "gateway",
    "handler",
    "index",
    "installing",
    "labels",
    "ledger",
    "metrics",
    "network",
    "orders",
    "payload",
    "planner",
    "prompt",
    "queue",
    "replica",
    "routing",
    "schema",
    "string",
    "timeout",
    "tracing",
    "volume",
];

/// Text that has a stem, or nearly one, and names no model.
const NEAR: [&str; 12] = [
    "allAvailable",
    "a llama in a field",
    "prompt-cache",
    "command-args",
    "installing-tools",
    "string-builder",
    "solar-panel",
    "titan crane",
    "step-by-step",
    "in bloom",
    "grokking",
    "wizardry",
];

/// One plain word.
pub fn word(random: &mut Random) -> &'static str {
    random.pick(&PLAIN)
}

/// Two plain words as one name.
pub fn name(random: &mut Random) -> String {
    format!("{}_{}", word(random), word(random))
}

/// A value: mostly plain words, seldom a hash or what only looks like a model.
pub fn value(random: &mut Random) -> String {
    match random.below(64) {
        0 => random.pick(&NEAR).to_owned(),
        1..=4 => format!("sha256-{:016x}{:016x}", random.next(), random.next()),
        5..=16 => format!("{}/{}:{}.{}", word(random), word(random), random.below(9), random.below(40)),
        17..=28 => format!("https://{}.example.net/{}", word(random), word(random)),
        _ => sentence(random, 4),
    }
}

/// That many plain words.
pub fn sentence(random: &mut Random, words: u64) -> String {
    let words: Vec<&str> = (0..words).map(|_| word(random)).collect();
    words.join(" ")
}
