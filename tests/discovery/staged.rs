//! What is staged, as it is staged.

use crate::child;
use crate::tree::{Tree, names, remarks, texts};
use owlint::discover::{DiscoverError, Request, Source, discover};
use owlint::text::NoticeKind;

fn staged() -> Request {
    Request { source: Source::Staged, ..Request::default() }
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn the_index_is_read_not_the_work_tree() {
    let tree = Tree::repository();
    tree.files(&["same.yaml", "later.yaml"]).commit_all();
    tree.write("a.yaml", "staged").write("gone.yaml", "staged, then deleted");
    tree.git(&["add", "a.yaml", "gone.yaml"]);
    tree.write("a.yaml", "in the work tree").write("later.yaml", "not staged").write("untracked.yaml", "");
    std::fs::remove_file(tree.path("gone.yaml")).unwrap();
    let found = tree.ask(staged());
    assert_eq!(texts(&found), pairs(&[("a.yaml", "staged"), ("gone.yaml", "staged, then deleted")]));
    assert!(!found.asked_for_directory);
}

#[test]
fn before_the_first_commit_everything_staged_is_new() {
    let tree = Tree::repository();
    tree.files(&["a.yaml", "b/c.yaml", "d.yaml"]);
    tree.git(&["add", "a.yaml", "b"]);
    assert_eq!(texts(&tree.ask(staged())), pairs(&[("a.yaml", "a.yaml"), ("b/c.yaml", "b/c.yaml")]));
}

#[test]
fn renames_show_their_new_name_and_deletions_nothing() {
    let tree = Tree::repository();
    tree.files(&["old.yaml", "dead.yaml", "uv.lock"]).commit_all();
    tree.git(&["mv", "old.yaml", "new.yaml"]);
    tree.git(&["rm", "-q", "dead.yaml", "uv.lock"]);
    tree.git(&["config", "diff.renames", "copies"]);
    let found = tree.ask(staged());
    assert_eq!(texts(&found), pairs(&[("new.yaml", "old.yaml")]));
    assert_eq!(found.skipped.len(), 0);
}

#[test]
fn paths_relate_to_the_top_also_from_a_folder_below() {
    let tree = Tree::repository();
    tree.files(&["a.yaml", "sub/b.yaml", "sub/c.yaml", "subway.yaml"]);
    tree.git(&["config", "diff.relative", "true"]);
    tree.git(&["add", "-A"]);
    let found = tree.at(&["sub"], staged());
    assert_eq!((names(&found), found.root.as_path()), (vec!["sub/b.yaml".into(), "sub/c.yaml".into()], tree.root()));
    let found = tree.at(&["sub/b.yaml", "a.yaml"], staged());
    assert_eq!(names(&found), ["a.yaml", "sub/b.yaml"]);
    assert!(found.inputs.iter().all(|input| input.explicit));
}

#[cfg(unix)]
#[test]
fn odd_names_links_and_submodules_do_no_harm() {
    let tree = Tree::repository();
    let inner = Tree::repository();
    inner.files(&["inner.yaml"]).commit_all();
    tree.files(&["line\nbreak.yaml", "quo\"te.yaml", "-dash.yaml", ":colon.yaml", "é.yaml"])
        .link("link.yaml", "é.yaml");
    std::fs::rename(inner.root(), tree.path("module")).unwrap();
    tree.git(&["-c", "advice.addEmbeddedRepo=false", "add", "-A"]);
    assert!(tree.git(&["ls-files", "-s", "module"]).starts_with("160000"));
    let found = tree.ask(staged());
    assert_eq!(names(&found), ["-dash.yaml", ":colon.yaml", "line\nbreak.yaml", "quo\"te.yaml", "é.yaml"]);
    for (name, text) in texts(&found) {
        assert_eq!(name, text);
    }
}

#[test]
fn large_and_many_blobs_come_through_whole() {
    let tree = Tree::repository();
    tree.write("empty.yaml", "").write("large.txt", "kimi\n".repeat(200_000));
    for number in 0..300 {
        tree.write(&format!("many/{number:03}.yaml"), format!("{number}\n").repeat(500));
    }
    tree.git(&["add", "-A"]);
    let texts = texts(&tree.ask(staged()));
    assert_eq!(texts.len(), 302);
    assert_eq!((texts[0].1.len(), texts[1].1.len()), (0, 1_000_000));
    assert_eq!(texts[301].1, "299\n".repeat(500));
}

#[test]
fn what_a_walk_leaves_out_is_left_out_here() {
    let tree = Tree::repository();
    tree.write(".gitignore", "forced.yaml\n").write(".owlintignore", "examples/\n");
    tree.files(&["forced.yaml", "examples/a.yaml", "node_modules/b.yaml", "uv.lock", "docs/c.yaml"]);
    tree.git(&["add", "-A", "-f"]);
    let found = tree.ask(Request { exclude: vec!["docs".into()], ..staged() });
    assert_eq!(names(&found), [".gitignore", "forced.yaml"], "git has what was forced into it");
    assert_eq!(found.skipped.len(), 2, "the lock file and the ignore file");
}

#[test]
fn conflicts_are_read_from_the_work_tree() {
    let tree = Tree::repository();
    tree.write("a.yaml", "base\n").commit_all();
    tree.git(&["checkout", "-q", "-b", "side"]);
    tree.write("a.yaml", "side\n").commit_all();
    tree.git(&["checkout", "-q", "main"]);
    tree.write("a.yaml", "main\n").commit_all();
    assert!(!tree.git_command(&["merge", "-q", "side"]).output().unwrap().status.success());
    let found = tree.ask(staged());
    assert!(texts(&found)[0].1.contains("<<<<<<<"));
    assert_eq!(found.notices[0].kind, NoticeKind::Skipped);
    assert!(remarks(&found)[0].contains("conflicts"), "{:?}", remarks(&found));
}

#[test]
fn outside_a_repository_the_error_says_what_to_do() {
    let tree = Tree::new();
    let error = discover(&Request { paths: vec![tree.root().into()], ..staged() }).unwrap_err();
    assert!(matches!(&error, DiscoverError::NotARepository { path, .. } if path == tree.root()), "{error}");
    assert!(error.to_string().contains("leave out --staged"));
}

#[test]
fn a_path_that_is_neither_there_nor_staged_is_missing() {
    let tree = Tree::repository();
    tree.files(&["a.yaml"]).commit_all();
    tree.git(&["rm", "-q", "a.yaml"]);
    assert_eq!(names(&tree.at(&["a.yaml"], staged())), Vec::<String>::new(), "a staged deletion is known");
    let error = discover(&Request { paths: vec![tree.path("b.yaml")], ..staged() }).unwrap_err();
    assert!(matches!(error, DiscoverError::Missing { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn programs_that_a_repository_configures_are_not_run() {
    use std::os::unix::fs::PermissionsExt;
    let tree = Tree::repository();
    tree.write("spy.sh", "#!/bin/sh\ntouch \"$(dirname \"$0\")/ran\"\n").write(".gitattributes", "*.yaml diff=spy\n");
    std::fs::set_permissions(tree.path("spy.sh"), std::fs::Permissions::from_mode(0o755)).unwrap();
    tree.files(&["a.yaml"]);
    tree.git(&["add", "-A"]);
    let spy = tree.path("spy.sh").to_str().unwrap().to_owned();
    for key in ["core.fsmonitor", "diff.external", "diff.spy.command", "diff.spy.textconv", "core.pager"] {
        tree.git(&["config", key, &spy]);
    }
    assert_eq!(names(&tree.ask(staged())), [".gitattributes", "a.yaml", "spy.sh"]);
    assert!(!tree.path("ran").exists());
}

#[cfg(unix)]
#[test]
fn a_hook_sees_the_index_of_its_commit() {
    use std::os::unix::fs::PermissionsExt;
    let tree = Tree::repository();
    tree.files(&["a.yaml", "b.yaml"]).commit_all();
    let this = std::env::current_exe().unwrap();
    let call = format!("OWLINT_TEST_STAGED=1 exec '{}' {}", this.display(), child::ARGUMENTS.join(" "));
    tree.write(".git/hooks/pre-commit", format!("#!/bin/sh\ncd sub 2>/dev/null\n{call}\n"));
    let hook = tree.path(".git/hooks/pre-commit");
    std::fs::set_permissions(hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    let commit =
        |arguments: &[&str]| child::list_of(tree.git_command(&[&["commit", "-q", "-m", "x"], arguments].concat()));
    tree.write("a.yaml", "1").write("b.yaml", "2");
    tree.git(&["add", "b.yaml"]);
    assert_eq!(commit(&["--only", "a.yaml"]), "a.yaml=1;", "an index made for this commit");
    tree.files(&["sub/c.yaml"]);
    tree.write("a.yaml", "3");
    assert_eq!(commit(&["-a"]), "a.yaml=3;b.yaml=2;", "from a folder below the top");
}

#[test]
fn a_relative_git_folder_holds_where_it_was_set() {
    let tree = Tree::repository();
    tree.files(&["a.yaml", "sub/b.yaml"]);
    tree.git(&["add", "-A"]);
    let mut command = child::command(&tree);
    command.env("OWLINT_TEST_STAGED", "1").env("OWLINT_TEST_PATH", "sub").env("GIT_DIR", ".git");
    assert_eq!(child::list_of(command), "sub/b.yaml=sub/b.yaml;");
}
