//! Long CSV in and out: every row comes back as it was.

use std::collections::BTreeMap;
use std::fs;

use chitieu::core::clean::clean;
use chitieu::core::model::{Better, PackId, TargetKind};
use chitieu::pack::diagnostic::Diagnostic;
use chitieu::pack::exchange::columns::COLUMNS;
use chitieu::pack::exchange::export::CsvLayout;
use chitieu::pack::{self, write};
use proptest::prelude::{Just, Strategy, prop_oneof, proptest};

use crate::support::data;
use crate::support::long_csv::{export_as, file_of, import, round_trip, row, rows, written};

fn check_round_trip(bytes: &[u8], count: usize) {
    let before = rows(bytes);
    let after = rows(&round_trip(bytes));
    assert_eq!(before.values().sum::<usize>(), count);
    for (row, times) in &before {
        assert_eq!(after.get(row), Some(times), "{row:?}");
    }
    assert_eq!(before, after);
}

#[test]
fn real_files_come_back_as_they_were() {
    for (name, count) in [
        ("csv/lai-chau.csv", 620),
        ("csv/provinces.csv", 410),
        ("csv/wdi-viet-nam.csv", 921),
        ("csv/wdi-world.csv", 324),
        ("csv/canada.csv", 322),
        ("facts/lai-chau.csv", 438),
        ("facts/dien-bien.csv", 80),
    ] {
        check_round_trip(&fs::read(data(name)).unwrap(), count);
    }
}

/// Run with `CHITIEU_CSV=a.csv:b.csv cargo test --release --test it round_trip -- --ignored`.
#[test]
#[ignore = "reads the files that CHITIEU_CSV names"]
fn named_files_come_back_as_they_were() {
    let named = std::env::var("CHITIEU_CSV").unwrap_or_default();
    for path in std::env::split_paths(&named) {
        let bytes = fs::read(&path).unwrap();
        assert!(
            rows(&bytes) == rows(&round_trip(&bytes)),
            "{}",
            path.display()
        );
    }
}

/// Texts that CSV, TOML or a screen might stumble over.
const NASTY: &[&str] = &[
    "a\nb",
    "a\r\nb",
    "\"",
    "\"\"\"",
    "'''",
    "\\",
    "\\u0041",
    "a\\",
    "a, b; c\td",
    "# no comment",
    "[[indicator]]",
    "]\n[[indicator]]\nid = \"x\"",
    "{ x = 1 }",
    "=1+1",
    "  spaces  ",
    "\u{1b}[31m\0\u{7f}",
    "\u{202e}rtl\u{200b}",
    "e\u{302}\u{301}",
    "日本 🏥",
    "true",
    "2025-01-01",
];

#[test]
fn hostile_texts_come_back_as_they_were() {
    let long = "Chỉ tiêu dài ".repeat(24);
    let mut rows = Vec::new();
    for text in NASTY.iter().copied().chain([long.as_str()]) {
        for column in [
            "place",
            "plan",
            "category",
            "indicator_vi",
            "indicator_en",
            "unit",
            "period",
            "source_id",
            "note",
        ] {
            rows.push(row(column, text));
        }
    }
    check_round_trip(&file_of(&rows), rows.len());
}

/// Texts that a spreadsheet takes for formulas are warned of, where they come in and where they are checked, and go
/// out as they were, in every layout.
#[test]
fn formulas_come_back_as_they_were_and_are_warned_of() {
    let texts = [
        "=1+1",
        "+84 213",
        "-x",
        "@SUM(A1)",
        "=HYPERLINK(\"http://x\",\"y\")",
    ];
    let columns = [
        "place",
        "category",
        "indicator_vi",
        "indicator_en",
        "unit",
        "note",
    ];
    let all: Vec<[String; 13]> = columns
        .iter()
        .flat_map(|column| texts.map(|text| row(column, text)))
        .collect();
    let bytes = file_of(&all);
    let imported = import(&bytes);
    let count = |found: &[Diagnostic]| {
        let found = found
            .iter()
            .filter(|one| one.problem.code() == "formula-text");
        found.count()
    };
    assert_eq!(count(&imported.diagnostics), all.len());
    assert!(!imported.has_errors());
    assert_eq!(rows(&round_trip(&bytes)), rows(&bytes));
    let loaded = pack::load(&[written(&imported)]);
    assert!(count(&loaded.diagnostics) >= texts.len());
    for layout in [CsvLayout::Plain, CsvLayout::Full, CsvLayout::Spreadsheet] {
        let out = String::from_utf8(export_as(&loaded.catalog, layout)).unwrap();
        for text in ["=1+1", "+84 213", "-x", "@SUM(A1)"] {
            assert!(out.contains(&format!(",{text},")), "{layout:?} {text}");
            assert!(!out.contains(&format!("'{text}")), "{layout:?} {text}");
        }
    }
}

