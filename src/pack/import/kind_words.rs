//! The words of headings that tell kinds, and where they tell none because they are of a name.
//!
//! Owns the words, folded, and what has to stand beside one: a kind is told alone, or next to a time, and never in the
//! middle of a name (`Chương trình mục tiêu quốc gia 2024`). It must not know a table.

use super::apart::marked;
use super::moment::take_words;
use super::other_measure::things;
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// Words that tell the kind of figures, folded; the longer before the shorter.
pub const KINDS: &[(ClaimKind, &[&str])] = &[
    (
        ClaimKind::Estimate,
        &[
            "kha nang thuc hien",
            "kha nang th",
            "kha nang dat",
            "kha nang",
            "knth",
            "uoc thuc hien",
            "thuc hien uoc",
            "uoc th",
            "th uoc",
            "uoc tinh",
            "du uoc",
            "uoc dat",
            "uth",
            "u th",
            "uoc",
            "so bo",
            "prel",
            "preliminary",
            "estimated",
            "estimates",
            "estimate",
            "est",
        ],
    ),
    (
        ClaimKind::Forecast,
        &[
            "du bao",
            "du kien",
            "forecasts",
            "forecast",
            "projected",
            "projection",
            "proj",
        ],
    ),
    (
        ClaimKind::Target,
        &[
            "ke hoach",
            "muc tieu",
            "chi tieu",
            "nghi quyet",
            "quy hoach",
            "du toan",
            "cible",
            "cibles",
            "objectif",
            "zielwert",
            "ziel",
            "soll",
            "metas",
            "meta",
            "objetivo",
            "mal",
            "end of project target",
            "end of programme target",
            "endline target",
            "end target",
            "final target",
            "life of project target",
            "lop target",
            "targets",
            "target",
            "milestones",
            "milestone",
            "planned",
            "plan",
            "goal",
            "budget",
            "phan dau",
            "dang ky",
            "cam ket",
            "yeu cau",
            "lo trinh thuc hien",
            "lo trinh",
            "muc tieu den",
            "kh",
            "mt",
            "nq",
            "qd",
            "dt",
            "giao",
        ],
    ),
    (
        ClaimKind::Actual,
        &[
            "ket qua thuc hien",
            "thuc hien",
            "quyet toan",
            "chinh thuc",
            "so chinh thuc",
            "ket qua",
            "baseline value",
            "baseline",
            "midline",
            "endline",
            "actuals",
            "actual",
            "results",
            "result",
            "th",
            "kq",
            "dat duoc",
            "dat",
            "hien trang",
            "gia tri goc",
            "ky goc",
            "nam goc",
            "moc goc",
            "nam co so",
        ],
    ),
];

/// Words that stand in headings and say nothing of their own.
pub const EMPTY: &[&str] = &[
    "gia tri ky truoc",
    "ky truoc",
    "ky bao cao",
    "ky nay",
    "ky hien tai",
    "nam truoc",
    "nam nay",
    "trong do",
    "chia ra",
    "nam",
    "den",
    "den nam",
    "the",
    "of",
    "year",
    "trong",
    "cua",
    "giai doan",
    "so lieu",
    "ca",
    "theo",
    "thoi ky",
    "duoc",
    "hdnd",
    "ubnd",
    "tinh",
    "xa",
    "huyen",
    "dieu chinh",
    "moi",
    "cuoi",
    "het",
    "tw",
    "trung uong",
    "nhiem ky",
    "so",
    "actual",
    "gia tri",
    "den het",
    "ca nam",
    "hang",
    "tung",
    "cac",
    "bao cao",
    "thoi diem",
];

/// Tells whether a folded word says nothing of its own in a heading.
pub fn is_empty_word(word: &str) -> bool {
    EMPTY.contains(&word)
}

/// Words by which a plan is told that nobody has decided yet, folded: it is a plan, and no forecast.
pub const PROPOSED: &[&str] = &[
    "du kien ke hoach",
    "ke hoach du kien",
    "du kien kh",
    "kh du kien",
    "du kien giao",
    "du kien chi tieu",
    "du kien muc tieu",
    "de xuat kh",
    "de xuat ke hoach",
    "kh de xuat",
    "ke hoach de xuat",
    "du thao ke hoach",
];

