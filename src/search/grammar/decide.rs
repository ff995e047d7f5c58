//! Decides what the pieces of a question mean together.
//!
//! Owns the order of the rules: the kind of question, its subject, its places. It must not know the index, nor
//! whether anything answers.

use jiff::civil::Date as Day;

use crate::core::fold::bare;
use crate::search::grammar::dates::Since;
use crate::search::grammar::denied;
use crate::search::grammar::lexicon::phrase;
use crate::search::grammar::names::QuestionNames;
use crate::search::grammar::phrases;
use crate::search::grammar::pieces::{Piece, Pieces};
use crate::search::grammar::says::{Lead, Over, PlaceWord, Question, QuestionKind, Says, State};
use crate::search::grammar::spans;
use crate::search::grammar::tokens::{self, Item, Token};

/// Tells whether a text has words that only ask; cheap enough for every key.
pub fn asks(text: &str) -> bool {
    let items = tokens::items(text).unwrap_or_default();
    let words: Vec<&Token> = items
        .iter()
        .filter_map(|item| match item {
            Item::Word(token) => Some(token),
            _ => None,
        })
        .collect();
    let is_set_against = items.iter().any(|item| matches!(item, Item::Earlier(_)));
    is_set_against
        || (0..words.len()).any(|at| {
            let row = words.get(at..).unwrap_or_default();
            phrase(row).is_some_and(|(says, _)| is_asking(says))
        })
}

/// Tells whether a text has neither filters nor signs of the query language.
pub fn is_plain(text: &str) -> bool {
    tokens::items(text).is_some()
}

fn is_asking(says: Says) -> bool {
    !matches!(
        says,
        Says::Small
            | Says::Edge
            | Says::Name
            | Says::Noun
            | Says::Plan
            | Says::Reached
            | Says::Polar
            | Says::Short
            | Says::More
            | Says::Not
            | Says::But
            | Says::Change(_)
            | Says::First(_)
            | Says::Extreme
            | Says::Published
            | Says::Home
            | Says::Country
    )
}

/// Whether a figure may identify a claim that prints it: "5" in "kế hoạch 5 năm" does not identify one if the owner
/// is asked for.
fn names_a_claim(kind: QuestionKind, figure: &str) -> bool {
    kind != QuestionKind::Owner || figure.contains(|c: char| !c.is_ascii_digit())
}

/// Reads a question on a day. Every text gets a kind; one that asks nothing is a search.
pub fn read(text: &str, names: &QuestionNames, now: Day) -> Question {
    let Some(span) = spans::take(text) else {
        return read_plain(text, names, now);
    };
    let mut question = read_plain(&span.without, names, now);
    let subject = |text: &str| read_plain(text, names, now).subjects.into_iter().next();
    let named = span.named.as_deref().and_then(subject);
    question.over = Some(Over {
        kind: span.kind,
        said: span.said,
        named,
    });
    if question.kind == QuestionKind::Search {
        question.kind = QuestionKind::Figure;
    }
    question.asks = true;
    question
}

fn read_plain(text: &str, names: &QuestionNames, now: Day) -> Question {
    let Some(items) = tokens::items(text) else {
        return Question {
            subjects: vec![text.trim().to_owned()],
            ..Question::default()
        };
    };
    let mut reader = Reader {
        pieces: Pieces::new(&items, names),
        category: None,
        is_share_of_targets: false,
    };
    reader.read(names, now)
}

/// "Nguồn" asks only if it stands alone, folded; otherwise it may be part of a name.
const ALONE: &str = "nguon";

/// What remains of "con số này"; it is not a subject, folded.
const ONLY_FIGURES: &[&str] = &[
    "so",
    "so nay",
    "so do",
    "con so",
    "con so nay",
    "muc",
    "muc nay",
    "number",
    "it",
    "value",
];

pub(super) struct Reader<'t> {
    pub(super) pieces: Pieces<'t>,
    pub(super) category: Option<u32>,
    /// Whether a share of the targets is asked for.
    pub(super) is_share_of_targets: bool,
}

