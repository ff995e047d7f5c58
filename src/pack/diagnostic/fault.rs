//! Why a text is no TOML, as data.
//!
//! Owns the kinds of faults and how the parser's words for them are recognised: the parser gives no kind but
//! a phrase, and here alone phrases are compared. What it says otherwise after an update is kept as it says
//! it, and a test sees it. It must not know where a text comes from.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text is no TOML: comes where a file is parsed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{wrong}{}", Wish(.expected))]
pub struct Fault {
    /// What is wrong.
    pub wrong: Wrong,
    /// What may stand at the place instead; empty where nothing is known of it.
    pub expected: Vec<Expected>,
}

impl Fault {
    /// Understands what the parser says of a text: a phrase and, behind `, expected `, what may stand there.
    pub fn of(words: &str) -> Self {
        let (wrong, expected) = words.split_once(", expected ").unwrap_or((words, ""));
        // The parser says this where nothing at all may stand, and of every value it cannot read.
        let says_nothing = matches!(expected, "" | "nothing" | "literal string");
        let expected = if says_nothing {
            Vec::new()
        } else {
            expected.split(", ").map(Expected::of).collect()
        };
        Self {
            wrong: Wrong::of(wrong),
            expected,
        }
    }

    /// A fault of which nothing more is known than its kind.
    pub fn plain(wrong: Wrong) -> Self {
        Self {
            wrong,
            expected: Vec::new(),
        }
    }
}

/// Writes what was expected behind what is wrong, in the parser's words.
struct Wish<'e>(&'e [Expected]);

impl fmt::Display for Wish<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, expected) in self.0.iter().enumerate() {
            let before = if number == 0 { ", expected " } else { ", " };
            write!(f, "{before}{expected}")?;
        }
        Ok(())
    }
}

macro_rules! phrases {
    ($(#[$doc:meta])* $name:ident: $($kind:ident, $phrase:literal;)*) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = concat!("`", $phrase, "`.")] $kind,)*
            /// Something else, in the parser's words.
            Other(String),
        }

        impl $name {
            /// Every kind that has a name, for tests and tables.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            fn of(phrase: &str) -> Self {
                match phrase {
                    $($phrase => Self::$kind,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        /// Writes it in the parser's words.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$kind => $phrase,)*
                    Self::Other(words) => words,
                })
            }
        }
    };
}

