//! What the rows of a heading say together: `Hộ nghèo` over `Tỷ lệ (%)`, a district over both.
//!
//! Owns the parting of a heading into time, kind, thing, unit and place. It must not know the rows below.

use super::bases;
use super::column::{Slot, Where};
use super::heading;
use super::kind_words::is_empty_word;
use super::marker::{is_total, is_whole_place};
use super::moment::{ClaimMoment, likely_year, take_spans};
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

/// A word of a heading as others write it: its parts that underscores join with spaces, if a year is one of them
/// (`index_2022`), and the marks of statistics offices for estimates with words (`2021 (p)`).
pub fn unjoined(word: &str) -> String {
    match word {
        "(p)" | "(P)" => return "(prel)".to_owned(),
        "(e)" | "(E)" => return "(est)".to_owned(),
        _ => {}
    }
    match word.split('_').any(|part| likely_year(part).is_some()) {
        true => word.replace('_', " ").trim().to_owned(),
        false => word.to_owned(),
    }
}

/// The rows of a heading in which a span of years stands above one of its years, without the span: `KH 5 năm 2021-2025`
/// over `2022` is of that year.
pub fn of_years(parts: &[String]) -> Option<Vec<String>> {
    let (last, above) = parts.split_last().filter(|(_, above)| !above.is_empty())?;
    let year = heading::read(last).moment?.year;
    let is_within = |(first, last): &(i16, i16)| (*first..=*last).contains(&year);
    let mut is_found = false;
    let above = above.iter().map(|part| {
        let (spans, left) = take_spans(part);
        match !spans.is_empty() && spans.iter().all(is_within) {
            true => {
                is_found = true;
                left
            }
            false => part.clone(),
        }
    });
    let mut parts: Vec<String> = above.filter(|part| !part.is_empty()).collect();
    parts.push(last.clone());
    is_found.then_some(parts)
}

/// Reads the rows of the heading of a column of figures.
pub fn slot(parts: &[String]) -> Slot {
    let as_name = parts
        .iter()
        .any(|part| heading::seen_as_name(part).is_some());
    let other = as_name.then(|| {
        let see = |text: &str| heading::seen_as_name(text).unwrap_or_else(|| heading::seen(text));
        Box::new(seen_slot(parts, &see))
    });
    Slot {
        as_name: other,
        ..seen_slot(parts, &heading::seen)
    }
}

/// Reads the rows of a heading, in which words of names are seen like this.
fn seen_slot(parts: &[String], see: &dyn Fn(&str) -> String) -> Slot {
    let text = joined(parts);
    let whole = heading::read_seen(&see(&text));
    let mut about: Vec<&str> = Vec::new();
    let mut extra: Vec<String> = Vec::new();
    let mut things: Vec<String> = Vec::new();
    let mut unit = None;
    let mut place = None;
    for part in parts {
        let (name, own) = measured(part);
        unit = own.map(str::to_owned).or(unit);
        // A row of units below the names: `(người)`.
        let alone = part
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'));
        if let Some(alone) = alone.filter(|text| unit::is_unit(text)) {
            unit = Some(alone.to_owned());
            continue;
        }
        if let Some(said) = place_of(name) {
            place = Some(said);
            continue;
        }
        let seen = see(name);
        let said = match heading::label(name) {
            Some(_) => heading::ColumnHeading::default(),
            None => heading::read_seen(&seen),
        };
        let tells = said.is_of_figures() || said.is_unclear || said.compares;
        match tells {
            false if is_idle(name) => {}
            false => {
                about.push(name);
                things.push(name.to_owned());
            }
            true => {
                let left = left((name, &seen), &said.rest);
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
        plan: None,
        as_name: None,
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

/// Words that say nothing beside a time, and are of a name that they stand before or behind, folded.
const OF_NAMES: [&str; 12] = [
    "so", "tinh", "xa", "huyen", "hang", "cac", "moi", "duoc", "gia", "tri", "the", "tung",
];

/// Words of a mean, folded, which are of the name where it goes on behind them: `Thu nhập bình quân đầu người`.
const OF_MEANS: [&str; 5] = ["binh", "quan", "trung", "bq", "average"];

/// Words behind which another one says that something was decided, and no name ends, folded.
const DECIDING: [&str; 4] = ["giao", "duyet", "quyet", "dieu"];

/// The words of a text that are left when time and kind are told: those that nothing explains, with what stands between
/// them and what belongs to them. `text` is as it is written and as it was seen.
fn left((text, seen): (&str, &str), rest: &[String]) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let folded: Vec<String> = seen.split_whitespace().map(bare).collect();
    let is_rest = |word: &String| {
        let mut words = word.split(' ');
        words.any(|word| rest.iter().any(|rest| rest == word))
    };
    let is_of_name = |word: &String| OF_NAMES.contains(&word.as_str());
    let goes_on = |word: &String| is_of_name(word) || OF_MEANS.contains(&word.as_str());
    let mut kept: Vec<bool> = folded.iter().map(is_rest).collect();
    let firsts: Vec<usize> = (0..kept.len())
        .filter(|at| kept.get(*at) == Some(&true))
        .collect();
    let parts = |at: usize| {
        let word = words.get(at).copied().unwrap_or_default();
        word.starts_with(['(', '['])
            || at > 0
                && words
                    .get(at - 1)
                    .is_some_and(|before| before.ends_with([',', ';', ':', ')']))
    };
    let mut keep = |range: std::ops::Range<usize>| {
        range.for_each(|at| {
            kept.iter_mut()
                .skip(at)
                .take(1)
                .for_each(|kept| *kept = true)
        });
    };
    for (number, at) in firsts.iter().enumerate() {
        // Before it: "Số" of "Số hộ".
        let before = (0..*at)
            .rev()
            .take_while(|other| !parts(other + 1) && folded.get(*other).is_some_and(goes_on));
        keep(at - before.count()..*at);
        // Up to the next one, if nothing but such words stands between both.
        let next = firsts.get(number + 1).copied().unwrap_or(words.len());
        let mut between = (at + 1..next).filter_map(|other| folded.get(other));
        if next < words.len() && between.all(|word| is_empty_word(word) || goes_on(word)) {
            keep(at + 1..next);
            continue;
        }
        let behind = (at + 1..next)
            .take_while(|other| !parts(*other) && folded.get(*other).is_some_and(is_of_name));
        let end = at + 1 + behind.count();
        let decides = folded
            .get(end)
            .is_some_and(|word| DECIDING.contains(&word.as_str()));
        if !decides {
            keep(at + 1..end);
        }
    }
    let kept = words.iter().zip(&kept).filter(|(_, kept)| **kept);
    let left = kept.map(|(word, _)| *word).collect::<Vec<_>>().join(" ");
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
    if let Some((name, unit)) = unit::in_brackets(part).or_else(|| bases::parted(part)) {
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
    gazetteer::is_titled_unit(text).then(|| Where::Place(text.to_owned()))
}
