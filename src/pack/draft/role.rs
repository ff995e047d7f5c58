//! What a figure is in its sentence: a state, a change, a judgement of another.
//!
//! Owns how words on both sides tell it. It must not know kinds or times.

use super::claim::Aspect;
use super::cues::{Cue, OTHER_TIMES, PLANS};
use super::name::TokenRange;
use super::numbers::Number;
use super::read::ReadParagraph;
use super::strip::Stripped;
use super::text::TextToken;
use super::units::UnitMeasure;
use super::when::{TimeOrigin, When};
use crate::core::figure::Figure;
use crate::core::model::ClaimKind;

/// The words of a plan before a bracket, at most.
const WORDS_OF_PLAN: usize = 9;

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureRole {
    /// A state or an amount.
    Level,
    /// How much something rose, or fell where the flag is set: the figure before, if it has no name of its own.
    Change(bool),
    /// By how much the figure before is above or below what was set.
    Excess(bool),
    /// The part of the plan that it is.
    OfPlan,
    /// The target of the figure before.
    Plan,
    /// The first end of a change.
    Base,
    /// A place in a ranking.
    Rank,
    /// Worked out from another figure.
    WorkedOut,
}

impl FigureRole {
    /// Tells whether it takes name, kind and time from the figure before.
    pub fn belongs(self) -> bool {
        matches!(self, Self::Excess(_) | Self::Plan)
    }

    /// What of the thing it tells.
    pub fn aspect(self) -> Aspect {
        match self {
            Self::Level | Self::Plan | Self::Base | Self::WorkedOut => Aspect::Itself,
            Self::Change(false) => Aspect::Rise,
            Self::Change(true) => Aspect::Fall,
            Self::Excess(true) => Aspect::Over,
            Self::Excess(false) => Aspect::Under,
            Self::OfPlan => Aspect::OfPlan,
            Self::Rank => Aspect::Rank,
        }
    }
}

/// A figure that was read, for those behind it.
#[derive(Clone, Debug)]
pub struct Before {
    /// Its proposal.
    pub proposal: usize,
    /// The token behind it.
    pub to: usize,
    /// The verb that made its name: "trồng mới" of "trồng mới 40 ha quế".
    pub verb: Option<String>,
    /// The first token of what it counts.
    pub noun: usize,
    /// The bracket in which it stands.
    pub bracket: u32,
    /// Its name, without what is said of it.
    pub name: String,
    /// What of it.
    pub aspect: Aspect,
    /// What its unit measures.
    pub measure: Option<UnitMeasure>,
    /// Its unit as it was printed.
    pub unit: String,
    /// Its unit as it is proposed.
    pub said_unit: String,
    /// Whether its whole is told: "31/46 trường".
    pub has_whole: bool,
    /// The figure, or its lower end.
    pub low: Figure,
    /// Whether a plan begins what is said of it.
    pub leads_plan: bool,
    /// The period that was proposed.
    pub period: String,
    /// Whether it was a fall, a rise or a rate of those.
    pub is_change: bool,
    /// What it is.
    pub role: FigureRole,
    /// Whether its name stands before the bracket in which it stands.
    pub is_named_outside: bool,
    /// The first token of its quote.
    pub quoted: usize,
    /// Its kind.
    pub kind: ClaimKind,
    /// Whether nothing shows its kind.
    pub is_kind_doubted: bool,
    /// Its time.
    pub when: Option<(When, TimeOrigin)>,
}

/// Tells the role of a figure.
pub fn role(
    read: &ReadParagraph<'_>,
    number: &Number,
    stripped: &Stripped,
    left: Option<TokenRange>,
    base: Option<&Before>,
) -> FigureRole {
    if stripped.is_rank {
        return FigureRole::Rank;
    }
    if number.measure == Some(UnitMeasure::Times) || is_contribution(read, number, left) {
        return FigureRole::WorkedOut;
    }
    let is_told = stripped.against.is_some() || stripped.change.is_some();
    // "giảm 5,6 %/năm (NQ giảm 4 %/năm)".
    let is_same_change = stripped.change.is_some() && stripped.against.is_none();
    let can_be_plan = base.is_some_and(|base| !is_told || is_same_change && base.is_change);
    if can_be_plan && leads_bracket(read, number) {
        return FigureRole::Plan;
    }
    let behind = Behind {
        plan: plan_behind(read, number),
        is_bare: is_bare_behind(read, number),
        earlier: is_earlier_behind(read, number),
    };
    if let Some(role) = against(number, stripped, behind, base, left) {
        return role;
    }
    let is_percent = is_share(number);
    let is_ratio =
        is_percent && stripped.change.is_none() && (stripped.is_equal || stripped.is_level);
    // "đạt 310 ha, bằng 77,5 %": of something that is not said again.
    let is_part_of_plan = stripped.is_equal
        && is_percent
        && left.is_none()
        && base.is_some_and(|base| base.measure != number.measure)
        && read
            .tokens
            .get(number.to)
            .is_none_or(|next| next.is_one_of(&[",", ";", ".", ")"]));
    let is_conversion = stripped.is_equal && base.is_some() && left.is_none() && !is_percent;
    if is_ratio && other_time_behind(read, number) || is_conversion || is_part_of_plan {
        return FigureRole::WorkedOut;
    }
    let is_one = number.high.is_none() && number.bound.is_none();
    if stripped.is_from && is_one && leads_change(read, number) {
        return FigureRole::Base;
    }
    if let Some(change) = stripped.change {
        return FigureRole::Change(change == Cue::Fall);
    }
    leading_change(read, number, stripped, left).map_or(FigureRole::Level, FigureRole::Change)
}

