//! `diff`: what differs between two packs, or in one since a day.
//!
//! Owns which two states are compared and with which code it ends. It must not know how differences are found or laid
//! out.

use std::path::Path;

use jiff::civil::Date;

use crate::cli::args::Diff;
use crate::cli::error::{Error, shown};
use crate::cli::opening::readable;
use crate::cli::output::{Done, NOTHING};
use crate::core::judge::diff::{self, CatalogState, Changed, is_late};
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::library::Library;
use crate::pack::files;
use crate::report::changes::Difference;
use crate::report::json::pretty;

/// Compares two packs on a day, or one pack on two days.
///
/// # Errors
/// Where a pack cannot be read, or there is nothing to compare.
pub(super) fn packs(args: &Diff, viewpoint: &Viewpoint, lang: Lang) -> Result<Done, Error> {
    match (args.packs.as_slice(), args.since) {
        ([one, other], None) => {
            let (one, other) = (library(one)?, library(other)?);
            Ok(told(args, (&one, viewpoint), (&other, viewpoint), lang))
        }
        ([one, other], Some(since)) => {
            let (one, other) = (library(one)?, library(other)?);
            Ok(since_day(args, (&one, &other), (viewpoint, since), lang))
        }
        ([one], Some(since)) => {
            let one = library(one)?;
            Ok(since_in(args, &one, (viewpoint, since), lang))
        }
        _ => Err(Error::NothingToCompare),
    }
}

/// What differs in the data since a day.
pub(super) fn since_in(
    args: &Diff,
    library: &Library,
    (viewpoint, since): (&Viewpoint, Date),
    lang: Lang,
) -> Done {
    let then = Viewpoint {
        day: since,
        as_of: true,
        ..*viewpoint
    };
    let [before, after] = [&then, viewpoint].map(|viewpoint| CatalogState {
        catalog: &library.catalog,
        viewpoint,
    });
    let all = library.catalog.series_ids();
    let changed: Vec<Changed> = all
        .filter_map(|series| diff::since(&library.catalog, viewpoint, since, series))
        .collect();
    done(args, (before, after), &changed, lang)
}

/// What differs between two packs, as far as it was published since a day.
fn since_day(
    args: &Diff,
    (one, other): (&Library, &Library),
    (viewpoint, since): (&Viewpoint, Date),
    lang: Lang,
) -> Done {
    let [before, after] = [one, other].map(|library| CatalogState {
        catalog: &library.catalog,
        viewpoint,
    });
    let mut changed = diff::diff(before, after);
    for series in &mut changed {
        series.claims.retain(|change| match *change {
            diff::ClaimChange::Added(id) | diff::ClaimChange::Revised(_, id) => {
                is_late(after.catalog, id, since)
            }
            diff::ClaimChange::Withdrawn(id) => is_late(before.catalog, id, since),
        });
    }
    // A series of which nothing was published since that day has not changed.
    changed.retain(|series| !series.claims.is_empty());
    done(args, (before, after), &changed, lang)
}

fn told(
    args: &Diff,
    (one, then): (&Library, &Viewpoint),
    (other, now): (&Library, &Viewpoint),
    lang: Lang,
) -> Done {
    let before = CatalogState {
        catalog: &one.catalog,
        viewpoint: then,
    };
    let after = CatalogState {
        catalog: &other.catalog,
        viewpoint: now,
    };
    let changed = diff::diff(before, after);
    done(args, (before, after), &changed, lang)
}

/// Ends with 0 where anything differs, like a search that found something.
fn done(
    args: &Diff,
    (before, after): (CatalogState<'_>, CatalogState<'_>),
    changed: &[Changed],
    lang: Lang,
) -> Done {
    let difference = Difference {
        before,
        after,
        changed,
        lang,
    };
    let code = if difference.changed.is_empty() {
        NOTHING
    } else {
        0
    };
    match args.json {
        true => Done::text(pretty(&difference.json()), code),
        false => Done::text(difference.lines(), code),
    }
}

fn library(path: &Path) -> Result<Library, Error> {
    let library = Library::open(&readable(vec![files::open(path)])?);
    match library.no_packs.is_empty() {
        true => Ok(library),
        false => Err(Error::NotAPack(shown(path))),
    }
}
