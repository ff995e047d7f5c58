//! The two languages of the screen.
//!
//! Owns the choice and nothing else; words and formats stand in `words`. It must not know a phrase.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language in which the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

/// A code that is neither `vi` nor `en`: comes where a person chooses a language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no language spoken here: vi, en")]
pub struct UnknownLang(pub String);

/// Reads an ISO 639 code.
impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Self, UnknownLang> {
        let known = Self::ALL.into_iter().find(|lang| lang.code() == code);
        known.ok_or_else(|| UnknownLang(code.to_owned()))
    }
}

impl Lang {
    /// Both languages, for tests and tables.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The other language.
    pub fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// Chooses one of two values.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }

    /// Reads a language from a locale name such as `vi_VN.UTF-8`; `C` and `POSIX` name none.
    pub fn from_locale(name: &str) -> Option<Self> {
        let tongue = name.split(['_', '-', '.', '@']).next().unwrap_or("");
        match tongue.to_ascii_lowercase().as_str() {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The ISO 639 code.
    pub fn code(self) -> &'static str {
        self.pick("vi", "en")
    }
}
