//! What shows that a figure was reached, where no word and no heading decides its kind.
//!
//! Owns the signs for and against: a kind that nothing shows is left to a person. It must not know names or units.

use super::claim::Aspect;
use super::cues::PLANS;
use super::doubt::DraftDoubt;
use super::proposal::FigureInText;
use super::role::FigureRole;
use super::time_words::TimePart;
use super::when::{TimeOrigin, When};
use crate::core::model::ClaimKind;

/// The tokens behind a figure in which a share of its plan may stand.
const NEAR: usize = 24;
/// Up to this month what is told of the year of a text may as well be its plan.
const EARLY: i8 = 3;

/// Words at the head of a sentence that tell somebody to do what follows.
const ORDERS: [(&str, &str); 16] = [
    ("tiếp", "tục"),
    ("tập", "trung"),
    ("đẩy", "mạnh"),
    ("chỉ", "đạo"),
    ("đề", "nghị"),
    ("yêu", "cầu"),
    ("tăng", "cường"),
    ("khẩn", "trương"),
    ("chủ", "động"),
    ("quyết", "liệt"),
    ("bảo", "đảm"),
    ("đảm", "bảo"),
    ("phát", "động"),
    ("giao", "ubnd"),
    ("giao", "ủy"),
    ("giao", "cho"),
];

impl FigureInText<'_, '_> {
    /// Notes what speaks against the kind that the sentence, a heading or the want of both gives to the figure.
    pub(super) fn doubt_kind(&mut self, kind: ClaimKind, when: Option<(When, TimeOrigin)>) {
        let is_reached = matches!(kind, ClaimKind::Actual | ClaimKind::Estimate);
        let is_doubtful = match is_reached {
            true => self.is_ordered() || self.is_of_coming_year(when) || self.is_of_open_part(when),
            false => self.says_reached() && !self.turned.hopes(),
        };
        if is_doubtful {
            self.doubts.insert(DraftDoubt::Kind);
        }
    }

    /// Tells whether something shows that the figure was reached, where no heading says it.
    pub(super) fn is_shown_reached(&self, when: Option<(When, TimeOrigin)>) -> bool {
        let own = when.filter(|(_, origin)| *origin == TimeOrigin::Sentence);
        let when = self.told_when(when);
        if self.says_reached() || own.is_some_and(|(when, _)| self.is_over(when)) {
            return true;
        }
        // Behind targets, in the sentence or in the paragraph, nothing else counts.
        let before = self.base.map(|base| base.kind).or(self.sought.before);
        let is_doubted = self.base.is_some_and(|base| base.is_kind_doubted);
        match before {
            _ if is_doubted || self.is_of_open_part(when) => return false,
            Some(ClaimKind::Target | ClaimKind::Forecast) => return false,
            Some(_) => return true,
            None => {}
        }
        let heading = self.sought.heading.when;
        let is_open = heading.is_some_and(|when| !self.is_over(when));
        let is_account = self.around.known.genre == Some(ClaimKind::Actual);
        let is_plan = self.around.known.genre == Some(ClaimKind::Target);
        let is_told = |origin: TimeOrigin| origin != TimeOrigin::Title || !is_plan;
        when.is_some_and(|(when, origin)| is_told(origin) && self.is_over(when))
            || is_account && !is_open
    }

    /// The time of the figure: its own, else that of the paragraph, the heading, the title.
    fn told_when(&self, when: Option<(When, TimeOrigin)>) -> Option<(When, TimeOrigin)> {
        let from = |when: Option<When>, origin: TimeOrigin| Some((when?, origin));
        when.or_else(|| from(self.sought.carried, TimeOrigin::Paragraph))
            .or_else(|| from(self.sought.heading.when, TimeOrigin::Heading))
            .or_else(|| from(self.sought.title, TimeOrigin::Title))
    }

    /// Tells whether a time was over on the day of the text.
    pub(super) fn is_over(&self, when: When) -> bool {
        let Some((day, month, _)) = self.around.known.document.day else {
            return false;
        };
        let month = month.unwrap_or(12);
        let is_past = |last: u8| i8::try_from(last).unwrap_or(12) <= month;
        let is_now = matches!(when.part, TimePart::Now | TimePart::MidTerm);
        match when.year {
            Some(year) if year != day => year < day,
            _ if is_now => true,
            _ => match when.part {
                TimePart::Half(half) => is_past(half * 6),
                TimePart::Quarter(number) => is_past(number * 3),
                TimePart::Months(last) | TimePart::Month(last) | TimePart::SpanTo(_, last) => {
                    is_past(last)
                }
                TimePart::To(_, month) => is_past(month),
                TimePart::Year => month == 12,
                _ => false,
            },
        }
    }

