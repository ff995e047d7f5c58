//! `find`, `show` and `list`: indicators by a few letters, by name, or all of them.
//!
//! Owns the look-up of one indicator and the order of lists. It prints nothing: each command gives the
//! text and the code with which the program ends.

use std::io;
use std::ops::Range;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::cli::args::{Find, List, Show};
use crate::cli::chosen::{ListFilter, listed, looking, understand};
use crate::cli::error::Error;
use crate::cli::export;
use crate::cli::output::{self, Done};
use crate::cli::plans;
use crate::cli::scope::CommandScope;
use crate::core::catalog::Catalog;
use crate::core::clean::clean;
use crate::core::fold::bare;
use crate::core::judge::board::Scoreboard;
use crate::core::model::{IndicatorId, PlaceId, SeriesId, SourceId};
use crate::core::shares::shared;
use crate::library::{self, Instead};
use crate::report::attention::Attention;
use crate::report::attention_rows;
use crate::report::board;
use crate::report::card::Card;
use crate::report::json;
use crate::report::page;
use crate::report::paint::Paint;
use crate::report::plan_json::SubjectMatch;
use crate::report::show_json::{self, QueryMatch};
use crate::report::subject::Subject;
use crate::report::table;
use crate::search::answer::{Answer, Field, Hit, Reading, Request, ThingKind};
use crate::search::highlight::matches;
use crate::search::query::Query;
use crate::words::locale::words::{fill, words};
use crate::words::problems::names::Absent;
use crate::words::problems::{filters, names};
use crate::words::wording;

/// Finds indicators and gives the best answers, one a line or as JSON.
///
/// # Errors
/// Where a filter of the query cannot be read.
pub(crate) fn find(scope: &CommandScope, args: &Find, paint: Paint) -> Result<Done, Error> {
    let query = understand(scope, &args.query.join(" "))?;
    if query.is_empty() {
        let said = Done::nothing(words(scope.lang).nothing_asked.to_owned());
        return Ok(if args.json { said.with("[]\n") } else { said });
    }
    let answer = ask(scope, &query, args.limit);
    let others = plans::found(scope, &query, &answer, args.limit);
    let code = u8::from(answer.hits.is_empty() && others.is_empty());
    if args.json {
        let mut found: Vec<Value> = (1..)
            .zip(&answer.hits)
            .map(|(rank, hit)| {
                let met = QueryMatch {
                    field: Some(hit.field.code()),
                    parts: args.explain.then(|| hit.score.parts().to_vec()),
                    ignored: answer.ignored.clone(),
                    printed: match hit.reading {
                        Reading::Figure => {
                            let series = SeriesId(hit.entry);
                            scope.library.printed(&query, &scope.viewpoint, series)
                        }
                        _ => Vec::new(),
                    },
                    ..met(&scope.library.catalog, &query, hit, rank)
                };
                show_json::found(scope.basis(), &met)
            })
            .collect();
        found.extend(others.iter().map(|met| plans::document(scope, met)));
        let text = json::pretty(&Value::Array(found));
        let told = match code {
            0 => remark(scope, &query),
            _ => Some(nothing(scope, &query, &answer)),
        };
        return Ok(Done::text(text, code).warning(told));
    }
    let rows: Vec<SeriesId> = answer.hits.iter().map(|hit| SeriesId(hit.entry)).collect();
    if args.csv {
        let code = u8::from(rows.is_empty());
        let text = table::csv(scope.basis(), &rows)?;
        return Ok(Done::text(text, code).warning(remark(scope, &query)));
    }
    if code != 0 {
        return Ok(Done::nothing(nothing(scope, &query, &answer)));
    }
    let mut text = table::lines(scope.basis(), &rows, paint);
    if let Some(said) = how_read(scope, &answer) {
        text = format!("{said}\n{text}");
    }
    if answer.hits.iter().any(|hit| hit.reading == Reading::Figure) {
        text.push('\n');
        text.push_str(&printed(scope, &query, &rows));
    }
    if !text.is_empty() && !others.is_empty() {
        text.push('\n');
    }
    text.extend(others.iter().map(|met| plans::line(scope, met)));
    Ok(Done::text(text, code).warning(remark(scope, &query)))
}

