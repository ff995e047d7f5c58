//! What the rows of a heading say together: `Hộ nghèo` over `Tỷ lệ (%)`, a district over both.
//!
//! Owns the parting of a heading into time, kind, thing, unit and place. It must not know the rows below.

use super::column::{Slot, Where};
use super::heading;
use super::marker::{is_total, is_whole_place};
use super::moment::ClaimMoment;
use super::unit;
use crate::core::fold::bare;
use crate::pack::gazetteer;

/// The rows of one heading, as one text.
pub fn joined(parts: &[String]) -> String {
    parts.join(": ")
}

/// The rows of a heading that stand in one cell: `Chia ra 2024: Nam` is a group and its part.
pub fn unstacked(text: &str) -> Vec<&str> {
    let parted = text.split_once(':').filter(|(group, _)| {
        let group = bare(group);
        ["chia ra", "trong do", "phan ra", "of which"]
            .iter()
            .any(|words| group.starts_with(words))
    });
    match parted {
        Some((group, part)) if !part.trim().is_empty() => vec![group.trim(), part.trim()],
        _ => vec![text],
    }
}

/// The rows of one heading without the units of things that stand above others: `Hộ nghèo (%)` over `KH` is no share.
pub fn compared(parts: &[String]) -> String {
    let Some((last, above)) = parts.split_last() else {
        return String::new();
    };
    let above = above.iter().map(|part| match unit::in_brackets(part) {
        Some((name, _)) => name.to_owned(),
        None => part.clone(),
    });
    let parts: Vec<String> = above.chain([last.clone()]).collect();
    joined(&parts)
}

/// Reads the rows of the heading of a column of figures.
pub fn slot(parts: &[String]) -> Slot {
    let text = joined(parts);
    let whole = heading::read(&text);
    let mut about: Vec<&str> = Vec::new();
    let mut extra: Vec<String> = Vec::new();
    let mut things: Vec<String> = Vec::new();
    let mut unit = None;
    let mut place = None;
    for part in parts {
        let (name, own) = measured(part);
        unit = own.map(str::to_owned).or(unit);
        if let Some(said) = place_of(name) {
            place = Some(said);
            continue;
        }
        let said = heading::read(name);
        let tells = said.is_of_figures() || said.is_unclear || said.compares;
        match tells {
            false if is_idle(name) => {}
            false => {
                about.push(name);
                things.push(name.to_owned());
            }
            true => {
                let left = left(name, &said.rest);
                // Two words at least: single ones name places and other things.
                if left.contains(' ') && gazetteer::is_unit(&left) {
                    place = Some(Where::Place(left));
                    continue;
                }
                things.extend(Some(left.clone()).filter(|text| !text.is_empty()));
                extra.push(left);
            }
        }
    }
    let about = about.join(": ");
    extra.retain(|text| !text.is_empty());
    let things = things.join(": ");
    let unit = unit.or_else(|| things.rsplit(": ").next().and_then(unit::counted));
    // A part of a year waits for the year that a title names.
    let waiting = whole.part.map(|period| ClaimMoment { year: 0, period });
    Slot {
        moment: whole.moment.or(waiting),
        of_term: whole.of_term,
        kind: whole.kind,
        extra: extra.join(", "),
        about,
        things,
        unit,
        place,
        heading: text,
    }
}

/// A heading of one row that names a thing and nothing else, whatever words are in it.
pub fn whole(text: &str) -> Slot {
    let (name, unit) = measured(text);
    Slot {
        things: name.to_owned(),
        unit: unit.map(str::to_owned).or_else(|| unit::counted(name)),
        heading: text.to_owned(),
        ..Slot::default()
    }
}

/// The words of a text that are left when time and kind are told.
fn left(text: &str, rest: &[String]) -> String {
    let is_rest = |word: &&str| {
        bare(word)
            .split(' ')
            .any(|word| rest.iter().any(|rest| rest == word))
    };
    let words: Vec<&str> = text.split_whitespace().filter(is_rest).collect();
    let left = words.join(" ");
    let left = left.trim_matches(['(', ')', ',', ';', ':', ' ']);
    // A remark in brackets at its end keeps both of them.
    let is_open = left.contains('(') && !left.contains(')');
    let left = match is_open {
        true => format!("{left})"),
        false => left.to_owned(),
    };
    // A rise or a fall alone names nothing.
    match matches!(
        bare(&left).as_str(),
        "giam" | "tang" | "tang them" | "giam them"
    ) {
        true => text.to_owned(),
        false => left,
    }
}

/// Parts a row of a heading from its unit: in brackets, or a bare sign at its end.
fn measured(part: &str) -> (&str, Option<&str>) {
    if let Some((name, unit)) = unit::in_brackets(part) {
        return (name, Some(unit));
    }
    let bare_sign = part.strip_suffix('%').map(str::trim_end);
    match bare_sign.filter(|name| name.chars().any(char::is_alphabetic)) {
        Some(name) => (name, Some("%")),
        None => (part, None),
    }
}

/// Rows of headings that name nothing of their own, folded.
const IDLE: &[&str] = &[
    "chia ra",
    "trong do",
    "chia theo",
    "phan theo",
    "chia theo huyen thanh pho",
    "chia theo don vi",
    "chia theo dia ban",
    "phan theo dia ban",
    "huyen thanh pho",
    "don vi",
    "dia phuong",
    "cac don vi",
    "cac huyen",
    "cac huyen thanh pho",
    "cac xa",
    "cac xa phuong",
    "cac nam",
    "nam",
    "thoi ky",
    "giai doan",
    "so lieu",
    "chi tieu",
    "of which",
];

fn is_idle(text: &str) -> bool {
    let folded = bare(text);
    // "nam" (men) and "năm" (year) fold alike; only the year has a mark.
    if folded == "nam" && text.is_ascii() {
        return false;
    }
    let parts_only = ["phan theo ", "chia theo ", "phan ra ", "chia ra "];
    folded.is_empty()
        || IDLE.contains(&folded.as_str())
        || parts_only.iter().any(|start| folded.starts_with(start))
}

/// The place that a row of a heading names: with its title, or all of the place of the table.
fn place_of(text: &str) -> Option<Where> {
    if is_whole_place(text) || is_total(text) {
        return Some(Where::Whole);
    }
    is_titled_place(text).then(|| Where::Place(text.to_owned()))
}

/// Tells whether a text is the name of a place with its title: `Huyện Sìn Hồ`, `TP. Lai Châu`.
pub fn is_titled_place(text: &str) -> bool {
    const TITLES: [&str; 10] = [
        "tinh",
        "huyen",
        "tp",
        "thanh pho",
        "thi xa",
        "tx",
        "xa",
        "phuong",
        "thi tran",
        "quan",
    ];
    let folded = bare(text);
    TITLES.iter().any(|title| {
        let rest = folded
            .strip_prefix(title)
            .and_then(|rest| rest.strip_prefix(' '));
        rest.is_some_and(|rest| !rest.is_empty())
    }) && gazetteer::is_unit(text)
}
