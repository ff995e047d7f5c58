//! The figures of a sentence, one after the other.
//!
//! Owns where what belongs to each begins, and to which figure before it one without a name belongs. It must not know
//! paragraphs or headings beyond what is handed in.

use super::claim::{Aspect, Drafted, PassedNumber};
use super::document::{DatedDocument, unit_at};
use super::ground::{KindGround, KindsBefore};
use super::judged::{against, beside_target, said_behind};
use super::kind::Turned;
use super::masks::Mask;
use super::name::{TokenRange, Words};
use super::numbers::Number;
use super::proposal::{FigureInText, FigureSurroundings, Sought};
use super::read::ReadParagraph;
use super::role::{Before, FigureRole, role};
use super::sentence::Sentence;
use super::strip::{Stripped, strip};
use crate::core::model::ClaimKind;

/// The figures before one in its sentence that are looked at.
const LOOKED_AT: usize = 48;
/// The tokens of a name on the left of a figure, at most.
const LEFT: usize = 80;

/// The figures of a paragraph.
pub struct ParagraphFigures<'r> {
    around: FigureSurroundings<'r>,
    /// The figures of the sentence, in order.
    before: Vec<Before>,
}

impl<'r> ParagraphFigures<'r> {
    /// Begins a paragraph.
    pub fn new(
        read: &'r ReadParagraph<'r>,
        known: &'r DatedDocument,
        place: Option<&'r String>,
    ) -> Self {
        Self {
            around: FigureSurroundings {
                read,
                known,
                words: Words {
                    text: read.text,
                    tokens: read.tokens,
                    times: &read.times,
                },
                place,
            },
            before: Vec::new(),
        }
    }

    /// The kind of the first figure of the sentence before.
    pub fn first_kind(&self) -> Option<ClaimKind> {
        self.before.first().map(|first| first.kind)
    }

    /// Begins a sentence.
    pub fn begin(&mut self, _: Sentence) {
        self.before.clear();
    }

