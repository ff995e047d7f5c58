//! Numbers with their units, as texts print them.
//!
//! Owns the reading of digits, words that multiply, ranges, parts of wholes and units. It must not know names, verbs or
//! times.

use super::cells::{PrintedBefore, is_row, unit_before};
use super::doubt::DraftDoubt;
use super::masks::Mask;
use super::text::{Shape, TextToken};
use super::units::{BY, NO_BILLION, SCALES, UnitMeasure};
use crate::core::figure::Figure;
use crate::core::model::Comparator;

/// The tokens to the right in which a list says its unit.
const LIST: usize = 14;

/// A number that may be a figure.
#[derive(Clone, Debug)]
pub struct Number {
    /// Its first token.
    pub from: usize,
    /// The token behind its unit.
    pub to: usize,
    /// The figure, or the lower end.
    pub low: Figure,
    /// The upper end of a range.
    pub high: Option<Figure>,
    /// What it is a part of, or measured against: "18/21".
    pub of: Option<Figure>,
    /// The unit; empty where none stands there.
    pub unit: String,
    /// What the unit measures.
    pub measure: Option<UnitMeasure>,
    /// The noun that is counted: its first token and the one behind it.
    pub noun: Option<(usize, usize)>,
    /// Whether the unit is printed by each of two numbers.
    pub is_pair: bool,
    /// A comparator behind it: "trở lên".
    pub bound: Option<Comparator>,
    /// What is uncertain.
    pub doubts: Vec<DraftDoubt>,
    /// Where the name before it ends, if a unit stands between both.
    pub name_end: Option<usize>,
}

/// Finds every number that is not masked.
pub fn numbers(tokens: &[TextToken], masks: &[Option<Mask>]) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_free = tokens[at].is_number() && masks.get(at).copied().flatten().is_none();
        match is_free.then(|| number(tokens, masks, at)).flatten() {
            Some(number) => {
                at = number.to.max(at + 1);
                found.push(number);
            }
            None => at += 1,
        }
    }
    share_units(tokens, &mut found);
    read_units_before(tokens, &mut found);
    found
}

/// Gives figures without a unit the one that stands before them, and leaves rows with several figures to a person: only
/// the heads of their columns tell what each is.
fn read_units_before(tokens: &[TextToken], numbers: &mut [Number]) {
    let is_row = is_row(tokens);
    let has_many = is_row && numbers.len() > 1;
    for number in numbers {
        if number.unit.is_empty()
            && let Some(cell) = unit_before(tokens, number.from, is_row)
        {
            number.take_unit(tokens, cell);
        }
        if has_many {
            number.doubts.push(DraftDoubt::ResultOrPlan);
        }
    }
}

/// The figure that digits are, and whether they can be read in another way too.
fn digits(text: &str) -> Option<(Figure, bool)> {
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    let head = |mark: char| text.split(mark).next().unwrap_or("");
    let (text, is_unsure) = match (commas, points) {
        (0, 0) => (text.to_owned(), false),
        (0, _) if is_grouped(text, '.') => (text.replace('.', ""), false),
        (0, 1) => (text.to_owned(), true),
        (1, 0) => (
            text.replace(',', "."),
            is_grouped(text, ',') && !text.starts_with('0'),
        ),
        (1, _) if is_grouped(head(','), '.') => (text.replace('.', "").replace(',', "."), false),
        (_, 1) if is_grouped(head('.'), ',') => (text.replace(',', ""), true),
        (_, 0) if is_grouped(text, ',') => (text.replace(',', ""), true),
        _ => return None,
    };
    Some((Figure::parse(&trimmed(&text)).ok()?, is_unsure))
}

/// Tells whether marks part groups of three digits.
fn is_grouped(text: &str, mark: char) -> bool {
    let mut parts = text.split(mark);
    let head = parts.next().unwrap_or("");
    (1..=3).contains(&head.len()) && !head.starts_with('0') && parts.all(|part| part.len() == 3)
}

