//! Rows as a table that is copied: for a sheet (tabs between cells), or for a text (Markdown).
//!
//! Owns the columns and how a cell is kept in one. What each cell says is that of the card. It must not know how a
//! text reaches a clipboard.

use crate::core::model::SeriesId;
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::glyphs::Glyphs;
use crate::report::rows::RowCells;
use crate::words::attention::attention as words_of;
use crate::words::copying::copying;
use crate::words::locale::number;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// Tabs between cells, a row a line: what a sheet takes.
    Tabs,
    /// A table in Markdown.
    Markdown,
}

/// How many cells a row has.
const CELLS: usize = 12;

/// The longest table that is copied, in bytes; more than a citation, since a copied list is meant whole.
pub(crate) const LONGEST: usize = 24_000;

/// Some rows as a table under their headings.
pub(crate) fn table(
    basis: Basis<'_>,
    rows: &[SeriesId],
    form: TableForm,
    glyphs: &Glyphs,
) -> String {
    let cells = rows.iter().map(|series| cells(basis, *series, glyphs));
    let mut lines = vec![line(&headings(basis), form)];
    if form == TableForm::Markdown {
        lines.push(format!("|{}", "---|".repeat(CELLS)));
    }
    lines.extend(cells.map(|cells| line(&cells, form)));
    lines.join("\n") + "\n"
}

/// One row of the table, without its headings.
pub(crate) fn row(basis: Basis<'_>, series: SeriesId, glyphs: &Glyphs) -> String {
    line(&cells(basis, series, glyphs), TableForm::Tabs)
}

fn headings(basis: Basis<'_>) -> [String; CELLS] {
    let (words, of_attention) = (basis.words(), words_of(basis.lang));
    let own = copying(basis.lang);
    let said = [
        of_attention.head_name,
        own.head_place,
        words.head_figure,
        own.head_unit,
        words.head_period,
        words.target_title,
        own.head_plan,
        of_attention.head_gap,
        words.status,
        of_attention.head_owner,
        own.head_source,
        own.head_day,
    ];
    said.map(str::to_owned)
}

/// The cells of a row; a missing value is an empty cell.
fn cells(basis: Basis<'_>, series: SeriesId, glyphs: &Glyphs) -> [String; CELLS] {
    let card = Card::new(basis, series);
    let cells = RowCells::from_card(&card, glyphs);
    let known = |said: String| match said == glyphs.missing {
        true => String::new(),
        false => said,
    };
    let others = card.other_figures();
    let others = others.map(|others| format!(" ({} {others})", basis.words().other_source_short));
    let status = card.class().map(|_| card.status());
    let source = card.standing.shown().map(|id| card.cited(id));
    [
        card.name().to_owned(),
        card.place().to_owned(),
        known(cells.bare) + &others.unwrap_or_default(),
        card.unit().to_owned(),
        match cells.derived {
            "" => cells.period,
            derived => format!("{}, {derived}", cells.period),
        },
        cells.target,
        card.target().map(|told| told.plan).unwrap_or_default(),
        cells.gap,
        status.unwrap_or_default(),
        cells.owner,
        source.unwrap_or_default(),
        number::day(basis.viewpoint.day, basis.lang),
    ]
}

/// A line of a table. Characters that would end a cell or start a formula are escaped.
fn line(cells: &[String], form: TableForm) -> String {
    match form {
        TableForm::Tabs => {
            let cells = cells.iter().map(|cell| {
                let cell = cell.replace(['\t', '\n', '\r'], " ");
                match cell.starts_with(['=', '+', '-', '@']) {
                    true => format!("'{cell}"),
                    false => cell,
                }
            });
            cells.collect::<Vec<_>>().join("\t")
        }
        TableForm::Markdown => {
            let cells = cells.iter().map(|cell| {
                let cell = cell.replace(['\n', '\r'], " ");
                cell.replace('\\', "\\\\").replace('|', "\\|")
            });
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TableForm, line};

    #[test]
    fn nothing_in_a_cell_ends_it_or_is_a_formula() {
        let cells = ["a\tb\nc", "=1+1", "-3", "x|y\\"].map(str::to_owned);
        assert_eq!(line(&cells, TableForm::Tabs), "a b c\t'=1+1\t'-3\tx|y\\");
        assert_eq!(
            line(&cells, TableForm::Markdown),
            "| a\tb c | =1+1 | -3 | x\\|y\\\\ |"
        );
    }
}
