//! Problems stand where there is something: in a file that was given, within its lines and columns.

use chitieu::core::lang::Lang;
use chitieu::pack::diagnostic::{Diagnostic, TextSpan};
use chitieu::words::problems::diagnostics::{help, message};

/// Checks problems against the names and bytes of what was read.
pub(crate) fn check(found: &[Diagnostic], files: &[(String, Vec<u8>)]) {
    for found in found {
        for lang in Lang::ALL {
            for said in [message(&found.problem, lang), help(&found.problem, lang)] {
                let harmless = said.lines().count() == 1 && !said.chars().any(char::is_control);
                assert!(harmless, "{said:?} of {:?}", found.problem);
            }
        }
        let Some(span) = found.span else { continue };
        let file = files.iter().find(|(name, _)| **name == *found.file);
        let (_, bytes) = file.unwrap_or_else(|| panic!("no file {:?}", found.file));
        check_place(bytes, &span, found);
    }
}

fn check_place(bytes: &[u8], span: &TextSpan, found: &Diagnostic) {
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let (from, to) = ((span.line, span.column), (span.end_line, span.end_column));
    assert!(from <= to, "{found:?} ends before it begins");
    for (line, column) in [from, to] {
        assert!(line >= 1 && column >= 1, "{found:?} counts from zero");
        let text = line.checked_sub(1).and_then(|line| lines.get(line));
        let text = text.unwrap_or_else(|| panic!("{found:?}: there are {} lines", lines.len()));
        // What is no letter is shown as one.
        let letters = String::from_utf8_lossy(text).chars().count();
        assert!(
            column <= letters + 1,
            "{found:?}: {letters} letters in the line"
        );
    }
}
