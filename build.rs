//! Compiles what stands under `rules/` into the forms that the binary embeds. Any fault there fails the build, told as
//! `file:line: message`.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use walkdir::WalkDir;

/// The part of the catalogue that build and run share.
#[path = "src/catalog"]
#[allow(dead_code, unreachable_pub, reason = "the build uses only a part of what the run uses")]
mod catalog {
    pub mod binary;
    pub mod candidate;
    pub mod check;
    pub mod check_model;
    pub mod claims;
    pub mod compile;
    pub mod convert;
    pub mod date;
    pub mod distance;
    pub mod encode;
    pub mod error;
    pub mod hosted;
    pub mod lab;
    pub mod model;
    pub mod named_size;
    pub mod offer_store;
    pub mod read;
    pub mod refer;
    pub mod source;
    pub mod spelling;
    pub mod stems;
    pub mod timeline;
    pub mod words;
}

/// How the words to be searched for are filed.
#[path = "src/text"]
#[allow(dead_code, unreachable_pub, reason = "the build files words and the run searches for them")]
mod text {
    mod word_search;
    pub use word_search::Filing;
}

#[path = "src/lints/page.rs"]
#[allow(unreachable_pub, reason = "shared with the library")]
mod page;

/// The forms of the tables of names and spellings.
#[path = "src/identify"]
#[allow(unreachable_pub, reason = "shared with the library")]
mod identify {
    pub mod asking_words;
    pub mod scheme;
    pub mod tables;
}

#[path = "src/context/accelerator_table.rs"]
#[allow(unreachable_pub, reason = "shared with the library")]
mod accelerator_table;

#[path = "src/exposure/weights.rs"]
#[allow(unreachable_pub, reason = "shared with the library")]
mod weights;

#[path = "src/exposure/scenario.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared with the library")]
mod scenario;

/// What the build reads: a change of any of these is a reason to build anew.
const READ: [&str; 12] = [
    "rules",
    "build.rs",
    "src/catalog",
    "src/text/word_search.rs",
    "src/text/word_search",
    "src/lints/page.rs",
    "src/identify/asking_words.rs",
    "src/identify/scheme.rs",
    "src/identify/tables.rs",
    "src/context/accelerator_table.rs",
    "src/exposure/weights.rs",
    "src/exposure/scenario.rs",
];

type Faults = Vec<String>;

