//! What happens to paths that the user names.

use crate::tree::{Tree, names, remarks, text};
use owlint::discover::{Content, DiscoverError, Request, Source, discover};
use std::path::{Path, PathBuf};

fn forced() -> Request {
    Request { force_exclude: true, ..Request::default() }
}

#[test]
fn a_named_file_is_read_even_if_ignored_or_excluded() {
    let tree = Tree::repository();
    tree.write(".gitignore", "*.local.yaml\nbuild/\n").files(&["a.local.yaml", "build/b.yaml", "node_modules/c.yaml"]);
    let exclude = vec!["build".to_owned()];
    let paths = ["a.local.yaml", "build/b.yaml", "node_modules/c.yaml"];
    let found = tree.at(&paths, Request { exclude: exclude.clone(), ..Request::default() });
    assert_eq!(names(&found), paths);
    assert!(found.inputs.iter().all(|input| input.explicit) && !found.asked_for_directory);
    let found = tree.at(&paths, Request { exclude, ..forced() });
    assert_eq!(names(&found), Vec::<String>::new());
}

/// The two ways of applying ignore files must agree, or a hook would not check what a walk does.
#[test]
fn forced_excludes_agree_with_the_walk() {
    let tree = Tree::repository();
    tree.write(".gitignore", "/a/*\n!/a/keep/\n*.tmp\n**/gen/*.yaml\n")
        .write("a/keep/.gitignore", "!x.tmp\nsub/\n")
        .write("b/.owlintignore", "*.yaml\n!z.yaml\n")
        .write(".owlintignore", "b/z.yaml\n!b/y.tmp\n")
        .write(".git/info/exclude", "private.yaml\n")
        .write("inner/.git", "gitdir: elsewhere\n");
    let files = [
        "inner/x.tmp",
        "inner/private.yaml",
        "a/1.yaml",
        "a/keep/2.yaml",
        "a/keep/x.tmp",
        "a/keep/y.tmp",
        "a/keep/sub/3.yaml",
        "a/other/4.yaml",
        "b/5.yaml",
        "b/z.yaml",
        "b/y.tmp",
        "b/gen/6.yaml",
        "gen/deep/7.yaml",
        "gen/8.yaml",
        "private.yaml",
        "c/private.yaml",
        "node_modules/9.yaml",
        "c/.venv/pyvenv.cfg",
        "c/.venv/10.yaml",
        "c/skip/11.yaml",
        "12.yaml",
    ];
    tree.files(&files);
    let exclude = vec!["skip/".to_owned()];
    let listed = files.map(|file| tree.path(file)).to_vec();
    let explicit = Request { paths: listed, exclude: exclude.clone(), ..forced() };
    let walked = tree.ask(Request { exclude, ..Request::default() });
    let walked: Vec<String> = names(&walked).into_iter().filter(|name| !name.ends_with("ignore")).collect();
    assert_eq!(names(&discover(&explicit).unwrap()), walked);
    assert!(walked.len() > 4, "{walked:?}");
}

#[test]
fn an_ignored_folder_is_walked_when_named() {
    let tree = Tree::repository();
    tree.write(".gitignore", "build/\n").files(&["build/a.yaml"]);
    assert_eq!(names(&tree.at(&["build"], Request::default())), ["build/a.yaml"]);
    assert_eq!(names(&tree.at(&["build"], forced())), Vec::<String>::new());
}

#[test]
fn a_missing_path_is_an_error_that_names_it() {
    let tree = Tree::new();
    tree.files(&["a.yaml"]);
    for missing in ["gone.yaml", "gone/b.yaml", "a.yaml/b"] {
        let paths = vec![tree.path("a.yaml"), tree.path(missing)];
        let error = discover(&Request { paths, ..Request::default() }).unwrap_err();
        assert!(matches!(&error, DiscoverError::Missing { path } if *path == tree.path(missing)), "{error}");
        assert!(error.to_string().contains(missing));
    }
}

