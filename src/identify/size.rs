//! Owns parameters read off a name. Never looks anything up.
//!
//! The traps are those of real names: `17B-128E` and a lone `A3B` give the active size, `E4B` an effective one, `8x7B`
//! neither total nor active, a `T` after a size counts training tokens, `k` and `m` without `b` are context lengths.

/// Parameters read off a name, in billions.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct NamedSize {
    /// Total parameters.
    pub total_b: Option<f32>,
    /// Active parameters per token.
    pub active_b: Option<f32>,
    /// The total where the dash before it stands for a point: `qwen-3-8-2-4t` may mean 2.4T.
    pub dashed: Option<f32>,
}

impl NamedSize {
    /// The totals that the name may mean, the likeliest first.
    pub(super) fn totals(self) -> impl Iterator<Item = f32> {
        [self.total_b, self.dashed].into_iter().flatten()
    }
}

/// Reads the parameters off a name such as `Qwen3-235B-A22B` or `smollm-360M`.
#[must_use]
pub(super) fn named_size(name: &str) -> NamedSize {
    let lower = with_points(&name.to_ascii_lowercase());
    let tokens: Vec<&str> = lower.split(['-', '_', '/', ':', ' ', '@']).collect();
    let mut size = NamedSize::default();
    for (index, token) in tokens.iter().enumerate() {
        if is_experts(tokens.get(index + 1).copied()) {
            size.active_b = size.active_b.or(billions(token));
        } else if let Some(active) = token.strip_prefix('a').and_then(billions) {
            size.active_b = size.active_b.or(Some(active));
        } else if size.total_b.is_none() {
            size.total_b = billions(token);
            let before = index.checked_sub(1).and_then(|at| tokens.get(at)).filter(|_| size.total_b.is_some());
            size.dashed =
                before.filter(|part| is_whole_part(part)).and_then(|part| billions(&format!("{part}.{token}")));
            let is_dashed = is_leading_zero(before, token) || is_after_version(&tokens, index, token);
            if is_dashed && size.dashed.is_some() {
                std::mem::swap(&mut size.total_b, &mut size.dashed);
            }
        }
    }
    size
}

/// Names of resources of a cluster hold no point; two dashes between digits stand for one: `qwen2-0--5b`.
fn with_points(name: &str) -> String {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = name.as_bytes();
    let mut out = String::with_capacity(name.len());
    let mut rest = 0;
    for (at, dashes) in name.match_indices("--") {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        if is_digit(before) && is_digit(bytes.get(at + dashes.len())) {
            out.push_str(name.get(rest..at).unwrap_or_default());
            out.push('.');
            rest = at + dashes.len();
        }
    }
    out.push_str(name.get(rest..).unwrap_or_default());
    out
}

/// The whole part of a size: `10-7b` may be 10.7 billion.
fn is_whole_part(part: &str) -> bool {
    (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// `0-6b` can only be 0.6 billion.
fn is_leading_zero(before: Option<&&str>, token: &str) -> bool {
    before.is_some_and(|part| *part == "0") && token.len() == 2
}

/// Trillions are sold with a decimal, and a version of more than two parts is rare: `qwen-3-8-2-4t`.
fn is_after_version(tokens: &[&str], index: usize, token: &str) -> bool {
    let ends_on_digit = |part: &&str| part.ends_with(|last: char| last.is_ascii_digit());
    let two = index.checked_sub(2).and_then(|at| tokens.get(at..index)).unwrap_or_default();
    token.ends_with('t') && two.len() == 2 && two.iter().all(ends_on_digit)
}

/// Whether a token counts experts (`128e`): the size before it is then the active one.
fn is_experts(token: Option<&str>) -> bool {
    let digits = token.and_then(|token| token.strip_suffix('e')).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a name tells experts and the size of each (`8x7b`): a size, although neither total nor active.
#[must_use]
pub(super) fn has_experts(name: &str) -> bool {
    let number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit()) && text.parse::<f32>().is_ok();
    let tells = |token: &str| {
        let experts = token.strip_suffix('b').and_then(|rest| rest.split_once('x'));
        experts.is_some_and(|(count, each)| number(count) && number(each))
    };
    name.to_ascii_lowercase().split(['-', '_', '/', ':']).any(tells)
}

/// A size token in billions: `70b`, `0.5b`, `360m`, `1t`; the letters before a trailing size are skipped (`llama2.7b` no).
fn billions(token: &str) -> Option<f32> {
    let token = token.trim_end_matches(".gguf");
    let unit = token.chars().last()?;
    let digits = token.strip_suffix(unit)?;
    let scale = match unit {
        'b' => 1.0,
        'm' => 0.001,
        't' => 1000.0,
        _ => return None,
    };
    let number = digits.replace('p', ".");
    let well_formed = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !well_formed || number.is_empty() || number.starts_with('.') {
        return None;
    }
    let value = number.parse::<f32>().ok()?;
    // A name that sells trillions has few of them; `1m` alone is a context length.
    let plausible = match unit {
        't' => value <= 10.0,
        'm' => value >= 10.0,
        _ => value <= 10_000.0,
    };
    plausible.then_some(value * scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(name: &str) -> Option<f32> {
        named_size(name).total_b
    }

    #[test]
    fn plain_sizes() {
        assert_eq!(total("Qwen/Qwen2.5-0.5B-Instruct"), Some(0.5));
        assert_eq!(total("llama3.1:405b"), Some(405.0));
        assert_eq!(total("smollm-360M-instruct"), Some(0.36));
        assert_eq!(total("Ling-1T"), Some(1000.0));
    }

    #[test]
    fn dashes_may_stand_for_points() {
        assert_eq!(total("qwen3-embedding-0-6b"), Some(0.6));
        assert_eq!(total("qwen-3-8-2-4t-a95b"), Some(2400.0));
        assert_eq!(total("ling-2-1t"), Some(1000.0));
        let size = named_size("qwen-2-5-7b");
        assert_eq!((size.total_b, size.dashed), (Some(7.0), Some(5.7)));
    }

    #[test]
    fn two_dashes_between_digits_stand_for_a_point() {
        assert_eq!(total("qwen2-0--5b-instruct"), Some(0.5));
        assert_eq!(total("qwen2--5-coder-7b"), Some(7.0));
        assert_eq!(total("models--acme--llama-8b"), Some(8.0));
        assert_eq!(named_size("solar-10-7b-instruct-v1-0").dashed, Some(10.7));
    }

    #[test]
    fn mixtures_tell_total_and_active() {
        let size = named_size("Qwen3-235B-A22B-Instruct-2507");
        assert_eq!((size.total_b, size.active_b), (Some(235.0), Some(22.0)));
        let size = named_size("Llama-4-Scout-17B-16E-Instruct");
        assert_eq!((size.total_b, size.active_b), (None, Some(17.0)));
        let size = named_size("Kimi-VL-A3B-Thinking");
        assert_eq!((size.total_b, size.active_b), (None, Some(3.0)));
    }

    #[test]
    fn what_looks_like_a_size_and_is_none() {
        assert_eq!(total("Mixtral-8x7B-v0.1"), None);
        assert!(has_experts("Mixtral-8x7B-v0.1") && !has_experts("Mixtral-8xB") && !has_experts("gpt-4-1024x1024"));
        assert_eq!(total("gemma-3n-E4B-it"), None);
        assert_eq!(total("phi-3-mini-128k"), None);
        assert_eq!(total("bitnet-b1.58-2B-4T"), Some(2.0));
        assert_eq!(total("Qwen2.5-7B-Instruct-1M"), Some(7.0));
    }
}
