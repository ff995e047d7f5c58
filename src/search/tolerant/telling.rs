//! Weighs the words of a query.
//!
//! Owns which words say little: small words, levels of government, words that only ask, figures. It must not know the
//! index.

use std::sync::LazyLock;

use crate::core::fold::{Folded, Word};

/// The share of a word's weight that counts if it does not match; a word that matches always counts in full.
pub(super) mod share {
    /// A word like any other.
    pub(in crate::search::tolerant) const ORDINARY: f64 = 1.0;
    /// A word for a direction.
    pub(super) const WAY: f64 = 0.5;
    /// A small word that may as well be another one.
    pub(super) const HOMOGRAPH: f64 = 0.5;
    /// Small words, and the level of a place.
    pub(in crate::search::tolerant) const SMALL: f64 = 0.35;
    /// A single letter.
    pub(super) const LETTER: f64 = 0.15;
    /// The name of a place that is reported as left out.
    pub(in crate::search::tolerant) const ELSEWHERE: f64 = 0.10;
    /// Words that only ask.
    pub(super) const ASKING: f64 = 0.08;
    /// A figure.
    pub(in crate::search::tolerant) const FIGURE: f64 = 0.05;
    /// Words with at most this share are not reported as left out.
    pub(in crate::search::tolerant) const UNSAID: f64 = ASKING;
}

const WAYS: &[&str] = &["tăng", "giảm"];

/// Several words count only side by side: "tỷ giá" is not "giá".
const SMALL: &[&str] = &[
    "của",
    "đạt",
    "trong",
    "năm",
    "số",
    "tỷ lệ",
    "tỉ lệ",
    "các",
    "có",
    "được",
    "ở",
    "tại",
    "về",
    "và",
    "đến",
    "từ",
    "so",
    "với",
    "trên",
    "dưới",
    "theo",
    "cho",
    "là",
    "còn",
    "trở",
    "lên",
    "xuống",
    "đó",
    "người",
    "bình quân",
    "phần trăm",
    "rate",
    "total",
    "number",
    "share",
    "size",
    "level",
    "amount",
    "area",
    "quantity",
    "volume",
    "average",
    "under",
    "of",
    "in",
    "at",
    "to",
    "for",
    "and",
    "per",
    "on",
    "by",
    "with",
    "from",
    "percent",
    "percentage",
    "vs",
    "a",
    "an",
    "ước",
    "khoảng",
    "hơn",
    "thì",
    "này",
    "mức",
    "hàng",
];

/// Words that reports write beside every figure.
const REPORTS: &[&str] = &[
    "ước đạt",
    "ước thực hiện",
    "thực hiện",
    "kế hoạch giao",
    "kế hoạch",
    "hoàn thành",
    "mục tiêu",
    "chỉ tiêu",
    "nghị quyết",
    "đề ra",
    "bằng",
    "vượt mức",
    "vượt kế hoạch",
    "toàn tỉnh",
    "hiện có",
    "hiện nay",
    "cùng kỳ",
    "cuối kỳ",
    "đầu kỳ",
    "theo báo cáo",
    "nguồn",
    "cục thống kê",
    "target",
    "plan",
    "achieved",
    "reached",
    "estimated",
    "source",
    "according",
    "compared",
];

/// Small words that are half of a name if only one other word stands beside them.
const HALVES: &[&str] = &[
    "mức",
    "hàng",
    "người",
    "thị",
    "trấn",
    "phường",
    "phố",
    "thành",
    "khu",
    "vực",
    "địa",
    "bàn",
    "trở",
    "tăng",
    "giảm",
];

/// Small words that, typed without marks, may be others.
const MAY_BE_OTHERS: &[&str] = &["dat", "tai", "co", "o", "ve", "den", "la"];

/// Words of an amount of money, folded.
const AMOUNTS: &[&str] = &[
    "nghin", "ngan", "trieu", "ty", "ti", "tr", "dong", "vnd", "usd", "billion", "million",
];

const LEVELS: &[&str] = &[
    "tỉnh",
    "huyện",
    "tp",
    "thành",
    "phố",
    "xã",
    "phường",
    "thị",
    "trấn",
    "province",
    "provincial",
    "district",
    "commune",
    "communes",
    "city",
    "toàn",
    "bàn",
    "địa",
    "khu",
    "vực",
];

