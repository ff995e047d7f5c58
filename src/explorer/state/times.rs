//! The menus of time: the days of publication, and what is new after one.
//!
//! Owns what their lines say and stand for. What publications brought is worked out in `core::judge::news`; `update`
//! carries out what is chosen. It must not know how a menu is drawn.

use jiff::civil::Date;

use crate::core::judge::class::Class;
use crate::core::judge::news::{self, Classes, NewClaim, News, NewsCounts, Publication};
use crate::core::keys::series_key;
use crate::core::lang::Lang;
use crate::core::typed_days;
use crate::explorer::state::app::App;
use crate::explorer::state::menu::{Menu, MenuChoice, MenuItem, MenuOf};
use crate::words::locale::number::{self, FigureSize};
use crate::words::locale::words::{fill, words};
use crate::words::news::news as words_of_news;
use crate::words::wording;

/// Columns below which the counts of a day are said shortly.
const NARROW: u16 = 60;
/// Columns from which the title says what the keys do.
const WIDE: u16 = 80;

/// The days on which something was published of the place shown, the newest first, each with what it brought. A day
/// that is typed asks what is new after it.
pub(crate) fn days(app: &App) -> Menu {
    let words = words_of_news(app.view.lang);
    let place = app.view.place(app.catalog());
    let found = news::publications(app.catalog(), &app.until_now(), place);
    let columns = app.display.size.0;
    let today = app.until_now().day;
    let label = fill(words.today, &[&number::day(today, app.view.lang)]);
    let mut items = vec![item(label, MenuChoice::AsOf(today))];
    items.extend(found.days.iter().map(|day| MenuItem {
        hint: brought(day, columns < NARROW, app.view.lang),
        words: day.day.to_string(),
        ..item(
            number::published(day.published, app.view.lang),
            MenuChoice::AsOf(day.day),
        )
    }));
    let shown = MenuChoice::AsOf(app.aim().day);
    let chosen = items.iter().position(|item| item.choice == shown);
    items.extend(mid_term(app));
    if found.undated > 0 {
        let count = number::count(found.undated, app.view.lang);
        items.push(item(fill(words.undated, &[&count]), MenuChoice::Read));
    }
    let title = match columns < WIDE {
        true => words.days_title_short,
        false => words.days_title,
    };
    let menu = Menu::new(title, items, chosen.unwrap_or(0));
    menu.asking(typed, app.view.lang).made_of(MenuOf::Days)
}

/// A line that asks what is new after the report at the middle of the term.
fn mid_term(app: &App) -> Option<MenuItem> {
    let place = app.view.place(app.catalog());
    let day = news::mid_term(app.catalog(), place)?;
    let words = words_of_news(app.view.lang);
    let label = fill(words.since_mid_term, &[&number::day(day, app.view.lang)]);
    Some(MenuItem {
        words: words_of_news(app.view.lang.other())
            .since_mid_term_words
            .to_owned(),
        ..item(label, MenuChoice::NewsAfter(day))
    })
}

