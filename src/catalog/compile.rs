//! Owns the way from catalogue files to one checked whole, for the build and for overlays alike.
//! Never reads a file from disk and never decides how the whole is stored.

use super::check;
use super::claims::Claims;
use super::convert;
use super::date::PartialDate;
use super::error::{CatalogError, Faults};
use super::hosted::Offer;
use super::lab::{Family, Host, Lab};
use super::model::Model;
use super::named_size::Exceptions;
use super::read::{Parse, read};
use super::refer::{Known, name_models};
use super::source::File;
use super::stems::Stem;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A model with the names that only look-ups need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What is known of it. First, so that it can be decoded without the rest.
    pub model: Model,
    /// Other spellings that mean it.
    pub aliases: Vec<String>,
    /// Names in the Ollama library.
    pub ollama: Vec<String>,
}

/// All catalogue files in one.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Compiled {
    /// The date of the newest source.
    pub date: Option<PartialDate>,
    /// Words of which every file that names a model holds one.
    pub stems: Vec<Stem>,
    /// By id.
    pub labs: Vec<Lab>,
    /// By id.
    pub families: Vec<Family>,
    /// By id.
    pub hosts: Vec<Host>,
    /// By id; where two share a name, the later one has it.
    pub entries: Vec<Entry>,
    /// By host and spelling.
    pub offers: Vec<Offer>,
}

/// Checks and merges files, given as name and text.
///
/// With `base`, the files are an overlay on it: they may refer to what it holds, may leave out what the embedded
/// catalogue must have, and only they are returned. All faults are returned at once, in the order of files and lines.
pub(crate) fn compile(
    sources: &[(PathBuf, String)],
    base: Option<&Compiled>,
    parse: Parse,
) -> Result<Compiled, Vec<CatalogError>> {
    let mut all = Vec::with_capacity(sources.len());
    for (path, text) in sources {
        let mut faults = Faults { path, text, found: Vec::new() };
        let file = parse(&mut faults).map_or_else(File::default, |root| read(root, &mut faults));
        check::file(&file, &mut faults, base.is_none());
        all.push((file, faults));
    }
    let mut claims = Claims::default();
    for index in 0..all.len() {
        claims.file(index, &mut all);
    }
    if base.is_none() {
        check_sizes(&mut all);
    }
    let known = Known::new(base, all.iter().map(|(file, _)| file));
    for (file, faults) in &mut all {
        known.check(file, faults);
    }
    let mut errors: Vec<CatalogError> = all.iter().flat_map(|(_, faults)| faults.found.iter().cloned()).collect();
    if errors.is_empty() {
        let mut whole = convert::convert(all.iter().map(|(file, faults)| (file, faults.path)));
        name_models(&mut whole, base);
        return Ok(whole);
    }
    errors.sort();
    errors.dedup();
    Err(errors)
}

