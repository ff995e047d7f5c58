//! The layouts of the grammar: what stands in rows and what in columns, under headings of one to three rows.

use super::words::{
    ASIDE, FIRSTS, GROUPS, KINDS, OF_PLACES, PARTS_OF_YEARS, PLACES, THINGS, UNITS, WHOLES,
};
use super::{Dice, HOME, Sheet, When, cell, whens};

/// Indicators as rows below headings of one row, columns that compare among them, parts below some rows.
pub(in crate::exchange) fn rows_of_indicators(dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    let count = 2 + dice.below(3);
    let whens = whens(dice, count);
    let mut headings: Vec<Result<When, &str>> = whens.into_iter().map(Ok).collect();
    if dice.happens(5) {
        let at = 1 + dice.below(headings.len());
        headings.insert(at, Err(dice.one(&ASIDE)));
    }
    let is_numbered = dice.happens(6);
    let mut head = vec![dice.one(&FIRSTS).to_owned(), dice.one(&UNITS).to_owned()];
    if is_numbered {
        head.insert(0, dice.one(&["STT", "TT"]).to_owned());
    }
    head.extend(headings.iter().map(|one| match one {
        Ok(when) => when.heading.clone(),
        Err(aside) => (*aside).to_owned(),
    }));
    if dice.happens(3) {
        let title = dice.one(&["BIỂU 01", "Phụ lục", "Biểu số 2: Các chỉ tiêu chủ yếu"]);
        sheet.line(&[title, "", "", ""]);
    }
    sheet.lines.push(head);
    for (at, (name, unit)) in dice.some(&THINGS, 3).into_iter().enumerate() {
        let number = (at + 1).to_string();
        indicator(
            dice,
            &mut sheet,
            &headings,
            is_numbered.then_some(&*number),
            (name, unit),
            (name, unit),
            at > 0,
        );
        if dice.happens(3) {
            parts(dice, &mut sheet, &headings, is_numbered, (name, unit));
        } else if dice.happens(3) {
            times(dice, &mut sheet, &headings, is_numbered, (name, unit));
        }
    }
    sheet
}

/// One row of an indicator, under the name and the unit that are printed.
fn indicator(
    dice: &mut Dice,
    sheet: &mut Sheet,
    headings: &[Result<When, &str>],
    number: Option<&str>,
    printed: (&str, &str),
    meant: (&str, &str),
    may_be_odd: bool,
) {
    let mut line: Vec<String> = number.map(str::to_owned).into_iter().collect();
    line.extend([printed.0.to_owned(), printed.1.to_owned()]);
    for heading in headings {
        let Ok(when) = heading else {
            line.push(dice.one(&["101,5", "99,8", "", "-"]).to_owned());
            continue;
        };
        let (printed, value) = cell(dice, may_be_odd);
        line.push(printed);
        if let Some(value) = value {
            sheet.claim(HOME, meant, when, value);
        }
    }
    sheet.lines.push(line);
}

/// Rows that say a part of the year of their columns; under one that is a part already they say nothing.
fn times(
    dice: &mut Dice,
    sheet: &mut Sheet,
    headings: &[Result<When, &str>],
    is_numbered: bool,
    (name, unit): (&str, &str),
) {
    let own = dice.one(&["", unit]);
    for (printed, part) in dice.some(&PARTS_OF_YEARS, 2) {
        let within = |when: &When| (when.period == "year").then(|| when.part(part));
        let mut line: Vec<String> = is_numbered.then(String::new).into_iter().collect();
        line.extend([printed.to_owned(), own.to_owned()]);
        for heading in headings {
            let (printed, value) = dice.figure();
            line.push(printed);
            if let Some(when) = heading.as_ref().ok().and_then(within) {
                sheet.claim(HOME, (name, unit), &when, value);
            }
        }
        sheet.lines.push(line);
    }
}

/// Rows of parts, as offices mark them.
fn parts(
    dice: &mut Dice,
    sheet: &mut Sheet,
    headings: &[Result<When, &str>],
    is_numbered: bool,
    (name, unit): (&str, &str),
) {
    let number = is_numbered.then_some("");
    let (marks, has_lead) = dice.one(&[
        (["- ", "- "], false),
        (["+ ", "+ "], false),
        (["", ""], true),
        (["- ", "+ "], true),
        (["", ""], false),
    ]);
    if has_lead {
        let lead = dice.one(&["Trong đó:", "Trong đó", "Chia ra:"]);
        let mut line: Vec<&str> = number.into_iter().collect();
        line.push(lead);
        sheet.line(&line);
    }
    let pair = dice.one(&[
        ["Thành thị", "Nông thôn"],
        ["Nam", "Nữ"],
        ["Khu vực thành thị", "Khu vực nông thôn"],
    ]);
    let own = dice.one(&["", unit]);
    for (mark, part) in marks.into_iter().zip(pair) {
        let (printed, whole) = (format!("{mark}{part}"), format!("{name}: {part}"));
        indicator(
            dice,
            sheet,
            headings,
            number,
            (&printed, own),
            (&whole, unit),
            true,
        );
    }
}

