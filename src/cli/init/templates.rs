//! Owns the texts that `owlint init` writes, with versions and dates filled in. Never decides where they go.

use crate::cli::resolve::today;
use crate::cli::setup_args::Pipeline;
use jiff::ToSpan;

/// One entry of `.pre-commit-config.yaml`.
pub(super) const HOOK: &str = include_str!("pre-commit.yaml");

/// How many days the exemption that is shown would hold.
const EXEMPT_DAYS: i64 = 90;

/// A first `owlint.toml`: every setting, commented out.
pub(super) fn configuration() -> String {
    let today = today();
    let until = today.checked_add(EXEMPT_DAYS.days()).unwrap_or(today);
    let text = include_str!("owlint.toml");
    text.replace("{today}", &today.to_string()).replace("{until}", &until.to_string())
}

/// A first `.pre-commit-config.yaml`.
pub(super) fn hooks() -> String {
    format!("repos:\n{HOOK}")
}

/// Where a pipeline stands, from the repository's root, and its text.
pub(super) fn pipeline(whose: Pipeline) -> (&'static str, String) {
    let (name, text) = match whose {
        Pipeline::Github => (".github/workflows/owlint.yml", include_str!("github.yml")),
        Pipeline::Gitlab => (".gitlab-ci.yml", include_str!("gitlab.yml")),
        Pipeline::Azure => ("azure-pipelines.yml", include_str!("azure.yml")),
    };
    (name, text.replace("{version}", env!("CARGO_PKG_VERSION")))
}
