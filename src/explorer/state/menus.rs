//! The lines of each menu.
//!
//! Owns what help, palette, place, plan and problems offer. It reads the state and builds a [`Menu`]; `update` carries
//! out what is chosen. It must not know what a choice does.

use crate::core::judge::class::UnjudgedKind;
use crate::core::judge::standing::Status;
use crate::core::keys::{place_key, plan_key};
use crate::core::lang::Lang;
use crate::core::model::{Pack, PlaceId, PlanId};
use crate::explorer::keys::action::Action;
use crate::explorer::state::app::App;
use crate::explorer::state::menu::{Menu, MenuChoice, MenuItem, MenuOf};
use crate::line::input::key::Chord;
use crate::pack::diagnostic::Diagnostic;
use crate::words::briefs::briefs;
use crate::words::legend;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};
use crate::words::plans::plans as words_of_plans;
use crate::words::problems::diagnostics;
use crate::words::tasks::tasks as words_of_tasks;
use crate::words::wording;

/// What a person wants to do with the keys for it, every action with all its keys, then what the signs mean.
pub(crate) fn help(app: &App) -> Menu {
    let keys = |action: Action| {
        let chords = action.keys().iter().filter_map(|key| Chord::parse(key));
        let texts: Vec<String> = chords.map(|chord| chord.to_string()).collect();
        texts.join("  ")
    };
    let mut items = tasks(app);
    items.extend(actions(app, keys));
    items.extend(legend(app));
    let of_pins = |lang| fill(briefs(lang).pinned_sign, &[app.display.glyphs.pin]);
    items.push(MenuItem {
        label: of_pins(app.view.lang),
        hint: String::new(),
        words: format!("{} {}", legend::WORDS, of_pins(app.view.lang.other())),
        choice: MenuChoice::Run(Action::Brief),
    });
    Menu::new(words(app.view.lang).help_title, items, 0)
}

/// A line for each thing that people want to do; Enter does it.
fn tasks(app: &App) -> Vec<MenuItem> {
    let of = |lang: Lang| {
        let words = words_of_tasks(lang);
        [
            (words.find, [Some(Action::Search), None]),
            (words.open, [Some(Action::Open), Some(Action::Back)]),
            (
                words.copy,
                [Some(Action::CopyFigure), Some(Action::CopyCitation)],
            ),
            (words.attention, [Some(Action::Attention), None]),
            (words.overview, [Some(Action::Overview), None]),
            (words.narrow, [Some(Action::Filter), Some(Action::Sort)]),
            (words.compare, [Some(Action::Compare), None]),
            (words.agenda, [Some(Action::Pin), Some(Action::Brief)]),
            (words.present, [Some(Action::Present), None]),
            (words.page, [Some(Action::Page), None]),
            (words.days, [Some(Action::Days), None]),
            (words.steps, [Some(Action::Earlier), Some(Action::Later)]),
            (words.what_if, [Some(Action::WhatIf), None]),
            (words.elsewhere, [Some(Action::Place), Some(Action::Plan)]),
            (words.disagreements, [Some(Action::Disagreements), None]),
            (words.problems, [Some(Action::Problems), None]),
            (words.hold, [Some(Action::Hold), None]),
            (words.language, [Some(Action::Language), None]),
            (words.leave, [Some(Action::Quit), None]),
        ]
    };
    let lines = of(app.view.lang).into_iter().zip(of(app.view.lang.other()));
    let item = |((label, actions), (other, _)): (NamedTask, NamedTask)| {
        let keys = actions.into_iter().flatten().map(Action::shown_key);
        let keys = keys.collect::<Vec<_>>().join("  ");
        let keys = app.display.glyphs.key(&keys);
        Some(MenuItem {
            label: label.to_owned(),
            hint: fill(words_of_tasks(app.view.lang).press, &[&keys]),
            words: other.to_owned(),
            choice: MenuChoice::Run(actions.into_iter().flatten().next()?),
        })
    };
    lines.filter_map(item).collect()
}

