//! A line that carries little: frames are skipped, the last state comes through.
//!
//! The line is played: bytes leave it at a rate, and whoever is asked behind them answers a round trip
//! later. Every figure is counted and exact.

use std::collections::VecDeque;
use std::time::Duration;

use chitieu::line::moment::Moment;
use chitieu::line::terminal::ColorDepth;

use super::ASKED;
use crate::support::line::Line;
use crate::support::screen;

const TICK: Duration = Duration::from_millis(10);

/// A line of a rate and a round trip, with a terminal at its end.
struct Link {
    line: Line,
    /// Bytes that it carries in ten milliseconds.
    carries: usize,
    trip: Duration,
    /// Whether the terminal answers.
    answers: bool,
    /// Every so many answers one is lost; none is by zero.
    loses: usize,
    answered: usize,
    on_their_way_back: VecDeque<Moment>,
    sent: Vec<u8>,
    taken: usize,
    /// Bytes that stood before each frame when it was worked out, and its own.
    frames: Vec<(usize, usize)>,
}

impl Link {
    fn new(carries: usize, trip: u64, answers: bool) -> Self {
        let line = Line::with(screen::colored((120, 40), ColorDepth::Ansi256), ASKED);
        let sent = [&line.opened[..], &line.frames[0]].concat();
        Self {
            line,
            carries,
            trip: Duration::from_millis(trip),
            answers,
            loses: 0,
            answered: 0,
            on_their_way_back: VecDeque::new(),
            sent,
            taken: 0,
            frames: Vec::new(),
        }
    }

    /// Lets ten milliseconds pass.
    fn tick(&mut self) {
        let seen = self.line.frames.len();
        self.line.pass(TICK);
        for frame in &self.line.frames[seen..] {
            self.frames.push((self.backlog(), frame.len()));
            self.sent.extend_from_slice(frame);
        }
        let before = self.taken.saturating_sub(3);
        self.taken = (self.taken + self.carries).min(self.sent.len());
        let read = self.sent[before..self.taken].windows(4);
        let asked = read.filter(|four| *four == b"\x1b[5n").count();
        if self.answers {
            let back = self.line.now + self.trip;
            for _ in 0..asked {
                self.answered += 1;
                if !self.answered.is_multiple_of(self.loses) {
                    self.on_their_way_back.push_back(back);
                }
            }
        }
        while self
            .on_their_way_back
            .pop_front_if(|back| *back <= self.line.now)
            .is_some()
        {
            self.line.feed("\x1b[0n");
        }
    }

    fn rest(&mut self) {
        while self.backlog() > 0 || self.line.session.due().is_some() {
            self.tick();
        }
    }

    /// Holds a key down: thirty times a second for five seconds.
    fn hold(&mut self, key: &str) {
        for turn in 0..500 {
            if turn % 3 == 0 {
                self.line.feed(key);
            }
            self.tick();
        }
    }

    fn backlog(&self) -> usize {
        self.sent.len() - self.taken
    }
}

/// What a held key leaves behind.
#[derive(Debug)]
struct Left {
    /// Bytes that came to the terminal after the last key.
    bytes: usize,
    /// How long the last state took.
    time: Duration,
    /// The most that stood before a frame.
    before: usize,
}

/// Opens the explorer on a line, holds a key, and waits for the last state.
fn held(link: &mut Link, key: &str) -> Left {
    link.rest();
    link.frames.clear();
    let start = link.line.session.app().panes.list.selected();
    link.hold(key);
    let (taken, released) = (link.taken, link.line.now);
    let mut time = Duration::ZERO;
    while link.backlog() > 0 || link.line.session.due().is_some() || link.frames.is_empty() {
        link.tick();
        time = link.line.now.since(released);
        assert!(time < Duration::from_secs(60), "it never comes to rest");
    }
    link.line.assert_true();
    let moved = link.line.session.app().panes.list.selected() - start;
    assert_eq!(moved, 167, "no key is lost");
    Left {
        bytes: link.taken - taken,
        time,
        before: link.frames.iter().map(|frame| frame.0).max().unwrap(),
    }
}

