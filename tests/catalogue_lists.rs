//! What a user asks of the catalogue itself: `owlint models` and `owlint labs`, their filters, orders and forms.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(dead_code, reason = "other tests use more of the project")]

#[path = "cli/project.rs"]
mod project;

use owlint::catalog::Catalog;
use project::{Project, Ran};
use serde_json::Value;

const AT: &str = "--as-of=2026-11-23";

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).unwrap()
}

/// The ids of the models that a line of arguments yields.
fn ids(arguments: &str) -> Vec<String> {
    let list = json(&Project::new(&[]).run(&format!("models {arguments} {AT} --format json")));
    let id = |model: &Value| model["id"].as_str().unwrap().to_owned();
    list["models"].as_array().unwrap().iter().map(id).collect()
}

/// Whether every model of a list is as a test says, and there is one at all.
fn all(arguments: &str, test: impl Fn(&Value) -> bool) -> bool {
    let list = json(&Project::new(&[]).run(&format!("models {arguments} {AT} --format json")));
    let models = list["models"].as_array().unwrap();
    !models.is_empty() && models.iter().all(test)
}

#[test]
fn every_model_is_listed() {
    let catalog = Catalog::embedded();
    assert_eq!(ids("").len(), catalog.len());
    let told = Project::new(&[]).run(&format!("models {AT}"));
    assert_eq!(told.stdout.lines().count(), catalog.len() + 3, "heads, rows, a blank line and the count");
    let last = told.stdout.lines().last().unwrap().to_owned();
    let date = catalog.date().unwrap();
    assert!(last.starts_with(&format!("{} models, ", catalog.len())), "{last}");
    assert!(last.ends_with(&format!("catalogue of {date}, as of 2026-11-23")), "{last}");
}

#[test]
fn each_filter_keeps_what_it_says() {
    assert!(all("--lab moonshotai", |model| model["lab"] == "moonshotai"));
    assert!(
        all("--lab=Moonshot-AI,deepseek", |model| ["moonshotai", "deepseek"].contains(&model["lab"].as_str().unwrap()))
    );
    assert!(all("--tier mid --tier edge", |model| ["mid", "edge"].contains(&model["tier"].as_str().unwrap())));
    assert!(all("--weights closed", |model| model["weights"] == "closed"));
    assert!(all("--licence-class non-commercial", |model| model["licence_class"] == "non-commercial"));
    assert!(all("--license-class=conditional", |model| model["licence_class"] == "conditional"));
    assert!(all("--standing former", |model| model["standing"] == "former"));
    assert!(all("--purpose code", |model| model["purpose"] == "code"));
    assert!(all("--near-frontier", |model| model["near_frontier"] == true));
    assert!(all("--exposed", |model| model["exposed"] == true && model["weights"] == "open"));
    let (from, to) = ("2026-07", "2026-08-01");
    assert!(all(&format!("--released-after {from} --released-before {to}"), |model| {
        let day = model["released"].as_str().unwrap();
        (from..to).contains(&day)
    }));
    assert!(
        ids("--released-after 2026-07").len() + ids("--released-before 2026-07").len() < ids("").len(),
        "none undated"
    );
}

#[test]
fn a_name_is_a_part_in_any_spelling_or_a_pattern() {
    assert!(ids("kimi_k2").contains(&"kimi-k2-instruct".to_owned()));
    let part = Project::new(&[]).run_words(&["models", "Kimi K2", AT]);
    assert!(part.stdout.contains("kimi-k2.5"), "{}", part.stdout);
    let glm = ids("glm-*");
    assert!(glm.len() > 5 && glm.iter().any(|id| id == "glm-4.6"), "{glm:?}");
    assert_eq!(ids("moonshotai/kimi-k2-instruct").first().map(String::as_str), Some("kimi-k2-instruct"));
    let none = Project::new(&[]).run(&format!("models zzz-nothing {AT}"));
    assert_eq!((none.status, none.stdout.lines().count()), (0, 1), "{}", none.stdout);
    assert!(none.stdout.starts_with("0 of "), "{}", none.stdout);
}