/// The claims that print the figures of a query, a line each.
fn printed(scope: &CommandScope, query: &Query, rows: &[SeriesId]) -> String {
    let claims = rows.iter().map(|series| {
        let card = Card::new(scope.basis(), *series);
        let claims = scope.library.printed(query, &scope.viewpoint, *series);
        let lines = claims.iter().map(|id| card.claim_line(*id) + "\n");
        lines.collect::<String>()
    });
    claims.collect()
}

/// Says how a query was read, where that is not what was typed.
fn how_read(scope: &CommandScope, answer: &Answer) -> Option<String> {
    wording::how_read(answer.understood.as_deref(), &answer.ignored, scope.lang)
}

/// Asks the library; the place and the filters of the query hold.
fn ask(scope: &CommandScope, query: &Query, limit: usize) -> Answer {
    scope.library.find(query, looking(scope), limit)
}

/// Remarks on how the filters of a query were read.
fn remark(scope: &CommandScope, query: &Query) -> Option<String> {
    let remark = query.problems().first()?;
    Some(filters::at_its_place(query, remark, scope.lang))
}

/// Says that nothing was found, and what is near.
fn nothing(scope: &CommandScope, query: &Query, answer: &Answer) -> String {
    let words = words(scope.lang);
    let source = answer
        .others
        .iter()
        .find(|other| other.kind == ThingKind::Source);
    let instead = || {
        let request = Request {
            default_place: scope.first_place().map(|place| place.0),
            ..Request::default()
        };
        scope
            .library
            .instead(query, answer, looking(scope), request)
    };
    match (remark(scope, query), source) {
        (Some(remark), _) => remark,
        (None, Some(source)) => {
            let catalog = &scope.library.catalog;
            let source = catalog.source(SourceId(source.id));
            let (id, title) = (catalog.text(source.id), catalog.text(source.title));
            fill(words.source_plain, &[title, id])
        }
        (None, None) => match instead() {
            Some(Instead::Words(near)) => fill(words.suggestion, &[&clean(&near)]),
            Some(Instead::Elsewhere {
                query: text,
                first,
                total,
            }) => elsewhere(scope, query, &text, (first, total)),
            None => words.nothing_plain.to_owned(),
        },
    }
}

/// Says that what was asked is elsewhere, and how to ask for it there.
fn elsewhere(scope: &CommandScope, query: &Query, text: &str, found: (SeriesId, usize)) -> String {
    let catalog = &scope.library.catalog;
    let here = scope.place.map(|place| place_name(scope, place).to_owned());
    let filters = library::place_filters(query).join(" ");
    let searched = here.unwrap_or(filters);
    wording::found_elsewhere_plain(
        catalog,
        &clean(&searched),
        found,
        (&clean(text), scope.lang),
    )
}

/// Where a query met the indicator of a hit.
fn met(catalog: &Catalog, query: &Query, hit: &Hit, rank: usize) -> QueryMatch {
    let series = SeriesId(hit.entry);
    let text = field_text(catalog, series, hit.field);
    QueryMatch {
        series,
        rank,
        score: hit.score.value(),
        reading: hit.reading.code(),
        field: None,
        letters: matches(text, query, hit.reading),
        parts: None,
        ignored: Vec::new(),
        printed: Vec::new(),
    }
}

/// The text of the field in which a hit was met.
fn field_text(catalog: &Catalog, series: SeriesId, field: Field) -> &str {
    let indicator = catalog.indicator_of(series);
    match field {
        Field::Name => catalog.text(indicator.name.vi),
        Field::English => catalog.text(indicator.name.en),
        Field::Alias(at) => indicator
            .details()
            .aliases
            .get(usize::from(at))
            .map_or("", |alias| catalog.text(*alias)),
        Field::Place => {
            let place = catalog.place(catalog.series_of(series).place);
            catalog.text(place.name.vi)
        }
        Field::Category => {
            let category = catalog.category(indicator.category);
            catalog.text(category.name.vi)
        }
        Field::Unit => catalog.text(indicator.unit.vi),
        Field::Id => catalog.text(indicator.id),
    }
}

