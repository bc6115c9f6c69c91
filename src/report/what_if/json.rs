//! Owns a played scenario as JSON. Never words it for people.

use super::Played;
use crate::exposure::{Index, Lost};
use crate::report::json::{Head, SubstituteObject, id};
use crate::report::paths::plain;
use crate::text::redact_identifier;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes a played scenario as one document.
pub fn what_if_json(played: &Played<'_>, out: &mut dyn Write) -> io::Result<()> {
    let [before, after] = played.what_if.index;
    let assumed = &played.assumed;
    let files = played.files();
    let rest = json!({
        "until": assumed.until.to_string(),
        "scenarios": played.names,
        "assumed": assumed.in_words(played.outcome.codebase.catalog),
        "factors_moved": played.what_if.moved,
        "index": { "before": index(before), "after": index(after) },
        "references": played.what_if.lost.iter().filter_map(|lost| reference(played, lost)).collect::<Vec<_>>(),
        "routes": routes(played),
        "files": files.into_iter().map(|(path, count)| json!({ "path": path, "references": count })).collect::<Vec<_>>(),
    });
    let whole = Document { head: Head::of(&played.outcome), rest };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

/// The whole document.
#[derive(Debug, Serialize)]
struct Document<'o> {
    #[serde(flatten)]
    head: Head<'o>,
    #[serde(flatten)]
    rest: Value,
}

fn index(index: Index) -> Value {
    json!({ "index": index.index, "grade": index.grade.as_str() })
}

fn reference(played: &Played<'_>, lost: &Lost) -> Option<Value> {
    let reference = played.reference(lost)?;
    let [before, after] = played.scores(lost);
    Some(json!({
        "id": id(lost.id),
        "path": plain(reference.place.path()),
        "line": reference.place.start.line,
        "column": reference.place.start.column,
        "text": redact_identifier(&reference.text),
        "model": reference.model.as_ref().map(|model| &model.id),
        "lab": reference.model.as_ref().map(|model| &model.lab),
        "role": reference.role.as_str(),
        "channel": reference.channel.to_string(),
        "lost": lost.losses,
        "score_before": before,
        "score_after": after,
        "host_gone": lost.host_gone,
        "other_hosts": lost.other_hosts,
        "replacements": lost.replacements,
        "substitutes": played.substitutes(lost).iter().map(SubstituteObject::of).collect::<Vec<_>>(),
    }))
}

fn routes(played: &Played<'_>) -> Vec<Value> {
    let lost = played.what_if.routes.iter();
    let told = lost.filter_map(|one| {
        let route = played.route(one.route)?;
        Some(json!({
            "path": plain(route.place.path()),
            "line": route.place.start.line,
            "members": route.members.iter().copied().map(id).collect::<Vec<_>>(),
            "lost": one.losses,
        }))
    });
    told.collect()
}
