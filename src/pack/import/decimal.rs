//! Which mark is the decimal one in a whole file.
//!
//! Owns the evidence that single figures give and the conclusion of all of them. It must not know forms: a schema or
//! an answer of a person is decided before and asks for nothing here.

use super::number::Decimal;

/// What decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A figure that can be read in one way only.
    Proven(Decimal, String),
    /// No figure has a mark.
    NoMarks,
    /// A figure has two readings, and no other figure of the file tells which is meant.
    Unproven(String),
    /// Two figures that prove different things: with a decimal comma, with a decimal point.
    Torn(String, String),
}

/// What the figures of a file show so far.
#[derive(Clone, Debug, Default)]
pub struct DecimalEvidence {
    comma: Option<String>,
    point: Option<String>,
    unclear: Option<String>,
}

/// What one number shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    Nothing,
    Unclear,
    Is(Decimal),
}

impl DecimalEvidence {
    /// Takes note of a cell.
    pub fn see(&mut self, text: &str) {
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        for part in text.split(|c: char| !is_part(c)) {
            let part = part.trim_matches(['.', ',']);
            let first = match shows(part) {
                Shows::Nothing => continue,
                Shows::Unclear => &mut self.unclear,
                Shows::Is(Decimal::Comma) => &mut self.comma,
                Shows::Is(Decimal::Point) => &mut self.point,
            };
            first.get_or_insert_with(|| part.to_owned());
        }
    }

    /// Takes note of a cell that holds a whole number: its only mark cannot be the decimal one.
    pub fn see_whole(&mut self, text: &str) {
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let parts = text.split(|c: char| !is_part(c));
        for part in parts.map(|part| part.trim_matches(['.', ','])) {
            if matches!(shows(part), Shows::Unclear) {
                let of_decimals = match part.contains('.') {
                    true => &mut self.comma,
                    false => &mut self.point,
                };
                of_decimals.get_or_insert_with(|| part.to_owned());
            }
        }
    }

    /// What all cells together show.
    pub fn verdict(&self) -> Verdict {
        match (&self.comma, &self.point, &self.unclear) {
            (Some(comma), Some(point), _) => Verdict::Torn(comma.clone(), point.clone()),
            (Some(comma), None, _) => Verdict::Proven(Decimal::Comma, comma.clone()),
            (None, Some(point), _) => Verdict::Proven(Decimal::Point, point.clone()),
            (None, None, Some(unclear)) => Verdict::Unproven(unclear.clone()),
            (None, None, None) => Verdict::NoMarks,
        }
    }
}

/// The first number of a text that has two readings: `1,234`.
pub fn unclear(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let mut parts = text.split(|c: char| !is_part(c));
    let found = parts.find(|part| shows(part) == Shows::Unclear);
    found.map(str::to_owned)
}

fn shows(part: &str) -> Shows {
    let marks: Vec<char> = part.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let Some(last) = marks.last().copied() else {
        return Shows::Nothing;
    };
    let (last_is, other_is) = match last {
        ',' => (Decimal::Comma, Decimal::Point),
        _ => (Decimal::Point, Decimal::Comma),
    };
    let behind = part.rsplit(last).next().unwrap_or_default().len();
    let before = part.split(['.', ',']).next().unwrap_or_default();
    match (marks.len(), marks.iter().all(|mark| *mark == last)) {
        // Both marks: the last one parts decimals, if it stands once.
        (_, false) => match marks.iter().filter(|mark| **mark == last).count() {
            1 => Shows::Is(last_is),
            _ => Shows::Nothing,
        },
        (1, true)
            if behind != 3 || before.len() > 3 || before.starts_with('0') || before.is_empty() =>
        {
            Shows::Is(last_is)
        }
        (1, true) => Shows::Unclear,
        // The same mark several times parts thousands.
        (_, true) => Shows::Is(other_is),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[&str], expected: Verdict) {
        let mut evidence = DecimalEvidence::default();
        cells.iter().for_each(|cell| evidence.see(cell));
        assert_eq!(evidence.verdict(), expected);
    }

    #[test]
    fn a_figure_with_one_reading_decides_for_all() {
        let comma = |proof: &str| Verdict::Proven(Decimal::Comma, proof.to_owned());
        let point = |proof: &str| Verdict::Proven(Decimal::Point, proof.to_owned());
        check(&["2.100", "43,33"], comma("43,33"));
        check(&["2.150,5"], comma("2.150,5"));
        check(&["1.268.400", "2.100"], comma("1.268.400"));
        check(&["0,125"], comma("0,125"));
        check(&["1234,567"], comma("1234,567"));
        check(&["1,154", "< 1,200.5"], point("1,200.5"));
        check(&["1,500,000"], point("1,500,000"));
        check(&["3,5-4"], comma("3,5"));
        check(&["2100", "…"], Verdict::NoMarks);
        check(&["2.100", "1,200"], Verdict::Unproven("2.100".to_owned()));
        check(
            &["43,33", "43.33"],
            Verdict::Torn("43,33".to_owned(), "43.33".to_owned()),
        );
    }
}
