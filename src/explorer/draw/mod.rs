//! Pieces of the screen that know numbers, text and styles only.
//!
//! Owns what charts and sparklines are made of. `series` takes it from the catalogue, `scale` says on
//! which row and column it stands, `canvas` which of two things in one cell is seen, `chart` and
//! `sparkline` draw. No widget knows the catalogue, a theme or a language.

pub(crate) mod canvas;
pub(crate) mod chart;
pub(crate) mod large;
pub(crate) mod scale;
pub(crate) mod series;
pub(crate) mod sparkline;

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quality {
    /// Reported as reached.
    Actual,
    /// Estimated.
    Estimate,
    /// Expected.
    Forecast,
}

/// What a figure says of the number behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// It is that number.
    Exact,
    /// It is about, or nearly, that number.
    About,
    /// It is that number or more.
    AtLeast,
    /// It is that number or less.
    AtMost,
}

/// One figure of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Datum {
    /// Where it stands in time, in years: the end of a year is the year itself.
    pub at: f64,
    /// Of a mean over several years, the first of them.
    pub from: Option<f64>,
    /// The figure, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub far: Option<f64>,
    /// How sure it is.
    pub quality: Quality,
    /// What it says of the number behind it.
    pub bound: Bound,
    /// Whether it was worked out from published figures.
    pub is_derived: bool,
    /// Figures of one number contradict each other.
    pub dispute: Option<usize>,
}

/// One figure of a sparkline: of a year, or the mean of several.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stretch {
    /// First and last year.
    pub years: (i32, i32),
    /// The figure.
    pub value: f64,
    /// How sure it is.
    pub quality: Quality,
}
