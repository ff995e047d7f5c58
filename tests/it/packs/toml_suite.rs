//! The compliance suite of TOML, every file of it fed to the loader.

use chitieu::core::lang::Lang;
use chitieu::pack::diagnostic::{Diagnostic, Expected, Fault, Problem, Wrong};
use chitieu::pack::files::PackFiles;
use chitieu::pack::load;
use chitieu::words::problems::diagnostics::message;

use crate::support::data;

/// A file of the suite.
struct Case {
    path: String,
    /// Whether the list of TOML 1.1 names it.
    is_current: bool,
    bytes: Vec<u8>,
}

fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string(data("toml/cases.tsv")).unwrap();
    let case = |line: &str| {
        let [path, version, escaped] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three fields: {line}");
        };
        Case {
            path: path.to_owned(),
            is_current: version == "1.1",
            bytes: unescape(escaped),
        }
    };
    text.lines().map(case).collect()
}

fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'\\' => match rest.next().unwrap() {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'x' => {
                    let digits = [rest.next().unwrap(), rest.next().unwrap()];
                    u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
                }
                other => other,
            },
            plain => plain,
        });
    }
    bytes
}

fn diagnostics(bytes: &[u8]) -> Vec<Diagnostic> {
    load(&[PackFiles::in_memory("x.toml", bytes)]).diagnostics
}

fn is_syntax(found: &Diagnostic) -> bool {
    matches!(
        found.problem,
        Problem::Syntax(_)
            | Problem::Slip(_)
            | Problem::NotUtf8 { .. }
            | Problem::OtherEncoding { .. }
    )
}

#[test]
fn the_whole_suite_is_here() {
    let cases = cases();
    let count = |kind: &str| {
        cases
            .iter()
            .filter(|case| case.path.starts_with(kind))
            .count()
    };
    assert_eq!((count("valid/"), count("invalid/")), (268, 509));
    assert_eq!(cases.iter().filter(|case| case.is_current).count(), 712);
}

