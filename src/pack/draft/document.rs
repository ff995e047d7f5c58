//! What a text says of itself: its title, day, place and term.
//!
//! Owns where each is looked for. What a person said wins. It must not know figures.

use std::sync::LazyLock;

use super::claim::Document;
use super::heading::widest;
use super::phrases::Phrases;
use super::text::{Paragraph, Shape, Text, TextToken};
use super::time::Time;
use super::time_words::TimePart;
use super::when::When;
use crate::core::model::ClaimKind;

/// The paragraphs at the beginning in which title and day are looked for.
const FIRST: usize = 14;
/// The most places that are told apart.
const MOST_PLACES: usize = 200;
/// A line with the day of a text has fewer tokens.
const SHORT: usize = 25;
/// The words of a title among which the kind of the document stands.
const OPENS: usize = 3;
/// The most words of a title.
const LONGEST: usize = 60;
/// Words with which a title begins, as documents are called.
const TITLES: &[&str] = &[
    "nghị", "báo", "kế", "chương", "thông", "quyết", "dự", "chỉ", "kết", "đề",
];
const TITLE_ENDS: &[&str] = &[
    "quyết", "cáo", "hoạch", "trình", "thảo", "định", "án", "thị", "luận", "tri", "báo",
];
/// Levels of units.
const LEVELS: &[(&str, &str)] = &[
    ("thành", "phố"),
    ("thị", "xã"),
    ("thị", "trấn"),
    ("tỉnh", ""),
    ("huyện", ""),
    ("xã", ""),
    ("phường", ""),
];

/// What titles tell of.
static GENRES: LazyLock<Phrases<ClaimKind>> = LazyLock::new(|| {
    Phrases::new(&[
        (
            ClaimKind::Actual,
            "báo cáo|kết quả|tình hình|sơ kết|tổng kết|nhìn lại|đánh giá|thành tựu",
        ),
        (
            ClaimKind::Target,
            "kế hoạch|chương trình|giao ước|cam kết|phương án|chiến lược|phương hướng|nhiệm vụ|\
                chỉ tiêu|đề án|đăng ký|dự kiến|phát động|giao chỉ tiêu|giao kế hoạch",
        ),
    ])
});

/// What a person says of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentHints {
    /// The place of its figures.
    pub place: Option<String>,
    /// Its day: year, month, day; the latter two may be unknown.
    pub day: Option<(i16, Option<i8>, Option<i8>)>,
    /// First and last year of the term.
    pub term: Option<(i16, i16)>,
}

/// A document with what its title says of time.
#[derive(Clone, Debug, Default)]
pub struct DatedDocument {
    /// What is known.
    pub document: Document,
    /// Whether it looks back from the middle of a term.
    pub is_mid_term: bool,
    /// The part of a year, or the year, of which the title speaks.
    pub title_time: Option<Time>,
    /// The year whose plan it is: that of its title, up to which nothing is counted.
    pub plan_year: Option<i16>,
    /// Whether its title tells of what was reached, or of what is to be.
    pub genre: Option<ClaimKind>,
    /// Whether its first lines name the term.
    pub is_term_told: bool,
    /// The paragraphs of the title and what stands above it.
    pub head: usize,
}

impl DatedDocument {
    /// What a time means in this text; "now" of one that looks back from the middle of a term is that.
    pub fn resolved(&self, time: &Time) -> When {
        let when = self.document.when(time);
        match self.is_mid_term && time.part == TimePart::Now {
            true => When {
                part: TimePart::MidTerm,
                ..when
            },
            false => when,
        }
    }
}

