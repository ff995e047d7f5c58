//! Texts cut to a width so that those that begin alike can still be told apart.
//!
//! Owns which part of a text gives way: its end, unless another text in reach would then look the same; then its middle,
//! and the end by which they differ stays, whole: a text is cut once. It must not know what the texts are, nor where they
//! stand.

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

use crate::line::draw::text::{fit, mark, width};

/// How many lines before and behind the visible ones a text is compared with, so that the place of the cut does not
/// depend on scrolling.
pub(crate) const REACH: usize = 64;

/// Fewest cells beside the ellipsis for a cut in the middle; with fewer, neither end can be read.
const LEAST: usize = 20;

/// Cells of the beginning that stay before an end that tells texts apart: a name is known by its first words.
const LEAST_HEAD: usize = 13;

/// A text cut to a width.
struct Shortened {
    head: String,
    /// What stands behind the ellipsis.
    tail: String,
    /// The place of the tail in the whole text, in characters.
    tail_from: usize,
}

/// Cuts a text to a width, apart from others.
pub(crate) fn fit_apart(text: &str, room: usize, ellipsis: &str, others: &[&str]) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    match shortened(text, room, ellipsis, others) {
        Some(Shortened { head, tail, .. }) => format!("{head}{ellipsis}{tail}"),
        None => fit(text, room, ellipsis),
    }
}

/// The same with styled marks, as [`mark`] has them.
pub(crate) fn marked_fit_apart(
    text: &str,
    (room, ellipsis): (usize, &str),
    others: &[&str],
    marks: &[(usize, usize)],
    styles: (Style, Style),
) -> Vec<Span<'static>> {
    let cut = match width(text) <= room {
        true => None,
        false => shortened(text, room, ellipsis, others),
    };
    let Some(cut) = cut else {
        return mark(&fit(text, room, ellipsis), 0, ellipsis, marks, styles);
    };
    let mut spans = mark(&cut.head, 0, ellipsis, marks, styles);
    spans.push(Span::styled(ellipsis.to_owned(), styles.0));
    spans.extend(mark(&cut.tail, cut.tail_from, ellipsis, marks, styles));
    spans
}

/// Head and tail of a text that is too wide, where another one would look the same with its end cut off.
fn shortened(text: &str, room: usize, ellipsis: &str, others: &[&str]) -> Option<Shortened> {
    let free = room
        .checked_sub(width(ellipsis))
        .filter(|free| *free >= LEAST)?;
    let kept = start(text, free);
    let clusters: Vec<&str> = text.graphemes(true).collect();
    // What is whole beside it has no ellipsis.
    let alike = others
        .iter()
        .filter(|other| **other != text && other.starts_with(kept.as_str()) && width(other) > room);
    let shared = alike.map(|other| {
        let both = clusters.iter().zip(other.graphemes(true));
        both.take_while(|(one, other)| *one == other).count()
    });
    let apart = shared.min()?.min(clusters.len().saturating_sub(1));
    // Whole words are what can be read.
    let mut words = clusters.iter().take(apart + 1);
    let from = words
        .rposition(|cluster| *cluster == " ")
        .map_or(0, |at| at + 1);
    let (before, rest) = clusters.split_at_checked(from)?;
    let tail = rest.concat();
    // A name is known by its beginning first; a tail that would be cut again is read by nobody.
    let left = free.saturating_sub(width(&tail));
    (left >= LEAST_HEAD).then(|| Shortened {
        head: start(text, left),
        tail,
        tail_from: before.iter().map(|cluster| cluster.chars().count()).sum(),
    })
}

