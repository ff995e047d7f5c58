//! Numbers that are no figures.
//!
//! Owns what each is instead: a day, the number of a document, an age, a duration. It must not know what figures say.

use super::text::{Shape, TextToken};
use super::time::Time;
use super::units::unit;

/// What a number is instead of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mask {
    /// A day, a year, a part of a year.
    Time,
    /// The number of a document, an article, a programme, a road.
    Number,
    /// An age.
    Age,
    /// A duration.
    Duration,
    /// The number of a line.
    Enumerator,
    /// How many people were there.
    Attendance,
    /// How many parts a text or programme has.
    Contents,
    /// A grade, as of products with stars.
    Grade,
    /// A part of a unit or of a name.
    InName,
    /// A figure worked out from another: a conversion, a ratio to a year earlier, a contribution.
    WorkedOut,
    /// A figure that is told a second time.
    Repeated,
    /// A number in another language.
    Language,
}

impl Mask {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Number => "number",
            Self::Age => "age",
            Self::Duration => "duration",
            Self::Enumerator => "enumerator",
            Self::Attendance => "attendance",
            Self::Contents => "contents",
            Self::Grade => "grade",
            Self::InName => "in-name",
            Self::WorkedOut => "worked-out",
            Self::Repeated => "repeated",
            Self::Language => "language",
        }
    }

    /// All, in the order in which they are counted.
    pub const ALL: [Mask; 12] = [
        Mask::Time,
        Mask::Number,
        Mask::Age,
        Mask::Duration,
        Mask::Enumerator,
        Mask::Attendance,
        Mask::Contents,
        Mask::Grade,
        Mask::InName,
        Mask::WorkedOut,
        Mask::Repeated,
        Mask::Language,
    ];
}

/// Words behind which a number is a name.
const NUMBERED: &[&str] = &[
    "điều", "khoản", "chương", "phụ", "lục", "biểu", "phần", "trang", "câu", "trình", "quyết",
    "thị", "án", "luận", "tư", "lệnh", "lộ", "ql", "tl", "đt", "khóa", "top", "đợt", "kỳ", "covid",
    "nghị", "iso", "tcvn", "hình", "bảng", "ảnh", "pha", "khối", "f", "zalo",
];
/// Nouns that are parts of a text or programme.
const CONTENTS: &[&str] = &[
    "chỉ tiêu",
    "chương trình",
    "nhiệm vụ",
    "nhóm",
    "giải pháp",
    "nội dung",
    "khâu",
    "đột phá",
    "mục tiêu",
    "phần",
    "điều",
    "trọng tâm",
    "lĩnh vực",
    "nhóm chỉ tiêu",
    "điểm nhấn",
    "quan điểm",
    "bài học",
    "trụ cột",
    "kiến nghị",
    "ý kiến",
    "vấn đề",
    "lượt ý kiến",
    "báo cáo",
    "phong trào",
    "chuyên đề",
    "tờ trình",
    "dự thảo",
    "cuộc vận động",
    "khâu đột phá",
    "quy định",
    "yếu tố",
    "nguyên tắc",
    "thành phần",
];
/// Words next to which a number of parts of a programme is a figure after all.
const COUNTED: &[&str] = &["đạt", "vượt", "hoàn thành", "chưa", "khó", "hụt", "không"];
/// Units of time.
const DURATIONS: &[&str] = &[
    "năm", "ngày", "giờ", "phút", "tuần", "tháng", "giây", "thập", "thế", "quý",
];
/// How far around a count is looked for what counts it.
const AROUND: usize = 7;
/// The digits of a telephone number, at least.
const TELEPHONE: usize = 9;

fn word(tokens: &[TextToken], at: Option<usize>) -> &str {
    at.and_then(|at| tokens.get(at))
        .map_or("", |token| token.lower.as_str())
}

/// Tells whether a number at a token is something else.
type Rule = fn(&[TextToken], usize) -> bool;

