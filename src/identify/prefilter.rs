//! Owns the first of two stages: whether a text can hold an identifier at all and is worth parsing.
//! Never parses; its cost is the same however many models the catalogue holds.

mod escapes;

use super::asking_words::Asking;
use super::kinds::without_definitions;
use crate::catalog::{Borders, Catalog};
use crate::text::{Filing, Format, Hit, WordSearch};
use escapes::hides_letter;

/// Behind a word, a key ends within so many bytes.
const KEY_REST: usize = 24;

/// What a word that was found is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of a name that the catalogue knows.
    Name(Borders),
    /// What asks for a model.
    Asking(Asking),
}

/// Decides which files are read structurally.
#[derive(Debug)]
pub struct Prefilter<'a> {
    catalog: &'a Catalog,
    words: WordSearch<Class>,
}

impl<'a> Prefilter<'a> {
    /// Makes the search for the catalogue's names, for keys and for engines.
    #[must_use]
    pub fn new(catalog: &'a Catalog) -> Self {
        let asking: Filing<Asking> = postcard::from_bytes(ASKING_BLOB).unwrap_or_default();
        let names = catalog.stem_filing().map(Class::Name);
        Self { catalog, words: WordSearch::of(names.joined(asking.map(Class::Asking))) }
    }

    /// Whether bytes of text may hold an identifier: a stem stands in them or, in configuration, a key that takes a model
    /// or, in scripts, the command of an engine that serves one or, in programs, a call that loads weights. Where letters
    /// hide in escapes, it may say anything. What a Modelfile starts from is a model, whatever it is called.
    #[must_use]
    pub fn admits(&self, text: &[u8], format: Format) -> bool {
        if format == Format::Modelfile {
            return true;
        }
        let (is_configuration, is_script) = (format.is_configuration(), format.is_script());
        self.words.finds(text, |hit| match hit.class {
            Class::Name(borders) => borders.hold(text, hit.start, hit.end),
            Class::Asking(Asking::Key) => is_configuration,
            Class::Asking(Asking::AmbiguousKey) => is_configuration && is_key(text.get(hit.end..).unwrap_or_default()),
            Class::Asking(Asking::Engine) => is_script,
            Class::Asking(Asking::Loading) => format.is_source(),
            Class::Asking(Asking::Escape | Asking::Entity) => hides(hit, text, format),
        })
    }

    /// The text of which that much is to be parsed, with blanks for definitions of kinds that name no model; `None` for
    /// all of it.
    #[must_use]
    pub fn without_definitions(&self, text: &str, format: Format) -> Option<String> {
        let may_define = format == Format::Yaml || format.is_script();
        let is_read = |part: &[u8]| self.catalog.may_be_named_in(part) || self.hides_letters(part, format);
        may_define.then(|| without_definitions(text, format.is_script(), is_read)).flatten()
    }

    /// Whether letters of a name may hide in escapes of a text.
    fn hides_letters(&self, text: &[u8], format: Format) -> bool {
        self.words.finds(text, |hit| hides(hit, text, format))
    }
}

/// Whether a word that was found is an escape that may stand for a letter of a name.
fn hides(hit: Hit<Class>, text: &[u8], format: Format) -> bool {
    let may_hide = match hit.class {
        Class::Asking(Asking::Escape) => true,
        Class::Asking(Asking::Entity) => format == Format::Xml,
        _ => false,
    };
    may_hide && hides_letter(text.get(hit.start..).unwrap_or_default())
}

/// Whether what follows a word ends a key.
fn is_key(rest: &[u8]) -> bool {
    let near = rest.get(..KEY_REST).unwrap_or(rest);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let end = near.iter().skip_while(|byte| is_name(byte)).find(|byte| !matches!(byte, b'"' | b'\'' | b' ' | b'\t'));
    end.is_some_and(|byte| matches!(byte, b':' | b'='))
}

/// The words that ask for a model, as the build has filed them for the search.
static ASKING_BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/asking.bin"));

#[cfg(test)]
mod tests {
    use super::*;

    fn admits(text: &str, format: Format) -> bool {
        let catalog = Catalog::embedded();
        Prefilter::new(&catalog).admits(text.as_bytes(), format)
    }

    #[test]
    fn unknown_identifiers_are_read_in_configuration_only() {
        assert!(admits("model: acme/unheard-of-1", Format::Yaml));
        assert!(!admits("model = acme()", Format::Python));
        assert!(admits("x = 'Qwen/Qwen3-8B'", Format::Python));
        assert!(!admits("replicas: 3", Format::Yaml));
    }

    #[test]
    fn programs_are_read_where_they_load_weights() {
        for call in
            ["AutoModel.from_pretrained('acme/unheard-of')", "snapshot_download(repo)", "SentenceTransformer(NAME)"]
        {
            assert!(admits(call, Format::Python), "{call}");
            assert!(!admits(call, Format::Markdown), "{call}");
        }
    }

    #[test]
    fn names_in_escapes_are_read() {
        for (text, format) in [
            ("x = '\\x67\\x70\\x74-4o'", Format::Python),
            ("const x = '\\u{67}pt-4o'", Format::JavaScript),
            ("{\"x\": \"\\u0067pt-4o\"}", Format::Json),
            ("x: \"\\U00000067pt-4o\"", Format::Yaml),
            ("x=\\u0067pt-4o", Format::Ini),
            ("<x>&#103;pt-4o</x>", Format::Xml),
        ] {
            assert!(admits(text, format), "{text}");
        }
        for (text, format) in [("a = '\\x1b[0m \\u003c'", Format::Python), ("a = '&#103;pt'", Format::Python)] {
            assert!(!admits(text, format), "{text}");
        }
    }

    #[test]
    fn a_modelfile_is_read_whatever_it_starts_from() {
        assert!(admits("FROM acme/unheard-of-1", Format::Modelfile));
        assert!(!admits("FROM acme/unheard-of-1", Format::Dockerfile));
    }

    #[test]
    fn a_deployment_is_read_where_it_is_a_key() {
        for key in
            ["azure_deployment: acme", "\"deployment_name\" : \"acme\"", "CHAT_DEPLOYMENT=acme", "deployment = 'a'"]
        {
            assert!(admits(key, Format::Yaml), "{key}");
        }
        for value in ["kind: Deployment\nspec:\n  replicas: 1", "name: deployment", "# deployments of all kinds: two"] {
            assert!(!admits(value, Format::Yaml), "{value}");
        }
    }

    #[test]
    fn scripts_are_read_where_they_start_an_engine() {
        for command in ["vllm serve acme/unheard-of-1", "exec docker model run acme/unheard-of-1"] {
            assert!(admits(command, Format::Shell), "{command}");
            assert!(admits(command, Format::Makefile), "{command}");
            assert!(!admits(command, Format::Go), "{command}");
        }
        assert!(!admits("docker run acme/app\npython train.py --model acme/unheard-of-1", Format::Shell));
    }
}
