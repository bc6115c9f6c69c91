//! Compares the catalogue with a downloaded copy of models.dev's `api.json` or of `LiteLLM`'s
//! `model_prices_and_context_window.json`, for those who keep the catalogue. `docs/catalogue.md` tells when and how.
//!
//!     cargo run --release --example compare-catalogue -- FILE [--format human|json]
//!
//! It merges nothing. Exit status: 0 the comparison was written, 2 it was not.

use owlint::catalog::Catalog;
use owlint::catalog::compare::{Listing, compare};
use owlint::identify::{read, resolve};
use std::io::{self, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: compare-catalogue FILE [--format human|json]";

#[allow(dead_code, reason = "a test takes this file in as a module")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Where standard error is gone there is nobody left to tell.
            let _ = writeln!(io::stderr(), "error: {message}");
            ExitCode::from(2)
        }
    }
}

/// Compares what the arguments name; an error is what to tell.
pub(crate) fn run(arguments: &[String], out: &mut impl Write) -> Result<(), String> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (path, json) = match words.as_slice() {
        [path] | [path, "--format", "human"] | ["--format", "human", path] if !path.starts_with('-') => (path, false),
        [path, "--format", "json"] | ["--format", "json", path] if !path.starts_with('-') => (path, true),
        _ => return Err(USAGE.to_owned()),
    };
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read `{path}`: {error}"))?;
    let listing = Listing::read(&text).map_err(|error| format!("`{path}` is {error}"))?;
    let catalog = Catalog::embedded();
    let model = |spelling: &str| Some((*resolve(&read(spelling, &catalog)?, &catalog).model?).clone());
    let found = compare(&listing, &catalog, &model);
    let told =
        if json { serde_json::to_string_pretty(&found).map_err(|error| error.to_string())? } else { found.to_string() };
    writeln!(out, "{}", told.trim_end()).map_err(|error| format!("cannot write: {error}"))
}
