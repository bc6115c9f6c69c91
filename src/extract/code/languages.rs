//! Owns what tells languages apart for the literal lexer: quotes, comments and a few habits. Never lexes.

/// A language whose string literals can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::extract) enum Language {
    Python,
    /// JavaScript and TypeScript, with JSX.
    JavaScript,
    Go,
    /// The literals of a JSON file that does not parse, and of JSON without a parser.
    Json,
    Java,
    Kotlin,
    CSharp,
    Rust,
    /// C and C++.
    Cpp,
    Ruby,
    Php,
    Swift,
    Scala,
    Elixir,
    /// Terraform.
    Hcl,
    /// A line of a language that nobody named: quotes, no comments.
    Unknown,
}

/// How a backslash or a doubled quote is read inside quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escapes {
    Backslash,
    /// `""` stands for `"`.
    Doubled,
    None,
}

/// One way to write a string.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quote {
    /// What opens it and closes it.
    pub(super) mark: &'static str,
    pub(super) escapes: Escapes,
    /// Whether it may span lines.
    pub(super) multiline: bool,
    /// What opens a hole with code in it (`${`); the hole ends with `}`.
    pub(super) hole: Option<&'static str>,
    /// A single character or a symbol: no text.
    pub(super) is_character: bool,
}

const fn quote(mark: &'static str) -> Quote {
    Quote { mark, escapes: Escapes::Backslash, multiline: false, hole: None, is_character: false }
}

const fn multiline(mark: &'static str) -> Quote {
    Quote { multiline: true, ..quote(mark) }
}

const fn raw(mark: &'static str) -> Quote {
    Quote { escapes: Escapes::None, ..multiline(mark) }
}

const fn holed(base: Quote, hole: &'static str) -> Quote {
    Quote { hole: Some(hole), ..base }
}

const CHARACTER: Quote = Quote { is_character: true, ..quote("'") };

/// What the lexer and the context walk need to know of a language.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a table of independent habits")]
pub(super) struct Table {
    /// The longest mark first.
    pub(super) quotes: &'static [Quote],
    pub(super) line_comments: &'static [&'static str],
    pub(super) block_comment: Option<(&'static str, &'static str)>,
    /// `"x" => y` binds y to the key x; else it compares.
    pub(super) arrow_is_key: bool,
    /// `name string = "x"`: the type follows the name without a colon.
    pub(super) type_after_name: bool,
    /// `a ? b : c`.
    pub(super) has_ternary: bool,
    /// `/…/` may be a regular expression.
    pub(super) has_regex: bool,
}

const C_LIKE: Table = Table {
    quotes: &[quote("\""), CHARACTER],
    line_comments: &["//"],
    block_comment: Some(("/*", "*/")),
    arrow_is_key: false,
    type_after_name: false,
    has_ternary: true,
    has_regex: false,
};

static PYTHON: Table = Table {
    quotes: &[multiline("\"\"\""), multiline("'''"), quote("\""), quote("'")],
    line_comments: &["#"],
    block_comment: None,
    has_ternary: false,
    ..C_LIKE
};
static JAVASCRIPT: Table =
    Table { quotes: &[quote("\""), quote("'"), holed(multiline("`"), "${")], has_regex: true, ..C_LIKE };
static GO: Table =
    Table { quotes: &[quote("\""), raw("`"), CHARACTER], type_after_name: true, has_ternary: false, ..C_LIKE };
static JSON: Table = Table { quotes: &[quote("\""), quote("'")], has_ternary: false, ..C_LIKE };
static JAVA: Table = Table { quotes: &[multiline("\"\"\""), quote("\""), CHARACTER], ..C_LIKE };
static KOTLIN: Table =
    Table { quotes: &[holed(raw("\"\"\""), "${"), holed(quote("\""), "${"), CHARACTER], has_ternary: false, ..C_LIKE };
static RUST: Table = Table { has_ternary: false, ..C_LIKE };
static RUBY: Table = Table {
    quotes: &[holed(multiline("\""), "#{"), multiline("'"), holed(multiline("`"), "#{")],
    line_comments: &["#"],
    block_comment: Some(("=begin", "\n=end")),
    arrow_is_key: true,
    ..C_LIKE
};
static PHP: Table =
    Table { quotes: &[multiline("\""), multiline("'")], line_comments: &["//", "#"], arrow_is_key: true, ..C_LIKE };
static SWIFT: Table = Table { quotes: &[multiline("\"\"\""), quote("\"")], ..C_LIKE };
static SCALA: Table =
    Table { quotes: &[holed(raw("\"\"\""), "${"), holed(quote("\""), "${"), CHARACTER], has_ternary: false, ..C_LIKE };
static ELIXIR: Table = Table {
    quotes: &[holed(multiline("\"\"\""), "#{"), holed(multiline("\""), "#{"), multiline("'")],
    line_comments: &["#"],
    block_comment: None,
    arrow_is_key: true,
    has_ternary: false,
    ..C_LIKE
};
static HCL: Table = Table { quotes: &[holed(quote("\""), "${")], line_comments: &["#", "//"], ..C_LIKE };
static UNKNOWN: Table = Table {
    quotes: &[quote("\""), quote("'"), quote("`")],
    line_comments: &[],
    block_comment: None,
    arrow_is_key: true,
    ..C_LIKE
};
static PLAIN_C: Table = C_LIKE;

impl Language {
    pub(super) fn table(self) -> &'static Table {
        match self {
            Self::Python => &PYTHON,
            Self::JavaScript => &JAVASCRIPT,
            Self::Go => &GO,
            Self::Json => &JSON,
            Self::Java => &JAVA,
            Self::Kotlin => &KOTLIN,
            Self::Rust => &RUST,
            Self::Ruby => &RUBY,
            Self::Php => &PHP,
            Self::Swift => &SWIFT,
            Self::Scala => &SCALA,
            Self::Elixir => &ELIXIR,
            Self::Hcl => &HCL,
            Self::Unknown => &UNKNOWN,
            Self::CSharp | Self::Cpp => &PLAIN_C,
        }
    }
}
