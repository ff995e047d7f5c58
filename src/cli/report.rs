//! Problems as lines for a person and as JSON for a program.
//!
//! Owns the form `file:line:column: error[code]: what`, the line of the file with the place marked
//! under it, and the help. A long line is cut around the place. It prints nothing.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::line::draw::text;
use crate::pack::diagnostic::{Diagnostic, LineIndex, Problem, Severity, TextSpan};
use crate::pack::exchange::import::CsvFile;
use crate::pack::files::PackFiles;
use crate::pack::stored::StoredText;
use crate::words::commands::commands;
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::problems::diagnostics::{self, help, message};

/// Characters shown before and after a place in a long line.
const AROUND: usize = 60;
/// Characters of a long marked place that are shown.
const LONGEST_MARK: usize = 90;
/// Most problems of one code that are told one by one; more are not read, and flood a line.
const MOST_OF_CODE: usize = 1_000;
/// The sign where something is left out.
const CUT: &str = "…";

/// A file whose lines are counted when one of them is shown.
enum IndexedFile<'t> {
    OfPack(&'t [u8]),
    OfImport(&'t StoredText),
}

/// The texts in which problems are, by the name of the file.
pub struct ProblemTexts<'t> {
    indexes: HashMap<String, (IndexedFile<'t>, OnceCell<LineIndex<'t>>)>,
    /// The columns of the terminal, in which a line with its marks must stand.
    columns: Option<usize>,
}

impl<'t> ProblemTexts<'t> {
    /// The files of packs.
    pub fn of_packs(packs: &'t [PackFiles]) -> Self {
        let files = packs.iter().flat_map(|pack| &pack.files);
        let text = |bytes: &'t Vec<u8>| bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        Self::of(files.map(|(name, bytes)| (name.as_str(), IndexedFile::OfPack(text(bytes)))))
    }

    /// CSV files.
    pub fn of_csv(files: impl Iterator<Item = &'t CsvFile>) -> Self {
        Self::of(files.map(|file| (file.name.as_str(), IndexedFile::OfImport(&file.text))))
    }

    /// The same on a terminal of so many columns.
    #[must_use]
    pub fn within(self, columns: Option<usize>) -> Self {
        Self { columns, ..self }
    }

    fn of(files: impl Iterator<Item = (&'t str, IndexedFile<'t>)>) -> Self {
        let index = |(name, file)| (clean(name).into_owned(), (file, OnceCell::new()));
        Self {
            indexes: files.map(index).collect(),
            columns: None,
        }
    }

    /// The line of a place, cut around it: what stands before, what is marked, what follows.
    fn excerpt(&self, file: &str, span: TextSpan) -> Option<[String; 3]> {
        let (text, index) = self.indexes.get(file)?;
        let index = index.get_or_init(|| match text {
            IndexedFile::OfPack(bytes) => LineIndex::new(*bytes),
            IndexedFile::OfImport(text) => LineIndex::of(text),
        });
        let line = index.line(span.line);
        let start = index.offset(span.line, span.column).min(line.end);
        let end = match span.end_line == span.line {
            true => index
                .offset(span.line, span.end_column)
                .clamp(start, line.end),
            false => line.end,
        };
        let part =
            |from: usize, to: usize| String::from_utf8_lossy(&index.bytes(from..to)).into_owned();
        // Four bytes are the most that a character takes.
        let before = part(start.saturating_sub(AROUND * 4).max(line.start), start);
        let after = part(end, line.end.min(end + AROUND * 4));
        let marked = part(start, end.min(start + LONGEST_MARK * 4));
        let (marked, after) = match marked.chars().count() > LONGEST_MARK {
            true => (first(&marked, LONGEST_MARK), String::new()),
            false => (first(&marked, LONGEST_MARK), first(&after, AROUND)),
        };
        let parts = [last(&before, AROUND), marked, after];
        Some(match self.columns {
            Some(columns) => narrowed(parts, columns.saturating_sub(margin(span) + 4)),
            None => parts,
        })
    }
}

/// The width of the numbers of lines beside an excerpt.
fn margin(span: TextSpan) -> usize {
    span.line.to_string().len()
}

