//! What belongs to a figure on its left: comparators, verbs, words of account, times.
//!
//! Owns the way back from a figure to where its name ends. It must not know what follows from what it finds.

use super::cues::{CUES_BEFORE, Cue, PLANS};
use super::text::TextToken;
use super::time::Time;
use super::time_words::TimePart;
use crate::core::model::{ClaimKind, Comparator};

/// What stands between a name and its figure.
#[derive(Clone, Debug, Default)]
pub struct Stripped {
    /// Where the name ends.
    pub name_end: usize,
    /// How the figure bounds.
    pub bound: Option<Comparator>,
    /// Whether it is just short of the figure.
    pub is_nearly: bool,
    /// The kind that a word says.
    pub kind: Option<ClaimKind>,
    /// A state.
    pub is_level: bool,
    /// A state that was reached: "đạt".
    pub is_reached: bool,
    /// A state that was arrived at.
    pub is_arrived: bool,
    /// A state that is held.
    pub is_held: bool,
    /// A rise, or a fall.
    pub change: Option<Cue>,
    /// More or less than was set.
    pub against: Option<Cue>,
    /// A ratio.
    pub is_equal: bool,
    /// A mean over time.
    pub is_mean: bool,
    /// Whether the figure is one of every single year.
    pub is_each_year: bool,
    /// The first end of a change, or of a range.
    pub is_from: bool,
    /// A place in a ranking.
    pub is_rank: bool,
    /// A plan stands between verb and figure: "vượt mục tiêu 3 %", "mục tiêu 45 %".
    pub has_plan: bool,
    /// Whether the plan begins what is said of the figure: "Kế hoạch giao 50 ha".
    pub leads_plan: bool,
    /// The time that stands nearest, as its number.
    pub time: Option<usize>,
    /// Whether that time is a single year.
    pub is_of_one_year: bool,
    /// Whether anything but commas was stripped.
    pub has_verb: bool,
    /// Whether a comma stands between the figure and what is before it.
    pub has_comma: bool,
}

/// Goes back from a figure, at most to an edge.
pub fn strip(tokens: &[TextToken], times: &[Time], edge: usize, at: usize) -> Stripped {
    let mut found = Stripped::default();
    let mut end = at;
    loop {
        if let Some((number, time)) = ending_time(times, edge, end) {
            found.time = found
                .time
                .or((!time.is_base && !time.names_document).then_some(number));
            found.is_of_one_year |= match time.part {
                TimePart::Year => time.year.is_some(),
                part => matches!(
                    part,
                    TimePart::Half(_) | TimePart::Months(_) | TimePart::Quarter(_)
                ),
            };
            end = time.from;
            continue;
        }
        if let Some(start) = plan_before(tokens, edge, end, &found) {
            // "vượt kế hoạch đề ra, 5 chỉ tiêu …": the plan ends what is before.
            found.has_plan |= !found.has_comma;
            found.leads_plan |=
                !found.has_comma && !found.is_equal && is_led_by_plan(tokens, edge, start);
            found.has_verb = true;
            end = start;
            continue;
        }
        if let Some((start, cue)) = CUES_BEFORE.before(tokens, edge, end)
            && found.takes(tokens, edge, start, end, cue)
        {
            end = start;
            continue;
        }
        let before = end
            .checked_sub(1)
            .filter(|at| *at >= edge)
            .and_then(|at| tokens.get(at));
        match before {
            Some(mark) if mark.is(",") && !found.has_comma => {
                found.has_comma = true;
                end -= 1;
            }
            Some(mark) if mark.is_one_of(&["\"", "-", "/"]) && end < at => end -= 1,
            Some(word) if word.is("với") && end < at => end -= 1,
            Some(word) if word.is("so") && end < at => end -= 1,
            _ => break,
        }
    }
    found.name_end = end;
    if is_forbidden(tokens, edge, end) {
        // "Không để tỷ lệ hộ nghèo vượt quá 5 %": what may not be above is at most that.
        found.bound = match found.bound {
            Some(Comparator::Above) => Some(Comparator::AtMost),
            Some(Comparator::Below) => Some(Comparator::AtLeast),
            None if found.against == Some(Cue::Over) => {
                found.against = None;
                Some(Comparator::AtMost)
            }
            other => other,
        };
    }
    found
}

/// Tells whether the words before a figure forbid what its verb says.
fn is_forbidden(tokens: &[TextToken], edge: usize, end: usize) -> bool {
    let words = tokens.get(edge..end).unwrap_or(&[]);
    words.windows(2).any(|pair| {
        matches!(pair, [first, second]
            if first.is("không") && second.is_one_of(&["để", "cho"]))
    })
}

fn ending_time(times: &[Time], edge: usize, end: usize) -> Option<(usize, &Time)> {
    let number = times.partition_point(|time| time.to < end);
    let time = times
        .get(number)
        .filter(|time| time.to == end && time.from >= edge)?;
    Some((number, time))
}

