//! Owns the formats of code and commands.

use super::Grammar;
use crate::words::{name, sentence, value, word};
use std::fmt::Write as _;

const fn grammar(
    name: &'static str,
    file: (&'static str, &'static str),
    begin: &'static str,
    block: super::Block,
) -> Grammar {
    Grammar { name, file, begin, end: "", block }
}

/// Instructions.
pub const DOCKERFILE: Grammar =
    grammar("dockerfile", ("Dockerfile.", ""), "FROM debian:12-slim\n", |out, random, number, id| {
        let _ = writeln!(out, "# {}\nRUN install -d /opt/{}-{number}", sentence(random, 5), word(random));
        if let Some(id) = id {
            let _ = writeln!(out, "ENV MODEL_ID={id}");
        }
        let _ = writeln!(out, "ENV {}=\"{}\"", name(random).to_uppercase(), value(random));
    });

/// Functions.
pub const PYTHON: Grammar =
    grammar("python", ("module_", ".py"), "import json\nimport os\n\n", |out, random, number, id| {
        let _ =
            writeln!(out, "\ndef {}_{number}(client, items):\n    \"\"\"{}.\"\"\"", name(random), sentence(random, 6));
        let _ = writeln!(out, "    {} = \"{}\"", word(random), value(random));
        if let Some(id) = id {
            let _ = writeln!(out, "    return client.create(model=\"{id}\", items=items)");
        } else {
            let _ =
                writeln!(out, "    return [item for item in items if item.{} > {}]", word(random), random.below(90));
        }
    });

/// Constants and functions.
pub const TYPESCRIPT: Grammar = grammar(
    "typescript",
    ("module-", ".ts"),
    "import { readFile } from \"node:fs/promises\";\n\n",
    |out, random, number, id| {
        let _ = writeln!(
            out,
            "// {}\nexport const {}{number} = {{\n  {}: \"{}\",",
            sentence(random, 6),
            word(random),
            word(random),
            value(random)
        );
        if let Some(id) = id {
            let _ = writeln!(out, "  model: \"{id}\",");
        }
        let _ = writeln!(out, "  limit: {},\n}};\n", random.below(900));
    },
);

/// Functions that return options.
pub const GO: Grammar = grammar("go", ("source_", ".go"), "package main\n\n", |out, random, number, id| {
    let _ = writeln!(out, "// {}\nfunc build{number}(count int) Options {{", sentence(random, 7));
    let _ = writeln!(out, "\tif count > {} {{\n\t\tlog.Println(\"{}\")\n\t}}", random.below(90), value(random));
    if let Some(id) = id {
        let _ = writeln!(out, "\treturn Options{{Model: \"{id}\"}}\n}}\n");
    } else {
        let _ = writeln!(out, "\treturn Options{{Name: \"{}\"}}\n}}\n", word(random));
    }
});

/// Commands.
pub const SHELL: Grammar = grammar("shell", ("run-", ".sh"), "#!/bin/sh\nset -eu\n", |out, random, number, id| {
    let _ = writeln!(
        out,
        "# {}\nexport {}_{number}=\"{}\"",
        sentence(random, 5),
        name(random).to_uppercase(),
        value(random)
    );
    if let Some(id) = id {
        let _ = writeln!(out, "vllm serve {id} --port 8000");
    }
    let _ = writeln!(out, "mkdir -p \"/var/lib/{}/{number}\"", word(random));
});
