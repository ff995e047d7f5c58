//! The administrative units of Viet Nam before and after July 2025.
//!
//! Owns which names are those of a province, district or commune, and whether such a unit is still there. The names
//! stand in `units.txt`, which `tools/gazetteer.py` makes; NOTICE says where they come from. It must not know a pack.

use std::collections::HashMap;
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::core::fold::{Folded, bare};

/// The names: a line each, with a sign and the number of letters that it shares with the line above.
static UNITS: &str = include_str!("units.txt");

/// The day of the reform. From then on the old units are gone: all districts, and the provinces and communes that were
/// merged.
pub const REFORM: Date = Date::constant(2025, 7, 1);

/// Provinces that have another name since, folded, and are what they were.
const RENAMED: [&str; 1] = ["thua thien hue"];

/// The cities that are run by the centre, folded; every other city belonged to a province, as districts do.
const CITIES: [&str; 6] = [
    "ha noi",
    "ho chi minh",
    "hai phong",
    "da nang",
    "can tho",
    "hue",
];

/// A level of administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitLevel {
    /// A province, or a city that is run by the centre.
    Province,
    /// A district, a town, or a city of a province; none since the reform.
    District,
    /// A commune, a ward or a township.
    Commune,
}

/// A unit that bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedUnit {
    /// Its level.
    pub level: UnitLevel,
    /// Whether one of that name was there before the reform.
    pub before: bool,
    /// Whether one of that name has been there since.
    pub after: bool,
}

/// Titles that stand before names, folded, with the levels that each may mean.
const TITLES: [(&str, &[UnitLevel]); 18] = [
    ("tinh", &[UnitLevel::Province]),
    ("thanh pho", &[UnitLevel::Province, UnitLevel::District]),
    ("tp", &[UnitLevel::Province, UnitLevel::District]),
    ("huyen", &[UnitLevel::District]),
    ("quan", &[UnitLevel::District]),
    ("thi xa", &[UnitLevel::District]),
    ("tx", &[UnitLevel::District]),
    ("h", &[UnitLevel::District]),
    ("q", &[UnitLevel::District]),
    ("x", &[UnitLevel::Commune]),
    ("p", &[UnitLevel::Commune]),
    ("xa", &[UnitLevel::Commune]),
    ("phuong", &[UnitLevel::Commune]),
    ("thi tran", &[UnitLevel::Commune]),
    ("tt", &[UnitLevel::Commune]),
    ("dac khu", &[UnitLevel::Commune]),
    ("province", &[UnitLevel::Province]),
    ("district", &[UnitLevel::District]),
];

/// Tells whether a name, with or without a title and marks, is that of a unit.
pub fn is_unit(name: &str) -> bool {
    let written = bare(name);
    let known = known();
    let is_known = |name: &str, levels: Option<&[UnitLevel]>| {
        let units = known.get(name).into_iter().flatten();
        let mut units = units.map(|(_, unit)| unit);
        units.any(|unit| levels.is_none_or(|levels| levels.contains(&unit.level)))
    };
    let titled = titled(&written);
    titled.is_some_and(|(name, levels)| is_known(name, Some(levels))) || is_known(&written, None)
}

/// Tells whether a name is that of a unit and has a title: `Huyện Sìn Hồ`, `H. Sìn Hồ`, `TP. Lai Châu`.
pub fn is_titled_unit(name: &str) -> bool {
    let written = bare(name);
    let titled = titled(&written);
    titled.is_some_and(|(rest, levels)| levels_of(rest).iter().any(|level| levels.contains(level)))
}

/// What a name of a unit is known by, however its title is written: `Tỉnh Lai Châu`, `Lai Châu`, `Lai Châu Province`.
/// A name without a title means a province, or the only level on which it is borne; none where that tells nothing.
pub fn key(name: &str) -> Option<String> {
    let written = bare(name);
    let titled = titled(&written).and_then(|(rest, levels)| {
        let level = levels_of(rest)
            .into_iter()
            .find(|level| levels.contains(level))?;
        Some((level, own_words(name, &written, rest)?))
    });
    let (level, rest) = titled.or_else(|| {
        let levels = levels_of(&written);
        let level = levels
            .first()
            .filter(|level| levels.len() == 1 || **level == UnitLevel::Province)?;
        Some((*level, own_words(name, &written, &written)?))
    })?;
    Some(format!("{level:?} {rest}"))
}

