//! What a person typed, read as words and filters.
//!
//! Owns the query language: words (all must be met), `'exact`, `^start`, `!not`, filters by field in both
//! languages, `>` and `<`. It knows no index and no catalogue: a filter is handed on as a typed value.
//! The one idea: nothing typed is ever an error; what cannot be read is explained at its place and the
//! rest still works.

use crate::fold::{Folded, Word, bare, first_graphemes, nfc};

/// The longest query, in graphemes; what is longer is cut.
pub const LONGEST: usize = 256;

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    text: String,
    terms: Vec<Term>,
    conditions: Vec<Condition>,
    problems: Vec<Problem>,
}

/// One thing the answer must (or must not) hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// The words: one, except after a sign, where `!tăng-bình-quân` keeps three together.
    pub words: Vec<Word>,
    /// How the words are to be met.
    pub mode: Mode,
    /// Whether more letters may still follow: nothing was typed after the term.
    pub open: bool,
}

/// How a term is to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Any reading.
    Plain,
    /// `'word`: whole words, with the marks as typed if any were.
    Exact,
    /// `^word`: at the start of a name.
    Start,
    /// `!word`: must not occur.
    Not,
}

/// A filter and its place in the query.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// What is asked for.
    pub filter: Filter,
    /// Whether it was written with `!` and holds when the filter does not.
    pub negated: bool,
    /// The first character of the filter in the query.
    pub start: usize,
    /// The character after it.
    pub end: usize,
}

/// A filter by field. Texts are folded: bare words, one space apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// `tt:khó-đạt`, `st:unlikely`: the status, in either language.
    Status(String),
    /// `lv:kinh-te`, `cat:economy`: the category.
    Category(String),
    /// `nam:2023`, `year:2021-2025`: a claim about one of these years.
    Years(i32, i32),
    /// `nguon:L01`, `src:…`: a claim of this source, by id, title or publisher.
    Source(String),
    /// `dia:sin-ho`, `at:lai-chau`: the place.
    Place(String),
    /// `>50`, `>=50`: the latest value is above (or equal, when the flag is set).
    Above(f64, bool),
    /// `<50`, `<=50`: the latest value is below (or equal, when the flag is set).
    Below(f64, bool),
    /// `co:muc-tieu`, `has:target`: there is a target.
    HasTarget,
    /// `co:trai-cong-bo`, `has:disagreement`: an official judgement and the computed status differ.
    HasDisagreement,
    /// `co:mau-thuan`, `has:conflict`: sources give figures that exclude each other.
    HasConflict,
}

/// A field a filter can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterField {
    /// `tt`, `st`.
    Status,
    /// `lv`, `cat`.
    Category,
    /// `nam`, `year`.
    Year,
    /// `nguon`, `src`.
    Source,
    /// `dia`, `at`.
    Place,
    /// `co`, `has`.
    Has,
}

/// Words that ask for a figure without naming one, folded. They are left out only where the query
/// with them fits nothing.
const ASKING: [&str; 36] = [
    "so", "luong", "may", "la", "gi", "ty", "ti", "le", "muc", "tieu", "chi", "cua", "cac", "co",
    "duoc", "dat", "den", "nay", "hien", "ket", "qua", "trong", "o", "tai", "the", "of", "in",
    "what", "is", "are", "how", "many", "much", "target", "number", "rate",
];

/// A part of the query that could not be read, with the reason in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The first character concerned.
    pub start: usize,
    /// The character after the last one concerned.
    pub end: usize,
    /// What is wrong and what to write, in Vietnamese.
    pub vi: String,
    /// The same in English.
    pub en: String,
}

impl FilterField {
    /// Returns the field that a name stands for, in either language, with or without marks.
    pub fn named(name: &str) -> Option<FilterField> {
        match bare(name).as_str() {
            "tt" | "st" | "status" | "tinh trang" => Some(FilterField::Status),
            "lv" | "cat" | "category" | "linh vuc" => Some(FilterField::Category),
            "nam" | "year" => Some(FilterField::Year),
            "nguon" | "src" | "source" => Some(FilterField::Source),
            "dia" | "at" | "place" | "dia ban" => Some(FilterField::Place),
            "co" | "has" => Some(FilterField::Has),
            _ => None,
        }
    }
}

