//! Owns the tests of `code`.

use super::*;
use crate::extract::probe::{assert_exact, path, sites, tree_of};

fn values(text: &str, language: Language) -> Vec<String> {
    let lines = sites(text, |tree, parent, text| read(tree, parent, text, language));
    lines.into_iter().map(|line| line.replacen(" literal ", " ", 1)).collect()
}

fn python(text: &str) -> Vec<String> {
    values(text, Language::Python)
}

fn script(text: &str) -> Vec<String> {
    values(text, Language::JavaScript)
}

#[test]
fn literals_stand_where_they_are_written() {
    let text = "x = \"org/a\"\ny = '''org/b'''\nz = r\"org/c\" + f\"{v}/org/d\"\ns = \"é\\u00e9org/e\"\n";
    let tree = tree_of(text, |tree, parent, text| read(tree, parent, text, Language::Python));
    for id in ["org/a", "org/b", "org/c", "{v}/org/d"] {
        assert_exact(text, &tree, id);
    }
    let (_, escaped) = tree.iter().last().expect("a node");
    let span = escaped.value.as_ref().map(|value| value.span(Span::new(4, 9)));
    assert_eq!(span.map(|span| &text[span.start..span.end]), Some("org/e"));
}

#[test]
fn a_literal_goes_on_behind_a_backslash_whatever_ends_the_line() {
    for end in ["\n", "\r\n"] {
        assert_eq!(script(&format!("const m = \"org/\\{end}a\"{end}f('b')")), ["/m org/a", "/f()[0] b"], "{end:?}");
        assert_eq!(python(&format!("m = 'org/\\{end}a'")), ["/m org/a"], "{end:?}");
        let hole = format!("const m = `${{f(\"x\\{end}y\")}}/a`; g('b')");
        assert_eq!(script(&hole).last().map(String::as_str), Some("/g()[0] b"), "{end:?}");
    }
}

#[test]
fn a_regular_expression_ends_with_its_line_even_behind_a_backslash() {
    let of = |end: &str| script(&format!("m = /b\\{end}/\"org/a\"; n = \"c\""));
    assert_eq!(of("\n"), of("\r\n"));
}

#[test]
fn python_names() {
    assert_eq!(
        python("M = \"a\"\nself.model = 'b'\nm: str = \"c\"\nf(model=\"d\", x=1)\ng(\"e\", [\"h\"])\n"),
        ["/M a", "/model b", "/m c", "/f()/model d", "/f()/x 1", "/g()[0] e", "/g()[1][0] h",]
    );
    assert_eq!(
        python("c = {\"model\": \"a\", 'n': {\"m\": [\"b\"]}}\nt = (\"d\")\nu = (\"e\", \"f\")"),
        ["/c/model a", "/c/n/m[0] b", "/t d", "/u[0] e", "/u[1] f",]
    );
    assert_eq!(
        python("def f(m=\"a\", n: str = \"b\"):\n    return \"c\"\nclass C:\n    m: str = Field(default=\"d\")\n"),
        ["/f()/m a", "/f()/n b", "/f c", "/m d",]
    );
}

#[test]
fn defaults_of_look_ups_carry_the_name_asked_for() {
    assert_eq!(python("x = os.getenv(\"MODEL\", \"a\")")[1], "/x/os.getenv()/MODEL a");
    assert_eq!(python("x = os.environ.get(\"MODEL\") or \"a\"")[1], "/x/MODEL a");
    assert_eq!(python("os.environ[\"MODEL\"] = \"a\"")[1], "/MODEL a");
    assert_eq!(python("m = cfg.get('model', default='a')")[1], "/m/cfg.get()/model a");
    assert_eq!(script("const m = process.env.MODEL ?? \"a\"\nconst n = o.model || 'b'"), ["/m/MODEL a", "/n/model b"]);
    assert_eq!(values("m := getEnv(\"MODEL\", \"a\")", Language::Go)[1], "/m/getEnv()/MODEL a");
}

#[test]
fn comparisons_are_told_apart() {
    assert_eq!(
        python("if m == \"a\" or \"b\" in m or m in (\"c\",) or m.startswith(\"d\"): x = \"e\""),
        ["/== a", "/in b", "/==[0] c", "/m.startswith()[0] d", "/x e",]
    );
    assert_eq!(python("k = \"a\" if p == \"b\" else \"c\""), ["/k a", "/== b", "/k c"]);
    assert_eq!(script("switch (m) { case 'a': return 'b'; }\nif (m !== `c`) {}"), ["/== a", "/~ b", "/== c"]);
}

#[test]
fn javascript_names() {
    assert_eq!(
        script(
            "export const m: string = 'a';\nconst c = { model: \"b\", 'k': { n: ['d'] } }\nnew Chat({ modelName: 'e' })"
        ),
        ["/m a", "/c/model b", "/c/k/n[0] d", "/Chat()[0]/modelName e",]
    );
    assert_eq!(
        script("class C { m = 'a'; private n?: string = 'b' }\nfunction pick(): string { const p = x ? 'c' : 'd' }"),
        ["/C()/m a", "/C()/n b", "/p c", "/p d",]
    );
    assert_eq!(
        script("const e = <M id=\"a\" n={'b'}>Don't \"c\"</M>;\nconst f = `t ${x ? \"}\" : '`'} u`"),
        ["/id a", "/n b", "/~ c", "/f t ${x ? \"}\" : '`'} u",]
    );
}

#[test]
fn regular_expressions_open_no_strings() {
    assert_eq!(script("const r = /[\"'/]/g.test(s); const a = 4 / 2; const b = 'x' / 'y'"), ["/b x", "/b y"]);
}