/// Digits without zeros in front.
fn trimmed(text: &str) -> String {
    let kept = text.trim_start_matches('0');
    match kept.chars().next() {
        None => "0".to_owned(),
        Some('.') => format!("0{kept}"),
        Some(_) => kept.to_owned(),
    }
}

/// The power of ten that the words at a token stand for, and the token behind them.
fn scale(tokens: &[TextToken], at: usize) -> (usize, i32, String) {
    let (mut at, mut power, mut printed) = (at, 0, Vec::new());
    while let Some(token) = tokens.get(at) {
        let Some((word, zeros)) = SCALES.iter().find(|(word, _)| token.is(word)) else {
            break;
        };
        let next = tokens.get(at + 1).map_or("", |next| next.lower.as_str());
        if *word == "tỷ" && NO_BILLION.contains(&next) {
            break;
        }
        power += zeros;
        printed.push(*word);
        at += 1;
    }
    (at, power, printed.join(" "))
}

/// Tells whether a word counts people, and is no part of another word: "1 vạn dân", not "dân số".
fn is_of_people(tokens: &[TextToken], at: usize) -> bool {
    let next = tokens.get(at + 1);
    tokens.get(at).is_some_and(|word| word.is("dân"))
        && !next.is_some_and(|next| {
            next.is_one_of(&[
                "số", "tộc", "cư", "quân", "vận", "sinh", "trí", "chủ", "công", "phòng",
            ])
        })
}

/// "40/100.000 trẻ": so many for each.
fn is_base_of_rate(tokens: &[TextToken], at: usize) -> bool {
    let is_round = tokens.get(at).is_some_and(|token| {
        token.is_one_of(&["1.000", "10.000", "100.000", "1000", "10000", "100000"])
    });
    is_round
        && tokens
            .get(at + 1)
            .is_some_and(|next| next.is_one_of(&["dân", "người", "trẻ", "ca", "lao"]))
}

/// The words of some tokens.
fn joined(tokens: &[TextToken], from: usize, to: usize) -> String {
    let words: Vec<&str> = tokens
        .iter()
        .take(to)
        .skip(from)
        .map(|token| token.lower.as_str())
        .collect();
    words.join(" ")
}

/// Units that are written with capitals.
fn spelled(unit: &str) -> &str {
    const CAPITALS: [(&str, &str); 5] = [
        ("usd", "USD"),
        ("kwh", "kWh"),
        ("mw", "MW"),
        ("mwp", "MWp"),
        ("htx", "hợp tác xã"),
    ];
    CAPITALS
        .iter()
        .find(|(lower, _)| *lower == unit)
        .map_or(unit, |(_, usual)| usual)
}

/// Tells whether a word behind digits may be what is counted: it is no verb and joins nothing.
fn is_noun(token: &TextToken) -> bool {
    const OTHERS: [&str; 34] = [
        "đạt", "là", "và", "trở", "vào", "trong", "so", "năm", "tăng", "giảm", "đến", "của", "cho",
        "với", "bằng", "còn", "có", "được", "thì", "từ", "lên", "xuống", "trên", "dưới", "tại",
        "ở", "nhưng", "hoặc", "theo", "vượt", "này", "trước", "sau", "thấp",
    ];
    token.shape == Shape::Word && !token.capital && !token.is_one_of(&OTHERS)
}

fn of_people(tokens: &[TextToken], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|next| next.is_one_of(&["dân", "người", "lao", "trẻ", "hộ"]))
}

/// The second number of a range or a pair: the token of it.
fn second(
    tokens: &[TextToken],
    masks: &[Option<Mask>],
    at: usize,
    marks: &[&str],
) -> Option<usize> {
    tokens.get(at)?.is_one_of(marks).then_some(())?;
    let skip = usize::from(tokens.get(at + 1).is_some_and(|next| next.is("dưới")));
    let next = at + 1 + skip;
    let is_free = masks.get(next).copied().flatten().is_none();
    (tokens.get(next)?.is_number() && is_free).then_some(next)
}