/// The words of a name of a district or commune without its title; none of a province, nor of what is no unit.
pub fn untitled(name: &str) -> Option<String> {
    let written = bare(name);
    let of_title = titled(&written).filter(|(rest, levels)| {
        levels_of(rest)
            .iter()
            .any(|level| levels.contains(level) && *level != UnitLevel::Province)
    });
    match of_title {
        Some((rest, _)) => own_words(name, &written, rest),
        None => {
            let levels = levels_of(&written);
            let is_local = !levels.is_empty() && !levels.contains(&UnitLevel::Province);
            own_words(name, &written, &written).filter(|_| is_local)
        }
    }
}

/// Tells whether units of several levels bear a name, so that without its title it may mean either.
pub fn is_of_several_levels(name: &str) -> bool {
    levels_of(&bare(name)).len() > 1
}

/// The levels on which units bear a folded name, the highest first.
fn levels_of(folded: &str) -> Vec<UnitLevel> {
    let units = known().get(folded);
    let has = |level: &UnitLevel| {
        units.is_some_and(|all| all.iter().any(|(_, unit)| unit.level == *level))
    };
    let levels = [UnitLevel::Province, UnitLevel::District, UnitLevel::Commune];
    levels.into_iter().filter(has).collect()
}

/// The words of a name with their marks that are `rest` when folded, which begins or ends it.
fn own_words(name: &str, written: &str, rest: &str) -> Option<String> {
    let words: Vec<String> = Folded::new(name)
        .spelled()
        .map(|word| format!("{}{}", word.toneless, word.tones))
        .collect();
    let count = rest.split(' ').count();
    let own = match written.ends_with(rest) {
        true => words.get(words.len().checked_sub(count)?..),
        false => words.get(..count),
    };
    own.map(|words| words.join(" "))
}

/// Tells whether every unit that a name can mean, letter by letter, was gone with the reform. A name that is borne by
/// one that is there tells nothing.
pub fn has_ended(name: &str) -> bool {
    let written = bare(name);
    let mut whole = units_of(&written, name, None);
    // The bare name of a province means the province, not a commune of the same name.
    if whole.iter().any(|unit| unit.level == UnitLevel::Province) {
        whole.retain(|unit| unit.level == UnitLevel::Province);
    }
    // A single word without a title may be a place anywhere: `Bo`.
    let is_province = whole.iter().any(|unit| unit.level == UnitLevel::Province);
    if !written.contains(' ') && !is_province {
        return false;
    }
    let titled = titled(&written);
    let titled = titled.map(|(rest, levels)| units_of(rest, name, Some(levels)));
    // A title before the name decides which unit is meant, but a name may itself begin like a title.
    let meant = match titled.filter(|units| !units.is_empty()) {
        Some(units) => units,
        None => whole,
    };
    let is_renamed = RENAMED.iter().any(|renamed| written.ends_with(renamed));
    !meant.is_empty() && !is_renamed && meant.iter().all(|unit| unit.before && !unit.after)
}

/// The units of a folded name whose letters end `written`.
fn units_of(folded: &str, written: &str, levels: Option<&[UnitLevel]>) -> Vec<NamedUnit> {
    let written = spelled(written);
    let units = known().get(folded).into_iter().flatten();
    let units = units.filter(|(name, unit)| {
        let is_spelled = written.ends_with(&spelled(name));
        is_spelled && levels.is_none_or(|levels| levels.contains(&unit.level))
    });
    units.map(|(_, unit)| *unit).collect()
}

/// The words of a name with their marks, wherever the mark of a tone was placed.
fn spelled(name: &str) -> String {
    let words = Folded::new(name);
    let words = words
        .spelled()
        .map(|word| format!(" {}{}", word.toneless, word.tones));
    words.collect()
}

/// A folded name without its title, and the levels of that.
fn titled(folded: &str) -> Option<(&str, &'static [UnitLevel])> {
    TITLES.iter().find_map(|(title, levels)| {
        let before = folded
            .strip_prefix(title)
            .and_then(|rest| rest.strip_prefix(' '));
        let behind = || {
            folded
                .strip_suffix(title)
                .and_then(|rest| rest.strip_suffix(' '))
        };
        let rest = before.or_else(behind)?;
        let of_a_province = levels.len() > 1 && !CITIES.contains(&rest);
        Some((
            rest,
            if of_a_province {
                &[UnitLevel::District]
            } else {
                *levels
            },
        ))
    })
}