/// Several words count only side by side.
const ASKING: &[&str] = &[
    "bao nhiêu",
    "bao nhiêu phần trăm",
    "mấy phần trăm",
    "hiện nay",
    "đến nay",
    "như thế nào",
    "thế nào",
    "ra sao",
    "bây giờ",
    "khi nào",
    "bao giờ",
    "đứng thứ",
    "xếp thứ",
    "thứ mấy",
    "thứ bao nhiêu",
    "mục tiêu",
    "chỉ tiêu",
    "kết quả",
    "giai đoạn",
    "thời kỳ",
    "nhiệm kỳ",
    "cuối năm",
    "đầu năm",
    "giữa năm",
    "cuối kỳ",
    "đầu kỳ",
    "giữa kỳ",
    "cuối nhiệm kỳ",
    "đầu nhiệm kỳ",
    "giữa nhiệm kỳ",
    "hằng năm",
    "hàng năm",
    "mỗi năm",
    "năm nay",
    "năm ngoái",
    "năm trước",
    "năm sau",
    "hiện tại",
    "mới nhất",
    "gần nhất",
    "gần đây",
    "tính đến",
    "đến hết",
    "this year",
    "last year",
    "next year",
    "latest",
    "current",
    "currently",
    "now",
    "today",
    "cho hỏi",
    "cho biết",
    "tình hình",
    "nay",
    "rồi",
    "chưa",
    "gì",
    "mấy",
    "nhỉ",
    "ạ",
    "vậy",
    "xem",
    "what",
    "how",
    "fast",
    "nhanh thế nào",
    "many",
    "much",
    "is",
    "are",
    "the",
    "our",
    "we",
    "did",
    "do",
    "does",
    "when",
    "will",
    "which",
    "have",
    "has",
    "target",
    "there",
    "was",
];

/// Returns for each word the share of its weight that counts if it does not match. In a query typed with marks a
/// small word must have its marks: "tai" in "đất tai" is not "tại".
/// `is_another` tells whether a word typed without marks may be another one than the small word.
pub(super) fn shares(
    words: &[Word],
    has_marks: bool,
    is_another: impl Fn(&Word) -> bool,
) -> Vec<f64> {
    let is = |typed: &Word, listed: &Word| match has_marks {
        true => typed == listed,
        false => typed.bare == listed.bare || is_plural(&typed.bare, &listed.bare),
    };
    let mut shares: Vec<f64> = words.iter().map(share_of_form).collect();
    static LISTED: LazyLock<Vec<(Vec<Word>, f64)>> = LazyLock::new(|| {
        let lists = [
            (WAYS, share::WAY),
            (SMALL, share::SMALL),
            (LEVELS, share::SMALL),
            (REPORTS, share::ASKING),
            (ASKING, share::ASKING),
        ];
        let words = lists.into_iter().flat_map(|(list, share)| {
            let spelled = move |listed: &&str| (Folded::new(listed).spelled().collect(), share);
            list.iter().map(spelled)
        });
        words.collect()
    });
    for (listed, share) in LISTED.iter() {
        let share = *share;
        for at in 0..words.len() {
            let stands = words
                .get(at..at + listed.len())
                .is_some_and(|row| row.iter().zip(listed).all(|(typed, word)| is(typed, word)));
            let is_year = words
                .get(at + 1)
                .is_some_and(|next| share_of_form(next) == share::FIGURE);
            let may_be_another = || {
                let [listed] = listed.as_slice() else {
                    return false;
                };
                share == share::SMALL && !has_marks && !is_year && is_another(listed)
            };
            if stands && may_be_another() {
                shares[at] = share::HOMOGRAPH;
            } else if stands {
                shares[at..at + listed.len()].fill(share);
            }
        }
    }
    // A word that leads to a word that asks belongs to it: "còn bao nhiêu".
    for at in (1..shares.len()).rev() {
        if shares[at] == share::ASKING && shares[at - 1] == share::SMALL {
            shares[at - 1] = share::ASKING;
        }
    }
    let behind_figures = behind_figures(words);
    if shares
        .iter()
        .filter(|share| **share >= share::ORDINARY)
        .count()
        > behind_figures.len()
    {
        behind_figures
            .into_iter()
            .for_each(|at| shares[at] = share::ASKING);
    }
    let ordinary = shares.iter().filter(|share| **share >= share::ORDINARY);
    // If every word says little, they are the subject.
    if ordinary.count() == 0 {
        for share in shares.iter_mut().filter(|share| **share >= share::SMALL) {
            *share = share::ORDINARY;
        }
    }
    static HALF: LazyLock<Vec<Word>> = LazyLock::new(|| {
        let word = |listed: &&str| Folded::new(listed).spelled().next();
        HALVES.iter().filter_map(word).collect()
    });
    // Each of two words is half of a name: "hàng không" is not "không", and "dat lua" without marks not "lua".
    if words.len() == 2 {
        for (word, share) in words.iter().zip(&mut shares) {
            let is_half = |listed: &Word| is(word, listed);
            let may_be_land = !has_marks && MAY_BE_OTHERS.contains(&word.bare.as_str());
            if may_be_land || HALF.iter().any(is_half) {
                *share = share::ORDINARY;
            }
        }
    }
    shares
}

