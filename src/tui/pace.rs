//! When the next frame may go out.
//!
//! Owns three rules of time: so many frames a second with a few in hand, so that a held key does
//! not flood a line; sizes are waited for until they rest; and as long as the terminal has not
//! confirmed what it was sent, little more is sent. So frames are skipped and never queue up. It
//! knows no clock and no bytes, only moments and counts.

use std::collections::VecDeque;
use std::time::Duration;

use crate::tui::event::Moment;

/// The mean distance of frames when input never stops.
const GAP: Duration = Duration::from_millis(33);

/// How far frames may run ahead of that distance, so that a few quick keys are each answered.
const AHEAD: Duration = Duration::from_millis(132);

/// How long a new size must have stood before it is drawn.
const SIZE_REST: Duration = Duration::from_millis(60);

/// The longest that sizes which never rest keep a frame waiting.
const SIZE_LONGEST: Duration = Duration::from_millis(250);

/// Bytes that may be on their way unconfirmed on the slowest line.
const LEAST_BUDGET: usize = 1500;

/// Bytes that may be on their way unconfirmed on the fastest line.
const MOST_BUDGET: usize = 12 * 1024;

/// Bytes after which the terminal is asked on the fastest line.
const ASK_FROM: usize = 3072;

/// What may be on its way is what the line carries in this time, as far as the frame that was
/// measured can tell.
const BUDGET_TIME: Duration = Duration::from_millis(100);

/// How many times the size of a measured frame is believed of a line.
const BELIEVED: usize = 8;

/// Bytes and time after which the terminal is asked in any case, since a line may slow down.
const ASK_AGAIN: (usize, Duration) = (512, Duration::from_secs(2));

/// How long a confirmation may take before the line counts as slow.
const SLOW: Duration = Duration::from_millis(300);

/// How long a confirmation is waited for before it is no longer counted on.
const PATIENCE: Duration = Duration::from_secs(5);

/// When the next frame may go out.
#[derive(Clone, Debug)]
pub struct Pace {
    /// The moment at which the frames sent so far would have been due, evenly spread.
    spread_to: Moment,
    /// The last change of the size, and since when one has not been drawn.
    size: Option<(Moment, Moment)>,
    /// The last change of the size, drawn or not.
    last_size: Option<Moment>,
    /// Bytes sent since the last question.
    unasked: usize,
    /// Bytes of the last frame.
    last_frame: usize,
    /// The questions that were not answered yet.
    asked: VecDeque<Question>,
    /// Whether this terminal confirms at all.
    confirms: bool,
    /// Bytes that may be on their way unconfirmed on this line.
    budget: usize,
    last_asked: Moment,
}

/// A question that waits for its confirmation.
#[derive(Clone, Copy, Debug)]
struct Question {
    /// Bytes sent between the question before and this one.
    before: usize,
    /// Bytes of the frame that it followed at once.
    frame: usize,
    /// When it was asked.
    at: Moment,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            spread_to: Duration::ZERO,
            size: None,
            last_size: None,
            unasked: 0,
            last_frame: 0,
            asked: VecDeque::new(),
            confirms: false,
            budget: LEAST_BUDGET,
            last_asked: Duration::ZERO,
        }
    }
}

impl Pace {
    /// The moment from which a frame may go out, as far as is known now.
    pub fn opens(&self) -> Moment {
        let spread = self.spread_to.saturating_sub(AHEAD);
        let size = self.size.map_or(Duration::ZERO, |(last, first)| {
            (last + SIZE_REST).min(first + SIZE_LONGEST)
        });
        let confirmed = match self.asked.front() {
            Some(oldest) if self.confirms && self.unconfirmed() > self.budget => {
                oldest.at + PATIENCE
            }
            _ => Duration::ZERO,
        };
        spread.max(size).max(confirmed)
    }

    /// Notes another size; the first after a rest is drawn at once.
    pub fn resized(&mut self, now: Moment) {
        let rested = self.last_size.is_none_or(|last| now >= last + SIZE_REST);
        self.last_size = Some(now);
        match &mut self.size {
            Some((last, _)) => *last = now,
            None if !rested => self.size = Some((now, now)),
            None => {}
        }
    }

