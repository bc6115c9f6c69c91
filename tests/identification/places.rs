//! Owns which places hold a model identifier and which only look so.

use super::texts;

#[test]
fn a_bare_key_of_a_map_of_resources_is_none() {
    assert_eq!(texts("a.yaml", "metadata:\n  name: gpt-4o\n"), [""; 0]);
}
