//! Owns the orders in which models are listed. What is not known comes last, whichever way round.

use crate::catalog::{Listed, Standing};
use std::cmp::Ordering;

/// By what models are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortBy {
    /// The model's id.
    Id,
    /// Its name.
    Name,
    /// Its lab's id.
    Lab,
    /// When it came out, the oldest first.
    Released,
    /// Total parameters, the smallest first.
    Size,
    /// Active parameters, the smallest first.
    Active,
    /// Context length, the shortest first.
    Context,
    /// Its licence.
    Licence,
    /// Its standing: current, former, none, unknown.
    Standing,
    /// How many offers of it are known, the fewest first.
    Offers,
}

/// What is compared.
#[derive(PartialEq, PartialOrd)]
enum Key {
    Text(String),
    Number(f64),
}

impl SortBy {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Id,
        Self::Name,
        Self::Lab,
        Self::Released,
        Self::Size,
        Self::Active,
        Self::Context,
        Self::Licence,
        Self::Standing,
        Self::Offers,
    ];

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Lab => "lab",
            Self::Released => "released",
            Self::Size => "size",
            Self::Active => "active",
            Self::Context => "context",
            Self::Licence => "licence",
            Self::Standing => "standing",
            Self::Offers => "offers",
        }
    }

    /// Sorts models; equal ones by id.
    pub fn sort(self, models: &mut Vec<Listed>, reverse: bool) {
        let mut keyed: Vec<(Option<Key>, Listed)> = models.drain(..).map(|model| (self.key(&model), model)).collect();
        keyed.sort_by(|(one, first), (other, second)| {
            let order = match (one, other) {
                (Some(one), Some(other)) if reverse => other.partial_cmp(one).unwrap_or(Ordering::Equal),
                (Some(one), Some(other)) => one.partial_cmp(other).unwrap_or(Ordering::Equal),
                (one, other) => one.is_none().cmp(&other.is_none()),
            };
            order.then_with(|| first.model().id.cmp(&second.model().id))
        });
        models.extend(keyed.into_iter().map(|(_, model)| model));
    }

    fn key(self, listed: &Listed) -> Option<Key> {
        let model = listed.model();
        let number = |value: f32| Key::Number(f64::from(value));
        match self {
            Self::Id => Some(Key::Text(model.id.clone())),
            Self::Name => Some(Key::Text(model.name.to_lowercase())),
            Self::Lab => Some(Key::Text(model.lab.clone())),
            Self::Released => model.released.map(|date| Key::Text(date.earliest().to_string())),
            Self::Size => model.total_b.map(number),
            Self::Active => model.active_b.or(model.total_b).map(number),
            Self::Context => model.context.map(|tokens| Key::Number(f64::from(tokens))),
            Self::Licence => model.licence.as_ref().map(|licence| Key::Text(licence.to_lowercase())),
            Self::Standing => {
                Standing::ALL.iter().position(|one| *one == listed.standing).map(|place| Key::Number(place as f64))
            }
            Self::Offers => Some(Key::Number(listed.offers as f64)),
        }
    }
}
