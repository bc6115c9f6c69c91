//! Owns the list of schemes that identifiers are written in. Never tells which one a text is written in.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How an identifier is written, and so where it is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// `organisation/name` on Hugging Face.
    Hf,
    /// `organisation/name` on `ModelScope`.
    Modelscope,
    /// A file or a repository in llama.cpp's format.
    Gguf,
    /// `name:tag` in Ollama's library.
    Ollama,
    /// `ai/name` on Docker Hub.
    DockerModel,
    /// `region.vendor.name` on Amazon Bedrock.
    Bedrock,
    /// Google's Vertex AI.
    Vertex,
    /// A model or a deployment on Azure.
    Azure,
    /// `vendor/name` in NVIDIA's catalogue.
    Nim,
    /// `vendor/name` on `OpenRouter`.
    Openrouter,
    /// `vendor/name` on Vercel's gateway.
    Vercel,
    /// `provider/name` as `LiteLLM` reads it.
    Litellm,
    /// `accounts/fireworks/models/name`.
    Fireworks,
    /// Groq.
    Groq,
    /// `@cf/vendor/name` on Cloudflare Workers AI.
    Cloudflare,
    /// Databricks' served models.
    Databricks,
    /// Snowflake Cortex.
    Snowflake,
    /// Amazon `SageMaker`.
    Sagemaker,
    /// Oracle's cloud.
    Oci,
    /// IBM watsonx.
    Watsonx,
    /// `owner/name:version` on Replicate.
    Replicate,
    /// `OpenAI`'s own names.
    Openai,
    /// Anthropic's own names.
    Anthropic,
    /// Google's own names.
    Google,
    /// Mistral's own names.
    Mistral,
    /// Any other vendor's own names.
    VendorApi,
    /// A path on a disk.
    Path,
    /// The address of a bucket, a registry or an archive.
    Url,
    /// Not established.
    Unknown,
}

impl fmt::Display for Scheme {
    /// Writes the word used in reports.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

impl Scheme {
    /// Whether providers of the scheme are called as organisations on hubs and vendors of routers are: there the rest of
    /// the identifier decides.
    #[must_use]
    #[allow(dead_code, reason = "the build shares this file and asks no such question")]
    pub fn is_named_as_organisation(self) -> bool {
        matches!(self, Self::Openai | Self::Anthropic | Self::Google | Self::Mistral | Self::Nim | Self::VendorApi)
    }

    /// The cloud whose own scheme it is: nobody else writes names so.
    #[must_use]
    #[allow(dead_code, reason = "the build shares this file and asks no such question")]
    pub fn cloud(self) -> Option<&'static str> {
        match self {
            Self::Azure => Some("azure"),
            Self::Databricks => Some("databricks"),
            Self::Snowflake => Some("snowflake"),
            Self::Sagemaker => Some("sagemaker"),
            _ => None,
        }
    }
}