impl Query {
    /// Reads a query. Never fails; see [`Query::problems`].
    pub fn parse(text: &str) -> Query {
        let text: String = nfc(first_graphemes(text, LONGEST)).into_owned();
        let mut query = Query::default();
        let tokens = split(&text);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            // "> 50" is read as ">50".
            let next = tokens
                .get(at)
                .filter(|_| matches!(token.text.as_str(), ">" | "<" | ">=" | "<="));
            match next {
                Some(next) if number(&next.text).is_some() => {
                    at += 1;
                    let joined = Token {
                        text: format!("{}{}", token.text, next.text),
                        end: next.end,
                        ..*token
                    };
                    query.read(&joined, false);
                }
                _ => query.read(token, token.end == text.chars().count()),
            }
        }
        query.text = text;
        query
    }

    /// Returns the query without the words that only ask ("bao nhiêu", "mục tiêu", "what is the");
    /// `None` where it has none, or nothing else.
    pub fn without_asking(&self) -> Option<Query> {
        let tokens = split(&self.text);
        let folded: Vec<String> = tokens.iter().map(|token| bare(&token.text)).collect();
        let word = |at: usize| folded.get(at).map_or("", String::as_str);
        let asks = |at: usize| match word(at) {
            "bao" => word(at + 1) == "nhieu",
            "nhieu" => at > 0 && word(at - 1) == "bao",
            word => ASKING.contains(&word),
        };
        let kept: Vec<&str> = (0..)
            .zip(&tokens)
            .filter(|(at, _)| !asks(*at))
            .map(|(_, token)| token.text.as_str())
            .collect();
        if kept.len() == tokens.len() {
            return None;
        }
        let lighter = Query::parse(&kept.join(" "));
        (!lighter.terms.is_empty()).then_some(lighter)
    }

    /// Returns the text as read: NFC, at most [`LONGEST`] graphemes.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the terms in order.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Returns the filters in order.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Returns what could not be read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns whether nothing is asked for: every entry answers.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.conditions.is_empty()
    }

    fn read(&mut self, token: &Token, open: bool) {
        let (negated, rest) = match token.text.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, token.text.as_str()),
        };
        let filter = match (rest.chars().next(), field_and_value(rest)) {
            (Some('>' | '<'), _) => Some(compare(rest)),
            (_, Some((field, value))) => Some(filter(field, value)),
            _ => None,
        };
        match filter {
            Some(Ok(filter)) => {
                self.conditions.push(Condition {
                    filter,
                    negated,
                    start: token.start,
                    end: token.end,
                });
            }
            Some(Err((vi, en))) => self.problems.push(Problem {
                start: token.start,
                end: token.end,
                vi: vi.to_owned(),
                en: en.to_owned(),
            }),
            None => self.read_words(rest, negated, open),
        }
    }

    fn read_words(&mut self, text: &str, negated: bool, open: bool) {
        let (mode, text) = match text.chars().next() {
            _ if negated => (Mode::Not, text),
            Some('\'') => (Mode::Exact, text.trim_start_matches('\'')),
            Some('^') => (Mode::Start, text.trim_start_matches('^')),
            _ => (Mode::Plain, text),
        };
        let words: Vec<Word> = Folded::new(text).spelled().collect();
        if words.is_empty() {
            return;
        }
        if mode != Mode::Plain {
            self.terms.push(Term { words, mode, open });
            return;
        }
        let last = words.len() - 1;
        for (at, word) in words.into_iter().enumerate() {
            self.terms.push(Term {
                words: vec![word],
                mode,
                open: open && at == last,
            });
        }
    }
}

struct Token {
    text: String,
    start: usize,
    end: usize,
}

/// Returns the parts of a query with their first character and the one after their last.
pub(crate) fn tokens(text: &str) -> Vec<(String, usize, usize)> {
    let tokens = split(text).into_iter();
    tokens
        .map(|token| (token.text, token.start, token.end))
        .collect()
}

