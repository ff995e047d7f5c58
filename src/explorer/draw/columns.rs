//! How wide the columns of rows are.
//!
//! Owns the widths as they follow from what the rows hold, and the order in which columns give way where a screen is
//! narrow: first the name is shortened, then the trend goes, the owner, the period of the target, the side of a status,
//! a period that is a whole year, the distance. A figure with its unit and its mark stays, and so does its target. It must
//! not know what a cell says.

use std::sync::OnceLock;

use crate::core::lang::Lang;
use crate::explorer::draw::series::SPAN;
use crate::line::draw::text;
use crate::report::rows::RowCells;

/// Rows that are measured: those behind them take their room from their own name.
pub(crate) const MEASURED: usize = 60;
/// A column is wide enough for this share of its cells, in hundredths: the first one that leaves room for the other
/// columns. A wider cell pushes its own row.
const SHARES: [usize; 5] = [100, 85, 70, 60, 50];
/// Cells of the name that it has at the least before a column gives way.
const LEAST_NAME: usize = 24;
/// Fewest cells of a row of one line, if the screen has them: a list of few rows may need less than the next one.
const LEAST_WIDTH: usize = 76;
/// Cells from which a row of two lines has a sparkline, a long one, and who answers.
const SHORT_SPARK_ROOM: usize = 42;
const LONG_SPARK_ROOM: usize = 57;
const OWNER_ROOM: usize = 97;
/// Cells of a short sparkline.
const SHORT_SPARK: usize = 8;

/// A width for each column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Widths {
    /// The name.
    pub(crate) name: usize,
    /// The figure with its unit.
    pub(crate) figure: usize,
    /// The period, and whether the figure was worked out.
    pub(crate) when: usize,
    /// The part of it without which a figure is never shown.
    pub(crate) when_least: usize,
    /// The target with its period.
    pub(crate) target: usize,
    /// The target alone.
    pub(crate) target_short: usize,
    /// The distance.
    pub(crate) gap: usize,
    /// The word of the status.
    pub(crate) status: usize,
    /// The same without a side.
    pub(crate) status_short: usize,
    /// Who answers.
    pub(crate) owner: usize,
}

/// What some rows need: each of those shares of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct MeasuredWidths {
    shares: [Widths; SHARES.len()],
    /// The shortest period below its heading.
    shortest_when: usize,
}

/// The widths that rows need in each language, measured on demand.
#[derive(Debug, Default)]
pub(crate) struct MeasuredOnce([OnceLock<MeasuredWidths>; 2]);

impl MeasuredOnce {
    /// The widths that rows need in a language; measured at the first call.
    pub(crate) fn get_or_measure(
        &self,
        lang: Lang,
        work: impl FnOnce() -> MeasuredWidths,
    ) -> MeasuredWidths {
        let [vi, en] = &self.0;
        *lang.pick(vi, en).get_or_init(work)
    }
}

/// The widths of the cells of one row, in the order of `Widths`.
fn widths(cells: &RowCells) -> [usize; 10] {
    [
        &cells.name,
        &cells.figure,
        &cells.when,
        &cells.when_least,
        &cells.target,
        &cells.target_short,
        &cells.gap,
        &cells.status,
        &cells.status_short,
        &cells.owner,
    ]
    .map(|cell| text::width(cell))
}

impl Widths {
    /// Widths of cells, within bounds; a column with a heading is as wide as that, if it holds anything.
    fn new(heads: &Self, of: impl Fn(usize) -> usize) -> Self {
        let [
            name,
            figure,
            when,
            when_least,
            target,
            target_short,
            gap,
            status,
            status_short,
            owner,
        ] = std::array::from_fn(of);
        let within = |wide: usize, head: usize, most: usize| match wide {
            0 => 0,
            wide => wide.max(head).min(most),
        };
        Self {
            name,
            figure: within(figure, heads.figure, 28),
            when: within(when, heads.when, 24),
            when_least: within(when_least, heads.when, 24),
            target: within(target, heads.target, 30),
            target_short: within(target_short, heads.target, 18),
            gap: within(gap, heads.gap, 28),
            status: within(status, heads.status, 28),
            status_short: within(status_short, heads.status, 22),
            owner: within(owner, heads.owner, 26),
        }
    }
}

