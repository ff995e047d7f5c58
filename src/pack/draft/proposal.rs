//! One figure of a sentence: its name, kind, time and unit come together.
//!
//! Owns what follows from the words around a figure and from the figure to which it belongs. It must not know the order in
//! which a sentence is read.

use super::claim::{Aspect, ProposedFigure};
use super::document::DatedDocument;
use super::doubt::DraftDoubt;
use super::ground::{KindGround, KindsBefore};
use super::heading::HeadingScope;
use super::kind::Turned;
use super::name::{LONGEST, TokenRange, Words};
use super::numbers::Number;
use super::read::{Doubts, ReadParagraph, quote};
use super::role::{Before, FigureRole};
use super::sentence::Sentence;
use super::strip::Stripped;
use super::time::Time;
use super::time_words::TimePart;
use super::when::{Nature, TimeOrigin, When};
use crate::core::model::{ClaimKind, Comparator};

/// A number with what stands around its sentence.
pub struct Sought {
    /// Its place among the numbers of the paragraph.
    pub number: usize,
    /// The sentence.
    pub sentence: Sentence,
    /// The number of the sentence in its paragraph, from one.
    pub sentence_number: usize,
    /// What headings say.
    pub heading: HeadingScope,
    /// The time of the paragraph.
    pub carried: Option<When>,
    /// The term or span of the paragraph, over which amounts add up.
    pub span: Option<When>,
    /// The first time of the text.
    pub first: Option<When>,
    /// The time of the title.
    pub title: Option<When>,
    /// The kind of the first figure of the sentence before in its paragraph.
    pub before: Option<ClaimKind>,
}

/// What stands around every figure of a paragraph.
#[derive(Clone, Copy)]
pub struct FigureSurroundings<'r> {
    /// The paragraph.
    pub read: &'r ReadParagraph<'r>,
    /// What is known of the text.
    pub known: &'r DatedDocument,
    /// The words, for names.
    pub words: Words<'r>,
    /// The place that leads the paragraph.
    pub place: Option<&'r String>,
}

impl FigureSurroundings<'_> {
    /// What a time means; "now" of a text that looks back from the middle of a term is that.
    pub fn resolved(&self, time: &Time) -> When {
        self.known.resolved(time)
    }

    /// The bracket in which a token stands.
    pub fn bracket(&self, at: usize) -> u32 {
        self.read.brackets.get(at).copied().unwrap_or(0)
    }
}

/// A figure that is read.
pub struct FigureInText<'f, 'r> {
    pub around: FigureSurroundings<'r>,
    pub number: &'f Number,
    pub stripped: &'f Stripped,
    pub edge: usize,
    pub left: Option<TokenRange>,
    pub subject: Option<String>,
    pub base: Option<&'f Before>,
    pub role: FigureRole,
    pub turned: &'f Turned,
    pub sought: &'f Sought,
    /// The verb of its name.
    pub verb: Option<String>,
    /// Whether its name is that of another figure.
    pub is_inherited: bool,
    /// Whether its name stands before its bracket.
    pub is_named_outside: bool,
    pub doubts: Doubts,
    /// What told its kind.
    pub ground: KindGround,
    /// The kinds of the figures before it in its sentence.
    pub others: KindsBefore,
}

