//! Understands the files of one pack.
//!
//! Owns the order of the work: plans, sources and what is said of indicators come before the indicators,
//! whatever file they stand in, so that an indicator that is there is judged as it will be when all is
//! there. What is wrong is noted and skipped, entry by entry. It must not know where files come from. The
//! format is told by example in `docs/pack-format.md`.
//!
//! Reading order: `decode` (bytes to text), `file` (a file, cut or mended), `ids`, `waiting` (what is said of
//! indicators until they are met), `context` (what is known while a pack is read), `entities` (everything but
//! indicators), `claims`, `ahead` (pieces of large files, parsed on a thread of their own), `indicators`, `derivations`
//! (what the pack declares to follow from other figures), `wordings` (what people type for words of the data).

mod ahead;
mod claims;
mod context;
mod decode;
mod derivations;
mod entities;
mod file;
mod ids;
mod indicators;
mod waiting;
mod wordings;

use std::cell::OnceCell;

use crate::core::catalog::build::Builder;
use crate::core::clean::clean;
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::pack::files::PackFiles;
use crate::pack::progress::{ProgressSink, Stage};
use crate::pack::toml::{Notes, Table};

use context::Context;
use decode::decode;
use file::ParsedFile;

pub(crate) use entities::PLACE_LEVELS;
pub(in crate::pack) use wordings::of_every_run;

/// Reads one pack into a catalogue being built and returns its problems. `progress` is called often.
pub(crate) fn read_pack(
    pack: &PackFiles,
    builder: &mut Builder,
    progress: ProgressSink<'_>,
) -> Vec<Diagnostic> {
    let mut diagnostics = pack.problems.clone();
    let texts = decode(pack, &mut diagnostics);
    if texts.is_empty() && !diagnostics.is_empty() {
        return diagnostics;
    }
    let mut notes: Vec<Notes> = texts.iter().map(|(name, _)| Notes::new(name)).collect();
    let mended: Vec<OnceCell<String>> = texts.iter().map(|_| OnceCell::new()).collect();
    let mut files: Vec<ParsedFile<'_>> = Vec::new();
    let mut cut = 0;
    for (((_, text), mended), notes) in texts.iter().zip(&mended).zip(&mut notes) {
        files.push(ParsedFile::parse(text, mended, notes));
        cut += text.len() as u64;
        progress(builder, Stage::Cut, cut);
    }
    let in_full = texts.iter().map(|(_, text)| &**text).collect();
    let mut context = Context::new(&pack.name, in_full, builder, progress);
    read_tables(&mut context, &mut files, &mut notes);
    if !context.has_pack_table {
        diagnostics.push(Diagnostic {
            problem: Problem::NoPack,
            file: clean(&pack.name).into(),
            span: None,
        });
    }
    for (file, notes) in files.into_iter().zip(&mut notes) {
        file.table.finish(notes);
    }
    for (notes, (_, text)) in notes.into_iter().zip(&texts) {
        diagnostics.extend(notes.finish(&**text));
    }
    diagnostics
}

fn read_tables(context: &mut Context<'_>, files: &mut [ParsedFile<'_>], notes: &mut [Notes]) {
    let declarations: [Step; 7] = [
        wordings::wordings,
        entities::pack,
        entities::thresholds,
        entities::places,
        entities::categories,
        entities::plans,
        entities::sources,
    ];
    // What is said of indicators waits for them: an indicator that is there but not yet withdrawn would
    // be counted by whoever looks on while the pack is read.
    let users: [Step; 7] = [
        claims::at_the_top,
        derivations::read,
        entities::programmes,
        entities::lists,
        entities::reported,
        entities::judgements,
        entities::withdrawals,
    ];
    for step in declarations {
        each(context, files, notes, step);
    }
    context.resolve_main_plans(notes);
    for step in users {
        each(context, files, notes, step);
    }
    for (number, (file, notes)) in files.iter_mut().zip(&mut *notes).enumerate() {
        context.file = number;
        indicators::read(context, file, notes);
        context.file_done();
    }
    context.resolve_related(notes);
    context.resolve_relations(notes);
    context.resolve_waiting(notes);
    derivations::resolve(context, notes);
    context.check_shares();
    context.check_units();
    context.check_relations();
    context.check_terms();
    context.hand_over(notes);
}

type Step = fn(&mut Context<'_>, &mut Table<'_>, &mut Notes);

fn each(context: &mut Context<'_>, files: &mut [ParsedFile<'_>], notes: &mut [Notes], step: Step) {
    for (number, (file, notes)) in files.iter_mut().zip(notes).enumerate() {
        context.file = number;
        step(context, &mut file.table, notes);
    }
}
