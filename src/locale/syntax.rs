//! Says in both languages what the TOML parser found wrong.
//!
//! Owns the Vietnamese of the parser's own phrases: what is wrong, and what it expected. A phrase it
//! does not know is given as the parser says it.

use crate::lang::Lang;

/// What is wrong, by the parser's words.
const WRONG: &[(&str, &str)] = &[
    ("duplicate key", "khóa bị lặp"),
    (
        "string values must be quoted",
        "chuỗi chữ phải đặt trong ngoặc kép",
    ),
    ("key with no value", "khóa không có giá trị"),
    ("unexpected key or value", "thừa chữ ở cuối dòng"),
    (
        "invalid comment character",
        "ghi chú có ký tự không được dùng",
    ),
    ("unquoted keys cannot be empty", "thiếu tên khóa"),
    (
        "`_` may only go between digits",
        "`_` chỉ được đứng giữa các chữ số",
    ),
    ("unclosed table", "tên bảng chưa đóng"),
    ("unclosed array table", "tên bảng chưa đóng"),
    ("unclosed array", "danh sách chưa đóng"),
    ("unclosed inline table", "bảng trong dòng chưa đóng"),
    ("too few unicode value digits", "mã Unicode thiếu chữ số"),
    ("invalid unquoted key", "tên khóa có ký tự không được dùng"),
    ("invalid basic string", "chuỗi chữ viết sai"),
    ("invalid literal string", "chuỗi chữ viết sai"),
    (
        "invalid multi-line basic string",
        "chuỗi chữ nhiều dòng viết sai",
    ),
    (
        "invalid multi-line literal string",
        "chuỗi chữ nhiều dòng viết sai",
    ),
    ("missing escaped value", "sau dấu \\ thiếu ký tự"),
    ("invalid fraction", "phần thập phân viết sai"),
    ("invalid exponent", "số mũ viết sai"),
    ("invalid mantissa", "số viết sai"),
    ("invalid float", "số thập phân viết sai"),
    ("invalid boolean", "true hay false viết sai"),
    ("unexpected leading zero", "số bắt đầu bằng 0"),
    (
        "cannot extend value of type inline table with a dotted key",
        "khóa này đã có giá trị là bảng trong dòng",
    ),
    (
        "cannot extend value of type integer with a dotted key",
        "khóa này đã có giá trị là số nguyên",
    ),
    (
        "cannot extend value of type array with a dotted key",
        "khóa này đã có giá trị là danh sách",
    ),
    (
        "cannot extend value of type string with a dotted key",
        "khóa này đã có giá trị là chuỗi chữ",
    ),
    (
        "cannot extend value of type boolean with a dotted key",
        "khóa này đã có giá trị true hay false",
    ),
    (
        "cannot extend value of type float with a dotted key",
        "khóa này đã có giá trị là số thập phân",
    ),
    ("invalid date", "ngày viết sai"),
    ("invalid time", "giờ viết sai"),
    ("invalid date-time", "ngày giờ viết sai"),
    ("invalid offset", "múi giờ viết sai"),
    ("invalid value", "giá trị viết sai"),
    (
        "integers with a radix cannot be signed",
        "số hệ khác 10 không được có dấu",
    ),
    (
        "keys cannot be multi-line literal strings",
        "tên khóa không được nhiều dòng",
    ),
    (
        "keys cannot be multi-line basic strings",
        "tên khóa không được nhiều dòng",
    ),
    ("extra comma in array", "danh sách thừa dấu phẩy"),
    (
        "extra comma in inline table",
        "bảng trong dòng thừa dấu phẩy",
    ),
    (
        "carriage return must be followed by newline",
        "ký tự CR không kèm LF",
    ),
    ("missing table open", "thiếu dấu mở tên bảng"),
    ("missing opening quote", "thiếu dấu mở ngoặc"),
    (
        "missing comma between key-value pairs",
        "thiếu dấu phẩy giữa hai khóa",
    ),
    (
        "missing comma between array elements",
        "thiếu dấu phẩy giữa hai phần tử",
    ),
    (
        "extra assignment between key-value pairs",
        "thừa dấu = giữa hai khóa",
    ),
    ("extra `=`", "thừa dấu ="),
    ("redundant numeric sign", "thừa dấu của số"),
    ("unexpected sign", "thừa dấu của số"),
    ("radix must be lowercase", "chữ chỉ hệ số phải viết thường"),
    ("missing value for key", "khóa không có giá trị"),
    (
        "missing key for inline table element",
        "phần tử của bảng trong dòng thiếu khóa",
    ),
    (
        "invalid inline table element",
        "phần tử của bảng trong dòng viết sai",
    ),
    ("invalid hexadecimal number", "số hệ 16 viết sai"),
    ("invalid octal number", "số hệ 8 viết sai"),
    ("invalid binary number", "số hệ 2 viết sai"),
    (
        "cannot recurse further; max recursion depth met",
        "lồng nhau quá sâu",
    ),
    ("recursion limit", "lồng nhau quá sâu"),
    ("invalid integer", "số nguyên viết sai"),
    ("unexpected byte order mark", "thừa dấu BOM"),
    (
        "more faults follow that are not told",
        "còn các lỗi sau không nêu ra",
    ),
];

