//! How many targets are met, computed and as reported: as plain lines and as JSON.
//!
//! Owns the two forms of the scoreboard. The denominator is always printed. It must not know how the
//! targets were counted.

use serde_json::{Map, Value, json};

use crate::core::judge::board::{OwnerCount, Scoreboard, reported_date};
use crate::core::judge::class::{Class, UnjudgedKind};
use crate::core::judge::standing::Reason;
use crate::core::judge::standing::Status;
use crate::core::model::{Reported, SeriesId, Withdrawal};
use crate::core::rule::verdict::Side;
use crate::line::draw::text;
use crate::report::basis::Basis;
use crate::report::facts;
use crate::report::json::{self, BilingualJson};
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

/// The document of `status --json`; with the counts by owner where they are asked for.
pub(crate) fn json(basis: Basis<'_>, board: &Scoreboard, owners: Option<&[OwnerCount]>) -> Value {
    let mut document = document(basis, board);
    if let (Some(owners), Value::Object(keys)) = (owners, &mut document) {
        let by_owner = owners.iter().map(|owner| {
            json!({
                "owner": owner.name.map(|name| BilingualJson::new(basis.catalog, name)),
                "total": owner.total,
                "by_status": classes(&owner.by_status),
            })
        });
        keys.insert("by_owner".to_owned(), by_owner.collect());
    }
    document
}

fn document(basis: Basis<'_>, board: &Scoreboard) -> Value {
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
        "plan": board.plan.map(|plan| catalog.text(catalog.plan(plan).name.vi)),
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
        "unknown_of_reported": board.unknown.map(|unknown| {
            json!({ "of": unknown.of, "known": unknown.known, "unknown": unknown.count() })
        }),
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
    let provisional: Map<String, Value> = Side::ALL
        .into_iter()
        .map(|side| {
            let count = board.of_class(Class::Provisional(side)).len();
            (side.code().to_owned(), count.into())
        })
        .collect();
    let others = board.by_class.iter();
    let others = others.filter(|(class, _)| {
        matches!(
            class.kind(),
            Some(UnjudgedKind::Other | UnjudgedKind::UnitEnded)
        )
    });
    let other: Map<String, Value> = others
        .map(|(class, series)| (class.code().to_owned(), series.len().into()))
        .collect();
    json!({
        "provisional": provisional,
        "unconfirmed": board.of_class(Class::Without(Reason::Unconfirmed)).len(),
        "at_threshold": board.without_verdict(UnjudgedKind::AtThreshold),
        "structure": board.without_verdict(UnjudgedKind::Structure),
        "no_data": board.without_verdict(UnjudgedKind::NoData),
        "other": other,
    })
}

/// The withdrawn targets, each with the document that withdrew it.
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

/// The name of what is counted: a plan, or all main plans.
pub(crate) fn plan_name<'c>(basis: Basis<'c>, board: &Scoreboard) -> &'c str {
    match board.plan {
        Some(plan) => basis.say(basis.catalog.plan(plan).name),
        None => basis.words().every_main_plan,
    }
}

/// The scoreboard as plain lines; with the counts by owner where they are asked for.
pub(crate) fn lines(
    basis: Basis<'_>,
    board: &Scoreboard,
    owners: Option<&[OwnerCount]>,
    paint: Paint,
) -> String {
    let mut out = title(basis, board) + "\n\n";
    out.push_str(&counts(basis, board, paint));
    out.push('\n');
    let categories = board.by_category.iter();
    let categories = categories.map(|line| (basis.say(line.name), line.met(), line.total));
    out.push_str(&met_counts(basis, &categories.collect::<Vec<_>>()));
    if let Some(owners) = owners {
        let unknown = basis.words().no_owner;
        let owners = owners.iter().map(|owner| {
            let name = owner.name.map_or(unknown, |name| basis.say(name));
            (name, owner.met(), owner.total)
        });
        out.push('\n');
        out.push_str(&met_counts(basis, &owners.collect::<Vec<_>>()));
    }
    for (series, withdrawal) in &board.withdrawals {
        out.push_str(&withdrawal_line(basis, *series, withdrawal));
    }
    if !board.reported.is_empty() {
        out.push('\n');
    }
    for count in &board.reported {
        out.push_str(&reported_line(basis, count));
    }
    out.extend(unknown_line(basis, board).map(|line| line + "\n"));
    out
}

