//! Owns the form of `rules/keys.toml` and `rules/schemes.toml`, for the build that compiles them and the run that reads
//! them. Never applies them.

use super::scheme::Scheme;
use serde::{Deserialize, Serialize};

/// The whole of `rules/keys.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeysFile {
    /// A value here selects a model.
    pub takes: Vec<String>,
    /// Options on command lines that take a model, as written.
    pub options: Vec<String>,
    /// A value here stands for a model and selects nothing.
    pub labels: Vec<String>,
    /// A value here may select a model.
    pub may: Vec<String>,
    /// A value here is never a model.
    pub never: Vec<String>,
    /// Below these keys stand names and selectors of resources, as written.
    pub never_within: Vec<String>,
    /// Arguments of these calls are never models.
    pub never_calls: Vec<String>,
    /// Calls whose first argument selects a model.
    pub calls: Vec<String>,
    /// Calls that load weights into their own process.
    pub loading_calls: Vec<String>,
    /// Words of calls that load what stands beside weights.
    pub never_loading: Vec<String>,
    /// Calls that ask a service for an answer.
    pub asking_calls: Vec<String>,
    /// Calls that train.
    pub training_calls: Vec<String>,
    /// Keys under which the address of a service stands.
    pub addresses: Vec<String>,
    /// Keys that describe a model.
    pub describes: Vec<String>,
    /// Keys of a request or of a client's settings.
    pub chooses: Vec<String>,
    /// What stands beside a model and tells what it is for.
    #[serde(default)]
    pub beside: Vec<RoleWords>,
    /// Keys that give a name to the model beside them.
    #[serde(default)]
    pub alias: Vec<AliasRule>,
    /// Command lines that take a model.
    #[serde(default)]
    pub command: Vec<CommandRule>,
    /// What names say of the role.
    #[serde(default)]
    pub role: Vec<RoleWords>,
    /// What folders and file names say of the role.
    #[serde(default)]
    pub path: Vec<RoleWords>,
}

/// A command line that takes a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommandRule {
    /// Names of the program.
    pub program: Vec<String>,
    /// Words that must follow it.
    pub words: Vec<String>,
    /// Which words after these are models, counted from 0.
    pub takes: Vec<usize>,
    /// What the reference is for.
    pub role: String,
    /// The scheme of the words taken.
    pub scheme: Option<Scheme>,
}

/// A key that gives a name to what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AliasRule {
    /// The key, in words.
    pub key: String,
    /// Any of these keys, in words, in the same map makes it a name.
    pub beside: Vec<String>,
}

/// Words that tell a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleWords {
    /// The role, as in reports.
    pub role: String,
    /// Any of these, in words.
    pub words: Vec<String>,
}

/// A way to begin an identifier that is no part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prefix {
    /// As written, lower case.
    pub text: Vec<String>,
    /// What the rest is written in.
    pub scheme: Scheme,
    /// The host it names.
    pub host: Option<String>,
}

/// A provider named before `/` or `:`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderPrefix {
    /// As written, lower case.
    pub names: Vec<String>,
    /// What the rest is written in.
    pub scheme: Scheme,
    /// The host it names; else the name itself.
    pub host: Option<String>,
}

/// The tables of `rules/schemes.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schemes {
    /// Prefixes that are no part of the identifier.
    pub prefix: Vec<Prefix>,
    /// Providers named first.
    pub provider: Vec<ProviderPrefix>,
    /// Vendors as routers write them.
    pub router_vendors: Vec<String>,
    /// Vendors as NVIDIA's catalogue writes them.
    pub nim_vendors: Vec<String>,
    /// First parts of a hub's address that are no organisation.
    pub hub_sections: Vec<String>,
    /// Regions before a Bedrock identifier.
    pub bedrock_regions: Vec<String>,
    /// Vendors of Bedrock and OCI identifiers.
    pub bedrock_vendors: Vec<String>,
    /// Tokens of quantised and converted copies.
    pub quantisation: Vec<String>,
    /// The pattern of further ones that hold a number, lower case.
    pub quantisation_pattern: String,
    /// Tokens of hosts' own variants.
    pub serving: Vec<String>,
    /// Tuning suffixes tried when a name is not known.
    pub tuning: Vec<String>,
    /// Publishers of copies.
    pub publishers: Vec<String>,
    /// Words that move.
    pub moving: Vec<String>,
}
