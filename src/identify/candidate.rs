//! Owns what stands around an identifier in a value: defaults of variables, prefixes of schemes and providers, tags,
//! revisions, files. Never looks a model up.

mod extent;

use super::reference::{Pin, PinKind};
use super::scheme::Scheme;
use super::vocabulary::schemes;
use crate::text::Span;
use extent::extent;

/// An identifier taken out of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Where it stands in the value.
    pub span: Span,
    /// What it is written in, where a prefix tells.
    pub scheme: Option<Scheme>,
    /// Whether the scheme is spelt out (`hf://`, `ollama://`, a hub's address): then even an unheard-of name is one.
    pub is_explicit: bool,
    /// The host that a prefix names.
    pub host: Option<String>,
    /// Organisation and name, without tag, revision and file.
    pub name: String,
    /// Behind a colon: a tag, a quantisation, a serving variant.
    pub tag: Option<String>,
    /// The pin written in the identifier.
    pub pin: Pin,
    /// A file of weights named in the same address.
    pub file: Option<String>,
}

impl Candidate {
    /// Reads the identifier out of a value; `None` where the value can be none (white space inside, holes, a number).
    #[must_use]
    pub fn read(value: &str) -> Option<Self> {
        let mut candidate = Self {
            span: extent(value)?,
            scheme: None,
            is_explicit: false,
            host: None,
            name: String::new(),
            tag: None,
            pin: Pin::none(),
            file: None,
        };
        candidate.take_prefix(value);
        candidate.take_provider(value);
        if candidate.take_form() {
            candidate.take_pins();
        } else {
            candidate.take_name(value);
        }
        (!candidate.name.is_empty()).then_some(candidate)
    }

    /// Whether a value can be an identifier, by its letters alone.
    #[must_use]
    pub fn may_be(value: &str) -> bool {
        extent(value).is_some()
    }

