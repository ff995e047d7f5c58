//! The list as a page: asks for the name of a file, lays the page out, tells where it lies.
//!
//! Owns what is on the page (the lines of the list that are indicators, in their order) and what it is called. It
//! writes nothing: the bytes go out as an effect.

use crate::core::clean::clean;
use crate::explorer::state::app::App;
use crate::explorer::state::lens::CategoryChoice;
use crate::explorer::state::menu::{Menu, MenuChoice, MenuItem};
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::paper::{NotWritten, PageToWrite};
use crate::library::address::Settled;
use crate::report::agenda;
use crate::report::paper::about::About;
use crate::report::paper::form::{self, PageForm, ending_of};
use crate::report::paper::list;
use crate::words::attention::attention;
use crate::words::briefs::briefs;
use crate::words::commands::commands;
use crate::words::locale::words::{fill, words};
use crate::words::paper::paper_words;
use crate::words::problems::system;

/// Most indicators of a page that a key lays out: what takes longer is for the command line.
const MOST_ROWS: usize = 2_000;

/// Opens the box that asks for a name.
pub(crate) fn ask_name(app: &mut App) {
    let words = paper_words(app.view.lang);
    let (count, nothing) = match is_of_agenda(app) {
        true => {
            let said = fill(briefs(app.view.lang).no_items_yet, &[&app.desk.name]);
            (app.desk.brief().items().len(), said)
        }
        false => (app.listed().len(), words.nothing.to_owned()),
    };
    if count == 0 {
        app.notice = Some(nothing);
        return;
    }
    if count > MOST_ROWS {
        app.notice = Some(fill(words.too_many_for_a_key, &[&count.to_string()]));
        return;
    }
    let usual = usual_name(app);
    let line = |label: String, hint: &str, choice: MenuChoice| MenuItem {
        label,
        hint: hint.to_owned(),
        words: String::new(),
        choice,
    };
    let items = vec![
        line(usual.clone(), "Enter", MenuChoice::Write(usual)),
        line(words.page_endings.to_owned(), "", MenuChoice::Read),
    ];
    let title = fill(words.page_box, &[&count.to_string()]);
    app.overlays.open(Overlay::Menu(
        Menu::new(&title, items, 0).field(MenuChoice::Write),
    ));
}

/// Whether the agenda is what is seen, and so what is written.
fn is_of_agenda(app: &App) -> bool {
    matches!(app.overlays.in_place(), Some(Overlay::Brief(_)))
}

/// The default name of a page.
fn usual_name(app: &App) -> String {
    let what = match is_of_agenda(app) {
        true => "noi-dung-hop",
        false => "chi-tieu",
    };
    format!("{what}-{}.{}", app.view.day, PageForm::Html.ending())
}

/// Lays the page out; returns what is to be written.
pub(crate) fn write(app: &mut App, name: &str) -> Option<Box<PageToWrite>> {
    let name = clean(name).trim().to_owned();
    let basis = app.basis();
    let (name, form) = match PageForm::of_name(&name) {
        Some(form) => (name, form),
        // A name with the ending of another kind of file is refused.
        None if ending_of(&name).is_some() => {
            app.notice = Some(fill(paper_words(app.view.lang).other_ending, &[&name]));
            return None;
        }
        None => (
            format!("{name}.{}", PageForm::Html.ending()),
            PageForm::Html,
        ),
    };
    let (about, items) = match is_of_agenda(app) {
        true => {
            let told = agenda::for_paper(basis, app.desk.brief(), Settled::default());
            let about = About {
                title: told.title,
                remarks: told.missing,
                ..About::default()
            };
            (about, told.items)
        }
        false => {
            let about = About {
                title: title(app),
                query: app.finder.prompt.text().trim().to_owned(),
                ..About::default()
            };
            let listed = app.listed().into_iter();
            (about, listed.map(list::PageItem::from).collect())
        }
    };
    let page = list::paper(basis, &about, &items);
    match form::bytes(&page, form, app.view.day) {
        Ok(bytes) => Some(Box::new(PageToWrite {
            is_offered: name == usual_name(app),
            name,
            bytes,
        })),
        Err(why) => {
            let lang = app.view.lang;
            let said = [form.ending(), &why.said(lang)];
            app.notice = Some(fill(commands(lang).no_form, &said));
            None
        }
    }
}

/// The name of the page: what is listed, the place, the category.
fn title(app: &App) -> String {
    let basis = app.basis();
    let what = match app.overlays.attention() {
        Some(_) => attention(basis.lang).title,
        None => paper_words(basis.lang).list_title,
    };
    let mut parts = vec![what.to_owned()];
    if let Some(place) = basis.home {
        parts.push(basis.say(basis.catalog.place(place).name).to_owned());
    }
    match &app.view.category {
        CategoryChoice::All | CategoryChoice::Class(_) => {}
        CategoryChoice::WithTarget => parts.push(words(basis.lang).with_target.to_owned()),
        CategoryChoice::Category(key) => {
            let mut all = basis.catalog.categories().iter();
            let found = all.find(|category| basis.catalog.text(category.name.vi) == key.0);
            parts.extend(found.map(|category| basis.say(category.name).to_owned()));
        }
    }
    parts.join(" · ")
}

/// Tells where the page lies, or why there is none.
pub(crate) fn tell(app: &mut App, written: Result<String, NotWritten>) {
    let lang = app.view.lang;
    let phrases = commands(lang);
    app.notice = Some(match written {
        Ok(path) => fill(phrases.wrote, &[&path]),
        Err(NotWritten::NotHere) => paper_words(lang).not_here.to_owned(),
        Err(NotWritten::IsThere(path)) => fill(paper_words(lang).is_there, &[&path]),
        Err(NotWritten::BadName(name)) => fill(phrases.bad_file_name, &[&name]),
        Err(NotWritten::Failed { path, error }) => {
            let why = system::message((&error).into(), lang);
            fill(phrases.cannot_write, &[&path, &why])
        }
    });
}