fn main() -> ExitCode {
    for path in READ {
        println!("cargo::rerun-if-changed={path}");
    }
    let Some(out) = std::env::var_os("OUT_DIR").map(PathBuf::from) else { return ExitCode::FAILURE };
    let steps = [
        compile_catalog(&out.join("catalog.bin")),
        compile_lints(Path::new("rules/lints"), &out.join("lints.bin")),
        compile_toml::<identify::tables::KeysFile>("keys", &out),
        file_asking_words(&out),
        compile_toml::<identify::tables::Schemes>("schemes", &out),
        compile_toml::<accelerator_table::AcceleratorTable>("accelerators", &out),
        compile_toml::<weights::Weights>("exposure", &out),
        compile_toml::<scenario::Scenarios>("scenarios", &out),
    ];
    let faults: Faults = steps.into_iter().filter_map(Result::err).flatten().collect();
    for fault in &faults {
        println!("cargo::error={fault}");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Compiles labs, models, hosts and offers.
fn compile_catalog(out: &Path) -> Result<(), Faults> {
    let mut sources = read_all(Path::new("rules/models"), "toml")?;
    sources.extend(read_all(Path::new("rules/offers"), "toml")?);
    for name in ["rules/catalog.toml", "rules/hosts.toml"].map(PathBuf::from) {
        if name.exists() {
            let text = fs::read_to_string(&name).map_err(|error| at(&name, 1, &error))?;
            sources.push((name, text));
        }
    }
    let told = |errors: Vec<catalog::error::CatalogError>| errors.iter().map(ToString::to_string).collect::<Faults>();
    let whole = catalog::compile::compile(&sources, None, catalog::read::toml).map_err(told)?;
    if whole.date.is_none() {
        return Err(vec![
            "rules/catalog.toml:1: no date: write `date = \"YYYY-MM-DD\"` of the newest source".to_owned(),
        ]);
    }
    let blob = catalog::encode::encode(&whole).map_err(|error| at(out, 1, &error))?;
    if catalog::encode::decode(&blob) != whole {
        return Err(at(out, 1, &"the catalogue does not survive its embedded form: mend src/catalog/binary.rs"));
    }
    fs::write(out, blob).map_err(|error| at(out, 1, &error))
}

/// Compiles the rules' pages: YAML front matter and Markdown.
fn compile_lints(folder: &Path, out: &Path) -> Result<(), Faults> {
    let (mut pages, mut faults) = (Vec::new(), Faults::new());
    for (path, text) in read_all(folder, "md")? {
        match lint_page(&text) {
            Ok(page) => pages.push(page),
            Err((line, message)) => faults.push(at(&path, line, &message).concat()),
        }
    }
    if faults.is_empty() { write(&pages, out) } else { Err(faults) }
}

/// Reads one page; an error says its line.
fn lint_page(text: &str) -> Result<page::LintPage, (usize, String)> {
    let missing = || (1, "no front matter: begin the page with `---`, its fields, and `---`".to_owned());
    let (front, body) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).ok_or_else(missing)?;
    let mut page: page::LintPage = serde_yaml::from_str(front).map_err(|error| {
        // The front matter begins on the page's second line.
        (error.location().map_or(1, |place| place.line() + 1), error.to_string())
    })?;
    body.trim().clone_into(&mut page.body);
    Ok(page)
}

/// Compiles `rules/NAME.toml` into the postcard form of `T`, `NAME.bin` below `out`.
fn compile_toml<T: DeserializeOwned + Serialize + PartialEq>(name: &str, out: &Path) -> Result<(), Faults> {
    let value: T = read_toml(name)?;
    let out = out.join(format!("{name}.bin"));
    write(&value, &out)?;
    let written = fs::read(&out).map_err(|error| at(&out, 1, &error))?;
    if postcard::from_bytes(&written).ok().as_ref() != Some(&value) {
        return Err(at(
            &table(name),
            1,
            &"the table does not survive its embedded form: mend the file that owns its form",
        ));
    }
    Ok(())
}

/// Where a table of the rules stands.
fn table(name: &str) -> PathBuf {
    PathBuf::from(format!("rules/{name}.toml"))
}

/// Reads `rules/NAME.toml`.
fn read_toml<T: DeserializeOwned>(name: &str) -> Result<T, Faults> {
    let path = table(name);
    let text = fs::read_to_string(&path).map_err(|error| at(&path, 1, &error))?;
    toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        at(&path, before.matches('\n').count() + 1, &error.message())
    })
}

/// Files the words that ask for a model, `asking.bin` below `out`.
fn file_asking_words(out: &Path) -> Result<(), Faults> {
    let keys: identify::tables::KeysFile = read_toml("keys")?;
    let words = identify::asking_words::asking_words(&keys);
    let filing = text::Filing::new(words.iter().map(|(word, asking)| (word.as_str(), *asking)));
    write(&filing, &out.join("asking.bin"))
}

/// Writes a value in postcard form.
fn write<T: Serialize>(value: &T, out: &Path) -> Result<(), Faults> {
    let bytes = postcard::to_allocvec(value).map_err(|error| at(out, 1, &error))?;
    fs::write(out, bytes).map_err(|error| at(out, 1, &error))
}

/// Reads all files below a folder that end on `extension`, sorted; a folder that is not there holds none.
fn read_all(folder: &Path, extension: &str) -> Result<Vec<(PathBuf, String)>, Faults> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| at(folder, 1, &error))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|end| end == extension) {
            let text = fs::read_to_string(entry.path()).map_err(|error| at(entry.path(), 1, &error))?;
            files.push((entry.into_path(), text));
        }
    }
    Ok(files)
}

/// One fault, as compilers tell it.
fn at(path: &Path, line: usize, message: &dyn std::fmt::Display) -> Faults {
    vec![format!("{}:{line}: {message}", path.display())]
}