/// What each token is masked by, where it is a number.
pub fn masks(tokens: &[TextToken], times: &[Time]) -> Vec<Option<Mask>> {
    let mut masks = vec![None; tokens.len()];
    for time in times {
        for mask in masks.iter_mut().take(time.to).skip(time.from) {
            *mask = Some(Mask::Time);
        }
    }
    let mut attends = false;
    for at in 0..tokens.len() {
        attends = attends_behind(tokens, at, attends);
        if attends && masks[at].is_none() && tokens[at].is_number() {
            masks[at] = Some(Mask::Attendance);
        }
        if masks[at].is_none() && tokens[at].is_number() {
            masks[at] = mask(tokens, at);
        }
    }
    masks
}

fn mask(tokens: &[TextToken], at: usize) -> Option<Mask> {
    let rules: [(Rule, Mask); 7] = [
        (is_enumerator, Mask::Enumerator),
        (is_number, Mask::Number),
        (is_grade, Mask::Grade),
        (is_age, Mask::Age),
        (is_duration, Mask::Duration),
        (is_in_name, Mask::InName),
        (is_attendance, Mask::Attendance),
    ];
    if is_ranked(tokens, at) {
        return None;
    }
    let found = rules.into_iter().find(|(rule, _)| rule(tokens, at));
    let contents = || is_contents(tokens, at).then_some(Mask::Contents);
    found.map(|(_, mask)| mask).or_else(contents)
}

/// "xếp thứ 12 cả nước và thứ 4 vùng".
fn is_ranked(tokens: &[TextToken], at: usize) -> bool {
    let before = |back: usize| word(tokens, at.checked_sub(back));
    let is_other = matches!(before(2), "lần" | "phiên" | "họp" | "ngày");
    before(1) == "thứ"
        && !is_other
        && (2..12).any(|back| matches!(before(back), "xếp" | "đứng" | "hạng" | "trí"))
}

/// The number of a document, a road, a telephone, a price year, a clock.
fn is_number(tokens: &[TextToken], at: usize) -> bool {
    let token = &tokens[at];
    let before = |back: usize| word(tokens, at.checked_sub(back));
    let behind = word(tokens, Some(at + 1));
    let digits = token.lower.chars().filter(char::is_ascii_digit).count();
    let is_telephone = token.lower.starts_with('0') && digits >= TELEPHONE;
    let is_ordinal = before(1) == "thứ" && before(2) != "cao";
    let is_numbered = NUMBERED.contains(&before(1))
        || before(1) == "số" && !matches!(before(2), "chỉ" | "con" | "hệ" | "tổng" | "ở" | "dân");
    let is_named = is_numbered && !is_counted(tokens, at) && behind != "-" && behind != "/";
    let is_base =
        matches!(before(1), "sánh" | "gốc" | "=") && (token.year().is_some() || token.is("100"));
    let is_name = is_document(tokens, at) || is_letters(tokens, at) || is_clock(tokens, at);
    is_name || is_telephone || is_ordinal || is_named || is_base || behind == "="
}

fn is_duration(tokens: &[TextToken], at: usize) -> bool {
    let (before, behind) = (word(tokens, at.checked_sub(1)), word(tokens, Some(at + 1)));
    let is_day = matches!(behind, "/" | "-") && matches!(before, "dịp" | "lễ" | "ngày");
    // "Trong hai ngày 27 và 28/7".
    let is_first_day = before == "ngày"
        && matches!(behind, "và" | "," | "-")
        && tokens.get(at + 2).is_some_and(TextToken::is_number)
        && word(tokens, Some(at + 3)) == "/";
    let is_work = behind == "ngày" && word(tokens, Some(at + 2)) == "công";
    DURATIONS.contains(&behind) && !is_work && !is_life(tokens, at) || is_day || is_first_day
}

