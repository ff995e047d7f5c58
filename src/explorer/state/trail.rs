//! The trail: back and forward through opened details and pages.
//!
//! Owns the opened details and pages, each with its view and query, all by keys that outlive the data. It must not
//! know how one is opened again.

use crate::explorer::state::lens::View;
use crate::explorer::state::things::ThingKey;

/// Most things that are gone back through.
const MOST: usize = 100;

/// An entry of the trail: a thing with its view and query.
#[derive(Clone, Debug)]
pub(crate) struct TrailSpot {
    pub(super) view: View,
    pub(super) query: String,
    pub(super) thing: ThingKey,
}

/// The way of one session.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trail {
    spots: Vec<TrailSpot>,
    at: usize,
}

impl Trail {
    /// Adds an entry; entries ahead of the present position are forgotten.
    pub(super) fn add(&mut self, spot: TrailSpot) {
        let now = self.spots.get_mut(self.at);
        if let Some(now) = now.filter(|now| now.thing == spot.thing) {
            *now = spot;
            return;
        }
        self.spots.truncate(self.at + 1);
        self.spots.push(spot);
        if self.spots.len() > MOST {
            self.spots.remove(0);
        }
        self.at = self.spots.len() - 1;
    }

    /// The entry before the present one. A person who has left the trail returns to its last entry first.
    pub(super) fn older(&mut self, here: Option<&ThingKey>) -> Option<TrailSpot> {
        let now = self.spots.get(self.at)?;
        if here == Some(&now.thing) {
            self.at = self.at.checked_sub(1)?;
        }
        self.spots.get(self.at).cloned()
    }

    /// Passes over what the data no longer has; tells whether there is anything before it.
    pub(super) fn pass_over(&mut self) -> bool {
        let before = self.at.checked_sub(1);
        self.at = before.unwrap_or(0);
        before.is_some()
    }

    /// The entry after the present one.
    pub(super) fn newer(&mut self) -> Option<TrailSpot> {
        let spot = self.spots.get(self.at + 1).cloned()?;
        self.at += 1;
        Some(spot)
    }
}

#[cfg(test)]
mod tests {
    use super::{Trail, TrailSpot};
    use crate::core::keys::PlaceKey;
    use crate::core::lang::Lang;
    use crate::explorer::state::lens::{CategoryChoice, Reach, View};
    use crate::explorer::state::things::ThingKey;

    fn key(name: &str) -> ThingKey {
        ThingKey::Place(PlaceKey(name.to_owned()))
    }

    fn spot(name: &str) -> TrailSpot {
        TrailSpot {
            view: View {
                lang: Lang::Vi,
                place: None,
                plan: None,
                day: "2026-11-24".parse().unwrap(),
                as_of: false,
                category: CategoryChoice::All,
                reach: Reach::Everywhere,
            },
            query: String::new(),
            thing: key(name),
        }
    }

    #[test]
    fn it_goes_back_forward_and_on_another_way() {
        let mut trail = Trail::default();
        for name in ["a", "b", "c"] {
            trail.add(spot(name));
        }
        let name = |spot: Option<TrailSpot>| spot.map(|spot| spot.thing);
        // A person who has left the trail returns to its last entry first.
        assert_eq!(name(trail.older(None)), Some(key("c")));
        assert_eq!(name(trail.older(Some(&key("c")))), Some(key("b")));
        assert_eq!(name(trail.older(Some(&key("b")))), Some(key("a")));
        assert_eq!(name(trail.older(Some(&key("a")))), None);
        assert_eq!(name(trail.newer()), Some(key("b")));
        trail.add(spot("d"));
        assert_eq!(name(trail.newer()), None);
        assert_eq!(name(trail.older(Some(&key("d")))), Some(key("b")));
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let mut trail = Trail::default();
        for number in 0..1000 {
            trail.add(spot(&number.to_string()));
        }
        assert_eq!(trail.spots.len(), super::MOST);
    }
}
