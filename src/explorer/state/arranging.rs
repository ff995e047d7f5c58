//! How the list is arranged: orders and filters that are chosen from a menu, and the query that says so.
//!
//! Owns the lines of both menus with their counts, and how one choice changes the query. The query language does the
//! rest, so that what is chosen here stands in the search box and can be typed. It must not know how a menu is drawn.

use std::collections::BTreeMap;

use crate::core::fold::bare;
use crate::core::judge::class::{Class, UnjudgedKind};
use crate::core::judge::official::is_disputed;
use crate::core::judge::standing::{Reason, assessment, shown};
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, ClaimKind, SeriesId};
use crate::explorer::state::app::App;
use crate::explorer::state::lens::Reach;
use crate::explorer::state::menu::{Menu, MenuChoice, MenuItem};
use crate::explorer::state::things::GroupOf;
use crate::library::named_values::classes;
use crate::search::condition::Filter;
use crate::search::filter_fields::{
    FilterField, SORT_KEYS, SortKey, alternatives, field_and_value,
};
use crate::search::query::Query;
use crate::words::arranging::arranging;
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::wording;

/// The most rows counted for the menu of filters: more would take too long to count before it opens.
const MOST_COUNTED: usize = 2000;
/// Letters from which the beginning of a word of a status is taken for it.
const LEAST_TYPED: usize = 4;

/// The orders that can be chosen.
pub(crate) fn orders(app: &App) -> Menu {
    let words = arranging(app.view.lang);
    let lines = [
        (None, words.sort_none),
        (Some(SortKey::Status), words.sort_status),
        (Some(SortKey::Gap), words.sort_gap),
        (Some(SortKey::Way), words.sort_way),
        (Some(SortKey::Change), words.sort_change),
        (Some(SortKey::Name), words.sort_name),
        (Some(SortKey::Updated), words.sort_updated),
    ];
    let query = &app.snapshot.query;
    let now = query.orders().first();
    let items = lines.into_iter().map(|(by, label)| {
        let is_chosen = now.map(|order| order.by) == by;
        let turned = now.is_some_and(|order| is_chosen && !order.is_reversed);
        MenuItem {
            label: label.to_owned(),
            hint: if is_chosen { words.chosen } else { "" }.to_owned(),
            words: String::new(),
            choice: MenuChoice::Narrow(ordered(query, by, turned, app.view.lang)),
        }
    });
    let chosen = lines
        .iter()
        .position(|(by, _)| now.map(|order| order.by) == *by);
    Menu::new(words.sort_title, items.collect(), chosen.unwrap_or(0))
}

/// A query with another order, or with none.
fn ordered(query: &Query, by: Option<SortKey>, is_turned: bool, lang: Lang) -> String {
    let (words, filters) = query.parted();
    let is_order = |token: &String| {
        let read = field_and_value(token.trim_start_matches('!'));
        read.is_some_and(|(field, _)| field == FilterField::Sort)
    };
    let filters = filters.into_iter().filter(|token| !is_order(token));
    let order = by.map(|by| {
        let names = SORT_KEYS.iter().find(|(known, _)| *known == by);
        let names = names.map_or(&[][..], |(_, names)| names);
        let name = names.get(lang as usize).copied().unwrap_or_default();
        let field = lang.pick(FilterField::Sort.vi(), FilterField::Sort.en());
        let turned = if is_turned { "-" } else { "" };
        format!("{field}:{turned}{}", name.replace(' ', "-"))
    });
    joined(words, filters.chain(order))
}

/// A query with a filter that it does not have, or without one that it has. In a field with several values it is
/// added; in another field it replaces the present one.
fn toggled(query: &Query, filter: &Filter, lang: Lang) -> String {
    let (words, mut filters) = query.parted();
    let written = filter.written();
    let written = lang.pick(written.vi, written.en);
    let Some((field, value)) = field_and_value(&written) else {
        return joined(words, filters.into_iter().chain([written]));
    };
    let is_of_field = |token: &String| field_and_value(token).is_some_and(|(of, _)| of == field);
    let Some(at) = filters.iter().position(|token| match field {
        FilterField::Has => is_of_field(token) && values(token).contains(&bare(value)),
        _ => is_of_field(token),
    }) else {
        filters.push(written);
        return joined(words, filters);
    };
    let known = values(&filters[at]);
    let is_there = known.contains(&bare(value));
    if is_there && known.len() == 1 {
        filters.remove(at);
    } else if is_there {
        filters[at] = without(&filters[at], value);
    } else if field.takes_several() {
        filters[at] = format!("{},{value}", filters[at]);
    } else {
        filters[at] = written;
    }
    joined(words, filters)
}