/// "bác sĩ/10.000 dân", "thuộc nhóm 30 tỉnh dẫn đầu", "trên 1 ha".
fn is_in_name(tokens: &[TextToken], at: usize) -> bool {
    let token = &tokens[at];
    let (before, behind) = (word(tokens, at.checked_sub(1)), word(tokens, Some(at + 1)));
    let is_stroke = before == "/" && tokens.get(at - 1).is_some_and(|mark| mark.glued);
    let of_words = word(tokens, at.checked_sub(2))
        .chars()
        .all(char::is_alphabetic);
    let is_round = token.is_one_of(&["10.000", "100.000", "1.000", "100", "10000", "1000"]);
    let is_each = matches!(before, "trên" | "mỗi" | "cho") && is_round;
    let is_per = is_people(behind) && (is_stroke && of_words || is_each);
    let is_leading = matches!(before, "nhóm" | "tốp" | "top")
        && matches!(
            behind,
            "tỉnh" | "địa" | "huyện" | "nước" | "quốc" | "thành" | "xã"
        );
    let is_one =
        matches!(before, "trên" | "mỗi") && token.is("1") && unit(tokens, at + 1).is_some();
    // "Số bác sĩ trên 1 vạn dân", but "phục vụ cho trên 1 vạn dân".
    let is_bound = matches!(
        word(tokens, at.checked_sub(2)),
        "cho" | "với" | "có" | "đạt" | "là" | "của" | ""
    );
    let is_scaled = matches!(before, "trên" | "mỗi")
        && matches!(behind, "vạn" | "nghìn" | "ngàn")
        && matches!(word(tokens, Some(at + 2)), "dân" | "trẻ" | "lao");
    is_per || is_leading || is_one || is_scaled && !is_bound
}

fn is_attendance(tokens: &[TextToken], at: usize) -> bool {
    let before = (
        word(tokens, at.checked_sub(2)),
        word(tokens, at.checked_sub(1)),
    );
    let behind = (word(tokens, Some(at + 1)), word(tokens, Some(at + 2)));
    let is_elected = before.1 == "bầu" || before == ("bầu", "ra");
    // "Thành phần: 9/9 đồng chí", "có mặt 28 người", "vắng 2".
    let is_present = (1..8).any(|back| {
        let two = (
            word(tokens, at.checked_sub(back + 1)),
            word(tokens, at.checked_sub(back)),
        );
        let is_list = two == ("thành", "phần") && word(tokens, at.checked_sub(back - 1)) == ":";
        is_list || matches!(two, ("có", "mặt") | ("dự", "họp") | (_, "vắng"))
    });
    is_elected
        || is_present
        || before == ("diện", "cho")
        || matches!(behind, ("đại", "biểu") | ("điểm", "cầu"))
}

/// Numbers behind "đại biểu … thay mặt cho" count attendants, up to the end of the sentence.
fn attends_behind(tokens: &[TextToken], at: usize, attends: bool) -> bool {
    let two = (word(tokens, at.checked_sub(1)), word(tokens, Some(at)));
    let is_told = matches!(two, ("thay", "mặt") | ("đại", "diện"))
        && (2..14).any(|back| word(tokens, at.checked_sub(back)) == "biểu");
    (attends || is_told) && word(tokens, Some(at)) != "."
}

/// Tells whether a unit, or a word that multiplies, stands behind a number.
fn is_counted(tokens: &[TextToken], at: usize) -> bool {
    let behind = word(tokens, Some(at + 1));
    unit(tokens, at + 1).is_some()
        || super::units::SCALES
            .iter()
            .any(|(scale, _)| *scale == behind)
}

fn is_people(word: &str) -> bool {
    matches!(word, "dân" | "lao" | "người" | "trẻ" | "hộ")
}

