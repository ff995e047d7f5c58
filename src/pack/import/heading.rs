//! What the heading of a column means.
//!
//! Owns the words of headings, folded: which name the columns of a table, which tell a result from a plan. It must
//! not know a table.

use super::moment::{Moment, spoken, take_words};
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// What a column holds besides figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The number of the row.
    Number,
    /// The name of an indicator.
    Name,
    /// The unit.
    Unit,
    /// A remark.
    Note,
    /// The group of an indicator.
    Category,
    /// Where.
    Place,
    /// The year or another time.
    Time,
    /// Actual, target and so on, row by row.
    Kind,
    /// The figure itself.
    Value,
    /// Who says so.
    Source,
    /// Which way is better.
    Better,
    /// What the publisher says of the target.
    Verdict,
    /// Who answers for it.
    Owner,
    /// A code beside a name.
    Code,
}

impl Label {
    /// Every label, with the word by which a map names it.
    pub const ALL: [(Self, &'static str); 14] = [
        (Self::Number, "number"),
        (Self::Name, "indicator"),
        (Self::Unit, "unit"),
        (Self::Note, "note"),
        (Self::Category, "category"),
        (Self::Place, "place"),
        (Self::Time, "year"),
        (Self::Kind, "kind"),
        (Self::Value, "value"),
        (Self::Source, "source"),
        (Self::Better, "better"),
        (Self::Verdict, "status"),
        (Self::Owner, "owner"),
        (Self::Code, "code"),
    ];

    /// The word by which a map names it.
    pub fn code(self) -> &'static str {
        let known = Self::ALL.iter().find(|(label, _)| *label == self);
        known.map_or("", |(_, code)| code)
    }

    /// The label of a word of a map.
    pub fn from_code(code: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, known)| *known == code);
        known.map(|(label, _)| *label)
    }
}

/// Whole headings, folded.
const LABELS: &[(Label, &[&str])] = &[
    (
        Label::Number,
        &[
            "stt",
            "tt",
            "so tt",
            "so thu tu",
            "no",
            "id",
            "so",
            "thu tu",
        ],
    ),
    (
        Label::Name,
        &[
            "chi tieu",
            "ten chi tieu",
            "noi dung",
            "danh muc",
            "chi tieu chu yeu",
            "cac chi tieu",
            "cac chi tieu chu yeu",
            "noi dung chi tieu",
            "danh muc chi tieu",
            "indicator",
            "indicators",
            "measure",
            "indicator name",
            "name",
            "series",
            "series name",
            "metric",
            "performance measure",
            "kpi",
            "ten",
            "chi tieu nhiem vu",
            "muc tieu chi tieu",
            "nhom chi tieu",
            "nhiem vu",
            "tieu chi",
            "variable",
            "item",
            "khoan muc",
        ],
    ),
    (
        Label::Unit,
        &[
            "dvt",
            "don vi tinh",
            "don vi",
            "don vi do",
            "dv tinh",
            "unit",
            "units",
            "unit of measure",
            "measurement unit",
            "unit measure",
        ],
    ),
    (
        Label::Note,
        &[
            "ghi chu",
            "note",
            "notes",
            "chu thich",
            "comment",
            "comments",
            "footnote",
            "footnotes",
            "remark",
            "remarks",
            "giai trinh",
            "dien giai",
        ],
    ),
    (
        Label::Category,
        &[
            "linh vuc",
            "nhom",
            "category",
            "department",
            "goal",
            "domain",
            "theme",
            "topic",
            "phan",
            "service area",
            "program",
            "agency",
            "nganh",
        ],
    ),
    (
        Label::Place,
        &[
            "dia ban",
            "tinh",
            "tinh thanh pho",
            "tinh thanh",
            "huyen",
            "huyen thanh pho",
            "huyen thi xa thanh pho",
            "xa",
            "xa phuong",
            "xa phuong thi tran",
            "dia phuong",
            "don vi hanh chinh",
            "place",
            "country",
            "country name",
            "province",
            "provinces",
            "city",
            "district",
            "commune",
            "region",
            "area",
            "entity",
            "location",
            "geo",
            "geography",
            "ref area",
            "reference area",
            "ten tinh",
            "ten huyen",
            "ten xa",
            "cac tinh thanh pho",
            "vung",
            "quan huyen",
            "state",
            "country or area",
            "geoareaname",
            "cities provincies",
            "cities provinces",
            "don vi huyen",
            "thon ban",
            "khu vuc",
        ],
    ),
    (
        Label::Time,
        &[
            "nam",
            "year",
            "fiscal year",
            "time",
            "time period",
            "day",
            "period",
            "ky",
            "thoi gian",
            "date",
            "ngay",
            "years",
            "thoi ky",
            "reporting period",
            "reporting year",
            "nam bao cao",
        ],
    ),
    (
        Label::Kind,
        &["loai", "kind", "loai so lieu", "loai gia tri"],
    ),
    (
        Label::Value,
        &[
            "gia tri",
            "value",
            "so lieu",
            "obs value",
            "figure",
            "observation value",
            "observation",
        ],
    ),
    (
        Label::Source,
        &["nguon", "source", "nguon so lieu", "data source", "sources"],
    ),
    (
        Label::Better,
        &[
            "direction",
            "better",
            "chieu",
            "desired direction",
            "desired trend",
            "xu huong mong muon",
        ],
    ),
    (
        Label::Verdict,
        &[
            "status",
            "danh gia",
            "ket qua danh gia",
            "tinh trang",
            "muc do hoan thanh",
        ],
    ),
    (
        Label::Owner,
        &[
            "co quan chu tri",
            "don vi chu tri",
            "co quan phu trach",
            "don vi thuc hien",
            "co quan thuc hien",
            "owner",
            "responsible",
            "co quan theo doi",
            "don vi theo doi",
            "don vi phu trach",
        ],
    ),
    (
        Label::Code,
        &[
            "code",
            "country code",
            "indicator code",
            "ma",
            "ma so",
            "ma chi tieu",
            "series code",
            "entity code",
            "ma tinh",
            "ma dvhc",
        ],
    ),
];

