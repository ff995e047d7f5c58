//! The screen of a terminal as an SVG: what stands in its cells, in their colors.
//!
//! Words of one look are a text of a set length, so the columns stand whatever font is at hand. Blocks and lines are drawn:
//! glyphs of a font leave gaps between rows.

use std::fmt::Write as _;

use vt100::{Cell, Color, Screen};

/// The width of a cell in tenths of a pixel, its height and the size of letters in pixels.
const WIDTH: usize = 84;
const HEIGHT: usize = 18;
const LETTER: usize = 14;
/// What the letters stand above the lower edge of a cell.
const BASE: usize = 5;
/// How thick lines are, in tenths of a pixel.
const STROKE: usize = 10;
/// What is left free around the screen.
const MARGIN: usize = 8;

/// The ground and the letters where the program sets no color.
const GROUND: (u8, u8, u8) = (0x1e, 0x1e, 0x1e);
const INK: (u8, u8, u8) = (0xd4, 0xd4, 0xd4);

/// The sixteen colors that have no numbers of their own, as xterm shows them.
const SIXTEEN: [u32; 16] = [
    0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
    0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
];

/// How a cell looks: all that makes it another run.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Look {
    ink: String,
    ground: Option<String>,
    bold: bool,
    dim: bool,
    italic: bool,
    underline: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let (ink, ground) = (cell.fgcolor(), cell.bgcolor());
        let (ink, ground) = match cell.inverse() {
            true => (hex(ground, GROUND), Some(hex(ink, INK))),
            false => {
                let is_set = ground != Color::Default;
                (hex(ink, INK), is_set.then(|| hex(ground, GROUND)))
            }
        };
        Self {
            ink,
            ground,
            bold: cell.bold(),
            dim: cell.dim(),
            italic: cell.italic(),
            underline: cell.underline(),
        }
    }

    /// The rule of its letters.
    fn rule(&self) -> String {
        let mut rule = format!("fill:{}", self.ink);
        for (is_so, words) in [
            (self.bold, ";font-weight:bold"),
            (self.dim, ";opacity:.6"),
            (self.italic, ";font-style:italic"),
            (self.underline, ";text-decoration:underline"),
        ] {
            rule.push_str(if is_so { words } else { "" });
        }
        rule
    }
}

/// Letters of one look that stand together in a row.
struct Run {
    row: usize,
    column: usize,
    /// Each with how many cells it takes.
    letters: Vec<(String, usize)>,
    look: Look,
}

