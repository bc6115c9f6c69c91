//! Owns the odd files of a tree: binary, minified, of other encodings, broken and ignored. Never ordinary text.

use crate::file::MadeFile;
use crate::ids::Ids;
use crate::random::Random;
use crate::words::{value, word};
use std::fmt::Write as _;

/// An id of its own for each odd file, away from those of ordinary ones.
const FIRST: u64 = 1 << 40;

/// The odd files that go with that many ordinary ones: one in 25 is binary, the others there once.
#[must_use]
pub fn files(ids: &Ids, seed: u64, ordinary: u64) -> Vec<MadeFile> {
    let mut files: Vec<MadeFile> = (0..ordinary / 25).map(|index| binary(seed, index)).collect();
    let mut random = Random::of(seed, FIRST - 1);
    let id = ids.draw(&mut random);
    let settings = format!("service:\n  name: plain\n  model: {id}\n");
    let known = |path: &str, bytes: Vec<u8>| MadeFile { path: path.to_owned(), bytes, models: vec![(3, id.clone())] };
    let ignored = |path: &str| MadeFile { models: Vec::new(), ..known(path, settings.clone().into_bytes()) };
    files.extend([
        known("odd/crlf.yaml", settings.replace('\n', "\r\n").into_bytes()),
        known("odd/utf-16.yaml", utf_16(&settings)),
        known("odd/broken.yaml", [settings.as_bytes(), b"  note: \xff\xfe\xff\n"].concat()),
        minified(&mut random),
        MadeFile { path: ".gitignore".into(), bytes: b"/build/\n*.ignored.yaml\n".to_vec(), models: Vec::new() },
        ignored("build/settings.yaml"),
        ignored("odd/some.ignored.yaml"),
        MadeFile { path: "nested/.gitignore".into(), bytes: b"kept-out/\n".to_vec(), models: Vec::new() },
        ignored("nested/kept-out/settings.yaml"),
    ]);
    files
}

/// Bytes that are no text; a model in them counts for nothing.
fn binary(seed: u64, index: u64) -> MadeFile {
    let mut random = Random::of(seed, FIRST + index);
    let size = random.size(&[(0, 100), (5_000, 8_000), (9_900, 200_000), (10_000, 1_000_000)]);
    let mut bytes = b"\x89BIN\0\0 qwen llama\0".to_vec();
    while (bytes.len() as u64) < size {
        bytes.extend(random.next().to_le_bytes());
    }
    let end = random.pick(&["png", "bin", "woff2", "dat"]);
    MadeFile { path: format!("assets/part-{:03}/blob-{index:06}.{end}", index / 40), bytes, models: Vec::new() }
}

/// One line of 1 MB.
fn minified(random: &mut Random) -> MadeFile {
    let mut text = String::from("var table={");
    let mut number = 0;
    while text.len() < 1_000_000 {
        let _ = write!(text, "{}{number}:\"{}\",", word(random), value(random));
        number += 1;
    }
    text.push_str("end:0};\n");
    MadeFile { path: "odd/bundle.min.js".into(), bytes: text.into_bytes(), models: Vec::new() }
}

fn utf_16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}
