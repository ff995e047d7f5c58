//! Kind and time of a figure.
//!
//! Owns where the time of a figure is looked for, and what word, heading or year tells its kind. It must not know units.

use super::cues::FLOWS;
use super::doubt::DraftDoubt;
use super::proposal::FigureInText;
use super::role::{Before, FigureRole};
use super::text::TextToken;
use super::time::Time;
use super::time_words::TimePart;
use super::when::{Nature, TimeOrigin, When};
use crate::core::model::ClaimKind;

impl FigureInText<'_, '_> {
    /// The time of the figure, and where it was taken from.
    pub(super) fn when(&self) -> Option<(When, TimeOrigin)> {
        let resolved = |time: &Time| (self.around.resolved(time), TimeOrigin::Sentence);
        if let Some(time) = self.time_of_bracket() {
            return Some(resolved(time));
        }
        if let Some(time) = self.time_behind() {
            return Some(resolved(time));
        }
        let near = self.time_before();
        let own = near.filter(|time| time.from >= self.edge);
        if let Some(time) = own {
            return Some(resolved(time));
        }
        let belongs = self.belongs() || self.is_inherited;
        let Some(base) = self.base.filter(|_| belongs) else {
            return near.filter(|_| !belongs).map(resolved);
        };
        let is_within = |when: When| match (when.part, when.year, self.around.known.document.term) {
            (TimePart::Span(from, _), Some(to), Some((first, last))) => first <= from && to < last,
            _ => false,
        };
        let is_of_term = base
            .when
            .is_some_and(|(when, _)| when.part == TimePart::MidTerm || is_within(when));
        if self.role == FigureRole::Plan && is_of_term {
            // A planned figure beside one at mid-term is the target of the whole term.
            let when = When {
                part: TimePart::Term,
                year: None,
            };
            return Some((when, TimeOrigin::Title));
        }
        base.when
    }

    /// The target of a resolution beside a result of a year within its term is one of its end, as it seems: "năm 2024
    /// đạt 52,3 % (mục tiêu 52 %)". Nobody says it, so a person has to.
    pub(super) fn of_resolution(
        &mut self,
        when: Option<(When, TimeOrigin)>,
    ) -> Option<(When, TimeOrigin)> {
        let (told, _) = when?;
        let own = self.time_before().filter(|time| time.from >= self.edge);
        let is_own = own.is_some() || self.time_behind().is_some();
        let is_year = told.part == TimePart::Year || is_part_of_year(told.part);
        let term = self.around.known.document.past_term();
        let last = term
            .zip(told.year)
            .and_then(|((first, last), year)| (first <= year && year < last).then_some(last));
        match last.filter(|_| {
            self.role == FigureRole::Plan && !is_own && is_year && self.names_resolution()
        }) {
            Some(last) => {
                self.doubts.insert(DraftDoubt::PlanYear);
                let year = Some(last);
                let part = TimePart::Year;
                Some((When { part, year }, TimeOrigin::Sentence))
            }
            None => when,
        }
    }

    /// What was reached beside a target, at a time that is not said, is of the day of the text.
    pub(super) fn of_now(&self, when: Option<(When, TimeOrigin)>) -> Option<(When, TimeOrigin)> {
        let own = self.time_before().filter(|time| time.from >= self.edge);
        let year = self.around.known.document.year();
        let is_said = own.is_some() || self.time_behind().is_some();
        match year.filter(|_| !is_said && self.is_result_beside(when)) {
            Some(year) => {
                let (part, year) = (TimePart::Now, Some(year));
                Some((When { part, year }, TimeOrigin::Sentence))
            }
            None => when,
        }
    }

    /// Tells whether the words before a planned figure speak of a resolution, and of no plan of a year.
    fn names_resolution(&self) -> bool {
        let words = self.around.read.tokens.get(self.edge..self.number.from);
        let words = words.unwrap_or(&[]);
        let says = |said: &[&str]| words.iter().any(|word| word.is_one_of(said));
        says(&["mục", "chỉ", "nghị", "nq", "nqđh", "đại"]) && !says(&["kế", "kh", "dự", "năm"])
    }

