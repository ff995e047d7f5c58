//! Bursts and hands, key by key at every speed, without a session around them.

use std::time::Duration;

use chitieu::line::input::burst::Bursts;
use chitieu::line::input::key::{Chord, Key};
use chitieu::line::input::stroke::{KeyStep, LetterUse, Stroke, Weight};
use chitieu::line::moment::Moment;

/// A place where keys act until one opens a field, played as whoever follows the steps would.
#[derive(Default)]
struct Played {
    bursts: Bursts,
    now: Moment,
    in_field: bool,
    /// Whether a field had the keys before what is tried.
    was_in_field: Option<bool>,
    /// What was typed into a field.
    text: String,
    /// The keys that acted and were not taken back; those that may be stand behind.
    acted: String,
    tried: String,
}

impl Played {
    fn new(in_field: bool) -> Self {
        Self {
            in_field,
            now: Moment::after(Duration::from_secs(1)),
            ..Self::default()
        }
    }

    fn wait(&mut self, milliseconds: u64) {
        self.now += Duration::from_millis(milliseconds);
        let steps = self.bursts.pass(self.now);
        self.follow(steps);
    }

    fn press(&mut self, chord: Chord) {
        let ground = match chord.key {
            Key::Char('z') if chord.ctrl => LetterUse::Keys(Weight::Stops),
            _ if self.in_field => LetterUse::Field,
            Key::Char('/') => LetterUse::Keys(Weight::Opens),
            Key::Char('q') => LetterUse::Keys(Weight::Leaves),
            _ => LetterUse::Keys(Weight::Acts),
        };
        let (began, now) = (self.now, self.now);
        let steps = self.bursts.take(Stroke {
            chord,
            ground,
            began,
            now,
        });
        self.follow(steps);
    }

    fn follow(&mut self, steps: Vec<KeyStep>) {
        for step in steps {
            match step {
                KeyStep::Type(letter) => self.text.push(letter),
                KeyStep::Press(chord) => {
                    self.acted.push_str(&chord.to_string());
                    self.act(chord);
                }
                KeyStep::Try(chord) => {
                    self.was_in_field.get_or_insert(self.in_field);
                    self.tried.push_str(&chord.to_string());
                    self.act(chord);
                }
                KeyStep::Settle => {
                    self.was_in_field = None;
                    let tried = std::mem::take(&mut self.tried);
                    self.acted.push_str(&tried);
                }
                KeyStep::Undo => {
                    self.in_field = self.was_in_field.take().unwrap_or(self.in_field);
                    self.tried.clear();
                }
                KeyStep::Open(text) => {
                    self.in_field = true;
                    self.text = text;
                }
            }
        }
    }

    fn act(&mut self, chord: Chord) {
        match chord.key {
            Key::Char('/' | 'P') => self.in_field = true,
            Key::Enter | Key::Esc => self.in_field = false,
            _ => {}
        }
    }

    fn play(&mut self, keys: &str, apart: u64) {
        for chord in Chord::parse_all(keys).unwrap() {
            self.press(chord);
            self.wait(apart);
        }
        self.wait(1000);
    }
}

/// The text and the keys that acted, at every speed of a burst.
#[track_caller]
fn check(in_field: bool, keys: &str, text: &str, acted: &str) {
    for apart in [0, 1, 3, 10, 20, 24] {
        let mut played = Played::new(in_field);
        played.play(keys, apart);
        let found = (played.text.as_str(), played.acted.as_str());
        assert_eq!(found, (text, acted), "{keys:?} at {apart} ms");
        assert_eq!(played.bursts.due(true), None);
    }
}

#[test]
fn a_burst_is_text_and_runs_nothing() {
    check(false, "hộ nghèo", "hộ nghèo", "");
    check(false, "quy<ret>q", "quy", "");
    check(false, "q<ret>", "q", "");
    check(false, "L<ret><ret>yL", "L", "");
    check(false, "ll<ret>q<ret>", "ll", "");
    check(false, "Phong", "Phong", "");
    check(false, "<ret>yL", "yL", "");
    check(false, "llama<tab>x", "llama x", "");
    check(false, "l<tab>x", "l x", "");
    check(true, "kết quả<ret>q<C-z>y", "kết quả", "");
    check(true, "<ret>quả<ret>", "", "");
    check(true, "a<tab><tab>b", "a b", "");
}

