//! Why a command cannot do what it is asked.
//!
//! Owns the errors of the command line and the choice of the sentence that tells of each; the sentences stand
//! in `words`. Every one ends the program with 2. It prints nothing.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::assess::ArgumentError;
use crate::cli::cache::NoCache;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::core::nearest::UnknownName;
use crate::library::address::AddressError;
use crate::library::brief::{BadName, BriefError};
use crate::pack::diagnostic::{Diagnostic, NotAFile, Unopened};
use crate::pack::files::given::RefusedFile;
use crate::pack::files::pack_around;
use crate::pack::files::place;
use crate::pack::import::answers::BadMap;
use crate::pack::import::assemble::Need;
use crate::report::agenda as page;
use crate::search::query::Query;
use crate::words::briefs::briefs;
use crate::words::changes::changes;
use crate::words::commands::commands;
use crate::words::locale::words::{fill, words};
use crate::words::problems::{diagnostics, filters, names, system, unopened};

/// Why a command cannot do what it is asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A pack that was named cannot be opened: its folder or one of its files cannot be read.
    Pack(#[from] Box<Diagnostic>),
    /// What was named as a pack is none: by the name under which a person is told of it.
    NotAPack(String),
    /// A pack to which figures are to be added has errors.
    FaultyPack {
        /// Its folder.
        path: PathBuf,
        /// How many.
        count: usize,
    },
    /// A place, plan, category or status was named that the data does not have.
    UnknownName(#[from] UnknownName),
    /// A filter of a query cannot be read.
    Unreadable(Box<Query>),
    /// An argument of `assess` is wrong, or does not go with another.
    Argument(#[from] ArgumentError),
    /// An option of the CSV was given with another form.
    CsvOnly(&'static str),
    /// An option of claims was given where rows are written as they are listed.
    ClaimsOnly(&'static str),
    /// An option of CSV and JSON was given with another form.
    DataOnly(&'static str),
    /// A picture was asked for of so many indicators.
    OneChart(usize),
    /// A form that is no text would go to a terminal.
    NeedsFile(&'static str),
    /// A file that is to be written is there.
    IsThere(PathBuf),
    /// The name of a file that is to be written tells no form.
    UnknownEnding(PathBuf),
    /// The name of a form that is to be written does not end as workbooks do.
    NoWorkbook(PathBuf),
    /// The name of a file has signs that cannot be seen.
    BadFileName(PathBuf),
    /// What was given as an address is none.
    Address(AddressError),
    /// A page was asked for in a form for scripts.
    PageOnly(&'static str),
    /// A page was asked for of what is no indicator.
    NoPageOfPlan(String),
    /// A form cannot hold what was chosen.
    NoForm {
        /// The form.
        format: &'static str,
        /// Why not.
        why: String,
    },
    /// The folder for a new pack has files in it.
    NotEmpty(PathBuf),
    /// One file was named for two texts.
    SameFile(PathBuf),
    /// A comparison was asked for of one thing.
    NothingToCompare,
    /// A file that a pack is read from was named to be written.
    IsSource(PathBuf),
    /// What was compiled cannot be kept.
    NoCache(NoCache),
    /// Something needed of figures is said neither by their files nor by a person.
    Unsaid(Unsaid),
    /// A file of answers cannot be used.
    BadMap {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        error: BadMap,
    },
    /// A file that was named cannot be read.
    CannotRead {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        refused: RefusedFile,
    },
    /// An agenda that was named cannot be used.
    NoBrief(NoBrief),
    /// The file of an agenda cannot be read.
    CannotReadAgenda {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        error: io::Error,
    },
    /// A text cannot be opened.
    Unopened {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: Unopened,
    },
    /// A file or folder that was named cannot be written.
    CannotWrite {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        #[source]
        error: io::Error,
    },
    /// The terminal, the standard output or a thread failed.
    System(#[from] io::Error),
    /// The explorer was left or could not begin because the data did not come to its end.
    LoadingFailed,
    /// The explorer cannot be opened on a terminal of this system.
    NoExplorer,
}

/// Says it in English, for whoever uses this as a library.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::En))
    }
}

impl Error {
    /// What is wrong and what to do, in one line.
    pub fn said(&self, lang: Lang) -> String {
        let phrases = commands(lang);
        match self {
            Self::Pack(found) => diagnostics::line(found, lang),
            Self::NotAPack(name) => match pack_around(Path::new(name)) {
                Some(folder) => {
                    let folder = for_a_shell(&shown(&folder));
                    fill(phrases.part_of_a_pack, &[name, &folder])
                }
                None => fill(phrases.not_a_pack, &[name, name]),
            },
            Self::FaultyPack { path, count } => {
                let path = shown(path);
                fill(phrases.faulty_pack, &[&path, &count.to_string(), &path])
            }
            Self::UnknownName(error) => names::unknown(error, lang),
            Self::Unreadable(query) => query.error().map_or_else(String::new, |problem| {
                filters::at_its_place(query, problem, lang)
            }),
            Self::Argument(error) => error.said(lang),
            Self::CsvOnly(option) => fill(phrases.csv_only, &[option]),
            Self::ClaimsOnly(option) => fill(phrases.claims_only, &[option]),
            Self::DataOnly(option) => fill(phrases.data_only, &[option]),
            Self::OneChart(count) => fill(phrases.one_chart, &[&count.to_string()]),
            Self::NeedsFile(format) => fill(phrases.needs_file, &[format, format]),
            Self::IsThere(path) => fill(phrases.is_there, &[&shown(path)]),
            Self::UnknownEnding(path) => fill(phrases.unknown_ending, &[&shown(path)]),
            Self::NoWorkbook(path) => fill(phrases.no_workbook, &[&shown(path)]),
            Self::BadFileName(path) => fill(phrases.bad_file_name, &[&shown(path)]),
            Self::Address(error) => error.said(lang),
            Self::PageOnly(format) => fill(phrases.page_only, &[format]),
            Self::NoPageOfPlan(name) => fill(phrases.no_page_of_plan, &[name, name]),
            Self::NoForm { format, why } => fill(phrases.no_form, &[format, why]),
            Self::SameFile(path) => fill(phrases.same_file, &[&shown(path)]),
            Self::NothingToCompare => changes(lang).since_needed.to_owned(),
            Self::IsSource(path) => fill(phrases.is_source, &[&shown(path)]),
            Self::NoCache(NoCache::Off) => phrases.no_cache.to_owned(),
            Self::NoCache(NoCache::NoHome) => phrases.no_home.to_owned(),
            Self::Unsaid(unsaid) => unsaid.said(lang),
            Self::BadMap { path, error } => {
                let why = match error {
                    BadMap::Toml(words) => words.lines().collect::<Vec<_>>().join(" "),
                    BadMap::Word { key, word } => fill(phrases.map_word, &[key, word]),
                };
                fill(phrases.bad_map, &[&shown(path), &why])
            }
            Self::NoBrief(why) => why.said(lang),
            Self::CannotReadAgenda { path, error } => {
                with_path(phrases.cannot_read, path, error, lang)
            }
            Self::NotEmpty(path) => fill(phrases.not_empty, &[&shown(path)]),
            Self::CannotRead { path, refused } => {
                let why = match refused {
                    RefusedFile::System(error) => {
                        return with_path(phrases.cannot_read, path, error, lang);
                    }
                    RefusedFile::Device => phrases.is_device.to_owned(),
                    RefusedFile::Socket => phrases.is_socket.to_owned(),
                    RefusedFile::TooLarge { most } => {
                        fill(phrases.is_too_large, &[&diagnostics::size(*most)])
                    }
                };
                fill(phrases.cannot_read, &[&shown(path), &why])
            }
            Self::Unopened { path, why } => fill(
                phrases.cannot_read,
                &[&shown(path), &unopened::said(why, lang)],
            ),
            Self::CannotWrite { path, error } => with_path(phrases.cannot_write, path, error, lang),
            Self::System(error) => system::message(error.into(), lang),
            Self::NoExplorer => commands(lang).no_explorer.to_owned(),
            Self::LoadingFailed => words(lang).loading_failed.to_owned(),
        }
    }
}

/// Why an agenda that was named cannot be used.
#[derive(Debug)]
pub enum NoBrief {
    /// Its name can be none.
    Name(String, BadName),
    /// There is none of that name; the names that there are.
    Absent(String, Vec<String>),
    /// There is no home folder in which agendas could lie.
    NoHome,
    /// The file is no agenda.
    Bad(PathBuf, BriefError),
}

impl NoBrief {
    /// What is wrong and what to do, in one line.
    fn said(&self, lang: Lang) -> String {
        let phrases = briefs(lang);
        match self {
            Self::Name(name, why) => fill(phrases.bad_name, &[name, page::bad_name(*why, lang)]),
            Self::Absent(name, known) if known.is_empty() => fill(phrases.no_brief_at_all, &[name]),
            Self::Absent(name, known) => fill(phrases.no_brief, &[name, &known.join(", ")]),
            Self::NoHome => phrases.no_home.to_owned(),
            Self::Bad(path, why) => {
                fill(phrases.bad_file, &[&shown(path), &page::error(why, lang)])
            }
        }
    }
}

impl From<NoBrief> for Error {
    fn from(why: NoBrief) -> Self {
        Self::NoBrief(why)
    }
}

/// What is needed of figures and nobody said, with the command that says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaid {
    need: Need,
    command: String,
}

impl Unsaid {
    /// The need of a command line; a place may be told by a title.
    pub(crate) fn new(need: Need, hint: Option<&str>, line: &[String], lang: Lang) -> Self {
        let phrases = commands(lang);
        let (option, answer) = match need {
            Need::Place => ("--place", hint.unwrap_or(phrases.some_place)),
            Need::Year => ("--year", phrases.some_year),
            Need::Indicator => ("--indicator", phrases.some_indicator),
            Need::Kind => ("--kind", "target"),
        };
        let words = line.iter().map(|word| for_a_shell(word));
        let command = ["chitieu".to_owned()].into_iter().chain(words);
        let command = command.chain([option.to_owned(), for_a_shell(answer)]);
        Self {
            need,
            command: command.collect::<Vec<_>>().join(" "),
        }
    }

    fn said(&self, lang: Lang) -> String {
        let phrases = commands(lang);
        let phrase = match self.need {
            Need::Place => phrases.needs_place,
            Need::Year => phrases.needs_year,
            Need::Indicator => phrases.needs_indicator,
            Need::Kind => phrases.needs_kind,
        };
        fill(phrase, &[&self.command])
    }
}

/// A word as it is typed into a shell: in quotes where any sign of it would mean something there.
pub(crate) fn for_a_shell(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "._/-+,:@%".contains(letter);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

fn with_path(phrase: &str, path: &Path, error: &io::Error, lang: Lang) -> String {
    let lost = place::leads_nowhere(path, error).then_some(NotAFile::DanglingLink);
    let said = match NotAFile::of(error).or(lost) {
        Some(what) => system::not_a_file(what, lang).to_owned(),
        None => system::message(error.into(), lang),
    };
    fill(phrase, &[&shown(path), &said])
}

/// A path as a person would name it.
pub(crate) fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}
