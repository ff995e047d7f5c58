//! Text that comes by itself, without brackets, in every place and at every speed; and a person's keys, which
//! are none.

use std::time::Duration;

use chitieu::core::lang::Lang;
use chitieu::explorer::layout::Focus;
use chitieu::explorer::session::SessionRequest;
use chitieu::explorer::state::app::App;
use chitieu::explorer::state::overlay::Overlay;
use chitieu::explorer::state::what_if::WhatIfField;

use crate::support::line::Line;
use crate::support::screen;

/// Milliseconds a letter at which no person types.
const QUICK: [u64; 5] = [0, 1, 3, 10, 20];

/// Milliseconds a letter at which persons type.
const BY_HAND: [u64; 5] = [60, 90, 150, 250, 400];

/// What takes the text of a burst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taker {
    /// The search, opened for it.
    Search,
    /// The search box that is open, behind what stands in it.
    Box(&'static str),
    /// The menu.
    Menu,
    /// The line of the calculator.
    WhatIf,
}

/// How a place is reached, and what takes a text there.
const PLACES: [(&str, &[&str], Taker); 13] = [
    ("list", &[], Taker::Search),
    ("a line down the list", &["\x1b[B", "\x1b[B"], Taker::Search),
    ("detail", &["\r"], Taker::Search),
    ("zoomed detail", &["\r", "z"], Taker::Search),
    ("categories", &["\x1b[D"], Taker::Search),
    ("overview", &["O"], Taker::Search),
    ("page of a plan", &["/", "nq-xiv", "\r"], Taker::Search),
    (
        "list of a query",
        &["/", "rung", "\r", "\x1b[D"],
        Taker::Search,
    ),
    ("box", &["/"], Taker::Box("")),
    ("box with a text", &["/", "h"], Taker::Box("h")),
    ("palette", &[":"], Taker::Menu),
    ("places", &["P"], Taker::Menu),
    ("what-if", &["="], Taker::WhatIf),
];

fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// A session in a place, reached by hand.
fn at(keys: &[&str]) -> Line {
    let mut line = Line::open((80, 24));
    for key in keys {
        line.key(key);
    }
    line
}

/// Sends a text, so many milliseconds a letter; a letter may be cut before a byte.
fn send(line: &mut Line, text: &str, speed: u64, cut: Option<usize>) {
    let mut pieces: Vec<&[u8]> = Vec::new();
    match speed {
        0 => pieces.push(text.as_bytes()),
        _ => pieces.extend(
            text.char_indices()
                .map(|(at, c)| &text.as_bytes()[at..at + c.len_utf8()]),
        ),
    }
    let mut from = 0;
    for piece in pieces {
        let inside = cut.filter(|cut| (from + 1..from + piece.len()).contains(cut));
        let (first, second) = piece.split_at(inside.map_or(piece.len(), |cut| cut - from));
        line.feed(first);
        line.pass(ms(speed));
        if !second.is_empty() {
            line.feed(second);
            line.pass(ms(speed));
        }
        from += piece.len();
    }
    line.pass(Duration::from_secs(3));
}

/// What a burst must not change.
fn view(app: &App) -> String {
    let view = &app.view;
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        (view.lang, &view.place, &view.plan, view.day, view.as_of),
        (app.display.theme, app.panes.zoomed),
        app.view.category,
        app.recall.shared(),
        app.overlays.iter().count()
    )
}

/// The text where it was taken.
#[track_caller]
fn taken(app: &App, taker: Taker, what: &str) -> String {
    match (taker, app.overlays.top()) {
        (Taker::Search | Taker::Box(_), None) => {
            assert!(app.finder.is_open, "{what}: the box is open");
            app.finder.prompt.text().to_owned()
        }
        (Taker::Menu, Some(Overlay::Menu(menu))) => menu.prompt.text().to_owned(),
        (Taker::WhatIf, Some(Overlay::WhatIf(open))) => {
            open.prompt(WhatIfField::Figure).text().to_owned()
        }
        (_, top) => panic!("{what}: on top lies {top:?}"),
    }
}

