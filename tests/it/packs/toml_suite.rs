//! The compliance suite of TOML, every file of it fed to the loader.

use chitieu::pack::diagnostic::{Diagnostic, Problem};
use chitieu::pack::files::PackFiles;
use chitieu::pack::load;

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
    matches!(found.problem, Problem::Syntax(_) | Problem::NotUtf8 { .. })
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
            (Ok(_), Some(Problem::Syntax(words))) => !words.is_empty(),
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
