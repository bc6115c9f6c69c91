//! Owns the tests of `command`.

use super::*;
use crate::extract::probe::{path, places, tree_of};
use crate::extract::words::{self, Token};

fn words(text: &MappedText<'_>) -> Vec<Word> {
    let tokens = words::split(text);
    tokens
        .filter_map(
            |token| if let Token::Word(word) = token { Some(Word { text: word.text, within: None }) } else { None },
        )
        .collect()
}

fn values(text: &str) -> Vec<String> {
    places(text, |tree, parent, text| read(tree, parent, &words(text)))
}

#[test]
fn options_take_the_word_behind_them_or_behind_the_equals_sign() {
    assert_eq!(
        values("vllm serve a --model b --revision=c -tp 2 --trust-remote-code d"),
        [
            "/$vllm/#0 serve",
            "/$vllm/#1 a",
            "/$vllm/--model b",
            "/$vllm/--revision c",
            "/$vllm/-tp 2",
            "/$vllm/--trust-remote-code ",
            "/$vllm/#2 d",
        ]
    );
    assert_eq!(
        values("x --temp -1 --quiet --last -- --model"),
        ["/$x/--temp -1", "/$x/--quiet ", "/$x/--last ", "/$x/#0 --model",]
    );
    assert_eq!(
        values("x --served-model-name a b --y c")[..2],
        ["/$x/--served-model-name a", "/$x/--served-model-name b"]
    );
}

#[test]
fn launchers_keep_their_own_options() {
    for (text, told) in [
        ("torchrun --nproc-per-node 8 train.py x", ["/$torchrun/--nproc-per-node 8", "/$torchrun/$train.py/#0 x"]),
        ("srun -N 2 --gres=gpu:8 python -m pkg.x y", ["/$srun/-N 2", "/$srun/--gres gpu:8"]),
        ("deepspeed --num_gpus=4 -m pkg.train x", ["/$deepspeed/--num_gpus 4", "/$deepspeed/-m pkg.train"]),
    ] {
        assert_eq!(values(text).iter().take(2).map(String::as_str).collect::<Vec<_>>(), told, "{text}");
    }
    let launched = values("accelerate launch --config_file c -m pkg.train x");
    assert_eq!(launched.last().map(String::as_str), Some("/$accelerate/$pkg.train/#0 x"), "{launched:?}");
}

#[test]
fn wrappers_are_taken_off() {
    let programs = [
        ("sudo -u me env A=b nohup vllm serve x", "vllm"),
        ("uv run --with y vllm serve x", "vllm"),
        ("poetry run python3 -u -m vllm.entrypoints.openai.api_server x", "vllm.entrypoints.openai.api_server"),
        ("/usr/bin/python3.11 -O serve/app.py x", "app.py"),
        ("timeout -k 5 10 ./bin/llama-server.exe x", "llama-server"),
        ("xargs -n 1 ollama x", "ollama"),
        ("npx -y promptfoo x", "promptfoo"),
    ];
    for (text, program) in programs {
        let found = values(text);
        assert!(
            found.last().is_some_and(|line| *line == format!("/${program}/#0 x") || line.ends_with(" x")),
            "{found:?}"
        );
        assert!(found.iter().all(|line| line.starts_with(&format!("/${program}/"))), "{text}: {found:?}");
    }
}

#[test]
fn assignments_before_a_program_are_its_own() {
    assert_eq!(values("A=b env C=d vllm e"), ["/$vllm/A b", "/$vllm/C d", "/$vllm/#0 e"]);
}

#[test]
fn options_without_a_program_have_an_empty_one() {
    assert_eq!(values("--model a b"), ["/$/--model a", "/$/#0 b"]);
}

#[test]
fn containers_start_the_program_of_their_image_or_their_own() {
    let found = values("docker run -d --gpus all -e A=b r.io/vllm/vllm-openai:v1 --model c");
    assert!(found.contains(&"/$docker/#1 r.io/vllm/vllm-openai:v1".to_owned()), "{found:?}");
    assert!(found.contains(&"/$docker/-e/A b".to_owned()), "{found:?}");
    assert_eq!(found.last().map(String::as_str), Some("/$docker/$vllm-openai/--model c"));
    let own = values("podman run --rm x/sglang python3 -m sglang.launch_server --model-path c");
    assert_eq!(own.last().map(String::as_str), Some("/$podman/$sglang.launch_server/--model-path c"));
    let other = values("kubectl exec -it pod -- ollama run c");
    assert_eq!(other.last().map(String::as_str), Some("/$kubectl/$ollama/#1 c"));
}

#[test]
fn scripts_in_arguments_are_read() {
    assert_eq!(values("bash -lc 'ollama run a'").last().map(String::as_str), Some("/$bash/-lc/$ollama/#1 a"));
    assert_eq!(values("ssh -p 22 h 'ollama run a'").last().map(String::as_str), Some("/$ssh/~/$ollama/#1 a"));
    assert_eq!(values("python -c 'f(model=\"a\")'").last().map(String::as_str), Some("/$python/-c/f()/model a"));
    assert_eq!(
        values("pod create --args '--port 1 --model-id a'").last().map(String::as_str),
        Some("/$pod/--args/$/--model-id a")
    );
}

#[test]
fn pairs_and_json_in_values_are_read() {
    assert_eq!(
        values("lm_eval --model_args pretrained=a,dtype=auto")[1..],
        ["/$lm_eval/--model_args/pretrained a", "/$lm_eval/--model_args/dtype auto",]
    );
    assert_eq!(values("make MODEL=a")[1], "/$make/#0/MODEL a");
    assert_eq!(values("curl -d '{\"model\": \"a\"}'")[1], "/$curl/-d/model a");
}

#[test]
fn values_know_the_list_items_they_stand_in() {
    let text = "--model org/a";
    let tree = tree_of(text, |tree, parent, text| {
        let items: Vec<Word> = words(text)
            .into_iter()
            .map(|word| {
                let item = tree.scalar(parent, Segment::Index(0), SiteKind::ListItem, None, word.text.clone());
                Word { text: word.text, within: Some(item) }
            })
            .collect();
        read(tree, parent, &items);
    });
    let (id, option) = tree.iter().find(|(id, _)| path(&tree, *id).ends_with("/--model")).expect("the option");
    assert_eq!(option.within.map(|item| tree.value(item)), Some("org/a"));
    assert_eq!(tree.value(id), "org/a");
    assert!(option.within.is_some_and(|item| tree.is_reread(item)));
}

#[test]
fn a_program_with_white_space_hides_nothing() {
    assert_eq!(values("'see org/name //x' -c y"), ["/$x/~ see org/name //x", "/$x/-c y"]);
}