/// Sends a text in a place and checks that exactly its first line was taken, that nothing ran and that a
/// person's next keys work.
#[track_caller]
fn check(place: &(&str, &[&str], Taker), text: &str, speed: u64, cut: Option<usize>, kept: &str) {
    let (name, keys, taker) = *place;
    let what = format!("{name}, {text:?} at {speed} ms, cut at {cut:?}");
    let mut line = at(keys);
    let before = view(line.session.app());
    line.request = None;
    let frames = line.frames.len();
    send(&mut line, text, speed, cut);
    assert_eq!(line.request, None, "{what}: nothing leaves or stops");
    let copied = line.frames[frames..].concat();
    assert!(
        !copied.windows(4).any(|part| part == b"\x1b]52"),
        "{what}: nothing is copied"
    );
    let app = line.session.app();
    let found = taken(app, taker, &what);
    match taker {
        Taker::Box(held) => assert_eq!(found, format!("{held}{kept}"), "{what}"),
        _ => assert_eq!(found, kept, "{what}"),
    }
    let is_opened = taker == Taker::Search;
    let expected = match is_opened {
        // What lay over the panes makes room.
        true => before.rsplit_once(' ').map(|(view, _)| format!("{view} 0")),
        false => Some(before),
    };
    assert_eq!(Some(view(app)), expected, "{what}: the view stays");
    assert_eq!(line.session.due(), None, "{what}: nothing is awaited");
    if is_opened {
        line.key("\x1b[27u");
        line.key("\x1b[B");
        assert!(
            !line.session.app().finder.is_open,
            "{what}: a person goes on"
        );
    }
    line.key("\x03");
    assert_eq!(
        line.request,
        Some(SessionRequest::Quit),
        "{what}: Ctrl-C works"
    );
}

/// The first line of a text is kept and nothing is run, wherever it comes and however fast.
#[test]
fn a_text_without_brackets_is_a_paste_in_every_place() {
    for place in &PLACES {
        for speed in QUICK {
            let text = "Tỷ lệ hộ nghèo\rQuy mô kinh tế; kết quả\rtouch X\r";
            check(place, text, speed, None, "Tỷ lệ hộ nghèo");
        }
    }
}

/// The same cut anywhere, also within a letter, with every letter a key that does something.
#[test]
fn a_text_without_brackets_may_be_cut_at_every_byte() {
    let text = "hộ qL\ryTq\r";
    let named = ["list", "detail", "overview", "box", "palette", "what-if"];
    for place in PLACES.iter().filter(|place| named.contains(&place.0)) {
        for speed in QUICK {
            // The last cut cuts nothing.
            for cut in 1..=text.len() {
                check(place, text, speed, Some(cut), "hộ qL");
            }
        }
    }
}

/// Texts that begin with keys that leave, copy, stop, open menus, change the view; and every kind of line end.
#[test]
fn what_the_first_letters_did_is_taken_back() {
    let texts = [
        ("quy hoạch\r", "quy hoạch"),
        ("yêu cầu\n", "yêu cầu"),
        ("Lai Châu\r\nq\r\n", "Lai Châu"),
        ("TP. Hồ Chí Minh", "TP. Hồ Chí Minh"),
        ("Phong Thổ\r\r\rq", "Phong Thổ"),
        ("Kế hoạch", "Kế hoạch"),
        ("zz top\rzz", "zz top"),
        ("<>L", "<>L"),
        ("Oq\rO", "Oq"),
        ("gg\tq", "gg q"),
        ("q\t5,2\r", "q 5,2"),
        ("q\r", "q"),
        ("L\rO", "L"),
        ("llama\r", "llama"),
        ("jam\r", "jam"),
    ];
    for place in PLACES
        .iter()
        .filter(|place| ["list", "categories", "overview"].contains(&place.0))
    {
        for (text, kept) in texts {
            for speed in QUICK {
                check(place, text, speed, None, kept);
            }
        }
    }
}