/// What was expected, by the parser's words.
const EXPECTED: &[(&str, &str)] = &[
    ("newline", "xuống dòng"),
    ("digits", "chữ số"),
    ("letters", "chữ cái"),
    ("numbers", "chữ số"),
    ("value", "một giá trị"),
    ("key", "một khóa"),
    ("characters", "ký tự"),
    ("basic string", "chuỗi trong ngoặc kép"),
    ("literal string", "chuỗi trong ngoặc đơn"),
    ("unicode hexadecimal value", "chữ số hệ 16"),
    ("printable characters", "ký tự in được"),
];

/// Expectations that say nothing, or the wrong thing.
const NEEDLESS: [&str; 2] = [", expected nothing", ", expected literal string"];

/// The parser's words in a language.
pub fn say(words: &str, lang: Lang) -> String {
    let words = NEEDLESS
        .iter()
        .find_map(|tail| words.strip_suffix(tail))
        .unwrap_or(words);
    if lang == Lang::En {
        return words.to_owned();
    }
    let (wrong, expected) = match words.split_once(", expected ") {
        Some((wrong, expected)) => (wrong, Some(expected)),
        None => (words, None),
    };
    let find = |table: &[(&'static str, &'static str)], word: &str| {
        let found = table.iter().find(|(english, _)| *english == word);
        found.map(|(_, vietnamese)| *vietnamese)
    };
    let Some(said) = find(WRONG, wrong) else {
        return words.to_owned();
    };
    let items = expected.map(|expected| {
        let item = |item: &str| match item.starts_with('`') {
            true => Some(item.to_owned()),
            false => find(EXPECTED, item).map(ToOwned::to_owned),
        };
        expected.split(", ").map(item).collect::<Option<Vec<_>>>()
    });
    match items.flatten() {
        Some(items) => format!("{said}, cần {}", items.join(", ")),
        None => said.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_parser_found() {
        let check = |words: &str, vi: &str, en: &str| {
            assert_eq!(say(words, Lang::Vi), vi);
            assert_eq!(say(words, Lang::En), en);
        };
        check("duplicate key", "khóa bị lặp", "duplicate key");
        check(
            "unexpected leading zero, expected nothing",
            "số bắt đầu bằng 0",
            "unexpected leading zero",
        );
        check(
            "key with no value, expected `=`",
            "khóa không có giá trị, cần `=`",
            "key with no value, expected `=`",
        );
        check(
            "invalid date, expected a two-digit day (DD)",
            "ngày viết sai",
            "invalid date, expected a two-digit day (DD)",
        );
        check("something new", "something new", "something new");
    }
}
