//! What is copied: a figure, or a figure with everything needed to cite it.
//!
//! Owns the two texts, each on one line and in the language of the screen. It must not know how a
//! text reaches a clipboard.

use crate::core::model::{ClaimId, SeriesId, SourceId};
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::facts::{SourceLine, capital};

/// The longest text that is copied, in bytes: what many terminals and multiplexers still take, once
/// it is encoded, and no citation comes near.
pub(crate) const LONGEST: usize = 6000;

/// The figure that leads with its unit; `None` without a figure.
pub(crate) fn figure(basis: Basis<'_>, series: SeriesId) -> Option<String> {
    let card = Card::new(basis, series);
    let leading = card.leading()?;
    // The pasted text must say that no source printed the figure.
    let is_derived = card.shown().is_some_and(|claim| claim.is_derived);
    Some(match is_derived {
        true => format!("{} {}", leading.figure, basis.words().derived),
        false => leading.figure,
    })
}

/// The figure that leads with name, place, period, status, and the target, each with its source: document, date,
/// language and address; a figure that was worked out with its formula and inputs. `None` where there is
/// neither a figure nor a target.
pub(crate) fn citation(basis: Basis<'_>, series: SeriesId) -> Option<String> {
    let card = Card::new(basis, series);
    let words = basis.words();
    let (leading, target) = (card.leading(), card.target());
    if leading.is_none() && target.is_none() && card.apart().is_none() {
        return None;
    }
    let mut text = format!("{}, {}: ", card.name(), card.place());
    match leading {
        Some(told) => text.push_str(&format!("{} ({})", told.figure, told.when_inside)),
        None => text.push_str(words.no_figure_in_term),
    }
    if let Some(target) = target {
        text.push_str(&format!(
            "; {} {}, {}",
            words.target, target.figure, target.when
        ));
        if !target.plan.is_empty() {
            text.push_str(&format!(" ({})", target.plan));
        }
        text.push_str(&format!("; {}", card.status_line()));
    }
    text.push('.');
    if let Some(said) = card.no_target().filter(|_| !card.standing.years.is_empty()) {
        text.push_str(&format!(" {}.", capital(&said)));
    }
    if let Some(newer) = card.newer() {
        text.push_str(&format!(
            " {}: {} ({}).",
            words.newer_title, newer.figure, newer.when_inside
        ));
        let source = basis.catalog.claim(newer.id).source;
        text.push_str(&source_of(basis, words.source, source));
    }
    if let Some(apart) = card.apart() {
        text.push_str(&format!(
            " {}: {} ({}).",
            words.apart_title, apart.figure, apart.when_inside
        ));
        let source = basis.catalog.claim(apart.id).source;
        text.push_str(&source_of(basis, words.source, source));
    }
    if let Some(formula) = card.formula() {
        let inputs = card.inputs().join("; ");
        text.push_str(&format!(
            " {}: {formula}; {inputs}.",
            words.derivation_title
        ));
    }
    let note = card.shown().filter(|claim| claim.is_derived);
    let note = note.map_or("", |claim| basis.catalog.note(claim.note, basis.lang));
    if card.derivation().is_none() && !note.is_empty() {
        text.push_str(&format!(" {}: {note}.", words.derivation_title));
    }
    text.push_str(&source_of(basis, words.source, card.source()));
    if card.target_source() != card.source() {
        text.push_str(&source_of(
            basis,
            words.source_of_target,
            card.target_source(),
        ));
    }
    if let Some(conflict) = card.conflict() {
        let shown = card.standing.shown();
        let others = conflict.claims.iter().filter(|id| Some(**id) != shown);
        for other in others.map(|id| card.told(*id)) {
            let source = basis.catalog.claim(other.id).source;
            let label = format!("{} {}", words.source_of_other, other.figure);
            text.push_str(&source_of(basis, &label, source));
        }
    }
    Some(text)
}

/// A single figure with name and place, and its source: what an address of a figure means, whatever leads by now.
pub(crate) fn claim(basis: Basis<'_>, series: SeriesId, id: ClaimId, with_source: bool) -> String {
    // The pasted text must name the place.
    let card = Card::new(
        Basis {
            home: None,
            ..basis
        },
        series,
    );
    let text = card.claim_line(id);
    if !with_source {
        return text;
    }
    let source = source_of(basis, basis.words().source, basis.catalog.claim(id).source);
    format!("{text}.{source}")
}

/// " Nguồn [L30]: document, publisher, date, language, address."; empty without a source.
fn source_of(basis: Basis<'_>, label: &str, source: Option<SourceId>) -> String {
    source.map_or_else(String::new, |id| {
        let source = SourceLine::new(basis, id);
        format!(
            " {} [{}]: {}.",
            capital(label),
            source.name,
            source.document_with_address()
        )
    })
}
