//! Indicators one a line, and as CSV.
//!
//! Owns the columns. A name is never cut: in a pipe there is no width, and on a terminal that is too narrow
//! for the columns each name has its facts below it. It must not know how the indicators were chosen.

use std::convert::Infallible;
use std::io;
use std::iter::repeat_n;

use crate::core::judge::class::{Class, UnjudgedKind};
use crate::core::model::{ClaimId, SeriesId};
use crate::line::draw::text;
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::facts;
use crate::report::fitted;
use crate::report::glyphs::Glyphs;
use crate::report::paint::Paint;
use crate::report::table_rows::{COLUMNS, CellWidths, KeptCells, TableCells, TableRows};
use crate::words::wording;

/// The widest column that a name makes; longer names push their own line.
const NAME_COLUMN: usize = 52;
/// Cells between two columns.
const COLUMN_GAP: usize = 2;
/// Lines whose cells are kept in one piece.
const PIECE: usize = 2_048;
/// Cells that the last column needs at the least, so that words do not stand one below the other.
const LEAST_STATUS: usize = 16;

/// One indicator a line: name, figure with year, target, status; behind it who answers for it, where a source says so
/// of any.
pub(crate) fn lines(basis: Basis<'_>, rows: &[SeriesId], paint: Paint) -> String {
    laid_out(cells_of(basis, rows, paint), paint)
}

/// The cells of the lines of some indicators, a piece for every few thousand.
pub(crate) fn cells_of(basis: Basis<'_>, rows: &[SeriesId], paint: Paint) -> Vec<TableRows> {
    let piece = |rows: &[SeriesId]| {
        let cards = rows.iter().map(|series| Card::new(basis, *series));
        cards.map(|card| cells(&card, paint.glyphs)).collect()
    };
    rows.chunks(PIECE).map(piece).collect()
}

/// The widest columns that cells of each kind make; what is wider pushes its own line.
const WIDEST: CellWidths = [NAME_COLUMN, 40, 30, 44, 40];

/// Lines of cells in columns as wide as their cells.
pub(crate) fn laid_out(pieces: Vec<TableRows>, paint: Paint) -> String {
    let mut out = String::new();
    let put = &mut |line: &str| -> Result<(), Infallible> {
        out.push_str(line);
        Ok(())
    };
    match lay_out(pieces, paint, put) {
        Ok(()) => out,
        Err(never) => match never {},
    }
}

/// Gives the same line by line, so that the text of a million lines is nowhere whole.
///
/// # Errors
/// The first that taking a line gives.
pub(crate) fn lay_out<E>(
    pieces: Vec<TableRows>,
    paint: Paint,
    put: &mut dyn FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let mut columns: CellWidths = [0; COLUMNS];
    for row in pieces.iter().flat_map(TableRows::iter) {
        for ((column, width), most) in columns.iter_mut().zip(row.widths).zip(WIDEST) {
            *column = (*column).max(if width <= most { width } else { 0 });
        }
    }
    let [name, figure, when, target, status] = columns;
    let before = name + figure + when + target + 4 * COLUMN_GAP;
    let too_narrow = paint.columns.filter(|room| {
        let mut rows = pieces.iter().flat_map(TableRows::iter);
        before + LEAST_STATUS > *room && rows.any(|row| before + ends(&row, status) > *room)
    });
    let mut line = String::new();
    for piece in pieces {
        for row in piece.iter() {
            line.clear();
            match too_narrow {
                Some(room) => line.push_str(&stacked(&row, paint, room)),
                None => push_line(&mut line, &row, &columns, paint),
            }
            put(&line)?;
        }
    }
    Ok(())
}

/// Columns of what stands in the last columns, where the status takes so many.
fn ends(row: &KeptCells<'_>, status: usize) -> usize {
    let [.., own] = row.widths;
    match row.owner {
        "" => own,
        owner => status.max(own) + COLUMN_GAP + text::width(owner),
    }
}

/// Adds a line with its cells in columns of such widths.
fn push_line(out: &mut String, row: &KeptCells<'_>, columns: &CellWidths, paint: Paint) {
    let rest = |cell: usize| columns[cell].saturating_sub(row.widths[cell]);
    let gap = |out: &mut String, cells: usize| out.extend(repeat_n(' ', cells));
    out.push_str(row.name);
    gap(out, rest(0) + COLUMN_GAP + rest(1));
    out.push_str(row.figure);
    gap(out, COLUMN_GAP);
    out.push_str(row.when);
    gap(out, rest(2) + COLUMN_GAP);
    out.push_str(row.target);
    gap(out, rest(3) + COLUMN_GAP);
    out.push_str(&paint.status(row.class, row.status));
    if !row.owner.is_empty() {
        gap(out, rest(4) + COLUMN_GAP);
        out.push_str(row.owner);
    }
    out.push('\n');
}

/// The name, and below it figure, target and status, as many on a line as fit.
fn stacked(row: &KeptCells<'_>, paint: Paint, columns: usize) -> String {
    let figure = match row.when {
        "" => row.figure.to_owned(),
        when => format!("{}, {when}", row.figure),
    };
    let status = paint.status(row.class, row.status);
    let parts = [figure, row.target.to_owned(), status, row.owner.to_owned()];
    let facts = fitted::below(&parts, 2, columns);
    format!("{}\n{facts}", row.name)
}

