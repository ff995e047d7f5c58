//! What the encoder is worth: bytes of the stock backend of ratatui beside those of `line::output`.
//!
//! Run with `cargo bench --bench line_bytes`. Both draw the same state after the same keys, in 256 colors on the
//! shipped packs; the stock side is ratatui's `Terminal` over `CrosstermBackend`. The figures are exact.

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::explorer::choices::Begins;
use chitieu::explorer::choices::StartView;
use chitieu::explorer::memory::Memory;
use chitieu::explorer::session::Session;
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::theme::{Shade, Theme};
use chitieu::explorer::view::view;
use chitieu::library::Library;
use chitieu::line::moment::Moment;
use chitieu::line::terminal::{Clipboard, ColorDepth, Questions};
use chitieu::pack::files;
use chitieu::report::glyphs::UNICODE;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 20)];

/// What the terminal answers where it can move the rows of some columns alone.
const HAS_MARGINS: &[u8] = b"\x1b[?69;2$y";

/// A row of the table.
struct Scenario {
    name: &'static str,
    keys: &'static [&'static str],
    margins: bool,
    /// Whether the keys rest after each, so that the detail follows.
    rests: bool,
}

const DOWN: &str = "\x1b[B";
const STEPS: [&str; 30] = [DOWN; 30];

const SCENARIOS: [Scenario; 8] = [
    Scenario {
        name: "search, letter by letter",
        keys: &["/", "c", "h", "e", " ", "p", "h", "u"],
        margins: false,
        rests: true,
    },
    Scenario {
        name: "30 steps, each with its detail",
        keys: &STEPS,
        margins: false,
        rests: true,
    },
    Scenario {
        name: "30 steps, each with its detail, margins",
        keys: &STEPS,
        margins: true,
        rests: true,
    },
    Scenario {
        name: "30 quick steps",
        keys: &STEPS,
        margins: false,
        rests: false,
    },
    Scenario {
        name: "30 quick steps, margins",
        keys: &STEPS,
        margins: true,
        rests: false,
    },
    Scenario {
        name: "a page down",
        keys: &["\x1b[6~"],
        margins: false,
        rests: true,
    },
    Scenario {
        name: "the overview",
        keys: &["O"],
        margins: false,
        rests: true,
    },
    Scenario {
        name: "the other language",
        keys: &["L"],
        margins: false,
        rests: true,
    },
];

/// A session and a stock terminal that show the same.
struct Both {
    session: Session,
    stock: Terminal<CrosstermBackend<Counted>>,
    counted: Counted,
    now: Moment,
    own: usize,
}

/// Counts what is written.
#[derive(Clone, Default)]
struct Counted(Rc<Cell<usize>>);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Both {
    fn open(library: &Arc<Library>, size: (u16, u16)) -> io::Result<Self> {
        let day = "2026-11-24".parse().map_err(io::Error::other)?;
        let options = Options {
            lang: Lang::Vi,
            viewpoint: Viewpoint::on(day),
            place: library.catalog.default_place(),
            theme: Theme::new(ColorDepth::Ansi256, Shade::Dark),
            glyphs: &UNICODE,
            size,
            query: None,
            start: StartView::List,
            clipboard: Clipboard::Open,
            memory: Memory::default(),
            begins: Begins::default(),
        };
        let app = App::new(Arc::clone(library), options);
        let viewport = Viewport::Fixed(Rect::new(0, 0, size.0, size.1));
        let counted = Counted::default();
        let backend = CrosstermBackend::new(counted.clone());
        let mut both = Self {
            session: Session::new(app, Questions::default()),
            stock: Terminal::with_options(backend, TerminalOptions { viewport })?,
            counted,
            now: Moment::after(Duration::from_secs(1)),
            own: 0,
        };
        both.session.open(both.now);
        Ok(both)
    }

    /// Lets a time pass and draws every frame that becomes due in it on both sides.
    fn pass(&mut self, time: Duration) -> io::Result<()> {
        let end = self.now + time;
        loop {
            let frame = self.session.frame(self.now);
            if !frame.is_empty() {
                self.own += frame.len();
                let app = self.session.app();
                self.stock.draw(|frame| {
                    view(app, frame);
                })?;
            }
            match self.session.due().filter(|due| *due <= end) {
                Some(due) => self.now = self.now.max(due),
                None => break,
            }
            self.session.tick(self.now);
        }
        self.now = end;
        Ok(())
    }

    fn press(&mut self, keys: &str, rests: bool) -> io::Result<()> {
        self.session.feed(keys.as_bytes(), self.now);
        let time = if rests { 1000 } else { 40 };
        self.pass(Duration::from_millis(time))
    }

    /// The bytes so far: stock and own; counted from nothing again.
    fn take(&mut self) -> (usize, usize) {
        (self.counted.0.take(), std::mem::take(&mut self.own))
    }
}

fn cell((stock, own): (usize, usize)) -> String {
    format!("{stock} / {own} = {:.1}×", stock as f64 / own.max(1) as f64)
}

fn main() -> io::Result<()> {
    let library = Arc::new(Library::open(&files::embedded()));
    let mut rows = vec![("first screen".to_owned(), Vec::new())];
    rows.extend(
        SCENARIOS
            .iter()
            .map(|found| (found.name.to_owned(), Vec::new())),
    );
    for size in SIZES {
        for (at, scenario) in SCENARIOS.iter().enumerate() {
            let mut both = Both::open(&library, size)?;
            both.pass(Duration::from_secs(1))?;
            let first = both.take();
            if at == 0 {
                rows[0].1.push(cell(first));
            }
            if scenario.margins {
                both.session.feed(HAS_MARGINS, both.now);
                both.pass(Duration::from_secs(1))?;
            }
            both.take();
            for keys in scenario.keys {
                both.press(keys, scenario.rests)?;
            }
            both.pass(Duration::from_secs(1))?;
            rows[at + 1].1.push(cell(both.take()));
        }
    }
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "| bytes, stock / own | 120×40 | 80×24 | 40×20 |\n|---|---|---|---|"
    )?;
    for (name, cells) in rows {
        writeln!(out, "| {name} | {} |", cells.join(" | "))?;
    }
    Ok(())
}
