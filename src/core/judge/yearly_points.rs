//! The figures by which a target is judged, one for each time.
//!
//! Owns which claim of the catalogue stands behind each of them. It must not know how they were chosen.

use crate::core::model::ClaimId;
use crate::core::position::Position;
use crate::core::rule::case::Point;

/// One figure for each time and where each stands in the catalogue.
pub(super) struct YearlyPoints {
    pub(super) points: Vec<Point>,
    /// `None` for a supposed figure.
    pub(super) positions: Vec<Option<ClaimId>>,
}

impl YearlyPoints {
    pub(super) fn position(&self, at: Option<Position>) -> Option<ClaimId> {
        let place = self.points.binary_search_by_key(&at?, |point| point.at);
        self.positions.get(place.ok()?).copied().flatten()
    }

    pub(super) fn newest(&self) -> Option<ClaimId> {
        self.positions.last().copied().flatten()
    }

    /// Takes a figure that is only supposed; it is the last one known.
    pub(super) fn suppose(&mut self, point: Point) {
        let before = self.points.partition_point(|known| known.at < point.at);
        self.points.truncate(before);
        self.positions.truncate(before);
        self.points.push(point);
        self.positions.push(None);
    }
}
