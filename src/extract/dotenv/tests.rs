//! Owns the tests of `dotenv`.

use super::*;
use crate::extract::probe::{assert_exact, places, sites, tree_of};

#[test]
fn assignments_in_every_spelling() {
    let text = "A=org/a\nexport B = \"org/b\" # why\nC='org/c'\nD: org/d\nE=org/e#f\nF=\nG=`org/g`\n";
    assert_eq!(
        sites(text, read),
        [
            "/A assignment org/a",
            "/B assignment org/b",
            "/~ comment why",
            "/C assignment org/c",
            "/D assignment org/d",
            "/E assignment org/e#f",
            "/F assignment ",
            "/G assignment org/g",
        ]
    );
    let tree = tree_of(text, read);
    for id in ["org/a", "org/b", "org/c", "org/d", "org/g"] {
        assert_exact(text, &tree, id);
    }
}

#[test]
fn comments_and_commented_assignments() {
    assert_eq!(
        sites("# MODEL=a\n  ## b\nX=#c\n", read),
        ["/~ comment MODEL=a", "/~ comment b", "/X assignment ", "/~ comment c"]
    );
}

#[test]
fn quotes_reach_over_lines_and_open_ones_do_not() {
    assert_eq!(sites("A=\"x\ny\\nz\"\nB=c", read), ["/A assignment x\ny\nz", "/B assignment c"]);
    assert_eq!(sites("A=\"x\nB=c", read), ["/A assignment \"x", "/B assignment c"]);
}

#[test]
fn json_in_a_value_is_read() {
    assert_eq!(places("A={\"model\": \"org/a\"}", read)[1], "/A/model org/a");
}

#[test]
fn other_lines_are_kept_as_text() {
    assert_eq!(sites("just org/a\r\nB=c\r\n", read), ["/~ text just org/a", "/B assignment c"]);
}