/// What a person wants to do, and the actions that do it.
type NamedTask = (&'static str, [Option<Action>; 2]);

/// A line for the sign of each class, which lists the indicators that bear it.
fn legend(app: &App) -> Vec<MenuItem> {
    let (glyphs, lang) = (app.display.glyphs, app.view.lang);
    let judged = Status::ALL.into_iter().filter(Status::is_verdict);
    let judged = judged.map(|status| {
        let sign = glyphs.status(status as usize);
        let word = |lang| wording::status(status, lang);
        let line = |lang| format!("{sign} {}: {}", word(lang), legend::of_status(status, lang));
        legend_item(line, word, lang)
    });
    let kinds = UnjudgedKind::ALL.into_iter().map(|kind| {
        let sign = glyphs.without_verdict(kind);
        let word = |lang| match kind {
            UnjudgedKind::Other => wording::status(Status::NotAssessable, lang),
            kind => wording::without_verdict(kind, lang),
        };
        let line = |lang| format!("{sign} {}: {}", word(lang), legend::of_kind(kind, lang));
        legend_item(line, word, lang)
    });
    judged.chain(kinds).collect()
}

fn legend_item(
    line: impl Fn(Lang) -> String,
    word: impl Fn(Lang) -> &'static str,
    lang: Lang,
) -> MenuItem {
    MenuItem {
        label: line(lang),
        hint: String::new(),
        words: format!("{} {}", legend::WORDS, line(lang.other())),
        choice: MenuChoice::Class(word(lang)),
    }
}

/// Every action with its first key, and the plans of the view.
pub(crate) fn palette(app: &App) -> Menu {
    let mut items = actions(app, Action::shown_key);
    let is_plan = |item: &MenuItem| item.choice == MenuChoice::Run(Action::Plan);
    let at = items.iter().position(is_plan).map_or(0, |at| at + 1);
    items.splice(at..at, plans_looked_at(app));
    Menu::new(words(app.view.lang).palette_title, items, 0)
}

/// A line for the page of each plan of the view: the chosen one, or else the main plans of the place.
fn plans_looked_at(app: &App) -> Vec<MenuItem> {
    let catalog = app.catalog();
    let of_place = |pack: &&Pack| app.snapshot.place.is_none() || pack.place == app.snapshot.place;
    let chosen = app.snapshot.viewpoint.plan;
    let plans: Vec<PlanId> = match chosen {
        Some(plan) => vec![plan],
        None => {
            let packs = catalog.packs().iter().filter(of_place);
            packs
                .flat_map(|pack| pack.main_plans.iter().copied())
                .collect()
        }
    };
    let item = |plan: &PlanId| {
        let name = catalog.plan(*plan).name;
        let label = |lang| fill(words_of_plans(lang).open_plan, &[catalog.say(name, lang)]);
        MenuItem {
            label: label(app.view.lang),
            hint: String::new(),
            words: label(app.view.lang.other()),
            choice: MenuChoice::OpenPlan(plan_key(catalog, *plan)),
        }
    };
    plans.iter().map(item).collect()
}

fn actions(app: &App, keys: impl Fn(Action) -> String) -> Vec<MenuItem> {
    let item = |action: &Action| MenuItem {
        label: action.sentence(app.view.lang).to_owned(),
        hint: app.display.glyphs.key(&keys(*action)),
        words: format!("{} {}", action.id(), action.sentence(app.view.lang.other())),
        choice: MenuChoice::Run(*action),
    };
    Action::ALL.iter().map(item).collect()
}

/// Every place with the number of its indicators.
pub(crate) fn places(app: &App) -> Menu {
    let catalog = app.catalog();
    let mut counts = vec![0_usize; catalog.places().len()];
    for series in catalog.series() {
        counts[series.place.index()] += 1;
    }
    let words = words(app.view.lang);
    let mut items = Vec::new();
    for (at, place) in catalog.places().iter().enumerate() {
        if counts[at] > 0 {
            items.push(MenuItem {
                label: catalog.say(place.name, app.view.lang).to_owned(),
                hint: format!(
                    "{} {}",
                    number::count(counts[at], app.view.lang),
                    words.indicators
                ),
                words: catalog.say(place.name, app.view.lang.other()).to_owned(),
                choice: MenuChoice::Place(Some(place_key(catalog, PlaceId(at as u32)))),
            });
        }
    }
    items.push(MenuItem {
        label: words.every_place.to_owned(),
        hint: format!(
            "{} {}",
            number::count(catalog.series().len(), app.view.lang),
            words.indicators
        ),
        words: String::new(),
        choice: MenuChoice::Place(None),
    });
    let chosen = items
        .iter()
        .position(|item| item.choice == MenuChoice::Place(app.view.place.clone()));
    Menu::new(words.place_title, items, chosen.unwrap_or(0))
}

/// Every plan that sets targets in the place shown, with their number.
pub(crate) fn plans(app: &App) -> Menu {
    let catalog = app.catalog();
    let mut counts = vec![0_usize; catalog.plans().len()];
    for series in catalog.series_ids() {
        if app
            .snapshot
            .place
            .is_some_and(|place| catalog.series_of(series).place != place)
        {
            continue;
        }
        let mut plans: Vec<PlanId> = catalog
            .claims(series)
            .filter(|(_, claim)| claim.kind == crate::core::model::ClaimKind::Target)
            .filter_map(|(_, claim)| claim.plan)
            .collect();
        plans.sort_unstable();
        plans.dedup();
        for plan in plans {
            counts[plan.index()] += 1;
        }
    }
    let words = words(app.view.lang);
    let mut items = vec![MenuItem {
        label: words.every_plan.to_owned(),
        hint: words.every_plan_hint.to_owned(),
        words: String::new(),
        choice: MenuChoice::Plan(None),
    }];
    for (at, plan) in catalog.plans().iter().enumerate() {
        if counts[at] > 0 {
            items.push(MenuItem {
                label: catalog.say(plan.name, app.view.lang).to_owned(),
                hint: format!(
                    "{} {}",
                    number::count(counts[at], app.view.lang),
                    words.target
                ),
                words: catalog.say(plan.name, app.view.lang.other()).to_owned(),
                choice: MenuChoice::Plan(Some(plan_key(catalog, PlanId(at as u32)))),
            });
        }
    }
    let chosen = items
        .iter()
        .position(|item| item.choice == MenuChoice::Plan(app.view.plan.clone()));
    Menu::new(words.plan_title, items, chosen.unwrap_or(0))
}

/// Every problem of the data, errors first, each whole and with its place.
pub(crate) fn problems(app: &App) -> Menu {
    let (words, lang) = (words(app.view.lang), app.view.lang);
    let item = |found: &Diagnostic| {
        let place = found.place();
        let severity = diagnostics::severity(found.problem.severity(), lang);
        let message = diagnostics::message(&found.problem, lang);
        MenuItem {
            label: format!("{severity}: {message}"),
            words: format!("{} {place}", found.problem.code()),
            hint: place,
            choice: MenuChoice::Lines(Box::new(found.clone())),
        }
    };
    let mut found: Vec<&Diagnostic> = app.library.diagnostics.iter().collect();
    found.sort_by_key(|found| found.problem.severity());
    // The files refused just now are what the person looks for.
    found.splice(0..0, app.renewal.refused());
    let mut items: Vec<MenuItem> = found.into_iter().map(item).collect();
    if items.is_empty() {
        items.push(MenuItem {
            label: words.no_problems.to_owned(),
            hint: String::new(),
            words: String::new(),
            choice: MenuChoice::Read,
        });
    }
    let menu = Menu::new(words.problems_title, items, 0).wrapped();
    menu.made_of(MenuOf::Problems)
}
