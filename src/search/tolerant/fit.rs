//! Calculates how much of a query an indicator explains.
//!
//! Owns how the words of a row are placed in the texts of a document, and the value of that. It must not know which
//! documents are read, nor whether a fit is enough.

use crate::search::field::{Field, TextClass};
use crate::search::index::Index;
use crate::search::letters::{initial, initials};
use crate::search::tolerant::candidates::{Candidate, Way};
use crate::search::tolerant::marks::agreement_of_slip;
use crate::search::tolerant::met::{Met, Rows, TolerantFit};
use crate::search::tolerant::read_row::{ReadRow, ReadWord};
use crate::search::tolerant::slips::{self, is_one_slip};
use crate::search::tolerant::telling::share;

/// The factor of a word in a text other than the name.
const IN_ALIAS: f64 = 0.97;
const IN_ENGLISH: f64 = 0.95;
/// The factor of a word outside the main text: in another text, in the category, in the unit.
pub(super) const IN_OTHER_TEXT: f64 = 0.65;
const IN_CATEGORY: f64 = 0.60;
const IN_UNIT: f64 = 0.30;
/// How well it must agree there.
const ELSEWHERE_IS_MET: f64 = 0.94;
/// The factor of such a word in the core.
const ELSEWHERE_IN_CORE: f64 = 0.75;

/// The penalty of a word of a place, so that it gives way to other words.
const OF_A_PLACE: f64 = 0.3;

/// More for a word beside a neighbour that is placed already.
const BESIDE: f64 = 0.12;
/// The same if no other word fits better there.
const BESIDE_AND_FREE: f64 = 0.30;

/// The value of three and more initials, and of two.
const INITIALS: f64 = 0.88;
const TWO_INITIALS: f64 = 0.76;

/// A small word counts as matched only if it agrees at least so well.
const SMALL_IS_MET: f64 = 0.85;

/// The factor of a typing error without exact neighbours, in a short word and in one of seven letters and more.
const LONELY: f64 = 0.70;
const LONELY_LONG: f64 = 0.92;
const LONG: usize = 7;
/// The least value of a word beside which an error is not alone, and the greatest distance.
const COMPANY: f64 = 0.72;
const NEAR: usize = 2;

/// The value of a word one typing error away from the text word next to an exact word. It says little by itself, but
/// the phrase says the rest.
pub(super) const IN_COMPANY: f64 = 0.74;
/// The same if it is the only such word in a row of three and more.
const IN_A_ROW: f64 = 0.80;
/// The least likeness of an error that turns one known word into another.
const EASY: f64 = 0.60;
/// The least value of the neighbour, and how well the marks of the word must agree.
const SURE: f64 = 0.92;
const MARKS_IN_COMPANY: f64 = 0.90;

/// The factor if no neighbours of the query are neighbours in the text.
const APART: f64 = 0.78;
/// The cost of a word beyond the query.
const BREADTH: f64 = 0.035;
/// The most such words that count against a phrase.
const OF_A_PHRASE: f64 = 3.0;

/// More for a text that matches as a whole.
const WHOLE: f64 = 0.10;
const WHOLE_ENGLISH: f64 = 0.08;
/// The least value of a whole text of so many words in a longer query, and more for how well it matches.
const STANDS_WHOLE: f64 = 0.55;
const STANDS_WHOLE_MORE: f64 = 0.30;
const STANDS_WHOLE_FROM: usize = 3;

/// Fits documents to rows.
pub(super) struct Fitter<'a> {
    index: &'a Index,
    /// The words of the text that is read.
    words: Vec<u32>,
    /// Their initials.
    firsts: Vec<char>,
    /// The words of the other texts of the document.
    others: Vec<u32>,
}

/// A possible position of a word of the row.
struct Place {
    word: usize,
    at: usize,
    len: usize,
    quality: f64,
    way: Way,
}

impl<'a> Fitter<'a> {
    /// Makes a fitter.
    pub(super) fn new(index: &'a Index) -> Self {
        Self {
            index,
            words: Vec::new(),
            firsts: Vec::new(),
            others: Vec::new(),
        }
    }