/// A letter and a newline in one read are a text; a machine that presses both in reads of their own waits for what
/// each of them shows.
#[test]
fn a_letter_and_a_newline_in_one_read_are_a_text() {
    for text in ["L\r", "z\n", "P\r\n", "q\r"] {
        check(&PLACES[0], text, 0, None, text.trim_end());
    }
    let mut line = at(&[]);
    line.feed("P");
    line.pass(ms(3));
    line.feed("\r");
    line.pass(Duration::from_secs(1));
    let app = line.session.app();
    assert!(
        app.overlays.is_empty() && !app.finder.is_open,
        "a place was chosen"
    );
}

/// A burst that begins with a key that opens a field is the text of that field, and a newline with nothing
/// behind it is Enter.
#[test]
fn a_burst_that_opens_its_field_stands_in_it() {
    for speed in QUICK {
        let mut line = at(&[]);
        send(&mut line, "/che phu rung", speed, None);
        let app = line.session.app();
        assert_eq!(app.finder.prompt.text(), "che phu rung", "{speed}");
        assert!(app.finder.is_open && app.recall.shared().queries().is_empty());

        let mut line = at(&[]);
        send(&mut line, "/che phu rung\r", speed, None);
        let app = line.session.app();
        assert!(!app.finder.is_open, "{speed}: Enter");
        assert_eq!(app.recall.shared().queries(), ["che phu rung"]);

        let mut line = at(&[]);
        send(&mut line, "=5,2\r2027", speed, None);
        let Some(Overlay::WhatIf(open)) = line.session.app().overlays.top() else {
            panic!("{speed}: the calculator is open");
        };
        assert_eq!(open.prompt(WhatIfField::Figure).text(), "5,2");
        assert_eq!(
            open.field,
            WhatIfField::Figure,
            "{speed}: the newline ended the text"
        );

        let mut line = at(&[]);
        send(&mut line, "?gap", speed, None);
        assert_eq!(taken(line.session.app(), Taker::Menu, "help"), "gap");

        let mut line = at(&[]);
        send(&mut line, ":ngôn ngữ\r", speed, None);
        let app = line.session.app();
        assert!(app.overlays.is_empty(), "{speed}: Enter chose");
        assert_eq!(app.view.lang, Lang::En, "{speed}");
    }
}

/// A Tab within a burst stands between columns; behind it, with nothing more, it is the key.
#[test]
fn a_tab_within_a_burst_is_a_space() {
    for speed in QUICK {
        let mut line = at(&["/"]);
        send(&mut line, "hộ\tnghèo\t\t2025", speed, None);
        let app = line.session.app();
        assert_eq!(app.finder.prompt.text(), "hộ nghèo 2025", "{speed}");
        let mut line = at(&["/"]);
        send(&mut line, "tt:\t", speed, None);
        let app = line.session.app();
        assert!(app.finder.prompt.text().len() > 3, "{speed}: completed");
    }
}

/// Slower than a burst and faster than a person either reading is right, but nothing leaves.
#[test]
fn between_a_burst_and_typing_nothing_leaves() {
    for (name, keys, _) in &PLACES {
        for speed in [25, 30, 40, 50, 59] {
            let mut line = at(keys);
            line.request = None;
            send(
                &mut line,
                "Tỷ lệ\rQuy mô kinh tế; kết quả\rtouch X\r",
                speed,
                None,
            );
            assert_eq!(line.request, None, "{name} at {speed} ms");
        }
    }
}

