//! Holds the pre-commit hooks to what they promise.

use serde_yaml::Value;

#[test]
fn every_hook_judges_named_files_in_one_run_and_honours_excludes() {
    let hooks: Vec<Value> = serde_yaml::from_str(include_str!("../.pre-commit-hooks.yaml")).unwrap();
    let ids: Vec<&str> = hooks.iter().filter_map(|hook| hook["id"].as_str()).collect();
    assert_eq!(ids, ["owlint", "owlint-system", "owlint-python"]);
    for hook in &hooks {
        assert_eq!(hook["entry"].as_str(), Some("owlint check --force-exclude"));
        assert_eq!(hook["types"][0].as_str(), Some("text"));
        assert_eq!((hook["pass_filenames"].as_bool(), hook["require_serial"].as_bool()), (Some(true), Some(true)));
    }
}
