//! Choices of a person that outlive the data: what is listed and searched, and where a session stopped.
//!
//! Owns these choices alone, so that they can be kept. It must not know where they are stored, nor what is shown by
//! them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::core::judge::class::Class;
use crate::core::keys::{CategoryKey, ClassKey, PlaceKey, PlanKey, find_class};
use crate::explorer::layout::Focus;

/// Which indicators the list shows while nothing is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CategoryChoice {
    /// All of them.
    #[default]
    All,
    /// Those that have a target.
    WithTarget,
    /// Those of one category.
    Category(CategoryKey),
    /// Those that the board counts in one class.
    Class(ClassKey),
}

impl CategoryChoice {
    /// The class of the board that is chosen.
    pub fn class(&self) -> Option<Class> {
        match self {
            Self::Class(key) => find_class(key),
            _ => None,
        }
    }
}

/// How far a search reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Every place; what is in the place shown comes first.
    #[default]
    Everywhere,
    /// The place shown.
    Place,
    /// The chosen category in the place shown.
    Category,
}

impl Reach {
    /// The next narrower reach; after the narrowest comes the widest.
    pub fn next(self) -> Self {
        match self {
            Self::Everywhere => Self::Place,
            Self::Place => Self::Category,
            Self::Category => Self::Everywhere,
        }
    }
}

/// Where a session stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stopped {
    /// The ids of the open packs, in order: a view of other packs is not resumed.
    pub packs: Vec<String>,
    /// What stood in the search box.
    pub query: String,
    /// The chosen indicator, by its key.
    pub chosen: Option<String>,
    /// The pane that had the keys.
    pub focus: Focus,
    /// Whether it had the screen for itself.
    pub zoomed: bool,
    /// The day, if it was gone to.
    pub as_of: Option<Date>,
    /// How far a search was asked to reach.
    pub reach: Reach,
    /// The place; none where every place was shown.
    pub place: Option<PlaceKey>,
    /// The plan, if one was chosen.
    pub plan: Option<PlanKey>,
    /// The category.
    pub category: CategoryChoice,
}

/// What a session begins with besides the data.
#[derive(Clone, Debug, Default)]
pub struct Begins {
    /// The place at which it resumes.
    pub at: Option<Stopped>,
    /// Whether the person is here for the first time.
    pub welcomes: bool,
}

/// What the explorer shows first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StartView {
    /// The list.
    #[default]
    List,
    /// The overview by category.
    Overview,
    /// What needs attention.
    Attention,
}

impl StartView {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::List, Self::Overview, Self::Attention];

    /// How they are written in the configuration.
    pub const fn code(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Overview => "overview",
            Self::Attention => "attention",
        }
    }
}
