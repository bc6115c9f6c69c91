//! What `owlint init` writes, and what it leaves alone.

#[allow(dead_code, reason = "each suite uses a part of it")]
#[path = "cli/project.rs"]
mod project;

use project::Project;
use serde_json::Value;

/// A configuration as `init` writes it with every setting in force.
fn uncommented(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(setting) if !setting.starts_with(' ') => setting.to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(|text| line(text) + "\n").collect()
}

#[test]
fn the_first_configuration_changes_nothing_and_shows_every_setting() {
    let project = Project::new(&[("a.yaml", "model: gpt-4o\n")]);
    let before = project.run("config --format json").stdout;
    let ran = project.run("init");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout.contains("wrote owlint.toml\n") && ran.stdout.contains("owlint baseline write"),
        "{}",
        ran.stdout
    );
    let settings = |text: &str| serde_json::from_str::<Value>(text).unwrap()["settings"].clone();
    assert_eq!(settings(&before), settings(&project.run("config --format json").stdout));
    assert_eq!(project.run("check").status, 0);

    let all = Project::new(&[("owlint.toml", &uncommented(&project.read("owlint.toml")))]);
    let ran = all.run("config --format json");
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let ran = all.run("what-if --scenario our-fear .");
    assert!(ran.status != 2, "{}", ran.stderr);
}

#[test]
fn every_setting_of_the_schema_stands_in_the_first_configuration_and_fits_it() {
    let project = Project::new(&[]);
    project.run("init");
    let table: toml::Table = uncommented(&project.read("owlint.toml")).parse().unwrap();
    let schema: Value = serde_json::from_str(include_str!("../docs/owlint.schema.json")).unwrap();
    let mut value = serde_json::to_value(&table).unwrap();
    dates_as_text(&mut value);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");

    let below = |name: &str, pointer: &str| {
        let known = schema.pointer(pointer).unwrap().as_object().unwrap();
        known.keys().map(|key| format!("{name}{key}")).collect::<Vec<_>>()
    };
    let mut keys = below("/", "/properties");
    keys.extend(below("/catalog/", "/properties/catalog/properties"));
    keys.extend(below("/mirrors/", "/properties/mirrors/properties"));
    keys.extend(below("/exempt/0/", "/properties/exempt/items/properties"));
    keys.extend(below("/overrides/0/", "/properties/overrides/items/properties"));
    keys.extend(below("/scenarios/our-fear/", "/properties/scenarios/additionalProperties/properties"));
    keys.extend(["/allow/", "/deny/"].iter().flat_map(|list| below(list, "/$defs/lists/properties")));
    for key in keys {
        assert!(value.pointer(&key).is_some(), "`{key}` is missing");
    }
    // What the schema says of a default is what is shown.
    for (key, about) in schema["properties"].as_object().unwrap() {
        if let Some(default) = about.get("default") {
            assert_eq!(&value[key], default, "{key}");
        }
    }
}

/// TOML has dates of its own, which the schema takes for the text that they are written as.
fn dates_as_text(value: &mut Value) {
    match value {
        Value::Object(map) => match map.get("$__toml_private_datetime").cloned() {
            Some(date) => *value = date,
            None => map.values_mut().for_each(dates_as_text),
        },
        Value::Array(items) => items.iter_mut().for_each(dates_as_text),
        _ => {}
    }
}

#[test]
fn nothing_is_overwritten() {
    let project = Project::new(&[("owlint.toml", "fail-on = 'low'\n"), (".github/workflows/owlint.yml", "mine\n")]);
    let ran = project.run("init");
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("owlint.toml` is there already, and init never overwrites"), "{}", ran.stderr);
    let ran = project.run("init --hook --ci github");
    assert!(ran.status == 2 && ran.stderr.contains("owlint.yml` is there already"), "{}", ran.stderr);
    assert_eq!(project.names(), [".git", ".github", "owlint.toml"], "all or nothing");
    assert_eq!(project.read("owlint.toml"), "fail-on = 'low'\n");
    assert_eq!(project.read(".github/workflows/owlint.yml"), "mine\n");

    let manifest = Project::new(&[("pyproject.toml", "[tool.owlint]\nfail-on = 'low'\n")]);
    let ran = manifest.run("init");
    assert!(ran.status == 2 && ran.stderr.contains("pyproject.toml` is there already"), "{}", ran.stderr);
    let other = Project::new(&[("pyproject.toml", "[tool.other]\n")]);
    assert_eq!(other.run("init").status, 0, "a manifest that does not speak of owlint is no configuration");
}

