//! Tells which figures keep the limits of a list: "chỉ tiêu nào trên 90%".
//!
//! Owns what the unit of a limit means for series of other units: "400 nghìn người" counts people, and a figure
//! without a unit applies to any. It must not know how limits are worded.

use crate::core::catalog::Catalog;
use crate::core::fold::bare;
use crate::core::judge::viewpoint::Viewpoint;
use crate::library::filter::CompiledFilter;
use crate::search::condition::{Condition, Filter};
use crate::search::grammar::Limits;

/// Words that scale a figure, folded, with their factors.
const SCALES: &[(&str, f64)] = &[
    ("nghin", 1e3),
    ("ngan", 1e3),
    ("thousand", 1e3),
    ("trieu", 1e6),
    ("tr", 1e6),
    ("million", 1e6),
    ("ty", 1e9),
    ("ti", 1e9),
    ("billion", 1e9),
];

/// The beginning of the folded unit of percentage points.
const POINTS: &str = "diem";

/// Words for what is measured in percent, folded.
const SHARES: &[&str] = &[
    "ty le",
    "ti le",
    "cac ty le",
    "nhung ty le",
    "percentages",
    "percentage",
    "shares",
    "rates",
];

/// Other words for a unit, folded.
const UNITS: &[(&str, &str)] = &[
    ("phan tram", "%"),
    ("percent", "%"),
    ("per cent", "%"),
    ("percentage", "%"),
    ("hecta", "ha"),
    ("hectare", "ha"),
    ("hectares", "ha"),
    ("tonnes", "tan"),
    ("tons", "tan"),
    ("people", "nguoi"),
    ("persons", "nguoi"),
    ("households", "ho"),
    ("communes", "xa"),
    ("vnd", "dong"),
];

/// The limits with a test for each unit that the words may mean.
pub(super) fn ways<'c>(
    catalog: &'c Catalog,
    viewpoint: &'c Viewpoint,
    limits: &Limits,
) -> Vec<CompiledFilter<'c>> {
    let plain = (1.0, of_data(&limits.unit));
    let scale = SCALES
        .iter()
        .find_map(|(word, scale)| Some((*scale, limits.unit.strip_prefix(word)?.trim_start())));
    let scaled = scale.map(|(scale, unit)| (scale, of_data(unit)));
    std::iter::once(plain)
        .chain(scaled.filter(|(_, unit)| !unit.is_empty()))
        .map(|(scale, unit)| {
            let bounds = limits.bounds.iter().map(|bound| {
                let number = bound.number * scale;
                match bound.is_above {
                    true => Filter::Above(number, bound.or_equal),
                    false => Filter::Below(number, bound.or_equal),
                }
            });
            let unit = Some(unit).filter(|unit| !unit.is_empty());
            let points = unit.filter(|unit| *unit == "%").map(|_| POINTS);
            let conditions = bounds.chain(unit.map(|unit| Filter::Unit(unit.to_owned())));
            let conditions = conditions.map(|filter| (filter, false));
            // Percentage points are not percent.
            let points = points.map(|points| (Filter::Unit(points.to_owned()), true));
            let conditions = conditions.chain(points).map(|(filter, negated)| Condition {
                filter,
                negated,
                start: 0,
                end: 0,
            });
            CompiledFilter::new(catalog, viewpoint, &conditions.collect::<Vec<Condition>>())
        })
        .collect()
}

/// A unit as the data has it.
fn of_data(unit: &str) -> &str {
    let other = UNITS.iter().find(|(said, _)| *said == unit);
    other.map_or(unit, |(_, unit)| unit)
}

/// Whether a topic only repeats the unit of the limits: "tỷ lệ nào dưới 20%".
pub(super) fn is_their_unit(limits: &Limits, topic: &str) -> bool {
    of_data(&limits.unit) == "%" && SHARES.contains(&bare(topic).as_str())
}