/// Indicators as rows, kinds below years or years below kinds, places above both or none.
pub(in crate::exchange) fn groups_of_times(dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    let years: Vec<i32> = dice.some(&[2020, 2021, 2022, 2023], 2);
    let kinds = dice.some(&KINDS, 2);
    let kinds: Vec<(&str, &str)> = match kinds.as_slice() {
        [(_, one), (_, other)] if one == other => vec![("KH", "target"), ("TH", "actual")],
        _ => kinds,
    };
    let places: Vec<&str> = match dice.below(3) {
        0 => {
            let mut places = vec![dice.one(&WHOLES[..4])];
            places.extend(dice.some(&PLACES[..7], 2));
            places
        }
        _ => vec![""],
    };
    let has_places = places.len() > 1;
    let is_year_first = dice.happens(6);
    let has_totals = dice.happens(4);
    let (name, unit) = (dice.one(&FIRSTS[..4]), dice.one(&UNITS));
    let mut heads: [Vec<String>; 3] = Default::default();
    let begin: [&[&str]; 3] = [&[name, unit], &["", ""], &["", ""]];
    for (head, begin) in heads.iter_mut().zip(begin) {
        head.extend(begin.iter().map(|text| (*text).to_owned()));
    }
    let mut columns: Vec<Option<(String, When)>> = Vec::new();
    for place in &places {
        for one in 0..2 {
            for other in 0..2 {
                let (year, (word, kind)) = match is_year_first {
                    true => (years[one], kinds[other]),
                    false => (years[other], kinds[one]),
                };
                let say = dice.one(&["Năm {}", "{}"]).replace("{}", &year.to_string());
                let (above, below) = match is_year_first {
                    true => (say, word.to_owned()),
                    false => (word.to_owned(), say),
                };
                let is_first = one + other == 0;
                heads[0].push(if is_first {
                    (*place).to_owned()
                } else {
                    String::new()
                });
                heads[1].push(if other == 0 { above } else { String::new() });
                heads[2].push(below);
                let of = if WHOLES.contains(place) || place.is_empty() {
                    HOME
                } else {
                    place
                };
                let period = "year".to_owned();
                let when = When {
                    heading: String::new(),
                    kind,
                    year,
                    period,
                };
                columns.push(Some((of.to_owned(), when)));
            }
            if has_totals && is_year_first && !has_places {
                heads[0].push(String::new());
                heads[1].push(String::new());
                heads[2].push(
                    dice.one(&["So KH (%)", "TH/KH (%)", "Tăng/giảm"])
                        .to_owned(),
                );
                columns.push(None);
            }
        }
    }
    let [top, middle, bottom] = heads;
    if has_places {
        sheet.lines.push(top);
        sheet.lines.push(middle);
    } else {
        let mut first = middle;
        first.splice(0..2, [name.to_owned(), unit.to_owned()]);
        sheet.lines.push(first);
    }
    sheet.lines.push(bottom);
    for (name, unit) in dice.some(&THINGS, 3) {
        let mut line = vec![name.to_owned(), unit.to_owned()];
        for column in &columns {
            let (printed, value) = dice.figure();
            line.push(printed);
            if let Some((place, when)) = column {
                sheet.claim(place, (name, unit), when, value);
            }
        }
        sheet.lines.push(line);
    }
    sheet
}

/// The rows of places below a heading, the whole among them, with what the columns mean.
fn rows_of_places(
    dice: &mut Dice,
    sheet: &mut Sheet,
    columns: &[Option<((String, String), When)>],
    is_numbered: bool,
) {
    let mut rows: Vec<(&str, &str)> = dice
        .some(&PLACES, 3)
        .into_iter()
        .map(|place| (place, place))
        .collect();
    if dice.happens(6) {
        let at = dice.one(&[0, rows.len()]);
        rows.insert(at, (dice.one(&WHOLES), HOME));
    }
    for (at, (printed, place)) in rows.into_iter().enumerate() {
        let mut line: Vec<String> = Vec::new();
        if is_numbered {
            line.push((at + 1).to_string());
        }
        line.push(printed.to_owned());
        for column in columns {
            let (printed, value) = dice.figure();
            line.push(printed);
            if let Some(((name, unit), when)) = column {
                sheet.claim(place, (name, unit), when, value);
            }
        }
        sheet.lines.push(line);
    }
}

