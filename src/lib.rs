//! The targets a public plan sets itself: claims with sources, search, judgement and screens.

#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod core;
#[doc(hidden)]
pub mod explorer;
#[doc(hidden)]
pub mod library;
#[doc(hidden)]
pub mod line;
#[doc(hidden)]
pub mod pack;
#[doc(hidden)]
pub mod report;
#[doc(hidden)]
pub mod search;
#[doc(hidden)]
pub mod words;