/// Returns which words say how much money a figure before them is: they belong to it, "79 triệu đồng".
fn behind_figures(words: &[Word]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut is_behind = false;
    for (at, word) in words.iter().enumerate() {
        let is_figure = share_of_form(word) == share::FIGURE;
        is_behind = is_figure || (is_behind && AMOUNTS.contains(&word.bare.as_str()));
        if is_behind && !is_figure {
            found.push(at);
        }
    }
    found
}

/// Tells whether a word is the English plural of a listed one; a Vietnamese syllable never ends in s.
fn is_plural(typed: &str, listed: &str) -> bool {
    typed
        .strip_suffix('s')
        .is_some_and(|singular| singular == listed)
}

fn share_of_form(word: &Word) -> f64 {
    if word.bare.starts_with(|c: char| c.is_ascii_digit()) {
        share::FIGURE
    } else if word.bare.chars().count() == 1 {
        share::LETTER
    } else {
        share::ORDINARY
    }
}

/// The kind of figure in a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A share: "bao nhiêu phần trăm".
    Share,
    /// A number: "bao nhiêu".
    Number,
    /// A rank: "đứng thứ mấy".
    Rank,
}

/// Returns the kind of figure that the words ask for.
pub(super) fn wanted(words: &[Word]) -> Option<Wanted> {
    let bare: Vec<&str> = words.iter().map(|word| word.bare.as_str()).collect();
    let has = |row: &[&str]| bare.windows(row.len()).any(|words| words == row);
    let is_share =
        has(&["phan", "tram"]) || has(&["%"]) || has(&["percent"]) || has(&["percentage"]);
    let begins = |row: &[&str]| bare.starts_with(row);
    let is_number = has(&["bao", "nhieu"])
        || has(&["how", "many"])
        || begins(&["so"])
        || begins(&["tong", "so"])
        || begins(&["number"]);
    let is_rank = has(&["dung", "thu"])
        || has(&["xep", "thu"])
        || has(&["thu", "may"])
        || has(&["rank"])
        || has(&["thu", "hang"]);
    if is_share || has(&["ty", "le"]) {
        Some(Wanted::Share)
    } else if is_rank {
        Some(Wanted::Rank)
    } else {
        is_number.then_some(Wanted::Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        Folded::new(text).spelled().collect()
    }

    #[test]
    fn what_words_tell() {
        let check = |text: &str, want: &[f64]| {
            let words = words(text);
            let has_marks = words.iter().any(Word::is_marked);
            assert_eq!(
                shares(&words, has_marks, |word| word.bare == "trong"),
                want,
                "{text}"
            );
        };
        check("ho ngheo bao nhieu", &[1.0, 1.0, 0.08, 0.08]);
        check(
            "hộ nghèo tăng 3 năm 2025",
            &[1.0, 1.0, 0.5, 0.05, 0.35, 0.05],
        );
        check("bao lu", &[1.0, 1.0]);
        // Typed with marks, "tai" is another word than "tại".
        check("đất tai nạn", &[1.0, 1.0, 1.0]);
        check("dat tai nan", &[0.35, 0.35, 1.0]);
        // A query of small words only asks for them.
        check("tỷ lệ số", &[1.0, 1.0, 1.0]);
        check("tỷ giá", &[1.0, 1.0]);
        check("nước máy", &[1.0, 1.0]);
        check("x", &[0.15]);
        // It may be "trồng" as well.
        check("dien tich rung trong", &[1.0, 1.0, 1.0, 0.5]);
        // What says how much a figure is belongs to it.
        check(
            "thu ngân sách 3 tỷ đồng",
            &[1.0, 1.0, 1.0, 0.05, 0.08, 0.08],
        );
    }

    #[test]
    fn what_kind_of_figure_is_asked_for() {
        assert_eq!(
            wanted(&words("bao nhiêu phần trăm hộ nghèo")),
            Some(Wanted::Share)
        );
        assert_eq!(
            wanted(&words("có bao nhiêu hộ nghèo")),
            Some(Wanted::Number)
        );
        assert_eq!(wanted(&words("số xã đạt")), Some(Wanted::Number));
        assert_eq!(wanted(&words("hộ nghèo")), None);
    }
}