impl MeasuredWidths {
    /// What some rows need below headings of these widths.
    pub(crate) fn measure(heads: &Widths, rows: impl Iterator<Item = RowCells>) -> Self {
        let mut columns: [Vec<usize>; 10] = Default::default();
        for cells in rows {
            for (column, width) in columns.iter_mut().zip(widths(&cells)) {
                // An empty cell needs no width.
                column.extend((width > 0).then_some(width));
            }
        }
        for column in &mut columns {
            column.sort_unstable();
        }
        let at = |column: usize, share: usize| {
            let widths = columns.get(column).map_or(&[][..], Vec::as_slice);
            let last = widths.len().saturating_sub(1);
            widths.get(last * share / 100).copied().unwrap_or(0)
        };
        let widths = |share| Widths::new(heads, |column| at(column, share));
        Self {
            shares: SHARES.map(widths),
            shortest_when: widths(0).when,
        }
    }
}

/// The columns of rows; nothing means that a cell gave way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RowColumns {
    /// Cells of a row.
    pub(crate) width: usize,
    /// Whether a row is one line.
    pub(crate) is_one_line: bool,
    /// The name, where a row is one line.
    pub(crate) name: usize,
    /// The figure with its unit.
    pub(crate) figure: usize,
    /// Its period.
    pub(crate) when: usize,
    /// The target.
    pub(crate) target: usize,
    /// The distance.
    pub(crate) gap: usize,
    /// The status.
    pub(crate) status: usize,
    /// Who answers.
    pub(crate) owner: usize,
    /// The sparkline.
    pub(crate) spark: usize,
    /// Whether the target stands with its period.
    pub(crate) has_target_period: bool,
    /// Whether the screen is so narrow that the target may give way.
    pub(crate) is_narrow: bool,
}

/// The optional facts of rows besides figure, target and status.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowFacts {
    /// Whether they tell the distance to the target.
    pub(crate) gap: bool,
    /// Whether they tell who answers.
    pub(crate) owner: bool,
}

/// How many facts a row shows, the richest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FactDetail {
    All,
    NoTargetPeriod,
    NoSide,
    NoYears,
    NoGap,
}

/// The share of rows that must fit (as an index), and the facts shown: tried in this order.
const WAYS: [(usize, FactDetail); 13] = [
    (0, FactDetail::All),
    (1, FactDetail::All),
    (1, FactDetail::NoTargetPeriod),
    (1, FactDetail::NoSide),
    (2, FactDetail::NoTargetPeriod),
    (2, FactDetail::NoSide),
    (3, FactDetail::NoSide),
    (4, FactDetail::NoSide),
    (2, FactDetail::NoYears),
    (3, FactDetail::NoYears),
    (4, FactDetail::NoYears),
    (2, FactDetail::NoGap),
    (4, FactDetail::NoGap),
];

/// The same of rows of two lines whose period may stand beside the name: the shares of the figures and of the targets
/// that must fit; every word of a status does.
const WITH_SHORT_PERIODS: [(usize, usize, FactDetail); 12] = [
    (0, 0, FactDetail::NoTargetPeriod),
    (0, 0, FactDetail::NoSide),
    (1, 0, FactDetail::NoSide),
    (0, 0, FactDetail::NoGap),
    (1, 0, FactDetail::NoGap),
    (2, 0, FactDetail::NoGap),
    (3, 0, FactDetail::NoGap),
    (4, 0, FactDetail::NoGap),
    (3, 1, FactDetail::NoGap),
    (3, 2, FactDetail::NoGap),
    (4, 3, FactDetail::NoGap),
    (4, 4, FactDetail::NoGap),
];

/// How many of the first let nothing go but the period of a target and the side of a status, for nearly all rows.
const SPARING: usize = 4;
/// The share of a row that names get before those are left out.
const ROOMY_NAME: (usize, usize) = (3, 10);

/// The space that rows have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowSpace {
    /// Cells of a row.
    pub(crate) width: usize,
    /// Cells of the screen.
    pub(crate) screen: u16,
    /// Whether a row is one line, not two.
    pub(crate) is_one_line: bool,
}

