//! A session keeps its data as they are, or takes what changed.
//!
//! Owns what is said of it. It must not know who watches the files.

use crate::explorer::keys::action::Action;
use crate::explorer::state::app::App;
use crate::explorer::state::menu::MenuOf;
use crate::explorer::state::menus;
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::times;
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};

impl App {
    /// Keeps what is shown as it is, or lets in what changed, and says so.
    pub(crate) fn hold(&mut self) {
        self.renewal.is_held = !self.renewal.is_held;
        let words = words(self.view.lang);
        self.notice = Some(match self.renewal.is_held {
            true => fill(words.held_now, &[&Action::Hold.shown_key()]),
            false => words.held_no_more.to_owned(),
        });
    }

    /// Tells whether changed data have to wait. Data still loading do not.
    pub fn keeps_still(&self) -> bool {
        self.renewal.is_held && self.loading.progress.is_none()
    }

    /// Lets something newer wait, if it has to; tells whether that is to be shown.
    pub(crate) fn wait_for_person(&mut self) -> bool {
        let is_new = self.keeps_still() && !self.renewal.has_newer;
        self.renewal.has_newer |= is_new;
        is_new
    }

    /// Takes the errors of files that changed; the data read before stay in use.
    pub(crate) fn refuse(&mut self, errors: Vec<Diagnostic>) {
        let words = words(self.view.lang);
        let key = Action::Problems.shown_key();
        let is_gone = |found: &Diagnostic| {
            matches!(
                found.problem,
                Problem::Unreadable(_) | Problem::NotAFile(_) | Problem::NoFiles
            )
        };
        self.notice = Some(match errors.first().is_none_or(is_gone) {
            true => fill(words.data_gone, &[&key]),
            false => {
                let count = number::count(errors.len(), self.view.lang);
                fill(words.renewal_refused, &[&count, &key])
            }
        });
        self.renewal.has_newer = false;
        self.renewal.refused = errors;
        self.renewal.is_refused = true;
        self.remake_menus();
    }

    /// Rebuilds the lines of menus that come from the data.
    fn remake_menus(&mut self) {
        let mut overlays = std::mem::take(&mut self.overlays);
        for open in overlays.iter_mut() {
            let Overlay::Menu(menu) = open else { continue };
            let anew = match menu.of {
                Some(MenuOf::Days) => times::days(self),
                Some(MenuOf::NewsAfter(day)) => times::after(self, day),
                Some(MenuOf::Problems) => menus::problems(self),
                None => continue,
            };
            *menu = anew.typed_as(menu.clone());
        }
        self.overlays = overlays;
    }

    /// Says that the data were read again.
    pub(super) fn renew(&mut self) {
        self.renewal.has_newer = false;
        self.renewal.is_refused = false;
        self.renewal.refused.clear();
        let renewed = words(self.view.lang).renewed.to_owned();
        self.notice = Some(match self.library.error_count() {
            0 => renewed,
            _ => format!("{renewed} · {}", self.notice.take().unwrap_or_default()),
        });
        self.remake_menus();
    }
}
