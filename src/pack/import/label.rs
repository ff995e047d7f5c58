//! Headings that are the name of a column.
//!
//! Owns what columns hold besides figures, and the headings that say so, folded. It must not know a table.

use super::eastern;
use super::unit;
use crate::core::fold::bare;

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
            "chi so",
            "ten chi so",
            "indicator title",
            "indicator label",
            "data element",
            "data",
            "dataname",
            "variable name",
            "series description",
            "chi tieu nghi quyet",
            "chi tieu cu the",
            "noi dung cong viec",
            "indicateur",
            "indicateurs",
            "indicador",
            "indicadores",
            "subject descriptor",
            "question",
        ],
    ),
    (
        Label::Unit,
        &[
            "dvt",
            "don vi tinh",
            "don vi",
            "don vi do",
            "unite",
            "unidad",
            "unidade",
            "einheit",
            "dv tinh",
            "unit",
            "units",
            "unit of measure",
            "measurement unit",
            "unit measure",
            "datavalueunit",
            "data value unit",
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
            "level",
            "results level",
            "result level",
            "results chain",
            "level of result",
            "component",
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
            "organisation unit",
            "organization unit",
            "organisation unit name",
            "org unit",
            "orgunit",
            "orgunitname",
            "ref area label",
            "territory",
            "pays",
            "pais",
            "kommun",
            "kommune",
            "county",
            "municipality",
            "xa thi tran",
            "phuong xa",
            "phuong xa thi tran",
            "thi tran xa",
            "organisationunitname",
            "organisation unit name",
            "locationdesc",
            "location desc",
            "location name",
            "area name",
            "region name",
            "geography name",
            "recipient country",
            "recipient country or region",
            "bundeslander",
            "bundesland",
            "administrative geography",
            "economy",
            "economies",
            "jurisdiction",
            "local authority",
            "provincia",
            "provincias",
            "provincie",
            "regio s",
            "regios",
            "gemeente",
            "gemeenten",
            "departamento",
            "comune",
            "provinsi",
            "kabupaten kota",
            "kabupaten",
            "wilayah",
            "country area",
            "region subregion country or area",
            "economy name",
            "brasil e unidade da federacao",
            "brasil grande regiao e unidade da federacao",
            "unidade da federacao",
            "grande regiao",
            "municipio",
            "geo labels",
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
            "nam hoc",
            "nien do",
            "periodname",
            "period name",
            "observation date",
            "ky bao cao",
            "perioden",
            "periode",
            "periodo",
            "periodos",
            "jahr",
            "ano",
            "anno",
            "tahun",
            "stichtag",
            "trimestre",
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
            "datavalue",
            "data value",
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
            "sort order",
            "sortorder",
            "fips",
            "geoid",
            "objectid",
            "idbank",
            "latitude",
            "longitude",
            "lat",
            "lon",
            "iso",
            "iso3",
            "iso2",
        ],
    ),
];

/// The label that a whole heading is, in one language or in two that say the same, `Năm - Year`; the unit of all rows
/// may follow the label of their names: `Chỉ tiêu (tỷ đồng)`.
pub fn label(text: &str) -> Option<Label> {
    let of_names = |text: &str| {
        let (name, _) = unit::in_brackets(text)?;
        of_one(name).filter(|label| *label == Label::Name)
    };
    of_one(text).or_else(|| of_names(text)).or_else(|| {
        let (own, other) = [" - ", " – ", " / ", "/"]
            .iter()
            .find_map(|joint| text.split_once(joint))?;
        of_one(own).filter(|label| of_one(other) == Some(*label))
    })
}

fn of_one(text: &str) -> Option<Label> {
    let folded = bare(text);
    let known = LABELS
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()));
    let is_code = folded.ends_with(" id") || folded.ends_with(" code") || folded.starts_with("ma ");
    let code = (is_code || is_joined_code(text)).then_some(Label::Code);
    known
        .map(|(label, _)| *label)
        .or(code)
        .or_else(|| of_east(text))
}

/// The label of a heading in Japanese or Korean.
fn of_east(text: &str) -> Option<Label> {
    let known = [
        (Label::Place, eastern::PLACES),
        (Label::Name, eastern::NAMES),
        (Label::Unit, eastern::UNITS),
        (Label::Time, eastern::TIMES),
    ];
    let known = known.iter().filter(|_| !text.is_ascii());
    let mut known = known.filter(|(_, headings)| eastern::is_one_of(text, headings));
    known.next().map(|(label, _)| *label)
}

/// Tells whether a heading of one word ends as codes do: `LocID`, `ISO3_code`.
fn is_joined_code(text: &str) -> bool {
    let text = text.trim();
    let is_one = !text.contains(char::is_whitespace);
    let before = text
        .strip_suffix("ID")
        .or_else(|| text.strip_suffix("Id"))
        .or_else(|| text.strip_suffix("Code"));
    let is_joined = before.is_some_and(|before| before.ends_with(char::is_lowercase));
    is_one && is_joined
}
