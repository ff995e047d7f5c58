//! What the lines around a table say.
//!
//! Owns the reading of titles and remarks: what the table is about, in which unit, of which place, and who says so. It
//! must not know the columns.

use super::draft::NamedSource;
use super::moment::likely_year;
use super::unit;
use crate::core::fold::bare;
use crate::pack::gazetteer;

/// What a title is about, and its unit where brackets tell one.
pub fn subject(title: &str) -> (String, Option<String>) {
    if let Some((before, unit)) = unit::parted(title).filter(|(before, _)| !before.is_empty()) {
        return (subject(before).0, Some(unit.to_owned()));
    }
    let in_brackets = |text: &str| {
        let parts = unit::in_brackets(text);
        parts.map(|(name, unit)| (name.to_owned(), Some(unit.to_owned())))
    };
    let (title, unit) =
        in_brackets(unnumbered(title)).unwrap_or_else(|| (unnumbered(title).to_owned(), None));
    let name = before_breakdown(&title);
    let (name, own) = in_brackets(name).unwrap_or_else(|| (name.to_owned(), None));
    (name, own.or(unit))
}

/// The text behind a cell that says what it is: `Series title:`, `Dataset:`.
pub fn named(titles: &[String]) -> Option<&String> {
    const NAMES: [&str; 6] = [
        "series title",
        "dataset",
        "indicator",
        "indicator name",
        "ten chi tieu",
        "chi tieu",
    ];
    let is_name =
        |text: &String| text.trim().ends_with(':') && NAMES.contains(&bare(text).as_str());
    let at = titles.iter().position(is_name)?;
    titles
        .get(at + 1)
        .filter(|text| !text.trim().ends_with(':'))
}

/// A measure without the English one behind it: `Diện tích (Ha) - Area (Ha)`.
pub fn own_measure(group: &str) -> &str {
    let parted = [") - ", ") – ", ") / "]
        .iter()
        .find_map(|joint| group.find(joint));
    parted.and_then(|at| group.get(..=at)).unwrap_or(group)
}

/// The unit that brackets behind a title, or a cell of its own above the table, give the rows below; what is an office
/// or a place as well is none.
pub fn unit_of_rows(title: &str) -> Option<&str> {
    const OFFICES: [&str; 9] = [
        "xa", "huyen", "ban", "thon", "truong", "phong", "to chuc", "tram", "nam",
    ];
    let alone = title.trim().trim_start_matches('(').trim_end_matches(')');
    let is_short = alone.split_whitespace().count() <= 3 && !alone.contains('(');
    let alone = Some(alone).filter(|text| is_short && unit::is_unit(text));
    let unit = alone.or_else(|| unit::in_brackets(title).map(|(_, unit)| unit));
    let unit = unit.or_else(|| led(title))?;
    (!OFFICES.contains(&bare(unit).as_str())).then_some(unit)
}

/// The unit of a line such as `In thousands`, `Données CVS, en milliers`.
fn led(title: &str) -> Option<&str> {
    let parts = title.split([',', ';']);
    let mut units = parts.filter_map(|part| {
        let (word, unit) = part.trim().split_once(' ')?;
        let is_led = matches!(word, "In" | "En" | "in" | "en" | "Em" | "em");
        (is_led && unit::is_unit(unit)).then_some(unit.trim())
    });
    units.next()
}

/// Tells whether a line above a table says which document it belongs to: `(Kèm theo Báo cáo số 123/BC-UBND …)`.
pub fn is_aside(title: &str) -> bool {
    let words = bare(title);
    ["kem theo ", "ban hanh kem ", "dinh kem "]
        .iter()
        .any(|start| words.starts_with(start))
}

/// A title without the number of its table: `Biểu số 5. `, `Bảng 12: `, `Phụ lục II - `.
fn unnumbered(title: &str) -> &str {
    let words = bare(title);
    let is_numbered = [
        "bieu ",
        "bang ",
        "phu luc ",
        "phu bieu ",
        "table ",
        "so lieu bang ",
    ]
    .iter()
    .any(|start| words.starts_with(start));
    let parted = title
        .split_once(['.', ':', '-', '–'])
        .filter(|(number, rest)| {
            number.split_whitespace().count() <= 3 && rest.chars().any(char::is_alphabetic)
        });
    // Statistics offices number their tables with digits alone: `12. Dân số`.
    let is_digits = |(number, rest): &(&str, &str)| {
        number.bytes().all(|b| b.is_ascii_digit()) && rest.starts_with(' ')
    };
    let is_numbered = is_numbered || parted.as_ref().is_some_and(is_digits);
    match parted.filter(|_| is_numbered) {
        Some((_, rest)) => rest.trim(),
        None => title,
    }
}

