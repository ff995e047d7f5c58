//! The tolerant reading: how much of a query an indicator explains.
//!
//! Owns when it is tried beside the literal readings, how it judges a literal answer, and how its own answer is
//! reported. A literal answer stands unless it explains less than the threshold, or a tolerant one explains clearly
//! more. It must not know the catalogue.
//!
//! In reading order: `marks`, `slips`, `sounds`, `raw_keys` compare a typed word with another; `begun` does the same
//! for the start of a word; `candidates` finds similar words and weighs them, `known` keeps them; `telling` weighs
//! the words of a query, `rows` lists the rows of words that it may be, `respaced` those with other spaces,
//! `read_row` brings them together; `met` holds a match, `fit` places them in texts, `documents` selects whose,
//! `scored` puts them in order, `floor` decides whether that is enough, `unweighed` which answers are not judged,
//! `chance` which are accidents, `written` and `said` what is reported.
//! `alike` compares single words of a screen.

pub(super) mod alike;
mod begun;
mod candidates;
mod chance;
mod documents;
pub(super) mod elsewhere;
mod fit;
mod floor;
pub(super) mod known;
mod marks;
mod met;
mod raw_keys;
mod read_row;
mod respaced;
mod rows;
mod said;
mod scored;
mod slips;
pub(super) mod sounds;
mod telling;
mod unweighed;
mod written;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::core::fold::Word;
use crate::search::abandon::is_abandoned;
use crate::search::answer::{Answer, Hit, Other, Request};
use crate::search::field::Field;
use crate::search::index::Index;
use crate::search::nearby::Nearby;
use crate::search::query::{Mode, Query};
use crate::search::reading::Reading;
use crate::search::tolerant::candidates::Way;
use crate::search::tolerant::chance::is_chance;
use crate::search::tolerant::fit::Fitter;
use crate::search::tolerant::floor::HOME;
use crate::search::tolerant::met::{Met, Rows, TolerantFit};
use crate::search::tolerant::read_row::{ReadRow, RowReader};
use crate::search::tolerant::scored::Scored;
use crate::search::tolerant::telling::{Wanted, wanted};
use crate::search::tolerant::unweighed::{SAME_LETTERS, holds_phrase, is_begun, is_free};
use crate::search::tolerant::written::{parted_figures, written_words};

/// A longer query is a page of pasted text.
const MOST_WORDS: usize = 40;

/// Less for another place than the one in the query.
const NOT_ASKED_FOR: f64 = 0.10;
/// More for an indicator with a target of its own.
const MAIN: f64 = 0.03;
/// More for a name that begins with the kind of figure in the question.
const KIND_ASKED_FOR: f64 = 0.08;
/// The same for a rank, which has words of its own.
const RANK_ASKED_FOR: f64 = 0.25;
/// More for a rate if the question names no kind.
const RATE: f64 = 0.03;
/// Less for each word of a name.
const LENGTH: f64 = 0.002;
/// The factor of a whole text in another place.
const WHOLE_ELSEWHERE: f64 = 0.3;
/// Answers are listed down to this share of the best one.
const LISTED: f64 = 2.0 / 3.0;
/// Marks of the words of a plan in a query of at most `MARKS_COUNT_TO` words must agree so well; in a longer query,
/// which is hardly about anything else, `SAME_LETTERS` is enough.
const SAME_MARKS: u8 = 0;
const MARKS_COUNT_TO: usize = 2;
/// How far the best answer may lead a worse one that explains enough, and still give way.
const GIVES_WAY: f64 = 0.15;
/// How much more letters with other spaces must explain than the typed words.
const PARTED_ANEW: f64 = 0.02;
/// From so many words on a row of them is a phrase.
const PHRASE_FROM: usize = 3;

/// The margin for a question without its words, whose kind of figure counts.
const MARGIN_OF_QUESTION: f64 = 0.05;
/// The least score of such a question.
const LEAST_OF_A_QUESTION: f64 = 0.60;

/// Returns by how much a tolerant answer must beat a literal one.
fn margin(reading: Reading) -> f64 {
    match reading {
        Reading::Typed | Reading::Telex | Reading::Vni => 0.12,
        Reading::Glued => 0.10,
        Reading::Initials => 0.15,
        Reading::KeyboardTypo => 0.06,
        Reading::Scattered | Reading::Partial | Reading::Figure => 0.02,
    }
}

