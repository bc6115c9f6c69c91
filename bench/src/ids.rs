//! Owns which identifiers are planted: what `rules/` has, and some that nobody knows. Never what text stands about them.

use crate::Fault;
use crate::random::Random;
use std::fs;
use std::path::Path;

/// Publishers that exist nowhere.
const STRANGERS: [&str; 4] = ["zorkfolk", "plum-lab", "quietriver", "nimbleworks"];

/// The identifiers of one catalogue, in the order of its files.
#[derive(Debug, Clone)]
pub struct Ids {
    repositories: Vec<String>,
    /// What every file with a model is searched for.
    pub stems: Vec<String>,
}

impl Ids {
    /// Reads the rules below `root`.
    pub fn read(root: &Path) -> Result<Self, Fault> {
        let stems = strings(parse(&root.join("rules/catalog.toml"))?.get("stems"));
        let mut files: Vec<_> = fs::read_dir(root.join("rules/models"))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        files.sort();
        let mut repositories = Vec::new();
        for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "toml")) {
            let models = parse(file)?.remove("model");
            let models = models.as_ref().and_then(toml::Value::as_array).into_iter().flatten();
            repositories.extend(models.flat_map(|model| strings(model.get("repositories"))));
        }
        repositories.retain(|name| is_sought(name, &stems));
        if repositories.is_empty() {
            return Err("rules/models names no repository".into());
        }
        Ok(Self { repositories, stems })
    }

    /// An identifier: of eight, seven that the catalogue has and one by a stranger.
    pub fn draw(&self, random: &mut Random) -> String {
        let known = &self.repositories[random.index(self.repositories.len())];
        if random.below(8) > 0 {
            return known.clone();
        }
        let name = known.rsplit('/').next().unwrap_or(known);
        format!("{}/{name}-t{}", random.pick(&STRANGERS), random.below(100))
    }
}

/// Whether a name has a stem, and is plain enough to stand in any format.
fn is_sought(name: &str, stems: &[String]) -> bool {
    let lower = name.to_lowercase();
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte));
    plain && name.matches('/').count() == 1 && stems.iter().any(|stem| lower.contains(stem))
}

fn parse(path: &Path) -> Result<toml::Table, Fault> {
    fs::read_to_string(path)?.parse().map_err(|error| format!("{}: {error}", path.display()).into())
}

fn strings(value: Option<&toml::Value>) -> Vec<String> {
    let values = value.and_then(toml::Value::as_array).into_iter().flatten();
    values.filter_map(toml::Value::as_str).map(str::to_owned).collect()
}