/// "1.", "2)", "(3)", "1.2 Tốc độ" at the head of a line, "(1)" anywhere.
fn is_enumerator(tokens: &[TextToken], at: usize) -> bool {
    let behind = tokens.get(at + 1);
    let is = |mark: &str| behind.is_some_and(|next| next.glued && next.is(mark));
    let before = word(tokens, at.checked_sub(1));
    let is_small = tokens[at].lower.chars().count() <= 6;
    // The first cell of a row.
    if at == 0 && is_small && behind.is_some_and(|next| next.is(super::cells::CELL)) {
        return true;
    }
    let is_bracketed = before == "("
        && is(")")
        && is_small
        && tokens[at].whole().is_some_and(|number| number < 40);
    let is_first = at == 0
        || matches!(before, ";" | ":" | "." | "-" | "+" | "(") && at < 2
        || matches!(before, ";" | ":");
    let next = tokens.get(at + 2);
    // A line ends with "32.", and a list that is led by a colon begins with one.
    let leads_on = at == 0
        || !tokens[at].lower.contains(',')
            && next.is_some_and(|next| !next.is_number())
            && (before != ":" || tokens[at].whole() == Some(1));
    let ends = is(".") && leads_on
        || is(")")
        || (is("/") || is("-")) && at == 0 && !is_next_number(tokens, at);
    let is_capital = at == 0
        && tokens[at].lower.contains('.')
        && !tokens[at].lower.contains(',')
        && behind.is_some_and(|next| next.capital && next.shape == Shape::Word);
    is_bracketed || is_small && (is_first && ends || is_capital) || is_part_number(tokens, at)
}

/// "Mục tiêu 1: …", "Nhiệm vụ 2. …" at the head of a line.
fn is_part_number(tokens: &[TextToken], at: usize) -> bool {
    const PARTS: [&str; 11] = [
        "tiêu", "vụ", "dung", "phần", "đoạn", "nhóm", "án", "pháp", "vùng", "bước", "phá",
    ];
    let is_led = at <= 3 && PARTS.contains(&word(tokens, at.checked_sub(1)));
    let are_words = tokens
        .iter()
        .take(at)
        .all(|token| token.shape == Shape::Word);
    let ends = tokens
        .get(at + 1)
        .is_some_and(|next| next.is_one_of(&[":", "."]));
    is_led && are_words && ends && tokens[at].whole().is_some_and(|number| number < 40)
}

fn is_next_number(tokens: &[TextToken], at: usize) -> bool {
    tokens.get(at + 2).is_some_and(TextToken::is_number)
}

fn is_upper(token: &TextToken) -> bool {
    token.shape == Shape::Word && token.capital && !matches!(token.lower.as_str(), "kh" | "nq")
}

/// "12/2024/NQ-HĐND", "34-NQ/TU", "số 56/KH".
fn is_document(tokens: &[TextToken], at: usize) -> bool {
    let glued = |at: usize| tokens.get(at).is_some_and(|token| token.glued);
    let mut next = at + 1;
    // The parts of one number, over strokes.
    while glued(next)
        && tokens
            .get(next)
            .is_some_and(|mark| mark.is_one_of(&["/", "-"]))
        && glued(next + 1)
    {
        let part = &tokens[next + 1];
        if is_upper(part) || part.shape == Shape::Word && part.capital {
            return true;
        }
        if !part.is_number() {
            return false;
        }
        next += 2;
    }
    // Behind such a number, its year.
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let is_joined =
        before(1).is_some_and(|mark| mark.glued && mark.is_one_of(&["/", "-"])) && glued(at);
    is_joined
        && before(2).is_some_and(TextToken::is_number)
        && before(3).is_some_and(|word| word.is("số"))
        || before(1).is_some_and(|word| word.is("số"))
            && tokens
                .get(at + 1)
                .is_some_and(|mark| mark.glued && mark.is_one_of(&["/", "-"]))
}

/// "Covid-19", "5G", "4.0".
fn is_letters(tokens: &[TextToken], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let is_name = tokens[at].glued
        && before(1).is_some_and(|mark| mark.is("-") && mark.glued)
        && before(2).is_some_and(|word| word.shape == Shape::Word);
    let is_unit = is_counted(tokens, at);
    let has_letter = tokens
        .get(at + 1)
        .is_some_and(|next| next.glued && next.shape == Shape::Word)
        && !is_unit;
    let is_version = tokens[at].is("4.0") || tokens[at].is("5.0");
    is_name || has_letter || is_version
}

