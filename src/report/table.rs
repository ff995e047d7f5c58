//! Indicators one a line, and as CSV.
//!
//! Owns the columns. A name is never cut: in a pipe there is no width, and on a terminal that is too narrow
//! for the columns each name has its facts below it. It must not know how the indicators were chosen.

use std::io;

use crate::core::judge::class::{Class, UnjudgedKind};
use crate::core::judge::standing::Status;
use crate::core::model::{ClaimId, SeriesId};
use crate::line::draw::text;
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::facts;
use crate::report::fitted;
use crate::report::glyphs::Glyphs;
use crate::report::paint::Paint;
use crate::words::wording;

/// The widest column that a name makes; longer names push their own line.
const NAME_COLUMN: usize = 52;
/// Cells between two columns.
const COLUMN_GAP: usize = 2;
/// Cells that the last column needs at the least, so that words do not stand one below the other.
const LEAST_STATUS: usize = 16;

/// The cells of a line.
#[derive(Debug)]
pub(crate) struct TableCells {
    /// The name, with the place where that does not go without saying.
    pub(crate) name: String,
    /// The figure that leads.
    pub(crate) figure: String,
    /// Its year and period.
    pub(crate) when: String,
    /// The target; empty without one.
    pub(crate) target: String,
    /// The word of the status with its sign.
    pub(crate) status: String,
    /// Who answers for it; empty where no source says so.
    owner: String,
    class: Status,
}

impl TableCells {
    /// Columns of what stands in the last columns, where the status takes so many.
    fn ends(&self, status: usize) -> usize {
        match self.owner.is_empty() {
            true => text::width(&self.status),
            false => status.max(text::width(&self.status)) + COLUMN_GAP + text::width(&self.owner),
        }
    }
}

/// One indicator a line: name, figure with year, target, status; behind it who answers for it, where a source says so
/// of any.
pub(crate) fn lines(basis: Basis<'_>, rows: &[SeriesId], paint: Paint) -> String {
    let lines: Vec<TableCells> = rows
        .iter()
        .map(|series| cells(&Card::new(basis, *series), paint.glyphs))
        .collect();
    laid_out(&lines, paint)
}

/// Lines of cells in columns as wide as their cells.
pub(crate) fn laid_out(lines: &[TableCells], paint: Paint) -> String {
    let widest = |cell: fn(&TableCells) -> &str, most: usize| {
        let widths = lines.iter().map(|cells| text::width(cell(cells)));
        widths.filter(|width| *width <= most).max().unwrap_or(0)
    };
    let widths = [
        widest(|cells| &cells.name, NAME_COLUMN),
        widest(|cells| &cells.figure, 40),
        widest(|cells| &cells.when, 30),
        widest(|cells| &cells.target, 44),
    ];
    let status = widest(|cells| &cells.status, 40);
    let all = widths.iter().sum::<usize>() + COLUMN_GAP * widths.len();
    if let Some(columns) = paint.columns
        && all + LEAST_STATUS > columns
        && lines.iter().any(|cells| all + cells.ends(status) > columns)
    {
        return lines
            .iter()
            .map(|cells| stacked(cells, paint, columns))
            .collect();
    }
    let line = |[name, figure, when, target]: [&str; 4]| {
        format!(
            "{}  {}  {}  {}  ",
            text::pad_right(name, widths[0]),
            text::pad_left(figure, widths[1]),
            text::pad_right(when, widths[2]),
            text::pad_right(target, widths[3]),
        )
    };
    let mut out = String::new();
    for cells in lines {
        out.push_str(&line([
            &cells.name,
            &cells.figure,
            &cells.when,
            &cells.target,
        ]));
        out.push_str(&paint.status(cells.class, &cells.status));
        if !cells.owner.is_empty() {
            let gap = status.saturating_sub(text::width(&cells.status)) + COLUMN_GAP;
            out.push_str(&" ".repeat(gap));
            out.push_str(&cells.owner);
        }
        out.push('\n');
    }
    out
}

/// The name, and below it figure, target and status, as many on a line as fit.
fn stacked(cells: &TableCells, paint: Paint, columns: usize) -> String {
    let figure = match cells.when.is_empty() {
        true => cells.figure.clone(),
        false => format!("{}, {}", cells.figure, cells.when),
    };
    let status = paint.status(cells.class, &cells.status);
    let parts = [figure, cells.target.clone(), status, cells.owner.clone()];
    let facts = fitted::below(&parts, 2, columns);
    format!("{}\n{facts}", cells.name)
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
