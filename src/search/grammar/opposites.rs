//! Names that say the opposite of a question.
//!
//! Owns the pairs: what remains and what was removed, a rise and a fall, what begins and what ends, and near
//! synonyms. Pure: texts come in, and the words of both go out; it must not know which indicators there are.

use crate::search::grammar::qualifiers::{padded, stands};

/// Words of a question, folded.
type Asked = &'static [&'static str];
/// Words of a name, folded.
type Named = &'static [&'static str];

/// A wording of a question, and its opposite in a name.
const PAIRS: &[(Asked, Named)] = &[
    (
        &[
            "con bao nhieu",
            "con may",
            "con lai",
            "con ton",
            "con nhieu",
            "con khong",
            "remaining",
            "remain",
            "remains",
            "are left",
            "is left",
            "still",
        ],
        &[
            "da xoa",
            "da ho tro",
            "da giai quyet",
            "da sap xep",
            "da cap",
            "da trien khai",
            "giam",
            "removed",
            "replaced",
            "cleared",
            "eliminated",
            "already",
            "cut by",
        ],
    ),
    (
        &[
            "tang",
            "tang them",
            "increase",
            "increased",
            "rise",
            "rose",
            "grow",
            "grew",
            "growth",
        ],
        &[
            "giam",
            "cat giam",
            "fall",
            "reduction",
            "reduced",
            "decrease",
            "decline",
            "cut",
        ],
    ),
    (
        &[
            "giam",
            "cat giam",
            "fall",
            "fell",
            "fallen",
            "decrease",
            "decreased",
            "drop",
            "dropped",
            "cut",
        ],
        &["tang", "growth", "increase", "rise"],
    ),
    (
        &[
            "giai the",
            "ngung hoat dong",
            "pha san",
            "dong cua",
            "dissolved",
            "bankrupt",
            "closed",
        ],
        &[
            "thanh lap",
            "dang ky moi",
            "established",
            "founded",
            "new",
            "registered",
        ],
    ),
    (
        &[
            "thanh lap",
            "thanh lap moi",
            "established",
            "newly established",
        ],
        &[
            "giai the",
            "ngung hoat dong",
            "dissolved",
            "closed",
            "sap xep",
        ],
    ),
    (
        &["bo hoc", "thoi hoc", "dropout", "drop out", "dropped out"],
        &["huy dong", "den truong", "enrolment", "enrollment"],
    ),
    (
        &["that nghiep", "unemployed", "unemployment"],
        &["giai quyet viec lam", "viec lam", "jobs", "employed"],
    ),
    (
        &["thu hoi", "bi thu hoi", "withdrawn", "revoked"],
        &[
            "chap thuan",
            "cap moi",
            "duoc cap",
            "approved",
            "granted",
            "licensed",
        ],
    ),
    (
        &[
            "bi mat",
            "mat di",
            "bi pha",
            "bi chay",
            "lost",
            "destroyed",
            "burnt",
        ],
        &["trong moi", "trong", "planted", "hien co"],
    ),
    (
        &[
            "thoat ngheo",
            "escaped poverty",
            "lifted out of poverty",
            "out of poverty",
        ],
        &["muc giam ty le", "giam ty le ho ngheo", "fall in poverty"],
    ),
    (
        &["ra khoi dang", "khai tru", "xoa ten", "expelled"],
        &["ket nap", "admitted", "new members"],
    ),
];

/// Questions for either direction, and words of names that do not have one, folded.
const NO_SIDE: &[&str] = &[
    "tang giam",
    "tang hay giam",
    "giam hay tang",
    "tang truong",
    "gia tri gia tang",
    "gia tang",
    "giam ngheo",
    "xoa doi giam ngheo",
    "poverty reduction",
    "up or down",
    "rise or fall",
];

/// Returns the words of a question and of a name that say the opposite, if none of the names says what was asked.
pub fn opposed(asked: &str, names: &[String]) -> Option<(&'static str, &'static str)> {
    let asked = plain(asked);
    let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
    PAIRS.iter().find_map(|(said, opposite)| {
        let said_in = |text: &str| said.iter().find(|word| stands(text, word)).copied();
        let word = said_in(&asked)?;
        // A question for both, or for the opposite itself, is answered.
        let asks_both = opposite.iter().any(|word| stands(&asked, word));
        let is_said = names.iter().any(|name| said_in(name).is_some());
        if asks_both || is_said {
            return None;
        }
        let found = |name: &String| opposite.iter().find(|word| stands(name, word)).copied();
        Some((word, names.iter().find_map(found)?))
    })
}

fn plain(text: &str) -> String {
    padded(text, NO_SIDE)
}

#[cfg(test)]
mod tests {
    use super::opposed;

    #[test]
    fn the_opposite_is_no_answer_without_a_word() {
        let check = |asked: &str, name: &str, want: Option<(&str, &str)>| {
            assert_eq!(opposed(asked, &[name.to_owned()]), want, "{asked}: {name}");
        };
        let houses = "Số nhà tạm, nhà dột nát đã xóa";
        check(
            "nhà tạm còn bao nhiêu",
            houses,
            Some(("con bao nhieu", "da xoa")),
        );
        check("đã xóa bao nhiêu nhà tạm", houses, None);
        let posts = "Số biên chế giảm khi sắp xếp bộ máy";
        check("biên chế tăng bao nhiêu", posts, Some(("tang", "giam")));
        check("biên chế giảm bao nhiêu", posts, None);
        check("biên chế tăng hay giảm", posts, None);
        let companies = "Doanh nghiệp thành lập mới";
        check(
            "doanh nghiệp giải thể",
            companies,
            Some(("giai the", "thanh lap")),
        );
        check("hộ nghèo còn bao nhiêu", "Tỷ lệ hộ nghèo", None);
        check(
            "khách du lịch tăng bao nhiêu",
            "Tổng lượt khách du lịch tăng",
            None,
        );
    }
}
