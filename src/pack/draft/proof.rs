//! What the words at a figure say against the kind that was given to it.
//!
//! Owns the marks of targets and of results around a figure: where marks of the other kind stand in its own words, or
//! figures of the other kind between it and the word that told its kind, a person decides. It must not know units or names.

use std::sync::LazyLock;

use super::cues::PLANS;
use super::doubt::DraftDoubt;
use super::ground::{KindGround, is_reached};
use super::phrases::Phrases;
use super::proposal::FigureInText;
use super::role::FigureRole;
use super::text::Shape;
use super::time_words::TimePart;
use super::when::{TimeOrigin, When};
use crate::core::model::ClaimKind;

/// The tokens behind a figure in which a mark may still be of it.
const BEHIND: usize = 12;

/// What a word at a figure speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Target,
    Result,
    /// A longer phrase in which the words of a mark mean something else.
    Neither,
}

static MARKS: LazyLock<Phrases<Mark>> = LazyLock::new(|| {
    Phrases::new(&[
        (
            Mark::Target,
            "phấn đấu|sẽ|phải|cần|mục tiêu|chỉ tiêu|kế hoạch|kh|dự toán|nghị quyết|nq|đề ra|đặt ra|được giao|\
                tỉnh giao|huyện giao|xã giao|cam kết|quyết tâm|yêu cầu|nhiệm vụ|kịch bản|kiến nghị|đề xuất|đề nghị|\
                xin|còn lại|nữa|đã đề ra|đã đặt ra|đã giao|đã xác định|đã thống nhất|đã thông qua|đã cam kết|\
                đã đăng ký|nhằm|hướng tới|từ nay đến|thống nhất|điều chỉnh|quy định|theo lộ trình|tính toán|\
                dự kiến|phương án",
        ),
        (
            Mark::Result,
            "đã|đến nay|hiện có|hiện còn|hiện nay|mới đạt|mới có|mới chỉ|chỉ đạt|ước đạt|thực tế|vừa qua|\
                đạt được|lũy kế|qua rà soát|đến giờ|tới giờ|tới nay|nhưng mới|song mới",
        ),
        (
            Mark::Neither,
            "mục tiêu quốc gia|chương trình mục tiêu|chương trình mục tiêu quốc gia|kế hoạch hóa|cần thơ|cần cù|\
                nhu cầu|phải tiêu hủy|phải ngừng|phải dừng|phải đóng|yêu cầu nhiệm vụ|nhiệm vụ khoa học|\
                khoa học và nhiệm vụ|hoàn thành nhiệm vụ|hoàn thành tốt nhiệm vụ|hoàn thành xuất sắc nhiệm vụ|\
                chi phải trả|đề nghị công nhận|chứng chỉ đạt|chứng chỉ có|cần thiết|vật tư cần|đã qua đào tạo|đã qua sử dụng|đã được",
        ),
    ])
});

impl FigureInText<'_, '_> {
    /// Leaves to a person what words of both kinds, or none, stand around.
    pub(super) fn doubt_unproved(&mut self, kind: ClaimKind, when: Option<(When, TimeOrigin)>) {
        let is_mixed = self.has_mark_against(kind)
            || self.is_parted_from_its_word(kind)
            || self.is_of_text_alone(when)
            || self.is_condition()
            || self.is_beside_estimate(kind)
            || kind == ClaimKind::Target && self.has_plan_behind();
        if is_mixed {
            self.doubts.insert(DraftDoubt::Kind);
        }
    }

    /// Tells whether a mark of the other kind stands in the words of the figure, or right behind it.
    fn has_mark_against(&self, kind: ClaimKind) -> bool {
        let wanted = match kind {
            ClaimKind::Actual | ClaimKind::Estimate => Mark::Target,
            _ => Mark::Result,
        };
        if wanted == Mark::Result && self.ground == KindGround::Told {
            return false;
        }
        let words = (self.edge, self.number.from);
        let before = match self.role {
            FigureRole::Excess(_) | FigureRole::OfPlan => false,
            // "Phấn đấu nâng từ 52 % lên 65 %" begins with what is, "điều chỉnh chỉ tiêu từ 4 % xuống 3,5 %" with what was set.
            FigureRole::Base => self.changes_a_plan(),
            _ => self.has_mark(wanted, words.0, words.1) || self.is_new(wanted),
        };
        before || self.has_mark_behind(wanted)
    }

    fn changes_a_plan(&self) -> bool {
        let words = self.around.read.tokens.get(self.edge..self.number.from);
        let mut two = words.unwrap_or(&[]).windows(2);
        two.any(|two| {
            two[0].is_one_of(&["chỉ", "mục"]) && two[1].is("tiêu")
                || two[0].is("kế") && two[1].is("hoạch")
                || two[0].is("đề") && two[1].is("nghị")
                || two[1].is("chỉnh")
        })
    }

    /// "Đến giờ mới bàn giao 310 căn": so far, and no more. "Trồng mới", "việc làm mới" are of something new.
    fn is_new(&self, wanted: Mark) -> bool {
        let read = self.around.read;
        let is_apart = |at: usize| {
            let mark = at.checked_sub(1).and_then(|at| read.tokens.get(at));
            mark.is_none_or(|mark| mark.shape == Shape::Mark)
                || read.times_to(at).last().is_some_and(|time| time.to == at)
        };
        let mut words = self.edge..self.number.from;
        wanted == Mark::Result
            && words
                .any(|at| read.tokens.get(at).is_some_and(|word| word.is("mới")) && is_apart(at))
    }

