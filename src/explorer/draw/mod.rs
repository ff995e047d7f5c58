//! Pieces of the screen that know numbers, text and styles only.
//!
//! Owns the points that charts and sparklines draw. No widget knows the catalogue, a theme or a
//! language.

pub(crate) mod chart;
pub(crate) mod series;
pub(crate) mod sparkline;

/// How sure a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quality {
    /// Reported as reached.
    Actual,
    /// Estimated.
    Estimate,
    /// Expected.
    Forecast,
}

/// One figure of one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    /// The year.
    pub year: i32,
    /// The figure.
    pub value: f64,
    /// How sure it is.
    pub quality: Quality,
}