/// A plan that ends before a figure: behind a verb, in a bracket, or as what the figure is.
fn plan_before(tokens: &[TextToken], edge: usize, end: usize, found: &Stripped) -> Option<usize> {
    // "mục tiêu nghị quyết đề ra là 45 %".
    let mut end = end;
    if tokens
        .get(end.wrapping_sub(1))
        .is_some_and(|word| word.is("ra"))
        && tokens
            .get(end.wrapping_sub(2))
            .is_some_and(|word| word.is("đề"))
    {
        end = end.checked_sub(2).filter(|end| *end >= edge)?;
    }
    let (start, ()) = PLANS.before(tokens, edge, end)?;
    if found.change.is_some() {
        return None;
    }
    let verb = CUES_BEFORE.before(tokens, edge, start).map(|(_, cue)| cue);
    let is_against = matches!(
        verb,
        Some(Cue::Over | Cue::Under | Cue::Rise | Cue::Fall | Cue::Equal | Cue::Level)
    );
    let before = start.checked_sub(1).and_then(|at| tokens.get(at));
    let is_bracketed = start == edge
        || before.is_none_or(|mark| mark.is_one_of(&["(", ",", ";", "-", "/", "khi", "nhưng"]));
    (is_against || is_bracketed).then_some(start)
}

/// Tells whether a plan begins a clause, so that the figure is the planned one.
fn is_led_by_plan(tokens: &[TextToken], edge: usize, start: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| tokens.get(at));
    start == edge || before.is_none_or(|mark| mark.is_one_of(&["(", ",", ";", "-", "/", ":"]))
}

impl Stripped {
    /// Takes a cue; `false` where it belongs to the name.
    fn takes(
        &mut self,
        tokens: &[TextToken],
        edge: usize,
        start: usize,
        end: usize,
        cue: Cue,
    ) -> bool {
        let word = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
        let before = if start > edge { word(start - 1) } else { "" };
        let (first, last) = (word(start), word(end - 1));
        match cue {
            // "Thấp hơn kịch bản đề ra là 6,8 %".
            Cue::Rise | Cue::Fall if self.has_plan && matches!(first, "thấp" | "cao") => {
                self.against = Some(if cue == Cue::Fall {
                    Cue::Under
                } else {
                    Cue::Over
                });
            }
            Cue::Rise | Cue::Fall
                if self.is_level || self.change.is_some() || matches!(before, "độ" | "mức") =>
            {
                return false;
            }
            Cue::Rise | Cue::Fall => {
                self.change = Some(cue);
                self.is_mean |= last == "quân";
            }
            Cue::Mean => {
                // "Chỉ số giá bình quân năm 2024 tăng 3,6 %": of the months of that year.
                if self.is_of_one_year && self.change.is_some() {
                    return false;
                }
                self.is_mean = true;
                // "Thu nhập bình quân đạt": a part of the name.
                if self.is_level {
                    return false;
                }
            }
            // Crops of one year.
            Cue::EachYear if before == "cây" => return false,
            // "Khá trở lên", "mức" alone; a colon ends what leads a list.
            Cue::Level
                if first == "lên" && before == "trở"
                    || first == "mức" && start + 1 == end && before.is_empty() =>
            {
                return false;
            }
            // "Vốn tự có 3,8 tỷ đồng".
            Cue::Level if first == "có" && before == "tự" => return false,
            Cue::Level if first == ":" && (self.is_level || self.change.is_some()) => return false,
            // "Chứng chỉ", "địa chỉ" are words of their own.
            Cue::Filler if first == "chỉ" && matches!(before, "chứng" | "địa" | "tín") => {
                return false;
            }
            Cue::Filler if !self.has_verb && matches!(first, "về" | "cho" | "ra" | "cả") => {
                return false;
            }
            Cue::Over | Cue::Under if first == "thấp" && !self.has_plan => {
                self.change = Some(Cue::Fall)
            }
            Cue::Level => {
                self.is_reached |= first == "đạt";
                self.is_level = true;
            }
            Cue::Kind(kind) => self.take_kind(kind, last),
            other => self.take(other),
        }
        self.has_verb |= !matches!(cue, Cue::Filler | Cue::Bound(_) | Cue::Nearly | Cue::From);
        true
    }

    /// Takes a cue that means the same wherever it stands.
    fn take(&mut self, cue: Cue) {
        match cue {
            Cue::Bound(comparator) => self.bound = self.bound.or(Some(comparator)),
            Cue::Nearly => {
                self.bound = self.bound.or(Some(Comparator::About));
                self.is_nearly = self.bound == Some(Comparator::About);
            }
            Cue::Over | Cue::Under => self.against = Some(cue),
            Cue::Equal => self.is_equal = true,
            Cue::EachYear => self.is_each_year = true,
            Cue::From => self.is_from = true,
            Cue::Rank => self.is_rank = true,
            Cue::Arrived => (self.is_arrived, self.is_level) = (true, true),
            Cue::Held => (self.is_held, self.is_level) = (true, true),
            Cue::Rise | Cue::Fall | Cue::Mean | Cue::Kind(_) | Cue::Filler | Cue::Level => {}
        }
    }

    /// Takes a word of account with the verb at its end: "ước đạt", "dự kiến giảm".
    fn take_kind(&mut self, kind: ClaimKind, verb: &str) {
        self.kind = self.kind.or(Some(kind));
        self.is_level |= matches!(verb, "đạt" | "có" | "còn");
        self.change = self.change.or(match verb {
            "tăng" => Some(Cue::Rise),
            "giảm" => Some(Cue::Fall),
            _ => None,
        });
    }
}