    fn number(&self, at: usize) -> Option<&'r Number> {
        self.around.read.numbers.get(at)
    }

    fn bracket(&self, at: usize) -> u32 {
        self.around.bracket(at)
    }

    /// The first token that may belong to a figure: behind the figure before, its bracket or a semicolon.
    fn edge(&self, number: &Number, sentence: Sentence) -> usize {
        let own = self.bracket(number.from);
        let mut edge = self.before.last().map_or(sentence.from, |last| {
            self.over_object((last.noun, last.to), number.from)
        });
        let from = edge;
        for at in from..number.from {
            let is = |mark: &str| {
                self.around
                    .read
                    .tokens
                    .get(at)
                    .is_some_and(|token| token.is(mark))
            };
            if is(";") || is("(") && self.bracket(at) == own {
                edge = at + 1;
            }
            let closes = is(")")
                && own == 0
                && self
                    .before
                    .last()
                    .is_some_and(|last| last.bracket == self.bracket(at));
            if closes {
                edge = at + 1;
            }
        }
        edge
    }

    /// Passes over the object of a figure up to a mark: "trồng 215 ha rừng, bằng …".
    fn over_object(&self, (noun, from): (usize, usize), to: usize) -> usize {
        let right = self
            .around
            .words
            .right(noun, to)
            .map_or(from, |part| part.1)
            .max(from);
        let is_mark = self
            .around
            .read
            .tokens
            .get(right)
            .is_some_and(|mark| mark.is_one_of(&[",", ";", "(", ")"]));
        if is_mark && right < to { right } else { from }
    }

    /// The figure to which another one belongs that has no name: outside of its bracket, else the last.
    fn base(&self, number: &Number, in_order: Option<usize>) -> Option<&Before> {
        let own = self.bracket(number.from);
        if let Some(named) = self.named_outside(own) {
            return Some(named);
        }
        let last = self.before.len().saturating_sub(LOOKED_AT);
        let near = self.before.get(last..).unwrap_or(&[]).iter();
        let outer: Vec<&Before> = near
            .filter(|before| {
                (own == 0 || before.bracket != own)
                    && !matches!(before.aspect, Aspect::Over | Aspect::Under | Aspect::OfPlan)
            })
            .collect();
        let is_told = |before: &&&Before| before.role != FigureRole::Plan;
        let told = || outer.iter().rev().filter(is_told);
        let last = told().find(|before| before.bracket == 0);
        let last = last.or_else(|| told().next());
        match in_order {
            Some(back) => outer
                .len()
                .checked_sub(back)
                .and_then(|at| outer.get(at))
                .copied(),
            None => last.or(outer.last()).copied(),
        }
    }

    /// The first figure of a bracket whose name stands before it: what else stands there belongs to that.
    fn named_outside(&self, bracket: u32) -> Option<&Before> {
        let inside = self.before.iter().rev();
        let inside = inside.take_while(|before| before.bracket == bracket);
        let first = inside.last().filter(|_| bracket != 0)?;
        first.is_named_outside.then_some(first)
    }

    /// Where a figure of "lần lượt" stands among those of its bracket, counted from the last.
    fn in_order(&self, number: &Number) -> Option<usize> {
        let own = self.bracket(number.from);
        if own == 0 {
            return None;
        }
        let open = (number.from.saturating_sub(LEFT)..number.from)
            .rev()
            .find(|at| self.bracket(*at) != own)
            .map_or(0, |at| at + 1);
        let words = self.around.read.tokens.get(open..number.from)?;
        let is_said = own != 0
            && words
                .windows(2)
                .any(|two| two[0].is("lần") && two[1].is("lượt"));
        let behind = self
            .around
            .read
            .numbers
            .iter()
            .filter(|other| self.bracket(other.from) == own && other.from >= number.from);
        is_said.then(|| behind.count())
    }

    /// The figure of which one is the target: "46,8 %, tăng 9,2 %, thấp hơn mục tiêu (65 %)" is that of the state, and not of
    /// the rise, from which it is too far away.
    fn planned(
        &self,
        base: Option<Before>,
        stripped: &Stripped,
        number: &Number,
    ) -> Option<Before> {
        let base = base?;
        let (own, low) = (number.low.decimal(), base.low.decimal());
        let is_far = own >= low + low + low + low;
        let states = self.before.iter().rev();
        let mut states = states.filter(|before| {
            before.role == FigureRole::Level
                && before.name == base.name
                && before.measure == number.measure
        });
        match base.is_change && stripped.change.is_none() && is_far {
            true => Some(states.next().cloned().unwrap_or(base)),
            false => Some(base),
        }
    }

    /// The kinds of the figures before, outside of brackets.
    fn kinds_before(&self) -> KindsBefore {
        let mut kinds = KindsBefore::default();
        let outer = self.before.iter().rev().take(LOOKED_AT);
        for before in outer.filter(|before| before.bracket == 0) {
            kinds.note(before.kind);
        }
        kinds
    }

    /// The last figure that is no plan of another one.
    fn told(&self) -> Option<&Before> {
        let is_own =
            |before: &&Before| !matches!(before.role, FigureRole::Plan | FigureRole::Excess(_));
        self.before.iter().rev().take(3).find(is_own)
    }

    /// The role of a figure that only goes on with the one before: "lần lượt 0,4 % và 0,7 %".
    fn going_on(
        &self,
        number: &Number,
        stripped: &Stripped,
        left: Option<TokenRange>,
    ) -> Option<FigureRole> {
        let last = self
            .before
            .last()
            .filter(|_| left.is_none() && !stripped.has_verb)?;
        let between = self.around.read.tokens.get(last.to..number.from)?;
        let is_list =
            between.len() <= 2 && between.iter().all(|token| token.is_one_of(&[",", "và"]));
        let is_one =
            last.bracket == self.bracket(number.from) && matches!(last.role, FigureRole::Excess(_));
        (is_list && is_one).then_some(last.role)
    }

    /// Reads a figure.
    pub fn add(&mut self, drafted: &mut Drafted, turned: &mut Turned, sought: &Sought) {
        let Some(number) = self.number(sought.number) else {
            return;
        };
        let read = self.around.read;
        let edge = self.edge(number, sought.sentence);
        let name_end = number.name_end.filter(|end| *end >= edge);
        let stripped = strip(
            read.tokens,
            &read.times,
            edge,
            name_end.unwrap_or(number.from),
        );
        turned.advance(read, number.from);
        let is_part =
            |last: &&Before| last.measure == number.measure && leads_parts(read, edge, number);
        if let Some(last) = self.told().filter(is_part) {
            let words = read.tokens.get(edge..number.from).unwrap_or(&[]);
            turned.take_parts(last.kind, words.iter().any(|token| token.is(":")));
        }
        let (left, subject) = self.left(edge, number, &stripped);
        let outside = self.before_bracket(number, sought.sentence, &stripped);
        let left = left.or(outside);
        let base = self.base(number, self.in_order(number)).cloned();
        let role = role(read, number, &stripped, left, base.as_ref());
        let base = match role {
            FigureRole::Plan => self.planned(base, &stripped, number),
            _ => base,
        };
        let role = self.going_on(number, &stripped, left).unwrap_or(role);
        if role == FigureRole::WorkedOut {
            drafted.passed.push(worked_out(read, number));
            return;
        }
        let figure = FigureInText {
            around: self.around,
            number,
            stripped: &stripped,
            edge,
            left,
            subject,
            base: base.as_ref(),
            role,
            turned,
            sought,
            verb: None,
            is_inherited: false,
            is_named_outside: outside.is_some() && left == outside,
            doubts: number.doubts.iter().copied().collect(),
            ground: KindGround::Told,
            others: self.kinds_before(),
        };
        self.keep(drafted, figure);
    }

    /// The name on the left, and the place that is the subject; a place alone is no name.
    fn left(
        &self,
        edge: usize,
        number: &Number,
        stripped: &Stripped,
    ) -> (Option<TokenRange>, Option<String>) {
        let start = edge.max(stripped.name_end.saturating_sub(LEFT));
        let Some(left) = self.around.words.left(start, stripped.name_end) else {
            return (None, None);
        };
        let unit = unit_at(self.around.read.text, self.around.read.tokens, left.0);
        match unit.filter(|(_, end)| *end >= left.1) {
            Some((name, _)) => (None, Some(name)),
            // Whoever has so many of something is no name of it: "hợp tác xã có 86 thành viên".
            None if number.noun.is_some() => (self.around.words.without_subject(left), None),
            None => (Some(left), None),
        }
    }

    /// The name before the bracket of a figure that has none in it: "trồng rừng (đạt 310 ha, kế hoạch 400 ha)".
    fn before_bracket(
        &self,
        number: &Number,
        sentence: Sentence,
        stripped: &Stripped,
    ) -> Option<TokenRange> {
        let own = self.bracket(number.from);
        let last = self.before.last();
        let is_alone = last.is_none_or(|last| last.bracket != 0 && last.bracket != own);
        if own == 0 || !is_alone || !stripped.is_level {
            return None;
        }
        let start = number.from.saturating_sub(LEFT);
        let inside = (start..number.from).rev();
        let open = inside.take_while(|at| self.bracket(*at) == own).last()?;
        let from = last.map_or(sentence.from, |last| last.to).max(start);
        let closed = (from..open).rev().find(|at| self.bracket(*at) != 0);
        self.around
            .words
            .left(closed.map_or(from, |at| at + 1), open)
    }

    /// Keeps what is proposed of a figure, what it says of others and what others say of it.
    fn keep(&mut self, drafted: &mut Drafted, mut figure: FigureInText<'_, 'r>) {
        let read = self.around.read;
        let (mut proposal, mut before) = figure.proposal();
        before.proposal = drafted.proposals.len();
        against(
            &mut drafted.proposals,
            figure.base,
            &proposal,
            read,
            figure.number,
        );
        if figure.role == FigureRole::Plan {
            let verb = figure.stripped.against.or(figure.stripped.change);
            let words = figure.edge..figure.number.to;
            beside_target(&mut drafted.proposals, figure.base, verb, read, words);
        }
        said_behind(&mut proposal, read, figure.number);
        let whole = figure.whole(&proposal);
        drafted.proposals.push(proposal);
        drafted.proposals.extend(whole);
        self.before.push(before);
    }
}

/// Tells whether the parts of the figure before begin: "…, trong đó …".
fn leads_parts(read: &ReadParagraph<'_>, edge: usize, number: &Number) -> bool {
    let words = read.tokens.get(edge..number.from).unwrap_or(&[]);
    words
        .windows(2)
        .any(|two| two[0].is("trong") && two[1].is("đó"))
}

fn worked_out(read: &ReadParagraph<'_>, number: &Number) -> PassedNumber {
    let (first, last) = (&read.tokens[number.from], &read.tokens[number.to - 1]);
    PassedNumber {
        mask: Mask::WorkedOut,
        text: read.text.shown(first.start, last.end),
        paragraph: read.number,
    }
}
