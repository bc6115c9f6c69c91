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
    /// Programs whose words are names of resources.
    pub never_programs: Vec<String>,
    /// Kinds of resources that operators start engines for.
    pub serving_kinds: Vec<String>,
    /// Arguments of these calls are never models.
    pub never_calls: Vec<String>,
    pub block_calls: Vec<String>,
    pub program_images: Vec<String>,
    /// In prose, code with one of these words behind it is no model.
    pub said_of_others: Vec<String>,
    /// A bare `name` right below these keys may be a model.
    pub presets: Vec<String>,
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
    /// Keys that switch off what stands beside them.
    pub switches: Switches<String>,
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

/// Keys that switch off the map that they stand in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switches<T> {
    /// By `false`.
    pub on: Vec<T>,
    /// By `true`.
    pub off: Vec<T>,
}

/// A command line that takes a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommandRule {
    /// Names of the program.
    pub program: Vec<String>,
    /// Words that must follow it; `pull|run` stands for either.
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

/// A way to write an identifier whose name stands behind a mark: `arn:aws:bedrock:…:foundation-model/NAME`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressForm {
    /// What the identifier begins with, lower case.
    pub start: Vec<String>,
    /// The name stands behind the last of these.
    pub marks: Vec<String>,
    /// Behind these it moves.
    #[serde(default)]
    pub moving: Vec<String>,
    /// Whether `vendor/name` must follow, as one part alone may be a folder.
    #[serde(default)]
    pub nested: bool,
    /// Whether a method may be called on the address, behind a colon.
    #[serde(default)]
    pub methods: bool,
    /// What the name is written in.
    pub scheme: Scheme,
    /// The host it names.
    pub host: Option<String>,
}

/// What a host puts in front of a bare name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// What the name begins with, lower case.
    pub text: Vec<String>,
    /// Other beginnings, of which only so much is no part of the name.
    pub strip: Option<String>,
    /// What the host leaves out of the names behind it.
    pub lead: Option<String>,
    /// What such a name is written in.
    pub scheme: Option<Scheme>,
}

/// Words that tell the scheme of what stands near them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// In the names around a place, or in the value beside it that tells the provider; lower case.
    #[serde(default)]
    pub names: Vec<String>,
    /// Anywhere in the file, lower case.
    #[serde(default)]
    pub file: Vec<String>,
    /// Whether they count only where no others stand.
    #[serde(default)]
    pub weak: bool,
    /// Whether they bear on a bare name.
    #[serde(default)]
    pub bare: bool,
    /// Whether they bear on `vendor/name`.
    #[serde(default)]
    pub slug: bool,
    /// What they tell.
    pub scheme: Scheme,
}

/// The tables of `rules/schemes.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schemes {
    /// Prefixes that are no part of the identifier.
    pub prefix: Vec<Prefix>,
    /// Addresses that hold the name behind a mark.
    pub address: Vec<AddressForm>,
    /// What hosts put in front of a bare name.
    pub opening: Vec<Opening>,
    /// Words that tell the scheme.
    pub hint: Vec<Hint>,
    /// Providers named first.
    pub provider: Vec<ProviderPrefix>,
    /// Vendors as routers write them.
    pub router_vendors: Vec<String>,
    /// Vendors as only Vercel's gateway writes them.
    pub vercel_vendors: Vec<String>,
    /// Vendors as NVIDIA's catalogue writes them.
    pub nim_vendors: Vec<String>,
    /// First parts of a hub's address that are no organisation.
    pub hub_sections: Vec<String>,
    /// Regions before a Bedrock identifier.
    pub bedrock_regions: Vec<String>,
    /// Vendors of Bedrock and OCI identifiers.
    pub bedrock_vendors: Vec<String>,
    /// How identifiers of Oracle's cloud begin where Amazon's do not.
    pub oci_openings: Vec<String>,
    /// What the hub's own router takes behind a colon.
    pub hub_tags: Vec<String>,
    /// Variants that routers sell behind a colon.
    pub router_tags: Vec<String>,
    /// Regions behind `@`, which pin nothing.
    pub served_in: Vec<String>,
    /// Names of labs under which their clouds sell what others made.
    pub resellers: Vec<String>,
    /// Words that begin what somebody has made of a model.
    pub alterations: Vec<String>,
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