/// Checks sizes against names; the exceptions of one file hold for all.
fn check_sizes(all: &mut [(File, Faults<'_>)]) {
    let found: Vec<_> = {
        let exceptions = Exceptions::new(all.iter().map(|(file, _)| file));
        let check = |(file, faults): &(File, Faults<'_>)| {
            let mut own = Faults { path: faults.path, text: faults.text, found: Vec::new() };
            exceptions.check(file, &mut own);
            own.found
        };
        all.iter().map(check).collect()
    };
    for ((_, faults), found) in all.iter_mut().zip(found) {
        faults.found.extend(found);
    }
}

#[cfg(test)]
mod tests {
    use super::{Compiled, compile};
    use std::path::PathBuf;

    const LAB: &str = r#"[lab]
id = "acme"
name = "Acme"
kind = "company"
country = ""
organisations = ["acme"]
[[lab.posture]]
is = "open-frontier"
since = "2025"
why = "said so"
source = "acme.example 2025-01-01"
[[line]]
id = "anvil"
name = "Anvil"
"#;

    fn model(id: &str, more: &str) -> String {
        let fixed = "name = \"A\"\nfamily = \"anvil\"\nweights = \"open\"\nsource = \"card 2026-01-01\"";
        format!("[[model]]\nid = \"{id}\"\n{fixed}\n{more}\n")
    }

    /// Compiles one file as the build would and returns the faults as they are shown.
    fn faults(text: &str) -> Vec<String> {
        outcome(&[("acme.toml", text)]).err().unwrap_or_default()
    }

    fn outcome(files: &[(&str, &str)]) -> Result<Compiled, Vec<String>> {
        let files: Vec<_> = files.iter().map(|(name, text)| (PathBuf::from(name), (*text).to_owned())).collect();
        compile(&files, None, super::super::read::toml)
            .map_err(|errors| errors.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_sound_file_compiles() {
        let text = format!("{LAB}{}", model("anvil-1", "line = \"anvil\"\nreleased = \"2025-03\"\ntotal_b = 7.0"));
        let whole = outcome(&[("acme.toml", &text)]).unwrap();
        assert_eq!(whole.entries[0].model.lab, "acme");
        assert_eq!(whole.entries[0].model.near_frontier, Some(false));
        assert_eq!(whole.labs[0].lines[0].id, "anvil");
    }

    #[test]
    fn each_fault_names_file_line_and_remedy() {
        for (more, expected) in [
            ("released = \"2025-13\"", "acme.toml:21: `2025-13` is no date: write YYYY-MM-DD, YYYY-MM or YYYY"),
            ("licence_clas = \"x\"", "acme.toml:21: unknown key `licence_clas`: did you mean `licence_class`?"),
            ("modality = \"txt\"", "acme.toml:21: `txt` is not among the words known here (did you mean `text`?)"),
            ("line = \"anvi\"", "acme.toml:21: no line `anvi` here (did you mean `anvil`?)"),
            ("base = \"hammer\"", "acme.toml:21: no model `hammer`: add it"),
            ("base = \"anvil-1\"", "acme.toml:21: a model cannot be its own base"),
            ("total_b = 7.0\nactive_b = 9.0", "acme.toml:22: `active_b` is above `total_b`"),
            ("total_b = -1.0", "acme.toml:21: -1 is no size"),
            ("class = \"flagship\"", "acme.toml:21: `class` is for closed models"),
            ("repositories = [\"anvil\"]", "acme.toml:21: a repository is `organisation/name`"),
            ("generation = \"v2\"", "acme.toml:21: a generation is `major` or `major.minor`"),
            ("aliases = [\" - \"]", "acme.toml:21: an empty name"),
            ("context = \"long\"", "acme.toml:21: this cannot be read: invalid type"),
        ] {
            let found = faults(&format!("{LAB}{}", model("anvil-1", more)));
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].starts_with(expected), "{found:?}");
        }
    }

    #[test]
    fn what_must_be_there_is_asked_for() {
        let bare = format!("{LAB}[[model]]\nid = \"anvil-1\"\nname = \"A\"\nfamily = \"anvil\"\nweights = \"open\"\n");
        assert_eq!(faults(&bare), ["acme.toml:16: `source` is missing: say where the facts come from"]);
        let no_weights = format!("{LAB}[[model]]\nid = \"anvil-1\"\n");
        assert_eq!(faults(&no_weights), ["acme.toml:15: `weights` is missing: add it to this block"]);
        let empty = format!("{LAB}{}", model("anvil-1", "").replace("card 2026-01-01", " "));
        assert_eq!(faults(&empty), ["acme.toml:20: `source` is empty: fill it"]);
        let no_posture = LAB.replace("[[lab.posture]]", "[[lab.outlook]]").replace("open-frontier", "steady");
        assert!(faults(&no_posture)[0].starts_with("acme.toml:2: no posture"));
        assert!(faults(&model("anvil-1", ""))[0].starts_with("acme.toml:1: models without a lab"));
    }

    #[test]
    fn closed_models_have_a_class_and_no_weights() {
        let closed = model("anvil-1", "near_frontier = true\nrepositories = [\"acme/a\"]").replace("open", "closed");
        let found = faults(&format!("{LAB}{closed}"));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("acme.toml:16: a closed model needs `class`"));
        assert!(found[1].starts_with("acme.toml:21: `near_frontier` speaks of open weights"));
        assert!(found[2].starts_with("acme.toml:22: closed weights have no repository"));
    }

    #[test]
    fn names_that_mean_two_models_are_refused() {
        let pair =
            |one: &str, other: &str| faults(&format!("{LAB}{}{}", model("anvil-1", one), model("anvil-2", other)));
        let alias = pair("aliases = [\"old-anvil\"]", "repositories = [\"acme/Old_Anvil\"]");
        assert!(
            alias[0]
                .starts_with("acme.toml:28: this reads as `old-anvil`, which already means `anvil-1` (acme.toml:21)")
        );
        let ollama = pair("ollama = [\"anvil:7b\"]", "ollama = [\"anvil:7b\"]");
        assert!(
            ollama[0].starts_with("acme.toml:28: the Ollama name `anvil-7b` already means `anvil-1`"),
            "{ollama:?}"
        );
        let twice = faults(&format!("{LAB}{}{}", model("anvil-1", ""), model("anvil-1", "")));
        assert_eq!(twice.len(), 1, "{twice:?}");
        assert!(twice[0].starts_with("acme.toml:23: there is a model `anvil-1` already (acme.toml:16)"));
        let apart = pair("aliases = [\"Anvil-1.5-6B\"]", "aliases = [\"Anvil-15-6B\"]");
        assert_eq!(apart, Vec::<String>::new());
        let own =
            faults(&format!("{LAB}{}", model("anvil-1", "aliases = [\"Anvil 1\"]\nrepositories = [\"acme/Anvil-1\"]")));
        assert_eq!(own, Vec::<String>::new());
    }

    #[test]
    fn what_is_flagged_or_bound_is_told_in_full() {
        let flagged = faults(&format!("{LAB}{}", model("anvil-1", "near_frontier = true\nreleased = \"2025-03\"")));
        assert_eq!(flagged.len(), 1, "{flagged:?}");
        assert!(
            flagged[0].starts_with("acme.toml:21: a near-frontier model needs `released`, `line` and `generation`")
        );
        let bound = faults(&format!("{LAB}{}", model("anvil-1", "licence_class = \"conditional\"")));
        assert!(bound[0].starts_with("acme.toml:16: terms that bind: say in `restricts`"), "{bound:?}");
    }

    #[test]
    fn offers_are_checked_like_models() {
        let host = "[[host]]\nid = \"forge\"\nname = \"Forge\"\nkind = \"serverless\"\nsource = \"s\"\n";
        let told = |offers: &str| {
            let files = [("acme.toml", LAB), ("hosts.toml", host), ("forge.toml", offers)];
            outcome(&files).err().unwrap_or_default()
        };
        assert_eq!(
            told("[sources]\ns = \"page\"\n[offers.forge]\n\"acme/a-1\" = { source = \"s\" }"),
            Vec::<String>::new()
        );
        for (offers, expected) in [
            ("[offers.forg]\na = { source = \"s\" }", "forge.toml:1: no host `forg` (did you mean `forge`?)"),
            ("[offers.forge]\na = {}", "forge.toml:2: `source` is missing"),
            ("[offers.forge]\na = { ends = \"2026-05\", source = \"s\" }", "forge.toml:2: `2026-05` is no day"),
            (
                "[offers.forge]\na = { end = \"2026-05-01\", source = \"s\" }",
                "forge.toml:2: unknown key `end`: did you mean `ends`?",
            ),
            (
                "[offers.forge]\na = { since = \"2026-06\", ends = \"2026-05-01\", source = \"s\" }",
                "forge.toml:2: `ends` lies before `since`",
            ),
            ("[offers.forge]\na = { model = \"b\", source = \"s\" }", "forge.toml:2: no model `b`"),
            (
                "[offers.forge]\n\"a.1\" = { source = \"s\" }\n\"A-1\" = { source = \"s\" }",
                "forge.toml:2: `A-1` is offered there already (forge.toml:3)",
            ),
            ("[offers]\nforge = 3", "forge.toml:2: write a table of offers by spelling"),
        ] {
            let found = told(offers);
            assert!(found.len() == 1 && found[0].starts_with(expected), "{offers}: {found:?}");
        }
    }

    #[test]
    fn a_size_agrees_with_the_name_or_is_explained() {
        let text = format!("{LAB}{}", model("anvil-7b", "total_b = 70.0"));
        assert!(faults(&text)[0].starts_with("acme.toml:21: `anvil-7b` says 7 and this says 70"));
        let explained = ("catalog.toml", "[size-exceptions]\nanvil-7b = \"the name counts what is active\"\n");
        assert!(outcome(&[("acme.toml", &text), explained]).is_ok());
        assert!(outcome(&[("acme.toml", &text), ("catalog.toml", "[size-exceptions]\nanvil-7b = \" \"\n")]).is_err());
        assert_eq!(faults(&format!("{LAB}{}", model("anvil-7b", "total_b = 7.6"))), Vec::<String>::new());
    }

    #[test]
    fn clashes_are_seen_across_files() {
        let other = LAB.replace("\"acme\"", "\"emca\"").replace("[\"emca\"]", "[\"acme\"]");
        let found = outcome(&[("acme.toml", LAB), ("emca.toml", &other)]).unwrap_err();
        assert!(found[0].starts_with("emca.toml:6: `acme` already belongs to `acme` (acme.toml:6)"), "{found:?}");
        assert!(found[1].starts_with("emca.toml:13: there is a line `anvil` already (acme.toml:13)"), "{found:?}");
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let text = format!(
            "{LAB}{}{}",
            model("anvil-1", "wheels = 4\nnmae = \"x\"\nreleased = \"soon\""),
            model("anvil-2", "total_b = 0.0\nbase = \"none\"")
        );
        let lines: Vec<String> =
            faults(&text).iter().map(|fault| fault.split(':').nth(1).unwrap().to_owned()).collect();
        assert_eq!(lines, ["21", "22", "23", "30", "31"]);
    }

    #[test]
    fn a_broken_file_is_told_and_others_are_still_read() {
        let broken = outcome(&[("acme.toml", "[lab\nid = 3"), ("emca.toml", LAB)]).unwrap_err();
        assert!(broken.iter().any(|fault| fault.starts_with("acme.toml:1: this is not TOML")), "{broken:?}");
        assert!(broken.iter().any(|fault| fault.starts_with("emca.toml:2: the file is named `emca`")), "{broken:?}");
    }

    #[test]
    fn stems_are_normalised_and_unique() {
        let family =
            |id: &str, stem: &str| format!("[[family]]\nid = \"{id}\"\nstem = \"{stem}\"\nweights = \"open\"\n");
        let found = faults(&format!("{LAB}{}{}", family("anvil", "Anvil-X1"), family("hammer", "anvil-x-1")));
        assert_eq!(found, ["acme.toml:17: a stem is a normalised spelling: write `anvil-x-1`"]);
        let found = faults(&format!("{LAB}{}{}", family("anvil", "anvil"), family("hammer", "anvil")));
        assert!(found[0].starts_with("acme.toml:21: the stem `anvil` already belongs to `anvil`"), "{found:?}");
    }

    #[test]
    fn dated_entries_stand_oldest_first() {
        let more = "[[lab.posture]]\nis = \"closed\"\nsince = \"2024-05\"\nwhy = \"\"\nsource = \"s\"\n";
        let found = faults(&LAB.replace("[[line]]", &format!("{more}[[line]]")));
        assert_eq!(
            found,
            [
                "acme.toml:14: older than the entry above it: put the newest last",
                "acme.toml:15: `why` is empty: fill it"
            ]
        );
    }
}
