//! Classes, reasons and flags of the assessment in words.
//!
//! Owns one phrase for each in both languages, and what a sentence about an assessment speaks of; the sentences
//! themselves stand in `sentence`. It must not know the catalogue.

use crate::core::lang::Lang;
use crate::core::model::{Better, TargetKind, Thresholds};
use crate::core::rule::verdict::{Confidence, Flag, Reason, Status, Trend};
use crate::words::locale::unit::UnitWords;
use crate::words::locale::words::{fill, words};

/// What the sentences speak of.
#[derive(Clone, Copy, Debug)]
pub struct SentenceSubject<'s> {
    /// The indicator; may be empty.
    pub name: &'s str,
    /// Its unit.
    pub unit: UnitWords<'s>,
    /// How its target is compared.
    pub kind: TargetKind,
    /// Which way is better.
    pub better: Better,
    /// Its decimals.
    pub decimals: u8,
    /// The judged figure as its source says it, without the unit; `None` where it was worked out.
    pub actual: Option<&'s str>,
    /// The year or span of that figure as said.
    pub when: &'s str,
    /// The target as said, without the unit; empty without one.
    pub target: &'s str,
    /// The year or span of the target as said; empty where it is just the year.
    pub target_when: &'s str,
    /// Figure minus the nearest bound of the target, where it differs from the assessment's gap.
    pub gap: Option<f64>,
    /// The year progress is counted from.
    pub base: i32,
    /// The year of the target.
    pub by: i32,
    /// How many figures stand behind the judgement.
    pub points: usize,
    /// Whether the judged figure is just short of what is said.
    pub is_nearly: bool,
    /// Where one class ends and the next begins.
    pub thresholds: Thresholds,
}

/// The word of a class.
pub fn status(status: Status, lang: Lang) -> &'static str {
    let words = words(lang);
    match status {
        Status::Exceeded => words.exceeded,
        Status::Met => words.met,
        Status::OnTrack => words.on_track,
        Status::AtRisk => words.at_risk,
        Status::Unlikely => words.unlikely,
        Status::Missed => words.missed,
        Status::NotAssessable => words.not_assessable,
    }
}

/// Why something is not judged.
pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    let words = words(lang);
    match reason {
        Reason::NoTarget => words.reason_no_target,
        Reason::NoDataInTerm => words.reason_no_data_in_term,
        Reason::NoFinalFigure => words.reason_no_final_figure,
        Reason::NoBaseline => words.reason_no_baseline,
        Reason::DirectionConflict => words.reason_direction_conflict,
        Reason::MissingYears => words.reason_missing_years,
        Reason::EndOfTermOnly => words.reason_end_of_term_only,
        Reason::PartOfYear => words.reason_part_of_year,
        Reason::PeriodMismatch => words.reason_period_mismatch,
        Reason::UnitMismatch => words.reason_unit_mismatch,
        Reason::Structure => words.reason_structure,
        Reason::NoDirection => words.reason_no_direction,
        Reason::BoundOnly => words.reason_bound_only,
        Reason::NoDeadline => words.reason_no_deadline,
        Reason::TargetOutOfRange => words.reason_target_out_of_range,
        Reason::Break => words.reason_break,
        Reason::Conflict => words.reason_conflict,
        Reason::UnitEnded => words.reason_unit_ended,
        Reason::AtThreshold => words.reason_at_threshold,
        Reason::NoTerm => words.reason_no_term,
        Reason::Unconfirmed => words.reason_unconfirmed,
    }
}

/// What a kind of target is compared by, in one phrase.
pub fn rule(kind: TargetKind, lang: Lang) -> &'static str {
    match kind {
        TargetKind::Level => lang.pick(
            "mức cuối kỳ: quãng đường đã đi so với thời gian đã qua, và nhịp gần nhất",
            "a level at the end: the way done against the time over, and the latest pace",
        ),
        TargetKind::Maintain => lang.pick(
            "mức sàn hoặc trần phải giữ",
            "a floor or ceiling to be kept",
        ),
        TargetKind::Pace => lang.pick("mức thay đổi bình quân mỗi năm", "the mean change a year"),
        TargetKind::Growth => lang.pick("tốc độ tăng bình quân mỗi năm", "the mean growth a year"),
        TargetKind::Total => lang.pick(
            "tổng cả kỳ so với thời gian đã qua",
            "the sum of the term against the time over",
        ),
        TargetKind::Flow => lang.pick(
            "lượng phải đạt mỗi năm, xét theo bình quân",
            "an amount to be reached every year, judged on its mean",
        ),
        TargetKind::Milestone => {
            lang.pick("số phần đã xong trên tổng số", "parts done of all parts")
        }
        TargetKind::Structure => lang.pick(
            "cơ cấu: chỉ nêu khoảng cách, không xét đạt hay không",
            "a share of a whole: only the distance is told",
        ),
        TargetKind::Rank => lang.pick("thứ hạng: thấp hơn là tốt", "a rank: lower is better"),
    }
}

/// How much the figures can bear.
pub fn confidence(confidence: Confidence, lang: Lang) -> &'static str {
    match confidence {
        Confidence::Low => lang.pick("thấp", "low"),
        Confidence::Medium => lang.pick("trung bình", "medium"),
        Confidence::High => lang.pick("cao", "high"),
    }
}

/// A flag in words.
pub fn flag(flag: &Flag, lang: Lang) -> String {
    let fixed = match flag {
        Flag::Baseline(year) => {
            return lang.pick(format!("tính từ {year}"), format!("counted from {year}"));
        }
        Flag::LastFigure(year) => {
            return lang.pick(
                format!("số liệu cuối cùng là của năm {year}"),
                format!("the last figure is of {year}"),
            );
        }
        Flag::YearsMissed(years) => {
            let phrase = lang.pick("năm không đạt: {}", "years below it: {}");
            return fill(phrase, &[&list(years)]);
        }
        Flag::Reason(why) => reason(*why, lang),
        Flag::NoTarget(trend) => self::trend(*trend, lang),
        Flag::Running => lang.pick("tính đến nay", "so far"),
        Flag::Provisional => words(lang).provisional,
        Flag::Approximate => lang.pick("số liệu chỉ là khoảng", "an approximate figure"),
        Flag::Slipping => lang.pick("đang trượt khỏi mục tiêu", "slipping off the target"),
        Flag::Worsening => lang.pick("năm gần nhất xấu đi", "the last year was worse"),
        Flag::WasMet => lang.pick("đã từng đạt", "was met before"),
        Flag::Stalling => lang.pick("đang chững lại", "stalling"),
        Flag::Surging => lang.pick("đang tăng tốc", "surging"),
        Flag::MovingAway => lang.pick("đang đi xa mục tiêu", "moving away"),
        Flag::CloseCall => lang.pick("sát nút", "a close call"),
        Flag::AtThreshold => lang.pick("sát ngưỡng", "at the threshold"),
        Flag::BaselineBound => lang.pick("mốc gốc chỉ là một giới hạn", "counted from a bound"),
        Flag::Stale => lang.pick("số liệu đã cũ", "an old figure"),
        Flag::Conflict => lang.pick("các nguồn khác nhau", "sources differ"),
    };
    fixed.to_owned()
}

fn trend(trend: Trend, lang: Lang) -> &'static str {
    match trend {
        Trend::Improving => lang.pick("đang tốt lên", "improving"),
        Trend::Worsening => lang.pick("đang xấu đi", "worsening"),
        Trend::Flat => lang.pick("không thay đổi", "unchanged"),
    }
}

fn list(years: &[i32]) -> String {
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    years.join(", ")
}
