//! A history of a repository, step by step, with one baseline: edits, moved lines and files, renamed keys, rebases. The
//! baseline lets nothing new through, and tells nothing that was accepted.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "cli/repository.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod repository;

use repository::Repository;
use std::collections::BTreeSet;

const KIMI: &str = "moonshotai/Kimi-K2-Instruct";
const PIN: &str = "--revision 0123456789abcdef0123456789abcdef01234567";

/// A repository and how many steps it has gone through.
struct History {
    repository: Repository,
    steps: usize,
}

impl History {
    /// Goes a step: changes files, looks at them as a hook does before the commit and as a pipeline does behind it.
    /// `new` are the files that are to be told of, no others.
    fn step(&mut self, what: &str, new: &[&str], change: impl FnOnce(&Repository)) {
        self.steps += 1;
        let label = format!("step {}: {what}", self.steps);
        change(&self.repository);
        self.repository.stage();
        let new: BTreeSet<String> = new.iter().map(|path| (*path).to_owned()).collect();
        assert_eq!(self.told("--staged"), new, "{label}, before the commit");
        self.repository.commit();
        assert_eq!(self.told(""), new, "{label}, in the pipeline");
    }

    /// A step that only git goes: what it leaves is committed already.
    fn git(&mut self, what: &str, new: &[&str], change: impl FnOnce(&Repository)) {
        self.steps += 1;
        change(&self.repository);
        let new: BTreeSet<String> = new.iter().map(|path| (*path).to_owned()).collect();
        assert_eq!(self.told(""), new, "step {}: {what}", self.steps);
    }

    /// Lets the baseline shrink; how many entries it has then.
    fn baseline(&mut self, words: &str) -> usize {
        let ran = self.repository.run(&format!("baseline {words} --as-of 2026-11-23"));
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        self.entries()
    }

    fn entries(&self) -> usize {
        self.repository.read(".owlint-baseline.json").matches("\"fingerprint\"").count()
    }

    fn told(&self, arguments: &str) -> BTreeSet<String> {
        let path = |one: &String| one.split(' ').next().unwrap_or_default().to_owned();
        self.repository.standing(arguments).iter().map(path).collect()
    }
}

fn serve(arguments: &str) -> String {
    format!("vllm serve {KIMI} {arguments}\n")
}

fn service(name: &str, model: &str) -> String {
    format!("  {name}:\n    image: vllm/vllm-openai:v0.11.0\n    command: [\"--model\", \"{model}\"]\n")
}

fn compose(services: &[String]) -> String {
    format!("services:\n{}", services.concat())
}

fn client(model: &str) -> String {
    format!(
        "from openai import OpenAI\n\nclient = OpenAI(base_url=\"https://api.together.xyz/v1\")\nclient.chat.completions.create(model=\"{model}\", messages=[])\n"
    )
}

fn move_file(repository: &Repository, from: &str, to: &str) {
    let text = repository.read(from);
    repository.remove(from).write(to, &text);
}

#[test]
fn a_long_history_neither_churns_nor_lets_anything_through() {
    let mut history = History { repository: Repository::new(), steps: 0 };
    let tensor = "--tensor-parallel-size 8";
    let deepseek = "deepseek-ai/DeepSeek-V3";
    history.repository.write("deploy/chat.sh", &serve(tensor));
    history.repository.write("compose.yaml", &compose(&[service("chat", KIMI)]));
    history.repository.write("app/client.py", &client(deepseek));
    history.repository.write("README.md", &format!("We serve {KIMI}.\n"));
    history.baseline("write");
    history.step("what is there is accepted", &[], |_| {});
    let all = history.entries();

    edits(&mut history, tensor, deepseek);
    moves(&mut history, tensor);
    severities(&mut history, tensor);
    branches(&mut history, tensor);
    departures(&mut history);
    assert!(history.steps >= 30, "{}", history.steps);
    assert!(history.entries() <= all, "it only shrinks: {} of {all}", history.entries());
}

fn edits(history: &mut History, tensor: &str, deepseek: &str) {
    history.step("lines are put above", &[], |it| {
        it.write("deploy/chat.sh", &format!("#!/bin/sh\n# a comment\n\n{}", serve(tensor)));
    });
    history.step("a key above is renamed", &[], |it| {
        it.write("compose.yaml", &compose(&[service("assistant", KIMI)]));
    });
    history.step("a file is laid out anew", &[], |it| {
        it.write(
            "compose.yaml",
            &format!(
                "# anew\nservices:\n    assistant:\n        command:\n            - --model\n            - {KIMI}\n        image: vllm/vllm-openai:v0.11.0\n"
            ),
        );
    });
    history.step("line ends are changed", &[], |it| {
        let text = it.read("app/client.py").replace('\n', "\r\n");
        it.write("app/client.py", &text);
    });
    history.step("a document names it once more", &[], |it| {
        it.write("README.md", &format!("We serve {KIMI}.\n\nOnce more: {KIMI}.\n"));
    });
    history.step("another file serves it", &["deploy/extra.sh"], |it| {
        it.write("deploy/extra.sh", &serve(tensor));
    });
    history.step("it does so no more", &[], |it| {
        it.remove("deploy/extra.sh");
    });
    history.step("a second service above the first", &["compose.yaml"], |it| {
        it.write("compose.yaml", &compose(&[service("added", KIMI), service("assistant", KIMI)]));
    });
    history.step("it is gone again", &[], |it| {
        it.write("compose.yaml", &compose(&[service("assistant", KIMI)]));
    });
    history.step("another model takes a place", &["app/client.py"], |it| {
        it.write("app/client.py", &client("deepseek-ai/DeepSeek-R1"));
    });
    history.step("the old one is back", &[], |it| {
        it.write("app/client.py", &client(deepseek));
    });
}

