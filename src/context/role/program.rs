//! Owns what a program does with models as a whole: it asks a service, loads weights, trains. Never judges one place.

use crate::context::shared::Shared;
use crate::extract::{Segment, SiteTree};
use crate::identify::{keys, words};
use crate::text::{Document, Format};

/// What a program does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::context) struct Program {
    asks: bool,
    loads: bool,
    /// It trains what it loads.
    pub(super) trains: bool,
}

impl Program {
    /// Whether it only asks: what it names is served by somebody else.
    pub(super) fn asks(self) -> bool {
        self.asks && !self.loads
    }

    fn of(tree: &SiteTree) -> Self {
        let mut program = Self::default();
        for (_, node) in tree.iter() {
            match &node.segment {
                Segment::Call(name) => program.add_call(&words(name)),
                Segment::Command(name) => program.add_command(name),
                _ => {}
            }
        }
        program
    }

    fn add_call(&mut self, name: &[String]) {
        self.asks |= keys().asks_service(name);
        self.loads |= keys().loads_weights(name);
        self.trains |= keys().trains(name);
    }

    fn add_command(&mut self, name: &str) {
        let mut rules = keys().commands.iter().filter(|rule| rule.program.iter().any(|known| known == name));
        match rules.next().map(|rule| rule.role.as_str()) {
            Some("client") => self.asks = true,
            Some("serving") => self.loads = true,
            _ => {}
        }
    }
}

/// What the program in a document does; a manifest is none, whatever its probes call.
pub(super) fn program(document: &Document, tree: &SiteTree, shared: &Shared) -> Program {
    let format = document.format();
    if !format.is_source() && !matches!(format, Format::Shell | Format::Notebook) {
        return Program::default();
    }
    shared.program.get(tree.root(), || Program::of(tree))
}
