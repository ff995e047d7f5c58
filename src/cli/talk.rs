//! `talk`: a question a line, an answer in short plain lines, until the input ends.
//!
//! Owns the dialogue: what was spoken of before, what a number chooses, what is left of a list, and how lines come in.
//! Nothing is drawn and nothing is drawn again: a screen reader, a pipe or a slow line carries it. It must not know
//! how a question is read, nor how a fact is said.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader};

use crate::cli::ask::{asked, basis, filter_hint, nothing};
use crate::cli::error::Error;
use crate::cli::output::{self, Done};
use crate::cli::process::Process;
use crate::cli::scope::CommandScope;
use crate::cli::working;
use crate::core::clean::clean;
use crate::core::fold::bare;
use crate::core::model::SeriesId;
use crate::library::asked::Asked;
use crate::line::streams::Patient;
use crate::report::asked::{
    answer_lines, headline, history, how_measured, lines, remarks, rows, single, understood,
};
use crate::report::card::Card;
use crate::report::fitted::fitted;
use crate::search::grammar::QuestionKind;
use crate::words::locale::words::{fill, words};
use crate::words::questions::{DialogueCommand, ordinal, questions, said};

/// What means all that were spoken of, folded.
const THEY: &[&str] = &["ho", "they", "them", "both", "all", "ca", "chung"];

/// The most bytes of a line that are read; what comes behind them is dropped.
const LONGEST: usize = 4096;
/// The most lines that are said at once.
const MOST_LINES: usize = 10;
/// The most hits that a number chooses from.
const MOST_HITS: usize = 3;
/// What stands where a person types.
const PROMPT: &str = "> ";

/// Answers questions until the input ends.
///
/// # Errors
/// Where the input cannot be read or the output cannot be written.
pub(super) fn talk(around: &Process, scope: &CommandScope) -> Result<Done, Error> {
    talk_from(around, scope, None)
}

/// The same, with a question that was asked already.
///
/// # Errors
/// Where the input cannot be read or the output cannot be written.
pub(super) fn talk_from(
    around: &Process,
    scope: &CommandScope,
    first: Option<&str>,
) -> Result<Done, Error> {
    working::end();
    let mut dialogue = Dialogue::new(scope);
    let is_person = around.is_interactive;
    let say = |lines: &[String], prompt: bool| {
        let mut text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        if let Some(columns) = around.columns {
            text = fitted(&text, columns);
        }
        if prompt {
            text.push_str(PROMPT);
        }
        if text.is_empty() {
            Ok(true)
        } else {
            output::say(&text)
        }
    };
    let mut open = Vec::new();
    if is_person {
        open.push(questions(scope.lang).talk_begins.to_owned());
    }
    if let Some(question) = first {
        open.extend(dialogue.answer(question).unwrap_or_default());
    }
    if !say(&open, is_person)? {
        return Ok(Done::default());
    }
    let mut input = BufReader::new(Patient(io::stdin()));
    while let Some((line, is_cut)) = read_line(&mut input)? {
        let Some(mut answer) = dialogue.answer(&String::from_utf8_lossy(&line)) else {
            break;
        };
        if is_cut {
            answer.insert(0, questions(scope.lang).line_too_long.to_owned());
        }
        if !say(&answer, is_person)? {
            break;
        }
    }
    Ok(Done::default())
}

/// One dialogue.
struct Dialogue<'s> {
    scope: &'s CommandScope,
    /// What was spoken of last.
    about: Option<SeriesId>,
    /// What was set side by side last.
    compared: Vec<SeriesId>,
    /// What a number chooses.
    choices: Vec<SeriesId>,
    /// What was asked last, so that a choice is answered alike.
    kind: QuestionKind,
    /// What of the last answer was not said yet.
    rest: VecDeque<String>,
}

impl<'s> Dialogue<'s> {
    fn new(scope: &'s CommandScope) -> Self {
        Self {
            scope,
            about: None,
            compared: Vec::new(),
            choices: Vec::new(),
            kind: QuestionKind::Figure,
            rest: VecDeque::new(),
        }
    }

    /// What is answered to a line; `None` where the person wants to end.
    fn answer(&mut self, line: &str) -> Option<Vec<String>> {
        let text = clean(line.trim()).into_owned();
        let folded = bare(&text);
        let phrases = questions(self.scope.lang);
        if text.trim().is_empty() {
            return Some(Vec::new());
        }
        let is_sign = text.trim() == "?";
        match said(&folded).or(is_sign.then_some(DialogueCommand::Help)) {
            Some(DialogueCommand::Quit) => return None,
            Some(DialogueCommand::Help) => {
                return Some(vec![
                    phrases.talk_help.to_owned(),
                    phrases.talk_help_next.to_owned(),
                ]);
            }
            Some(DialogueCommand::More) => return Some(self.more()),
            Some(DialogueCommand::History) => return Some(self.history()),
            None => {}
        }
        if let Some(number) = number(&folded) {
            // A number with a sign is no number of a line in the list.
            let last = text.split_whitespace().last().unwrap_or_default();
            if last.starts_with(['-', '−', '–']) {
                return Some(self.no_choice(last));
            }
            return Some(self.choose(number));
        }
        let mut asked = asked(self.scope, &text, self.about);
        self.mean_all(&mut asked, &folded);
        let mut told = self.told(&asked);
        let hint = filter_hint(&text, self.scope.lang);
        told.extend(hint);
        Some(told)
    }

