//! Owns the answer of `owlint explain exposure`: the whole model of scores, factor by factor, as its data has it.
//! Never reckons a score.

use super::fact;
use crate::exposure::Weights;
use crate::report::json::{Head, document};
use crate::report::theme::View;
use crate::report::wrap;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

use super::Question;

/// How scores, bands and the index come about, a paragraph each (design §4 and §5).
const WORDS: [&str; 6] = [
    "A reference to open weights has a score: 100 × supply × dependence, each a sum of the factors below, kept within 0 and 1. \
     Supply is what the model's own situation adds, dependence what the codebase does with it. Closed models have none.",
    "A fact that is not known adds the middle of its factor's range, is named as not known, and lowers confidence by one step: \
     it is neither bad nor safe. Ageing never lowers a score, and no mitigation ever raises one.",
    "Bands: high from 60, medium from 35, low from 15, info below. High means: not undone by editing one line. No finding is \
     graver than the band of its reference, except ended and ending offers, suppressions, and findings without a score.",
    "A finding fails a run at or above --fail-on, with confidence medium or above, on a reference whose role gates: comments, \
     documentation, tests and registries do not unless asked to.",
    "The index of a project takes the highest score of each distinct exposed model over its gating references, sorted from the \
     highest: 100·(1 − Π(1 − sᵢ/100)^(½^(i−1))). Grades: A below 15, B below 35, C below 60, D below 80, else E.",
    "The numbers are owlint's own judgement, held by anchors and laws that its tests check. They order what is found; they \
     measure no probability.",
];

/// Writes the model for people.
pub fn explain_exposure(weights: &Weights, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for paragraph in WORDS {
        wrap::hanging(paragraph, "", "", view.width, out)?;
        writeln!(out)?;
    }
    for (part, factors) in parts(weights) {
        writeln!(out, "{}", view.theme().strong(&format!("{part}:")))?;
        for (name, factor) in factors {
            fact(&name, &in_words(&factor), view, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Writes the model for programs: the words, and every factor as its data has it.
pub fn explain_exposure_json(weights: &Weights, question: &Question<'_>, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Answer<'q> {
        #[serde(flatten)]
        head: Head<'q>,
        #[serde(flatten)]
        rest: Value,
    }
    let date = question.catalog.date().map(|date| date.to_string()).unwrap_or_default();
    let rest = json!({ "kind": "exposure", "words": WORDS, "exposure": serde_json::to_value(weights)? });
    document(&Answer { head: Head::at(&date, question.as_of), rest }, out)
}

/// The two sums and their factors, in the order of the data.
fn parts(weights: &Weights) -> Vec<(&'static str, Map<String, Value>)> {
    let whole = serde_json::to_value(weights).unwrap_or_default();
    let of = |part: &'static str| (part, whole.get(part).and_then(Value::as_object).cloned().unwrap_or_default());
    vec![of("supply"), of("dependence")]
}

/// `-0.20 to +0.08: reason. closed +0.04, none +0.08, plan-around -0.20.`
fn in_words(factor: &Value) -> String {
    let number = |value: &Value| value.as_f64().map(|number| format!("{number:+.2}")).unwrap_or_default();
    let range: Vec<String> = factor.get("range").and_then(Value::as_array).into_iter().flatten().map(number).collect();
    let reason = factor.get("reason").and_then(Value::as_str).unwrap_or_default();
    let values = factor.get("values").and_then(Value::as_object).into_iter().flatten();
    let mut said: Vec<String> = values.map(|(word, value)| format!("{word} {}", number(value))).collect();
    for (name, value) in factor.as_object().into_iter().flatten() {
        if !matches!(name.as_str(), "range" | "reason" | "values") {
            said.push(format!("{} {}", name.replace('_', " "), plain(value)));
        }
    }
    format!("{}: {reason} {}.", range.join(" to "), said.join(", "))
}

/// A setting of a factor, as people read it.
fn plain(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(" · "),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| format!("{} {}", name.replace('_', " "), plain(value)));
            fields.collect::<Vec<_>>().join(" ")
        }
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => {
            number.as_f64().map(|number| format!("{number:.2}")).unwrap_or_default()
        }
        other => other.to_string(),
    }
}