/// Shows one indicator in full, else a plan or what belongs to one.
///
/// # Errors
/// Where a filter of the query cannot be read.
pub(crate) fn show(
    scope: &CommandScope,
    args: &Show,
    paint: Paint,
    is_terminal: bool,
) -> Result<Done, Error> {
    let wanted = args.query.join(" ");
    let format = match args.json {
        true => None,
        false => export::page_form(&args.target, args.format)?,
    };
    let looked = match look_up(scope, &wanted)? {
        LookedUp::Indicator(one) => one,
        LookedUp::OfPlan(..) if format.is_some() => {
            return Err(Error::NoPageOfPlan(clean(&wanted).into_owned()));
        }
        LookedUp::OfPlan(subject, met) => {
            let text = plans::shown(scope, subject, met.as_deref(), args.json, paint);
            return Ok(Done::text(text, 0));
        }
        LookedUp::Nothing(nothing) if args.json => return Ok(nothing.with("null\n")),
        LookedUp::Nothing(nothing) => return Ok(nothing),
    };
    let (met, same_name) = (&looked.met, &looked.same_name);
    if let Some(format) = format {
        let done = export::one(scope, met.series, (format, &args.target), is_terminal)?;
        let remarks: Vec<String> = [looked.remark, done.remark.clone()]
            .into_iter()
            .flatten()
            .collect();
        return Ok(done.warning((!remarks.is_empty()).then(|| remarks.join("; "))));
    }
    let text = if args.json {
        json::pretty(&show_json::shown(scope.basis(), met, same_name))
    } else {
        page::lines(scope.basis(), met.series, same_name, paint, args.why)
    };
    Ok(Done::text(text, 0).warning(looked.remark))
}

/// What was looked up.
#[derive(Debug)]
enum LookedUp {
    /// An indicator.
    Indicator(Indicator),
    /// A plan or what belongs to one, with where a query met it.
    OfPlan(Subject, Option<Box<SubjectMatch>>),
    /// Nothing; what is left to say.
    Nothing(Done),
}

/// An indicator that was looked up.
#[derive(Debug)]
struct Indicator {
    /// Where the query met it.
    met: QueryMatch,
    /// Other indicators of exactly that name.
    same_name: Vec<IndicatorId>,
    /// What a person must know who meant another one.
    remark: Option<String>,
}

/// Looks one thing up: an indicator by exact id, then by exact name in any case, then a plan in the same way, then the
/// best answer of a search. If there is none, returns what is left to say: a person who names an indicator exactly is
/// never shown another one.
fn look_up(scope: &CommandScope, wanted: &str) -> Result<LookedUp, Error> {
    let catalog = &scope.library.catalog;
    let exact = |series: SeriesId, same_name: Vec<IndicatorId>| {
        let met = QueryMatch {
            series,
            rank: 1,
            score: 1.0,
            reading: Reading::Typed.code(),
            field: None,
            letters: Vec::new(),
            parts: None,
            ignored: Vec::new(),
            printed: Vec::new(),
        };
        LookedUp::Indicator(Indicator {
            met,
            same_name,
            remark: None,
        })
    };
    let by_id = ids(catalog).filter(|id| catalog.text(catalog.indicator(*id).id) == wanted);
    let by_id: Vec<IndicatorId> = by_id.collect();
    let candidates = by_id.iter().flat_map(|id| series_of(scope, *id));
    if let Some(series) = best(scope, candidates) {
        return Ok(exact(series, Vec::new()));
    }
    let name: String = wanted.nfc().collect::<String>().to_lowercase();
    let named: Vec<IndicatorId> = ids(catalog)
        .filter(|id| {
            let both = catalog.indicator(*id).name;
            [both.vi, both.en]
                .iter()
                .any(|text| catalog.text(*text).to_lowercase() == name)
        })
        .collect();
    let candidates = named.iter().flat_map(|id| series_of(scope, *id));
    if let Some(series) = best(scope, candidates) {
        let shown = catalog.series_of(series).indicator;
        let pack = catalog.indicator(shown).pack;
        let others = named
            .iter()
            .copied()
            .filter(|id| *id != shown && catalog.indicator(*id).pack == pack);
        return Ok(exact(series, others.collect()));
    }
    if let Some(subject) = plans::exact(scope, wanted) {
        return Ok(LookedUp::OfPlan(subject, None));
    }
    let query = understand(scope, wanted)?;
    if query.is_empty() {
        let said = words(scope.lang).nothing_asked.to_owned();
        return Ok(LookedUp::Nothing(Done::nothing(said)));
    }
    let answer = ask(scope, &query, 1);
    let hit = answer.hits.first();
    let elsewhere = if by_id.is_empty() { named } else { by_id };
    if !elsewhere.is_empty() {
        let near = hit.map(|hit| catalog.indicator_of(SeriesId(hit.entry)).name);
        let near = near.map(|name| catalog.say(name, scope.lang));
        let said = not_here(scope, &elsewhere, near);
        return Ok(LookedUp::Nothing(Done::nothing(said)));
    }
    if let Some(hit) = hit {
        return Ok(LookedUp::Indicator(Indicator {
            met: QueryMatch {
                ignored: answer.ignored.clone(),
                ..met(catalog, &query, hit, 1)
            },
            same_name: Vec::new(),
            remark: passed_over(scope, &query, SeriesId(hit.entry))
                .or_else(|| how_read(scope, &answer)),
        }));
    }
    let others = plans::found(scope, &query, &answer, usize::MAX);
    let mut of_plans = others.into_iter().filter(|met| met.subject.is_of_a_plan());
    match of_plans.next() {
        Some(met) => Ok(LookedUp::OfPlan(met.subject, Some(Box::new(met)))),
        None => {
            let said = nothing(scope, &query, &answer);
            Ok(LookedUp::Nothing(Done::nothing(said)))
        }
    }
}

