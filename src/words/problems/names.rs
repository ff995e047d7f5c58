//! Says in both languages that a name names nothing, and which names are near.
//!
//! Owns the one sentence for every kind of thing. It must not know where the name was written.

use crate::core::lang::Lang;
use crate::core::nearest::{Known, Named, UnknownName};
use crate::words::locale::words::fill;
use crate::words::phrases::phrases;
use crate::words::wording;

phrases! {
    /// The parts of the sentence.
    Parts, parts;

    unknown = "không có {} “{}”", "there is no {} “{}”";
    nearest = "; gần nhất là “{}”", "; the nearest is “{}”";
    known = "; có: {}", "; known: {}";
    place = "địa bàn", "place";
    plan = "kế hoạch", "plan";
    category = "lĩnh vực", "category";
    source = "nguồn", "source";
    status = "tình trạng", "status";
}

/// Which name is not there and which are near, in one line.
pub(crate) fn unknown(error: &UnknownName, lang: Lang) -> String {
    let parts = parts(lang);
    let what = match error.what {
        Named::Place => parts.place,
        Named::Plan => parts.plan,
        Named::Category => parts.category,
        Named::Source => parts.source,
        Named::Status => parts.status,
    };
    let said = fill(parts.unknown, &[what, &error.name]);
    let near = match &error.known {
        Known::Nothing => String::new(),
        Known::Nearest(near) => fill(parts.nearest, &[near]),
        Known::Names { vi, en } => fill(parts.known, &[&lang.pick(vi, en).join(", ")]),
    };
    said + &near
}

/// The words for every status, among which one that is not known may be looked for.
pub(crate) fn statuses() -> Known {
    let all = |lang| wording::class_words(lang).into_iter();
    Known::Names {
        vi: all(Lang::Vi).map(ToOwned::to_owned).collect(),
        en: all(Lang::En).map(ToOwned::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::phrases::check_both;

    #[test]
    fn every_part_exists_in_both_languages() {
        check_both(Parts::ALL, &[]);
    }

    #[test]
    fn an_unknown_name_is_told_with_those_near() {
        let check = |what, known, vi: &str, en: &str| {
            let name = "Lao".to_owned();
            let error = UnknownName { what, name, known };
            assert_eq!(unknown(&error, Lang::Vi), vi);
            assert_eq!(unknown(&error, Lang::En), en);
        };
        check(
            Named::Place,
            Known::Nearest("Lai Châu".to_owned()),
            "không có địa bàn “Lao”; gần nhất là “Lai Châu”",
            "there is no place “Lao”; the nearest is “Lai Châu”",
        );
        check(
            Named::Source,
            Known::Nothing,
            "không có nguồn “Lao”",
            "there is no source “Lao”",
        );
        check(
            Named::Category,
            Known::Names {
                vi: vec!["Kinh tế".to_owned(), "Xã hội".to_owned()],
                en: vec!["Economy".to_owned()],
            },
            "không có lĩnh vực “Lao”; có: Kinh tế, Xã hội",
            "there is no category “Lao”; known: Economy",
        );
    }
}