    /// "Họ có đạt không" behind places side by side is asked of each of them.
    fn mean_all(&self, asked: &mut Asked, folded: &str) {
        let is_they = |word| THEY.contains(&word);
        let is_single = !matches!(
            asked.kind(),
            QuestionKind::Compare
                | QuestionKind::Which
                | QuestionKind::Count
                | QuestionKind::Changed
                | QuestionKind::None
        );
        let names_nothing = asked.about.is_some() && asked.question.places.is_empty();
        let means_all = names_nothing && is_single && folded.split(' ').any(is_they);
        if !means_all || self.compared.len() < 2 {
            return;
        }
        let catalog = &self.scope.library.catalog;
        let places = self.compared.iter();
        asked.places = places
            .map(|series| catalog.series_of(*series).place)
            .collect();
        asked.places.dedup();
        asked.series.clone_from(&self.compared);
        asked.is_several = true;
    }

    /// The next lines of what was not said yet.
    fn more(&mut self) -> Vec<String> {
        let phrases = questions(self.scope.lang);
        if self.rest.is_empty() {
            return vec![phrases.no_more.to_owned()];
        }
        self.next_lines()
    }

    fn next_lines(&mut self) -> Vec<String> {
        let count = self.rest.len().min(MOST_LINES);
        let mut lines: Vec<String> = self.rest.drain(..count).collect();
        if !self.rest.is_empty() {
            let left = self.rest.len().to_string();
            lines.push(fill(questions(self.scope.lang).more_lines, &[&left]));
        }
        lines
    }

    /// What a number chooses of the last answer, answered as that was.
    fn choose(&mut self, number: usize) -> Vec<String> {
        let chosen = number.checked_sub(1).and_then(|at| self.choices.get(at));
        let Some(series) = chosen.copied() else {
            return self.no_choice(&number.to_string());
        };
        self.about = Some(series);
        answer_lines(&Card::new(basis(self.scope), series), self.kind)
    }

    /// Says that nothing in the last answer has this number.
    fn no_choice(&self, number: &str) -> Vec<String> {
        let phrases = questions(self.scope.lang);
        vec![match self.choices.len() {
            0 => phrases.nothing_to_choose.to_owned(),
            count => fill(phrases.no_choice, &[number, &count.to_string()]),
        }]
    }

    /// The figures of all years of what was spoken of.
    fn history(&mut self) -> Vec<String> {
        let Some(series) = self.about else {
            return vec![questions(self.scope.lang).nothing_spoken_of.to_owned()];
        };
        self.rest = history(&Card::new(basis(self.scope), series)).into();
        self.next_lines()
    }

    /// The answer to a question: what was understood, then its lines; where several things fit or are listed, each
    /// with the number that chooses it.
    fn told(&mut self, asked: &Asked) -> Vec<String> {
        let basis = basis(self.scope);
        self.rest.clear();
        if !asked.is_answered() {
            return self.untold(asked);
        }
        // A question about the chosen thing keeps the list, so that another one can be chosen next.
        let is_of_chosen = asked.question.subjects.is_empty()
            && asked
                .series
                .iter()
                .all(|series| self.choices.contains(series))
            && self.choices.len() > 1;
        let repeated = understood(basis, asked, self.scope.lang);
        let mut told = vec![fill(words(self.scope.lang).understood, &[&repeated])];
        match asked.kind() {
            QuestionKind::Which => {
                self.choices.clone_from(&asked.series);
                self.kind = QuestionKind::Met;
                told.push(headline(basis, asked));
                told.extend(how_measured(basis, asked));
                told.extend(remarks(basis, asked));
                self.rest = self.numbered(rows(basis, asked)).into();
                told.extend(self.next_lines());
                return told;
            }
            QuestionKind::Count => {
                self.choices.clone_from(&asked.series);
                self.kind = QuestionKind::Met;
            }
            QuestionKind::Changed => {
                self.choices.clone_from(&asked.series);
                self.kind = QuestionKind::Figure;
                self.rest = lines(basis, asked).into();
                told.extend(self.next_lines());
                return told;
            }
            kind => {
                if !asked.question.subjects.is_empty() {
                    self.compared.clear();
                }
                if kind == QuestionKind::Compare {
                    self.compared.clone_from(&asked.series);
                }
                self.about = asked.series.first().copied().or(self.about);
                self.kind = if kind == QuestionKind::Compare {
                    QuestionKind::Figure
                } else {
                    kind
                };
                if !is_of_chosen {
                    self.choices.clone_from(&asked.series);
                }
                if kind != QuestionKind::Compare && !is_of_chosen && !asked.is_several {
                    let hits = asked.answer.hits.iter().map(|hit| SeriesId(hit.entry));
                    let others = hits.filter(|hit| !asked.series.contains(hit));
                    self.choices.extend(others.take(MOST_HITS - 1));
                }
            }
        }
        if asked.is_several {
            // Each thing with the number that chooses it.
            let count = asked.series.len();
            for (number, series) in (1..).zip(&asked.series) {
                let mut of_one = single(basis, asked, *series);
                if let Some(first) = of_one.first_mut() {
                    *first = ordinal(number, count, first, self.scope.lang);
                }
                told.extend(of_one);
            }
            told.extend(remarks(basis, asked));
            return told;
        }
        let mut answer = lines(basis, asked);
        let is_one_of = !matches!(asked.kind(), QuestionKind::Compare | QuestionKind::Count);
        if is_one_of && !is_of_chosen && self.choices.len() > 1 {
            let count = self.choices.len();
            if let Some(first) = answer.first_mut() {
                *first = ordinal(1, count, first, self.scope.lang);
            }
            let names = (2..)
                .zip(self.choices.iter().skip(1))
                .map(|(number, series)| {
                    let card = Card::new(basis, *series);
                    let name = format!("{} · {}", card.name(), card.place());
                    ordinal(number, count, &name, self.scope.lang)
                });
            answer.extend(names);
            answer.push(questions(self.scope.lang).choose.to_owned());
        }
        told.extend(answer);
        told
    }