/// An excerpt in so many cells: the marked place keeps half of them, what is around it shares the rest.
fn narrowed([before, marked, after]: [String; 3], room: usize) -> [String; 3] {
    let marked = text::fit(&marked, (room / 2).max(1), CUT);
    let left = room.saturating_sub(marked.width());
    let before = match before.width() <= left.saturating_sub(after.width()) {
        true => before,
        false => end_of(&before, left.saturating_sub(after.width()).max(left / 2)),
    };
    let after = text::fit(&after, left.saturating_sub(before.width()), CUT);
    [before, marked, after]
}

/// The end of a text in so many cells.
fn end_of(said: &str, room: usize) -> String {
    let mut used = CUT.width();
    let kept = said.graphemes(true).rev().take_while(|cluster| {
        used += cluster.width();
        used <= room
    });
    let count = kept.count();
    let mut out = if room > 0 {
        CUT.to_owned()
    } else {
        String::new()
    };
    let all = said.graphemes(true).count();
    out.extend(said.graphemes(true).skip(all - count));
    out
}

/// The first graphemes, with a sign where some are left out.
fn first(text: &str, count: usize) -> String {
    let end = match text.is_ascii() {
        true => count.min(text.len()),
        false => edge(text, count),
    };
    let kept = text.get(..end).unwrap_or(text);
    let cut = if kept.len() < text.len() { "…" } else { "" };
    clean(kept).into_owned() + cut
}

/// The last graphemes, with a sign where some are left out.
fn last(text: &str, count: usize) -> String {
    let start = match text.is_ascii() {
        true => text.len().saturating_sub(count),
        false => edge(text, text.graphemes(true).count().saturating_sub(count)),
    };
    let kept = text.get(start..).unwrap_or(text);
    let cut = if kept.len() < text.len() { "…" } else { "" };
    cut.to_owned() + &clean(kept)
}

/// The byte behind so many graphemes.
fn edge(text: &str, count: usize) -> usize {
    let mut edges = text.grapheme_indices(true).map(|(at, _)| at);
    edges.nth(count).unwrap_or(text.len())
}

/// Every problem with its line and help.
pub fn lines(found: &[Diagnostic], texts: &ProblemTexts<'_>, lang: Lang) -> String {
    let mut out = String::new();
    let mut told = Told::default();
    for diagnostic in found.iter().filter(|one| told.takes(one)) {
        one(diagnostic, texts, lang, &mut out);
    }
    told.rest(lang, &mut out);
    out
}

/// Problems of one kind that are told one by one; the rest of them is counted.
const MOST_OF_KIND: usize = 5;
/// The most lines of problems.
const MOST_LINES: usize = 200;