/// The choices that a typed day, month or year offers.
fn typed(text: &str, lang: Lang) -> Vec<MenuItem> {
    let words = words_of_news(lang);
    let Ok((first, last)) = typed_days::span(text) else {
        let said = || item(fill(words.no_day, &[text.trim()]), MenuChoice::Read);
        return Vec::from_iter(typed_days::is_impossible(text).then(said));
    };
    let before = first.yesterday().unwrap_or(first);
    let [begins, ends] = [first, last].map(|day| number::day(day, lang));
    let from = match first == last {
        true => fill(words.news_from, &[&begins]),
        false => fill(words.news_from_first, &[text.trim(), &begins]),
    };
    let from = item(from, MenuChoice::NewsAfter(before));
    let after = item(
        fill(words.news_after, &[&ends]),
        MenuChoice::NewsAfter(last),
    );
    let seen = item(fill(words.as_of, &[&ends]), MenuChoice::AsOf(last));
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

/// The claims of the place shown published after a day, newest first, each with the claim that it replaced.
pub(crate) fn after(app: &App, day: Date) -> Menu {
    let lang = app.view.lang;
    let words = words_of_news(lang);
    let place = app.view.place(app.catalog());
    let viewpoint = app.aim().viewpoint(app.catalog());
    let found = news::since(app.catalog(), &viewpoint, day, place);
    let mut items = vec![item(head(&found, lang), MenuChoice::Read)];
    items.extend(found.claims.iter().map(|new| line(app, new)));
    if found.more > 0 {
        let more = fill(words.more, &[&number::count(found.more, lang)]);
        items.push(item(more, MenuChoice::Read));
    }
    let title = fill(words.title, &[&number::day(day, lang)]);
    let menu = Menu::new(&title, items, 0).wrapped();
    menu.made_of(MenuOf::NewsAfter(day))
}

/// How many claims are new, and for how many that is unknown.
fn head(found: &News, lang: Lang) -> String {
    let words = words_of_news(lang);
    let NewsCounts { new, revised } = found.counts();
    let counts = [new, revised, found.statuses()].map(|count| number::count(count, lang));
    let [new, revised, statuses] = &counts;
    let counted = match found.claims.is_empty() {
        true => words.nothing.to_owned(),
        false => fill(words.counts, &[new, revised, statuses]),
    };
    match found.undated {
        0 => counted,
        undated => {
            let undated = fill(words.counts_undated, &[&number::count(undated, lang)]);
            format!("{counted} {undated}")
        }
    }
}

/// A new figure: what it is of, what stood there and what stands now; below it when and who said it, and what became
/// of the status.
fn line(app: &App, new: &NewClaim) -> MenuItem {
    let (catalog, lang) = (app.catalog(), app.view.lang);
    let claim = catalog.claim(new.claim);
    let name = catalog.indicator_of(new.series).name;
    let place = catalog.place(catalog.series_of(new.series).place).name;
    let place = match app.snapshot.place {
        Some(_) => String::new(),
        None => format!(", {}", catalog.say(place, lang)),
    };
    let kind = wording::kind_of(catalog, &claim, lang);
    let when = wording::when_marked(catalog, &claim, lang);
    let mut hint = vec![
        format!("{kind} {when}").trim().to_owned(),
        wording::source(catalog, &claim, lang),
    ];
    hint.extend(new.classes.map(|classes| status(classes, lang)));
    hint.retain(|part| !part.is_empty());
    MenuItem {
        label: format!("{}{place}: {}", catalog.say(name, lang), figures(app, new)),
        hint: hint.join(" · "),
        words: catalog.say(name, lang.other()).to_owned(),
        choice: MenuChoice::Series(series_key(catalog, new.series)),
    }
}

/// The figure with the one in whose place it stands.
fn figures(app: &App, new: &NewClaim) -> String {
    let (catalog, lang) = (app.catalog(), app.view.lang);
    let figure = |id| {
        let figure = wording::marked_figure(catalog, &catalog.claim(id), FigureSize::Words, lang);
        wording::with_unit(&figure, wording::unit(catalog, new.series, lang))
    };
    let now = figure(new.claim);
    match new.old {
        // A derived figure is always marked; for the new one the line below does that.
        Some(old) if catalog.claim(old).is_derived => {
            format!("{} {} → {now}", figure(old), words(lang).derived)
        }
        Some(old) => format!("{} → {now}", figure(old)),
        None => fill(words_of_news(lang).added, &[&now]),
    }
}

fn status(classes: Classes, lang: Lang) -> String {
    let words = words_of_news(lang);
    let said = |class: Option<Class>| match class {
        Some(class) => wording::class_name(class, lang),
        None => words.not_counted.to_owned(),
    };
    fill(words.status, &[&said(classes.0), &said(classes.1)])
}

/// A line that says nothing beside.
fn item(label: String, choice: MenuChoice) -> MenuItem {
    MenuItem {
        label,
        hint: String::new(),
        words: String::new(),
        choice,
    }
}
