//! Names of what a catalogue holds.
//!
//! Owns the ids, which are positions in a catalogue, and the way in which an enumeration has stable words. It
//! must not know what any of them stands for.

use serde::{Deserialize, Serialize};

use crate::core::lang::Lang;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in the catalogue's list of this kind.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A text kept by the catalogue.
    Text,
    /// A pack.
    PackId,
    /// A place.
    PlaceId,
    /// A category of a pack.
    CategoryId,
    /// A plan of a pack.
    PlanId,
    /// A source of a pack.
    SourceId,
    /// An indicator of a pack.
    IndicatorId,
    /// A series: one indicator in one place.
    SeriesId,
    /// A distinct period text.
    PeriodId,
    /// A claim.
    ClaimId,
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: Text,
    /// English.
    pub en: Text,
}

impl Bilingual {
    /// The text in one language.
    pub fn pick(self, lang: Lang) -> Text {
        lang.pick(self.vi, self.en)
    }
}

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable word for it in packs, CSV and JSON.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// Reads the stable word.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

pub(crate) use codes;
