//! Owns key paths: how reports name a place by its keys. Never longer than a reader would follow.

use super::{NodeId, Segment, SiteTree};

/// Characters of one key; longer ones are cut.
const LONGEST_KEY: usize = 120;
/// Bytes of a path; of longer ones the outer part is left out.
const LONGEST_PATH: usize = 1000;
/// Stands for what was left out.
const CUT: &str = "…";

impl SiteTree {
    /// The key path of a node as reports show it: `spec.containers[0].args[3]`, `""` for the root.
    ///
    /// Keys that are not plain words are quoted: `limits["nvidia.com/gpu"]`.
    #[must_use]
    pub fn key_path(&self, id: NodeId) -> String {
        let mut pieces = Vec::new();
        let (mut length, mut next) = (0, Some(id));
        while let Some(id) = next {
            let node = self.get(id);
            // What stands in a list item is reached through the item, not through the command it belongs to.
            let piece = if node.within.is_none() { piece(&node.segment) } else { String::new() };
            length += piece.len();
            if length > LONGEST_PATH {
                pieces.push(CUT.to_owned());
                break;
            }
            pieces.push(piece);
            next = node.within.or(node.parent);
        }
        pieces.reverse();
        let path = pieces.concat();
        path.strip_prefix('.').map(str::to_owned).unwrap_or(path)
    }
}

/// One step of a path, with the dot before it.
fn piece(segment: &Segment) -> String {
    match segment {
        Segment::Key(key) => {
            let (shown, cut) = shown(key);
            if is_plain(&shown) {
                return format!(".{shown}{cut}");
            }
            format!("[\"{}{cut}\"]", shown.replace('\\', "\\\\").replace('"', "\\\""))
        }
        Segment::Index(index) => format!("[{index}]"),
        Segment::Call(name) => {
            let (shown, cut) = shown(name);
            format!(".{shown}{cut}")
        }
        Segment::Root
        | Segment::Document(_)
        | Segment::Command(_)
        | Segment::Flag(_)
        | Segment::Positional(_)
        | Segment::Text => String::new(),
    }
}

/// The part of a key that is shown, and what stands for the rest. Lines within it may end on LF or CRLF.
fn shown(key: &str) -> (String, &'static str) {
    let mut letters = key.chars().filter(|letter| *letter != '\r');
    let shown = letters.by_ref().take(LONGEST_KEY).collect();
    (shown, if letters.next().is_some() { CUT } else { "" })
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_path_stays_short_whatever_the_keys() {
        let mut tree = SiteTree::new("");
        let add = |tree: &mut SiteTree, parent, name: String| {
            tree.container(parent, Segment::Key(name.into()), None, Span::default())
        };
        let root = tree.root();
        let long = add(&mut tree, root, "ü".repeat(1_000_000));
        assert_eq!(tree.key_path(long), format!("{}…", "ü".repeat(120)));
        let deep = (0..500).fold(long, |above, n| add(&mut tree, above, format!("level{n}")));
        let path = tree.key_path(deep);
        assert!(path.starts_with('…') && path.ends_with(".level498.level499") && path.len() < 1_010, "{path}");
    }

    #[test]
    fn a_path_is_the_same_whatever_lines_end_on() {
        let path = |key: String| {
            let mut tree = SiteTree::new("");
            let root = tree.root();
            let id = tree.container(root, Segment::Key(key.as_str().into()), None, Span::default());
            tree.key_path(id)
        };
        let unix = "a line\n".repeat(40);
        assert_eq!(path(unix.replace('\n', "\r\n")), path(unix));
    }

    #[test]
    fn a_path_starts_without_a_dot() {
        let mut tree = SiteTree::new("");
        let root = tree.root();
        let keyed = |key: &str| Segment::Key(key.into());
        let list = tree.container(root, Segment::Call("llm.load".into()), None, Span::default());
        let item = tree.container(list, Segment::Index(2), None, Span::default());
        let quoted = tree.container(item, keyed("a/\"b"), None, Span::default());
        let leaf = tree.container(quoted, keyed("model"), None, Span::default());
        assert_eq!(tree.key_path(leaf), "llm.load[2][\"a/\\\"b\"].model");
        assert_eq!(tree.key_path(root), "");
    }
}
