//! Owns the formats that owlint tells apart and what each of them is. Never parses.

use super::detect;
use std::path::Path;

/// No first line that tells a format is longer, in bytes.
const LONGEST_FIRST_LINE: usize = 512;

/// The format of a document, as far as extraction tells formats apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// YAML, also templated (Helm, Jinja).
    Yaml,
    /// JSON, JSONC, JSON5, JSON Lines.
    Json,
    /// TOML.
    Toml,
    /// `.env` files.
    Dotenv,
    /// INI, Java properties, systemd units and other `key = value` files.
    Ini,
    /// Terraform, `OpenTofu`, Packer and other HCL.
    Hcl,
    /// Azure's Bicep.
    Bicep,
    /// Jsonnet.
    Jsonnet,
    /// CUE.
    Cue,
    /// Nix.
    Nix,
    /// XML: Spring, Maven, .NET and other configuration.
    Xml,
    /// Shell scripts.
    Shell,
    /// PowerShell scripts.
    PowerShell,
    /// Dockerfile, Containerfile.
    Dockerfile,
    /// Ollama's Modelfile.
    Modelfile,
    /// Makefile, justfile.
    Makefile,
    /// Python source.
    Python,
    /// JavaScript, TypeScript and their JSX forms.
    JavaScript,
    /// Go source.
    Go,
    /// Java source.
    Java,
    /// Kotlin source and Gradle's Kotlin scripts.
    Kotlin,
    /// C# source.
    CSharp,
    /// Rust source.
    Rust,
    /// C, C++, Objective-C and CUDA source.
    Cpp,
    /// Ruby source.
    Ruby,
    /// PHP source.
    Php,
    /// Swift source.
    Swift,
    /// Scala source.
    Scala,
    /// Elixir source.
    Elixir,
    /// Jupyter notebooks.
    Notebook,
    /// Markdown and other prose.
    Markdown,
    /// A template whose name does not say what it makes.
    Template,
    /// Any other text: read line by line.
    Text,
}

impl Format {
    /// Tells the format from a path; `first_line` decides where the name says nothing (a `#!` line).
    #[must_use]
    pub fn detect(path: &Path, first_line: &str) -> Self {
        detect::by_path(path).or_else(|| detect::by_first_line(first_line)).unwrap_or(Self::Text)
    }

    /// Tells the format of a file's bytes that are not decoded yet, UTF-16 excepted.
    #[must_use]
    pub fn of_bytes(path: &Path, bytes: &[u8]) -> Self {
        let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let line = start.get(..memchr::memchr(b'\n', start).unwrap_or(start.len())).unwrap_or_default();
        Self::detect(path, &String::from_utf8_lossy(line.get(..LONGEST_FIRST_LINE).unwrap_or(line)))
    }

