//! Understands the files of one pack.
//!
//! Owns the order of the work: plans, sources and what is said of indicators come before the indicators,
//! whatever file they stand in, so that an indicator that is there is judged as it will be when all is
//! there. `entities` reads everything but indicators, `waiting` holds what is said of them until they are
//! met, `indicators` reads them and their claims. What is wrong is noted and skipped, entry by entry. The format is told by example in
//! `docs/pack-format.md`.

mod context;
mod decode;
mod entities;
mod ids;
mod indicators;
mod waiting;

use std::cell::OnceCell;
use std::ops::Range;

use crate::catalog::build::Builder;
use crate::clean::clean;
use crate::diagnostic::{Diagnostic, Problem};
use crate::document::{self, Notes, Table};
use crate::pack::files::PackFiles;
use crate::pack::mend::{is_large, mend};
use crate::pack::progress::Stage;
use crate::pack::split::split;

use context::Context;
use decode::decode;

/// Is told what was built so far and how many bytes of the pack have passed a stage.
pub type Told<'t> = &'t mut dyn FnMut(&Builder, Stage, u64);

/// Reads one pack into a catalogue being built and returns its problems. `told` is called often.
pub fn read_pack(pack: &PackFiles, builder: &mut Builder, told: Told<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = pack.problems.clone();
    let texts = decode(pack, &mut diagnostics);
    if texts.is_empty() && !diagnostics.is_empty() {
        return diagnostics;
    }
    let mut notes: Vec<Notes> = texts.iter().map(|(name, _)| Notes::new(name)).collect();
    let mended: Vec<OnceCell<String>> = texts.iter().map(|_| OnceCell::new()).collect();
    let mut tops: Vec<Top<'_>> = Vec::new();
    let mut cut = 0;
    for (((_, text), mended), notes) in texts.iter().zip(&mended).zip(&mut notes) {
        tops.push(Top::parse(text, mended, notes));
        cut += text.len() as u64;
        told(builder, Stage::Cut, cut);
    }
    let files = texts.iter().map(|(_, text)| &**text).collect();
    let mut context = Context::new(&pack.name, files, builder, told);
    read_tables(&mut context, &mut tops, &mut notes);
    if !context.has_pack_table {
        diagnostics.push(Diagnostic {
            problem: Problem::NoPack,
            file: clean(&pack.name).into(),
            span: None,
        });
    }
    for (top, notes) in tops.into_iter().zip(&mut notes) {
        top.table.finish(notes);
    }
    for (notes, (_, text)) in notes.into_iter().zip(&texts) {
        diagnostics.extend(notes.finish(&**text));
    }
    diagnostics
}

fn read_tables(context: &mut Context<'_>, tops: &mut [Top<'_>], notes: &mut [Notes]) {
    let declarations: [Step; 6] = [
        entities::pack,
        entities::thresholds,
        entities::places,
        entities::categories,
        entities::plans,
        entities::sources,
    ];
    // What is said of indicators waits for them: an indicator that is there but not yet withdrawn would
    // be counted by whoever looks on while the pack is read.
    let users: [Step; 5] = [
        entities::programmes,
        entities::lists,
        entities::reported,
        entities::judgements,
        entities::withdrawals,
    ];
    for step in declarations {
        each(context, tops, notes, step);
    }
    context.resolve_main_plans(notes);
    for step in users {
        each(context, tops, notes, step);
    }
    for (file, (top, notes)) in tops.iter_mut().zip(&mut *notes).enumerate() {
        context.file = file;
        indicators::read(context, top, notes);
        context.file_done();
    }
    context.resolve_related(notes);
    context.resolve_waiting(notes);
    context.check_shares(notes);
    context.check_units(notes);
}

type Step = fn(&mut Context<'_>, &mut Table<'_>, &mut Notes);

fn each(context: &mut Context<'_>, tops: &mut [Top<'_>], notes: &mut [Notes], step: Step) {
    for (file, (top, notes)) in tops.iter_mut().zip(notes).enumerate() {
        context.file = file;
        step(context, &mut top.table, notes);
    }
}

/// A file: its tables, and its indicators as pieces of text if it could be cut.
struct Top<'t> {
    text: &'t str,
    /// The text without its broken entries, once one was met.
    mended: &'t OnceCell<String>,
    table: Table<'t>,
    pieces: Vec<Range<usize>>,
}