/// The units by their folded names, read when they are asked for the first time.
fn known() -> &'static HashMap<String, Vec<(String, NamedUnit)>> {
    static KNOWN: OnceLock<HashMap<String, Vec<(String, NamedUnit)>>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known: HashMap<String, Vec<(String, NamedUnit)>> = HashMap::new();
        read(|name, unit| {
            let units = known.entry(bare(name)).or_default();
            units.push((name.to_owned(), unit));
        });
        known
    })
}

fn read(mut tell: impl FnMut(&str, NamedUnit)) {
    let mut level = UnitLevel::Province;
    let mut last = String::new();
    for line in UNITS.lines() {
        let mut letters = line.chars();
        let sign = letters.next();
        if sign == Some('#') {
            level = match letters.as_str().trim() {
                "district" => UnitLevel::District,
                "commune" => UnitLevel::Commune,
                _ => UnitLevel::Province,
            };
            last.clear();
            continue;
        }
        let shared = letters.next().map_or(0, |letter| {
            u32::from(letter).saturating_sub(u32::from('A')) as usize
        });
        let head: String = last.chars().take(shared).collect();
        last = head + letters.as_str();
        let unit = NamedUnit {
            level,
            before: sign != Some('+'),
            after: sign != Some('-'),
        };
        tell(&last, unit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_of_both_lists_is_there() {
        let mut counts = [[0; 2]; 3];
        read(|name, unit| {
            assert!(!name.is_empty() && name.trim() == name, "{name:?}");
            let counts = &mut counts[unit.level as usize];
            counts[0] += usize::from(unit.before);
            counts[1] += usize::from(unit.after);
        });
        assert_eq!(counts[0], [63, 34]);
        assert!(counts[1][0] > 600 && counts[1][1] == 0, "{counts:?}");
        assert!(counts[2][0] > 6000 && counts[2][1] > 2500, "{counts:?}");
    }

    #[test]
    fn names_are_known_with_and_without_titles_and_marks() {
        for name in [
            "Hà Nội",
            "ha noi",
            "TP. Hà Nội",
            "Thành phố Hà Nội",
            "Tỉnh Hà Giang",
            "Ha Giang province",
            "Huyện Mường Tè",
            "xã Sìn Hồ",
        ] {
            assert!(is_unit(name), "{name}");
        }
        for name in [
            "",
            "Cả nước",
            "Viet Nam",
            "Huyện Hà Nội",
            "Lao Chau",
            "Bavaria",
        ] {
            assert!(!is_unit(name), "{name}");
        }
    }

    #[test]
    fn titles_do_not_part_the_names_of_one_unit() {
        for (one, other) in [
            ("Lai Châu", "Tỉnh Lai Châu"),
            ("Lai Châu", "LAI CHÂU PROVINCE"),
            ("Hà Nội", "TP. Hà Nội"),
            ("Thành phố Hồ Chí Minh", "TP Hồ Chí Minh"),
            ("Huyện Mường Tè", "huyện  Mường Tè"),
            ("Hòa Bình", "Tỉnh Hoà Bình"),
        ] {
            assert!(key(one).is_some(), "{one}");
            assert_eq!(key(one), key(other), "{one}, {other}");
        }
        for (one, other) in [
            ("Lai Châu", "Thành phố Lai Châu"),
            ("Mường Tè", "Xã Mường Tè"),
            ("Mường Tè", "Huyện Mường Tè"),
            ("Lai Châu", "Lai Chau"),
            ("Lai Châu", "Cao Bằng"),
        ] {
            assert_ne!(key(one), key(other), "{one}, {other}");
        }
        assert_eq!(key("Cả nước"), None);
        assert_eq!(untitled("Huyện Mường Tè"), untitled("Mường Tè"));
        assert_eq!(untitled("Tỉnh Lai Châu"), None);
        assert_ne!(untitled("Thành phố Lai Châu"), None);
    }

    #[test]
    fn a_unit_has_ended_only_where_the_name_can_mean_no_other() {
        for name in [
            "Hà Giang",
            "tỉnh Bắc Kạn",
            "Yên Bái",
            "Hòa Bình",
            "Huyện Bắc Hà",
            "Thành phố Lai Châu",
        ] {
            assert!(has_ended(name), "{name}");
        }
        for name in [
            "Lai Châu",
            "Thanh Hóa",
            "Thanh Hoá",
            "Hà Nội",
            "Bắc Hà",
            "Xã Bắc Hà",
            "Tỉnh Lai Châu",
            "Thừa Thiên Huế",
            "Cả nước",
            "Ha Giang",
            "Viet Nam",
            "Bo",
        ] {
            assert!(!has_ended(name), "{name}");
        }
    }
}
