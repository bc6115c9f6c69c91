//! Runs the command line.

use owlint::cli::{self, Exit};

fn main() -> Exit {
    cli::run(std::env::args_os())
}
