//! Data that changed while a person looks at them.
//!
//! Owns whether the person keeps what is shown as it is, whether something newer waits, and what is wrong with files
//! whose change was refused. It must not know who watches the files.

use crate::core::lang::Lang;
use crate::explorer::keys::action::Action;
use crate::explorer::state::app::App;
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};

/// What became of files that changed.
#[derive(Clone, Debug, Default)]
pub struct Renewal {
    /// Whether the person keeps what is shown as it is.
    is_held: bool,
    /// Whether something newer waits meanwhile.
    has_newer: bool,
    /// The errors for which the last change was refused.
    refused: Vec<Diagnostic>,
    is_refused: bool,
}

impl Renewal {
    /// What the header says of it, if anything.
    pub(crate) fn said(&self, lang: Lang) -> Option<&'static str> {
        let words = words(lang);
        match (self.is_held, self.has_newer) {
            (true, true) => Some(words.is_still_newer),
            (true, false) => Some(words.is_still),
            (false, _) => self.is_refused.then_some(words.is_old),
        }
    }

    /// The errors for which the last change was refused.
    pub(crate) fn refused(&self) -> &[Diagnostic] {
        &self.refused
    }
}

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

    /// Tells whether what changed has to wait. What is still being loaded does not.
    pub fn keeps_still(&self) -> bool {
        self.renewal.is_held && self.loading.progress.is_none()
    }

    /// Lets something newer wait, if it has to; tells whether that is to be shown.
    pub(crate) fn wait_for_person(&mut self) -> bool {
        let is_new = self.keeps_still() && !self.renewal.has_newer;
        self.renewal.has_newer |= is_new;
        is_new
    }

    /// Takes what is wrong with files that changed: what was read before stands.
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
    }
}