    /// The name used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Json => "json",
            Self::Toml => "toml",
            Self::Dotenv => "env",
            Self::Ini => "ini",
            Self::Hcl => "hcl",
            Self::Bicep => "bicep",
            Self::Jsonnet => "jsonnet",
            Self::Cue => "cue",
            Self::Nix => "nix",
            Self::Xml => "xml",
            Self::Shell => "shell",
            Self::PowerShell => "powershell",
            Self::Dockerfile => "dockerfile",
            Self::Modelfile => "modelfile",
            Self::Makefile => "make",
            Self::Python => "python",
            Self::JavaScript => "javascript",
            Self::Go => "go",
            Self::Java => "java",
            Self::Kotlin => "kotlin",
            Self::CSharp => "csharp",
            Self::Rust => "rust",
            Self::Cpp => "cpp",
            Self::Ruby => "ruby",
            Self::Php => "php",
            Self::Swift => "swift",
            Self::Scala => "scala",
            Self::Elixir => "elixir",
            Self::Notebook => "notebook",
            Self::Markdown => "markdown",
            Self::Template => "template",
            Self::Text => "text",
        }
    }

    /// Whether files of this format are configuration: there a key that takes a model is reason enough to read them.
    /// XML is not: it describes all sorts of things whose `<model>` is a car or a robot.
    #[must_use]
    pub fn is_configuration(self) -> bool {
        const CONFIGURATION: [Format; 12] = [
            Format::Yaml,
            Format::Json,
            Format::Toml,
            Format::Dotenv,
            Format::Ini,
            Format::Hcl,
            Format::Bicep,
            Format::Jsonnet,
            Format::Cue,
            Format::Nix,
            Format::Dockerfile,
            Format::Modelfile,
        ];
        CONFIGURATION.contains(&self)
    }

    /// Whether files of this format are scripts: there a command that serves a model is reason enough to read them.
    #[must_use]
    pub fn is_script(self) -> bool {
        matches!(self, Self::Shell | Self::PowerShell | Self::Makefile)
    }

    /// Whether files of this format are program source. A notebook is: its cells are code.
    #[must_use]
    pub fn is_source(self) -> bool {
        const SOURCE: [Format; 14] = [
            Format::Python,
            Format::JavaScript,
            Format::Go,
            Format::Java,
            Format::Kotlin,
            Format::CSharp,
            Format::Rust,
            Format::Cpp,
            Format::Ruby,
            Format::Php,
            Format::Swift,
            Format::Scala,
            Format::Elixir,
            Format::Notebook,
        ];
        SOURCE.contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(path: &str) -> Format {
        Format::detect(Path::new(path), "")
    }

    fn all_are(format: Format, paths: &[&str]) {
        for path in paths {
            assert_eq!(detect(path), format, "{path}");
        }
    }

    #[test]
    fn configuration_is_told_from_its_name() {
        all_are(Format::Yaml, &["a.yaml", "deploy/B.YML", "CITATION.cff", ".clang-format", "x.eyaml"]);
        all_are(
            Format::Json,
            &["a.json", "tsconfig.json", "a.jsonl", "x.code-workspace", ".babelrc", "m.parameters.json"],
        );
        all_are(Format::Toml, &["a.toml", "Pipfile", ".cargo/config"]);
        all_are(Format::Hcl, &["main.tf", "prod.tfvars", "a.hcl", "b.tofu", "job.nomad"]);
        all_are(Format::Ini, &["setup.cfg", "a.properties", "vllm.service", "qwen.container", ".npmrc", "app.conf"]);
        all_are(Format::Makefile, &["Makefile", "GNUmakefile", "rules.mk", "justfile", "Makefile.am"]);
    }

    #[test]
    fn environment_files_come_in_many_names() {
        let names = [
            ".env",
            ".env.local",
            ".env.production",
            "prod.env",
            ".envrc",
            "env.example",
            ".flaskenv",
            "api.env.sample",
            ".env.template",
            ".env.j2",
            ".env.prod.example",
            "env.dist",
        ];
        all_are(Format::Dotenv, &names);
        all_are(Format::Yaml, &[".env.yaml"]);
        all_are(Format::Text, &["environment", ".environments"]);
    }

    #[test]
    fn container_and_model_files_carry_suffixes() {
        all_are(Format::Dockerfile, &["Dockerfile", "Dockerfile.gpu", "docker/vllm.dockerfile", "Containerfile.cuda"]);
        all_are(
            Format::Dockerfile,
            &["dockerfile", "dockerfile.dev", "Dockerfile-rocm", "Dockerfile.py", "Dockerfile.j2"],
        );
        all_are(Format::Modelfile, &["Modelfile", "Modelfile.kimi", "kimi.modelfile", "modelfile-q4"]);
        all_are(Format::Go, &["modelfile.go", "dockerfile_test.go"]);
        all_are(Format::Markdown, &["Modelfile.md", "modelfile.mdx"]);
        all_are(Format::Java, &["DockerfileParser.java"]);
        all_are(Format::Text, &["Dockerfile.dockerignore"]);
    }

    #[test]
    fn templates_and_samples_are_what_they_make() {
        all_are(
            Format::Yaml,
            &["a.yaml.j2", "values.yml.tpl", "values.yaml.gotmpl", "config.yaml.example", "a.yml.sample.j2"],
        );
        all_are(Format::Python, &["settings.py.dist"]);
        all_are(Format::Template, &["_helpers.tpl", "prompt.mustache", "a.tmpl", "chat.jinja"]);
        all_are(Format::Text, &["LICENSE.example", ".j2"]);
    }

    #[test]
    fn source_is_told_from_its_extension() {
        all_are(Format::Python, &["a.py", "a.pyi", "BUILD.bazel", "Tiltfile"]);
        all_are(Format::JavaScript, &["a.mjs", "a.d.ts", "A.tsx", "a.vue", "a.svelte"]);
        all_are(Format::Cpp, &["a.c", "a.cu", "a.hpp", "a.mm"]);
        all_are(Format::Kotlin, &["A.kt", "build.gradle.kts"]);
        all_are(Format::Ruby, &["Gemfile", "a.rb", "x.gemspec"]);
        all_are(Format::Shell, &["run.sh", "train.sbatch", "job.slurm", ".bashrc"]);
        all_are(Format::Markdown, &["README.md", "a.rst", "x.qmd", "rules.mdc"]);
        all_are(Format::Notebook, &["a.ipynb"]);
    }

    #[test]
    fn the_first_line_speaks_where_the_name_is_silent() {
        let first = |line| Format::detect(Path::new("bin/serve"), line);
        assert_eq!(first("#!/bin/sh -e"), Format::Shell);
        assert_eq!(first("#! /usr/bin/env bash"), Format::Shell);
        assert_eq!(first("#!/usr/bin/env -S FOO=1 python3.12 -u"), Format::Python);
        assert_eq!(first("#!/usr/bin/env -S uv run --script"), Format::Python);
        assert_eq!(first("#!/usr/bin/env node\r"), Format::JavaScript);
        assert_eq!(first("#!/usr/bin/awk -f"), Format::Text);
        assert_eq!(first("#cloud-config"), Format::Yaml);
        assert_eq!(first("#!"), Format::Text);
        assert_eq!(Format::detect(Path::new("a.yaml"), "#!/bin/sh"), Format::Yaml);
    }

    #[test]
    fn a_format_is_never_both_configuration_and_source() {
        for path in ["a.yaml", "a.py", "Dockerfile", "a.ipynb", "a.sh", "a.md", "a.tf", "a.rs", "a.tpl", "a"] {
            let format = detect(path);
            assert!(!(format.is_configuration() && format.is_source()), "{path}");
        }
        assert!(Format::Hcl.is_configuration() && !Format::Shell.is_configuration() && !Format::Shell.is_source());
    }
}
