//! How many targets are met, computed and as reported: as plain lines and as JSON.
//!
//! Owns the two forms of the scoreboard. The denominator is always printed. It must not know how the
//! targets were counted.

use serde_json::{Map, Value, json};

use crate::core::judge::board::{Scoreboard, reported_date};
use crate::core::judge::class::{Class, Kind};
use crate::core::judge::standing::Status;
use crate::core::model::{Pack, PlaceId, PlanId, Reported, SeriesId, Withdrawal};
use crate::core::rule::verdict::Side;
use crate::line::draw::text;
use crate::report::basis::Basis;
use crate::report::facts;
use crate::report::json;
use crate::report::paint::Paint;
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::wording;

/// Says how many figures of undated sources do not exist on a day that was asked for; `None` where all do.
pub(crate) fn undated_hidden(basis: Basis<'_>) -> Option<String> {
    let series = basis.catalog.series_ids().filter(|id| basis.covers(*id));
    let count: usize = series
        .map(|id| basis.viewpoint.undated(basis.catalog, id))
        .sum();
    let said = fill(basis.words().undated_hidden, &[&count.to_string()]);
    (count > 0).then_some(said)
}

/// The document of `status --json`.
pub(crate) fn json(basis: Basis<'_>, board: &Scoreboard) -> Value {
    let catalog = basis.catalog;
    let categories: Vec<Value> = board
        .by_category
        .iter()
        .map(|line| {
            json!({
                "category": catalog.text(line.name.vi),
                "total": line.total,
                "by_status": classes(&line.by_status),
            })
        })
        .collect();
    let withdrawals = board.withdrawals.iter();
    let withdrawals: Vec<Value> = withdrawals
        .map(|(series, found)| withdrawal(basis, *series, found))
        .collect();
    let reported = board.reported.iter();
    let reported: Vec<Value> = reported.map(|count| reported_count(basis, count)).collect();
    json!({
        "place": basis.home.map(|place| catalog.text(catalog.place(place).name.vi)),
        "plan": plan(basis).map(|plan| catalog.text(catalog.plan(plan).name.vi)),
        "as_of": basis.viewpoint.day.to_string(),
        "total": board.total,
        "withdrawn": board.withdrawn,
        "withdrawals": withdrawals,
        "without_figure": board.without_figure,
        "met_on_earlier_figures": board.met_before,
        "by_status": classes(&board.by_status),
        "classes": without_verdict(board),
        "by_category": categories,
        "reported": reported,
    })
}

fn classes(counts: &[usize; 7]) -> Value {
    let pairs = Status::ALL.iter().zip(counts);
    let map: Map<String, Value> = pairs
        .map(|(status, count)| (status.code().to_owned(), (*count).into()))
        .collect();
    Value::Object(map)
}

/// Those without a verdict, by the reason: together they are the `not_assessable` of `by_status`.
fn without_verdict(board: &Scoreboard) -> Value {
    let count = |wanted: Class| board.by_class.get(&wanted).copied().unwrap_or(0);
    let sides = [Side::Above, Side::Below, Side::AtThreshold];
    let provisional: Map<String, Value> = sides
        .iter()
        .map(|side| {
            (
                side.code().to_owned(),
                count(Class::Provisional(*side)).into(),
            )
        })
        .collect();
    let others = board.by_class.iter();
    let others =
        others.filter(|(class, _)| matches!(class.kind(), Some(Kind::Other | Kind::UnitEnded)));
    let other: Map<String, Value> = others
        .map(|(class, count)| (class.code().to_owned(), (*count).into()))
        .collect();
    json!({
        "provisional": provisional,
        "at_threshold": board.without_verdict(Kind::AtThreshold),
        "structure": board.without_verdict(Kind::Structure),
        "no_data": board.without_verdict(Kind::NoData),
        "other": other,
    })
}

/// What is not counted any more, with the document that withdrew it.
fn withdrawal(basis: Basis<'_>, series: SeriesId, found: &Withdrawal) -> Value {
    let catalog = basis.catalog;
    let source = found.source.map(|id| catalog.source(id));
    let place = catalog.place(catalog.series_of(series).place);
    json!({
        "id": catalog.text(catalog.indicator_of(series).id),
        "place": catalog.text(place.name.vi),
        "plan": found.plan.map(|plan| catalog.text(catalog.plan(plan).name.vi)),
        "source_id": source.map(|source| catalog.text(source.id)),
        "published": source.and_then(|source| json::published(source.published)),
    })
}

/// What a source reported of a plan.
pub(crate) fn reported_count(basis: Basis<'_>, count: &Reported) -> Value {
    let catalog = basis.catalog;
    json!({
        "met": count.met,
        "of": count.of,
        "missed": count.missed,
        "kind": count.kind.code(),
        "year": count.year,
        "period": catalog.period(count.period).text(),
        "source_id": count.source.map(|id| catalog.text(catalog.source(id).id)),
        "published": json::published(reported_date(catalog, count)),
        "note": catalog.text(count.note),
    })
}

