//! What one typed word may mean.
//!
//! Owns the readings of a word against the vocabulary: as typed, decoded from raw keys, cut into words,
//! as initials, with a slip, as scattered letters. It knows no indicator.
//! The one idea: a reading is tried only when every more literal one has found nothing, so that it can
//! never hide a better answer.

use crate::fold::Word;
use crate::search::keys::{telex, vni};
use crate::search::letters::{INITIALS, SCATTERED};
use crate::search::query::{Mode, Term};
use crate::search::reading::Reading;
use crate::search::slip::is_slip;
use crate::search::vocabulary::{Meeting, Vocabulary, i_for_y};

/// One meaning of a typed word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// One word of these.
    Word(Vec<Meeting>),
    /// Words one after another, each one of these; when `start`, at the start of a name.
    Phrase {
        /// What each word may stand for.
        words: Vec<Vec<Meeting>>,
        /// Whether the first of them must be the first of the text.
        start: bool,
    },
    /// Several words typed as one, cut in different ways, the fewest cuts first.
    Cuts(Vec<Vec<Vec<Meeting>>>),
    /// The first letters of words in a row.
    Initials(Vec<char>),
    /// Letters of several words in order.
    Scattered(Vec<char>),
}

/// Returns the meaning of a term under one reading; `None` when it has none.
pub(crate) fn sense(vocabulary: &Vocabulary, term: &Term, reading: Reading) -> Option<Sense> {
    if term.mode != Mode::Plain {
        return (reading == Reading::Typed).then(|| phrase(vocabulary, term));
    }
    let word = term.words.first()?;
    let raw = !word.is_marked();
    let letters = || word.bare.chars().collect::<Vec<char>>();
    // What is a word is neither several nor one that slipped: "đầu tư công" is not "đầu tư động".
    let is_unknown = || vocabulary.whole(&word.bare).is_empty();
    match reading {
        Reading::Typed => words(vocabulary.meetings(word, true)),
        Reading::Telex if raw => decoded(vocabulary, &telex(&word.bare)?),
        Reading::Vni if raw => decoded(vocabulary, &vni(&word.bare)?),
        Reading::Glued if is_unknown() => cuts(vocabulary, &word.bare, term.open),
        Reading::Initials if raw && INITIALS.contains(&word.bare.chars().count()) => {
            Some(Sense::Initials(letters()))
        }
        Reading::KeyboardTypo if is_unknown() => words(slips(vocabulary, word, term.open)),
        Reading::Scattered if raw && SCATTERED.contains(&word.bare.chars().count()) => {
            Some(Sense::Scattered(letters()))
        }
        _ => None,
    }
}

fn words(meetings: Vec<Meeting>) -> Option<Sense> {
    (!meetings.is_empty()).then_some(Sense::Word(meetings))
}

// After a sign: whole words, with the marks as typed if any were; only `^start` may be unfinished while it
// is typed.
fn phrase(vocabulary: &Vocabulary, term: &Term) -> Sense {
    let last = term.words.len().saturating_sub(1);
    let meet = |(at, word): (usize, &Word)| {
        let starts = term.mode == Mode::Start && term.open && at == last;
        let mut met = vocabulary.meetings(word, starts);
        if term.mode == Mode::Exact {
            met.retain(|meeting| meeting.marks == 0);
        }
        met
    };
    Sense::Phrase {
        words: term.words.iter().enumerate().map(meet).collect(),
        start: term.mode == Mode::Start,
    }
}

// Whoever types raw keys types every mark: only words with just these marks are meant, or words that
// begin with them.
fn decoded(vocabulary: &Vocabulary, word: &Word) -> Option<Sense> {
    let mut found = vocabulary.meetings(word, true);
    found.retain(|meeting| meeting.marks == 0 || (meeting.marks == 1 && word.tones == 0));
    if let Some(other) = i_for_y(&word.bare) {
        let ids = vocabulary.whole(&other);
        let same = ids.filter(|id| vocabulary.get(*id).word.tones == word.tones);
        found.extend(same.map(|id| Meeting {
            ids: id..id + 1,
            whole: true,
            marks: 3,
        }));
    }
    words(found)
}

