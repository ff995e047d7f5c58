//! Every problem in both languages, and in the documents.

use std::io;

use chitieu::core::figure::FigureError;
use chitieu::core::lang::Lang;
use chitieu::pack::diagnostic::{
    Aside, Fault, FormFault, NotAFile, Problem, RowError, TextReading, Unopened, WantedValue,
};
use chitieu::words::problems::diagnostics::{help, message};

/// Problems that tell of a text.
fn texts() -> Vec<Problem> {
    let text = || "x".to_owned();
    let (nearest, near) = (Some("y"), Some("y".to_owned()));
    vec![
        Problem::unreadable(&io::Error::from_raw_os_error(13)),
        Problem::unreadable(&io::Error::from_raw_os_error(8)),
        Problem::NotAFile(NotAFile::Device),
        Problem::NotAFile(NotAFile::DanglingLink),
        Problem::Syntax(Fault::of("duplicate key")),
        Problem::Syntax(Fault::of("something new")),
        Problem::UnknownKey {
            key: text(),
            table: "pack",
            nearest,
        },
        Problem::UnknownKey {
            key: text(),
            table: "top",
            nearest: None,
        },
        Problem::UnknownWord {
            key: "kind",
            word: text(),
            allowed: vec!["a"],
            nearest,
        },
        Problem::UnknownWord {
            key: "kind",
            word: text(),
            allowed: vec!["a"],
            nearest: None,
        },
        Problem::BadId(text()),
        Problem::BadSourceId(text()),
        Problem::DuplicateId {
            table: "plan",
            id: text(),
            first: Some(("f".into(), 3)),
        },
        Problem::DuplicateId {
            table: "source",
            id: text(),
            first: None,
        },
        Problem::UnknownReference {
            table: "category",
            id: text(),
            nearest: near.clone(),
        },
        Problem::UnknownReference {
            table: "indicator",
            id: text(),
            nearest: None,
        },
        Problem::BadYear(text()),
        Problem::BadDate(text()),
        Problem::UnknownSource {
            id: text(),
            nearest: near,
        },
        Problem::UnknownSource {
            id: text(),
            nearest: None,
        },
        Problem::ShareOutOfRange { value: text() },
        Problem::MissingColumn { column: text() },
        Problem::UnknownColumn {
            column: text(),
            nearest,
        },
        Problem::UnknownColumn {
            column: text(),
            nearest: None,
        },
        Problem::RepeatedColumn { column: text() },
        Problem::SourceNotListed { id: text() },
        Problem::BadRelation(text()),
        Problem::NoteForField { field: "derived" },
        Problem::Differs {
            column: "better",
            kept: text(),
        },
    ]
}

/// Problems of kinds and bounds.
fn others() -> Vec<Problem> {
    let found = [
        "string", "integer", "float", "boolean", "datetime", "array", "table",
    ];
    let wanted = [
        WantedValue::Text,
        WantedValue::BothLanguages,
        WantedValue::Integer,
        WantedValue::Figure,
        WantedValue::YesOrNo,
        WantedValue::Texts,
        WantedValue::Term,
    ];
    let wrong = wanted.into_iter().zip(found);
    let errors = [
        FigureError::Empty,
        FigureError::Comma,
        FigureError::Exponent,
        FigureError::TooLong,
        FigureError::NotANumber,
    ];
    let figure = |error| Problem::BadFigure {
        text: "x".to_owned(),
        error,
    };
    let rows = [
        RowError::FieldCount {
            found: 2,
            wanted: 3,
        },
        RowError::OpenQuote,
        RowError::AfterQuote,
    ];
    let plain = [
        Problem::NoFiles,
        Problem::TooLarge { most: 64 << 20 },
        Problem::NotUtf8 { offset: 7 },
        Problem::NoPack,
        Problem::Repeated { table: "pack" },
        Problem::MissingKey {
            key: "id",
            table: "claim",
        },
        Problem::BadRange,
        Problem::BadNumber {
            key: "decimals",
            least: 0,
            most: 18,
        },
        Problem::NotAboveZero { key: "rounded_to" },
        Problem::EmptyText { key: "name" },
        Problem::TooManyWords {
            key: "said",
            most: 12,
        },
        Problem::TooMany {
            key: "synonym",
            most: 10_000,
        },
        Problem::Cleaned { key: "name" },
        Problem::FormulaText {
            key: "name",
            sign: '=',
        },
        Problem::LookalikeLetter { letter: 'ð' },
        Problem::LegacyEncoding,
        Problem::DuplicateClaim,
        Problem::ReversedRange,
        Problem::NoTargetKind,
    ];
    let wrong = wrong.map(|(wanted, found)| Problem::WrongType {
        key: "x",
        wanted,
        found,
    });
    let bad = errors
        .map(figure)
        .into_iter()
        .chain(rows.map(Problem::BadRow));
    wrong.chain(bad).chain(plain).collect()
}