/// A text of 200 KB in one line leaves 256 letters in the box.
#[test]
fn a_huge_text_without_brackets_is_cut() {
    let text = "hộ nghèo ".repeat(20_000);
    let mut line = at(&[]);
    for piece in text.as_bytes().chunks(4096) {
        line.feed(piece);
        line.pass(ms(1));
    }
    line.pass(Duration::from_secs(1));
    let app = line.session.app();
    assert_eq!(app.finder.prompt.text().chars().count(), 256);
    assert!(app.finder.prompt.text().starts_with("hộ nghèo hộ"));
    assert_eq!(line.request, None);
}

/// Keys of a person: each acts at once, and none is taken back.
#[test]
fn typing_by_hand_is_no_burst() {
    for speed in BY_HAND {
        let mut line = at(&[]);
        for (key, selected) in [("j", 1), ("k", 0), ("j", 1), ("n", 2), ("G", 0), ("g", 0)] {
            line.feed(key);
            let list = line.session.app().panes.list.selected();
            assert!(
                list == selected || key == "G" && list > 2,
                "{key:?} at {speed} ms"
            );
            line.pass(ms(speed));
        }
        let mut lang = Lang::Vi;
        for key in ["L", "z", "L", "z", "T", "L"] {
            line.feed(key);
            lang = if key == "L" { lang.other() } else { lang };
            assert_eq!(line.session.app().view.lang, lang, "{key:?} at {speed} ms");
            line.pass(ms(speed));
        }
        let app = line.session.app();
        assert!(
            !app.finder.is_open && app.finder.prompt.is_empty(),
            "{speed}"
        );

        // In the box, with Enter at once behind the last letter.
        let mut line = at(&[]);
        for letter in "/hộ nghèo".chars() {
            line.feed(letter.to_string());
            line.pass(ms(speed));
        }
        assert_eq!(line.session.app().finder.prompt.text(), "hộ nghèo");
        line.feed("\r");
        assert!(!line.session.app().finder.is_open, "{speed}: Enter waits");
        line.pass(ms(speed));
        line.feed("y");
        line.pass(ms(speed));
        assert!(
            line.frames
                .concat()
                .windows(4)
                .any(|part| part == b"\x1b]52")
        );
        line.feed("O");
        assert!(line.session.app().overlays.overview().is_some(), "{speed}");
    }
}

/// A held key acts each time, at every rate a keyboard repeats and however the line glues it together.
#[test]
fn a_held_key_is_no_burst() {
    for rate in [0, 5, 16, 20, 33, 50] {
        for key in ["j", "\x1b[B", "\x1bOB"] {
            let mut line = at(&[]);
            for _ in 0..12 {
                line.feed(key);
                line.pass(ms(rate));
            }
            line.pass(Duration::from_secs(1));
            let app = line.session.app();
            assert_eq!(app.panes.list.selected(), 12, "{key:?} at {rate} ms");
            assert!(!app.finder.is_open && app.finder.prompt.is_empty());
        }
        let mut line = at(&["/", "ho ngheo"]);
        for _ in 0..4 {
            line.feed("\x7f");
            line.pass(ms(rate));
        }
        assert_eq!(line.session.app().finder.prompt.text(), "ho n", "{rate} ms");
    }
    // Glued to one read, with other keys that are no text.
    let mut line = at(&[]);
    line.key("jjj\x1b[B\x1b[B\x1b[A");
    assert_eq!(line.session.app().panes.list.selected(), 4);
    line.key("kk\r");
    let app = line.session.app();
    assert_eq!(
        (app.panes.list.selected(), app.panes.focus),
        (2, Focus::Detail)
    );
}

