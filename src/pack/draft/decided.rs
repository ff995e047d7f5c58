//! The kind of a figure.
//!
//! Owns what word, heading or year tells it, and in which order they are asked. It must not know units.

use super::cues::PLANS;
use super::doubt::DraftDoubt;
use super::ground::KindGround;
use super::proposal::FigureInText;
use super::role::{Before, FigureRole};
use super::time_words::TimePart;
use super::when::{TimeOrigin, When};
use crate::core::model::ClaimKind;

/// The words between a plan and what it is said to be, at most.
const NAME_OF_PLAN: usize = 6;

impl FigureInText<'_, '_> {
    /// The kind. A result of a product whose year is not over is an estimate.
    pub(super) fn kind(&mut self, when: Option<(When, TimeOrigin)>, name: &str) -> ClaimKind {
        let kind = self.said_kind(when, name);
        if kind == ClaimKind::Actual && self.is_unfinished(when, name) {
            self.doubts.insert(DraftDoubt::Unfinished);
            return ClaimKind::Estimate;
        }
        kind
    }

    pub(super) fn is_unfinished(&self, when: Option<(When, TimeOrigin)>, name: &str) -> bool {
        let Some((day, month, _)) = self.around.known.document.day else {
            return false;
        };
        let when = when.map(|(when, _)| when).or(self.sought.carried);
        let is_product = name.contains("GRDP") || name.contains("GDP");
        let is_open = when
            .and_then(|when| when.year)
            .is_none_or(|year| year == day)
            && month.is_none_or(|month| month < 12);
        let is_whole = when.is_none_or(|when| {
            matches!(
                when.part,
                TimePart::Year | TimePart::Now | TimePart::MidTerm
            )
        });
        is_product && is_open && is_whole && !matches!(self.role, FigureRole::Base)
    }

    pub(super) fn said_kind(&mut self, when: Option<(When, TimeOrigin)>, name: &str) -> ClaimKind {
        let document = &self.around.known.document;
        let years = (when.and_then(|(when, _)| when.year), document.year());
        let is_later = matches!(years, (Some(year), Some(day)) if year > day)
            || years.0 == years.1 && when.is_some_and(|(when, _)| self.is_to_come(when));
        let is_own = |(when, origin): (When, TimeOrigin)| {
            origin == TimeOrigin::Sentence && !matches!(when.part, TimePart::Span(..))
        };
        let is_earlier =
            matches!(years, (Some(year), Some(day)) if year < day) && when.is_some_and(is_own);
        if let Some(kind) = self.told_kind() {
            return kind;
        }
        if self.is_result_beside(when) {
            return ClaimKind::Actual;
        }
        if is_later && self.counts_targets() {
            return ClaimKind::Forecast;
        }
        if let Some(kind) = self.kind_of_base(is_later) {
            if self.base.is_some_and(|base| base.is_kind_doubted) {
                self.doubts.insert(DraftDoubt::Kind);
            }
            return kind;
        }
        self.ground = KindGround::Sentence;
        if let Some(kind) = self.turned.standing() {
            let is_past = kind == ClaimKind::Target && is_earlier && !self.turned.hopes();
            if is_past {
                return ClaimKind::Actual;
            }
            self.doubt_kind(kind, None);
            // What was reached in a year to come is none: a plan was decided, as it seems.
            if kind == ClaimKind::Actual && is_later {
                self.doubts.insert(DraftDoubt::Kind);
                return ClaimKind::Target;
            }
            return kind;
        }
        // "Trong đó", "riêng": a part of what was estimated.
        let is_part = |base: &&Before| name.starts_with(&format!("{}: ", base.name));
        let account = self.base.filter(is_part).map(|base| base.kind);
        if let Some(kind) =
            account.filter(|kind| matches!(kind, ClaimKind::Estimate | ClaimKind::Forecast))
        {
            return kind;
        }
        self.ground = match self.sought.heading.kind {
            Some(_) => KindGround::Heading,
            None => KindGround::Text,
        };
        match self.sought.heading.kind {
            Some(ClaimKind::Target) if is_earlier => ClaimKind::Actual,
            Some(ClaimKind::Actual) | None if is_later => ClaimKind::Target,
            Some(kind) => {
                self.doubt_kind(kind, when);
                kind
            }
            None => self.kind_of_none(when),
        }
    }

