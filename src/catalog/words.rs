//! Owns the words in which models, labs and standings are told, in files and in reports. Never judges.

use serde::{Deserialize, Serialize};

/// Declares an enum whose names in files and reports are the kebab-case of its variants.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            /// The word used in files and reports.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// All values, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
        }
    };
}
words! {
    /// Whether the weights can be downloaded.
    Weights {
        /// Published for download.
        Open = "open",
        /// Reached through an API only.
        Closed = "closed",
        /// Not established.
        Unknown = "unknown",
    }
}

words! {
    /// How free the terms of the weights are.
    LicenceClass {
        /// Plain MIT, Apache-2.0 and the like.
        Permissive = "permissive",
        /// Use is allowed under conditions (user counts, revenue lines, acceptable use).
        Conditional = "conditional",
        /// No commercial use without a further agreement.
        NonCommercial = "non-commercial",
        /// No weights are licensed at all.
        Closed = "closed",
        /// Not established.
        Unknown = "unknown",
    }
}

words! {
    /// Size by total parameters, in billions. The band to plan around is `mid`.
    Tier {
        /// Below 3.
        Edge = "edge",
        /// From 3 to below 6.5.
        Small = "small",
        /// From 6.5 to 75: what to plan around.
        Mid = "mid",
        /// Above 75, below 250.
        Large = "large",
        /// From 250, below 1,000.
        Xlarge = "xlarge",
        /// 1,000 and more.
        Trillion = "trillion",
        /// The total is not known.
        Unknown = "unknown",
    }
}

impl Tier {
    /// The tier of a total in billions of parameters.
    #[must_use]
    pub fn of(total_b: Option<f32>) -> Self {
        match total_b {
            None => Self::Unknown,
            Some(total) if total < 3.0 => Self::Edge,
            Some(total) if total < 6.5 => Self::Small,
            Some(total) if total <= 75.0 => Self::Mid,
            Some(total) if total < 250.0 => Self::Large,
            Some(total) if total < 1000.0 => Self::Xlarge,
            Some(_) => Self::Trillion,
        }
    }

    /// Whether it lies above the band to plan around.
    #[must_use]
    pub fn is_above_mid(self) -> bool {
        matches!(self, Self::Large | Self::Xlarge | Self::Trillion)
    }
}

words! {
    /// What a lab does with its best weights.
    Posture {
        /// Publishes them under terms close to permissive.
        OpenFrontier = "open-frontier",
        /// Publishes them under terms of its own.
        OpenRestrictive = "open-restrictive",
        /// Publishes some, keeps stronger ones closed.
        Mixed = "mixed",
        /// Publishes small ones only.
        OpenSmall = "open-small",
        /// Used to publish them and no longer does.
        Withdrawn = "withdrawn",
        /// Publishes none.
        Closed = "closed",
    }
}

words! {
    /// How likely the lab is to go on as it does.
    Outlook {
        /// Nothing known speaks against it.
        Steady = "steady",
        /// It publishes less than it did.
        Narrowing = "narrowing",
        /// Its funding or its people are in doubt.
        Precarious = "precarious",
        /// It hangs on one firm's will to pay.
        SingleSponsor = "single-sponsor",
        /// Not established.
        Unknown = "unknown",
    }
}

words! {
    /// Where a model stands at a date, seen from the open frontier.
    Standing {
        /// Near the frontier when released, at most 365 days old, fewer than two newer flagged generations in its line.
        Current = "current",
        /// Near the frontier when released, and past that.
        Former = "former",
        /// Never near the open frontier.
        None = "none",
        /// Flagged or not established, and without a date to judge by.
        Unknown = "unknown",
    }
}

words! {
    /// Why a standing is not known.
    Doubt {
        /// Whether it was near the open frontier is not established.
        NotEstablished = "not-established",
        /// There is no release date to judge by.
        NoDate = "no-date",
        /// It came out after the date that is asked for.
        NotYet = "not-yet",
        /// Its version is above all that the catalogue knows of its family.
        Newer = "newer-than-the-catalogue",
    }
}

words! {
    /// What goes in and what comes out.
    Modality {
        /// Text in, text out.
        Text = "text",
        /// Text and images in, text out.
        Vision = "vision",
        /// Several kinds in or out.
        Omni = "omni",
        /// Speech or sound.
        Audio = "audio",
        /// Images out.
        Image = "image",
        /// Video out.
        Video = "video",
        /// Vectors or relevance scores out.
        Embedding = "embedding",
    }
}

words! {
    /// What a model is for.
    Purpose {
        /// General chat, reasoning and agents.
        General = "general",
        /// Code.
        Code = "code",
        /// Reasoning above all.
        Reasoning = "reasoning",
        /// Mathematics and proofs.
        Math = "math",
        /// Reading images.
        Vision = "vision",
        /// Embeddings.
        Embedding = "embedding",
        /// Reranking.
        Rerank = "rerank",
        /// Guarding other models.
        Guard = "guard",
        /// Speech.
        Speech = "speech",
        /// Making images.
        Image = "image",
        /// Making video.
        Video = "video",
        /// Translation.
        Translation = "translation",
        /// Medicine.
        Medical = "medical",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// The place of a closed model in its vendor's range.
    Class {
        /// The vendor's top general model of its generation.
        Flagship = "flagship",
        /// Anything below or beside it.
        Other = "other",
    }
}

words! {
    /// Where the facts of a model come from.
    Basis {
        /// The catalogue.
        Catalog = "catalog",
        /// Read off the identifier.
        Name = "name",
    }
}