/// What was typed while the line was opening is no burst: nothing tells how fast it was.
#[test]
fn what_is_typed_ahead_is_keys() {
    let ahead = |typed: &str| Line::typed_ahead(screen::app((120, 40)), typed);
    let line = ahead("jjk");
    assert_eq!(line.session.app().panes.list.selected(), 1);
    assert!(!line.session.app().finder.is_open);
    let line = ahead("jk\x1b[B\r");
    let app = line.session.app();
    assert_eq!(
        (app.panes.list.selected(), app.panes.focus),
        (1, Focus::Detail)
    );
    let line = ahead("jj/che phu rung\r");
    let app = line.session.app();
    assert_eq!(app.recall.shared().queries(), ["che phu rung"]);
    assert!(!app.finder.is_open);
    // What is no row of keys is a text, and runs nothing.
    for text in ["Tỷ lệ hộ nghèo\rquit", "yên\r", "qL"] {
        let line = ahead(text);
        assert_eq!(line.request, None, "{text:?}");
        let app = line.session.app();
        assert_eq!(Some(app.finder.prompt.text()), text.split('\r').next());
        assert_eq!(app.view.lang, Lang::Vi);
    }
    assert_eq!(ahead("q").request, Some(SessionRequest::Quit));
    assert_eq!(ahead("jj\x03").request, Some(SessionRequest::Quit));
}

/// A letter that leaves waits a moment: with another letter it begins a word.
#[test]
fn q_leaves_unless_it_begins_a_word() {
    for place in &PLACES {
        if place.2 != Taker::Search {
            continue;
        }
        let (name, keys, _) = place;
        let mut line = at(keys);
        line.feed("q");
        line.pass(ms(249));
        assert_eq!(line.request, None, "{name}");
        line.pass(ms(2));
        assert_eq!(line.request, Some(SessionRequest::Quit), "{name}");
        for pause in [0, 10, 24, 40, 60, 150, 240] {
            let mut line = at(keys);
            line.feed("q");
            line.pass(ms(pause));
            line.feed("u");
            line.pass(ms(150));
            line.feed("y");
            line.pass(Duration::from_secs(3));
            assert_eq!(line.request, None, "{name}: {pause} ms");
            let app = line.session.app();
            assert!(app.finder.is_open && app.overlays.is_empty());
            assert_eq!(app.finder.prompt.text(), "quy", "{name}: {pause} ms");
        }
    }
    // Held, or pressed again in impatience, it leaves as well; Escape and Backspace take it back.
    for (typed, request) in [
        ("qq", Some(SessionRequest::Quit)),
        ("qqqqqq", Some(SessionRequest::Quit)),
        ("q\x1b[B", Some(SessionRequest::Quit)),
        ("q\x1b[27u", None),
        ("q\x7f", None),
        ("q\x03", Some(SessionRequest::Quit)),
    ] {
        let mut line = at(&[]);
        line.key(typed);
        assert_eq!(line.request, request, "{typed:?}");
        let app = line.session.app();
        assert!(!app.finder.is_open, "{typed:?}");
        assert_eq!(line.session.due(), None, "{typed:?}");
    }
    for at_once in ["\x03", "\x11"] {
        let mut line = at(&["/", "h"]);
        line.feed(at_once);
        assert_eq!(line.request, Some(SessionRequest::Quit));
    }
}

/// What cannot be taken back waits until it is known that nothing follows: copies, stops, and leaving by a menu.
#[test]
fn what_cannot_be_taken_back_waits() {
    let mut line = at(&[]);
    line.feed("y");
    let is_said = line.session.app().notice.is_some();
    assert!(is_said, "what is copied is said at once");
    let frames = line.frames.len();
    line.pass(ms(20));
    let copied = |line: &Line| {
        line.frames[frames..]
            .concat()
            .windows(4)
            .any(|part| part == b"\x1b]52")
    };
    assert!(!copied(&line));
    line.pass(ms(10));
    assert!(copied(&line));

    let mut line = at(&[]);
    line.feed("\x1a");
    assert_eq!(line.request, None);
    line.pass(ms(30));
    assert_eq!(line.request, Some(SessionRequest::Suspend));
    for (keys, text) in [
        (&[][..], "\x1afg\r"),
        (&["/"][..], "\x1afg\rx"),
        (&[][..], "ab\x1acd"),
    ] {
        let mut line = at(keys);
        send(&mut line, text, 3, None);
        assert_eq!(line.request, None, "{text:?}");
    }

    let mut line = at(&[":", "thoát"]);
    send(&mut line, "\rls", 10, None);
    assert_eq!(line.request, None, "an Enter within a text runs nothing");
    line.key("\r");
    assert_eq!(line.request, Some(SessionRequest::Quit));
}

