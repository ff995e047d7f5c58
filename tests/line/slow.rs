//! A line that carries little: frames are skipped, the last state comes through.

use std::time::Duration;

use chitieu::tui::theme::Depth;

use crate::ASKED;
use crate::support::line::Line;
use crate::support::screen;

/// A line that carries 2 KB a second and a terminal at its end that confirms what it has read.
struct SlowLine {
    line: Line,
    taken: usize,
    sent: Vec<u8>,
}

impl SlowLine {
    /// Lets ten milliseconds pass: twenty bytes arrive, and answers with them.
    fn tick(&mut self) {
        let seen = self.line.frames.len();
        self.line.pass(Duration::from_millis(10));
        for frame in &self.line.frames[seen..] {
            self.sent.extend_from_slice(frame);
        }
        let before = self.taken.saturating_sub(3);
        self.taken = (self.taken + 20).min(self.sent.len());
        let arrived = &self.sent[before..self.taken];
        if arrived.windows(4).any(|four| four == b"\x1b[5n") {
            self.line.feed("\x1b[0n");
        }
    }

    fn backlog(&self) -> usize {
        self.sent.len() - self.taken
    }
}

/// B8: on a slow line frames are skipped, and the last state stands as soon as its bytes are there.
#[test]
fn b8_a_slow_line_skips_frames() {
    let mut slow = SlowLine {
        line: Line::with(screen::colored((120, 40), Depth::Ansi256), ASKED),
        taken: 0,
        sent: Vec::new(),
    };
    slow.sent = [&slow.line.opened[..], &slow.line.frames[0]].concat();
    for _ in 0..500 {
        slow.tick();
    }
    assert_eq!(slow.backlog(), 0);
    let mut worst = 0;
    for turn in 0..500 {
        if turn % 3 == 0 {
            slow.line.feed("\x1b[B");
        }
        slow.tick();
        worst = worst.max(slow.backlog());
    }
    let largest = slow.line.frames.iter().skip(1).map(Vec::len).max().unwrap();
    assert!(
        worst <= 1500 + largest,
        "{worst} bytes wait, a frame is {largest}"
    );
    let (waiting, before) = (slow.backlog(), slow.sent.len());
    let mut ticks = 0;
    while slow.backlog() > 0 || slow.line.session.due().is_some() {
        slow.tick();
        ticks += 1;
        assert!(ticks < 1000, "it never comes to rest");
    }
    let own = slow.sent.len() - before;
    let needed = (waiting + own) / 20 + 10;
    assert!(
        ticks <= needed,
        "{ticks} ticks for {own} bytes behind {waiting}"
    );
    slow.line.assert_true();
    assert_eq!(slow.line.session.app().cursor.selected(), 167);
}

/// A terminal that stops confirming is not waited for beyond five seconds.
#[test]
fn a_terminal_that_falls_silent_is_not_waited_for() {
    let mut line = Line::with(screen::colored((120, 40), Depth::Ansi256), ASKED);
    line.feed("\x1b[0n");
    for letter in ["/", "h", "o", " ", "n"] {
        line.feed(letter);
        line.pass(Duration::from_secs(1));
    }
    line.pass(Duration::from_secs(6));
    line.assert_true();
    assert_eq!(line.session.due(), None);
}
