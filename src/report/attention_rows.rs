//! The rows of what needs attention: cells for a screen, lines for a command, keys for a script.
//!
//! Owns what a row says: figure with unit and period, target, distance, status, who answers. Which rows there are,
//! and in which order, is told by `attention`. It must not know how wide a cell is.

use serde::Serialize;

use crate::core::judge::class::Class;
use crate::core::judge::concern::Yardstick;
use crate::core::judge::standing::Reason;
use crate::core::model::TargetKind;
use crate::report::attention::{Attention, Row};
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::glyphs::Glyphs;
use crate::report::json::{CardJson, twelve_digits};
use crate::report::paint::Paint;
use crate::report::table;
use crate::words::attention::attention as words_of;
use crate::words::judgement::judged;
use crate::words::locale::number::{self, Form};
use crate::words::locale::words::fill;
use crate::words::wording;

/// What a row says.
#[derive(Debug)]
pub(crate) struct Cells {
    /// The name, with the place where that does not go without saying.
    pub(crate) name: String,
    /// The figure that leads with its unit; a dash without one.
    pub(crate) figure: String,
    /// The same without its unit.
    pub(crate) bare: String,
    /// Its year and period, as short as it can be read aloud.
    pub(crate) period: String,
    /// That it was worked out; empty where a source printed it.
    pub(crate) derived: &'static str,
    /// The target with its period.
    pub(crate) target: String,
    /// The target alone.
    pub(crate) target_short: String,
    /// The size of the gap with its unit, percentages in points; a dash where it is not known.
    pub(crate) gap: String,
    /// The word of the status with its sign.
    pub(crate) status: String,
    /// Its sign alone.
    pub(crate) sign: &'static str,
    /// Who answers for it; a dash where no source says so.
    pub(crate) owner: String,
    /// The class.
    pub(crate) class: Option<Class>,
}

impl Cells {
    /// The cells of a card.
    pub(crate) fn of(card: &Card<'_>, glyphs: &Glyphs) -> Self {
        let (basis, class) = (card.basis, card.class());
        let missing = || glyphs.missing.to_owned();
        let bare = card.bare_figure(Form::Words);
        let with_unit = |bare: &String| wording::with_unit(bare, card.unit());
        let target = target(card);
        let sign = class.map_or("", |class| glyphs.class(class));
        let word = class.map_or("", |class| wording::class_short(class, basis.lang));
        let owner = card.owner().map(|owner| basis.say(owner.name).to_owned());
        Self {
            name: name(card),
            figure: bare.as_ref().map_or_else(missing, with_unit),
            bare: bare.unwrap_or_else(missing),
            period: card
                .leading()
                .map(|told| told.when_short)
                .unwrap_or_default(),
            derived: match card.shown().is_some_and(|claim| claim.is_derived) {
                true => basis.words().derived_short,
                false => "",
            },
            target: with_period(card, target.as_deref()).unwrap_or_else(missing),
            target_short: target.unwrap_or_else(missing),
            gap: gap(card).unwrap_or_else(missing),
            status: format!("{sign} {word}"),
            sign,
            owner: owner.unwrap_or_else(missing),
            class,
        }
    }
}

/// The name, with the place where that does not go without saying.
fn name(card: &Card<'_>) -> String {
    let place = card.basis.catalog.series_of(card.series).place;
    match card.basis.home == Some(place) {
        true => card.name().to_owned(),
        false => format!("{} · {}", card.name(), card.place()),
    }
}

/// The size of the gap.
fn gap(card: &Card<'_>) -> Option<String> {
    let (basis, standing) = (card.basis, &card.standing);
    judged::amount_of_gap(basis.catalog, card.series, standing, basis.lang)
}

/// A target with its period.
fn with_period(card: &Card<'_>, target: Option<&str>) -> Option<String> {
    let told = card.target()?;
    Some(format!("{} ({})", target?, told.when_short))
}