/// The name of what a title is about: what stands before "by province and year".
fn before_breakdown(title: &str) -> &str {
    let cuts = [" chia theo ", " phân theo ", " by ", " theo "];
    let at = cuts.iter().filter_map(|cut| title.find(cut));
    let at = at.chain(of_time(title)).min();
    let name = at.and_then(|at| title.get(..at)).unwrap_or(title);
    name.trim().trim_end_matches([',', ':'])
}

/// Where a title begins to tell of which places and years its figures are, in letters of any size.
fn of_time(title: &str) -> Option<usize> {
    const CUTS: [&[&str]; 8] = [
        &["giai", "doan"],
        &["qua", "cac", "nam"],
        &["cac", "huyen"],
        &["cac", "xa"],
        &["cac", "tinh"],
        &["chia", "theo"],
        &["phan", "theo"],
        &["theo"],
    ];
    let mut starts = Vec::new();
    let mut at = 0;
    for word in title.split_inclusive(char::is_whitespace) {
        starts.push((at, bare(word)));
        at += word.len();
    }
    let words: Vec<&str> = starts.iter().map(|(_, word)| word.as_str()).collect();
    let begins = |from: usize| {
        let rest = words.get(from..).unwrap_or_default();
        let is_year = matches!(rest, ["nam", year, ..] if likely_year(year).is_some());
        is_year || CUTS.iter().any(|cut| rest.starts_with(cut))
    };
    // The search starts at the second word, so that a title never becomes empty.
    let found = (1..words.len()).find(|from| begins(*from))?;
    starts.get(found).map(|(at, _)| *at)
}

/// The source that a line such as `Nguồn: Cục Thống kê` names.
pub fn source(text: &str) -> Option<NamedSource> {
    let (before, title) = text.trim().trim_start_matches(['(', '*']).split_once(':')?;
    let is_source = matches!(
        bare(before).as_str(),
        "nguon" | "source" | "sources" | "nguon so lieu" | "data source"
    );
    let title = title.trim().trim_end_matches([')', '.']);
    (is_source && !title.is_empty()).then(|| NamedSource {
        title: title.to_owned(),
        ..NamedSource::default()
    })
}

/// Titles of units, folded and as they are written with their marks.
const TITLES: [(&[&str], &[&str]); 6] = [
    (&["tinh"], &["tỉnh"]),
    (&["thanh", "pho"], &["thành", "phố"]),
    (&["huyen"], &["huyện"]),
    (&["thi", "xa"], &["thị", "xã"]),
    (&["phuong"], &["phường"]),
    (&["xa"], &["xã"]),
];

/// The place that a title names behind `tỉnh`, `huyện` and the like.
pub fn place_hint(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    // Only a text with marks tells that `TÌNH` is another word.
    let has_marks = !text.is_ascii();
    let said: Vec<String> = words
        .iter()
        .map(|word| match has_marks {
            true => crate::core::fold::nfc(&word.to_lowercase()).into_owned(),
            false => bare(word),
        })
        .collect();
    let at = |(folded, written): &(&[&str], &[&str])| {
        let kind = if has_marks { written } else { folded };
        let whole = |at: usize| {
            let mut steps = kind.iter().enumerate();
            steps.all(|(step, word)| said.get(at + step).is_some_and(|found| found == word))
        };
        (0..words.len())
            .find(|at| whole(*at) && said.get(at + 1).is_none_or(|next| bare(next) != "hoi"))
            .map(|at| at + kind.len())
    };
    TITLES
        .iter()
        .filter_map(at)
        .find_map(|at| name_at(&words, at))
}

/// The name that begins at a word: the longest that is known, else words with capitals, at most three.
fn name_at(words: &[&str], at: usize) -> Option<String> {
    let is_over = |word: &str| {
        matches!(
            bare(word).as_str(),
            "nam"
                | "giai"
                | "den"
                | "thuc"
                | "va"
                | "theo"
                | "trong"
                | "quy"
                | "thang"
                | "tinh"
                | ""
        )
    };
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let rest = words.iter().copied().skip(at).take_while(is_name).take(3);
    let rest = rest.map(|word| word.trim_matches([',', '.', ':', ';', '-', '(', ')']));
    let name = rest.take_while(|word| !word.is_empty() && word.chars().all(char::is_alphabetic));
    let name: Vec<String> = name.map(titled).collect();
    let known = (1..=name.len()).rev().filter_map(|count| name.get(..count));
    let mut known = known.filter(|name| {
        let is_whole = name.last().is_some_and(|last| !is_over(last));
        is_whole && gazetteer::is_unit(&name.join(" "))
    });
    let own = name.iter().take_while(|word| !is_over(word)).count();
    let name = known.next().or_else(|| name.get(..own))?;
    (!name.is_empty()).then(|| name.join(" "))
}

/// A word with a capital only at its start.
fn titled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>());
    first.unwrap_or_default() + &letters.as_str().to_lowercase()
}
