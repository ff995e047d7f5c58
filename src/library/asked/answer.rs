//! The answer to a question.
//!
//! Owns the value from which an answer is laid out, and whether there is one. It must not know how the answer was
//! found.

use crate::core::model::{Bilingual, ClaimId, PlaceId, SeriesId};
use crate::core::period::PartOfYear;
use crate::search::answer::{Answer, Hit, Reading};
use crate::search::grammar::{Question, QuestionKind, Span};
use crate::search::query::Query;

/// A word that tells which of several things is meant, where the answer is about another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherSide {
    /// The word of the question.
    pub said: String,
    /// What the name of the answer says instead.
    pub found: String,
}

/// The kind of figure that answers in place of the one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Substitute {
    /// A share, though a number was asked for.
    Share,
    /// A number, though a share was asked for.
    Number,
    /// A figure, though a rank was asked for.
    Level,
    /// A rise or fall, though a number was asked for.
    Change,
}

impl Substitute {
    /// The word for it in JSON, which stays as it is.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Number => "number",
            Self::Level => "level",
            Self::Change => "change",
        }
    }
}

/// A question and its answer.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The question as it was read.
    pub question: Question,
    /// The places that it is about.
    pub places: Vec<PlaceId>,
    /// Places of the country that are named but not in the data.
    pub missing: Vec<&'static str>,
    /// The category that was asked for.
    pub category: Option<Bilingual>,
    /// The series that answer: one, one for each place, two to compare, or a list.
    pub series: Vec<SeriesId>,
    /// The series among which a list selects or counts, whatever their class: those of the places, the category, the
    /// body and the topic.
    pub among: Vec<SeriesId>,
    /// The number of them that count: by a target of a main plan, or by a figure where figures are listed.
    pub total: usize,
    /// If the question asks for trends: the number of them whose trend is known.
    pub compared: usize,
    /// Whether the topic narrows `among` to less than everything in the places.
    pub is_narrowed: bool,
    /// The filters that apply, as they were typed.
    pub filters: Vec<String>,
    /// The year of the targets in a list, where it is not the end of a plan.
    pub of_year: Option<i16>,
    /// A year in the question that the answer does not use.
    pub unused_year: Option<i16>,
    /// The claims of the answer that print the figure in the question; `None` if it names no figure.
    pub printed: Option<Vec<ClaimId>>,
    /// A part of a year in the question that the answer does not use.
    pub unused_part: Option<PartOfYear>,
    /// The place of whoever asks, if it has no such indicator and another place answers.
    pub not_here: Option<PlaceId>,
    /// Whether a change was asked for and only the figures of the years are known.
    pub only_levels: bool,
    /// Whether the question is about several things, and not about one in several places.
    pub is_several: bool,
    /// Words of the question whose opposite the answer is about.
    pub other_sides: Vec<OtherSide>,
    /// The kind of figure that answers in place of the one asked for.
    pub instead: Option<Substitute>,
    /// The whole that was asked for, where the answer covers only a part.
    pub narrower_than: Option<String>,
    /// A mean or a total of several years that was asked for, where only the single years are known.
    pub only_years: Option<Span>,
    /// Whether the answer is a change against the year before, as was asked.
    pub is_against_year_before: bool,
    /// The earlier subject, if the question names none.
    pub about: Option<SeriesId>,
    /// The words as they were read, if some were taken for others.
    pub read_as: Option<String>,
    /// The thing that was counted or asked for, if the data has nothing about it.
    pub nothing_of: Option<String>,
    /// Similar series, if nothing answers.
    pub near: Vec<SeriesId>,
    /// A term in the question that no target belongs to.
    pub no_term: Option<(i16, i16)>,
    /// Whether series are counted by their figures, not by their targets.
    pub counts_figures: bool,
    /// Whether the list consists of targets of other plans because no main target is of the class.
    pub is_by_other_plans: bool,
    /// The number of further targets of the class that belong to other plans.
    pub of_other_plans: usize,
    /// If "not yet met" was asked for: the number of targets that are below as far as is known.
    pub provisionally_short: usize,
    /// Places without figures for the subject.
    pub absent: Vec<PlaceId>,
    /// New claims, the newest first.
    pub changes: Vec<(SeriesId, ClaimId)>,
    /// The words that were searched for.
    pub query: Query,
    /// The results of the search, the series that answers first.
    pub answer: Answer,
}

impl Asked {
    /// The kind of question.
    pub fn kind(&self) -> QuestionKind {
        self.question.kind
    }

    /// Tells whether the answer is a list, and not one thing or one thing in several places.
    pub fn is_list(&self) -> bool {
        matches!(
            self.kind(),
            QuestionKind::Which | QuestionKind::Count | QuestionKind::Changed
        )
    }

    /// Tells whether the question answers better than a plain search: with a list, with several places, or with one
    /// thing where the other words only ask.
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

    /// Tells whether an answer covers every one of several years that were named.
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