    /// Returns the best fit of a document to any of the rows; `in_place` tells whether it is seen in the place of the
    /// query.
    pub(super) fn best(
        &mut self,
        rows: &[ReadRow],
        asked: Rows,
        document: u32,
        in_place: bool,
    ) -> Option<TolerantFit> {
        let mut best: Option<TolerantFit> = None;
        let rows = rows.iter().enumerate();
        let rows = rows.filter(|(at, _)| asked.contains(*at));
        let texts = &self.index.texts;
        for text in texts.of(document) {
            texts.read(text, &mut self.words);
            let known = |id: &u32| initial(&self.index.vocabulary.get(*id).word);
            self.firsts.clear();
            self.firsts.extend(self.words.iter().map(known));
            for (at, row) in rows.clone() {
                let Some(fit) = self.fit(row, at, document, text, in_place) else {
                    continue;
                };
                let sum = |fit: &TolerantFit| fit.score + fit.whole;
                // Among equals the row nearest to the typed one wins, then the name before other texts.
                let is_better = |known: &TolerantFit| {
                    let order = sum(&fit).total_cmp(&sum(known));
                    order.then(known.row.cmp(&fit.row)).is_gt()
                };
                if best.as_ref().is_none_or(is_better) {
                    best = Some(fit);
                }
            }
        }
        best
    }

    fn fit(
        &mut self,
        row: &ReadRow,
        number: usize,
        document: u32,
        text: u32,
        in_place: bool,
    ) -> Option<TolerantFit> {
        if self.words.is_empty() {
            return None;
        }
        let field = self.index.texts.field(document, text);
        let factor = match field {
            Field::Name => 1.0,
            Field::English => IN_ENGLISH,
            _ => IN_ALIAS,
        };
        let mut met = self.place(row, factor);
        self.keep_company(row, factor, &mut met);
        if met.iter().all(Option::is_none) {
            return None;
        }
        self.weaken_lonely(row, &mut met);
        self.meet_elsewhere(row, document, text, in_place, &mut met);
        let (coverage, core) = coverage(row, &met);
        let (beside, breadth) = self.order(row, &met);
        let in_order = coverage * row.factor * (APART + (1.0 - APART) * beside);
        let mut score = in_order / (1.0 + BREADTH * breadth);
        let counted = row.words.iter().zip(&met);
        let mut counted =
            counted.filter(|(word, _)| !word.is_place && word.share >= share::ORDINARY);
        let is_phrase =
            beside >= 1.0 && counted.all(|(_, met)| met.is_some_and(|met| met.at.is_some()));
        let as_phrase = is_phrase.then(|| in_order / (1.0 + BREADTH * breadth.min(OF_A_PHRASE)));
        let placed: usize = met
            .iter()
            .flatten()
            .filter_map(|met| met.at)
            .map(|at| at.1)
            .sum();
        let is_met_whole = placed == self.words.len();
        let left_over = row.words.iter().zip(&met);
        let mut left_over =
            left_over.filter(|(word, met)| met.is_none() && word.share >= share::ORDINARY);
        let is_nothing_left = left_over.next().is_none();
        let whole = match (is_met_whole && is_nothing_left, field) {
            (false, _) => 0.0,
            (true, Field::English) => WHOLE_ENGLISH,
            (true, _) => WHOLE,
        };
        let exact = met.iter().zip(&row.words).filter(|(met, word)| {
            let is_exact = met.is_some_and(|met| met.way == Way::Whole && met.at.is_some());
            is_exact && word.share >= share::ORDINARY
        });
        let exact = exact.count();
        if is_met_whole && self.words.len() >= STANDS_WHOLE_FROM && is_side_by_side(&met) {
            let qualities = met.iter().flatten().filter(|met| met.at.is_some());
            let mean = qualities.map(|met| met.value).sum::<f64>() / self.words.len() as f64;
            let length = 1.0 - 1.0 / self.words.len() as f64;
            score = score.max(STANDS_WHOLE + STANDS_WHOLE_MORE * mean * length);
        }
        Some(TolerantFit {
            score,
            core,
            whole,
            as_phrase,
            is_whole_text: is_met_whole && exact >= 2 && is_side_by_side(&met),
            met,
            text,
            field,
            row: number,
        })
    }

