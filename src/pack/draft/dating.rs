//! The time of a figure.
//!
//! Owns where the time of a figure is looked for. It must not know units, nor what decides a kind.

use super::cues::FLOWS;
use super::doubt::DraftDoubt;
use super::proposal::FigureInText;
use super::role::FigureRole;
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
        let own = near.filter(|time| time.from >= self.edge && !self.is_of_first_end(time));
        if let Some(time) = own {
            return Some(resolved(time));
        }
        let belongs = self.belongs() || self.is_inherited;
        // "Từ 52 % hiện nay lên 65 %": the time of the first end is not that of the second.
        if let Some(base) = self
            .base
            .filter(|base| belongs && base.role == FigureRole::Base)
        {
            let before = self.around.read.times_to(base.noun).iter().rev();
            let mut before = before.take_while(|time| time.from >= self.sought.sentence.from);
            return before.find(|time| is_usable(time)).map(resolved);
        }
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
        if self.role == FigureRole::Plan && base.when.is_none() {
            // The target of what was reached at no said time is of the term that is over, as it seems.
            return self.around.known.document.past_term().map(|(_, last)| {
                let (part, year) = (TimePart::Year, Some(last));
                (When { part, year }, TimeOrigin::Untold)
            });
        }
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

    /// "Từ 11,3 % đầu nhiệm kỳ xuống còn 3,4 %": a time right behind the first end of a change is of that alone.
    fn is_of_first_end(&self, time: &Time) -> bool {
        let first = self.base.filter(|base| base.role == FigureRole::Base);
        first.is_some_and(|base| time.from <= base.to + 1)
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
        let is_said =
            own.is_some() || self.time_behind().is_some() || self.time_of_bracket().is_some();
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
    pub(super) fn is_result_beside(&self, when: Option<(When, TimeOrigin)>) -> bool {
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
        let own = own.or_else(|| self.time_of_bracket());
        let years = when
            .and_then(|(when, _)| when.year)
            .zip(self.around.known.document.year());
        // "96,5 % (năm 2022: 95,1 %)": of a year before that of the target.
        let of_target = self
            .base
            .and_then(|base| base.when)
            .and_then(|(when, _)| when.year);
        let of_target = of_target.or(self.sought.heading.when.and_then(|when| when.year));
        let is_over = own.is_some()
            && years.is_some_and(|(year, day)| {
                year < day || year == day && of_target.is_some_and(|target| year < target)
            });
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

    /// Tells whether a word of now stands right behind the figure.
    pub(super) fn is_of_today(&self) -> bool {
        self.time_behind()
            .filter(|time| time.part == TimePart::Now && time.back == 0)
            .and_then(|time| self.around.read.tokens.get(time.from))
            .is_some_and(|word| word.is("hiện"))
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
        // A time behind the next number belongs to that: "1.085 tỷ đồng/KH 1.150 tỷ đồng đến năm 2025".
        let next = read.numbers.get(self.sought.number + 1);
        let next = next.map_or(end, |number| number.from.min(end));
        let near = near.take_while(|time| time.from <= right + 2 && time.from < next);
        let mut near = near.filter(|time| {
            is_usable(time)
                && (self.role == FigureRole::Base || !self.leads_next(time.to))
                && !self.is_of_next_in_bracket(time)
        });
        near.find(|time| {
            let gap = read.tokens.get(self.number.to..time.from).unwrap_or(&[]);
            time.from == right || gap.len() <= 1 && gap.iter().all(is_lead)
        })
    }

    /// "60 ha (năm 2023 thực hiện 48 ha)": a time in a bracket with a figure of its own is of that.
    fn is_of_next_in_bracket(&self, time: &Time) -> bool {
        let bracket = self.around.bracket(time.from);
        let next = self.around.read.numbers.get(self.sought.number + 1);
        bracket != self.around.bracket(self.number.from)
            && next.is_some_and(|next| self.around.bracket(next.from) == bracket)
    }

    /// The nearest time before the figure in its sentence, outside of other brackets.
    fn time_before(&self) -> Option<&Time> {
        let own = self.around.bracket(self.number.from);
        if let Some(time) = self.time_of_lead() {
            return Some(time);
        }
        let before = self.around.read.times_to(self.number.from).iter().rev();
        let mut before = before.take_while(|time| time.from >= self.sought.sentence.from);
        // A day by which something else is to be done: "hoàn thành trước ngày 30/11; tỷ lệ giải ngân đạt 98 %".
        let is_apart =
            |time: &Time| matches!(time.part, TimePart::To(..)) && self.parts_from(time, ";");
        before.find(|time| {
            let bracket = self.around.bracket(time.from);
            is_usable(time) && (bracket == 0 || bracket == own) && !is_apart(time)
        })
    }

    /// The time that leads a list behind a colon, for an item that has none: "Đến năm 2030: …; không còn hộ nghèo theo chuẩn
    /// giai đoạn 2021 - 2025; 15 bác sĩ/vạn dân".
    fn time_of_lead(&self) -> Option<&Time> {
        let read = self.around.read;
        let colon = read.lead(self.sought.sentence)?;
        let is = |at: usize| read.tokens.get(at).is_some_and(|token| token.is(";"));
        let item = (colon..self.number.from).rev().find(|at| is(*at))?;
        let is_told = read
            .times_from(item)
            .first()
            .is_some_and(|time| time.to <= self.number.from);
        let led = read.times_to(colon).iter().rev();
        let mut led = led.take_while(|time| time.from >= self.sought.sentence.from);
        led.find(|time| is_usable(time) && !is_told)
    }

    /// "Năm 2025, thu hút 25 dự án": in that year, and not up to it. "Từ nay đến cuối nhiệm kỳ": not all of the term.
    fn is_year_itself(&self, time: &Time) -> bool {
        let tokens = self.around.read.tokens;
        let words = tokens.get(time.from..time.to).unwrap_or(&[]);
        let is_up_to = words
            .iter()
            .any(|word| word.is_one_of(&["đến", "tới", "vào", "cuối", "hết"]));
        let before = |back: usize| time.from.checked_sub(back).and_then(|at| tokens.get(at));
        let is_from_now = before(1).is_some_and(|word| word.is("nay"))
            && before(2).is_some_and(|word| word.is("từ"));
        let is_year = time.part == TimePart::Year && time.year.is_some();
        is_from_now || is_year && !is_up_to
    }

    /// Tells whether a sign stands between a time and the figure.
    fn parts_from(&self, time: &Time, sign: &str) -> bool {
        let between = self.around.read.tokens.get(time.to..self.number.from);
        between.is_some_and(|tokens| tokens.iter().any(|token| token.is(sign)))
    }

    /// Tells whether a time stands in the piece of the sentence that the figure has for itself, and leads no list.
    pub(super) fn has_own_time(&self) -> bool {
        let near = self.around.read.times_from(self.edge).iter();
        let mut near = near
            .take_while(|time| time.from <= self.number.to + 2)
            .filter(|time| {
                time.from >= self.edge && time.from <= self.number.to + 2 && !time.is_base
            });
        let is_named_year = self
            .time_before()
            .is_some_and(|time| self.is_year_itself(time));
        is_named_year || near.any(|time| !self.parts_from(time, ":"))
    }

    /// Tells whether a time behind this figure belongs to the next one: "45 %; năm 2023 đạt 50 %".
    pub(super) fn leads_next(&self, to: usize) -> bool {
        let token = self.around.read.tokens.get(to);
        token.is_some_and(|token| {
            token.is_one_of(&["đạt", "là", "còn", "có", "tăng", "giảm", "ước", ":"])
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
        // What is to be made in a part of the year that is not over; a state at its end is that of the year.
        let is_made = adds_up || self.verb.is_some();
        let is_open = |when: When| is_target && when.year == day && self.is_open(when);
        let heading = self.sought.heading.when;
        let heading = heading.and_then(|when| match is_open(when) {
            true if is_made => Some(when),
            true => Some(When {
                part: TimePart::Year,
                ..when
            }),
            false => Some(when).filter(fits),
        });
        let carried = self.sought.span.filter(|_| adds_up).or(self.sought.carried);
        // In a text from the middle of a term a state is of then, whatever years the sums before it are of.
        let is_state =
            self.around.known.is_mid_term && !is_target && !adds_up && !self.stripped.is_mean;
        let carried = carried.filter(|when| !(is_state && matches!(when.part, TimePart::Span(..))));
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
                .map(|when| (when, self.origin_of_term())),
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
            (carried.filter(fits), TimeOrigin::Paragraph),
            (heading, TimeOrigin::Heading),
            (title.filter(fits), TimeOrigin::Title),
        ];
        let mut found = found
            .into_iter()
            .filter_map(|(when, origin)| Some((when?, origin)));
        found.next().or(last)
    }

    /// Where the end of the term was taken from: the title, where it names the term.
    fn origin_of_term(&self) -> TimeOrigin {
        match self.around.known.is_term_told {
            true => TimeOrigin::Title,
            false => TimeOrigin::Term,
        }
    }

    /// Tells whether a part of the year of the text was not over on its day.
    pub(super) fn is_open(&self, when: When) -> bool {
        let month = self
            .around
            .known
            .document
            .day
            .and_then(|(_, month, _)| month);
        let last = match when.part {
            TimePart::Half(half) => i8::try_from(half * 6).ok(),
            TimePart::Quarter(number) => i8::try_from(number * 3).ok(),
            _ => None,
        };
        month.zip(last).is_some_and(|(month, last)| month < last)
    }

    /// Tells whether a part of the year of the text had not begun on its day.
    pub(super) fn is_to_come(&self, when: When) -> bool {
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

    pub(super) fn dated(
        &mut self,
        when: Option<(When, TimeOrigin)>,
        nature: Nature,
        kind: ClaimKind,
    ) -> (Option<i16>, String) {
        let Some((when, origin)) = self.of_whole_year(when, kind) else {
            return self.undated(kind, nature);
        };
        match origin {
            TimeOrigin::Sentence => {}
            TimeOrigin::Title => {
                self.doubts.insert(DraftDoubt::PeriodFromTitle);
            }
            TimeOrigin::Untold => {
                self.doubts.insert(DraftDoubt::PlanYear);
            }
            TimeOrigin::Term => {
                self.doubts.insert(DraftDoubt::FarTime);
            }
            _ => {
                self.doubts.insert(DraftDoubt::PeriodFromHead);
            }
        }
        if is_far(when, origin) {
            self.doubts.insert(DraftDoubt::FarTime);
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

    /// A plan is that of the whole year, whatever part of it is told, and so is a target that was set at its start.
    fn of_whole_year(
        &self,
        when: Option<(When, TimeOrigin)>,
        kind: ClaimKind,
    ) -> Option<(When, TimeOrigin)> {
        let (when, origin) = when?;
        let is_set = kind == ClaimKind::Target && when.part == TimePart::StartOfYear;
        let own = self.time_before().filter(|time| time.from >= self.edge);
        let is_plan = self.role == FigureRole::Plan && own.is_none();
        let part = match is_plan && is_part_of_year(when.part) || is_set {
            true => TimePart::Year,
            false => when.part,
        };
        Some((When { part, ..when }, origin))
    }

    /// The year of a figure without a time: unknown for a target, that of the text for a result.
    fn undated(&mut self, kind: ClaimKind, nature: Nature) -> (Option<i16>, String) {
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
        let part = TimePart::Year;
        let dated = year.map(|_| {
            self.around
                .known
                .document
                .dated(When { part, year }, nature, kind)
        });
        (
            year,
            dated.map_or_else(|| "year".to_owned(), |dated| dated.period),
        )
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

/// A month in the title of a text is hardly that of each of its figures, and the first time of a text not that of all
/// behind it.
fn is_far(when: When, origin: TimeOrigin) -> bool {
    match origin {
        TimeOrigin::Title => matches!(when.part, TimePart::Month(_)),
        TimeOrigin::First => when.part != TimePart::MidTerm,
        _ => false,
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
