//! How a figure comes to its name.
//!
//! Owns which words around it are asked, in which order, and what is taken from the figure before. It must not know kinds
//! or times.

use super::claim::Aspect;
use super::cues::HEADS;
use super::doubt::DraftDoubt;
use super::name::TokenRange;
use super::proposal::FigureInText;
use super::role::{Before, FigureRole};
use super::subject::behind_bare_head;
use super::units::UnitMeasure;
use crate::core::clean::clean;

impl FigureInText<'_, '_> {
    /// The name, and what of it is told.
    pub(super) fn name(&mut self) -> (String, Aspect) {
        let (name, aspect) = self.found();
        // What is left of it once it may be shown has to be a word.
        if clean(&name).chars().any(char::is_alphanumeric) {
            return (name, aspect);
        }
        self.doubts.insert(DraftDoubt::NoName);
        (String::new(), aspect)
    }

    fn found(&mut self) -> (String, Aspect) {
        let words = self.around.words;
        let aspect = self.role.aspect();
        if let Some(place) = self.bare_place() {
            self.subject = Some(place);
            let name = self.measured_in_list();
            if name.is_none() {
                self.doubts.insert(DraftDoubt::WhichName);
            }
            return (name.unwrap_or_default(), aspect);
        }
        if self.is_named_behind()
            && let Some(named) = self.named_on_the_right(aspect)
        {
            return named;
        }
        if let (Some(left), false) = (self.left, self.belongs()) {
            return self.on_the_left(left, aspect);
        }
        if let Some(named) = self.named_on_the_right(aspect) {
            return named;
        }
        if let Some(base) = self.base {
            let name = self.part_of(base).unwrap_or_else(|| base.name.clone());
            return (name, self.inherited(base, aspect));
        }
        if let Some(left) = self.left {
            return (self.own(left), aspect);
        }
        // "Đặt mục tiêu tăng trưởng 9 %".
        let verbs = self
            .around
            .read
            .tokens
            .get(self.stripped.name_end..self.number.from);
        let mut verbs = verbs.unwrap_or(&[]).windows(2);
        if let Some(two) = verbs.find(|two| two[0].is("tăng") && two[1].is("trưởng")) {
            let name = self.around.read.text.shown(two[0].start, two[1].end);
            return (capital(&name), Aspect::Itself);
        }
        let right = words.right(self.counted_from(), self.sought.sentence.to);
        if let Some(right) =
            right.filter(|part| part.1 > self.number.to || self.number.noun.is_some())
        {
            return (words.said(right), aspect);
        }
        (String::new(), aspect)
    }

    /// "Xảy ra 3 vụ tai nạn", "xuất khẩu thử 15 tấn gạo": a few words of what is done, and to what.
    fn with_object(&self, left: TokenRange) -> Option<String> {
        let words = self.around.words;
        let tokens = self.around.read.tokens;
        let is_short = left.1 - left.0 <= 3 && HEADS.at(tokens, left.0).is_none();
        let noun = self
            .number
            .noun
            .filter(|_| is_short && !self.stripped.has_verb && self.role == FigureRole::Level)?;
        let right = words.right(self.counted_from(), self.sought.sentence.to)?;
        (right.1 > noun.1).then(|| format!("{} {}", words.said(left), lowered(&words.said(right))))
    }

    /// Tells whether what is behind a figure names it, whatever stands before: "bình quân 52 % số hộ đạt danh hiệu",
    /// "không còn hộ nghèo, còn 43 hộ cận nghèo".
    fn is_named_behind(&self) -> bool {
        let tokens = self.around.read.tokens;
        let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
        let is_of_number = self.number.measure == Some(UnitMeasure::Percent)
            && is(self.number.to, "số")
            && self
                .left
                .is_none_or(|left| HEADS.at(tokens, left.0).is_none());
        let noun = self.number.noun.filter(|_| {
            self.number.measure == Some(UnitMeasure::Noun) && self.role == FigureRole::Level
        });
        let right = self
            .around
            .words
            .right(self.counted_from(), self.sought.sentence.to);
        let is_longer = noun
            .zip(right)
            .is_some_and(|(noun, right)| right.1 > noun.1 || noun.1 - noun.0 > 1);
        // "- Công an: kéo giảm 5 % số vụ phạm pháp": a label and a verb.
        let is_label = self.left.is_some_and(|left| is(left.1, ":"))
            && matches!(self.role, FigureRole::Change(_))
            && self.number.measure == Some(UnitMeasure::Percent);
        is_of_number || is_label || is_longer && self.stripped.has_comma && self.base.is_none()
    }

