//! What a person sees of a copy: a line of news, or the whole text in a view that any selection can take.

use chitieu::core::lang::Lang;
use chitieu::explorer::event::Event;
use chitieu::line::terminal::{Clipboard, ColorDepth, Questions};

use super::colored;
use crate::support::escapes::{copied, forbidden};
use crate::support::line::Line;
use crate::support::screen;

/// A session in which copies go that way.
fn with(size: (u16, u16), clipboard: Clipboard) -> Line {
    let mut app = screen::app(size);
    app.display.clipboard = clipboard;
    Line::with(app, Questions::default())
}

/// The rows above what is said of them as one text; a row that was broken inside a word has no space at its end.
fn shown(line: &Line) -> String {
    let text = line.text();
    let news = ["Đã gửi", "Không gửi", "Bảng tạm"];
    let is_text = |row: &&str| !row.is_empty() && !news.iter().any(|said| row.starts_with(said));
    let rows = text.lines().take_while(is_text);
    rows.collect::<Vec<_>>().join(" ")
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The texts that a session sent to a clipboard.
fn sent(line: &Line) -> Vec<String> {
    copied(&line.frames.concat())
}

const NEWS: &str = "Đã gửi tới bảng tạm của terminal: ";

/// X5: a copy is one write to the clipboard, of one line, told on the screen; nothing is asked.
#[test]
fn x5_copies_go_out_once() {
    let mut line = Line::open((120, 40));
    line.key("/che phu rung\r");
    let before = line.frames.len();
    line.key("y");
    let stream = String::from_utf8(line.frames[before..].concat()).unwrap();
    assert_eq!(stream.matches("\x1b]52;c;").count(), 1);
    assert!(!stream.contains("\x1b]52;c;?"));
    assert_eq!(forbidden(stream.as_bytes()), None);
    assert!(line.text().contains(&format!("{NEWS}ước 54%")));
}

/// A citation is longer than the last line: its whole text stands from the first column on, at every size.
#[test]
fn a_copy_that_does_not_fit_is_shown_whole() {
    for size in [(200, 60), (120, 40), (80, 24), (60, 20), (40, 20)] {
        let mut line = colored(size, ColorDepth::Ansi256);
        line.key("/che phu rung\r");
        line.key("Y");
        let sent = sent(&line);
        assert_eq!(sent.len(), 1, "{size:?}");
        assert!(sent[0].chars().count() > 300, "{sent:?}");
        let text = line.text();
        assert_eq!(squeezed(&shown(&line)), squeezed(&sent[0]), "{text}");
        assert!(!text.contains(['│', '┃', '▌', '─']), "{text}");
        let told = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("Đã gửi tới bảng tạm của terminal."), "{text}");
        line.assert_true();
    }
}

/// A short one fits; a second `y` shows it whole all the same, and any other key between begins anew.
#[test]
fn a_second_copy_of_the_same_shows_it_whole() {
    let mut line = Line::open((80, 24));
    line.key("/che phu rung\r");
    for _ in 0..2 {
        line.key("y");
        assert!(line.text().contains(NEWS), "{}", line.text());
        line.key("\x1b[B");
        line.key("\x1b[A");
    }
    line.key("yy");
    assert_eq!(shown(&line), "ước 54%");
    line.key("y");
    assert_eq!(shown(&line), "ước 54%");
}

/// Where nothing may be sent, or nothing would arrive, the text is shown and no escape goes out.
#[test]
fn x5_what_cannot_arrive_is_only_shown() {
    for (way, said) in [
        (Clipboard::Off, "Bảng tạm đã tắt"),
        (Clipboard::Screen, "GNU screen không hỗ trợ"),
        (Clipboard::Absent, "terminal không hỗ trợ"),
    ] {
        for size in [(120, 40), (40, 20)] {
            let mut line = with(size, way);
            line.key("/che phu rung\r");
            line.key("y");
            assert_eq!(shown(&line), "ước 54%", "{way:?}");
            let told = line.text().split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(told.contains(said), "{told}");
            line.key("Y");
            assert!(shown(&line).starts_with("Tỷ lệ che phủ rừng, Lai Châu: "));
            assert_eq!(sent(&line), [""; 0], "{way:?}");
        }
    }
}

/// In tmux the line of its configuration stands in a row of its own, so that it can be taken.
#[test]
fn in_tmux_the_line_that_lets_copies_through_is_told() {
    for size in [(120, 40), (80, 24), (40, 20)] {
        for way in [Clipboard::Tmux, Clipboard::TmuxOrScreen] {
            let mut line = with(size, way);
            line.key("/che phu rung\r");
            line.key("y");
            assert_eq!(sent(&line), ["ước 54%"]);
            assert_eq!(shown(&line), "ước 54%");
            let text = line.text();
            let row = text.lines().find(|row| *row == "set -s set-clipboard on");
            assert!(row.is_some(), "{size:?}\n{text}");
        }
    }
}