/// The value of a literal answer.
#[derive(Clone, Debug, Default)]
struct Judged {
    score: f64,
    /// Whether it explains enough of the query to be shown.
    passes: bool,
    /// Whether a text of it holds every word as it was typed.
    is_word_for_word: bool,
    /// Whether a text of it has the words side by side.
    is_phrase: bool,
    /// Whether one of its words stands in another name than the rest.
    is_gathered: bool,
    /// The words as they matched, if they have other marks than the typed ones.
    other_marks: Option<String>,
}

/// Judges a literal answer, and answers instead if it is empty or too weak; `None` when abandoned.
pub(super) fn tolerate(
    index: &Index,
    query: &Query,
    request: &Request<'_>,
    literal: Answer,
) -> Option<Answer> {
    let terms = query.terms();
    let is_plain = terms.iter().all(|term| term.mode == Mode::Plain);
    let is_asked = (1..=MOST_WORDS).contains(&terms.len()) && is_plain && !index.is_empty();
    if !is_asked || is_free(index, terms, &literal) {
        return Some(literal);
    }
    let mut literal = literal;
    if let Some(first) = literal.hits.first()
        && holds_phrase(index, first, terms)
    {
        let typed: Vec<Word> = terms.iter().flat_map(|term| term.words.clone()).collect();
        literal.others.retain(|other| is_as_typed(other, &typed));
        return Some(literal);
    }
    let mut tolerance = Tolerance::new(index, query, request);
    if tolerance.asks_for_a_place() {
        return Some(literal);
    }
    literal
        .others
        .retain(|other| is_as_typed(other, &tolerance.typed));
    let reading = literal.hits.first().map(|hit| hit.reading);
    // A question without its words was recognized by rules of its own.
    let is_question = literal.understood.is_some() && reading == Some(Reading::Typed);
    let judged = literal.hits.first().map(|hit| tolerance.judge(hit));
    let passes = match (&judged, literal.hits.first()) {
        (Some(judged), Some(hit)) => {
            let is_category = tolerance.is_category(hit) && !judged.is_gathered;
            let is_found_as_question =
                is_question && !judged.is_gathered && judged.score >= LEAST_OF_A_QUESTION;
            let is_free = is_found_as_question || is_category || is_begun(index, terms, hit);
            (judged.passes || is_free) && tolerance.is_meant(hit)
        }
        _ => false,
    };
    let is_word_for_word = judged
        .as_ref()
        .is_some_and(|judged| judged.is_word_for_word);
    if passes && is_word_for_word && !is_question {
        return Some(literal);
    }
    if names_a_plan(&literal) {
        // The plan was asked for; indicators beside it must still be meant.
        return Some(if passes {
            literal
        } else {
            tolerance.refused(literal)
        });
    }
    let mut found = tolerance.find()?;
    if found.is_empty() && tolerance.gives_up_place() {
        // The thing is not in that place, but elsewhere.
        found = tolerance.find()?;
    } else if found.first().is_some_and(Scored::is_guessed) {
        // The typed words are elsewhere; in that place only other words are.
        let before = tolerance.rows.clone();
        let elsewhere = match tolerance.gives_up_place() {
            true => tolerance.find()?,
            false => Vec::new(),
        };
        let is_typed = |best: &Scored| tolerance.is_met_but_for_place(best);
        match elsewhere.first().is_some_and(is_typed) {
            true => found = elsewhere,
            false => tolerance.rows = before,
        }
    }
    if tolerance.names_elsewhere() {
        // Whatever answers, the place is reported as left out.
        return Some(match found.is_empty() {
            true => tolerance.refused(literal),
            false => tolerance.answer(found, literal),
        });
    }
    // A word without a match, or with only a guess, may contain a wrong space.
    let is_doubtful = found.first().is_none_or(|best| !tolerance.is_met(best));
    if is_doubtful && !(passes && judged.as_ref().is_some_and(|judged| judged.is_phrase)) {
        found = tolerance.or_parted_anew(found)?;
    }
    let reading = reading.filter(|_| passes);
    let is_better = match (found.is_empty(), &judged, reading) {
        (true, ..) => false,
        (false, Some(judged), Some(reading)) => {
            explains_more(&found, judged, reading, is_question, terms.len())
        }
        (false, ..) => true,
    };
    Some(if is_better {
        tolerance.answer(found, literal)
    } else if passes || literal.hits.is_empty() {
        // Words that match with other marks are reported as such.
        let other_marks = judged.and_then(|judged| judged.other_marks);
        Answer {
            understood: literal.understood.or(other_marks),
            ..literal
        }
    } else {
        tolerance.refused(literal)
    })
}

