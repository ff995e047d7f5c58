//! Reads questions as they are asked in a meeting.
//!
//! Owns the typed value of a question (`says`) and the way to it: words that ask (`phrases`, tables of both
//! languages, found by `lexicon`), days, years and figures (`dates`), parts of a year (`parts`), the earlier time
//! (`earlier`), means and terms (`spans`), limits of figures (`limits`), names of places and categories (`names`),
//! what is denied (`denied`), what is counted (`counted`), which of several things is meant (`qualifiers`), other
//! countries (`countries`), measures without a thing (`measures`), opposites (`opposites`), several things in one
//! (`apart`), targets in general (`generally`), and their meaning together (`decide`). Words that do not ask are left
//! as the subject, which is searched like any query. It must not know the index, nor whether anything answers; names
//! come in as values.
//!
//! Reading order: `says`, `phrases`, `tokens`, `lexicon`, `dates`, `parts`, `earlier`, `names`, `countries`,
//! `counted`, `qualifiers`, `measures`, `opposites`, `pieces`, `topics`, `denied`, `apart`, `spans`, `limits`,
//! `generally`, `decide`, `besides`.

mod apart;
mod besides;
mod counted;
mod countries;
mod dates;
mod decide;
mod denied;
mod earlier;
mod generally;
mod lexicon;
mod limits;
mod measures;
mod names;
mod opposites;
mod parts;
mod phrases;
mod pieces;
mod qualifiers;
mod says;
mod spans;
mod tokens;
mod topics;

pub use besides::{is_only_size, only_asks};
pub use counted::{asks_population, is_about, is_all_of, is_anybody, is_general};
pub use dates::{Loose, Since};
pub use decide::{asks, is_plain, read};
pub use limits::{Limits, limits};
pub use measures::{asks_area, is_of_nothing, is_part_of};
pub use names::{CategoryName, PlaceName, QuestionNames};
pub use opposites::opposed;
pub use phrases::{AREA, COUNTRY, GROWTH_OF_ECONOMY, POPULATION, THERE, means_of};
pub use qualifiers::{Qualifier, denied, unmet};
pub use says::{
    AskedTrend, Earlier, First, Lead, Over, PlaceWord, Question, QuestionKind, Span, State,
};
