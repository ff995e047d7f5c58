//! Columns that are headed by the months of a year, beside a column or below a title that tells the year.
//!
//! Owns when words such as `Jan`, `May` are months and no names. It must not know a row.

use super::column::{Column, Slot};
use super::english_time::month_named;
use super::moment::ClaimMoment;
use crate::core::fold::bare;
use crate::core::period::MONTH_NAMES;

/// How many columns of months make sure that none of them is a name.
const ENOUGH: usize = 3;

/// What stands behind the months and is worked out from them, folded.
const WORKED_OUT: [&str; 10] = [
    "annual",
    "annual average",
    "average",
    "avg",
    "ave",
    "mean",
    "year",
    "half1",
    "half2",
    "total",
];

/// Makes columns of months such, and skips what is worked out from them: nothing says of which time it is.
pub(super) fn settle(columns: &mut [Column]) {
    let month = |column: &Column| match column {
        Column::Other(heading) => month_named(&bare(heading)),
        _ => None,
    };
    if columns.iter().filter_map(month).count() < ENOUGH {
        return;
    }
    for column in columns {
        let Column::Other(heading) = &*column else {
            continue;
        };
        let name = month_named(&bare(heading)).and_then(|month| MONTH_NAMES.get(month));
        if let Some(name) = name {
            let period = (*name).to_owned();
            *column = Column::Figures(Slot {
                moment: Some(ClaimMoment { year: 0, period }),
                heading: heading.clone(),
                ..Slot::default()
            });
        } else if WORKED_OUT.contains(&bare(heading).as_str()) {
            *column = Column::Compares(heading.clone());
        }
    }
}