/// Over SSH tmux and GNU screen bear one name: what screen would write across the screen is not sent.
#[test]
fn where_screen_may_stand_between_long_texts_are_not_sent() {
    let mut line = with((120, 40), Clipboard::TmuxOrScreen);
    line.key("/che phu rung\r");
    line.key("Y");
    let whole = shown(&line);
    assert!(whole.len() > 600, "{}: {whole}", whole.len());
    assert_eq!(sent(&line), [""; 0]);
    assert!(line.text().contains("Không gửi được: dài quá"));
}

/// The key that closes the view also acts; Back has acted with that.
#[test]
fn the_key_that_closes_the_view_acts() {
    let open = || {
        let mut line = with((120, 40), Clipboard::Off);
        line.key("y");
        assert!(!line.text().contains('│'), "{}", line.text());
        line
    };
    let mut line = open();
    line.key("\x1b[B");
    assert!(line.text().contains('│'));
    assert_eq!(line.session.app().panes.list.selected(), 1);
    let mut line = open();
    line.key("L");
    assert_eq!(line.session.app().view.lang, Lang::En);
    let mut line = open();
    line.key("/");
    assert!(line.session.app().finder.is_open);
    let mut line = open();
    line.key("?");
    assert!(line.text().contains("> "));
    let mut line = open();
    line.key("\x03");
    assert_eq!(
        line.request,
        Some(chitieu::explorer::session::SessionRequest::Quit)
    );
    // The detail keeps the focus: Escape closed one thing.
    let mut line = with((120, 40), Clipboard::Off);
    line.key("\r");
    let before = line.text();
    line.key("y");
    line.key("\x1b");
    assert_eq!(line.text(), before);
}

/// Wherever a copy can be asked for, its text can be seen: from the palette, from the page of a plan, in the detail.
#[test]
fn every_way_to_a_copy_shows_it() {
    let mut line = with((120, 40), Clipboard::Tmux);
    line.key(":");
    line.key("chép số liệu kèm nguồn");
    line.key("\r");
    let from_palette = squeezed(&shown(&line));
    assert_eq!(sent(&line).len(), 1);
    assert_eq!(squeezed(&sent(&line)[0]), from_palette);
    line.key("\x1b");
    line.key("\r");
    line.key("Y");
    assert_eq!(squeezed(&shown(&line)), from_palette);
    line.key("\x1b");
    line.key("/NQ ĐH XIV\r");
    let page = line.text();
    line.key("n");
    line.key("y");
    assert!(sent(&line).len() == 3, "{}", line.text());
    line.key("\x1b");
    assert_ne!(line.text(), page, "the next indicator is chosen");
    let chosen = |text: &str| text.lines().position(|row| row.starts_with('▸'));
    assert!(chosen(&line.text()).is_some(), "the page is still open");
}

/// What is no key leaves the view; a paste is one, as it comes from a person.
#[test]
fn only_a_person_closes_the_view() {
    let mut line = with((80, 24), Clipboard::Off);
    line.key("/che phu rung\r");
    line.key("Y");
    let whole = squeezed(&shown(&line));
    line.resize(60, 20);
    line.pass(std::time::Duration::from_secs(1));
    assert_eq!(squeezed(&shown(&line)), whole, "{}", line.text());
    for event in [Event::Wake, Event::Idle, Event::Continue] {
        let now = line.now;
        line.session.event(event, now);
        line.pass(std::time::Duration::from_secs(1));
        assert_eq!(squeezed(&shown(&line)), whole, "{}", line.text());
    }
    line.key("\x0c");
    assert_eq!(squeezed(&shown(&line)), whole, "Ctrl-L draws anew");
    line.key("\x1b[200~abc\x1b[201~");
    assert_ne!(squeezed(&shown(&line)), whole);
}

/// A text longer than the screen scrolls to its end; every row of it can be seen.
#[test]
fn a_text_longer_than_the_screen_scrolls() {
    let mut line = with((24, 12), Clipboard::Off);
    line.key("/che phu rung\r");
    line.key("Y");
    let mut rows: Vec<String> = shown(&line).split(' ').map(ToOwned::to_owned).collect();
    let top = |line: &Line| line.text().lines().next().unwrap_or_default().to_owned();
    let mut last = top(&line);
    let mut seen = vec![last.clone()];
    loop {
        line.key("\x1b[B");
        if top(&line) == last {
            break;
        }
        last = top(&line);
        seen.push(last.clone());
    }
    assert!(seen.len() > 5, "{seen:?}");
    rows.clear();
    let rest = shown(&line);
    seen.pop();
    let whole = seen.join(" ") + " " + &rest;
    assert!(whole.starts_with("Tỷ lệ che phủ rừng,"), "{whole}");
    assert!(whole.ends_with('.'), "{whole}");
    line.key("\x1b[H");
    assert_eq!(top(&line), seen[0]);
    // Any other key closes it.
    line.key("z");
    assert_ne!(top(&line), seen[0]);
}

/// A window that gets narrower does not cut what was told.
#[test]
fn a_narrower_window_shows_the_copy_whole() {
    let mut line = Line::open((80, 24));
    line.key("/che phu rung\r");
    line.key("y");
    assert!(line.text().contains(NEWS));
    line.resize(30, 20);
    line.pass(std::time::Duration::from_secs(1));
    assert_eq!(shown(&line), "ước 54%");
}
