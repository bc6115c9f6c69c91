//! Owns what a value itself says for or against being an identifier: its shape, its ending, how distinctive it is.
//! Never looks at the names around it.

use super::candidate::Candidate;
use super::constants::named_after;
use super::resolve::{Grade, Resolution, resolve};
use super::scheme::Scheme;
use super::scheme_choice::is_bedrock;
use super::size::{NamedSize, has_experts, named_size};
use super::vocabulary::schemes;
use super::words::words;
use crate::catalog::{Catalog, Model, Weights};
use crate::extract::{Node, Segment, SiteKind};
use crate::text::{Document, Span};

/// Whether an address leads to one repository or library name of a hub.
pub(super) fn is_hub(candidate: &Candidate) -> bool {
    match candidate.scheme {
        Some(Scheme::Hf | Scheme::Modelscope) => {
            candidate.name.matches('/').count() == 1 && candidate.stem().bytes().any(|byte| byte.is_ascii_digit())
        }
        Some(Scheme::Nim) => candidate.name.contains('/'),
        Some(Scheme::Ollama) => candidate.name.len() > 2,
        _ => false,
    }
}

/// Whether a value is the address of a model on a hub: of one revision (`version: https://huggingface.co/organisation/name/commit/…`),
/// or the page of a repository that is known (`homepage: https://huggingface.co/organisation/name`). A file in it (its licence,
/// its template) selects no weights.
pub(super) fn is_page_of_model(value: &str, catalog: &Catalog) -> bool {
    let candidate = value.contains("://").then(|| Candidate::read(value)).flatten();
    candidate.filter(|candidate| candidate.is_explicit && is_hub(candidate)).is_some_and(|candidate| {
        let is_page = || value.trim_end().trim_end_matches('/').ends_with(candidate.name.as_str());
        candidate.pin.is_immutable()
            || value.contains("/commit/")
            || (is_page() && resolve(&candidate, catalog).grade >= Grade::Named)
    })
}

/// Whether a text is the name of open weights itself: an organisation that is also a provider's name names no host then.
pub(super) fn is_own_name(candidate: &Candidate, text: &str, scheme: Scheme, resolution: &Resolution) -> bool {
    let open = resolution.model.as_ref().is_some_and(|model| model.weights == Weights::Open);
    candidate.name == text && (scheme == Scheme::Hf || (open && matches!(scheme, Scheme::Nim | Scheme::Openrouter)))
}

/// In source code a bare family name counts only where the variable is a model, not the name of one.
pub(super) fn is_plain_model_key(node: &Node) -> bool {
    match &node.segment {
        Segment::Key(key) if node.kind == SiteKind::Literal => {
            let value = node.value.as_ref().map_or("", |value| value.text());
            let before = named_after(key, value).filter(|before| !before.is_empty());
            before.is_some() || words(key).last().is_some_and(|word| word == "model")
        }
        _ => true,
    }
}

/// A key called `name` holds the name of anything; a single word under it is a resource's or a title, unless the names
/// around it ask for a model.
pub(super) fn is_bare_name(node: &Node, value: &str) -> bool {
    matches!(&node.segment, Segment::Key(key) if key.eq_ignore_ascii_case("name")) && !value.contains(['/', ':'])
}

/// Whether a value is that of an `image`.
pub(super) fn is_image(node: &Node) -> bool {
    matches!(&node.segment, Segment::Key(key) if key.eq_ignore_ascii_case("image"))
}

/// The identifier as the file has it; the decoded form where an escape stands in it.
pub(super) fn span_text(document: &Document, span: Span, text: &str) -> String {
    let written = span.of(document.text());
    if written.is_empty() { text.to_owned() } else { written.to_owned() }
}

/// Whether a text that nobody knows can be a model's name: `organisation/name`, or a word with a number in it.
/// In source code a variable called `model` holds anything: there only `organisation/name` with a number counts.
pub(super) fn is_plausible(node: &Node, text: &str, candidate: &Candidate) -> bool {
    let digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let repository = candidate.name.matches('/').count() == 1 && !has_file_ending(text);
    let structured =
        matches!(node.kind, SiteKind::MapValue | SiteKind::ListItem | SiteKind::Argument | SiteKind::Assignment);
    if !structured || has_file_ending(text) || text.contains("://") {
        return repository && digit && node.kind == SiteKind::Literal;
    }
    repository || (digit && text.contains('-') && text.len() >= 5)
}

/// Whether a word repeats its own key: an entry of a table of names, not a choice.
pub(super) fn is_own_key(node: &Node, value: &str) -> bool {
    matches!(&node.segment, Segment::Key(key) if **key == *value) && is_word_of_code(value)
}

/// Whether a text is a word of source code without anything that only identifiers have: `deepseek_v3`, `bloom`.
pub(super) fn is_word_of_code(text: &str) -> bool {
    let mut parts = text.split('_');
    let first = parts.next().unwrap_or_default();
    let small = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    !first.is_empty()
        && first.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && parts.all(|part| !part.is_empty() && small(part))
}

/// Whether a text can only be code: a question (`is_yi_vl_derived_model`) or a constant (`COMMAND`).
pub(super) fn is_code_word(text: &str) -> bool {
    let question = ["is_", "has_", "use_"].iter().any(|start| text.starts_with(start)) && is_word_of_code(text);
    question || text.bytes().all(|byte| byte.is_ascii_uppercase()) || is_class_of_module(text)
}

