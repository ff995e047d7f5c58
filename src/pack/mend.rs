//! Takes the broken entries out of a TOML text, so that the rest can be read.
//!
//! Owns the search for what is broken: the parser stops at the first fault of a text, so the text is
//! cut at its tables, and in a table that does not parse the smallest entry around each fault is blanked:
//! a claim, else a key, else the table. Nothing is guessed: what is broken is left out and reported, for
//! `value = 47,45` must not become 47. Blanks take the place of what is left out, so that every other
//! byte stays where it is. The parser is never given much at once: it keeps some fifty bytes a token.

use std::collections::HashMap;
use std::ops::Range;

use crate::core::figure::FigureError;
use crate::pack::diagnostic::{Fault, Problem, Wrong};
use crate::pack::mend_ranges::{as_text, blank, headers, is_blank, opened, unit, whole_table};
use crate::pack::toml::shape::{self, header, lines};
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
/// Most tokens that the parser is given at once.
const MOST_TOKENS: usize = 500_000;
/// Most tokens that the parser is given at once when all their faults are to be told.
const MOST_TOKENS_TOLD: usize = MOST_TOKENS / 5;
/// Most faults of a text that are told; from then on a table with a fault is taken out whole.
const MOST_TOLD: usize = 100_000;
/// Bytes that the parser is given once more at least, for a second fault in a table and those after;
/// without a bound a large text of nothing but faults would take hours.
const MOST_AGAIN: usize = 16 << 20;
/// What parsing a text costs besides its bytes.
const ONE_PARSE: usize = 200;

/// Tells whether a text is too large to be given to the parser before it was mended.
pub fn is_large(text: &str) -> bool {
    shape::has_more_tokens(text, MOST_TOKENS)
}

/// Returns a text of the same length without its broken entries, each of which is noted. If it has many blank lines,
/// they become spaces too, which spares the parser memory.
pub fn mend(text: &str, notes: &mut Notes) -> String {
    let text = shape::dense(text).unwrap_or_else(|| text.to_owned());
    // A sound text may hold strings full of headers, at which it must not be cut.
    if !is_large(&text) && first_fault(&text).is_none() {
        return text;
    }
    let segments = segments(&text);
    let mut mending = Mending {
        again: MOST_AGAIN + 2 * text.len(),
        bytes: text.into_bytes(),
        told: 0,
        notes,
    };
    let mut tables = Vec::with_capacity(segments.len());
    let mut rest = segments.as_slice();
    while let [first, others @ ..] = rest {
        let joined = mending.table(first, others);
        let (joined, others) = others.split_at(joined);
        tables.push(first.start..joined.last().unwrap_or(first).end);
        rest = others;
    }
    mending.whole(&tables);
    let mended = String::from_utf8(mending.bytes).unwrap_or_default();
    shape::dense(&mended).unwrap_or(mended)
}

/// The ranges from one header of a known table to the next; a table below one belongs to it.
fn segments(text: &str) -> Vec<Range<usize>> {
    let mut segments = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        let known = header(line).filter(|header| header.is_whole);
        if at > 0 && known.is_some_and(|header| TABLES.contains(&header.name)) {
            segments.push(start..at);
            start = at;
        }
        at += line.len();
    }
    segments.push(start..at);
    segments
}

struct Mending<'n> {
    bytes: Vec<u8>,
    /// Bytes that the parser may still be given once more.
    again: usize,
    told: usize,
    notes: &'n mut Notes,
}

