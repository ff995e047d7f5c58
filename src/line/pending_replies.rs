//! Answers of the terminal that are still to come.
//!
//! Owns how many there are and since when. It must not know what was asked, and reads no clock.

use crate::line::moment::Moment;

/// Answers that the terminal still has to give to the first questions.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PendingReplies {
    count: u8,
    /// When the last of them was asked for.
    asked: Moment,
}

impl PendingReplies {
    /// Notes a question.
    pub(crate) fn add(&mut self, now: Moment) {
        self.count += 1;
        self.asked = now;
    }

    /// Notes an answer.
    pub(crate) fn remove(&mut self) {
        self.count = self.count.saturating_sub(1);
    }

    /// Since when an answer is missing.
    pub(crate) fn since(self) -> Option<Moment> {
        (self.count > 0).then_some(self.asked)
    }
}