fn number(tokens: &[TextToken], masks: &[Option<Mask>], at: usize) -> Option<Number> {
    let (low, mut is_unsure) = digits(&tokens.get(at)?.lower)?;
    let mut number = Number::bare(at, low);
    let is_slash = tokens.get(at + 1).is_some_and(|mark| mark.is("/"));
    if is_slash && let Some(next) = second(tokens, masks, at + 1, &["/"]) {
        if number.read_rate(tokens, next) {
            return Some(number);
        }
        let (of, unsure) = digits(&tokens.get(next)?.lower)?;
        number.of = Some(of);
        number.to = next + 1;
        is_unsure |= unsure;
    }
    number.read_unit(tokens);
    is_unsure |= number.read_range(tokens, masks, at);
    number.read_pair(tokens, masks);
    if is_unsure || number.measure == Some(UnitMeasure::Percent) && tokens[at].lower.contains('.') {
        number.doubts.push(DraftDoubt::Digits);
    }
    number.read_bound(tokens);
    Some(number)
}

impl Number {
    /// Reads the words that multiply and the unit behind the digits.
    fn read_unit(&mut self, tokens: &[TextToken]) {
        let (at, power, printed) = scale(tokens, self.to);
        let Some((end, unit)) = super::units::unit(tokens, at) else {
            self.read_none(tokens, at, power, &printed);
            return;
        };
        let words = joined(tokens, at, end);
        let name = unit.usual.unwrap_or_else(|| spelled(&words)).to_owned();
        self.measure = Some(unit.measure);
        self.to = end;
        let keeps_scale = unit.measure == UnitMeasure::Money || name == "kWh";
        self.unit = match keeps_scale && power > 0 {
            true => format!("{printed} {name}"),
            false => name,
        };
        if !keeps_scale {
            self.shift(power);
        }
        if unit.measure == UnitMeasure::Noun || unit.measure == UnitMeasure::Amount {
            self.noun = Some((at, end));
        }
        self.read_per(tokens);
    }

    /// A number at a token, with nothing behind it.
    fn bare(at: usize, low: Figure) -> Self {
        Self {
            from: at,
            to: at + 1,
            low,
            high: None,
            of: None,
            unit: String::new(),
            measure: None,
            noun: None,
            is_pair: false,
            bound: None,
            doubts: Vec::new(),
            name_end: None,
        }
    }

    /// Reads a rate such as "40/100.000 trẻ"; `false` if there is none.
    fn read_rate(&mut self, tokens: &[TextToken], next: usize) -> bool {
        if !is_base_of_rate(tokens, next) {
            return false;
        }
        self.unit = format!("/{}", joined(tokens, next, next + 2));
        self.measure = Some(UnitMeasure::Score);
        self.to = next + 2;
        self.read_bound(tokens);
        true
    }

    /// Takes the unit that is printed before it, if it is one.
    pub fn take_unit(&mut self, tokens: &[TextToken], before: PrintedBefore) {
        let Some(cell) = tokens.get(..before.to) else {
            return;
        };
        let behind = self.to;
        let mut read = self.clone();
        (read.to, read.doubts) = (before.from, Vec::new());
        read.read_unit(cell);
        if read.unit.is_empty() || read.to != before.to {
            return;
        }
        self.doubts
            .retain(|doubt| !matches!(doubt, DraftDoubt::NoUnit | DraftDoubt::UnknownUnit));
        self.doubts.extend(read.doubts.iter().copied());
        // What is counted stands before the figure, and not where a noun behind it would.
        (read.to, read.noun, read.doubts) = (behind, None, std::mem::take(&mut self.doubts));
        read.name_end = Some(before.name_end);
        *self = read;
    }

    fn shift(&mut self, power: i32) {
        // Without a word that multiplies, zeros at the end stay.
        if power == 0 {
            return;
        }
        for figure in [Some(&mut self.low), self.high.as_mut(), self.of.as_mut()]
            .into_iter()
            .flatten()
        {
            *figure = figure.shifted(power).unwrap_or(*figure);
        }
    }

