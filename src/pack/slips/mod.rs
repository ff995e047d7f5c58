//! Finds the slips that are known by name in a text that is no TOML.
//!
//! Owns what they look like, and a text of the same length in which those that cannot change a meaning are read as
//! what they stand for, so that nothing false follows from them: quotes of a word processor, odd spaces, a forgotten
//! comma, colons, remarks. Figures are never read in another way than they stand there. In a sound text nothing is
//! found. It must not know a language, nor what the tables of a pack mean; `figure` has the slips of figures, `line`
//! looks at one line.

pub mod figure;
mod found;
mod line;

pub use found::Slips;

use std::ops::Range;

use crate::pack::diagnostic::{Fault, LineIndex, Problem, Slip, Wrong};
use crate::pack::mend::mend;
use crate::pack::toml::Notes;

/// How a marker of a change that was never settled begins; seven signs, and a space or nothing behind them.
const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Returns a text of the same length without its broken entries, as `mend` does; of what goes wrong by a slip the
/// slip alone is noted.
pub fn mend_with_slips(text: &str, notes: &mut Notes) -> String {
    let Slips {
        told,
        cured,
        covered,
        left_out,
        ..
    } = find(text);
    let cured = String::from_utf8(cured).unwrap_or_else(|_| text.to_owned());
    let mut others = Notes::new("");
    let mended = mend(&cured, &mut others);
    for (slip, at) in told {
        notes.note(Problem::Slip(slip), &at);
    }
    for at in left_out {
        notes.leave_out(at);
    }
    for (problem, at) in others.into_found() {
        let follows = covered.iter().any(|cover| cover.contains(&at.start));
        let is_of_text = matches!(problem, Problem::Syntax(_) | Problem::BadFigure { .. });
        if !(follows && is_of_text) {
            notes.note(with_first_use(problem, text, &at), &at);
        }
    }
    mended
}

/// Looks at every line of a text that stands in no string of several lines.
pub fn find(text: &str) -> Slips {
    let mut slips = Slips {
        cured: text.as_bytes().to_vec(),
        ..Slips::default()
    };
    let mut state = line::State::default();
    let mut at = 0;
    let mut number = 0;
    // Where a conflict began, and in which line.
    let mut conflict: Option<(usize, usize)> = None;
    for whole in text.split_inclusive('\n') {
        number += 1;
        let range = at..at + whole.trim_end_matches(['\n', '\r']).len();
        at += whole.len();
        if state.is_in_a_string() || !MARKERS.iter().any(|marker| is_marker(whole, marker)) {
            if conflict.is_none() {
                state.look(text, &range, &mut slips);
            }
            continue;
        }
        let (start, first) = match conflict {
            None if is_marker(whole, MARKERS[0]) && is_settled_below(text, at) => {
                conflict = Some((range.start, number));
                continue;
            }
            Some(_) if !is_marker(whole, MARKERS[3]) => continue,
            Some(begun) => begun,
            None => (range.start, number),
        };
        conflict = None;
        let block = start..range.end;
        let last = number;
        slips.tell(Slip::Conflict { first, last }, block.clone());
        blank(&mut slips.cured, &block);
        slips.left_out.push(block);
    }
    slips
}

fn is_marker(line: &str, marker: &str) -> bool {
    let rest = line.strip_prefix(marker);
    rest.is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
}

/// Tells whether a conflict that began before ends further down, with no other beginning between.
fn is_settled_below(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let mut ends = rest.lines();
    let found = ends.find(|line| is_marker(line, MARKERS[3]) || is_marker(line, MARKERS[0]));
    found.is_some_and(|line| is_marker(line, MARKERS[3]))
}

fn blank(bytes: &mut [u8], range: &Range<usize>) {
    let range = bytes.get_mut(range.clone()).unwrap_or_default();
    for byte in range.iter_mut().filter(|byte| **byte != b'\n') {
        *byte = b' ';
    }
}

/// Tells of a key that stands twice where it stands first.
fn with_first_use(problem: Problem, text: &str, at: &Range<usize>) -> Problem {
    let is_repeated = matches!(
        &problem,
        Problem::Syntax(Fault {
            wrong: Wrong::DuplicateKey,
            ..
        })
    );
    let key = text.get(at.clone()).unwrap_or_default();
    let before = text.get(..at.start).unwrap_or_default();
    if !is_repeated || key.is_empty() {
        return problem;
    }
    let index = LineIndex::new(text);
    let line = index.span(at).line;
    let mut number = line;
    // Within the line first: an inline table stands on one.
    let start = before.rfind('\n').map_or(0, |feed| feed + 1);
    let own = before.get(start..).unwrap_or_default();
    let names = |part: &str| {
        let part = part.trim_start();
        let rest = part.strip_prefix(key).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(['=', '.']))
    };
    let first = match own.split(['{', ',']).any(names) {
        true => Some(line),
        false => before
            .get(..start)
            .unwrap_or_default()
            .lines()
            .rev()
            .find_map(|line| {
                number -= 1;
                names(line).then_some(number)
            }),
    };
    match first {
        Some(line) => Problem::Slip(Slip::RepeatedKey {
            key: key.to_owned(),
            line,
        }),
        None => problem,
    }
}
