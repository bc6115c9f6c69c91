//! Owns the tables that tell a format from a file's name or its first line. Never looks further into a file.

use super::Format;
use std::path::Path;

/// Whole names, in lower case.
const NAMES: &[(Format, &[&str])] = &[
    (Format::Yaml, &[".clang-format", ".clang-tidy", ".clangd", ".condarc", ".yamllint"]),
    (Format::Json, &[".babelrc", ".eslintrc", ".jshintrc", ".prettierrc", ".stylelintrc", ".swcrc", ".watchmanconfig"]),
    (Format::Toml, &["pipfile"]),
    (Format::Dotenv, &[".env", "env", ".envrc", ".flaskenv"]),
    (Format::Ini, &[".npmrc", ".pypirc", ".editorconfig", ".gitconfig", ".gitmodules", ".pylintrc", ".flake8"]),
    (Format::Ini, &[".coveragerc"]),
    (Format::Shell, &[".bashrc", ".bash_profile", ".bash_aliases", ".profile", ".zshrc", ".zshenv", ".zprofile"]),
    (Format::Dockerfile, &["dockerfile", "containerfile"]),
    (Format::Modelfile, &["modelfile"]),
    (Format::Makefile, &["makefile", "gnumakefile", "justfile", ".justfile"]),
    (Format::Python, &["tiltfile", "sconstruct", "sconscript", "snakefile"]),
    (Format::Ruby, &["gemfile", "rakefile", "vagrantfile", "podfile", "fastfile", "brewfile"]),
];

/// Names that say something in one folder only, behind it.
const IN_FOLDERS: &[(Format, &str, &[&str])] = &[
    (Format::Yaml, ".kube", &["config"]),
    (Format::Toml, ".cargo", &["config"]),
    (Format::Ini, ".aws", &["config", "credentials"]),
];

/// Names that take a suffix of any kind behind `.`, `-` or `_`. As written here they outrank the extension
/// (`Dockerfile.py` builds the Python image); in other letter case they do not (`dockerfile.go` parses one).
const PREFIXES: &[(Format, &str)] = &[
    (Format::Dockerfile, "Dockerfile"),
    (Format::Dockerfile, "Containerfile"),
    (Format::Modelfile, "Modelfile"),
    (Format::Makefile, "Makefile"),
];

/// The same for names that never outrank an extension (`.env.yaml` is YAML, `.env.production` is not).
const WEAK_PREFIXES: &[(Format, &str)] = &[(Format::Dotenv, ".env")];