fn slips(vocabulary: &Vocabulary, typed: &Word, open: bool) -> Vec<Meeting> {
    let mut found: Vec<Meeting> = Vec::new();
    for (id, word) in vocabulary.iter() {
        let whole = is_slip(&typed.bare, &word.bare, false);
        // A start with a slip needs a letter more, lest everything be near everything.
        let start = || open && typed.bare.len() > 4 && is_slip(&typed.bare, &word.bare, true);
        if !whole && !start() {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.ids.end == id && last.whole == whole => last.ids.end += 1,
            _ => found.push(Meeting {
                ids: id..id + 1,
                whole,
                marks: 0,
            }),
        }
    }
    found.sort_by_key(|meeting| !meeting.whole);
    found
}

const MOST_CUTS: usize = 48;
const MOST_STEPS: usize = 4000;
/// Letters from which words typed as one may stand apart; fewer would be met almost everywhere.
const APART_FROM: usize = 5;

fn cuts(vocabulary: &Vocabulary, glued: &str, open: bool) -> Option<Sense> {
    let letters = glued.chars().count();
    if !(3..=60).contains(&letters) {
        return None;
    }
    let mut cutter = Cutter {
        vocabulary,
        open,
        found: Vec::new(),
        steps: 0,
        last: glued.chars().nth_back(1),
        long: letters >= APART_FROM,
    };
    cutter.cut(glued, &mut Vec::new());
    let mut found = cutter.found;
    found.sort_by_key(Vec::len);
    found.truncate(MOST_CUTS);
    if letters < APART_FROM {
        let words = found.into_iter().next()?;
        return Some(Sense::Phrase {
            words,
            start: false,
        });
    }
    (!found.is_empty()).then_some(Sense::Cuts(found))
}

struct Cutter<'v> {
    vocabulary: &'v Vocabulary,
    open: bool,
    found: Vec<Vec<Vec<Meeting>>>,
    steps: usize,
    // The letter before the last one.
    last: Option<char>,
    // Whether there are enough letters for the last one to begin another word.
    long: bool,
}

impl Cutter<'_> {
    fn cut(&mut self, rest: &str, done: &mut Vec<Vec<Meeting>>) {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.found.len() > 4 * MOST_CUTS {
            return;
        }
        let ends: Vec<usize> = rest
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        for end in ends.into_iter().rev() {
            let (head, tail) = rest.split_at(end);
            let (whole, start) = (self.whole(head), tail.is_empty() && self.open);
            if tail.is_empty() && !done.is_empty() {
                // One letter more is a word or its start, but the same letter again is a slip.
                let is_one = head.chars().count() == 1;
                let is_again = is_one && self.last == head.chars().next();
                let met = match start && (self.long || !is_one) {
                    true => self.starting(head),
                    false => whole,
                };
                if let Some(met) = met.filter(|_| !is_again) {
                    let mut cut = done.clone();
                    cut.push(met);
                    self.found.push(cut);
                }
            } else if let Some(met) = whole.filter(|_| !tail.is_empty()) {
                done.push(met);
                self.cut(tail, done);
                done.pop();
            }
        }
    }

    // A single letter is taken for a word only where it can be one: ô tô, y tế.
    fn whole(&self, bare: &str) -> Option<Vec<Meeting>> {
        if bare.len() == 1 && !matches!(bare, "a" | "e" | "i" | "o" | "u" | "y") {
            return None;
        }
        let other = i_for_y(bare).map(|other| self.vocabulary.whole(&other));
        let found = std::iter::once(self.vocabulary.whole(bare)).chain(other);
        let found = found.filter(|ids| !ids.is_empty()).map(|ids| Meeting {
            ids,
            whole: true,
            marks: 0,
        });
        let found: Vec<Meeting> = found.collect();
        (!found.is_empty()).then_some(found)
    }

    fn starting(&self, bare: &str) -> Option<Vec<Meeting>> {
        let whole = self.whole(bare);
        let ids = self.vocabulary.starting(bare);
        let rest = self.vocabulary.whole(bare).end.max(ids.start)..ids.end;
        let mut met = whole.unwrap_or_default();
        if !rest.is_empty() {
            met.push(Meeting {
                ids: rest,
                whole: false,
                marks: 0,
            });
        }
        (!met.is_empty()).then_some(met)
    }
}