    /// The kind where no word and no heading says it: a result if something shows it, else left to a person. In a plan it
    /// is rather a target.
    fn kind_of_none(&mut self, when: Option<(When, TimeOrigin)>) -> ClaimKind {
        let is_shown = self.is_shown_reached(when);
        if self.around.known.document.day.is_none() || !is_shown {
            self.doubts.insert(DraftDoubt::Kind);
        }
        self.doubt_kind(ClaimKind::Actual, when);
        let is_planned = self.around.known.genre == Some(ClaimKind::Target)
            || self.sought.before == Some(ClaimKind::Target)
            || self.is_of_open_part(when);
        match is_planned && !is_shown {
            true => ClaimKind::Target,
            false => ClaimKind::Actual,
        }
    }

    /// How many targets will be met is foreseen, and promised by nobody: "3 chỉ tiêu khó đạt".
    fn counts_targets(&self) -> bool {
        let tokens = self.around.read.tokens;
        let is_of_targets = self.number.noun.is_some_and(|(at, _)| {
            tokens.get(at).is_some_and(|token| token.is("chỉ"))
                && tokens.get(at + 1).is_some_and(|token| token.is("tiêu"))
        });
        let behind = tokens.get(self.number.to);
        is_of_targets
            && behind.is_some_and(|word| {
                word.is_one_of(&["khó", "không", "chưa", "đạt", "vượt", "hoàn", "có"])
            })
    }

    /// The kind that role or the words at the figure tell.
    fn told_kind(&self) -> Option<ClaimKind> {
        match self.role {
            FigureRole::Plan => return Some(ClaimKind::Target),
            FigureRole::Base => return Some(ClaimKind::Actual),
            _ => {}
        }
        // "Kế hoạch giao 50 ha, thực hiện 62 ha".
        if self.stripped.leads_plan
            && self.role == FigureRole::Level
            && self.stripped.kind.is_none()
        {
            return Some(ClaimKind::Target);
        }
        // "So với 9 xã hiện nay".
        if self.is_of_today() {
            return Some(ClaimKind::Actual);
        }
        if self.is_given_plan()
            || self.is_set_before()
            || self.is_what_plan_is()
            || self.is_behind_plan()
        {
            return Some(ClaimKind::Target);
        }
        if self.is_beside_plan() || self.is_over_plan() {
            return Some(ClaimKind::Actual);
        }
        // "10 chỉ tiêu dự kiến đạt".
        let tokens = self.around.read.tokens;
        let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
        let is_of_targets = self.number.noun.is_some_and(|(at, _)| is(at, "chỉ"));
        if is_of_targets && is(self.number.to, "dự") {
            return Some(ClaimKind::Forecast);
        }
        self.stripped
            .kind
            .or_else(|| self.turned.of_clause(self.edge))
    }

    /// "Kế hoạch giao trồng rừng 50 ha": a plan that is given leads the name.
    fn is_given_plan(&self) -> bool {
        let tokens = self.around.read.tokens;
        let mut at = self.edge;
        while tokens
            .get(at)
            .is_some_and(|token| token.shape != super::text::Shape::Word)
        {
            at += 1;
        }
        if let Some(time) = self
            .around
            .read
            .times_from(at)
            .first()
            .filter(|time| time.from == at)
        {
            at = time.to + usize::from(tokens.get(time.to).is_some_and(|mark| mark.is(",")));
        }
        let given = PLANS.at(tokens, at).filter(|(end, ())| {
            *end <= self.number.from && tokens.get(end - 1).is_some_and(|word| word.is("giao"))
        });
        let words = tokens.get(at..self.number.from).unwrap_or(&[]);
        given.is_some()
            && self.role == FigureRole::Level
            && !words
                .iter()
                .any(|word| word.is_one_of(&["đã", "được", "vượt", "thực"]))
    }

    /// "Nghị quyết đã đề ra 65 triệu đồng": what was set, whatever the tense.
    fn is_set_before(&self) -> bool {
        let tokens = self.around.read.tokens;
        let words = tokens.get(self.edge..self.number.from).unwrap_or(&[]);
        let set = words.windows(2).rposition(|two| {
            two[0].is_one_of(&["đề", "đặt"]) && two[1].is("ra")
                || two[0].is("xác") && two[1].is("định")
        });
        let Some(set) = set else {
            return false;
        };
        let is_who = |word: &super::text::TextToken| {
            word.is_one_of(&[
                "quyết", "hội", "hoạch", "bản", "tiêu", "hđnd", "nq", "kh", "án",
            ])
        };
        let (before, behind) = (
            words.get(..set).unwrap_or(&[]),
            words.get(set..).unwrap_or(&[]),
        );
        let compares = [
            "vượt", "đạt", "so", "bằng", "thành", "thấp", "cao", "hụt", "thực", "chưa", ",",
        ];
        before.iter().any(is_who)
            && !before.iter().any(|word| word.is_one_of(&compares))
            && !behind
                .iter()
                .any(|word| word.is_one_of(&[",", "chưa", "vượt"]))
            && matches!(self.role, FigureRole::Level | FigureRole::Change(_))
    }

