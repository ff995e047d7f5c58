//! A session under pressure: sizes, readers that stand still or are slow, many keys, rubbish.

use std::process::Stdio;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::FIRST;
use crate::support::escapes::forbidden;
use crate::support::frozen;
use crate::support::pty::{CHITIEU, Pty, Start, has_tool, pair, pass, told};
use crate::support::{rubbish, screen};

/// B2, B3: a storm of sizes ends with the right screen for few bytes.
#[test]
fn b2_a_storm_of_sizes() {
    let mut pty = Pty::explorer((120, 40));
    pty.wait_for(FIRST);
    let before = pty.log.len();
    for step in 0..80_u16 {
        pty.resize(20 + step * 37 % 181, 6 + step * 13 % 65);
        pty.pump(Duration::from_millis(5));
    }
    pty.resize(100, 30);
    pty.wait_until("a screen of 100 columns", |pty| {
        pty.text().lines().nth(2) == Some(&"─".repeat(100))
    });
    let written = pty.log.len() - before;
    assert!(written <= 150_000, "{written} bytes");
    let expected = screen::screen_as_of((100, 30), "");
    pty.wait_until("the whole screen", |pty| {
        pty.text().trim_end() == expected.trim_end()
    });
    pty.send("q");
    pty.end();
    pty.assert_restored();
}

/// B6: nothing is written and nothing wakes while nobody does anything.
#[test]
fn b6_idle_is_silent() {
    let mut pty = Pty::explorer((120, 40));
    pty.wait_for(FIRST);
    pty.send("\x1b[B\x1b[B");
    pty.wait_for("mục tiêu 3.000 tỷ đồng");
    while pty.pump(Duration::from_millis(500)) {}
    let (written, woken) = (pty.log.len(), pty.switches());
    assert!(!pty.pump(Duration::from_secs(3)));
    assert_eq!(pty.log.len(), written, "bytes while idle");
    assert_eq!(pty.switches(), woken, "wake-ups while idle");
}

/// Asks for many screens that nobody reads: the program still ends when it is told to.
fn ends_though_nobody_reads(mut pty: Pty) {
    for key in ["\x1b[6~", "\x1b[5~"].repeat(40) {
        pty.send(key);
        pass(Duration::from_millis(20));
    }
    let before = Instant::now();
    pty.signal(Signal::TERM);
    assert_eq!(told(pty.end_unread()), "exit 143");
    assert!(before.elapsed() < Duration::from_secs(2));
    while pty.pump(Duration::ZERO) {}
    pty.assert_restored();
}

/// A reader that stands still cannot hold the program; what fits of the farewell is sent.
#[test]
fn a_reader_that_stands_still_holds_nobody() {
    let mut pty = Pty::explorer((120, 40));
    pty.wait_for(FIRST);
    ends_though_nobody_reads(pty);
}

/// Where the terminal cannot be opened a second time, as after a change of user, its blocking output
/// serves, and even then a reader that stands still holds nobody.
#[test]
fn without_a_second_opening_nobody_is_held_either() {
    let ends = pair((120, 40));
    let name = rustix::termios::ttyname(&ends.slave, Vec::new()).unwrap();
    rustix::fs::chmod(&name, rustix::fs::Mode::empty()).unwrap();
    let is_root = rustix::process::geteuid().is_root();
    if is_root && !has_tool("setpriv") {
        return;
    }
    // Nothing is closed to root, so root becomes nobody, who gets a program of its own.
    let program = tempfile::NamedTempFile::new().unwrap().into_temp_path();
    std::fs::copy(CHITIEU, &program).unwrap();
    let mut own = Start::default().command.to_vec();
    own[0] = program.to_str().unwrap();
    let copy = frozen::open_to_all();
    let packs = frozen::variable_in(copy.path());
    let nobody = ["setpriv", "--reuid", "65534", "--clear-groups", "--"];
    let command = if is_root {
        [&nobody[..], &own].concat()
    } else {
        own
    };
    let start = Start {
        command: &command,
        size: (120, 40),
        env: &[("CHITIEU_PACK", packs.to_str().unwrap())],
    };
    let stdio = || Stdio::from(ends.slave.try_clone().unwrap());
    let streams = [stdio(), stdio(), stdio()];
    let mut pty = Pty::spawn(&start, ends.master, &ends.slave, streams);
    pty.wait_for(FIRST);
    let fds = format!("/proc/{}/fdinfo", pty.pid().as_raw_nonzero());
    let flags = std::fs::read_dir(fds).unwrap().map(|fd| {
        let about = std::fs::read_to_string(fd.unwrap().path()).unwrap();
        let flags = about.lines().find_map(|line| line.strip_prefix("flags:\t"));
        u32::from_str_radix(flags.unwrap(), 8).unwrap()
    });
    let (writing, not_blocking) = (0o1, 0o4000);
    let is_second = |flags: &u32| flags & 0o3 == writing && flags & not_blocking != 0;
    assert_eq!(flags.filter(is_second).count(), 0, "it was opened again");
    pty.send("/che phu rung\r");
    pty.wait_for("▸ Tỷ lệ che phủ rừng");
    pty.send("\x1b[27u");
    ends_though_nobody_reads(pty);
}

