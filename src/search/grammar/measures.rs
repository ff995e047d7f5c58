//! Measures that are named without a thing: "diện tích", "how big".
//!
//! Owns which measures mean the place itself, and which mean nothing alone. It must not know which indicators there
//! are.

use crate::core::fold::bare;

/// Questions for the whole area of a place, folded.
const AREAS: &[&str] = &[
    "dien tich",
    "dien tich tinh",
    "dien tich cua tinh",
    "dien tich toan tinh",
    "tong dien tich",
    "dien tich dat",
    "dien tich dat tu nhien",
    "rong",
    "do rong",
    "rong lon",
    "area",
    "the area",
    "land area",
    "total area",
    "size",
    "surface",
    "surface area",
    "big",
    "large",
    "wide",
    "how big",
    "how large",
    "how wide",
];

/// Measures that have no meaning without a thing, folded.
const OF_NOTHING: &[&str] = &[
    "san luong",
    "so luong",
    "gia tri",
    "ty le",
    "ti le",
    "ty trong",
    "tong",
    "tong so",
    "toc do",
    "muc",
    "muc tang",
    "muc giam",
    "tang",
    "giam",
    "chieu dai",
    "chi so",
    "xep hang",
    "thu hang",
    "co cau",
    "output",
    "quantity",
    "value",
    "rate",
    "share",
    "percentage",
    "proportion",
    "total",
    "number",
    "index",
    "rank",
    "ranking",
    "length",
];

/// Words for a measure at the beginning of a name, folded: the thing follows them.
const BEFORE_THINGS: &[&str] = &[
    "ty", "le", "so", "tong", "luong", "luot", "dien", "tich", "san", "gia", "tri", "muc", "toc",
    "do", "chi", "kim", "ngach", "the", "number", "of", "total", "rate", "share",
];

/// Words after a thing that narrow nothing, folded.
const NO_PART: &[&str] = &[
    "tren dia ban",
    "tren dia ban tinh",
    "toan tinh",
    "cua tinh",
    "toan dang bo",
    "hien co",
    "cac loai",
];

/// Tells whether the whole area of a place is asked for.
pub fn asks_area(subject: &str) -> bool {
    AREAS.contains(&bare(subject).as_str())
}

/// Tells whether a subject is a measure without a thing.
pub fn is_of_nothing(subject: &str) -> bool {
    OF_NOTHING.contains(&bare(subject).as_str())
}

/// Tells whether a name covers only a part of a subject: it begins with the subject and goes on, or in English ends
/// with it. A single further word is often part of the thing itself.
pub fn is_part_of(name: &str, subject: &str, is_english: bool) -> bool {
    let (name, subject) = (bare(name), bare(subject));
    let own = things(&subject);
    let name: Vec<&str> = things(&name);
    if own.is_empty() || own.len() >= name.len() {
        return false;
    }
    let rest: Vec<&str> = match is_english {
        false if name.starts_with(&own) => name.iter().skip(own.len()).copied().collect(),
        true if ends_with(&name, &own) => {
            name.iter().take(name.len() - own.len()).copied().collect()
        }
        _ => return false,
    };
    // A change of a thing is reported elsewhere.
    let is_change = rest
        .first()
        .is_some_and(|word| matches!(*word, "tang" | "giam"));
    rest.len() > 1 && !is_change && !NO_PART.contains(&rest.join(" ").as_str())
}

/// The words of a text after the measures at its beginning.
fn things(text: &str) -> Vec<&str> {
    let words = text.split(' ').filter(|word| !word.is_empty());
    let things: Vec<&str> = words
        .clone()
        .skip_while(|word| BEFORE_THINGS.contains(word))
        .collect();
    match things.is_empty() {
        true => words.collect(),
        false => things,
    }
}

/// Whether a row of words ends with others, apart from plurals.
fn ends_with(name: &[&str], own: &[&str]) -> bool {
    let is_same =
        |(one, other): (&&str, &&str)| one.trim_end_matches('s') == other.trim_end_matches('s');
    name.len() >= own.len() && name.iter().rev().zip(own.iter().rev()).all(is_same)
}

#[cfg(test)]
mod tests {
    use super::{asks_area, is_of_nothing, is_part_of};

    #[test]
    fn a_measure_alone_is_of_the_place_or_of_nothing() {
        assert!(asks_area("diện tích") && asks_area("rộng") && !asks_area("diện tích chè"));
        assert!(
            is_of_nothing("sản lượng")
                && is_of_nothing("Output")
                && !is_of_nothing("sản lượng chè")
        );
    }

    #[test]
    fn a_part_is_told_from_the_whole() {
        let rice = "Diện tích lúa hàng hóa chất lượng cao";
        assert!(is_part_of(rice, "diện tích lúa", false));
        assert!(is_part_of("Số bác sỹ trên 1 vạn dân", "bác sỹ", false));
        assert!(is_part_of("Local goods exports", "exports", true));
        for (name, subject) in [
            ("Tỷ lệ hộ nghèo", "hộ nghèo"),
            ("Thu ngân sách trên địa bàn", "thu ngân sách"),
            ("Diện tích cao su", "cao su"),
            ("Diện tích cây chè", "diện tích chè"),
        ] {
            assert!(!is_part_of(name, subject, false), "{name}");
        }
        assert!(!is_part_of("Poverty rate", "poverty rate", true));
    }
}