fn is_share(number: &Number) -> bool {
    matches!(
        number.measure,
        Some(UnitMeasure::Percent | UnitMeasure::Points)
    )
}

/// "đóng góp 3,2 điểm phần trăm": a part of another rate.
fn is_contribution(read: &ReadParagraph<'_>, number: &Number, left: Option<TokenRange>) -> bool {
    let words = left
        .and_then(|left| read.tokens.get(left.0..left.1))
        .unwrap_or(&[]);
    // "Du lịch đóng góp 12 % GRDP" is a share.
    number.measure == Some(UnitMeasure::Points)
        && words
            .windows(2)
            .any(|two| two[0].is("đóng") && two[1].is("góp"))
}

/// "(chỉ tiêu Đại hội 14 - 15 %)": a plan begins the bracket, and this is its first number.
fn leads_bracket(read: &ReadParagraph<'_>, number: &Number) -> bool {
    let own = read.brackets.get(number.from).copied().unwrap_or(0);
    let mut at = number.from;
    while at > 0 && read.brackets.get(at - 1) == Some(&own) {
        at -= 1;
    }
    let others = read.tokens.get(at..number.from).unwrap_or(&[]);
    // "không đạt kế hoạch (95 %)".
    let is_behind = names_plan(read.tokens, at);
    if own != 0 && is_behind && others.len() == 1 {
        return true;
    }
    let is_short = others.len() <= 12 && !others.iter().any(|token| token.is_one_of(&[",", ";"]));
    own != 0
        && is_short
        && PLANS
            .at(read.tokens, at + 1)
            .is_some_and(|(end, ())| end <= number.from)
}

/// "vượt mục tiêu Quốc hội đề ra (6 - 6,5 %)": a plan, and whoever decided it, ends before a bracket.
pub fn names_plan(tokens: &[TextToken], at: usize) -> bool {
    let words = (at.saturating_sub(WORDS_OF_PLAN)..at).rev();
    let mut words = words.take_while(|near| {
        tokens
            .get(*near)
            .is_some_and(|token| token.shape == super::text::Shape::Word || token.year().is_some())
    });
    words.any(|near| PLANS.at(tokens, near).is_some_and(|(end, ())| end <= at))
}

/// What stands behind a figure.
#[derive(Clone, Copy)]
struct Behind {
    /// A plan.
    plan: bool,
    /// Targets that are counted, and no plan.
    is_bare: bool,
    /// An earlier time with which it is compared.
    earlier: bool,
}

/// What is told against a plan.
fn against(
    number: &Number,
    stripped: &Stripped,
    behind: Behind,
    base: Option<&Before>,
    left: Option<TokenRange>,
) -> Option<FigureRole> {
    let Behind {
        plan: plan_behind,
        is_bare,
        earlier,
    } = behind;
    let is_percent = is_share(number);
    let is_over = stripped.against == Some(Cue::Over) || stripped.change == Some(Cue::Rise);
    let is_told = stripped.against.is_some() || stripped.change.is_some();
    let is_target = |base: &Before| is_its_target(number, base, is_over);
    if stripped.has_plan && !plan_behind && is_told && left.is_none() && base.is_some_and(is_target)
    {
        return Some(FigureRole::Plan);
    }
    if plan_behind || stripped.has_plan && is_told {
        return Some(match (is_told, base) {
            (true, Some(_)) => FigureRole::Excess(is_over),
            (true, None) if stripped.against.is_some() || plan_behind => {
                FigureRole::Excess(is_over)
            }
            _ if is_percent && plan_behind && base.is_none() && is_bare => FigureRole::Level,
            _ if is_percent && plan_behind => match base.filter(|_| left.is_none()) {
                Some(_) => FigureRole::WorkedOut,
                None => FigureRole::OfPlan,
            },
            _ if stripped.has_plan => FigureRole::Plan,
            _ => FigureRole::Level,
        });
    }
    if stripped.has_plan && base.is_some() && left.is_none() {
        return Some(FigureRole::Plan);
    }
    let is_own = stripped.against.is_some() && base.is_some() && left.is_none() && is_percent;
    // "vượt 11 % so với giai đoạn trước": more than then, and than no plan.
    if is_own && earlier {
        return Some(FigureRole::Change(!is_over));
    }
    // "vượt 3,2 %" of the figure before, no plan named.
    is_own.then_some(FigureRole::Excess(is_over))
}

