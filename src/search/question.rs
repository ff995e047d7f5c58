//! Questions: which words of a query only ask, and what is left without them.
//!
//! Owns the words that ask for a figure without naming one, in both languages. It knows no index: whether
//! the rest finds anything is asked elsewhere.
//! The one idea: most words that ask can also be part of a name ("xã đạt chuẩn"), so as few as possible
//! are left out.

use crate::fold::bare;

/// Words of a question that are part of no name, folded. More than one stand together.
const QUESTIONS: [&[&str]; 13] = [
    &["bao", "nhieu"],
    &["nhu", "the", "nao"],
    &["the", "nao"],
    &["ra", "sao"],
    &["hien", "nay"],
    &["den", "nay"],
    &["gi"],
    &["what"],
    &["how", "many"],
    &["how", "much"],
    &["is"],
    &["are"],
    &["the"],
];

/// Questions for a number of things: what follows is counted.
const COUNTS: [&[&str]; 2] = [&["bao", "nhieu"], &["how", "many"]];

/// How the name of a number of things begins.
const NUMBER: &str = "^số";

/// Words before a year: every series is asked for its years when it is looked at.
const YEARS: [&[&str]; 5] = [
    &["nam"],
    &["giai", "doan"],
    &["thoi", "ky"],
    &["in"],
    &["for"],
];

/// Words that belong to a question they stand before.
const VERBS: [&str; 5] = ["la", "dat", "duoc", "co", "may"];

/// Words that may ask or name, left out last.
const ASKING: [&str; 32] = [
    "so", "luong", "may", "la", "ty", "ti", "le", "muc", "tieu", "chi", "cua", "cac", "co", "duoc",
    "dat", "den", "nay", "hien", "ket", "qua", "trong", "o", "tai", "of", "in", "many", "much",
    "how", "target", "number", "rate", "total",
];

/// Returns the query without the words that only ask: first as the number of what is counted, then without
/// the question, then without every word that may ask. Nothing where no word asks.
pub(crate) fn without_asking(words: &[&str]) -> Vec<String> {
    let folded: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let asks = questions(&folded);
    let kept = |at: &usize| !asks[*at];
    let after = |at: usize| (at..words.len()).any(|at| kept(&at));
    let counted = |at: usize| {
        let count = COUNTS.iter().find(|count| stands(&folded, at, count));
        count.is_some_and(|count| after(at + count.len()))
    };
    let mut lighter = Vec::new();
    let all = 0..words.len();
    let number = all.clone().filter_map(|at| match counted(at) {
        true => Some(NUMBER),
        false => Some(words[at]).filter(|_| kept(&at)),
    });
    add(&mut lighter, words, number);
    let named = all.clone().filter(kept).map(|at| words[at]);
    add(&mut lighter, words, named);
    let named = all.filter(|at| kept(at) && !ASKING.contains(&folded[*at].as_str()));
    add(&mut lighter, words, named.map(|at| words[at]));
    lighter
}

fn add<'a>(lighter: &mut Vec<String>, words: &[&str], kept: impl Iterator<Item = &'a str>) {
    let text = kept.collect::<Vec<_>>().join(" ");
    if !text.is_empty() && text != words.join(" ") && !lighter.contains(&text) {
        lighter.push(text);
    }
}

fn questions(folded: &[String]) -> Vec<bool> {
    let mut asks = vec![false; folded.len()];
    for at in 0..folded.len() {
        for question in QUESTIONS {
            if stands(folded, at, question) {
                asks[at..at + question.len()].fill(true);
            }
        }
    }
    for at in 0..folded.len() {
        if is_year(&folded[at]) {
            asks[at] = true;
            let head = YEARS.iter().find(|head| {
                let start = at.checked_sub(head.len());
                start.is_some_and(|start| stands(folded, start, head))
            });
            asks[at - head.map_or(0, |head| head.len())..at].fill(true);
        }
    }
    for at in (1..folded.len()).rev() {
        // Of "Sơn La là bao nhiêu" the first of two is a name's.
        let verb = folded[at - 1].as_str();
        asks[at - 1] |= asks[at] && VERBS.contains(&verb) && folded[at] != verb;
    }
    asks
}

// Whether this is a year, or a span of years.
fn is_year(folded: &str) -> bool {
    let year = |text: &str| {
        text.parse::<u16>()
            .is_ok_and(|year| (1945..2100).contains(&year))
    };
    !folded.is_empty() && folded.split(' ').all(year)
}

fn stands(folded: &[String], at: usize, wanted: &[&str]) -> bool {
    let here = folded.get(at..at + wanted.len());
    here.is_some_and(|here| here == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_few_words_as_possible_are_left_out() {
        let check = |text: &str, want: &[&str]| {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(without_asking(&words), want, "{text}");
        };
        check("so san pham ocop", &["san pham ocop"]);
        check("mục tiêu GRDP là bao nhiêu", &["mục tiêu GRDP", "GRDP"]);
        check(
            "bao nhieu xa dat nong thon moi",
            &[
                "^số xa dat nong thon moi",
                "xa dat nong thon moi",
                "xa nong thon moi",
            ],
        );
        check(
            "how many tourists nam:2023",
            &["^số tourists nam:2023", "tourists nam:2023"],
        );
        check("dan so son la la bao nhieu", &["dan so son la", "dan son"]);
        check("che phu rung dat duoc bao nhieu", &["che phu rung"]);
        check("what is the poverty rate", &["poverty rate", "poverty"]);
        check("thu ngan sach nam 2024", &["thu ngan sach"]);
        check("hộ nghèo 2021-2025 là bao nhiêu", &["hộ nghèo"]);
        check("muc tieu tong 2030", &["muc tieu tong", "tong"]);
        check("ho ngheo", &[]);
        check("bao nhieu", &[]);
    }
}