/// Extensions, in lower case.
const EXTENSIONS: &[(Format, &[&str])] = &[
    (Format::Yaml, &["yaml", "yml", "cff", "eyaml", "sls"]),
    (Format::Json, &["json", "jsonc", "json5", "jsonl", "ndjson", "webmanifest", "code-workspace", "code-snippets"]),
    (Format::Json, &["geojson", "jsonld", "har", "avsc", "tfstate", "sarif", "babelrc", "eslintrc"]),
    (Format::Toml, &["toml"]),
    (Format::Dotenv, &["env"]),
    (Format::Ini, &["ini", "cfg", "conf", "properties", "service", "socket", "timer", "container", "pod", "desktop"]),
    (Format::Hcl, &["tf", "tfvars", "hcl", "tofu", "nomad"]),
    (Format::Bicep, &["bicep", "bicepparam"]),
    (Format::Jsonnet, &["jsonnet", "libsonnet"]),
    (Format::Cue, &["cue"]),
    (Format::Nix, &["nix"]),
    (Format::Xml, &["xml", "pom", "csproj", "fsproj", "vbproj", "props", "targets", "config", "plist", "xaml"]),
    (Format::PowerShell, &["ps1", "psm1", "psd1"]),
    (Format::Shell, &["sh", "bash", "zsh", "ksh", "fish", "sbatch", "slurm", "pbs", "bats", "command"]),
    (Format::Dockerfile, &["dockerfile", "containerfile"]),
    (Format::Modelfile, &["modelfile"]),
    (Format::Makefile, &["mk", "mak", "just"]),
    (Format::Python, &["py", "pyi", "pyw", "pyx", "pxd", "bzl", "bazel", "star"]),
    (Format::JavaScript, &["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "vue", "svelte", "astro"]),
    (Format::Go, &["go"]),
    (Format::Java, &["java"]),
    (Format::Kotlin, &["kt", "kts"]),
    (Format::CSharp, &["cs", "csx", "cshtml", "razor"]),
    (Format::Rust, &["rs"]),
    (Format::Cpp, &["c", "h", "cc", "cpp", "cxx", "hh", "hpp", "hxx", "inl", "cu", "cuh", "m", "mm"]),
    (Format::Ruby, &["rb", "rake", "gemspec", "ru"]),
    (Format::Php, &["php", "phtml"]),
    (Format::Swift, &["swift"]),
    (Format::Scala, &["scala", "sc", "sbt"]),
    (Format::Elixir, &["ex", "exs", "heex"]),
    (Format::Notebook, &["ipynb"]),
    (Format::Markdown, &["md", "mdx", "markdown", "mdc", "rst", "adoc", "asciidoc", "qmd", "rmd", "org"]),
    (Format::Markdown, &["prompty", "prompt"]),
    (Format::Text, &["txt", "dockerignore"]),
];

/// Extensions of template engines: behind them stands the name of what is made.
const TEMPLATES: &[&str] =
    &["j2", "jinja", "jinja2", "tpl", "tmpl", "gotmpl", "tftpl", "template", "mustache", "hbs", "erb", "ejs"];

/// Endings of files that are there to be copied: behind them stands the name of the copy.
const SAMPLES: &[&str] = &["example", "sample", "dist", "default", "in", "orig", "bak", "disabled"];

/// Programs named in a `#!` line, without version digits.
const INTERPRETERS: &[(Format, &[&str])] = &[
    (Format::Shell, &["sh", "bash", "zsh", "dash", "ksh", "ash", "mksh", "fish", "bats"]),
    (Format::Python, &["python", "pypy", "ipython", "uv", "pipx"]),
    (Format::JavaScript, &["node", "nodejs", "deno", "bun", "tsx", "ts-node", "zx"]),
    (Format::PowerShell, &["pwsh", "powershell"]),
    (Format::Ruby, &["ruby"]),
    (Format::Php, &["php"]),
    (Format::Makefile, &["make", "just"]),
    (Format::Scala, &["scala", "scala-cli"]),
    (Format::Kotlin, &["kotlin"]),
    (Format::Swift, &["swift"]),
    (Format::Elixir, &["elixir"]),
];

/// How many endings are taken off a name (`values.yaml.example.j2` has two).
const MOST_ENDINGS: usize = 3;

/// Tells the format from the name alone; `None` where it says nothing.
pub(super) fn by_path(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_string_lossy();
    let folder = path.parent().and_then(Path::file_name).map(|folder| folder.to_string_lossy()).unwrap_or_default();
    let mut name = &*name;
    let mut is_template = false;
    for _ in 0..MOST_ENDINGS {
        if let Some(format) = by_name(&folder, name) {
            return Some(format);
        }
        let Some((inner, ending)) = name.rsplit_once('.').filter(|(inner, _)| !inner.is_empty()) else { break };
        if !is_one_of(TEMPLATES, ending) && !is_one_of(SAMPLES, ending) {
            break;
        }
        is_template |= is_one_of(TEMPLATES, ending);
        name = inner;
    }
    is_template.then_some(Format::Template)
}

/// Tells the format from a `#!` line or cloud-init's first line.
pub(super) fn by_first_line(line: &str) -> Option<Format> {
    if line.trim_end() == "#cloud-config" {
        return Some(Format::Yaml);
    }
    let mut words = line.strip_prefix("#!")?.split_ascii_whitespace();
    let mut program = file_name(words.next()?);
    if program == "env" {
        program = file_name(words.find(|word| !word.starts_with('-') && !word.contains('='))?);
    }
    let program = program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    find(INTERPRETERS, program)
}

fn by_name(folder: &str, name: &str) -> Option<Format> {
    let in_folder = || {
        let mut of_folder = IN_FOLDERS.iter().filter(|(_, known, _)| known.eq_ignore_ascii_case(folder));
        of_folder.find(|(.., names)| is_one_of(names, name)).map(|(format, ..)| *format)
    };
    let extension = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map_or("", |(_, extension)| extension);
    let by_extension = find(EXTENSIONS, extension);
    let is_prose = matches!(by_extension, Some(Format::Markdown | Format::Text));
    let strong = || PREFIXES.iter().find(|(_, prefix)| is_followed(name.strip_prefix(prefix)));
    let weak = || PREFIXES.iter().chain(WEAK_PREFIXES).find(|(_, prefix)| is_followed(strip_prefix(name, prefix)));
    let is_ending = || is_one_of(TEMPLATES, extension) || is_one_of(SAMPLES, extension);
    find(NAMES, name)
        .or_else(in_folder)
        .or_else(|| if is_prose { None } else { strong().map(|(format, _)| *format) })
        .or(by_extension)
        .or_else(|| if is_ending() { None } else { weak().map(|(format, _)| *format) })
}

fn is_followed(rest: Option<&str>) -> bool {
    rest.is_some_and(|rest| rest.starts_with(['.', '-', '_']))
}

fn strip_prefix<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = name.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn file_name(program: &str) -> &str {
    program.rsplit(['/', '\\']).next().unwrap_or(program)
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn find(table: &[(Format, &[&str])], word: &str) -> Option<Format> {
    table.iter().find(|(_, words)| is_one_of(words, word)).map(|(format, _)| *format)
}