/// What an import makes of texts.
fn readings() -> Vec<Problem> {
    let text = || "x".to_owned();
    let far = |times, is_three| TextReading::FarFromNeighbours {
        figure: text(),
        times,
        beside: text(),
        is_three,
    };
    let unopened = [
        Unopened::Damaged,
        Unopened::Encrypted,
        Unopened::TooMuch,
        Unopened::NotStarted,
        Unopened::Kind("PDF"),
        Unopened::Binary,
        Unopened::OldFont("VNI"),
        Unopened::UnknownEncoding,
        Unopened::NoSuchEncoding,
        Unopened::Changed,
        Unopened::System((&io::Error::from_raw_os_error(5)).into()),
    ];
    let mut readings = vec![
        TextReading::Comparator {
            text: text(),
            read: ">=",
        },
        TextReading::Thousands {
            text: text(),
            figure: text(),
        },
        TextReading::Respelled {
            text: text(),
            figure: text(),
        },
        TextReading::Footnote { mark: text() },
        TextReading::Missing { mark: text() },
        TextReading::Missing {
            mark: String::new(),
        },
        TextReading::Mojibake,
        TextReading::LostLetter,
        TextReading::Cleansed { cells: 3 },
        TextReading::EmptyForm,
        TextReading::JoinedPlace { kept: text() },
        TextReading::JoinedName { kept: text() },
        TextReading::JoinedEnglish { kept: text() },
        far(1000, false),
        far(-1000, true),
        far(-100, false),
        TextReading::PartOfACount {
            figure: text(),
            unit: text(),
        },
        TextReading::YearToCome {
            year: 2568,
            buddhist: Some(2025),
        },
        TextReading::YearToCome {
            year: 2100,
            buddhist: None,
        },
        TextReading::ShortYear { year: 21 },
        TextReading::LeftOut { text: text() },
        TextReading::HomeOrPart { place: text() },
        TextReading::SecondHeading,
        TextReading::Aside {
            text: text(),
            is: Aside::Words,
        },
        TextReading::Aside {
            text: text(),
            is: Aside::Pair,
        },
        TextReading::Aside {
            text: text(),
            is: Aside::Change,
        },
        TextReading::Total,
        TextReading::NoTerm {
            plan: text(),
            likely: Some((2021, 2025)),
        },
        TextReading::EndedPlace { place: text() },
        TextReading::NoPlan {
            first: 2015,
            last: 2030,
        },
        TextReading::ErrorCell(text()),
        TextReading::DateForRange(text()),
        TextReading::DateForYear(text()),
        TextReading::NoFigure(text()),
        TextReading::TermForYear {
            text: text(),
            last: 2025,
        },
        TextReading::FiscalYear {
            text: text(),
            first: 2020,
        },
        TextReading::Undecided {
            text: text(),
            comma: text(),
            point: text(),
        },
        TextReading::Torn {
            comma: text(),
            point: text(),
        },
        TextReading::ShareOrPercent(text()),
        TextReading::Twice { first: text() },
        TextReading::NoTable,
        TextReading::TwoForms("wide", "rows"),
        TextReading::UnknownForm,
        TextReading::NoSheet { there: text() },
    ];
    readings.extend(unopened.map(TextReading::Unopened));
    let faults = [
        FormFault::NoName,
        FormFault::TargetTime,
        FormFault::Period,
        FormFault::Kind,
        FormFault::Sign,
        FormFault::TwoSigns,
        FormFault::Day,
        FormFault::Term,
        FormFault::Better,
        FormFault::TargetKind,
        FormFault::Merged,
    ];
    let of_form = |fault| TextReading::FormCell {
        text: text(),
        fault,
    };
    readings.extend(faults.map(of_form));
    readings.into_iter().map(Problem::Read).collect()
}

#[test]
fn every_problem_is_said_and_mended_in_both_languages() {
    let mut problems = texts();
    problems.extend(others());
    problems.extend(readings());
    let inside = problems
        .clone()
        .into_iter()
        .map(|problem| Problem::BadField {
            column: "value",
            problem: Box::new(problem),
        });
    problems.extend(inside.collect::<Vec<_>>());
    for problem in &problems {
        for say in [message, help] {
            let [vi, en] = Lang::ALL.map(|lang| say(problem, lang));
            assert!(!vi.is_empty() && !en.is_empty(), "{problem:?}");
            assert_ne!(vi, en, "{problem:?}");
            assert!(!vi.contains('{') || vi.contains("{ vi"), "{vi}");
            assert_eq!(vi.lines().count() + en.lines().count(), 2, "{vi}");
        }
    }
}

#[test]
fn every_code_is_told_of_in_the_docs() {
    let docs = include_str!("../../../docs/pack-format.md").to_owned()
        + include_str!("../../../docs/exchange.md");
    let mut problems = texts();
    problems.extend(others());
    problems.extend(readings());
    for problem in problems {
        let code = problem.code();
        assert!(docs.contains(&format!("`{code}`")), "{code}");
    }
}