    /// "Kế hoạch cả năm là thu hút 800 triệu USD": what a plan is said to be.
    fn is_what_plan_is(&self) -> bool {
        let tokens = self.around.read.tokens;
        let is_word = |at: &usize| {
            let token = tokens.get(*at);
            token.is_some_and(|token| token.shape == super::text::Shape::Word)
        };
        let Some(first) = (self.edge..self.number.from).find(is_word) else {
            return false;
        };
        let Some((end, ())) = PLANS.within(tokens, first, self.number.from) else {
            return false;
        };
        let words = tokens.get(end..self.number.from).unwrap_or(&[]);
        let is = words.iter().position(|word| word.is("là"));
        let is_done = |word: &super::text::TextToken| {
            word.is_one_of(&["đạt", "vượt", "được", "đã", "thực", "chưa", ",", ";"])
        };
        is.is_some_and(|at| at <= NAME_OF_PLAN) && !words.iter().any(is_done)
    }

    /// "Chưa đạt chỉ tiêu tỉnh giao (đô thị 85 %, nông thôn 60 %)": a bracket behind a plan tells the plan.
    fn is_behind_plan(&self) -> bool {
        let own = self.around.bracket(self.number.from);
        if own == 0 || self.role != FigureRole::Level {
            return false;
        }
        let tokens = self.around.read.tokens;
        let inside = (0..self.number.from).rev();
        let open = inside
            .take_while(|at| self.around.bracket(*at) == own)
            .last();
        let open = open.unwrap_or(self.number.from);
        let inside = tokens.get(open..self.number.from).unwrap_or(&[]);
        let is_done = |word: &super::text::TextToken| {
            word.is_one_of(&["đã", "thực", "đạt", "nay", "hiện", "mới", "được", "năm"])
        };
        let before = tokens
            .get(open.saturating_sub(NAME_OF_PLAN * 2)..open)
            .unwrap_or(&[]);
        let is_compared = before
            .iter()
            .any(|word| word.is_one_of(&["đạt", "thấp", "cao", "vượt", "so", "hụt"]));
        is_compared && super::role::names_plan(tokens, open) && !inside.iter().any(is_done)
    }

    /// "36,5 %/mục tiêu 60 %": over a stroke stands what was reached.
    fn is_over_plan(&self) -> bool {
        let tokens = self.around.read.tokens;
        let is_stroke = tokens.get(self.number.to).is_some_and(|mark| mark.is("/"));
        is_stroke && PLANS.at(tokens, self.number.to + 1).is_some()
    }

    /// "Kế hoạch giao 50 ha, thực hiện 62 ha": what was done beside what was planned.
    fn is_beside_plan(&self) -> bool {
        let tokens = self.around.read.tokens;
        let words = tokens.get(self.edge..self.number.from).unwrap_or(&[]);
        let is_done = words.windows(2).any(|two| {
            two[0].is("thực") && two[1].is("hiện") || two[0].is("kết") && two[1].is("quả")
        });
        let is_done = is_done || words.iter().any(|word| word.is("th"));
        let is_same = self
            .base
            .is_some_and(|base| base.kind == ClaimKind::Target && base.unit == self.number.unit);
        is_done && is_same
    }

    /// The kind of the figure to which this one belongs, or whose change it ends.
    fn kind_of_base(&self, is_later: bool) -> Option<ClaimKind> {
        // A plan that stood in brackets makes no target of what is told behind it.
        let is_plan = self.role == FigureRole::Plan;
        let base = self
            .base
            .filter(|base| is_plan || base.role != FigureRole::Plan)?;
        let standing = self.turned.standing();
        if base.role == FigureRole::Base {
            return Some(match is_later || standing == Some(ClaimKind::Target) {
                true => ClaimKind::Target,
                false => standing.unwrap_or(ClaimKind::Actual),
            });
        }
        let belongs = self.belongs() || self.is_inherited && !is_later;
        (belongs && self.role != FigureRole::Rank).then_some(match (self.role, base.kind) {
            // "… phải giải ngân 90 tỷ đồng nhưng đến nay mới được 28 tỷ đồng": the sentence has turned since.
            (_, ClaimKind::Target) if !self.belongs() && standing == Some(ClaimKind::Actual) => {
                ClaimKind::Actual
            }
            // "Phấn đấu thu 125 tỷ đồng, vượt 4 % dự toán".
            (FigureRole::Excess(_), ClaimKind::Target) if !base.leads_plan => ClaimKind::Target,
            (FigureRole::Excess(_), ClaimKind::Target) => ClaimKind::Actual,
            (_, kind) => kind,
        })
    }
}
