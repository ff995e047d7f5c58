//! `status`: how many targets are met, computed and as reported.
//!
//! Owns the two forms of the scoreboard. The denominator is always printed.

use serde_json::{Map, Value, json};

use crate::cli::output::{Done, Paint};
use crate::cli::query::pretty;
use crate::cli::scope::Scope;
use crate::core::judge::board::{Scoreboard, reported_date};
use crate::core::judge::standing::Status;
use crate::core::model::{PlaceId, PlanId, Reported, SeriesId, Withdrawal};
use crate::line::draw::text;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// Counts the targets of the place asked for.
pub fn status(scope: &Scope, as_json: bool, paint: Paint) -> Done {
    let catalog = &scope.library.catalog;
    let board = Scoreboard::count(catalog, &scope.outlook, scope.list_place);
    if as_json {
        return Done::text(pretty(&json(scope, &board)), 0);
    }
    Done::text(plain(scope, &board, paint), 0).warning(hidden(scope))
}

/// Says how many figures of undated sources do not exist on a day that was asked for.
pub fn hidden(scope: &Scope) -> Option<String> {
    let catalog = &scope.library.catalog;
    let listed = catalog.series_ids().filter(|id| {
        let place = catalog.series_of(*id).place;
        scope.list_place.is_none_or(|wanted| wanted == place)
    });
    let count: usize = listed.map(|id| scope.outlook.undated(catalog, id)).sum();
    let said = fill(words(scope.lang).undated_hidden, &[&count.to_string()]);
    (count > 0).then_some(said)
}

fn json(scope: &Scope, board: &Scoreboard) -> Value {
    let catalog = &scope.library.catalog;
    let classes = |counts: &[usize; 7]| {
        let pairs = Status::ALL.iter().zip(counts);
        let map: Map<String, Value> = pairs
            .map(|(status, count)| (status.code().to_owned(), (*count).into()))
            .collect();
        Value::Object(map)
    };
    let categories: Vec<Value> = board
        .by_category
        .iter()
        .map(|(vi, _, total, counts)| {
            json!({ "category": catalog.text(*vi), "total": total, "by_status": classes(counts) })
        })
        .collect();
    let reported: Vec<Value> = board
        .reported
        .iter()
        .map(|count| one(scope, count))
        .collect();
    json!({
        "place": scope.list_place.map(|place| catalog.text(catalog.place(place).name.vi)),
        "plan": plan(scope).map(|plan| catalog.text(catalog.plan(plan).name.vi)),
        "as_of": scope.outlook.day.to_string(),
        "total": board.total,
        "withdrawn": board.withdrawn,
        "withdrawals": withdrawals(scope, board),
        "without_figure": board.without_figure,
        "met_on_earlier_figures": board.met_before,
        "by_status": classes(&board.by_status),
        "by_category": categories,
        "reported": reported,
    })
}

/// What is not counted any more, with the document that withdrew it.
fn withdrawals(scope: &Scope, board: &Scoreboard) -> Vec<Value> {
    let catalog = &scope.library.catalog;
    let one = |(series, found): &(SeriesId, Withdrawal)| {
        let source = found.source.map(|id| catalog.source(id));
        let date = source.map_or_else(String::new, |source| source.published.to_string());
        let place = catalog.place(catalog.series_of(*series).place);
        json!({
            "id": catalog.text(catalog.indicator_of(*series).id),
            "place": catalog.text(place.name.vi),
            "plan": found.plan.map(|plan| catalog.text(catalog.plan(plan).name.vi)),
            "source_id": source.map(|source| catalog.text(source.id)),
            "published": (!date.is_empty()).then_some(date),
        })
    };
    board.withdrawals.iter().map(one).collect()
}

fn one(scope: &Scope, count: &Reported) -> Value {
    let catalog = &scope.library.catalog;
    let date = reported_date(catalog, count).to_string();
    json!({
        "met": count.met,
        "of": count.of,
        "missed": count.missed,
        "kind": count.kind.code(),
        "year": count.year,
        "period": catalog.period(count.period).text(),
        "source_id": count.source.map(|id| catalog.text(catalog.source(id).id)),
        "published": (!date.is_empty()).then_some(date),
        "note": catalog.text(count.note),
    })
}

/// The plan asked for, else the first main plan of the place.
fn plan(scope: &Scope) -> Option<PlanId> {
    let catalog = &scope.library.catalog;
    let of_place = |place: PlaceId| {
        let pack = catalog
            .packs()
            .iter()
            .find(|pack| pack.place == Some(place));
        pack.and_then(|pack| pack.main_plans.first()).copied()
    };
    scope
        .outlook
        .plan
        .or_else(|| scope.list_place.and_then(of_place))
}

fn plain(scope: &Scope, board: &Scoreboard, paint: Paint) -> String {
    let catalog = &scope.library.catalog;
    let words = words(scope.lang);
    let place = match scope.list_place {
        Some(place) => catalog.say(catalog.place(place).name, scope.lang),
        None => words.every_place,
    };
    let plan = match plan(scope) {
        Some(plan) => catalog.say(catalog.plan(plan).name, scope.lang),
        None => words.every_plan,
    };
    let day = number::day(scope.outlook.day, scope.lang);
    let total = board.total.to_string();
    let mut out = format!("{place} · {plan} · {} {day}\n\n", words.as_of);
    let counted = [
        fill(words.with_targets_count, &[&total]),
        fill(words.met_count, &[&format!("{}/{total}", board.met())]),
        fill(words.met_before_count, &[&board.met_before.to_string()]),
        fill(
            words.without_figure_count,
            &[&board.without_figure.to_string()],
        ),
    ];
    out.push_str(&format!("{}: {}\n", words.computed, counted.join(" · ")));
    for status in Status::ALL {
        let count = format!("{:>4}/{total}", board.of(status));
        let glyph = paint.glyphs.status(status as usize);
        let said = format!("{glyph} {}", wording::status(status, scope.lang));
        out.push_str(&format!("{count}  {}\n", paint.status(status, &said)));
    }
    out.push('\n');
    let names: Vec<&str> = board
        .by_category
        .iter()
        .map(|(vi, en, ..)| catalog.text(scope.lang.pick(*vi, *en)))
        .collect();
    let widest = names
        .iter()
        .map(|name| text::width(name))
        .max()
        .unwrap_or(0);
    for (name, (_, _, total, counts)) in names.iter().zip(&board.by_category) {
        let met = counts[Status::Exceeded as usize] + counts[Status::Met as usize];
        let said = fill(words.met_count, &[&format!("{met}/{total}")]);
        out.push_str(&format!("  {}  {said}\n", text::pad_right(name, widest)));
    }
    for (series, withdrawal) in &board.withdrawals {
        let name = catalog.say(catalog.indicator_of(*series).name, scope.lang);
        let source = withdrawal.source.map(|id| catalog.source(id));
        let date = source.map_or_else(String::new, |source| {
            number::published(source.published, scope.lang)
        });
        let id = source.map_or("", |source| catalog.text(source.id));
        out.push_str(&format!("  {}: {name} ({id}, {date})\n", words.withdrawn));
    }
    if !board.reported.is_empty() {
        out.push('\n');
    }
    for count in &board.reported {
        let source = count.source.map(|id| catalog.source(id));
        let said = wording::reported_long(count, scope.lang);
        let date = number::published(reported_date(catalog, count), scope.lang);
        let from = source.map_or("", |source| catalog.text(source.title));
        let id = source.map_or("", |source| catalog.text(source.id));
        out.push_str(&format!(
            "{}: {said} ({date}; {id}: {from})\n",
            words.reported
        ));
    }
    out
}
