//! Turns what the tolerant reading found into an answer: hits, reading, words understood and left out.
//!
//! Owns the way from what was found to an [`Answer`]. It must not know how well anything fits.

use crate::core::fold::{Folded, bare};
use crate::search::answer::{Answer, Hit, Score};
use crate::search::reading::Reading;
use crate::search::texts::TextStart;
use crate::search::tolerant::candidates::Way;
use crate::search::tolerant::met::TolerantFit;
use crate::search::tolerant::telling::share;
use crate::search::tolerant::{Scored, Tolerance};

impl Tolerance<'_> {
    /// Makes an answer of what was found.
    pub(super) fn answer(&self, found: Vec<Scored>, literal: Answer) -> Answer {
        let total = found.len();
        let ignored = found.first().map(|best| self.ignored(&best.fit));
        let ignored = ignored.unwrap_or_default();
        let understood = found.first().and_then(|best| self.understood(&best.fit));
        let reading = found
            .first()
            .map(|best| self.reading(&best.fit, !ignored.is_empty()));
        let reading = reading.unwrap_or(Reading::Partial);
        let best = found.first().map_or(0.0, |best| best.score);
        let hits = found.into_iter().take(self.request.limit.max(1));
        let hits = hits.map(|scored| Hit {
            entry: scored.entry,
            indicator: self.index.indicators[scored.document as usize],
            place: scored.place,
            reading,
            field: scored.fit.field,
            score: Score {
                reading: reading as u8,
                other_place: u8::from(self.request.default_place != Some(scored.place)),
                breadth: ((best - scored.score).max(0.0) * 100.0) as u16,
                ..Score::default()
            },
            document: scored.document,
            matched: TextStart {
                text: scored.fit.text,
                words: last_word(&scored.fit),
            },
        });
        Answer {
            hits: hits.collect(),
            total,
            others: literal.others,
            understood,
            suggestion: None,
            ignored,
            is_by_chance: false,
            kept: literal.kept,
        }
    }

    /// The answer if the literal one explains too little: nothing, with its words as a suggestion.
    pub(super) fn refused(&self, literal: Answer) -> Answer {
        let suggestion = literal.hits.first().map(|hit| {
            let mut words = Vec::new();
            self.index
                .texts
                .read(self.index.texts.name(hit.document), &mut words);
            let spelled = words
                .iter()
                .map(|id| &*self.index.vocabulary.get(*id).spelled);
            spelled.collect::<Vec<_>>().join(" ")
        });
        // The query itself is not a suggestion.
        let typed: Vec<&str> = self.typed.iter().map(|word| word.bare.as_str()).collect();
        let suggestion = suggestion.filter(|near| bare(near) != typed.join(" "));
        Answer {
            hits: Vec::new(),
            total: 0,
            understood: None,
            suggestion,
            ..literal
        }
    }

    /// The typed words that the best answer does not have, except words that only ask.
    fn ignored(&self, fit: &TolerantFit) -> Vec<String> {
        let Some(row) = self.rows.get(fit.row) else {
            return Vec::new();
        };
        let mut is_met = vec![false; self.typed.len()];
        for (word, met) in row.words.iter().zip(&fit.met) {
            let only_asks = word.share <= share::UNSAID && word.share > share::FIGURE;
            if met.is_some() || only_asks {
                is_met[word.typed.clone()].fill(true);
            }
        }
        let ignored = self.written.iter().zip(is_met);
        let ignored = ignored.filter(|(_, is_met)| !is_met);
        let ignored = ignored.map(|(written, _)| written.clone()).collect();
        self.whole_figures(ignored)
    }

    /// The words left out, with figures as they were typed: "3.573" and not "3" and "573".
    fn whole_figures(&self, mut ignored: Vec<String>) -> Vec<String> {
        for figure in &self.figures {
            let folded = Folded::new(figure);
            let parts: Vec<String> = folded.spelled().map(|word| word.bare).collect();
            let stands = ignored.windows(parts.len()).position(|row| row == parts);
            if let Some(at) = stands {
                ignored.splice(at..at + parts.len(), [figure.clone()]);
            }
        }
        ignored
    }

    /// The reading of the best answer: the least literal way of its words.
    fn reading(&self, fit: &TolerantFit, leaves_out: bool) -> Reading {
        let is_cut = self.rows.get(fit.row).is_some_and(|row| row.is_cut);
        let ways = fit.met.iter().flatten().map(|met| met.way);
        let reading = ways.map(|way| match way {
            Way::Whole | Way::OtherMarks | Way::Form | Way::Start => Reading::Typed,
            Way::Keys if self.has_digits() => Reading::Vni,
            Way::Keys => Reading::Telex,
            Way::Initials => Reading::Initials,
            Way::InnerStart | Way::Slip | Way::Sound => Reading::KeyboardTypo,
        });
        let worst = reading.max().unwrap_or_default();
        match (leaves_out, is_cut) {
            (true, _) => Reading::Partial,
            (false, true) => worst.max(Reading::Glued),
            (false, false) => worst,
        }
    }

    fn has_digits(&self) -> bool {
        let mut letters = self.typed.iter().flat_map(|word| word.bare.chars());
        letters.any(|letter| letter.is_ascii_digit())
    }

    /// The matched words of the best answer; `None` if they are the typed ones.
    pub(super) fn understood(&self, fit: &TolerantFit) -> Option<String> {
        let row = self.rows.get(fit.row)?;
        let mut words = Vec::new();
        self.index.texts.read(fit.text, &mut words);
        let spelled = |at: usize| {
            let id = words.get(at).copied();
            id.map_or("", |id| &*self.index.vocabulary.get(id).spelled)
        };
        let mut said: Vec<&str> = Vec::new();
        for (word, met) in row.words.iter().zip(&fit.met) {
            match met.and_then(|met| met.at) {
                Some((at, len)) => said.extend((at..at + len).map(spelled)),
                None if met.is_some() => {
                    let typed = self.written.get(word.typed.clone()).unwrap_or_default();
                    said.extend(typed.iter().map(String::as_str));
                }
                None => {}
            }
        }
        let has_other_marks = fit
            .met
            .iter()
            .flatten()
            .any(|met| met.way == Way::OtherMarks);
        let typed: Vec<&str> = self.typed.iter().map(|word| word.bare.as_str()).collect();
        let said = said.join(" ");
        (has_other_marks || bare(&said) != typed.join(" ")).then_some(said)
    }
}

fn last_word(fit: &TolerantFit) -> u16 {
    let ends = fit.met.iter().flatten().filter_map(|met| met.at);
    let last = ends.map(|(at, len)| at + len).max().unwrap_or(0);
    u16::try_from(last).unwrap_or(u16::MAX)
}
