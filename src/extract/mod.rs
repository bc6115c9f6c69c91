//! Owns the step from document to sites: one file a format, one tree for all of them.
//! Never knows models: whether a place holds an identifier is `identify`'s question.

mod braced;
mod code;
mod command;
mod dockerfile;
mod dotenv;
mod embedded;
mod handover;
#[cfg(test)]
mod hostile;
mod ini;
mod json;
mod lines;
mod makefile;
mod markdown;
mod notebook;
mod plain;
#[cfg(test)]
mod probe;
mod quoted;
mod shell;
mod template;
mod toml;
mod tree;
mod words;
mod xml;
mod yaml;

pub use template::templates;
pub use tree::{Node, NodeId, Segment, SiteKind, SiteTree};

use crate::text::{Document, Format, MappedText, Notice, NoticeKind};
use braced::Dialect;
use code::Language;

/// Bytes of text up to which a document is parsed; larger ones are read line by line.
const STRUCTURED_LIMIT: usize = 4 << 20;
/// Characters of a parser's message that a notice repeats.
const MESSAGE_LIMIT: usize = 160;

/// What one document was turned into.
#[derive(Debug, Clone)]
pub struct Extraction {
    /// All places of the document.
    pub tree: SiteTree,
    /// What could not be read the way the file's name promises.
    pub notices: Vec<Notice>,
}

/// Where and why a text does not hold to its format. The reader that returns it has read the rest line by line.
#[derive(Debug, Clone)]
struct Fault {
    /// Byte offset in the document.
    at: usize,
    /// What the parser said.
    message: String,
}

/// Turns a document into its places; what its format's parser refuses is read line by line, with a notice.
#[must_use]
pub fn extract(document: &Document) -> Extraction {
    extract_part(document, document.text())
}

/// Does so with a text that is the document's but for parts that hold no place, with blanks for each of their bytes.
#[must_use]
pub fn extract_part(document: &Document, text: &str) -> Extraction {
    let mut tree = SiteTree::new(text);
    if text.len() > STRUCTURED_LIMIT {
        let root = tree.root();
        lines::read(&mut tree, root, &MappedText::linear(text, 0));
        tree.structured = false;
        let message = format!("larger than {} MB; read line by line", STRUCTURED_LIMIT >> 20);
        return Extraction { tree, notices: vec![notice(document, NoticeKind::LineScanned, message)] };
    }
    let result = read(&mut tree, document, text);
    embedded::read(&mut tree);
    template::read_literals(&mut tree);
    let fault = result.err().map(|fault| {
        tree.structured = false;
        notice(document, NoticeKind::Unparsed, unparsed(document, &fault))
    });
    let cut = || "holds itself again and again as text inside text; not all of that was read".to_owned();
    let cut = tree.is_cut_short().then(|| notice(document, NoticeKind::LineScanned, cut()));
    Extraction { tree, notices: fault.into_iter().chain(cut).collect() }
}

fn read(tree: &mut SiteTree, document: &Document, text: &str) -> Result<(), Fault> {
    let root = tree.root();
    let text = &MappedText::linear(text, 0);
    match document.format() {
        Format::Json if is_json_lines(document) => json::read_lines(tree, root, text),
        format => read_as(tree, root, text, format),
    }
}

/// Reads `text` below `parent` in a format; what does not parse is read line by line.
fn read_as(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, format: Format) -> Result<(), Fault> {
    if !tree.may_read(text.text()) {
        return Ok(());
    }
    match format {
        Format::Yaml => return yaml::read(tree, parent, text),
        Format::Json => return json::read(tree, parent, text),
        Format::Toml => return toml::read(tree, parent, text),
        Format::Notebook => return notebook::read(tree, parent, text),
        Format::Dotenv => dotenv::read(tree, parent, text),
        Format::Ini => ini::read(tree, parent, text),
        Format::Makefile => makefile::read(tree, parent, text),
        Format::Xml => xml::read(tree, parent, text),
        Format::Shell => shell::read(tree, parent, text),
        // Ollama took the form of its Modelfile from the Dockerfile.
        Format::Dockerfile | Format::Modelfile => dockerfile::read(tree, parent, text),
        Format::Markdown => markdown::read(tree, parent, text),
        other => match (dialect_of(other), language_of(other)) {
            (Some(dialect), _) => braced::read(tree, parent, text, dialect),
            (None, Some(language)) => code::read(tree, parent, text, language),
            (None, None) => lines::read(tree, parent, text),
        },
    }
    Ok(())
}

/// The configuration language of braces.
fn dialect_of(format: Format) -> Option<Dialect> {
    Some(match format {
        Format::Hcl => Dialect::Hcl,
        Format::Bicep => Dialect::Bicep,
        Format::Jsonnet => Dialect::Jsonnet,
        Format::Cue => Dialect::Cue,
        Format::Nix => Dialect::Nix,
        Format::PowerShell => Dialect::PowerShell,
        _ => return None,
    })
}

/// The language whose string literals are read.
fn language_of(format: Format) -> Option<Language> {
    Some(match format {
        Format::Python => Language::Python,
        Format::JavaScript => Language::JavaScript,
        Format::Go => Language::Go,
        Format::Java => Language::Java,
        Format::Kotlin => Language::Kotlin,
        Format::CSharp => Language::CSharp,
        Format::Rust => Language::Rust,
        Format::Cpp => Language::Cpp,
        Format::Ruby => Language::Ruby,
        Format::Php => Language::Php,
        Format::Swift => Language::Swift,
        Format::Scala => Language::Scala,
        Format::Elixir => Language::Elixir,
        _ => return None,
    })
}

fn is_json_lines(document: &Document) -> bool {
    let extension = document.path().extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("jsonl") || extension.eq_ignore_ascii_case("ndjson")
}

fn notice(document: &Document, kind: NoticeKind, message: String) -> Notice {
    Notice { path: document.path().to_owned(), kind, message }
}

fn unparsed(document: &Document, fault: &Fault) -> String {
    let line = document.position(fault.at.min(document.text().len())).line;
    let said = one_line(&fault.message);
    format!(
        "not valid {} at line {line}: {said}; what could not be parsed was read line by line",
        document.format().as_str()
    )
}

/// A parser's message as part of a sentence: one line, no control characters, not long.
fn one_line(message: &str) -> String {
    let first = message.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("unknown reason");
    let mut letters = first.chars().filter(|letter| !letter.is_control());
    let lowered = letters.next().into_iter().flat_map(char::to_lowercase).collect::<String>();
    let mut said = lowered;
    said.extend(letters.take(MESSAGE_LIMIT));
    said.trim_end_matches('.').to_owned()
}
