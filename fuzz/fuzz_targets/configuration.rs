//! Owns: any text as a configuration, a baseline or an overlay is taken or refused at a place in it; what is taken can be
//! used, a baseline is written as it was read, and the names that an overlay adds are searched for.

#![no_main]

use libfuzzer_sys::fuzz_target;
use owlint::catalog::Catalog;
use owlint::lints::Levels;
use owlint::policy::{Baseline, Config, ConfigError};
use owlint::report::{View, fault};
use owlint_fuzz::{assert_shown, catalog};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fuzz_target!(|data: &[u8]| {
    let Some((choice, bytes)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match choice.wrapping_sub(b'0') % 6 {
        0 => configuration("owlint.toml", text),
        1 => configuration("pyproject.toml", text),
        2 => configuration("Cargo.toml", text),
        3 => baseline(text),
        4 => overlay("house.toml", text),
        _ => overlay("house.yaml", text),
    }
});

fn configuration(name: &str, text: &str) {
    match Config::read(Path::new(name), text) {
        Err(faults) => {
            assert!(!faults.is_empty());
            faults.iter().for_each(assert_fault);
        }
        Ok(None) => assert_ne!(name, "owlint.toml", "the file is ours alone"),
        Ok(Some(config)) => {
            config.faults(catalog()).iter().for_each(assert_fault);
            let mut levels = Levels::default();
            for (rule, change) in &config.levels {
                levels.apply(rule, *change).unwrap();
            }
            for one in &config.overrides {
                levels.apply_at(one.paths.clone(), &one.levels).unwrap();
            }
            let lines = text.lines().count();
            assert!(config.entries.iter().all(|entry| (1..=lines).contains(&entry.line)), "{:?}", config.entries);
        }
    }
}

fn baseline(text: &str) {
    match Baseline::read(Path::new("baseline.json"), text) {
        Err(fault) => assert_fault(&fault),
        Ok(read) => {
            let written = read.text();
            let again = Baseline::read(Path::new("baseline.json"), &written).unwrap();
            assert_eq!(again, read);
            assert_eq!(again.text(), written);
        }
    }
}

fn overlay(name: &str, text: &str) {
    match catalog().with_overlay(&[(PathBuf::from(name), text.to_owned())]) {
        Err(faults) => {
            assert!(!faults.is_empty());
            for fault in faults {
                assert!(fault.start <= fault.end && fault.end <= text.len(), "{fault:?}");
                assert!(fault.line >= 1 && fault.line <= text.lines().count() + 1, "{fault:?}");
            }
        }
        Ok(overlaid) => {
            for id in ids(&overlaid).difference(&ids(catalog())) {
                assert!(overlaid.may_be_named_in(id), "`{id}` is not searched for");
                assert!(overlaid.find(id).is_some(), "`{id}` is not found");
            }
        }
    }
}

fn ids(catalog: &Catalog) -> BTreeSet<String> {
    catalog.models().map(|model| model.id).collect()
}

/// A fault is shown in a frame, whatever stands at its place.
fn assert_fault(error: &ConfigError) {
    assert!(!error.message.is_empty());
    let Some(place) = &error.place else { return };
    let mut out = Vec::new();
    fault(&error.message, &error.help, place, &View::default(), &mut out).unwrap();
    assert_shown(&String::from_utf8(out).unwrap());
}
