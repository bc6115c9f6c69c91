//! The floor of every scan: walks a tree as owlint does, opens and reads each file, and looks at nothing.

use ignore::{WalkBuilder, WalkState};
use std::fs::File;
use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering};

fn main() {
    let root = std::env::args_os().nth(1).unwrap_or_else(|| ".".into());
    let read = AtomicU64::new(0);
    WalkBuilder::new(root).hidden(false).threads(2).build_parallel().run(|| {
        let (mut buffer, read) = (vec![0; 128 * 1024], &read);
        Box::new(move |entry| {
            if let Some(entry) = entry.ok().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
                && let Ok(mut file) = File::open(entry.path())
            {
                while let Ok(length @ 1..) = file.read(&mut buffer) {
                    read.fetch_add(length as u64, Ordering::Relaxed);
                }
            }
            WalkState::Continue
        })
    });
    println!("{}", read.load(Ordering::Relaxed));
}