#[test]
fn go_names() {
    let text = "const M = \"a\"\nvar m string = \"b\"\nx := []string{\"c\", \"d\"}\nr := ai.Request{Model: \"e\", L: []M{{N: \"f\"}, {N: `g`}}}\nfunc d() string { return \"h\" }\nswitch m { case \"i\": }\n";
    assert_eq!(
        values(text, Language::Go),
        [
            "/M a",
            "/m b",
            "/x[0] c",
            "/x[1] d",
            "/r/ai.Request()/Model e",
            "/r/ai.Request()/L[0]/N f",
            "/r/ai.Request()/L[1]/N g",
            "/d h",
            "/== i",
        ]
    );
}

#[test]
fn docstrings_are_comments_and_comments_have_no_marks() {
    let text = "\"\"\"Doc.\"\"\"\n#: note\nx = 1\n'''More.'''\ny = \"\"\"z\"\"\"\n";
    assert_eq!(python(text), ["/~ comment Doc.", "/~ comment : note", "/~ comment More.", "/y z"]);
    assert_eq!(script("/** a */ // b\nx = 'c' /* d"), ["/~ comment a", "/~ comment b", "/~ comment d", "/x c"]);
}

#[test]
fn keys_that_may_be_identifiers_stay() {
    let text = "P = {\"org/a\": 8192, 'org/b': x, \"m\": \"c\"}";
    let tree = tree_of(text, |tree, parent, text| read(tree, parent, text, Language::Python));
    let keys: Vec<String> = tree.iter().map(|(id, _)| path(&tree, id)).collect();
    assert_eq!(keys, ["", "/P", "/P/org/a", "/P/org/b", "/P/m"]);
    let places: Vec<&str> =
        tree.iter().filter_map(|(_, node)| node.key_span).map(|span| &text[span.start..span.end]).collect();
    assert_eq!(places, ["P", "org/a", "org/b", "m"]);
}

#[test]
fn other_languages() {
    let cases: [(Language, &str, &[&str]); 11] = [
        (
            Language::Java,
            "String m = \"a\"; f.modelName(\"b\"); char c = '\"'; var t = \"\"\"\n x \"y\"\n\"\"\";",
            &["/m a", "/f.modelName()[0] b", "/t \n x \"y\"\n"],
        ),
        (Language::Kotlin, "val m: String = \"a ${x[\"y\"]}\"", &["/m a ${x[\"y\"]}"]),
        (
            Language::CSharp,
            "var m = @\"a\"\"b\"; f(model: $\"c\"); var r = \"\"\"d \"e\" f\"\"\";",
            &["/m a\"b", "/f()/model c", "/r d \"e\" f"],
        ),
        (
            Language::Rust,
            "const M: &'static str = r#\"a\"b\"#; fn f<'a>(x: &'a str) -> String { g(\"c\") } let q = '\"';",
            &["/M a\"b", "/g()[0] c"],
        ),
        (Language::Cpp, "std::string m = R\"x(a)\"b)x\"; char c = '\\'';", &["/m a)\"b"]),
        (
            Language::Ruby,
            "m = \"a #{x[\"b\"]}\"\nf(model: 'c', :k => 'd', 'e' => 'f')",
            &["/m a #{x[\"b\"]}", "/f()/model c", "/f()/k d", "/f()/e f"],
        ),
        (Language::Php, "$m = 'a'; $this->model = 'b'; $c = ['model' => 'd'];", &["/m a", "/model b", "/c/model d"]),
        (Language::Swift, "let m: String = #\"a\"b\"#\nf(model: \"c\")", &["/m a\"b", "/f()/model c"]),
        (Language::Scala, "val m = s\"a\"\nx match { case \"b\" => \"c\" }", &["/m a", "/== b"]),
        (Language::Elixir, "m = \"a\"\nx = %{\"model\" => \"b\", k: \"c\"}", &["/m a", "/x/model b", "/x/k c"]),
        (
            Language::Hcl,
            "variable \"model\" {\n  default = \"a\"\n}\nx = { k = \"b ${f(\"c\")}\" }\ny = <<-EOT\n  z\n  EOT\n",
            &["/variable.model()/default a", "/x/k b ${f(\"c\")}", "/y   z"],
        ),
    ];
    for (language, text, expected) in cases {
        let found = values(text, language);
        assert_eq!(
            found.get(..expected.len()),
            Some(expected.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>().as_slice()),
            "{language:?}: {found:?}"
        );
    }
}

#[test]
fn broken_json_still_gives_its_literals() {
    assert_eq!(
        values("{\"model\": \"a\", // b\n \"l\": [{\"id\": \"c\"}, {\"id\": \"d\"", Language::Json),
        ["/model a", "/~ comment b", "/l[0]/id c", "/l[1]/id d",]
    );
}

#[test]
fn a_forgotten_quote_ends_with_its_line() {
    assert_eq!(values("{\"model\": \"org/a,\n \"n\": \"b\"}", Language::Json), ["/model org/a", "/n b"]);
}

#[test]
fn a_list_of_strings_is_told_from_a_script() {
    let list = |text: &str| {
        let read = string_list(&MappedText::linear(text, 0))?;
        Some(read.iter().map(|item| item.text().to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(list("[\"a\", \"b\\\"c\"]"), Some(vec!["a".to_owned(), "b\"c".to_owned()]));
    assert_eq!(list("[ -f x ]"), None);
    assert_eq!(list("echo [\"a\"]"), None);
}

#[test]
fn a_key_without_a_value_stays() {
    for text in ["\"org/name\" = (", "{\"org/name\": x = y"] {
        let tree = tree_of(text, |tree, parent, text| read(tree, parent, text, Language::Unknown));
        assert!(tree.iter().any(|(_, node)| node.key_span.is_some()), "{text}");
    }
}

mod tables;
