//! Limits that figures of a list keep: "trên 90%", "từ 50 đến 80 ha", "at most 5 %".
//!
//! Owns how both languages word a limit, and the question without these words. It must not know which figures there
//! are, nor whether a list is asked for.

use std::ops::Range;

use crate::core::fold::bare;
use crate::search::grammar::pieces::UNITS;
use crate::search::typed_number::number;

/// One end of a range of figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LimitBound {
    /// Whether it is a lower limit.
    pub is_above: bool,
    /// Whether a figure equal to it is within the limit.
    pub or_equal: bool,
    /// The limit itself, in the unit that was named.
    pub number: f64,
}

/// The limits in a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// The question without the limits.
    pub without: String,
    /// The limits, as they were typed.
    pub said: String,
    /// One end, or both.
    pub bounds: Vec<LimitBound>,
    /// The words of the unit, folded; empty where none was named.
    pub unit: String,
    /// Whether it is a share of a plan, which no figure of an indicator is: "trên 90% kế hoạch".
    pub is_share_of_plan: bool,
}

/// Words before a limit, folded; whether it is a lower limit, and whether the figure itself is within it.
const SIDES: &[(&str, bool, bool)] = &[
    ("tren", true, false),
    ("hon", true, false),
    ("cao hon", true, false),
    ("lon hon", true, false),
    ("nhieu hon", true, false),
    ("vuot", true, false),
    ("vuot tren", true, false),
    ("vuot qua", true, false),
    ("over", true, false),
    ("above", true, false),
    ("more than", true, false),
    ("greater than", true, false),
    ("higher than", true, false),
    ("larger than", true, false),
    ("exceeding", true, false),
    ("in excess of", true, false),
    ("it nhat", true, true),
    ("toi thieu", true, true),
    ("khong duoi", true, true),
    ("khong thap hon", true, true),
    ("at least", true, true),
    ("no less than", true, true),
    ("not less than", true, true),
    ("duoi", false, false),
    ("thap hon", false, false),
    ("nho hon", false, false),
    ("it hon", false, false),
    ("kem hon", false, false),
    ("chua den", false, false),
    ("chua toi", false, false),
    ("khong den", false, false),
    ("under", false, false),
    ("below", false, false),
    ("less than", false, false),
    ("lower than", false, false),
    ("smaller than", false, false),
    ("fewer than", false, false),
    ("toi da", false, true),
    ("khong qua", false, true),
    ("nhieu nhat", false, true),
    ("khong cao hon", false, true),
    ("khong tren", false, true),
    ("khong vuot qua", false, true),
    ("at most", false, true),
    ("up to", false, true),
    ("no more than", false, true),
    ("not more than", false, true),
];

/// Words after a limit, folded; the figure itself is within it.
const BEHIND: &[(&str, bool)] = &[
    ("tro len", true),
    ("tro xuong", false),
    ("or more", true),
    ("or above", true),
    ("or higher", true),
    ("or over", true),
    ("and above", true),
    ("and over", true),
    ("or less", false),
    ("or below", false),
    ("or lower", false),
    ("and below", false),
];

/// Words that begin a range with its lower end and join the upper one, folded.
const BETWEEN: &[(&str, &str)] = &[
    ("tu", "den"),
    ("tu", "toi"),
    ("trong khoang", "den"),
    ("khoang", "den"),
    ("giua", "va"),
    ("between", "and"),
    ("from", "to"),
];

/// Words that only lead to a limit, folded.
const LEADING: &[&str] = &[
    "dat", "co", "la", "o", "muc", "so", "lieu", "gia", "tri", "with", "a", "value", "values",
    "figure", "figures", "at", "of", "are", "is", "reach", "reached", "reaching", "being", "that",
];

/// Further words that may be a unit, folded.
const COUNTED: &[&str] = &[
    "nguoi",
    "ho",
    "xa",
    "people",
    "persons",
    "households",
    "communes",
    "cent",
];

/// Words for a plan after a share, folded: "90% kế hoạch".
const PLANS: &[&str] = &[
    "ke hoach",
    "muc tieu",
    "chi tieu",
    "nghi quyet",
    "du toan",
    "so voi ke hoach",
    "so voi muc tieu",
    "so ke hoach",
    "cua ke hoach",
    "of plan",
    "of the plan",
    "of target",
    "of targets",
    "of the target",
    "of their target",
    "of their targets",
];

