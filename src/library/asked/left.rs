//! Reports the words of a question that the answer does not cover.
//!
//! Owns the rule that no meaningful word is ignored silently. The name must count what the question counts; a word
//! that tells which of several things is meant ("thành thị", "nữ", "quốc tế", "chưa"), a unit, a year or a figure
//! that the answer does not use is reported as left out. If another hit covers the word, that hit answers. It must
//! not know a sentence.

use rust_decimal::Decimal;
use strsim::osa_distance;

use crate::core::fold::{Folded, Word, bare};
use crate::core::model::SeriesId;
use crate::library::asked::answer::{Asked, OtherSide};
use crate::library::asked::asking::Asking;
use crate::search::answer::{Field, Hit, Reading};
use crate::search::grammar::{self, Lead, QuestionKind};
use crate::search::syllable::is_syllable;

/// The number of letters by which a word of a subject may differ from the word it was read as.
const SLIP: usize = 2;

/// A subject with more syllables is clear enough even if one of them is another.
const MOST_OF_A_TOPIC: usize = 3;

/// The number of similar names that are shown if nothing answers.
const MOST_NEAR: usize = 3;

/// Words of units that only scale the number, folded.
const SCALES: &[&str] = &[
    "tram", "trieu", "nghin", "ngan", "ty", "ti", "tr", "million", "billion", "thousand", "phan",
    "%",
];

/// Other words for a unit, folded.
const UNITS: &[(&str, &str)] = &[
    ("percent", "%"),
    ("percentage", "%"),
    ("hecta", "ha"),
    ("hectare", "ha"),
    ("hectares", "ha"),
    ("tonnes", "tan"),
    ("tons", "tan"),
    ("vnd", "dong"),
    ("people", "nguoi"),
    ("points", "diem"),
    ("chi", "dang vien"),
];

/// Words that ask whether a figure lies below zero, folded.
const SIGNS: &[&str] = &["am", "negative"];

/// What an indicator does not cover of a question.
struct Unsaid {
    other_sides: Vec<(String, Option<String>)>,
}

