//! Owns what may not be shown of a line: values under secret-like names, credentials in addresses, well-known token
//! shapes. Never decides which line is shown and never touches anything but the text handed in.

#![deny(clippy::indexing_slicing)]

mod named;
mod shapes;

use super::{Format, Span};
use std::borrow::Cow;

/// What stands in the place of a secret.
pub const MASK: &str = "••••";

/// Returns `line` with its secrets replaced by [`MASK`], and where `focus`, the reference, stands in it then.
///
/// The reference itself stays readable, except for credentials in an address. In `.env` files every value but the
/// reference's own is masked. Hand in the whole line, or a window much wider than what is shown: a value is found by the
/// name before it. Takes time linear in the length of the line.
#[must_use]
pub fn redact(line: &str, focus: Span, format: Format) -> (String, Span) {
    let mut masked = Vec::new();
    let outside = named::values(line, focus, format).into_iter().chain(shapes::tokens(line));
    for span in outside {
        masked.extend(without(span, focus));
    }
    masked.extend(shapes::credentials(line));
    apply(line, focus, masked)
}

/// Returns an identifier without the credentials that an address in it carries.
#[must_use]
pub fn redact_identifier(text: &str) -> Cow<'_, str> {
    let masked = shapes::credentials(text);
    if masked.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(apply(text, Span::default(), masked).0)
}

/// The parts of `span` outside `focus`.
fn without(span: Span, focus: Span) -> impl Iterator<Item = Span> {
    let (before, after) = if span.overlaps(focus) {
        (Span::new(span.start, focus.start), Span::new(focus.end, span.end))
    } else {
        (span, Span::default())
    };
    [before, after].into_iter().filter(|part| !part.is_empty())
}

/// Writes the line anew with a mask for each run of masked bytes.
fn apply(line: &str, focus: Span, mut masked: Vec<Span>) -> (String, Span) {
    masked.sort_unstable();
    let mut shown = String::with_capacity(line.len());
    let (mut start, mut end) = (None, None);
    let mut from = 0;
    for span in merged(&masked) {
        let kept = Span::new(from, span.start);
        note(&mut start, focus.start, kept, shown.len());
        note(&mut end, focus.end, kept, shown.len());
        shown.push_str(kept.of(line));
        if span.start < focus.start && focus.start < span.end {
            start.get_or_insert(shown.len());
        }
        shown.push_str(MASK);
        if span.start < focus.end && focus.end < span.end {
            end.get_or_insert(shown.len());
        }
        from = span.end;
    }
    let rest = Span::new(from, line.len());
    note(&mut start, focus.start, rest, shown.len());
    note(&mut end, focus.end, rest, shown.len());
    shown.push_str(rest.of(line));
    let start = start.unwrap_or(shown.len());
    (shown, Span::new(start, end.unwrap_or(start)))
}

/// Remembers where `offset` went, once it lies in the stretch that is copied to `shown`.
fn note(found: &mut Option<usize>, offset: usize, kept: Span, shown: usize) {
    if found.is_none() && kept.start <= offset && offset <= kept.end {
        *found = Some(shown + (offset - kept.start));
    }
}