/// The one plan whose targets are counted: that asked for, else the main plan of the place where it has only
/// one. `None` where several count, so that no plan is credited with the targets of another.
pub(crate) fn plan(basis: Basis<'_>) -> Option<PlanId> {
    let only_main_plan = |place: PlaceId| {
        let of_place = |pack: &&Pack| pack.place == Some(place);
        let packs = basis.catalog.packs().iter().filter(of_place);
        let mut plans = packs.flat_map(|pack| pack.main_plans.iter().copied());
        let first = plans.next()?;
        plans.next().is_none().then_some(first)
    };
    let asked = basis.viewpoint.plan;
    asked.or_else(|| basis.home.and_then(only_main_plan))
}

/// The name of what is counted: a plan, or all main plans.
pub(crate) fn plan_name(basis: Basis<'_>) -> &str {
    match plan(basis) {
        Some(plan) => basis.say(basis.catalog.plan(plan).name),
        None => basis.words().every_main_plan,
    }
}

/// The scoreboard as plain lines.
pub(crate) fn lines(basis: Basis<'_>, board: &Scoreboard, paint: Paint) -> String {
    let mut out = title(basis) + "\n\n";
    out.push_str(&counts(basis, board, paint));
    out.push('\n');
    out.push_str(&categories(basis, board));
    for (series, withdrawal) in &board.withdrawals {
        out.push_str(&withdrawal_line(basis, *series, withdrawal));
    }
    if !board.reported.is_empty() {
        out.push('\n');
    }
    for count in &board.reported {
        out.push_str(&reported_line(basis, count));
    }
    out
}

/// Place, plan and day.
fn title(basis: Basis<'_>) -> String {
    let (catalog, words) = (basis.catalog, basis.words());
    let place = match basis.home {
        Some(place) => basis.say(catalog.place(place).name),
        None => words.every_place,
    };
    let plan = plan_name(basis);
    let day = number::day(basis.viewpoint.day, basis.lang);
    format!("{place} · {plan} · {} {day}", words.as_of)
}

fn counts(basis: Basis<'_>, board: &Scoreboard, paint: Paint) -> String {
    let words = basis.words();
    let total = board.total.to_string();
    let counted = [
        fill(words.with_targets_count, &[&total]),
        fill(words.met_count, &[&format!("{}/{total}", board.met())]),
        fill(words.met_before_count, &[&board.met_before.to_string()]),
        fill(
            words.without_figure_count,
            &[&board.without_figure.to_string()],
        ),
    ];
    let mut out = format!("{}: {}\n", words.computed, counted.join(" · "));
    for status in Status::ALL {
        let count = format!("{:>4}/{total}", board.of(status));
        let glyph = paint.glyphs.status(status as usize);
        let said = format!("{glyph} {}", wording::status(status, basis.lang));
        out.push_str(&format!("{count}  {}\n", paint.status(status, &said)));
    }
    let without = board.by_class.iter();
    for (class, count) in without.filter(|(class, _)| class.kind().is_some()) {
        let said = match class.kind() {
            Some(Kind::Other) => wording::class_reason(*class, basis.lang),
            _ => wording::class_word(*class, basis.lang),
        };
        out.push_str(&format!(
            "{count:>4}{:width$}    {said}\n",
            "",
            width = total.len() + 1
        ));
    }
    out
}

fn categories(basis: Basis<'_>, board: &Scoreboard) -> String {
    let lines = board.by_category.iter();
    let names: Vec<&str> = lines.map(|line| basis.say(line.name)).collect();
    let widths = names.iter().map(|name| text::width(name));
    let widest = widths.max().unwrap_or(0);
    let mut out = String::new();
    for (name, line) in names.iter().zip(&board.by_category) {
        let met = format!("{}/{}", line.met(), line.total);
        let said = fill(basis.words().met_count, &[&met]);
        out.push_str(&format!("  {}  {said}\n", text::pad_right(name, widest)));
    }
    out
}

fn withdrawal_line(basis: Basis<'_>, series: SeriesId, found: &Withdrawal) -> String {
    let catalog = basis.catalog;
    let name = basis.say(catalog.indicator_of(series).name);
    let source = found.source.map(|id| catalog.source(id));
    let date = source.map_or_else(String::new, |source| {
        number::published(source.published, basis.lang)
    });
    let id = facts::source_name(catalog, found.source);
    format!("  {}: {name} ({id}, {date})\n", basis.words().withdrawn)
}

fn reported_line(basis: Basis<'_>, count: &Reported) -> String {
    let catalog = basis.catalog;
    let said = wording::reported_long(count, basis.lang);
    let date = number::published(reported_date(catalog, count), basis.lang);
    let title = count
        .source
        .map_or("", |id| catalog.text(catalog.source(id).title));
    let id = facts::source_name(catalog, count.source);
    let label = basis.words().reported;
    format!("{label}: {said} ({date}; {id}: {title})\n")
}
