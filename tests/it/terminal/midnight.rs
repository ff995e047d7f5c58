//! A session on a real terminal while a real midnight passes.
//!
//! Midnight is where the time zone puts it, so every test has one a few seconds after its start.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::ToSpan;
use jiff::civil::date;
use rustix::process::Signal;

use super::FIRST;
use crate::support::frozen::PLACE;
use crate::support::pty::{CHITIEU, Pty, Start, pass};

/// A session that begins shortly before a midnight.
struct Evening {
    pty: Pty,
    /// The day that ends, as the header shows it, and the one that comes.
    days: [String; 2],
    midnight: Instant,
}

/// Opens the explorer before midnight; a machine so busy that the screen came too late gets more time.
fn evening(arguments: &[&str]) -> Evening {
    for before in [6, 12, 24, 48] {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let started = Instant::now();
        let of_day = now.as_secs() % 86_400;
        let east = (86_400 + 86_400 - before - of_day) % 86_400;
        let zone = format!(
            "<DAY>-{}:{:02}:{:02}",
            east / 3600,
            east / 60 % 60,
            east % 60
        );
        let zone = [("TZ", zone.as_str())];
        let command = [&[CHITIEU, "--place", PLACE], arguments].concat();
        let mut pty = Pty::start(&Start {
            command: &command,
            size: (80, 24),
            env: &zone,
        });
        pty.wait_for(FIRST);
        let since = i64::try_from((now.as_secs() + east) / 86_400).unwrap();
        let today = date(1970, 1, 1).checked_add(since.days()).unwrap();
        let days = [today, today.checked_add(1.day()).unwrap()];
        let days = days.map(|day| day.strftime("%d/%m/%Y").to_string());
        let midnight = started + Duration::from_secs(before);
        // Whole seconds were counted, so midnight may come one earlier.
        if Instant::now() + Duration::from_secs(2) < midnight {
            return Evening {
                pty,
                days,
                midnight: midnight + Duration::from_secs(1),
            };
        }
        pty.send("\x03");
        pty.end();
    }
    panic!("the explorer takes too long to open");
}

impl Evening {
    /// Waits until midnight has passed.
    fn pass(&mut self) {
        self.pass_with(|_| {});
    }

    /// The same after something was done in the evening.
    fn pass_with(&mut self, done: impl FnOnce(&Pty)) {
        while self.pty.pump(Duration::from_millis(300)) {}
        done(&self.pty);
        pass(self.midnight.saturating_duration_since(Instant::now()));
    }

    /// Leaves, and nothing more is to come.
    fn leave(mut self) {
        self.pty.send("\x03");
        self.pty.end();
        self.pty.assert_restored();
    }
}

/// Nothing wakes the program at midnight; the next key shows the new day, and acts.
#[test]
fn the_day_turns_with_the_next_key() {
    let mut evening = evening(&[]);
    let [before, after] = evening.days.clone();
    evening.pty.wait_for(&before);
    while evening.pty.pump(Duration::from_millis(300)) {}
    let (woken, written) = (evening.pty.switches(), evening.pty.log.len());
    evening.pass();
    assert!(!evening.pty.pump(Duration::from_millis(300)));
    assert_eq!(evening.pty.log.len(), written, "nothing was written");
    assert_eq!(evening.pty.switches(), woken, "nothing woke the program");
    evening.pty.send("/");
    evening.pty.wait_for(&after);
    evening.pty.wait_for("gõ để tìm");
    evening.leave();
}

/// A session that stood still over midnight goes on in the new day: its screen is drawn anyway.
#[test]
fn a_session_stopped_over_midnight_goes_on_in_the_new_day() {
    let mut evening = evening(&[]);
    let [before, after] = evening.days.clone();
    evening.pty.wait_for(&before);
    evening.pass_with(|pty| pty.signal(Signal::STOP));
    evening.pty.signal(Signal::CONT);
    evening.pty.continued += 1;
    evening.pty.wait_for(&after);
    evening.leave();
}

/// A day that was asked for on the command line stays.
#[test]
fn a_day_that_was_asked_for_does_not_turn() {
    let mut evening = evening(&["--as-of", "2026-11-24"]);
    evening.pty.wait_for("24/11/2026");
    evening.pass();
    evening.pty.send("/");
    evening.pty.wait_for("gõ để tìm");
    assert!(evening.pty.text().contains("24/11/2026"));
    evening.leave();
}

/// A day that was stepped to stays, and the way back leads to the new one.
#[test]
fn a_day_that_was_stepped_to_does_not_turn() {
    let mut evening = evening(&[]);
    let [_, after] = evening.days.clone();
    evening.pty.send("<");
    evening.pty.wait_for("công bố đến");
    evening.pass();
    evening.pty.send("/");
    evening.pty.wait_for("gõ để tìm");
    assert!(evening.pty.text().contains("công bố đến"));
    assert!(!evening.pty.text().contains(&after));
    evening.pty.send("\x1b");
    evening.pty.wait_gone("gõ để tìm");
    evening.pty.send(">");
    evening.pty.wait_for(&after);
    evening.leave();
}
