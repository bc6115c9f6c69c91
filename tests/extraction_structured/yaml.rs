//! YAML: scalars, keys, comments, aliases, broken documents.

use crate::*;

#[test]
fn every_scalar_style_keeps_its_exact_place() {
    for written in [
        "model: moonshotai/Kimi-K2-Instruct",
        "model: moonshotai/Kimi-K2-Instruct   # the big one",
        "model: 'moonshotai/Kimi-K2-Instruct'",
        "model: \"moonshotai/Kimi-K2-Instruct\" # quoted",
        "model: &big moonshotai/Kimi-K2-Instruct",
        "model: !!str moonshotai/Kimi-K2-Instruct",
        "model: |\n  moonshotai/Kimi-K2-Instruct\n",
        "model: >-\n    moonshotai/Kimi-K2-Instruct\n\n",
        "model: |2\n  moonshotai/Kimi-K2-Instruct\n",
        "model: |+\r\n  moonshotai/Kimi-K2-Instruct\r\n",
        "model:\n  moonshotai/Kimi-K2-Instruct\n",
        "{model: moonshotai/Kimi-K2-Instruct}",
        "{\"model\":moonshotai/Kimi-K2-Instruct}",
        "? model\n: moonshotai/Kimi-K2-Instruct\n",
    ] {
        let read = read("a.yaml", written);
        assert_eq!(read.place(MODEL), value("model", MODEL), "{written:?}");
        assert!(read.is_clean(), "{written:?}");
    }
}

#[test]
fn escapes_and_folds_are_resolved_and_lead_back() {
    let read =
        read("a.yaml", "a: \"moonshotai\\/Kimi-\\x4b2\"\nb: 'it''s'\nc: one\n  two\n\n  three\nd: \"x\\\n  y\"\n");
    assert_eq!(read.place("moonshotai/Kimi-K2"), value("a", "moonshotai\\/Kimi-\\x4b2"));
    assert_eq!(read.place("it's"), value("b", "it''s"));
    assert_eq!(read.place("one two\nthree"), value("c", "one\n  two\n\n  three"));
    assert_eq!(read.place("xy"), value("d", "x\\\n  y"));
}

#[test]
fn block_scalars_lose_their_indentation_and_nothing_else() {
    let read = read(
        "a.yaml",
        "a: |\n\n    one\n      two\n\n    three\n\nb: >\n  one\n  two\n\n  three\n    four\n  five\nc: |1\n   deep\n",
    );
    let values = read.values(SiteKind::MapValue);
    assert_eq!(values, ["one\n  two\n\nthree", "one two\nthree\n  four\nfive", "  deep"]);
}

