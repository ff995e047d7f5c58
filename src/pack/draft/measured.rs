//! The unit and the nature of a figure.
//!
//! Owns what follows from verb and name: points or percent, by the year or not, amounts that add up, wholes. It must not
//! know where a time was found.

use super::claim::{Aspect, ProposedFigure};
use super::cues::{EACH_YEAR, FLOWS, RATES};
use super::doubt::DraftDoubt;
use super::proposal::FigureInText;
use super::role::{Before, FigureRole};
use super::subject::unit_of_rate;
use super::time_words::TimePart;
use super::units::UnitMeasure;
use super::when::Nature;
use crate::core::model::{ClaimKind, Comparator, TargetKind};
use crate::core::period::Period;

/// Words of names whose amounts add up, in names that were taken from another figure.
const FLOWS_TEXT: &[&str] = &[
    "lượt khách",
    "kết nạp",
    "việc làm",
    "trồng mới",
    "huy động",
    "thu hút",
    "kinh phí",
];

impl FigureInText<'_, '_> {
    /// The unit: the fall of a rate is points, money per head is money.
    pub(super) fn unit(&mut self, name: &str, aspect: Aspect) -> String {
        let unit = self.number.unit.as_str();
        let lower = name.to_lowercase();
        // Indices and ranks have no unit.
        if self.role == FigureRole::Rank
            || lower.starts_with("chỉ số")
            || lower.starts_with("hệ số")
        {
            self.doubts.remove(&DraftDoubt::NoUnit);
        }
        self.doubt_money();
        // The target of a fall in points is in points.
        if let Some(base) = self.base_of_plan() {
            return base.said_unit.clone();
        }
        match (self.role, self.number.measure) {
            (FigureRole::Rank, _) => "thứ hạng".to_owned(),
            (FigureRole::OfPlan, _) => "% kế hoạch".to_owned(),
            (_, Some(UnitMeasure::Percent)) => self.unit_of_share(unit, &lower, aspect),
            (_, Some(UnitMeasure::Money)) if is_per_head(&lower) || unit.contains("/người") => {
                let short = unit.strip_suffix("/năm").unwrap_or(unit);
                short.strip_suffix("/người").unwrap_or(short).to_owned()
            }
            _ if self.is_each_year() && !self.number.is_yearly() && !unit.is_empty() => {
                format!("{unit}/năm")
            }
            _ if unit.is_empty() => self.unit_in_name(&lower),
            _ => unit.to_owned(),
        }
    }

    /// "8,1 triệu lượt người, vượt 0,1 triệu": a scale alone is money only beside money.
    fn doubt_money(&mut self) {
        let tokens = self.around.read.tokens;
        let end = self.number.to.checked_sub(1).and_then(|at| tokens.get(at));
        let is_scale = end.is_some_and(|word| word.is_one_of(&["triệu", "tỷ"]));
        let is_other = self
            .base
            .is_some_and(|base| base.measure != Some(UnitMeasure::Money));
        if is_scale && is_other && self.role != FigureRole::Level {
            self.doubts.insert(DraftDoubt::NoUnit);
        }
    }

    /// The unit that the name tells, where none stands beside the figure.
    fn unit_in_name(&mut self, lower: &str) -> String {
        let unit = unit_of_rate(lower);
        if unit.is_some() {
            self.doubts.remove(&DraftDoubt::NoUnit);
        }
        unit.unwrap_or_default()
    }

    /// The figure of which this one is the target, in the same printed unit.
    fn base_of_plan(&self) -> Option<&Before> {
        let base = self.base.filter(|_| self.role == FigureRole::Plan);
        let own = self.number.unit.trim_end_matches("/năm");
        base.filter(|base| base.unit.trim_end_matches("/năm") == own)
    }

