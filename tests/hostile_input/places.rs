//! What stands in a tree and is no ordinary file in an ordinary folder.

use super::{GOOD, folder, notices, owlint, paths, report};
use std::fs;
use std::os::unix::net::UnixListener;
use std::process::Command;

#[test]
fn what_is_no_file_is_never_waited_for() {
    let folder = folder(&[]);
    let _socket = UnixListener::bind(folder.path().join("socket.yaml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.yaml")).unwrap();
    std::os::unix::fs::symlink(".", folder.path().join("loop")).unwrap();
    report(folder.path(), "");
    let named = report(folder.path(), "good.yaml socket.yaml zero.yaml");
    assert_eq!(owlint(folder.path(), "check /dev/zero").status.code(), Some(0));
    assert_eq!(named["references"].as_array().unwrap().len(), 1);
}

#[test]
fn deep_and_wide_trees_are_walked() {
    let folder = folder(&[]);
    let deep = folder.path().join(vec!["d"; 800].join("/"));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("deep.yaml"), GOOD).unwrap();
    for number in 0..3_000 {
        let place = folder.path().join(format!("w{number}"));
        fs::create_dir(&place).unwrap();
        fs::write(place.join("values.yaml"), "a: 1\n").unwrap();
    }
    assert_eq!(report(folder.path(), "")["references"].as_array().unwrap().len(), 2);
}

#[test]
fn a_huge_ignore_file_is_read() {
    let rules: Vec<String> = (0..4_000).map(|number| format!("**/never{number}/**\n!kept{number}\n")).collect();
    let rules = rules.concat();
    report(folder(&[(".gitignore", rules.as_bytes()), (".owlintignore", rules.as_bytes())]).path(), "");
}

#[test]
fn an_ignore_file_past_the_bound_leaves_nothing_out_and_says_so() {
    let rules = format!("*.out\n{}", "# a rule that nobody wrote\n".repeat(200_000));
    for name in [".gitignore", ".owlintignore", "sub/.gitignore", "sub/.owlintignore", ".git/info/exclude"] {
        let folder = folder(&[]);
        fs::create_dir_all(folder.path().join(".git/info")).unwrap();
        fs::create_dir_all(folder.path().join("sub/deeper")).unwrap();
        fs::write(folder.path().join(name), &rules).unwrap();
        fs::write(folder.path().join("sub/a.out"), GOOD).unwrap();
        for arguments in ["", "good.yaml sub", "good.yaml sub/a.out --force-exclude"] {
            let report = report(folder.path(), arguments);
            assert_eq!(paths(&report), ["good.yaml", "sub/a.out"], "{name} {arguments}");
            let told = notices(&report);
            assert!(told.contains(&format!("{name}: too-large")), "{name} {arguments}: {told:?}");
        }
    }
}

#[test]
fn an_ignore_file_that_is_a_pipe_or_a_device_is_never_opened() {
    for name in [".gitignore", ".owlintignore", "sub/.gitignore", ".git/info/exclude"] {
        for target in ["/dev/zero", "pipe"] {
            let folder = folder(&[(".ignored.yaml", GOOD.as_bytes())]);
            let place = |name: &str| folder.path().join(name);
            fs::create_dir_all(place(".git/info")).unwrap();
            fs::create_dir_all(place("sub/deeper")).unwrap();
            fs::write(place("sub/deeper/.gitignore"), "out.yaml\n").unwrap();
            for file in ["sub/in.yaml", "sub/deeper/in.yaml", "sub/deeper/out.yaml"] {
                fs::write(place(file), GOOD).unwrap();
            }
            match target {
                "pipe" => assert!(Command::new("mkfifo").arg(place(name)).status().unwrap().success()),
                device => std::os::unix::fs::symlink(device, place(name)).unwrap(),
            }
            let report = report(folder.path(), "");
            let expected = [".ignored.yaml", "good.yaml", "sub/deeper/in.yaml", "sub/in.yaml"];
            assert_eq!(paths(&report), expected, "{name} {target}");
            assert!(notices(&report).contains(&format!("{name}: skipped")), "{name} {target}: {:?}", notices(&report));
        }
    }
    let folder = folder(&[]);
    assert!(Command::new("mkfifo").arg(folder.path().join("over.toml")).status().unwrap().success());
    assert_eq!(owlint(folder.path(), "check --catalog over.toml").status.code(), Some(2));
}
