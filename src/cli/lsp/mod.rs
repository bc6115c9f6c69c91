//! Owns `owlint lsp`: a language server on standard input and output. Never judges; it asks the engine as a run on one
//! file does.

mod answers;
mod engine;
mod server;
mod text;
mod transport;

use super::args::RuleArgs;
use super::complain::Complaint;
use super::exit::Exit;
use super::input_args::InputArgs;
use super::parse::Changes;
use crate::catalog::Catalog;
use clap::Args;
use engine::Engine;
use server::{PARSE_ERROR, Server};
use std::io::{self, BufReader, Write};
use std::sync::mpsc;
use transport::Received;

/// By what the server judges: as a check does.
#[derive(Debug, Args)]
pub(super) struct LspArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
}

/// Talks with an editor until it says that it has done. Ends with an error where it goes away without a word.
pub(super) fn run(arguments: &LspArgs, changes: &Changes, catalog: &Catalog) -> Result<Exit, Complaint> {
    let engine = Engine { input: &arguments.input, rules: &arguments.rules, changes, catalog };
    let mut server = Server::new(engine);
    let received = listen();
    let mut out = io::stdout().lock();
    // Whoever types sends faster than files are judged: all that has come is taken in before anything is judged.
    while let Ok(first) = received.recv() {
        for message in std::iter::once(first).chain(received.try_iter()) {
            let answer = match message {
                Received::Message(message) => server.receive(&message),
                Received::NoJson => Some(server::error(None, PARSE_ERROR, "this is no JSON")),
            };
            if let Some(answer) = answer {
                say(&mut out, &answer)?;
            }
            if server.has_ended {
                return Ok(if server.is_shut { Exit::Clean } else { Exit::Error });
            }
        }
        for news in server.news() {
            say(&mut out, &news)?;
        }
    }
    Ok(if server.is_shut { Exit::Clean } else { Exit::Error })
}

/// Reads on a thread of its own, so that it can be told whether more has come.
fn listen() -> mpsc::Receiver<Received> {
    let (send, received) = mpsc::channel();
    std::thread::spawn(move || {
        let mut input = BufReader::new(io::stdin());
        while let Ok(Some(message)) = transport::read(&mut input) {
            if send.send(message).is_err() {
                return;
            }
        }
    });
    received
}

fn say(out: &mut impl Write, message: &serde_json::Value) -> Result<(), Complaint> {
    transport::write(out, message).map_err(|_| Complaint::ReaderGone)
}