/// The values of a filter, folded.
fn values(token: &str) -> Vec<String> {
    let read = field_and_value(token);
    let parts = read.map(|(field, value)| alternatives(field, value));
    parts
        .into_iter()
        .flatten()
        .map(|(_, part)| bare(part))
        .collect()
}

/// A filter without one of its values.
fn without(token: &str, value: &str) -> String {
    let Some((name, rest)) = token.split_once(':') else {
        return token.to_owned();
    };
    let left = rest.split(',').filter(|part| bare(part) != bare(value));
    format!("{name}:{}", left.collect::<Vec<_>>().join(","))
}

fn joined(words: String, filters: impl IntoIterator<Item = String>) -> String {
    let parts = std::iter::once(words).chain(filters);
    let parts = parts.filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// The rows of the list, counted by their facts.
#[derive(Default)]
struct RowCounts {
    /// The counts by class: those that the board counts, and further ones, which have the class by another plan.
    statuses: BTreeMap<Class, (usize, usize)>,
    categories: Vec<(Bilingual, usize)>,
    owners: Vec<(Bilingual, usize)>,
    estimates: usize,
    disagreements: usize,
    conflicts: usize,
}

impl RowCounts {
    fn count(app: &App, series: &[SeriesId]) -> Self {
        let (catalog, viewpoint) = (app.catalog(), &app.snapshot.viewpoint);
        let mut counts = Self::default();
        for id in series {
            let class = Class::from_assessment(&assessment(catalog, viewpoint, *id));
            let (counted, others) = counts.statuses.entry(class).or_default();
            match viewpoint.is_counted(catalog, *id) {
                true => *counted += 1,
                false => *others += 1,
            }
            let category = catalog.category(catalog.indicator_of(*id).category);
            add(&mut counts.categories, category.name);
            if let Some(owner) = catalog.owner(*id) {
                add(&mut counts.owners, owner.name);
            }
            let leading = shown(catalog, viewpoint, *id).map(|id| catalog.claim(id).kind);
            counts.estimates += usize::from(leading == Some(ClaimKind::Estimate));
            counts.disagreements += usize::from(is_disputed(catalog, viewpoint, *id));
            counts.conflicts += usize::from(!viewpoint.conflicts(catalog, *id).is_empty());
        }
        counts
    }
}

fn add(counts: &mut Vec<(Bilingual, usize)>, name: Bilingual) {
    match counts.iter_mut().find(|(known, _)| known.vi == name.vi) {
        Some((_, count)) => *count += 1,
        None => counts.push((name, 1)),
    }
}

/// The filters that can be chosen for the list, each with how many of its rows pass it.
pub(crate) fn filters(app: &App) -> Menu {
    let words = arranging(app.view.lang);
    let mut series = app.seen_series();
    series.truncate(MOST_COUNTED);
    let counts = RowCounts::count(app, &series);
    let mut items = statuses(app, &counts);
    items.extend(named(app, &counts.categories, Filter::Category));
    items.extend(named(app, &counts.owners, Filter::Owner));
    let others = [
        (words.estimates, Filter::Estimate(true), counts.estimates),
        (
            words.disagreements,
            Filter::HasDisagreement,
            counts.disagreements,
        ),
        (words.conflicts, Filter::HasConflict, counts.conflicts),
    ];
    let others = others.iter();
    items.extend(others.map(|(label, filter, count)| item(app, label, filter, *count)));
    Menu::new(words.filter_title, items, 0)
}

/// A line for each name that occurs.
fn named(app: &App, names: &[(Bilingual, usize)], filter: fn(String) -> Filter) -> Vec<MenuItem> {
    let items = names.iter().map(|(name, count)| {
        let name = app.catalog().say(*name, app.view.lang);
        item(app, name, &filter(name.to_owned()), *count)
    });
    items.collect()
}

/// The classes that occur, those of one word together, each reason for which nothing is judged by itself: as many as the
/// header counts, and how many there are besides.
fn statuses(app: &App, counts: &RowCounts) -> Vec<MenuItem> {
    let lang = app.view.lang;
    let mut lines: Vec<(String, String, (usize, usize))> = Vec::new();
    for (class, (counted, others)) in &counts.statuses {
        // An indicator without any target has no class.
        if *class == Class::Without(Reason::NoTarget) {
            continue;
        }
        let sign = app.display.glyphs.class(*class);
        let (label, asked) = match class.kind() {
            Some(UnjudgedKind::Other) => {
                let reason = wording::class_reason(*class, lang);
                let word = wording::class_short(*class, lang);
                let label = format!("{sign} {word}: {reason}");
                // A comma parts values.
                let asked = match (reason.contains(','), class) {
                    (true, Class::Without(reason)) => reason.code(),
                    _ => reason,
                };
                (label, asked.to_owned())
            }
            _ => {
                let word = wording::class_short(*class, lang);
                (format!("{sign} {word}"), word.to_owned())
            }
        };
        match lines.last_mut() {
            Some((_, last, known)) if *last == asked => {
                known.0 += counted;
                known.1 += others;
            }
            _ => lines.push((label, asked, (*counted, *others))),
        }
    }
    let items = lines.into_iter().map(|(label, asked, (counted, others))| {
        let item = item(app, &label, &Filter::Status(asked), counted);
        match others {
            0 => item,
            _ => {
                let others = number::count(others, lang);
                let hint = fill(arranging(lang).and_others, &[&item.hint, &others]);
                MenuItem { hint, ..item }
            }
        }
    });
    items.collect()
}

fn item(app: &App, label: &str, filter: &Filter, count: usize) -> MenuItem {
    let (query, lang) = (&app.snapshot.query, app.view.lang);
    let changed = toggled(query, filter, lang);
    let is_chosen = changed.len() < query.text().len();
    let count = number::count(count, lang);
    MenuItem {
        label: label.to_owned(),
        hint: match is_chosen {
            true => format!("{} · {count}", arranging(lang).chosen),
            false => count,
        },
        words: String::new(),
        choice: MenuChoice::Narrow(changed),
    }
}

/// A word of a status that is being typed, as a filter, with how many targets it is of.
pub(crate) struct Offered {
    word: &'static str,
    count: usize,
}

impl Offered {
    /// The offer for the text of the search box, if it is the word of a status or its beginning.
    pub(crate) fn from_search_box(app: &App) -> Option<Self> {
        let typed = bare(app.finder.prompt.text().trim());
        if !app.finder.is_open || typed.chars().count() < LEAST_TYPED {
            return None;
        }
        let both = [app.view.lang, app.view.lang.other()];
        let all: Vec<&str> = both.into_iter().flat_map(wording::class_words).collect();
        let whole = || all.iter().find(|word| bare(word) == typed);
        let begun = || all.iter().find(|word| bare(word).starts_with(&typed));
        let word = *whole().or_else(begun)?;
        let (classes, _) = classes(&bare(word));
        let (board, catalog) = (&app.snapshot.scoreboard, app.catalog());
        let chosen = app.chosen_category();
        let is_in = |series: &&SeriesId| {
            let category = catalog.indicator_of(**series).category;
            chosen.is_none_or(|name| catalog.category(category).name.vi == name.vi)
        };
        let of_class = |class: &Class| board.of_class(*class).iter().filter(is_in).count();
        let count = classes.iter().map(of_class);
        Some(Self {
            word,
            count: count.sum(),
        })
    }

    /// What is offered.
    pub(crate) fn said(&self, lang: Lang) -> String {
        let count = number::count(self.count, lang);
        fill(arranging(lang).offer, &[self.word, &count])
    }
}

impl App {
    /// The name of the chosen category, if one is chosen.
    fn chosen_category(&self) -> Option<Bilingual> {
        let group = self.snapshot.chosen_group(self.catalog(), &self.view);
        match self.snapshot.groups.get(group)?.of {
            GroupOf::Category(name) => Some(name),
            _ => None,
        }
    }

    /// Narrows or arranges what is listed by a query; an empty one lists the category again. The query then searches
    /// what was listed without one.
    pub(crate) fn narrow(&mut self, query: &str) {
        if query.is_empty() {
            let selected = self.selected();
            self.leave_search(selected);
            return;
        }
        if self.finder.prompt.is_empty() || self.finder.is_open {
            self.finder.wide.get_or_insert(self.view.reach);
            self.view.reach = Reach::Category;
        }
        self.finder.is_open = false;
        self.search_for(query);
    }

    /// Takes the word of a status in the search box for a filter; tells whether there was one.
    pub(crate) fn take_offered(&mut self) -> bool {
        let Some(offered) = Offered::from_search_box(self) else {
            return false;
        };
        let written = Filter::Status(offered.word.to_owned()).written();
        let text = self.view.lang.pick(written.vi, written.en);
        self.narrow(&text);
        true
    }

    /// Restores the reach of the search from before the list was narrowed.
    pub(super) fn reach_as_before(&mut self) {
        if let Some(reach) = self.finder.wide.take() {
            self.view.reach = reach;
        }
    }

    /// Begins another search: the box is empty, and what stood in it can be called back.
    pub(crate) fn search_afresh(&mut self) {
        self.finder.is_open = true;
        if self.finder.prompt.is_empty() {
            return;
        }
        let selected = self.selected();
        self.leave_search(selected);
    }
}
