//! The texts of an indicator in which a word can be found.
//!
//! Owns the fields that an answer names and the classes by which they are indexed and ranked. It must not
//! know what any text says.

/// The field in which a hit was met. A hit met in several names the least of them.
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
            Field::Name => "name.vi",
            Field::Alias(_) => "alias",
            Field::English => "name.en",
            Field::Place => "place",
            Field::Category => "category",
            Field::Unit => "unit",
            Field::Id => "id",
        }
    }
}

/// The classes of text in which a word can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
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

impl Class {
    /// Every class, in order.
    pub(crate) const ALL: [Class; 5] = [
        Class::Name,
        Class::Alias,
        Class::English,
        Class::Category,
        Class::Unit,
    ];
}
