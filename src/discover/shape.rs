//! Owns what is never checked by what stands in it: API specifications of others, owlint's own reports.
//! Never parses; a specification that a project wrote itself is read like any other file.

#![deny(clippy::indexing_slicing)]

use super::{SkipReason, json};
use std::path::Path;

/// Above this a specification is taken for somebody else's: model providers publish theirs with every model's name
/// in it, in megabytes, while those written by hand stay far below.
const LARGEST_OWN_SPECIFICATION: usize = 200_000;

/// Folders whose files come from elsewhere or from a generator.
const FOREIGN_FOLDERS: &[&str] =
    &["vendor", "vendored", "third_party", "third-party", "thirdparty", "node_modules", "generated", "__generated__"];

/// Where owlint's name stands in its reports: JSON, SARIF, `CycloneDX`.
const REPORTS: &[&[&[u8]]] = &[
    &[b"tool", b"name"],
    &[b"runs", b"tool", b"driver", b"name"],
    &[b"metadata", b"tools", b"name"],
    &[b"metadata", b"tools", b"components", b"name"],
];

/// Returns why a file with this content is never checked.
pub(super) fn by_content(path: &Path, bytes: &[u8]) -> Option<SkipReason> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let is_json = matches!(start.first(), Some(b'{' | b'['));
    if is_json && is_own_report(start) {
        return Some(SkipReason::OwnReport);
    }
    let may_be_foreign = bytes.len() > LARGEST_OWN_SPECIFICATION || is_in_foreign_folder(path);
    let is_specification = may_be_foreign && has_extension(path) && is_specification(start, is_json);
    is_specification.then_some(SkipReason::ApiSpecification)
}

/// Whether bytes hold a word without which no file is left out for what stands in it.
pub(super) fn may_be_told(bytes: &[u8]) -> bool {
    [b"openapi".as_slice(), b"swagger", b"\"owlint\""].iter().any(|word| memchr::memmem::find(bytes, word).is_some())
}

fn is_own_report(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"\"owlint\"").is_some()
        && json::any_string(bytes, |keys, value| value == b"owlint" && REPORTS.contains(&keys))
}

/// An `OpenAPI` or Swagger document names its version at the top: `openapi: 3.1.0`, `"swagger": "2.0"`.
fn is_specification(bytes: &[u8], is_json: bool) -> bool {
    if is_json {
        let mentions = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
        return (mentions(b"\"openapi\"") || mentions(b"\"swagger\""))
            && json::any_string(bytes, |keys, value| {
                matches!(keys, [b"openapi" | b"swagger"]) && value.first().is_some_and(u8::is_ascii_digit)
            });
    }
    bytes.split(|byte| *byte == b'\n').any(|line| {
        let value = line.strip_prefix(b"openapi:").or_else(|| line.strip_prefix(b"swagger:")).unwrap_or_default();
        let value = value.trim_ascii_start();
        value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value).first().is_some_and(u8::is_ascii_digit)
    })
}

fn has_extension(path: &Path) -> bool {
    path.extension().is_some_and(|of| ["json", "yaml", "yml"].iter().any(|known| of.eq_ignore_ascii_case(known)))
}

fn is_in_foreign_folder(path: &Path) -> bool {
    let folders = path.parent().into_iter().flat_map(Path::components);
    folders.into_iter().any(|folder| FOREIGN_FOLDERS.iter().any(|name| folder.as_os_str() == *name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(path: &str, content: &str) -> Option<SkipReason> {
        by_content(Path::new(path), content.as_bytes())
    }

    fn padded(content: &str) -> String {
        format!("{content}\n{}", "# padding\n".repeat(LARGEST_OWN_SPECIFICATION / 10))
    }

    #[test]
    fn a_large_or_vendored_specification_is_left_out() {
        assert_eq!(reason("openapi.yaml", &padded("openapi: 3.1.0")), Some(SkipReason::ApiSpecification));
        assert_eq!(reason("vendor/openai/spec.yml", "swagger: '2.0'"), Some(SkipReason::ApiSpecification));
        let sorted = r#"{"components": {"openapi": {}}, "openapi": "3.0.0"}"#;
        assert_eq!(reason("third_party/spec.json", sorted), Some(SkipReason::ApiSpecification));
    }

    #[test]
    fn a_specification_of_the_project_is_read() {
        assert_eq!(reason("openapi.yaml", "openapi: 3.1.0"), None);
    }

    #[test]
    fn a_large_file_that_mentions_openapi_is_read() {
        assert_eq!(reason("values.yaml", &padded("a:\n  openapi: 3.1.0\nswagger: {enabled: true}")), None);
        assert_eq!(reason("a.json", &padded(r#"{"a": {"openapi": "3.1.0"}, "openapi": {"b": "1"}}"#)), None);
        assert_eq!(reason("a.py", &padded("openapi: 3")), None);
    }

    #[test]
    fn own_reports_are_told_in_each_format() {
        let own = Some(SkipReason::OwnReport);
        assert_eq!(reason("report.json", r#"{"schema_version": 1, "tool": {"name": "owlint"}}"#), own);
        assert_eq!(reason("x", "\u{feff}{\"runs\":[{\"tool\":{\"driver\":{\"name\":\"owlint\"}}}]}"), own);
        assert_eq!(reason("bom.json", r#"{"metadata": {"tools": {"components": [{"name": "owlint"}]}}}"#), own);
    }

    #[test]
    fn naming_owlint_hides_nothing() {
        assert_eq!(reason("ci.json", r#"{"steps": [{"tool": {"name": "owlint"}}], "name": "owlint"}"#), None);
    }
}