// Splits at white space, but keeps what stands between double quotes together.
fn split(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut fresh = true;
    let mut quoted = false;
    for (at, c) in text.chars().enumerate() {
        if c == '"' || matches!(c, '“' | '”') {
            quoted = !quoted;
        } else if !quoted && (c.is_whitespace() || c.is_control()) {
            fresh = true;
            continue;
        }
        if fresh {
            tokens.push(Token {
                text: String::new(),
                start: at,
                end: at,
            });
            fresh = false;
        }
        if let Some(token) = tokens.last_mut() {
            token.text.push(c);
            token.end = at + 1;
        }
    }
    tokens
}

pub(crate) fn field_and_value(text: &str) -> Option<(FilterField, &str)> {
    let (name, value) = text.split_once(':')?;
    Some((FilterField::named(name)?, value))
}

type Explained = Result<Filter, (&'static str, &'static str)>;

fn filter(field: FilterField, value: &str) -> Explained {
    let folded = bare(value);
    if folded.is_empty() {
        return Err(match field {
            FilterField::Status => (
                "thiếu tình trạng, ví dụ tt:khó-đạt",
                "a status is missing, as in st:unlikely",
            ),
            FilterField::Category => (
                "thiếu lĩnh vực, ví dụ lv:kinh-tế",
                "a category is missing, as in cat:economy",
            ),
            FilterField::Year => (
                "thiếu năm, ví dụ nam:2023",
                "a year is missing, as in year:2023",
            ),
            FilterField::Source => (
                "thiếu nguồn, ví dụ nguon:L01",
                "a source is missing, as in src:L01",
            ),
            FilterField::Place => (
                "thiếu địa bàn, ví dụ dia:sìn-hồ",
                "a place is missing, as in at:lai-chau",
            ),
            FilterField::Has => HAS_KNOWN,
        });
    }
    match field {
        FilterField::Status => Ok(Filter::Status(folded)),
        FilterField::Category => Ok(Filter::Category(folded)),
        FilterField::Year => years(value),
        FilterField::Source => Ok(Filter::Source(folded)),
        FilterField::Place => Ok(Filter::Place(folded)),
        FilterField::Has => match folded.as_str() {
            "muc tieu" | "target" => Ok(Filter::HasTarget),
            "trai cong bo" | "disagreement" => Ok(Filter::HasDisagreement),
            "mau thuan" | "conflict" => Ok(Filter::HasConflict),
            _ => Err(HAS_KNOWN),
        },
    }
}

const HAS_KNOWN: (&str, &str) = (
    "có: co:muc-tieu, co:trai-cong-bo, co:mau-thuan",
    "known: has:target, has:disagreement, has:conflict",
);

fn years(value: &str) -> Explained {
    let year = |text: &str| {
        text.parse::<i32>()
            .ok()
            .filter(|year| (1000..=9999).contains(year))
    };
    let (from, to) = value.split_once(['-', '–']).unwrap_or((value, value));
    match (year(from), year(to)) {
        (Some(from), Some(to)) if from <= to => Ok(Filter::Years(from, to)),
        (Some(_), Some(_)) => Err((
            "năm đầu phải trước năm cuối",
            "the first year must come before the last",
        )),
        _ => Err((
            "năm gồm bốn chữ số, ví dụ nam:2023 hoặc nam:2021-2025",
            "a year has four digits, as in year:2023 or year:2021-2025",
        )),
    }
}

fn compare(text: &str) -> Explained {
    let (above, rest) = match text.strip_prefix('>') {
        Some(rest) => (true, rest),
        None => (false, text.trim_start_matches('<')),
    };
    let (equal, rest) = match rest.strip_prefix('=') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    match number(rest) {
        Some(number) if above => Ok(Filter::Above(number, equal)),
        Some(number) => Ok(Filter::Below(number, equal)),
        None => Err((
            "sau > hoặc < cần một con số, ví dụ >50",
            "a number must follow > or <, as in >50",
        )),
    }
}

/// Reads a number as either language writes it: groups of exactly three digits are thousands
/// (`3.000`, `27,004`), any other comma or point is decimal (`47,45`); a percent sign may follow.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim_end_matches('%');
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    if digits.is_empty()
        || !digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    {
        return None;
    }
    let decimal = digits
        .char_indices()
        .rev()
        .map(|(_, c)| c)
        .find(|c| matches!(c, '.' | ','));
    let plain = match decimal {
        None => digits.to_owned(),
        Some(mark) if is_grouped(digits, mark) => digits.replace(mark, ""),
        Some(mark) => {
            let other = if mark == '.' { ',' } else { '.' };
            digits.replace(other, "").replace(mark, ".")
        }
    };
    plain.parse::<f64>().ok().map(|number| sign * number)
}

fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let head = groups.next().unwrap_or_default();
    let headed =
        (1..=3).contains(&head.len()) && head != "0" && head.chars().all(|c| c.is_ascii_digit());
    headed && groups.all(|group| group.len() == 3 && group.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(query: &Query) -> String {
        let mut parts: Vec<String> = Vec::new();
        for term in query.terms() {
            let words: Vec<&str> = term.words.iter().map(|word| word.bare.as_str()).collect();
            parts.push(format!(
                "{:?} {}{}",
                term.mode,
                words.join("+"),
                if term.open { "…" } else { "" }
            ));
        }
        for condition in query.conditions() {
            parts.push(format!(
                "{}{:?}",
                if condition.negated { "not " } else { "" },
                condition.filter
            ));
        }
        for problem in query.problems() {
            parts.push(format!("{}..{} {}", problem.start, problem.end, problem.en));
        }
        parts.join(" | ")
    }

    #[test]
    fn the_language() {
        let check = |text: &str, want: &str| assert_eq!(show(&Query::parse(text)), want, "{text}");
        check("tỷ lệ", "Plain ty | Plain le…");
        check("tỷ lệ ", "Plain ty | Plain le");
        check("'tỷ ^so !tăng-bình", "Exact ty | Start so | Not tang+binh…");
        check("nông-lâm", "Plain nong | Plain lam…");
        check("tt:khó-đạt nghèo", "Plain ngheo… | Status(\"kho dat\")");
        check("!st:on_track", "not Status(\"on track\")");
        check(
            "năm:2021-2025 year:2020",
            "Years(2021, 2025) | Years(2020, 2020)",
        );
        check(
            "dia:\"Tam Đường\" rừng",
            "Plain rung… | Place(\"tam duong\")",
        );
        check("co:muc-tieu has:target", "HasTarget | HasTarget");
        check(
            "co:trái-công-bố has:conflict",
            "HasDisagreement | HasConflict",
        );
        check(">50 <= 80%", "Above(50.0, false) | Below(80.0, true)");
        check(
            "nam:abc chè",
            "Plain che… | 0..7 a year has four digits, as in year:2023 or year:2021-2025",
        );
        check(
            "chè >x",
            "Plain che | 4..6 a number must follow > or <, as in >50",
        );
        check(
            "cơ cấu: dịch vụ",
            "Plain co | Plain cau | Plain dich | Plain vu…",
        );
        check(
            "http://x nam: 2023",
            "Plain http | Plain x | Plain 2023… | 9..13 a year is missing, as in year:2023",
        );
        check("!!! ' ^", "");
    }

    #[test]
    fn words_that_only_ask_can_be_left_out() {
        let check = |text: &str, want: Option<&str>| {
            let lighter = Query::parse(text).without_asking();
            assert_eq!(lighter.as_ref().map(Query::text), want, "{text}");
        };
        check("so san pham ocop", Some("san pham ocop"));
        check("mục tiêu GRDP là bao nhiêu", Some("GRDP"));
        check("how many tourists nam:2023", Some("tourists nam:2023"));
        check("ho ngheo", None);
        check("bao nhieu", None);
    }

    #[test]
    fn numbers_of_both_languages() {
        let check = |text: &str, want: Option<f64>| assert_eq!(number(text), want, "{text}");
        check("3.000", Some(3000.0));
        check("27,004", Some(27004.0));
        check("47,45", Some(47.45));
        check("1.234.567,8", Some(1_234_567.8));
        check("0.125", Some(0.125));
        check("-3,4%", Some(-3.4));
        check("1..2", None);
        check("abc", None);
        check("", None);
    }

    #[test]
    fn bad_input_is_cut_and_read() {
        let long = "ngheo ".repeat(10_000);
        assert!(Query::parse(&long).text().chars().count() <= LONGEST);
        assert!(Query::parse("\u{301}\u{7}\u{1b}[31m").terms().len() <= 1);
        assert_eq!(show(&Query::parse("🏥 x")), "Plain 🏥 | Plain x…");
    }
}