    /// What stands behind digits where no unit is known.
    fn read_none(&mut self, tokens: &[TextToken], at: usize, power: i32, printed: &str) {
        if power >= 6 {
            // "450 tỷ", "65 triệu/người".
            let next = tokens.get(at);
            let ends = next.is_none_or(|next| {
                next.shape != Shape::Word
                    || next.is_one_of(&["vào", "năm", "trong", "so", "tăng", "và", "đến", "trở"])
            });
            if ends {
                self.unit = format!("{printed} đồng");
                self.measure = Some(UnitMeasure::Money);
                self.to = at;
                self.read_per(tokens);
                return;
            }
        }
        self.shift(power);
        self.to = at;
        if is_of_people(tokens, at) {
            // "Trên 1 vạn dân": people, by the word that makes none of "dân số", "dân tộc".
            self.unit = "người".to_owned();
            self.measure = Some(UnitMeasure::Noun);
            self.noun = Some((at, at + 1));
            self.to = at + 1;
            return;
        }
        let noun = tokens.get(at).filter(|next| is_noun(next));
        match noun {
            // "Xây 286 mái ấm": a person says whether it is the unit.
            Some(noun) => {
                self.unit = noun.lower.clone();
                self.measure = Some(UnitMeasure::Noun);
                self.noun = Some((at, at + 1));
                self.to = at + 1;
                self.doubts.push(DraftDoubt::UnknownUnit);
            }
            None => self.doubts.push(DraftDoubt::NoUnit),
        }
    }

    /// Reads "/năm", "/người", "/10.000 dân".
    fn read_per(&mut self, tokens: &[TextToken]) {
        let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
        while let Some(mark) = tokens.get(self.to) {
            let is_above = mark.is("trên");
            let is_one = is(self.to + 1, "một") || is(self.to + 1, "1");
            let is_digit = is(self.to + 1, "1") && is(self.to + 2, "vạn");
            let at = self.to + 1 + usize::from(is_one && is_above || is_digit);
            let is_round = tokens.get(at).is_some_and(TextToken::is_number);
            if !(mark.is("/") || is_above && (is(at, "vạn") || is_round)) {
                return;
            }
            let (end, by) = match BY.at(tokens, at) {
                Some((end, ())) => (end, joined(tokens, at, end)),
                None if is_round && of_people(tokens, at + 1) => {
                    (at + 2, joined(tokens, at, at + 2))
                }
                None => return,
            };
            let by = by
                .replacen("10.000 ", "vạn ", 1)
                .replacen("10000 ", "vạn ", 1);
            let by = if by.starts_with("100") {
                joined(tokens, at, end)
            } else {
                by
            };
            self.unit = format!("{}/{by}", self.unit);
            self.to = end;
        }
    }

    /// Reads the second end of "9 - 10 %", "từ 3 % đến 4 %".
    fn read_range(&mut self, tokens: &[TextToken], masks: &[Option<Mask>], at: usize) -> bool {
        let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
        let next = second(tokens, masks, self.to, &["-", "đến", "tới"]);
        let Some((next, (high, is_unsure))) =
            next.and_then(|next| Some((next, digits(&tokens.get(next)?.lower)?)))
        else {
            return false;
        };
        let mut other = Self::bare(next, high);
        other.read_unit(tokens);
        let is_bare = self.unit.is_empty();
        let goes_on = other.unit.starts_with(&self.unit) && other.unit.contains('/');
        let is_one = is_bare || self.unit == other.unit || goes_on;
        // A dash between a name and a figure is none; "lên đến" tells of a change.
        let is_said =
            is(self.to, "-") || at > 0 && is(at - 1, "từ") || is_bare || self.unit == other.unit;
        if !(is_one && is_said && self.of.is_none()) || self.low.decimal() >= other.low.decimal() {
            return false;
        }
        // "9-10 triệu": the word stands for both ends.
        if is_bare && !other.unit.is_empty() && other.measure != Some(UnitMeasure::Money) {
            let (_, power, _) = scale(tokens, next + 1);
            self.low = if power == 0 {
                self.low
            } else {
                self.low.shifted(power).unwrap_or(self.low)
            };
        }
        self.high = Some(other.low);
        (self.unit, self.measure, self.noun) = (other.unit, other.measure, other.noun);
        (self.to, self.doubts) = (other.to, other.doubts);
        is_unsure
    }

