//! Reads everything of a pack but its indicators.
//!
//! Owns the tables `pack`, `place`, `category`, `plan`, `source`, `programme`, `list`, `reported`, `judgement` and
//! `withdrawn`. Each function takes its tables out of a file and leaves the others. It must not know how indicators and
//! their claims are read.

use std::borrow::Cow;

use crate::core::clean::VISIBLE_MARK;
use crate::core::model::{
    Bilingual, Category, ClaimKind, Judgement, JudgementStatus, NamedList, PeriodId, Plan, PlanId,
    PlanStatus, Programme, Published, Reported, Source, SourceId, Text, Thresholds, Withdrawal,
};
use crate::pack::diagnostic::{Doubt, Problem};
use crate::pack::terms::Termless;
use crate::pack::toml::{Located, Notes, Table};

use super::context::Context;
use super::waiting::{IndicatorRemark, Linked, NOT_MET};

pub(crate) const PLACE_LEVELS: [&str; 5] = ["country", "region", "province", "district", "commune"];
const WHOLE_YEAR: &str = "year";

pub(super) fn pack(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    let Some(mut table) = top.table("pack", notes) else {
        return;
    };
    if context.has_pack_table {
        notes.note(Problem::Repeated { table: "pack" }, table.at());
        return;
    }
    context.has_pack_table = true;
    let id = table.id(notes);
    let name = table.required_both("name", notes);
    let place = table.text("place", notes);
    context.home = place
        .filter(|place| !place.value.is_empty())
        .map(|place| context.builder.place(&place.value));
    let plans = table.texts("main_plans", notes);
    let file = context.file;
    context.main_plans = plans.into_iter().map(|plan| (file, plan)).collect();
    let id = id.map(|id| context.builder.text(&id.value));
    let name = name.map(|name| both(context, &name));
    let home = context.home;
    context.builder.describe_pack(context.pack, id, name, home);
    table.finish(notes);
}

/// Reads where one class of the assessment ends and the next begins.
pub(super) fn thresholds(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    let Some(mut table) = top.table("assess", notes) else {
        return;
    };
    let usual = Thresholds::default();
    let mut share = |key: &'static str, usual: f64| {
        let field = table.figure(key, notes);
        let share = field.map(|field| {
            let one = field.value.high.is_none();
            (if one { field.value.low.to_f64() } else { 0.0 }, field.at)
        });
        match share {
            None => usual,
            Some((share, _)) if share > 0.0 && share <= MOST_SHARE => share,
            Some((_, at)) => {
                notes.note(
                    Problem::BadNumber {
                        key,
                        least: 0,
                        most: MOST_SHARE as i64,
                    },
                    &at,
                );
                usual
            }
        }
    };
    let mut thresholds = Thresholds {
        on_track: share("on_track", usual.on_track),
        at_risk: share("at_risk", usual.at_risk),
        recent: share("recent", usual.recent),
        surge: share("surge", usual.surge),
    };
    if thresholds.at_risk > thresholds.on_track {
        notes.note(Problem::ReversedRange, table.at());
        (thresholds.at_risk, thresholds.on_track) = (usual.at_risk, usual.on_track);
    }
    context.builder.set_thresholds(context.pack, thresholds);
    table.finish(notes);
}

/// The greatest ratio that a threshold may be.
const MOST_SHARE: f64 = 10.0;

pub(super) fn places(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("place", "place", notes) {
        if let Some(name) = table.required_both("name", notes) {
            context.builder.name_place(&name.value.0, &name.value.1);
        }
        table.word("level", &PLACE_LEVELS, |level| level, notes);
        table.finish(notes);
    }
}

pub(super) fn categories(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("category", "category", notes) {
        let id = table.id(notes);
        let name = table.required_both("name", notes);
        if let (Some(id), Some(name)) = (id, name)
            && context.is_first_use("category", &id, notes)
        {
            let category = Category {
                pack: context.pack,
                id: context.builder.text(&id.value),
                name: both(context, &name),
            };
            let category = context.builder.category(category);
            context
                .categories
                .insert(context.builder, &id.value, category);
        }
        table.finish(notes);
    }
}