#[test]
fn the_hook_is_written_where_there_is_none_and_shown_where_there_are_others() {
    let project = Project::new(&[]);
    let ran = project.run("init --hook");
    assert!(ran.stdout.contains("wrote .pre-commit-config.yaml"), "{}{}", ran.stdout, ran.stderr);
    let hooks: Value = serde_yaml::from_str(&project.read(".pre-commit-config.yaml")).unwrap();
    assert_eq!(hooks["repos"][0]["hooks"][0]["entry"], "owlint check --force-exclude");
    let again = project.run("init --hook");
    assert!(again.stdout.contains(".pre-commit-config.yaml runs owlint already"), "{}", again.stdout);

    let theirs = "repos:\n  - repo: local\n    hooks: []\n";
    let project = Project::new(&[(".pre-commit-config.yaml", theirs)]);
    let ran = project.run("init --hook");
    let (_, snippet) = ran.stdout.split_once("add this to .pre-commit-config.yaml:\n\n").unwrap();
    let (snippet, _) = snippet.split_once("\n\n").unwrap();
    assert_eq!(project.read(".pre-commit-config.yaml"), theirs);
    let added: Value = serde_yaml::from_str(&format!("{theirs}{snippet}\n")).unwrap();
    assert_eq!(added["repos"][1]["hooks"][0]["id"], "owlint");
}

#[test]
fn pipelines_run_commands_that_owlint_knows() {
    for (whose, file) in
        [("github", ".github/workflows/owlint.yml"), ("gitlab", ".gitlab-ci.yml"), ("azure", "azure-pipelines.yml")]
    {
        let project = Project::new(&[("a.yaml", "model: gpt-4o\n")]);
        let ran = project.run(&format!("init --ci {whose}"));
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let text = project.read(file);
        serde_yaml::from_str::<Value>(&text).unwrap();
        let calls: Vec<&str> = text.lines().filter_map(|line| Some(&line[line.find("owlint")?..])).collect();
        let calls: Vec<&&str> =
            calls.iter().filter(|call| call.starts_with("owlint --format") || **call == "owlint").collect();
        assert!(!calls.is_empty(), "{whose}: {text}");
        for call in calls {
            let ran = project.run(call.strip_prefix("owlint").unwrap());
            assert_eq!(ran.status, 0, "{call}: {}", ran.stderr);
        }
        let again = project.run(&format!("init --ci {whose}"));
        if whose == "github" {
            assert_eq!(again.status, 2);
        } else {
            assert!(again.stdout.contains(&format!("add this to {file}:")), "{}", again.stdout);
        }
        assert_eq!(project.read(file), text);
    }
}

#[test]
fn printing_writes_nothing() {
    let project = Project::new(&[]);
    let ran = project.run("init --print --hook --ci gitlab");
    for file in ["# owlint.toml\n", "# .pre-commit-config.yaml\n", "# .gitlab-ci.yml\n"] {
        assert!(ran.stdout.contains(file), "{file}: {}", ran.stdout);
    }
    assert_eq!(project.names(), [".git"]);
}

#[test]
fn the_configuration_goes_to_the_root_unless_a_folder_is_named() {
    let project = Project::new(&[("service/app.py", "")]);
    assert_eq!(project.run("init service").status, 0);
    assert!(project.names() == [".git", "service"] && !project.read("service/owlint.toml").is_empty());
    assert_eq!(project.run("init missing").status, 2);
}