/// The problems of an import: of each kind the first ones, then how many more there are; errors before warnings.
pub fn lines_grouped(
    found: &[Diagnostic],
    texts: &ProblemTexts<'_>,
    all: bool,
    lang: Lang,
) -> String {
    let mut kinds: Vec<(String, Vec<&Diagnostic>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for one in found {
        let key = kind(&one.problem);
        let at = *places.entry(key.clone()).or_insert_with(|| {
            kinds.push((key, Vec::new()));
            kinds.len() - 1
        });
        if let Some((_, of_kind)) = kinds.get_mut(at) {
            of_kind.push(one);
        }
    }
    kinds.sort_by_key(|(_, of_kind)| of_kind.first().map(|one| one.problem.severity()));
    let mut out = String::new();
    for (_, of_kind) in &kinds {
        let most = match of_kind.first().map(|one| &one.problem) {
            _ if all => of_kind.len(),
            Some(problem)
                if matches!(
                    problem.code(),
                    "note-for-field" | "read-as" | "missing-value" | "cleaned-text"
                ) =>
            {
                1
            }
            _ => MOST_OF_KIND,
        };
        of_kind
            .iter()
            .take(most)
            .for_each(|found| one(found, texts, lang, &mut out));
        let more = of_kind.len().saturating_sub(most);
        if more > 0 {
            out.push_str(&said_more(
                of_kind.first().map(|one| &one.problem),
                more,
                lang,
            ));
            out.push('\n');
        }
    }
    if all { out } else { bounded(&out, lang) }
}

/// How many more problems of a kind there are.
fn said_more(problem: Option<&Problem>, more: usize, lang: Lang) -> String {
    let more = number::digits(&more.to_string(), lang);
    match problem {
        Some(Problem::NoteForField { field }) => {
            let code = Problem::NoteForField { field }.code();
            fill(commands(lang).more_notes, &[&more, field, code])
        }
        Some(problem) => fill(commands(lang).more_of_kind, &[&more, problem.code()]),
        None => String::new(),
    }
}

/// The first lines of a text, and how many are left.
fn bounded(text: &str, lang: Lang) -> String {
    let count = text.lines().count();
    if count <= MOST_LINES {
        return text.to_owned();
    }
    let shown: Vec<&str> = text.lines().take(MOST_LINES).collect();
    let left = number::digits(&(count - MOST_LINES).to_string(), lang);
    let more = fill(commands(lang).more_lines, &[&left]);
    format!("{}\n{more}\n", shown.join("\n"))
}

/// What makes problems of one kind.
fn kind(problem: &Problem) -> String {
    match problem {
        Problem::BadField { column, problem } => format!("{column} {}", kind(problem)),
        Problem::NoteForField { field } => format!("note {field}"),
        Problem::Read(reading) => format!("{} {}", reading.code(), reading.group()),
        other => other.code().to_owned(),
    }
}

/// How many problems of each code were told.
#[derive(Default)]
struct Told(BTreeMap<&'static str, usize>);

impl Told {
    /// Tells whether a problem is among the first of its code, and counts it.
    fn takes(&mut self, found: &Diagnostic) -> bool {
        let count = self.0.entry(found.problem.code()).or_default();
        *count += 1;
        *count <= MOST_OF_CODE
    }

    /// How many were counted only, a line a code.
    fn rest(&self, lang: Lang, out: &mut String) {
        for (code, count) in &self.0 {
            let more = count.saturating_sub(MOST_OF_CODE);
            if more > 0 {
                let more = number::digits(&more.to_string(), lang);
                let said = fill(commands(lang).more_of_code, &[&more, code]);
                out.push_str(&format!("{said}\n"));
            }
        }
    }
}

fn one(found: &Diagnostic, texts: &ProblemTexts<'_>, lang: Lang, out: &mut String) {
    let problem = &found.problem;
    let place = match found.span {
        Some(span) => format!("{}:{}:{}", found.file, span.line, span.column),
        None => found.file.to_string(),
    };
    let severity = diagnostics::severity(problem.severity(), lang);
    let code = problem.code();
    let said = message(problem, lang);
    out.push_str(&format!("{place}: {severity}[{code}]: {said}\n"));
    let excerpt = found.span.and_then(|span| {
        let parts = texts.excerpt(&found.file, span)?;
        Some((span.line.to_string(), parts))
    });
    let margin = excerpt.as_ref().map_or(0, |(line, _)| line.len());
    if let Some((line, [before, marked, after])) = excerpt {
        let indent = " ".repeat(before.width());
        let marks = "^".repeat(marked.width().max(1));
        out.push_str(&format!(" {line} | {before}{marked}{after}\n"));
        out.push_str(&format!(" {:margin$} | {indent}{marks}\n", ""));
    }
    let label = diagnostics::help_label(lang);
    let help = help(problem, lang);
    out.push_str(&format!(" {:margin$} = {label}: {help}\n", ""));
}

/// How many errors and warnings there are.
pub fn summary(found: &[Diagnostic], lang: Lang) -> String {
    let errors = found.iter().filter(|found| found.is_error()).count();
    let warnings = found.len() - errors;
    let count = |number: usize| number::digits(&number.to_string(), lang);
    let phrase = commands(lang).error_counts;
    fill(phrase, &[&count(errors), &count(warnings)]) + "\n"
}

/// The problems as the document of `check --json`.
pub fn json(found: &[Diagnostic], lang: Lang) -> String {
    let list: Vec<Value> = found.iter().map(|found| entry(found, lang)).collect();
    let lines: Vec<String> = list.iter().map(Value::to_string).collect();
    match lines.is_empty() {
        true => "[]\n".to_owned(),
        false => format!("[\n{}\n]\n", lines.join(",\n")),
    }
}

fn entry(found: &Diagnostic, lang: Lang) -> Value {
    let severity: Severity = found.problem.severity();
    json!({
        "severity": severity.code(),
        "code": found.problem.code(),
        "message": message(&found.problem, lang),
        "file": &*found.file,
        "line": found.span.map(|span| span.line),
        "column": found.span.map(|span| span.column),
        "end_line": found.span.map(|span| span.end_line),
        "end_column": found.span.map(|span| span.end_column),
        "help": help(&found.problem, lang),
    })
}
