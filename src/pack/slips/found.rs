//! What was found in a text.
//!
//! Owns how slips of one kind become one, and the text in which they are read as what they mean. It must not know how
//! a slip is told from what is right.

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
    /// Where whatever the parser says follows from a slip.
    pub(super) covered: Vec<Range<usize>>,
    /// What is left out because of a slip.
    pub(super) left_out: Vec<Range<usize>>,
}

impl Slips {
    pub(super) fn tell(&mut self, slip: Slip, at: Range<usize>) {
        let mut slip = slip;
        if slip.more().is_some() {
            let kind = std::mem::discriminant(&slip);
            let mut same = self.told.iter_mut().map(|(told, _)| told);
            let same = same.find(|told| std::mem::discriminant(*told) == kind);
            if let Some(more) = same.and_then(Slip::more) {
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