/// "65 % (vượt mục tiêu 60 %)": the target of the figure before, and not by how much it was exceeded. What is under a
/// target of the same unit is less than it; what is over one is more, and seldom more than twice as much.
fn is_its_target(number: &Number, base: &Before, is_over: bool) -> bool {
    let (own, other) = (number.low.decimal(), base.low.decimal());
    let is_alike = number.unit == base.unit && number.high.is_none();
    is_alike
        && match is_over {
            true => own <= other && own + own >= other,
            false => own >= other,
        }
}

/// "100 % chỉ tiêu": all of them, not the whole of one.
fn is_bare_behind(read: &ReadParagraph<'_>, number: &Number) -> bool {
    let end = PLANS.at(read.tokens, number.to).map(|(end, ())| end);
    let is_one = read
        .tokens
        .get(number.to)
        .is_some_and(|word| word.is_one_of(&["chỉ", "mục"]))
        && end == Some(number.to + 2);
    is_one
        && !read
            .tokens
            .get(number.to + 2)
            .is_some_and(|word| word.is_one_of(&["được", "giao", "năm", "đề", "kế", "nghị", "của"]))
}

fn plan_behind(read: &ReadParagraph<'_>, number: &Number) -> bool {
    let behind = |at: usize| PLANS.at(read.tokens, at).is_some();
    behind(number.to)
        || read
            .tokens
            .get(number.to)
            .is_some_and(|token| token.is_one_of(&["(", "của"]))
            && behind(number.to + 1)
            && !read
                .tokens
                .get(number.to)
                .is_some_and(|token| token.is("("))
}

/// "so với giai đoạn trước", "so với cùng kỳ", "so với năm 2020".
fn is_earlier_behind(read: &ReadParagraph<'_>, number: &Number) -> bool {
    let word = |at: usize| read.tokens.get(at).map_or("", |token| token.lower.as_str());
    let mut words = (number.to..number.to + 7).map(word);
    let is_before = word(number.to) == "so" && words.any(|word| word == "trước");
    let mut times = read.times_from(number.to).iter();
    let near = times.find(|time| time.from <= number.to + 3);
    is_before || near.is_some_and(|time| time.is_base && word(number.to) == "so")
}

fn other_time_behind(read: &ReadParagraph<'_>, number: &Number) -> bool {
    let by_words = OTHER_TIMES.at(read.tokens, number.to).is_some();
    let behind = read.times_from(number.to).iter();
    let mut behind = behind.take_while(|time| time.from <= number.to + 3);
    let by_time = behind.any(|time| time.is_base);
    by_words || by_time
}

/// "từ 20,1 % năm 2020 xuống còn 5 %": the next figure is where the change leads.
fn leads_change(read: &ReadParagraph<'_>, number: &Number) -> bool {
    let behind = read.tokens.iter().skip(number.to).take(9);
    let behind = behind.take_while(|token| !token.is_one_of(&[";", "."]));
    let behind: Vec<&TextToken> = behind.collect();
    // "từ 97 % dân số trở lên" bounds, and leads to nothing.
    let is_bound = |at: usize| at > 0 && behind.get(at - 1).is_some_and(|word| word.is("trở"));
    let mut leads = behind.iter().enumerate();
    leads.any(|(at, token)| token.is_one_of(&["xuống", "lên", "còn"]) && !is_bound(at))
}

/// "Giảm tỷ lệ hộ nghèo bình quân 3 %": the verb stands in front of the name. Tells whether it is a fall.
fn leading_change(
    read: &ReadParagraph<'_>,
    number: &Number,
    stripped: &Stripped,
    left: Option<TokenRange>,
) -> Option<bool> {
    let left = left?;
    if stripped.is_level || stripped.is_arrived {
        return None;
    }
    let before = left.0.checked_sub(1).and_then(|at| read.tokens.get(at))?;
    let is_change = before.is("giảm") || before.is("tăng");
    let is_percent = is_share(number);
    (is_change && is_percent).then(|| before.is("giảm"))
}
