//! Which state of a pack a figure was taken from.
//!
//! Owns the short name of a state: the newest day of publication, and eight digits that change with the content. It
//! must not know where that is printed.

use std::fmt;
use std::hash::Hasher as _;
use std::io;

use twox_hash::XxHash3_64;

use crate::core::catalog::Catalog;
use crate::core::model::{PackId, Published};
use crate::pack::write::{PackSink, write_to};

/// The state of a pack. What is said of it in files of another layout has the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The newest day on which one of its sources was published.
    pub newest: Published,
    /// A number made of everything that it says.
    pub content: u32,
}

impl Version {
    /// The state of a pack; that walks through all of it.
    pub fn of(catalog: &Catalog, pack: PackId) -> Self {
        let mut content = Content::default();
        // Nothing fails that only counts.
        let _ = write_to(catalog, pack, &mut content);
        content.end_text();
        let mut take = |text: &str| {
            content.text(text);
            content.end_text();
        };
        // Derived figures are written to no file but are shown, so they count as content.
        for derivation in catalog.derivations() {
            let indicator = catalog.indicator_of(derivation.series);
            if indicator.pack != pack {
                continue;
            }
            take(catalog.text(indicator.id));
            take(derivation.form.code());
            if let Some(claim) = derivation.claim {
                take(&catalog.value_text(claim));
            }
        }
        Self {
            newest: newest(catalog, pack),
            content: (content.hasher.finish() >> 32) as u32,
        }
    }

    /// The digits of the content.
    pub fn digits(self) -> String {
        format!("{:08x}", self.content)
    }
}

/// The texts of a pack, as a number.
#[derive(Default)]
struct Content {
    hasher: XxHash3_64,
    is_begun: bool,
}

impl Content {
    fn text(&mut self, text: &str) {
        self.hasher.write(text.as_bytes());
    }

    fn end_text(&mut self) {
        self.hasher.write_u8(0xff);
    }
}

impl PackSink for Content {
    fn begin(&mut self, _name: &str) -> io::Result<()> {
        if std::mem::replace(&mut self.is_begun, true) {
            self.end_text();
        }
        Ok(())
    }

    fn add(&mut self, text: &str) -> io::Result<()> {
        self.text(text);
        Ok(())
    }
}

fn newest(catalog: &Catalog, pack: PackId) -> Published {
    let sources = catalog.sources().iter();
    let own = sources.filter(|source| source.pack == pack);
    own.map(|source| source.published).max().unwrap_or_default()
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.newest.parts() {
            Some(_) => write!(f, "{} {}", self.newest, self.digits()),
            None => f.write_str(&self.digits()),
        }
    }
}
