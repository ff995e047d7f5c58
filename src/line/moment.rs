//! A moment of a session.
//!
//! Owns the type alone: moments are counted from a fixed point before the session began, and no clock is read here. A
//! moment and a length of time are two things, so that no two moments are ever added. It must not know what a moment is
//! used for.

use std::ops::{Add, AddAssign};
use std::time::Duration;

/// A moment, counted from a fixed point before the session began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(Duration);

impl Moment {
    /// The fixed point itself.
    pub const START: Self = Self(Duration::ZERO);

    /// The moment so long after the fixed point.
    pub const fn after(time: Duration) -> Self {
        Self(time)
    }

    /// How long ago another moment was; nothing where it is still to come.
    pub fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    /// The moment so long before this one, at the earliest the fixed point.
    #[must_use]
    pub fn before(self, time: Duration) -> Self {
        Self(self.0.saturating_sub(time))
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, time: Duration) -> Self {
        Self(self.0 + time)
    }
}

impl AddAssign<Duration> for Moment {
    fn add_assign(&mut self, time: Duration) {
        self.0 += time;
    }
}
