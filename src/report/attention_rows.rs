//! The rows of what needs attention: lines for a command, keys for a script.
//!
//! Owns the lines around the rows and the JSON of a row; `attention` chooses and orders the rows, `rows` has the
//! cells of a screen. It must not know how wide a cell is.

use serde::Serialize;

use crate::core::judge::class::Class;
use crate::core::judge::concern::Yardstick;
use crate::core::judge::standing::Reason;
use crate::report::attention::{Attention, AttentionRow};
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::json::{CardJson, twelve_digits};
use crate::report::paint::Paint;
use crate::report::table;
use crate::report::table_rows::TableCells;
use crate::words::attention::attention as words_of;
use crate::words::judgement::judged;
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::wording;

/// One target a line, then how many have no figure or no verdict, as the
/// explorer says it.
pub(crate) fn lines(basis: Basis<'_>, found: &Attention, paint: Paint) -> String {
    let words = words_of(basis.lang);
    let cells = found
        .rows
        .iter()
        .map(|row| cells_of_line(basis, row, paint));
    let mut text = table::laid_out(vec![cells.collect()], paint);
    if found.rows.is_empty() {
        text.push_str(nothing(basis, found));
        text.push('\n');
    }
    let counted = [
        (words.without_figure, found.without_figure.len()),
        (words.unjudged, found.unjudged.len()),
        (words.of_other_plans_plain, found.of_other_plans.len()),
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

/// Notes without a row of their own: that the plan has no target here, and how many targets of other plans are not
/// counted.
pub(crate) fn remark(basis: Basis<'_>, found: &Attention) -> Option<String> {
    let words = words_of(basis.lang);
    let others = found.of_other_plans.len();
    let others = (others > 0).then(|| {
        fill(
            words.of_other_plans_plain,
            &[&number::count(others, basis.lang)],
        )
    });
    let none = found.has_no_target_of_plan(basis);
    let none = none.then(|| words.no_target_plain.to_owned());
    let all: Vec<String> = none.into_iter().chain(others).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// The cells of a list, with the distance behind the status.
fn cells_of_line(basis: Basis<'_>, row: &AttentionRow, paint: Paint) -> TableCells {
    let card = Card::new(basis, row.series);
    let mut cells = table::cells(&card, paint.glyphs);
    // At the threshold there is no distance, so the reason is given, in the same words as everywhere.
    let gap = match row.class {
        Class::Without(Reason::AtThreshold) => {
            Some(wording::class_reason(row.class, basis.lang).to_owned())
        }
        _ => judged::gap(basis.catalog, row.series, &card.standing, basis.lang),
    };
    if let Some(gap) = gap {
        cells.status.push_str(&format!("; {gap}"));
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
    let row = |row: &AttentionRow| RowJson {
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
