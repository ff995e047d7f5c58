//! "Not" in a question: which classes it inverts and which things it excludes.
//!
//! Owns how far "không phải" reaches. It must not know what the pieces mean together.

use crate::search::grammar::phrases::MET;
use crate::search::grammar::pieces::{Piece, Pieces};
use crate::search::grammar::says::{Says, State};

/// The classes with a verdict, in the order of the board.
const JUDGED: [State; 6] = [
    State::Exceeded,
    State::Met,
    State::OnTrack,
    State::AtRisk,
    State::Unlikely,
    State::Missed,
];

/// The classes that remain if a danger is denied.
const SAFE: [State; 3] = [State::Exceeded, State::Met, State::OnTrack];

/// The classes with a verdict, without some.
fn without(states: &[State]) -> Vec<State> {
    if states.contains(&State::AtRisk) {
        return SAFE.to_vec();
    }
    let is_left = |state: &State| !states.contains(state);
    JUDGED.into_iter().filter(is_left).collect()
}

/// The classes that a piece names.
pub(super) fn classes(piece: &Piece) -> Option<Vec<State>> {
    let states = match piece.says {
        Says::State(states) => states,
        Says::Reached if piece.is_denied => MET,
        _ => return None,
    };
    Some(match piece.is_denied {
        true => without(states),
        false => states.to_vec(),
    })
}

impl Pieces<'_> {
    /// Marks the classes after "not", if only joining words stand between.
    pub(super) fn deny(&mut self) {
        let denied: Vec<bool> = (0..self.found.len()).map(|at| self.is_denied(at)).collect();
        for (piece, is_denied) in self.found.iter_mut().zip(denied) {
            piece.is_denied = is_denied;
        }
    }

    fn is_denied(&self, at: usize) -> bool {
        let Some(piece) = self.found.get(at) else {
            return false;
        };
        if !matches!(piece.says, Says::State(_) | Says::Reached) {
            return false;
        }
        let mut start = piece.at.start;
        for before in self.found.iter().take(at).rev() {
            if before.at.end != start {
                return false;
            }
            match before.says {
                Says::Edge => start = before.at.start,
                Says::Not => return true,
                Says::Polar => return self.is_not(before),
                _ => return false,
            }
        }
        false
    }

    /// "Không" asks at the end of a question and denies before a class.
    fn is_not(&self, piece: &Piece) -> bool {
        let only = self.words.get(piece.at.start);
        piece.at.len() == 1
            && only.is_some_and(|word| matches!(word.word.bare.as_str(), "khong" | "chua" | "ko"))
    }

    /// Removes the thing after "không phải" if another one remains: "hộ nghèo chứ không phải hộ cận nghèo".
    pub(super) fn take_back(&mut self) {
        let denying: Vec<usize> = self
            .found
            .iter()
            .filter(|piece| piece.says == Says::Not)
            .map(|piece| piece.at.end)
            .collect();
        for end in denying {
            let parts = self.left();
            let denied = parts
                .iter()
                .find(|part| part.first().is_some_and(|first| *first >= end));
            let Some(part) = denied else {
                continue;
            };
            // "Không phải A, B": the denied thing ends at the comma.
            let ends = |at: &usize| self.words.get(*at).is_some_and(|word| word.ends);
            let denied = part.iter().position(ends).map_or(part.len(), |at| at + 1);
            let is_all = parts.len() == 1 && denied == part.len();
            let first = part.first().copied().unwrap_or(end);
            if !is_all && self.is_joined(end, first) {
                let denied = part.get(..denied).unwrap_or_default().to_vec();
                self.take_all(&denied);
            }
        }
    }

    /// Whether only joining words stand between two words.
    fn is_joined(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| {
            let piece = self.found.iter().find(|piece| piece.at.contains(&at));
            piece.is_some_and(|piece| piece.says == Says::Edge)
        })
    }
}
