//! A session on a screen in memory.

use std::sync::Arc;
use std::time::Duration;

use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::core::model::SeriesId;
use chitieu::explorer::choices::Begins;
use chitieu::explorer::choices::StartView;
use chitieu::explorer::event::Event;
use chitieu::explorer::searcher::Searcher;
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::state::overlay::Overlay;
use chitieu::explorer::state::what_if::WhatIf;
use chitieu::explorer::theme::{Shade, Theme};
use chitieu::explorer::view::view;
use chitieu::library::Library;
use chitieu::line::input::key::Chord;
use chitieu::line::terminal::{Clipboard, ColorDepth};
use chitieu::report::glyphs::UNICODE;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use super::frozen;

/// The sizes that every view is looked at.
pub(crate) const SIZES: [(u16, u16); 5] = [(120, 40), (80, 24), (60, 24), (40, 20), (200, 60)];

/// A session over the frozen packs, in Vietnamese, without color, on a fixed day.
pub(crate) fn app(size: (u16, u16)) -> App {
    colored(size, ColorDepth::Mono)
}

/// The same with colors.
pub(crate) fn colored(size: (u16, u16), depth: ColorDepth) -> App {
    over(frozen::library(), size, depth)
}

/// A session over any library.
pub(crate) fn over(library: Arc<Library>, size: (u16, u16), depth: ColorDepth) -> App {
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
        viewpoint: Viewpoint::on("2026-11-24".parse().unwrap()),
        place: library.catalog.default_place(),
        theme: Theme::new(ColorDepth::Mono, Shade::Dark),
        glyphs: &UNICODE,
        size,
        query: None,
        start: StartView::List,
        clipboard: Clipboard::Open,
        memory: chitieu::explorer::memory::Memory::default(),
        begins: Begins::default(),
    }
}

/// Opens the what-if calculator on a series; tells whether it could be opened.
pub(crate) fn open_what_if(app: &mut App, series: SeriesId) -> bool {
    let viewpoint = app.snapshot.viewpoint;
    let open = WhatIf::open(app.catalog(), &viewpoint, series, app.view.lang);
    let is_open = open.is_some();
    open.into_iter()
        .for_each(|open| app.overlays.open(Overlay::WhatIf(open)));
    is_open
}

/// Lets an event change the state and runs the searches it asks for, at once.
pub(crate) fn react(app: &mut App, event: Event) {
    let patient = Duration::from_secs(60);
    let mut searcher = Searcher::new(Arc::default()).with_patience(patient);
    searcher.react(app, event);
}

/// The lines of the screen after some keys, without trailing spaces.
pub(crate) fn screen(size: (u16, u16), keys: &str) -> String {
    after(app(size), keys)
}

/// Presses keys, one right after another.
pub(crate) fn press(app: &mut App, keys: &str) {
    for chord in Chord::parse_all(keys).unwrap() {
        react(app, Event::Key(chord));
    }
}

/// The same of any session.
pub(crate) fn after(mut app: App, keys: &str) -> String {
    press(&mut app, keys);
    react(&mut app, Event::Idle);
    draw(&app)
}

/// The cells of the screen of a session.
pub(crate) fn buffer(app: &App) -> Buffer {
    let (columns, rows) = app.display.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal
        .draw(|frame| {
            view(app, frame);
        })
        .unwrap();
    terminal.backend().buffer().clone()
}

/// The same of a session that was asked for the day: a terminal shows it so in every test.
pub(crate) fn screen_as_of(size: (u16, u16), keys: &str) -> String {
    screen_where(size, keys, false)
}

/// The same on a terminal where the list moves row by row beside other panes, or leaps.
pub(crate) fn screen_where(size: (u16, u16), keys: &str, glides: bool) -> String {
    let mut app = app(size);
    app.display.moves_columns = glides;
    app.view.as_of = true;
    app.refresh();
    app.follow();
    after(app, keys)
}

/// The lines of the screen of a session.
pub(crate) fn draw(app: &App) -> String {
    let (columns, rows) = app.display.size;
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
