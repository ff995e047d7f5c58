//! A text in paragraphs, and a paragraph in words, numbers and marks.
//!
//! Owns where each stands in the NFC text and how a word is spelled for comparing. It must not know what a word means.

use unicode_normalization::UnicodeNormalization as _;

/// Lines of a text that was broken by hand are at most that long.
const WRAPPED: usize = 120;
/// A line shorter than this ends where its writer wanted.
const SHORT: usize = 50;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters, and digits behind a letter.
    Word,
    /// Digits with marks between them.
    Number,
    /// Anything else, one character.
    Mark,
}

/// A word, a number or a mark.
#[derive(Clone, Debug)]
pub struct TextToken {
    /// What it is.
    pub shape: Shape,
    /// Its letters in lower case, with tone marks and dashes in one way.
    pub lower: String,
    /// Its first byte in the text.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// Whether its first letter is a capital.
    pub capital: bool,
}

impl TextToken {
    /// Tells whether it is this word or mark.
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    /// Tells whether it is one of these.
    pub fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    /// Tells whether it is a number.
    pub fn is_number(&self) -> bool {
        self.shape == Shape::Number
    }

    /// The whole number that it is, without marks.
    pub fn whole(&self) -> Option<i32> {
        let is_plain = self.lower.bytes().all(|byte| byte.is_ascii_digit());
        (self.is_number() && is_plain)
            .then(|| self.lower.parse().ok())
            .flatten()
    }

    /// The year that it is.
    pub fn year(&self) -> Option<i16> {
        let year = self.whole().filter(|_| self.lower.len() == 4)?;
        i16::try_from(year)
            .ok()
            .filter(|year| (1900..2100).contains(year))
    }
}

/// A paragraph that is handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenParagraph {
    /// Its text.
    pub text: String,
    /// Whether its style says that it is a heading.
    pub is_heading: bool,
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its number, from one.
    pub number: usize,
    /// Its tokens.
    pub tokens: Vec<TextToken>,
    /// Whether its style says that it is a heading.
    pub is_heading: bool,
}

/// A text.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// It in NFC.
    pub whole: String,
    /// Its paragraphs that are not blank.
    pub paragraphs: Vec<Paragraph>,
}

impl Text {
    /// Reads plain text.
    pub fn plain(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let whole: String = text.nfc().collect();
        let lines = lines(&whole);
        let is_wrapped = is_wrapped(&whole, &lines);
        let mut parts: Vec<(usize, usize)> = Vec::new();
        let mut last: Option<(usize, usize)> = None;
        for line in lines {
            let shown = whole.get(line.0..line.1).unwrap_or("");
            if shown.trim().is_empty() {
                last = None;
                continue;
            }
            let goes_on = last.is_some_and(|before| {
                let before = whole.get(before.0..before.1).unwrap_or("");
                goes_on(before, shown, is_wrapped)
            });
            match parts.last_mut() {
                Some(part) if goes_on => part.1 = line.1,
                _ => parts.push(line),
            }
            last = Some(line);
        }
        Self::cut(whole, &parts, &[])
    }

    /// Takes paragraphs as they are handed in.
    pub fn of_paragraphs(given: &[GivenParagraph]) -> Self {
        let mut whole = String::new();
        let mut parts = Vec::new();
        let mut headings = Vec::new();
        for paragraph in given {
            let start = whole.len();
            whole.extend(paragraph.text.nfc().map(|c| match c {
                '\n' | '\r' => ' ',
                other => other,
            }));
            if whole
                .get(start..)
                .is_some_and(|text| !text.trim().is_empty())
            {
                parts.push((start, whole.len()));
                headings.push(paragraph.is_heading);
            }
            whole.push('\n');
        }
        Self::cut(whole, &parts, &headings)
    }

    fn cut(whole: String, parts: &[(usize, usize)], headings: &[bool]) -> Self {
        let paragraph = |(at, part): (usize, &(usize, usize))| Paragraph {
            number: at + 1,
            tokens: tokens(whole.get(part.0..part.1).unwrap_or(""), part.0),
            is_heading: headings.get(at).copied().unwrap_or(false),
        };
        let paragraphs = parts.iter().enumerate().map(paragraph).collect();
        Self { whole, paragraphs }
    }

    /// The text between two bytes, on one line and without what cannot be seen.
    pub fn shown(&self, start: usize, end: usize) -> String {
        let text = self.whole.get(start..end).unwrap_or("");
        let mut shown = String::with_capacity(text.len());
        for word in text.split([' ', '\n', '\r', '\t']) {
            if word.is_empty() {
                continue;
            }
            if !shown.is_empty() {
                shown.push(' ');
            }
            shown.extend(word.chars().filter(|c| !is_hidden(*c)));
        }
        shown
    }
}

fn lines(text: &str) -> Vec<(usize, usize)> {
    let mut start = 0;
    let lines = text.split('\n').map(|line| {
        let part = (start, start + line.len());
        start += line.len() + 1;
        part
    });
    lines.collect()
}

/// Tells whether lines were broken to fit a page: none is long, and many begin in the middle of a sentence.
fn is_wrapped(text: &str, lines: &[(usize, usize)]) -> bool {
    let texts = lines
        .iter()
        .filter_map(|line| text.get(line.0..line.1))
        .filter(|line| !line.trim().is_empty());
    let (mut count, mut inner) = (0usize, 0usize);
    for line in texts {
        if line.chars().count() > WRAPPED {
            return false;
        }
        count += 1;
        inner += usize::from(begins_small(line));
    }
    inner * 5 > count && count > 3
}

fn begins_small(line: &str) -> bool {
    let mut letters = line.trim_start().chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next() != Some(')')
}