/// Words that tell the kind of figures, folded; the longer before the shorter.
const KINDS: &[(ClaimKind, &[&str])] = &[
    (
        ClaimKind::Estimate,
        &[
            "uoc thuc hien",
            "thuc hien uoc",
            "uoc th",
            "th uoc",
            "uoc tinh",
            "du uoc",
            "uoc dat",
            "uth",
            "u th",
            "uoc",
            "so bo",
            "prel",
            "preliminary",
            "estimated",
            "estimates",
            "estimate",
            "est",
        ],
    ),
    (
        ClaimKind::Forecast,
        &[
            "du bao",
            "du kien",
            "forecasts",
            "forecast",
            "projected",
            "projection",
            "proj",
        ],
    ),
    (
        ClaimKind::Target,
        &[
            "ke hoach",
            "muc tieu",
            "chi tieu",
            "nghi quyet",
            "du toan",
            "targets",
            "target",
            "planned",
            "plan",
            "goal",
            "budget",
            "phan dau",
            "muc tieu den",
            "kh",
            "mt",
            "nq",
            "dt",
            "giao",
        ],
    ),
    (
        ClaimKind::Actual,
        &[
            "ket qua thuc hien",
            "thuc hien",
            "quyet toan",
            "chinh thuc",
            "so chinh thuc",
            "ket qua",
            "actuals",
            "actual",
            "results",
            "result",
            "th",
            "kq",
            "dat duoc",
            "dat",
            "hien trang",
        ],
    ),
];

/// Words that stand in headings and say nothing of their own.
const EMPTY: &[&str] = &[
    "nam",
    "den",
    "den nam",
    "the",
    "of",
    "year",
    "trong",
    "cua",
    "giai doan",
    "so lieu",
    "ca",
    "theo",
    "thoi ky",
    "duoc",
    "hdnd",
    "ubnd",
    "tinh",
    "xa",
    "huyen",
    "dieu chinh",
    "moi",
    "cuoi",
    "het",
    "tw",
    "trung uong",
    "nhiem ky",
    "so",
    "actual",
    "gia tri",
    "den het",
    "ca nam",
    "hang",
];

/// What a heading says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// What the column holds, if the heading is the name of such a column.
    pub label: Option<Label>,
    /// The time of its figures.
    pub moment: Option<Moment>,
    /// A part of a year without the year.
    pub part: Option<String>,
    /// The kind of its figures.
    pub kind: Option<ClaimKind>,
    /// Whether the column compares others, and holds no figures of its own.
    pub compares: bool,
    /// The words that nothing above explains.
    pub rest: Vec<String>,
}

impl Heading {
    /// Tells whether it heads figures.
    pub fn is_of_figures(&self) -> bool {
        self.label.is_none()
            && !self.compares
            && (self.moment.is_some() || self.part.is_some() || self.kind.is_some())
    }
}

/// The label that a whole heading is.
pub fn label(text: &str) -> Option<Label> {
    let folded = bare(text);
    let known = LABELS
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()));
    let is_code = folded.ends_with(" id") || folded.ends_with(" code") || folded.starts_with("ma ");
    let code = is_code.then_some(Label::Code);
    known.map(|(label, _)| *label).or(code)
}

