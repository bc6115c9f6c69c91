//! Owns the formats of configuration.

use super::Grammar;
use crate::words::{name, tag, value, word};
use std::fmt::Write as _;

const fn grammar(name: &'static str, file: (&'static str, &'static str), block: super::Block) -> Grammar {
    Grammar { name, file, begin: "", end: "", block }
}

/// Settings of a service.
pub const YAML: Grammar = grammar("yaml", ("settings-", ".yaml"), |out, random, number, id| {
    let _ = writeln!(out, "{}_{number}:\n  enabled: true\n  {}: \"{}\"", name(random), word(random), value(random));
    if let Some(id) = id {
        let _ = writeln!(out, "  model: {id}");
    }
    let _ = writeln!(out, "  limits:\n    cpu: {}\n    note: '{}'", random.below(64), value(random));
});

/// Values of a chart, a model among the arguments.
pub const HELM: Grammar = grammar("helm", ("values-", ".yaml"), |out, random, number, id| {
    let _ = writeln!(out, "{}-{}:\n  replicas: {}", word(random), tag(number), random.below(9));
    let _ = writeln!(
        out,
        "  image:\n    repository: registry.example.net/{}\n    tag: v{}",
        word(random),
        random.below(99)
    );
    if let Some(id) = id {
        let _ = writeln!(out, "  args: [\"--model\", \"{id}\", \"--port\", \"8000\"]");
    }
    let _ = writeln!(out, "  annotations:\n    example.net/{}: \"{}\"", word(random), value(random));
});

/// Services of Compose.
pub const COMPOSE: Grammar = Grammar {
    begin: "services:\n",
    ..grammar("compose", ("docker-compose-", ".yaml"), |out, random, number, id| {
        let _ = writeln!(
            out,
            "  {}-{}:\n    image: registry.example.net/{}:1.{}",
            word(random),
            tag(number),
            word(random),
            random.below(40)
        );
        let _ = writeln!(out, "    environment:\n      {}: \"{}\"", name(random).to_uppercase(), value(random));
        if let Some(id) = id {
            let _ = writeln!(out, "      MODEL_ID: {id}");
        }
    })
};

/// Resources.
pub const TERRAFORM: Grammar = grammar("terraform", ("main-", ".tf"), |out, random, number, id| {
    let _ = writeln!(out, "resource \"example_{}\" \"{}_{number}\" {{", word(random), word(random));
    let _ = writeln!(out, "  name = \"{}\"\n  size = {}", value(random), random.below(900));
    if let Some(id) = id {
        let _ = writeln!(out, "  model_id = \"{id}\"");
    }
    let _ = writeln!(out, "  tags = {{\n    owner = \"{}\"\n  }}\n}}\n", word(random));
});

/// One object with many members.
pub const JSON: Grammar = Grammar {
    begin: "{\n",
    end: "  \"end\": true\n}\n",
    ..grammar("json", ("data-", ".json"), |out, random, number, id| {
        let _ = writeln!(out, "  \"{}_{number}\": {{\n    \"{}\": \"{}\",", name(random), word(random), value(random));
        if let Some(id) = id {
            let _ = writeln!(out, "    \"model\": \"{id}\",");
        }
        let _ = writeln!(
            out,
            "    \"count\": {},\n    \"nested\": [{}, {}]\n  }},",
            random.below(900),
            random.below(9),
            random.below(9)
        );
    })
};

/// Tables.
pub const TOML: Grammar = grammar("toml", ("options-", ".toml"), |out, random, number, id| {
    let _ = writeln!(out, "[{}-{}]\n{} = \"{}\"", word(random), tag(number), name(random), value(random));
    if let Some(id) = id {
        let _ = writeln!(out, "model = \"{id}\"");
    }
    let _ = writeln!(out, "limit = {}\n", random.below(900));
});

/// Variables.
pub const DOTENV: Grammar = grammar("dotenv", ("env-", ".env"), |out, random, number, id| {
    let _ = writeln!(out, "{}_{number}=\"{}\"", name(random).to_uppercase(), value(random));
    if let Some(id) = id {
        let _ = writeln!(out, "MODEL_{number}={id}");
    }
});
