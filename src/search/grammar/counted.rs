//! What is counted: "bao nhiêu huyện", "how many people".
//!
//! Owns the nouns that mean all of something unless they are qualified, and where in a name the thing stands that it
//! is about. It must not know which indicators there are.

use crate::core::fold::bare;

/// Words for the number of all people, folded: that is the population.
const PEOPLE: &[&str] = &[
    "nguoi",
    "dan",
    "nguoi dan",
    "nhan khau",
    "dan cu",
    "cu dan",
    "people",
    "inhabitants",
    "residents",
    "persons",
    "citizens",
    "people live",
    "people living",
    "people living here",
    "people live here",
    "nguoi sinh song",
    "nguoi dang sinh song",
    "nguoi song",
    "dan sinh song",
    "nguoi dan sinh song",
];

/// Nouns that mean all of them unless they are qualified, folded: the number of some of them does not answer.
const GENERAL: &[&str] = &[
    "tinh",
    "huyen",
    "quan",
    "thi xa",
    "thanh pho",
    "xa",
    "phuong",
    "thi tran",
    "xa phuong",
    "thon",
    "ban",
    "thon ban",
    "to dan pho",
    "khu pho",
    "don vi hanh chinh",
    "ho",
    "ho dan",
    "ho gia dinh",
    "gia dinh",
    "tre em",
    "tre",
    "phu nu",
    "nu",
    "nu gioi",
    "nam gioi",
    "dan ong",
    "thanh nien",
    "nguoi gia",
    "nguoi cao tuoi",
    "can bo",
    "cong chuc",
    "vien chuc",
    "cong nhan",
    "nong dan",
    "doanh nghiep",
    "hop tac xa",
    "cong ty",
    "benh vien",
    "tram y te",
    "tram xa",
    "truong",
    "truong hoc",
    "lop",
    "lop hoc",
    "cua khau",
    "nha may",
    "cho",
    "khu cong nghiep",
    "nha",
    "dan toc",
    "dan toc thieu so",
    "nguoi dan toc thieu so",
    "rung",
    "xe",
    "song",
    "ho chua",
    "province",
    "provinces",
    "district",
    "districts",
    "commune",
    "communes",
    "ward",
    "wards",
    "town",
    "towns",
    "city",
    "cities",
    "village",
    "villages",
    "hamlets",
    "household",
    "households",
    "family",
    "families",
    "child",
    "children",
    "kids",
    "women",
    "men",
    "girls",
    "boys",
    "young people",
    "old people",
    "elderly",
    "elderly people",
    "officials",
    "civil servants",
    "workers",
    "farmers",
    "company",
    "companies",
    "enterprises",
    "businesses",
    "firms",
    "cooperatives",
    "hospitals",
    "hospital",
    "schools",
    "border gates",
    "health stations",
    "factories",
    "markets",
    "houses",
    "homes",
    "ethnic groups",
    "ethnic minorities",
];

/// Words that say that something is counted or that all of it is meant, folded: they narrow nothing.
const MEASURES: &[&str] = &[
    "so", "tong", "luong", "luot", "toan", "tinh", "dia", "ban", "hien", "co", "number", "of",
    "total", "count", "all", "the", "in", "don", "vi", "hanh", "chinh", "cap", "trong", "tren",
];

/// Words after which a name is no longer about what it counts, folded: "bác sỹ trên 1 vạn dân".
const BEHIND: &[&str] = &[
    "tren", "cua", "cho", "tai", "theo", "bang", "qua", "per", "on", "in", "with", "without",
    "under", "for", "at", "from", "by", "to", "among",
];

/// Tells whether all people are asked for.
pub fn asks_population(subject: &str) -> bool {
    PEOPLE.contains(&bare(subject).as_str())
}

/// Tells whether a subject means all of something, so that the number of some of them does not answer.
pub fn is_general(subject: &str) -> bool {
    GENERAL.contains(&bare(subject).as_str())
}

/// Tells whether a name covers all that a general subject means: for "huyện" it is "Số huyện", not "Số huyện nghèo".
pub fn is_all_of(name: &str, subject: &str) -> bool {
    let (name, subject) = (bare(name), bare(subject));
    let own: Vec<&str> = subject.split(' ').collect();
    let name: Vec<&str> = name.split(' ').collect();
    let has = own
        .iter()
        .all(|word| name.iter().any(|other| is_same(word, other)));
    let more = name
        .iter()
        .filter(|word| !own.iter().any(|own| is_same(own, word)));
    has && more.into_iter().all(|word| MEASURES.contains(word))
}

/// Tells whether a name is about a word of a subject and does not only mention it: "Số bác sỹ trên 1 vạn dân" is not
/// about "dân". Vietnamese puts the counted noun first, in the question and near the beginning of the name.
pub fn is_about(name: &str, subject: &str, is_english: bool) -> bool {
    let (name, subject) = (bare(name), bare(subject));
    let name = name
        .trim_start_matches("number of ")
        .trim_start_matches("share of ");
    let head = name.split(' ').take_while(|word| !BEHIND.contains(word));
    let head = head.skip_while(|word| MEASURES.contains(word));
    let near = if is_english { usize::MAX } else { BEGINNING };
    let head: Vec<&str> = head.take(near).collect();
    let own = subject
        .split(' ')
        .filter(|word| !MEASURES.contains(word) && !BEHIND.contains(word));
    let own: Vec<&str> = own.skip_while(|word| is_anybody(word)).collect();
    let stands = |word: &&str| head.iter().any(|other| is_same(word, other));
    if is_english {
        return own.iter().any(stands);
    }
    // "Công an" is not "công nghiệp": the name must also have the word after the first one.
    let behind = own.iter().skip(1).find(|word| !LIGHT.contains(word));
    let is_behind = |word: &&str| name.split(' ').any(|other| is_same(word, other));
    own.first().is_some_and(stands) && behind.is_none_or(is_behind)
}

/// Words after the counted noun that say nothing about it, folded: "xã đạt chuẩn", "hộ còn nghèo".
const LIGHT: &[&str] = &["dat", "duoc", "co", "da", "bi", "dang", "con", "va", "la"];

/// Tells whether a folded word only says that people are counted, without saying which.
pub fn is_anybody(word: &str) -> bool {
    matches!(word, "nguoi" | "people" | "persons")
}

/// The number of words at the beginning of a name, without those that say that something is counted.
const BEGINNING: usize = 4;

/// Whether a word is the same, or its English plural.
fn is_same(one: &str, other: &str) -> bool {
    one == other || one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
}

#[cfg(test)]
mod tests {
    use super::{asks_population, is_about, is_all_of, is_general};

    #[test]
    fn some_of_them_are_not_all() {
        assert!(is_general("huyện") && is_general("households") && !is_general("bác sĩ"));
        assert!(is_all_of("Tổng số huyện", "huyện"));
        assert!(!is_all_of("Số huyện nghèo", "huyện"));
        assert!(!is_all_of("Số hộ nghèo", "hộ"));
        assert!(asks_population("people live") && asks_population("người dân"));
    }

    #[test]
    fn what_a_name_only_speaks_of_it_is_not_about() {
        let name = "Số bác sỹ trên 1 vạn dân";
        assert!(is_about(name, "bác sỹ", false));
        assert!(!is_about(name, "dân", false));
        let name = "Huy động học sinh trong độ tuổi đến trường: mẫu giáo";
        assert!(!is_about(name, "trường mầm non", false));
        assert!(!is_about("Doctors per 10,000 people", "people", true));
        assert!(is_about(
            "Number of schools at national standard",
            "schools",
            true
        ));
    }
}
