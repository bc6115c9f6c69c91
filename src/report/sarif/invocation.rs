//! Owns what a run has to say of itself as SARIF gives it: what was not read as it stands, and what was left out.

use super::super::describe::counted;
use super::super::outcome::Outcome;
use super::location::{Location, Message};
use crate::text::{Notice, NoticeKind};
use serde::Serialize;

/// The run.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation<'o> {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'o>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification<'o> {
    level: &'static str,
    message: Message<'o>,
    descriptor: Descriptor,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location<'o>>,
}

#[derive(Debug, Serialize)]
struct Descriptor {
    id: &'static str,
}

impl<'o> Invocation<'o> {
    /// `left_out` counts the findings for which there was no room.
    pub(super) fn of(outcome: &'o Outcome, left_out: usize) -> Self {
        let cut = (left_out > 0).then(|| cut(left_out));
        Self {
            execution_successful: !outcome.notices.iter().any(|notice| notice.kind == NoticeKind::Internal),
            tool_execution_notifications: cut.into_iter().chain(outcome.notices.iter().map(notification)).collect(),
        }
    }
}

fn cut(left_out: usize) -> Notification<'static> {
    let findings = counted(left_out, "finding is", "findings are");
    let text = format!("{findings} left out, none of them graver than those here: code scanning takes no more");
    Notification {
        level: "warning",
        message: Message::new(text),
        descriptor: Descriptor { id: "left-out" },
        locations: Vec::new(),
    }
}

fn notification(notice: &Notice) -> Notification<'_> {
    let is_grave = matches!(notice.kind, NoticeKind::Internal | NoticeKind::Unreadable);
    let has_path = !notice.path.as_os_str().is_empty();
    Notification {
        level: if is_grave { "error" } else { "warning" },
        message: Message::foreign(&notice.message),
        descriptor: Descriptor { id: notice.kind.as_str() },
        locations: has_path.then(|| Location::of_file(&notice.path)).into_iter().collect(),
    }
}