/// After Ctrl-S, which stops output elsewhere, Ctrl-Q lets it go on and does not leave.
#[test]
fn ctrl_q_does_not_leave_after_ctrl_s() {
    for (typed, request) in [
        ("\x13\x11", None),
        ("\x13\x13\x11\x11", None),
        ("/h\x13\x11", None),
        (":\x13\x11", None),
        ("\x13j\x11", Some(SessionRequest::Quit)),
        ("\x13\x11\x1b[B\x11", Some(SessionRequest::Quit)),
        ("\x13\x03", Some(SessionRequest::Quit)),
        ("\x11", Some(SessionRequest::Quit)),
    ] {
        let mut line = at(&[]);
        for key in typed.split_inclusive(|_| true) {
            line.feed(key);
        }
        line.pass(Duration::from_secs(1));
        assert_eq!(line.request, request, "{typed:?}");
    }
}

/// A paste with brackets opens the search wherever no field has the keys.
#[test]
fn a_bracketed_paste_opens_the_search() {
    for place in &PLACES {
        let (name, keys, taker) = place;
        let mut line = at(keys);
        line.key("\x1b[200~Tỷ lệ\rhộ nghèo\x1b[201~");
        let found = taken(line.session.app(), *taker, name);
        assert!(found.ends_with("Tỷ lệ hộ nghèo"), "{name}: {found}");
        line.key("\x1b[200~ 2025\x1b[201~");
        let found = taken(line.session.app(), *taker, name);
        assert!(found.ends_with("Tỷ lệ hộ nghèo 2025"), "{name}: {found}");
        assert_eq!(line.request, None);
    }
    // A paste of nothing does nothing.
    let mut line = at(&[]);
    line.key("\x1b[200~\r\n \x1b[201~");
    assert!(!line.session.app().finder.is_open);
    // It stands in place of a former query.
    let mut line = at(&["/", "rung", "\r"]);
    line.key("\x1b[200~hộ nghèo\x1b[201~");
    assert_eq!(line.session.app().finder.prompt.text(), "hộ nghèo");
}

/// Escape and a key that came glued, as tmux sends them, are both pressed.
#[test]
fn an_escape_glued_to_a_key_is_both() {
    for key in '!'..='~' {
        let glued = format!("\x1b{key}");
        // These mean something with Alt in a field.
        if "bf".contains(key) {
            continue;
        }
        let mut line = at(&["/", "ho"]);
        line.feed(&glued);
        line.pass(Duration::from_secs(2));
        let mut apart = at(&["/", "ho"]);
        apart.key("\x1b[27u");
        apart.key(key.to_string());
        let (found, wanted) = (line.session.app(), apart.session.app());
        assert_eq!(line.request, apart.request, "{glued:?}");
        assert!(!found.finder.is_open || key == '/', "{glued:?}");
        assert_eq!(screen::draw(found), screen::draw(wanted), "{glued:?}");
    }
    for (glued, apart) in [
        ("\x1b\r", "\r"),
        ("\x1bộ", "ộ"),
        ("\x1b\x1b[B", "\x1b[B"),
        ("\x1b\t", "\t"),
        ("\x1b\x0c", "\x0c"),
        ("\x1b\x1bj", "j"),
    ] {
        let mut line = at(&["/", "ho"]);
        line.key(glued);
        let mut expected = at(&["/", "ho"]);
        expected.key("\x1b[27u");
        expected.key(apart);
        let (found, wanted) = (line.session.app(), expected.session.app());
        assert_eq!(screen::draw(found), screen::draw(wanted), "{glued:?}");
    }
    // What means something with Alt still does.
    let mut line = at(&["/", "hộ nghèo"]);
    line.key("\x1bb");
    line.key("x");
    assert_eq!(line.session.app().finder.prompt.text(), "hộ xnghèo");
}