    /// Reads "450 tỷ đồng/500 tỷ đồng".
    fn read_pair(&mut self, tokens: &[TextToken], masks: &[Option<Mask>]) {
        if self.of.is_some() || self.high.is_some() || self.unit.is_empty() {
            return;
        }
        let Some(next) = second(tokens, masks, self.to, &["/"]) else {
            return;
        };
        let Some((of, _)) = tokens.get(next).and_then(|token| digits(&token.lower)) else {
            return;
        };
        let mut other = Self::bare(next, of);
        other.read_unit(tokens);
        if other.unit == self.unit {
            self.of = Some(other.low);
            self.to = other.to;
            self.is_pair = true;
        }
    }

    /// Reads "trở lên", "trở xuống".
    fn read_bound(&mut self, tokens: &[TextToken]) {
        let word = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
        self.bound = match (word(self.to), word(self.to + 1)) {
            ("trở", "lên") => Some(Comparator::AtLeast),
            ("trở", "xuống") => Some(Comparator::AtMost),
            _ => None,
        };
        if self.bound.is_some() {
            self.to += 2;
        }
        let is_led = self.from.checked_sub(1).is_some_and(|at| word(at) == "từ");
        if self.bound.is_none() && is_led {
            self.bound = bound_behind(tokens, self.to);
        }
    }

    /// Tells whether its unit is counted by the year.
    pub fn is_yearly(&self) -> bool {
        self.unit.ends_with("/năm")
    }
}

/// "từ 97 % dân số trở lên": the bound stands behind what is counted.
fn bound_behind(tokens: &[TextToken], from: usize) -> Option<Comparator> {
    let words = tokens.iter().skip(from).take(8);
    let words: Vec<&TextToken> = words
        .take_while(|token| token.shape == Shape::Word)
        .collect();
    words.windows(2).find_map(|pair| match pair {
        [first, second] if first.is("trở") && second.is("lên") => Some(Comparator::AtLeast),
        [first, second] if first.is("trở") && second.is("xuống") => Some(Comparator::AtMost),
        _ => None,
    })
}

/// Gives units of a list to its members that have none: "41, 35 và 24 %", "0,5 % và 0,8 %/năm".
fn share_units(tokens: &[TextToken], numbers: &mut [Number]) {
    for at in (0..numbers.len().saturating_sub(1)).rev() {
        let (before, behind) = numbers.split_at_mut(at + 1);
        let (Some(this), Some(next)) = (before.last_mut(), behind.first()) else {
            continue;
        };
        let between = tokens.get(this.to..next.from).unwrap_or(&[]);
        let is_list = between.len() <= 2
            && between
                .iter()
                .all(|token| token.is_one_of(&[",", "và", ";"]))
            && !between.is_empty();
        if !is_list || next.from - this.from > LIST {
            continue;
        }
        if this.unit.is_empty() && !next.unit.is_empty() {
            this.unit.clone_from(&next.unit);
            this.measure = next.measure;
            this.doubts.retain(|doubt| *doubt != DraftDoubt::NoUnit);
        } else if let (Some((_, by)), false) = (
            next.unit.split_once("/vạn"),
            this.unit.contains('/') || this.unit.is_empty(),
        ) {
            this.unit = format!("{}/vạn{by}", this.unit);
        } else if next.unit == format!("{}/năm", this.unit) {
            this.unit.clone_from(&next.unit);
        }
    }
}
