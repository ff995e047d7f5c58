//! Pieces of the screen that know numbers, text and styles only.
//!
//! Owns the points that charts and sparklines draw. No widget knows the catalogue, a theme or a
//! language.

pub mod chart;
pub mod series;
pub mod sparkline;

/// How sure a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// Reported as reached.
    Actual,
    /// Estimated.
    Estimate,
    /// Expected.
    Forecast,
}

/// One figure of one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The year.
    pub year: i32,
    /// The figure.
    pub value: f64,
    /// How sure it is.
    pub quality: Quality,
}