    /// Percent or points, by the year or not.
    fn unit_of_share(&self, unit: &str, lower: &str, aspect: Aspect) -> String {
        let is_yearly = self.number.is_yearly();
        if matches!(aspect, Aspect::Over | Aspect::Under) {
            let base = self
                .base
                .filter(|_| self.belongs())
                .and_then(|base| base.measure);
            let is_share = match base {
                Some(measure) => matches!(measure, UnitMeasure::Percent | UnitMeasure::Points),
                None => self.is_rate(lower),
            };
            return match (is_share, is_yearly) {
                (true, true) => "điểm %/năm".to_owned(),
                (true, false) => "điểm %".to_owned(),
                (false, _) => unit.to_owned(),
            };
        }
        let is_change = matches!(self.role, FigureRole::Change(_))
            || lower.starts_with("mức giảm")
            || lower.starts_with("mức tăng");
        if is_change {
            let sign = if self.is_rate(lower) {
                "điểm %"
            } else {
                "%"
            };
            let is_yearly = is_yearly || self.stripped.is_mean || self.is_each_year();
            return format!("{sign}{}", if is_yearly { "/năm" } else { "" });
        }
        let is_mean = self.stripped.is_mean || lower.contains("bình quân");
        let is_growth = is_mean && (lower.contains("tăng") || lower.contains("tốc độ"));
        match is_growth && !is_yearly && self.is_over_years() {
            true => "%/năm".to_owned(),
            false => unit.to_owned(),
        }
    }

    /// Tells whether a word of every single year stands on either side.
    pub(super) fn is_each_year(&self) -> bool {
        let tokens = self.around.read.tokens;
        let right = self
            .around
            .words
            .right(self.number.to, self.sought.sentence.to)
            .map_or(self.number.to, |part| part.1);
        let in_part = |from: usize, to: usize| match EACH_YEAR.first_in(tokens, from, to) {
            Some(found) => !found
                .from
                .checked_sub(1)
                .and_then(|at| tokens.get(at))
                .is_some_and(|word| word.is("cây")),
            None => false,
        };
        self.stripped.is_each_year
            || in_part(self.edge, self.number.from)
            || in_part(self.number.to, (right + 2).min(self.sought.sentence.to))
    }

    /// Tells whether targets are counted, as "19/22 chỉ tiêu".
    fn counts_goals(&self) -> bool {
        let tokens = self.around.read.tokens;
        let noun = self.number.noun.and_then(|(at, _)| tokens.get(at));
        noun.is_some_and(|word| word.is("chỉ"))
    }

    pub(super) fn is_over_years(&self) -> bool {
        let read = self.around.read;
        let before = read.times_to(self.number.from).iter().rev();
        let mut before = before.take_while(|time| time.from >= self.sought.sentence.from);
        let near = before.find(|time| !time.is_base);
        near.is_some_and(|time| {
            matches!(
                time.part,
                TimePart::Span(..) | TimePart::Term | TimePart::MidTerm | TimePart::NextTerm
            )
        })
    }

    /// Tells whether what changes is a rate, whose change is in points.
    pub(super) fn is_rate(&self, lower: &str) -> bool {
        let words = self.around.words;
        let own = self.left.is_some_and(|left| words.has(left, &RATES));
        let is_growth = lower.contains("tốc độ")
            || lower.contains("tăng trưởng")
            || lower.starts_with("số ") && !lower.contains("tỷ lệ");
        let by_name = ["tỷ lệ", "tỉ lệ", "tỷ trọng", "độ che phủ", "mức giảm"]
            .iter()
            .any(|word| lower.contains(word));
        // "Giảm 612 hộ nghèo, tương ứng giảm 4,8 %": of all households, and not of the poor ones.
        let of_the_poor = lower.starts_with("hộ nghèo") || lower.starts_with("hộ cận nghèo");
        let of_base = self.left.is_none()
            && self
                .base
                .is_some_and(|base| base.measure == Some(UnitMeasure::Percent) && !base.is_change);
        !is_growth && (own || by_name || of_the_poor || of_base)
    }

