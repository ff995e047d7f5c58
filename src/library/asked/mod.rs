//! What a question comes to: the series that answer it.
//!
//! Owns the way from a question that was read to the data: its places, its category and its classes are looked up in
//! the catalogue, its subject is searched as any other query is. It must not know a sentence, nor who asks; where
//! nothing answers it says so and guesses nothing.
//!
//! Reading order: `answer` (what comes back), `asking` (look-ups), `things`, `lists` (kinds of questions).

mod answer;
mod asking;
mod lists;
mod things;

use std::sync::atomic::AtomicBool;

use crate::core::model::SeriesId;
use crate::library::ask::Scope;
use crate::library::asked::asking::{Asking, names};
use crate::library::open::Library;
use crate::search::grammar::{self, Kind, Question};

pub use crate::library::asked::answer::Asked;

impl Library {
    /// Understands a question and finds what answers it; `about` is what was spoken of before, for a question that
    /// names nothing.
    pub fn ask(&self, text: &str, scope: Scope<'_>, about: Option<SeriesId>) -> Asked {
        self.ask_unless(text, scope, about, None)
    }

    /// The same; what comes back is worth nothing once it is abandoned.
    pub fn ask_unless(
        &self,
        text: &str,
        scope: Scope<'_>,
        about: Option<SeriesId>,
        abandon: Option<&AtomicBool>,
    ) -> Asked {
        let catalog = &self.catalog;
        let names = names(catalog, scope.place.or(scope.home));
        let question = grammar::read(text, &names, scope.viewpoint.day);
        let asking = Asking {
            library: self,
            scope,
            about,
            text,
            abandon,
        };
        asking.answer(question)
    }
}

impl Asking<'_> {
    fn answer(&self, mut question: Question) -> Asked {
        let is_literal = matches!(
            question.kind,
            Kind::Met | Kind::Gap | Kind::Target | Kind::Figure | Kind::When
        );
        if is_literal && !question.subjects.is_empty() && self.is_a_name() {
            question = Question {
                subjects: vec![self.text.trim().to_owned()],
                ..Question::default()
            };
        }
        let names_nothing = question.subjects.is_empty() && self.about.is_none();
        if names_nothing && question.kind == Kind::Met && !question.states.is_empty() {
            // "Không đạt": which ones.
            question.kind = Kind::Which;
        }
        if question.kind == Kind::Met {
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
            asked.question.kind = Kind::None;
            return asked;
        }
        match asked.kind() {
            Kind::Which | Kind::Count => self.list(&mut asked),
            Kind::Changed => self.changed(&mut asked),
            Kind::Compare => self.compare(&mut asked),
            _ => self.single(&mut asked),
        }
        asked
    }
}