impl Reader<'_> {
    fn read(&mut self, names: &QuestionNames, now: Day) -> Question {
        let number_of_rows = self.take_number_of_rows();
        self.take_share_of_targets(names);
        self.take_category(names);
        if self.is_compared_apart() {
            self.pieces.take_all(&[0]);
        }
        let mut parts = self.parts();
        let kind = self.kind(&parts);
        let mut question = Question {
            kind,
            lead: self.lead(kind),
            figure: self.pieces.figures.first().cloned(),
            states: self.states(kind),
            first: self
                .pieces
                .first()
                .filter(|_| matches!(kind, QuestionKind::Which | QuestionKind::Count)),
            category: self.category.filter(|_| {
                matches!(
                    kind,
                    QuestionKind::Which | QuestionKind::Count | QuestionKind::Changed
                )
            }),
            asks: self.pieces.found.iter().any(|piece| is_asking(piece.says))
                || self.pieces.earlier.is_some()
                || self.asks_yes_or_no(),
            ..Question::default()
        };
        let first = self.pieces.dates.first().copied();
        match kind {
            QuestionKind::Changed => {
                question.since = first.and_then(|date| date.first_day(now)).map(Since)
            }
            _ => {
                let dates = self.pieces.dates.iter().rev();
                question.year = dates.clone().find_map(|date| date.year(now));
                question.part = dates.clone().find_map(|date| date.part());
                question.since_year = dates.clone().find_map(|date| date.span_from());
                question.loose = dates.clone().find_map(|date| date.loose());
                question.earlier = self.pieces.earlier;
                question.is_each_year = dates.clone().any(|date| date.is_each_year());
                self.take_years(&mut question, now);
            }
        }
        question.said = self.pieces.said();
        question.trend = self.trend();
        question.asks_why = self.pieces.says(Says::Why);
        question.is_newest = self.asks_newest();
        question.unit = self.pieces.unit.clone().filter(|_| !self.is_general(kind));
        question.counted = self.counted_unit().filter(|_| !self.is_general(kind));
        question.places = self.places(kind);
        question.left = self.left(kind);
        question.most = self.most().or(number_of_rows);
        question.names_targets = self.has_noun();
        question.is_by_category = self.pieces.says(Says::ByCategory);
        question.points_at_one = self.points_at_one();
        question.each_unit = self.each_unit();
        if kind == QuestionKind::Which && self.asks_owner() {
            question.owner = Some(self.joined(&parts)).filter(|owner| !owner.is_empty());
            return question;
        }
        if kind == QuestionKind::Compare && question.places.is_empty() {
            parts = self.pieces.halves(parts);
            question.subjects = parts.iter().map(|part| self.pieces.text(part)).collect();
            return question;
        }
        let mut subject = self.joined(&parts);
        if subject.is_empty() && kind == QuestionKind::Figure && !self.pieces.places.is_empty() {
            // "How big is Lai Châu" asks for the size of the place.
            subject = self.size_asked().unwrap_or_default();
        }
        if ONLY_FIGURES.contains(&bare(&subject).as_str()) {
            subject.clear();
        }
        if kind == QuestionKind::Source && bare(&subject) == ALONE {
            return question;
        }
        if !self.is_general(kind) {
            question.with_small_words = self.pieces.with_small_words(&parts);
            question.apart = self.pieces.apart(&parts);
            question.with_figures = self.pieces.text_with_figures(&parts.concat());
        }
        if !subject.is_empty() {
            question.subjects.push(subject);
        } else if let Some(figure) = self
            .pieces
            .figures
            .first()
            .filter(|figure| !self.is_general(kind) && names_a_claim(kind, figure))
        {
            question.subjects.push(figure.clone());
        }
        question
    }

    /// The kind of figure asked for; compared with an earlier time it is the change.
    fn lead(&self, kind: QuestionKind) -> Option<Lead> {
        let set_against = self.pieces.earlier.filter(|_| kind == QuestionKind::Figure);
        match self.pieces.lead {
            None if kind == QuestionKind::Figure && self.trend().is_some() => Some(Lead::Growth),
            Some(lead) if lead.is_change() || set_against.is_none() => Some(lead),
            lead => set_against.map(|_| Lead::Growth).or(lead),
        }
    }

    pub(super) fn is_general(&self, kind: QuestionKind) -> bool {
        matches!(
            kind,
            QuestionKind::Which | QuestionKind::Count | QuestionKind::Changed
        )
    }

    /// The remaining parts, without those repeated in another part.
    pub(super) fn parts(&self) -> Vec<Vec<usize>> {
        let all = self.pieces.left();
        let spelled = |part: &[usize]| -> Vec<&str> {
            let words = part.iter().filter_map(|at| self.pieces.words.get(*at));
            words.map(|word| word.word.bare.as_str()).collect()
        };
        let is_said = |(at, part): (usize, &Vec<usize>)| {
            let own = spelled(part);
            all.iter().enumerate().any(|(other_at, other)| {
                let other = spelled(other);
                let is_longer =
                    other.len() > own.len() || (other.len() == own.len() && other_at > at);
                other_at != at
                    && is_longer
                    && other.windows(own.len().max(1)).any(|row| *row == own)
            })
        };
        // "Dân số có bao nhiêu người": "người" is the unit, not the subject.
        let is_unit = |part: &Vec<usize>| {
            let [only] = part.as_slice() else {
                return false;
            };
            let counts = |piece: &Piece| piece.at.end == *only && self.pieces.asks_how_many(piece);
            all.len() > 1 && self.pieces.found.iter().any(counts)
        };
        // "The province" is implied in any question.
        let is_home = |part: &Vec<usize>| self.pieces.is_own_province(part);
        all.iter()
            .enumerate()
            .filter(|(at, part)| !is_said((*at, part)) && !is_unit(part) && !is_home(part))
            .map(|(_, part)| part.clone())
            .collect()
    }

    fn joined(&self, parts: &[Vec<usize>]) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.pieces.text(part)).collect();
        parts.join(" ")
    }

    pub(super) fn asked(&self, kind: QuestionKind) -> bool {
        self.pieces.says(Says::Ask(kind))
    }

    pub(super) fn has_noun(&self) -> bool {
        [Says::Noun, Says::Nouns, Says::HowMany]
            .iter()
            .any(|noun| self.pieces.says(*noun))
    }

    pub(super) fn has_states(&self) -> bool {
        let is_state = |piece: &Piece| matches!(piece.says, Says::State(_));
        self.pieces.found.iter().any(is_state)
    }

    pub(super) fn is_counting(&self) -> bool {
        let is_counting = |piece: &Piece| match piece.says {
            Says::Many | Says::Much(_) | Says::HowMany => true,
            Says::Ask(_) => self.pieces.asks_how_many(piece),
            _ => false,
        };
        self.pieces.found.iter().any(is_counting)
    }

    fn asks_yes_or_no(&self) -> bool {
        let last = self.pieces.words.len();
        let is_outer = |piece: &Piece| {
            piece.at.start == 0 || piece.at.end == last || self.pieces.says(Says::Reached)
        };
        self.pieces
            .found
            .iter()
            .any(|piece| piece.says == Says::Polar && is_outer(piece))
    }

    pub(super) fn asks_owner(&self) -> bool {
        self.asked(QuestionKind::Owner)
    }

    /// Whether "which" or "how many" stands right beside targets: "chỉ tiêu nào", "which targets".
    pub(super) fn beside_noun(&self, wanted: Says) -> bool {
        let found: Vec<&Piece> = self
            .pieces
            .found
            .iter()
            .filter(|piece| piece.says != Says::Edge)
            .collect();
        found.windows(2).any(|two| {
            let [one, two] = two else {
                return false;
            };
            let is_noun = |says: Says| matches!(says, Says::Noun | Says::Nouns);
            let is_pair = (is_noun(one.says) && two.says == wanted)
                || (one.says == wanted && is_noun(two.says));
            is_pair && two.at.start - one.at.end < 2
        })
    }

    /// The kind of question; the remaining parts tell whether it is about targets in general.
    fn kind(&self, parts: &[Vec<usize>]) -> QuestionKind {
        if self.asked(QuestionKind::Changed) {
            return QuestionKind::Changed;
        }
        if let [only] = self.pieces.words.as_slice()
            && only.word.bare == ALONE
        {
            return QuestionKind::Source;
        }
        if let Some(general) = self.general(parts.is_empty()) {
            return general;
        }
        if self.is_against_the_plan() && self.place_words().is_empty() {
            return QuestionKind::Gap;
        }
        if self.sets_side_by_side(parts) {
            return QuestionKind::Compare;
        }
        let who = self.pieces.says(Says::Who);
        // "Where does it stand" asks for the status and not for the source.
        let is_standing = |piece: &Piece| {
            let first = self.pieces.bare(&[piece.at.start]);
            piece.says == Says::Ask(QuestionKind::Figure) && first.starts_with("stand")
        };
        let is_standing = self.pieces.found.iter().any(is_standing);
        let asks_source = self.asked(QuestionKind::Source) && !is_standing;
        if asks_source || (who && self.pieces.says(Says::Published)) {
            return QuestionKind::Source;
        }
        if self.asks_owner() || who {
            return QuestionKind::Owner;
        }
        if self.asked(QuestionKind::When) {
            return QuestionKind::When;
        }
        let is_counting = self.is_counting();
        let falls_short = self.pieces.says(Says::Short) || self.has_states();
        if self.asked(QuestionKind::Gap) || (is_counting && falls_short && !self.states_are_met()) {
            return QuestionKind::Gap;
        }
        let why = self.pieces.says(Says::Why);
        if why || self.asked(QuestionKind::Met) || (self.has_states() && !is_counting) {
            return QuestionKind::Met;
        }
        let is_reached = self.pieces.says(Says::Reached);
        if is_reached && !is_counting && (self.asks_yes_or_no() || self.has_noun()) {
            return QuestionKind::Met;
        }
        let is_plan = self.pieces.says(Says::Plan)
            && (is_counting || self.asked(QuestionKind::Figure) || self.begins_with_plan());
        if self.asked(QuestionKind::Target) || self.names_a_target() || is_plan {
            return QuestionKind::Target;
        }
        let asks_figure = is_counting
            || self.asked(QuestionKind::Figure)
            || self.pieces.says(Says::Overall)
            || self.asks_yes_or_no();
        let names_time = !self.pieces.dates.is_empty() || self.pieces.earlier.is_some();
        match asks_figure || names_time {
            true => QuestionKind::Figure,
            false => QuestionKind::Search,
        }
    }

    /// "Mục tiêu", "target". "Chỉ tiêu" is any indicator and counts only in a question for its value.
    fn names_a_target(&self) -> bool {
        let asks_how_much = self.is_counting();
        self.pieces.found.iter().any(|piece| {
            let is_noun = matches!(piece.says, Says::Noun | Says::Nouns);
            let mut words = self
                .pieces
                .words
                .iter()
                .take(piece.at.end)
                .skip(piece.at.start);
            let is_indicator = words.any(|word| {
                matches!(
                    word.word.bare.as_str(),
                    "chi" | "ct" | "indicator" | "indicators" | "kpi"
                )
            });
            is_noun && (!is_indicator || asks_how_much)
        })
    }

    fn begins_with_plan(&self) -> bool {
        let first = self
            .pieces
            .found
            .iter()
            .find(|piece| !matches!(piece.says, Says::Small | Says::Edge));
        first.is_some_and(|piece| piece.says == Says::Plan && piece.at.start < 2)
    }

    /// "So với nghị quyết": compares with the promise and with nothing else.
    fn is_against_the_plan(&self) -> bool {
        self.pieces.found.windows(2).any(|two| {
            let [one, two] = two else {
                return false;
            };
            let is_promise = matches!(two.says, Says::Noun | Says::Nouns | Says::Plan);
            one.says == Says::Versus && is_promise && one.at.end == two.at.start
        })
    }

    /// "So GRDP với cả nước": split after its first word.
    fn is_compared_apart(&self) -> bool {
        let first = self.pieces.words.first();
        let is_so = first.is_some_and(|word| word.word.bare == "so" && !word.word.is_marked());
        let other = self.pieces.places.iter().map(|(at, _)| at.start);
        let country = self
            .pieces
            .found
            .iter()
            .filter(|piece| matches!(piece.says, Says::Country | Says::Neighbours));
        let mut others = other.chain(country.map(|piece| piece.at.start));
        is_so && others.any(|at| self.is_set_against(at))
    }

    /// Whether places or things are set side by side.
    fn sets_side_by_side(&self, parts: &[Vec<usize>]) -> bool {
        let is_other = |(_, place): &(_, PlaceWord)| *place != PlaceWord::Home;
        let others = self.place_words().into_iter().filter(is_other).count();
        let versus = self.pieces.says(Says::Versus) || self.is_compared_apart();
        let more = self.pieces.says(Says::More);
        if others > 1 || self.pieces.says(Says::AnyPlace) || (others > 0 && (versus || more)) {
            return true;
        }
        let first_other = self.place_words().into_iter().find(is_other);
        let joins_home = self.pieces.says(Says::Home)
            && first_other.is_some_and(|(at, _)| self.is_set_against(at));
        if self.pieces.says(Says::Neighbours) || joins_home {
            return true;
        }
        versus && others == 0 && self.pieces.halves(parts.to_vec()).len() > 1
    }

    /// The places in the order of the question, each with its position.
    fn place_words(&self) -> Vec<(usize, PlaceWord)> {
        let named = self
            .pieces
            .places
            .iter()
            .map(|(at, place)| (at.start, place.clone()));
        let said = self.pieces.found.iter().filter_map(|piece| {
            let place = match piece.says {
                Says::Home => PlaceWord::Home,
                Says::Neighbours => PlaceWord::Neighbours,
                Says::Country => PlaceWord::Country,
                _ => return None,
            };
            Some((piece.at.start, place))
        });
        let mut all: Vec<(usize, PlaceWord)> = named.chain(said).collect();
        all.sort_by_key(|(at, _)| *at);
        all
    }

    /// The places in question; a comparison implies the own one.
    fn places(&self, kind: QuestionKind) -> Vec<PlaceWord> {
        let words = self.place_words();
        let mut places: Vec<PlaceWord> = Vec::new();
        for (_, place) in &words {
            if !places.contains(place) {
                places.push(place.clone());
            }
        }
        if self.is_general(kind) && self.pieces.says(Says::AnyPlace) && places.is_empty() {
            return vec![PlaceWord::Every];
        }
        if kind != QuestionKind::Compare {
            // "Mình" may be said of anything at home.
            if places.len() > 1 {
                places.retain(|place| *place != PlaceWord::Home);
            }
            return places;
        }
        if self.pieces.says(Says::AnyPlace) && places.is_empty() {
            return vec![PlaceWord::Home, PlaceWord::Neighbours];
        }
        let has_home = places.contains(&PlaceWord::Home);
        let first_other = words.iter().find(|(_, place)| *place != PlaceWord::Home);
        let goes_without_saying = first_other.is_some_and(|(at, place)| {
            *place == PlaceWord::Neighbours || places.len() == 1 || self.is_set_against(*at)
        });
        if !has_home && goes_without_saying {
            places.insert(0, PlaceWord::Home);
        }
        places
    }

    /// Whether the word before a place makes it one to compare with: "so với Sơn La", "with Sơn La".
    fn is_set_against(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let word = before.and_then(|at| self.pieces.words.get(at));
        let is_word = word.is_some_and(|word| {
            matches!(
                word.word.bare.as_str(),
                "voi" | "va" | "and" | "with" | "to" | "than" | "against" | "vs"
            )
        });
        let is_phrase = |piece: &Piece| {
            piece.at.end == at
                && matches!(piece.says, Says::Versus | Says::More)
                && !self.is_plain_compare(piece)
        };
        is_word || self.pieces.found.iter().any(is_phrase)
    }

    /// "So sánh Sơn La Điện Biên": compares only the named places.
    fn is_plain_compare(&self, piece: &Piece) -> bool {
        let last = self.pieces.words.get(piece.at.end - 1);
        last.is_some_and(|word| {
            matches!(word.word.bare.as_str(), "sanh" | "compare" | "comparison")
        })
    }

    /// The classes that are asked for, in the order of the board.
    fn states(&self, kind: QuestionKind) -> Vec<State> {
        if !matches!(
            kind,
            QuestionKind::Which | QuestionKind::Count | QuestionKind::Met
        ) {
            return Vec::new();
        }
        let said = self.pieces.found.iter().filter_map(denied::classes);
        let mut states: Vec<State> = said.flatten().collect();
        let is_met = self.pieces.says(Says::Reached) || self.asked(QuestionKind::Met);
        if states.is_empty() && (is_met || self.is_share_of_targets) {
            states = phrases::MET.to_vec();
        } else if self.pieces.says(Says::Reached) && states == [State::Exceeded] {
            states.push(State::Met);
        }
        states.sort_unstable();
        states.dedup();
        states
    }
}
