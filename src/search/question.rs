//! Questions: which words of a query only ask, and what is left without them.
//!
//! Owns the words that ask for a figure without naming one, in both languages. It must not know the index, and so not
//! whether the rest finds anything.
//!
//! Most words that ask can also be part of a name ("xã đạt chuẩn"), so as few as possible are left out.

use crate::core::fold::{Folded, Word, bare};
use crate::search::compounds::is_compound;

/// Words of a question that occur in no name, folded. Several words count only side by side.
const QUESTIONS: [&[&str]; 14] = [
    &["bao", "nhieu"],
    &["nhu", "the", "nao"],
    &["the", "nao"],
    &["ra", "sao"],
    &["hien", "nay"],
    &["den", "nay"],
    &["gi"],
    &["nao"],
    &["what"],
    &["how", "many"],
    &["how", "much"],
    &["is"],
    &["are"],
    &["the"],
];

/// Questions for a share or a number, and the beginning of the name of such an indicator; longer questions first.
const COUNTS: [(&[&str], &str); 6] = [
    (&["bao", "nhieu", "phan", "tram"], "^tỷ lệ"),
    (&["what", "percentage"], "^tỷ lệ"),
    (&["what", "percent"], "^tỷ lệ"),
    (&["how", "many", "percent"], "^tỷ lệ"),
    (&["bao", "nhieu"], "^số"),
    (&["how", "many"], "^số"),
];

/// Words that stand before a year. A year only asks: every series shows all its years.
const YEARS: [&[&str]; 5] = [
    &["nam"],
    &["giai", "doan"],
    &["thoi", "ky"],
    &["in"],
    &["for"],
];

/// Words that only ask if a question follows them.
const VERBS: [&str; 5] = ["la", "dat", "duoc", "co", "may"];

/// Words that name the kind of figure that is asked for.
const KINDS: [&[&str]; 14] = [
    &["muc", "tieu"],
    &["chi", "tieu"],
    &["ket", "qua"],
    &["so", "luong"],
    &["ty", "le"],
    &["ti", "le"],
    &["phan", "tram"],
    &["percent"],
    &["percentage"],
    &["target"],
    &["number", "of"],
    &["number"],
    &["rate"],
    &["total"],
];

/// Small words that may ask or be part of a name, in their usual spelling. They are left out last, and only where at
/// least two other words stay: "đất lúa" is not "lúa".
const SMALL: [&str; 19] = [
    "số", "là", "của", "các", "có", "được", "đạt", "trong", "ở", "tại", "về", "và", "đến", "từ",
    "mấy", "of", "in", "at", "to",
];

/// A query without words that ask.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Lighter {
    /// The words that are left.
    pub(super) text: String,
    /// Whether it may only match whole words, because what was left out may be part of a name.
    pub(super) whole_only: bool,
}

/// Returns shorter and shorter forms of a query: the question replaced by the beginning of such a name, the question
/// left out, the kind of figure left out, small words left out. Empty where no word asks.
pub(super) fn without_question_words(words: &[&str]) -> Vec<Lighter> {
    let folded: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let mut asks = questions(&folded);
    let after = |asks: &[bool], at: usize| asks.iter().skip(at).any(|asks| !asks);
    let counted = |at: usize| {
        let count = COUNTS.iter().find(|(count, _)| stands(&folded, at, count));
        count.filter(|(count, _)| after(&asks, at + count.len()))
    };
    let mut lighter = Vec::new();
    let mut named = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        match counted(at) {
            Some((count, name)) => {
                named.push(*name);
                at += count.len();
            }
            None => {
                named.extend(Some(words[at]).filter(|_| !asks[at]));
                at += 1;
            }
        }
    }
    add(&mut lighter, words, named, false);
    add(&mut lighter, words, rest(words, &asks), false);
    mark(&folded, &KINDS, &mut asks);
    asks[0] |= folded[0] == "so";
    add(&mut lighter, words, rest(words, &asks), false);
    let halves = halves_of_compounds(words);
    for ((asks, word), is_half) in asks.iter_mut().zip(words).zip(halves) {
        *asks |= !is_half && SMALL.iter().any(|small| is_word(word, small));
    }
    let rest = rest(words, &asks);
    if rest.len() > 1 {
        add(&mut lighter, words, rest, true);
    }
    lighter
}