/// Returns whether a tolerant answer explains clearly more than a literal one that may be shown.
fn explains_more(
    found: &[Scored],
    judged: &Judged,
    reading: Reading,
    is_question: bool,
    words: usize,
) -> bool {
    let Some(first) = found.first() else {
        return false;
    };
    // Words side by side as they were typed are better than the same words scattered.
    let is_phrase = first.fit.as_phrase.is_some() && words >= PHRASE_FROM;
    let margin = match (is_question, is_phrase && !judged.is_phrase) {
        (true, _) => MARGIN_OF_QUESTION,
        (false, true) => 0.0,
        (false, false) => margin(reading),
    };
    first.score_of_phrase() > judged.score + margin
}

/// Returns whether a plan or a part of one is named.
fn names_a_plan(literal: &Answer) -> bool {
    literal.names_a_plan() && literal.others.iter().any(|other| !other.is_aside)
}

/// Returns whether a thing that is not an entry has the typed words: with their marks, and as whole words if a few
/// were typed with marks. Scattered starts of words are not its name.
fn is_as_typed(other: &Other, typed: &[Word]) -> bool {
    let is_short = typed.len() <= MARKS_COUNT_TO;
    let most = if is_short { SAME_MARKS } else { SAME_LETTERS };
    let is_marked = is_short && typed.iter().any(Word::is_marked);
    let may_start = typed.len() < 2 || !(other.is_aside || is_marked);
    other.marks <= most && (may_start || !other.is_start)
}

/// One query read tolerantly.
struct Tolerance<'a> {
    index: &'a Index,
    request: &'a Request<'a>,
    typed: Vec<Word>,
    /// Whether the last of them may be unfinished.
    open: bool,
    /// The typed words as they are written.
    written: Vec<String>,
    /// Figures in which a mark separates digits, as they were typed.
    figures: Vec<String>,
    rows: Vec<ReadRow>,
    fitter: Fitter<'a>,
    wanted: Option<Wanted>,
    /// The words of a phrase that must match as a whole.
    false_friend: Option<&'a [Word]>,
}

impl<'a> Tolerance<'a> {
    fn new(index: &'a Index, query: &Query, request: &'a Request<'a>) -> Self {
        let terms = query.terms();
        let typed: Vec<Word> = terms.iter().flat_map(|term| term.words.clone()).collect();
        let open = terms.last().is_some_and(|term| term.open);
        let reader = RowReader::new(index, &typed);
        let rows = rows::rows(&index.vocabulary, &index.wordings, &typed, open);
        let rows = rows.iter().map(|row| reader.read(row)).collect();
        let false_friend = index.wordings.false_friend(&typed);
        Self {
            index,
            request,
            wanted: wanted(&typed),
            typed,
            open,
            written: written_words(query.text()),
            figures: parted_figures(query.text()),
            rows,
            fitter: Fitter::new(index),
            false_friend,
        }
    }

    /// Returns whether the query is the name of a place and nothing else.
    fn asks_for_a_place(&self) -> bool {
        let mut words = self.rows.iter().take(1).flat_map(|row| &row.words);
        words.all(|word| word.is_place)
    }

    /// Treats the words of a place as those of one that the data does not have. Returns whether there are any.
    fn gives_up_place(&mut self) -> bool {
        let mut gives_up = false;
        for row in &mut self.rows {
            gives_up |= row.give_up_place();
        }
        gives_up
    }

    /// Returns the answers with other spaces if they explain more; `None` when abandoned.
    fn or_parted_anew(&mut self, found: Vec<Scored>) -> Option<Vec<Scored>> {
        let before = self.parts_anew();
        let parted = self.find()?;
        let score = |found: &[Scored]| found.first().map_or(0.0, Scored::score_of_phrase);
        if score(&parted) > score(&found) + PARTED_ANEW {
            return Some(parted);
        }
        self.rows = before;
        Some(found)
    }

    /// Reads the letters with other spaces. Returns the previous rows.
    fn parts_anew(&mut self) -> Vec<ReadRow> {
        let index = self.index;
        let nearby = index.nearby.get_or_init(|| Nearby::new(&index.vocabulary));
        let reader = RowReader::new(index, &self.typed);
        let rows = respaced::respaced(&index.vocabulary, nearby, &self.typed, self.open);
        let rows = rows.iter().map(|row| reader.read(row)).collect();
        std::mem::replace(&mut self.rows, rows)
    }