    /// "Trong số hộ nghèo có 612 hộ có người già": a part of what stands before it.
    fn of_number(&self, left: TokenRange) -> Option<(String, Aspect)> {
        let words = self.around.words;
        let before = left
            .0
            .checked_sub(1)
            .and_then(|at| self.around.read.tokens.get(at))?;
        let noun = self.number.noun.filter(|_| before.is("trong"))?;
        let right = words.right(noun.0, self.sought.sentence.to)?;
        let is_of_number = self.around.read.tokens.get(left.0)?.is("số");
        let name = format!("{}: {}", words.said(left), lowered(&words.said(right)));
        (is_of_number && right.1 > noun.1).then_some((name, Aspect::Itself))
    }

    /// "Mỗi xã có ít nhất 2 hợp tác xã hoạt động hiệu quả": what is counted, and in what.
    fn of_each(&self, left: TokenRange) -> Option<(String, Aspect)> {
        let words = self.around.words;
        let first = self.around.read.tokens.get(left.0)?;
        let noun = self.number.noun.filter(|_| first.is("mỗi"))?;
        let right = words.right(noun.0, self.sought.sentence.to)?;
        let name = format!("{} {}", words.said(right), lowered(&words.said(left)));
        Some((name, Aspect::Count))
    }

    /// Notes that the figure has the name of another one. Returns which aspect of that it tells.
    fn inherited(&mut self, base: &Before, aspect: Aspect) -> Aspect {
        self.is_inherited = true;
        if !self.belongs() {
            self.doubts.insert(DraftDoubt::InheritedName);
        }
        let is_share = self.number.measure == Some(UnitMeasure::Percent)
            && base.measure != Some(UnitMeasure::Percent);
        // "112,4 tỷ đồng, đạt 58 %": of a plan, as it seems.
        let is_of_plan = self.stripped.is_reached
            && is_share
            && !base.has_whole
            && matches!(
                base.measure,
                Some(UnitMeasure::Money | UnitMeasure::Amount | UnitMeasure::Noun)
            );
        if is_of_plan || is_share && self.is_alone_in_bracket() {
            self.doubts.insert(DraftDoubt::ShareOfPlan);
        }
        match aspect {
            Aspect::Itself if is_share => Aspect::Share,
            other => other,
        }
    }

    /// "1.540 lao động (102,7 %)": of a plan or of a whole.
    fn is_alone_in_bracket(&self) -> bool {
        let tokens = self.around.read.tokens;
        let is = |at: Option<usize>, mark: &str| {
            at.and_then(|at| tokens.get(at))
                .is_some_and(|token| token.is(mark))
        };
        is(self.number.from.checked_sub(1), "(") && is(Some(self.number.to), ")")
    }

    /// The name that the words before a figure tell, with what stands behind it where that belongs to them.
    fn on_the_left(&mut self, left: TokenRange, aspect: Aspect) -> (String, Aspect) {
        let is_of_targets = self.number.noun.is_some_and(|(at, _)| {
            let word = self.around.read.tokens.get(at);
            word.is_some_and(|word| word.is("chỉ"))
        });
        let done = self.action(left);
        if is_of_targets
            && self.role == FigureRole::Level
            && let Some(named) = self.named_on_the_right(aspect)
        {
            return named;
        }
        if let Some(name) = done.or_else(|| self.paid_for(left)) {
            return (name, aspect);
        }
        if let Some(named) = self.of_each(left).or_else(|| self.of_number(left)) {
            return named;
        }
        // "Huy động 36 % trẻ ra lớp": a share of the children, and not of what is done.
        let is_share = self.number.measure == Some(UnitMeasure::Percent);
        if is_share
            && self.around.words.is_only_action(left)
            && let Some(named) = self.named_on_the_right(aspect)
        {
            return named;
        }
        let name = self.with_object(left);
        (name.unwrap_or_else(|| self.own(left)), aspect)
    }

