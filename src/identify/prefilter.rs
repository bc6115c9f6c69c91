//! Owns the first of two stages: whether a text can hold an identifier at all and is worth parsing.
//! Never parses; its cost is the same however many models the catalogue holds.

mod asked;
mod escapes;
mod mentions;

use super::asking_words::Asking;
use super::kinds::without_definitions;
use crate::catalog::{Borders, Catalog};
use crate::text::{Filing, Format, Hit, WordSearch};
use asked::{is_in_sentence, is_key, set_to};
use escapes::hidden_word;
use mentions::Mentions;

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

    /// Whether bytes of text may hold an identifier: a name that the catalogue knows is more than mentioned in them or, in
    /// configuration, a key takes a model or, in scripts, a command starts an engine that serves one or, in programs, a
    /// call loads weights or a variable for models is set to one. What a Modelfile starts from is a model,
    /// whatever it is called.
    #[must_use]
    pub fn admits(&self, text: &[u8], format: Format) -> bool {
        if format == Format::Modelfile {
            return true;
        }
        let mentions = Mentions::new(text, format, self.catalog);
        self.words.finds(text, |hit| match hit.class {
            Class::Name(borders) => borders.hold(text, hit.start, hit.end) && mentions.may_select(hit.start, hit.end),
            Class::Asking(asking) => self.asks(asking, hit, &mentions),
        })
    }

    /// Whether a word that was found asks for a model.
    fn asks(&self, asking: Asking, hit: Hit<Class>, mentions: &Mentions<'_>) -> bool {
        let (text, format) = (mentions.text, mentions.format);
        let behind = text.get(hit.end..).unwrap_or_default();
        match asking {
            Asking::Key if format == Format::Json => !is_in_sentence(text, hit.start),
            Asking::Key if format.is_source() => set_to(behind).is_some_and(|value| mentions.may_be_model(value)),
            Asking::Key => format.is_configuration(),
            Asking::AmbiguousKey => format.is_configuration() && is_key(behind),
            Asking::Engine => format.is_script() || format == Format::Json,
            Asking::Loading => format.is_source(),
            Asking::Escape | Asking::Entity => self.hides(hit, text, format),
        }
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
        self.words.finds(text, |hit| self.hides(hit, text, format))
    }

    /// Whether a word that was found is an escape that stands for a letter of a word that is searched for.
    fn hides(&self, hit: Hit<Class>, text: &[u8], format: Format) -> bool {
        let may_hide = match hit.class {
            Class::Asking(Asking::Escape) => true,
            Class::Asking(Asking::Entity) => format == Format::Xml,
            _ => false,
        };
        let holds = |word: Vec<u8>| {
            self.words.finds(&word, |hit| match hit.class {
                Class::Name(borders) => borders.hold(&word, hit.start, hit.end),
                Class::Asking(asking) => matches!(asking, Asking::Key | Asking::AmbiguousKey),
            })
        };
        may_hide && hidden_word(text, hit.start).is_some_and(holds)
    }
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
    fn every_key_that_takes_a_model_is_read_in_configuration() {
        let data: toml::Table = include_str!("../../rules/keys.toml").parse().unwrap();
        let (catalog, mut count) = (Catalog::embedded(), 0);
        let prefilter = Prefilter::new(&catalog);
        for pattern in data["takes"].as_array().unwrap().iter().filter_map(toml::Value::as_str) {
            let words = pattern.trim_start_matches('=');
            let camel: String = words.split(' ').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
            let snake = words.replace(' ', "_");
            for key in [words.replace(' ', "-"), snake.to_uppercase(), snake, camel] {
                for text in [format!("{key}: acme/unheard-of-1"), format!("{{\"{key}\": \"acme/unheard-of-1\"}}")] {
                    assert!(prefilter.admits(text.as_bytes(), Format::Yaml), "{text}");
                }
                count += 1;
            }
        }
        assert!(count > 400, "{count}");
    }

    #[test]
    fn mentions_are_passed_over() {
        for text in [
            "model = GPTModel(config)",
            "from nemo.megatron_gpt_model import Trainer",
            "// The Gemini Enterprise app, as Claude Shannon said.",
            "//   - parent: Gemini Enterprise is the parent",
            "const GPT_FLAG = 8",
            "x = 'AyO1-lMRutdHK5GSz'",
            "raise TypeError('no tokenizer', Qwen2Tokenizer)",
        ] {
            assert!(!admits(text, Format::Python) && !admits(text, Format::Go), "{text}");
        }
        for text in [
            "task: mmlu_llama_high_school",
            "description: the Titan chip",
            "group: a_gpt_b",
            "name: \"in bloom\"",
            "[payload-dbrx]",
        ] {
            assert!(!admits(text, Format::Yaml), "{text}");
        }
        assert!(!admits("{\"description\": \"the error model that is suitable\"}", Format::Json));
        assert!(!admits("AyO1-lMRutdHK5GSz Ho-9tXn02VufGPTp3_Q8nXXp9VI", Format::Text));
    }

    #[test]
    fn what_may_select_a_model_is_read() {
        for text in [
            "model = 'mistral'",
            "model_name: str = \"gemma\"",
            "run(['ollama', 'pull', 'mistral'])",
            "run('ollama pull mistral && echo done')",
            "\"\"\"ollama run --verbose mistral now\"\"\"",
            "if 'qwen' in model_name:",
            "name = f'Qwen{version}-72B'",
            "name = f\"{prefix}mistral\"",
            "'deepseek>=4'",
            "MODELS = [\n    'claude',\n]",
            "# see gpt-4o-mini.",
            "# CHAT_MODEL=llama3",
            "x = \"${MODEL:-gpt-4o}\"",
            "x = 'fast:Qwen/Qwen3-8B'",
            "x = 'a\\ngpt-4o'",
            "{\"x\": \"deepseek\\/wav-2vec-2-base\"}",
            "x = 'https://huggingface.co/acme/unheard-of'",
            "model = 'acme/unheard-of-1'",
            "{'model_path': 'acme/unheard-of-1'}",
            "{\"model\": \"wan-2.1\"}",
        ] {
            assert!(admits(text, Format::Python), "{text}");
        }
        for text in ["{\"command\": \"docker model run acme/unheard-of\"}", "{\"args\": [\"--model\", \"acme\"]}"] {
            assert!(admits(text, Format::Json), "{text}");
        }
        for text in [
            "command: ollama run mistral hello",
            "command:\n  - ollama\n  - pull\n  - mistral",
            "command: [\"ollama\", \"pull\", \"mistral\"]",
            "- name: EMBEDDER\n  value: mistral",
            "[judge]\nname = 'mistral'",
            "args: -m mistral",
            "0llama3.1:405b",
            "[prices.areal-sea-235b-a22b.input]",
            "prices.gpt-4o.input = 3",
            "prices.qwen2.5-72b-instruct.input = 3",
        ] {
            assert!(admits(text, Format::Yaml), "{text}");
        }
    }

    #[test]
    fn names_within_writing_without_blanks_are_read() {
        let text = "使用模型".repeat(60);
        for format in [Format::Markdown, Format::Python, Format::Yaml, Format::Text] {
            assert!(admits(&format!("# {text}Qwen/Qwen3-8B{text}"), format), "{format:?}");
        }
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
            ["azure_deployment: acme", "\"deployment_name\" : \"acme\"", "CHAT_DEPLOYMENT=acme", "deployment?: 'a'"]
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
