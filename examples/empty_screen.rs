//! An empty program of the kind: a screen is taken, one line is drawn, a key ends it. `tools/compare-start.py` measures
//! the explorer beside it.

use std::io;

use ratatui::crossterm::event::{Event, read};

fn main() -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let ended = loop {
        let drawn = terminal.draw(|frame| frame.render_widget("empty", frame.area()));
        if let Err(error) = drawn {
            break Err(error);
        }
        match read() {
            Ok(Event::Key(_)) => break Ok(()),
            Ok(_) => {}
            Err(error) => break Err(error),
        }
    };
    ratatui::try_restore()?;
    ended
}