    /// Returns whether every word that counts matches exactly, or as surely.
    fn is_met(&self, best: &Scored) -> bool {
        let Some(row) = self.rows.get(best.fit.row) else {
            return false;
        };
        let is_sure = |met: &Met| {
            let is_guess = matches!(
                met.way,
                Way::Slip | Way::Sound | Way::InnerStart | Way::OtherMarks | Way::Initials
            );
            !is_guess && met.at.is_some()
        };
        let mut words = row.words.iter().zip(&best.fit.met);
        words.all(|(word, met)| {
            word.is_place || word.is_elsewhere || met.as_ref().is_some_and(is_sure)
        })
    }

    /// Returns whether every word but those of the place matches as it was typed.
    fn is_met_but_for_place(&self, best: &Scored) -> bool {
        let Some(row) = self.rows.get(best.fit.row) else {
            return false;
        };
        let is_whole = |met: &Option<Met>| {
            met.is_some_and(|met| matches!(met.way, Way::Whole | Way::Start) && met.at.is_some())
        };
        let words = row.words.iter().zip(&best.fit.met);
        let mut words = words.filter(|(word, _)| !word.is_elsewhere).peekable();
        words.peek().is_some() && words.all(|(_, met)| is_whole(met))
    }

    /// Returns whether the query names a place that the data does not have.
    fn names_elsewhere(&self) -> bool {
        let mut words = self.rows.iter().take(1).flat_map(|row| &row.words);
        words.any(|word| word.is_elsewhere)
    }

    /// Returns the value of a literal hit.
    fn judge(&mut self, hit: &Hit) -> Judged {
        let in_place = self.rows.iter().any(|row| row.places.contains(hit.place));
        let fit = (self.fitter).best(&self.rows, Rows::ALL, hit.document, in_place);
        let Some(fit) = fit else {
            return Judged::default();
        };
        let row = self.rows.get(fit.row);
        let is_whole = |met: &Option<Met>| {
            met.is_some_and(|met| match met.way {
                Way::Whole => met.at.is_some() || met.value >= 1.0,
                // The last word may be unfinished.
                Way::Start => met.at.is_some(),
                _ => false,
            })
        };
        let has_other_marks = fit
            .met
            .iter()
            .flatten()
            .any(|met| met.way == Way::OtherMarks);
        let is_elsewhere = |met: &Met| met.at.is_none() && met.value == fit::IN_OTHER_TEXT;
        let score = self.score(&fit, hit.document, hit.place);
        Judged {
            is_gathered: fit.met.iter().flatten().any(is_elsewhere),
            other_marks: self.understood(&fit).filter(|_| has_other_marks),
            score,
            is_phrase: fit.whole_phrase().is_some(),
            passes: row.is_some_and(|row| floor::passes(row, &fit)),
            is_word_for_word: fit.met.iter().all(is_whole),
        }
    }

    /// Returns the entries that explain most, the best first; empty where the best does not explain enough. `None`
    /// when abandoned.
    fn find(&mut self) -> Option<Vec<Scored>> {
        let mut asked: BTreeMap<u32, Rows> = BTreeMap::new();
        let mut bounds = vec![0.0; self.index.texts.documents() as usize];
        for (at, row) in self.rows.iter().enumerate() {
            let abandon = self.request.abandon;
            for document in documents::documents(self.index, row, &mut bounds, abandon)? {
                // Typed words count for every row, also those that say too little by themselves.
                asked.entry(document).or_insert(Rows::TYPED).insert(at);
            }
        }
        let mut found = Vec::new();
        for (at, (document, rows)) in asked.into_iter().enumerate() {
            if at % 64 == 63 && is_abandoned(self.request.abandon) {
                return None;
            }
            self.score_entries(document, rows, &mut found);
        }
        scored::put_in_order(&mut found);
        // A hit that is about as good but explains too little gives way to one that explains enough.
        let best = found.first().map_or(0.0, |best| best.score);
        let is_near = |scored: &&Scored| best - scored.score <= GIVES_WAY;
        let is_enough = |scored: &Scored| {
            let row = self.rows.get(scored.fit.row);
            row.is_some_and(|row| floor::passes(row, &scored.fit))
                && !self.is_false_friend(scored.document)
        };
        let first = found.iter().take_while(is_near).position(is_enough);
        found.drain(..first.unwrap_or(found.len()));
        // Words side by side as they were typed come before the same words scattered.
        let first = found.first().filter(|best| !best.is_phrase());
        if let Some(score) = first.map(|first| first.score) {
            let is_meant = |scored: &Scored| {
                scored.is_phrase() && scored.score_of_phrase() >= score && is_enough(scored)
            };
            if let Some(at) = found.iter().position(is_meant) {
                let phrase = found.remove(at);
                found.insert(0, phrase);
            }
        }
        let least = found.first().map_or(0.0, |best| best.score * LISTED);
        found.retain(|scored| scored.score >= least);
        Some(found)
    }