pub(super) fn plans(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("plan", "plan", notes) {
        let id = table.id(notes);
        let name = table.required_both("name", notes);
        let title = table.both("title", notes);
        // A term that could not be read has been reported already.
        let has_term = table.has("term");
        let term = table.term("term", notes);
        let status = table.word("status", PlanStatus::ALL, PlanStatus::code, notes);
        if let (Some(id), Some(name)) = (id, name)
            && context.is_first_use("plan", &id, notes)
        {
            let plan = Plan {
                pack: context.pack,
                id: context.builder.text(&id.value),
                name: both(context, &name),
                title: title.map(|title| both(context, &title)),
                term,
                status: status.map_or(PlanStatus::Adopted, |status| status.value),
            };
            let plan = context.builder.plan(plan);
            context.plans.insert(context.builder, &id.value, plan);
            if term.is_none() && !has_term {
                let start = notes.offset(table.at());
                let at = (context.file, start..start + 1);
                context.termless.push(Termless { plan, at });
            }
        }
        table.finish(notes);
    }
}

pub(super) fn sources(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("source", "source", notes) {
        let id = table.required_text("id", notes);
        let title = text(context, &mut table, "title", notes);
        let publisher = text(context, &mut table, "publisher", notes);
        let date = table.text("date", notes);
        let url = text(context, &mut table, "url", notes);
        let covers = text(context, &mut table, "covers", notes);
        let language = text(context, &mut table, "language", notes);
        let due = table.text("due", notes);
        table.finish(notes);
        let Some(id) = id.and_then(|id| source_id(id, notes)) else {
            continue;
        };
        if !context.is_first_use("source", &id, notes) {
            continue;
        }
        let source = Source {
            pack: context.pack,
            id: context.builder.text(&id.value),
            title,
            publisher,
            published: date.map(|date| published(&date, notes)).unwrap_or_default(),
            url,
            covers,
            language,
            due: due.and_then(|date| due_day(&date, notes)),
        };
        let source = context.builder.source(source);
        context.sources.insert(context.builder, &id.value, source);
    }
}

/// A source id is free text; only what nobody can see or type is refused.
fn source_id(id: Located<String>, notes: &mut Notes) -> Option<Located<String>> {
    if !id.value.contains(VISIBLE_MARK) {
        return Some(id);
    }
    notes.note(Problem::BadSourceId(id.value), &id.at);
    None
}

fn published(date: &Located<String>, notes: &mut Notes) -> Published {
    Published::parse(&date.value).unwrap_or_else(|| {
        notes.note(Problem::BadDate(date.value.clone()), &date.at);
        Published::default()
    })
}

/// The day on which the next edition is expected; it is noted, for whoever knows the day of today.
fn due_day(date: &Located<String>, notes: &mut Notes) -> Option<jiff::civil::Date> {
    let due = published(date, notes).last_day()?;
    notes.note(Problem::Doubtful(Doubt::PastDue { due }), &date.at);
    Some(due)
}

pub(super) fn programmes(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("programme", "programme", notes) {
        let id = table.id(notes);
        let kind = table.required_text("kind", notes);
        let order = table.integer("order", (1, 9999), notes);
        let said = table.required_both("text", notes);
        let plan = plan(context, &mut table, notes);
        let source = source(context, &mut table, notes);
        let note = note(context, &mut table, notes);
        let indicators = table.texts("indicators", notes);
        table.finish(notes);
        let (Some(id), Some(kind), Some(said)) = (id, kind, said) else {
            continue;
        };
        if context.is_first_use("programme", &id, notes) {
            let programme = Programme {
                pack: context.pack,
                id: context.builder.text(&id.value),
                kind: context.builder.text(&kind.value),
                plan,
                order: order.and_then(|order| u16::try_from(order.value).ok()),
                text: both(context, &said),
                source,
                note,
                indicators: Box::default(),
            };
            let at = context.builder.programme(programme);
            context.link(Linked::Programme(at), indicators);
        }
    }
}

pub(super) fn lists(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("list", "list", notes) {
        let id = table.id(notes);
        let title = table.required_both("title", notes);
        let plan = plan(context, &mut table, notes);
        let source = source(context, &mut table, notes);
        let indicators = table.texts("indicators", notes);
        let mut items = Vec::new();
        for mut item in table.tables("items", "items", notes) {
            let vi = item.required_text("vi", notes);
            let en = item.required_text("en", notes);
            let note = note(context, &mut item, notes);
            if let (Some(vi), Some(en)) = (vi, en) {
                items.push((context.builder.both(&vi.value, &en.value), note));
            }
            item.finish(notes);
        }
        table.finish(notes);
        let (Some(id), Some(title)) = (id, title) else {
            continue;
        };
        if context.is_first_use("list", &id, notes) {
            let list = NamedList {
                pack: context.pack,
                id: context.builder.text(&id.value),
                title: both(context, &title),
                plan,
                source,
                items: items.into(),
                indicators: Box::default(),
            };
            let at = context.builder.list(list);
            context.link(Linked::List(at), indicators);
        }
    }
}

