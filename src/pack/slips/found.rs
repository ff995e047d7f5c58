//! What was found in a text.
//!
//! Owns how slips of one kind become one, and the text in which they are read as what they mean. It must not know how
//! a slip is told from what is right.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};
use std::ops::Range;

use crate::pack::diagnostic::Slip;

/// Most slips of a text that are told.
const MOST: usize = 10_000;

/// What was found in a text.
#[derive(Debug, Default)]
pub struct Slips {
    /// The slips with their places.
    pub told: Vec<(Slip, Range<usize>)>,
    /// What can be written instead without any doubt, in order.
    pub fixes: Vec<(Range<usize>, String)>,
    /// The text with spaces and signs in the place of what can only mean them; as long as before.
    pub(super) cured: Vec<u8>,
    /// Ranges in which every fault of the parser follows from a slip.
    pub(super) covered: Vec<Range<usize>>,
    /// What is left out because of a slip.
    pub(super) left_out: Vec<Range<usize>>,
    /// The index of the first slip of each kind that is reported only once.
    firsts: HashMap<Discriminant<Slip>, usize>,
}

impl Slips {
    pub(super) fn of(text: &str) -> Self {
        Self {
            cured: text.as_bytes().to_vec(),
            ..Self::default()
        }
    }

    /// Leaves out both sides of a change that was never settled.
    pub(super) fn conflict(&mut self, block: Range<usize>, (first, last): (usize, usize)) {
        let bytes = self.cured.get_mut(block.clone()).unwrap_or_default();
        for byte in bytes.iter_mut().filter(|byte| **byte != b'\n') {
            *byte = b' ';
        }
        self.tell(Slip::Conflict { first, last }, block.clone());
        self.left_out.push(block);
    }

    pub(super) fn tell(&mut self, slip: Slip, at: Range<usize>) {
        let mut slip = slip;
        if slip.more().is_some() {
            let next = self.told.len();
            let first = *self.firsts.entry(discriminant(&slip)).or_insert(next);
            let told = self.told.get_mut(first);
            if let Some(more) = told.and_then(|(told, _)| told.more()) {
                *more += 1;
                return;
            }
        }
        if self.told.len() < MOST {
            self.told.push((slip, at));
        }
    }

    /// Writes over bytes of the cured text.
    pub(super) fn put(&mut self, at: &Range<usize>, sign: &str, is_at_the_end: bool) {
        let place = self.cured.get_mut(at.clone()).unwrap_or_default();
        place.fill(b' ');
        let start = match is_at_the_end {
            true => place.len().saturating_sub(sign.len()),
            false => 0,
        };
        for (byte, sign) in place.iter_mut().skip(start).zip(sign.bytes()) {
            *byte = sign;
        }
    }

    pub(super) fn fix(&mut self, at: Range<usize>, text: &str) {
        self.fixes.push((at, text.to_owned()));
    }
}
