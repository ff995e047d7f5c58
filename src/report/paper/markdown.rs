//! A page as Markdown.
//!
//! Owns how pieces become lines, and how a text is kept from meaning anything. Charts have no place in it. It must not
//! know what any text means.

use crate::report::paper::page::{PageCell, PagePiece, PageRow, PageTable, Paper, SourceNote};
use crate::report::paper::plain::plain;
use crate::words::paper::paper_words;

/// Signs that mean something in Markdown, wherever they stand.
const SIGNS: &str = "\\`*_[]<>|~#$!";

/// The page.
pub(crate) fn page(paper: &Paper) -> String {
    let words = paper_words(paper.lang);
    let mut out = format!("# {}\n\n", inline(&paper.title));
    for (label, said) in &paper.facts {
        out.push_str(&format!("- {}: {}\n", inline(label), inline(said)));
    }
    for remark in &paper.remarks {
        out.push_str(&format!("\n> {}\n", inline(remark)));
    }
    for part in &paper.parts {
        if !part.heading.is_empty() {
            out.push_str(&format!("\n## {}\n", inline(&part.heading)));
        }
        for line in &part.lines {
            out.push_str(&format!("\n{}\n", line_of(line)));
        }
        if let Some(table) = &part.table {
            out.push('\n');
            out.push_str(&rows(&table.without_pictures()));
        }
    }
    out.push_str(&sources(paper));
    out.push_str(&format!("\n{}\n", inline(words.find_again)));
    plain(&out).into_owned()
}

fn sources(paper: &Paper) -> String {
    if paper.sources.is_empty() {
        return String::new();
    }
    let mut out = format!("\n## {}\n\n", paper_words(paper.lang).sheet_sources);
    for (number, source) in (1..).zip(&paper.sources) {
        out.push_str(&format!("{number}. {}\n", source_line(source)));
    }
    out
}

fn rows(table: &PageTable) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = line(table.columns.iter().map(|title| inline(title)).collect());
    out.push_str(&line(vec!["---".to_owned(); table.columns.len()]));
    for row in &table.rows {
        let cells = match row {
            PageRow::Heading(title) => {
                let mut cells = vec![String::new(); table.columns.len()];
                if let Some(cell) = cells.get_mut(1) {
                    *cell = format!("**{}**", inline(title));
                }
                cells
            }
            PageRow::Cells(cells) => cells.iter().map(cell_text).collect(),
        };
        out.push_str(&line(cells));
    }
    out
}

fn cell_text(cell: &PageCell) -> String {
    let pieces = cell.0.iter().filter_map(|piece| match piece {
        PagePiece::Strong(text) => Some(format!("**{}**", inline(text))),
        PagePiece::Text(text) | PagePiece::Small(text) => Some(inline(text)),
        PagePiece::Address(text) => Some(format!("<{text}>")),
        PagePiece::Status { sign, word, .. } => {
            Some(format!("{} **{}**", inline(sign), inline(word)))
        }
        PagePiece::Picture(_) => None,
        PagePiece::Sources(sources) => {
            let all = sources.iter().map(|(number, mark)| match *mark {
                "" => format!("\\[{number}\\]"),
                mark => format!("\\[{number}\\] {}", inline(mark)),
            });
            Some(all.collect::<Vec<_>>().join(" "))
        }
    });
    pieces.collect::<Vec<_>>().join("<br>")
}

fn source_line(source: &SourceNote) -> String {
    let address = match &source.link {
        // An address with characters that would end the link is written as text.
        Some(link) if !link.contains(['<', '>', ' ', '\\']) => format!("<{link}>"),
        _ => inline(&source.address),
    };
    format!(
        "**{}** {}, {address}",
        inline(&source.id),
        inline(&source.document)
    )
}

/// A text as a line of its own: its beginning makes no list and no heading.
fn line_of(text: &str) -> String {
    let said = inline(text);
    let first = text.split(' ').next().unwrap_or_default();
    let digits = first.trim_end_matches(['.', ')']);
    let is_number = first.len() > digits.len()
        && !digits.is_empty()
        && digits.chars().all(|sign| sign.is_ascii_digit());
    match () {
        () if is_number => said.replacen(['.', ')'], "\\.", 1),
        () if first.starts_with(['-', '+', '=']) => format!("\\{said}"),
        () => said,
    }
}

/// A text in which no sign means anything.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            sign if SIGNS.contains(sign) => {
                out.push('\\');
                out.push(sign);
            }
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{inline, line_of};

    #[test]
    fn no_sign_of_a_text_means_anything() {
        for (text, expected) in [
            ("a|b", "a\\|b"),
            ("<script>", "\\<script\\>"),
            ("[x](y)", "\\[x\\](y)"),
            ("&lt;", "&amp;lt;"),
            ("*5*\n# x", "\\*5\\* \\# x"),
        ] {
            assert_eq!(inline(text), expected);
        }
        for (text, expected) in [
            ("1. một", "1\\. một"),
            ("- hai", "\\- hai"),
            ("2025 là", "2025 là"),
            ("5,2 %", "5,2 %"),
        ] {
            assert_eq!(line_of(text), expected);
        }
    }
}
