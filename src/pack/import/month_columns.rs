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

/// Writes out the months of a heading that stand as `T1`, `Th2`, `T.3/2024`, so that they are read as those that are
/// written in full. One alone may be anything.
pub(super) fn write_out(headings: &mut [Vec<String>]) {
    // Names of months below something else are months as well: `Jan` below `2023`.
    let written = |parts: &Vec<String>| {
        let last = parts.last()?;
        let named = month_named(&bare(last)).filter(|_| parts.len() >= 2);
        short_month(last).or_else(|| named.map(|at| format!("thang {}", at + 1)))
    };
    if headings.iter().filter_map(written).count() < ENOUGH {
        return;
    }
    for parts in headings {
        if let Some(written) = written(parts)
            && let Some(last) = parts.last_mut()
        {
            *last = written;
        }
    }
}

/// Tells whether a cell of a heading may be a month: `T1`.
pub(super) fn is_short_month(text: &str) -> bool {
    short_month(text).is_some()
}

/// `T1`, `Th.2`, `Thg 3`, `T4/2024` in full, folded; none where it is no month.
fn short_month(text: &str) -> Option<String> {
    let text = text.trim();
    let letters = text.find(|c: char| c.is_ascii_digit())?;
    let (head, rest) = text.split_at_checked(letters)?;
    let head = bare(head);
    let (month, year) = match rest.split_once(['/', '-', '.']) {
        Some((month, year)) => (month, Some(year.trim())),
        None => (rest, None),
    };
    let number: u8 = month.trim().parse().ok()?;
    let is_year = year.is_none_or(|year| super::calendar::year(year).is_some());
    let is_month = matches!(head.as_str(), "t" | "th" | "thg") && (1..=12).contains(&number);
    (is_month && is_year).then(|| match year {
        Some(year) => format!("thang {number}/{year}"),
        None => format!("thang {number}"),
    })
}

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

#[cfg(test)]
mod tests {
    use super::write_out;

    #[track_caller]
    fn check(headings: &[&str], written: &[&str]) {
        let mut parts: Vec<Vec<String>> = headings
            .iter()
            .map(|text| vec!["Thực hiện".to_owned(), (*text).to_owned()])
            .collect();
        write_out(&mut parts);
        let last: Vec<&str> = parts.iter().map(|parts| parts[1].as_str()).collect();
        assert_eq!(last, written);
    }

    #[test]
    fn short_months_are_written_out_where_several_stand() {
        check(&["T1", "T2", "T12"], &["thang 1", "thang 2", "thang 12"]);
        check(&["Th.1", "Thg 2", "t3"], &["thang 1", "thang 2", "thang 3"]);
        check(
            &["T1/2024", "T2/2024", "T3/2024", "Cộng"],
            &["thang 1/2024", "thang 2/2024", "thang 3/2024", "Cộng"],
        );
        check(&["T1", "T2", "Cộng"], &["T1", "T2", "Cộng"]);
        check(&["T13", "T14", "T15"], &["T13", "T14", "T15"]);
        check(&["T1a", "T2b", "T3c"], &["T1a", "T2b", "T3c"]);
    }
}
