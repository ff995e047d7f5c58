//! Says in both languages what is wrong with data.

use crate::diagnostic::Problem;
use crate::lang::Lang;

/// What is wrong, in one sentence.
pub fn message(problem: &Problem, _lang: Lang) -> String {
    format!("{problem:?}")
}
