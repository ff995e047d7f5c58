//! The facts that no row loses, however narrow the screen is.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::explorer::choices::{Begins, StartView};
use crate::explorer::event::Event;
use crate::explorer::keys::update::update;
use crate::explorer::layout::{attention_parts, list_parts, row_height};
use crate::explorer::memory::Memory;
use crate::explorer::state::app::Options;
use crate::explorer::state::attention::AttentionLine as Listed;
use crate::explorer::state::things::Thing;
use crate::explorer::theme::{Shade, Theme};
use crate::explorer::view::view;
use crate::library::Library;
use crate::line::input::key::Chord;
use crate::line::terminal::{Clipboard, ColorDepth};
use crate::pack::files;
use crate::report::card::Card;
use crate::report::glyphs::UNICODE;

fn app(library: &Arc<Library>, size: (u16, u16), lang: Lang) -> App {
    let options = Options {
        lang,
        viewpoint: Viewpoint::on("2026-11-24".parse().unwrap()),
        place: library.catalog.default_place(),
        theme: Theme::new(ColorDepth::Mono, Shade::Dark),
        glyphs: &UNICODE,
        size,
        query: None,
        start: StartView::List,
        clipboard: Clipboard::Open,
        memory: Memory::default(),
        begins: Begins::default(),
    };
    App::new(Arc::clone(library), options)
}

fn press(app: &mut App, keys: &str) {
    for chord in Chord::parse_all(keys).unwrap() {
        update(app, Event::Key(chord));
    }
}

/// The cells of the screen within some columns, line by line.
fn lines(app: &App, area: Rect) -> Vec<String> {
    let (columns, rows) = app.display.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal
        .draw(|frame| {
            view(app, frame);
        })
        .unwrap();
    let buffer = terminal.backend().buffer();
    let cells = |y| (area.x..area.right()).map(move |x| buffer[(x, y)].symbol());
    (0..rows).map(|y| cells(y).collect()).collect()
}

/// The lines of each series that the list shows, read from the screen.
fn rows_of_the_list(app: &App) -> Vec<(SeriesId, String)> {
    let area = app.layout().list.unwrap();
    let rows = list_parts(area).rows;
    let lines = lines(app, area);
    let height = row_height(area);
    let series = app.snapshot.rows.iter().map(|row| match row.thing() {
        Thing::Series(series) => series,
        _ => panic!("only indicators are listed"),
    });
    let tops = (rows.y..).step_by(usize::from(height));
    let whole = tops
        .zip(series)
        .filter(|(y, _)| y + height <= rows.bottom());
    let text = |y: u16| lines[usize::from(y)..usize::from(y + height)].join("\n");
    whole.map(|(y, series)| (series, text(y))).collect()
}

/// The same of what needs attention.
fn rows_of_attention(app: &App) -> Vec<(SeriesId, String)> {
    let body = app.layout().body();
    let parts = attention_parts(body);
    let lines = lines(app, body);
    let open = app.overlays.attention().unwrap();
    let listed = app.attention_lines(open).into_iter().take(parts.visible);
    let tops = (parts.rows.y..).step_by(usize::from(parts.row_height));
    let shown = tops.zip(listed).filter_map(|(y, line)| match line {
        Listed::Target(row) => {
            let text = lines[usize::from(y)..usize::from(y + parts.row_height)].join("\n");
            Some((row.series, text))
        }
        _ => None,
    });
    shown.collect()
}

/// Checks that a row tells what it must at its width.
#[track_caller]
fn check(app: &App, (series, text): &(SeriesId, String)) {
    let cells = RowCells::from_card(&Card::new(app.basis(), *series), &UNICODE);
    let columns = app.display.size.0;
    let plain = |text: &str| text.replace(char::is_whitespace, "");
    let (shown, name) = (plain(text), plain(&cells.name));
    let mut parts: Vec<String> = cells.bare.split(' ').map(plain).collect();
    parts.extend([plain(cells.derived), plain(&cells.part)]);
    parts.push(name.graphemes(true).take(8).collect());
    // A unit that is too long shows at least its beginning.
    let unit = Card::new(app.basis(), *series).unit().to_owned();
    match (text::width(&unit), cells.bare.as_str()) {
        (_, "–") => {}
        (0..20, _) => parts.push(plain(&cells.figure)),
        _ => parts.push(unit.graphemes(true).take(2).collect()),
    }
    if columns >= 60 {
        parts.push(plain(&cells.target_short));
    }
    for part in parts {
        assert!(
            shown.contains(&part),
            "{columns} columns, {:?}: {part:?} is missing of {cells:?}\n{text}",
            app.view.lang
        );
    }
    assert!(
        shown.contains(cells.sign),
        "{columns} columns: no sign\n{text}"
    );
}

#[test]
fn at_every_width_a_figure_keeps_its_unit_and_mark_and_from_sixty_columns_its_target() {
    let library = Arc::new(Library::open(&files::embedded()));
    let mut seen = 0;
    for columns in 40..=220 {
        // Below a hundred columns few rows give the list the screen alone, and many let the detail stand beside.
        let heights: &[u16] = if columns < 100 { &[24, 50] } else { &[36] };
        for rows in heights {
            for lang in [Lang::Vi, Lang::En] {
                let mut app = app(&library, (columns, *rows), lang);
                let mut all = rows_of_the_list(&app);
                press(&mut app, "a");
                all.extend(rows_of_attention(&app));
                all.iter().for_each(|row| check(&app, row));
                seen += all.len();
            }
        }
    }
    assert!(seen > 10_000, "{seen}");
}