#[test]
fn valid_files_have_no_syntax_problem() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = diagnostics(&case.bytes);
        if case.is_current && case.path.starts_with("valid/") && found.iter().any(is_syntax) {
            wrong.push(case.path);
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn invalid_files_have_a_syntax_problem_with_its_place() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = diagnostics(&case.bytes);
        if !case.is_current || !case.path.starts_with("invalid/") {
            continue;
        }
        let placed = found.iter().filter(|found| found.span.is_some());
        let first = placed
            .filter(|found| is_syntax(found))
            .map(|found| &found.problem)
            .next();
        let fits = match (std::str::from_utf8(&case.bytes), first) {
            (Err(error), Some(Problem::NotUtf8 { offset })) => *offset == error.valid_up_to(),
            (Err(_), Some(Problem::OtherEncoding { .. })) => true,
            (Ok(_), Some(Problem::Syntax(_) | Problem::Slip(_))) => true,
            _ => false,
        };
        if !fits {
            wrong.push(case.path);
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Pieces of a suite file inside a pack: the indicators around it are read.
#[test]
fn no_file_of_the_suite_costs_what_stands_around_it() {
    let around = |number: u32| {
        format!(
            "[[indicator]]\nid = \"i{number}\"\nname = \"I\"\ncategory = \"c\"\n\
            claims = [{{ kind = \"actual\", value = {number} }}]\n"
        )
    };
    let head =
        "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"P\"\n[[category]]\nid = \"c\"\nname = \"C\"\n";
    for case in cases() {
        let Ok(text) = std::str::from_utf8(&case.bytes) else {
            continue;
        };
        let broken = [&around(1), "[[programme]]\n", text, "\n", &around(2)].concat();
        let files = vec![
            ("a.toml".to_owned(), head.as_bytes().to_vec()),
            ("b.toml".to_owned(), broken.into_bytes()),
        ];
        let pack = PackFiles {
            name: "p".to_owned(),
            files,
            problems: Vec::new(),
        };
        let catalog = load(&[pack]).catalog;
        let ids = catalog
            .indicators()
            .iter()
            .map(|found| catalog.text(found.id));
        let ids: Vec<&str> = ids.collect();
        assert!(
            ids.contains(&"i1") && ids.contains(&"i2"),
            "{}: {ids:?}",
            case.path
        );
    }
}

/// A text for every kind of fault. Where an update of the parser says one of them in other words, the kind is
/// no longer met here, and Vietnamese says less until the words are learned.
const FAULTS: &[(Wrong, &str)] = &[
    (Wrong::DuplicateKey, "a = 1\na = 2"),
    (Wrong::UnquotedText, "a = b"),
    (Wrong::KeyWithoutValue, "a"),
    (Wrong::MissingValueForKey, "."),
    (Wrong::InvalidPair, "{"),
    (Wrong::TooMuchOnLine, "a = \"b\" c"),
    (Wrong::CommentCharacter, "#\u{1}"),
    (Wrong::EmptyKey, "[]"),
    (Wrong::UnquotedKey, "+ = 1"),
    (Wrong::MultiLineLiteralKey, "'''a''' = 1"),
    (Wrong::MultiLineKey, "\"\"\"a\"\"\" = 1"),
    (Wrong::UnclosedTable, "[a"),
    (Wrong::UnclosedArrayTable, "[[a"),
    (Wrong::UnclosedArray, "a = ["),
    (Wrong::UnclosedInlineTable, "a = {"),
    (Wrong::MissingTableOpen, "]"),
    (Wrong::MissingArrayOpen, "a = ]"),
    (Wrong::MissingInlineTableOpen, "a = }"),
    (Wrong::MissingQuote, "a = -\""),
    (Wrong::MissingPairComma, "a = {b = \"\" c = 1}"),
    (Wrong::MissingElementComma, "a = [\"\" \"\"]"),
    (Wrong::MissingPairEquals, "a = {b c}"),
    (Wrong::ExtraPairEquals, "a = {b = = 1}"),
    (Wrong::ExtraEquals, "a = = 1"),
    (Wrong::EqualsInArray, "a = [=]"),
    (Wrong::ExtraArrayComma, "a = [,]"),
    (Wrong::ExtraInlineComma, "a = {,}"),
    (Wrong::MissingInlineKey, "a = {[]}"),
    (Wrong::InvalidInlineElement, "a = {]"),
    (Wrong::LoneReturn, "a = 1\rb = 2"),
    (Wrong::InvalidBasicText, "a = \"b"),
    (Wrong::InvalidLiteralText, "a = 'b"),
    (Wrong::InvalidMultiLineText, "a = \"\"\"b"),
    (Wrong::InvalidMultiLineLiteral, "a = '''b"),
    (Wrong::MissingEscaped, "a = \"\\@\""),
    (Wrong::ShortUnicode, "a = \"\\u12\""),
    (Wrong::InvalidValue, "a = \"\\UFFFFFFFF\""),
    (Wrong::InvalidBoolean, "a = tru"),
    (Wrong::InvalidInteger, "a = 0x"),
    (Wrong::InvalidHexadecimal, "a = 0xg"),
    (Wrong::InvalidOctal, "a = 0o8"),
    (Wrong::InvalidBinary, "a = 0b2"),
    (Wrong::InvalidFloat, "a = in"),
    (Wrong::InvalidFraction, "a = 1."),
    (Wrong::InvalidExponent, "a = 1e"),
    (Wrong::InvalidMantissa, "a = .5"),
    (Wrong::LeadingZero, "a = 00"),
    (Wrong::LooseUnderscore, "a = 1_"),
    (Wrong::RedundantSign, "a = --1"),
    (Wrong::UnexpectedSign, "a = 0x-1"),
    (Wrong::SignedRadix, "a = +0x1"),
    (Wrong::UppercaseRadix, "a = 0X1"),
    (Wrong::RedundantPrefix, "a = 0d1"),
    (Wrong::InvalidDate, "a = 2020-13-01"),
    (Wrong::InvalidTime, "a = 07:3"),
    (Wrong::InvalidOffset, "a = 2020-01-01T00:00:00+"),
    (Wrong::InvalidDateTime, "a = 2020-01-01Z"),
    (Wrong::InvalidDatetime, "a = +07:00"),
    (Wrong::ExtendsInlineTable, "a = {b = 1}\na.c = 2"),
    (Wrong::ExtendsArray, "a = []\n[a.b]"),
    (Wrong::ExtendsText, "a = \"b\"\na.c = 1"),
    (Wrong::ExtendsInteger, "a = 1\na.c = 1"),
    (Wrong::ExtendsFloat, "a = 1.5\na.c = 1"),
    (Wrong::ExtendsBoolean, "a = true\na.c = 1"),
    (Wrong::ExtendsDatetime, "a = 2020-01-01\na.c = 1"),
    (Wrong::ByteOrderMark, "\u{FEFF}\u{FEFF}a = 1"),
];

fn faults(text: &str) -> Vec<Fault> {
    let syntax = |(problem, _)| match problem {
        Problem::Syntax(fault) => Some(fault),
        _ => None,
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut notes = chitieu::pack::toml::Notes::new("x.toml");
    // As the parser tells them, before slips are named.
    chitieu::pack::mend::mend(text, &mut notes);
    notes.into_found().filter_map(syntax).collect()
}

/// Texts of which most are no TOML: files of the suite and pieces of the language, at random.
fn broken() -> Vec<String> {
    const PIECES: &[&str] = &[
        "a",
        "b.c",
        "=",
        " = ",
        "1",
        "0x",
        "0o8",
        "1_0",
        "1.",
        "e5",
        "+",
        "-",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "\\",
        "\\u12",
        "#",
        "\n",
        "\r",
        "\u{1}",
        "ế",
        "true",
        "in",
        "nan",
        "2020-01-",
        "2020-13-01",
        "T07:3",
        "07:00:00",
        "Z",
        "+07:",
        ".",
        "_",
    ];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut below = |most: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % most as u64).unwrap()
    };
    let suite: Vec<String> = cases()
        .into_iter()
        .filter_map(|case| String::from_utf8(case.bytes).ok())
        .collect();
    let mut texts = suite.clone();
    for _ in 0..1_500 {
        let count = 1 + below(8);
        texts.push((0..count).map(|_| PIECES[below(PIECES.len())]).collect());
        let mut letters: Vec<char> = suite[below(suite.len())].chars().collect();
        for _ in 0..count {
            let at = below(letters.len() + 1);
            letters.splice(at..at, PIECES[below(PIECES.len())].chars());
        }
        texts.push(letters.into_iter().collect());
    }
    texts
}

/// The English words of a fault that no Vietnamese message may have; signs are the same in both.
fn english(fault: &Fault) -> Vec<String> {
    let expected = fault.expected.iter().filter(|item| item.sign().is_none());
    let phrases = expected
        .map(ToString::to_string)
        .chain([fault.wrong.to_string()]);
    phrases
        .flat_map(|phrase| {
            let words = phrase.split(|c: char| !c.is_ascii_alphabetic());
            words.map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| word.len() > 3)
        .collect()
}

#[test]
fn every_kind_of_fault_is_still_met() {
    let deep = format!("a = {}", "[".repeat(200));
    let long = vec!["a"; 200].join(".") + " = 1";
    let more = [(Wrong::TooDeep, deep.as_str()), (Wrong::KeyTooDeep, &long)];
    let all: Vec<_> = FAULTS.iter().chain(&more).collect();
    let is_met = |kind: &&Wrong| {
        let mut texts = all.iter().filter(|(known, _)| known == *kind);
        texts.any(|(_, text)| faults(text).iter().any(|fault| fault.wrong == **kind))
    };
    // That more faults follow is said by the mending, not by the parser.
    let of_parser = |kind: &&Wrong| **kind != Wrong::MoreFaults;
    let all = Wrong::ALL.iter().filter(of_parser);
    let missed: Vec<&Wrong> = all.filter(|kind| !is_met(kind)).collect();
    assert_eq!(missed, Vec::<&Wrong>::new());
}

#[test]
fn no_word_of_the_parser_shows_in_vietnamese() {
    let mut met = Vec::new();
    for text in broken() {
        for fault in faults(&text) {
            let problem = Problem::Syntax(fault.clone());
            let [vi, en] = Lang::ALL.map(|lang| message(&problem, lang));
            assert!(!matches!(fault.wrong, Wrong::Other(_)), "{en}: {text:?}");
            assert!(en.contains(&fault.to_string()), "{en}");
            let words: Vec<&str> = vi.split(|c: char| !c.is_alphabetic()).collect();
            for word in english(&fault) {
                assert!(!words.contains(&word.as_str()), "{vi} has “{word}”");
            }
            met.extend(fault.expected);
        }
    }
    assert!(met.len() > 1_000, "{}", met.len());
    for kind in Expected::ALL {
        assert!(met.contains(kind), "{kind} is met no more");
    }
}
