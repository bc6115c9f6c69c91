//! How much memory is asked for while files without a hit are read. A binary of its own, since it counts what the whole
//! process asks for. Never judges what is found.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use owlint::catalog::Catalog;
use owlint::discover::{Request, discover};
use owlint::survey;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::fs;

/// Per listed file: its path as walked, whole, below the root and below the folder asked for, and what the walk keeps.
const LISTED: u64 = 6;

/// What a check of `count` files without a hit asks for: how often while listing, and how often while reading.
fn allocations(pool: &ThreadPool, count: usize) -> (u64, u64) {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..count {
        fs::write(folder.path().join(format!("file-{number:05}.rs")), "fn main() { println!(\"nothing\"); }\n")
            .unwrap();
    }
    let request = Request { paths: vec![folder.path().to_owned()], ..Request::default() };
    let catalog = Catalog::embedded();
    let mut found = None;
    let listing = allocation_counter::measure(|| found = discover(&request).ok());
    let found = found.unwrap();
    assert_eq!(found.inputs.len(), count);
    let as_of = jiff::civil::date(2026, 11, 23);
    let reading = allocation_counter::measure(|| drop(pool.install(|| survey(&found, &catalog, as_of))));
    (listing.count_total, reading.count_total)
}

#[test]
fn a_file_without_a_hit_costs_no_memory_of_its_own() {
    // What another thread asks for is not counted.
    let pool = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().unwrap();
    // Tables are built when they are first asked.
    allocations(&pool, 100);
    let (few, many) = (allocations(&pool, 1_000), allocations(&pool, 2_000));
    // Lists grow by doubling, a handful of times.
    assert!(many.0 - few.0 < LISTED * 1_000 + 50, "listing: {few:?} {many:?}");
    // Text goes through memory that is used again.
    assert!(many.1.saturating_sub(few.1) < 50, "reading: {few:?} {many:?}");
}
