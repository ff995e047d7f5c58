//! The indicators of a pack as a report may call them.
//!
//! Owns how an indicator of a report is found in a pack, by its name and its unit, and which one is the nearest where
//! none is. It must not know a figure.

use std::collections::HashMap;

use super::sameness::{named, spelled};
use crate::core::catalog::Catalog;
use crate::core::fold::bare;
use crate::core::model::{IndicatorId, SeriesId};
use crate::core::nearest::nearest;
use crate::pack::import::unit::plain;
use crate::pack::write::series_by_indicator;

/// The indicators and places of a pack by what they are called.
pub(super) struct KnownNames<'c> {
    catalog: &'c Catalog,
    by_name: HashMap<String, Vec<IndicatorId>>,
    pub(super) by_id: HashMap<&'c str, IndicatorId>,
    names: Vec<&'c str>,
    units: &'c [(String, String)],
    series: Vec<Vec<SeriesId>>,
}

impl<'c> KnownNames<'c> {
    pub(super) fn of(catalog: &'c Catalog, units: &'c [(String, String)]) -> Self {
        let mut known = Self {
            catalog,
            by_name: HashMap::new(),
            by_id: HashMap::new(),
            names: Vec::new(),
            units,
            series: series_by_indicator(catalog),
        };
        for (indicator, number) in catalog.indicators().iter().zip(0..) {
            let id = IndicatorId(number);
            let name = catalog.text(indicator.name.vi);
            known.by_name.entry(named(name)).or_default().push(id);
            let english = catalog.text(indicator.name.en);
            if !english.is_empty() && named(english) != named(name) {
                known.by_name.entry(named(english)).or_default().push(id);
            }
            known.by_id.insert(catalog.text(indicator.id), id);
            known.names.push(name);
        }
        known
    }

    /// The indicator of this catalogue that matches one of another catalogue: by name and unit, in either language, first within its
    /// category. A sheet that names no unit means the only one there is. Units may be spelled differently, and a person
    /// may say which one is meant.
    pub(super) fn find(&self, other: &Catalog, id: IndicatorId) -> Option<IndicatorId> {
        let wanted = other.indicator(id);
        let (name, unit) = (other.text(wanted.name.vi), other.text(wanted.unit.vi));
        let said = self.units.iter().find(|(of, _)| named(of) == named(name));
        let unit = said.map_or(unit, |(_, unit)| unit);
        let none = Vec::new();
        let called = self.by_name.get(&named(name)).unwrap_or(&none);
        let of_unit = |id: &&IndicatorId| self.units_of(**id).contains(&spelled(unit));
        let mut fitting: Vec<IndicatorId> = called.iter().filter(of_unit).copied().collect();
        if fitting.is_empty() {
            let is_alike = |id: &&IndicatorId| {
                let mut own = self.units_of(**id).into_iter();
                own.any(|own| plain(&own) == plain(unit))
            };
            fitting = called.iter().filter(is_alike).copied().collect();
        }
        if unit.is_empty() && called.len() == 1 {
            fitting.clone_from(called);
        }
        let category = spelled(other.text(other.category(wanted.category).name.vi));
        let own = fitting.iter().find(|id| self.category(**id) == category);
        let by_id = || {
            let id = self.by_id.get(other.text(wanted.id))?;
            self.units_of(*id).contains(&spelled(unit)).then_some(*id)
        };
        own.or(fitting.first()).copied().or_else(by_id)
    }

    pub(super) fn series_of(&self, id: IndicatorId) -> &[SeriesId] {
        self.series.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// The unit of an indicator in both languages.
    fn units_of(&self, id: IndicatorId) -> [String; 2] {
        let unit = self.catalog.indicator(id).unit;
        [unit.vi, unit.en].map(|unit| spelled(self.catalog.text(unit)))
    }

    fn category(&self, id: IndicatorId) -> String {
        let category = self.catalog.indicator(id).category;
        spelled(self.catalog.text(self.catalog.category(category).name.vi))
    }

    /// The most likely indicator that was meant by a name.
    pub(super) fn nearest(&self, name: &str) -> Option<(String, String)> {
        let same = self.by_name.get(&named(name)).and_then(|all| all.first());
        let near = || {
            // Names are compared folded; of several that fold alike the first is taken.
            let folded: Vec<String> = self.names.iter().map(|name| bare(name)).collect();
            let near = nearest(&bare(name), folded.iter().map(String::as_str))?;
            let at = folded.iter().position(|name| name == near)?;
            let near = self.names.get(at)?;
            self.by_name.get(&named(near)).and_then(|all| all.first())
        };
        let id = same.or_else(near)?;
        let indicator = self.catalog.indicator(*id);
        let text = |text| self.catalog.text(text).to_owned();
        Some((text(indicator.name.vi), text(indicator.unit.vi)))
    }
}
