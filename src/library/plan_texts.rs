//! The texts by which plans, their lines and lists are found.
//!
//! Owns which texts stand for each of them and in which order. The index numbers the texts in this order, so the
//! number of a text leads back to it. It must not know a query.

use crate::core::catalog::Catalog;
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, NamedList, PlanId, Programme, Reported, Text};
use crate::search::answer::ThingKind;
use crate::words::locale::words::words;
use crate::words::{plans, wording};

/// The role of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name, the title of a list or the line itself.
    Name,
    /// The full official title.
    Title,
    /// The number and day of a document.
    Number,
    /// The id.
    Id,
    /// A report of a source on a plan.
    Reported,
    /// One of the named things of a list, by its position.
    Item(usize),
    /// A remark.
    Note,
    /// What kind of line it is.
    Kind,
}

impl Role {
    /// The word used in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Title => "title",
            Self::Number => "number",
            Self::Id => "id",
            Self::Reported => "reported",
            Self::Item(_) => "item",
            Self::Note => "note",
            Self::Kind => "kind",
        }
    }
}

/// One text of a thing.
#[derive(Clone, Debug)]
pub struct PlanText {
    /// Its role.
    pub role: Role,
    /// Its language; an id has none.
    pub lang: Option<Lang>,
    /// The text.
    pub text: String,
}

/// The texts of a catalogue's plans and of what they consist of.
#[derive(Debug)]
pub struct PlanTexts<'c> {
    catalog: &'c Catalog,
    // By plan.
    numbers: Vec<Vec<&'c Programme>>,
    reported: Vec<Vec<&'c Reported>>,
}

impl<'c> PlanTexts<'c> {
    /// Collects the texts of everything that belongs to a plan.
    pub fn new(catalog: &'c Catalog) -> Self {
        let mut texts = Self {
            catalog,
            numbers: vec![Vec::new(); catalog.plans().len()],
            reported: vec![Vec::new(); catalog.plans().len()],
        };
        for programme in catalog.programmes() {
            let is_number = catalog.text(programme.kind) == plans::NUMBER;
            if let Some(plan) = programme.plan.filter(|_| is_number) {
                texts.numbers[plan.index()].push(programme);
            }
        }
        for count in catalog.reported() {
            if let Some(plan) = count.plan {
                texts.reported[plan.index()].push(count);
            }
        }
        texts
    }

    /// The texts of a thing in the order of the index, remarks last; none if the thing does not belong to a plan.
    pub fn of(&self, kind: ThingKind, id: u32) -> Vec<PlanText> {
        let at = id as usize;
        match kind {
            ThingKind::Plan => self.plan(PlanId(id)),
            ThingKind::Programme => {
                let programme = self.catalog.programmes().get(at);
                programme.map_or_else(Vec::new, |programme| self.programme(programme))
            }
            ThingKind::List => {
                let list = self.catalog.lists().get(at);
                list.map_or_else(Vec::new, |list| self.list(list))
            }
            ThingKind::Place | ThingKind::Source => Vec::new(),
        }
    }

    fn plan(&self, id: PlanId) -> Vec<PlanText> {
        let plan = self.catalog.plan(id);
        let mut texts = self.both(Role::Name, plan.name);
        if let Some(title) = plan.title {
            texts.extend(self.both(Role::Title, title));
        }
        for number in &self.numbers[id.index()] {
            texts.extend(self.both(Role::Number, number.text));
        }
        texts.push(PlanText {
            role: Role::Id,
            lang: None,
            text: self.catalog.text(plan.id).to_owned(),
        });
        for count in &self.reported[id.index()] {
            let said = |lang| {
                let label = words(lang).reported;
                let said = wording::reported_long(count, lang);
                let year = count.year.map_or_else(String::new, |year| year.to_string());
                format!("{label} {said} {year}")
            };
            texts.extend(in_both(Role::Reported, said));
        }
        let notes = self.reported[id.index()].iter().map(|count| count.note);
        texts.extend(notes.flat_map(|note| self.note(note)));
        texts
    }

    fn programme(&self, programme: &Programme) -> Vec<PlanText> {
        let kind = self.catalog.text(programme.kind);
        let mut texts = self.both(Role::Name, programme.text);
        texts.extend(in_both(Role::Kind, |lang| {
            plans::one(kind, lang).to_owned()
        }));
        texts.extend(self.note(programme.note));
        texts
    }

    fn list(&self, list: &NamedList) -> Vec<PlanText> {
        let mut texts = self.both(Role::Name, list.title);
        for (at, (item, _)) in list.items.iter().enumerate() {
            texts.extend(self.both(Role::Item(at), *item));
        }
        let notes = list.items.iter().map(|(_, note)| *note);
        texts.extend(notes.flat_map(|note| self.note(note)));
        texts
    }

    fn both(&self, role: Role, text: Bilingual) -> Vec<PlanText> {
        in_both(role, |lang| self.catalog.say(text, lang).to_owned())
    }

    fn note(&self, note: Text) -> Vec<PlanText> {
        in_both(Role::Note, |lang| self.catalog.note(note, lang).to_owned())
    }
}

fn in_both(role: Role, said: impl Fn(Lang) -> String) -> Vec<PlanText> {
    let texts = [Lang::Vi, Lang::En].map(|lang| PlanText {
        role,
        lang: Some(lang),
        text: said(lang),
    });
    let texts = texts.into_iter();
    texts.filter(|text| !text.text.is_empty()).collect()
}