    /// Notes a frame of so many bytes; tells whether the terminal is to be asked to confirm it.
    pub fn sent(&mut self, bytes: usize, now: Moment) -> bool {
        self.spread_to = self.spread_to.max(now) + GAP;
        self.size = None;
        self.unasked += bytes;
        self.last_frame = bytes;
        let waits = |longest| {
            let oldest = self.asked.front();
            oldest.is_some_and(|oldest| now >= oldest.at + longest)
        };
        if waits(PATIENCE) {
            self.confirms = false;
            self.asked.clear();
        } else if waits(SLOW) {
            self.budget = LEAST_BUDGET;
        }
        let (bytes, time) = ASK_AGAIN;
        let again = self.unasked >= bytes && now >= self.last_asked + time;
        self.confirms && (again || self.unasked >= ASK_FROM.min(self.budget / 3))
    }

    /// Notes that the terminal was asked to confirm everything sent so far.
    pub fn asked(&mut self, now: Moment) {
        self.asked.push_back(Question {
            before: std::mem::take(&mut self.unasked),
            frame: std::mem::take(&mut self.last_frame),
            at: now,
        });
        self.last_asked = now;
    }

    /// Notes that the terminal has read everything before the question.
    pub fn confirmed(&mut self, now: Moment) {
        let Some(question) = self.asked.pop_front() else {
            return;
        };
        self.confirms = true;
        let took = now.saturating_sub(question.at);
        let took = took.max(Duration::from_millis(1));
        let carried = question.frame as u128 * BUDGET_TIME.as_millis() / took.as_millis();
        let carried = usize::try_from(carried).unwrap_or(MOST_BUDGET);
        let carried = carried.min(question.frame * BELIEVED);
        // A small frame tells little of a fast line, so what is known is given up by halves.
        self.budget = carried
            .max(self.budget / 2)
            .clamp(LEAST_BUDGET, MOST_BUDGET);
    }

    /// Tells whether a confirmation is still to come.
    pub fn is_owed(&self) -> bool {
        !self.asked.is_empty()
    }

    fn unconfirmed(&self) -> usize {
        let before: usize = self.asked.iter().map(|question| question.before).sum();
        before + self.unasked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: u64) -> Moment {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn a_few_quick_frames_then_thirty_a_second() {
        let mut pace = Pace::default();
        let mut sent = 0;
        for now in 1000..2000 {
            if at(now) >= pace.opens() {
                pace.sent(40, at(now));
                sent += 1;
            }
        }
        assert!((30..=36).contains(&sent), "{sent}");
    }

    /// B2: two hundred sizes in a second are at most ten frames, and the last one is drawn.
    #[test]
    fn b2_a_storm_of_sizes() {
        let mut pace = Pace::default();
        let mut sent = Vec::new();
        let mut dirty = false;
        for now in 1000..2200 {
            if now < 2000 && now % 5 == 0 {
                pace.resized(at(now));
                dirty = true;
            }
            if dirty && at(now) >= pace.opens() {
                pace.sent(5000, at(now));
                sent.push(now);
                dirty = false;
            }
        }
        assert!(sent.len() <= 10, "{sent:?}");
        assert_eq!(sent.first(), Some(&1000));
        assert!(
            sent.last() >= Some(&1995),
            "the last size is drawn: {sent:?}"
        );
    }

    #[test]
    fn unconfirmed_frames_wait_on_a_slow_line() {
        let mut pace = Pace::default();
        pace.sent(7000, at(0));
        pace.asked(at(0));
        assert!(pace.opens() < at(200), "nothing is waited for at the start");
        pace.confirmed(at(3500));
        assert!(pace.sent(2000, at(4000)), "a large frame is asked about");
        pace.asked(at(4000));
        assert_eq!(pace.opens(), at(4000) + PATIENCE);
        pace.confirmed(at(5000));
        assert!(pace.opens() <= at(4000));
        assert!(!pace.sent(40, at(5000)), "a small one is not");
        pace.sent(2000, at(5000));
        pace.asked(at(5000));
        assert!(!pace.sent(100, at(11_000)), "silence ends the trust");
        assert!(pace.opens() < at(11_100));
    }

    #[test]
    fn a_fast_line_is_seldom_asked_and_never_waited_for() {
        let mut pace = Pace::default();
        pace.sent(7000, at(0));
        pace.asked(at(0));
        pace.confirmed(at(2));
        let mut questions = 0;
        for key in 0..100 {
            let now = at(100 * key);
            assert!(pace.opens() <= now);
            if pace.sent(2000, now) {
                questions += 1;
                pace.asked(now);
                pace.confirmed(now + at(1));
            }
        }
        assert!(questions <= 50, "{questions}");
        // The line slows down: the next question goes unanswered for a while.
        pace.sent(2000, at(13_000));
        pace.asked(at(13_000));
        pace.sent(2000, at(13_600));
        assert_eq!(pace.opens(), at(13_000) + PATIENCE);
    }
}
