//! Copies: sent to the terminal, confirmed, shown.
//!
//! Owns the choice between a line of confirmation and a view of the whole text: the view is for a text that does not
//! fit or may not arrive, and for a second request. It must not know how a text is sent.

use crate::explorer::keys::action::Action;
use crate::explorer::keys::taken::pointed;
use crate::explorer::panes::{brief, footer};
use crate::explorer::state::app::App;
use crate::explorer::state::copy::{Copied, CopyView};
use crate::explorer::state::menu::{CopyOf, Menu, MenuChoice, MenuItem};
use crate::explorer::state::overlay::Overlay;
use crate::report::basis::Basis;
use crate::report::copy;
use crate::report::copy_table::{self, TableForm};
use crate::words::copying::copying;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};

/// Copies a text, or says that there is none; returns what is to be sent.
fn copy_text(app: &mut App, text: Option<String>) -> Option<String> {
    let Some(text) = text else {
        app.notice = Some(words(app.view.lang).nothing_to_copy.to_owned());
        return None;
    };
    send(app, text, copy::LONGEST, None)
}

/// Copies a text of at most so many bytes; returns what is to be sent.
fn send(app: &mut App, text: String, longest: usize, short: Option<String>) -> Option<String> {
    let is_sent = text.len() <= longest && app.display.clipboard.takes(text.len());
    app.copied = Some(Copied {
        text: text.clone(),
        short,
        is_sent,
    });
    is_sent.then_some(text)
}

/// Copies something of what is seen; returns what is to be sent.
pub(crate) fn copy_seen(app: &mut App, of: CopyOf) -> Option<String> {
    let (basis, glyphs) = (app.basis(), app.display.glyphs);
    let series = pointed(app);
    let viewpoint = &brief::seen_on_top(app);
    let own = Basis { viewpoint, ..basis };
    let claim = series.zip(brief::claim(app));
    let text = match of {
        CopyOf::Figure | CopyOf::Citation if let Some((series, claim)) = claim => {
            Some(copy::claim(own, series, claim, of == CopyOf::Citation))
        }
        CopyOf::Figure => series.and_then(|series| copy::figure(own, series)),
        CopyOf::Citation => series.and_then(|series| copy::citation(own, series)),
        CopyOf::Row => series.map(|series| copy_table::row(own, series, glyphs)),
        CopyOf::List(form) => {
            let rows = app.seen_series();
            if rows.is_empty() {
                return copy_text(app, None);
            }
            let text = copy_table::table(basis, &rows, form, glyphs);
            let count = number::count(rows.len(), app.view.lang);
            let short = fill(copying(app.view.lang).table, &[&count]);
            return send(app, text, copy_table::LONGEST, Some(short));
        }
    };
    copy_text(app, text)
}

/// The copies that the present view offers.
pub(crate) fn copy_menu(app: &App) -> Menu {
    let words = copying(app.view.lang);
    let count = number::count(app.seen_series().len(), app.view.lang);
    let whole = |phrase: &str| fill(phrase, &[&count]);
    let item = |label: String, action: Option<Action>, of| MenuItem {
        label,
        hint: action.map_or_else(String::new, Action::shown_key),
        words: String::new(),
        choice: MenuChoice::Copy(of),
    };
    let (row, citation, figure) = (words.row, words.citation, words.figure);
    let items = vec![
        item(whole(words.list_tabs), None, CopyOf::List(TableForm::Tabs)),
        item(
            whole(words.list_markdown),
            None,
            CopyOf::List(TableForm::Markdown),
        ),
        item(row.to_owned(), None, CopyOf::Row),
        item(
            citation.to_owned(),
            Some(Action::CopyCitation),
            CopyOf::Citation,
        ),
        item(figure.to_owned(), Some(Action::CopyFigure), CopyOf::Figure),
    ];
    Menu::new(words.title, items, 0)
}

/// Tells of the copy that a key made; `before` is the one that the key before made.
pub(crate) fn tell_copy(app: &mut App, before: Option<&Copied>) {
    let Some(copied) = app.copied.as_ref() else {
        return;
    };
    let said = said(app, copied);
    let is_whole = copied.is_sent && footer::fits(app, &said);
    if is_whole && !app.display.clipboard.is_doubtful() && before != Some(copied) {
        app.notice = Some(said);
    } else {
        show_whole(app);
    }
}

/// Shows the whole text of a copy whose line of news no longer fits.
pub(crate) fn keep_copy_whole(app: &mut App) {
    let Some(copied) = app.copied.as_ref() else {
        return;
    };
    let said = said(app, copied);
    if app.notice.as_ref() == Some(&said) && !footer::fits(app, &said) {
        show_whole(app);
    }
}

fn said(app: &App, copied: &Copied) -> String {
    let said = copied.short.as_ref().unwrap_or(&copied.text);
    fill(words(app.view.lang).copied, &[said])
}

fn show_whole(app: &mut App) {
    if let Some(copied) = app.copied.clone() {
        app.notice = None;
        app.overlays.open(Overlay::Copy(CopyView::new(copied)));
    }
}
