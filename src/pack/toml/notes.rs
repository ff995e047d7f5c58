//! The problems of one file while it is read.
//!
//! Owns their places: byte ranges of whatever piece is being read become lines and columns of the file.

use std::ops::Range;
use std::sync::Arc;

use crate::core::clean::clean;
use crate::pack::diagnostic::{Diagnostic, LineIndex, Problem};

/// The problems of one file, with byte ranges until the file is done.
#[derive(Debug)]
pub struct Notes {
    file: Arc<str>,
    base: usize,
    found: Vec<(Problem, Option<Range<usize>>)>,
}

impl Notes {
    /// Returns no problems yet for a file of that name.
    pub fn new(file: &str) -> Self {
        Self {
            file: clean(file).into(),
            base: 0,
            found: Vec::new(),
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
        let index = LineIndex::new(text);
        self.found
            .sort_by_key(|(_, at)| at.as_ref().map(|at| at.start));
        let file = self.file;
        let found = self.found.into_iter();
        found
            .map(|(problem, at)| Diagnostic {
                problem,
                file: Arc::clone(&file),
                span: at.map(|at| index.span(&at)),
            })
            .collect()
    }
}
