//! Owns the words that options take, and what each stands for. Never reads a command line.

use crate::identify::Confidence;
use crate::lints::Severity;
use crate::policy::FailOn;
use crate::report::Format;
use clap::ValueEnum;

/// When to write colours, or links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

/// The form of an inventory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum InventoryFormat {
    Table,
    Json,
    Csv,
    /// A bill of materials of models, by OWASP in version 1.6 (ECMA-424)
    Cyclonedx,
    /// A bill of materials of models, by SPDX in version 3.0.1 with its profile for AI
    Spdx,
}

/// The form of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Table,
    Json,
}

/// Declares the words of an option and what each stands for.
macro_rules! option_words {
    ($name:ident => $target:ty { $($word:ident = $value:expr,)+ }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
        pub(super) enum $name { $($word,)+ }

        impl From<$name> for $target {
            fn from(word: $name) -> Self {
                match word { $($name::$word => $value,)+ }
            }
        }
    };
}

option_words! {
    FormatWord => Format {
        Human = Format::Human,
        Concise = Format::Concise,
        Json = Format::Json,
        Sarif = Format::Sarif,
        Github = Format::Github,
        Jsonl = Format::Jsonl,
        Gitlab = Format::Gitlab,
        Junit = Format::Junit,
        Checkstyle = Format::Checkstyle,
        Csv = Format::Csv,
        Markdown = Format::Markdown,
        Comment = Format::Comment,
    }
}

option_words! {
    SeverityWord => Severity {
        Info = Severity::Info,
        Low = Severity::Low,
        Medium = Severity::Medium,
        High = Severity::High,
    }
}

option_words! {
    FailOnWord => FailOn {
        Info = FailOn::From(Severity::Info),
        Low = FailOn::From(Severity::Low),
        Medium = FailOn::From(Severity::Medium),
        High = FailOn::From(Severity::High),
        Never = FailOn::Never,
    }
}

option_words! {
    ConfidenceWord => Confidence {
        Low = Confidence::Low,
        Medium = Confidence::Medium,
        High = Confidence::High,
    }
}