    /// Says that there is no answer; if the question went on from something that has none either, that is named.
    fn untold(&self, asked: &Asked) -> Vec<String> {
        let said = nothing(self.scope, asked);
        let repeated = asked.about.map(|_| {
            let repeated = understood(basis(self.scope), asked, self.scope.lang);
            fill(words(self.scope.lang).understood, &[&repeated])
        });
        repeated.into_iter().chain([said]).collect()
    }

    fn numbered(&self, rows: Vec<String>) -> Vec<String> {
        let count = rows.len();
        let rows = (1..).zip(rows);
        rows.map(|(number, row)| ordinal(number, count, &row, self.scope.lang))
            .collect()
    }
}

/// The number that a folded line chooses: "2", "số 2", "chọn 2".
fn number(folded: &str) -> Option<usize> {
    // "2 trong 3", as it was read out.
    let one = [" trong ", " of "].iter().find_map(|of| {
        let (one, count) = folded.split_once(of)?;
        count.parse::<usize>().is_ok().then_some(one)
    });
    let folded = one.unwrap_or(folded);
    let (before, number) = folded.rsplit_once(' ').unwrap_or(("", folded));
    let is_choice = matches!(
        before,
        "" | "so"
            | "chon"
            | "muc"
            | "number"
            | "choose"
            | "cau"
            | "chon so"
            | "thu"
            | "cai thu"
            | "so thu"
            | "dong"
            | "option"
    );
    // Four digits are a year.
    number
        .parse()
        .ok()
        .filter(|_| is_choice && number.len() < 4)
}

/// One line of the input, without its end, and whether it was longer than what is read; `None` at its end.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<(Vec<u8>, bool)>> {
    let mut line = Vec::new();
    let mut is_cut = false;
    let mut is_begun = false;
    loop {
        let read = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        if read.is_empty() {
            return Ok(is_begun.then_some((line, is_cut)));
        }
        is_begun = true;
        let end = read.iter().position(|byte| *byte == b'\n');
        let taken = end.unwrap_or(read.len());
        let room = LONGEST - line.len();
        line.extend(read.iter().take(taken.min(room)));
        is_cut |= taken > room;
        input.consume(taken + usize::from(end.is_some()));
        if end.is_some() {
            return Ok(Some((line, is_cut)));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use std::io::Cursor;

    use super::{LONGEST, number, read_line};

    #[test]
    fn lines_come_whole_and_long_ones_are_cut() {
        let long = "a".repeat(LONGEST * 3);
        let mut input = Cursor::new(format!("một\n\n{long}\nhai"));
        let mut next = || {
            read_line(&mut input)
                .unwrap()
                .map(|(line, is_cut)| (line.len(), is_cut))
        };
        assert_eq!(next(), Some((5, false)));
        assert_eq!(next(), Some((0, false)));
        assert_eq!(next(), Some((LONGEST, true)));
        assert_eq!(next(), Some((3, false)));
        assert_eq!(next(), None);
    }

    #[test]
    fn a_number_chooses_and_a_year_does_not() {
        for (typed, chosen) in [
            ("2", Some(2)),
            ("so 3", Some(3)),
            ("chon 1", Some(1)),
            ("2 trong 3", Some(2)),
            ("2 of 3", Some(2)),
            ("thu 2", Some(2)),
            ("2023", None),
            ("nam 2", None),
        ] {
            assert_eq!(number(typed), chosen, "{typed}");
        }
    }
}
