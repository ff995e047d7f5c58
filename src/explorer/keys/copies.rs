//! What becomes of a copy: sent, told, shown.
//!
//! Owns the choice between a line of news and a view of the whole text: the view is for what does not fit, for
//! what may not arrive, and for whoever asks a second time. It must not know how a text is sent.

use crate::explorer::panes::footer;
use crate::explorer::state::app::App;
use crate::explorer::state::copy::{Copied, CopyView};
use crate::explorer::state::overlay::Overlay;
use crate::report::copy;
use crate::words::locale::words::{fill, words};

/// Copies a text, or says that there is none; gives what is to be sent.
pub(crate) fn copy_text(app: &mut App, text: Option<String>) -> Option<String> {
    let Some(text) = text else {
        app.notice = Some(words(app.view.lang).nothing_to_copy.to_owned());
        return None;
    };
    let is_sent = text.len() <= copy::LONGEST && app.display.clipboard.takes(text.len());
    app.copied = Some(Copied {
        text: text.clone(),
        is_sent,
    });
    is_sent.then_some(text)
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
    fill(words(app.view.lang).copied, &[&copied.text])
}

fn show_whole(app: &mut App) {
    if let Some(copied) = app.copied.clone() {
        app.notice = None;
        app.overlays.open(Overlay::Copy(CopyView::new(copied)));
    }
}
