//! The agenda on a person's desk: what is pinned, and what of it is still to be saved.
//!
//! Owns the agenda of a session and the file it came from. It writes nothing: what is to be saved is asked of the
//! outside. It must not know how an agenda is drawn, nor what a key does.

use std::path::PathBuf;
use std::sync::Arc;

use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::core::model::SeriesId;
use crate::library::address::Address;
use crate::library::brief::{AgendaItem, Brief};
use crate::pack::files::agenda::Save;

/// The agenda of a session.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Its name.
    pub name: String,
    /// Its file; none where nothing may be kept.
    pub path: Option<PathBuf>,
    /// The content of the file when it was last read or written; `None` if it did not exist.
    pub known: Option<Arc<[u8]>>,
    /// Why its file is left as it is.
    pub locked: Option<String>,
    /// Whether it is what the session opens with.
    pub is_asked_for: bool,
    /// Why what stands on it is in no file yet, since it was last to be saved.
    pub unsaved: Option<String>,
    /// Whether the warning was shown that what is unsaved would be lost.
    pub(crate) is_leaving: bool,
    /// The item for which the warning was shown that its notes would be deleted too.
    pub(crate) told_of: Option<usize>,
    /// The agenda.
    brief: Arc<Brief>,
}

/// The agendas of a person; the caller that started the session knows the folder.
#[derive(Clone, Copy, Debug)]
pub struct Desks {
    /// Those there are.
    pub all: fn(Lang) -> Vec<ListedAgenda>,
    /// Reads one by its name.
    pub read: fn(&str, Lang) -> AgendaRead,
    /// Begins one of a name; where there is one of that name, it is read.
    pub begin: fn(&str, Lang) -> AgendaRead,
}

/// The result of reading an agenda.
#[derive(Debug)]
pub enum AgendaRead {
    /// It is there.
    Open(Desk),
    /// It cannot be read, which is said so.
    Refused(String),
}

/// An agenda that there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAgenda {
    /// Its name.
    pub name: String,
    /// Its title and how many items it has, or that it cannot be read.
    pub said: String,
}

/// A query about the agendas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskQuery {
    /// The list of all.
    All,
    /// The one of this name.
    One(String),
    /// A new one of this name.
    New(String),
}

/// The answer to such a query.
#[derive(Debug)]
pub enum DeskAnswer {
    /// Those there are; none where nothing may be kept.
    All(Option<Vec<ListedAgenda>>),
    /// The one that was asked for.
    One(AgendaRead),
}

impl Desks {
    /// Answers what was asked of them.
    pub fn answer(desks: Option<Self>, wanted: &DeskQuery, lang: Lang) -> DeskAnswer {
        match (wanted, desks) {
            (DeskQuery::All, desks) => DeskAnswer::All(desks.map(|desks| (desks.all)(lang))),
            (DeskQuery::One(name), Some(desks)) => DeskAnswer::One((desks.read)(name, lang)),
            (DeskQuery::New(name), Some(desks)) => DeskAnswer::One((desks.begin)(name, lang)),
            (DeskQuery::One(_) | DeskQuery::New(_), None) => DeskAnswer::All(None),
        }
    }
}

impl Desk {
    /// A desk with an agenda on it, and no file yet.
    pub fn with_brief(name: &str, brief: Brief) -> Self {
        Self {
            name: name.to_owned(),
            brief: Arc::new(brief),
            ..Self::default()
        }
    }

    /// The same, kept in a file that held these bytes.
    #[must_use]
    pub fn kept_in(self, path: PathBuf, known: Option<Vec<u8>>) -> Self {
        Self {
            path: Some(path),
            known: known.map(Arc::from),
            ..self
        }
    }

    /// The same, whose file is left as it is.
    #[must_use]
    pub fn locked(self, why: String) -> Self {
        Self {
            locked: Some(why),
            ..self
        }
    }

    /// The same, with which the session opens.
    #[must_use]
    pub fn asked_for(self) -> Self {
        Self {
            is_asked_for: true,
            ..self
        }
    }

    /// The agenda.
    pub fn brief(&self) -> &Brief {
        &self.brief
    }

    /// The agenda, to be changed.
    pub fn brief_mut(&mut self) -> &mut Brief {
        Arc::make_mut(&mut self.brief)
    }

    /// Puts an indicator at the end of it, as it is seen; returns its place.
    pub(crate) fn pin(
        &mut self,
        catalog: &Catalog,
        series: SeriesId,
        viewpoint: &Viewpoint,
    ) -> usize {
        let brief = Arc::make_mut(&mut self.brief);
        let address = Address::of_series(catalog, series).seen_with(catalog, viewpoint);
        brief.add(AgendaItem::of(&address));
        brief.items().len()
    }

    /// Tells whether something stands on it that its file does not hold.
    pub(crate) fn is_unsaved(&self) -> bool {
        let text = self.brief.written();
        text.as_bytes() != self.known.as_deref().unwrap_or_default()
    }

    /// The save to carry out now; `None` if nothing may be written.
    pub fn save(&self) -> Option<Save> {
        let path = self.path.clone().filter(|_| self.locked.is_none())?;
        Some(Save {
            path,
            known: self.known.as_deref().map(<[u8]>::to_vec),
            text: self.brief.written(),
        })
    }
}