impl RowColumns {
    /// The columns of rows in some space.
    pub(crate) fn lay_out(measured: &MeasuredWidths, space: RowSpace, shows: RowFacts) -> Self {
        let RowSpace {
            width,
            screen,
            is_one_line,
        } = space;
        let [most, ..] = measured.shares;
        let told = |(share, told): (usize, FactDetail), owner, spark| {
            let widths = measured.shares.get(share).copied().unwrap_or_default();
            let pick = |is_rich, rich, poor| if is_rich { rich } else { poor };
            let has_target_period = told < FactDetail::NoTargetPeriod;
            Self {
                width,
                is_one_line,
                name: 0,
                figure: widths.figure,
                when: pick(told < FactDetail::NoYears, widths.when, widths.when_least),
                target: pick(has_target_period, widths.target, widths.target_short),
                gap: pick(shows.gap && told < FactDetail::NoGap, widths.gap, 0),
                // A word that is wider than its column would push all cells before it aside.
                status: pick(told < FactDetail::NoSide, widths.status, 0).max(most.status_short),
                owner,
                spark,
                has_target_period,
                is_narrow: screen < 60,
            }
        };
        let owner = if shows.owner { most.owner } else { 0 };
        let ways = WAYS.into_iter();
        if !is_one_line {
            let spark = match width {
                0..SHORT_SPARK_ROOM => 0,
                SHORT_SPARK_ROOM..LONG_SPARK_ROOM => SHORT_SPARK,
                _ => SPAN,
            };
            let owner = if width < OWNER_ROOM { 0 } else { owner };
            let fits = |columns: &Self| columns.facts() <= width;
            let mut found = ways
                .clone()
                .take(SPARING)
                .map(|way| told(way, owner, spark));
            let found = found.find(fits).or_else(|| {
                // A period that its column does not hold stands beside the name: the other facts come first.
                let columns = |(figures, targets, detail)| Self {
                    figure: told((figures, detail), owner, spark).figure,
                    target: told((targets, detail), owner, spark).target,
                    when: measured.shortest_when,
                    ..told((0, detail), owner, spark)
                };
                let found = WITH_SHORT_PERIODS.into_iter().map(columns).find(fits)?;
                let left = width - found.facts();
                let when = (found.when + left).min(most.when);
                Some(Self { when, ..found })
            });
            let found = found.or_else(|| ways.map(|way| told(way, owner, spark)).find(fits));
            return found.unwrap_or_else(|| told((4, FactDetail::NoGap), owner, spark));
        }
        let least = most.name.min(LEAST_NAME.max(width / 5));
        let left = |columns: &Self| width.saturating_sub(1 + columns.facts() + columns.ends());
        let fits = |columns: &Self| left(columns) >= least;
        let [rich, usual] = [0, 1].map(|share| (share, FactDetail::All));
        let ends = [(rich, owner, SPAN), (usual, owner, SPAN), (usual, owner, 0)];
        let with_ends = ends.map(|(way, owner, spark)| told(way, owner, spark));
        let found = with_ends.into_iter().find(fits);
        let bare = || ways.clone().map(|way| told(way, 0, 0));
        // The period of a target and the side of a status give way before most of a name does.
        let roomy = most.name.min(width * ROOMY_NAME.0 / ROOMY_NAME.1);
        let roomy = roomy.max(least);
        let keeps_name = |columns: &Self| left(columns) >= roomy;
        let found = found.filter(keeps_name);
        let found = found.or_else(|| bare().take(SPARING).find(keeps_name));
        let found = found.or_else(|| bare().find(fits));
        let mut columns = found.unwrap_or_else(|| told((4, FactDetail::NoGap), 0, 0));
        // A column wider than any name would only separate what belongs together.
        columns.name = left(&columns).min(most.name.max(LEAST_NAME));
        let taken = columns.name + 1 + columns.facts() + columns.ends();
        columns.width = taken.max(LEAST_WIDTH.min(width));
        columns
    }

    /// Cells of figure, period, target, distance and status.
    pub(crate) fn facts(&self) -> usize {
        let columns = [self.figure, self.when, self.target, self.gap, self.status];
        let shown = columns.iter().filter(|column| **column > 0);
        shown
            .map(|column| column + 1)
            .sum::<usize>()
            .saturating_sub(1)
    }

    /// Cells of what stands at the right end, with the space before each.
    pub(crate) fn ends(&self) -> usize {
        let columns = [self.owner, self.spark];
        let shown = columns.iter().filter(|column| **column > 0);
        shown.map(|column| column + 1).sum()
    }
}
