//! Takes the broken entries out of a TOML text, so that the rest can be read.
//!
//! Owns the search for what is broken: the parser stops at the first fault of a text, so the text is
//! cut at its tables, and in a table that does not parse the smallest entry around each fault is blanked:
//! a claim, else a key, else the table. Nothing is guessed: what is broken is left out and reported, for
//! `value = 47,45` must not become 47. Blanks take the place of what is left out, so that every other
//! byte stays where it is.

use std::ops::Range;

use crate::core::figure::FigureError;
use crate::pack::diagnostic::{Fault, Problem};
use crate::pack::toml::{Notes, faults, first_fault};

/// Tables at which a text may be cut.
const TABLES: [&str; 10] = [
    "pack",
    "place",
    "category",
    "plan",
    "source",
    "indicator",
    "programme",
    "list",
    "reported",
    "judgement",
];

/// Most faults that are looked for one by one in a table; then the table is given up.
const MOST_FAULTS: usize = 200;
/// Most tables that are taken out because they do not fit with those before.
const MOST_TABLES: usize = 20;
/// How many tables a string may run through that holds lines like headers.
const FALSE_CUTS: usize = 3;

/// Returns a text of the same length without its broken entries; each fault is noted.
pub fn mend(text: &str, notes: &mut Notes) -> String {
    let mut mending = Mending {
        bytes: text.as_bytes().to_vec(),
        notes,
    };
    let segments = segments(text);
    let mut next = 0;
    while let Some(segment) = segments.get(next) {
        next += 1;
        let Some((_, at)) = first_fault(mending.text(segment)) else {
            continue;
        };
        let runs_on = segment.start + at.end >= segment.end;
        let joined = segments.iter().enumerate().skip(next).take(FALSE_CUTS);
        let sound = joined
            .map(|(number, last)| (number, segment.start..last.end))
            .find(|(_, whole)| runs_on && first_fault(mending.text(whole)).is_none());
        match sound {
            Some((number, _)) => next = number + 1,
            None => mending.segment(segment),
        }
    }
    mending.whole(&segments);
    String::from_utf8(mending.bytes).unwrap_or_default()
}

/// The ranges from one header of a known table to the next.
fn segments(text: &str) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && is_header(line) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(from, to)| from..to)
        .collect()
}

/// Tells whether a line starts a known table; a table below one belongs to it.
fn is_header(line: &str) -> bool {
    let Some(name) = line.strip_prefix('[') else {
        return false;
    };
    let name = name.strip_prefix('[').unwrap_or(name).trim_start();
    let end = |c: char| !c.is_ascii_alphabetic();
    let known = name.split(end).next().unwrap_or("");
    let rest = name.strip_prefix(known).unwrap_or("").trim_start();
    TABLES.contains(&known) && (rest.is_empty() || rest.starts_with(']'))
}

struct Mending<'n> {
    bytes: Vec<u8>,
    notes: &'n mut Notes,
}

