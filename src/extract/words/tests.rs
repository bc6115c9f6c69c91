//! Owns the tests of `words`.

use super::*;

fn read(text: &str) -> Vec<String> {
    let mapped = MappedText::linear(text, 0);
    let shown = |token| match token {
        Token::Word(word) => word.text.text().to_owned(),
        Token::Operator(operator, _) => format!("<{operator:?}>"),
        Token::Comment(span) => format!("# {}", span.of(text)),
        Token::Heredoc { tag, body } => format!("{tag}: {:?}", body.of(text)),
    };
    split(&mapped).map(shown).collect()
}

#[test]
fn quotes_and_escapes_are_taken_off() {
    assert_eq!(read(r#"a 'b c' "d \"e\" $F" g\ h $'i\tj' k"l"'m'"#), ["a", "b c", "d \"e\" $F", "g h", "i\tj", "klm"]);
}

#[test]
fn a_decoded_word_points_at_its_letters() {
    let text = "x --model=\"org/\"'name' y";
    let mapped = MappedText::linear(text, 100);
    let Some(Token::Word(word)) = split(&mapped).nth(1) else { panic!("no word") };
    assert_eq!(word.text.text(), "--model=org/name");
    // `org/` and `name` stand in quotes of their own: the span reaches from the first letter to the last.
    let span = word.text.span(Span::new(8, 16));
    assert_eq!(&text[span.start - 100..span.end - 100], "org/\"'name");
}

#[test]
fn lines_that_continue_are_one_command() {
    assert_eq!(read("a \\\n  b\\\r\nc\nd"), ["a", "bc", "<End>", "d"]);
}

#[test]
fn a_quote_that_never_closes_ends_with_the_text_of_its_line() {
    for opening in ["\"", "'", "$'", "$(", "${"] {
        let text = format!("a --b={opening}c\n  d");
        let told = |text: &str| read(text).iter().map(|word| word.replace('\r', "<CR>")).collect::<Vec<_>>();
        assert_eq!(told(&text.replace('\n', "\r\n")), told(&text), "{text:?}");
    }
}

#[test]
fn operators_end_words() {
    assert_eq!(read("a&&b||c;d|e&"), ["a", "<End>", "b", "<End>", "c", "<End>", "d", "<Pipe>", "e", "<End>"]);
    assert_eq!(read("a 2>b >>c"), ["a", "<Redirect { output: true }>", "b", "<Redirect { output: true }>", "c"]);
}

#[test]
fn a_heredoc_is_handed_out_as_text() {
    let read = read("cat <<-'EOF' > f\n\tx: 'y\n\tEOF\nz");
    assert_eq!(read[2], "EOF");
    assert!(read.contains(&"EOF: \"\\tx: 'y\"".to_owned()), "{read:?}");
    assert_eq!(read.last().map(String::as_str), Some("z"));
}

#[test]
fn an_open_quote_ends_with_its_line() {
    assert_eq!(read("echo \"a b\nc d"), ["echo", "a b", "<End>", "c", "d"]);
    assert_eq!(read("echo it's\nc"), ["echo", "its", "<End>", "c"]);
    assert_eq!(read("echo \"x\nb \"y z\" w"), ["echo", "x\nb y", "z w"]);
}

#[test]
fn a_quote_goes_on_behind_a_backslash_whatever_ends_the_line() {
    for end in ["\n", "\r\n"] {
        assert_eq!(read(&format!("a \"b\\{end}c\" d")), ["a", "bc", "d"], "{end:?}");
    }
}

#[test]
fn an_open_bracket_ends_with_its_line() {
    for open in ["${A", "$(a", "$((1 +", "\"${A", "\"$(a", "<(a", "${A:-"] {
        let read = read(&format!("echo {open}\nc d"));
        assert_eq!(read[read.len() - 3..], ["<End>", "c", "d"], "{open}");
    }
    assert_eq!(read("echo $(a\nb) c"), ["echo", "$(a\nb)", "c"]);
}

#[test]
fn defaults_and_substitutions_are_noted() {
    let text = "\"${A:-${B:=org/x}}\" $(ls `pwd`) ${C}";
    let mapped = MappedText::linear(text, 0);
    let found: Vec<String> = split(&mapped)
        .filter_map(|token| if let Token::Word(word) = token { Some(word.expansions) } else { None })
        .flatten()
        .map(|expansion| match expansion {
            Expansion::Command(span) => format!("run {}", span.of(text)),
            Expansion::Default { name, value } => format!("{} is {}", name.of(text), value.of(text)),
        })
        .collect();
    assert_eq!(found, ["A is ${B:=org/x}", "B is org/x", "run ls `pwd`"]);
}

#[test]
fn comments_start_only_words() {
    assert_eq!(read("a#b # c\n#!d"), ["a#b", "# c", "<End>", "# d"]);
}
