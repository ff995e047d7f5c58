//! How much may be on its way to the terminal.
//!
//! Owns the window: the bytes that may have been sent and not yet been confirmed. A terminal says
//! "read so far" when it is asked (DSR 5); how long that takes tells the round trip and what queues up
//! on the line, and the window follows. So a slow line carries little that is already stale, whatever
//! buffers stand on the way. A terminal that never answers is taken for a line of a fixed rate. It
//! knows no clock and no bytes, only moments and counts.

use std::collections::VecDeque;
use std::time::Duration;

use crate::line::moment::Moment;

/// The window on the slowest line, in bytes.
pub(crate) const LEAST: usize = 512;

/// The window on the fastest line, in bytes.
pub(crate) const MOST: usize = 12 * 1024;

/// The window while only the round trip of the line is known.
const AT_FIRST: usize = 1536;

/// Bytes after which the terminal is asked at the latest; a smaller window asks sooner.
const ASK_FROM: usize = 1024;

/// Bytes and time after which the terminal is asked in any case, since a line may slow down.
const ASK_AGAIN: (usize, Duration) = (512, Duration::from_secs(2));

/// The longest queue on the line beyond the round trip, as the time that it takes to carry.
const QUEUE: Duration = Duration::from_millis(100);

/// A delay up to which the line counts as keeping up.
const KEEPS_UP: Duration = Duration::from_millis(50);

/// A delay beyond the round trip after which an answer still missing means a slow line.
const SLOW: Duration = Duration::from_millis(300);

/// How long an answer is waited for, besides the time that the slowest line takes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Bytes a second of the slowest line that is still waited for.
const SLOWEST: u32 = 512;

/// Answers that may be lost in a row before the terminal counts as one that gives none.
const LOST: u8 = 2;

/// Bytes a second that a terminal without answers is believed to read.
const BELIEVED: u32 = 4096;

/// The most bytes sent at once to a terminal without answers.
const IN_HAND: usize = 6 * 1024;

/// How much may be on its way to one terminal.
#[derive(Clone, Debug)]
pub(crate) struct Traffic {
    /// The questions that were not answered yet.
    asked: VecDeque<StatusQuestion>,
    /// Bytes sent since the last question.
    unasked: usize,
    last_asked: Option<Moment>,
    /// Bytes that may be on their way.
    window: usize,
    /// The shortest time in which an answer came, if one did.
    trip: Option<Duration>,
    /// Whether the terminal has answered so far.
    answers: bool,
    /// Answers lost in a row.
    lost: u8,
    /// When a terminal without answers will have read everything, at the rate it is believed to have;
    /// nothing before the first frame.
    read_by: Option<Moment>,
}

/// A question that waits for its answer.
#[derive(Clone, Copy, Debug)]
struct StatusQuestion {
    /// Bytes sent between the question before and this one.
    bytes: usize,
    /// Bytes on their way when it was asked, these among them.
    on_their_way: usize,
    at: Moment,
}

impl Default for Traffic {
    fn default() -> Self {
        Self {
            asked: VecDeque::new(),
            unasked: 0,
            last_asked: None,
            window: AT_FIRST,
            trip: None,
            answers: false,
            lost: 0,
            read_by: None,
        }
    }
}

impl Traffic {
    /// The earliest moment for the next frame, by what is known now.
    pub(crate) fn opens(&self) -> Moment {
        if self.answers {
            return match self.asked.front() {
                Some(oldest) if self.on_their_way() >= self.window => oldest.given_up(),
                _ => Moment::START,
            };
        }
        match self.read_by {
            // Never throttle a terminal that must not be queried.
            Some(read_by) if self.last_asked.is_some() => {
                read_by.before(time_for(IN_HAND, BELIEVED))
            }
            _ => Moment::START,
        }
    }

    /// Notes a frame of so many bytes; tells whether the terminal is to be asked behind it.
    pub(crate) fn sent(&mut self, bytes: usize, now: Moment) -> bool {
        self.unasked += bytes;
        self.read_by = Some(match self.read_by {
            Some(read_by) => read_by.max(now) + time_for(bytes, BELIEVED),
            // The first screen is sent in any case.
            None => now,
        });
        if let Some(oldest) = self.asked.front() {
            let late = oldest.at + self.trip.unwrap_or_default() + SLOW;
            if now >= oldest.given_up() {
                self.give_up();
            } else if now >= late {
                self.window = LEAST;
            }
        }
        let (enough, long) = ASK_AGAIN;
        let is_long = self.last_asked.is_none_or(|asked| now >= asked + long);
        let again = self.unasked >= enough && is_long;
        self.answers && (again || self.unasked >= ASK_FROM.min(self.window / 4))
    }

    /// Notes that the terminal was asked whether it has read everything sent so far.
    pub(crate) fn asked(&mut self, now: Moment) {
        let on_their_way = self.on_their_way();
        self.asked.push_back(StatusQuestion {
            bytes: std::mem::take(&mut self.unasked),
            on_their_way,
            at: now,
        });
        self.last_asked = Some(now);
    }

    /// Notes that the terminal has read everything before the oldest question.
    pub(crate) fn confirmed(&mut self, now: Moment) {
        self.answers = true;
        self.lost = 0;
        let Some(question) = self.asked.pop_front() else {
            return;
        };
        let took = now.since(question.at);
        let is_alone = question.bytes == question.on_their_way && question.bytes < LEAST;
        let trip = match self.trip {
            Some(trip) if took < trip => took,
            // The round trip can grow. The estimate follows slowly, because the sample includes transmission time.
            Some(trip) if is_alone => trip + (took - trip) / 32,
            Some(trip) => trip,
            None => took,
        };
        let is_first = self.trip.replace(trip).is_none();
        if is_first {
            return;
        }
        let sent = question.on_their_way;
        self.window = if took - trip <= KEEPS_UP {
            self.window.max(sent * 2).min(MOST)
        } else {
            // One delay says little about a fast line, so the window is only halved.
            let carried = sent as u128 * (trip + QUEUE).as_micros() / took.as_micros();
            let carried = usize::try_from(carried).unwrap_or(MOST);
            carried.max(self.window / 2).clamp(LEAST, MOST)
        };
    }

