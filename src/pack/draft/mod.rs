//! The text of a resolution or report becomes proposals that nobody has promised yet.
//!
//! Owns the reading of figures, targets and judgements out of Vietnamese prose by rules: tables of words, one pass over
//! each paragraph, no pattern that goes back. It must not know a language of the screen, the disk or a clock: what a
//! text does not say is asked of a person.
//!
//! Reading order: `text` (paragraphs, words, numbers), `language` (what is not read), `phrases` (tables of phrases), `units`, `cues` and `time_words` (the tables), `time`, `sentence`,
//! `masks` (numbers that are no figures), `numbers`, `cells` (units before figures); `strip` (what belongs to a figure on its left), `role`, `name`, `subject`, `placed`, `kind`, `ground`, `shown`, `proof`, `when`, `guess`,
//! `judged`; `document` and `heading` (what holds for more than a sentence), `read` (a paragraph with all of it), `proposal`, `naming`, `dating`, `decided`, `measured` and `figure` (a figure), `reader` on top; `join`;
//! `doubt` and `claim` (what is proposed), `write` (the pack); `docx` is run in a process of its own.

pub mod cells;
pub mod claim;
pub mod cues;
pub mod dating;
pub mod decided;
pub mod document;
pub mod docx;
pub mod doubt;
pub mod figure;
pub mod ground;
pub mod guess;
pub mod heading;
pub mod join;
pub mod judged;
pub mod kind;
pub mod language;
pub mod masks;
pub mod measured;
pub mod name;
pub mod named;
pub mod naming;
pub mod numbers;
pub mod phrases;
pub mod placed;
pub mod proof;
pub mod proposal;
pub mod read;
pub mod reader;
pub mod role;
pub mod sentence;
pub mod shown;
pub mod strip;
pub mod subject;
pub mod text;
pub mod time;
pub mod time_words;
pub mod units;
pub mod when;
pub mod write;

pub use document::DocumentHints;
pub use reader::draft;