/// The target: with its unit only where that is not the unit of the figure.
fn target(card: &Card<'_>) -> Option<String> {
    let (catalog, lang) = (card.basis.catalog, card.basis.lang);
    let claim = catalog.claim(card.standing.target?);
    let figure = wording::figure(&claim, Form::Words, lang);
    let year = card.basis.words().a_year_short;
    Some(match wording::promised_kind(catalog, card.series, &claim) {
        None => figure,
        Some(TargetKind::Growth) => format!("{figure}%{year}"),
        Some(_) => format!("{figure}{year}"),
    })
}

/// One target a line, then how many have no figure or no verdict, as the
/// explorer says it.
pub(crate) fn lines(basis: Basis<'_>, found: &Attention, paint: Paint) -> String {
    let words = words_of(basis.lang);
    let cells = found
        .rows
        .iter()
        .map(|row| cells_of_line(basis, row, paint));
    let mut text = table::laid_out(&cells.collect::<Vec<_>>(), paint);
    if found.rows.is_empty() {
        text.push_str(nothing(basis, found));
        text.push('\n');
    }
    let counted = [
        (words.without_figure, found.without_figure.len()),
        (words.unjudged, found.unjudged.len()),
        (words.of_yearly_plans_plain, found.of_yearly_plans.len()),
    ];
    for (said, count) in counted.into_iter().filter(|(_, count)| *count > 0) {
        text.push_str(&fill(said, &[&number::count(count, basis.lang)]));
        text.push('\n');
    }
    text
}

/// Why no target stands there.
fn nothing(basis: Basis<'_>, found: &Attention) -> &'static str {
    let words = words_of(basis.lang);
    match found.has_no_target_of_plan(basis) {
        true => words.no_target_plain,
        false => words.nothing_plain,
    }
}

/// What a table or JSON has no row for: that the plan has no target here, and how many targets of yearly plans are not
/// counted.
pub(crate) fn remark(basis: Basis<'_>, found: &Attention) -> Option<String> {
    let words = words_of(basis.lang);
    let yearly = found.of_yearly_plans.len();
    let yearly = (yearly > 0).then(|| {
        fill(
            words.of_yearly_plans_plain,
            &[&number::count(yearly, basis.lang)],
        )
    });
    let none = found.has_no_target_of_plan(basis);
    let none = none.then(|| words.no_target_plain.to_owned());
    let all: Vec<String> = none.into_iter().chain(yearly).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// The cells of a list, with the distance and who answers behind the status.
fn cells_of_line(basis: Basis<'_>, row: &Row, paint: Paint) -> table::Cells {
    let card = Card::new(basis, row.series);
    let mut cells = table::cells(&card, paint.glyphs);
    // At the threshold there is no distance to tell, but why nothing can be told, in the words of every surface.
    let gap = match row.class {
        Class::Without(Reason::AtThreshold) => {
            Some(wording::class_reason(row.class, basis.lang).to_owned())
        }
        _ => judged::gap(basis.catalog, row.series, &card.standing, basis.lang),
    };
    let owner = card.owner().map(|owner| basis.say(owner.name).to_owned());
    for said in gap.into_iter().chain(owner) {
        cells.status.push_str(&format!("; {said}"));
    }
    cells
}

/// A row as scripts read it: a card, why it stands here, how far it is and of what that is a share.
#[derive(Debug, Serialize)]
pub(crate) struct RowJson {
    #[serde(flatten)]
    card: CardJson,
    concern: &'static str,
    distance: Option<f64>,
    distance_of: Option<&'static str>,
}

/// The rows as scripts read them.
pub(crate) fn json(basis: Basis<'_>, found: &Attention) -> Vec<RowJson> {
    let row = |row: &Row| RowJson {
        card: CardJson::new(&Card::new(basis, row.series)),
        concern: row.concern.code(),
        distance: row.distance.map(|distance| twelve_digits(distance.share)),
        distance_of: row.distance.map(|distance| match distance.of {
            Yardstick::Way => "way",
            Yardstick::Target => "target",
        }),
    };
    found.rows.iter().map(row).collect()
}