/// Returns for each word whether it is one syllable of a compound: "tu ve" is not "từ … về".
fn halves_of_compounds(words: &[&str]) -> Vec<bool> {
    let spelled = |word: &&str| Folded::new(word).spelled().next();
    let spelled: Vec<Option<Word>> = words.iter().map(spelled).collect();
    let mut halves = vec![false; words.len()];
    for (at, pair) in spelled.windows(2).enumerate() {
        if let [Some(one), Some(other)] = pair
            && is_compound(one, other)
        {
            halves[at..at + 2].fill(true);
        }
    }
    halves
}

/// Returns whether a word is the wanted one; typed marks must agree: "máy" is not "mấy".
fn is_word(typed: &str, wanted: &str) -> bool {
    let (typed, wanted) = (Folded::new(typed), Folded::new(wanted));
    typed
        .spelled()
        .zip(wanted.spelled())
        .all(|(typed, wanted)| typed == wanted || (!typed.is_marked() && typed.bare == wanted.bare))
}

fn rest<'a>(words: &[&'a str], asks: &[bool]) -> Vec<&'a str> {
    let rest = words.iter().zip(asks).filter(|(_, asks)| !**asks);
    rest.map(|(word, _)| *word).collect()
}

/// Marks the words wherever one of the rows stands.
fn mark(folded: &[String], rows: &[&[&str]], marked: &mut [bool]) {
    for at in 0..folded.len() {
        for row in rows.iter().filter(|row| stands(folded, at, row)) {
            marked[at..at + row.len()].fill(true);
        }
    }
}

/// Adds a form unless it is empty, the query itself, or there already.
fn add(lighter: &mut Vec<Lighter>, words: &[&str], rest: Vec<&str>, whole_only: bool) {
    let text = rest.join(" ");
    let is_known = lighter.iter().any(|known| known.text == text);
    if !text.is_empty() && text != words.join(" ") && !is_known {
        lighter.push(Lighter { text, whole_only });
    }
}

/// Returns for each word whether it is part of a question or a year, or introduces one.
fn questions(folded: &[String]) -> Vec<bool> {
    let mut asks = vec![false; folded.len()];
    mark(folded, &QUESTIONS, &mut asks);
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
        // In "Sơn La là bao nhiêu" the first "la" is part of the name, the second asks.
        let verb = folded[at - 1].as_str();
        asks[at - 1] |= asks[at] && VERBS.contains(&verb) && folded[at] != verb;
    }
    asks
}

/// Returns whether a folded word is a year or a span of years.
fn is_year(folded: &str) -> bool {
    let year = |text: &str| {
        text.parse::<u16>()
            .is_ok_and(|year| (1945..2100).contains(&year))
    };
    !folded.is_empty() && folded.split(' ').all(year)
}

/// Returns whether the wanted words stand from the word `at` on.
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
            let lighter = without_question_words(&words).into_iter();
            let lighter: Vec<String> = lighter.map(|lighter| lighter.text).collect();
            assert_eq!(lighter, want, "{text}");
        };
        check("so san pham ocop", &["san pham ocop"]);
        check("mục tiêu GRDP là bao nhiêu", &["mục tiêu GRDP", "GRDP"]);
        check("dat lua", &[]);
        check("tien luong", &[]);
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
        check(
            "dat bao nhieu phan tram ho ngheo",
            &["^tỷ lệ ho ngheo", "phan tram ho ngheo", "ho ngheo"],
        );
        check(
            "dan so son la la bao nhieu",
            &["dan so son la", "dan so son"],
        );
        check("che phu rung dat duoc bao nhieu", &["che phu rung"]);
        check("what is the poverty rate", &["poverty rate", "poverty"]);
        check("thu ngan sach nam 2024", &["thu ngan sach"]);
        check("hộ nghèo 2021-2025 là bao nhiêu", &["hộ nghèo"]);
        check("muc tieu tong 2030", &["muc tieu tong", "tong"]);
        check("ho ngheo", &[]);
        check("bao nhieu", &[]);
    }
}
