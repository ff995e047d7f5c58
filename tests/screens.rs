//! Whole screens, as a person sees them after some keys.

use std::sync::Arc;

use chitieu::lang::Lang;
use chitieu::library::Library;
use chitieu::outlook::Outlook;
use chitieu::pack::files;
use chitieu::tui::app::{App, Options};
use chitieu::tui::event::{Chord, Event};
use chitieu::tui::glyphs::UNICODE;
use chitieu::tui::theme::{Depth, Shade, Theme};
use chitieu::tui::update::update;
use chitieu::tui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn screen(size: (u16, u16), keys: &str) -> String {
    let library = Arc::new(Library::open(&files::embedded()));
    let options = Options {
        lang: Lang::Vi,
        outlook: Outlook::on("2026-11-24".parse().unwrap()),
        place: library.catalog.default_place(),
        theme: Theme::new(Depth::Mono, Shade::Dark),
        glyphs: &UNICODE,
        size,
        query: None,
    };
    let mut app = App::new(library, options);
    for chord in Chord::parse_all(keys).unwrap() {
        update(&mut app, Event::Key(chord));
    }
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| view(&app, frame)).unwrap();
    terminal.backend().to_string()
}

#[test]
fn look() {
    for (size, keys) in [
        ((120, 40), ""),
        ((120, 40), "/grdp dau nguoi"),
        ((80, 24), "/ho ngheo<ret>"),
        ((40, 20), ""),
        ((40, 20), "/che phu rung<ret>"),
        ((80, 24), "?"),
        ((80, 24), "P"),
        ((120, 40), "L/forest<ret><tab><end>"),
    ] {
        eprintln!("{size:?} {keys}\n{}", screen(size, keys));
    }
}
