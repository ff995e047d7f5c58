//! Names that mean one thing though they are not written alike.
//!
//! Owns the question which places and indicators of different letters are joined: those that differ by spaces,
//! capitals, i/y or a footnote mark, and those of which one row alone has an English name. But for the title of a place
//! words are never passed over, and units never joined. It must not know a row.

use std::collections::HashMap;

use crate::core::fold::{bare, loose, nfc};
use crate::pack::diagnostic::TextReading;
use crate::pack::gazetteer;
use crate::pack::import::signs::footnote;

/// The texts that make an indicator, as a row says them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IndicatorTexts {
    pub(super) category: String,
    pub(super) vi: String,
    pub(super) en: String,
    pub(super) unit: String,
}

/// What was met first of each thing.
#[derive(Debug, Default)]
pub(super) struct Sameness {
    places: HashMap<String, String>,
    indicators: HashMap<String, Vec<Met>>,
}

/// An indicator that was met.
#[derive(Debug)]
struct Met {
    /// Its texts in the row that named it first.
    texts: IndicatorTexts,
    /// Its English name as far as a row has said it, and how that is compared.
    name: String,
    english: String,
}

/// A name that another is joined with.
#[derive(Debug)]
pub(super) struct JoinedName {
    /// The texts that are kept.
    pub(super) texts: IndicatorTexts,
    /// The English name that the kept one lacks.
    pub(super) english: Option<String>,
    /// What a person is told.
    pub(super) told: Option<TextReading>,
}

impl Sameness {
    /// The place that this one is, if it was met in other letters.
    pub(super) fn place(&mut self, name: &str) -> Option<String> {
        let kept = self
            .places
            .entry(place_key(name))
            .or_insert_with(|| name.to_owned());
        (kept != name).then(|| kept.clone())
    }

    /// The indicator that this one is.
    pub(super) fn indicator(&mut self, texts: IndicatorTexts) -> JoinedName {
        let key = [
            spelled(&texts.category),
            named(&texts.vi),
            spelled(&texts.unit),
        ];
        let met = self.indicators.entry(key.join("\n")).or_default();
        let english = spelled(&texts.en);
        if let Some(known) = met.iter().find(|known| known.english == english) {
            let is_other = known.texts.vi != texts.vi
                || known.texts.category != texts.category
                || known.texts.unit != texts.unit
                || known.name != texts.en;
            let kept = known.texts.vi.clone();
            return JoinedName {
                texts: known.texts.clone(),
                english: None,
                told: is_other.then_some(TextReading::JoinedName { kept }),
            };
        }
        let half_named = |known: &&mut Met| english.is_empty() || known.english.is_empty();
        match met.iter_mut().find(half_named) {
            Some(known) => known.half_named(&texts.en, english),
            None => {
                let name = texts.en.clone();
                met.push(Met {
                    texts: texts.clone(),
                    name,
                    english,
                });
                JoinedName {
                    texts,
                    english: None,
                    told: None,
                }
            }
        }
    }
}

impl Met {
    /// Joins with a row of which one alone has an English name.
    fn half_named(&mut self, name: &str, english: String) -> JoinedName {
        let is_new = self.english.is_empty();
        if is_new {
            name.clone_into(&mut self.name);
            self.english = english;
        }
        let kept = self.name.clone();
        JoinedName {
            texts: self.texts.clone(),
            english: is_new.then(|| kept.clone()),
            told: Some(TextReading::JoinedEnglish { kept }),
        }
    }
}

/// What a place is known by: a unit whatever its title, another place by its letters.
pub(super) fn place_key(name: &str) -> String {
    gazetteer::key(name).unwrap_or_else(|| spelled(name))
}

/// A text in small letters, with single spaces.
pub(super) fn spelled(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    nfc(&words.join(" ").to_lowercase()).into_owned()
}

/// A name besides without a footnote mark, and with i for a y that is its only vowel.
pub(super) fn named(text: &str) -> String {
    let plain = footnote(text).map_or_else(|| text.to_owned(), |(name, _)| name);
    let words: Vec<String> = spelled(&plain).split(' ').map(with_i).collect();
    words.join(" ")
}

/// A word with i for y where both are written: `tỷ`, `tỉ`.
fn with_i(word: &str) -> String {
    let folded = bare(word);
    if loose(&folded) == folded {
        return word.to_owned();
    }
    let level = |c: char| match c {
        'y' => 'i',
        'ý' => 'í',
        'ỳ' => 'ì',
        'ỷ' => 'ỉ',
        'ỹ' => 'ĩ',
        'ỵ' => 'ị',
        other => other,
    };
    word.chars().map(level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(vi: &str, en: &str) -> IndicatorTexts {
        IndicatorTexts {
            category: "Xã hội".to_owned(),
            vi: vi.to_owned(),
            en: en.to_owned(),
            unit: "%".to_owned(),
        }
    }

    #[test]
    fn spaces_capitals_i_and_footnotes_do_not_part_names() {
        let mut met = Sameness::default();
        assert!(met.indicator(texts("Tỷ lệ hộ nghèo", "")).told.is_none());
        for other in [
            "Tỷ lệ  hộ nghèo",
            "tỉ lệ hộ nghèo",
            "Tỷ lệ hộ nghèo (1)",
            "Tỷ lệ hộ nghèo*",
        ] {
            let joined = met.indicator(texts(other, ""));
            assert_eq!(joined.texts.vi, "Tỷ lệ hộ nghèo", "{other}");
            assert!(joined.told.is_some(), "{other}");
        }
        for other in [
            "Tỷ lệ hộ nghèo (đa chiều)",
            "Tỷ lệ hộ nghéo",
            "Tỷ lệ hộ cận nghèo",
        ] {
            assert_eq!(met.indicator(texts(other, "")).texts.vi, other);
        }
    }

    #[test]
    fn a_name_with_and_without_an_english_one_is_the_same() {
        let mut met = Sameness::default();
        met.indicator(texts("Hộ nghèo", "Poverty"));
        assert_eq!(met.indicator(texts("Hộ nghèo", "")).texts.en, "Poverty");
        let mut met = Sameness::default();
        met.indicator(texts("Hộ nghèo", ""));
        let joined = met.indicator(texts("Hộ nghèo", "Poverty"));
        assert_eq!(
            (joined.texts.en.as_str(), joined.english.as_deref()),
            ("", Some("Poverty"))
        );
        assert!(
            met.indicator(texts("Hộ nghèo", "Poverty")).told.is_none() || joined.told.is_some()
        );
        assert_eq!(
            met.indicator(texts("Hộ nghèo", "Income")).texts.en,
            "Income"
        );
    }

    #[test]
    fn places_differ_by_more_than_spaces() {
        let mut met = Sameness::default();
        assert_eq!(met.place("Lai Châu"), None);
        assert_eq!(met.place("Lai Châu "), Some("Lai Châu".to_owned()));
        assert_eq!(met.place("LAI CHÂU"), Some("Lai Châu".to_owned()));
        assert_eq!(met.place("Lai Chau"), None);
        assert_eq!(met.place("Tỉnh Lai Châu"), Some("Lai Châu".to_owned()));
        assert_eq!(met.place("Thành phố Lai Châu"), None);
    }
}
