//! Owns the one form to which all spellings of a model's name are brought before they are compared.
//! Never knows a name, and depends on nothing else, so that the build and the run share it.

/// Returns the normalised spelling: lower case, tokens joined by `-`.
///
/// A token ends at `-`, `_`, `.`, `/`, `:`, `@`, `+`, white space, and between an ASCII letter and a digit; a `p` between
/// two digits stands for a point; a lone `v` before a number falls away. Separators are kept as such, since without them
/// `1.5` and `15` would be one. Linear in the length of `spelling`.
#[must_use]
pub fn normalise(spelling: &str) -> String {
    let mut out = String::with_capacity(spelling.len() + 8);
    let mut previous = '-';
    let mut in_token = false;
    let mut chars = spelling.chars().peekable();
    while let Some(current) = chars.next() {
        let before_digit = chars.peek().is_some_and(char::is_ascii_digit);
        let is_point = matches!(current, 'p' | 'P') && previous.is_ascii_digit() && before_digit;
        if is_point || is_separator(current) {
            in_token = false;
        } else {
            let splits = current.is_ascii_digit() && previous.is_ascii_alphabetic();
            if splits || !in_token {
                begin_token(&mut out, current);
                in_token = true;
            }
            out.push(current.to_ascii_lowercase());
        }
        previous = current;
    }
    out
}

/// Returns the tokens of a spelling that `normalise` has returned.
#[must_use]
pub fn tokens(normalised: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    normalised.split('-').filter(|token| !token.is_empty())
}

/// Whether a character only parts tokens.
fn is_separator(character: char) -> bool {
    matches!(character, '-' | '_' | '.' | '/' | ':' | '@' | '+') || character.is_whitespace()
}

/// Parts the next token from those before it, and drops a lone `v` that stands before a number.
fn begin_token(out: &mut String, first: char) {
    if first.is_ascii_digit() && (out == "v" || out.ends_with("-v")) {
        out.truncate(out.len().saturating_sub(2));
    }
    if !out.is_empty() {
        out.push('-');
    }
}

#[cfg(test)]
mod tests {
    use super::{normalise, tokens};

    #[test]
    fn spellings_of_one_model_meet() {
        for (spelling, expected) in [
            ("Llama-3.1-405B-Instruct", "llama-3-1-405b-instruct"),
            ("llama3.1:405b-instruct", "llama-3-1-405b-instruct"),
            ("llama-v3p1-405b-instruct", "llama-3-1-405b-instruct"),
            ("llama3-1-405b-instruct", "llama-3-1-405b-instruct"),
            ("Llama-3_1-405B Instruct", "llama-3-1-405b-instruct"),
            ("Kimi-K2.5", "kimi-k-2-5"),
            ("kimi-k2-5", "kimi-k-2-5"),
            ("kimi-k2p5", "kimi-k-2-5"),
            ("qwen2.5:7b", "qwen-2-5-7b"),
            ("Qwen/Qwen2.5-7B", "qwen-qwen-2-5-7b"),
            ("qwen3p8-2p4t-a95b", "qwen-3-8-2-4t-a-95b"),
            ("Qwen3.8-2.4T-A95B", "qwen-3-8-2-4t-a-95b"),
            ("DeepSeek-V3", "deepseek-3"),
            ("mistral-large@2411-001", "mistral-large-2411-001"),
            ("gpt-4o", "gpt-4o"),
        ] {
            assert_eq!(normalise(spelling), expected, "{spelling}");
        }
    }

    #[test]
    fn different_models_stay_apart() {
        for (one, other) in [
            ("Yi-1.5-6B", "Yi-15-6B"),
            ("kimi-k2-6", "kimi-k26"),
            ("o1", "o-1-mini"),
            ("GLM-4.5V", "GLM-4.5"),
            ("mixtral-8x7b", "mixtral-87b"),
        ] {
            assert_ne!(normalise(one), normalise(other));
        }
    }

    #[test]
    fn a_v_falls_away_only_when_it_stands_alone_before_a_number() {
        assert_eq!(normalise("v0-1.5"), "0-1-5");
        assert_eq!(normalise("vl-3"), "vl-3");
        assert_eq!(normalise("tv-3"), "tv-3");
        assert_eq!(normalise("qwen-v-max"), "qwen-v-max");
        assert_eq!(normalise("v-v-3"), "v-3");
    }

    #[test]
    fn odd_input_is_harmless() {
        assert_eq!(normalise(""), "");
        assert_eq!(normalise("--:/ \u{a0}"), "");
        assert_eq!(normalise("Ünïcode-模型3"), "Ünïcode-模型3");
        assert_eq!(tokens("").count(), 0);
    }

    #[test]
    fn normalising_twice_changes_nothing() {
        for spelling in ["us.meta.llama3-1-405b-instruct-v1:0", "3p1p", "vv3", "Kimi_K2.5+x", "Yi-1.5-6B"] {
            let once = normalise(spelling);
            assert_eq!(normalise(&once), once, "{spelling}");
        }
    }

    #[test]
    fn tokens_are_the_parts_of_a_normalised_spelling() {
        assert_eq!(tokens("llama-3-1-405b").collect::<Vec<_>>(), ["llama", "3", "1", "405b"]);
    }
}
