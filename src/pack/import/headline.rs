//! What the titles above a table say of its figures: their year, the part of it, whether they are planned.
//!
//! Owns which words of a title speak of the table, and which of the document that it hangs on ("Kèm theo Quyết định
//! … ngày 08/12/2023"). It must not know a column.

use super::heading;
use super::moment::{self, WHOLE, likely_year, spoken};
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// What titles say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// The only year that they name.
    pub year: Option<i16>,
    /// The part of the year of results, where they name one only.
    pub part: Option<String>,
    /// The kind of figures of which nothing else says it, with the years of the plan, if they are said.
    pub planned: Option<Option<(i16, i16)>>,
    /// Whether they speak of what was done.
    pub is_done: bool,
    /// The only school year that they name, of titles that name no other year.
    pub school: Option<(i16, i16)>,
    /// The only span of years that they name.
    pub term: Option<(i16, i16)>,
    /// The years that they name beside a kind, of titles with several years.
    pub by_kind: Vec<(ClaimKind, i16)>,
    /// The kind that the name of the sheet says.
    pub sheet: Option<OfSheet>,
}

/// What the name of a sheet says of the kind of its figures: `KH 2025`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfSheet {
    /// The kind.
    pub kind: ClaimKind,
    /// The year, if it is said.
    pub year: Option<i16>,
}

impl Headline {
    /// Reads the titles of a table.
    pub fn of(titles: &[String]) -> Self {
        let own: Vec<String> = titles.iter().map(|title| own_words(title)).collect();
        let folded: Vec<String> = own.iter().map(|title| bare(title)).collect();
        let undated: Vec<String> = titles.iter().map(|title| without_day(title)).collect();
        let year = only_year(&own).or_else(|| only_year(&without_asides(&own)));
        let year = year.or_else(|| match folded.iter().any(|title| has_year(title)) {
            true => None,
            false => only_year(&undated),
        });
        let school = only_school_year(&own);
        Self {
            year: year.filter(|_| school.is_none()),
            school,
            part: only_part(&own),
            planned: planned(&folded),
            is_done: says(&folded, &DONE),
            term: only_span(&own).filter(|_| school.is_none()),
            by_kind: by_kind(&folded),
            sheet: None,
        }
    }

    /// Adds what the name of the sheet says and the titles do not; where they name another year, the sheet says nothing.
    pub fn with_sheet(mut self, name: Option<&str>) -> Self {
        let said = name.map(heading::read).unwrap_or_default();
        if said.label.is_some() || said.compares || said.is_unclear {
            return self;
        }
        let moment = said.moment.as_ref();
        let is_span = moment.is_some_and(|moment| is_span(&moment.period));
        let year = moment.map(|moment| moment.year).filter(|_| !is_span);
        let differs = |known: i16| year.is_some_and(|year| year != known);
        if self.year.is_some_and(differs) || self.year.is_none() && !self.by_kind.is_empty() {
            return self;
        }
        self.year = self.year.or(year);
        let of_moment = moment.filter(|moment| !is_span && moment.period != WHOLE);
        let of_moment = of_moment.map(|moment| {
            let year = moment.year.to_string();
            moment.period.replacen(&year, "{}", 1)
        });
        let part = said.part.filter(|part| part != WHOLE).or(of_moment);
        self.part = self.part.or(part);
        let tells_kind = name.is_some_and(|name| names_kind(name, &said.rest));
        let kind = said.kind.filter(|kind| match kind {
            _ if !tells_kind => false,
            ClaimKind::Target => !self.is_done,
            _ => self.planned.is_none(),
        });
        self.sheet = kind.map(|kind| OfSheet { kind, year });
        self
    }

    /// The year of columns of a kind that name none.
    pub fn year_of(&self, kind: Option<ClaimKind>) -> Option<i16> {
        self.year.or_else(|| {
            let kind = match kind? {
                ClaimKind::Target => ClaimKind::Target,
                _ => ClaimKind::Actual,
            };
            let of_kind = self.by_kind.iter().filter(|(of, _)| *of == kind);
            let mut years: Vec<i16> = of_kind.map(|(_, year)| *year).collect();
            years.sort_unstable();
            years.dedup();
            <[i16; 1]>::try_from(years).ok().map(|[year]| year)
        })
    }
}

/// Tells whether the name of a sheet names a kind, and nothing else but that it is a table: `MT` may be anything.
fn names_kind(name: &str, rest: &[String]) -> bool {
    const SAID: [&str; 15] = [
        "kh",
        "ke hoach",
        "th",
        "thuc hien",
        "uth",
        "uoc",
        "ket qua",
        "kq",
        "muc tieu",
        "du kien",
        "du bao",
        "so bo",
        "du toan",
        "plan",
        "actual",
    ];
    let letters = |c: char| if c.is_alphabetic() { c } else { ' ' };
    let words: String = name.to_lowercase().chars().map(letters).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_idle = |word: &String| {
        let word = word.as_str();
        matches!(
            word,
            "bieu" | "bang" | "phu" | "luc" | "sheet" | "so" | "pl"
        )
    };
    let words = format!(" {} ", bare(&words));
    let is_said = |said: &&str| words.contains(&format!(" {said} "));
    SAID.iter().any(is_said) && rest.iter().all(is_idle)
}

