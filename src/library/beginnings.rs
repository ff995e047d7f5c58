//! How the names of all indicators begin, as numbers in the order of names.
//!
//! Owns that this is worked out once for a library, not for each query. It must not know which list is put in order.

use std::sync::OnceLock;

use crate::core::catalog::Catalog;
use crate::core::fold::{collation_key, first_graphemes};
use crate::core::lang::Lang;
use crate::core::model::SeriesId;

/// The letters of a name that are compared before the whole name is.
const FIRST_LETTERS: usize = 8;

/// The beginnings of names in each language, by the position of the indicator.
#[derive(Debug, Default)]
pub(super) struct Beginnings {
    vietnamese: OnceLock<Box<[u128]>>,
    english: OnceLock<Box<[u128]>>,
}

impl Beginnings {
    /// How the name of the indicator of a series begins, as one number in the order of names, tones aside.
    pub(super) fn of(&self, catalog: &Catalog, lang: Lang, series: SeriesId) -> u128 {
        let known = match lang {
            Lang::Vi => &self.vietnamese,
            Lang::En => &self.english,
        };
        let known = known.get_or_init(|| {
            let names = catalog.indicators().iter().map(|indicator| indicator.name);
            names
                .map(|name| beginning(catalog.say(name, lang)))
                .collect()
        });
        let at = catalog.series_of(series).indicator.index();
        known.get(at).copied().unwrap_or(u128::MAX)
    }
}

/// The first letters of a name as one number.
fn beginning(name: &str) -> u128 {
    // The last word of a truncated name ends too early, so it must lie beyond the letters that are compared.
    let start = first_graphemes(name, 2 * FIRST_LETTERS);
    let of = |text: &str| {
        let mut letters = collation_key(text);
        // A zero separates letters from tones, because tones decide only between equal letters.
        let end = letters.iter().position(|letter| *letter == 0);
        letters.truncate(end.unwrap_or(letters.len()));
        letters
    };
    let mut letters = of(start);
    if letters.len() <= FIRST_LETTERS && start != name {
        letters = of(name);
    }
    letters.resize(FIRST_LETTERS, 0);
    letters.into_iter().fold(0, |packed: u128, letter| {
        packed << u16::BITS | u128::from(letter.min(u16::MAX.into()))
    })
}
