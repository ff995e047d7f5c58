//! Finds the series that answer a question.
//!
//! Owns the way from a question that was read to the data: its places, category and classes are looked up in the
//! catalogue, its subject is searched like any other query. If nothing answers it says so and guesses nothing. It
//! must not know a sentence, nor who asks.
//!
//! Reading order: `answer` (what comes back), `asking` (look-ups), `change`, `left` (what the answer is not of),
//! `meant` (a part and the whole), `things`, `lists` (kinds of questions).

mod answer;
mod asking;
mod change;
mod left;
mod limits;
mod lists;
mod meant;
mod small_words;
mod things;
mod unit_words;

use std::sync::atomic::AtomicBool;

use crate::core::model::SeriesId;
use crate::library::ask::Scope;
use crate::library::asked::asking::{Asking, names};
use crate::library::asked::left::leave_out;
use crate::library::open::Library;
use crate::search::condition::{Condition, Filter};
use crate::search::grammar::{self, Question, QuestionKind};

pub use crate::library::asked::answer::{Asked, OtherSide, Substitute};

impl Library {
    /// Reads a question and finds its answer; `about` is the subject of an earlier question, for one that names none.
    pub fn ask(&self, text: &str, scope: Scope<'_>, about: Option<SeriesId>) -> Asked {
        self.ask_unless(text, scope, about, None)
    }

    /// The same; the result is meaningless once the search is abandoned.
    pub fn ask_unless(
        &self,
        text: &str,
        scope: Scope<'_>,
        about: Option<SeriesId>,
        abandon: Option<&AtomicBool>,
    ) -> Asked {
        let asking = Asking {
            library: self,
            scope,
            about,
            text,
            abandon,
            is_everywhere: false,
            filter: None,
            limits: None,
        };
        asking.read()
    }

    /// The same, but lists and counts cover every place if the question names none.
    pub fn ask_everywhere(&self, text: &str, scope: Scope<'_>, about: Option<SeriesId>) -> Asked {
        let asking = Asking {
            library: self,
            scope,
            about,
            text,
            abandon: None,
            is_everywhere: true,
            filter: None,
            limits: None,
        };
        asking.read()
    }
}