/// Places as rows, things with their measures as columns; the year in the title.
pub(in crate::exchange) fn places_by_groups(dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    let year = 2019 + i32::try_from(dice.below(6)).unwrap();
    let title = dice.one(&[
        "TÌNH HÌNH THỰC HIỆN NĂM {}",
        "Kết quả rà soát năm {}",
        "Số liệu các huyện năm {}",
    ]);
    sheet.line(&[&title.replace("{}", &year.to_string()), "", ""]);
    let is_numbered = dice.happens(5);
    let period = "year".to_owned();
    let when = When {
        heading: String::new(),
        kind: "actual",
        year,
        period,
    };
    let mut heads: [Vec<String>; 2] = Default::default();
    if is_numbered {
        heads[0].push("STT".to_owned());
        heads[1].push(String::new());
    }
    heads[0].push(dice.one(&OF_PLACES).to_owned());
    heads[1].push(String::new());
    let mut columns = Vec::new();
    let is_flat = dice.happens(4);
    if is_flat {
        for (name, unit) in dice.some(&THINGS, 3) {
            heads[0].push(format!("{name} ({unit})"));
            columns.push(Some(((name.to_owned(), unit.to_owned()), when.clone())));
        }
        sheet.lines.push(heads[0].clone());
    } else {
        for (group, measures) in dice.some(&GROUPS, 2) {
            for (at, (heading, name, unit)) in measures.into_iter().enumerate() {
                heads[0].push(if at == 0 {
                    group.to_owned()
                } else {
                    String::new()
                });
                heads[1].push(heading.to_owned());
                columns.push(Some((
                    (format!("{group}: {name}"), unit.to_owned()),
                    when.clone(),
                )));
            }
        }
        sheet.lines.extend(heads.clone());
    }
    rows_of_places(dice, &mut sheet, &columns, is_numbered);
    sheet
}