    /// Tells whether words at the figure say that it was reached: "trồng được 12 ha", "hiện có", "mới đạt", or what part
    /// of a plan it is, or that it is more than a year before.
    pub(super) fn says_reached(&self) -> bool {
        let read = self.around.read;
        let words = read.tokens.get(self.edge..self.number.from).unwrap_or(&[]);
        let name_end = self.stripped.name_end.max(self.edge);
        let verbs = read.tokens.get(name_end..self.number.from).unwrap_or(&[]);
        let is_done = verbs.iter().any(|word| word.is("được"));
        let says = |pairs: &[(&str, &str)]| {
            (0..words.len()).any(|at| {
                let is = |at: usize, word: &str| words.get(at).is_some_and(|token| token.is(word));
                // "Chứng chỉ đạt 30 %" is of certificates.
                let is_other = at > 0 && is(at, "chỉ") && is(at - 1, "chứng");
                !is_other
                    && pairs
                        .iter()
                        .any(|(first, second)| is(at, first) && is(at + 1, second))
            })
        };
        let is_so_far = says(&[
            ("mới", "đạt"),
            ("mới", "có"),
            ("chỉ", "đạt"),
            ("chỉ", "có"),
            ("vẫn", "còn"),
            ("hiện", "có"),
            ("hiện", "còn"),
            ("đến", "nay"),
            ("hiện", "nay"),
            ("lũy", "kế"),
            ("thực", "tế"),
            ("ước", "đạt"),
        ]);
        is_done || is_so_far || self.has_share_of_plan() || self.is_judged()
    }

    /// "…, đạt 96 % kế hoạch", "…, bằng 102 % dự toán", "…, vượt 3 % chỉ tiêu" behind a figure.
    fn has_share_of_plan(&self) -> bool {
        let tokens = self.around.read.tokens;
        let is_of_plan = matches!(self.role, FigureRole::OfPlan | FigureRole::Excess(_))
            || self.aspect_is_of_plan();
        let last = (self.number.to + NEAR).min(self.sought.sentence.to);
        let is_end = |at: &usize| tokens.get(*at).is_some_and(|token| token.is(";"));
        let end = (self.number.to..last).find(is_end).unwrap_or(last);
        let verb = |at: usize| {
            let near = (at.saturating_sub(5).max(self.number.to)..at).rev();
            let words = near.filter_map(|near| tokens.get(near));
            words
                .take_while(|token| !token.is(","))
                .any(|token| token.is_one_of(&["đạt", "bằng", "vượt"]))
        };
        let is_share = |at: usize| {
            tokens.get(at).is_some_and(|token| token.is("%"))
                && PLANS.at(tokens, at + 1).is_some()
                && verb(at)
        };
        is_of_plan || (self.number.to..end).any(is_share)
    }

    /// "(đạt nghị quyết)", ", vượt chỉ tiêu" behind a figure.
    fn is_judged(&self) -> bool {
        let tokens = self.around.read.tokens;
        let is =
            |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_one_of(words));
        let at = self.number.to + usize::from(is(self.number.to, &["(", ","]));
        let at = at + usize::from(is(at, &["chưa", "không"]));
        at > self.number.to && is(at, &["đạt", "vượt"]) && PLANS.at(tokens, at + 1).is_some()
    }

    fn aspect_is_of_plan(&self) -> bool {
        matches!(self.role.aspect(), Aspect::OfPlan)
    }

    /// Tells whether the sentence begins with an order: "Tập trung trồng 600 ha rừng".
    fn is_ordered(&self) -> bool {
        let words = self.around.read.tokens.iter();
        let mut words = words
            .skip(self.sought.sentence.from)
            .skip_while(|token| token.shape != super::text::Shape::Word);
        let first = words.next().map_or("", |token| token.lower.as_str());
        let second = words.next().map_or("", |token| token.lower.as_str());
        ORDERS.contains(&(first, second)) && !self.says_reached()
    }

    /// What is told of a quarter or a half that is not over may as well be its plan: "Quý II, Sở tổ chức 12 lớp".
    pub(super) fn is_of_open_part(&self, when: Option<(When, TimeOrigin)>) -> bool {
        let year = self.around.known.document.year();
        let is_open = self
            .told_when(when)
            .is_some_and(|(when, _)| when.year == year && self.is_open(when));
        is_open && !self.says_reached()
    }

    /// A whole year that has hardly begun is told by no result.
    fn is_of_coming_year(&self, when: Option<(When, TimeOrigin)>) -> bool {
        let (day, month, _) = match self.around.known.document.day {
            Some(day) => day,
            None => return false,
        };
        let is_early = month.is_some_and(|month| month <= EARLY);
        let is_whole = self.told_when(when).is_some_and(|(when, _)| {
            when.part == TimePart::Year && when.year == Some(day) && is_early
        });
        is_whole && !self.says_reached()
    }
}