    /// Places the words of a row in the text, the best first; no word of the text is used twice.
    fn place(&self, row: &ReadRow, factor: f64) -> Vec<Option<Met>> {
        let mut places = Vec::new();
        for (word, read) in row.words.iter().enumerate() {
            self.places_of(word, read, &mut places);
        }
        let mut met: Vec<Option<Met>> = vec![None; row.words.len()];
        let mut is_taken = vec![false; self.words.len()];
        // The value of each text word for the query word that fits it best.
        let mut wanted = vec![0.0_f64; self.words.len()];
        for place in places.iter().filter(|place| place.len == 1) {
            wanted[place.at] = wanted[place.at].max(place.quality);
        }
        loop {
            let mut best: Option<(f64, &Place)> = None;
            for place in &places {
                let is_free = |at: usize| !is_taken[at];
                if met[place.word].is_some() || !(place.at..place.at + place.len).all(is_free) {
                    continue;
                }
                // A word that occurs several times in a text is placed beside the others.
                let beside = match is_beside(place, &met) {
                    true if place.quality >= wanted[place.at] => BESIDE_AND_FREE,
                    true => BESIDE,
                    false => 0.0,
                };
                let of_place = if row.words[place.word].is_place {
                    OF_A_PLACE
                } else {
                    0.0
                };
                let worth = place.quality + beside - of_place;
                if best.is_none_or(|(known, _)| worth > known) {
                    best = Some((worth, place));
                }
            }
            let Some((_, place)) = best else { return met };
            is_taken[place.at..place.at + place.len].fill(true);
            met[place.word] = Some(Met {
                value: place.quality * factor,
                way: place.way,
                at: Some((place.at, place.len)),
            });
        }
    }

    /// Places words that are one typing error away from the text word beside an exact neighbour, on the same side.
    fn keep_company(&self, row: &ReadRow, factor: f64, met: &mut [Option<Met>]) {
        let is_exact = |met: &Option<Met>| {
            let met = met.filter(|met| met.way == Way::Whole && met.at.is_some_and(|at| at.1 == 1));
            met.filter(|met| met.value >= SURE * factor)?.at
        };
        let exact: Vec<_> = met.iter().map(is_exact).collect();
        let window = window(&exact);
        for (at, read) in row.words.iter().enumerate() {
            // All others stand in a row, and only this word does not match.
            let is_alone = window.is_some_and(|(odd, _)| odd == at);
            let value = if is_alone { IN_A_ROW } else { IN_COMPANY } * factor;
            let is_better = met[at].is_none_or(|met| met.value < value);
            // A correctly spelled word with marks is meant as typed, and so are small words.
            let is_meant =
                read.word.is_marked() && read.candidates().first().is_some_and(is_itself);
            let can_slip = read.share >= share::ORDINARY || read.letters == 1;
            let can_slip = (can_slip || is_alone) && !is_meant;
            if read.is_place || !can_slip || !is_better {
                continue;
            }
            // A small word is weak evidence for its neighbour, unless another exact word stands beside it.
            let neighbor = |other: Option<usize>, beyond: Option<usize>| {
                let start = |word: Option<usize>| {
                    exact.get(word?).copied().flatten().map(|(start, _)| start)
                };
                let found = start(other)?;
                let is_ordinary = row.words[other?].share >= share::ORDINARY;
                let is_row = start(beyond).is_some_and(|beyond| beyond.abs_diff(found) == 1);
                Some((found, is_ordinary || is_row))
            };
            let before = neighbor(at.checked_sub(1), at.checked_sub(2))
                .map(|(start, tells)| (Some(start + 1), tells));
            let after = neighbor(Some(at + 1), Some(at + 2))
                .map(|(start, tells)| (start.checked_sub(1), tells));
            let is_between =
                before.is_some() && after.is_some() && before.map(|b| b.0) == after.map(|a| a.0);
            for (place, tells) in [before, after].into_iter().flatten() {
                let Some((place, id)) =
                    place.and_then(|place| Some((place, *self.words.get(place)?)))
                else {
                    continue;
                };
                let is_taken = met.iter().enumerate().any(|(other, met)| {
                    let at_place = met.and_then(|met| met.at);
                    other != at
                        && at_place
                            .is_some_and(|(start, len)| (start..start + len).contains(&place))
                });
                let known = &self.index.vocabulary.get(id).word;
                let agrees = agreement_of_slip(&read.word, known) >= MARKS_IN_COMPANY;
                // A correctly spelled word is taken for another only if the error is a common one.
                let is_known = read.letters > 1 && read.candidates().first().is_some_and(is_itself);
                let is_easy = || slips::likeness(&read.word.bare, &known.bare) >= EASY;
                if is_taken
                    || (is_known && !is_alone && !is_easy())
                    || !agrees
                    || !(tells || is_between || is_alone)
                    || !is_one_slip(&read.word.bare, &known.bare)
                {
                    continue;
                }
                met[at] = Some(Met {
                    value,
                    way: Way::Slip,
                    at: Some((place, 1)),
                });
            }
        }
    }