/// Words from which on a title speaks of its document.
const OF_DOCUMENT: [&str; 8] = [
    "kem theo",
    "ban hanh",
    "theo quyet dinh",
    "theo nghi quyet",
    "theo cong van",
    "theo bao cao so",
    "theo to trinh",
    "attached to",
];

/// The words of a title that speak of the table: what stands before those of its document.
fn own_words(title: &str) -> String {
    let undated = without_day(title);
    let words: Vec<&str> = undated.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let begins = |at: &usize| {
        OF_DOCUMENT.iter().any(|phrase| {
            let rest = folded.iter().skip(*at);
            let phrase: Vec<&str> = phrase.split(' ').collect();
            rest.take(phrase.len()).map(String::as_str).eq(phrase)
        })
    };
    let own = (0..words.len()).find(begins).unwrap_or(words.len());
    words.into_iter().take(own).collect::<Vec<_>>().join(" ")
}

/// Titles without what stands in brackets, unless that tells a kind: `năm 2023 (theo chuẩn nghèo 2022-2025)`.
fn without_asides(titles: &[String]) -> Vec<String> {
    let without = |title: &String| {
        let parted = title.split_once('(');
        let parted = parted.and_then(|(before, rest)| Some((before, rest.split_once(')')?)));
        let Some((before, (aside, behind))) = parted else {
            return title.clone();
        };
        let aside = [bare(aside)];
        match says(&aside, &PLANNED) || says(&aside, &DONE) {
            true => title.clone(),
            false => format!("{before} {behind}"),
        }
    };
    titles.iter().map(without).collect()
}

/// A title without the day of a document: a day that nothing reaches to.
fn without_day(title: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let words: Vec<&str> = title.split_whitespace().collect();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let is_day = bare(word) == "ngay";
        let before = kept.last().map(|word| bare(word)).unwrap_or_default();
        let reaches = matches!(before.as_str(), "den" | "toi" | "het" | "tinh");
        if is_day && !reaches {
            at += day_words(words.get(at + 1..).unwrap_or_default()) + 1;
            continue;
        }
        kept.push(word);
        at += 1;
    }
    kept.join(" ")
}

/// How many words behind "ngày" tell the day: `08/12/2023`, `8 tháng 12 năm 2023`.
fn day_words(words: &[&str]) -> usize {
    let folded = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let is_long = folded(1) == "thang" && folded(3) == "nam";
    match folded(0).split(' ').count() {
        3 => 1,
        _ if is_long => 5,
        _ => 0,
    }
}

fn has_year(title: &str) -> bool {
    title.split(' ').any(|word| likely_year(word).is_some())
}

fn only_year(titles: &[String]) -> Option<i16> {
    let texts = titles.iter().map(|title| bare(title));
    let mut years: Vec<i16> = texts
        .flat_map(|text| text.split(' ').filter_map(likely_year).collect::<Vec<_>>())
        .collect();
    years.sort_unstable();
    years.dedup();
    <[i16; 1]>::try_from(years).ok().map(|[year]| year)
}

fn only_span(titles: &[String]) -> Option<(i16, i16)> {
    let mut spans: Vec<(i16, i16)> = titles
        .iter()
        .flat_map(|title| moment::take_spans(title).0)
        .collect();
    spans.sort_unstable();
    spans.dedup();
    <[(i16, i16); 1]>::try_from(spans).ok().map(|[span]| span)
}

/// The school year of titles that name one only, and no year beside it.
fn only_school_year(titles: &[String]) -> Option<(i16, i16)> {
    let level: Vec<String> = titles
        .iter()
        .map(|title| moment::with_school_years(title))
        .collect();
    let is_of_school = |title: &&String| {
        let title = bare(title);
        title.contains("nam hoc") || title.contains("school year")
    };
    let of_school: Vec<String> = level.iter().filter(is_of_school).cloned().collect();
    let span = only_span(&of_school).filter(|(first, last)| *last == first + 1)?;
    let is_alone = level.iter().all(|title| {
        let (spans, left) = moment::take_spans(title);
        spans.iter().all(|other| *other == span) && !has_year(&bare(&left))
    });
    is_alone.then_some(span)
}

/// The part of a year that titles name, if all that name one name the same.
fn only_part(titles: &[String]) -> Option<String> {
    let said = titles.iter().map(|title| spoken(title));
    let parts = said.filter_map(|said| {
        let of_moment = said.moment.map(|moment| (moment.year, moment.period));
        let of_year = of_moment
            .filter(|(year, period)| period != WHOLE && !is_span(period) && *year > 0)
            .map(|(year, period)| period.replacen(&year.to_string(), "{}", 1));
        said.part.filter(|part| part != WHOLE).or(of_year)
    });
    let mut parts: Vec<String> = parts.collect();
    parts.dedup();
    <[String; 1]>::try_from(parts).ok().map(|[part]| part)
}

fn is_span(period: &str) -> bool {
    let years = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|word| moment::year(word).is_some())
            .count()
    };
    years(period) > 1
}