impl Mending<'_> {
    fn text(&self, range: &Range<usize>) -> &str {
        let bytes = self.bytes.get(range.clone()).unwrap_or_default();
        // Whole lines were blanked, so that no letter was cut.
        std::str::from_utf8(bytes).unwrap_or("")
    }

    fn note(&mut self, fault: Fault, at: &Range<usize>, base: usize) {
        let at = at.start + base..at.end + base;
        self.notes.note(Problem::Syntax(fault), &at);
    }

    fn blank(&mut self, range: &Range<usize>) {
        for byte in self.bytes.get_mut(range.clone()).unwrap_or_default() {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }

    /// Takes out the claims (and other entries of lists) that do not parse on their own, so that one
    /// says nothing about its neighbors.
    fn elements(&mut self, segment: &Range<usize>) {
        let text = self.text(segment);
        let lines = lines(text);
        let mut broken = Vec::new();
        for (number, (start, depth)) in lines.iter().enumerate() {
            let rest = lines.get(number + 1..).unwrap_or_default();
            let next = rest.iter().find(|(_, deep)| *deep <= 1);
            let range = *start..next.map_or(text.len(), |line| line.0);
            let element = text.get(range.clone()).unwrap_or_default();
            if *depth == 1 && element.trim_start().starts_with('{') {
                broken.extend(element_fault(element).map(|found| (range, found)));
            }
        }
        for (range, (problem, at)) in broken {
            let start = segment.start + range.start;
            self.notes
                .note(problem, &(at.start + start..at.end + start));
            self.blank(&(start..segment.start + range.end));
        }
    }

    /// Mends one table.
    fn segment(&mut self, segment: &Range<usize>) {
        self.elements(segment);
        let mut taken: Vec<(Range<usize>, Fault)> = Vec::new();
        for _ in 0..MOST_FAULTS {
            let text = self.text(segment);
            let Some((fault, at)) = first_fault(text) else {
                return;
            };
            let lines = lines(text);
            let units = [1, 0].map(|depth| unit(&lines, at.start, text.len(), depth));
            let unit = units.iter().find(|unit| !is_blank(text, unit)).cloned();
            let unit = whole_table(text, unit.unwrap_or(0..text.len()));
            // What is not closed is found again, further up, once its last entry was taken out.
            let again = |(range, before): &(Range<usize>, Fault)| {
                *before == fault && unit.start <= range.start && range.end <= unit.end
            };
            if !taken.iter().any(again) {
                // What is never closed is missed at the end, and mended where it was opened.
                let at_end = at.start >= text.trim_end().len();
                let at = if at_end {
                    first_line(text, &units[1])
                } else {
                    at
                };
                self.note(fault.clone(), &at, segment.start);
            }
            self.blank(&(unit.start + segment.start..unit.end + segment.start));
            taken.push((unit, fault));
        }
        for (fault, at) in faults(self.text(segment)) {
            self.note(fault, &at, segment.start);
        }
        self.blank(segment);
    }

    /// Takes out the tables that do not fit with those before, such as a second `[pack]`.
    fn whole(&mut self, segments: &[Range<usize>]) {
        let everything = 0..self.bytes.len();
        for _ in 0..MOST_TABLES {
            let Some((fault, at)) = first_fault(self.text(&everything)) else {
                return;
            };
            self.note(fault, &at, 0);
            let number = segments.partition_point(|segment| segment.start <= at.start);
            match segments.get(number.saturating_sub(1)) {
                Some(segment) => self.blank(segment),
                None => break,
            }
        }
        if first_fault(self.text(&everything)).is_some() {
            for (fault, at) in faults(self.text(&everything)) {
                self.note(fault, &at, 0);
            }
            self.blank(&everything);
        }
    }
}

/// Extends lines that hold a header to all of its table: what stands under a broken header must not
/// become part of the table before.
fn whole_table(text: &str, unit: Range<usize>) -> Range<usize> {
    let lines = text.get(unit.clone()).unwrap_or_default().lines();
    let has_header = lines
        .map(str::trim_start)
        .next()
        .is_some_and(|line| line.starts_with('['));
    if has_header {
        unit.start..text.len()
    } else {
        unit
    }
}

/// The fault of one entry of a list: a decimal comma, which the parser would call many things, else what
/// the parser finds.
fn element_fault(element: &str) -> Option<(Problem, Range<usize>)> {
    const OPEN: &str = "x=[";
    let alone = format!("{OPEN}{element}\n]");
    let (fault, at) = first_fault(&alone)?;
    // The last entry may close its list.
    first_fault(&format!("{OPEN}{element}"))?;
    if let Some(comma) = decimal_comma(element) {
        let text = element.get(comma.clone()).unwrap_or_default().to_owned();
        let error = FigureError::Comma;
        return Some((Problem::BadFigure { text, error }, comma));
    }
    let end = element.trim_end().len();
    let place = |at: usize| at.saturating_sub(OPEN.len()).min(end);
    Some((Problem::Syntax(fault), place(at.start)..place(at.end)))
}

