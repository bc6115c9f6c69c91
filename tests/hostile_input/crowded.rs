//! Files that name a model behind thousands of other things: none of these may hide it.

use super::{folder, report};

/// Files of which the last piece names a model, behind `count` others.
fn crowded(count: usize) -> Vec<(&'static str, String)> {
    let many = |piece: &dyn Fn(usize) -> String| (0..count).map(piece).collect::<String>();
    let last = "moonshotai/Kimi-K2-Instruct";
    vec![
        ("a.xml", format!("<a {} model=\"{last}\"/>", many(&|n| format!("a{n}=\"x\" ")))),
        ("b.xml", format!("{}<model>{last}</model>", many(&|_| "<a>".to_owned()))),
        ("a.sh", format!("vllm serve {} --model {last}\n", many(&|n| format!("--f{n} v ")))),
        ("b.sh", format!("vllm serve {} --model {last}\n", many(&|n| format!("--f{n} v \\\n")))),
        ("a.yaml", format!("a: [{}]\nmodel: {last}\n", many(&|n| format!("x{n}, ")))),
        ("b.yaml", format!("{}model: {last}\n", many(&|n| format!("k{n}: &a{n} v\nu{n}: *a{n}\n")))),
        ("c.yaml", format!("{}model: {last}\n", many(&|n| format!("{}k{n}:\n", " ".repeat(n.min(500)))))),
        ("d.yaml", format!("{}model: {last}\n", many(&|_| "a: 1\n".to_owned()))),
        ("e.yaml", format!("{}model: {last}\n", many(&|_| "---\na: 1\n".to_owned()))),
        ("f.yaml", format!("{}\nmodel: {last}\n", many(&|_| "{{- if a }}\n".to_owned()))),
        ("a.json", format!("{{{}\"model\":\"{last}\"}}", many(&|n| format!("\"k{n}\":{n},")))),
        ("b.json", format!("{}\"{last}\"", many(&|_| "[".to_owned()))),
        ("a.toml", format!("{}model = \"{last}\"\n", many(&|n| format!("[t{n}]\nk = 1\n")))),
        (".env", format!("{}MODEL={last}\n", many(&|n| format!("K{}=${{K{n}}}\n", n + 1)))),
        ("b.env", format!("MODELS={}{last}\n", many(&|n| format!("x{n},")))),
        ("g.yaml", format!("models: \"{}{last}\"\n", many(&|n| format!("x{n}, ")))),
        ("a.ini", format!("{}model={last}\n", many(&|n| format!("[s{n}]\nk=1\n")))),
        ("a.bicep", format!("{}param model string = '{last}'\n", many(&|n| format!("param p{n} string = 'x'\n")))),
        ("a.cue", format!("{}model: \"{last}\"", many(&|_| "{".to_owned()))),
        ("Modelfile", format!("{}FROM {last}\n", many(&|_| "PARAMETER stop x\n".to_owned()))),
        ("a.ipynb", notebook(count, last)),
        ("a.md", format!("{}```yaml\nmodel: {last}\n```\n", many(&|_| "```yaml\na: 1\n```\n".to_owned()))),
        ("a.tf", format!("{}model = \"{last}\"\n", many(&|n| format!("a{n} = local.a{}\n", n + 1)))),
        ("a.py", format!("a = [{}]\nmodel = \"{last}\"\n", many(&|n| format!("\"x{n}\", ")))),
        ("a.ts", format!("{}const model = \"{last}\";\n", many(&|n| format!("const a{n} = `${{a{n}}}`;\n")))),
        ("Dockerfile", format!("{}ENV MODEL={last}\n", many(&|n| format!("RUN echo {n} && \\\n")))),
    ]
}

fn notebook(count: usize, model: &str) -> String {
    let cell = |source: &str| format!("{{\"cell_type\":\"code\",\"source\":[\"{source}\"]}}");
    let cells = format!("{},", cell("x = 1")).repeat(count);
    format!("{{\"cells\":[{cells}{}],\"nbformat\":4}}", cell(&format!("model = '{model}'")))
}

#[test]
fn nothing_that_stands_before_it_hides_a_model() {
    for (name, text) in crowded(3_000) {
        let report = report(folder(&[(name, text.as_bytes())]).path(), "");
        let found = report["references"].as_array().unwrap().iter().any(|one| one["path"] == name);
        let told = report["notices"].as_array().unwrap().iter().any(|notice| notice["path"] == name);
        assert!(found, "{name} loses its model, told: {told}");
    }
}