/// Joins spans that touch or overlap; `sorted` is in order.
fn merged(sorted: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(*span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "moonshotai/Kimi-K2-Instruct";
    const SECRET: &str = "h9nter2-Zx81qPLmA7";

    /// Redacts around the model's name and checks that the focus still covers it.
    fn shown(line: &str, format: Format) -> String {
        let at = line.find(MODEL).expect("the line names the model");
        let (text, focus) = redact(line, Span::new(at, at + MODEL.len()), format);
        assert_eq!(focus.of(&text), MODEL, "{text}");
        text
    }

    #[test]
    fn a_secret_beside_the_identifier_is_masked_in_every_format() {
        for (format, line) in [
            (Format::Yaml, "{model: MODEL, api_key: SECRET}"),
            (Format::Yaml, "args: [--api-key, SECRET, --model, MODEL]"),
            (Format::Yaml, "command: vllm serve MODEL --api-key SECRET --port 80"),
            (Format::Yaml, "env: {name: OPENAI_API_KEY, value: SECRET, model: MODEL}"),
            (Format::Yaml, "password: correct SECRET staple # MODEL"),
            (Format::Json, r#"{"model": "MODEL", "token": "SECRET"}"#),
            (Format::Json, r#"{"apiKey":"SECRET","model":"MODEL"}"#),
            (Format::Json, r#""config": "{\"api_key\": \"SECRET\", \"model\": \"MODEL\"}""#),
            (Format::Json, r#"{"headers": {"Authorization": "Bearer SECRET"}, "model": "MODEL"}"#),
            (Format::Json, r#"{"api_keys": ["SECRET", "SECRET"], "model": "MODEL"}"#),
            (Format::Json, r#"["--hf-token", "SECRET", "--model", "MODEL"]"#),
            (Format::Toml, "server = { model = \"MODEL\", password = 'SECRET' }"),
            (Format::Dotenv, "MODEL=MODEL # OLD_THING=SECRET"),
            (Format::Dotenv, "# FOO=SECRET MODEL=MODEL BAR=\"SECRET SECRET\""),
            (Format::Shell, "OPENAI_API_KEY=SECRET MODEL=MODEL ./run"),
            (Format::Shell, "HF_TOKEN='SECRET SECRET' vllm serve MODEL"),
            (Format::Shell, "curl -H 'Authorization: Bearer SECRET' -d '{\"model\": \"MODEL\"}'"),
            (Format::Shell, "curl -H \"x-api-key: SECRET\" -d '{\"model\": \"MODEL\"}'"),
            (Format::Dockerfile, "ENV PRIVATE_KEY=SECRET MODEL=MODEL"),
            (Format::Python, "client = LLM(model=\"MODEL\", api_key=\"SECRET\")"),
            (Format::Python, "os.environ[\"OPENAI_API_KEY\"] = \"SECRET\"; model = \"MODEL\""),
            (Format::JavaScript, "const c = new OpenAI({ apiKey: 'SECRET', model: 'MODEL' });"),
            (Format::JavaScript, "chat(`MODEL`, { password: `SECRET` })"),
            (Format::Go, "cfg := Config{Model: \"MODEL\", APIKey: \"SECRET\"}"),
            (Format::Notebook, r#""llm = LLM(model=\"MODEL\", api_key=\"SECRET\")\n","#),
            (Format::Markdown, "Use `MODEL` with `api_key=SECRET`."),
            (Format::Text, "model MODEL at https://user:SECRET@hub.example/x"),
            (Format::Text, "model MODEL at https://hub.example/x?api_key=SECRET&y=1"),
        ] {
            let text = shown(&line.replace("SECRET", SECRET).replace("MODEL", MODEL), format);
            assert!(!text.contains(SECRET), "{format:?}: {text}");
            assert!(text.contains(MASK), "{format:?}: {text}");
        }
    }

    #[test]
    fn well_known_token_shapes_are_masked_without_a_name() {
        for token in [
            "sk-proj-Zx81qPLmA7Zx81qPLmA7",
            "hf_Zx81qPLmA7Zx81qPLmA7",
            "ghp_Zx81qPLmA7Zx81qPLmA7Zx81",
            "AKIAIOSFODNN7EXAMPLE",
        ] {
            let text = shown(&format!("run {MODEL} {token} now"), Format::Text);
            assert_eq!(text, format!("run {MODEL} {MASK} now"));
        }
    }

    #[test]
    fn what_is_no_secret_stays_readable() {
        for line in [
            "{model: MODEL, max_tokens: 4096, tokenizer: auto}",
            "vllm serve MODEL --max-model-len 8192 --tokenizer-mode auto",
            "{\"model\": \"MODEL\", \"temperature\": 0.2}",
            "api_key: ${OPENAI_API_KEY} # MODEL",
            "client(model=\"MODEL\", monkey=\"banana\", api_key=$OPENAI_API_KEY)",
            "https://hub.example/MODEL?rev=main",
            "task-runner sk-short MODEL",
        ] {
            let line = line.replace("MODEL", MODEL);
            assert_eq!(shown(&line, Format::Yaml), line);
        }
    }

    #[test]
    fn the_reference_stays_readable_under_a_secret_like_name() {
        assert_eq!(shown(&format!("MODEL_TOKEN={MODEL}"), Format::Shell), format!("MODEL_TOKEN={MODEL}"));
        assert_eq!(shown(&format!("MODEL={MODEL}"), Format::Dotenv), format!("MODEL={MODEL}"));
    }

    #[test]
    fn credentials_in_the_identifier_itself_are_masked() {
        let url = "https://joe:pw@hub.example/org/model";
        let line = format!("model: {url}");
        let (text, focus) = redact(&line, Span::new(7, line.len()), Format::Yaml);
        assert_eq!(focus.of(&text), "https://••••@hub.example/org/model");
        assert_eq!(redact_identifier(url), "https://••••@hub.example/org/model");
        assert_eq!(redact_identifier(MODEL), MODEL);
    }

    #[test]
    fn odd_lines_are_harmless() {
        for line in ["", "=", "key=", "key:", "\"key", "--token", "password: \"", "key=\\", "ключ=é", "api_key=é é"]
        {
            for start in 0..=line.len() + 1 {
                let _ = redact(line, Span::new(start, start + 2), Format::Dotenv);
            }
        }
        let long = "token=\"".repeat(200_000);
        let (text, _) = redact(&long, Span::default(), Format::Text);
        assert!(text.contains(MASK));
    }
}