/// Finds `= 47,45`: digits on both sides of a comma behind an equals sign.
fn decimal_comma(element: &str) -> Option<Range<usize>> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut equals = element.match_indices('=').map(|(at, _)| at + 1);
    equals.find_map(|at| {
        let rest = element.get(at..)?;
        let number = rest.trim_start();
        let start = at + rest.len() - number.len();
        let sign = usize::from(number.starts_with('-'));
        let whole = digits(number.get(sign..)?);
        let fraction = number.get(sign + whole..)?.strip_prefix(',').map(digits)?;
        let found = whole > 0 && fraction > 0;
        found.then_some(start..start + sign + whole + 1 + fraction)
    })
}

/// The first line of a range, without the space around it.
fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let line = text.get(range.clone()).unwrap_or_default().lines().next();
    let line = line.unwrap_or_default();
    let start = range.start + line.len() - line.trim_start().len();
    start..start + line.trim().len()
}

fn is_blank(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone())
        .is_none_or(|part| part.trim().is_empty())
}

/// The lines around a place: from one that starts at most so deep in brackets to the next that starts
/// no deeper than that one.
fn unit(lines: &[(usize, usize)], place: usize, end: usize, depth: usize) -> Range<usize> {
    let after = lines.partition_point(|(start, _)| *start <= place);
    let (before, behind) = lines.split_at(after);
    let first = before.iter().rev().find(|(_, deep)| *deep <= depth);
    let (start, depth) = first.copied().unwrap_or((0, 0));
    let next = behind.iter().find(|(_, deep)| *deep <= depth);
    start..next.map_or(end, |line| line.0)
}

/// Start of each line, and how deep in brackets it starts. Strings are passed over; one on a single
/// line ends with the line, closed or not.
fn lines(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut lines = vec![(0, 0)];
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        if depth > 1 && starts_entry(rest) && lines.last().is_some_and(|line| line.0 == at) {
            // The line before was not closed: an inline table holds no line like this.
            depth = 1;
            lines.pop();
            lines.push((at, depth));
        }
        match byte {
            b'[' | b'{' if !is_header_start(bytes, at, depth) => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'#' => {
                at += rest.iter().take_while(|byte| **byte != b'\n').count();
                continue;
            }
            b'"' | b'\'' => {
                let (length, breaks) = string(rest);
                lines.extend(breaks.into_iter().map(|line| (at + line, depth + 1)));
                at += length;
                continue;
            }
            b'\n' => lines.push((at + 1, depth)),
            _ => {}
        }
        at += 1;
    }
    lines
}

/// Tells whether a line starts a new entry of a list, or ends the list.
fn starts_entry(line: &[u8]) -> bool {
    let first = line.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
    matches!(first, Some(b'{' | b']'))
}

/// Brackets of a header are no depth.
fn is_header_start(bytes: &[u8], at: usize, depth: usize) -> bool {
    let starts_line = |at: usize| at == 0 || bytes.get(at - 1) == Some(&b'\n');
    let second = at > 0 && bytes.get(at - 1) == Some(&b'[') && starts_line(at - 1);
    depth == 0 && (starts_line(at) || second)
}