/// Words by which a title says that figures are planned, folded.
const PLANNED: [&str; 9] = [
    "ke hoach",
    "muc tieu",
    "phan dau",
    "giao chi tieu",
    "chi tieu giao",
    "lo trinh",
    "targets",
    "target",
    "plan",
];

/// Words by which a title says that figures are, or may be, results.
const DONE: [&str; 12] = [
    "thuc hien",
    "ket qua",
    "tinh hinh",
    "hien trang",
    "thong ke",
    "so lieu",
    "tong hop",
    "uoc",
    "danh gia",
    "results",
    "actual",
    "progress",
];

/// Tells whether titles have one of these words.
fn says(titles: &[String], words: &[&str]) -> bool {
    // A road map for carrying out a plan ("lộ trình thực hiện") reports no results.
    let whole = format!(" {} ", titles.join(" ")).replace(" lo trinh thuc hien ", " lo trinh ");
    words
        .iter()
        .any(|words| whole.contains(&format!(" {words} ")))
}

/// Tells whether titles speak of a plan and of nothing that was done, and of which years it is.
fn planned(titles: &[String]) -> Option<Option<(i16, i16)>> {
    let whole = format!(" {} ", titles.join(" "));
    let is_planned = says(titles, &PLANNED) && !says(titles, &DONE);
    let span = || {
        let years: Vec<i16> = whole.split(' ').filter_map(likely_year).collect();
        years
            .windows(2)
            .find_map(|pair| <[i16; 2]>::try_from(pair).ok())
            .filter(|[first, last]| first < last)
            .map(|[first, last]| (first, last))
    };
    is_planned.then(span)
}

/// Each year of the titles with the kind named last before it; none where a result of a plan is meant.
fn by_kind(titles: &[String]) -> Vec<(ClaimKind, i16)> {
    let mut found = Vec::new();
    for title in titles {
        let words: Vec<&str> = title.split(' ').collect();
        let mut kinds: Vec<ClaimKind> = Vec::new();
        let mut last_kind_at = None;
        for (at, word) in words.iter().enumerate() {
            let pair = words.get(at + 1).map(|next| format!("{word} {next}"));
            let kind = match pair.as_deref() {
                Some("thuc hien" | "ket qua" | "uoc thuc") => Some(ClaimKind::Actual),
                Some("ke hoach" | "muc tieu") => Some(ClaimKind::Target),
                _ => None,
            };
            if let Some(kind) = kind {
                // "Thực hiện kế hoạch" is one thing, and speaks of both.
                if last_kind_at.is_none_or(|last| at > last + 2) {
                    kinds.clear();
                }
                kinds.push(kind);
                last_kind_at = Some(at);
            }
            if let Some(year) = likely_year(word) {
                found.extend(kinds.iter().map(|kind| (*kind, year)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(titles: &[&str]) -> Headline {
        let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
        Headline::of(&titles)
    }

    #[test]
    fn the_day_of_a_document_is_no_time_of_its_figures() {
        let titles = [
            "CHỈ TIÊU KẾ HOẠCH NĂM 2024",
            "(Kèm theo Nghị quyết số 45/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh)",
        ];
        assert_eq!(of(&titles).year, Some(2024));
        assert_eq!(of(&titles).part, None);
        let titles = [
            "Lai Châu, ngày 05 tháng 7 năm 2025",
            "Tình hình thực hiện 6 tháng đầu năm 2024",
        ];
        let said = of(&titles);
        assert_eq!(said.year, Some(2024));
        assert_eq!(said.part.as_deref(), Some("first half"));
        let said = of(&["Số liệu tính đến ngày 30/6/2024"]);
        assert_eq!(
            (said.year, said.part.as_deref()),
            (Some(2024), Some("to 30 June"))
        );
    }

    #[test]
    fn titles_that_speak_of_a_plan_alone_head_targets() {
        assert_eq!(of(&["Phụ lục chỉ tiêu kế hoạch"]).planned, Some(None));
        let span = Some(Some((2021, 2025)));
        assert_eq!(of(&["Mục tiêu giai đoạn 2021-2025"]).planned, span);
        assert_eq!(of(&["Kết quả thực hiện kế hoạch năm 2023"]).planned, None);
        assert_eq!(of(&["Các chỉ tiêu kinh tế - xã hội"]).planned, None);
    }

    #[test]
    fn each_year_of_a_title_belongs_to_the_kind_before_it() {
        let said = of(&["Thực hiện năm 2023 và kế hoạch năm 2024"]);
        assert_eq!(said.year_of(Some(ClaimKind::Actual)), Some(2023));
        assert_eq!(said.year_of(Some(ClaimKind::Estimate)), Some(2023));
        assert_eq!(said.year_of(Some(ClaimKind::Target)), Some(2024));
        assert_eq!(said.year_of(None), None);
        let said = of(&["Kết quả thực hiện kế hoạch năm 2023, kế hoạch năm 2024"]);
        assert_eq!(said.year_of(Some(ClaimKind::Actual)), Some(2023));
        assert_eq!(said.year_of(Some(ClaimKind::Target)), None);
    }
}
