//! The texts of an indicator in which a word can be found.
//!
//! Owns the fields that an answer names, and the coarser classes by which texts are indexed and ranked. It must not
//! know what any text says.

/// The field in which a hit was found. A hit found in several fields names the one that ranks lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The Vietnamese name.
    #[default]
    Name,
    /// An alias, by its number in the order given.
    Alias(u16),
    /// The English name.
    English,
    /// The place.
    Place,
    /// The category.
    Category,
    /// The unit.
    Unit,
    /// The id.
    Id,
}

impl Field {
    /// Returns the word used in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name.vi",
            Self::Alias(_) => "alias",
            Self::English => "name.en",
            Self::Place => "place",
            Self::Category => "category",
            Self::Unit => "unit",
            Self::Id => "id",
        }
    }
}

/// A class of text. All aliases of an indicator are one class; a place has none, because its names are
/// indexed apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextClass {
    /// The Vietnamese name.
    Name,
    /// An alias.
    Alias,
    /// The English name.
    English,
    /// The category.
    Category,
    /// The unit.
    Unit,
}

impl TextClass {
    /// Every class, in order.
    pub(super) const ALL: [Self; 5] = [
        Self::Name,
        Self::Alias,
        Self::English,
        Self::Category,
        Self::Unit,
    ];

    /// The classes whose texts are kept as rows of words, so that the order of words can be tested.
    pub(super) const NAMES: [Self; 3] = [Self::Name, Self::Alias, Self::English];
}