pub(super) fn reported(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("reported", "reported", notes) {
        let mut count = |key, table: &mut Table<'_>| {
            let field = table.integer(key, (0, i64::from(u32::MAX)), notes)?;
            u32::try_from(field.value).ok()
        };
        let met = count("met", &mut table);
        let missed = count("missed", &mut table);
        let of = count("of", &mut table);
        let kind = table.word("kind", ClaimKind::ALL, ClaimKind::code, notes);
        let place = table.text("place", notes);
        let place = place.map(|place| context.builder.place(&place.value));
        let reported = Reported {
            pack: context.pack,
            plan: plan(context, &mut table, notes),
            place: place.or(context.home),
            met,
            missed,
            of,
            year: table.year("year", notes),
            period: period(context, &mut table, notes),
            kind: kind.map_or(ClaimKind::Actual, |kind| kind.value),
            source: source(context, &mut table, notes),
            note: note(context, &mut table, notes),
        };
        if met.is_none() && missed.is_none() {
            let problem = Problem::MissingKey {
                key: "met",
                table: "reported",
            };
            notes.note(problem, table.at());
        } else {
            context.builder.reported(reported);
        }
        table.finish(notes);
    }
}

pub(super) fn judgements(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("judgement", "judgement", notes) {
        let indicator = table.required_text("indicator", notes);
        let status = table.word("status", JudgementStatus::ALL, JudgementStatus::code, notes);
        let place = table.text("place", notes);
        let place = place.map(|place| context.builder.place(&place.value));
        let plan = plan(context, &mut table, notes);
        let wording = text(context, &mut table, "wording", notes);
        let year = table.year("year", notes);
        let period = period(context, &mut table, notes);
        let source = source(context, &mut table, notes);
        let note = note(context, &mut table, notes);
        if let (Some(indicator), Some(status)) = (indicator, status) {
            let judgement = Judgement {
                indicator: NOT_MET,
                place: place.or(context.home),
                plan,
                status: status.value,
                wording,
                year,
                period,
                source,
                note,
            };
            context.wait(indicator, IndicatorRemark::Judgement(judgement));
        }
        table.finish(notes);
    }
}

pub(super) fn withdrawals(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("withdrawn", "withdrawn", notes) {
        let indicator = table.required_text("indicator", notes);
        let place = table.text("place", notes);
        let place = place.map(|place| context.builder.place(&place.value));
        let plan = plan(context, &mut table, notes);
        let source = source(context, &mut table, notes);
        let note = note(context, &mut table, notes);
        if let Some(indicator) = indicator {
            let withdrawal = Withdrawal {
                indicator: NOT_MET,
                place: place.or(context.home),
                plan,
                source,
                note,
            };
            context.wait(indicator, IndicatorRemark::Withdrawal(withdrawal));
        }
        table.finish(notes);
    }
}

/// Takes an optional text and keeps it; a missing one is kept as the empty text.
pub(super) fn text(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    key: &'static str,
    notes: &mut Notes,
) -> Text {
    let field = table.said(key, notes);
    let value = field.as_ref().map_or("", |field| &*field.value);
    context.builder.text(value)
}

/// Takes an optional remark: one string, or one in each language.
pub(super) fn note(context: &mut Context<'_>, table: &mut Table<'_>, notes: &mut Notes) -> Text {
    match table.both("note", notes) {
        Some(field) => context.builder.note(&field.value.0, &field.value.1),
        None => context.builder.text(""),
    }
}

/// Takes the optional plan; an unknown one is noted.
pub(super) fn plan(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    notes: &mut Notes,
) -> Option<PlanId> {
    let id = table.said("plan", notes)?;
    context.plan(&id, notes)
}

/// Takes the optional source; an unknown one is noted and made.
pub(super) fn source(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    notes: &mut Notes,
) -> Option<SourceId> {
    let id = table.said("source", notes)?;
    Some(context.source(&id, notes))
}

/// Takes the period text; a missing one is the whole year.
pub(super) fn period(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    notes: &mut Notes,
) -> PeriodId {
    let field = table.said("period", notes);
    let value = field.as_ref().map_or(WHOLE_YEAR, |field| &*field.value);
    context.builder.period(value)
}

/// Keeps a bilingual field.
pub(super) fn both(
    context: &mut Context<'_>,
    field: &Located<(Cow<'_, str>, Cow<'_, str>)>,
) -> Bilingual {
    context.builder.both(&field.value.0, &field.value.1)
}
