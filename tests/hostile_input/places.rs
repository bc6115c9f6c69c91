//! What stands in a tree and is no ordinary file in an ordinary folder.

use super::{GOOD, folder, notices, owlint, paths, report};
use std::fs;
use std::os::unix::net::UnixListener;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

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

#[test]
fn three_thousand_files_of_one_name_are_told_apart() {
    let folder = folder(&[]);
    for number in 0..3_000 {
        let place = folder.path().join(format!("w{number}"));
        fs::create_dir(&place).unwrap();
        fs::write(place.join("values.yaml"), if number % 100 == 0 { GOOD } else { "a: 1\n" }).unwrap();
    }
    assert_eq!(paths(&report(folder.path(), "")).len(), 31);
}

#[test]
fn files_that_change_and_vanish_while_they_are_read_end_no_run() {
    let folder = folder(&[]);
    let place = |number: usize| folder.path().join(format!("a{number}.yaml"));
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let large = format!("{GOOD}{}", "a: 1\n".repeat(1_000));
            for number in (0..50).cycle().take_while(|_| !is_over.load(Ordering::Relaxed)) {
                let _ = fs::write(place(number), &large);
                let _ = fs::OpenOptions::new().write(true).open(place(number / 2)).map(|file| file.set_len(20));
                let _ = fs::remove_file(place(number / 3));
                let _ = fs::create_dir(place(number / 5)).and_then(|()| fs::remove_dir(place(number / 5)));
            }
        });
        let readings = std::panic::catch_unwind(|| (0..4).for_each(|_| drop(report(folder.path(), ""))));
        is_over.store(true, Ordering::Relaxed);
        assert!(readings.is_ok());
    });
}

#[test]
fn links_in_circles_are_remarked_on() {
    let folder = folder(&[]);
    let link = |target: &str, name: &str| std::os::unix::fs::symlink(target, folder.path().join(name)).unwrap();
    link("two.yaml", "one.yaml");
    link("one.yaml", "two.yaml");
    link("self.yaml", "self.yaml");
    link("..", "up");
    link("nowhere/at/all", "dangling.yaml");
    assert_eq!(notices(&report(folder.path(), "")).len(), 5);
}

#[test]
fn a_file_that_cannot_be_read_to_its_end_is_remarked_on() {
    if cfg!(target_os = "linux") {
        let output = owlint(folder(&[]).path(), "check good.yaml /proc/self/mem --format json --exit-zero");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(told.contains("good.yaml") && told.contains("unreadable"), "{told}");
    }
}
