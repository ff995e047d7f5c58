//! One indicator on the whole screen, before a room.
//!
//! Owns where the indicators come from that are shown one after another. It holds no ids: the list, what needs
//! attention, or the agenda has them. It must not know what is shown of one.

/// The sequence that is presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Present {
    /// The rows of the list: a category, a class, an answer. The chosen one is shown.
    List,
    /// The targets that need attention. The chosen one is shown.
    Attention,
    /// The items of the agenda; the place of the one that is shown.
    Brief(usize),
}

impl Present {
    /// The item of the agenda that is shown.
    pub fn item(self) -> Option<usize> {
        match self {
            Self::List | Self::Attention => None,
            Self::Brief(at) => Some(at),
        }
    }
}
