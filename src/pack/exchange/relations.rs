//! What must hold between an indicator and others, as one field says it.
//!
//! Owns the form `share:OF:COUNT;parts:OF;change:OF`, in which others are named by their ids. It must not know what
//! a relation demands of figures.

use std::ops::Range;

use super::columns::column;
use super::fields::{known_word, optional};
use super::joined;
use super::sheet::SheetRow;
use crate::core::catalog::Catalog;
use crate::core::catalog::build::Builder;
use crate::core::maps::FastMap;
use crate::core::model::{IndicatorId, Relation, RelationForm, Text};
use crate::core::nearest::nearest;
use crate::pack::diagnostic::Problem;

/// Stands between a form and the ids.
const BETWEEN: char = ':';

/// A relation to indicators that were perhaps not met yet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    form: RelationForm,
    of: String,
    count: Option<String>,
}

/// What a field says, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Relations {
    named: Vec<Named>,
    /// The field as written.
    text: String,
    /// The number of the file and the place in it.
    at: (usize, Range<usize>),
}

/// The ids of all indicators.
pub(super) struct KnownIds {
    ids: Vec<Text>,
    named: FastMap<Text, IndicatorId>,
    comparisons: usize,
}

/// Comparisons of ids that an import may cost: nobody reads so many suggestions.
const MOST_COMPARISONS: usize = 200_000;

impl KnownIds {
    /// The ids of indicators that were added.
    pub(super) fn new(builder: &Builder, indicators: impl Iterator<Item = IndicatorId>) -> Self {
        let id = |indicator| builder.so_far().indicator(indicator).id;
        let ids = indicators.map(|indicator| (id(indicator), indicator));
        let ids: Vec<(Text, IndicatorId)> = ids.collect();
        Self {
            ids: ids.iter().map(|(id, _)| *id).collect(),
            named: ids.into_iter().collect(),
            comparisons: 0,
        }
    }

    fn find(&self, builder: &Builder, id: &str) -> Option<IndicatorId> {
        self.named.get(&builder.known(id)?).copied()
    }

    /// The id that was perhaps meant.
    fn nearest(&mut self, builder: &Builder, id: &str) -> Option<String> {
        self.comparisons += self.ids.len();
        if self.comparisons > MOST_COMPARISONS {
            return None;
        }
        let letters = self.ids.iter().map(|id| builder.letters(*id));
        nearest(id, letters).map(str::to_owned)
    }
}

/// Tells whether the same is said, wherever.
impl PartialEq for Relations {
    fn eq(&self, other: &Self) -> bool {
        self.named == other.named
    }
}

impl Relations {
    /// Reads the field of a row of a file; nothing where it is empty.
    pub(super) fn read(row: &mut SheetRow<'_, '_>, file: usize) -> Option<Self> {
        let field = optional(row, column::RELATION)?;
        let mut named = Vec::new();
        for text in joined::list(&field) {
            named.extend(Named::read(row, &text));
        }
        let at = (file, row.place(column::RELATION));
        let text = field.into_owned();
        (!named.is_empty()).then_some(Self { named, text, at })
    }

    /// The field as written.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where it stands.
    pub(super) fn at(&self) -> &(usize, Range<usize>) {
        &self.at
    }

    /// Finds the indicators; returns what was found, and a problem for each id that names none.
    pub(super) fn resolve(
        &self,
        known: &mut KnownIds,
        builder: &Builder,
    ) -> (Vec<Relation>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut find = |id: &String| {
            let found = known.find(builder, id);
            if found.is_none() {
                problems.push(Problem::UnknownReference {
                    table: "indicator",
                    id: id.clone(),
                    nearest: known.nearest(builder, id),
                });
            }
            found
        };
        let mut relations = Vec::new();
        for Named { form, of, count } in &self.named {
            let (of, count) = (find(of), count.as_ref().map(&mut find));
            // A relation to an indicator that is missing is dropped; the missing id has been reported.
            if let (Some(of), Some(count)) = (of, count.map_or(Some(None), |id| id.map(Some))) {
                let form = *form;
                relations.push(Relation { form, of, count });
            }
        }
        (relations, problems)
    }
}

impl Named {
    fn read(row: &mut SheetRow<'_, '_>, text: &str) -> Option<Self> {
        let mut parts = text.split(BETWEEN).map(str::trim);
        let form = parts.next().unwrap_or_default();
        let forms = (
            RelationForm::ALL,
            RelationForm::code as fn(RelationForm) -> _,
        );
        let form = known_word(row, column::RELATION, form, forms)?;
        let (of, count, more) = (parts.next(), parts.next(), parts.next());
        let is_named = |part: Option<&str>| part.is_none_or(|part| !part.is_empty());
        let lacks_count = form == RelationForm::Share && count.is_none();
        match of {
            Some(of) if is_named(Some(of)) && is_named(count) && !lacks_count && more.is_none() => {
                Some(Self {
                    form,
                    of: of.to_owned(),
                    count: count.map(str::to_owned),
                })
            }
            _ => {
                let text = text.to_owned();
                row.note(column::RELATION, Problem::BadRelation(text));
                None
            }
        }
    }
}

/// The field that says what must hold between an indicator and others.
pub(super) fn field(catalog: &Catalog, relations: &[Relation]) -> String {
    let id = |id: IndicatorId| catalog.text(catalog.indicator(id).id);
    let texts = relations.iter().map(|relation| {
        let ids = std::iter::once(relation.of).chain(relation.count);
        let ids = ids.map(|found| format!("{BETWEEN}{}", id(found)));
        relation.form.code().to_owned() + &ids.collect::<String>()
    });
    let texts: Vec<String> = texts.collect();
    joined::join(texts.iter().map(String::as_str), joined::LIST)
}