/// Words that tell a kind at the edge of a heading only, folded; within it they speak of the thing: "số xã đạt chuẩn".
const AT_EDGES: [&str; 8] = [
    "dat",
    "giao",
    "dt",
    "thuc hien",
    "th",
    "dang ky",
    "cam ket",
    "yeu cau",
];

/// Words with which a heading begins that names a thing, folded.
const COUNTING: [&str; 8] = ["so", "tong", "ty", "ti", "dien", "von", "san", "muc"];

/// Takes words out that tell no kind where they stand: within "số xã đạt chuẩn", "tổng số chỉ tiêu".
pub fn guarded(words: &mut Vec<String>) -> Vec<String> {
    let mut kept = Vec::new();
    let is_counted = words
        .first()
        .is_some_and(|word| COUNTING.contains(&word.as_str()));
    if !is_counted {
        return kept;
    }
    if take_words(words, &["chi tieu"]) {
        kept.extend(["chi".to_owned(), "tieu".to_owned()]);
    }
    let says =
        |word: &String| !EMPTY.contains(&word.as_str()) && word.chars().any(char::is_alphabetic);
    for text in AT_EDGES {
        let wanted: Vec<&str> = text.split(' ').collect();
        let at = words
            .windows(wanted.len())
            .position(|window| window == wanted);
        let Some(at) = at else { continue };
        let behind = words.get(at + wanted.len()..).unwrap_or_default();
        let is_within = at > 0 && behind.iter().any(says);
        if is_within {
            kept.extend(words.drain(at..at + wanted.len()));
        }
    }
    kept
}

/// A word of a heading, folded: where in the heading it stands, and what stands around it.
struct Piece {
    word: usize,
    text: String,
    /// Whether a bracket, a comma or the like parts it from the word before.
    begins: bool,
}

/// How words of a kind stand in a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Alone, at its edge or next to a time: they tell a kind.
    Telling,
    /// Within a name, of which they are a part.
    Within,
    /// At its head, before the name: what they mean, other columns have to tell.
    Leading,
}

/// Words of kinds that may as well be the first of a name, where the name follows, folded.
const LEADING: [&str; 23] = [
    "quy hoach",
    "ket qua",
    "thuc hien",
    "quyet toan",
    "hien trang",
    "kha nang",
    "dat",
    "dang ky",
    "cam ket",
    "yeu cau",
    "result",
    "results",
    "target",
    "targets",
    "goal",
    "plan",
    "budget",
    "actual",
    "actuals",
    "baseline",
    "milestone",
    "forecast",
    "forecasts",
];

/// Words of kinds that are of a name where it stands before them: `Vốn đăng ký`, folded.
const TRAILING: [&str; 5] = ["dang ky", "cam ket", "yeu cau", "kha nang", "hien trang"];

/// Beginnings of names that are no kinds whatever follows, folded.
const NAMES: [&str; 10] = [
    "ke hoach hoa",
    "muc tieu quoc",
    "muc tieu thien nien ky",
    "muc tieu phat trien ben vung",
    "giao thong",
    "giao duc",
    "giao dich",
    "giao luu",
    "giao khoan",
    "du bao thoi tiet",
];

/// Who decides and promises, folded: a name before `đăng ký` that is of nothing that is counted.
const AUTHORITIES: [&str; 12] = [
    "don", "vi", "dia", "phuong", "nganh", "phong", "cuc", "bo", "vien", "ban", "co", "quan",
];

/// Words that say that a thing rises, falls or stands somewhere, folded: a kind before them is told of the thing.
const VERBS: [&str; 6] = ["giam", "tang", "dat", "co", "con", "la"];

/// Words of times, folded, next to which a kind is told.
const OF_TIMES: [&str; 13] = [
    "nam", "quy", "thang", "ngay", "den", "cuoi", "dau", "het", "ca", "giai", "doan", "nhiem", "ky",
];

