//! Words that say which of several things is meant, with the alternatives that each excludes.
//!
//! Owns the sides that must not answer for each other silently: town and country, women and men, imports and exports,
//! what exists and what does not yet. Pure: texts come in, and their meaning goes out; it must not know which
//! indicators there are.

use crate::core::fold::bare;
use crate::search::grammar::says::TAKEN;

/// One of several alternatives: its wordings, folded, in both languages.
type Side = &'static [&'static str];

/// Alternatives that exclude each other. One that contains another ("xuất nhập khẩu") stands before it.
const GROUPS: &[&[Side]] = &[
    &[
        &[
            "thanh thi",
            "do thi",
            "thanh pho",
            "khu vuc thanh thi",
            "urban",
            "city",
            "cities",
            "town",
            "towns",
            "urbanisation",
            "urbanization",
        ],
        &["nong thon", "rural", "countryside"],
    ],
    &[
        &[
            "nu gioi", "phu nu", "nu", "women", "woman", "female", "females", "girls", "girl",
        ],
        &[
            "nam gioi", "dan ong", "men", "man", "male", "males", "boys", "boy",
        ],
    ],
    &[
        &[
            "xuat nhap khau",
            "xuat khau va nhap khau",
            "trade turnover",
            "trade",
            "exports and imports",
            "imports and exports",
        ],
        &["nhap khau", "import", "imports", "imported"],
        &["xuat khau", "export", "exports", "exported"],
    ],
    &[
        &[
            "quoc te",
            "nuoc ngoai",
            "international",
            "foreign",
            "abroad",
            "overseas",
        ],
        &["noi dia", "trong nuoc", "domestic"],
    ],
    &[
        &["ngheo va can ngheo", "poor and near poor"],
        &["can ngheo", "near poor"],
        &["ngheo", "poor", "poverty"],
    ],
    &[
        &[
            "mam non",
            "mau giao",
            "nha tre",
            "kindergarten",
            "pre school",
            "preschool",
            "nursery",
        ],
        &["tieu hoc", "primary"],
        &["trung hoc co so", "thcs", "lower secondary"],
        &[
            "trung hoc pho thong",
            "thpt",
            "upper secondary",
            "high school",
        ],
    ],
    &[
        &["nhe can", "underweight"],
        &["thap coi", "stunting", "stunted", "short for their age"],
    ],
    &[
        &["rung trong", "planted forest"],
        &["rung tu nhien", "natural forest"],
        &["rung phong ho", "protection forest", "protective forest"],
        &["rung dac dung", "special use forest"],
        &["rung san xuat", "production forest"],
    ],
    &[
        &[
            "gia so sanh",
            "gia 2010",
            "gia co dinh",
            "2010 prices",
            "constant prices",
            "real terms",
        ],
        &["gia hien hanh", "gia thuc te", "current prices", "nominal"],
    ],
    &[
        &["nguoi ngheo", "poor people", "poor persons", "poor person"],
        &["ho ngheo", "poor households", "poor household"],
    ],
    &[
        &["tai ngheo", "falling back into poverty", "relapse"],
        &["phat sinh ngheo", "ngheo moi", "newly poor"],
        &[
            "thoat ngheo",
            "giam ty le ho ngheo",
            "muc giam ty le",
            "escaped poverty",
            "fall in poverty",
        ],
    ],
    &[
        &["boi chi", "deficit"],
        &[
            "chi ngan sach",
            "chi thuong xuyen",
            "spending",
            "expenditure",
        ],
        &["thu ngan sach", "revenue"],
    ],
];

/// Crops: only the two official names of an indicator tell the crop, because people call all grain "rice".
const CROPS: &[Side] = &[
    &["lua gao", "lua", "thoc", "rice", "paddy"],
    &["ngo", "maize", "corn"],
    &["khoai mi", "cassava"],
    &[
        "luong thuc",
        "cay luong thuc",
        "grain",
        "grains",
        "cereal",
        "cereals",
        "food crops",
    ],
];

/// Names that contain such words without their meaning, folded.
const NO_SIDE: &[&str] = &[
    "nong thon moi",
    "new rural",
    "chuan quoc te",
    "tieu chuan quoc te",
    "xuat khau lao dong",
    "labour export",
    "labor export",
    "lao dong xuat khau",
    "thoat ngheo",
    "giam ngheo",
    "fall in poverty",
    "poverty reduction",
    "san xuat",
    "huyen ngheo",
    "poor districts",
    "nguoi viet nam",
];

/// The number of official names of a thing, one in each language; the others are what people call it.
const OWN: usize = 2;

/// Wordings in both languages for something that does not exist, folded.
const DENIALS: &[&str] = &[
    "chua co",
    "khong co",
    "chua duoc",
    "khong duoc",
    "chua",
    "khong",
    "without",
    "no",
    "not",
    "lacking",
    "lack",
];

/// A word that tells which one is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualifier {
    /// The word of the question, folded.
    pub said: String,
    /// The word of the name instead, folded; `None` if it has none of the kind.
    pub found: Option<String>,
}

