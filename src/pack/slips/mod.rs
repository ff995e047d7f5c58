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

use std::cell::OnceCell;
use std::ops::Range;

use crate::pack::diagnostic::{Fault, LineIndex, Problem, Slip, Wrong};
use crate::pack::mend::{is_large, mend};
use crate::pack::toml::Notes;

/// A text of more bytes was made by a program.
const WRITTEN_BY_HAND: usize = 4 << 20;

/// How a marker of a change that was never settled begins; seven signs, and a space or nothing behind them.
const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Returns a text of the same length without its broken entries, as `mend` does. If a slip causes several faults, only
/// the slip is noted.
pub fn mend_with_slips(text: &str, notes: &mut Notes) -> String {
    // A text this large was not written by hand, and reporting its slips would take as much memory again.
    if text.len() > WRITTEN_BY_HAND || is_large(text) {
        return mend(text, notes);
    }
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
    let index = OnceCell::new();
    for (problem, at) in others.into_found() {
        let is_of_text = matches!(problem, Problem::Syntax(_) | Problem::BadFigure { .. });
        if !(is_of_text && is_within(&covered, at.start)) {
            let index = || index.get_or_init(|| LineIndex::new(text));
            notes.note(with_first_use(problem, text, &at, index), &at);
        }
    }
    mended
}

/// Tells whether one of several ranges, which are in order, holds a place.
fn is_within(ranges: &[Range<usize>], place: usize) -> bool {
    let behind = ranges.partition_point(|range| range.start <= place);
    let last = behind.checked_sub(1).and_then(|last| ranges.get(last));
    last.is_some_and(|range| range.contains(&place))
}

/// Looks at every line of a text that stands in no string of several lines.
pub fn find(text: &str) -> Slips {
    let mut slips = Slips::of(text);
    let mut state = line::FileState::default();
    let mut at = 0;
    // Where a conflict began, and in which line.
    let mut conflict: Option<(usize, usize)> = None;
    for (number, whole) in (1..).zip(text.split_inclusive('\n')) {
        let range = at..at + whole.trim_end_matches(['\n', '\r']).len();
        at += whole.len();
        let is_marked = MARKERS.iter().any(|marker| is_marker(whole, marker));
        match conflict {
            _ if !is_marked || state.is_in_a_string() => {
                if conflict.is_none() {
                    state.look(text, &range, &mut slips);
                }
            }
            None if is_marker(whole, MARKERS[0]) && is_settled_below(text, at) => {
                conflict = Some((range.start, number));
            }
            Some(_) if !is_marker(whole, MARKERS[3]) => {}
            begun => {
                let (start, first) = begun.unwrap_or((range.start, number));
                slips.conflict(start..range.end, (first, number));
                conflict = None;
            }
        }
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

/// Tells of a key that stands twice where it stands first.
fn with_first_use<'i>(
    problem: Problem,
    text: &str,
    at: &Range<usize>,
    index: impl FnOnce() -> &'i LineIndex<'i>,
) -> Problem {
    let key = text.get(at.clone()).unwrap_or_default();
    let is_repeated = matches!(
        &problem,
        Problem::Syntax(Fault {
            wrong: Wrong::DuplicateKey,
            ..
        })
    );
    let before = text.get(..at.start).unwrap_or_default();
    match lines_since(key, before).filter(|_| is_repeated && !key.is_empty()) {
        Some(lines) => {
            let line = index().span(at).line.saturating_sub(lines);
            let key = key.to_owned();
            Problem::Slip(Slip::RepeatedKey { key, line })
        }
        None => problem,
    }
}

/// How many lines further up a key of the same table stands.
fn lines_since(key: &str, before: &str) -> Option<usize> {
    let names = |part: &str| {
        let rest = part.trim_start().strip_prefix(key).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(['=', '.']))
    };
    let mut lines = before.rsplit('\n');
    // Within the line first: an inline table stands on one.
    if lines.next()?.split(['{', ',']).any(names) {
        return Some(0);
    }
    let own = lines.take_while(|line| !line.starts_with('['));
    let found = (1..).zip(own).find(|(_, line)| names(line));
    found.map(|(lines, _)| lines)
}
