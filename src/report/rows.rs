//! The cells of a row of an indicator, for every list.
//!
//! Owns the cells of a row in the list, among the targets that need attention and in a copied table: figure with unit
//! and mark, period, target, distance, status, owner. It must not know which rows there are, nor how wide a cell is.

use crate::core::judge::class::Class;
use crate::core::model::TargetKind;
use crate::line::draw::text;
use crate::report::card::Card;
use crate::report::glyphs::Glyphs;
use crate::words::judgement::judged;
use crate::words::locale::number::FigureSize;
use crate::words::locale::words::fill;
use crate::words::wording;

/// Cells that a unit takes at the most: a longer one ends with the ellipsis.
const MOST_UNIT: usize = 28;

/// What a row says.
#[derive(Clone, Debug)]
pub(crate) struct RowCells {
    /// The name, with the place where that does not go without saying.
    pub(crate) name: String,
    /// The figure that leads with its unit: "ước 79 triệu đồng"; a dash without one. A long unit is shortened to what
    /// a row can hold.
    pub(crate) figure: String,
    /// The same without its unit.
    pub(crate) bare: String,
    /// The whole unit; empty without a figure.
    unit: String,
    /// Its year and period, as short as it can be read aloud.
    pub(crate) period: String,
    /// The mark of a derived figure; empty if a source printed the figure.
    pub(crate) derived: &'static str,
    /// The period where it is no whole year.
    pub(crate) part: String,
    /// The period, and that the figure was worked out.
    pub(crate) when: String,
    /// The part without which a figure is never shown: a period other than a whole year, and the mark of a derived
    /// figure.
    pub(crate) when_least: String,
    /// A mark that other sources say something else, or that a figure from before the term stands apart.
    pub(crate) beside: String,
    /// Whether other sources say something else.
    pub(crate) is_disputed: bool,
    /// The target with its period; empty without one.
    pub(crate) target: String,
    /// The target alone, in the unit of the figure, which stands beside; with its own where that is another.
    pub(crate) target_short: String,
    /// The size of the gap with its unit, percentages in points; empty where it is not known.
    pub(crate) gap: String,
    /// The word of the status with its sign.
    pub(crate) status: String,
    /// The same without the side of a provisional one.
    pub(crate) status_short: String,
    /// Its sign alone.
    pub(crate) sign: &'static str,
    /// Who answers for it; empty where no source says so.
    pub(crate) owner: String,
    /// The class.
    pub(crate) class: Option<Class>,
}

impl RowCells {
    /// The figure with as much of its unit as there is room for; the number itself is never cut.
    pub(crate) fn figure_within(&self, room: usize, ellipsis: &str) -> String {
        let rest = room.saturating_sub(text::width(&self.bare) + 1);
        with_unit_within(&self.bare, &self.unit, rest.min(MOST_UNIT), ellipsis)
    }

    /// The cells of a card.
    pub(crate) fn from_card(card: &Card<'_>, glyphs: &Glyphs) -> Self {
        let (basis, class) = (card.basis, card.class());
        let words = basis.words();
        let missing = || glyphs.missing.to_owned();
        let bare = card.bare_figure(FigureSize::Words);
        let unit = bare.as_ref().map_or("", |_| card.unit());
        let owner = card.owner().map(|owner| basis.say(owner.name).to_owned());
        let sign = class.map_or("", |class| glyphs.class(class));
        let with_sign = |word: &str| format!("{sign} {word}").trim().to_owned();
        let status = match class {
            Some(_) => with_sign(&card.status()),
            // A missing target is not mentioned, but a missing target of one year is.
            None if card.standing.years.is_empty() => String::new(),
            None => card.status(),
        };
        let shown = card.shown();
        let told = card.leading().filter(|_| shown.is_some());
        let period = told.map(|told| told.when_short).unwrap_or_default();
        let is_whole = shown.is_none_or(|claim| {
            let period = basis.catalog.period(claim.period);
            period.is_whole_year()
        });
        let derived = match shown.is_some_and(|claim| claim.is_derived) {
            true => words.derived_short,
            false => "",
        };
        let part = if is_whole { "" } else { &period };
        let target = target(card);
        let others = card.other_figures();
        let beside = match (&others, card.apart()) {
            (Some(others), _) => format!("{} {others}", words.other_source_short),
            (None, Some(apart)) => {
                fill(words.before_term_short, &[&apart.figure, &apart.when_short])
            }
            (None, None) => String::new(),
        };
        Self {
            name: name(card),
            figure: bare.as_ref().map_or_else(missing, |bare| {
                with_unit_within(bare, unit, MOST_UNIT, glyphs.ellipsis)
            }),
            bare: bare.unwrap_or_else(missing),
            unit: unit.to_owned(),
            when: both(&period, derived),
            when_least: both(part, derived),
            part: part.to_owned(),
            period,
            derived,
            beside,
            is_disputed: others.is_some(),
            target: with_period(card, target.as_deref()).unwrap_or_default(),
            target_short: target.unwrap_or_default(),
            gap: gap(card).unwrap_or_default(),
            status_short: match class {
                Some(class) => with_sign(wording::class_short(class, basis.lang)),
                None => status.clone(),
            },
            status,
            sign,
            owner: owner.unwrap_or_default(),
            class,
        }
    }
}

/// A figure with as much of its unit as so many cells hold.
fn with_unit_within(bare: &str, unit: &str, room: usize, ellipsis: &str) -> String {
    wording::with_unit(bare, &text::fit(unit, room, ellipsis))
}

/// Two words with a space between; of one alone that one.
fn both(one: &str, other: &str) -> String {
    match (one, other) {
        ("", other) => other.to_owned(),
        (one, "") => one.to_owned(),
        (one, other) => format!("{one} {other}"),
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
    let figure = wording::figure(&claim, FigureSize::Words, lang);
    let year = card.basis.words().a_year_short;
    Some(match wording::promised_kind(catalog, card.series, &claim) {
        None => figure,
        Some(TargetKind::Growth) => format!("{figure}%{year}"),
        Some(_) => format!("{figure}{year}"),
    })
}
