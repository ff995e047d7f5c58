//! What may stand on the command line.
//!
//! Owns the options and commands as clap types; completions and the manual page grow from them. It
//! must not know what a command does, nor how the help says it: that stands in `words::help`, and a test sees
//! that the English of it is what is written here.

use std::num::{NonZeroUsize, ParseIntError};
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub use crate::cli::assess_args::Assess;
pub use crate::cli::doctor_args::Doctor;
pub use crate::cli::export_args::{Export, PageOutput, PaperFormat};
pub use crate::cli::said::FileHints;
use crate::core::lang::Lang;
use crate::core::typed_days as dates;
use crate::explorer::theme::ThemeName;

/// Explorer for the targets a public plan sets itself.
#[derive(Debug, Parser)]
#[command(name = "chitieu", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Start in the search box with this text.
    #[arg(long, value_name = "TEXT")]
    pub query: Option<String>,

    /// Send no copy to the terminal's clipboard.
    #[arg(long)]
    pub no_clipboard: bool,

    /// Many people share this account: keep nothing, and take only commands that read from their SSH logins.
    #[arg(long)]
    pub shared: bool,

    /// No screen: a question a line, an answer in plain lines, as talk does.
    #[arg(long)]
    pub plain: bool,

    /// Begin anew, not where the last session stopped.
    #[arg(long)]
    pub fresh: bool,

    /// Only the packs that were named: the explorer else keeps those of the program beside, for comparison.
    #[arg(long)]
    pub only: bool,

    /// Pin into this agenda, and begin with it: its name, or the path of its file.
    #[arg(long, value_name = "NAME|FILE")]
    pub brief: Option<String>,

    /// Theme: auto, dark, light, high-contrast, color-blind, none.
    #[arg(long, value_name = "NAME", value_parser = themes(), hide_possible_values = true)]
    pub theme: Option<ThemeName>,

    /// Signs: auto, ascii.
    #[arg(long, value_name = "WHICH", hide_possible_values = true)]
    pub signs: Option<Signs>,

    /// Options that every command takes.
    #[command(flatten)]
    pub global: Global,

    /// What to do; without one the explorer opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Cli {
    /// Tells whether what is printed is read by a program, so that no line may be broken.
    pub(crate) fn prints_data(&self) -> bool {
        match &self.command {
            None | Some(Command::Talk) => false,
            Some(Command::Find(args)) => args.json || args.csv,
            Some(Command::Ask(args)) => args.json,
            Some(Command::Brief(args)) => args.json,
            Some(Command::Show(args)) => args.json || args.format.is_some(),
            Some(Command::List(args)) => args.json || args.csv,
            Some(Command::Status(args)) => args.json || args.format.is_some(),
            Some(Command::Open(args)) => args.json,
            Some(Command::Assess(args)) => args.json,
            Some(Command::Doctor(args)) => args.json,
            Some(Command::Check(args)) => args.json,
            Some(Command::Import(args)) => args.json,
            Some(Command::Diff(args)) => args.json,
            Some(Command::Draft(args)) => args.json,
            Some(Command::Compile(_) | Command::New(_)) => false,
            Some(
                Command::Export(_)
                | Command::Completions { .. }
                | Command::Schema
                | Command::Man { .. }
                | Command::ReadWorkbook
                | Command::ReadDocument,
            ) => true,
        }
    }
}

/// Options that every command takes.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// Folder of a pack; may be given several times.
    #[arg(long, global = true, value_name = "PATH")]
    pub pack: Vec<PathBuf>,

    /// Language of the output: vi or en.
    #[arg(long, global = true, value_name = "vi|en")]
    pub lang: Option<Lang>,

    /// Judge as of that day, as 2023-09-08, 08/09/2023, 9/2023 or 2023: only claims published on or before it exist.
    #[arg(long, global = true, value_name = "DATE", value_parser = dates::day)]
    pub as_of: Option<Date>,

    /// Place, or `all`.
    #[arg(long, global = true, value_name = "NAME")]
    pub place: Option<String>,

    /// Plan whose targets count, by its id or name.
    #[arg(long, global = true, value_name = "ID")]
    pub plan: Option<String>,

    /// Colors: auto, always, never, 16, 256, true.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    pub color: Color,

    /// Draw with ASCII signs only.
    #[arg(long, global = true)]
    pub ascii: bool,

    /// Read the packs themselves, and neither use nor keep what they were compiled to.
    #[arg(long, global = true)]
    pub no_cache: bool,
}

/// When and how deep to color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// As the terminal says.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
    /// 16 colors.
    #[value(name = "16")]
    Ansi16,
    /// 256 colors.
    #[value(name = "256")]
    Ansi256,
    /// 24-bit colors.
    True,
}

/// Which signs are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Signs {
    /// As the terminal says.
    Auto,
    /// Those of ASCII alone.
    Ascii,
}

