//! What a walk comes by.

use crate::child;
use crate::tree::{Tree, names, remarks, texts};
use owlint::discover::Request;
use owlint::text::NoticeKind;

#[test]
fn a_walk_sees_what_git_sees() {
    let tree = Tree::repository();
    tree.write(".gitignore", "build/\n*.log\n!keep.log\n/top.yaml\n")
        .write("deploy/.gitignore", "secret*\n!secret-example.yaml\n")
        .write(".git/info/exclude", "local.yaml\n")
        .files(&["a.yaml", ".env", ".github/workflows/ci.yml", "top.yaml", "deploy/top.yaml", "build/out.yaml"])
        .files(&["x.log", "keep.log", "deploy/x.log", "deploy/secret.yaml", "deploy/secret-example.yaml", "local.yaml"])
        .files(&["deploy/deeper/secret", "Z.yaml", "ä.yaml", "with space.yaml"]);
    let listed = tree.git(&["ls-files", "-c", "-o", "-z", "--exclude-standard"]);
    let mut listed: Vec<&str> = listed.split_terminator('\0').collect();
    listed.sort_unstable();
    assert_eq!(names(&tree.all()), listed);
    assert!(listed.contains(&".env") && !listed.contains(&"deploy/secret.yaml"));
}

#[test]
fn a_walk_on_several_threads_sees_the_same() {
    let tree = Tree::repository();
    tree.write(".gitignore", "*.log\n");
    for folder in 0..40 {
        tree.write(&format!("{folder}/.gitignore"), format!("{folder}.yaml\na{{b\n"));
        for file in 0..20 {
            tree.write(&format!("{folder}/deep/{file}.yaml"), "").write(&format!("{folder}/{file}.log"), "");
        }
    }
    tree.write("b/png.png", "").write("b/.owlintignore", "left\n").write("b/left/a.yaml", "");
    let found = tree.all();
    let listed = tree.git(&["ls-files", "-c", "-o", "-z", "--exclude-standard"]);
    let mut listed: Vec<&str> = listed.split_terminator('\0').filter(|name| !name.starts_with("b/")).collect();
    listed.sort_unstable();
    assert_eq!(names(&found), listed);
    assert_eq!(found.skipped.len(), 2, "a picture and owlint's own file: {:?}", found.skipped);
    assert_eq!(remarks(&found).len(), 40, "a bad pattern in each folder");
}

#[test]
fn a_folder_below_the_root_keeps_the_rules_above_it() {
    let tree = Tree::repository();
    tree.write(".gitignore", "*.log\n/a/out.yaml\n").files(&["a/in.yaml", "a/out.yaml", "a/x.log", "b.yaml"]);
    let found = tree.at(&["a"], Request::default());
    assert_eq!(names(&found), ["a/in.yaml"]);
    assert_eq!(found.root, tree.root());
}

#[test]
fn a_repository_is_not_ruled_by_what_lies_above_it() {
    let place = Tree::new();
    place.write(".gitignore", "*\n").files(&["plain/a.yaml", "home/repo/a.yaml", "home/repo/b/c.yaml"]);
    std::fs::create_dir(place.path("home/repo/.git")).unwrap();
    assert_eq!(names(&place.at(&["home/repo"], Request::default())), ["a.yaml", "b/c.yaml"]);
    assert_eq!(names(&place.at(&["home/repo/b"], Request::default())), ["b/c.yaml"]);
    assert_eq!(names(&place.at(&["plain"], Request::default())), ["a.yaml"], "outside any repository");
}

#[test]
fn only_the_ignore_files_of_git_and_owlint_in_the_tree_count() {
    let tree = Tree::repository();
    tree.files(&["a.yaml", ".ignore"]);
    let machine = Tree::new();
    machine.write("git/ignore", "a.yaml\n").write(".gitconfig", "[core]\nexcludesFile = ~/git/ignore\n");
    let mut command = child::command(&tree);
    command.env("XDG_CONFIG_HOME", machine.root()).env("HOME", machine.root());
    assert_eq!(child::list_of(command), ".ignore=.ignore;a.yaml=a.yaml;");
}

#[test]
fn ignore_files_count_without_a_repository() {
    let tree = Tree::new();
    tree.write(".gitignore", "*.log\n").files(&["a.log", "a.yaml"]);
    assert_eq!(names(&tree.all()), [".gitignore", "a.yaml"]);
    let everything = Request { gitignore: false, ..Request::default() };
    assert_eq!(names(&tree.ask(everything)), [".gitignore", "a.log", "a.yaml"]);
}

#[test]
fn owlintignore_leaves_out_and_takes_back_in() {
    let tree = Tree::repository();
    tree.write(".gitignore", ".env\n").write(".owlintignore", "examples/\n!.env\n");
    tree.files(&[".env", "a.yaml", "examples/b.yaml"]);
    let found = tree.all();
    assert_eq!(names(&found), [".env", ".gitignore", "a.yaml"]);
    assert_eq!(found.skipped.len(), 1, "the ignore file itself");
    let no_gitignore = Request { gitignore: false, ..Request::default() };
    assert_eq!(names(&tree.ask(no_gitignore)), [".env", ".gitignore", "a.yaml"], "not one of git's files");
}

#[test]
fn excludes_outrank_ignore_files_and_relate_to_the_root() {
    let tree = Tree::repository();
    tree.write(".owlintignore", "!docs/\n").files(&["docs/a.md", "a/docs/b.md", "b.yaml", "a/b.yaml", "a/c.yaml"]);
    let exclude = vec!["/docs".into(), "a/*.yaml".into(), "!a/c.yaml".into()];
    assert_eq!(names(&tree.ask(Request { exclude, ..Request::default() })), ["a/c.yaml", "a/docs/b.md", "b.yaml"]);
}