    /// Weakens guesses without exact neighbours.
    fn weaken_lonely(&self, row: &ReadRow, met: &mut [Option<Met>]) {
        let counted = row
            .words
            .iter()
            .filter(|word| word.share >= share::ORDINARY);
        if counted.count() < 2 {
            return;
        }
        let before = met.to_vec();
        for (word, met) in met.iter_mut().enumerate() {
            let Some(found) = met else { continue };
            let Some((at, len)) = found.at else { continue };
            let is_guess = match found.way {
                Way::Slip | Way::InnerStart | Way::OtherMarks => true,
                Way::Initials => len == 2,
                _ => false,
            };
            let mut others = before.iter().enumerate();
            let has_company = others.any(|(other, met)| {
                let Some(met) = met.filter(|_| other != word) else {
                    return false;
                };
                let is_near = met.at.is_some_and(|(place, _)| place.abs_diff(at) <= NEAR);
                met.value >= COMPANY && other.abs_diff(word) <= NEAR && is_near
            });
            if is_guess && !has_company {
                let letters = row.words[word].letters;
                found.value *= if letters >= LONG { LONELY_LONG } else { LONELY };
            }
        }
    }

    fn places_of(&self, word: usize, read: &ReadWord, places: &mut Vec<Place>) {
        for (at, id) in self.words.iter().enumerate() {
            let Some(candidate) = read.stands_for(*id) else {
                continue;
            };
            let is_little = read.share < share::ORDINARY || read.is_place;
            if is_little && !is_itself(candidate) {
                continue;
            }
            places.push(Place {
                word,
                at,
                len: 1,
                quality: candidate.quality,
                way: candidate.way,
            });
        }
        if let Some(letters) = &read.initials {
            let run = initials(self.firsts.iter().copied(), letters);
            places.extend(run.map(|run| Place {
                word,
                at: run.start,
                len: run.len(),
                quality: if letters.len() > 2 {
                    INITIALS
                } else {
                    TWO_INITIALS
                },
                way: Way::Initials,
            }));
        }
    }

    /// Matches words that the main text does not have in the other texts of the document, exactly.
    fn meet_elsewhere(
        &mut self,
        row: &ReadRow,
        document: u32,
        main: u32,
        in_place: bool,
        met: &mut [Option<Met>],
    ) {
        let texts = &self.index.texts;
        let is_exact =
            |candidate: &Candidate| is_itself(candidate) && candidate.quality >= ELSEWHERE_IS_MET;
        for (read, met) in row.words.iter().zip(met.iter_mut()) {
            if met.is_some() {
                continue;
            }
            let value = if read.is_place {
                in_place.then_some(1.0)
            } else {
                let others = texts.of(document).filter(|text| *text != main);
                let mut others = others.map(|text| {
                    texts.read(text, &mut self.others);
                    let exact = |id: &u32| read.stands_for(*id).is_some_and(is_exact);
                    self.others.iter().any(exact)
                });
                let in_class = |class: TextClass| {
                    let postings = self.index.class(class);
                    let mut exact = read.candidates().iter().filter(|found| is_exact(found));
                    exact.any(|found| postings.contains(&found.ids, document))
                };
                if others.any(|is_there| is_there) {
                    Some(IN_OTHER_TEXT)
                } else if in_class(TextClass::Category) {
                    Some(IN_CATEGORY)
                } else {
                    in_class(TextClass::Unit).then_some(IN_UNIT)
                }
            };
            *met = value.map(|value| Met {
                value,
                way: Way::Whole,
                at: None,
            });
        }
    }