/// The qualifiers of a question that none of the names has, each with the alternative in the first name.
pub fn unmet(asked: &str, names: &[String]) -> Vec<Qualifier> {
    let asked = plain(asked);
    let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let mut unmet = Vec::new();
    let own = names.get(..names.len().min(OWN)).unwrap_or_default();
    let groups = GROUPS.iter().map(|group| (*group, names.as_slice()));
    for (group, names) in groups.chain([(CROPS, own)]) {
        let Some((side, said)) = side_of(&asked, group) else {
            continue;
        };
        let sides: Vec<(usize, &str)> = names
            .iter()
            .filter_map(|name| side_of(name, group))
            .collect();
        if sides.iter().any(|(other, _)| *other == side) {
            continue;
        }
        let is_whole = |side: usize| side + 1 == group.len();
        if sides.is_empty() && is_whole(side) && group.len() == 3 && said == "ngheo" {
            continue;
        }
        // A longer form of a qualifier that is reported already is not new.
        let mut told = unmet.iter().map(|known: &Qualifier| known.said.as_str());
        if sides.is_empty() && told.any(|known| said.contains(known)) {
            continue;
        }
        unmet.push(Qualifier {
            said: said.to_owned(),
            found: sides.first().map(|(_, found)| (*found).to_owned()),
        });
    }
    unmet
}

/// A negation that only the question or only the name has: the words of both.
pub fn denied(asked: &str, name: &str) -> Option<(Option<&'static str>, Option<&'static str>)> {
    let (asked, name) = (plain(asked), plain(name));
    let (in_question, in_name) = (denial(&asked), denial(&name));
    (in_question.is_some() != in_name.is_some()).then_some((in_question, in_name))
}

fn denial(text: &str) -> Option<&'static str> {
    let found = DENIALS.iter().find(|said| stands(text, said));
    found.copied()
}

/// The folded text with spaces around it, without names that have no qualifier.
fn plain(text: &str) -> String {
    padded(text, NO_SIDE)
}

/// The folded words of a text between spaces, with a bar for each name without a qualifier and each gap.
pub(super) fn padded(text: &str, no_side: &[&str]) -> String {
    let parts: Vec<String> = text.split(TAKEN).map(bare).collect();
    let mut padded = format!(" {} ", parts.join(" | "));
    for name in no_side {
        padded = padded.replace(&format!(" {name} "), " | ");
    }
    padded
}

/// Tells whether words stand in a text with spaces around it.
pub(super) fn stands(text: &str, said: &str) -> bool {
    text.contains(&format!(" {said} "))
}

/// The alternative that a text names, and the word for it: the first one found.
fn side_of(text: &str, group: &[Side]) -> Option<(usize, &'static str)> {
    group.iter().enumerate().find_map(|(at, side)| {
        let said = side.iter().find(|said| stands(text, said));
        said.map(|said| (at, *said))
    })
}

#[cfg(test)]
mod tests {
    use super::{denied, unmet};

    fn told(asked: &str, name: &str) -> Vec<(String, Option<String>)> {
        let unmet = unmet(asked, &[name.to_owned()]);
        unmet.into_iter().map(|one| (one.said, one.found)).collect()
    }

    #[test]
    fn sides_are_not_met_by_each_other() {
        let check = |asked: &str, name: &str, want: &[(&str, Option<&str>)]| {
            let want: Vec<(String, Option<String>)> = want
                .iter()
                .map(|(said, found)| ((*said).to_owned(), found.map(str::to_owned)))
                .collect();
            assert_eq!(told(asked, name), want, "{asked}: {name}");
        };
        check(
            "nước sạch thành thị",
            "Dân số nông thôn được sử dụng nước hợp vệ sinh",
            &[("thanh thi", Some("nong thon"))],
        );
        check(
            "nước sạch thành thị",
            "Dân số đô thị được cung cấp nước",
            &[],
        );
        check(
            "khách quốc tế",
            "Tổng lượt khách du lịch",
            &[("quoc te", None)],
        );
        check(
            "nhập khẩu",
            "Kim ngạch xuất nhập khẩu",
            &[("nhap khau", Some("xuat nhap khau"))],
        );
        check("xuất nhập khẩu", "Kim ngạch xuất nhập khẩu", &[]);
        check(
            "hộ nghèo",
            "Tỷ lệ hộ cận nghèo",
            &[("ngheo", Some("can ngheo"))],
        );
        check("lao động nữ", "Lực lượng lao động", &[("nu", None)]);
        check("xã nông thôn mới", "Số xã đạt chuẩn nông thôn mới", &[]);
    }

    #[test]
    fn what_is_not_there_yet_is_not_what_is_there() {
        let name = "Thôn, bản chưa có điện lưới quốc gia";
        assert_eq!(
            denied("thôn bản có điện", name),
            Some((None, Some("chua co")))
        );
        assert_eq!(denied("thôn bản chưa có điện", name), None);
        assert_eq!(
            denied("xã chưa có đường ô tô", "Xã có đường ô tô"),
            Some((Some("chua co"), None))
        );
    }
}