#[test]
fn key_paths_name_maps_lists_and_odd_keys() {
    let text = "spec:\n  template:\n    spec:\n      containers:\n      - name: a\n      - args: [a, b, c, x]\n        \
                resources: {limits: {nvidia.com/gpu: 8}}\n";
    let read = read("a.yaml", text);
    assert_eq!(read.paths("x"), ["spec.template.spec.containers[1].args[3]"]);
    assert_eq!(read.paths("8"), [r#"spec.template.spec.containers[1].resources.limits["nvidia.com/gpu"]"#]);
}

#[test]
fn a_router_s_model_list_is_read_with_its_fallbacks() {
    let text = "model_list:\n- model_name: big\n  litellm_params:\n    model: together_ai/moonshotai/Kimi-K2-Instruct\n    \
                api_key: os.environ/KEY\nrouter_settings:\n  fallbacks: [{\"big\": [\"small\", \"tiny\"]}]\n";
    let read = read("litellm_config.yaml", text);
    let model = "together_ai/moonshotai/Kimi-K2-Instruct";
    assert_eq!(read.place(model), value("model_list[0].litellm_params.model", model));
    assert_eq!(read.paths("tiny"), ["router_settings.fallbacks[0].big[1]"]);
}

#[test]
fn keys_have_places_of_their_own() {
    let text = "a:\n  \"model\": x\n";
    let read = read("a.yaml", text);
    let tree = read.tree();
    let (_, node) = tree.iter().find(|(id, _)| tree.value(*id) == "x").unwrap();
    assert_eq!(node.key_span.unwrap().of(text), "model");
    let (_, map) = tree.iter().find(|(_, node)| node.segment == Segment::Key("a".into())).unwrap();
    assert_eq!(map.span.of(text), "\"model\": x");
}

#[test]
fn empty_values_exist_and_are_empty() {
    let text = "a:\nb: ~\nc: null\nd: \"\"\ne: x\n";
    let read = read("a.yaml", text);
    assert_eq!(read.values(SiteKind::MapValue), ["", "", "", "", "x"]);
    let ends: Vec<_> = read.tree().iter().map(|(_, node)| node.span.end).collect();
    assert!(ends.iter().all(|end| *end <= text.len()));
    assert_eq!(read.tree().iter().filter(|(_, node)| node.span.start == text.len()).count(), 0);
}

#[test]
fn comments_stand_where_they_are_without_their_marks() {
    let read = read("a.yaml", "# top\na: 1 # right\nb:\n  ## model: x\n  c: '# none'\n");
    assert_eq!(read.values(SiteKind::Comment), ["top", "right", "model: x"]);
}

#[test]
fn aliases_are_not_expanded_and_undefined_ones_break_nothing() {
    let read = read(
        "a.yaml",
        "base: &base {model: m/x}\nuse:\n  <<: *base\n  n: 1\nlist: [*base, *nowhere, last]\n*base : v\n",
    );
    assert!(read.is_clean());
    assert_eq!(read.paths("m/x"), ["base.model"]);
    assert_eq!(read.paths("last"), ["list[2]"]);
    assert_eq!(read.paths("v"), [r#"["*base"]"#]);
}

#[test]
fn alias_bombs_cost_nothing() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let inside = [format!("*a{}", level - 1).as_str(); 10].join(", ");
        writeln!(text, "a{level}: &a{level} [{inside}]").unwrap();
    }
    let read = read("a.yaml", &text);
    assert_eq!(read.places("x").len(), 10);
}

#[test]
fn keys_that_are_collections_are_tolerated() {
    let read = read("a.yaml", "? [a, b]\n: c\n? {d: e}\n: f\ng: h\n");
    assert!(read.is_clean());
    assert_eq!(read.paths("c"), [r#"["[a, b]"]"#]);
    assert_eq!(read.paths("h"), ["g"]);
}

#[test]
fn duplicate_keys_are_both_kept() {
    let read = read("a.yaml", "model: a\nmodel: b\n");
    assert_eq!((read.paths("a"), read.paths("b")), (vec!["model".to_owned()], vec!["model".to_owned()]));
}

#[test]
fn a_broken_document_spares_the_next_and_is_read_by_lines() {
    let text = "a: one\nb: [1, 2\nc: lost/model\n# lost comment\n---\nd: two\n---\ne: \"x\n---\nf: three\n";
    let read = read("a.yaml", text);
    assert_eq!(read.paths("one"), ["a"]);
    assert_eq!(read.paths("two"), ["d"]);
    assert_eq!(read.paths("three"), ["f"]);
    assert!(read.shows("lost/model") && read.shows("lost comment"));
    assert!(!read.tree().structured);
    let [notice] = read.extraction.notices.as_slice() else { panic!("{:?}", read.extraction.notices) };
    assert_eq!(notice.kind, NoticeKind::Unparsed);
    assert!(notice.message.starts_with("not valid yaml at line "), "{}", notice.message);
    assert!(!notice.message.contains('\n'));
}

#[test]
fn a_key_whose_value_broke_is_read_with_it() {
    let read = read("a.yaml", "a: 1\nmodel: \"moonshotai/Kimi-K2-Instruct\nb: 2\n");
    assert!(read.shows(MODEL), "{}", read.show());
}

#[test]
fn hundreds_of_comments_between_key_and_block_are_fine() {
    let comments = "  # again\n".repeat(3000);
    let read = read("values.yaml", &format!("a:\n{comments}  model: x\n"));
    assert!(read.is_clean());
    assert_eq!(read.paths("x"), ["a.model"]);
    assert_eq!(read.values(SiteKind::Comment).len(), 3000);
}