#[test]
fn a_burst_that_opens_its_field_ends_in_enter() {
    check(false, "/gdp<ret>", "gdp", "/Enter");
    check(false, "/gdp<ret><ret>", "gdp", "/Enter");
    check(true, "gdp<ret>", "gdp", "Enter");
    check(true, "tt:<tab>", "tt:", "Tab");
    check(false, "/gdp<ret>quit<ret>", "gdp", "/");
    check(false, "/<ret>", "", "/Enter");
}

#[test]
fn repeated_keys_sequences_and_backspaces_are_no_burst() {
    check(false, "jjjjjjjj", "", "jjjjjjjj");
    check(false, "j<down>k<down>", "", "j↓k↓");
    check(false, "jj<ret>", "", "jjEnter");
    // A letter and a newline are together in one read alone.
    let mut played = Played::new(false);
    played.play("L<ret>", 0);
    assert_eq!((played.text.as_str(), played.acted.as_str()), ("L", ""));
    let mut played = Played::new(false);
    played.play("L<ret>", 3);
    assert_eq!(
        (played.text.as_str(), played.acted.as_str()),
        ("", "LEnter")
    );
    check(false, "<bs>ọ<bs><bs>đ", "", "BackspaceọBackspaceBackspaceđ");
    // Letters with marks behind Backspaces are an input method's; plain ones are no longer.
    check(
        false,
        "<bs><bs>ưđọ<bs>",
        "",
        "BackspaceBackspaceưđọBackspace",
    );
    check(false, "<bs><bs>ệtq<ret>", "tq", "BackspaceBackspaceệ");
    // A letter and its mark are one letter.
    check(false, "e\u{301}", "", "e\u{301}");
    check(false, "e\u{302}\u{301}n", "e\u{302}\u{301}n", "");
    check(true, "vie<bs>ê<bs>ệt", "vieêệt", "BackspaceBackspace");
    check(false, "a<C-c>", "", "aCtrl-C");
    check(false, "<C-z>", "", "Ctrl-Z");
    check(false, "<C-z>j", "", "j");
    // A key behind an Enter, which a machine presses as soon as it sees what Enter shows.
    check(false, "<ret>j", "", "Enterj");
    check(true, "<ret>j", "", "Enterj");
    check(false, "<ret>q", "", "Enterq");
    check(false, "<ret>q<ret>L", "q", "");
}

/// At the pace of a person every key acts, also `q` before it leaves for good.
#[test]
fn keys_by_hand_are_no_burst() {
    for apart in [60, 100, 250, 400] {
        let mut played = Played::new(false);
        played.play("jkL/hộ<ret>yLz", apart);
        assert_eq!(played.acted, "jkL/EnteryLz", "{apart} ms");
        assert_eq!(played.text, "hộ");
    }
    let mut played = Played::new(false);
    played.play("quy", 150);
    assert_eq!((played.text.as_str(), played.acted.as_str()), ("quy", ""));
    let mut played = Played::new(false);
    played.play("q", 0);
    assert_eq!(played.acted, "q");
}

#[test]
fn a_lone_backspace_takes_a_letter_and_a_run_counts() {
    let sent = |apart: u64| {
        let mut bursts = Bursts::default();
        let mut now = Moment::after(Duration::from_secs(1));
        let mut quick = 0;
        for _ in 0..4 {
            bursts.pass(now);
            let steps = bursts.take(Stroke {
                chord: Chord::plain(Key::Backspace),
                ground: LetterUse::Field,
                began: now,
                now,
            });
            quick += usize::from(steps == [KeyStep::Press(Chord::plain(Key::QuickBackspace))]);
            now += Duration::from_millis(apart);
        }
        quick
    };
    assert_eq!([0, 3, 24, 33, 60].map(sent), [3, 3, 3, 0, 0]);
}