phrases! {
    /// What is wrong, by the parser's phrase for it.
    Wrong:
    MoreFaults, "more faults follow that are not told";
    DuplicateKey, "duplicate key";
    UnquotedText, "string values must be quoted";
    KeyWithoutValue, "key with no value";
    MissingValueForKey, "missing value for key";
    InvalidPair, "invalid key-value pair";
    TooMuchOnLine, "unexpected key or value";
    CommentCharacter, "invalid comment character";
    EmptyKey, "unquoted keys cannot be empty";
    UnquotedKey, "invalid unquoted key";
    MultiLineLiteralKey, "keys cannot be multi-line literal strings";
    MultiLineKey, "keys cannot be multi-line basic strings";
    UnclosedTable, "unclosed table";
    UnclosedArrayTable, "unclosed array table";
    UnclosedArray, "unclosed array";
    UnclosedInlineTable, "unclosed inline table";
    MissingTableOpen, "missing table open";
    MissingArrayOpen, "missing array opening";
    MissingInlineTableOpen, "missing inline table opening";
    MissingQuote, "missing opening quote";
    MissingPairComma, "missing comma between key-value pairs";
    MissingElementComma, "missing comma between array elements";
    MissingPairEquals, "missing assignment between key-value pairs";
    ExtraPairEquals, "extra assignment between key-value pairs";
    ExtraEquals, "extra `=`";
    EqualsInArray, "unexpected `=` in array";
    ExtraArrayComma, "extra comma in array";
    ExtraInlineComma, "extra comma in inline table";
    MissingInlineKey, "missing key for inline table element";
    InvalidInlineElement, "invalid inline table element";
    LoneReturn, "carriage return must be followed by newline";
    InvalidBasicText, "invalid basic string";
    InvalidLiteralText, "invalid literal string";
    InvalidMultiLineText, "invalid multi-line basic string";
    InvalidMultiLineLiteral, "invalid multi-line literal string";
    MissingEscaped, "missing escaped value";
    ShortUnicode, "too few unicode value digits";
    InvalidValue, "invalid value";
    InvalidBoolean, "invalid boolean";
    InvalidInteger, "invalid integer";
    InvalidHexadecimal, "invalid hexadecimal number";
    InvalidOctal, "invalid octal number";
    InvalidBinary, "invalid binary number";
    InvalidFloat, "invalid float";
    InvalidFraction, "invalid fraction";
    InvalidExponent, "invalid exponent";
    InvalidMantissa, "invalid mantissa";
    LeadingZero, "unexpected leading zero";
    LooseUnderscore, "`_` may only go between digits";
    RedundantSign, "redundant numeric sign";
    UnexpectedSign, "unexpected sign";
    SignedRadix, "integers with a radix cannot be signed";
    UppercaseRadix, "radix must be lowercase";
    RedundantPrefix, "redundant integer number prefix";
    InvalidDate, "invalid date";
    InvalidTime, "invalid time";
    InvalidOffset, "invalid offset";
    InvalidDateTime, "invalid date-time";
    InvalidDatetime, "invalid datetime";
    ExtendsInlineTable, "cannot extend value of type inline table with a dotted key";
    ExtendsArray, "cannot extend value of type array with a dotted key";
    ExtendsText, "cannot extend value of type string with a dotted key";
    ExtendsInteger, "cannot extend value of type integer with a dotted key";
    ExtendsFloat, "cannot extend value of type float with a dotted key";
    ExtendsBoolean, "cannot extend value of type boolean with a dotted key";
    ExtendsDatetime, "cannot extend value of type datetime with a dotted key";
    TooDeep, "cannot recurse further; max recursion depth met";
    KeyTooDeep, "recursion limit";
    ByteOrderMark, "unexpected byte order mark";
}

phrases! {
    /// What may stand at the place of a fault, by the parser's phrase for it.
    Expected:
    Newline, "newline";
    Digits, "digits";
    Letters, "letters";
    Numbers, "numbers";
    Value, "value";
    Key, "key";
    Characters, "characters";
    Text, "basic string";
    LiteralText, "literal string";
    HexadecimalDigits, "unicode hexadecimal value";
    PrintableCharacters, "printable characters";
}

impl Expected {
    /// The sign or the word of TOML that is expected, in backticks: the same in every language.
    pub fn sign(&self) -> Option<&str> {
        let Self::Other(words) = self else {
            return None;
        };
        let inside = words.strip_prefix('`')?.strip_suffix('`')?;
        (!inside.contains('`')).then_some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_parser_are_understood() {
        let check = |words: &str, wrong: Wrong, expected: &[Expected], said: &str| {
            let fault = Fault::of(words);
            assert_eq!(fault.to_string(), said);
            assert_eq!(
                fault,
                Fault {
                    wrong,
                    expected: expected.to_vec()
                }
            );
        };
        let other = |words: &str| Expected::Other(words.to_owned());
        let same = "duplicate key";
        check(same, Wrong::DuplicateKey, &[], same);
        let same = "unexpected key or value, expected newline, `#`";
        check(
            same,
            Wrong::TooMuchOnLine,
            &[Expected::Newline, other("`#`")],
            same,
        );
        check(
            "unexpected sign, expected nothing",
            Wrong::UnexpectedSign,
            &[],
            "unexpected sign",
        );
        let same = "something new, expected anything else";
        let wrong = Wrong::Other("something new".to_owned());
        check(same, wrong, &[other("anything else")], same);
    }

    #[test]
    fn a_sign_is_told_from_words_of_the_parser() {
        for (words, sign) in [
            ("`=`", true),
            ("`T` between date and time", false),
            ("month", false),
        ] {
            assert_eq!(
                Expected::Other(words.to_owned()).sign().is_some(),
                sign,
                "{words}"
            );
        }
        assert_eq!(Expected::Newline.sign(), None);
    }
}