    /// Forgets the bytes and questions on their way: their answers went to another program.
    pub(crate) fn forget(&mut self) {
        self.asked.clear();
        self.unasked = 0;
    }

    /// When the last question was asked, while any answer is still to come.
    pub(crate) fn reply_pending_since(&self) -> Option<Moment> {
        self.asked.back().map(|question| question.at)
    }

    /// The shortest round trip so far; zero before the first answer.
    pub(crate) fn trip(&self) -> Duration {
        self.trip.unwrap_or_default()
    }

    fn give_up(&mut self) {
        self.asked.clear();
        self.window = LEAST;
        self.lost = self.lost.saturating_add(1);
        self.answers = self.answers && self.lost < LOST;
    }

    fn on_their_way(&self) -> usize {
        let asked: usize = self.asked.iter().map(|question| question.bytes).sum();
        asked + self.unasked
    }
}

impl StatusQuestion {
    /// When its answer is no longer waited for.
    fn given_up(&self) -> Moment {
        self.at + PATIENCE + time_for(self.on_their_way, SLOWEST)
    }
}

/// The time in which so many bytes are carried.
fn time_for(bytes: usize, a_second: u32) -> Duration {
    let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
    Duration::from_secs(1) * bytes / a_second
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: u64) -> Moment {
        Moment::after(Duration::from_millis(milliseconds))
    }

    /// A terminal that has answered the first question after a round trip.
    fn known(trip: u64) -> Traffic {
        let mut traffic = Traffic::default();
        traffic.sent(30, at(0));
        traffic.asked(at(0));
        traffic.confirmed(at(trip));
        traffic
    }

    /// Sends so many bytes and asks behind them, whatever the traffic thinks of it.
    fn send(traffic: &mut Traffic, bytes: usize, now: u64) {
        traffic.sent(bytes, at(now));
        traffic.asked(at(now));
    }

    #[track_caller]
    fn check(trip: u64, took: u64, expected: std::ops::RangeInclusive<usize>) {
        let mut traffic = known(trip);
        send(&mut traffic, 6000, 1000);
        traffic.confirmed(at(1000 + took));
        assert!(expected.contains(&traffic.window), "{}", traffic.window);
    }

    #[test]
    fn the_window_is_what_the_line_carries() {
        // 2 KB a second and 150 ms of round trip, then the same trip on faster lines.
        check(150, 3150, 768..=768);
        check(150, 450, 3300..=3400);
        check(150, 180, 12_000..=MOST);
        check(1, 7, 12_000..=MOST);
        check(1, 3000, 768..=768);
    }

    #[test]
    fn what_is_not_confirmed_holds_the_next_frame_back() {
        let mut traffic = known(150);
        send(&mut traffic, 6000, 1000);
        assert!(traffic.opens() > at(10_000), "a window is full");
        traffic.confirmed(at(4150));
        assert_eq!(traffic.opens(), at(0));
        assert!(!traffic.sent(40, at(4200)), "a small frame is not asked");
        assert!(traffic.sent(500, at(4300)), "a quarter of the window is");
        traffic.asked(at(4300));
        assert_eq!(traffic.opens(), at(0), "half a window is on its way");
        traffic.sent(400, at(4400));
        assert!(traffic.opens() > at(4400));
    }

    #[test]
    fn a_line_that_slows_down_is_noticed() {
        let mut traffic = known(20);
        send(&mut traffic, 6000, 1000);
        traffic.confirmed(at(1030));
        assert!(traffic.sent(2000, at(2000)));
        traffic.asked(at(2000));
        traffic.sent(40, at(2100));
        assert_eq!(traffic.opens(), at(0));
        traffic.sent(40, at(2400));
        assert_eq!(traffic.window, LEAST);
        assert!(traffic.opens() > at(2400));
    }

    #[test]
    fn lost_answers_hold_nothing_for_ever() {
        let mut traffic = known(20);
        for (now, still) in [(1000, true), (20_000, false)] {
            send(&mut traffic, 6000, now);
            let given_up = traffic.opens();
            assert!(given_up > at(now + 5000) && given_up < at(now + 18_000));
            traffic.sent(40, given_up);
            assert_eq!(traffic.answers, still);
        }
        traffic.asked(at(40_000));
        traffic.confirmed(at(40_020));
        assert!(traffic.answers, "it is believed again when it answers");
    }

    #[test]
    fn without_any_answer_a_fixed_rate_is_believed() {
        let mut traffic = Traffic::default();
        traffic.asked(at(0));
        let mut sent = 0;
        for now in 0..10_000 {
            if at(now) >= traffic.opens() {
                assert!(!traffic.sent(2000, at(now)), "nothing more is asked");
                sent += 2000;
            }
        }
        let most = 2000 + IN_HAND + 2000 + 10 * BELIEVED as usize;
        assert!((most - 6000..=most).contains(&sent), "{sent} of {most}");
    }

    #[test]
    fn who_may_not_be_asked_is_not_held_back() {
        let mut traffic = Traffic::default();
        for now in 0..100 {
            assert!(!traffic.sent(6000, at(now)));
            assert_eq!(traffic.opens(), at(0));
        }
    }
}