impl Signs {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Auto, Self::Ascii];

    /// How they are written in the configuration.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Ascii => "ascii",
        }
    }
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Find indicators, plans and tasks by a few letters; the best answer first.
    Find(Find),
    /// Answer a question: is it met, when, how far, which, how many, compared with, who says so.
    Ask(Ask),
    /// Answer questions until the input ends: one a line, in plain lines.
    Talk,
    /// Show one indicator or one plan in full.
    Show(Show),
    /// List indicators, one a line.
    List(List),
    /// Count how many targets are met, computed and as reported.
    Status(Counted),
    /// Assess figures given on the command line.
    Assess(Box<Assess>),
    /// List the agendas of what was pinned, or print one with what is known now.
    Brief(BriefArgs),
    /// Check packs and report every problem with its place.
    Check(Check),
    /// Turn files with figures into a pack.
    Import(Box<Import>),
    /// Tell what differs between two packs, or in one since a day.
    Diff(Diff),
    /// Read the text of a resolution or report as a draft pack that promises nothing.
    Draft(Draft),
    /// Make a pack to be filled in, from nothing or with the targets of a plan.
    New(New),
    /// Write the claims out, or what was chosen as a page, a workbook, a document.
    Export(Export),
    /// Show what an address of a page or of minutes means.
    Open(Open),
    /// Compile packs, so that opening them together takes a moment; never needed.
    Compile(Compile),
    /// Look at what the program finds here: terminal, clipboard, locale, clock, data; lines to read to a help desk.
    Doctor(Doctor),
    /// Print the pack format as JSON Schema, for editors.
    Schema,
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man {
        /// The command it is about; without one the whole program.
        #[arg(value_name = "COMMAND")]
        command: Option<String>,
    },
    /// Read a workbook from the standard input, as a process of its own.
    #[command(hide = true)]
    ReadWorkbook,
    /// Read the prose of a document from the standard input, as a process of its own.
    #[command(hide = true)]
    ReadDocument,
}

/// Arguments of `status`.
#[derive(Clone, Debug, Args)]
pub struct Counted {
    /// Print JSON.
    #[arg(long)]
    pub json: bool,

    /// Write a page instead: json, md, html, xlsx, docx.
    #[arg(
        long,
        value_name = "FORM",
        hide_possible_values = true,
        conflicts_with = "json"
    )]
    pub format: Option<PaperFormat>,

    /// Where it is written.
    #[command(flatten)]
    pub target: PageOutput,

    /// Count also by who answers for the indicators: owner.
    #[arg(long, value_name = "WHAT", hide_possible_values = true)]
    pub by: Option<By>,
}

/// What targets are counted by, besides their category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Who answers for the indicator.
    Owner,
}

/// Arguments of `open`.
#[derive(Clone, Debug, Args)]
pub struct Open {
    /// The address, as chitieu://lai-chau/forest-cover?as-of=2025-06-30.
    #[arg(value_name = "ADDRESS")]
    pub address: String,

    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `compile`.
#[derive(Clone, Debug, Args)]
pub struct Compile {
    /// Folders or files that are opened together; without one the packs that would be opened.
    #[arg(value_name = "PACK")]
    pub packs: Vec<PathBuf>,

    /// File for the image; without it the image goes to the cache.
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Arguments of `find`.
#[derive(Clone, Debug, Args)]
pub struct Find {
    /// What to look for.
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,

    /// The most answers to print.
    #[arg(short = 'n', value_name = "N", default_value_t = 20, value_parser = at_least_one)]
    pub limit: usize,

    /// Print JSON.
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,

    /// Print CSV: the indicators that were found.
    #[arg(long)]
    pub csv: bool,

    /// Explain the score of each answer (with --json).
    #[arg(long, hide = true)]
    pub explain: bool,
}

/// Arguments of `ask`.
#[derive(Clone, Debug, Args)]
pub struct Ask {
    /// The question, as it is said.
    #[arg(required = true, value_name = "QUESTION")]
    pub query: Vec<String>,

    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `show`.
#[derive(Clone, Debug, Args)]
pub struct Show {
    /// An id, a name, or something to look for.
    #[arg(required = true, value_name = "ID-or-QUERY")]
    pub query: Vec<String>,

    /// Print JSON.
    #[arg(long)]
    pub json: bool,

    /// Print the rule, its inputs and thresholds.
    #[arg(long)]
    pub why: bool,

    /// Write a page instead: csv, json, md, html, xlsx, docx, svg.
    #[arg(long, value_name = "FORM", hide_possible_values = true, conflicts_with_all = ["json", "why"])]
    pub format: Option<PaperFormat>,

    /// Where it is written.
    #[command(flatten)]
    pub target: PageOutput,
}

/// Arguments of `list`.
#[derive(Clone, Debug, Default, Args)]
pub struct List {
    /// Only this category.
    #[arg(long, value_name = "NAME")]
    pub category: Option<String>,

    /// Only this status: exceeded, met, on track, at risk, unlikely, missed, not assessed, provisional, unit ended, at the threshold, structure, no figure.
    #[arg(long, value_name = "STATUS")]
    pub status: Option<String>,

