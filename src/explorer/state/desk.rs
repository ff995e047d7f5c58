//! The agenda on a person's desk: what is pinned, and what of it is still to be saved.
//!
//! Owns the agenda of a session and the file it came from. It writes nothing: what is to be saved is asked of the
//! outside. It must not know how an agenda is drawn, nor what a key does.

use std::path::PathBuf;
use std::sync::Arc;

use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::SeriesId;
use crate::library::address::Address;
use crate::library::brief::{Brief, Item};
use crate::pack::files::agenda::Save;

/// The agenda of a session.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// What it is called.
    pub name: String,
    /// Its file; none where nothing may be kept.
    pub path: Option<PathBuf>,
    /// What the file held when it was last read or written; none where it was not there.
    pub known: Option<Arc<[u8]>>,
    /// Why its file is left as it is.
    pub locked: Option<String>,
    /// Whether it is what the session opens with.
    pub is_asked_for: bool,
    /// The item of which somebody was told that its notes would go with it.
    pub(crate) told_of: Option<usize>,
    /// What is on it.
    brief: Arc<Brief>,
}

impl Desk {
    /// A desk with an agenda on it, and no file yet.
    pub fn of(name: &str, brief: Brief) -> Self {
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

    /// Puts an indicator at the end of it, as it is seen; gives its place.
    pub(crate) fn pin(
        &mut self,
        catalog: &Catalog,
        series: SeriesId,
        viewpoint: &Viewpoint,
    ) -> usize {
        let brief = Arc::make_mut(&mut self.brief);
        let address = Address::of_series(catalog, series).seen_with(catalog, viewpoint);
        brief.add(Item::of(&address));
        brief.items().len()
    }

    /// What is to be written now; none where nothing may be.
    pub fn save(&self) -> Option<Save> {
        let path = self.path.clone().filter(|_| self.locked.is_none())?;
        Some(Save {
            path,
            known: self.known.as_deref().map(<[u8]>::to_vec),
            text: self.brief.written(),
        })
    }
}
