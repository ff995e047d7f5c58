//! Questions as they are said in a meeting, read into what is asked.
//!
//! Owns the typed value of a question and the way to it: words that ask (`phrases`, tables of both languages, found by `lexicon`), days,
//! years and figures (`dates`), parts of a year (`parts`), names of places and categories (`names`), and what they come to together
//! (`decide`). What asks nothing is left as the subject, for the search that exists. Pure: it must not know the
//! index, nor whether anything answers; names come in as values, and what it does not read it leaves alone.
//!
//! Reading order: `says`, `phrases`, `tokens`, `lexicon`, `dates`, `parts`, `names`, `topics`, `decide`.

mod dates;
mod decide;
mod lexicon;
mod names;
mod parts;
mod phrases;
mod pieces;
mod says;
mod tokens;
mod topics;

pub use dates::Since;
pub use decide::{asks, is_plain, read};
pub use names::{CategoryName, Names, PlaceName};
pub use phrases::COUNTRY;
pub use says::{First, Kind, Lead, PlaceWord, Question, State};
