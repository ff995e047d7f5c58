//! Indicators one a line, and as CSV.
//!
//! Owns the columns. A name is never cut: in a pipe there is no width, and on a terminal a long line
//! wraps. It must not know how the indicators were chosen.

use std::io;

use crate::core::judge::standing::{Reason, Standing};
use crate::core::lang::Lang;
use crate::core::model::{ClaimId, SeriesId};
use crate::line::draw::text;
use crate::report::basis::Basis;
use crate::report::facts;
use crate::report::glyphs::Glyphs;
use crate::report::paint::Paint;
use crate::words::wording;

/// The widest column that a name makes; longer names push their own line.
const NAME_COLUMN: usize = 52;

/// One indicator a line: name, figure with year, target, status.
pub(crate) fn lines(basis: Basis<'_>, rows: &[SeriesId], paint: Paint) -> String {
    let lines: Vec<[String; 5]> = rows
        .iter()
        .map(|series| cells(basis, *series, paint.glyphs))
        .collect();
    let widest = |column: usize, most: usize| {
        let widths = lines.iter().map(|cells| text::width(&cells[column]));
        widths.filter(|width| *width <= most).max().unwrap_or(0)
    };
    let (name, figure, year, target) = (
        widest(0, NAME_COLUMN),
        widest(1, 40),
        widest(2, 30),
        widest(3, 40),
    );
    let mut out = String::new();
    for (cells, series) in lines.iter().zip(rows) {
        let class = basis.standing(*series).status;
        let line = format!(
            "{}  {}  {}  {}  ",
            text::pad_right(&cells[0], name),
            text::pad_left(&cells[1], figure),
            text::pad_right(&cells[2], year),
            text::pad_right(&cells[3], target),
        );
        out.push_str(&line);
        out.push_str(&paint.status(class, &cells[4]));
        out.push('\n');
    }
    out
}

/// What a line says of a series: name, figure, when, target, status.
pub(crate) fn cells(basis: Basis<'_>, series: SeriesId, glyphs: &Glyphs) -> [String; 5] {
    let (catalog, lang) = (basis.catalog, basis.lang);
    let standing = basis.standing(series);
    let mut name = basis.say(catalog.indicator_of(series).name).to_owned();
    let place = catalog.series_of(series).place;
    if basis.home != Some(place) {
        name.push_str(&format!(" · {}", basis.say(catalog.place(place).name)));
    }
    let (mut figure, mut when) = (glyphs.missing.to_owned(), String::new());
    if let Some(at) = wording::shown(&standing) {
        let claim = catalog.claim(at);
        figure = facts::figure(basis, series, &claim);
        when = facts::when(basis, &claim);
    }
    let target = standing.target.map_or_else(String::new, |at| {
        let target = catalog.claim(at);
        let said = wording::promised(catalog, series, &target, lang);
        let when = wording::when(catalog, &target, lang);
        // A target that is none of the main plans' says whose it is.
        let plan = target
            .plan
            .filter(|_| !basis.viewpoint.is_counted(catalog, series));
        let plan = plan.map_or_else(String::new, |plan| {
            format!(", {}", basis.say(catalog.plan(plan).name))
        });
        format!("{} {said} ({when}{plan})", basis.words().target)
    });
    [name, figure, when, target, status(&standing, glyphs, lang)]
}

/// The status in words, with its reason where it is not assessed.
fn status(standing: &Standing, glyphs: &Glyphs, lang: Lang) -> String {
    let glyph = glyphs.status(standing.status as usize);
    match standing.reason {
        Some(Reason::NoTarget) => wording::reason(Reason::NoTarget, lang).to_owned(),
        Some(reason) => format!(
            "{glyph} {}: {}",
            wording::status(standing.status, lang),
            wording::reason(reason, lang)
        ),
        None => format!("{glyph} {}", wording::status(standing.status, lang)),
    }
}

/// The columns of `list --csv`, for scripts: no language, no words.
///
/// # Errors
/// Those of the writer, which writing to memory does not bring.
pub(crate) fn csv(basis: Basis<'_>, rows: &[SeriesId]) -> io::Result<String> {
    let catalog = basis.catalog;
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
    ];
    writer.write_record(head)?;
    for series in rows {
        let indicator = catalog.indicator_of(*series);
        let standing = basis.standing(*series);
        let place = catalog.place(catalog.series_of(*series).place);
        let category = catalog.category(indicator.category);
        let value = |at: Option<ClaimId>| at.map_or_else(String::new, |at| catalog.value_text(at));
        let year = |at: Option<ClaimId>| {
            let year = at.and_then(|at| catalog.claim(at).year);
            year.map_or_else(String::new, |year| year.to_string())
        };
        let kind = standing.latest.map(|at| catalog.claim(at).kind.code());
        writer.write_record([
            catalog.text(indicator.id),
            catalog.text(indicator.name.vi),
            catalog.text(indicator.name.en),
            catalog.text(category.name.vi),
            catalog.text(place.name.vi),
            catalog.text(indicator.unit.vi),
            &value(standing.latest),
            &year(standing.latest),
            kind.unwrap_or(""),
            &value(standing.target),
            &year(standing.target),
            standing.status.code(),
        ])?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}