    /// Tells whether a figure in brackets beside a target says what was reached: "20 % (năm 2022: 7,8 %; hiện nay 9 %)".
    fn is_result_beside(&self, when: Option<(When, TimeOrigin)>) -> bool {
        let words = self.around.read.tokens.get(self.edge..self.number.from);
        let words = words.unwrap_or(&[]);
        let is_beside = self.around.bracket(self.number.from) != 0
            && matches!(self.role, FigureRole::Level | FigureRole::Change(_));
        let says = |said: &[&str]| words.iter().any(|word| word.is_one_of(said));
        if !is_beside || says(&["mục", "chỉ", "kế", "kh", "nghị", "nq", "phấn", "dự"]) {
            return false;
        }
        let own = self.time_before().filter(|time| time.from >= self.edge);
        let own = own.or_else(|| self.time_behind());
        let years = when
            .and_then(|(when, _)| when.year)
            .zip(self.around.known.document.year());
        let is_over = own.is_some() && years.is_some_and(|(year, day)| year < day);
        let is_now = own.is_some_and(|time| time.part == TimePart::Now);
        is_over || is_now || says(&["hiện", "nay", "đã"])
    }

    /// "so với cuối năm 2023 (18,47 %)": a figure alone in its bracket is of the time before that.
    fn time_of_bracket(&self) -> Option<&Time> {
        let read = self.around.read;
        let is = |at: usize, mark: &str| read.tokens.get(at).is_some_and(|token| token.is(mark));
        let open = self.number.from.checked_sub(1)?;
        let is_alone = is(open, "(") && is(self.number.to, ")");
        let time = read.times_to(open).last().filter(|_| is_alone)?;
        (time.to == open && time.is_base && time.year.is_some()).then_some(time)
    }

    /// A time right behind the figure, or behind what it counts.
    fn time_behind(&self) -> Option<&Time> {
        let read = self.around.read;
        let end = self.sought.sentence.to;
        let right = self
            .around
            .words
            .right(self.number.to, end)
            .map_or(self.number.to, |part| part.1);
        let is_lead = |token: &TextToken| token.is_one_of(&["(", "vào", "trong", "của"]);
        let near = read.times_from(self.number.to).iter();
        let near = near.take_while(|time| time.from <= right + 2 && time.from < end);
        let mut near = near.filter(|time| is_usable(time) && !self.leads_next(time.to));
        near.find(|time| {
            let gap = read.tokens.get(self.number.to..time.from).unwrap_or(&[]);
            time.from == right || gap.len() <= 1 && gap.iter().all(is_lead)
        })
    }

    /// The nearest time before the figure in its sentence, outside of other brackets.
    fn time_before(&self) -> Option<&Time> {
        let own = self.around.bracket(self.number.from);
        let before = self.around.read.times_to(self.number.from).iter().rev();
        let mut before = before.take_while(|time| time.from >= self.sought.sentence.from);
        before.find(|time| {
            let bracket = self.around.bracket(time.from);
            is_usable(time) && (bracket == 0 || bracket == own)
        })
    }

    /// Tells whether a time stands in the piece of the sentence that the figure has for itself, and leads no list.
    pub(super) fn has_own_time(&self) -> bool {
        let near = self.around.read.times_from(self.edge).iter();
        let mut near = near
            .take_while(|time| time.from <= self.number.to + 2)
            .filter(|time| {
                time.from >= self.edge && time.from <= self.number.to + 2 && !time.is_base
            });
        near.any(|time| {
            let between = self
                .around
                .read
                .tokens
                .get(time.to..self.number.from)
                .unwrap_or(&[]);
            !between.iter().any(|token| token.is(":"))
        })
    }