    /// Returns whether the query is about something else that only shares words with the answer.
    fn is_false_friend(&self, document: u32) -> bool {
        let Some(phrase) = self.false_friend else {
            return false;
        };
        let mut words = Vec::new();
        let mut texts = self.index.texts.of(document);
        !texts.any(|text| {
            self.index.texts.read(text, &mut words);
            let bare = |id: &u32| self.index.vocabulary.get(*id).word.bare.as_str();
            let is = |(id, word): (&u32, &Word)| bare(id) == word.bare;
            let mut rows = words.windows(phrase.len());
            rows.any(|row| row.iter().zip(phrase).all(is))
        })
    }

    /// Returns whether a literal hit is neither about something else nor an accident.
    fn is_meant(&self, hit: &Hit) -> bool {
        !self.is_false_friend(hit.document) && !is_chance(self.index, &self.typed, hit)
    }

    /// Returns whether the query asks for a category or a unit, with words that describe none of its indicators.
    fn is_category(&self, hit: &Hit) -> bool {
        let is_marked = self.typed.iter().any(Word::is_marked);
        matches!(hit.field, Field::Category | Field::Unit) && !is_marked
    }

    fn score_entries(&mut self, document: u32, rows: Rows, found: &mut Vec<Scored>) {
        let is_asked =
            |rows: &[ReadRow], place: u32| rows.iter().any(|row| row.places.contains(place));
        let entries = self.index.entries.of(document);
        let passes = |entry: u32| self.request.filter.is_none_or(|filter| filter(entry));
        let wanted = entries.filter(|entry| passes(entry.number));
        let wanted: Vec<_> = wanted.collect();
        for in_place in [true, false] {
            let mut entries = wanted
                .iter()
                .filter(|entry| is_asked(&self.rows, entry.place) == in_place)
                .peekable();
            if entries.peek().is_none() {
                continue;
            }
            let fit = self.fitter.best(&self.rows, rows, document, in_place);
            let Some(fit) = fit.map(Rc::new) else {
                continue;
            };
            for entry in entries {
                found.push(Scored {
                    score: self.score(&fit, document, entry.place),
                    document,
                    entry: entry.number,
                    place: entry.place,
                    fit: Rc::clone(&fit),
                });
            }
        }
    }

    /// Returns the score of an entry by its fit, its place and its kind.
    fn score(&self, fit: &TolerantFit, document: u32, place: u32) -> f64 {
        let asks_for_place = self.rows.iter().any(|row| !row.places.is_empty());
        let is_asked = self.rows.iter().any(|row| row.places.contains(place));
        let is_home = self.request.default_place == Some(place);
        let (there, whole) = match (asks_for_place, is_asked, is_home) {
            (true, true, _) => (HOME, fit.whole),
            (true, false, true) => (-NOT_ASKED_FOR, fit.whole),
            (true, false, false) => (-NOT_ASKED_FOR, fit.whole * WHOLE_ELSEWHERE),
            (false, _, true) => (HOME, fit.whole),
            (false, ..) => (0.0, fit.whole * WHOLE_ELSEWHERE),
        };
        let main = if self.index.main.contains(document) {
            MAIN
        } else {
            0.0
        };
        let mut name = Vec::new();
        self.index
            .texts
            .read(self.index.texts.name(document), &mut name);
        let bare = |at: usize| {
            let id = name.get(at).copied();
            id.map_or("", |id| self.index.vocabulary.get(id).word.bare.as_str())
        };
        let is_rate = bare(0) == "ty" && bare(1) == "le";
        let is_rank = bare(1) == "hang";
        let is_number = bare(0) == "so" || (bare(0) == "tong" && bare(1) == "so");
        let kind = match self.wanted {
            Some(Wanted::Share) if is_rate => KIND_ASKED_FOR,
            Some(Wanted::Number) if is_number => KIND_ASKED_FOR,
            Some(Wanted::Rank) if is_rank => RANK_ASKED_FOR,
            None if is_rate => RATE,
            _ => 0.0,
        };
        fit.score + whole + there + main + kind - LENGTH * name.len() as f64
    }
}
