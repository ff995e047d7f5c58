//! Questions as they are said in a meeting, read into what is asked.
//!
//! Owns the typed value of a question and the way to it: words that ask (`phrases`, tables of both languages, found by `lexicon`), days,
//! years and figures (`dates`), parts of a year (`parts`), the time before (`earlier`), names of places and categories (`names`), what
//! is denied (`denied`), what is counted (`counted`), which of several things is meant (`qualifiers`), other countries (`countries`), several things in one (`apart`), and what they come to together (`decide`). What asks nothing is left as the subject, for the search that exists. Pure: it must not know the
//! index, nor whether anything answers; names come in as values, and what it does not read it leaves alone.
//!
//! Reading order: `says`, `phrases`, `tokens`, `lexicon`, `dates`, `parts`, `earlier`, `names`, `countries`, `counted`, `qualifiers`, `topics`, `denied`, `apart`, `decide`, `besides`.

mod apart;
mod besides;
mod counted;
mod countries;
mod dates;
mod decide;
mod denied;
mod earlier;
mod lexicon;
mod names;
mod parts;
mod phrases;
mod pieces;
mod qualifiers;
mod says;
mod tokens;
mod topics;

pub use besides::only_asks;
pub use counted::{asks_population, is_about, is_all_of, is_anybody, is_general};
pub use dates::{Loose, Since};
pub use decide::{asks, is_plain, read};
pub use names::{CategoryName, Names, PlaceName};
pub use phrases::{COUNTRY, GROWTH_OF_ECONOMY, POPULATION, THERE};
pub use qualifiers::{Qualifier, denied, unmet};
pub use says::{Earlier, First, Kind, Lead, PlaceWord, Question, State, Trend};