/// Figures, comparators and lone signs are none; a range that a spreadsheet keeps as text is meant to be one.
#[test]
fn figures_and_signs_are_no_formulas() {
    let rows = [
        row("value", "-3.5"),
        row("note", "-3.5"),
        row("note", "-"),
        row("note", "tăng +5"),
        row("year", "2022"),
    ];
    let mut kept = row("comparator", "range");
    kept[9] = "=\"9-10\"".to_owned();
    kept[7] = "2021".to_owned();
    let rows = [&rows[..], &[kept]].concat();
    let imported = import(&file_of(&rows));
    let found = imported.diagnostics.iter();
    let codes: Vec<&str> = found.map(|one| one.problem.code()).collect();
    assert!(!codes.contains(&"formula-text"), "{codes:?}");
}

#[test]
fn figures_keep_every_digit() {
    let mut rows = Vec::new();
    for value in [
        "0",
        "-0",
        "007",
        "40.40",
        "40.400",
        "-2.77",
        "0.000376121901108149",
        "123456789012345678",
        "-999999999999999999",
        "12345678901234567.8",
        "0.0",
    ] {
        rows.push(row("value", value));
    }
    for value in ["9-10", "-5--3", "6.50-7.0", "10-9", "-1-1", "007-08"] {
        let mut row = row("value", value);
        row[10] = "range".to_owned();
        rows.push(row);
    }
    for comparator in [">=", "<=", ">", "<", "~"] {
        rows.push(row("comparator", comparator));
    }
    for year in ["", "1", "1950", "9999"] {
        rows.push(row("year", year));
    }
    for column in [
        "unit",
        "plan",
        "source_id",
        "indicator_en",
        "period",
        "note",
    ] {
        rows.push(row(column, ""));
    }
    for kind in ["target", "actual", "estimate", "forecast"] {
        rows.push(row("kind", kind));
        rows.push(row("kind", kind));
    }
    check_round_trip(&file_of(&rows), rows.len());
}

#[test]
fn names_that_fold_alike_stay_apart() {
    let mut rows = Vec::new();
    for name in [
        "Hộ nghèo",
        "Hố nghèo",
        "hộ nghèo",
        "Hộ  nghèo",
        "Hộ-nghèo",
        "日本",
        "日 本",
    ] {
        for unit in ["%", "hộ", ""] {
            let mut row = row("indicator_vi", name);
            row[4] = String::new();
            row[5] = unit.to_owned();
            rows.push(row);
        }
    }
    check_round_trip(&file_of(&rows), rows.len());
    let imported = import(&file_of(&rows));
    assert_eq!(imported.catalog.indicators().len(), rows.len());
}

#[test]
fn ids_do_not_depend_on_the_order_of_other_rows() {
    let names = ["Tỷ lệ hộ nghèo", "GRDP", "Độ che phủ rừng"];
    let ids = |names: &[&str]| -> BTreeMap<String, String> {
        let mut rows: Vec<_> = names.iter().map(|name| row("indicator_vi", name)).collect();
        rows.iter_mut().for_each(|row| row[4] = String::new());
        let catalog = import(&file_of(&rows)).catalog;
        let id = |found: &chitieu::core::model::Indicator| {
            let [name, id] = [found.name.vi, found.id].map(|text| catalog.text(text).to_owned());
            (name, id)
        };
        catalog.indicators().iter().map(id).collect()
    };
    let reversed: Vec<&str> = names.iter().rev().copied().collect();
    assert_eq!(ids(&names), ids(&reversed));
    assert_eq!(ids(&names)["Tỷ lệ hộ nghèo"], "ty-le-ho-ngheo");
}

#[test]
fn the_same_rows_give_the_same_pack() {
    let bytes = file_of(&[row("note", "a"), row("unit", "x"), row("category", "b")]);
    let pack = || write::write(&import(&bytes).catalog, PackId(0));
    assert_eq!(pack(), pack());
    let names: Vec<String> = pack().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["pack.toml", "plans.toml", "kinh-te.toml", "b.toml"]);
}

#[test]
fn a_category_may_be_called_like_a_file_of_the_pack() {
    let rows = ["Plans", "plans", "Sources", "Pack", "CON"].map(|name| row("category", name));
    check_round_trip(&file_of(&rows), rows.len());
}