impl Mending<'_> {
    fn text(&self, range: &Range<usize>) -> &str {
        as_text(self.bytes.get(range.clone()).unwrap_or_default())
    }

    fn note(&mut self, problem: Problem, at: &Range<usize>, base: usize) {
        let at = at.start + base..at.end + base;
        if self.told < MOST_TOLD {
            self.notes.note(problem, &at);
        } else if self.told == MOST_TOLD {
            let more = Fault::plain(Wrong::MoreFaults);
            self.notes.note(Problem::Syntax(more), &at);
        }
        self.told += 1;
    }

    /// Tells whether a text may be parsed once more, which costs.
    fn may_parse_again(&mut self, bytes: usize) -> bool {
        let left = self.again.checked_sub(bytes + ONE_PARSE);
        self.again = left.unwrap_or(0);
        left.is_some()
    }

    /// Mends one table. Returns how many of the following segments belong to it, because a string runs on into them.
    fn table(&mut self, table: &Range<usize>, behind: &[Range<usize>]) -> usize {
        let text = self.text(table);
        if is_large(text) {
            self.entries(table);
            return 0;
        }
        let Some((_, at)) = first_fault(text) else {
            return 0;
        };
        if self.told > MOST_TOLD {
            blank(&mut self.bytes, table);
            return 0;
        }
        let runs_on = at.end >= text.len();
        let wholes = behind.iter().take(FALSE_CUTS);
        let mut wholes = wholes.map(|last| table.start..last.end);
        let joined = wholes.position(|whole| runs_on && self.is_sound_again(&whole));
        match joined {
            Some(number) => number + 1,
            None => {
                self.entries(table);
                0
            }
        }
    }

    fn is_sound_again(&mut self, range: &Range<usize>) -> bool {
        self.may_parse_again(range.len())
            && !is_large(self.text(range))
            && first_fault(self.text(range)).is_none()
    }

    /// Takes out the entries of a table that do not parse, one by one.
    fn entries(&mut self, table: &Range<usize>) {
        let mut shell = self.elements(table);
        let rounds = match is_large(as_text(&shell)) {
            true => 0,
            false => MOST_FAULTS,
        };
        let mut taken: Vec<(Range<usize>, Fault)> = Vec::new();
        let mut told = None;
        for _ in 0..rounds {
            let text = as_text(&shell);
            let Some((fault, at)) = first_fault(text) else {
                return;
            };
            if !self.may_parse_again(text.len()) {
                break;
            }
            let units = [1, 0].map(|depth| unit(text, at.start, depth));
            let unit = units.iter().find(|unit| !is_blank(text, unit)).cloned();
            let unit = whole_table(text, unit.unwrap_or(0..text.len()));
            // An unclosed bracket is found again further up once the last entry below it was taken out.
            let again = |(range, before): &(Range<usize>, Fault)| {
                *before == fault && unit.start <= range.start && range.end <= unit.end
            };
            let is_again = taken.iter().any(again);
            let at = opened(text, at, &units[1]);
            // The parser reports an unclosed bracket at the end of the text that is left, each time anew.
            let is_told = told.as_ref() == Some(&(at.clone(), fault.clone()));
            if !is_again && !is_told {
                told = Some((at.clone(), fault.clone()));
                self.note(Problem::Syntax(fault.clone()), &at, table.start);
            }
            blank(&mut shell, &unit);
            let place = unit.start + table.start..unit.end + table.start;
            blank(&mut self.bytes, &place);
            taken.push((unit, fault));
        }
        self.give_up(table, as_text(&shell));
    }

    /// Takes out the claims (and other list entries) that do not parse on their own, so that one says nothing about its
    /// neighbors. Returns the table without them; sound entries are emptied, because nothing more is to be found in
    /// them.
    fn elements(&mut self, table: &Range<usize>) -> Vec<u8> {
        let text = self.text(table);
        let mut shell = Vec::with_capacity(text.len());
        let mut broken = Vec::new();
        let shallow = lines(text).filter(|line| line.depth <= 1);
        let starts = shallow.map(|line| (line.start, line.depth == 1 && !line.in_string));
        let mut last = (0, false);
        for next in starts.chain([(text.len(), false)]) {
            let part = text.get(last.0..next.0).unwrap_or_default();
            if last.1 && part.trim_start().starts_with('{') {
                let fault = element(part, &mut shell);
                broken.extend(fault.map(|fault| (last.0..next.0, fault)));
            } else {
                shell.extend_from_slice(part.as_bytes());
            }
            last = next;
        }
        for (range, (problem, at)) in broken {
            let start = table.start + range.start;
            self.note(problem, &at, start);
            blank(&mut self.bytes, &(start..table.start + range.end));
        }
        shell
    }

    /// Tells the faults that are left in a table and takes it out; a large one is looked through in parts.
    fn give_up(&mut self, table: &Range<usize>, text: &str) {
        let mut is_broken = false;
        let mut at = 0;
        while at < text.len() && !(is_broken && self.told > MOST_TOLD) {
            let rest = text.get(at..).unwrap_or_default();
            let part = shape::beginning(rest, MOST_TOKENS_TOLD);
            for (fault, place) in faults(part) {
                self.note(Problem::Syntax(fault), &place, table.start + at);
                is_broken = true;
            }
            at += part.len();
        }
        if is_broken {
            blank(&mut self.bytes, table);
        }
    }

    /// Takes out the tables that do not fit with those before, such as a second `[pack]`.
    fn whole(&mut self, tables: &[Range<usize>]) {
        let outline = self.outline(tables);
        let mut outline = shape::dense(as_text(&outline)).map_or(outline, String::into_bytes);
        let letters = outline.iter().filter(|byte| **byte != b' ').count();
        for _ in 0..MOST_TABLES {
            let Some((fault, at)) = first_fault(as_text(&outline)) else {
                return;
            };
            if !self.may_parse_again(letters) {
                break;
            }
            self.note(Problem::Syntax(fault), &at, 0);
            let number = tables.partition_point(|table| table.start <= at.start);
            let table = tables.get(number.saturating_sub(1)).cloned();
            let table = table.unwrap_or_default();
            blank(&mut outline, &table);
            blank(&mut self.bytes, &table);
        }
        let everything = 0..self.bytes.len();
        self.give_up(&everything, as_text(&outline));
    }

    /// What of sound tables can clash with others: their headers and keys. The keys of one of several
    /// tables (`[[plan]]`) are its own as long as no header of another reaches into it. Of headers that
    /// are alike so many stay as are taken out before all is given up.
    fn outline(&self, tables: &[Range<usize>]) -> Vec<u8> {
        let reaches_out = |table| {
            let mut names = headers(self.text(table)).map(|header| header.name);
            let own = names.next();
            names.any(|name| Some(name) != own)
        };
        let have_own_keys = !tables.iter().any(reaches_out);
        let mut named = HashMap::new();
        let mut outline = Vec::with_capacity(self.bytes.len());
        for table in tables {
            let text = self.text(table);
            let header = header(text).filter(|_| have_own_keys);
            let count = header.map_or(0, |header| {
                let count = named
                    .entry((header.name, header.is_list))
                    .or_insert(0_usize);
                *count += 1;
                *count
            });
            let kept = match header {
                Some(_) if count > MOST_TABLES + 2 => "",
                Some(header) if header.is_list => {
                    text.split_inclusive('\n').next().unwrap_or_default()
                }
                _ => text,
            };
            shape::outline(kept, false, &mut outline);
            outline.resize(outline.len() + text.len() - kept.len(), b' ');
        }
        outline
    }
}