/// How many of the targets that a source counted are unknown: "21 trong 55 chỉ tiêu thành phần được báo cáo chưa tìm
/// thấy văn bản".
pub(crate) fn unknown_line(basis: Basis<'_>, board: &Scoreboard) -> Option<String> {
    let words = basis.words();
    let phrase = match basis.viewpoint.plan {
        Some(_) => words.unknown_of_reported_here,
        None => words.unknown_of_reported,
    };
    unknown_said(board, phrase)
}

/// The same in few words, for a header: "21/55 chưa có văn bản".
pub(crate) fn unknown_short(basis: Basis<'_>, board: &Scoreboard) -> Option<String> {
    let words = basis.words();
    let phrase = match basis.viewpoint.plan {
        Some(_) => words.unknown_short_here,
        None => words.unknown_short,
    };
    unknown_said(board, phrase)
}

fn unknown_said(board: &Scoreboard, phrase: &str) -> Option<String> {
    let unknown = board.unknown.filter(|unknown| unknown.count() > 0)?;
    let counts = [unknown.count(), unknown.of].map(|count| count.to_string());
    Some(fill(phrase, &[&counts[0], &counts[1]]))
}

/// Place, plan and day.
fn title(basis: Basis<'_>, board: &Scoreboard) -> String {
    let (catalog, words) = (basis.catalog, basis.words());
    let place = match basis.home {
        Some(place) => basis.say(catalog.place(place).name),
        None => words.every_place,
    };
    let plan = plan_name(basis, board);
    let day = number::day(basis.viewpoint.day, basis.lang);
    format!("{place} · {plan} · {} {day}", words.as_of)
}

/// The computed counts, in parts: "5/34 đạt hoặc vượt", and those that need a remark.
pub(crate) fn computed(basis: Basis<'_>, board: &Scoreboard) -> Vec<String> {
    let words = basis.words();
    let met = format!("{}/{}", board.met(), board.total);
    let mut parts = vec![fill(words.met_count, &[&met])];
    for (count, phrase) in [
        (board.met_before, words.met_before_count),
        (board.withdrawn, words.withdrawn_count),
    ] {
        if count > 0 {
            parts.push(fill(phrase, &[&count.to_string()]));
        }
    }
    parts
}

/// The classes, each with its sign, its word and its count; together they are all. Verdicts stand there also
/// where no target has them.
fn counts(basis: Basis<'_>, board: &Scoreboard, paint: Paint) -> String {
    let words = basis.words();
    let mut parts = vec![fill(words.with_targets_count, &[&board.total.to_string()])];
    parts.extend(computed(basis, board));
    let mut out = format!("{}: {}\n", words.computed, parts.join(" · "));
    for class in Class::all() {
        let count = board.of_class(class).len();
        if count == 0 && class.kind().is_some() {
            continue;
        }
        let name = wording::class_name(class, basis.lang);
        let said = format!("{} {name}", paint.glyphs.class(class));
        let said = paint.status(class.status(), &said);
        out.push_str(&format!("{count:>4}/{}  {said}\n", board.total));
    }
    out
}

/// Names with how many of their targets are met, one below the other.
fn met_counts(basis: Basis<'_>, lines: &[(&str, usize, usize)]) -> String {
    let widths = lines.iter().map(|(name, ..)| text::width(name));
    let widest = widths.max().unwrap_or(0);
    let mut out = String::new();
    for (name, met, total) in lines {
        let said = fill(basis.words().met_count, &[&format!("{met}/{total}")]);
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

/// What a source reported, in a line.
pub(crate) fn reported_line(basis: Basis<'_>, count: &Reported) -> String {
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
