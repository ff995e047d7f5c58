//! The values of a question, and the meanings of its phrases.
//!
//! Owns the types that tables, reading and answers share. It must not know a phrase.

use crate::core::period::PartOfYear;
use crate::search::grammar::dates::{Loose, Since};

/// What is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum QuestionKind {
    /// A figure.
    Figure,
    /// A target.
    Target,
    /// Whether a target is met.
    Met,
    /// When it is met.
    When,
    /// How far it is from its target.
    Gap,
    /// Which targets.
    Which,
    /// How many targets.
    Count,
    /// Several places or things side by side.
    Compare,
    /// Who says a figure.
    Source,
    /// Who answers for an indicator.
    Owner,
    /// What is new.
    Changed,
    /// Nothing: the text is searched.
    #[default]
    Search,
    /// Something that the data does not have.
    None,
}

impl QuestionKind {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Figure,
        Self::Target,
        Self::Met,
        Self::When,
        Self::Gap,
        Self::Which,
        Self::Count,
        Self::Compare,
        Self::Source,
        Self::Owner,
        Self::Changed,
        Self::Search,
        Self::None,
    ];

    /// The word for it in JSON, which stays as it is.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Target => "target",
            Self::Met => "met",
            Self::When => "when",
            Self::Gap => "gap",
            Self::Which => "which",
            Self::Count => "count",
            Self::Compare => "compare",
            Self::Source => "source",
            Self::Owner => "owner",
            Self::Changed => "changed",
            Self::Search => "search",
            Self::None => "none",
        }
    }
}

/// A class of targets that a question may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Exceeded.
    Exceeded,
    /// Met.
    Met,
    /// On track.
    OnTrack,
    /// At risk.
    AtRisk,
    /// Unlikely.
    Unlikely,
    /// Missed.
    Missed,
    /// Without a verdict.
    NotAssessable,
    /// Past its deadline without the final figure.
    Provisional,
    /// Past its deadline without the final figure, the last figure on the good side.
    ProvisionalMet,
    /// Past its deadline without the final figure, the last figure on the bad side.
    ProvisionalShort,
    /// The unit of administration that was measured ended before the deadline.
    UnitEnded,
    /// At the threshold.
    AtThreshold,
    /// A share of a whole.
    Structure,
    /// Without a figure.
    NoData,
}

impl State {
    /// The word for it in JSON: that of the board.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exceeded => "exceeded",
            Self::Met => "met",
            Self::OnTrack => "on_track",
            Self::AtRisk => "at_risk",
            Self::Unlikely => "unlikely",
            Self::Missed => "missed",
            Self::NotAssessable => "not_assessable",
            Self::Provisional => "provisional",
            Self::ProvisionalMet => "provisional_above",
            Self::ProvisionalShort => "provisional_below",
            Self::UnitEnded => "unit_ended",
            Self::AtThreshold => "at_threshold",
            Self::Structure => "structure",
            Self::NoData => "no_data",
        }
    }
}

/// The kind of figure that the question words ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// "Bao nhiêu xã": the number of them.
    Number,
    /// "Bao nhiêu phần trăm": their share.
    Share,
    /// "Đứng thứ mấy": the rank.
    Rank,
    /// "Tăng bao nhiêu": the growth.
    Growth,
    /// "Giảm bao nhiêu": the fall.
    Fall,
}

impl Lead {
    /// Tells whether it asks by how much something changed.
    pub fn is_change(self) -> bool {
        matches!(self, Self::Growth | Self::Fall)
    }
}

/// The earlier time that a figure is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// "So với cùng kỳ": the same period of the year before.
    SamePeriod,
    /// "So với năm trước": the year before.
    YearBefore,
    /// "So với năm 2020": that year.
    Year(i16),
}

/// The end from which a list of targets begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// "Kém nhất", "cần chú ý": targets that fail or may fail, the worst first.
    Worst,
    /// "Tốt nhất": the most exceeded first.
    Best,
}

/// How several years are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Their mean: "bình quân 5 năm".
    Mean,
    /// All of them together: "cả nhiệm kỳ".
    Whole,
}

/// A question for one figure of several years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// Their mean, or all of them together.
    pub kind: Span,
    /// Its wording, as it was typed.
    pub said: String,
    /// The subject with the word for a mean, which may be part of a name.
    pub named: Option<String>,
}

/// A trend, as the indicators define better and worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedTrend {
    /// "Tốt lên".
    Better,
    /// "Xấu đi".
    Worse,
}