/// Puts one entry of a list into the shell of its table: emptied if it is sound, blank if it is broken. Returns the
/// fault: a decimal comma, for which the parser has several phrases, or else what the parser says.
fn element(element: &str, shell: &mut Vec<u8>) -> Option<(Problem, Range<usize>)> {
    const OPEN: &str = "x=[";
    let start = shell.len();
    if is_large(element) {
        shell.extend_from_slice(element.as_bytes());
        return None;
    }
    let alone = format!("{OPEN}{element}\n]");
    let Some((fault, at)) = first_fault(&alone) else {
        shape::outline(element, true, shell);
        return None;
    };
    shell.extend_from_slice(element.as_bytes());
    // The last entry may close its list.
    first_fault(&format!("{OPEN}{element}"))?;
    blank(shell, &(start..start + element.len()));
    if let Some(comma) = shape::decimal_comma(element) {
        let text = element.get(comma.clone()).unwrap_or_default().to_owned();
        let error = FigureError::Comma;
        return Some((Problem::BadFigure { text, error }, comma));
    }
    let end = element.trim_end().len();
    let place = |at: usize| at.saturating_sub(OPEN.len()).min(end);
    Some((Problem::Syntax(fault), place(at.start)..place(at.end)))
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

    #[test]
    fn a_string_that_holds_headers_is_one_table() {
        let string = "[[plan]]\nid = \"\"\"\n[[plan]]\n{ x\n\"\"\"\n";
        check(string, string.trim_end(), &[]);
        // It goes whole where it does not fit.
        let pack = string.replacen("[[plan]]", "[pack]", 1);
        check(&format!("[pack]\n{pack}"), "[pack]", &[2]);
        // No line of it is an entry of a list.
        let string = string.replacen("[[plan]]\n{", "{", 1);
        check(&format!("{string}term 2020\n"), string.trim_end(), &[5]);
    }

    #[test]
    fn tables_that_reach_into_others_are_held_against_them() {
        check(
            "[[plan]]\nname = \"a\"\n[[list]]\nid = 1\n[plan.name]\nvi = \"b\"\n[[plan]]\nid = 2",
            "[[plan]]\nname = \"a\"\n[[plan]]\nid = 2",
            &[5],
        );
        check(
            "plan = []\n[[list]]\nid = 1\n[[plan]]\nid = 1",
            "plan = []\n[[list]]\nid = 1",
            &[4],
        );
        let many = "[[plan]]\nid = 1\n".repeat(100);
        check(&format!("{many}[plan]\nid = 2"), many.trim_end(), &[201]);
        let text = format!("[plan]\n{many}");
        let mut notes = Notes::new("x.toml");
        assert_eq!(mend(&text, &mut notes).trim(), "");
    }

    #[test]
    fn a_large_table_is_mended_by_its_claims_or_looked_through_in_parts() {
        let claims = "{ a = 1, b = 2, c = 3, d = 4 },\n".repeat(MOST_TOKENS / 30);
        let text = format!("[[indicator]]\nclaims = [\n{claims}{{ a = 1,5 }},\n]\n");
        let mut notes = Notes::new("x.toml");
        let mended = mend(&text, &mut notes);
        assert_eq!(
            mended.trim_end(),
            text.replace("{ a = 1,5 },", "            ").trim_end()
        );
        assert_eq!(notes.finish(&text).len(), 1);

        let text = "x\n".repeat(MOST_TOKENS / 2 + 1);
        let mut notes = Notes::new("x.toml");
        assert_eq!(mend(&text, &mut notes).trim(), "");
        let found = notes.finish(&text);
        assert_eq!(found.len(), MOST_TOLD + 1);
        assert!(
            matches!(&found[MOST_TOLD].problem, Problem::Syntax(fault) if fault.wrong == Wrong::MoreFaults)
        );

        let text = "x = 1\n".repeat(3).replace('x', "[");
        assert!(!is_large(&text));
    }

    #[test]
    fn what_is_given_to_the_parser_again_is_bounded() {
        let text = "[[plan]]\nid = 1\nname\n[[plan]]\nid = 2\n";
        let mut notes = Notes::new("x.toml");
        let mut mending = Mending {
            bytes: text.as_bytes().to_vec(),
            again: 0,
            told: 0,
            notes: &mut notes,
        };
        let [first, second] = &segments(text)[..] else {
            panic!("two tables");
        };
        assert_eq!(mending.table(first, std::slice::from_ref(second)), 0);
        assert_eq!(mending.text(first).trim(), "");
        assert_eq!(mending.text(second), "[[plan]]\nid = 2\n");
        assert_eq!(notes.finish(text).len(), 1);
    }
}
