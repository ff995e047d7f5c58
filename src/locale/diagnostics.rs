//! Says in both languages what is wrong with data.

use crate::diagnostic::{Diagnostic, Problem};
use crate::lang::Lang;

/// What is wrong, in one sentence.
pub fn message(problem: &Problem, _lang: Lang) -> String {
    format!("{problem:?}")
}

/// A problem with its place, in one line: `data/x.toml:3:7: ...`.
pub fn line(found: &Diagnostic, lang: Lang) -> String {
    let said = message(&found.problem, lang);
    match found.span {
        Some(span) => format!("{}:{}:{}: {said}", found.file, span.line, span.column),
        None => format!("{}: {said}", found.file),
    }
}
