//! The page of a plan as plain lines, and what was found besides indicators, one a line.
//!
//! Owns how the lines of `plan_page` stand one below the other. A text is never cut; on a terminal that is too
//! narrow for the columns each name has its facts below it. It must not know how
//! the thing was looked up.

use crate::line::draw::text;
use crate::report::basis::Basis;
use crate::report::fitted;
use crate::report::paint::Paint;
use crate::report::plan_page::{self, LineRole, PageLine, PageOf};
use crate::report::subject::{self, Subject};
use crate::words::plans::plans;

/// The widest columns that names and figures make; what is longer pushes its own line.
const NAME_COLUMN: usize = 52;
const FIGURE_COLUMN: usize = 40;

/// The page of a plan, one of its lines or a list.
pub(crate) fn page(basis: Basis<'_>, subject: Subject, paint: Paint) -> String {
    let of = PageOf {
        subject,
        most: usize::MAX,
    };
    let lines = plan_page::lines(basis, of, paint.glyphs);
    let columns = ColumnWidths::measure(&lines);
    let is_narrow = paint
        .columns
        .is_some_and(|width| columns.width(&lines) > width);
    let mut out = String::new();
    let mut before = None;
    for line in &lines {
        let opens = line.role == LineRole::Title;
        let follows_head = before == Some(LineRole::Note) && line.level == 0;
        if opens && before.is_some() || follows_head && line.role == LineRole::Text {
            out.push('\n');
        }
        before = Some(line.role);
        out.push_str(&"  ".repeat(line.level));
        match &line.cells {
            None => out.push_str(&line.text),
            Some(cells) if is_narrow => {
                let status = paint.status(cells.class, &cells.status);
                let parts = [cells.figure.clone(), cells.target.clone(), status];
                let indent = 2 * (line.level + 1);
                let facts = fitted::below(&parts, indent, paint.columns.unwrap_or(usize::MAX));
                out.push_str(&format!("{}\n{}", line.text, facts.trim_end_matches('\n')));
            }
            Some(cells) => {
                let row = format!(
                    "{}  {}  {}  ",
                    text::pad_right(&line.text, columns.name),
                    text::pad_left(&cells.figure, columns.figure),
                    text::pad_right(&cells.target, columns.target),
                );
                out.push_str(&row);
                out.push_str(&paint.status(cells.class, &cells.status));
            }
        }
        out.push('\n');
    }
    out
}

/// How wide the columns of the indicators are.
struct ColumnWidths {
    name: usize,
    figure: usize,
    target: usize,
}

impl ColumnWidths {
    /// The cells of the widest row.
    fn width(&self, lines: &[PageLine]) -> usize {
        let rows = lines.iter().filter_map(|line| {
            let status = text::width(&line.cells.as_ref()?.status);
            Some(2 * line.level + self.name + self.figure + self.target + 6 + status)
        });
        rows.max().unwrap_or(0)
    }

    fn measure(lines: &[PageLine]) -> Self {
        let rows = || {
            lines
                .iter()
                .filter_map(|line| Some((line, line.cells.as_ref()?)))
        };
        let widest = |widths: &mut dyn Iterator<Item = usize>, most: usize| {
            widths.filter(|width| *width <= most).max().unwrap_or(0)
        };
        Self {
            name: widest(
                &mut rows().map(|(line, _)| text::width(&line.text)),
                NAME_COLUMN,
            ),
            figure: widest(
                &mut rows().map(|(_, cells)| text::width(&cells.figure)),
                FIGURE_COLUMN,
            ),
            target: widest(
                &mut rows().map(|(_, cells)| text::width(&cells.target)),
                FIGURE_COLUMN,
            ),
        }
    }
}

/// The matched text, if the name does not contain it: "Khớp: Xã San Thàng".
pub(crate) fn met(basis: Basis<'_>, said: &str) -> String {
    format!("{}: {said}\n", plans(basis.lang).met_in)
}

/// One line for something that was found: what it is, its name, what of it was met, its plan, its source.
pub(crate) fn found(basis: Basis<'_>, subject: Subject, met: Option<&str>) -> String {
    let what = subject::what(basis, subject);
    let name = subject::name(basis, subject);
    let mut parts = vec![format!("{what}: {name}")];
    parts.extend(met.map(ToOwned::to_owned));
    parts.extend(subject::about(basis, subject));
    parts.extend(subject::leads_on(basis, subject));
    parts.join(" · ") + "\n"
}