/// The beginning of a text, without spaces at its end.
fn start(text: &str, room: usize) -> String {
    fit(text, room, "").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;
    use ratatui::style::{Modifier, Style};

    use super::*;

    #[test]
    fn names_that_end_apart_are_cut_in_the_middle() {
        let years = [
            "Tỷ lệ hộ nghèo theo chuẩn mới, năm 2023",
            "Tỷ lệ hộ nghèo theo chuẩn mới, năm 2024",
            "Tỷ lệ hộ cận nghèo theo chuẩn mới, năm 2024",
        ];
        let cut = years.map(|name| fit_apart(name, 24, "…", &years));
        assert_eq!(
            cut,
            [
                "Tỷ lệ hộ nghèo theo…2023",
                "Tỷ lệ hộ nghèo theo…2024",
                "Tỷ lệ hộ cận nghèo theo…"
            ]
        );
        // What is whole stays whole, and what is alone is cut at its end.
        assert_eq!(fit_apart(years[0], 60, "…", &years), years[0]);
        assert_eq!(
            fit_apart(years[0], 24, "…", &years[..1]),
            "Tỷ lệ hộ nghèo theo chu…"
        );
    }

    #[test]
    fn what_differs_may_be_a_word_in_between_or_more_than_there_is_room_for() {
        let names = [
            "Trẻ em người dân tộc thiểu số suy dinh dưỡng thể thấp còi dưới 5 tuổi",
            "Trẻ em người dân tộc thiểu số suy dinh dưỡng thể nhẹ cân dưới 5 tuổi",
            "Trẻ em suy dinh dưỡng",
        ];
        let cut = names.map(|name| fit_apart(name, 36, "…", &names));
        assert_eq!(
            cut,
            [
                "Trẻ em người dâ…thấp còi dưới 5 tuổi",
                "Trẻ em người dân…nhẹ cân dưới 5 tuổi",
                "Trẻ em suy dinh dưỡng",
            ]
        );
        // In a few cells neither end would be read: the beginning stays.
        assert_eq!(fit_apart(names[2], 12, "…", &names), "Trẻ em suy…");
    }

    #[test]
    fn what_is_whole_beside_it_leaves_a_text_its_beginning() {
        let names = [
            "Tổng lượt khách du lịch",
            "Tổng lượt khách du lịch tăng bình quân",
        ];
        assert_eq!(
            fit_apart(names[1], 24, "…", &names),
            "Tổng lượt khách du lịch…"
        );
        // An end that is longer than the room tells nothing apart.
        let long = [
            "Tỷ lệ hộ ở thành thị được dùng nước sạch theo quy chuẩn",
            "Tỷ lệ hộ ở nông thôn được dùng nước sạch theo quy chuẩn",
        ];
        assert_eq!(
            fit_apart(long[1], 24, "…", &long),
            "Tỷ lệ hộ ở nông thôn đư…"
        );
        let end = "của các xã đặc biệt khó khăn";
        let far = ["nam", "nữ"].map(|who| format!("Tỷ lệ học sinh trung học {who} {end}"));
        let far = far.each_ref().map(String::as_str);
        assert_eq!(fit_apart(far[0], 24, "…", &far), "Tỷ lệ học sinh trung họ…");
    }

    #[test]
    fn marks_stay_at_their_letters() {
        let names = [
            "hộ nghèo của toàn tỉnh trong năm 2023",
            "hộ nghèo của toàn tỉnh trong năm 2024",
        ];
        let (base, strong) = (Style::new(), Style::new().add_modifier(Modifier::BOLD));
        let marks = [(0, 2), (33, 37)];
        let spans = marked_fit_apart(names[0], (24, "…"), &names, &marks, (base, strong));
        let marked = spans.iter().filter(|span| span.style == strong);
        let marked: Vec<&str> = marked.map(|span| span.content.as_ref()).collect();
        assert_eq!(marked, ["hộ", "2023"]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_its_room_nor_cut_twice(
            names in proptest::collection::vec("(abcdef)?[abế漢 ]{0,40}", 1..4),
            room in 0_usize..40,
        ) {
            let all: Vec<&str> = names.iter().map(String::as_str).collect();
            for name in &all {
                let cut = fit_apart(name, room, "…", &all);
                assert!(width(&cut) <= room, "{cut:?} in {room}");
                assert!(cut.matches('…').count() <= 1, "{cut:?} is cut twice");
                let spans = marked_fit_apart(name, (room, "…"), &all, &[], Default::default());
                let said: String = spans.iter().map(|span| span.content.as_ref()).collect();
                assert_eq!(said, cut);
            }
        }
    }
}
