//! Owns one made-up file: its name, its bytes and the models in it. Never touches the disk.

use crate::grammar::{ALL, Grammar};
use crate::ids::Ids;
use crate::preset::Preset;
use crate::random::Random;

/// How many files share a folder.
const PER_FOLDER: u64 = 40;

/// A file that is the same for the same preset, seed and index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFile {
    /// Where it is, from the root of its tree, `/` between folders.
    pub path: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
    /// Line, from one, and identifier.
    pub models: Vec<(u64, String)>,
}

impl MadeFile {
    /// Makes the file with that index.
    #[must_use]
    pub fn of(preset: &Preset, ids: &Ids, seed: u64, index: u64) -> Self {
        let mut random = Random::of(seed, index);
        // Chance is asked either way: what follows depends on the seed and the number alone.
        let drawn = ALL[random.index(ALL.len())];
        let named = |name| ALL.into_iter().find(|grammar| grammar.name == name);
        let grammar = preset.format.and_then(named).unwrap_or(drawn);
        let folder = index / PER_FOLDER;
        let path = format!("part-{:02}/unit-{folder:05}/{}{index:06}{}", folder % 17, grammar.file.0, grammar.file.1);
        let size = random.size(&preset.sizes);
        let hits = if random.happens(preset.hit_share) { 1 + random.below(preset.hits) } else { 0 };
        let planted: Vec<String> = (0..hits).map(|_| ids.draw(&mut random)).collect();
        let (text, models) = write(grammar, &mut random, size, planted);
        Self { path, bytes: text.into_bytes(), models }
    }
}

/// Writes blocks until the size is reached and all identifiers stand in one.
fn write(grammar: Grammar, random: &mut Random, size: u64, planted: Vec<String>) -> (String, Vec<(u64, String)>) {
    let mut text = String::from(grammar.begin);
    let mut models = Vec::new();
    let (count, mut number) = (planted.len() as u64, 0);
    let mut planted = planted.into_iter();
    let (mut lines, mut counted) = (1, 0);
    while (text.len() as u64) < size || planted.len() > 0 {
        let due = size * (count - planted.len() as u64) / (count + 1);
        let id = if text.len() as u64 >= due { planted.next() } else { None };
        let before = text.len();
        (grammar.block)(&mut text, random, number, id.as_deref());
        if let Some(id) = id {
            let at = before + text[before..].find(&id).unwrap_or_default();
            lines += newlines(&text[counted..at]);
            counted = at;
            models.push((lines, id));
        }
        number += 1;
    }
    text.push_str(grammar.end);
    (text, models)
}

fn newlines(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::root;

    #[test]
    fn planted_models_stand_on_their_lines() {
        let ids = Ids::read(&root()).unwrap();
        let mut planted = 0;
        for index in 0..200 {
            let file = MadeFile::of(&Preset::findings(20_000), &ids, 3, index);
            let text = String::from_utf8(file.bytes).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            for (line, id) in &file.models {
                let at = usize::try_from(*line).unwrap() - 1;
                assert!(lines[at].contains(id.as_str()), "{}:{line}: {id}", file.path);
                planted += 1;
            }
        }
        assert!((500..1_400).contains(&planted), "{planted} for a mean of four");
    }

    #[test]
    fn a_file_is_the_same_whatever_else_is_made() {
        let ids = Ids::read(&root()).unwrap();
        let one = MadeFile::of(&Preset::dense(10), &ids, 9, 7);
        assert_eq!(one, MadeFile::of(&Preset::dense(10_000), &ids, 9, 7));
        assert_ne!(one, MadeFile::of(&Preset::dense(10), &ids, 8, 7));
    }

    #[test]
    fn every_format_is_written() {
        let ids = Ids::read(&root()).unwrap();
        let names: Vec<String> = (0..200).map(|index| MadeFile::of(&Preset::tiny(200), &ids, 1, index).path).collect();
        for grammar in ALL {
            let written = names.iter().any(|name| name.rsplit('/').next().unwrap().starts_with(grammar.file.0));
            assert!(written, "no {}", grammar.name);
        }
    }
}