impl Asking<'_> {
    /// Reads a question and its filters. Filters apply to lists and counts; with them, any other question is a plain
    /// search.
    fn read(self) -> Asked {
        let scope = self.scope;
        let names = names(self.catalog(), scope.place.or(scope.home));
        let read = |text: &str| grammar::read(text, &names, scope.viewpoint.day);
        let query = self.library.understand(self.text);
        if grammar::is_plain(self.text) && query.error().is_none() {
            if let Some(asked) = self.within_limits(read) {
                return asked;
            }
            let question = read(self.text);
            return self.answer(question);
        }
        if query.error().is_some() {
            // An answer that ignores the filter would be wrong.
            let question = Question {
                kind: QuestionKind::None,
                ..read(self.text)
            };
            return Asked {
                question,
                query,
                ..Asked::default()
            };
        }
        let (plain, filters) = query.parted();
        let question = read(&plain);
        if filters.is_empty() || !matches!(question.kind, QuestionKind::Which | QuestionKind::Count)
        {
            let question = read(self.text);
            return self.answer(question);
        }
        let names_place = |condition: &Condition| matches!(condition.filter, Filter::Place(_));
        let is_of_place = query.conditions().iter().any(names_place);
        let asking = Asking {
            is_everywhere: self.is_everywhere || is_of_place,
            filter: Some(&query),
            ..self
        };
        let mut asked = asking.answer(question);
        asked.filters = filters;
        if is_of_place && asked.places.is_empty() {
            let catalog = asking.catalog();
            let places = asked.among.iter();
            let places = places.map(|series| catalog.series_of(*series).place);
            asked.places = places.collect();
            asked.places.sort_unstable();
            asked.places.dedup();
        }
        asked
    }

    /// A list whose figures keep limits; `None` if the question is no list or names no limits.
    fn within_limits(&self, read: impl Fn(&str) -> Question) -> Option<Asked> {
        let limits = grammar::limits(self.text)?;
        let mut question = read(&limits.without);
        let is_of_topic = question.names_targets || !self.is_a_name();
        if question.kind == QuestionKind::Search && is_of_topic && !question.subjects.is_empty() {
            // "Chỉ tiêu y tế trên 90%", "areas under 5000 ha": limited to a topic.
            question.kind = QuestionKind::Which;
        }
        question
            .subjects
            .retain(|topic| !limits::is_their_unit(&limits, topic));
        let is_list = matches!(question.kind, QuestionKind::Which | QuestionKind::Count);
        if limits.is_share_of_plan {
            question.left.push(limits.said.clone());
        }
        let asking = Asking {
            limits: Some(&limits).filter(|limits| !limits.is_share_of_plan),
            ..*self
        };
        is_list.then(|| {
            let topic = question.subjects.clone();
            let mut asked = asking.answer(question.clone());
            let is_understood = asked.kind() != QuestionKind::None;
            if asked.series.is_empty() && is_understood && !topic.is_empty() {
                // The topic is unknown: everything within the limits is listed, and the topic is reported as left
                // out.
                question.subjects.clear();
                asked = asking.answer(question);
                leave_out(&mut asked, topic.join(" "));
            }
            let kept = asking.limits.map(|limits| limits.said.clone());
            asked.filters.extend(kept);
            asked
        })
    }

    fn answer(&self, mut question: Question) -> Asked {
        let is_literal = matches!(
            question.kind,
            QuestionKind::Met
                | QuestionKind::Gap
                | QuestionKind::Target
                | QuestionKind::Figure
                | QuestionKind::When
                | QuestionKind::Search
        );
        if is_literal
            && !question.subjects.is_empty()
            && self.is_a_name()
            && !self.is_named_without_year(&question)
        {
            question = Question {
                subjects: vec![self.text.trim().to_owned()],
                ..Question::default()
            };
        }
        self.give_back_unit_word(&mut question);
        self.give_back_level(&mut question);
        let small_words = self.join_small_words(&mut question);
        if question.asks_why && grammar::is_only_size(&question.subjects) {
            // "Vì sao lại thấp vậy" asks about the earlier subject.
            question.subjects.clear();
        }
        self.drop_classifier(&mut question);
        let names_nothing = question.subjects.is_empty() && self.about.is_none();
        if names_nothing && question.points_at_one && question.places.is_empty() {
            // "Chỉ tiêu này" without an earlier subject has no answer.
            question.kind = QuestionKind::None;
        }
        if names_nothing && question.kind == QuestionKind::Met && !question.states.is_empty() {
            // "Không đạt" asks which targets were missed.
            question.kind = QuestionKind::Which;
        }
        if names_nothing && question.is_newest && question.kind == QuestionKind::Figure {
            // "Số liệu gần nhất" asks which figures are new.
            question.kind = QuestionKind::Changed;
        }
        if question.kind == QuestionKind::Met {
            question.states.clear();
        }
        let (places, missing) = self.places(&question);
        let category = question.category.and_then(|at| self.category(at, &places));
        let mut asked = Asked {
            places,
            missing,
            category,
            question,
            ..Asked::default()
        };
        let asks_only_elsewhere = asked.places.is_empty() && !asked.missing.is_empty();
        if asks_only_elsewhere {
            asked.question.kind = QuestionKind::None;
            return asked;
        }
        match asked.kind() {
            QuestionKind::Which | QuestionKind::Count => {
                self.list(&mut asked);
                for left in asked.question.left.clone() {
                    leave_out(&mut asked, left);
                }
            }
            QuestionKind::Changed => self.changed(&mut asked),
            QuestionKind::Compare => self.compare(&mut asked),
            _ => {
                self.single(&mut asked);
                if !asked.is_several {
                    self.tell_what_is_left(&mut asked);
                }
                if !asked.series.is_empty() {
                    small_words
                        .into_iter()
                        .for_each(|word| leave_out(&mut asked, word));
                }
                self.tell_units_left(&mut asked);
                tell_nothing(&mut asked);
            }
        }
        self.tell_mean(&mut asked);
        self.tell_times(&mut asked);
        asked
    }
}

/// Names the thing that the data has nothing about, in the words of the question; otherwise the answer would claim
/// that the data has nothing about any of it.
fn tell_nothing(asked: &mut Asked) {
    let is_silent = asked.series.is_empty()
        && asked.nothing_of.is_none()
        && asked.absent.is_empty()
        && asked.missing.is_empty()
        && asked.answer.suggestion.is_none();
    let subject = asked.question.subjects.join(" ");
    if is_silent && !subject.is_empty() && asked.kind() != QuestionKind::Search {
        asked.nothing_of = Some(subject);
    }
}