/// Whether a text is the class of a module: `modeling_acme.AcmeLMHeadModel`.
fn is_class_of_module(text: &str) -> bool {
    let Some((module, class)) = text.split_once('.') else { return false };
    let spelt = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let is_module = module.contains('_') && module.bytes().all(spelt);
    let capitals = class.bytes().filter(u8::is_ascii_uppercase).count();
    let is_class = class.starts_with(|first: char| first.is_ascii_uppercase()) && (2..class.len()).contains(&capitals);
    is_module && is_class && class.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a name stands where the real one is to be filled in or was taken out.
pub(super) fn is_placeholder(candidate: &Candidate) -> bool {
    const NAMES: &[&str] = &[
        "redacted",
        "xxx",
        "fake",
        "dummy",
        "example",
        "test-model",
        "model",
        "model-name",
        "model-id",
        "repo",
        "name",
    ];
    const OWNERS: &[&str] = &["org", "organization", "organisation", "user", "username", "owner", "namespace", "path"];
    let is_one = |names: &[&str], text: &str| names.iter().any(|name| text.eq_ignore_ascii_case(name));
    let filled_in = words(&candidate.name).iter().any(|word| matches!(word.as_str(), "your" | "placeholder"));
    let owner = candidate.name.split_once('/').map_or("", |(owner, _)| owner);
    filled_in || is_one(NAMES, &candidate.stem().replace('_', "-")) || is_one(OWNERS, owner)
}

/// Whether a closed model's name is spelt as its vendor never does, with a `v` before the version: a name of one's own,
/// since whoever calls the vendor must write the name to the letter.
pub(super) fn is_respelt(candidate: &Candidate, text: &str, resolution: &Resolution) -> bool {
    let Some(model) = resolution.model.as_ref().filter(|model| model.weights == Weights::Closed) else { return false };
    let bare = candidate.scheme.is_none() && candidate.host.is_none() && !text.contains('/') && !is_bedrock(text);
    bare && has_version_letter(text) && !has_version_letter(&model.id)
}

/// Whether a part of a name is a `v` with a number: `-v3`.
fn has_version_letter(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let numbered =
        |part: &str| part.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    lower.split(['-', '_', ' ']).any(numbered)
}

/// Whether a Bedrock name stops before its version: code compares with the opening of identifiers (`meta.llama`).
pub(super) fn is_opening_of_bedrock(text: &str) -> bool {
    is_bedrock(text) && !text.starts_with("arn:") && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether `a/b` in prose is a repository rather than two words or a folder: known as such, somebody's, or with a size.
pub(super) fn is_owned(candidate: &Candidate, resolution: &Resolution, catalog: &Catalog) -> bool {
    let Some(first) = candidate.organisation() else { return true };
    let tables = schemes();
    let mut names = tables.router_vendors.iter().chain(&tables.nim_vendors).chain(&tables.publishers);
    // The interface of Google lists its models in this folder.
    let is_listed = first == "models" && resolution.model.as_deref().is_some_and(is_of_google);
    candidate.host.is_some()
        || candidate.is_explicit
        || is_listed
        || names.any(|name| name.eq_ignore_ascii_case(first))
        || catalog.lab_of_organisation(first).is_some()
        || catalog.find_repository(&candidate.name).is_some()
        // No hub lets a dot into such a name; `deployment.apps/qwen3-8b` is a resource of a cluster.
        || (!first.contains('.') && names_size(resolution) && named_size(candidate.stem()) != NamedSize::default())
}

fn is_of_google(model: &Model) -> bool {
    model.lab == "google" && model.weights == Weights::Closed
}

/// Whether the size of what a spelling leads to is known.
pub(super) fn names_size(resolution: &Resolution) -> bool {
    let sized = |model: &Model| model.total_b.is_some() || model.active_b.is_some() || has_experts(&model.id);
    resolution.model.as_deref().is_some_and(sized)
}

/// Whether a spelling can only be a model: with a known organisation in front, or of several parts with a number.
/// Vendors write the names of closed models in lower case; capitals make a title of it.
pub(super) fn is_distinctive(text: &str, candidate: &Candidate, resolution: &Resolution) -> bool {
    let Some(model) = &resolution.model else { return false };
    if model.weights == Weights::Closed && text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    if has_file_ending(text) {
        return false;
    }
    let digit = text.bytes().any(|byte| byte.is_ascii_digit());
    // The file speaks of Ollama, and its library has the name: `llama3.1`.
    let listed = candidate.scheme == Some(Scheme::Ollama) && text.contains('.');
    let parts = listed || text.contains(['-', ':', '/']) || (text.contains('.') && model.repositories.is_empty());
    (digit && parts) || (candidate.name.contains('/') && resolution.grade == Grade::Exact)
}

/// Whether it is worth asking for [`is_distinctive`].
pub(super) fn may_be_distinctive(text: &str) -> bool {
    text.contains('/') || text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a text is the name of a file that holds no weights.
pub(super) fn has_file_ending(text: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "py", "js", "ts", "tsx", "jsx", "go", "rs", "java", "json", "yaml", "yml", "toml", "md", "txt", "sh", "html",
        "css", "png", "jpg", "svg", "jsonl", "csv", "parquet", "jinja", "j2", "mdx", "ipynb", "log", "whl", "zip",
        "gz", "mjs", "cjs", "tf", "c", "h", "cpp", "cu",
    ];
    let last = text.rsplit('/').next().unwrap_or(text);
    last.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
