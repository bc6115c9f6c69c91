//! Owns the first of two stages: whether a text can hold an identifier at all and is worth parsing.
//! Never parses; its cost is the same however many models the catalogue holds.

mod escapes;

use super::kinds::without_definitions;
use super::vocabulary::keys;
use crate::catalog::{Borders, Catalog};
use crate::text::{Format, Hit, WordSearch};
use escapes::{ENTITIES, ESCAPES, hides_letter};

/// Words of which one stands in every key that takes a model, in configuration.
const KEY_WORDS: &[&str] = &["model", "llm", "hf_repo", "pretrained"];

/// A word of such keys that is more often a value: `kind: Deployment` says nothing of models.
const AMBIGUOUS_KEY_WORD: &str = "deployment";

/// Calls of programs that load weights by name, whatever the name.
const LOADING_CALLS: &[&str] = &["from_pretrained", "snapshot_download", "hf_hub_download", "SentenceTransformer("];

/// Behind a word, a key ends within so many bytes.
const KEY_REST: usize = 24;

/// What a word that was found is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of a name that the catalogue knows.
    Name(Borders),
    /// Part of a key that takes a model.
    Key,
    /// Part of a key that takes a model, where it is one.
    AmbiguousKey,
    /// The command of an engine that serves models.
    Engine,
    /// A call that loads weights.
    Loading,
    /// The beginning of an escape in which a letter may hide.
    Escape,
    /// The same in XML.
    Entity,
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
        let engines = engine_commands();
        let keys = KEY_WORDS.iter().map(|word| (*word, Class::Key));
        let commands = engines.iter().map(|command| (command.as_str(), Class::Engine));
        let calls = LOADING_CALLS.iter().map(|call| (*call, Class::Loading));
        let escapes = ESCAPES.iter().map(|escape| (*escape, Class::Escape));
        let entities = ENTITIES.iter().map(|entity| (*entity, Class::Entity));
        let words = keys.chain([(AMBIGUOUS_KEY_WORD, Class::AmbiguousKey)]).chain(commands).chain(calls);
        let words = words.chain(escapes).chain(entities);
        Self { catalog, words: WordSearch::of(catalog.stem_filing().map(Class::Name).with(words)) }
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
            Class::Key => is_configuration,
            Class::AmbiguousKey => is_configuration && is_key(text.get(hit.end..).unwrap_or_default()),
            Class::Engine => is_script,
            Class::Loading => format.is_source(),
            Class::Escape | Class::Entity => hides(hit, text, format),
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
    let may_hide = hit.class == Class::Escape || (hit.class == Class::Entity && format == Format::Xml);
    may_hide && hides_letter(text.get(hit.start..).unwrap_or_default())
}

/// Whether what follows a word ends a key.
fn is_key(rest: &[u8]) -> bool {
    let near = rest.get(..KEY_REST).unwrap_or(rest);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let end = near.iter().skip_while(|byte| is_name(byte)).find(|byte| !matches!(byte, b'"' | b'\'' | b' ' | b'\t'));
    end.is_some_and(|byte| matches!(byte, b':' | b'='))
}

/// Programs that serve models, with the word that makes them do it where there is one: `vllm`, `docker model`.
fn engine_commands() -> Vec<String> {
    let serving = keys().commands.iter().filter(|rule| rule.role == "serving");
    let spelt = serving.flat_map(|rule| {
        let words = rule.words.first().map_or("", String::as_str);
        let of_program = |program: &'static String| words.split('|').map(move |word| format!("{program} {word}"));
        rule.program.iter().flat_map(of_program).map(|spelt| spelt.trim_end().to_owned())
    });
    spelt.collect()
}

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