    /// Only targets that fail or may fail, the farthest from its target first.
    #[arg(long)]
    pub attention: bool,

    /// Print JSON.
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,

    /// Print CSV.
    #[arg(long)]
    pub csv: bool,
}

/// Arguments of `check`.
#[derive(Clone, Debug, Args)]
pub struct Check {
    /// Folders or files; without one the packs that would be opened.
    #[arg(value_name = "PACK")]
    pub packs: Vec<PathBuf>,

    /// Mend in the files what can only mean one thing, and show each change.
    #[arg(long, conflicts_with = "json", requires = "packs")]
    pub fix: bool,

    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `new`.
#[derive(Clone, Debug, Args)]
pub struct New {
    /// The folder of the pack; new or empty.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,

    /// A plan of the packs that are open, by its id or name: its targets come along.
    #[arg(long, value_name = "PLAN")]
    pub from: Option<String>,

    /// A workbook (.xlsx) to write as well: an empty form of the indicators, which import reads once it is filled in.
    #[arg(long, value_name = "FILE")]
    pub sheet: Option<PathBuf>,

    /// Write over the file if it is there.
    #[arg(long, requires = "sheet")]
    pub force: bool,
}

/// Arguments of `brief`.
#[derive(Clone, Debug, Args)]
pub struct BriefArgs {
    /// Name of an agenda, or the path of its file; without one those there are are listed.
    #[arg(value_name = "NAME|FILE")]
    pub file: Option<String>,

    /// Open it in the explorer.
    #[arg(long, requires = "file", conflicts_with = "json")]
    pub open: bool,

    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `diff`.
#[derive(Clone, Debug, Args)]
pub struct Diff {
    /// Two packs, the earlier one first; with --since also one, or those that would be opened.
    #[arg(value_name = "PACK", num_args = 0..=2)]
    pub packs: Vec<PathBuf>,

    /// Only what was published after that day.
    #[arg(long, value_name = "DATE", value_parser = dates::day)]
    pub since: Option<Date>,

    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `import`.
#[derive(Clone, Debug, Default, Args)]
pub struct Import {
    /// Files or folders with figures: office sheets, workbooks, published tables, long CSV; - is the standard input.
    #[arg(required = true, value_name = "SOURCE")]
    pub files: Vec<PathBuf>,

    /// CSV of the sources.
    #[arg(long, value_name = "FILE")]
    pub sources: Option<PathBuf>,

    /// Folder of the new pack: made, or used if it is empty.
    #[arg(short = 'o', value_name = "DIR", required_unless_present_any = ["dry_run", "into"])]
    pub output: Option<PathBuf>,

    /// Folder of a pack that takes what is new in one new file; no file of it is changed.
    #[arg(long, value_name = "PACK", conflicts_with = "output")]
    pub into: Option<PathBuf>,

    /// With --into: make the indicators that the pack does not have.
    #[arg(long, requires = "into")]
    pub new: bool,

    /// What the files do not say.
    #[command(flatten)]
    pub said: FileHints,

    /// Read the answers of this file, which --write-map wrote.
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,

    /// Write what was understood to a file, for --map the next time.
    #[arg(long, value_name = "FILE")]
    pub write_map: Option<PathBuf>,

    /// Write rows that cannot be read there with their reasons, and import the rest.
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,

    /// Write nothing, and say what would come.
    #[arg(long)]
    pub dry_run: bool,

    /// Refuse a published file that has a row a pack cannot hold.
    #[arg(long)]
    pub strict: bool,

    /// Keep names apart that differ only by spaces, capitals, i/y or footnote marks.
    #[arg(long)]
    pub exact: bool,

    /// Print every problem, however many there are.
    #[arg(long)]
    pub all: bool,

    /// Print every problem as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `draft`.
#[derive(Clone, Debug, Args)]
pub struct Draft {
    /// The text: .txt or .docx; - is the standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Folder of the draft: made, or used if it is empty.
    #[arg(short = 'o', value_name = "DIR")]
    pub output: PathBuf,

    /// Day of the text.
    #[arg(long, value_name = "DATE", value_parser = dates::published)]
    pub published: Option<crate::core::model::Published>,

    /// Term of which the text speaks, as 2021-2025.
    #[arg(long, value_name = "YEARS", value_parser = crate::cli::said::years)]
    pub term: Option<(i16, i16)>,

    /// Print everything, not only what is least certain.
    #[arg(long)]
    pub all: bool,

    /// Print proposals and numbers passed over as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Reads a theme; one of them may be written in the British way as well.
fn themes() -> impl TypedValueParser<Value = ThemeName> {
    let names = ThemeName::ALL.map(|name| {
        let value = PossibleValue::new(name.code());
        match name {
            ThemeName::ColorBlind => value.alias("colour-blind"),
            _ => value,
        }
    });
    PossibleValuesParser::new(names).try_map(|code| code.parse::<ThemeName>())
}

fn at_least_one(text: &str) -> Result<usize, ParseIntError> {
    text.parse().map(NonZeroUsize::get)
}