    fn has_mark(&self, wanted: Mark, from: usize, to: usize) -> bool {
        let tokens = self.around.read.tokens;
        let own = self.around.bracket(self.number.from);
        let mut at = from;
        while at < to {
            match MARKS.within(tokens, at, to) {
                Some((_, mark)) if mark == wanted && self.around.bracket(at) == own => return true,
                Some((end, _)) => at = end,
                None => at += 1,
            }
        }
        false
    }

    /// "7 nhà nữa sẽ khánh thành", "88 ha còn lại": what is behind a figure, up to the end of its clause.
    fn has_mark_behind(&self, wanted: Mark) -> bool {
        const AHEAD: [&str; 4] = ["sẽ", "phải", "cần", "nữa"];
        let tokens = self.around.read.tokens;
        let last = (self.number.to + BEHIND).min(self.sought.sentence.to);
        let ends = |at: &usize| {
            tokens
                .get(*at)
                .is_some_and(|token| token.shape != Shape::Word || token.is_one_of(&["và", "thì"]))
        };
        let end = (self.number.to..last).find(ends).unwrap_or(last);
        let words = self.number.to..end;
        let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
        let is_mark = |at: usize| {
            let is_other = MARKS
                .at(tokens, at)
                .is_some_and(|(_, mark)| mark == Mark::Neither);
            match wanted {
                Mark::Result => is(at, "đã") && !is(at + 1, "qua") && !is(at + 1, "được"),
                _ => {
                    let is_left = is(at, "còn") && is(at + 1, "lại") && at == self.number.to;
                    !is_other && (AHEAD.iter().any(|word| is(at, word)) || is_left)
                }
            }
        };
        words.into_iter().any(is_mark)
    }

    /// "Ước 398 trường, đạt tỷ lệ 65 %": whether an estimate goes on behind its comma is not said.
    fn is_beside_estimate(&self, kind: ClaimKind) -> bool {
        kind == ClaimKind::Actual && self.ground != KindGround::Told && self.others.estimates
    }

    /// Nothing was reached at a time to come that stands in the sentence itself.
    fn is_said_ahead(&self, (when, origin): (When, TimeOrigin)) -> bool {
        let day = self.around.known.document.year();
        let is_later = when.year.zip(day).is_some_and(|(year, day)| year > day);
        let is_next = when.year == day && self.is_to_come(when);
        origin == TimeOrigin::Sentence && (is_later || is_next)
    }

    /// "Hoàn thành 100 % chỉ tiêu thì được khen thưởng": what follows from it is told, and not that it is so.
    fn is_condition(&self) -> bool {
        let tokens = self.around.read.tokens;
        let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
        let last = (self.number.to + BEHIND).min(self.sought.sentence.to);
        let ends = |at: &usize| is(*at, ";") || is(*at, ",") || is(*at, ".");
        let end = (self.number.to..last).find(ends).unwrap_or(last);
        // "Đề ra 300 ha thì đến nay đã có 340 ha" is none.
        const SO_FAR: [&str; 5] = ["đến", "nay", "đã", "hiện", "tới"];
        let is_so_far = |at: usize| SO_FAR.iter().any(|word| is(at, word));
        (self.number.to..end).any(|at| is(at, "thì") && !is_so_far(at + 1))
            || (self.edge..self.number.from).any(|at| is(at, "nếu"))
    }

    /// "60 ha (kế hoạch 50 ha)": what a heading makes a target may be what was reached.
    fn has_plan_behind(&self) -> bool {
        let tokens = self.around.read.tokens;
        let is_bracket = tokens.get(self.number.to).is_some_and(|mark| mark.is("("));
        self.ground != KindGround::Told
            && is_bracket
            && PLANS.at(tokens, self.number.to + 1).is_some()
    }

    /// Tells whether the sentence has turned: figures of the other kind stand outside of brackets between this one and the
    /// word or heading that told its kind, and no word of its own says it again.
    fn is_parted_from_its_word(&self, kind: ClaimKind) -> bool {
        let (own, ground) = (is_reached(kind), self.ground);
        if ground == KindGround::Told {
            return false;
        }
        let wanted = if own { Mark::Result } else { Mark::Target };
        let is_said = self.has_mark(wanted, self.edge, self.number.from);
        let is_behind_other = match own {
            true => self.others.targets,
            false => self.others.results,
        };
        // The sentence before told the other kind, and the heading is further away than that.
        let before = self
            .sought
            .before
            .is_some_and(|kind| is_reached(kind) != own);
        !is_said && (is_behind_other || before && ground == KindGround::Heading)
    }

    /// Tells whether nothing but the text as a whole tells the kind: neither a word, a heading nor a time that is over.
    fn is_of_text_alone(&self, when: Option<(When, TimeOrigin)>) -> bool {
        let is_by_title = self.ground == KindGround::Heading && self.sought.heading.is_of_title;
        if self.ground != KindGround::Text && !is_by_title {
            return false;
        }
        let near = when.filter(|(_, origin)| *origin == TimeOrigin::Sentence);
        let near = near.map(|(when, _)| when).or(self.sought.carried);
        let near = near.or(self.sought.heading.when);
        let is_whole_title = |when: &When| !matches!(when.part, TimePart::Span(..));
        let near = near.or(self.sought.title.filter(is_whole_title));
        let is_over = self.says_reached() || near.is_some_and(|when| self.is_over(when));
        !(is_over || when.is_some_and(|when| self.is_said_ahead(when)))
    }
}