/// The kind that a whole text names.
pub fn kind(text: &str) -> Option<ClaimKind> {
    let folded = bare(text);
    let known = KINDS
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()));
    known.map(|(kind, _)| *kind)
}

/// Reads a heading, which may be joined of several rows.
pub fn read(text: &str) -> Heading {
    let label = label(text);
    if label.is_some() {
        let nothing = Heading::default();
        return Heading { label, ..nothing };
    }
    let said = spoken(text);
    let mut words = said.rest;
    let compares = compares(text, &words, said.years);
    let mut said_kinds = KINDS
        .iter()
        .filter(|(_, texts)| take_words(&mut words, texts));
    let kind = said_kinds.next().map(|(kind, _)| *kind);
    // A result of a plan ("thực hiện kế hoạch") is told by the first word that was found; the rest is said.
    for (_, texts) in KINDS {
        take_words(&mut words, texts);
    }
    while take_words(&mut words, EMPTY) {}
    words.retain(|word| word.chars().any(char::is_alphabetic) || word == "%");
    Heading {
        label: None,
        moment: said.moment,
        part: said.part,
        kind,
        compares,
        rest: words,
    }
}

/// Words of comparisons, folded.
const COMPARING: &[&str] = &[
    " so voi ",
    " so sanh ",
    " so cung ky ",
    " cung ky ",
    " ty le hoan thanh ",
    " muc do hoan thanh ",
    " hoan thanh ",
    " chenh lech ",
    " tang giam ",
    " compared ",
    " versus ",
    " vs ",
    " change ",
    " difference ",
    " th kh ",
    " uth kh ",
    " kh th ",
    " toc do tang ",
    " tang them ",
    " so ke hoach ",
    " tang so ",
    " variance ",
];

/// Tells whether a heading speaks of a comparison: `So với KH (%)`, `TH/KH`, `2021/2020`, `Tăng, giảm`.
fn compares(text: &str, words: &[String], years: usize) -> bool {
    let said = format!(" {} ", words.join(" "));
    let ratio = text.contains('/') && years >= 2 && !text.contains(['-', '–']);
    ratio || years > 2 || COMPARING.iter().any(|phrase| said.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, kind: Option<ClaimKind>, year: Option<i16>) {
        let heading = read(text);
        assert!(heading.is_of_figures(), "{text}: {heading:?}");
        let found = (heading.kind, heading.moment.map(|moment| moment.year));
        assert_eq!(found, (kind, year), "{text}");
        assert_eq!(heading.rest, [""; 0], "{text}");
    }

    #[test]
    fn headings_tell_year_and_kind() {
        let (actual, target) = (Some(ClaimKind::Actual), Some(ClaimKind::Target));
        let estimate = Some(ClaimKind::Estimate);
        check("TH 2020", actual, Some(2020));
        check("KH 2021", target, Some(2021));
        check("ƯTH 2021", estimate, Some(2021));
        check("Năm 2022 Ước TH", estimate, Some(2022));
        check("Ước thực hiện năm 2023", estimate, Some(2023));
        check("Sơ bộ 2020", estimate, Some(2020));
        check("Kế hoạch năm 2024", target, Some(2024));
        check("Mục tiêu đến năm 2025", target, Some(2025));
        check("Thực hiện", actual, None);
        check("2019", None, Some(2019));
        check("KH2021", target, Some(2021));
        check("Dự kiến năm 2026", Some(ClaimKind::Forecast), Some(2026));
        check("Target 2030", target, Some(2030));
        check("2020 (sơ bộ)", estimate, Some(2020));
        check("Kế hoạch giai đoạn 2021-2025", target, Some(2025));
    }

    #[test]
    fn comparisons_and_labels_are_no_figures() {
        for text in [
            "So với KH (%)",
            "TH/KH 2021 (%)",
            "2021/2020 (%)",
            "So sánh 2022 với 2021",
            "% hoàn thành",
            "Tăng, giảm so với 2020",
        ] {
            assert!(!read(text).is_of_figures(), "{text}: {:?}", read(text));
        }
        for (text, found) in [
            ("STT", Label::Number),
            ("Chỉ tiêu", Label::Name),
            ("ĐVT", Label::Unit),
            ("Ghi chú", Label::Note),
            ("Tỉnh", Label::Place),
            ("Fiscal Year", Label::Time),
        ] {
            assert_eq!(label(text), Some(found), "{text}");
        }
    }
}