/// Finds what a text says of itself.
pub fn known(text: &Text, times: &[Vec<Time>], said: &DocumentHints) -> DatedDocument {
    let (title, head) = title(text);
    let place = said.place.clone().or_else(|| place(text));
    let is_part = |time: &Time| {
        matches!(
            time.part,
            TimePart::Year
                | TimePart::Half(_)
                | TimePart::Months(_)
                | TimePart::Quarter(_)
                | TimePart::Month(_)
                | TimePart::StartOfYear
                | TimePart::SchoolYear(_)
        )
    };
    let heads = text.paragraphs.iter().zip(times).take(head);
    let of_heads = heads.flat_map(|(paragraph, times)| {
        let own = times.iter();
        let own = own.filter(|time| is_part(time) && !is_vision(&paragraph.tokens, time));
        own.map(move |time| (time, paragraph))
    });
    let of_heads: Vec<(&Time, &Paragraph)> = of_heads.collect();
    let title_time = widest(of_heads.iter().map(|(time, _)| *time)).copied();
    let is_up_to = |(time, paragraph): &(&Time, &Paragraph)| {
        let words = paragraph.tokens.get(time.from..time.to).unwrap_or(&[]);
        words.iter().any(|word| word.is_one_of(&["đến", "tới"]))
    };
    let plan_year = title_time.filter(|time| time.part == TimePart::Year);
    let plan_year = plan_year.filter(|_| !of_heads.first().is_some_and(is_up_to));
    let mut early = times.iter().take(head.max(FIRST / 2)).flatten();
    let is_term_told = early
        .clone()
        .any(|time| matches!(time.part, TimePart::Span(..) | TimePart::NextTerm));
    let heads = text.paragraphs.iter().take(head);
    let genre = heads.clone().find_map(|paragraph| genre(&paragraph.tokens));
    DatedDocument {
        document: Document {
            title,
            day: said.day.or_else(|| printed_day(text, times)),
            place,
            term: said.term.or_else(|| term(times)),
        },
        is_mid_term: early.any(|time| time.part == TimePart::MidTerm),
        title_time,
        plan_year: plan_year.and_then(|time| time.year),
        genre,
        is_term_told,
        head,
    }
}

/// What a title tells of, by the first word that says it: "Báo cáo …" of what was reached, "Kế hoạch …" of what is to be.
/// A plan of which a headline speaks further on is none.
fn genre(tokens: &[TextToken]) -> Option<ClaimKind> {
    (0..tokens.len()).find_map(|at| {
        let (_, genre) = GENRES.at(tokens, at)?;
        (genre == ClaimKind::Actual || at < OPENS).then_some(genre)
    })
}

/// "Giai đoạn 2021 - 2025, định hướng đến năm 2030": a look further ahead than the figures of a text.
fn is_vision(tokens: &[TextToken], time: &Time) -> bool {
    let before = time.from.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|word| word.is_one_of(&["nhìn", "hướng"]))
}

/// The title, and how many paragraphs it takes with what is above it.
fn title(text: &Text) -> (String, usize) {
    let ends = |paragraph: &Paragraph| ends_sentence(&paragraph.tokens);
    // A title stands above the first sentence.
    let first = text.paragraphs.iter().take(FIRST);
    let first: Vec<&Paragraph> = first.take_while(|paragraph| !ends(paragraph)).collect();
    let named = first
        .iter()
        .position(|paragraph| is_named(&paragraph.tokens));
    let at = named.unwrap_or(0);
    let Some(paragraph) = first.get(at) else {
        return (String::new(), 0);
    };
    let mut title = shown(text, &paragraph.tokens);
    let mut head = at + 1;
    // "NGHỊ QUYẾT" alone says nothing: the lines below it belong to it.
    for next in first.iter().skip(head).take(3) {
        if !says_little(&title) || !goes_on(&next.tokens) {
            break;
        }
        title = format!("{title} {}", shown(text, &next.tokens));
        head += 1;
    }
    (title, head)
}

fn shown(text: &Text, tokens: &[TextToken]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => text.shown(first.start, last.end),
        _ => String::new(),
    }
}

fn ends_sentence(tokens: &[TextToken]) -> bool {
    tokens
        .last()
        .is_some_and(|token| token.is_one_of(&[".", ";", ":"]))
}

/// Tells whether a title is no more than the kind of the document.
fn says_little(title: &str) -> bool {
    let words = title.split(' ').count();
    let is_upper = !title.chars().any(char::is_lowercase);
    words < 3 || is_upper && words < 5
}

/// Tells whether a line may go on with a title: it is neither numbered nor a day.
fn goes_on(tokens: &[TextToken]) -> bool {
    let is_numbered = tokens
        .get(1)
        .is_some_and(|token| token.is_one_of(&[".", ")"]));
    let numbers = tokens.iter().filter(|token| token.is_number()).count();
    !is_numbered && numbers * 2 <= tokens.len().max(1) && tokens.len() <= LONGEST
}

fn is_named(tokens: &[TextToken]) -> bool {
    let [first, second, ..] = tokens else {
        return false;
    };
    let begins = TITLES.contains(&first.lower.as_str()) && first.capital;
    begins && TITLE_ENDS.contains(&second.lower.as_str()) && tokens.len() < LONGEST
}