impl FigureInText<'_, '_> {
    /// The proposal for the figure, and what later figures of the sentence inherit from it.
    pub fn proposal(&mut self) -> (ProposedFigure, Before) {
        let (name, aspect) = self.name();
        let when = self.when();
        let when = self.of_resolution(when);
        let when = self.of_now(when);
        let kind = self.kind(when, &name);
        self.doubt_unproved(kind, when);
        let when = self.fitting(when, kind);
        let unit = self.unit(&name, aspect);
        let mut nature = self.nature(&name, aspect, &unit);
        // In the plan of one year what is to be done is of that year.
        let plan_year = self.around.known.plan_year;
        nature.is_own_time = when.is_some_and(|(when, origin)| {
            origin == TimeOrigin::Sentence && self.has_own_time()
                || origin == TimeOrigin::Heading && self.sought.heading.is_year_itself
                || origin != TimeOrigin::Sentence
                    && when.part == TimePart::Year
                    && plan_year.is_some_and(|year| when.year == Some(year))
        });
        let when = when.map(|(when, origin)| (self.of_the_day(when, nature), origin));
        let (year, period) = self.dated(when, nature, kind);
        let period = self.of_same_sum(period, year);
        let unit = over_years(unit, &period, nature);
        let comparator = self.comparator(kind);
        // "Thấp hơn mức trần": another figure, to which this one is only compared.
        let lower = name.to_lowercase();
        if ["thấp hơn", "cao hơn", "thấp so", "cao so", "so với", "hơn "]
            .iter()
            .any(|words| lower.starts_with(words))
        {
            self.doubts.insert(DraftDoubt::TargetOrGap);
        }
        // Nothing was reached in a year to come.
        let day = self.around.known.document.year();
        let is_span = period.ends_with("average") || period.ends_with("total");
        let is_ahead = !is_span && matches!((year, day), (Some(year), Some(day)) if year > day);
        if is_ahead && matches!(kind, ClaimKind::Actual | ClaimKind::Estimate) {
            self.doubts.insert(DraftDoubt::Kind);
        }
        if self.is_of_others() || self.is_of_a_household() {
            self.doubts.insert(DraftDoubt::WhichName);
        }
        if name.split(' ').count() > LONGEST {
            self.doubts.insert(DraftDoubt::LongName);
        }
        let from = self.quote_from();
        let said_unit = unit.clone();
        let proposal = ProposedFigure {
            place: self.place(),
            better: super::guess::better(&name, aspect),
            target_kind: super::guess::target_kind(self.stripped, nature, &period, aspect, &unit),
            name: name.clone(),
            aspect,
            unit,
            kind,
            year,
            period: period.clone(),
            low: self.number.low,
            high: self.number.high,
            comparator,
            is_nearly: self.stripped.is_nearly && comparator == Comparator::About,
            judgement: None,
            quotes: vec![quote(
                self.around.read,
                (self.sought.sentence, self.sought.sentence_number),
                from,
                self.quote_to(),
            )],
            doubts: std::mem::take(&mut self.doubts),
        };
        let before = Before {
            proposal: 0,
            to: self.number.to,
            verb: self.verb.take(),
            noun: self.number.noun.map_or(self.number.to, |noun| noun.0),
            bracket: self.around.bracket(self.number.from),
            name,
            aspect: if matches!(aspect, Aspect::Rise | Aspect::Fall) {
                Aspect::Itself
            } else {
                aspect
            },
            measure: self.number.measure,
            unit: self.number.unit.clone(),
            said_unit,
            has_whole: self.number.of.is_some(),
            low: self.number.low,
            leads_plan: self.stripped.leads_plan,
            period: period.clone(),
            is_change: matches!(self.role, FigureRole::Change(_)),
            role: self.role,
            is_named_outside: self.is_named_outside,
            quoted: from,
            kind,
            is_kind_doubted: proposal.doubts.contains(&DraftDoubt::Kind),
            when,
        };
        (proposal, before)
    }

    /// The first token of the words that hold name and figure.
    fn quote_from(&self) -> usize {
        let tokens = self.around.read.tokens;
        let from = self
            .left
            .map_or(self.stripped.name_end, |left| left.0)
            .max(self.edge);
        let from = match (self.left, self.base) {
            (None, Some(base)) if self.is_inherited => base.quoted,
            _ => from,
        };
        // A mark at the beginning tells nothing.
        (from..self.number.from)
            .find(|at| {
                tokens
                    .get(*at)
                    .is_some_and(|token| token.shape == super::text::Shape::Word)
            })
            .unwrap_or(self.number.from)
    }

    /// The token behind those words: the name on the right, a time.
    fn quote_to(&self) -> usize {
        let limit = self.sought.sentence.to;
        let right = self
            .around
            .words
            .right(self.number.to, limit)
            .map_or(self.number.to, |part| part.1);
        let times = self.around.read.times_from(self.number.to).iter();
        let mut times = times.take_while(|time| time.from <= right);
        let time = times.find(|time| time.from == right || time.from == self.number.to);
        time.map_or(right, |time| time.to)
            .max(self.number.to)
            .min(limit)
    }