/// Takes the limits out of a question; `None` if it has none that is complete.
pub fn limits(text: &str) -> Option<Limits> {
    let chunks: Vec<&str> = text.split_whitespace().collect();
    let clean = |chunk: &&str| bare(chunk.trim_matches(|c: char| !c.is_alphanumeric() && c != '%'));
    let words: Vec<String> = chunks.iter().map(clean).collect();
    let starts = 0..words.len();
    let found = starts
        .into_iter()
        .find_map(|at| limit(&chunks, &words, at))?;
    let (mut range, bounds, unit) = found;
    let plans = PLANS
        .iter()
        .filter_map(|said| behind(&words, range.end, said));
    let plan = plans.max().filter(|_| unit == "%");
    range.end = plan.unwrap_or(range.end);
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let mut start = range.start;
    let is_denied = |at: usize| matches!(word(at), "chua" | "khong" | "not");
    while plan.is_none() && start > 0 && LEADING.contains(&word(start - 1)) {
        // "Chưa đạt" is a class and not part of a limit.
        if start > 1 && is_denied(start - 2) {
            break;
        }
        start -= 1;
    }
    let rest = chunks
        .iter()
        .take(start)
        .chain(chunks.iter().skip(range.end));
    let rest: Vec<&str> = rest.copied().collect();
    let said = chunks.get(range).unwrap_or_default().join(" ");
    Some(Limits {
        without: rest.join(" "),
        said: said.trim_end_matches(['?', '.', ',', '!', ';']).to_owned(),
        bounds,
        unit,
        is_share_of_plan: plan.is_some(),
    })
}

type Found = (Range<usize>, Vec<LimitBound>, String);

/// The limit that begins at a word.
fn limit(chunks: &[&str], words: &[String], at: usize) -> Option<Found> {
    between(chunks, words, at).or_else(|| one_side(chunks, words, at))
}

fn between(chunks: &[&str], words: &[String], at: usize) -> Option<Found> {
    BETWEEN.iter().find_map(|(from, to)| {
        let first = behind(words, at, from)?;
        let (low, after, unit) = amount(chunks, words, first)?;
        let (high, end, last_unit) = amount(chunks, words, behind(words, after, to)?)?;
        let unit = [last_unit, unit]
            .into_iter()
            .find(|unit| !unit.is_empty())?;
        let end_of = |is_above, number| LimitBound {
            is_above,
            or_equal: true,
            number,
        };
        stands_alone(words, end).then(|| {
            let bounds = vec![end_of(true, low), end_of(false, high)];
            (at..end, bounds, unit)
        })
    })
}

fn one_side(chunks: &[&str], words: &[String], at: usize) -> Option<Found> {
    // The longest wins: "không dưới" is not "dưới".
    let sides = SIDES.iter().filter_map(|(said, is_above, or_equal)| {
        Some((behind(words, at, said)?, Some((*is_above, *or_equal))))
    });
    let side = sides.max_by_key(|(first, _)| *first);
    let open = behind(words, at, "tu").or_else(|| number(chunks.get(at)?).map(|_| at));
    let (first, side) = side.or(open.map(|first| (first, None)))?;
    let (number, mut end, unit) = amount(chunks, words, first)?;
    let said_behind = BEHIND
        .iter()
        .find_map(|(said, is_above)| Some((behind(words, end, said)?, *is_above)));
    let side = match (side, said_behind) {
        (_, Some((after, is_above))) => {
            end = after;
            Some((is_above, true))
        }
        (side, None) => side,
    };
    let (is_above, or_equal) = side?;
    // A bare number that may be a year is a year.
    let may_be_year =
        unit.is_empty() && number.fract() == 0.0 && (1900.0..2200.0).contains(&number);
    (!may_be_year && stands_alone(words, end)).then(|| {
        let bound = LimitBound {
            is_above,
            or_equal,
            number,
        };
        (at..end, vec![bound], unit)
    })
}

