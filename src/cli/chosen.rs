//! Which series a command is of: by a query, by filters, or all that a list shows.
//!
//! Owns the order of lists, and the way from names on the command line to series. It must not know what is made of
//! them.

use crate::cli::error::Error;
use crate::cli::scope::{self, CommandScope};
use crate::core::clean::clean;
use crate::core::fold::bare;
use crate::core::judge::class::Class;
use crate::core::judge::standing::assessment;
use crate::core::model::SeriesId;
use crate::core::nearest::{NamedKind, UnknownName};
use crate::library;
use crate::library::named_values::classes;
use crate::search::query::Query;
use crate::words::problems::names;

/// Understands a query.
///
/// # Errors
/// Where a filter of it cannot be read: everything that fits the rest would be another question.
pub(crate) fn understand(scope: &CommandScope, text: &str) -> Result<Query, Error> {
    let query = scope.library.understand(text);
    match query.error() {
        None => Ok(query),
        Some(_) => Err(Error::Unreadable(Box::new(query))),
    }
}

/// Where a command looks.
pub(crate) fn looking(scope: &CommandScope) -> library::Scope<'_> {
    library::Scope {
        viewpoint: &scope.viewpoint,
        place: scope.place,
        home: scope.first_place(),
    }
}

/// Which indicators are listed, besides where: those of a category, and those that stand so.
#[derive(Debug)]
pub(crate) struct ListFilter {
    /// Whether each category of the catalogue is meant.
    categories: Option<Vec<bool>>,
    status: Option<Vec<Class>>,
}

impl ListFilter {
    /// Reads what was named.
    ///
    /// # Errors
    /// Where a category or a status is named that is not there.
    pub(crate) fn new(
        scope: &CommandScope,
        category: Option<&str>,
        status: Option<&str>,
    ) -> Result<Self, Error> {
        let catalog = &scope.library.catalog;
        let category = category.map(|name| scope::category(&scope.library, name));
        // Several packs may have a category of one name.
        let are_named = |name: String| {
            let categories = catalog.categories().iter();
            categories
                .map(|category| catalog.text(category.name.vi) == name)
                .collect()
        };
        Ok(Self {
            categories: category.transpose()?.map(are_named),
            status: status.map(status_named).transpose()?,
        })
    }

    /// Whether a series is of that category and stands so.
    pub(crate) fn passes(&self, scope: &CommandScope, series: SeriesId) -> bool {
        let catalog = &scope.library.catalog;
        let category = catalog.indicator_of(series).category;
        let is_meant = |categories: &Vec<bool>| categories.get(category.index()) == Some(&true);
        self.categories.as_ref().is_none_or(is_meant)
            && self.status.as_ref().is_none_or(|wanted| {
                wanted.contains(&Class::from_assessment(&assessment(
                    catalog,
                    &scope.viewpoint,
                    series,
                )))
            })
    }
}

/// The indicators of the place, in the order of a list: categories stand in their official order, whatever file their
/// indicators are in.
pub(crate) fn listed(scope: &CommandScope) -> Vec<SeriesId> {
    let catalog = &scope.library.catalog;
    let is_here = |series: &SeriesId| {
        let home = catalog.series_of(*series).place;
        scope.list_place.is_none_or(|place| place == home)
    };
    let mut rows: Vec<SeriesId> = catalog.series_ids().filter(is_here).collect();
    rows.sort_by_key(|series| catalog.indicator_of(*series).category);
    rows
}

/// All that a query finds, the best first: everywhere if it is a person's, else in the place of lists.
///
/// # Errors
/// Where a filter of it cannot be read.
pub(crate) fn found(
    scope: &CommandScope,
    text: &str,
    everywhere: bool,
) -> Result<Vec<SeriesId>, Error> {
    let query = understand(scope, text)?;
    let looking = library::Scope {
        place: match everywhere {
            true => scope.place,
            false => scope.list_place,
        },
        ..looking(scope)
    };
    let most = scope.library.catalog.series().len();
    let answer = scope.library.find(&query, looking, most);
    Ok(answer.hits.iter().map(|hit| SeriesId(hit.entry)).collect())
}

/// Reads a status or a class of the board by its code or by its word in either language.
fn status_named(name: &str) -> Result<Vec<Class>, UnknownName> {
    let (found, is_unsure) = classes(&bare(name));
    if !found.is_empty() && !is_unsure {
        return Ok(found);
    }
    Err(UnknownName {
        what: NamedKind::Status,
        name: clean(name).into_owned(),
        known: names::statuses(),
    })
}