/// The meaning of a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Says {
    /// None: politeness and other words around a question.
    Small,
    /// None, at the beginning and end of the subject: "của", "the".
    Edge,
    /// Targets in general.
    Noun,
    /// Several of them: "những chỉ tiêu", "targets".
    Nouns,
    /// The number of them.
    HowMany,
    /// A plan or resolution.
    Plan,
    /// Part of a name, whatever its words mean elsewhere.
    Name,
    /// "Không phải", "not": inverts the class or excludes the thing after it.
    Not,
    /// "Mà là", "but": ends the exclusion.
    But,
    /// "Grown", "fallen": a change, if the question asks how much.
    Change(Lead),
    /// "Nào", "which".
    Which,
    /// "Bao nhiêu", "how many".
    Many,
    /// "How many percent", "which rank".
    Much(Lead),
    /// "Không?", "is": yes or no.
    Polar,
    /// "Theo lĩnh vực", "by category": a count of each.
    ByCategory,
    /// Classes of targets.
    State(&'static [State]),
    /// "Đạt", "reached": a class only if nothing else is asked.
    Reached,
    /// What is asked.
    Ask(QuestionKind),
    /// "Thiếu": the distance, if the question asks how much.
    Short,
    /// "Vì sao", "why": the status with its reasons.
    Why,
    /// How things stand in general.
    Overall,
    /// Who, which body.
    Who,
    /// "Công bố": with who, the source.
    Published,
    /// "So với": side by side, where there is another place or thing.
    Versus,
    /// The end from which a list begins; without a list it has no meaning.
    First(First),
    /// "Cao nhất", "highest": an answer about one thing reports it as left out.
    Extreme,
    /// "Xấu đi", "got worse": a trend.
    Went(AskedTrend),
    /// "Hơn", "higher": the same, with another place.
    More,
    /// "Tỉnh nào": every place.
    AnyPlace,
    /// The place of whoever asks.
    Home,
    /// The places beside the own one.
    Neighbours,
    /// The country.
    Country,
}

/// A place in a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceWord {
    /// A place by its name: the number that came in with the name.
    Named(u32),
    /// "Tỉnh mình", "our province": the place of whoever asks.
    Home,
    /// "Các tỉnh lân cận": the other places that the data is about.
    Neighbours,
    /// "Cả nước".
    Country,
    /// "Tất cả các tỉnh": every place that the data knows.
    Every,
    /// A place of this country, or another country, that the data does not have.
    Missing(&'static str),
}

/// Stands for the words that were taken out of a text.
pub(super) const TAKEN: &str = "|";

/// A question that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub kind: QuestionKind,
    /// The subject, in the typed words; two subjects in a comparison.
    pub subjects: Vec<String>,
    /// The subject split at joining words or also at commas: several things, or one with such a name.
    pub apart: Vec<Vec<String>>,
    /// The subject with the figures in it, which may be part of a name.
    pub with_figures: Option<String>,
    /// The kind of figure that the question words ask for.
    pub lead: Option<Lead>,
    /// The earlier time to compare with.
    pub earlier: Option<Earlier>,
    /// The places, in the order of the question.
    pub places: Vec<PlaceWord>,
    /// The category, by the number that came in with its name.
    pub category: Option<u32>,
    /// The classes of targets.
    pub states: Vec<State>,
    /// The body whose indicators are asked for.
    pub owner: Option<String>,
    /// The end from which a list begins.
    pub first: Option<First>,
    /// A figure in the question, as it was typed with its unit.
    pub figure: Option<String>,
    /// The year.
    pub year: Option<i16>,
    /// The first of several years, of which `year` is the last; without `year` they are open-ended.
    pub since_year: Option<i16>,
    /// Whether every single year is asked for, and not one figure for all.
    pub is_each_year: bool,
    /// The years, where several are named one by one.
    pub years: Vec<i16>,
    /// The question for one figure of several years; the subjects are without its words.
    pub over: Option<Over>,
    /// Whether the newest is asked for: "gần nhất".
    pub is_newest: bool,
    /// Whether the question asks why, which no figure tells.
    pub asks_why: bool,
    /// The trend in the question.
    pub trend: Option<AskedTrend>,
    /// The unit of a count, as it was typed: "bao nhiêu tấn".
    pub unit: Option<String>,
    /// The counted noun if a thing is named besides, as it was typed: "dân số có bao nhiêu hộ".
    pub counted: Option<String>,
    /// The subject with its joining words, as it was typed.
    pub said: String,
    /// Words that no answer to the question uses, as they were typed.
    pub left: Vec<String>,
    /// Whether a count is asked for of each category.
    pub is_by_category: bool,
    /// How many rows of the list are asked for: "3 chỉ tiêu kém nhất".
    pub most: Option<usize>,
    /// Whether targets or indicators are named in general.
    pub names_targets: bool,
    /// Whether the question is about an earlier subject: "chỉ tiêu này".
    pub points_at_one: bool,
    /// If the subject is one syllable without marks: the subject with the small words beside it, which may be half of
    /// its word.
    pub with_small_words: Option<String>,
    /// The level whose units are asked for one by one, as it was typed: "xã nào".
    pub each_unit: Option<String>,
    /// The part of the year.
    pub part: Option<PartOfYear>,
    /// A time of the year that is not a period.
    pub loose: Option<Loose>,
    /// The day since when something is new.
    pub since: Option<Since>,
    /// Whether it has words that only ask; otherwise it is a plain search.
    pub asks: bool,
}

impl Question {
    /// Returns the words of what was said, without those that only ask.
    pub fn said_words(&self) -> impl Iterator<Item = &str> {
        self.said.split_whitespace().filter(|word| *word != TAKEN)
    }
}
