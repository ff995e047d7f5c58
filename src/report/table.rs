//! Indicators one a line, and as CSV.
//!
//! Owns the columns. A name is never cut: in a pipe there is no width, and on a terminal a long line
//! wraps.

use std::io;

use crate::cli::output::Paint;
use crate::cli::scope::Scope;
use crate::core::judge::standing::{Reason, Standing, standing};
use crate::core::model::SeriesId;
use crate::line::draw::text;
use crate::report::glyphs::Glyphs;
use crate::words::locale::number::Form;
use crate::words::locale::words::words;
use crate::words::wording;

/// The widest column that a name makes; longer names push their own line.
const NAME_COLUMN: usize = 52;

/// One indicator a line: name, figure with year, target, status.
pub fn lines(scope: &Scope, rows: &[SeriesId], paint: Paint) -> String {
    let lines: Vec<[String; 5]> = rows
        .iter()
        .map(|series| cells(scope, *series, paint.glyphs))
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
        let class = standing(&scope.library.catalog, &scope.outlook, *series).status;
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

fn cells(scope: &Scope, series: SeriesId, glyphs: &Glyphs) -> [String; 5] {
    let catalog = &scope.library.catalog;
    let words = words(scope.lang);
    let standing = standing(catalog, &scope.outlook, series);
    let unit = wording::unit(catalog, series, scope.lang);
    let mut name = catalog
        .say(catalog.indicator_of(series).name, scope.lang)
        .to_owned();
    let place = catalog.series_of(series).place;
    if scope.list_place != Some(place) {
        let place = catalog.say(catalog.place(place).name, scope.lang);
        name.push_str(&format!(" · {place}"));
    }
    let (mut figure, mut when) = (glyphs.missing.to_owned(), String::new());
    if let Some(at) = wording::shown(&standing) {
        let claim = catalog.claim(at);
        let said = wording::marked_figure(catalog, &claim, Form::Words, scope.lang);
        figure = wording::with_unit(&said, unit);
        when = wording::when(catalog, &claim, scope.lang);
        if wording::is_derived(catalog, &claim) {
            when = format!("{when} {}", words.derived);
        }
    }
    let target = standing.target.map_or_else(String::new, |at| {
        let target = catalog.claim(at);
        let said = wording::promised(catalog, series, &target, scope.lang);
        let when = wording::when(catalog, &target, scope.lang);
        // A target that is none of the main plans' says whose it is.
        let plan = target
            .plan
            .filter(|_| !scope.outlook.is_counted(catalog, series));
        let plan = plan.map_or_else(String::new, |plan| {
            format!(", {}", catalog.say(catalog.plan(plan).name, scope.lang))
        });
        format!("{} {said} ({when}{plan})", words.target)
    });
    [name, figure, when, target, status(scope, &standing, glyphs)]
}

/// The status in words, with its reason where it is not assessed.
fn status(scope: &Scope, standing: &Standing, glyphs: &Glyphs) -> String {
    let glyph = glyphs.status(standing.status as usize);
    match standing.reason {
        Some(Reason::NoTarget) => wording::reason(Reason::NoTarget, scope.lang).to_owned(),
        Some(reason) => format!(
            "{glyph} {}: {}",
            wording::status(standing.status, scope.lang),
            wording::reason(reason, scope.lang)
        ),
        None => format!("{glyph} {}", wording::status(standing.status, scope.lang)),
    }
}

/// The columns of `list --csv`, for scripts: no language, no words.
///
/// # Errors
/// Those of the writer, which writing to memory does not bring.
pub fn csv(scope: &Scope, rows: &[SeriesId]) -> io::Result<String> {
    let catalog = &scope.library.catalog;
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
        let standing = standing(catalog, &scope.outlook, *series);
        let place = catalog.place(catalog.series_of(*series).place);
        let category = catalog.category(indicator.category);
        let value = |at: Option<u32>| at.map_or_else(String::new, |at| catalog.value_text(at));
        let year = |at: Option<u32>| {
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