/// Says that indicators which were named exactly are not in the place asked for, and where they are.
fn not_here(scope: &CommandScope, indicators: &[IndicatorId], near: Option<&str>) -> String {
    let catalog = &scope.library.catalog;
    let name = indicators.first().map_or("", |id| {
        catalog.say(catalog.indicator(*id).name, scope.lang)
    });
    let absent = Absent {
        name,
        place: scope.place.map(|place| place_name(scope, place)),
        elsewhere: places_of(scope, indicators),
        near,
    };
    names::not_here(&absent, scope.lang)
}

/// Says that the words of a query are exactly those of an indicator of another place, where one that only holds
/// them is shown.
fn passed_over(scope: &CommandScope, query: &Query, shown: SeriesId) -> Option<String> {
    let catalog = &scope.library.catalog;
    let place = scope.place?;
    let wanted = bare(query.text());
    let is_named_so = |series: SeriesId| {
        let indicator = catalog.indicator_of(series);
        let names = [indicator.name.vi, indicator.name.en];
        let mut all = names.iter().chain(&indicator.details().aliases);
        all.any(|name| bare(catalog.text(*name)) == wanted)
    };
    let anywhere = library::Scope {
        viewpoint: &scope.viewpoint,
        place: None,
        home: None,
    };
    let answer = scope.library.find(query, anywhere, 1);
    let meant = SeriesId(answer.hits.first()?.entry);
    if is_named_so(shown) || !is_named_so(meant) {
        return None;
    }
    let absent = Absent {
        name: catalog.say(catalog.indicator_of(meant).name, scope.lang),
        place: Some(place_name(scope, place)),
        elsewhere: places_of(scope, &[catalog.series_of(meant).indicator]),
        near: None,
    };
    let shown = catalog.say(catalog.indicator_of(shown).name, scope.lang);
    Some(names::shown_instead(&absent, shown, scope.lang))
}

fn place_name(scope: &CommandScope, place: PlaceId) -> &str {
    let catalog = &scope.library.catalog;
    catalog.say(catalog.place(place).name, scope.lang)
}

/// The names of the places in which indicators have figures.
fn places_of<'s>(scope: &'s CommandScope, indicators: &[IndicatorId]) -> Vec<&'s str> {
    let series = scope.library.catalog.series().iter();
    let mut places: Vec<PlaceId> = series
        .filter(|series| indicators.contains(&series.indicator))
        .map(|series| series.place)
        .collect();
    places.sort_unstable();
    places.dedup();
    let names = places.into_iter().map(|place| place_name(scope, place));
    names.collect()
}

