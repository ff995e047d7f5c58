//! What a person looks at, in names that outlive the data.
//!
//! Owns the view (language, place, plan, day, category), which can be kept, shared and opened again, and the
//! lens: all that decides what is seen of a library. Both hold no ids of a catalogue. It must not know what is
//! seen.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::keys::{PlaceKey, PlanKey, find_place, find_plan};
use crate::core::lang::Lang;
use crate::core::model::PlaceId;
pub use crate::explorer::choices::{CategoryChoice, Reach};
use crate::explorer::memory::Memory;

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// The language of the screen.
    pub lang: Lang,
    /// The place; `None` shows every place.
    pub place: Option<PlaceKey>,
    /// The only plan whose targets count, if one was chosen.
    pub plan: Option<PlanKey>,
    /// The day of judgement.
    pub day: Date,
    /// Whether the day was asked for: then claims of undated sources do not exist.
    pub as_of: bool,
    /// The chosen category.
    pub category: CategoryChoice,
    /// How far a search is asked to reach.
    #[serde(default)]
    pub reach: Reach,
}

impl View {
    /// The day and plan, in the ids of a catalogue; a plan that is not there is none.
    pub fn viewpoint(&self, catalog: &Catalog) -> Viewpoint {
        let plan = self.plan.as_ref();
        Viewpoint {
            day: self.day,
            as_of: self.as_of,
            plan: plan.and_then(|key| find_plan(catalog, key)),
        }
    }

    /// How far a search reaches: no further in than there is something to narrow it to.
    pub fn reaches(&self) -> Reach {
        let has_category = self.category != CategoryChoice::All;
        match self.reach {
            Reach::Category if has_category => Reach::Category,
            Reach::Category | Reach::Place if self.place.is_some() => Reach::Place,
            _ => Reach::Everywhere,
        }
    }

    /// The place, in the ids of a catalogue; where it is not there, every place is shown.
    pub fn place(&self, catalog: &Catalog) -> Option<PlaceId> {
        let place = self.place.as_ref();
        place.and_then(|key| find_place(catalog, key))
    }
}

/// All that decides what is seen of a library.
#[derive(Clone, Debug)]
pub struct Lens {
    /// What is looked at.
    pub view: View,
    /// The text of the search box.
    pub query: String,
    /// What this person opened before, which breaks ties.
    pub memory: Arc<Memory>,
}

impl Lens {
    /// Tells whether the same is seen through both: the language only names it.
    pub fn sees_as(&self, other: &Self) -> bool {
        self.query == other.query && self.memory == other.memory && self.counts_as(other)
    }

    /// Tells whether the same is counted through both, whatever is searched for.
    pub fn counts_as(&self, other: &Self) -> bool {
        let spoken = |view: &View| View {
            lang: Lang::default(),
            ..view.clone()
        };
        spoken(&self.view) == spoken(&other.view)
    }
}

#[cfg(test)]
mod tests {
    use super::{CategoryChoice, Reach, View};
    use crate::core::keys::{CategoryKey, ClassKey, PlaceKey, PlanKey};
    use crate::core::lang::Lang;

    #[test]
    fn a_view_comes_back_as_it_was_kept() {
        let categories = [
            CategoryChoice::All,
            CategoryChoice::WithTarget,
            CategoryChoice::Category(CategoryKey("Văn hóa - xã hội".to_owned())),
            CategoryChoice::Class(ClassKey("provisional_below".to_owned())),
        ];
        for category in categories {
            let view = View {
                lang: Lang::En,
                place: Some(PlaceKey("Lai Châu".to_owned())),
                plan: Some(PlanKey {
                    pack: "lai-chau".to_owned(),
                    plan: "nq-xiv".to_owned(),
                }),
                day: "2023-12-31".parse().unwrap(),
                as_of: true,
                category,
                reach: Reach::Category,
            };
            let kept = toml::to_string(&view).unwrap();
            assert_eq!(toml::from_str::<View>(&kept).unwrap(), view, "{kept}");
        }
    }
}
