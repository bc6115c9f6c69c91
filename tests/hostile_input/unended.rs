//! What begins and never ends, and what nests without end, in every format that is read.

use super::{folder, report};

/// What begins and never ends, for each kind of file.
const OPEN: [(&str, &[&str]); 22] = [
    ("a.py", &["'''", "\"\"\"", "'", "f\"{", "r'''", "x = (", "# "]),
    ("a.ts", &["`", "`${`${", "/*", "'", "/[", "<a b=\""]),
    ("a.go", &["`", "/*", "\"", "'"]),
    ("a.rs", &["r#\"", "/* /* ", "\"", "b'", "'"]),
    ("a.java", &["\"\"\"", "/*", "\"", "'"]),
    ("a.kt", &["\"\"\"${", "/* /*", "\""]),
    ("a.cs", &["@\"", "$\"{", "\"\"\"", "/*"]),
    ("a.cpp", &["R\"x(", "/*", "\"", "#define a \\"]),
    ("a.rb", &["<<~EOS\n", "%q(", "\"#{", "=begin\n", "'"]),
    ("a.php", &["<?php <<<EOS\n", "<?php '", "<?php /*", "<?php \"{$"]),
    ("a.swift", &["\"\"\"", "#\"", "\"\\(", "/* /*"]),
    ("a.scala", &["\"\"\"", "s\"${", "/*"]),
    ("a.ex", &["\"\"\"", "~S(", "\"#{", "'''"]),
    ("a.sh", &["cat <<EOF\n", "'", "\"$(", "${a:-${b:-", "`", "$((", "case x in"]),
    ("a.ps1", &["@\"\n", "@'\n", "<#", "\"$("]),
    ("Dockerfile", &["RUN <<EOF\n", "CMD [\"a\",", "ENV a=\"", "RUN a \\\n"]),
    ("a.tf", &["a = <<EOT\n", "a = \"${", "/*", "a {"]),
    ("a.nix", &["''", "\"${", "/*", "{"]),
    ("a.jsonnet", &["|||\n", "\"", "/*", "{"]),
    ("a.md", &["```\n", "`", "<!--", "[a](", "---\n"]),
    ("a.xml", &["<!--", "<![CDATA[", "<a b=\"", "<a>", "<?"]),
    ("Makefile", &["a:\n\t\"", "define a\n", "a = $(", "a = \\\n"]),
];

#[test]
fn what_begins_and_never_ends_hides_no_other_file() {
    for (name, openings) in OPEN {
        for opening in openings {
            let text = format!("{opening}moonshotai/Kimi-K2-Instruct\n{}", "x y\n".repeat(300));
            report(folder(&[(name, text.as_bytes())]).path(), "");
        }
    }
}

#[test]
fn nesting_of_any_kind_ends() {
    for (name, piece) in [
        ("a.yaml", "["),
        ("b.yaml", "{a: "),
        ("c.yaml", "- "),
        ("d.yaml", "? "),
        ("a.json", "[{\"a\":"),
        ("a.toml", "a=["),
        ("a.tf", "a {"),
        ("a.py", "("),
        ("a.ts", "{["),
        ("a.xml", "<a>"),
        ("a.md", "> "),
        ("a.sh", "$("),
        ("a.nix", "{a="),
        ("e.yaml", "- - "),
        ("f.yaml", "!!a "),
        ("g.yaml", "a: |\n "),
        ("h.yaml", "{{ if "),
        ("b.json", "{\"a\":"),
        ("b.toml", "a.b."),
        ("c.toml", "a={b="),
        ("d.toml", "[a.b."),
        (".env", "${A:-"),
        ("a.ini", "["),
        ("a.bicep", "{a: "),
        ("a.cue", "a: {"),
        ("a.jsonnet", "{a: ["),
        ("Modelfile", "\"\"\""),
        ("a.ipynb", "{\"cells\":["),
        ("Makefile", "$("),
        ("Dockerfile", "RUN [\"sh\", \"-c\", \""),
        ("a.ps1", "@{a=("),
        ("a.rb", "\"#{"),
        ("a.kt", "\"${"),
        ("a.cs", "$\"{"),
        ("b.ts", "`${"),
        ("a.swift", "\"\\("),
        ("a.rs", "/* "),
        ("b.md", "- "),
        ("c.md", "[a]("),
        ("d.md", "`"),
        ("b.xml", "<!-- "),
    ] {
        report(folder(&[(name, format!("model: x{}", piece.repeat(50_000)).as_bytes())]).path(), "");
    }
}