    /// Tells whether a time behind this figure belongs to the next one: "45 %; năm 2023 đạt 50 %".
    pub(super) fn leads_next(&self, to: usize) -> bool {
        let token = self.around.read.tokens.get(to);
        token.is_some_and(|token| {
            token.is_one_of(&["đạt", "là", "còn", "có", "tăng", "giảm", "ước", ":"])
        })
    }

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
            return kind;
        }
        if let Some(kind) = self.turned.standing() {
            let is_past = kind == ClaimKind::Target && is_earlier && !self.turned.hopes();
            return if is_past { ClaimKind::Actual } else { kind };
        }
        // "Trong đó", "riêng": a part of what was estimated.
        let is_part = |base: &&Before| name.starts_with(&format!("{}: ", base.name));
        let account = self.base.filter(is_part).map(|base| base.kind);
        if let Some(kind) =
            account.filter(|kind| matches!(kind, ClaimKind::Estimate | ClaimKind::Forecast))
        {
            return kind;
        }
        match self.sought.heading.kind {
            Some(ClaimKind::Target) if is_earlier => ClaimKind::Actual,
            Some(ClaimKind::Actual) | None if is_later => ClaimKind::Target,
            Some(kind) => kind,
            None => {
                // Behind targets it may be one too: "… Tổng kinh phí thực hiện là 285 tỷ đồng."
                let follows_targets = self.sought.before == Some(ClaimKind::Target);
                if document.day.is_none() || follows_targets && when.is_none() {
                    self.doubts.insert(DraftDoubt::Kind);
                }
                ClaimKind::Actual
            }
        }
    }

    /// Tells whether a part of the year of the text had not begun on its day.
    fn is_to_come(&self, when: When) -> bool {
        let Some((_, Some(month), _)) = self.around.known.document.day else {
            return false;
        };
        let first = match when.part {
            TimePart::Half(2) => 7,
            TimePart::Quarter(number) => i8::try_from(number).unwrap_or(1) * 3 - 2,
            TimePart::Month(first) => i8::try_from(first).unwrap_or(1),
            _ => return false,
        };
        first > month
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
            (FigureRole::Excess(_), ClaimKind::Target) => ClaimKind::Actual,
            (_, kind) => kind,
        })
    }

    /// A time that fits the kind: that of the figure, else of the paragraph, the heading, the text.
    pub(super) fn fitting(
        &mut self,
        when: Option<(When, TimeOrigin)>,
        kind: ClaimKind,
    ) -> Option<(When, TimeOrigin)> {
        if when.is_some() {
            return when;
        }
        let document = &self.around.known.document;
        let day = document.year();
        let is_target = matches!(kind, ClaimKind::Target | ClaimKind::Forecast);
        let is_ahead = |when: When| is_target && when.year == day && self.is_to_come(when);
        let fits = |when: &When| fits(*when, day, kind) || is_ahead(*when);
        let adds_up = self.around.words.has((self.edge, self.number.to), &FLOWS);
        let carried = self.sought.span.filter(|_| adds_up).or(self.sought.carried);
        let title = self.sought.title.map(|when| match is_target {
            // A report on half a year sets goals for the year.
            true => When {
                part: TimePart::Year,
                ..when
            },
            false => when,
        });
        let last = match is_target {
            true => document
                .term_as_time()
                .filter(|when| day.is_none_or(|day| when.year >= Some(day)))
                .map(|when| (when, TimeOrigin::Title)),
            // What a text from the middle of a term tells without a time is of then.
            false if self.around.known.is_mid_term && day.is_some() => {
                let (part, year) = (TimePart::MidTerm, day);
                Some((When { part, year }, TimeOrigin::First))
            }
            false => self
                .sought
                .first
                .filter(fits)
                .map(|when| (when, TimeOrigin::First)),
        };
        let found = [
            (carried, TimeOrigin::Paragraph),
            (self.sought.heading.when, TimeOrigin::Heading),
            (title, TimeOrigin::Title),
        ];
        let mut found = found
            .into_iter()
            .filter_map(|(when, origin)| Some((when.filter(fits)?, origin)));
        found.next().or(last)
    }

    pub(super) fn dated(
        &mut self,
        when: Option<(When, TimeOrigin)>,
        nature: Nature,
        kind: ClaimKind,
    ) -> (Option<i16>, String) {
        let Some((when, origin)) = self.of_whole_year(when) else {
            return self.undated(kind);
        };
        match origin {
            TimeOrigin::Sentence => {}
            TimeOrigin::Title => {
                self.doubts.insert(DraftDoubt::PeriodFromTitle);
            }
            _ => {
                self.doubts.insert(DraftDoubt::PeriodFromHead);
            }
        }
        let dated = self.around.known.document.dated(when, nature, kind);
        self.doubts.extend(dated.doubts.iter().copied());
        if dated.year.is_none() {
            self.doubts.insert(DraftDoubt::NoYear);
        }
        if self.role == FigureRole::Base && origin != TimeOrigin::Sentence {
            self.doubts.insert(DraftDoubt::BaseYear);
        }
        let period = match (when.part, dated.year) {
            // A forecast in a span only says that it comes within.
            (TimePart::Span(first, _), Some(last))
                if kind == ClaimKind::Forecast && dated.period == "year" =>
            {
                format!("{first}-{last}")
            }
            _ => dated.period,
        };
        (dated.year, self.counted_from_base(period, dated.year))
    }

    /// The period of a change, with the year from which it is counted.
    fn counted_from_base(&mut self, period: String, year: Option<i16>) -> String {
        let base = self
            .compared()
            .filter(|_| matches!(self.role, FigureRole::Change(_)));
        let Some(base) = base else {
            return period;
        };
        if period == "mid-term" {
            return format!("{base} to mid-term");
        }
        if period == "year" && year.is_some_and(|year| year > base + 1) {
            self.doubts.insert(DraftDoubt::ChangeBase);
        }
        period
    }

    /// A plan is that of the whole year, whatever part of it is told.
    fn of_whole_year(&self, when: Option<(When, TimeOrigin)>) -> Option<(When, TimeOrigin)> {
        let (when, origin) = when?;
        let part = match self.role == FigureRole::Plan && is_part_of_year(when.part) {
            true => TimePart::Year,
            false => when.part,
        };
        Some((When { part, ..when }, origin))
    }

    /// The year of a figure without a time: unknown for a target, that of the text for a result.
    fn undated(&mut self, kind: ClaimKind) -> (Option<i16>, String) {
        let year = self
            .around
            .known
            .document
            .year()
            .filter(|_| kind != ClaimKind::Target);
        let doubt = if year.is_some() {
            DraftDoubt::YearOfDay
        } else {
            DraftDoubt::NoYear
        };
        self.doubts.insert(doubt);
        (year, "year".to_owned())
    }

    /// Tells whether another time stands behind the figure, with which it is compared.
    pub(super) fn is_compared(&self) -> bool {
        let behind = self.around.read.times_from(self.number.to).iter();
        let mut behind = behind.take_while(|time| time.from <= self.number.to + 6);
        behind.any(|time| time.is_base) && matches!(self.role, FigureRole::Change(_))
    }

    /// The year with which a change is compared.
    pub(super) fn compared(&self) -> Option<i16> {
        let behind = self.around.read.times_from(self.number.to).iter();
        let mut behind = behind.take_while(|time| time.from <= self.number.to + 6);
        behind.find(|time| time.is_base).and_then(|time| time.year)
    }
}

/// Tells whether a figure may take its time from an expression.
fn is_usable(time: &Time) -> bool {
    !time.is_base && !time.names_document
}

fn is_part_of_year(part: TimePart) -> bool {
    matches!(
        part,
        TimePart::Half(_)
            | TimePart::Months(_)
            | TimePart::Quarter(_)
            | TimePart::Month(_)
            | TimePart::To(..)
    )
}

/// Tells whether a time that stands elsewhere may be that of a figure: no result lies ahead, no target behind.
fn fits(when: When, day: Option<i16>, kind: ClaimKind) -> bool {
    let is_target = matches!(kind, ClaimKind::Target | ClaimKind::Forecast);
    let is_now = matches!(when.part, TimePart::Now | TimePart::MidTerm);
    match (when.year, day) {
        (Some(year), Some(day)) if is_target => {
            year > day || year == day && !is_now && !is_part_of_year(when.part)
        }
        (Some(year), Some(day)) if kind == ClaimKind::Actual => year <= day,
        _ => !is_target || !is_now,
    }
}
