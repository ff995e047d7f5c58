//! A session on a screen in memory.

use std::sync::Arc;

use chitieu::lang::Lang;
use chitieu::library::Library;
use chitieu::outlook::Outlook;
use chitieu::tui::app::{App, Options};
use chitieu::tui::event::{Chord, Event};
use chitieu::tui::glyphs::UNICODE;
use chitieu::tui::theme::{Depth, Shade, Theme};
use chitieu::tui::update::update;
use chitieu::tui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use super::frozen;

/// A session over the frozen packs, in Vietnamese, without color, on a fixed day.
pub(crate) fn app(size: (u16, u16)) -> App {
    colored(size, Depth::Mono)
}

/// The same with colors.
pub(crate) fn colored(size: (u16, u16), depth: Depth) -> App {
    over(frozen::library(), size, depth)
}

/// A session over any library.
pub(crate) fn over(library: Arc<Library>, size: (u16, u16), depth: Depth) -> App {
    let theme = Theme::new(depth, Shade::Dark);
    let options = Options {
        theme,
        ..options(&library, size)
    };
    App::new(library, options)
}

/// How a session begins in every test that says nothing else: in Vietnamese, without color, on a fixed day.
pub(crate) fn options(library: &Library, size: (u16, u16)) -> Options {
    Options {
        lang: Lang::Vi,
        outlook: Outlook::on("2026-11-24".parse().unwrap()),
        place: library.catalog.default_place(),
        theme: Theme::new(Depth::Mono, Shade::Dark),
        glyphs: &UNICODE,
        size,
        query: None,
        clipboard: true,
        memory: chitieu::memory::Memory::default(),
    }
}

/// The lines of the screen after some keys, without trailing spaces.
pub(crate) fn screen(size: (u16, u16), keys: &str) -> String {
    after(app(size), keys)
}

/// Presses keys, one right after another.
pub(crate) fn press(app: &mut App, keys: &str) {
    for chord in Chord::parse_all(keys).unwrap() {
        update(app, Event::Key(chord));
    }
}

/// The same of any session.
pub(crate) fn after(mut app: App, keys: &str) -> String {
    press(&mut app, keys);
    update(&mut app, Event::Idle);
    draw(&app)
}

/// The cells of the screen of a session.
pub(crate) fn buffer(app: &App) -> Buffer {
    let (columns, rows) = app.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| view(app, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The same of a session that was asked for the day: a terminal shows it so in every test.
pub(crate) fn screen_as_of(size: (u16, u16), keys: &str) -> String {
    screen_where(size, keys, false)
}

/// The same on a terminal where the list moves row by row beside other panes, or leaps.
pub(crate) fn screen_where(size: (u16, u16), keys: &str, glides: bool) -> String {
    let mut app = app(size);
    app.glides = glides;
    app.outlook.as_of = true;
    app.refresh();
    app.follow();
    after(app, keys)
}

/// The lines of the screen of a session.
pub(crate) fn draw(app: &App) -> String {
    let (columns, rows) = app.size;
    let buffer = buffer(app);
    let row = |y| {
        let mut line = String::new();
        let mut x = 0;
        while x < columns {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            // A wide letter has the next cell too.
            x += symbol.width().max(1) as u16;
        }
        line.trim_end().to_owned()
    };
    let lines: Vec<String> = (0..rows).map(row).collect();
    lines.join("\n") + "\n"
}

/// The words of the last pane in one line, however they are wrapped there.
pub(crate) fn last_pane(screen: &str) -> String {
    let lines = screen.lines();
    let lines = lines.map(|line| line.rsplit_once('│').map_or(line, |(_, last)| last));
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    words.join(" ")
}

/// Checks that lines stand together on the screen, each somewhere in its row; `─` is a rule.
#[track_caller]
pub(crate) fn check(size: (u16, u16), keys: &str, expected: &[&str]) {
    let shown = screen(size, keys);
    let lines: Vec<&str> = shown.lines().collect();
    let holds = |(line, wanted): (&&str, &&str)| line.contains(*wanted);
    let stands = lines
        .windows(expected.len())
        .any(|window| window.iter().zip(expected).all(holds));
    assert!(
        stands,
        "after {keys:?} these lines should stand together:\n{}\n\nthe screen is:\n{shown}",
        expected.join("\n")
    );
}
