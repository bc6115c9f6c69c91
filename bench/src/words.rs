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

/// Text that has a stem, or nearly one, where it begins no word: the search looks at it and goes on.
const NEAR: [&str; 10] = [
    "grokking",
    "wizardry",
    "allAvailable",
    "prompt-cache",
    "command-args",
    "installing-tools",
    "string-builder",
    "smashing-parts",
    "ring-buffer",
    "internal-lookup",
];

/// Text that begins like a model and names none: what stands around it is looked at, and for the last two, which are spelt
/// as models are, the whole file is parsed.
const ALIKE: [&str; 6] =
    ["a llama in a field", "solar-panel", "titan crane", "in bloom", "bert-score-2", "bloom-filter-32"];

/// One value of so many begins like a model. `docs/benchmark.md` says from which trees it was set.
const ALIKE_IN: u64 = 8_000;

/// One plain word.
pub fn word(random: &mut Random) -> &'static str {
    random.pick(&PLAIN)
}

/// Two plain words as one name.
pub fn name(random: &mut Random) -> String {
    format!("{}_{}", word(random), word(random))
}

/// Letters that stand for a number, and differ where it does. A word and a number (`cache-12`) would look like a model.
#[must_use]
pub fn tag(number: u64) -> String {
    const LETTERS: &[u8; 16] = b"bcdfghjkmnpqrsvx";
    let digits = format!("{number:x}");
    let letter = |digit: char| digit.to_digit(16).map_or('z', |at| char::from(LETTERS[at as usize]));
    digits.chars().map(letter).collect()
}

/// A value: mostly plain words, seldom a hash or what only looks like a model.
pub fn value(random: &mut Random) -> String {
    if random.below(ALIKE_IN) == 0 {
        return random.pick(&ALIKE).to_owned();
    }
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
