//! Owns the phrases that findings share: which model, what was assumed of it, which dated fact speaks to that, and what
//! to plan around. Never claims that open weights are over: it says what is known, since when and from where.

use super::finding::Related;
use crate::catalog::{Dated, Line, Outlook, Posture, Standing};
use crate::context::{Codebase, Mirror};
use crate::exposure::{Subject, Substitute, billions, in_words, origin, reserved};

/// Returns the model in words: `Kimi K2 Instruct (1,000B, Moonshot AI)`.
#[must_use]
pub(super) fn model_in_words(subject: &Subject<'_>) -> String {
    let lab = lab_name(subject.codebase, &subject.model.lab);
    let size = subject.model.total_b.map_or_else(|| "size not known".to_owned(), billions);
    format!("{} ({size}, {lab})", subject.model.name)
}

/// Returns what leaning on the model presumes: its next release, or somebody still hosting this one.
#[must_use]
pub(super) fn assumption(subject: &Subject<'_>) -> String {
    let released = subject.model.released.map(|date| format!(" when released ({date})")).unwrap_or_default();
    match subject.reference.supply.as_ref().map(|supply| supply.standing) {
        Some(Standing::Current) => format!("near the open frontier{released}: you lean on its next release"),
        Some(Standing::Former) if holds_copy(subject) => {
            format!("near the open frontier{released} and since passed: you hold your own copy, and nothing follows it")
        }
        Some(Standing::Former) => {
            format!("near the open frontier{released} and since passed: you lean on somebody still hosting this one")
        }
        _ if subject.model.near_frontier.is_none() => {
            "which the catalogue lacks and which counts as near-frontier by the size in its name".to_owned()
        }
        _ => format!("near the open frontier{released}; where it stands today is not known"),
    }
}

/// Whether the weights come from a path, bucket or registry of one's own, which nobody else can end.
fn holds_copy(subject: &Subject<'_>) -> bool {
    origin(subject).is_some_and(|origin| origin.mirror == Mirror::Own)
}

/// Returns the dated fact about the model's supply that weighs most, with its source, as a sentence.
#[must_use]
pub(super) fn fact(subject: &Subject<'_>) -> String {
    let supply = subject.reference.supply.as_ref();
    let (posture, outlook) = (supply.and_then(|it| it.posture.as_ref()), supply.and_then(|it| it.outlook.as_ref()));
    fact_of(&lab_name(subject.codebase, &subject.model.lab), posture, outlook)
}

/// Returns the same of a lab, by what is known of it or of one of its lines.
#[must_use]
pub(super) fn fact_of(lab: &str, posture: Option<&Dated<Posture>>, outlook: Option<&Dated<Outlook>>) -> String {
    if let Some(posture) = posture.filter(|posture| posture.is == Posture::Withdrawn) {
        return format!("{lab} has withdrawn from this line, {}.", evidence(posture));
    }
    if let Some((words, outlook)) = outlook.and_then(|outlook| Some((outlook_in_words(outlook.is)?, outlook))) {
        return format!("{lab} {words}, {}.", evidence(outlook));
    }
    match posture {
        Some(posture) => format!("{lab} {}, {}.", posture_in_words(posture.is), evidence(posture)),
        None => format!("What {lab} does with its next weights is not known, which is neither bad nor safe."),
    }
}

/// Returns what speaks against a lab's going on; `None` where nothing does or nothing is known.
#[must_use]
pub(super) fn outlook_in_words(outlook: Outlook) -> Option<&'static str> {
    match outlook {
        Outlook::Narrowing => Some("publishes less than it did"),
        Outlook::Precarious => Some("stands on precarious ground"),
        Outlook::SingleSponsor => Some("depends on a single sponsor"),
        Outlook::Steady | Outlook::Unknown => None,
    }
}

fn posture_in_words(posture: Posture) -> &'static str {
    match posture {
        Posture::OpenFrontier => "publishes its best weights (the assumption is that it goes on)",
        Posture::OpenRestrictive => "publishes its best weights under terms of its own",
        Posture::Mixed => "keeps stronger models closed",
        Posture::OpenSmall => "publishes small weights only",
        Posture::Withdrawn => "has withdrawn",
        Posture::Closed => "publishes no weights",
    }
}

/// Returns since when something holds, why, and from where that is known.
#[must_use]
pub(super) fn evidence<T>(dated: &Dated<T>) -> String {
    let why = dated.why.trim_end_matches('.');
    format!("since {}: {why} ({})", dated.since, dated.source)
}

/// Returns the line that a model belongs to, by its name, else "such weights".
#[must_use]
pub(super) fn line_or_lab(subject: &Subject<'_>) -> String {
    let lab = subject.codebase.catalog.lab(&subject.model.lab);
    let own = |line: &Line| Some(&line.id) == subject.model.line.as_ref();
    let line = lab.and_then(|lab| lab.lines.clone().into_iter().find(own));
    line.map_or_else(|| "open weights".to_owned(), |line| format!("the {} line", line.name))
}

/// Returns a lab's name as people write it, else its id.
#[must_use]
pub(super) fn lab_name(codebase: &Codebase<'_>, id: &str) -> String {
    codebase.catalog.lab(id).map_or_else(|| id.to_owned(), |lab| lab.name.clone())
}

/// Returns what to plan around, or that the catalogue knows nothing.
#[must_use]
pub fn substitutes_in_words(found: &[Substitute]) -> String {
    if found.is_empty() {
        return "The catalogue knows no 7B–70B model for the same purpose under terms as free.".to_owned();
    }
    let named: Vec<String> = found.iter().map(ToString::to_string).collect();
    format!("Plan around 7B–70B, for the same purpose: {}.", named.join("; "))
}

/// Returns the reservation that a reference stands on, as a related place.
#[must_use]
pub(super) fn hardware_place(subject: &Subject<'_>) -> Option<Related> {
    let accelerators = reserved(subject)?;
    let message = format!("{} are reserved here", in_words(accelerators));
    Some(Related { place: accelerators.place.clone(), message })
}

/// Returns the routes that a reference is a member of, as related places.
#[must_use]
pub(super) fn route_places(subject: &Subject<'_>) -> Vec<Related> {
    let message = || "the route is set up here".to_owned();
    subject.routes().map(|route| Related { place: route.place.clone(), message: message() }).collect()
}

/// Returns where a mirror is set up, as a related place.
#[must_use]
pub(super) fn mirror_place(subject: &Subject<'_>) -> Option<Related> {
    let place = origin(subject)?.place?.clone();
    Some(Related { place, message: "the copy of the weights is set up here".to_owned() })
}
