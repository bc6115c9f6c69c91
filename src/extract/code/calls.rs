//! Owns what calls of well-known names do with their arguments: look up, pair, fall back, hand on. Never reads tokens.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a call does with its arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// `os.getenv("MODEL", "x")`, `map.put("model", "x")`: the first literal names the one so many places behind it.
    LooksUp(u32),
    /// `Map.of("model", "x", "n", "y")`.
    Pairs,
    /// `Field("x")`, `Some("x")`: the first argument is what the call is bound to.
    HandsOn,
    /// `found.unwrap_or("x")`: the argument stands in for what the call is made on.
    FallsBack,
    /// `cmp.Or(os.Getenv("MODEL"), "x")`: the later arguments stand in for the first.
    Coalesces,
    /// `add_argument("--model", default="x")`: the first literal names a parameter.
    Declares,
}

/// Names of calls, lower case, without `_`; those with a dot are compared with the last two parts.
const MANNERS: [(Manner, &[&str]); 8] = [
    (
        Manner::LooksUp(1),
        &[
            "get",
            "getattr",
            "setdefault",
            "pop",
            "fetch",
            "getordefault",
            "getproperty",
            "config",
            "put",
            "putifabsent",
            "set",
            "setvar",
            "setproperty",
            "addproperty",
            "define",
            "definestring",
            "getvalue",
            "getstring",
            "optstring",
            "env.getorelse",
            "entry",
            "pair",
            "append",
            "stringvar",
            "flag.string",
            "flags.string",
            "string",
        ],
    ),
    (Manner::LooksUp(2), &["stringvarp", "stringp"]),
    (Manner::Pairs, &["map.of", "immutablemap.of"]),
    (
        Manner::HandsOn,
        &[
            "field",
            "some",
            "from",
            "aws.string",
            "ptr",
            "pointer.string",
            "ptr.to",
            "to.ptr",
            "lo.toptr",
            "stringptr",
            "optional.of",
            "std.string",
            "str",
            "ref",
            "usestate",
            "signal",
            "typer.option",
            "typer.argument",
            "query",
            "form",
            "mappedcolumn",
            "column",
            "charfield",
            "textfield",
            "attrib",
            "secretstr",
            "strip",
            "trim",
            "trimspace",
            "dedent",
            "cow.borrowed",
            "box.from",
            "lazyof",
        ],
    ),
    (
        Manner::FallsBack,
        &["unwrapor", "unwraporelse", "orelse", "orelseget", "getorelse", "valueor", "ifblank", "ifempty", "ifnull"],
    ),
    (
        Manner::Coalesces,
        &[
            "cmp.or",
            "coalesce",
            "firstnonempty",
            "firstnonblank",
            "defaultifblank",
            "defaultifempty",
            "requirenonnullelse",
        ],
    ),
    (Manner::Declares, &["addargument", "addoption", "option", "argument", "arg", "attribute", "positional", "opt"]),
    (Manner::Declares, &["click.option", "click.argument"]),
];

/// The same by the last two parts of a name, or by nothing and the last; the first that has a name has it.
static MANNER_OF: LazyLock<HashMap<(&str, &str), Manner>> = LazyLock::new(|| {
    let named = MANNERS.iter().rev().flat_map(|(manner, names)| names.iter().map(|name| (*manner, *name)));
    named.map(|(manner, name)| (name.split_once('.').unwrap_or(("", name)), manner)).collect()
});

/// What the function called `name` does with its arguments, as far as its name tells.
pub(super) fn manner(name: &str) -> Option<Manner> {
    let name = name.to_ascii_lowercase().replace('_', "");
    let mut parts = name.rsplit('.');
    let last = parts.next().unwrap_or_default();
    let before = parts.next().unwrap_or_default();
    let find = |before: &str| MANNER_OF.get(&(before, last)).copied();
    find(before).or_else(|| find("")).or_else(|| name.contains("env").then_some(Manner::LooksUp(1)))
}

/// Whether an argument or a key of this name holds a default.
pub(super) fn is_default(key: &str) -> bool {
    matches!(
        key,
        "default" | "defaultValue" | "default_value" | "default_value_t" | "default_factory" | "fallback" | "initial"
    )
}
