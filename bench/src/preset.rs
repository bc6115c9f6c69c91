//! Owns what kinds of trees there are to measure on.

/// Sizes of files as public repositories have them: half below 1.5 kB, one in a hundred above 250 kB, 4 MB at most.
const USUAL: &[(u64, u64)] = &[
    (0, 60),
    (1_000, 250),
    (2_500, 600),
    (5_000, 1_500),
    (7_500, 4_000),
    (9_000, 11_000),
    (9_700, 40_000),
    (9_900, 250_000),
    (9_990, 900_000),
    (10_000, 4_000_000),
];

/// Sizes of files in a tree of very many small ones.
const TINY: &[(u64, u64)] = &[(0, 30), (5_000, 250), (9_000, 1_500), (9_900, 10_000), (10_000, 60_000)];

/// A kind of tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    /// What it is called, in tables and as the folder.
    pub name: String,
    /// How many files it has, without the odd ones.
    pub files: u64,
    /// How many files of 100,000 hold models.
    pub hit_share: u64,
    /// How many models a file has that holds any, at most.
    pub hits: u64,
    /// How large its files are.
    pub sizes: Vec<(u64, u64)>,
    /// The only format of its files, where there is one.
    pub format: Option<&'static str>,
    /// Whether binary, broken and ignored files stand among the others.
    pub odd: bool,
}

impl Preset {
    fn new(name: &str, files: u64, hit_share: u64, sizes: &[(u64, u64)]) -> Self {
        Self { name: name.to_owned(), files, hit_share, hits: 6, sizes: sizes.to_vec(), format: None, odd: true }
    }

    /// Infrastructure: hardly any file names a model.
    #[must_use]
    pub fn infra(files: u64) -> Self {
        Self::new("infra", files, 50, USUAL)
    }

    /// An application: one file in fifty names a model.
    #[must_use]
    pub fn app(files: u64) -> Self {
        Self::new("app", files, 2_000, USUAL)
    }

    /// A tree of model configurations: 15 files in a hundred.
    #[must_use]
    pub fn dense(files: u64) -> Self {
        Self::new("dense", files, 15_000, USUAL)
    }

    /// Very many small files.
    #[must_use]
    pub fn tiny(files: u64) -> Self {
        Self::new("tiny", files, 4_000, TINY)
    }

    /// That many files of about 700 bytes.
    #[must_use]
    pub fn many(files: u64) -> Self {
        let sizes = [(0, 200), (10_000, 1_200)];
        Self { odd: false, ..Self::new(&format!("files-{files}"), files, 1_000, &sizes) }
    }

    /// That many files of one size and format, without a model.
    #[must_use]
    pub fn sized(files: u64, bytes: u64) -> Self {
        let sizes = [(0, bytes), (10_000, bytes)];
        Self { odd: false, format: Some("python"), ..Self::new(&format!("size-{bytes}x{files}"), files, 0, &sizes) }
    }

    /// 5,000 files with about so many models in all.
    #[must_use]
    pub fn findings(findings: u64) -> Self {
        let (files, sizes) = (5_000, [(0, 2_000), (10_000, 4_000)]);
        let share = if findings == 0 { 0 } else { 100_000 };
        let preset = Self::new(&format!("findings-{findings}"), files, share, &sizes);
        // Files hold between one and `hits`, so twice the mean.
        Self { odd: false, hits: (2 * findings / files).max(2) - 1, ..preset }
    }
}
