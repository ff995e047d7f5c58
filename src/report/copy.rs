//! What is copied: a figure, or a figure with everything needed to cite it.
//!
//! Owns the two texts, each on one line and in the language of the screen. It must not know how a
//! text reaches a clipboard.

use crate::core::model::SeriesId;
use crate::report::basis::Basis;
use crate::report::facts::{self, SourceLine, capital};
use crate::words::wording;

/// The longest text that is copied, in bytes: what many terminals and multiplexers still take, once
/// it is encoded, and no citation comes near.
pub(crate) const LONGEST: usize = 6000;

/// The newest figure of a series with its unit; `None` without a figure.
pub(crate) fn figure(basis: Basis<'_>, series: SeriesId) -> Option<String> {
    let claim = basis.catalog.claim(basis.standing(series).latest?);
    Some(facts::figure(basis, series, &claim))
}

/// The newest figure with name, place, period, target, source, date and address.
pub(crate) fn citation(basis: Basis<'_>, series: SeriesId) -> Option<String> {
    let catalog = basis.catalog;
    let words = basis.words();
    let standing = basis.standing(series);
    let claim = catalog.claim(standing.latest?);
    let place = catalog.place(catalog.series_of(series).place);
    let mut text = format!(
        "{}, {}: {} ({}",
        basis.say(catalog.indicator_of(series).name),
        basis.say(place.name),
        facts::figure(basis, series, &claim),
        facts::when(basis, &claim),
    );
    if let Some(target) = standing.target {
        let target = catalog.claim(target);
        let figure = wording::promised(catalog, series, &target, basis.lang);
        let when = wording::when(catalog, &target, basis.lang);
        text.push_str(&format!("; {} {figure}, {when}", words.target));
    }
    text.push_str(").");
    if let Some(id) = claim.source {
        let source = SourceLine::new(basis, id);
        text.push_str(&format!(
            " {} [{}]: {}.",
            capital(words.source),
            source.name,
            source.document_with_address()
        ));
    }
    Some(text)
}