    /// "Huy động 96 tỷ đồng xây dựng nông thôn mới": what was done with the money, and for what.
    fn paid_for(&self, left: TokenRange) -> Option<String> {
        let words = self.around.words;
        let is_money = self.number.measure == Some(UnitMeasure::Money);
        let verb = words.without_subject(left).filter(|_| is_money)?;
        let right = words.right(self.number.to, self.sought.sentence.to)?;
        let is_said = words.is_only_action(verb) && right.1 > right.0 + 1;
        is_said.then(|| format!("{} {}", words.said(verb), lowered(&words.said(right))))
    }

    /// "214 ha chè, trong đó 62 ha chè cổ thụ": the part is named behind its unit.
    fn part_of(&self, base: &Before) -> Option<String> {
        let words = self.around.words;
        let lead = self.around.read.tokens.get(self.edge..self.number.from)?;
        let is_part = lead
            .windows(2)
            .any(|two| two[0].is("trong") && two[1].is("đó"));
        let is_amount = self.number.measure == Some(UnitMeasure::Amount) && is_part;
        let right = words.right(self.number.to, self.sought.sentence.to);
        let right = right.filter(|_| is_amount && self.role == FigureRole::Level)?;
        let parent = base.name.split(": ").next().unwrap_or("");
        Some(format!("{parent}: {}", lowered(&words.said(right))))
    }

    /// The first token of what is counted: the noun, or what stands behind a unit of measure.
    fn counted_from(&self) -> usize {
        match (self.number.noun, self.number.measure) {
            (Some(noun), Some(UnitMeasure::Noun)) => noun.0,
            _ => self.number.to,
        }
    }

    /// "92 % hộ có …", "14 xã đạt chuẩn …", "… 15 ha quế" behind another one.
    fn named_on_the_right(&mut self, aspect: Aspect) -> Option<(String, Aspect)> {
        let words = self.around.words;
        let number = self.number;
        let right = words.right(self.counted_from(), self.sought.sentence.to)?;
        // "Trồng 40 ha cây ăn quả, 15 ha quế": one verb for both.
        let between = |base: &&Before| {
            self.around
                .read
                .tokens
                .get(self.edge.max(base.to)..number.from)
                .unwrap_or(&[])
                .iter()
                .all(|token| token.is_one_of(&[",", "và"]))
        };
        let is_amount = matches!(
            number.measure,
            Some(UnitMeasure::Noun | UnitMeasure::Amount)
        );
        let verb = self
            .base
            .filter(|base| is_amount && between(base))
            .and_then(|base| base.verb.as_ref());
        if let (Some(verb), FigureRole::Level, false) = (verb, self.role, self.stripped.has_verb) {
            self.verb = Some(verb.clone());
            return Some((format!("{verb} {}", lowered(&words.said(right))), aspect));
        }
        // "Phát hiện 143 vụ, giảm 21 vụ", "tăng 5,9 %, xếp thứ 31/63 tỉnh": of the figure before.
        let is_alike = self.base.is_some_and(|base| base.unit == number.unit);
        let is_bare = number.noun.is_some_and(|noun| right.1 <= noun.1) && is_alike;
        let can_name = match self.role {
            FigureRole::Level => true,
            FigureRole::Rank => self.base.is_none(),
            // "Mỗi năm giảm 4 % hộ nghèo".
            FigureRole::Change(_) => {
                let tokens = self.around.read.tokens;
                let is_household = tokens.get(right.0).is_some_and(|token| token.is("hộ"));
                // "Cắt giảm ít nhất 30 % thời gian giải quyết thủ tục".
                let is_led = number.measure == Some(UnitMeasure::Percent)
                    && tokens.get(right.0).is_some_and(|token| {
                        token.is_one_of(&["số", "thời", "chi", "lượng", "tỷ", "biên", "thủ"])
                    });
                is_household && right.1 > right.0 + 1 || is_led || number.noun.is_some() && !is_bare
            }
            _ => false,
        };
        let names = matches!(
            number.measure,
            Some(UnitMeasure::Noun | UnitMeasure::Percent)
        );
        let is_bracketed = self.around.bracket(number.from) != 0 && self.base.is_some();
        // A single word behind a percentage is hardly a name if a figure stands before it.
        let least = usize::from(self.base.is_some() && number.measure != Some(UnitMeasure::Noun));
        (can_name && names && !is_bracketed && right.1 > right.0 + least).then(|| {
            let aspect = match (aspect, number.measure) {
                (Aspect::Itself, Some(UnitMeasure::Percent)) => Aspect::Rate,
                (Aspect::Itself, _) => Aspect::Count,
                (aspect, _) => aspect,
            };
            (words.said(right), aspect)
        })
    }