/// What the last state may cost: the rest of the keys (60 ms), a round trip, and the time in which its
/// own bytes are carried.
#[track_caller]
fn check(carries: usize, trip: u64, before: usize, bytes: usize) {
    let mut link = Link::new(carries, trip, true);
    let left = held(&mut link, "\x1b[B");
    assert!(left.before <= before, "{left:?}");
    assert!(left.bytes <= bytes, "{left:?}");
    let own = left.bytes as u64 * 10 / carries as u64;
    let needed = Duration::from_millis(own + 60 + trip + 50);
    assert!(left.time <= needed, "{left:?}");
}

/// B8: little stands before any frame, and the last state is there as soon as its own bytes are.
#[test]
fn b8_a_slow_line_skips_frames() {
    // 1, 2, 10 and 200 KB a second.
    check(10, 400, 800, 5000);
    check(20, 150, 800, 5000);
    check(20, 10, 800, 5000);
    check(100, 150, 2500, 5000);
    check(2000, 150, 2500, 3000);
}

/// B8: keys pressed while the first screen is still on its way put little behind it.
#[test]
fn b8_keys_before_the_first_screen_is_there() {
    let mut link = Link::new(20, 150, true);
    let first = link.sent.len();
    for _ in 0..60 {
        link.line.feed("\x1b[B");
        (0..3).for_each(|_| link.tick());
    }
    let behind = link.sent.len() - first;
    assert!(behind <= 950, "{behind} bytes behind the first screen");
    link.rest();
    link.line.assert_true();
    assert_eq!(link.line.session.app().panes.list.selected(), 60);
}

/// B8: whatever the line and however its answers are lost, the last state comes and nothing waits for
/// ever.
#[test]
fn b8_no_line_stalls() {
    let keys = [
        "\x1b[B", "\x1b[6~", "\x1b[A", "/", "h", "o", "\x7f", "\x1b[27u", "?", "\x1b[27u",
    ];
    for carries in [5, 20, 10_000] {
        for trip in [0, 150, 900] {
            for loses in [0, 3] {
                let mut link = Link::new(carries, trip, true);
                link.loses = loses;
                for turn in 0..400 {
                    if turn % (3 + turn / 50) == 0 {
                        link.line.feed(keys[turn % keys.len()]);
                    }
                    link.tick();
                }
                let (taken, released) = (link.taken, link.line.now);
                link.rest();
                link.line.assert_true();
                let time = link.line.now.since(released);
                let own = Duration::from_millis(((link.taken - taken) * 10 / carries) as u64);
                let lost = Duration::from_secs(if loses > 0 { 30 } else { 0 });
                let most = own + Duration::from_millis(3 * trip + 300) + lost;
                assert!(time <= most, "{carries} {trip} {loses}: {time:?}, {most:?}");
            }
        }
    }
}

/// A terminal that never answers is believed to read 4 KB a second and no more.
#[test]
fn b8_without_answers_a_rate_is_believed() {
    let mut link = Link::new(20, 150, false);
    let left = held(&mut link, "\x1b[B");
    assert!(left.bytes <= 21_000, "{left:?}");
    assert!(left.time <= Duration::from_secs(10), "{left:?}");
}

/// A terminal that stops answering is not waited for without end.
#[test]
fn a_terminal_that_falls_silent_is_not_waited_for() {
    let mut line = Line::with(screen::colored((120, 40), ColorDepth::Ansi256), ASKED);
    line.feed("\x1b[0n");
    for letter in ["/", "h", "o", " ", "n"] {
        line.feed(letter);
        line.pass(Duration::from_secs(1));
    }
    line.pass(Duration::from_secs(20));
    line.assert_true();
    assert_eq!(line.session.due(), None);
}