/// B8: over a line of 2 KB a second the last state stands as soon as little more than its own bytes
/// has come.
#[test]
fn b8_a_slow_reader_gets_the_last_state() {
    let mut pty = Pty::explorer((120, 40));
    pty.wait_for(FIRST);
    while pty.pump(Duration::from_millis(500)) {}
    let tick = |pty: &mut Pty| {
        pass(Duration::from_millis(10));
        pty.pump_at_most(Duration::ZERO, 20);
    };
    for _ in 0..60 {
        pty.send("\x1b[B");
        (0..3).for_each(|_| tick(&mut pty));
    }
    let read = pty.log.len();
    let expected = screen::screen_as_of((120, 40), &"<down>".repeat(60));
    let mut ticks = 0;
    while pty.text().trim_end() != expected.trim_end() {
        tick(&mut pty);
        ticks += 1;
        assert!(
            ticks < 3000,
            "waited in vain for the last state:\n{}",
            pty.text()
        );
        // What may be on its way, the frame behind it, then a leap and the detail of the last state.
        let more = pty.log.len() - read;
        assert!(more <= 7000, "{more} bytes and still:\n{}", pty.text());
    }
    pty.send("q");
    pty.end();
    pty.assert_restored();
}

/// B10: a terminal that answers nothing has its first screen and its answers all the same.
#[test]
fn b10_a_terminal_that_answers_nothing() {
    let started = Instant::now();
    let mut pty = Pty::explorer((120, 40));
    pty.confirms = false;
    pty.wait_for(FIRST);
    pty.send("/ty le che phu rung\r");
    pty.wait_for("▸ Tỷ lệ che phủ rừng");
    pty.wait_for("ước 54%   2025");
    assert!(started.elapsed() < Duration::from_secs(5));
    pty.send("q");
    pty.end();
    pty.assert_restored();
}

/// B9: among ten thousand indicators the first byte comes within a second of each letter.
#[test]
fn b9_letters_are_answered_among_ten_thousand() {
    let folder = tempfile::tempdir().unwrap();
    let mut pack = String::from(
        "pack = { id = \"p\", name = \"P\", place = \"P\" }\ncategory = [{ id = \"c\", name = \"C\" }]\n",
    );
    for at in 0..10_000 {
        let name = ["Tỷ lệ hộ nghèo", "Diện tích rừng", "Số giường bệnh"][at % 3];
        pack.push_str(&format!(
            "[[indicator]]\nid = \"i{at}\"\nname = \"{name} số {at}\"\ncategory = \"c\"\n\
             claims = [{{ kind = \"actual\", year = 2023, value = {at} }}]\n"
        ));
    }
    std::fs::write(folder.path().join("pack.toml"), pack).unwrap();
    let mut pty = Pty::start(&Start {
        command: &[CHITIEU, "--pack", folder.path().to_str().unwrap()],
        size: (120, 40),
        ..Start::default()
    });
    pty.wait_for("Tỷ lệ hộ nghèo số 0");
    pty.send("/");
    for letter in "ty le ho ngheo so 9".chars() {
        while pty.pump(Duration::from_millis(100)) {}
        let before = Instant::now();
        pty.send(letter.to_string());
        assert!(pty.pump(Duration::from_secs(1)), "{letter:?} waits");
        assert!(before.elapsed() < Duration::from_secs(1));
    }
    pty.wait_for("Tỷ lệ hộ nghèo số 9");
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// Rubbish of every kind is survived with few bytes.
#[test]
fn rubbish_is_survived() {
    for (name, bytes) in rubbish::kinds() {
        let mut pty = Pty::explorer((120, 40));
        pty.wait_for(FIRST);
        let before = pty.log.len();
        for piece in bytes.chunks(512) {
            pty.send(piece);
            pty.pump(Duration::from_millis(1));
        }
        // Whatever is open now, these leave it.
        pty.send("\x1b");
        while pty.pump(Duration::from_millis(500)) {}
        let written = pty.log.len() - before;
        assert!(written <= 64_000, "{name}: {written} bytes");
        pty.send("\x03");
        let (status, _) = pty.end();
        assert_eq!(told(status), "exit 0", "{name}");
        assert_eq!(forbidden(&pty.log), None, "{name}");
        pty.assert_restored();
    }
}
