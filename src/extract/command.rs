//! Stand-in: options and words of one argument list.
use super::{Node, NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, Span};

/// One word of an argument list.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub text: MappedText<'static>,
    pub within: Option<NodeId>,
}

pub(super) fn read(tree: &mut SiteTree, parent: NodeId, words: &[Word]) {
    let Some(first) = words.first() else { return };
    let program = if first.text.text().starts_with('-') { "" } else { first.text.text() };
    let span = first.text.span(Span::new(0, first.text.text().len()));
    let command = tree.container(parent, Segment::Command(program.into()), None, span);
    let mut flag: Option<Box<str>> = None;
    let mut position = 0;
    for word in words.iter().skip(usize::from(!program.is_empty())) {
        let text = word.text.text();
        let (segment, value) = if let Some(name) = flag.take() {
            (Segment::Flag(name), word.text.clone())
        } else if let Some((name, _)) = text.split_once('=').filter(|_| text.starts_with('-')) {
            (Segment::Flag(name.into()), word.text.slice(Span::new(name.len() + 1, text.len())).into_owned())
        } else if text.starts_with('-') {
            flag = Some(text.into());
            continue;
        } else {
            position += 1;
            (Segment::Positional(position - 1), word.text.clone())
        };
        let span = value.span(Span::new(0, value.text().len()));
        tree.push(Node {
            parent: Some(command),
            segment,
            kind: SiteKind::Argument,
            key_span: None,
            span,
            value: Some(value),
            within: word.within,
        });
    }
}