    /// Returns the share of neighbours that match side by side, and the number of words beyond the query.
    fn order(&self, row: &ReadRow, met: &[Option<Met>]) -> (f64, f64) {
        let counting = row.words.iter().zip(met);
        let counting: Vec<Option<(usize, usize)>> = counting
            .filter(|(word, met)| {
                !word.is_place && (met.is_some() || word.share >= share::ORDINARY)
            })
            .map(|(_, met)| met.and_then(|met| met.at))
            .collect();
        let pairs = counting.windows(2);
        let beside = pairs.clone().filter(|pair| match pair {
            [Some((at, len)), Some((next, _))] => at + len == *next,
            _ => false,
        });
        let beside = match pairs.len() {
            0 => 1.0,
            all => beside.count() as f64 / all as f64,
        };
        let turned = pairs.filter(|pair| match pair {
            [Some((at, _)), Some((next, _))] => next < at,
            _ => false,
        });
        let turned = turned.count();
        let placed: Vec<(usize, usize)> = counting.iter().flatten().copied().collect();
        let first = placed.iter().map(|(at, _)| *at).min().unwrap_or(0);
        let last = placed.iter().map(|(at, len)| at + len).max().unwrap_or(0);
        let inside: usize = placed.iter().map(|(_, len)| len).sum();
        let between = (last - first).saturating_sub(inside);
        let after = self.words.len().saturating_sub(last);
        let breadth = first + between + 2 * after + 2 * turned;
        (beside, breadth as f64)
    }
}

/// Returns whether a candidate is the typed word itself.
fn is_itself(candidate: &Candidate) -> bool {
    matches!(candidate.way, Way::Whole | Way::Form) && candidate.quality >= SMALL_IS_MET
}

/// Returns the only word that is not placed, if two or more others stand in a row around it as in the query, and its
/// position there.
fn window(exact: &[Option<(usize, usize)>]) -> Option<(usize, usize)> {
    let mut odd = exact.iter().enumerate().filter(|(_, at)| at.is_none());
    let (odd, _) = odd.next().filter(|_| exact.len() > 2)?;
    let others = exact.iter().enumerate().filter(|(at, _)| *at != odd);
    let mut start = None;
    for (at, place) in others {
        let here = (*place)?.0.checked_sub(at)?;
        if *start.get_or_insert(here) != here {
            return None;
        }
    }
    Some((odd, start? + odd))
}

fn is_beside(place: &Place, met: &[Option<Met>]) -> bool {
    let at = |word: Option<usize>| met.get(word?).copied().flatten()?.at;
    let before = at(place.word.checked_sub(1)).is_some_and(|(at, len)| at + len == place.at);
    let after = at(Some(place.word + 1)).is_some_and(|(at, _)| place.at + place.len == at);
    before || after
}

/// Returns how much of the query is covered, and how much of it by the main text.
fn coverage(row: &ReadRow, met: &[Option<Met>]) -> (f64, f64) {
    let (mut all, mut covered, mut core) = (0.0, 0.0, 0.0);
    for (word, met) in row.words.iter().zip(met) {
        match met {
            None => all += word.weight * word.share,
            Some(met) => {
                all += word.weight;
                covered += word.weight * met.value;
                let is_aside = met.at.is_none() && !word.is_place;
                let factor = if is_aside { ELSEWHERE_IN_CORE } else { 1.0 };
                core += word.weight * met.value * factor;
            }
        }
    }
    match all > 0.0 {
        true => (covered / all, core / all),
        false => (0.0, 0.0),
    }
}

/// Returns whether the words that match in the text stand side by side in the query, in their order.
fn is_side_by_side(met: &[Option<Met>]) -> bool {
    let placed: Vec<(usize, usize)> = met
        .iter()
        .enumerate()
        .filter_map(|(word, met)| Some((word, met.as_ref()?.at?.0)))
        .collect();
    placed
        .windows(2)
        .all(|pair| pair[1].0 == pair[0].0 + 1 && pair[1].1 > pair[0].1)
}
