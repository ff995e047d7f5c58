//! The targets a public plan sets itself: what was promised, where it stands, who says so.
//!
//! A [`Library`] holds packs (folders of TOML) and an index over their names. A [`Query`] is what a person
//! types, in Vietnamese with or without marks, or in English; a [`Viewpoint`] is the day and the plan under
//! which a series is judged.
//!
//! ```
//! use chitieu::{Lang, Library, Scope, SeriesId, Viewpoint, shipped_packs, status_words};
//!
//! let library = Library::open(&shipped_packs());
//! let viewpoint = Viewpoint::on("2026-11-24".parse()?);
//! let query = library.understand("che phu rung");
//! let scope = Scope {
//!     viewpoint: &viewpoint,
//!     place: library.catalog.default_place(),
//!     home: None,
//! };
//! let answer = library.find(&query, scope, 1);
//! let series = SeriesId(answer.hits[0].entry);
//! let name = library.catalog.indicator_of(series).name;
//! assert_eq!(library.catalog.say(name, Lang::Vi), "Tỷ lệ che phủ rừng");
//! let standing = library.judge(series, &viewpoint);
//! assert_ne!(status_words(standing.status, Lang::En), "");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `examples/look_up.rs` goes on from here. What is not named here are the rooms of the program, drawn in
//! `docs/architecture.md`: they are public to its own tests and benches, and nothing is promised of them.

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

pub use crate::core::catalog::Catalog;
pub use crate::core::judge::board::Scoreboard;
pub use crate::core::judge::standing::{Reason, Standing, Status};
pub use crate::core::judge::viewpoint::Viewpoint;
pub use crate::core::lang::Lang;
pub use crate::core::model::{Claim, ClaimId, ClaimKind, PlaceId, SeriesId, SourceId};
pub use crate::library::{Library, Scope};
pub use crate::pack::diagnostic::Diagnostic;
pub use crate::pack::files::{PackFiles, embedded as shipped_packs, open as open_pack};
pub use crate::search::answer::{Answer, Hit};
pub use crate::search::query::Query;
pub use crate::words::locale::number::FigureSize;
pub use crate::words::problems::diagnostics::line as problem_words;
pub use crate::words::wording::{
    marked_figure as figure_words, promised as target_words, reason as reason_words,
    source as source_words, status as status_words, unit as unit_words, when as period_words,
};
