//! What the signs of the classes mean.
//!
//! Owns one phrase a class, as the help tells it. It must not know the signs.

use crate::core::judge::class::UnjudgedKind;
use crate::core::judge::standing::Status;
use crate::core::lang::Lang;

/// Words by which the lines are found in the help.
pub(crate) const WORDS: &str = "ký hiệu dấu tình trạng sign legend status";

/// What a verdict means.
pub(crate) fn of_status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Exceeded => lang.pick("tốt hơn mục tiêu", "better than the target"),
        Status::Met => lang.pick("đúng mục tiêu", "at the target"),
        Status::OnTrack => lang.pick("tiến độ kịp thời hạn", "fast enough to arrive in time"),
        Status::AtRisk => lang.pick("chậm hơn tiến độ cần có", "slower than needed"),
        Status::Unlikely => lang.pick("quá chậm để kịp thời hạn", "too slow to arrive in time"),
        Status::Missed => lang.pick(
            "đã hết hạn mà chưa tới mục tiêu",
            "past its deadline and short of it",
        ),
        Status::NotAssessable => lang.pick("lý do nêu trong chi tiết", "the detail says why"),
    }
}

/// What it means to have no verdict of a kind.
pub(crate) fn of_kind(kind: UnjudgedKind, lang: Lang) -> &'static str {
    match kind {
        UnjudgedKind::Provisional => lang.pick(
            "đã hết hạn, chưa có số liệu của năm cuối; hoặc chiều chưa xác nhận",
            "past its deadline, without the figure of the last year; or its direction is not confirmed",
        ),
        UnjudgedKind::UnitEnded => lang.pick(
            "địa bàn hoặc tiêu chuẩn dùng để đếm không còn",
            "the places or the standard that were counted are gone",
        ),
        UnjudgedKind::AtThreshold => lang.pick(
            "số công bố chưa đủ chi tiết để kết luận",
            "what is published is too coarse to tell",
        ),
        UnjudgedKind::Structure => lang.pick(
            "tỷ trọng trong một tổng, không xét đạt hay không",
            "a share of a whole, not judged",
        ),
        UnjudgedKind::Other => lang.pick(
            "chưa đánh giá được, chi tiết nêu lý do",
            "not assessed, the detail says why",
        ),
        UnjudgedKind::NoData => lang.pick(
            "chưa có số liệu trong kỳ của mục tiêu",
            "no figure in the term of the target",
        ),
    }
}
