//! Says in both languages why a text is no TOML.
//!
//! Owns the Vietnamese of every kind of fault; the English is the parser's own. A fault of no known kind is told as
//! such in Vietnamese, never in the parser's words. It must not know the file.

use crate::core::lang::Lang;
use crate::pack::diagnostic::{Expected, Fault, Wrong};

/// Why a text is no TOML, in one sentence.
pub(crate) fn message(fault: &Fault, lang: Lang) -> String {
    match (lang, vietnamese(&fault.wrong)) {
        (Lang::En, Some(_)) => format!("not TOML: {fault}"),
        (Lang::En, None) => format!("this line is not TOML: {fault}"),
        (Lang::Vi, None) => "dòng này không đúng TOML".to_owned(),
        (Lang::Vi, Some(wrong)) => {
            let expected: Option<Vec<&str>> = fault.expected.iter().map(thing).collect();
            let said = format!("sai cú pháp TOML: {wrong}");
            match expected {
                Some(items) if !items.is_empty() => format!("{said}, cần {}", items.join(", ")),
                _ => said,
            }
        }
    }
}

/// What is wrong, in Vietnamese.
fn vietnamese(wrong: &Wrong) -> Option<&'static str> {
    Some(match wrong {
        Wrong::MoreFaults => "còn các lỗi sau không nêu ra",
        Wrong::DuplicateKey => "khóa bị lặp",
        Wrong::UnquotedText => "chuỗi chữ phải đặt trong ngoặc kép",
        Wrong::KeyWithoutValue | Wrong::MissingValueForKey => "khóa không có giá trị",
        Wrong::InvalidPair => "cặp khóa và giá trị viết sai",
        Wrong::TooMuchOnLine => "thừa chữ ở cuối dòng",
        Wrong::CommentCharacter => "ghi chú có ký tự không được dùng",
        Wrong::EmptyKey => "thiếu tên khóa",
        Wrong::UnquotedKey => "tên khóa có ký tự không được dùng",
        Wrong::MultiLineLiteralKey | Wrong::MultiLineKey => "tên khóa không được nhiều dòng",
        Wrong::UnclosedTable | Wrong::UnclosedArrayTable => "tên bảng chưa đóng",
        Wrong::UnclosedArray => "danh sách chưa đóng",
        Wrong::UnclosedInlineTable => "bảng trong dòng chưa đóng",
        Wrong::MissingTableOpen => "thiếu dấu mở tên bảng",
        Wrong::MissingArrayOpen => "thiếu dấu mở danh sách",
        Wrong::MissingInlineTableOpen => "thiếu dấu mở bảng trong dòng",
        Wrong::MissingQuote => "thiếu dấu mở ngoặc",
        Wrong::MissingPairComma => "thiếu dấu phẩy giữa hai khóa",
        Wrong::MissingElementComma => "thiếu dấu phẩy giữa hai phần tử",
        Wrong::MissingPairEquals => "thiếu dấu = giữa khóa và giá trị",
        Wrong::ExtraPairEquals => "thừa dấu = giữa hai khóa",
        Wrong::ExtraEquals => "thừa dấu =",
        Wrong::EqualsInArray => "danh sách có dấu =",
        Wrong::ExtraArrayComma => "danh sách thừa dấu phẩy",
        Wrong::ExtraInlineComma => "bảng trong dòng thừa dấu phẩy",
        Wrong::MissingInlineKey => "phần tử của bảng trong dòng thiếu khóa",
        Wrong::InvalidInlineElement => "phần tử của bảng trong dòng viết sai",
        Wrong::LoneReturn => "ký tự CR không kèm LF",
        Wrong::InvalidBasicText | Wrong::InvalidLiteralText => "chuỗi chữ viết sai",
        Wrong::InvalidMultiLineText | Wrong::InvalidMultiLineLiteral => {
            "chuỗi chữ nhiều dòng viết sai"
        }
        Wrong::MissingEscaped => "sau dấu \\ thiếu ký tự",
        Wrong::ShortUnicode => "mã Unicode thiếu chữ số",
        Wrong::InvalidValue => "giá trị viết sai",
        Wrong::ByteOrderMark => "thừa dấu BOM",
        Wrong::TooDeep | Wrong::KeyTooDeep => "lồng nhau quá sâu",
        Wrong::InvalidBoolean => "true hay false viết sai",
        Wrong::InvalidInteger => "số nguyên viết sai",
        Wrong::InvalidHexadecimal => "số hệ 16 viết sai",
        Wrong::InvalidOctal => "số hệ 8 viết sai",
        Wrong::InvalidBinary => "số hệ 2 viết sai",
        Wrong::InvalidFloat => "số thập phân viết sai",
        Wrong::InvalidFraction => "phần thập phân viết sai",
        Wrong::InvalidExponent => "số mũ viết sai",
        Wrong::InvalidMantissa => "số viết sai",
        Wrong::LeadingZero => "số bắt đầu bằng 0",
        Wrong::LooseUnderscore => "`_` chỉ được đứng giữa các chữ số",
        Wrong::RedundantSign | Wrong::UnexpectedSign => "thừa dấu của số",
        Wrong::SignedRadix => "số hệ khác 10 không được có dấu",
        Wrong::UppercaseRadix => "chữ chỉ hệ số phải viết thường",
        Wrong::RedundantPrefix => "số hệ 10 không viết chữ chỉ hệ số",
        Wrong::InvalidDate => "ngày viết sai",
        Wrong::InvalidTime => "giờ viết sai",
        Wrong::InvalidOffset => "múi giờ viết sai",
        Wrong::InvalidDateTime | Wrong::InvalidDatetime => "ngày giờ viết sai",
        Wrong::ExtendsInlineTable => "khóa này đã có giá trị là bảng trong dòng",
        Wrong::ExtendsArray => "khóa này đã có giá trị là danh sách",
        Wrong::ExtendsText => "khóa này đã có giá trị là chuỗi chữ",
        Wrong::ExtendsInteger => "khóa này đã có giá trị là số nguyên",
        Wrong::ExtendsFloat => "khóa này đã có giá trị là số thập phân",
        Wrong::ExtendsBoolean => "khóa này đã có giá trị true hay false",
        Wrong::ExtendsDatetime => "khóa này đã có giá trị là ngày giờ",
        Wrong::Other(_) => return None,
    })
}