#[test]
fn lists_are_sorted_both_ways_and_the_unknown_comes_last() {
    for (field, pointer) in [("released", "/released"), ("size", "/parameters/total_b"), ("context", "/context")] {
        for reverse in ["", "--reverse"] {
            let arguments = format!("models --lab moonshotai --sort {field} {reverse} {AT} --format json");
            let list = json(&Project::new(&[]).run(&arguments));
            let values: Vec<&Value> =
                list["models"].as_array().unwrap().iter().map(|one| one.pointer(pointer).unwrap()).collect();
            let known: Vec<&&Value> = values.iter().take_while(|value| !value.is_null()).collect();
            assert!(values.iter().skip(known.len()).all(|value| value.is_null()), "{field} {reverse}: {values:?}");
            let in_order = |one: &Value, other: &Value| match (one.as_f64(), other.as_f64()) {
                (Some(one), Some(other)) => one <= other,
                _ => one.as_str() <= other.as_str(),
            };
            let pairs = known
                .windows(2)
                .all(|pair| if reverse.is_empty() { in_order(pair[0], pair[1]) } else { in_order(pair[1], pair[0]) });
            assert!(known.len() > 3 && pairs, "{field} {reverse}: {values:?}");
        }
    }
}

#[test]
fn a_model_is_given_whole() {
    let list = json(&Project::new(&[]).run(&format!("models {AT} kimi-k2-instruct --sort id --format json")));
    assert_eq!((&list["schema_version"], &list["tool"]["name"]), (&Value::from(1), &Value::from("owlint")));
    assert_eq!(list["as_of"], "2026-11-23");
    let model = &list["models"][0];
    for (pointer, expected) in [
        ("/id", "kimi-k2-instruct"),
        ("/repositories/0", "moonshotai/Kimi-K2-Instruct"),
        ("/licence", "modified-mit"),
        ("/released", "2025-07-11"),
        ("/released_precision", "day"),
        ("/standing", "former"),
        ("/posture", "open-restrictive"),
        ("/outlook", "precarious"),
        ("/basis", "catalog"),
    ] {
        assert_eq!(model.pointer(pointer).and_then(Value::as_str), Some(expected), "{pointer}: {model:#}");
    }
    for field in ["source", "purpose", "licence_class", "restricts"] {
        assert!(model[field].as_str().is_some_and(|text| !text.is_empty()), "{field}");
    }
    for field in ["context", "base", "class", "moving", "generation"] {
        assert!(model.get(field).is_some(), "{field}");
    }
    assert!(model["posture_evidence"]["source"].is_string());
    assert!(model["offers"]["known"].as_u64() >= model["offers"]["ended"].as_u64());
    assert!(model["offers"]["ended"].as_u64() > Some(0));
    let earlier = json(&Project::new(&[]).run("models kimi-k2-instruct --as-of 2025-08-01 --format json"));
    assert_eq!(earlier["models"][0]["standing"], "current");
    let before = json(&Project::new(&[]).run("models kimi-k2-instruct --as-of 2025-01-01 --format json"));
    assert_eq!(before["models"][0]["standing_not_known"], "not-yet");
}

#[test]
fn a_table_fits_the_terminal() {
    for width in ["40", "72", "100", "140"] {
        for command in ["models", "labs"] {
            let told = Project::new(&[]).run_in(command, &[("COLUMNS", width)]);
            let (_, rows) = told.stdout.trim_end().rsplit_once('\n').map(|(rows, count)| (count, rows)).unwrap();
            let widest = rows.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= width.parse().unwrap(), "{command} at {width}: {widest}");
        }
    }
}

