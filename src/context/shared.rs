//! Owns what is found out about a node once, for all the references that share it. Never finds out anything itself.
//!
//! Without it a price table of ten thousand models would be read ten thousand times.

use super::looked_up::LookedUp;
use super::reference::Role;
use super::role::{Beside, Program};
use super::surroundings::Surroundings;
use crate::extract::NodeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Answers to one question, by node.
#[derive(Debug)]
pub(super) struct Answers<T>(RefCell<HashMap<NodeId, T>>);

impl<T> Default for Answers<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Answers<T> {
    /// Returns the answer for a node; `find_out` is called the first time only.
    pub(super) fn get(&self, id: NodeId, find_out: impl FnOnce() -> T) -> T {
        let known = self.0.borrow().get(&id).cloned();
        known.unwrap_or_else(|| {
            let found = find_out();
            self.0.borrow_mut().insert(id, found.clone());
            found
        })
    }
}

/// What was found out about the nodes of one file.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// What a place belongs to.
    pub around: Answers<Surroundings>,
    /// Whether a unit runs a serving engine.
    pub engine: Answers<bool>,
    /// Whether a call loads weights.
    pub loads: Answers<bool>,
    /// The pin that stands in a map, call or command.
    pub pin: Answers<Option<NodeId>>,
    /// The address of a server.
    pub base_url: Answers<Option<NodeId>>,
    /// The only address of a server in the file.
    pub only_base_url: Answers<Option<NodeId>>,
    /// The accelerators reserved outright.
    pub reserved: Answers<Option<(u32, NodeId)>>,
    /// The accelerators that parallelism takes.
    pub parallel: Answers<Option<(u32, NodeId)>>,
    /// The accelerators of the machine.
    pub machine: Answers<Option<(u32, NodeId)>>,
    /// The type of the accelerators.
    pub accelerator: Answers<Option<String>>,
    /// Where the hub is switched off.
    pub offline: Answers<Option<NodeId>>,
    /// Where another hub is named.
    pub endpoint: Answers<Option<NodeId>>,
    /// Where a folder for what was fetched is named.
    pub cache: Answers<Option<NodeId>>,
    /// The volume over such a folder.
    pub cache_mount: Answers<Option<NodeId>>,
    /// What the keys of a map say of the models in it.
    pub beside: Answers<Rc<Beside>>,
    /// The roles that the file's place tells.
    pub path: Answers<Rc<[Role]>>,
    /// What the program in the file does with models.
    pub program: Answers<Program>,
    /// Whether a list is long enough for a registry.
    pub long_list: Answers<bool>,
    /// The names of the lists that the program only looks names up in.
    pub looked_up: Answers<LookedUp>,
}