    /// The identifier as it stands in the value.
    #[must_use]
    pub fn text<'a>(&self, value: &'a str) -> &'a str {
        self.span.of(value)
    }

    /// The part before the last slash's name: organisation or vendor.
    #[must_use]
    pub fn organisation(&self) -> Option<&str> {
        // Who works at a machine published nothing there.
        let is_home = |before: &str| matches!(before.rsplit_once('/'), Some(("/home" | "/Users", _)));
        let before = self.name.rsplit_once('/').map(|(before, _)| before).filter(|before| !is_home(before));
        before.map(|before| before.rsplit('/').next().unwrap_or(before))
    }

    /// The part behind the last slash.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }

    fn take_prefix(&mut self, value: &str) {
        let text = self.span.of(value);
        for prefix in &schemes().prefix {
            // `ollama:/home/user/.ollama` mounts a volume of that name.
            let goes_on =
                |start: &str| text.get(start.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            let found = prefix.text.iter().find(|start| starts_with(text, start) && goes_on(start));
            if let Some(start) = found {
                self.scheme = Some(prefix.scheme);
                self.is_explicit = true;
                self.host.clone_from(&prefix.host);
                self.span = Span::new(self.span.start + start.len(), self.span.end);
                return;
            }
        }
    }

    /// Takes `provider/` and `provider:` off. The prefix stays in the identifier's span: routers read it.
    fn take_provider(&mut self, value: &str) {
        let text = self.span.of(value);
        text.clone_into(&mut self.name);
        if self.scheme.is_some() || text.contains("://") {
            return;
        }
        let Some(at) = text.find(['/', ':']) else { return };
        let (name, rest) = (Span::new(0, at).of(text), Span::new(at + 1, text.len()).of(text));
        let lower = name.to_ascii_lowercase();
        let Some(provider) = schemes().provider.iter().find(|provider| provider.names.contains(&lower)) else { return };
        let before_colon = text.as_bytes().get(at) == Some(&b':');
        if before_colon && is_tag(rest) {
            return;
        }
        let rest = if before_colon { behind_kind(rest) } else { rest };
        // `openai/gpt-oss-120b` is a repository as well as a route; which it is the look-up decides.
        self.scheme = Some(provider.scheme);
        self.host = Some(provider.host.clone().unwrap_or(lower));
        if !provider.scheme.is_named_as_organisation() || rest.contains('/') || before_colon {
            rest.clone_into(&mut self.name);
        }
    }

    fn take_name(&mut self, value: &str) {
        let full = self.span.of(value);
        if full.contains("://") {
            self.take_address();
            return;
        }
        if self.host.is_none() && self.scheme.is_some_and(|scheme| matches!(scheme, Scheme::Hf | Scheme::Modelscope)) {
            self.take_hub_path(value);
        }
        self.take_pins();
    }

    /// Takes revision and tag off the end.
    fn take_pins(&mut self) {
        if let Some((name, revision)) = self.name.clone().rsplit_once('@').filter(|(name, _)| !name.is_empty()) {
            if !is_listed(&schemes().served_in, revision) {
                revision_pin(revision, &mut self.pin);
            }
            name.clone_into(&mut self.name);
        }
        if let Some((name, tag)) = self.name.clone().rsplit_once(':').filter(|(name, _)| !name.is_empty()) {
            name.clone_into(&mut self.name);
            self.take_tag(tag);
        }
        let trimmed = self.name.trim_end_matches('/').to_owned();
        self.name = trimmed;
        if self.name.to_ascii_lowercase().ends_with(".gguf") {
            self.file = Some(self.stem().to_owned());
        }
    }

    /// A tag; behind `vendor/name` it may be a version of Replicate's, a provider of the hub's router or a router's variant.
    fn take_tag(&mut self, tag: &str) {
        self.tag = Some(tag.to_owned());
        if tag.len() >= 7 && is_hex(tag) && self.scheme == Some(Scheme::Hf) {
            revision_pin(tag, &mut self.pin);
        }
        let is_slug = self.name.matches('/').count() == 1;
        if tag.len() == 64 && is_hex(tag) && is_slug && matches!(self.scheme, None | Some(Scheme::Replicate)) {
            self.scheme = Some(Scheme::Replicate);
            self.pin = Pin { kind: PinKind::Revision, value: Some(tag.to_owned()) };
        }
        // `openai/gpt-oss-120b:together`: the first part is the organisation then, not a provider.
        if !is_slug || !self.scheme.is_none_or(Scheme::is_named_as_organisation) {
            return;
        }
        let provider = schemes().provider.iter().find(|provider| is_listed(&provider.names, tag));
        if provider.is_some() || is_listed(&schemes().hub_tags, tag) {
            self.scheme = Some(Scheme::Hf);
            self.host = provider.map(|provider| provider.host.clone().unwrap_or_else(|| tag.to_owned()));
        } else if is_listed(&schemes().router_tags, tag) {
            self.scheme = Some(Scheme::Openrouter);
            self.host = None;
        }
    }

    /// `org/name/resolve/REVISION/file` and `org/name/file.gguf`: repository and file of one address.
    fn take_hub_path(&mut self, value: &str) {
        let name = self.name.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_owned();
        let parts: Vec<&str> = name.split('/').collect();
        let (Some(organisation), Some(repository)) = (parts.first(), parts.get(1)) else {
            self.name = name;
            return;
        };
        if schemes().hub_sections.iter().any(|section| section == organisation) {
            self.name.clear();
            return;
        }
        let rest = parts.get(2..).unwrap_or_default();
        let rest = match rest {
            ["resolve" | "blob" | "tree" | "raw" | "commit", revision, file @ ..] => {
                revision_pin(revision, &mut self.pin);
                file
            }
            other => other,
        };
        let file = rest.last().filter(|file| file.to_ascii_lowercase().ends_with(".gguf"));
        self.file = file.map(|file| (*file).to_owned());
        let repository = repository.trim_end_matches(".git");
        let length = organisation.len() + 1 + repository.len();
        let start = self.span.end - self.span.of(value).len();
        self.name = format!("{organisation}/{repository}");
        if self.file.is_none() {
            let at = self.span.of(value).find(organisation).unwrap_or_default();
            self.span = Span::new(start + at, (start + at + length).min(self.span.end));
        }
    }

    /// A bucket, registry or archive address: the last part with letters names the model.
    fn take_address(&mut self) {
        self.scheme = Some(Scheme::Url);
        let path = self.name.split_once("://").map_or("", |(_, path)| path);
        let path = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        self.name = path.to_owned();
    }
}

fn revision_pin(revision: &str, pin: &mut Pin) {
    let moving = schemes().moving.iter().any(|word| word.eq_ignore_ascii_case(revision));
    let kind = match revision {
        _ if moving => PinKind::Floating,
        digest if digest.starts_with("sha256:") => PinKind::Digest,
        // Vertex writes the day of a version there.
        date if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) => PinKind::Tag,
        commit if commit.len() >= 7 && is_hex(commit) => PinKind::Revision,
        _ => PinKind::Tag,
    };
    *pin = Pin { kind, value: Some(revision.to_owned()) };
}

/// Whether what stands behind a colon is a tag of Ollama's library, which begins on a size or moves: `mistral:7b` is a
/// tag, `mistral:open-mixtral-8x7b` a route.
fn is_tag(text: &str) -> bool {
    let first = text.split('-').next().unwrap_or_default();
    let number = first.strip_suffix(['b', 'B']).unwrap_or_default();
    let is_size = number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'x'));
    is_size || schemes().moving.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// What stands behind the kind of a request: `chat:gpt-4.1`; a serial number is no name (`…-v1:0`).
fn behind_kind(rest: &str) -> &str {
    let is_kind = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    match rest.split_once(':') {
        Some((kind, name)) if is_kind(kind) && !is_tag(name) => name,
        _ => rest,
    }
}

fn is_listed(words: &[String], text: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether a text is hexadecimal digits only, as commits are.
#[must_use]
pub(super) fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests;
