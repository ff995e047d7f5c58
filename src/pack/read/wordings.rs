//! Reads what people type for words of the data: synonyms, short forms, false friends.
//!
//! Owns the tables `synonym`, `short_form` and `false_friend`, of a pack and of every run, and how much one may hold.
//! It must not know what a search makes of them.

use std::sync::LazyLock;

use crate::core::catalog::build::Builder;
use crate::core::fold::Folded;
use crate::core::model::{Wording, WordingKind};
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::pack::files::every_run;
use crate::pack::toml::{self, Located, Notes, Table};

use super::context::Context;

/// Most words for one thing, and most things for one word: nobody has more.
const MOST_WORDS: usize = 12;
const MOST_MEANT: usize = 8;
/// The most wordings that are read from a pack.
const MOST: usize = 10_000;

/// A wording before its texts are kept.
struct Said {
    kind: WordingKind,
    said: String,
    meant: Vec<String>,
}

/// Reads the tables of one file of a pack.
pub(super) fn wordings(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    let left = MOST.saturating_sub(context.wordings);
    let read = tables(top, left, notes);
    context.wordings += read.len();
    for said in &read {
        keep(context.builder, said);
    }
}

/// Gives a catalogue what holds in every run.
pub(in crate::pack) fn of_every_run(builder: &mut Builder) {
    static EVERY_RUN: LazyLock<Vec<Said>> = LazyLock::new(|| read_every_run().0);
    for said in EVERY_RUN.iter() {
        keep(builder, said);
    }
}

fn read_every_run() -> (Vec<Said>, Vec<Diagnostic>) {
    let (name, text) = every_run();
    let mut notes = Notes::new(name);
    let mut top = toml::parse(text, &mut notes);
    let read = tables(&mut top, MOST, &mut notes);
    top.finish(&mut notes);
    (read, notes.finish(text))
}

fn keep(builder: &mut Builder, said: &Said) {
    let meant = said.meant.iter().map(|text| builder.text(text)).collect();
    let wording = Wording {
        kind: said.kind,
        said: builder.text(&said.said),
        meant,
    };
    builder.wording(wording);
}

fn tables(top: &mut Table<'_>, most: usize, notes: &mut Notes) -> Vec<Said> {
    let mut read = Vec::new();
    for kind in WordingKind::ALL.iter().copied() {
        let key = kind.code();
        for mut table in top.tables(key, key, notes) {
            let at = table.at().clone();
            let said = phrases(&mut table, "said", most, notes);
            let meant = match kind {
                WordingKind::FalseFriend => Some(Vec::new()),
                _ => phrases(&mut table, "meant", MOST_MEANT, notes),
            };
            table.finish(notes);
            let (Some(said), Some(meant)) = (said, meant) else {
                continue;
            };
            for said in said {
                if read.len() == most {
                    notes.note(Problem::TooMany { key, most: MOST }, &at);
                    return read;
                }
                let meant = meant.clone();
                read.push(Said { kind, said, meant });
            }
        }
    }
    read
}

/// One phrase or several, each of a word or more; `None` where there is none.
fn phrases(
    table: &mut Table<'_>,
    key: &'static str,
    most: usize,
    notes: &mut Notes,
) -> Option<Vec<String>> {
    let fields: Vec<Located<String>> = table.needed_texts(key, notes);
    let mut phrases = Vec::new();
    for field in fields {
        let words = Folded::new(&field.value).spelled().count();
        let problem = match words {
            0 => Problem::EmptyText { key },
            1..=MOST_WORDS if phrases.len() < most => {
                phrases.push(field.value);
                continue;
            }
            1..=MOST_WORDS => Problem::TooMany { key, most },
            _ => Problem::TooManyWords {
                key,
                most: MOST_WORDS,
            },
        };
        let is_last = matches!(problem, Problem::TooMany { .. });
        notes.note(problem, &field.at);
        if is_last {
            break;
        }
    }
    (!phrases.is_empty()).then_some(phrases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_in_every_run_reads_without_a_problem() {
        let (read, problems) = read_every_run();
        assert_eq!(problems, []);
        for kind in WordingKind::ALL {
            assert!(read.iter().any(|said| said.kind == *kind), "{kind:?}");
        }
        let mut all: Vec<_> = read
            .iter()
            .map(|said| (said.kind.code(), &said.said))
            .collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count, "nothing is said twice");
    }
}