fn ids(catalog: &Catalog) -> impl Iterator<Item = IndicatorId> + use<> {
    (0..catalog.indicators().len() as u32).map(IndicatorId)
}

/// The series of an indicator that may be shown: in the place asked for, else in every place.
fn series_of(scope: &CommandScope, indicator: IndicatorId) -> Vec<SeriesId> {
    let catalog = &scope.library.catalog;
    match scope.place {
        Some(place) => catalog.find_series(indicator, place).into_iter().collect(),
        None => (0..catalog.places().len() as u32)
            .filter_map(|place| catalog.find_series(indicator, PlaceId(place)))
            .collect(),
    }
}

/// The best of several series: in the default place, then with a main target, then with most claims.
fn best(scope: &CommandScope, series: impl Iterator<Item = SeriesId>) -> Option<SeriesId> {
    let catalog = &scope.library.catalog;
    let home = scope.first_place();
    let key = |id: &SeriesId| {
        (
            Some(catalog.series_of(*id).place) == home,
            scope.viewpoint.is_counted(catalog, *id),
            catalog.series_of(*id).claims().len(),
            std::cmp::Reverse(*id),
        )
    };
    series.max_by_key(key)
}

/// Lists indicators, one a line.
///
/// # Errors
/// Where a category or a status is named that is not there.
pub(crate) fn list(scope: &CommandScope, args: &List, paint: Paint) -> Result<Done, Error> {
    let wanted = ListFilter::new(scope, args.category.as_deref(), args.status.as_deref())?;
    if args.attention {
        let is_home = |series: SeriesId| {
            let home = scope.library.catalog.series_of(series).place;
            scope.list_place.is_none_or(|place| place == home)
        };
        let listed = |series: &SeriesId| is_home(*series) && wanted.passes(scope, *series);
        return attention(scope, args, &listed, paint);
    }
    let mut rows = listed(scope);
    rows.retain(|series| wanted.passes(scope, *series));
    rows.shrink_to_fit();
    if args.json {
        let all = json::rows(scope.basis(), &rows);
        let text = serde_json::to_string_pretty(&all).map_err(io::Error::from)?;
        return Ok(Done::text(text + "\n", 0));
    }
    if args.csv {
        return Ok(Done::text(table::csv(scope.basis(), &rows)?, 0));
    }
    let basis = scope.basis();
    let cells = |share: Range<usize>| table::cells_of(basis, &rows[share], paint);
    let cells = shared(rows.len(), &cells).into_iter().flatten();
    let cells = cells.collect();
    drop(rows);
    let hidden = board::undated_hidden(basis);
    // On a terminal the whole is made to fit its columns.
    if paint.columns.is_some() {
        return Ok(Done::text(table::laid_out(cells, paint), 0).warning(hidden));
    }
    output::stream(|out| table::lay_out(cells, paint, &mut |line| out.write_all(line.as_bytes())))?;
    Ok(Done::default().warning(hidden))
}

/// Lists what needs attention among some series, in its order.
fn attention(
    scope: &CommandScope,
    args: &List,
    listed: &dyn Fn(&SeriesId) -> bool,
    paint: Paint,
) -> Result<Done, Error> {
    let basis = scope.basis();
    let board = Scoreboard::count(basis.catalog, &scope.viewpoint, scope.list_place);
    let found = Attention::collect(basis, &board).among(|series| listed(&series), board.total);
    if args.json {
        let all = attention_rows::json(basis, &found);
        let text = serde_json::to_string_pretty(&all).map_err(io::Error::from)?;
        return Ok(Done::text(text + "\n", 0).warning(attention_rows::remark(basis, &found)));
    }
    if args.csv {
        let rows: Vec<SeriesId> = found.rows.iter().map(|row| row.series).collect();
        let text = table::csv(basis, &rows)?;
        return Ok(Done::text(text, 0).warning(attention_rows::remark(basis, &found)));
    }
    let text = attention_rows::lines(basis, &found, paint);
    Ok(Done::text(text, 0).warning(board::undated_hidden(basis)))
}