/// The end of some words if they stand at a position.
fn behind(words: &[String], at: usize, said: &str) -> Option<usize> {
    let mut end = at;
    for word in said.split(' ') {
        (words.get(end)? == word).then_some(())?;
        end += 1;
    }
    Some(end)
}

/// A figure with the words of its unit, and their end.
fn amount(chunks: &[&str], words: &[String], at: usize) -> Option<(f64, usize, String)> {
    let chunk = chunks.get(at)?;
    let chunk = chunk.trim_matches(|c: char| !c.is_ascii_digit() && c != '%' && c != '-');
    let value = number(chunk)?;
    let mut end = at + 1;
    let mut unit: Vec<&str> = chunk.ends_with('%').then_some("%").into_iter().collect();
    let is_ended = chunks.get(at)?.ends_with(['?', ',', ';', '.']);
    while let Some(word) = words.get(end).filter(|_| !is_ended && end < at + 4) {
        let is_unit = UNITS.contains(&word.as_str()) || COUNTED.contains(&word.as_str());
        // "6% số chỉ tiêu": "chỉ" is not the unit of gold.
        if !is_unit || word == "chi" {
            break;
        }
        unit.push(word);
        end += 1;
    }
    Some((value, end, unit.join(" ")))
}

/// Whether no following word makes the figure something else: an age, a number of criteria.
fn stands_alone(words: &[String], end: usize) -> bool {
    const OTHERS: &[&str] = &[
        "tuoi", "tieu", "van", "years", "year", "criteria", "nam", "thang",
    ];
    let next = words.get(end).map_or("", String::as_str);
    !OTHERS.contains(&next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &str) {
        let found = limits(text).map_or("none".to_owned(), |found| {
            let ends = found.bounds.iter().map(|bound| {
                let side = if bound.is_above { '>' } else { '<' };
                let equal = if bound.or_equal { "=" } else { "" };
                format!("{side}{equal}{}", bound.number)
            });
            let ends: Vec<String> = ends.collect();
            format!("{} {} | {}", ends.join(" "), found.unit, found.without)
        });
        assert_eq!(found, want, "{text}");
    }

    #[test]
    fn a_limit_is_taken_out_of_a_question() {
        check("chỉ tiêu nào trên 90%", ">90 % | chỉ tiêu nào");
        check("chi tieu nao dat tren 90 %?", ">90 % | chi tieu nao");
        check("những chỉ tiêu từ 50% trở lên", ">=50 % | những chỉ tiêu");
        check(
            "chỉ tiêu nào không quá 10 nghìn ha",
            "<=10 nghin ha | chỉ tiêu nào",
        );
        check("chỉ tiêu nào từ 50 đến 80%?", ">=50 <=80 % | chỉ tiêu nào");
        check(
            "which targets are below 50 percent",
            "<50 percent | which targets",
        );
        check(
            "which indicators are 90% or more",
            ">=90 % | which indicators",
        );
        check("indicators between 10 and 20%", ">=10 <=20 % | indicators");
        check("chỉ tiêu không dưới 12,5%", ">=12.5 % | chỉ tiêu");
        check("chỉ tiêu chưa đạt dưới 50%", "<50 % | chỉ tiêu chưa đạt");
    }

    #[test]
    fn a_share_of_a_plan_is_known_as_one() {
        for (text, without) in [
            ("chỉ tiêu nào đạt trên 90% kế hoạch", "chỉ tiêu nào đạt"),
            (
                "which targets reached over 90% of plan",
                "which targets reached",
            ),
        ] {
            let found = limits(text).unwrap();
            assert!(found.is_share_of_plan, "{text}");
            assert_eq!(found.without, without);
        }
        let plain = limits("chỉ tiêu nào trên 90%");
        assert!(plain.is_some_and(|found| !found.is_share_of_plan));
    }

    #[test]
    fn a_figure_of_something_else_is_no_limit() {
        check("trẻ em dưới 5 tuổi", "none");
        check("xã dưới 15 tiêu chí", "none");
        check("chỉ tiêu nào trên 2020", "none");
        check("từ năm 2021 đến nay", "none");
        check("từ 2021 đến 2025", "none");
        check("chỉ tiêu nào đạt 22/55", "none");
        check("chỉ tiêu nào là 54%", "none");
    }
}