    pub(super) fn nature(&self, name: &str, aspect: Aspect, unit: &str) -> Nature {
        let lower = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let is_growth = has(&["tốc độ", "tăng trưởng"])
            || lower.starts_with("mức giảm")
            || lower.starts_with("mức tăng");
        let is_mean = has(&["trung bình"]) || has(&["bình quân"]) && !has(&["bình quân đầu người"]);
        let of_change =
            self.role == FigureRole::Plan && self.base.is_some_and(|base| base.is_change);
        let is_change = is_growth || of_change || matches!(self.role, FigureRole::Change(_));
        let is_each_year = self.is_each_year();
        // The target of what was reached every year is one of every year.
        let is_each_year_of_base = self.role == FigureRole::Plan
            && self.base.is_some_and(|base| base.period == "each year");
        let is_share = UnitMeasure::is_share(self.number.measure);
        Nature {
            is_change,
            // "Mỗi năm giảm 5,2 %" is a mean over the years.
            is_mean: is_mean || self.stripped.is_mean || is_share && is_change && is_each_year,
            is_yearly: self.number.is_yearly() && unit.ends_with("/năm"),
            is_each_year: is_each_year || is_each_year_of_base,
            is_share,
            is_flow: self.is_flow(&lower, unit),
            is_visit: has(&["lượt khách", "khách du lịch", "du khách"]) && !has(&["5 năm"]),
            is_deed: !is_share
                && self.verb.as_deref().is_some_and(|verb| {
                    is_deed(verb)
                        || verb.to_lowercase().starts_with("hoàn thành")
                            && self.is_over_years()
                            && !self.counts_goals()
                }),
            is_sum: is_sum(&lower),
            is_own_time: false,
            is_compared: self.is_compared(),
            is_moment: matches!(
                aspect,
                Aspect::Over | Aspect::Under | Aspect::Rank | Aspect::OfPlan
            ),
        }
    }

    /// Tells whether amounts of it add up: by the words around it, or by those of the figure whose name it has.
    fn is_flow(&self, lower: &str, unit: &str) -> bool {
        let words = self.around.words;
        let end = self.number.to;
        let right = words
            .right(end, self.sought.sentence.to)
            .map_or(end, |part| part.1);
        let is_said = words.has((self.edge, right), &FLOWS) || lower.contains("5 năm");
        let is_alike = self
            .base
            .is_some_and(|base| base.measure == self.number.measure);
        let by_base =
            self.is_inherited && is_alike && FLOWS_TEXT.iter().any(|word| lower.contains(word));
        is_said && !unit.starts_with('%') || by_base
    }

    /// Beside a result at mid-term it is not said whether it is the target of the year or of the term.
    fn doubt_year_of_plan(&self, plan: &mut ProposedFigure) {
        let last = self.around.known.document.past_term().map(|(_, last)| last);
        if self.around.known.is_mid_term && plan.year != last {
            plan.doubts.insert(DraftDoubt::PlanYear);
        }
    }

    /// The whole of which the figure is a part, or the plan that it is measured against.
    pub(super) fn whole(&mut self, part: &ProposedFigure) -> Option<ProposedFigure> {
        // Of how many places a rank is one says nothing of them.
        let of = self.number.of.filter(|_| self.role != FigureRole::Rank)?;
        let is_part = self.number.measure == Some(UnitMeasure::Noun)
            && !self.number.is_pair
            && self.number.low.decimal() <= of.decimal();
        let mut other = part.clone();
        other.low = of;
        other.comparator = Comparator::Equal;
        other.is_nearly = false;
        other.target_kind = None;
        if is_part {
            other.aspect = Aspect::Whole;
            other.kind = ClaimKind::Actual;
            // Of how many they are to be reached is not said to be so now.
            if part.kind == ClaimKind::Target {
                other.doubts.insert(DraftDoubt::Kind);
            }
        } else {
            other.kind = ClaimKind::Target;
            // A plan is that of the whole year.
            if Period::parse(&other.period).is_part_of_year() {
                other.period = "year".to_owned();
            }
            other.target_kind = Some(TargetKind::Level);
            self.doubt_year_of_plan(&mut other);
        }
        Some(other)
    }
}

/// Tells whether a name is of all the money of some time.
fn is_sum(lower: &str) -> bool {
    [
        "tổng thu",
        "tổng chi",
        "tổng vốn",
        "tổng nguồn",
        "thu ngân sách",
        "chi ngân sách",
    ]
    .iter()
    .any(|head| lower.starts_with(head))
}

/// Tells whether a verb makes or does something anew; what is carried on or completed is a state.
fn is_deed(verb: &str) -> bool {
    const STATES: [&str; 9] = [
        "hoàn thành",
        "phát triển",
        "thực hiện",
        "sản xuất",
        "chăm sóc",
        "khai thác",
        "đảm bảo",
        "giữ gìn",
        "thu",
    ];
    let lower = verb.to_lowercase();
    !STATES.iter().any(|state| lower.starts_with(state))
}

/// Money of one person a year is that without both.
fn is_per_head(lower: &str) -> bool {
    ["mỗi người", "/người", "đầu người", "thu nhập bình quân"]
        .iter()
        .any(|word| lower.contains(word))
}
