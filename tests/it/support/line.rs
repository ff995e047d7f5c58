//! A session whose clock and line the test holds, with a screen that reads the frames.

use std::time::Duration;

use chitieu::explorer::session::{Session, SessionRequest};
use chitieu::explorer::state::app::App;
use chitieu::line::moment::Moment;
use chitieu::line::terminal::Questions;
use ratatui::style::{Color, Modifier};

use super::emulator::Emulator;
use super::screen;

/// A session on a line in memory.
pub(crate) struct Line {
    pub(crate) session: Session,
    pub(crate) now: Moment,
    screen: Emulator,
    /// What went out before the first frame.
    pub(crate) opened: Vec<u8>,
    /// Every frame that went out.
    pub(crate) frames: Vec<Vec<u8>>,
    /// What the session wished last.
    pub(crate) request: Option<SessionRequest>,
}

impl Line {
    /// Opens the frozen packs on a terminal that answers nothing.
    pub(crate) fn open(size: (u16, u16)) -> Self {
        Self::with(screen::app(size), Questions::default())
    }

    /// Opens a state on a terminal that may be asked.
    pub(crate) fn with(app: App, questions: Questions) -> Self {
        let mut line = Self::unopened(app, questions);
        line.reopen();
        line
    }

    /// Opens a state where something was typed while the line was opening, and then nothing more.
    pub(crate) fn typed_ahead(app: App, typed: &str) -> Self {
        let mut line = Self::unopened(app, Questions::default());
        line.opened = line.session.open(line.now);
        line.screen.process(&line.opened);
        line.feed(typed);
        line.pass(Duration::from_secs(3));
        line
    }

    fn unopened(app: App, questions: Questions) -> Self {
        let size = app.display.size;
        Self {
            session: Session::new(app, questions),
            now: Moment::after(Duration::from_secs(1)),
            screen: Emulator::new(size),
            opened: Vec::new(),
            frames: Vec::new(),
            request: None,
        }
    }

    /// Switches the terminal over, at the start and again after a stop, and draws.
    pub(crate) fn reopen(&mut self) {
        self.opened = self.session.open(self.now);
        self.screen.process(&self.opened);
        self.draw();
    }

    /// Draws if a frame may go out now; returns its length.
    pub(crate) fn draw(&mut self) -> usize {
        let frame = self.session.frame(self.now);
        if frame.is_empty() {
            return 0;
        }
        self.screen.process(&frame);
        self.frames.push(frame);
        self.frames.last().map_or(0, Vec::len)
    }

    /// Gives the window another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.resize((columns, rows));
        let now = self.now;
        self.session.resize(columns.into(), rows.into(), now);
    }

    /// Takes bytes from the terminal at once.
    pub(crate) fn feed(&mut self, bytes: impl AsRef<[u8]>) {
        let request = self.session.feed(bytes.as_ref(), self.now);
        self.request = request.or(self.request.take());
    }

    /// Lets a time pass, with every frame that becomes due in it; returns their bytes.
    pub(crate) fn pass(&mut self, time: Duration) -> usize {
        let end = self.now + time;
        let mut bytes = self.draw();
        while let Some(due) = self.session.due().filter(|due| *due <= end) {
            self.now = self.now.max(due);
            let request = self.session.tick(self.now);
            self.request = request.or(self.request.take());
            bytes += self.draw();
        }
        self.now = end;
        bytes
    }

    /// Types and waits until nothing is awaited; returns the bytes of the first frame and of all.
    pub(crate) fn key(&mut self, bytes: impl AsRef<[u8]>) -> (usize, usize) {
        self.feed(bytes);
        let first = self.draw();
        (first, first + self.pass(Duration::from_secs(3)))
    }

    /// The screen as lines; whether a space was written or erased at their ends shows nowhere.
    pub(crate) fn text(&self) -> String {
        let contents = self.screen.screen().contents();
        let lines: Vec<&str> = contents.lines().map(str::trim_end).collect();
        lines.join("\n")
    }

    /// The emulated screen.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Checks that the emulated screen shows exactly what is drawn for the state, styles too.
    #[track_caller]
    pub(crate) fn assert_true(&self) {
        let expected = screen::draw(self.session.app());
        assert_eq!(self.text().trim_end(), expected.trim_end());
        let drawn = screen::buffer(self.session.app());
        for (at, cell) in drawn.content.iter().enumerate() {
            let (x, y) = drawn.pos_of(at);
            let shown = self.screen().cell(y, x).unwrap();
            let ground = color(cell.bg);
            assert_eq!(shown.bgcolor(), ground, "ground in column {x} of row {y}");
            if cell.symbol() == " " {
                continue;
            }
            let found = (
                shown.fgcolor(),
                shown.bold(),
                shown.dim(),
                shown.italic(),
                shown.underline(),
            );
            let has = |modifier| cell.modifier.contains(modifier);
            let wanted = (
                color(cell.fg),
                has(Modifier::BOLD),
                has(Modifier::DIM),
                has(Modifier::ITALIC),
                has(Modifier::UNDERLINED),
            );
            assert_eq!(
                found,
                wanted,
                "{:?} in column {x} of row {y}",
                cell.symbol()
            );
        }
    }
}

fn color(color: Color) -> vt100::Color {
    match color {
        Color::Reset => vt100::Color::Default,
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        named => panic!("{named:?} is not compared"),
    }
}
