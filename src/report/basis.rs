//! What every report is made on.
//!
//! Owns what a layout must know besides its series: the data, the day and the plan, the place that goes
//! without saying, the language. It must not know where any of them was chosen.

use crate::core::catalog::Catalog;
use crate::core::judge::standing::{self, Standing};
use crate::core::judge::viewpoint::{Seen, Viewpoint};
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, PlaceId, SeriesId};
use crate::words::locale::words::{Words, words};

/// The data as one person looks at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Basis<'c> {
    /// The data.
    pub(crate) catalog: &'c Catalog,
    /// The day and the plan.
    pub(crate) viewpoint: &'c Viewpoint,
    /// The place that goes without saying, which alone is listed and counted; `None` where all are.
    pub(crate) home: Option<PlaceId>,
    /// The language.
    pub(crate) lang: Lang,
}

impl<'c> Basis<'c> {
    /// The program's phrases.
    pub(crate) fn words(self) -> &'static Words {
        words(self.lang)
    }

    /// A text of the data.
    pub(crate) fn say(self, text: Bilingual) -> &'c str {
        self.catalog.say(text, self.lang)
    }

    /// Where a series stands.
    pub(crate) fn standing(self, series: SeriesId) -> Standing {
        standing::standing(self.catalog, self.viewpoint, series)
    }

    /// The claims of a series that exist on the day, in the order of the pack.
    pub(crate) fn claims(self, series: SeriesId) -> impl Iterator<Item = Seen> + use<'c> {
        self.viewpoint.claims(self.catalog, series)
    }

    /// Tells whether a series is listed and counted: it lies in the home place, or every place is shown.
    pub(crate) fn covers(self, series: SeriesId) -> bool {
        let place = self.catalog.series_of(series).place;
        self.home.is_none_or(|home| home == place)
    }
}
