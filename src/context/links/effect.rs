//! Owns what the uses of a value tell about it: role, channel and pin. What its own place says stands, where that says
//! more. Never finds uses.

use super::Use;
use crate::context::channel::provider_of;
use crate::context::reference::{Channel, Reference, Role};
use crate::identify::{Pin, PinKind};
use std::cmp::Reverse;

/// A use, and what it tells.
#[derive(Debug, Clone)]
pub(in crate::context) struct Effect {
    /// Where, and what for.
    pub one: Use,
    /// Whether something there says what it is for; else it is a guess.
    pub is_told: bool,
    /// How the model is reached there.
    pub channel: Channel,
    /// The pin there.
    pub pin: Pin,
}

impl Effect {
    /// The more it tells, the greater.
    fn weight(&self) -> (bool, Reverse<usize>, Reverse<PinKind>) {
        let rank = Role::ALL.iter().position(|role| *role == self.one.role).unwrap_or(usize::MAX);
        (self.is_told, Reverse(rank), Reverse(self.pin.kind))
    }
}

/// Gives a reference its uses and what the most telling of them says.
pub(in crate::context) fn take(reference: &mut Reference, effects: Vec<Effect>) {
    // The order of files must not matter: of two that tell as much, the first by place.
    let by_weight = |effect: &&Effect| (effect.weight(), Reverse(effect.one.place.clone()));
    let telling = effects.iter().filter(|effect| effect.one.role.gates() && effect.one.role != Role::Unknown);
    if let Some(effect) = telling.max_by_key(by_weight) {
        follow(reference, effect);
    }
    reference.uses.extend(effects.into_iter().map(|effect| effect.one));
    reference.uses.sort();
    reference.uses.dedup();
}

fn follow(reference: &mut Reference, effect: &Effect) {
    let says_little = matches!(reference.role, Role::Unknown | Role::Client) || !reference.role_is_told;
    let says_more = effect.is_told || reference.role == Role::Unknown;
    let takes_role = says_little && says_more && reference.role.gates();
    if takes_role {
        reference.role = effect.one.role;
        reference.role_is_told |= effect.is_told;
    }
    if (takes_role || reference.channel == Channel::Unknown) && effect.channel != Channel::Unknown {
        reference.channel = effect.channel.clone();
        reference.provider = provider_of(&reference.channel);
    }
    if !reference.pin.is_immutable() && effect.pin.kind < reference.pin.kind {
        reference.pin = effect.pin.clone();
    }
}