fn moves(history: &mut History, tensor: &str) {
    history.step("a file is moved", &[], |it| move_file(it, "deploy/chat.sh", "ops/chat.sh"));
    history.step("the moved file is edited", &[], |it| {
        it.write("ops/chat.sh", &format!("#!/bin/sh\nset -eu\n{}", serve(tensor)));
    });
    history.step("a new file claims what the moved one has", &["ops/extra.sh"], |it| {
        it.write("ops/extra.sh", &format!("sleep 1\n{}", serve(tensor)));
    });
    history.step("it is gone again", &[], |it| {
        it.remove("ops/extra.sh");
    });
    let before = history.entries();
    assert_eq!(history.baseline("prune"), before, "nothing is stale");
    history.step("nothing was pruned", &[], |_| {});
    assert_eq!(history.baseline("update"), before, "moves are followed");
    history.step("the baseline follows", &[], |it| {
        assert!(!it.read(".owlint-baseline.json").contains("deploy/chat.sh"));
    });
    history.step("a copy is no move", &["ops/copy.sh"], |it| {
        it.write("ops/copy.sh", &serve(tensor));
    });
    history.step("the folder is moved, without the copy", &[], |it| {
        it.remove("ops/copy.sh");
        move_file(it, "ops/chat.sh", "infra/live/chat.sh");
    });
    history.baseline("update");
    history.step("the baseline follows again", &[], |_| {});
}

fn severities(history: &mut History, tensor: &str) {
    history.step("what lessens it", &[], |it| {
        it.write("infra/live/chat.sh", &serve(PIN));
    });
    history.step("it is as grave as it was accepted", &[], |it| {
        it.write("infra/live/chat.sh", &serve(tensor));
    });
    history.step("it is lessened again", &[], |it| {
        it.write("infra/live/chat.sh", &serve(PIN));
    });
    history.baseline("update");
    history.step("and accepted as that", &[], |_| {});
    history.step("graver than accepted", &["infra/live/chat.sh"], |it| {
        it.write("infra/live/chat.sh", &serve(&format!("{PIN} {tensor}")));
    });
    history.step("undone", &[], |it| {
        it.write("infra/live/chat.sh", &serve(PIN));
    });
}

fn branches(history: &mut History, tensor: &str) {
    history.step("a branch edits", &[], |it| {
        it.git(&["checkout", "-q", "-b", "work"]);
        it.write("infra/live/chat.sh", &format!("# work\n{}", serve(PIN)));
    });
    history.step("main goes on", &[], |it| {
        it.git(&["checkout", "-q", "main"]);
        it.write("compose.yaml", &format!("# main\n{}", it.read("compose.yaml")));
    });
    history.git("the branch is rebased", &[], |it| {
        it.git(&["checkout", "-q", "work"]);
        it.git(&["rebase", "-q", "main"]);
    });
    history.step("the branch adds", &["infra/live/more.sh"], |it| {
        it.write("infra/live/more.sh", &serve(tensor));
    });
    history.git("it is still new behind a rebase", &["infra/live/more.sh"], |it| {
        it.git(&["checkout", "-q", "main"]);
        it.write("notes.txt", "notes\n").commit().git(&["checkout", "-q", "work"]);
        it.git(&["rebase", "-q", "main"]);
    });
    history.step("it is taken back", &[], |it| {
        it.remove("infra/live/more.sh");
    });
    history.git("the branch is merged", &[], |it| {
        it.git(&["checkout", "-q", "main"]);
        it.git(&["merge", "-q", "--no-ff", "-m", "merge", "work"]);
    });
}

fn departures(history: &mut History) {
    history.step("a comment silences what is accepted", &[], |it| {
        it.write(
            "app/client.py",
            &client("deepseek-ai/DeepSeek-V3")
                .replace("messages=[])", "messages=[])  # owlint: ignore[supply, lifecycle] -- agreed"),
        );
    });
    history.step("the comment goes, and the entry is still there", &[], |it| {
        it.write("app/client.py", &client("deepseek-ai/DeepSeek-V3"));
    });
    history.step("a file goes", &[], |it| {
        it.remove("compose.yaml");
    });
    history.step("it comes back under another name", &[], |it| {
        it.write("stack.yaml", &compose(&[service("assistant", KIMI)]));
    });
    history.step("it goes for good", &[], |it| {
        it.remove("stack.yaml");
    });
    let before = history.entries();
    assert!(history.baseline("prune") < before, "its entries are stale");
    history.step("the baseline has forgotten it", &[], |_| {});
    history.step("it is new when it comes back", &["compose.yaml"], |it| {
        it.write("compose.yaml", &compose(&[service("assistant", KIMI)]));
    });
}
