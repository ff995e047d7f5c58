//! What a question may ask, and what each of its phrases may say.
//!
//! Owns the types that tables, reading and answers share. Must not know a phrase.

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
    /// Nothing: names to look for.
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

    /// The stable word for it.
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
    /// The same, with the last figure on the good side.
    ProvisionalMet,
    /// The same, with the last figure on the bad side.
    ProvisionalShort,
    /// What was counted ended before the deadline.
    UnitEnded,
    /// At the threshold.
    AtThreshold,
    /// A share of a whole.
    Structure,
    /// Without a figure.
    NoData,
}

impl State {
    /// The stable word for it: that of the board.
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

/// What kind of figure the question words make of a subject.
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

/// What something is set against that lies before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// "So với cùng kỳ": the same period of the year before.
    SamePeriod,
    /// "So với năm trước": the year before.
    YearBefore,
    /// "So với năm 2020": that year.
    Year(i16),
}

/// From which end a list of targets begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// "Kém nhất", "cần chú ý": what fails or may fail, the gravest and farthest first.
    Worst,
    /// "Tốt nhất": what exceeds most.
    Best,
}

/// What over several years is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Their mean: "bình quân 5 năm".
    Mean,
    /// All of them together: "cả nhiệm kỳ".
    Whole,
}

/// That several years are asked for in one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// Their mean, or all of them together.
    pub kind: Span,
    /// How it was said, as it was typed.
    pub said: String,
    /// What it is asked of, with the word for a mean, which may be part of a name.
    pub named: Option<String>,
}

/// Where figures went, as their indicators are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedTrend {
    /// "Tốt lên".
    Better,
    /// "Xấu đi".
    Worse,
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Says {
    /// Nothing: politeness, and what stands around a question.
    Small,
    /// Nothing, at the beginning and end of what is left: "của", "the".
    Edge,
    /// Targets in general.
    Noun,
    /// Several of them: "những chỉ tiêu", "targets".
    Nouns,
    /// The number of them.
    HowMany,
    /// A plan or resolution.
    Plan,
    /// Part of a name, whatever it would say elsewhere.
    Name,
    /// "Không phải", "not": turns round the class behind it, and takes back the thing behind it.
    Not,
    /// "Mà là", "but": ends what was taken back.
    But,
    /// "Grown", "fallen": a change, where it is asked how much.
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
    /// "Đạt", "reached": a class only where nothing else is asked.
    Reached,
    /// What is asked.
    Ask(QuestionKind),
    /// "Thiếu": how far, where it is asked how much.
    Short,
    /// "Vì sao", "why": the status with what it rests on.
    Why,
    /// How things stand in general.
    Overall,
    /// Who, which body.
    Who,
    /// "Công bố": with who, the source.
    Published,
    /// "So với": side by side, where there is another place or thing.
    Versus,
    /// From which end a list begins: elsewhere nothing.
    First(First),
    /// "Cao nhất", "highest": tells something, which an answer about one thing must tell that it does not use.
    Extreme,
    /// "Xấu đi", "got worse": where figures went.
    Went(AskedTrend),
    /// "Hơn", "higher": the same, where there is another place.
    More,
    /// "Tỉnh nào": every place.
    AnyPlace,
    /// The place of whoever asks.
    Home,
    /// The places beside it.
    Neighbours,
    /// The country.
    Country,
}

/// A place as a question names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceWord {
    /// By its name: the number that it came in with.
    Named(u32),
    /// "Tỉnh mình", "our province": the place of whoever asks.
    Home,
    /// "Các tỉnh lân cận": the other places that the data is about.
    Neighbours,
    /// "Cả nước".
    Country,
    /// "Tất cả các tỉnh": every place that the data knows.
    Every,
    /// A place of the country, or another country, that the data does not have.
    Missing(&'static str),
}

/// A question that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub kind: QuestionKind,
    /// What it is asked of, in the words that were typed; two where two things are set side by side.
    pub subjects: Vec<String>,
    /// The same in parts, where joining words or also commas part it: several things, or one with such a name.
    pub apart: Vec<Vec<String>>,
    /// The same with the figures that stand in it, which may be part of a name.
    pub with_figures: Option<String>,
    /// What kind of figure the question words make of the subject.
    pub lead: Option<Lead>,
    /// What it is set against that lies before it.
    pub earlier: Option<Earlier>,
    /// The places, in the order of the question.
    pub places: Vec<PlaceWord>,
    /// The category, by the number that it came in with.
    pub category: Option<u32>,
    /// The classes of targets.
    pub states: Vec<State>,
    /// The body whose indicators are asked for.
    pub owner: Option<String>,
    /// From which end a list begins.
    pub first: Option<First>,
    /// A figure that is named, as it was typed with its unit.
    pub figure: Option<String>,
    /// The year.
    pub year: Option<i16>,
    /// The first of several years, of which `year` is the last; without `year` there is no last one.
    pub since_year: Option<i16>,
    /// Whether each of these years is asked for, and not what they come to.
    pub is_each_year: bool,
    /// The years, where several are named one by one.
    pub years: Vec<i16>,
    /// That one figure of several years is asked for; the subjects are without the words that say so.
    pub over: Option<Over>,
    /// Whether the newest is asked for: "gần nhất".
    pub is_newest: bool,
    /// Whether it is asked why, which no figure says.
    pub asks_why: bool,
    /// Where figures went.
    pub trend: Option<AskedTrend>,
    /// In which unit it is counted, as it was typed: "bao nhiêu tấn".
    pub unit: Option<String>,
    /// What is counted where a thing is named besides, as it was typed: "dân số có bao nhiêu hộ".
    pub counted: Option<String>,
    /// All that it says of what is asked for, with words that only join, as it was typed.
    pub said: String,
    /// What the question says besides and no answer to it uses, as it was typed.
    pub left: Vec<String>,
    /// Whether a count is asked for of each category.
    pub is_by_category: bool,
    /// How many rows of the list are asked for: "3 chỉ tiêu kém nhất".
    pub most: Option<usize>,
    /// Whether targets or indicators are named in general.
    pub names_targets: bool,
    /// Whether one is meant that was spoken of before: "chỉ tiêu này".
    pub points_at_one: bool,
    /// Of one syllable typed without marks: the same with the small words beside it, which may be half of its word.
    pub with_small_words: Option<String>,
    /// The level whose units are asked for one by one, as it was typed: "xã nào".
    pub each_unit: Option<String>,
    /// The part of the year.
    pub part: Option<PartOfYear>,
    /// A time of the year that is no period.
    pub loose: Option<Loose>,
    /// Since when.
    pub since: Option<Since>,
    /// Whether words stand in it that only ask; else it is a search like any other.
    pub asks: bool,
}