#[test]
fn an_unknown_word_is_an_error_of_usage_that_names_the_nearest() {
    for (arguments, meant) in [
        ("models --lab moonshoti", "did you mean `moonshotai`?"),
        ("models --tier larg", "did you mean `large`?"),
        ("models --weights opn", "did you mean `open`?"),
        ("models --licence-class permisive", "did you mean `permissive`?"),
        ("models --standing curent", "did you mean `current`?"),
        ("models --purpose cod", "did you mean `code`?"),
        ("models --sort relased", "did you mean `released`?"),
        ("models --tier enormous", "it is one of edge, small, mid"),
        ("labs --posture clsed", "did you mean `closed`?"),
        ("labs --outlook precarius", "did you mean `precarious`?"),
        ("labs --kind startp", "did you mean `startup`?"),
        ("labs --country zz", "it is one of "),
        ("models --released-after soon", "is no date"),
    ] {
        let ran = Project::new(&[]).run(arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments}");
        assert!(ran.stderr.contains(meant), "{arguments}: {}", ran.stderr);
    }
}

/// A lab whose every text tries to do something to whoever reads it.
const HOSTILE: &str = "[lab]\nid = \"acme\"\nname = \"=cmd|' /C calc'!A0\"\nkind = \"startup\"\ncountry = \"FR\"\n\
    organisations = [\"acme\"]\n[[lab.posture]]\nis = \"open-small\"\nsince = \"2025\"\nwhy = \"red \\u001b[31m, \\\"so\\\"\"\n\
    source = \"@SUM(1)\\u202e\"\n[[model]]\nid = \"acme-anvil-7b\"\nname = \"+Anvil, the\\u0007 \\\"7B\\\"\"\n\
    family = \"anvil\"\nweights = \"open\"\ntotal_b = 7.0\nlicence = \"mit\"\nlicence_class = \"permissive\"\n\
    source = \"=HYPERLINK(\\\"http://x\\\")\"\n";

