//! What a question came to.
//!
//! Owns the value that an answer is laid out from, and whether it is one. It must not know how it was found.

use crate::core::model::{Bilingual, ClaimId, PlaceId, SeriesId};
use crate::core::period::PartOfYear;
use crate::search::answer::{Answer, Hit, Reading};
use crate::search::grammar::{Question, QuestionKind, Span};
use crate::search::query::Query;

/// A word that tells which of several things is meant, where the answer is of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherSide {
    /// The word of the question.
    pub said: String,
    /// What the name of the answer says.
    pub found: String,
}

/// What answers instead of the kind of figure that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Substitute {
    /// A share, where a number was asked for.
    Share,
    /// A number, where a share was asked for.
    Number,
    /// A figure, where a rank was asked for.
    Level,
    /// A rise or fall, where a number was asked for.
    Change,
}

impl Substitute {
    /// The stable word for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Number => "number",
            Self::Level => "level",
            Self::Change => "change",
        }
    }
}

/// A question with what answers it.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// What was understood.
    pub question: Question,
    /// The places that it is about.
    pub places: Vec<PlaceId>,
    /// Places of the country that the data does not have.
    pub missing: Vec<&'static str>,
    /// The category.
    pub category: Option<Bilingual>,
    /// What answers: one series, one of each place, two that stand side by side, or all of a list.
    pub series: Vec<SeriesId>,
    /// What a list or a count is of, whatever its class: all of the places, the category, the body and the topic.
    pub among: Vec<SeriesId>,
    /// How many of them are targets that count.
    pub total: usize,
    /// Of how many of them it is known whether they got better or worse, where that is asked.
    pub compared: usize,
    /// Whether that is less than all of the places.
    pub is_narrowed: bool,
    /// The filters that hold for it, as they were typed.
    pub filters: Vec<String>,
    /// The year whose targets a list is of, rather than those at the end of a plan.
    pub of_year: Option<i16>,
    /// A year that was named and that the answer is not of.
    pub unused_year: Option<i16>,
    /// The claims of the answer that print the figure that was named; `None` where none was.
    pub printed: Option<Vec<ClaimId>>,
    /// A part of a year that was named and that the answer is not of.
    pub unused_part: Option<PartOfYear>,
    /// The place of whoever asks, where it has no such indicator and another place answers.
    pub not_here: Option<PlaceId>,
    /// Whether it was asked by how much something changed, and only the figures of its years are known.
    pub only_levels: bool,
    /// Whether several things were asked about, and not one in several places.
    pub is_several: bool,
    /// Words of the question that the answer is the other side of.
    pub other_sides: Vec<OtherSide>,
    /// What answers instead of the kind of figure that was asked for.
    pub instead: Option<Substitute>,
    /// What was asked for as a whole, where the answer is of a part of it.
    pub narrower_than: Option<String>,
    /// A mean or a whole of several years that was asked for, where only the years are known.
    pub only_years: Option<Span>,
    /// Whether the change of a year answers that was to be set against the year right before it.
    pub is_against_year_before: bool,
    /// What was spoken of before and is asked about, where the question names nothing.
    pub about: Option<SeriesId>,
    /// How the words were read, where some were taken for others.
    pub read_as: Option<String>,
    /// What was counted or asked for, where the data has nothing of it.
    pub nothing_of: Option<String>,
    /// What is near where nothing answers.
    pub near: Vec<SeriesId>,
    /// A term that was named and that no target is of.
    pub no_term: Option<(i16, i16)>,
    /// Whether figures are counted, and not how targets stand.
    pub counts_figures: bool,
    /// Whether nothing of the class counts, so that what is listed is so by other plans.
    pub is_by_other_plans: bool,
    /// How many more are of the class by other plans.
    pub of_other_plans: usize,
    /// How many targets are below theirs as far as is known, where what is not yet met was asked for.
    pub provisionally_short: usize,
    /// Places in which the thing has no figures.
    pub absent: Vec<PlaceId>,
    /// New claims, the newest first.
    pub changes: Vec<(SeriesId, ClaimId)>,
    /// What was searched for.
    pub query: Query,
    /// What the search found, the series that answers first.
    pub answer: Answer,
}

impl Asked {
    /// The kind of question.
    pub fn kind(&self) -> QuestionKind {
        self.question.kind
    }

    /// Tells whether it is a list that answers, and not one thing or the same in several places.
    pub fn is_list(&self) -> bool {
        matches!(
            self.kind(),
            QuestionKind::Which | QuestionKind::Count | QuestionKind::Changed
        )
    }

    /// Tells whether the search of a box is better answered by the question: a list, several places, or one thing
    /// that the words around it only ask about.
    pub fn is_better_than(&self, searched: &Answer) -> bool {
        let is_literal = |hit: &Hit| hit.reading == Reading::Typed;
        let is_found = searched.hits.first().is_some_and(is_literal)
            && searched.understood.is_none()
            && searched.ignored.is_empty();
        match self.kind() {
            QuestionKind::None | QuestionKind::Search => false,
            QuestionKind::Which
            | QuestionKind::Count
            | QuestionKind::Changed
            | QuestionKind::Compare => self.is_answered(),
            _ => self.is_answered() && !is_found,
        }
    }

    /// Tells whether an answer tells each of several years that are named.
    pub fn tells_each_year(&self) -> bool {
        matches!(
            self.kind(),
            QuestionKind::Figure
                | QuestionKind::Search
                | QuestionKind::Target
                | QuestionKind::Met
                | QuestionKind::Gap
        ) && !self.only_levels
    }

    /// Makes a series the one that answers.
    pub(super) fn put_first(&mut self, series: SeriesId) {
        self.series = vec![series];
        if let Some(at) = self
            .answer
            .hits
            .iter()
            .position(|hit| hit.entry == series.0)
        {
            let before = self.answer.hits.get_mut(..=at);
            before.unwrap_or_default().rotate_right(1);
        }
    }

    /// Tells whether there is an answer.
    pub fn is_answered(&self) -> bool {
        match self.kind() {
            QuestionKind::None => false,
            QuestionKind::Which | QuestionKind::Count => true,
            QuestionKind::Changed => !self.changes.is_empty(),
            QuestionKind::Search => !self.series.is_empty() || !self.answer.others.is_empty(),
            _ => !self.series.is_empty(),
        }
    }
}
