//! Owns what tells the languages of braces apart: quotes, comments, words and a few habits. Never reads.

/// A configuration language of braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::extract) enum Dialect {
    /// Terraform, Packer, Nomad.
    Hcl,
    Bicep,
    Jsonnet,
    Cue,
    Nix,
    PowerShell,
}

/// How quotes and other signs are escaped inside a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escapes {
    /// A backslash, with JSON's letters behind it.
    Backslash,
    /// The closing mark twice stands for itself.
    Doubled,
    /// PowerShell's backtick.
    Backtick,
    /// `''$`, `'''` and `''\` in Nix's indented strings.
    Indented,
    None,
}

/// One way to write a string.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quote {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) escapes: Escapes,
    /// Whether it is a block of lines: its first line end and its indentation are not part of the value. Other strings
    /// end with their line, whatever the language permits: a missing quote must not turn the rest inside out.
    pub(super) block: bool,
    /// What opens a hole with code in it.
    pub(super) hole: Option<&'static str>,
}

const fn quote(mark: &'static str) -> Quote {
    Quote { open: mark, close: mark, escapes: Escapes::Backslash, block: false, hole: None }
}

const fn block(open: &'static str, close: &'static str) -> Quote {
    Quote { open, close, escapes: Escapes::None, block: true, hole: None }
}

const fn holed(base: Quote, hole: &'static str) -> Quote {
    Quote { hole: Some(hole), ..base }
}

const fn escaped(base: Quote, open: &'static str, escapes: Escapes) -> Quote {
    Quote { open, escapes, ..base }
}

/// What lexer and walk need to know of a language.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a table of independent habits")]
pub(super) struct Table {
    /// The longest mark first.
    pub(super) quotes: &'static [Quote],
    pub(super) line_comments: &'static [&'static str],
    pub(super) block_comment: Option<(&'static str, &'static str)>,
    /// What words hold beside letters, digits, `_`, `-`, `.`, `$` and `@`.
    pub(super) word: &'static str,
    /// `<<EOT` and `<<-EOT`.
    pub(super) heredocs: bool,
    /// Whether a line's end ends a statement.
    pub(super) newline_ends: bool,
    /// Whether white space alone parts the items of a list.
    pub(super) spaced_items: bool,
    /// `name "label" {` opens a block with labels.
    pub(super) blocks: bool,
    /// `a: b: "x"` nests b in a.
    pub(super) nested_keys: bool,
    /// Whether a statement without `=` may be a command line.
    pub(super) commands: bool,
    /// Words in front of a name that is declared: the name behind them is the key.
    pub(super) declares: &'static [&'static str],
}

const BASE: Table = Table {
    quotes: &[quote("\"")],
    line_comments: &["//"],
    block_comment: Some(("/*", "*/")),
    word: "",
    heredocs: false,
    newline_ends: true,
    spaced_items: false,
    blocks: false,
    nested_keys: false,
    commands: false,
    declares: &[],
};

static HCL: Table =
    Table { quotes: &[holed(quote("\""), "${")], line_comments: &["#", "//"], heredocs: true, blocks: true, ..BASE };
static BICEP: Table = Table {
    quotes: &[block("'''", "'''"), holed(quote("'"), "${")],
    spaced_items: true,
    declares: &["param", "var", "output", "resource", "module", "type"],
    ..BASE
};
static JSONNET: Table = Table {
    quotes: &[
        block("|||", "|||"),
        escaped(quote("\""), "@\"", Escapes::Doubled),
        escaped(quote("'"), "@'", Escapes::Doubled),
        escaped(quote("\""), "\"", Escapes::Backslash),
        escaped(quote("'"), "'", Escapes::Backslash),
    ],
    line_comments: &["//", "#"],
    newline_ends: false,
    declares: &["local"],
    ..BASE
};
static CUE: Table = Table {
    quotes: &[
        block("\"\"\"", "\"\"\""),
        block("'''", "'''"),
        Quote { escapes: Escapes::None, ..Quote { open: "#\"", close: "\"#", ..quote("\"") } },
        quote("\""),
        quote("'"),
    ],
    word: "#?",
    nested_keys: true,
    declares: &["let"],
    ..BASE
};
static NIX: Table = Table {
    quotes: &[
        holed(Quote { escapes: Escapes::Indented, ..block("''", "''") }, "${"),
        holed(escaped(quote("\""), "\"", Escapes::Backslash), "${"),
    ],
    line_comments: &["#"],
    word: "'/+",
    newline_ends: false,
    spaced_items: true,
    declares: &["let"],
    ..BASE
};
static POWERSHELL: Table = Table {
    quotes: &[
        block("@\"", "\n\"@"),
        block("@'", "\n'@"),
        holed(escaped(quote("\""), "\"", Escapes::Backtick), "$("),
        escaped(quote("'"), "'", Escapes::Doubled),
    ],
    line_comments: &["#"],
    block_comment: Some(("<#", "#>")),
    word: ":\\/%+?*&~^!",
    commands: true,
    ..BASE
};

impl Dialect {
    pub(super) fn table(self) -> &'static Table {
        match self {
            Self::Hcl => &HCL,
            Self::Bicep => &BICEP,
            Self::Jsonnet => &JSONNET,
            Self::Cue => &CUE,
            Self::Nix => &NIX,
            Self::PowerShell => &POWERSHELL,
        }
    }
}
