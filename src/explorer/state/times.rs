//! The menus of time: the days of publication, and what is new after one.
//!
//! Owns what their lines say and stand for. What publications brought is worked out in `core::judge::news`; `update`
//! carries out what is chosen. It must not know how a menu is drawn.

use jiff::civil::Date;

use crate::core::judge::news::{self, NewClaim, Publication};
use crate::core::keys::series_key;
use crate::core::lang::Lang;
use crate::core::typed_days;
use crate::explorer::state::app::App;
use crate::explorer::state::menu::{Choice, Item, Menu};
use crate::words::locale::number::{self, Form};
use crate::words::locale::words::fill;
use crate::words::news::news as words_of_news;
use crate::words::wording;

/// Columns below which the counts of a day are said shortly.
const NARROW: u16 = 60;

/// The days on which something was published of the place shown, the newest first, each with what it brought. A day
/// that is typed asks what is new after it.
pub(crate) fn days(app: &App) -> Menu {
    let words = words_of_news(app.view.lang);
    let place = app.view.place(app.catalog());
    let found = news::publications(app.catalog(), &app.until_now(), place);
    let is_narrow = app.display.size.0 < NARROW;
    let today = app.until_now().day;
    let mut items = vec![Item {
        label: fill(words.today, &[&number::day(today, app.view.lang)]),
        hint: String::new(),
        words: String::new(),
        choice: Choice::AsOf(today),
    }];
    items.extend(found.days.iter().map(|day| Item {
        label: number::day(day.day, app.view.lang),
        hint: brought(day, is_narrow, app.view.lang),
        words: day.day.to_string(),
        choice: Choice::AsOf(day.day),
    }));
    let chosen = items
        .iter()
        .position(|item| item.choice == Choice::AsOf(app.aim().day));
    items.extend(mid_term(app));
    if found.undated > 0 {
        let count = number::count(found.undated, app.view.lang);
        items.push(read(fill(words.undated, &[&count])));
    }
    let title = match is_narrow || app.display.size.0 < 80 {
        true => words.days_title_short,
        false => words.days_title,
    };
    Menu::new(title, items, chosen.unwrap_or(0)).asking(typed, app.view.lang)
}

/// A line that asks what is new after the report at the middle of the term.
fn mid_term(app: &App) -> Option<Item> {
    let place = app.view.place(app.catalog());
    let day = news::mid_term(app.catalog(), place)?;
    let words = words_of_news(app.view.lang);
    Some(Item {
        label: fill(words.since_mid_term, &[&number::day(day, app.view.lang)]),
        hint: String::new(),
        words: words_of_news(app.view.lang.other()).since_mid_term_words.to_owned(),
        choice: Choice::NewsAfter(day),
    })
}

/// What a typed day, month or year may ask for.
fn typed(text: &str, lang: Lang) -> Vec<Item> {
    let Ok((first, last)) = typed_days::span(text) else {
        return Vec::new();
    };
    let words = words_of_news(lang);
    let item = |label: String, choice: Choice| Item {
        label,
        hint: String::new(),
        words: String::new(),
        choice,
    };
    let before = first.yesterday().unwrap_or(first);
    let [begins, ends] = [first, last].map(|day| number::day(day, lang));
    let from = match first == last {
        true => fill(words.news_from, &[&begins]),
        false => fill(words.news_from_first, &[text.trim(), &begins]),
    };
    let from = item(from, Choice::NewsAfter(before));
    let after = item(fill(words.news_after, &[&ends]), Choice::NewsAfter(last));
    let seen = item(fill(words.as_of, &[&ends]), Choice::AsOf(last));
    match first == last {
        true => vec![after, from, seen],
        false => vec![from, after, seen],
    }
}

/// The counts of a day; what is none is left out.
fn brought(day: &Publication, is_narrow: bool, lang: Lang) -> String {
    let words = words_of_news(lang);
    let statuses = match is_narrow {
        true => words.statuses_short,
        false => words.statuses,
    };
    let parts = [
        (Some(day.new), words.new),
        (day.revised, words.revised),
        (day.statuses, statuses),
    ];
    let said = parts.into_iter().filter_map(|(count, phrase)| {
        let count = count.filter(|count| *count > 0)?;
        Some(fill(phrase, &[&number::count(count, lang)]))
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// What was published of the place shown after a day, the newest first, each with what stood in its place.
pub(crate) fn after(app: &App, day: Date) -> Menu {
    let lang = app.view.lang;
    let words = words_of_news(lang);
    let place = app.view.place(app.catalog());
    let viewpoint = app.aim().viewpoint(app.catalog());
    let found = news::since(app.catalog(), &viewpoint, day, place);
    let (new, revised) = found.counts();
    let counts = [new, revised, found.statuses()].map(|count| number::count(count, lang));
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    let mut head = match found.claims.is_empty() {
        true => words.nothing.to_owned(),
        false => fill(words.counts, &counts),
    };
    if found.undated > 0 {
        let count = number::count(found.undated, lang);
        head = format!("{head} {}", fill(words.counts_undated, &[&count]));
    }
    let mut items = vec![read(head)];
    items.extend(found.claims.iter().map(|new| line(app, new)));
    if found.more > 0 {
        items.push(read(fill(words.more, &[&number::count(found.more, lang)])));
    }
    let title = fill(words.title, &[&number::day(day, lang)]);
    Menu::new(&title, items, 0).wrapped()
}

/// A new figure: what it is of, what stood there and what stands now; below it when and who said it, and what became
/// of the status.
fn line(app: &App, new: &NewClaim) -> Item {
    let (catalog, lang) = (app.catalog(), app.view.lang);
    let words = words_of_news(lang);
    let claim = catalog.claim(new.claim);
    let indicator = catalog.indicator_of(new.series);
    let figure = |id| wording::marked_figure(&catalog.claim(id), Form::Words, lang);
    let figure = |id| {
        let unit = wording::unit(catalog, new.series, lang);
        wording::with_unit(&figure(id), unit)
    };
    let now = figure(new.claim);
    let figures = match new.old {
        Some(old) => format!("{} → {now}", figure(old)),
        None => now,
    };
    let name = catalog.say(indicator.name, lang);
    let place = catalog.place(catalog.series_of(new.series).place).name;
    let place = match app.snapshot.place {
        Some(_) => String::new(),
        None => format!(", {}", catalog.say(place, lang)),
    };
    let kind = wording::kind_of(catalog, &claim, lang);
    let when = wording::when(catalog, &claim, lang);
    let mut hint = vec![
        number::published(new.published, lang),
        format!("{kind} {when}").trim().to_owned(),
        wording::source(catalog, &claim, lang),
    ];
    if let Some((before, after)) = new.classes {
        let [before, after] = [before, after].map(|class| match class {
            Some(class) => wording::class_name(class, lang),
            None => words.not_counted.to_owned(),
        });
        hint.push(fill(words.status, &[&before, &after]));
    }
    hint.retain(|part| !part.is_empty());
    Item {
        label: format!("{name}{place}: {figures}"),
        hint: hint.join(" · "),
        words: catalog.say(indicator.name, lang.other()).to_owned(),
        choice: Choice::Series(series_key(catalog, new.series)),
    }
}

fn read(label: String) -> Item {
    Item {
        label,
        hint: String::new(),
        words: String::new(),
        choice: Choice::Read,
    }
}