/// Places as rows; things over times, or times alone with the thing in the title.
pub(in crate::exchange) fn places_by_times(dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    let years: Vec<i32> = dice.some(&[2020, 2021, 2022, 2023], 2);
    let (is_alone, has_kinds) = (dice.happens(4), dice.happens(5));
    let things = dice.some(&THINGS, if is_alone { 1 } else { 2 });
    if is_alone {
        let (name, unit) = things[0];
        sheet.line(&[&format!("{name} phân theo huyện ({unit})"), "", ""]);
    }
    let place = dice.one(&OF_PLACES);
    let mut heads: [Vec<String>; 3] = [
        vec![place.to_owned()],
        vec![String::new()],
        vec![String::new()],
    ];
    let mut columns = Vec::new();
    for (name, unit) in &things {
        let mut is_first = true;
        for year in &years {
            let kinds: &[(&str, &'static str)] = match has_kinds {
                true => &[("KH", "target"), ("TH", "actual")],
                false => &[("", "actual")],
            };
            for (at, (word, kind)) in kinds.iter().enumerate() {
                heads[0].push(if is_first {
                    format!("{name} ({unit})")
                } else {
                    String::new()
                });
                heads[1].push(if at == 0 {
                    format!("Năm {year}")
                } else {
                    String::new()
                });
                heads[2].push((*word).to_owned());
                is_first = false;
                let period = "year".to_owned();
                let when = When {
                    heading: String::new(),
                    kind,
                    year: *year,
                    period,
                };
                columns.push(Some((((*name).to_owned(), (*unit).to_owned()), when)));
            }
        }
    }
    let [mut top, mut middle, bottom] = heads;
    if is_alone {
        top = Vec::new();
        place.clone_into(&mut middle[0]);
    }
    sheet
        .lines
        .extend([top, middle].into_iter().filter(|line| !line.is_empty()));
    if has_kinds {
        sheet.lines.push(bottom);
    }
    rows_of_places(dice, &mut sheet, &columns, false);
    sheet
}

/// Years as rows, things as columns.
pub(in crate::exchange) fn rows_of_years(dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    let things = dice.some(&THINGS, 3);
    let mut head = vec!["Năm".to_owned()];
    head.extend(things.iter().map(|(name, unit)| format!("{name} ({unit})")));
    sheet.lines.push(head);
    for year in [2020, 2021, 2022] {
        let (say, kind) = match (year, dice.below(3)) {
            (2022, 0) => ("Sơ bộ 2022".to_owned(), "estimate"),
            _ => (year.to_string(), "actual"),
        };
        let mut line = vec![say];
        for thing in &things {
            let (printed, value) = dice.figure();
            line.push(printed);
            let period = "year".to_owned();
            let when = When {
                heading: String::new(),
                kind,
                year,
                period,
            };
            sheet.claim(HOME, *thing, &when, value);
        }
        sheet.lines.push(line);
    }
    sheet
}

/// Years as rows, things over kinds or places as columns.
pub(in crate::exchange) fn rows_of_years_in_groups(dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    let mut columns: Vec<(&str, (&str, &str), &'static str)> = Vec::new();
    let mut heads = [vec!["Năm".to_owned()], vec![String::new()]];
    if dice.happens(5) {
        for (name, unit) in dice.some(&THINGS, 2) {
            heads[0].extend([format!("{name} ({unit})"), String::new()]);
            heads[1].extend(["KH".to_owned(), "TH".to_owned()]);
            columns.push((HOME, (name, unit), "target"));
            columns.push((HOME, (name, unit), "actual"));
        }
        sheet.lines.extend(heads);
    } else {
        let (name, unit) = dice.one(&THINGS);
        sheet.line(&[&format!("{name} ({unit}) phân theo huyện"), "", ""]);
        let mut head = vec!["Năm".to_owned(), dice.one(&WHOLES[..4]).to_owned()];
        columns.push((HOME, (name, unit), "actual"));
        for place in dice.some(&PLACES, 2) {
            head.push(place.to_owned());
            columns.push((place, (name, unit), "actual"));
        }
        sheet.lines.push(head);
    }
    for year in [2020, 2021, 2022] {
        let mut line = vec![year.to_string()];
        for (place, thing, kind) in &columns {
            let (printed, value) = dice.figure();
            line.push(printed);
            let period = "year".to_owned();
            let heading = String::new();
            let when = When {
                heading,
                kind,
                year,
                period,
            };
            sheet.claim(place, *thing, &when, value);
        }
        sheet.lines.push(line);
    }
    sheet
}

/// Kinds as rows below indicators, or in a column of their own; years as columns.
pub(in crate::exchange) fn rows_of_kinds(dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    let is_column = dice.happens(5);
    let is_repeated = dice.happens(5);
    let mut head = vec![
        dice.one(&FIRSTS[..4]).to_owned(),
        dice.one(&UNITS).to_owned(),
    ];
    if is_column {
        head.push("Loại".to_owned());
    }
    head.extend(["2021", "2022", "2023"].map(str::to_owned));
    sheet.lines.push(head);
    for (name, unit) in dice.some(&THINGS, 3) {
        if !is_column {
            sheet.line(&[name, unit, "", "", ""]);
        }
        let words = dice.one(&[
            ["KH", "TH"],
            ["Kế hoạch", "Thực hiện"],
            ["Mục tiêu", "Kết quả"],
        ]);
        for (at, (word, kind)) in words.into_iter().zip(["target", "actual"]).enumerate() {
            let mut line: Vec<String> = match (is_column, at == 0 || is_repeated) {
                (true, true) => vec![name.to_owned(), unit.to_owned(), word.to_owned()],
                (true, false) => vec![String::new(), String::new(), word.to_owned()],
                (false, _) => vec![format!("- {word}"), String::new()],
            };
            for year in [2021, 2022, 2023] {
                let (printed, value) = dice.figure();
                line.push(printed);
                let period = "year".to_owned();
                let heading = String::new();
                let when = When {
                    heading,
                    kind,
                    year,
                    period,
                };
                sheet.claim(HOME, (name, unit), &when, value);
            }
            sheet.lines.push(line);
        }
    }
    sheet
}

/// Places in one column and indicators in another one, the place written once.
pub(in crate::exchange) fn places_and_indicators(dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    let count = 2 + dice.below(2);
    let whens = whens(dice, count);
    let mut head = vec![dice.one(&["Huyện", "Địa phương", "Địa bàn"]).to_owned()];
    head.extend(["Chỉ tiêu", "ĐVT"].map(str::to_owned));
    head.extend(whens.iter().map(|when| when.heading.clone()));
    sheet.lines.push(head);
    let is_repeated = dice.happens(5);
    let mut places: Vec<(&str, &str)> = dice
        .some(&PLACES, 2)
        .into_iter()
        .map(|place| (place, place))
        .collect();
    places.push((dice.one(&WHOLES), HOME));
    let things = dice.some(&THINGS, 2);
    for (printed, place) in places {
        for (at, (name, unit)) in things.iter().enumerate() {
            let is_said = at == 0 || is_repeated;
            let mut line = vec![if is_said { printed } else { "" }.to_owned()];
            line.extend([(*name).to_owned(), (*unit).to_owned()]);
            for when in &whens {
                let (printed, value) = dice.figure();
                line.push(printed);
                sheet.claim(place, (name, unit), when, value);
            }
            sheet.lines.push(line);
        }
    }
    sheet
}
