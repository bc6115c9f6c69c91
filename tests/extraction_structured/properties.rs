//! What holds for any text.

use crate::*;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_an_extractor(
        text in r#"(model|command|args|run|é🦉|[a-z0-9:/ .\n\r\t"'`{}\[\]%#*/&|>?!,=$\\<~_-]|\{\{|\}\}|\{%|%\}|---\n|: |- |\n  |"""|'''|\\u00e9|\\n){0,60}"#,
    ) {
        for path in ["a.yaml", "a.json", "a.jsonl", "a.toml", "a.ipynb", "a.sh", "a.txt"] {
            check(&read(path, &text));
        }
    }

    #[test]
    fn every_string_comes_back_from_yaml_json_and_toml(string in r#"[a-z/é🦉 "'\\:#{}\[\]-]{1,30}"#) {
        let json = serde_json::to_string(&string).unwrap();
        for (path, text) in [
            ("a.json", format!("{{\"k\": {json}}}")),
            ("a.yaml", format!("k: {json}\n")),
            ("a.toml", format!("k = {json}\n")),
            ("a.yaml", format!("k: '{}'\n", string.replace('\'', "''"))),
        ] {
            let read = read(path, &text);
            let tree = read.tree();
            let found = tree.iter().any(|(id, node)| node.segment == Segment::Key("k".into()) && tree.value(id) == string);
            prop_assert!(found, "{:?} in {}", string, read.show());
            check(&read);
        }
    }
}
