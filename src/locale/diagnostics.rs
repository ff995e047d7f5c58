//! stub
use crate::diagnostic::Problem;
use crate::lang::Lang;
/// Stub.
pub fn message(problem: &Problem, _lang: Lang) -> String {
    format!("{problem:?}")
}