/// Tells whether a line goes on with the one before.
fn goes_on(before: &str, line: &str, is_wrapped: bool) -> bool {
    let before = before.trim_end();
    let ends = before.ends_with(['.', ':', ';', '!', '?', '…', '%']);
    if ends {
        return false;
    }
    if begins_small(line) {
        return true;
    }
    let is_item = line
        .trim_start()
        .starts_with(['-', '–', '+', '•', '*', '('])
        || is_numbered(line);
    is_wrapped && before.chars().count() > SHORT && !is_item
}

fn is_numbered(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or("");
    first.ends_with(['.', ')']) && first.chars().count() <= 5
}

fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Tells whether a space keeps two groups of digits together.
fn is_hard_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}')
}

fn tokens(text: &str, from: usize) -> Vec<TextToken> {
    let mut tokens: Vec<TextToken> = Vec::new();
    let mut letters = text.char_indices().peekable();
    // Rows that were copied from a table have tabs between their cells; a tab behind the number of a line parts none.
    let is_row = text.trim().matches('\t').count() > 1;
    while let Some((start, c)) = letters.next() {
        let is_cell = is_row && c == '\t';
        if c.is_whitespace() && !is_cell || is_hidden(c) {
            continue;
        }
        let rest = text.get(start..).unwrap_or("");
        let (shape, length) = if c.is_ascii_digit() {
            (Shape::Number, number_length(rest))
        } else if c.is_alphabetic() {
            (Shape::Word, word_length(rest))
        } else {
            (Shape::Mark, c.len_utf8())
        };
        let end = start + length;
        while letters.next_if(|(at, _)| *at < end).is_some() {}
        let shown = match is_cell {
            true => "|",
            false => text.get(start..end).unwrap_or(""),
        };
        let glued = tokens.last().is_some_and(|last| last.end == start + from);
        tokens.push(TextToken {
            shape,
            lower: spelled(shape, shown),
            start: start + from,
            end: end + from,
            glued,
            capital: c.is_uppercase(),
        });
    }
    tokens
}

/// The bytes of the number at the beginning of a text: digits, marks before a digit, groups over hard spaces.
fn number_length(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).unwrap_or("");
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let goes_on = c.is_ascii_digit()
            || matches!(c, '.' | ',') && digits > 0
            || is_hard_space(c) && digits == 3 && end <= 3
            || is_hard_space(c)
                && digits == 3
                && text.get(..at).is_some_and(|t| t.contains(is_hard_space));
        if !goes_on {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

fn word_length(text: &str) -> usize {
    let is_inner = |c: char| c.is_alphanumeric() || is_hidden(c) || is_combining(c);
    text.find(|c: char| !is_inner(c)).unwrap_or(text.len())
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Endings of a syllable whose tone mark is written in two places, the older one first.
const TONES: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// Words that are written with i and with y.
const VOWELS: [(&str, &str); 6] = [
    ("tỉ", "tỷ"),
    ("quí", "quý"),
    ("kỉ", "kỷ"),
    ("kì", "kỳ"),
    ("sỹ", "sĩ"),
    ("mĩ", "mỹ"),
];

fn spelled(shape: Shape, text: &str) -> String {
    match shape {
        Shape::Number => text.chars().filter(|c| !is_hard_space(*c)).collect(),
        Shape::Mark => match text {
            "–" | "—" | "−" | "‐" | "‑" | "―" => "-".to_owned(),
            "“" | "”" | "„" | "«" | "»" => "\"".to_owned(),
            "％" => "%".to_owned(),
            other => other.to_owned(),
        },
        Shape::Word => {
            let letters = text.chars().filter(|c| !is_hidden(*c));
            let lower: String = letters.flat_map(char::to_lowercase).collect();
            if let Some((_, usual)) = VOWELS.iter().find(|(known, _)| *known == lower) {
                return (*usual).to_owned();
            }
            // Most words have no such ending.
            let mut behind = lower.chars().rev().skip(1);
            if !matches!(behind.next(), Some('o' | 'u')) {
                return lower;
            }
            let ending = TONES.iter().find(|(older, _)| {
                lower
                    .strip_suffix(older)
                    .is_some_and(|head| !head.ends_with('q'))
            });
            match ending {
                Some((older, newer)) => lower
                    .strip_suffix(older)
                    .map_or_else(String::new, |head| format!("{head}{newer}")),
                None => lower,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lower(text: &str) -> Vec<String> {
        tokens(text, 0)
            .into_iter()
            .map(|token| token.lower)
            .collect()
    }

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        assert_eq!(
            lower("Uỷ ban: 1.245,5 tỉ – 12%/năm, km2 5G."),
            [
                "ủy", "ban", ":", "1.245,5", "tỷ", "-", "12", "%", "/", "năm", ",", "km2", "5",
                "g", "."
            ]
        );
        assert_eq!(
            lower("469\u{a0}818 người, 12 345"),
            ["469818", "người", ",", "12", "345"]
        );
        assert_eq!(lower("hoà quý tho\u{ad}át"), ["hòa", "quý", "thoát"]);
    }

    #[test]
    fn lines_that_were_broken_to_fit_a_page_are_one_paragraph() {
        let text = "Tiêu đề\n\nThu ngân sách trên địa bàn huyện trong chín tháng đầu năm ước đạt\n45 tỷ đồng, tăng 3 %\nso với\ncùng kỳ.\n- Việc khác";
        let text = Text::plain(text);
        assert_eq!(text.paragraphs.len(), 4);
        let text = Text::plain("Một dòng dài hơn chút ít nữa\nvà phần sau.\nDòng khác");
        assert_eq!(text.paragraphs.len(), 2);
    }
}