#[test]
fn marks_line_ends_and_blank_lines_are_no_data() {
    let plain = String::from_utf8(file_of(&[row("note", "a"), row("note", "b")])).unwrap();
    let marked = format!("\u{feff}{}\r\n\r\n", plain.replace('\n', "\r\n"));
    assert_eq!(rows(&round_trip(marked.as_bytes())), rows(plain.as_bytes()));
    assert_eq!(rows(plain.as_bytes()).len(), 2);
}

#[test]
fn columns_may_be_missing_and_stand_in_any_order() {
    let text = "value,kind,indicator_vi,category,place\n9-10,target,GRDP,Kinh tế,Lai Châu\n";
    let full = format!(
        "{}\nLai Châu,,Kinh tế,GRDP,,,target,,year,9-10,range,,\n",
        COLUMNS.join(",")
    );
    assert_eq!(rows(&round_trip(text.as_bytes())), rows(full.as_bytes()));
}

#[test]
fn further_columns_describe_the_indicator() {
    let text = "place,category,indicator_vi,kind,value,indicator_id,better,kind_of_target,decimals,aliases\n\
        Lai Châu,Kinh tế,GRDP,target,65,grdp-x,higher,level,3,tổng sản phẩm; GDP tỉnh ;\n\
        Lai Châu,Kinh tế,GRDP,actual,47.45,,,,,GDP tỉnh;mới\n";
    let imported = import(text.as_bytes());
    assert_eq!(imported.diagnostics, []);
    let loaded = pack::load(&[written(&imported)]);
    assert_eq!(loaded.diagnostics, []);
    let catalog = &loaded.catalog;
    let [indicator] = catalog.indicators() else {
        panic!("one indicator")
    };
    assert_eq!(catalog.text(indicator.id), "grdp-x");
    assert_eq!(indicator.better, Better::Higher);
    assert_eq!(indicator.target_kind, Some(TargetKind::Level));
    assert_eq!(indicator.decimals, 3);
    let aliases = indicator
        .details()
        .aliases
        .iter()
        .map(|alias| catalog.text(*alias));
    assert_eq!(
        aliases.collect::<Vec<_>>(),
        ["tổng sản phẩm", "GDP tỉnh", "mới"]
    );
}

#[test]
fn cleaned_fields_are_counted() {
    let bytes = file_of(&[
        row("note", "a\nb"),
        row("note", "e\u{302}"),
        row("note", "plain"),
    ]);
    assert_eq!(import(&bytes).cleaned, 2);
}

fn text_field() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "[a-zăâđêôơưạảấ ,;\"'\\\\\\[\\]{}=#\n\r\t-]{0,12}",
        "\\p{Cc}{0,3}\\p{M}{0,7}.{0,3}",
        proptest::sample::select(NASTY).prop_map(str::to_owned),
    ]
}

fn name_field() -> impl Strategy<Value = String> {
    text_field().prop_filter("a name is not blank", |text| !clean(text).trim().is_empty())
}

fn plan_field() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), name_field()]
}

fn figure() -> impl Strategy<Value = String> {
    prop_oneof![
        "-?[0-9]{1,9}(\\.[0-9]{1,9})?",
        "-?0\\.[0-9]{18}",
        "-?[0-9]{18}"
    ]
}

fn value() -> impl Strategy<Value = (String, String)> {
    let single = (
        figure(),
        proptest::sample::select(vec!["=", ">=", "<=", ">", "<", "~"]),
    );
    prop_oneof![
        single.prop_map(|(figure, comparator)| (figure, comparator.to_owned())),
        (figure(), figure()).prop_map(|(low, high)| (format!("{low}-{high}"), "range".to_owned())),
    ]
}

fn any_row() -> impl Strategy<Value = [String; 13]> {
    let names = (
        name_field(),
        plan_field(),
        name_field(),
        name_field(),
        text_field(),
    );
    let kinds = proptest::sample::select(vec!["target", "actual", "estimate", "forecast"]);
    let year = prop_oneof!["", "[1-9][0-9]{0,3}"];
    let rest = (text_field(), kinds, year, text_field(), value());
    (names, rest, text_field(), text_field()).prop_map(
        |(
            (place, plan, category, vi, en),
            (unit, kind, year, period, (value, comparator)),
            source,
            note,
        )| {
            [
                place,
                plan,
                category,
                vi,
                en,
                unit,
                kind.to_owned(),
                year,
                period,
                value,
                comparator,
                source,
                note,
            ]
        },
    )
}

proptest! {
    #[test]
    fn random_rows_come_back_as_they_were(rows in proptest::collection::vec(any_row(), 1..12)) {
        check_round_trip(&file_of(&rows), rows.len());
    }
}