#[test]
fn foreign_folders_are_not_entered_but_vendored_source_is() {
    let tree = Tree::new();
    tree.files(&[
        "node_modules/x/a.yaml",
        "web/node_modules/b.yaml",
        ".git/config",
        ".hg/c.yaml",
        "p/__pycache__/d.py",
    ])
    .files(&[".venv/pyvenv.cfg", ".venv/lib/e.py", "env/prod.yaml", "vendor/f.yaml", "third_party/g.yaml"])
    .files(&["target/h.yaml", "sub/.git"]);
    assert_eq!(names(&tree.all()), ["env/prod.yaml", "target/h.yaml", "third_party/g.yaml", "vendor/f.yaml"]);
}

#[test]
fn what_is_never_checked_is_counted() {
    let tree = Tree::new();
    tree.files(&["uv.lock", "web/package-lock.json", "kimi.gguf", "logo.PNG", "owlint.toml", "overlay.toml", "a.yaml"]);
    let own_files = vec![tree.path("overlay.toml")];
    let found = tree.ask(Request { own_files, ..Request::default() });
    assert_eq!(names(&found), ["a.yaml"]);
    assert_eq!(found.skipped.len(), 6);
}

#[test]
fn overlapping_folders_give_every_file_and_remark_once() {
    let tree = Tree::new();
    tree.files(&["a/b/c.yaml", "a/uv.lock"]);
    #[cfg(unix)]
    tree.link("a/nowhere", "gone");
    let found = tree.at(&["a", "a/b", "a/b/c.yaml", "."], Request::default());
    assert_eq!(names(&found), ["a/b/c.yaml"]);
    assert!(found.inputs[0].explicit);
    assert_eq!(found.skipped.len(), 1);
    assert_eq!(found.notices.len(), usize::from(cfg!(unix)));
}

#[test]
fn inputs_are_sorted_by_the_bytes_of_their_paths() {
    let tree = Tree::new();
    tree.files(&["b.yaml", "B.yaml", "a/z.yaml", "a.yaml", "a-b.yaml"]);
    assert_eq!(names(&tree.all()), ["B.yaml", "a-b.yaml", "a.yaml", "a/z.yaml", "b.yaml"]);
}

#[cfg(unix)]
#[test]
fn pipes_and_broken_links_are_remarked_on_and_hold_nothing_up() {
    let tree = Tree::new();
    tree.files(&["a.yaml", "sub/b.yaml"]);
    let made = std::process::Command::new("mkfifo").arg(tree.path("pipe.yaml")).status().unwrap();
    assert!(made.success());
    tree.link("dangling.yaml", "gone.yaml")
        .link("circle-a", "circle-b")
        .link("circle-b", "circle-a")
        .link("sub/up", "..")
        .link("outside", "/dev")
        .link("inside.yaml", "a.yaml")
        .link("folder", "sub");
    let found = tree.all();
    assert_eq!(names(&found), ["a.yaml", "sub/b.yaml"]);
    assert!(found.notices.iter().all(|notice| notice.kind == NoticeKind::Skipped));
    let remarks = remarks(&found);
    let expected = [
        ("circle-a", "in a circle"),
        ("circle-b", "in a circle"),
        ("dangling.yaml", "nowhere"),
        ("outside", "out of the tree"),
        ("pipe.yaml", "named pipe"),
        ("sub/up", "back to a folder above"),
    ];
    assert_eq!(remarks.len(), expected.len(), "{remarks:#?}");
    for (remark, (path, words)) in remarks.iter().zip(expected) {
        assert!(remark.starts_with(&format!("{path}: ")) && remark.contains(words), "{remark}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_read() {
    use std::os::unix::ffi::OsStrExt;
    let tree = Tree::new();
    let name = std::ffi::OsStr::from_bytes(b"mod\xE8le.yaml");
    std::fs::write(tree.root().join(name), "model: kimi").unwrap();
    let found = tree.all();
    assert_eq!(found.inputs[0].relative.as_os_str(), name);
    assert_eq!(texts(&found), [("mod\u{fffd}le.yaml".to_owned(), "model: kimi".to_owned())]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_remarked_on() {
    use std::os::unix::fs::PermissionsExt;
    let tree = Tree::new();
    tree.files(&["shut/a.yaml", "b.yaml"]);
    let mode = |bits| std::fs::set_permissions(tree.path("shut"), std::fs::Permissions::from_mode(bits)).unwrap();
    mode(0o000);
    let reads_anything = std::fs::read_dir(tree.path("shut")).is_ok();
    let found = tree.all();
    mode(0o755);
    if !reads_anything {
        assert_eq!(names(&found), ["b.yaml"]);
        assert_eq!(found.notices[0].kind, NoticeKind::Unreadable);
        assert_eq!(remarks(&found), ["shut: could not be read (permission denied) and was left out"]);
    }
}

#[test]
fn a_pattern_that_is_none_is_remarked_on() {
    let tree = Tree::new();
    tree.write("sub/.owlintignore", "a{b\nc.yaml\n").files(&["sub/c.yaml", "sub/d.yaml"]);
    let found = tree.all();
    assert_eq!(names(&found), ["sub/d.yaml"]);
    assert_eq!(found.notices[0].kind, NoticeKind::Unparsed);
    assert!(remarks(&found)[0].starts_with("sub/.owlintignore: "), "{:?}", remarks(&found));
}