    /// "Kết nạp mới … đoàn viên": the verb and what is counted.
    fn action(&mut self, left: TokenRange) -> Option<String> {
        let words = self.around.words;
        let noun = self.number.noun?;
        let is_other = self.stripped.has_verb && !self.is_each_year() || self.stripped.is_level;
        if is_other && !words.is_only_action(left) {
            return None;
        }
        let start = (left.0..left.1).find(|at| words.is_only_action((*at, left.1)))?;
        let right = words.right(self.counted_from(), self.sought.sentence.to);
        let verb = words.said((start, left.1));
        let is_amount = self.number.measure == Some(UnitMeasure::Amount);
        // "Tạo việc làm mới cho 9.200 người".
        let tokens = self.around.read.tokens;
        let lead = tokens.get(left.1).filter(|word| word.is("cho"));
        let name = match (right, lead) {
            // "Trồng mới 410 ha": hectares are no thing that is planted.
            (None, _) if is_amount => self.of_topic((start, left.1), verb.clone()),
            (right, lead) => {
                let counted = lowered(&words.said(right.unwrap_or(noun)));
                let lead = lead.map_or("", |_| "cho ");
                format!("{verb} {lead}{counted}")
            }
        };
        self.verb = Some(verb);
        Some(name)
    }

    /// A name of its own; one without a head is a part of the figure before.
    fn own(&mut self, left: TokenRange) -> String {
        let words = self.around.words;
        let name = words.said(left);
        let tokens = self.around.read.tokens;
        let lead = tokens.get(self.edge..left.0).unwrap_or(&[]);
        let is_part = lead.iter().any(|token| token.is("riêng"))
            || lead
                .windows(2)
                .any(|two| two[0].is("trong") && two[1].is("đó"));
        let has_head = HEADS.at(tokens, left.0).is_some();
        match self.base {
            Some(base) if is_part && !has_head && !base.name.is_empty() => {
                self.doubts.insert(DraftDoubt::InheritedName);
                self.is_inherited = true;
                let parent = base.name.split(": ").next().unwrap_or("");
                let mut letters = name.chars();
                let is_short = letters.nth(1).is_some_and(char::is_uppercase);
                match is_short {
                    true => format!("{parent}: {name}"),
                    false => format!("{parent}: {}", lowered(&name)),
                }
            }
            _ => self.of_topic(left, name),
        }
    }

    /// A name whose head does not say of what it is gets what its sentence, or the figure before, is of.
    fn of_topic(&self, left: TokenRange, name: String) -> String {
        let words = self.around.words;
        let Some(is_all) = words.bare_head(left) else {
            return name;
        };
        let topic = words.topic(self.sought.sentence);
        let topic = topic.filter(|topic| topic.1 <= left.0);
        if let Some(topic) = topic {
            return format!("{}: {}", words.said(topic), lowered(&name));
        }
        let before = self.base.filter(|_| is_all);
        match before.and_then(|base| behind_bare_head(&base.name)) {
            Some(of) => format!("{name} {of}"),
            None => name,
        }
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
