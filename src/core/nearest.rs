//! The known names most like one that is not known.
//!
//! Owns how alike two names are, and the error that tells of an unknown one. It must not know what is named
//! nor in which language it is said.

use std::cmp::Reverse;
use std::fmt;

use strsim::osa_distance;

use crate::core::fold::bare;

/// A kind of thing that has names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedKind {
    /// A country, region, province, district or commune.
    Place,
    /// A plan.
    Plan,
    /// A category of indicators.
    Category,
    /// A source.
    Source,
    /// A status of a target.
    Status,
    /// A unit.
    Unit,
    /// Who answers for an indicator.
    Owner,
}

impl NamedKind {
    /// Every kind, for tests and tables.
    pub const ALL: [Self; 7] = [
        Self::Place,
        Self::Plan,
        Self::Category,
        Self::Source,
        Self::Status,
        Self::Unit,
        Self::Owner,
    ];
}

/// A name that names nothing of its kind: comes where a person names a place, plan, category, source or
/// status that the data does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown {what}: {name:?}")]
pub struct UnknownName {
    /// The kind of thing that the name was meant for.
    pub what: NamedKind,
    /// The name as it was written.
    pub name: String,
    /// The names that could have been meant.
    pub known: NearestNames,
}

/// The suggestions for an unknown name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NearestNames {
    /// There is nothing of the kind.
    Nothing,
    /// The one name that is nearest.
    Nearest(String),
    /// The nearest names, best first.
    Names {
        /// In Vietnamese.
        vi: Vec<String>,
        /// In English.
        en: Vec<String>,
    },
    /// None is near; some that there are.
    Unopened {
        /// Whether it is the name of a real one, which is not there.
        is_unit: bool,
        /// In Vietnamese.
        vi: Vec<String>,
        /// In English.
        en: Vec<String>,
    },
}

impl fmt::Display for NamedKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Place => "place",
            Self::Plan => "plan",
            Self::Category => "category",
            Self::Source => "source",
            Self::Status => "status",
            Self::Unit => "unit",
            Self::Owner => "owner",
        })
    }
}

/// Returns the candidate most like a word, if any is near enough to be a slip of the keys: a third of the
/// letters may differ, and one always may.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    slip(word, candidates.into_iter().map(|name| (name, name)))
}

/// Returns the name that was most likely meant, letters without their marks: a slip, else one that begins
/// with what was written, else the first. `None` only where there are no names.
pub(crate) fn most_likely<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    let written = bare(written);
    let folded: Vec<(String, &str)> = names.iter().map(|name| (bare(name), *name)).collect();
    let begins = |(folded, _): &&(String, &str)| folded.starts_with(&written);
    let begun = || folded.iter().find(begins).map(|(_, name)| *name);
    let slip = slip(&written, folded.iter().map(|(text, name)| (&**text, *name)));
    slip.or_else(begun).or_else(|| names.first().copied())
}

/// Names among which those most alike are looked for.
const LOOKED_AT: usize = 2_000;

/// Letters at the start by which names are alike before anything else counts.
const START: usize = 3;

/// Returns the names most like a folded word, best first and each once: those that begin alike, then those
/// with few letters to change. Only the first 2,000 names are looked at, at most `most` come back.
pub(crate) fn closest<'n>(word: &str, mut names: Vec<&'n str>, most: usize) -> Vec<&'n str> {
    names.truncate(LOOKED_AT);
    names.sort_by_cached_key(|name| {
        let name = bare(name);
        let alike = name.chars().zip(word.chars()).take_while(|(a, b)| a == b);
        (Reverse(alike.count().min(START)), osa_distance(&name, word))
    });
    let mut closest: Vec<&str> = Vec::new();
    for name in names {
        if closest.len() == most {
            break;
        }
        if !closest.contains(&name) {
            closest.push(name);
        }
    }
    closest
}

/// The value whose text is most like a word, the first among equals, if it is near enough to be a slip.
fn slip<'c, T>(word: &str, candidates: impl Iterator<Item = (&'c str, T)>) -> Option<T> {
    let mut best: Option<(usize, T)> = None;
    for (text, value) in candidates {
        let distance = osa_distance(word, text);
        let allowed = (text.chars().count().max(word.chars().count()) / 3).max(1);
        if distance <= allowed && best.as_ref().is_none_or(|(least, _)| distance < *least) {
            best = Some((distance, value));
        }
    }
    best.map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 4] = ["name", "better", "unit", "decimals"];
    const PLACES: [&str; 5] = ["Lai Châu", "Lào Cai", "Cả nước", "Sìn Hồ", "Xã Sìn Hồ"];

    #[test]
    fn a_slip_is_near_enough() {
        for (word, expected) in [
            ("name", Some("name")),
            ("nmae", Some("name")),
            ("better_", Some("better")),
            ("deicmal", Some("decimals")),
            ("uni", Some("unit")),
            ("unnit", Some("unit")),
            ("nam", Some("name")),
            ("zzz", None),
            ("", None),
            ("betwixt", None),
        ] {
            assert_eq!(nearest(word, KEYS), expected, "{word}");
        }
        // Of equals the first.
        assert_eq!(nearest("ac", ["ab", "ad"]), Some("ab"));
        assert_eq!(nearest("x", []), None);
    }

    #[test]
    fn a_name_is_most_likely_a_slip_else_a_beginning_else_the_first() {
        for (written, expected) in [
            ("Lao Chau", "Lai Châu"),
            ("lai châu", "Lai Châu"),
            ("sin", "Sìn Hồ"),
            ("xa s", "Xã Sìn Hồ"),
            ("Hà Nội", "Lai Châu"),
        ] {
            assert_eq!(most_likely(written, &PLACES), Some(expected), "{written}");
        }
        assert_eq!(most_likely("x", &[]), None);
    }

    #[test]
    fn the_closest_begin_alike_and_come_once() {
        let all = [&PLACES[..], &["Lào Cai"]].concat();
        for (word, most, expected) in [
            ("lao chau", 2, &["Lào Cai", "Lai Châu"][..]),
            ("sin", 1, &["Sìn Hồ"]),
            (
                "ca",
                9,
                &["Cả nước", "Lào Cai", "Lai Châu", "Sìn Hồ", "Xã Sìn Hồ"],
            ),
            ("lai", 0, &[]),
        ] {
            assert_eq!(closest(word, all.clone(), most), expected, "{word}");
        }
    }
}
