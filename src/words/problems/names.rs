//! Says in both languages that a name names nothing, and which names are near.
//!
//! Owns the one sentence for every kind of thing. It must not know where the name was written.

use crate::core::lang::Lang;
use crate::core::nearest::{NamedKind, NearestNames, UnknownName};
use crate::words::locale::words::fill;
use crate::words::phrases::phrases;
use crate::words::wording;

phrases! {
    /// The parts of the sentence.
    Parts, parts;

    unknown = "không có {} “{}”", "there is no {} “{}”";
    not_open = "dữ liệu đang mở không có {} “{}”", "the open data have no {} “{}”";
    nearest = "; gần nhất là “{}”", "; the nearest is “{}”";
    known = "; có: {}", "; known: {}";
    place = "địa bàn", "place";
    plan = "kế hoạch", "plan";
    category = "lĩnh vực", "category";
    source = "nguồn", "source";
    status = "tình trạng", "status";
    unit = "đơn vị tính", "unit";
    owner = "cơ quan phụ trách", "owner";
    not_in_place = "{} không có chỉ tiêu “{}”", "{} has no “{}”";
    nowhere = "chỉ tiêu “{}” chưa có số liệu nào", "“{}” has no figure yet";
    in_places = "; có ở {}", "; it is in {}";
    more_places = " và {} nơi nữa", " and {} more {place|places}";
    nearest_in_place = "; gần nhất ở {} là “{}”", "; the nearest in {} is “{}”";
    shown_instead = "; đang hiện “{}”", "; shown is “{}”";
}

/// Places that are named one by one.
const MOST_PLACES: usize = 5;

/// An indicator that is not where it was asked for.
pub(crate) struct Absent<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// Where it was asked for; `None` for everywhere.
    pub(crate) place: Option<&'a str>,
    /// Where it is.
    pub(crate) elsewhere: Vec<&'a str>,
    /// The nearest name in the place.
    pub(crate) near: Option<&'a str>,
}

/// Says in one line that an indicator is not where it was asked for, where it is, and what is near.
pub(crate) fn not_here(absent: &Absent<'_>, lang: Lang) -> String {
    let parts = parts(lang);
    let Some(place) = absent.place else {
        return fill(parts.nowhere, &[absent.name]);
    };
    let mut said = fill(parts.not_in_place, &[place, absent.name]);
    let (named, more) = absent
        .elsewhere
        .split_at(absent.elsewhere.len().min(MOST_PLACES));
    if !named.is_empty() {
        said += &fill(parts.in_places, &[&named.join(", ")]);
    }
    if !more.is_empty() {
        said += &fill(parts.more_places, &[&more.len().to_string()]);
    }
    if let Some(near) = absent.near {
        said += &fill(parts.nearest_in_place, &[place, near]);
    }
    said
}

/// Says the same of an indicator in whose place another one is shown.
pub(crate) fn shown_instead(absent: &Absent<'_>, shown: &str, lang: Lang) -> String {
    not_here(absent, lang) + &fill(parts(lang).shown_instead, &[shown])
}

/// Says in one line which name is not there and which ones are near.
pub(crate) fn unknown(error: &UnknownName, lang: Lang) -> String {
    let parts = parts(lang);
    let what = match error.what {
        NamedKind::Place => parts.place,
        NamedKind::Plan => parts.plan,
        NamedKind::Category => parts.category,
        NamedKind::Source => parts.source,
        NamedKind::Status => parts.status,
        NamedKind::Unit => parts.unit,
        NamedKind::Owner => parts.owner,
    };
    let phrase = match error.known {
        NearestNames::Unopened { is_unit: true, .. } => parts.not_open,
        _ => parts.unknown,
    };
    let said = fill(phrase, &[what, &error.name]);
    let near = match &error.known {
        NearestNames::Nothing => String::new(),
        NearestNames::Nearest(near) => fill(parts.nearest, &[near]),
        NearestNames::Names { vi, en } | NearestNames::Unopened { vi, en, .. } => {
            fill(parts.known, &[&lang.pick(vi, en).join(", ")])
        }
    };
    said + &near
}

/// The words for every status, among which one that is not known may be looked for.
pub(crate) fn statuses() -> NearestNames {
    let all = |lang| wording::class_words(lang).into_iter();
    NearestNames::Names {
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
    fn an_absent_indicator_is_told_with_where_it_is() {
        let mut absent = Absent {
            name: "GRDP",
            place: Some("Sơn La"),
            elsewhere: vec!["Lai Châu", "Điện Biên"],
            near: Some("GRDP growth"),
        };
        let said = |absent: &Absent<'_>| Lang::ALL.map(|lang| not_here(absent, lang));
        assert_eq!(
            said(&absent),
            [
                "Sơn La không có chỉ tiêu “GRDP”; có ở Lai Châu, Điện Biên; gần nhất ở Sơn La là “GRDP growth”",
                "Sơn La has no “GRDP”; it is in Lai Châu, Điện Biên; the nearest in Sơn La is “GRDP growth”",
            ]
        );
        absent.elsewhere = vec!["A", "B", "C", "D", "E", "F"];
        absent.near = None;
        assert_eq!(
            shown_instead(&absent, "GDP", Lang::En),
            "Sơn La has no “GRDP”; it is in A, B, C, D, E and 1 more place; shown is “GDP”"
        );
        absent.place = None;
        assert_eq!(
            said(&absent),
            [
                "chỉ tiêu “GRDP” chưa có số liệu nào",
                "“GRDP” has no figure yet",
            ]
        );
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
            NamedKind::Place,
            NearestNames::Nearest("Lai Châu".to_owned()),
            "không có địa bàn “Lao”; gần nhất là “Lai Châu”",
            "there is no place “Lao”; the nearest is “Lai Châu”",
        );
        check(
            NamedKind::Source,
            NearestNames::Nothing,
            "không có nguồn “Lao”",
            "there is no source “Lao”",
        );
        check(
            NamedKind::Category,
            NearestNames::Names {
                vi: vec!["Kinh tế".to_owned(), "Xã hội".to_owned()],
                en: vec!["Economy".to_owned()],
            },
            "không có lĩnh vực “Lao”; có: Kinh tế, Xã hội",
            "there is no category “Lao”; known: Economy",
        );
    }
}
