//! The what-if calculator: another figure, another target, for once.
//!
//! Owns what is typed, what is understood of it and what would follow; nothing is stored and the data is not
//! touched. It must not know how a text is read, nor how anything is drawn.

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::evidence::{Judged, Supposed};
use crate::core::judge::standing::{Standing, imagined_term, standing, suppose};
use crate::core::judge::term::Term;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::core::model::{SeriesId, TargetKind};
use crate::explorer::state::prompt::{Edit, Prompt};
use crate::words::locale::number;
use crate::words::locale::typed::{self, Unreadable};
use crate::words::wording::{asked_unit, promised_kind, supposed_kind};

/// One of the three lines that are typed into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhatIfField {
    /// The figure that would be known.
    #[default]
    Figure,
    /// Its year.
    Year,
    /// The target.
    Target,
}

impl WhatIfField {
    /// The fields in their order on the screen.
    pub const ALL: [Self; 3] = [Self::Figure, Self::Year, Self::Target];

    fn beside(self, step: isize) -> Self {
        let at = (self as isize + step).rem_euclid(3);
        Self::ALL[at as usize]
    }
}

/// The state of the calculator.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The series it is about.
    pub series: SeriesId,
    /// The field that has the keys.
    pub field: WhatIfField,
    prompts: [Prompt; 3],
}

impl WhatIf {
    /// Opens the calculator on a series; `None` where neither a target nor a plan gives it a term. Without a target
    /// the person still has to type one.
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
        prompts[WhatIfField::Year as usize].insert(&next_year(&standing, term).to_string());
        if let Some(at) = standing.target {
            let bound = catalog
                .claim(at)
                .weaker_end(catalog.indicator_of(series).better);
            let target = number::figure(bound, lang).replace('−', "-");
            prompts[WhatIfField::Target as usize].insert(&target);
        }
        Some(Self {
            series,
            field: WhatIfField::Figure,
            prompts,
        })
    }

    /// The text of a field.
    pub fn prompt(&self, field: WhatIfField) -> &Prompt {
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

    /// The values of the fields, with the present standing of the series.
    pub fn understood(
        &self,
        catalog: &Catalog,
        viewpoint: &Viewpoint,
        standing: &Standing,
        lang: Lang,
    ) -> Understood {
        let imagined = || imagined_term(catalog, viewpoint, self.series);
        let term = standing.term.or_else(imagined);
        let target = standing.target.map(|at| catalog.claim(at));
        let better = catalog.indicator_of(self.series).better;
        let told = target.and_then(|target| promised_kind(catalog, self.series, &target));
        let read = |field, kind| {
            let unit = asked_unit(catalog, self.series, kind);
            typed::figure(self.prompt(field).text(), &unit, lang)
        };
        let figure = read(WhatIfField::Figure, supposed_kind(told));
        let first = term.map_or(1, |term| term.base);
        let year = match typed::year(self.prompt(WhatIfField::Year).text(), first) {
            Ok(None) if figure != Ok(None) => Err(Unreadable::YearMissing {
                such_as: term.map_or(first, |term| next_year(standing, term)),
            }),
            read => read,
        };
        Understood {
            figure,
            year,
            target: read(WhatIfField::Target, told),
            promised: target.map(|target| target.weaker_end(better)),
            told,
            term,
        }
    }

    /// How the series would stand.
    pub fn judged(&self, catalog: &Catalog, viewpoint: &Viewpoint, supposed: Supposed) -> Judged {
        suppose(catalog, viewpoint, self.series, supposed)
    }
}

/// The values of the three fields: `None` for an empty one, otherwise the value or why it cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// The figure, in the unit of the series.
    pub figure: Result<Option<Figure>, Unreadable>,
    /// Its year.
    pub year: Result<Option<i32>, Unreadable>,
    /// The target, in its own unit.
    pub target: Result<Option<Figure>, Unreadable>,
    /// The real target, which stands in its field at first.
    promised: Option<Figure>,
    /// The kind of target, if its unit differs from that of the figures.
    pub told: Option<TargetKind>,
    /// The term in which the year is looked for.
    pub term: Option<Term>,
}

impl Understood {
    /// What is supposed; `None` while a field cannot be read, for then nothing is. The real target is none.
    pub fn supposed(&self) -> Option<Supposed> {
        let (Ok(figure), Ok(year), Ok(target)) = (&self.figure, &self.year, &self.target) else {
            return None;
        };
        Some(Supposed {
            figure: year.zip(*figure),
            target: target.filter(|target| Some(*target) != self.promised),
        })
    }
}

/// The year after the newest one that was judged, at most the deadline.
fn next_year(standing: &Standing, term: Term) -> i32 {
    let known = standing.assessment.year().unwrap_or(term.base);
    (known + 1).clamp(term.base + 1, term.deadline.max(term.base + 1))
}