#[test]
fn overlays_are_listed_and_neither_steer_nor_compute() {
    let project = Project::new(&[("own.toml", HOSTILE)]);
    for command in ["models --lab acme", "labs --kind startup --country fr"] {
        for format in ["human", "json", "csv"] {
            let ran = project.run(&format!("{command} --catalog own.toml --format {format}"));
            assert_eq!(ran.status, 0, "{}", ran.stderr);
            assert!(ran.stdout.contains("acme"), "{}", ran.stdout);
            let steers = |c: char| (c.is_control() && c != '\n' && c != '\r') || c == '\u{202e}';
            assert!(!ran.stdout.contains(steers), "{command} {format}: {:?}", ran.stdout);
            assert!(!ran.stdout.contains("\\u00"), "{command} {format}: {}", ran.stdout);
        }
    }
    let csv = project.run("models --lab acme --catalog own.toml --format csv").stdout;
    assert!(csv.contains(r#"acme-anvil-7b,"'+Anvil, the␇ ""7B""",acme,"#), "{csv}");
    assert!(csv.contains(r#","'=HYPERLINK(""http://x"")""#) && csv.ends_with("\r\n"), "{csv}");
    let csv = project.run("labs --kind startup --country fr --catalog own.toml --format csv").stdout;
    assert!(csv.contains(r"acme,'=cmd|' /C calc'!A0,startup,FR,open-small,2025,"), "{csv}");
}

#[test]
fn a_folder_is_an_overlay_of_all_lists_below_it() {
    let other = HOSTILE.replace("acme", "bolt").replace("anvil", "hammer");
    let files = [("own/a.toml", HOSTILE), ("own/deeper/b.TOML", &other), ("own/notes.md", "no list\n")];
    let labs = Project::new(&files).run("labs --kind startup --country fr --catalog own --format csv");
    assert_eq!(labs.status, 0, "{}", labs.stderr);
    assert!(labs.stdout.contains("\nacme,") && labs.stdout.contains("\nbolt,"), "{}", labs.stdout);
}

#[test]
fn what_is_wrong_with_an_overlay_is_told_with_the_way_to_mend_it() {
    for (right, wrong, told) in [
        ("country = \"FR\"", "country = \"France\"", "`France` is no country code: write two capitals, or nothing"),
        ("id = \"acme-anvil-7b\"", "id = \"Acme-Anvil-7b\"", "write it in lower case: `acme-anvil-7b`"),
        ("weights = \"open\"", "weights = \"opened\"", "`opened` is not among the words known here: write one of open"),
    ] {
        let ran = Project::new(&[("own.toml", &HOSTILE.replace(right, wrong))]).run("models --catalog own.toml");
        assert!(ran.status == 2 && ran.stdout.is_empty(), "{wrong}");
        let error = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(error.contains(told) && error.contains("own.toml:"), "{error}");
    }
}

#[test]
fn every_row_of_csv_has_as_many_cells_as_heads() {
    for command in ["models", "labs"] {
        let csv = Project::new(&[]).run(&format!("{command} --format csv")).stdout;
        let mut quoted = false;
        let mut counts: Vec<usize> = Vec::new();
        for line in csv.split_terminator("\r\n") {
            let commas = line.chars().filter(|&c| {
                quoted ^= c == '"';
                c == ',' && !quoted
            });
            counts.push(commas.count());
            assert!(!quoted, "{line}");
        }
        assert!(counts.len() > 100 && counts.iter().all(|count| *count == counts[0]), "{command}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error_and_a_file_gets_the_list() {
    for command in ["models", "models --format json", "models --format csv", "labs --format json"] {
        let ran = Project::new(&[]).run_closed(command);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{command}");
    }
    let project = Project::new(&[]);
    let ran = project.run("labs --format json --output-file labs.json");
    assert_eq!((ran.status, ran.stdout.as_str()), (0, ""));
    let list: Value = serde_json::from_str(&project.read("labs.json")).unwrap();
    assert_eq!(list["labs"].as_array().unwrap().len(), Catalog::embedded().labs().count());
}

#[test]
fn a_lab_has_its_dated_history() {
    let list = json(&Project::new(&[]).run(&format!("labs {AT} --format json")));
    let lab = list["labs"].as_array().unwrap().iter().find(|lab| lab["id"] == "meta").unwrap();
    assert_eq!(
        (&lab["posture"]["is"], &lab["kind"], &lab["country"]),
        (&"mixed".into(), &"big-tech".into(), &"US".into())
    );
    let history = lab["history"]["posture"].as_array().unwrap();
    assert!(
        history.len() >= 3 && history.iter().all(|one| one["source"].as_str().is_some_and(|text| !text.is_empty()))
    );
    let llama = lab["lines"].as_array().unwrap().iter().find(|line| line["id"] == "llama").unwrap();
    assert_eq!(llama["posture"]["is"], "withdrawn", "the line's own wins");
    assert!(llama["days_since_near_frontier"].as_u64() > Some(500));
    assert!(lab["models"]["open"].as_u64() > Some(50) && lab["newest_near_frontier"]["released"].is_string());
}

#[test]
fn labs_are_told_as_they_were_at_the_date() {
    let labs = |arguments: &str| {
        let list = json(&Project::new(&[]).run(&format!("labs {arguments} --format json")));
        list["labs"].as_array().unwrap().iter().map(|lab| lab["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(labs("--posture withdrawn --as-of 2026-01-01").contains(&"meta".to_owned()));
    assert!(!labs("--posture withdrawn --as-of 2026-11-23").contains(&"meta".to_owned()));
    let now = labs(&format!("--outlook precarious,narrowing --country cn {AT}"));
    assert!(now.contains(&"moonshotai".to_owned()) && !now.contains(&"meta".to_owned()), "{now:?}");
    let list = json(&Project::new(&[]).run("labs --as-of 2025-08-01 --format json"));
    let lab = list["labs"].as_array().unwrap().iter().find(|lab| lab["id"] == "moonshotai").unwrap();
    assert_eq!(lab["newest_near_frontier"]["released"], "2025-07-11");
}
