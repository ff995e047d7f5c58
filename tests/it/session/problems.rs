//! Data with errors: they are told when the explorer opens, listed whole, and each leads to its lines.

use std::sync::Arc;

use chitieu::core::lang::Lang;
use chitieu::explorer::event::Event;
use chitieu::explorer::state::app::{App, Options};
use chitieu::library::Library;
use chitieu::line::terminal::Questions;
use chitieu::pack::excerpt::around;
use chitieu::pack::files::PackFiles;

use crate::support::line::Line;
use crate::support::screen;

const TEXT: &str = r#"[pack]
id = "p"
name = "P"
place = "Here"
[[category]]
id = "c"
name = "C"
[[indicator]]
id = "a"
name = "Chỉ tiêu a"
category = "c"
unit = "%"
claims = [
  { kind = "actual", year = 2022, value = 47,45 },
  { kind = "actual", year = 2023, value = 48.1, source = "nowhere" },
  { kind = "actual", year = 2024, value = 1, note = "]0;owned" },
]
[[indicator]]
id = "a"
name = "Chỉ tiêu b"
category = "c"
"#;

fn hostile() -> String {
    TEXT.replace("]0;owned", "\u{9b}31m\u{202e}owned")
}

fn app(size: (u16, u16), lang: Lang, day: &str) -> App {
    let file = "một thư mục có tên khá dài/kinh-te.toml";
    let library = Library::open(&[PackFiles::in_memory(file, hostile().as_bytes())]);
    let mut options: Options = screen::options(&library, size);
    options.lang = lang;
    options.viewpoint.day = day.parse().unwrap();
    App::new(Arc::new(library), options)
}

fn opened(size: (u16, u16), lang: Lang) -> Line {
    Line::with(app(size, lang, "2026-11-24"), Questions::default())
}

/// What is drawn, with the signs that stand for hidden characters; the emulated terminal shows none of these.
fn drawn(line: &Line) -> String {
    screen::draw(line.session.app())
}

/// Reads the lines that were asked for, from the bytes that the file has by now.
fn answer(line: &mut Line, bytes: &[u8]) {
    let asked = line.session.requests().lines.take();
    let asked = asked.expect("lines are asked for");
    let lines = around(bytes, asked.span.unwrap());
    line.session.event(Event::Lines(lines), line.now);
    line.draw();
    assert!(line.session.requests().lines.is_none(), "asked once");
}

#[test]
fn errors_are_told_until_a_key_is_pressed() {
    let last = |line: &Line| line.text().lines().last().unwrap_or("").to_owned();
    let mut vi = opened((100, 24), Lang::Vi);
    assert_eq!(
        last(&vi),
        " Dữ liệu có 2 lỗi, phần đọc được vẫn dùng; bấm ! để xem"
    );
    vi.key("\x1b[B");
    assert!(last(&vi).contains("tìm"), "{}", last(&vi));
    let en = opened((100, 24), Lang::En);
    assert_eq!(
        last(&en),
        " The data has 2 errors, what could be read is used; ! lists them"
    );
    // Sound data open with the hints.
    let sound = screen::draw(&screen::app((100, 24)));
    assert!(sound.lines().last().unwrap().contains("trợ giúp"));
}

#[test]
fn the_list_shows_whole_problems_and_enter_their_lines() {
    let mut line = opened((80, 24), Lang::Vi);
    line.key("!");
    insta::assert_snapshot!("list", drawn(&line));
    // The warning stands behind the errors, and is narrowed to by its code.
    line.key("unknown-source");
    assert!(
        line.text().contains("kinh-te.toml:15:58"),
        "{}",
        line.text()
    );
    assert!(!line.text().contains("47,45"), "{}", line.text());
    line.key("\x1b");
    line.key("!");
    line.key("\r");
    assert!(line.text().contains("đang đọc tệp"), "{}", line.text());
    answer(&mut line, hostile().as_bytes());
    insta::assert_snapshot!("lines", drawn(&line));
    // One step back leads to the list, the next to the panes.
    line.key("\x1b");
    assert!(line.text().contains("Lỗi của dữ liệu"), "{}", line.text());
    line.key("\x1b");
    assert!(!line.text().contains("Lỗi của dữ liệu"), "{}", line.text());
    line.assert_true();
}

#[test]
fn a_phone_shows_them_whole_too() {
    let mut line = opened((40, 20), Lang::En);
    line.key("!");
    insta::assert_snapshot!("phone_list", drawn(&line));
    line.key("\x1b[B");
    line.key("\r");
    answer(&mut line, hostile().as_bytes());
    insta::assert_snapshot!("phone_lines", drawn(&line));
    // Lines that do not fit are scrolled to; the last one stays in sight.
    line.key("G");
    let shown = line.text();
    assert!(shown.contains("22 │") || shown.contains("21 │"), "{shown}");
    assert!(!shown.contains("17 │"), "{shown}");
}

#[test]
fn a_file_that_has_changed_shows_what_it_has_or_says_so() {
    let mut line = opened((80, 24), Lang::Vi);
    line.key("!\r");
    answer(&mut line, b"x = 1\n");
    assert!(
        line.text().contains("Không có dòng nào để xem"),
        "{}",
        line.text()
    );
    // Lines that come when nobody looks any more change nothing.
    line.key("\x1b");
    let before = line.text();
    line.session.event(Event::Lines(Vec::new()), line.now);
    line.draw();
    assert_eq!(line.text(), before);
}

#[test]
fn a_clock_before_the_newest_publication_is_told() {
    let last = |day: &str, as_of: bool, lang: Lang| {
        let library = crate::support::frozen::library();
        let mut options = screen::options(&library, (120, 24));
        options.lang = lang;
        options.viewpoint.day = day.parse().unwrap();
        options.viewpoint.as_of = as_of;
        let app = App::new(library, options);
        let shown = screen::draw(&app);
        shown.lines().last().unwrap().to_owned()
    };
    let vi = last("2020-01-01", false, Lang::Vi);
    assert!(
        vi.starts_with(" Ngày máy 01/01/2020 sớm hơn lần công bố mới nhất "),
        "{vi}"
    );
    let en = last("2020-01-01", false, Lang::En);
    assert!(
        en.starts_with(" The clock says 1 Jan 2020, before the newest publication of "),
        "{en}"
    );
    // A day that was asked for is no clock, and one that is late enough needs no word.
    for (day, as_of) in [("2020-01-01", true), ("2026-11-24", false)] {
        let hints = last(day, as_of, Lang::Vi);
        assert!(hints.contains("trợ giúp"), "{hints}");
    }
}
