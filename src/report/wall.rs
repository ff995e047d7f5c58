//! One figure as a whole room reads it.
//!
//! Owns which facts of a card stand on the wall, and that a figure on which sources disagree stands there as the
//! range that they leave open. Every fact is the card's own. It must not know how large anything is drawn.

use crate::core::judge::class::Class;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::core::model::ClaimId;
use crate::report::card::{Card, StatusText};
use crate::report::facts::{self, SourceLine};
use crate::words::hall::hall;
use crate::words::locale::number::{self, FigureSize};
use crate::words::locale::words::fill;
use crate::words::wording;

/// The large texts of one series, to be shown on a wall.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wall {
    /// The indicator.
    pub(crate) name: String,
    /// The place.
    pub(crate) place: String,
    /// The figure without its unit: "65,5 đến 79"; none where there is none.
    pub(crate) figure: Option<String>,
    /// The text if there is none.
    pub(crate) no_figure: &'static str,
    /// Unit, kind and period, and that sources disagree.
    pub(crate) beside: Vec<String>,
    /// The target, or that there is none.
    pub(crate) target: String,
    /// The class, where anything was promised.
    pub(crate) class: Option<Class>,
    /// The word of the status, and what stands behind it.
    pub(crate) status: StatusText,
    /// The source of the figure; `None` if no source printed it.
    pub(crate) source: Option<SourceParts>,
}

/// A source in parts, of which the middle one may be shortened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SourceParts {
    /// Its short name.
    pub(crate) name: String,
    /// Its title and publisher.
    pub(crate) title: String,
    /// The day of its publication.
    pub(crate) day: String,
}

/// The large texts of a card.
pub(crate) fn wall(card: &Card<'_>) -> Wall {
    let basis = card.basis;
    let words = basis.words();
    let target = match card.target() {
        Some(told) => format!("{} {} · {}", words.target_title, told.figure, told.when),
        None => facts::capital(&card.no_target().unwrap_or_default()),
    };
    let source = card.source().map(|id| {
        let line = SourceLine::new(basis, id);
        SourceParts {
            name: line.name.to_owned(),
            title: line.titled(),
            day: line.dated(),
        }
    });
    Wall {
        name: card.name().to_owned(),
        place: card.place().to_owned(),
        figure: figure(card),
        no_figure: match card.standing.target {
            Some(_) => words.no_figure_in_term,
            None => words.no_figure,
        },
        beside: beside(card),
        target,
        class: card.class(),
        status: card
            .class()
            .map(|_| card.status_parts())
            .unwrap_or_default(),
        source,
    }
}

/// How a card is seen: up to which day, if that was chosen or differs from what surrounds it, and under which plan its
/// target stands.
pub(crate) fn seen_as(card: &Card<'_>, around: &Viewpoint) -> Vec<String> {
    let (basis, seen) = (card.basis, card.basis.viewpoint);
    let day = (seen.as_of || seen.day != around.day).then(|| published_by(seen, basis.lang));
    let plan = card.plan().or(seen.plan);
    let plan = plan.map(|plan| basis.say(basis.catalog.plan(plan).name).to_owned());
    day.into_iter().chain(plan).collect()
}

/// The day up to which something is seen, if it differs from what surrounds it.
pub(crate) fn day_of(seen: &Viewpoint, around: &Viewpoint, lang: Lang) -> Option<String> {
    let is_other = (seen.as_of, seen.day) != (around.as_of, around.day);
    is_other.then(|| published_by(seen, lang))
}

fn published_by(seen: &Viewpoint, lang: Lang) -> String {
    fill(hall(lang).published_by, &[&number::day(seen.day, lang)])
}

/// The figure; where sources disagree, from the lowest to the highest.
fn figure(card: &Card<'_>) -> Option<String> {
    let claim = card.shown()?;
    let disputed = card.conflict().filter(|_| card.other_figures().is_some());
    let range = disputed.and_then(|conflict| range(card, &conflict.claims));
    Some(range.unwrap_or_else(|| wording::figure(&claim, FigureSize::Words, card.basis.lang)))
}

/// Unit, kind and period of the figure, and that sources disagree.
fn beside(card: &Card<'_>) -> Vec<String> {
    let Some((claim, told)) = card.shown().zip(card.leading()) else {
        return Vec::new();
    };
    let kind = wording::kind_of(card.basis.catalog, &claim, card.basis.lang);
    let disputed = card.other_figures();
    let disputed = disputed.map(|_| hall(card.basis.lang).sources_differ.to_owned());
    let said = [card.unit().to_owned(), format!("{kind} · {}", told.when)];
    let said = said.into_iter().chain(disputed);
    said.filter(|said| !said.is_empty()).collect()
}

/// The range from the lowest to the highest of some figures, as text.
fn range(card: &Card<'_>, claims: &[ClaimId]) -> Option<String> {
    let (basis, catalog) = (card.basis, card.basis.catalog);
    let all = claims.iter().map(|id| catalog.claim(*id));
    let low = all.clone().min_by(|one, other| one.low.cmp(&other.low))?;
    let high = all.max_by(|one, other| one.high.cmp(&other.high))?;
    let said = [&low, &high].map(|claim| wording::figure(claim, FigureSize::Words, basis.lang));
    let phrases = hall(basis.lang);
    (said[0] != said[1]).then(|| fill(phrases.from_to, &[&said[0], &said[1]]))
}
