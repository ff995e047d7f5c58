//! The problems of one file while it is read.
//!
//! Owns their places: byte ranges of whatever piece is being read become lines and columns of the file. It must not
//! know what a table means.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use crate::core::clean::clean;
use crate::pack::diagnostic::{Diagnostic, LineIndex, Problem, TextSpan, spans};
use crate::pack::stored::StoredText;

/// The problems of one file, with byte ranges until the file is done.
#[derive(Debug)]
pub struct Notes {
    file: Arc<str>,
    base: usize,
    found: Vec<(Problem, Option<Range<usize>>)>,
    /// What is missing because it could not be read, which is told.
    left_out: Vec<Range<usize>>,
}

impl Notes {
    /// Returns no problems yet for a file of that name.
    pub fn new(file: &str) -> Self {
        Self {
            file: clean(file).into(),
            base: 0,
            found: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Shifts the places of what follows: the text read next starts at this byte of the file.
    pub fn set_base(&mut self, base: usize) {
        self.base = base;
    }

    /// Notes a problem at a byte range of the text being read.
    pub fn note(&mut self, problem: Problem, at: &Range<usize>) {
        let place = at.start + self.base..at.end + self.base;
        self.found.push((problem, Some(place)));
    }

    /// Notes a problem of the file as a whole.
    pub fn note_file(&mut self, problem: Problem) {
        self.found.push((problem, None));
    }

    /// Keeps that something of the file could not be read and was told: a key that its table lacks may stand there.
    pub fn leave_out(&mut self, at: Range<usize>) {
        self.left_out.push(at);
    }

    /// The problems that have a place, with their byte ranges.
    pub fn into_found(self) -> impl Iterator<Item = (Problem, Range<usize>)> {
        let found = self.found.into_iter();
        found.filter_map(|(problem, at)| Some((problem, at?)))
    }

    /// Takes out the keys that a table lacks only because they stand in what was left out.
    fn drop_followers(&mut self, text: &[u8]) {
        let left_out = std::mem::take(&mut self.left_out);
        let follows = |start: usize| {
            let rest = text.get(start..).unwrap_or_default();
            let next = rest.windows(2).position(|pair| pair == b"\n[");
            let table = start..next.map_or(text.len(), |at| start + at);
            rest.starts_with(b"[") && {
                let behind = left_out.partition_point(|at| at.start < table.start);
                left_out
                    .get(behind)
                    .is_some_and(|at| table.contains(&at.start))
            }
        };
        self.found.retain(|(problem, at)| match (problem, at) {
            (Problem::MissingKey { .. }, Some(at)) => !follows(at.start),
            _ => true,
        });
    }

    /// The name of the file.
    pub fn file(&self) -> Arc<str> {
        Arc::clone(&self.file)
    }

    /// The byte of the file at which a range of the text being read starts.
    pub fn offset(&self, at: &Range<usize>) -> usize {
        at.start + self.base
    }

    /// Turns the notes into diagnostics, in the order of the file.
    pub fn finish(mut self, text: &(impl AsRef<[u8]> + ?Sized)) -> Vec<Diagnostic> {
        if self.found.is_empty() {
            return Vec::new();
        }
        if !self.left_out.is_empty() {
            self.drop_followers(text.as_ref());
        }
        let index = LineIndex::new(text);
        self.sort();
        self.located(|at| Some(index.span(at)))
    }

    /// The same for a text wherever it stands, which is read once more if there is anything to tell; one that cannot be
    /// read any more is all that is told.
    pub fn finish_stored(mut self, text: &StoredText) -> Vec<Diagnostic> {
        if self.found.is_empty() {
            return Vec::new();
        }
        self.sort();
        let places = self.found.iter().filter_map(|(_, at)| at.clone());
        let places: Vec<Range<usize>> = places.collect();
        let mut spans = match spans(text, &places) {
            Ok(spans) => spans.into_iter(),
            Err(error) => return vec![lost(&self.file, &error)],
        };
        self.located(|_| spans.next())
    }

    /// Brings what was found into the order of the text.
    fn sort(&mut self) {
        let start = |at: &Option<Range<usize>>| at.as_ref().map(|at| at.start);
        self.found.sort_by_key(|(_, at)| start(at));
    }

    /// What was found with its places, which are asked for in order.
    fn located(self, mut span: impl FnMut(&Range<usize>) -> Option<TextSpan>) -> Vec<Diagnostic> {
        let file = self.file;
        let found = self.found.into_iter();
        found
            .map(|(problem, at)| Diagnostic {
                problem,
                file: Arc::clone(&file),
                span: at.and_then(|at| span(&at)),
            })
            .collect()
    }

    /// All that is told of a text that could not be read to its end.
    pub fn finish_lost(self, error: &io::Error) -> Vec<Diagnostic> {
        vec![lost(&self.file, error)]
    }
}

fn lost(file: &Arc<str>, error: &io::Error) -> Diagnostic {
    Diagnostic {
        problem: Problem::unread(error),
        file: Arc::clone(file),
        span: None,
    }
}