/// What input methods send, at once or byte by byte: Backspaces that count code points, and letters that are
/// selected and typed over.
#[test]
fn input_methods_of_every_kind_type_what_was_meant() {
    for (typed, expected) in [
        ("tiê\u{301}ng\x7f\x7f\x7f\x7fê\u{300}ng", "tiềng"),
        ("tiê\u{301}ng\x08\x08\x08\x08ê\u{300}ng", "tiềng"),
        ("tie\u{302}\u{301}ng\x7f\x7f\x7f\x7fê\u{309}ng", "tieểng"),
        ("nghe\u{300}o\x7f\x7fo", "ngheo"),
        ("hô\u{323} nghe\u{300}o\x7f\x7f\x7f\x7f\x7f", "hộ n"),
        ("tieng\x1b[1;2D\x1b[1;2D\x1b[1;2Dếng", "tiếng"),
        ("hoa\x1b[d\x1b[da", "ha"),
        ("hoa\x1b[1;2D\x7fà", "hoà"),
        ("vie\x7fê\x7fệt", "việt"),
    ] {
        for speed in [0, 1, 3, 10, 20] {
            for bytewise in [false, true] {
                let mut line = at(&["/"]);
                let pieces: Vec<&[u8]> = match (speed, bytewise) {
                    (0, false) => vec![typed.as_bytes()],
                    (_, true) => typed.as_bytes().chunks(1).collect(),
                    (_, false) => typed.split_inclusive(|_| true).map(str::as_bytes).collect(),
                };
                for piece in pieces {
                    line.feed(piece);
                    line.pass(ms(speed));
                }
                line.pass(Duration::from_secs(3));
                let app = line.session.app();
                assert_eq!(
                    app.finder.prompt.text(),
                    expected,
                    "{typed:?} at {speed} ms"
                );
                assert!(app.finder.is_open);
            }
        }
    }
    // A person's Backspace takes a whole letter.
    let mut line = at(&["/", "tiê\u{301}"]);
    for _ in 0..2 {
        line.feed("\x7f");
        line.pass(ms(60));
    }
    assert_eq!(line.session.app().finder.prompt.text(), "t");
    // In menus and in the calculator as well.
    let mut line = at(&[":", "tiê\u{301}n\x7f\x7f\x7fê"]);
    assert_eq!(taken(line.session.app(), Taker::Menu, "palette"), "tiê");
    line.key("\x1b[1;2D\x1b[1;2Dx");
    assert_eq!(taken(line.session.app(), Taker::Menu, "palette"), "tx");
    let line = at(&["=", "15", "\x1b[1;2D6"]);
    assert_eq!(taken(line.session.app(), Taker::WhatIf, "what-if"), "16");
}

/// Nothing wakes the session but what waits: a letter in the list or in the box sets no timer of its own.
#[test]
fn keys_set_no_timer_but_while_something_waits() {
    for (keys, waits) in [
        ("z", false),
        ("h", false),
        ("q", true),
        ("y", true),
        ("/hộ", false),
        ("/hộ\r", true),
    ] {
        let mut line = at(&[]);
        line.feed(keys);
        let soon = line.now + ms(300);
        line.draw();
        let mut dues = 0;
        while let Some(due) = line.session.due().filter(|due| *due < soon) {
            line.now = line.now.max(due);
            line.request = line.session.tick(line.now);
            line.draw();
            dues += 1;
        }
        assert_eq!(dues > usize::from(!waits), waits || dues > 1, "{keys:?}");
        line.pass(Duration::from_secs(1));
        assert_eq!(line.session.due(), None, "{keys:?}");
        assert_eq!(line.pass(Duration::from_secs(60)), 0);
    }
}