/// The first whole day of the first lines.
fn printed_day(text: &Text, times: &[Vec<Time>]) -> Option<(i16, Option<i8>, Option<i8>)> {
    let first = text.paragraphs.iter().zip(times).take(FIRST);
    let short = first.filter(|(paragraph, _)| paragraph.tokens.len() < SHORT);
    let month = short
        .clone()
        .find_map(|(paragraph, times)| printed_month(&paragraph.tokens, times));
    let mut found =
        short.flat_map(|(paragraph, times)| times.iter().map(|time| (time, &paragraph.tokens)));
    let day = found.find_map(|(time, tokens)| {
        let year = time.year?;
        let is_printed = time.to - time.from > 4 || tokens.get(time.to.checked_sub(2)?)?.is("/");
        match time.part {
            TimePart::To(day, month) => {
                Some((year, i8::try_from(month).ok(), i8::try_from(day).ok()))
            }
            TimePart::Year if is_printed => Some((year, Some(12), Some(31))),
            _ => None,
        }
    });
    day.or(month)
}

/// The month of a line that says little else: "(Dự thảo, tháng 5 năm 2025)", "Hà Giang, tháng 9 năm 2020". The month of a
/// title is that of its figures.
fn printed_month(tokens: &[TextToken], times: &[Time]) -> Option<(i16, Option<i8>, Option<i8>)> {
    let [time] = times else {
        return None;
    };
    let TimePart::Month(month) = time.part else {
        return None;
    };
    let others = tokens.get(..time.from).unwrap_or(&[]);
    let is_place = |token: &TextToken| token.shape == Shape::Word && token.capital;
    let is_draft = |token: &TextToken| token.is_one_of(&["dự", "thảo", "bản", "lần"]);
    let is_mark = |token: &TextToken| token.is_one_of(&["(", ",", "-"]);
    let behind = tokens.get(time.to..).unwrap_or(&[]);
    let is_alone = others.len() <= 6
        && others
            .iter()
            .all(|token| is_place(token) || is_draft(token) || is_mark(token))
        && others.last().is_none_or(is_mark)
        && behind.iter().all(|token| token.is_one_of(&[")", "."]));
    let year = time.year.filter(|_| is_alone)?;
    Some((year, i8::try_from(month).ok(), None))
}

/// The first term or period of some years.
fn term(times: &[Vec<Time>]) -> Option<(i16, i16)> {
    let spans = || {
        times
            .iter()
            .flatten()
            .filter_map(|time| match (time.part, time.year) {
                (TimePart::Span(first, is_term), Some(last)) if last - first >= 4 => {
                    Some((first, last, is_term))
                }
                _ => None,
            })
    };
    let named = spans().find(|(.., is_term)| *is_term);
    named
        .or_else(|| spans().next())
        .map(|(first, last, _)| (first, last))
}

/// The proper name that stands most often behind the level of a unit.
fn place(text: &Text) -> Option<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for paragraph in &text.paragraphs {
        let tokens = &paragraph.tokens;
        for at in 0..tokens.len() {
            let Some((name, _)) = unit_at(text, tokens, at) else {
                continue;
            };
            match counts.iter().position(|(known, _)| *known == name) {
                Some(known) => counts[known].1 += 1,
                None if counts.len() < MOST_PLACES => counts.push((name, 1)),
                None => {}
            }
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let (name, _) = counts.into_iter().find(|(_, count)| *count == most)?;
    // A province goes by its name alone, as packs have it.
    let short = name.strip_prefix("Tỉnh ").map(str::to_owned);
    Some(short.unwrap_or(name))
}

/// The unit that is named at a token: "tỉnh Bắc Sơn", and the token behind it.
pub fn unit_at(text: &Text, tokens: &[TextToken], at: usize) -> Option<(String, usize)> {
    let first = tokens.get(at)?;
    let second = tokens.get(at + 1).map_or("", |token| token.lower.as_str());
    let (level, next) = LEVELS
        .iter()
        .find(|(level, next)| first.is(level) && (next.is_empty() || *next == second))?;
    let start = at + 1 + usize::from(!next.is_empty());
    let mut end = start;
    while tokens.get(end).is_some_and(|token| {
        token.shape == Shape::Word && token.capital && !token.is_one_of(&["đảng", "ủy", "có", "đã"])
    }) && end < start + 4
    {
        end += 1;
    }
    let (name, last) = (tokens.get(start)?, tokens.get(end.checked_sub(1)?)?);
    let is_name = end > start && end - start >= 2 - usize::from(*level == "xã");
    let level = match *next {
        "" => capital(level),
        next => format!("{} {next}", capital(level)),
    };
    is_name.then(|| (format!("{level} {}", text.shown(name.start, last.end)), end))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