fn hex(color: Color, default: (u8, u8, u8)) -> String {
    let (red, green, blue) = match color {
        Color::Default => default,
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Idx(index @ 0..=15) => {
            let [_, red, green, blue] = SIXTEEN[usize::from(index)].to_be_bytes();
            (red, green, blue)
        }
        Color::Idx(index @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let index = index - 16;
            (level(index / 36), level(index / 6 % 6), level(index % 6))
        }
        Color::Idx(index) => {
            let gray = 8 + 10 * (index - 232);
            (gray, gray, gray)
        }
    };
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// How many eighths of a cell a block fills, from below.
fn eighths(letter: char) -> Option<usize> {
    let mut blocks = "▁▂▃▄▅▆▇█".chars();
    blocks.position(|block| block == letter).map(|at| at + 1)
}

/// Where the strokes of a line go from the middle of a cell: up, right, down, left.
fn strokes(letter: char) -> Option<[bool; 4]> {
    let ways = match letter {
        '│' => "ud",
        '─' => "rl",
        '┌' => "rd",
        '┐' => "dl",
        '└' => "ur",
        '┘' => "ul",
        '├' => "urd",
        '┤' => "udl",
        '┬' => "rdl",
        '┴' => "url",
        '┼' => "urdl",
        _ => return None,
    };
    Some(['u', 'r', 'd', 'l'].map(|way| ways.contains(way)))
}

/// What is drawn in a cell at a place, in tenths of a pixel, as left, top, width and height; nothing where it is a letter.
fn shapes(text: &str, (x, y): (usize, usize)) -> Option<Vec<[usize; 4]>> {
    let letter = text.chars().next()?;
    let height = HEIGHT * 10;
    if let Some(eighths) = eighths(letter) {
        let filled = height * eighths / 8;
        return Some(vec![[x, y + height - filled, WIDTH, filled]]);
    }
    let ways = strokes(letter)?;
    let (left, top) = (x + (WIDTH - STROKE) / 2, y + (height - STROKE) / 2);
    let [up, right, down, left_too] = ways;
    let mut drawn = Vec::new();
    if left_too || right {
        let from = if left_too { x } else { left };
        let to = if right { x + WIDTH } else { left + STROKE };
        drawn.push([from, top, to - from, STROKE]);
    }
    if up || down {
        let from = if up { y } else { top };
        let to = if down { y + height } else { top + STROKE };
        drawn.push([left, from, STROKE, to - from]);
    }
    Some(drawn)
}

/// Two shapes side by side are one: seams would be seen.
fn joined(shapes: Vec<[usize; 4]>) -> Vec<[usize; 4]> {
    let mut joined: Vec<[usize; 4]> = Vec::new();
    for shape in shapes {
        match joined.last_mut() {
            Some(last)
                if [last[1], last[3]] == [shape[1], shape[3]]
                    && (last[0]..=last[0] + last[2]).contains(&shape[0]) =>
            {
                last[2] = last[2].max(shape[0] + shape[2] - last[0]);
            }
            _ => joined.push(shape),
        }
    }
    joined
}

/// A text as XML has it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// Tenths of a pixel as pixels.
fn pixels(tenths: usize) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

fn runs(screen: &Screen) -> Vec<Run> {
    let (rows, columns) = screen.size();
    let mut runs: Vec<Run> = Vec::new();
    for row in 0..rows.get() {
        for column in 0..columns.get() {
            let cell = screen.cell(row, column).unwrap();
            if cell.is_wide_continuation() {
                continue;
            }
            let text = if cell.has_contents() {
                cell.contents()
            } else {
                " "
            };
            let letter = (text.to_owned(), 1 + usize::from(cell.is_wide()));
            let (look, row, column) = (Look::of(cell), usize::from(row), usize::from(column));
            match runs.last_mut() {
                Some(run) if run.row == row && run.look == look => run.letters.push(letter),
                _ => runs.push(Run {
                    row,
                    column,
                    letters: vec![letter],
                    look,
                }),
            }
        }
    }
    runs
}

/// A text or shapes, as they are written.
#[derive(Default)]
struct Drawing {
    looks: Vec<String>,
    body: String,
}

impl Drawing {
    fn class(&mut self, look: &Look) -> usize {
        let rule = look.rule();
        let known = self.looks.iter().position(|known| *known == rule);
        known.unwrap_or_else(|| {
            self.looks.push(rule);
            self.looks.len() - 1
        })
    }

    fn fill(&mut self, paint: &str, shapes: Vec<[usize; 4]>) {
        if shapes.is_empty() {
            return;
        }
        let _ = write!(self.body, "<path {paint} d=\"");
        for shape in joined(shapes) {
            let [left, top, width, height] = shape.map(pixels);
            let _ = write!(self.body, "M{left} {top}h{width}v{height}h-{width}z");
        }
        self.body.push_str("\"/>\n");
    }

    /// A text from a place on, as long as its cells.
    fn write(&mut self, class: usize, (x, y): (usize, usize), (text, cells): (&str, usize)) {
        let (x, length) = (pixels(x), pixels(cells * WIDTH));
        let (y, text) = (y / 10 + HEIGHT - BASE, escaped(text));
        let _ = writeln!(
            self.body,
            "<text class=\"s{class}\" x=\"{x}\" y=\"{y}\" textLength=\"{length}\">{text}</text>"
        );
    }

    fn draw(&mut self, run: &Run) {
        let (start, y) = (
            MARGIN * 10 + run.column * WIDTH,
            (MARGIN + run.row * HEIGHT) * 10,
        );
        if let Some(ground) = &run.look.ground {
            let cells: usize = run.letters.iter().map(|(_, cells)| cells).sum();
            self.fill(
                &format!("fill=\"{ground}\""),
                vec![[start, y, cells * WIDTH, HEIGHT * 10]],
            );
        }
        let (mut x, mut drawn) = (start, Vec::new());
        let mut words: Vec<(usize, String, usize)> = Vec::new();
        let mut blanks = 2;
        for (text, cells) in &run.letters {
            if let Some(shapes) = shapes(text, (x, y)) {
                drawn.extend(shapes);
                blanks = 2;
            } else if text == " " && !run.look.underline {
                blanks += 1;
            } else {
                // One blank stands between words; after more of them, which a viewer may take for one, the text begins anew.
                match words.last_mut().filter(|_| blanks < 2) {
                    Some((_, word, taken)) => {
                        word.push_str(&" ".repeat(blanks));
                        word.push_str(text);
                        *taken += blanks + cells;
                    }
                    None => words.push((x, text.clone(), *cells)),
                }
                blanks = 0;
            }
            x += cells * WIDTH;
        }
        if words.is_empty() && drawn.is_empty() {
            return;
        }
        let class = self.class(&run.look);
        self.fill(&format!("class=\"s{class}\""), drawn);
        for (x, word, cells) in words {
            self.write(class, (x, y), (&word, cells));
        }
    }
}

/// The picture of a screen, with what it is called for those who hear it.
pub(crate) fn of(screen: &Screen, title: &str) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (usize::from(rows.get()), usize::from(columns.get()));
    let (width, height) = (
        pixels(columns * WIDTH + 20 * MARGIN),
        rows * HEIGHT + 2 * MARGIN,
    );
    let mut drawing = Drawing::default();
    for run in runs(screen) {
        drawing.draw(&run);
    }
    if !screen.hide_cursor() {
        let (row, column) = screen.cursor_position();
        let (x, y) = (
            MARGIN * 10 + usize::from(column) * WIDTH,
            MARGIN + usize::from(row) * HEIGHT,
        );
        let paint = format!("fill=\"{}\"", hex(Color::Default, INK));
        drawing.fill(&paint, vec![[x, y * 10, 20, HEIGHT * 10]]);
    }
    let Drawing { looks, body } = drawing;
    let mut rules = String::new();
    for (at, rule) in looks.iter().enumerate() {
        let _ = write!(rules, ".s{at}{{{rule}}}");
    }
    let ground = hex(Color::Default, GROUND);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" xml:space=\"preserve\">\n<title>{}</title>\n<style>path{{shape-rendering:crispEdges}}text{{white-space:pre;font:{LETTER}px 'DejaVu Sans Mono',Consolas,\
         Menlo,monospace}}{rules}</style>\n<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{ground}\"/>\n{body}</svg>\n",
        escaped(title)
    )
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::support::emulator::Emulator;

    #[track_caller]
    fn draws(bytes: &str, wanted: &[&str], unwanted: &[&str]) {
        let mut terminal = Emulator::new((8, 2));
        terminal.process(bytes.as_bytes());
        let svg = of(terminal.screen(), "a < b");
        for text in wanted {
            assert!(svg.contains(text), "{bytes:?}: no {text:?} in\n{svg}");
        }
        for text in unwanted {
            assert!(!svg.contains(text), "{bytes:?}: {text:?} in\n{svg}");
        }
    }

    #[test]
    fn letters_stand_in_their_cells_whatever_the_font() {
        draws(
            "\x1b[2;3Hđạt",
            &["x=\"24.8\" y=\"39\" textLength=\"25.2\">đạt<"],
            &[],
        );
        draws(
            "xã a  ▲",
            &[
                "textLength=\"33.6\">xã a<",
                "x=\"58.4\" y=\"21\" textLength=\"8.4\">▲<",
            ],
            &[],
        );
        // A letter that takes two cells is as long as both.
        draws("越b", &["x=\"8\" y=\"21\" textLength=\"25.2\">越b<"], &[]);
    }

    #[test]
    fn signs_of_xml_are_letters() {
        draws(
            "<&>\"",
            &[">&lt;&amp;&gt;&quot;<", "<title>a &lt; b</title>"],
            &["<&>"],
        );
    }

    #[test]
    fn colors_and_looks_are_those_of_the_cells() {
        draws(
            "\x1b[1;38;2;1;2;255ma",
            &["fill:#0102ff;font-weight:bold"],
            &["opacity"],
        );
        draws("\x1b[38;5;196ma", &["fill:#ff0000"], &[]);
        draws(
            "\x1b[38;5;232ma\x1b[31mb",
            &["fill:#080808", "fill:#cd0000"],
            &[],
        );
        draws(
            "\x1b[2;4m a ",
            &[
                "opacity:.6;text-decoration:underline",
                "textLength=\"25.2\"> a <",
            ],
            &[],
        );
        draws(
            "\x1b[48;5;16m  ",
            &["<path fill=\"#000000\" d=\"M8 8h16.8v18h-16.8z\""],
            &["<text"],
        );
        draws(
            "\x1b[7ma",
            &["fill:#1e1e1e", "<path fill=\"#d4d4d4\" d=\"M8 8h8.4"],
            &[],
        );
    }

    #[test]
    fn blocks_are_drawn_and_fill_their_cells() {
        draws(
            "█▄",
            &["d=\"M8 8h8.4v18h-8.4zM16.4 17h8.4v9h-8.4z\""],
            &["<text"],
        );
        draws("██", &["d=\"M8 8h16.8v18h-16.8z\""], &[]);
        draws("a█", &["textLength=\"8.4\">a<", "M16.4 8h8.4v18"], &["█"]);
    }

    #[test]
    fn lines_meet() {
        draws(
            "│\r\n└─",
            &[
                "d=\"M11.7 8h1v18h-1z",
                "M11.7 34.5h4.7v1h-4.7zM11.7 26h1v9.5h-1zM16.4 34.5h8.4",
            ],
            &["<text"],
        );
        draws("──", &["d=\"M8 16.5h16.8v1h-16.8z"], &[]);
    }

    #[test]
    fn the_cursor_is_seen_where_it_is_shown() {
        draws("ab\x1b[?25h", &["M24.8 8h2v18"], &[]);
        draws("ab\x1b[?25l", &[], &["h2v18"]);
    }
}