    /// Tells whether it takes name, kind and time from the figure before.
    pub(super) fn belongs(&self) -> bool {
        self.role.belongs() && (self.left.is_none() || self.role == FigureRole::Plan)
    }

    /// The place that is the subject, where it is another one than that of the text.
    fn place(&self) -> Option<String> {
        let own = self.around.known.document.place.as_deref().unwrap_or("");
        let subject = self.subject.as_ref().or(self.around.place);
        subject.cloned().filter(|name| !same_place(name, own))
    }

    /// "Nhà tôi có 5 ha quế": of whoever is quoted.
    fn is_of_a_household(&self) -> bool {
        const WHO: [&str; 8] = ["tôi", "mình", "anh", "chị", "ông", "bà", "em", "cháu"];
        let sentence = self.sought.sentence;
        let words = self.around.read.tokens.get(sentence.from..sentence.to);
        let mut two = words.unwrap_or(&[]).windows(2);
        two.any(|two| two[0].is_one_of(&["nhà", "đình", "hộ"]) && two[1].is_one_of(&WHO))
    }

    /// "Thấp hơn bình quân cả nước (13,6 %)": a figure of others, alone in brackets.
    fn is_of_others(&self) -> bool {
        let tokens = self.around.read.tokens;
        let is = |at: Option<usize>, words: &[&str]| {
            at.and_then(|at| tokens.get(at))
                .is_some_and(|token| token.is_one_of(words))
        };
        let open = self.number.from.checked_sub(1);
        is(open, &["("])
            && is(
                self.number.from.checked_sub(2),
                &["nước", "chung", "vùng", "khác"],
            )
            && is(Some(self.number.to), &[")"])
    }

    /// A state after years up to the month of the text is one of now.
    fn of_the_day(&self, when: When, nature: Nature) -> When {
        let day = self.around.known.document.day;
        let month = day.and_then(|(_, month, _)| month);
        let adds_up = nature.is_flow || nature.is_change || nature.is_deed || nature.is_mean;
        match when.part {
            TimePart::SpanTo(_, last)
                if !adds_up
                    && i8::try_from(last).ok() == month
                    && when.year == self.around.known.document.year() =>
            {
                let part = TimePart::Now;
                When { part, ..when }
            }
            _ => when,
        }
    }

    /// "Hỗ trợ 412 hộ, trong đó có 87 hộ thoát nghèo": a part of what adds up adds up too.
    fn of_same_sum(&self, period: String, year: Option<i16>) -> String {
        let lead = self
            .around
            .read
            .tokens
            .get(self.edge..self.number.from)
            .unwrap_or(&[]);
        let is_part = lead
            .windows(2)
            .any(|two| two[0].is("trong") && two[1].is("đó"));
        let of = self.base.filter(|base| {
            is_part
                && base.unit == self.number.unit
                && base.period.ends_with("total")
                && year.is_some_and(|year| {
                    base.period.contains("mid-term")
                        || base.period.ends_with(&format!("-{year} total"))
                })
        });
        of.filter(|_| period == "year")
            .map_or(period, |base| base.period.clone())
    }

    fn comparator(&self, kind: ClaimKind) -> Comparator {
        if self.number.high.is_some() {
            return Comparator::Range;
        }
        // "Thu ngân sách từ 185 tỷ đồng": where a target begins.
        let is_least = self.stripped.is_from
            && kind == ClaimKind::Target
            && matches!(self.role, FigureRole::Level | FigureRole::Change(_));
        self.number
            .bound
            .or(self.stripped.bound)
            .unwrap_or(if is_least {
                Comparator::AtLeast
            } else {
                Comparator::Equal
            })
    }
}

/// The mean growth of some years is one a year, whether that is printed or not.
fn over_years(unit: String, period: &str, nature: Nature) -> String {
    let is_bare = nature.is_change && nature.is_mean && matches!(unit.as_str(), "%" | "điểm %");
    match is_bare && period.ends_with("average") {
        true => format!("{unit}/năm"),
        false => unit,
    }
}

/// Tells whether two names are of one place, with its level or without.
fn same_place(name: &str, other: &str) -> bool {
    let (name, other) = (name.to_lowercase(), other.to_lowercase());
    name == other || name.ends_with(&format!(" {other}")) || other.ends_with(&format!(" {name}"))
}
