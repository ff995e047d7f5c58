//! Questions as they are said in a meeting, read into what is asked.
//!
//! Owns the typed value of a question and the way to it: words that ask (`phrases`, tables of both languages, found by `lexicon`), days,
//! years and figures (`dates`), parts of a year (`parts`), the time before (`earlier`), names of places and categories (`names`), what
//! is denied (`denied`), several things in one (`apart`), and what they come to together (`decide`). What asks nothing is left as the subject, for the search that exists. Pure: it must not know the
//! index, nor whether anything answers; names come in as values, and what it does not read it leaves alone.
//!
//! Reading order: `says`, `phrases`, `tokens`, `lexicon`, `dates`, `parts`, `earlier`, `names`, `topics`, `denied`, `apart`, `decide`.

mod apart;
mod dates;
mod decide;
mod denied;
mod earlier;
mod lexicon;
mod names;
mod parts;
mod phrases;
mod pieces;
mod says;
mod tokens;
mod topics;

pub use dates::{Loose, Since};
pub use decide::{asks, is_plain, read};
pub use names::{CategoryName, Names, PlaceName};
pub use phrases::{COUNTRY, GROWTH_OF_ECONOMY};
pub use says::{Earlier, First, Kind, Lead, PlaceWord, Question, State};