impl Asking<'_> {
    /// Prefers a hit that covers the whole question, and reports what the answer does not cover.
    pub(super) fn tell_what_is_left(&self, asked: &mut Asked) {
        let subject = asked.question.subjects.join(" ");
        if asked.kind() == QuestionKind::Figure && asked.question.lead == Some(Lead::Number) {
            self.answer_what_is_counted(asked, &subject);
        }
        self.prefer_the_kind_asked_for(asked);
        self.prefer_what_says_all(asked, &subject);
        let Some(series) = asked.series.first().copied() else {
            return;
        };
        if self.is_met_by_a_small_word(series, &subject) {
            self.refuse(asked, &subject);
            return;
        }
        self.tell_sides(asked, series, &subject);
        self.tell_words(asked, series);
        self.tell_figure(asked, series);
        asked.read_as = self.read_as(asked, series);
        if self.is_another_topic(asked, &subject) {
            asked.read_as = None;
            self.refuse(asked, &subject);
            return;
        }
        self.tell_what_is_meant(asked, series);
    }

    /// Reports which of several things was meant, if the answer is about another or about all.
    fn tell_sides(&self, asked: &mut Asked, series: SeriesId, subject: &str) {
        let unsaid = self.unsaid(series, &said_of(asked), subject);
        for (said, found) in unsaid.other_sides {
            match found {
                Some(found) => asked.other_sides.push(OtherSide {
                    said: as_typed(self.text, &said),
                    found: self.as_named(series, &found),
                }),
                None => leave_out(asked, as_typed(self.text, &said)),
            }
        }
    }

    /// Reports units and other words that the answer does not use.
    fn tell_words(&self, asked: &mut Asked, series: SeriesId) {
        let units = [asked.question.unit.clone(), asked.question.counted.clone()];
        for unit in units {
            if let Some(unit) = self.other_unit(unit.as_ref(), series) {
                leave_out(asked, unit);
            }
        }
        let is_met =
            |left: &String| SIGNS.contains(&bare(left).as_str()) && self.is_negative(asked, series);
        let left: Vec<String> = asked
            .question
            .left
            .iter()
            .filter(|left| !is_met(left))
            .cloned()
            .collect();
        for left in left {
            leave_out(asked, left);
        }
    }

    /// Requires that a name counts what the question counts: another hit that does so answers, else none does.
    fn answer_what_is_counted(&self, asked: &mut Asked, subject: &str) {
        let Some(first) = asked.series.first().copied() else {
            return;
        };
        let head = bare(subject);
        let head = head.split(' ').next().unwrap_or_default();
        let is_left_out = asked.answer.ignored.iter().any(|word| bare(word) == head);
        let is_headless = is_left_out && !grammar::is_anybody(head);
        // A counted noun with a typing error stands for the corrected one.
        let meant = asked.answer.understood.clone();
        let meant = meant.filter(|meant| osa_distance(&bare(meant), &bare(subject)) <= SLIP);
        let counts = |series: SeriesId| {
            let is_meant = || {
                meant
                    .as_ref()
                    .is_some_and(|meant| self.counts(series, meant))
            };
            !is_headless && (self.counts(series, subject) || is_meant())
        };
        if counts(first) {
            return;
        }
        let place = self.catalog().series_of(first).place;
        let mut others = asked.answer.hits.iter().map(|hit| SeriesId(hit.entry));
        let is_here = |series: SeriesId| self.catalog().series_of(series).place == place;
        match others.find(|series| is_here(*series) && counts(*series)) {
            Some(series) => asked.put_first(series),
            None => self.refuse(asked, subject),
        }
    }

    /// Whether the names of a series count what was asked for.
    fn counts(&self, series: SeriesId, subject: &str) -> bool {
        let names = self.names(series);
        if grammar::is_general(subject) {
            return names.iter().any(|name| grammar::is_all_of(name, subject));
        }
        let text = bare(self.text);
        let is_english = text.contains("how many") || text.contains("number of");
        let is_about = |subject: &str| {
            let mut names = names.iter();
            names.any(|name| grammar::is_about(name, subject, is_english))
        };
        // The data may use a synonym.
        is_about(subject) || self.library.index().has_another_word_for(subject)
    }

    /// Withdraws the answer and offers it as similar.
    pub(super) fn refuse(&self, asked: &mut Asked, subject: &str) {
        let hits = asked.answer.hits.iter().map(|hit| SeriesId(hit.entry));
        let first = asked.series.first().copied();
        let mut near: Vec<SeriesId> = first.into_iter().chain(hits).collect();
        let own = format!(" {} ", bare(subject));
        let shares = |series: &SeriesId| {
            let own_words = |name: &String| {
                let name = bare(name);
                name.split(' ')
                    .any(|word| own.contains(&format!(" {word} ")))
            };
            self.names(*series).iter().any(own_words)
        };
        near.retain(shares);
        near.dedup();
        near.truncate(MOST_NEAR);
        asked.near = near;
        asked.nothing_of = Some(subject.to_owned());
        asked.series.clear();
        asked.printed = None;
        asked.answer.hits.clear();
        asked.not_here = None;
        asked.question.kind = QuestionKind::None;
    }

    /// Moves another hit of the same place to the front if it covers the whole question.
    fn prefer_what_says_all(&self, asked: &mut Asked, subject: &str) {
        let [first] = asked.series.as_slice() else {
            return;
        };
        let first = *first;
        let count = |asked: &Asked, series| {
            let unit = self.other_unit(asked.question.unit.as_ref(), series);
            let sides = self.unsaid(series, &said_of(asked), subject).other_sides;
            sides.len() + usize::from(unit.is_some())
        };
        let least = count(asked, first);
        if least == 0 {
            return;
        }
        let place = self.catalog().series_of(first).place;
        let is_better = |series: &SeriesId| {
            let is_here = self.catalog().series_of(*series).place == place;
            is_here && count(asked, *series) < least
        };
        let is_called = |hit: &&Hit| {
            let is_name = matches!(hit.field, Field::Name | Field::English | Field::Alias(_));
            is_name && hit.reading == Reading::Typed
        };
        let hits = asked.answer.hits.iter().filter(is_called);
        let mut hits = hits.map(|hit| SeriesId(hit.entry));
        if let Some(series) = hits.find(is_better) {
            asked.put_first(series);
        }
    }

    /// The words of a question that tell which of several things is meant and that the names of the series do not
    /// say, or contradict.
    fn unsaid(&self, series: SeriesId, said: &str, subject: &str) -> Unsaid {
        let names = self.names(series);
        let unmet = grammar::unmet(said, &names).into_iter();
        let mut other_sides: Vec<(String, Option<String>)> =
            unmet.map(|one| (one.said, one.found)).collect();
        other_sides.extend(denial(&names, subject));
        let opposed = grammar::opposed(self.text, &names);
        other_sides.extend(opposed.map(|(said, found)| (said.to_owned(), Some(found.to_owned()))));
        Unsaid { other_sides }
    }

    /// Whether a result in the year of the question lies below zero.
    fn is_negative(&self, asked: &Asked, series: SeriesId) -> bool {
        let year = asked.question.year;
        let claims = self.scope.viewpoint.claims(self.catalog(), series);
        let mut of_year = claims.filter(|(_, claim)| {
            claim.is_result() && year.is_some_and(|year| claim.year == Some(year))
        });
        of_year.any(|(_, claim)| claim.low.decimal() < Decimal::ZERO)
    }

    /// All names of a series: in both languages, with its aliases.
    pub(super) fn names(&self, series: SeriesId) -> Vec<String> {
        let catalog = self.catalog();
        let indicator = catalog.indicator_of(series);
        let own = [indicator.name.vi, indicator.name.en];
        let all = own.iter().chain(indicator.details().aliases.iter());
        all.map(|name| catalog.text(*name).to_owned()).collect()
    }

    /// A folded word as it is written in a name of the series.
    fn as_named(&self, series: SeriesId, folded: &str) -> String {
        let names = self.names(series).into_iter();
        let mut found = names.map(|name| as_typed(&name, folded));
        found
            .find(|word| bare(word) == folded && word != folded)
            .unwrap_or_else(|| folded.to_owned())
    }

    /// The unit in the question, if the series has another one.
    fn other_unit(&self, unit: Option<&String>, series: SeriesId) -> Option<String> {
        let unit = unit?.clone();
        let catalog = self.catalog();
        let own = catalog.indicator_of(series).unit;
        let own = [own.vi, own.en].map(|text| catalog.text(text).to_owned());
        let texts: Vec<String> = own.into_iter().chain(self.names(series)).collect();
        let folded = texts.iter().map(|text| format!(" {} ", bare(text)));
        let folded: Vec<String> = folded.collect();
        let has_percent = texts.iter().any(|text| text.contains('%'));
        let stands = |word: &str| {
            let mut texts = folded.iter();
            texts.any(|text| text.contains(&format!(" {word} ")))
        };
        let is_known = |word: &str| {
            let mut others = UNITS.iter().filter(|(said, _)| *said == word);
            let is_other = |other: &str| stands(other) || (other == "%" && has_percent);
            stands(word)
                || stands(word.trim_end_matches('s'))
                || others.any(|(_, other)| is_other(other))
        };
        let typed = bare(&unit).replace("phan tram", "percent");
        let mut words = typed
            .split(' ')
            .filter(|word| !SCALES.contains(word))
            .peekable();
        let is_scale = words.peek().is_none();
        (!is_scale && !words.any(is_known)).then_some(unit)
    }

    /// Those of several named years that this kind of answer does not cover.
    pub(super) fn tell_times(&self, asked: &mut Asked) {
        if asked.tells_each_year() {
            return;
        }
        let used = asked.question.year;
        for year in asked.question.years.clone() {
            if Some(year) != used {
                leave_out(asked, year.to_string());
            }
        }
        if asked.question.is_each_year {
            let years = asked.question.since_year.filter(|year| Some(*year) != used);
            years
                .into_iter()
                .for_each(|year| leave_out(asked, year.to_string()));
        }
    }

    /// Tells whether a short subject of whole syllables was matched by other syllables: "học phí" is not "học phổ". A
    /// wrong figure might be read out in a meeting, so the hits are only offered as similar.
    fn is_another_topic(&self, asked: &Asked, subject: &str) -> bool {
        let typed: Vec<Word> = Folded::new(subject).spelled().collect();
        let is_short = (1..=MOST_OF_A_TOPIC).contains(&typed.len());
        let are_syllables = typed.iter().all(|word| is_syllable(&word.bare));
        let first = asked.answer.hits.first().map(|hit| hit.entry);
        let is_first = first == asked.series.first().map(|series| series.0);
        if !is_short || !are_syllables || !is_first || asked.kind() == QuestionKind::Search {
            return false;
        }
        let is_another_vowel = || {
            let read = asked.answer.understood.as_deref().unwrap_or_default();
            let read: Vec<Word> = Folded::new(read).spelled().collect();
            let mut pairs = typed.iter().zip(&read);
            // People often forget a tone or choose the wrong one, but "quân" is not "quản".
            typed.len() == read.len()
                && pairs.any(|(typed, read)| {
                    let is_same = typed.bare == read.bare;
                    is_same && typed.is_marked() && typed.toneless != read.toneless
                })
        };
        let is_slip = asked.read_as.is_some() && typed.len() > 1;
        is_slip || asked.answer.is_by_chance || is_another_vowel()
    }

    /// The words as they were read, if another word was matched than the typed one.
    fn read_as(&self, asked: &Asked, series: SeriesId) -> Option<String> {
        let first = asked.answer.hits.first()?;
        let is_guess = matches!(first.reading, Reading::KeyboardTypo | Reading::Partial);
        let read = asked.answer.understood.as_ref()?;
        let typed = format!(" {} ", bare(self.text));
        let is_other = |word: &str| !typed.contains(&format!(" {word} "));
        let is_first = first.entry == series.0;
        (is_guess && is_first && bare(read).split(' ').any(is_other)).then(|| read.clone())
    }

    /// A figure in the question that no claim of the answer prints.
    fn tell_figure(&self, asked: &mut Asked, series: SeriesId) {
        let is_told = matches!(
            asked.kind(),
            QuestionKind::Source | QuestionKind::Met | QuestionKind::Gap | QuestionKind::When
        );
        let is_printed = asked
            .printed
            .as_ref()
            .is_some_and(|claims| !claims.is_empty());
        let Some(figure) = asked
            .question
            .figure
            .clone()
            .filter(|_| !is_told && !is_printed)
        else {
            return;
        };
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let own = digits(&figure);
        let in_name = |name: &String| name.split_whitespace().any(|word| digits(word) == own);
        if !own.is_empty() && !self.names(series).iter().any(in_name) {
            leave_out(asked, figure);
        }
    }
}

