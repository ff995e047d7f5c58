//! Pieces of the screen that know numbers, text and styles only.
//!
//! Owns what charts and sparklines are made of. `report::plot` takes it from the catalogue, `scale` says on
//! which row and column it stands, `canvas` which of two things in one cell is seen, `chart` and
//! `sparkline` draw; `columns` says how wide those of rows are. It must not know the catalogue, a theme or a language.

pub(crate) mod canvas;
pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod large;
pub(crate) mod scale;
pub(crate) mod sparkline;

pub(crate) use crate::report::plot as series;
pub(crate) use crate::report::plot::{Datum, PlotBound, Quality, Stretch};