fn is_clock(tokens: &[TextToken], at: usize) -> bool {
    let two = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.is_number() && token.lower.len() == 2)
    };
    let colon = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|mark| mark.glued && mark.is(":"))
    };
    let behind = colon(at + 1) && two(at + 2) && tokens.get(at + 2).is_some_and(|next| next.glued);
    let before = at >= 2
        && tokens[at].glued
        && two(at)
        && colon(at - 1)
        && tokens.get(at - 2).is_some_and(TextToken::is_number);
    behind
        || before
        || tokens[at].is("24")
            && word(tokens, Some(at + 1)) == "/"
            && word(tokens, Some(at + 2)) == "7"
}

/// The place of the noun of a number, past the end of a range.
fn over_range(tokens: &[TextToken], at: usize) -> usize {
    let is_range = matches!(word(tokens, Some(at + 1)), "-" | "đến" | "và")
        && tokens.get(at + 2).is_some_and(TextToken::is_number);
    if is_range { at + 3 } else { at + 1 }
}

fn is_grade(tokens: &[TextToken], at: usize) -> bool {
    let noun = over_range(tokens, at);
    word(tokens, Some(noun)) == "sao"
        || word(tokens, at.checked_sub(1)) == "độ" && word(tokens, at.checked_sub(2)) == "mức"
        || matches!(word(tokens, at.checked_sub(1)), "loại" | "lớp" | "tầng")
            && !is_counted(tokens, at)
        || word(tokens, at.checked_sub(1)) == "cấp"
            && !is_counted(tokens, at)
            && tokens[at].whole().is_some_and(|grade| grade < 10)
        || word(tokens, at.checked_sub(1)) == "độ"
            && !is_counted(tokens, at)
            && tokens[at].whole().is_some_and(|level| level < 6)
}

fn is_life(tokens: &[TextToken], at: usize) -> bool {
    (1..=10).any(|back| word(tokens, at.checked_sub(back)) == "thọ")
}

fn is_age(tokens: &[TextToken], at: usize) -> bool {
    let noun = over_range(tokens, at);
    let is_months = word(tokens, Some(noun)) == "tháng" && word(tokens, Some(noun + 1)) == "tuổi";
    (word(tokens, Some(noun)) == "tuổi" || is_months) && !is_life(tokens, at)
}

/// "12 chỉ tiêu", "gồm 3 nhóm", but "đạt 12 chỉ tiêu", "18/21 chỉ tiêu".
fn is_contents(tokens: &[TextToken], at: usize) -> bool {
    let noun = at + 1;
    let two = format!(
        "{} {}",
        word(tokens, Some(noun)),
        word(tokens, Some(noun + 1))
    );
    let is_total =
        word(tokens, at.checked_sub(1)) == "số" && word(tokens, at.checked_sub(2)) == "tổng";
    let is_noun = |words: &str| CONTENTS.contains(&words);
    let is_part = !is_total && (is_noun(word(tokens, Some(noun))) || is_noun(&two));
    if !is_part || word(tokens, at.checked_sub(1)) == "/" {
        return false;
    }
    // "Hoàn thành sớm 6 chỉ tiêu".
    let is_done = two == "chỉ tiêu"
        && (2..5).any(|back| {
            word(tokens, at.checked_sub(back)) == "hoàn"
                && word(tokens, at.checked_sub(back - 1)) == "thành"
        });
    if is_done {
        return false;
    }
    let from = at.saturating_sub(AROUND / 2);
    let mut around = (from..at).chain(at + 1..(at + AROUND).min(tokens.len()));
    !around.any(|near| COUNTED.contains(&word(tokens, Some(near))))
}
