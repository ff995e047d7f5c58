//! The what-if calculator: another figure, another target, for once.
//!
//! Owns what is typed and what would follow from it; nothing is stored and the data is not touched. It
//! must not know how it is drawn.

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::evidence::{Judged, Supposed};
use crate::core::judge::standing::{Standing, imagined_term, standing, suppose};
use crate::core::judge::term::Term;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::core::model::SeriesId;
use crate::explorer::state::prompt::{Edit, Prompt};
use crate::words::locale::number;

/// One of the three lines that are typed into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// The figure that would be known.
    #[default]
    Figure,
    /// Its year.
    Year,
    /// The target.
    Target,
}

impl Field {
    /// The fields in their order on the screen.
    pub const ALL: [Self; 3] = [Self::Figure, Self::Year, Self::Target];

    fn beside(self, step: isize) -> Self {
        let at = (self as isize + step).rem_euclid(3);
        Self::ALL[at as usize]
    }
}

/// The state of the calculator.
#[derive(Debug)]
pub struct WhatIf {
    /// The series it is about.
    pub series: SeriesId,
    /// The field that has the keys.
    pub field: Field,
    prompts: [Prompt; 3],
}

impl WhatIf {
    /// Opens the calculator on a series; `None` where neither a target nor a plan gives it a term. Where
    /// nothing was promised the target is still to be typed.
    pub fn open(
        catalog: &Catalog,
        viewpoint: &Viewpoint,
        series: SeriesId,
        lang: Lang,
    ) -> Option<Self> {
        let standing = standing(catalog, viewpoint, series);
        let imagined = || imagined_term(catalog, viewpoint, series);
        let term = standing.term.or_else(imagined)?;
        let mut prompts = <[Prompt; 3]>::default();
        prompts[Field::Year as usize].insert(&next_year(&standing, term).to_string());
        if let Some(at) = standing.target {
            let bound = catalog
                .claim(at)
                .weaker_end(catalog.indicator_of(series).better);
            let target = number::figure(bound, lang).replace('−', "-");
            prompts[Field::Target as usize].insert(&target);
        }
        Some(Self {
            series,
            field: Field::Figure,
            prompts,
        })
    }

    /// What stands in a field.
    pub fn prompt(&self, field: Field) -> &Prompt {
        &self.prompts[field as usize]
    }

    /// Changes what stands in the field that has the keys.
    pub fn edit(&mut self, edit: Edit) {
        self.prompts[self.field as usize].edit(edit);
    }

    /// Inserts a text into the field that has the keys.
    pub fn insert(&mut self, text: &str) {
        self.prompts[self.field as usize].insert(text);
    }

    /// Goes to the next field.
    pub fn next(&mut self) {
        self.field = self.field.beside(1);
    }

    /// Goes to the field before.
    pub fn previous(&mut self) {
        self.field = self.field.beside(-1);
    }

    /// The figure in a field; `None` while it cannot be read.
    pub fn figure(&self, field: Field, lang: Lang) -> Option<Figure> {
        number::read(self.prompt(field).text(), lang)
    }

    /// The year of the figure; `None` while it cannot be read.
    pub fn year(&self) -> Option<i32> {
        let year: i32 = self.prompt(Field::Year).text().trim().parse().ok()?;
        (1..=9999).contains(&year).then_some(year)
    }

    /// What is supposed; a field that is empty or cannot be read supposes nothing.
    pub fn supposed(&self, lang: Lang) -> Supposed {
        Supposed {
            figure: self.year().zip(self.figure(Field::Figure, lang)),
            target: self.figure(Field::Target, lang),
        }
    }

    /// How the series would stand.
    pub fn judged(&self, catalog: &Catalog, viewpoint: &Viewpoint, lang: Lang) -> Judged {
        suppose(catalog, viewpoint, self.series, self.supposed(lang))
    }
}

/// The year after the newest one that was judged, at most the deadline.
fn next_year(standing: &Standing, term: Term) -> i32 {
    let known = standing.assessment.year().unwrap_or(term.base);
    (known + 1).clamp(term.base + 1, term.deadline.max(term.base + 1))
}
