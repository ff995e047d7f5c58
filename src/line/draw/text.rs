//! Text cut, wrapped and marked by the cell.
//!
//! Owns the only places where text is measured or shortened: always between grapheme clusters, never
//! inside one. It knows no style but the two it is handed.

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells a text takes.
pub(crate) fn width(text: &str) -> usize {
    let mut letters = 0;
    for letter in text.chars() {
        // Most texts have letters of one cell only, and counting these is far quicker.
        if !is_of_one_cell(letter) {
            return text.width();
        }
        letters += 1;
    }
    letters
}

/// Tells whether a character takes one cell whatever stands beside it: the letters of Vietnamese and English do, and
/// the signs of their keyboards.
fn is_of_one_cell(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}')
}

/// Cuts a text to a width; what is cut ends with the ellipsis, if there is room for it.
pub(crate) fn fit(text: &str, room: usize, ellipsis: &str) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let (ellipsis, room) = match room.checked_sub(width(ellipsis)) {
        Some(rest) => (ellipsis, rest),
        None => ("", room),
    };
    let mut out = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        used += width(cluster);
        if used > room {
            break;
        }
        out.push_str(cluster);
    }
    let mut out = out.trim_end().to_owned();
    out.push_str(ellipsis);
    out
}

/// Wraps a text at spaces; a word longer than a line is broken between clusters.
pub(crate) fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let wide = width(word);
        let space = usize::from(used > 0);
        if used + space + wide > room && used > 0 {
            lines.push(String::new());
            used = 0;
        } else if space > 0 {
            push(&mut lines, " ");
            used += 1;
        }
        if wide <= room {
            push(&mut lines, word);
            used += wide;
            continue;
        }
        for cluster in word.graphemes(true) {
            let wide = width(cluster);
            if used + wide > room && used > 0 {
                lines.push(String::new());
                used = 0;
            }
            push(&mut lines, cluster);
            used += wide;
        }
    }
    lines
}

fn push(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}

/// Fills a text with spaces on the right.
pub(crate) fn pad_right(text: &str, room: usize) -> String {
    let rest = room.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(rest))
}

/// Fills a text with spaces on the left.
pub(crate) fn pad_left(text: &str, room: usize) -> String {
    let rest = room.saturating_sub(width(text));
    format!("{}{text}", " ".repeat(rest))
}

/// Styles the marked parts of a piece of a text, which begins at a character of it.
///
/// Marks are `[start, end)` in characters; a cluster is marked when any of its characters is.
pub(crate) fn mark(
    shown: &str,
    from: usize,
    ellipsis: &str,
    marks: &[(usize, usize)],
    (base, mark): (Style, Style),
) -> Vec<Span<'static>> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut at = from;
    for cluster in shown.graphemes(true) {
        let end = at + cluster.chars().count();
        let is_marked = marks.iter().any(|(from, to)| *from < end && at < *to);
        let style = if is_marked && cluster != ellipsis {
            mark
        } else {
            base
        };
        match spans.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push_str(cluster),
            _ => spans.push(Span::styled(cluster.to_owned(), style)),
        }
        at = end;
    }
    spans
}

/// Gives the first so many cells of some spans another style.
pub(crate) fn restyled(
    spans: Vec<Span<'static>>,
    cells: usize,
    restyle: impl Fn(Style) -> Style,
) -> Vec<Span<'static>> {
    let mut left = cells;
    let mut out = Vec::with_capacity(spans.len() + 1);
    for span in spans {
        let head = fit(&span.content, left, "");
        left -= width(&head).min(left);
        let rest = span.content.strip_prefix(head.as_str()).unwrap_or_default();
        if !head.is_empty() {
            out.push(Span::styled(head.clone(), restyle(span.style)));
        }
        if !rest.is_empty() {
            left = 0;
            out.push(Span::styled(rest.to_owned(), span.style));
        }
    }
    out
}

/// Breaks styled texts that stand one behind the other into lines, between clusters and without regard to words.
pub(crate) fn broken(parts: &[(&str, Style)], room: usize) -> Vec<Vec<Span<'static>>> {
    let room = room.max(1);
    let mut lines: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    let mut used = 0;
    for (text, style) in parts {
        for cluster in text.graphemes(true) {
            let wide = width(cluster);
            if used + wide > room && used > 0 {
                lines.push(Vec::new());
                used = 0;
            }
            used += wide;
            let Some(line) = lines.last_mut() else {
                continue;
            };
            match line.last_mut() {
                Some(last) if last.style == *style => last.content.to_mut().push_str(cluster),
                _ => line.push(Span::styled(cluster.to_owned(), *style)),
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};
    use ratatui::style::{Modifier, Style};

    use super::*;

    #[test]
    fn styled_texts_are_broken_between_clusters() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let lines = broken(&[("hộ ng", Style::new()), ("hèo", bold), ("漢", bold)], 7);
        let said: Vec<Vec<&str>> = lines
            .iter()
            .map(|line| line.iter().map(|span| span.content.as_ref()).collect())
            .collect();
        assert_eq!(said, [vec!["hộ ng", "hè"], vec!["o漢"]]);
        assert_eq!(broken(&[], 7).len(), 1);
    }

    #[test]
    fn cuts_between_clusters() {
        for (text, room, expected) in [
            ("Tỷ lệ hộ nghèo", 20, "Tỷ lệ hộ nghèo"),
            ("Tỷ lệ hộ nghèo", 8, "Tỷ lệ h…"),
            ("Tỷ lệ hộ nghèo", 7, "Tỷ lệ…"),
            ("ab", 1, "…"),
            ("日本語", 4, "日…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("abc", 0, ""),
        ] {
            assert_eq!(fit(text, room, "…"), expected);
        }
        assert_eq!(fit("abcdef", 5, "..."), "ab...");
    }

    #[test]
    fn wraps_at_spaces() {
        assert_eq!(
            wrap("Tốc độ tăng trưởng GRDP", 11),
            ["Tốc độ tăng", "trưởng GRDP"]
        );
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("", 3), [""]);
    }

    #[test]
    fn marks_whole_clusters() {
        let (base, strong) = (Style::new(), Style::new().add_modifier(Modifier::BOLD));
        let spans = mark("hộ nghèo", 0, "…", &[(0, 2), (3, 5)], (base, strong));
        let shown: Vec<(&str, bool)> = spans
            .iter()
            .map(|span| (span.content.as_ref(), span.style == strong))
            .collect();
        assert_eq!(
            shown,
            [("hộ", true), (" ", false), ("ng", true), ("hèo", false)]
        );
    }

    #[test]
    fn letters_are_counted_as_wide_as_the_library_says() {
        let all = ('\0'..='\u{2ffff}').map(|letter| format!("ấ{letter}"));
        for text in all {
            assert_eq!(width(&text), text.width(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn texts_are_as_wide_as_the_library_says(text in "[ -~À-ỹ·\u{301}\u{fe0f}\u{200d}漢🙂]{0,12}") {
            assert_eq!(width(&text), text.width());
        }

        #[test]
        fn nothing_is_wider_than_its_room(text in any::<String>(), room in 0_usize..40) {
            assert!(width(&fit(&text, room, "…")) <= room);
            let clean = crate::core::clean::clean(&text);
            for line in wrap(&clean, room.max(2)) {
                // A single cluster cannot be broken, however wide its marks make it.
                let is_one = line.graphemes(true).count() == 1;
                assert!(is_one || width(&line) <= room.max(2), "{line:?}");
            }
        }
    }
}
