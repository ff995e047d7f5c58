//! Writes claims as long CSV, one a row.
//!
//! Owns the columns and their order. Every text is written as the pack holds it; nothing is rounded,
//! translated or left out.

use std::io;

use super::columns::COLUMNS;
use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{Claim, ClaimId, PlaceId, SeriesId, Text};

/// Writes the claims of one place, or of all, that exist on the day.
///
/// # Errors
/// Those of the writer.
pub fn write_csv(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    place: Option<PlaceId>,
    out: impl io::Write,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS).map_err(io_error)?;
    for series in catalog.series_ids() {
        if place.is_some_and(|place| catalog.series_of(series).place != place) {
            continue;
        }
        for (position, claim) in viewpoint.claims(catalog, series) {
            write_row(catalog, series, position, &claim, &mut writer)?;
        }
    }
    writer.flush()
}

fn write_row(
    catalog: &Catalog,
    series: SeriesId,
    position: ClaimId,
    claim: &Claim,
    writer: &mut csv::Writer<impl io::Write>,
) -> io::Result<()> {
    let indicator = catalog.indicator_of(series);
    let place = catalog.place(catalog.series_of(series).place);
    let plan = claim.plan.map(|id| catalog.plan(id).name.vi);
    let source = claim.source.map(|id| catalog.source(id).id);
    let text = |text: Option<Text>| text.map_or("", |text| catalog.text(text));
    let year = claim.year.map(|year| year.to_string()).unwrap_or_default();
    let written = writer.write_record([
        catalog.text(place.name.vi),
        text(plan),
        catalog.text(catalog.category(indicator.category).name.vi),
        catalog.text(indicator.name.vi),
        catalog.text(indicator.name.en),
        catalog.text(indicator.unit.vi),
        claim.kind.code(),
        &year,
        catalog.period(claim.period).text(),
        &catalog.value_text(position),
        claim.comparator.code(),
        text(source),
        catalog.text(claim.note),
    ]);
    written.map_err(io_error)
}

/// The writer's own error, so that a closed pipe is known as one.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