#[test]
fn a_pattern_that_is_none_is_an_error() {
    let tree = Tree::new();
    let exclude = vec!["a{b".to_owned()];
    let error = discover(&Request { paths: vec![tree.root().into()], exclude, ..Request::default() }).unwrap_err();
    assert!(error.to_string().contains("`a{b` is no pattern"), "{error}");
}

#[test]
fn lock_files_stay_skipped_when_named() {
    let tree = Tree::new();
    tree.files(&["uv.lock", "a.yaml"]);
    let found = tree.at(&["uv.lock", "a.yaml"], Request::default());
    assert_eq!((names(&found), found.skipped.len()), (vec!["a.yaml".to_owned()], 1));
}

#[cfg(unix)]
#[test]
fn named_links_are_followed_and_pipes_never_opened() {
    let tree = Tree::new();
    tree.files(&["a.yaml", "sub/b.yaml"]).link("link.yaml", "a.yaml").link("folder", "sub").link("lost", "gone");
    assert!(std::process::Command::new("mkfifo").arg(tree.path("pipe")).status().unwrap().success());
    std::fs::create_dir(tree.path(".git")).unwrap();
    let found = tree.at(&["link.yaml", "folder", "pipe", "lost"], Request::default());
    assert_eq!(names(&found), ["link.yaml", "sub/b.yaml"]);
    assert_eq!(text(&found, &found.inputs[0]), "a.yaml");
    assert_eq!(
        remarks(&found),
        ["lost: a link that leads nowhere; nothing was read", "pipe: a named pipe, no regular file; not opened"]
    );
}

#[test]
fn the_root_is_the_repository_else_the_path_itself() {
    let tree = Tree::new();
    tree.files(&["plain/a.yaml", "plain/sub/b.yaml", "repo/deep/c.yaml"]);
    tree.write("repo/.git", "gitdir: elsewhere\n");
    let root = |paths: &[&str]| tree.at(paths, Request::default()).root;
    assert_eq!(root(&["plain"]), tree.path("plain"));
    assert_eq!(root(&["plain/sub/b.yaml"]), tree.path("plain/sub"));
    assert_eq!(root(&["repo/deep"]), tree.path("repo"), ".git is a file in a linked work tree");
    assert_eq!(root(&["repo/deep/../deep/c.yaml"]), tree.path("repo"));
    assert_eq!(root(&["plain", "repo/deep"]), tree.root(), "the nearest folder above both");
}

#[test]
fn a_file_outside_the_given_root_is_shown_as_given() {
    let tree = Tree::new();
    tree.files(&["project/a.yaml", "other/b.yaml", "other/sub/c.yaml"]);
    let given = tree.path("project/../other");
    let paths = vec![tree.path("project"), given.join("b.yaml"), given.join("sub")];
    let root = Some(tree.path("project"));
    let found = discover(&Request { paths, root, ..Request::default() }).unwrap();
    let shown: Vec<PathBuf> = found.inputs.into_iter().map(|input| input.relative).collect();
    assert_eq!(shown, [given.join("b.yaml"), given.join("sub/c.yaml"), "a.yaml".into()]);
}

#[test]
fn standard_input_stands_at_the_place_of_its_name() {
    let tree = Tree::repository();
    tree.write(".gitignore", "*.log\n");
    let ask = |name: &str, force_exclude| {
        let source = Source::Stdin { filename: tree.path(name) };
        discover(&Request { source, force_exclude, ..Request::default() }).unwrap()
    };
    let found = ask("deploy/new/kimi.yaml", false);
    assert_eq!(found.inputs[0].relative, Path::new("deploy/new/kimi.yaml"));
    assert_eq!((&found.inputs[0].content, found.root.as_path()), (&Content::Stdin, tree.root()));
    assert_eq!(ask("uv.lock", false).skipped.len(), 1);
    assert_eq!((ask("a.log", false).inputs.len(), ask("a.log", true).inputs.len()), (1, 0));
}