/// Length of the string that starts here, and where lines start in it.
fn string(text: &[u8]) -> (usize, Vec<usize>) {
    let quote = text.first().copied().unwrap_or(b'"');
    let triple = [quote; 3];
    let is_triple = text.starts_with(&triple);
    let mut at = if is_triple { 3 } else { 1 };
    let mut breaks = Vec::new();
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' if quote == b'"' && text.get(at + 1) != Some(&b'\n') => at += 1,
            b'\n' if is_triple => breaks.push(at + 1),
            b'\n' => return (at, breaks),
            _ if !is_triple && *byte == quote => return (at + 1, breaks),
            _ if is_triple && text.get(at..at + 3) == Some(&triple[..]) => return (at + 3, breaks),
            _ => {}
        }
        at += 1;
    }
    (text.len(), breaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text, without blank lines, and the lines on which faults are noted.
    #[track_caller]
    fn check(text: &str, left: &str, faults: &[usize]) {
        let mut notes = Notes::new("x.toml");
        let mended = mend(text, &mut notes);
        assert_eq!(mended.len(), text.len());
        assert_eq!(first_fault(&mended), None, "{mended}");
        let lines = mended
            .lines()
            .map(str::trim_end)
            .filter(|line| !line.is_empty());
        assert_eq!(lines.collect::<Vec<_>>().join("\n"), left);
        let noted = notes.finish(text);
        let lines = noted
            .iter()
            .map(|found| found.span.map_or(0, |span| span.line));
        assert_eq!(lines.collect::<Vec<_>>(), faults, "{noted:?}");
    }

    #[test]
    fn a_sound_text_stays() {
        let text = "[pack]\nid = 1\nnote = \"\"\"\n[[indicator]]\n\"\"\"";
        check(text, text, &[]);
    }

    #[test]
    fn a_broken_key_is_left_out() {
        check(
            "[[plan]]\nid = \"a\nname = \"b\"\nterm 2020\n[[plan]]\nid = \"c\"",
            "[[plan]]\nname = \"b\"\n[[plan]]\nid = \"c\"",
            &[2, 4],
        );
        check("a = 1\na = 2\nb = 1", "a = 1\nb = 1", &[2]);
    }

    #[test]
    fn a_broken_claim_is_left_out_whole() {
        check(
            "[[indicator]]\nclaims = [\n{ value = 47,45 },\n{ value = 1 },\n{\n value = 2,\n comparator = ~,\n},\n]",
            "[[indicator]]\nclaims = [\n{ value = 1 },\n]",
            &[3, 7],
        );
    }

    #[test]
    fn a_broken_claim_says_nothing_about_its_neighbors() {
        check(
            "[[indicator]]\nclaims = [\n{ a = 1 b = 2 },\n{ a = 1 },\n{ a = \"x },\n{ a = 2 },\n{ a = , },\n{ a = 3 } ]",
            "[[indicator]]\nclaims = [\n{ a = 1 },\n{ a = 2 },\n{ a = 3 } ]",
            &[3, 5, 7],
        );
    }

    #[test]
    fn a_decimal_comma_is_called_one() {
        let mut notes = Notes::new("x.toml");
        let text =
            "[[indicator]]\nclaims = [\n{ year = 2020, value = -2,77, source = \"=1,2\" },\n]";
        mend(text, &mut notes);
        let found = notes.finish(text);
        let text = "-2,77".to_owned();
        let error = FigureError::Comma;
        assert_eq!(found[0].problem, Problem::BadFigure { text, error });
        assert_eq!(found[0].span.unwrap().column, 24);
    }

    #[test]
    fn what_is_not_closed_costs_its_own_table_only() {
        check(
            "[[indicator]]\nid = 1\nclaims = [\n{ value = 1 },\n[[indicator]]\nid = 2",
            "[[indicator]]\nid = 1\n[[indicator]]\nid = 2",
            &[3],
        );
        check(
            "[[plan]]\nid = 1\n[[indicatr\nterm = 2\n[[plan]]\nid = 3",
            "[[plan]]\nid = 1\n[[plan]]\nid = 3",
            &[3],
        );
        check(
            "[[indicator]]\nid = \"\"\"x\n[[indicator]]\nid = 2\n[[indicator]]\nid = 3",
            "[[indicator]]\n[[indicator]]\nid = 2\n[[indicator]]\nid = 3",
            &[2],
        );
        check(
            "[[indicator\nid = 1\n[[indicator]]\nid = 2",
            "[[indicator]]\nid = 2",
            &[1],
        );
    }

    #[test]
    fn a_table_that_may_stand_once_is_taken_out_the_second_time() {
        check("[pack]\nid = 1\n[pack]\nid = 2", "[pack]\nid = 1", &[3]);
    }

    #[test]
    fn hopeless_texts_end() {
        for text in [
            "\"\"\"",
            "[[[[[",
            "]]]]\n}}}}",
            "'''\n[pack]\n'''x",
            "a = [[[[{{{{",
        ] {
            let mut notes = Notes::new("x.toml");
            assert_eq!(first_fault(&mend(text, &mut notes)), None, "{text}");
            assert!(!notes.finish(text).is_empty(), "{text}");
        }
        let many = "x\n".repeat(5000);
        let mut notes = Notes::new("x.toml");
        assert_eq!(first_fault(&mend(&many, &mut notes)), None);
    }
}