/// A heading in which words of kinds that are of a name are marked as that; `rest` are the words that nothing else
/// explains. With `leading` those that other columns have to settle are marked too, and nothing is returned where
/// there are none.
pub fn named(text: &str, rest: &[String], leading: bool) -> Option<String> {
    let things = things(&rest.join(" "));
    let pieces = pieces(text);
    let mut found: Vec<usize> = Vec::new();
    let mut is_leading = false;
    for name in NAMES {
        for at in places(&pieces, name) {
            let count = name.split(' ').count();
            found.extend(pieces.iter().skip(at).take(count).map(|piece| piece.word));
        }
    }
    let phrases = KINDS.iter().flat_map(|(_, phrases)| *phrases);
    for phrase in phrases {
        for at in places(&pieces, phrase) {
            let standing = standing(&pieces, (at, phrase), &things);
            let is_meant = match standing {
                Standing::Telling => false,
                Standing::Within => true,
                Standing::Leading => leading,
            };
            is_leading |= standing == Standing::Leading;
            if is_meant {
                let count = phrase.split(' ').count();
                found.extend(pieces.iter().skip(at).take(count).map(|piece| piece.word));
            }
        }
    }
    if found.is_empty() || leading && !is_leading {
        return None;
    }
    let words = text.split_whitespace().enumerate();
    let words = words.map(|(at, word)| match found.contains(&at) {
        true => marked(word),
        false => word.to_owned(),
    });
    Some(words.collect::<Vec<_>>().join(" "))
}

/// The words of a heading, folded.
fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut begins = true;
    for (word, shown) in text.split_whitespace().enumerate() {
        begins |= shown.starts_with(['(', '[', '-', '–', '"', '“']);
        for text in bare(shown).split(' ').filter(|text| !text.is_empty()) {
            let text = text.to_owned();
            found.push(Piece { word, text, begins });
            begins = false;
        }
        begins |= shown.ends_with([',', ';', ':', ')', ']', '"', '”']) || bare(shown).is_empty();
    }
    found
}

/// Where a phrase stands among words.
fn places(pieces: &[Piece], phrase: &str) -> Vec<usize> {
    let wanted: Vec<&str> = phrase.split(' ').collect();
    let windows = pieces.windows(wanted.len()).enumerate();
    let is_it = |window: &[Piece]| {
        let inner = window.iter().skip(1).all(|piece| !piece.begins);
        inner
            && window
                .iter()
                .map(|piece| piece.text.as_str())
                .eq(wanted.iter().copied())
    };
    windows
        .filter(|(_, window)| is_it(window))
        .map(|(at, _)| at)
        .collect()
}

fn standing(pieces: &[Piece], (at, phrase): (usize, &str), things: &[String]) -> Standing {
    let end = at + phrase.split(' ').count();
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.text.as_str());
    let is_thing = |at: usize| things.iter().any(|thing| thing == text(at));
    // What is parted from the words by a bracket or a comma is not what they are of.
    let is_free = |at: usize| pieces.get(at).is_none_or(|piece| piece.begins);
    let idle = |at: usize| {
        let word = text(at);
        is_empty_word(word) && !OF_TIMES.contains(&word) && word != "so"
    };
    let mut next = end;
    while !is_free(next) && idle(next) {
        next += 1;
    }
    let is_followed = !is_free(next) && is_thing(next);
    let mut before = at;
    while before > 0 && !is_free(before) && idle(before - 1) {
        before -= 1;
    }
    let is_counted = before == 1 && text(0) == "so" && !is_free(1);
    let is_preceded = before > 0 && !is_free(before) && is_thing(before - 1) || is_counted;
    let is_first = pieces.iter().take(at).all(|piece| {
        piece.text.chars().any(|c| c.is_ascii_digit()) || OF_TIMES.contains(&piece.text.as_str())
    });
    // "Số kế hoạch được duyệt" counts plans.
    let is_passive = is_counted && text(end) == "duoc" && text(end + 1) != "giao";
    let is_noun = phrase.len() > 3;
    match (is_preceded, is_followed) {
        (true, true) if VERBS.contains(&text(next)) => Standing::Telling,
        (true, true) => Standing::Within,
        (true, _) if is_passive && is_noun => Standing::Within,
        (true, false) if TRAILING.contains(&phrase) && !AUTHORITIES.contains(&text(before - 1)) => {
            Standing::Within
        }
        (false, true) if is_first && LEADING.contains(&phrase) => Standing::Leading,
        _ => Standing::Telling,
    }
}