/// What was expected, in Vietnamese; signs and words of TOML are the same in every language.
fn thing(expected: &Expected) -> Option<&str> {
    Some(match expected {
        Expected::Newline => "xuống dòng",
        Expected::Digits | Expected::Numbers => "chữ số",
        Expected::Letters => "chữ cái",
        Expected::Value => "một giá trị",
        Expected::Key => "một khóa",
        Expected::Characters => "ký tự",
        Expected::Text => "chuỗi trong ngoặc kép",
        Expected::LiteralText => "chuỗi trong ngoặc đơn",
        Expected::HexadecimalDigits => "chữ số hệ 16",
        Expected::PrintableCharacters => "ký tự in được",
        Expected::Other(_) => return expected.sign(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_said_in_vietnamese() {
        for kind in Wrong::ALL {
            let fault = Fault::plain(kind.clone());
            let said = message(&fault, Lang::Vi);
            assert!(said.starts_with("sai cú pháp TOML: "), "{said}");
            assert_eq!(message(&fault, Lang::En), format!("not TOML: {kind}"));
        }
    }

    #[test]
    fn says_what_the_parser_found() {
        for (words, vi, en) in [
            (
                "duplicate key",
                "sai cú pháp TOML: khóa bị lặp",
                "not TOML: duplicate key",
            ),
            (
                "unexpected leading zero, expected nothing",
                "sai cú pháp TOML: số bắt đầu bằng 0",
                "not TOML: unexpected leading zero",
            ),
            (
                "key with no value, expected `=`",
                "sai cú pháp TOML: khóa không có giá trị, cần `=`",
                "not TOML: key with no value, expected `=`",
            ),
            (
                "unexpected key or value, expected newline, `#`",
                "sai cú pháp TOML: thừa chữ ở cuối dòng, cần xuống dòng, `#`",
                "not TOML: unexpected key or value, expected newline, `#`",
            ),
            (
                "invalid date, expected a two-digit day (DD)",
                "sai cú pháp TOML: ngày viết sai",
                "not TOML: invalid date, expected a two-digit day (DD)",
            ),
            (
                "invalid date, expected `T` between date and time",
                "sai cú pháp TOML: ngày viết sai",
                "not TOML: invalid date, expected `T` between date and time",
            ),
            (
                "something new, expected `=`",
                "dòng này không đúng TOML",
                "this line is not TOML: something new, expected `=`",
            ),
        ] {
            let fault = Fault::of(words);
            assert_eq!(message(&fault, Lang::Vi), vi);
            assert_eq!(message(&fault, Lang::En), en);
        }
    }
}