impl<'t> Top<'t> {
    fn parse(text: &'t str, mended: &'t OnceCell<String>, notes: &mut Notes) -> Self {
        let mut top = Self {
            text,
            mended,
            table: Table::empty(),
            pieces: Vec::new(),
        };
        if has_large_part(text) {
            top.mend(notes);
        }
        if top.cut().is_some() {
            return top;
        }
        match document::parse_quiet(top.text) {
            Some(table) => top.table = table,
            None => {
                top.mend(notes);
                top.table = document::parse_quiet(top.text).unwrap_or_else(Table::empty);
            }
        }
        top
    }

    /// Cuts off the indicators and parses the rest; `None` where the file must be read whole.
    fn cut(&mut self) -> Option<()> {
        let pieces = split(self.text)?;
        let table = document::parse_quiet(self.text.get(pieces.head)?)?;
        if pieces.indicators.is_empty() || !table.has("indicator") {
            self.table = table;
            self.pieces = pieces.indicators;
            return Some(());
        }
        None
    }

    /// Goes on with the text without its broken entries.
    fn mend(&mut self, notes: &mut Notes) {
        let text = self.text;
        self.text = self.mended.get_or_init(|| mend(text, notes));
    }
}

/// Tells whether anything that is to be parsed at once is large.
fn has_large_part(text: &str) -> bool {
    let is_part_large = |part: &Range<usize>| text.get(part.clone()).is_some_and(is_large);
    is_large(text)
        && split(text).is_none_or(|pieces| {
            is_part_large(&pieces.head) || pieces.indicators.iter().any(is_part_large)
        })
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Problem;
    use crate::lang::Lang;
    use crate::locale::number::Form;
    use crate::pack::files::PackFiles;
    use crate::pack::{Loaded, load};
    use crate::wording;

    /// Loads a pack with one indicator whose only claim has this note.
    fn with_note(note: &str) -> Loaded {
        let text = format!(
            r#"
            pack = {{ id = "p", name = "P", place = "P" }}
            category = [{{ id = "c", name = "C" }}]
            [[indicator]]
            id = "i"
            name = "I"
            category = "c"
            claims = [{{ kind = "actual", year = 2023, value = 48, comparator = "~", note = {note} }}]
            "#
        );
        load(&[PackFiles {
            name: "p".to_owned(),
            files: vec![("p.toml".to_owned(), text.into_bytes())],
            problems: Vec::new(),
        }])
    }

    #[test]
    fn a_note_is_one_string_or_one_in_each_language() {
        // The note as written; then what is said in Vietnamese, in English, and exchanged.
        let check = |note: &str, [vi, en, exchanged]: [&str; 3]| {
            let loaded = with_note(note);
            let problems: Vec<&Problem> = loaded.diagnostics.iter().map(|d| &d.problem).collect();
            assert!(problems.is_empty(), "{note}: {problems:?}");
            let catalog = &loaded.catalog;
            let claim = catalog.claim(0);
            assert_eq!(catalog.note(claim.note, Lang::Vi), vi, "{note}");
            assert_eq!(catalog.note(claim.note, Lang::En), en, "{note}");
            assert_eq!(catalog.text(claim.note), exchanged, "{note}");
        };
        check(r#""""#, ["", "", ""]);
        check(r#""up 50%""#, ["up 50%", "up 50%", "up 50%"]);
        check(
            r#"{ vi = "tăng 50%", en = "up 50%" }"#,
            ["tăng 50%", "up 50%", "up 50%"],
        );
    }

    #[test]
    fn the_exchanged_note_says_derived_and_nearly_in_both_languages() {
        let loaded = with_note(r#"{ vi = "nguồn ghi gần 48", en = "nearly (just under) 48" }"#);
        let claim = loaded.catalog.claim(0);
        let figure = |lang| wording::figure(&loaded.catalog, &claim, Form::Words, lang);
        assert_eq!(figure(Lang::Vi), "gần 48");
        assert_eq!(figure(Lang::En), "nearly 48");
        let loaded = with_note(r#"{ vi = "suy ra: 50 - 2", en = "derived: 50 - 2" }"#);
        assert!(wording::is_derived(
            &loaded.catalog,
            &loaded.catalog.claim(0)
        ));
    }

    #[test]
    fn a_note_in_one_language_only_is_reported_and_kept() {
        let loaded = with_note(r#"{ vi = "tăng 50%" }"#);
        let missing = |d: &crate::diagnostic::Diagnostic| {
            matches!(d.problem, Problem::MissingKey { key: "en", .. })
        };
        assert!(loaded.diagnostics.iter().any(missing));
        let claim = loaded.catalog.claim(0);
        assert_eq!(loaded.catalog.text(claim.note), "tăng 50%");
    }
}