/// A negation that stands only in the question or only in the names.
fn denial(names: &[String], subject: &str) -> Option<(String, Option<String>)> {
    let (own, aliases) = names.split_at(names.len().min(2));
    let denied = |name: &String| grammar::denied(subject, name);
    let is_named_so = |name: &String| bare(name) == bare(subject);
    if aliases.iter().chain(own).any(is_named_so) {
        return None;
    }
    let is_agreed = names.iter().any(|name| denied(name).is_none());
    let there = |found: &str| {
        let is_english = found.starts_with(['w', 'n', 'l']);
        grammar::THERE[usize::from(is_english)].to_owned()
    };
    match own.iter().find_map(denied)? {
        // A name in either language is negated, and the question is not.
        (None, Some(found)) => Some((there(found), Some(found.to_owned()))),
        (Some(said), _) if !is_agreed => Some((said.to_owned(), Some(there(said)))),
        _ => None,
    }
}

/// The words of a question that describe its subject.
fn said_of(asked: &Asked) -> String {
    match asked.question.said.is_empty() {
        true => asked.question.subjects.join(" "),
        false => asked.question.said.clone(),
    }
}

/// Reports a word as left out, once.
pub(super) fn leave_out(asked: &mut Asked, word: String) {
    let folded = bare(&word);
    let own: Vec<&str> = folded.split(' ').collect();
    let ignored = &mut asked.answer.ignored;
    // A word that belongs to a reported phrase is not reported again.
    let is_piece = |known: &String| own.len() > 1 && own.contains(&bare(known).as_str());
    ignored.retain(|known| !is_piece(known));
    let is_known = ignored
        .iter()
        .any(|known| format!(" {} ", bare(known)).contains(&format!(" {folded} ")));
    if !is_known {
        ignored.push(word);
    }
}

/// Folded words as they are written in a text, or unchanged if they are not in it.
fn as_typed(text: &str, folded: &str) -> String {
    let chunks: Vec<&str> = text.split_whitespace().collect();
    let wanted: Vec<&str> = folded.split(' ').collect();
    let is = |chunk: &str, word: &&str| {
        Folded::new(chunk)
            .spelled()
            .next()
            .is_some_and(|own| own.bare == **word)
    };
    let mut rows = chunks.windows(wanted.len());
    let found = rows.find(|row| row.iter().zip(&wanted).all(|(chunk, word)| is(chunk, word)));
    let around = |c: char| !c.is_alphanumeric();
    found.map_or_else(
        || folded.to_owned(),
        |row| row.join(" ").trim_matches(around).to_owned(),
    )
}
