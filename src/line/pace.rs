//! Decides when the next frame may go out.
//!
//! Owns two rules of time: so many frames a second with a few in hand, so that a held key does not
//! flood a line; and sizes are waited for until they rest. It knows no clock, only moments; what a
//! line carries is `traffic`'s.

use std::time::Duration;

use crate::line::moment::Moment;

/// The mean distance of frames when input never stops.
const GAP: Duration = Duration::from_millis(33);

/// How far frames may run ahead of that distance, so that a few quick keys are each answered.
const AHEAD: Duration = Duration::from_millis(132);

/// How long a new size must have stood before it is drawn.
const SIZE_REST: Duration = Duration::from_millis(60);

/// The longest that sizes which never rest keep a frame waiting.
const SIZE_LONGEST: Duration = Duration::from_millis(250);

/// When the next frame may go out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pace {
    /// The moment at which the frames sent so far would have been due, evenly spread.
    spread_to: Moment,
    /// The last change of the size, and since when one has not been drawn.
    size: Option<(Moment, Moment)>,
    /// The last change of the size, drawn or not.
    last_size: Option<Moment>,
}

impl Pace {
    /// The moment from which a frame may go out, as far as is known now.
    pub(crate) fn opens(&self) -> Moment {
        let spread = self.spread_to.before(AHEAD);
        let size = self.size.map_or(Moment::START, |(last, first)| {
            (last + SIZE_REST).min(first + SIZE_LONGEST)
        });
        spread.max(size)
    }

    /// Notes another size; the first after a rest is drawn at once.
    pub(crate) fn resized(&mut self, now: Moment) {
        let rested = self.last_size.is_none_or(|last| now >= last + SIZE_REST);
        self.last_size = Some(now);
        match &mut self.size {
            Some((last, _)) => *last = now,
            None if !rested => self.size = Some((now, now)),
            None => {}
        }
    }

    /// Notes that a frame goes out.
    pub(crate) fn sent(&mut self, now: Moment) {
        self.spread_to = self.spread_to.max(now) + GAP;
        self.size = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: u64) -> Moment {
        Moment::after(Duration::from_millis(milliseconds))
    }

    #[test]
    fn a_few_quick_frames_then_thirty_a_second() {
        let mut pace = Pace::default();
        let mut sent = 0;
        for now in 1000..2000 {
            if at(now) >= pace.opens() {
                pace.sent(at(now));
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
                pace.sent(at(now));
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
}