/// What a line says of a card.
pub(crate) fn cells(card: &Card<'_>, glyphs: &Glyphs) -> TableCells {
    let basis = card.basis;
    let catalog = basis.catalog;
    let mut name = card.name().to_owned();
    if basis.home != Some(catalog.series_of(card.series).place) {
        name.push_str(&format!(" · {}", card.place()));
    }
    let (figure, when) = match card.leading() {
        Some(told) => (told.figure, told.when),
        None => (glyphs.missing.to_owned(), String::new()),
    };
    let target = card.target().map_or_else(String::new, |target| {
        // A target that is none of the main plans' says whose it is.
        let is_counted = basis.viewpoint.is_counted(catalog, card.series);
        let plan = match target.plan.as_str() {
            plan if is_counted || plan.is_empty() => String::new(),
            plan => format!(", {plan}"),
        };
        format!(
            "{} {} ({}{plan})",
            basis.words().target,
            target.figure,
            target.when
        )
    });
    TableCells {
        name,
        figure,
        when,
        target,
        status: status(card, glyphs),
        owner: card
            .owner()
            .map_or_else(String::new, |owner| basis.say(owner.name).to_owned()),
        class: card.standing.status,
    }
}

/// The status in words, with its reason where there is no verdict.
fn status(card: &Card<'_>, glyphs: &Glyphs) -> String {
    match card.class() {
        None => card.status(),
        Some(class) => {
            let word = card.status();
            let glyph = glyphs.class(class);
            match class.kind() {
                Some(UnjudgedKind::Other) => {
                    let reason = wording::class_reason(class, card.basis.lang);
                    format!("{glyph} {word}: {reason}")
                }
                _ => format!("{glyph} {word}"),
            }
        }
    }
}

/// Writes the columns of one series.
fn write_row(
    basis: Basis<'_>,
    series: SeriesId,
    more: &[String],
    writer: &mut csv::Writer<Vec<u8>>,
) -> io::Result<()> {
    let catalog = basis.catalog;
    let card = Card::new(basis, series);
    let indicator = catalog.indicator_of(series);
    let standing = &card.standing;
    let place = catalog.place(catalog.series_of(series).place);
    let category = catalog.category(indicator.category);
    let shown = standing.shown();
    let claim = |at: Option<ClaimId>| at.map(|at| catalog.claim(at));
    let value = |at: Option<ClaimId>| at.map_or_else(String::new, |at| catalog.value_text(at));
    let year = |at: Option<ClaimId>| {
        let year = claim(at).and_then(|claim| claim.year);
        year.map_or_else(String::new, |year| year.to_string())
    };
    let comparator = |at: Option<ClaimId>| claim(at).map_or("", |claim| claim.comparator.code());
    let source = |at: Option<ClaimId>| {
        let source = claim(at).and_then(|claim| claim.source);
        facts::source_name(catalog, source)
    };
    let gap = standing.gap.or_else(|| standing.near_end(catalog));
    let gap = gap.map(|gap| gap.normalize().to_string());
    let plan = card
        .plan()
        .map_or("", |plan| catalog.text(catalog.plan(plan).name.vi));
    let newer = standing.figures.newer;
    let period =
        |at: Option<ClaimId>| claim(at).map_or("", |claim| catalog.period(claim.period).text());
    let others = card.conflict().map_or(&[][..], |conflict| &conflict.claims);
    let others = others.iter().filter(|id| Some(**id) != shown);
    let others: Vec<String> = others.map(|id| catalog.value_text(*id)).collect();
    let owner = card.owner().map_or("", |owner| catalog.text(owner.name.vi));
    let values = [shown, standing.target, newer].map(value);
    let years = [shown, standing.target, newer].map(year);
    let others = others.join(";");
    let fields = [
        catalog.text(indicator.id),
        catalog.text(indicator.name.vi),
        catalog.text(indicator.name.en),
        catalog.text(category.name.vi),
        catalog.text(place.name.vi),
        catalog.text(indicator.unit.vi),
        &values[0],
        &years[0],
        claim(shown).map_or("", |claim| claim.kind.code()),
        &values[1],
        &years[1],
        standing.status.code(),
        comparator(shown),
        comparator(standing.target),
        plan,
        standing.reason.map_or("", |reason| reason.code()),
        gap.as_deref().unwrap_or(""),
        gap.as_ref()
            .map_or("", |_| wording::gap_unit(catalog, series)),
        source(shown),
        source(standing.target),
        owner,
        period(shown),
        card.class().map_or("", Class::code),
        claim(shown).map_or("", |claim| if claim.is_derived { "true" } else { "" }),
        &others,
        &values[2],
        &years[2],
        period(newer),
    ];
    let more = more.iter().map(String::as_str);
    writer.write_record(fields.into_iter().chain(more))?;
    Ok(())
}

/// The columns of `list --csv`, for scripts: no language, no words.
///
/// # Errors
/// Those of the writer, which writing to memory does not bring.
pub(crate) fn csv(basis: Basis<'_>, rows: &[SeriesId]) -> io::Result<String> {
    csv_with(basis, rows, &[], &|_| Vec::new())
}

/// The same with further columns.
///
/// # Errors
/// Those of the writer, which writing to memory does not bring.
pub(crate) fn csv_with(
    basis: Basis<'_>,
    rows: &[SeriesId],
    titles: &[&str],
    more: &dyn Fn(SeriesId) -> Vec<String>,
) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = [
        "id",
        "name_vi",
        "name_en",
        "category",
        "place",
        "unit",
        "latest",
        "latest_year",
        "latest_kind",
        "target",
        "target_year",
        "status",
        "comparator",
        "target_comparator",
        "plan",
        "reason",
        "gap",
        "gap_unit",
        "source_id",
        "target_source_id",
        "owner",
        "period",
        "class",
        "derived",
        "other_values",
        "newer",
        "newer_year",
        "newer_period",
    ];
    writer.write_record(head.iter().chain(titles))?;
    for series in rows {
        write_row(basis, *series, &more(*series), &mut writer)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}
