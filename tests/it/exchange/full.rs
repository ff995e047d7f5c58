//! Every column out and in again: the pack is the same.

use std::fs;

use chitieu::core::catalog::Catalog;
use chitieu::core::figure::Figure;
use chitieu::core::lang::Lang;
use chitieu::core::model::{PackId, RelationForm, SeriesId};
use chitieu::pack::exchange::columns::{COLUMNS, FULL_COLUMNS, SOURCE_COLUMNS};
use chitieu::pack::exchange::export::CsvLayout;
use chitieu::pack::exchange::import::Imported;
use chitieu::pack::{self, write};
use proptest::prelude::{Just, Strategy, prop_oneof, proptest};

use crate::support::data;
use crate::support::long_csv::{
    export, export_as, export_sources, import_with_sources, rows, written,
};

/// Rows under the names of some columns.
fn file_of(columns: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

#[track_caller]
fn check_same(one: &Catalog, other: &Catalog, way: &str) {
    let [claims, theirs] = [one, other].map(|catalog| rows(&export_as(catalog, CsvLayout::Full)));
    assert_eq!(claims, theirs, "{way}");
    let [sources, theirs] =
        [one, other].map(|catalog| rows(&export_sources(catalog, CsvLayout::Full)));
    assert_eq!(sources, theirs, "{way}");
}

#[track_caller]
fn without_errors(imported: Imported) -> Imported {
    let error = imported.diagnostics.iter().find(|found| found.is_error());
    assert!(error.is_none(), "{error:?}");
    imported
}

/// Exports with every column and imports again; gives the problems too.
#[track_caller]
fn out_and_in(catalog: &Catalog) -> Imported {
    let sources = export_sources(catalog, CsvLayout::Full);
    without_errors(import_with_sources(
        &export_as(catalog, CsvLayout::Full),
        &sources,
    ))
}

/// Every way out and in gives the same pack.
#[track_caller]
fn check_every_way(imported: &Imported) {
    let catalog = &imported.catalog;
    check_same(catalog, &out_and_in(catalog).catalog, "by CSV");
    let loaded = pack::load(&[written(imported)]);
    let error = loaded.diagnostics.iter().find(|found| found.is_error());
    assert!(error.is_none(), "{error:?}");
    check_same(catalog, &loaded.catalog, "by TOML");
    check_same(catalog, &out_and_in(&loaded.catalog).catalog, "by both");
    let again = write::write(&loaded.catalog, PackId(0));
    assert_eq!(again, write::write(catalog, PackId(0)));
}

/// One series of a pack and where each column of its only row ends.
#[test]
fn every_column_is_read_and_written() {
    let row = [
        "Lai Châu",
        "NQ",
        "Kinh tế",
        "Xã đạt chuẩn",
        "Communes",
        "xã",
        "actual",
        "2023",
        "year",
        "39",
        "~",
        "L00",
        "derived of nothing",
        "communes",
        "higher",
        "milestone",
        "1",
        r"xã\;NTM;xã",
        "2020-2025",
        "0.50",
        "true",
        "true",
        "true",
        r"L30;NQ\;39",
        "2025-07-01",
        "L31",
        "share:communes:all;parts:all",
        "Sở A|Dept A",
        "L32",
        "gần 39 xã",
        "tr. 3",
        "true",
        "true",
        "1",
    ];
    let all = [
        "Lai Châu",
        "",
        "Kinh tế",
        "Xã",
        "",
        "xã",
        "target",
        "2025",
        "year",
        "94",
        "=",
        "",
        "nearly",
        "all",
        "none",
        "",
        "0",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ];
    let rows_in = [row, all].map(|row| row.map(str::to_owned).to_vec());
    let sources = [
        [
            "L00",
            "Báo cáo",
            "UBND",
            "2023-09",
            "https://a",
            "2023",
            "en",
            "2026-03-31",
        ],
        ["L30", "Khác", "", "", "", "", "", ""],
    ];
    let sources = sources.map(|row| row.map(str::to_owned).to_vec());
    let claims = file_of(&FULL_COLUMNS, &rows_in);
    let sources = file_of(&SOURCE_COLUMNS, &sources);
    let imported = without_errors(import_with_sources(&claims, &sources));
    let missing = imported.diagnostics.iter();
    let codes = missing.map(|found| found.problem.code());
    assert_eq!(codes.collect::<Vec<_>>(), ["source-not-listed"; 3]);
    let catalog = &imported.catalog;
    assert_eq!(rows(&export_as(catalog, CsvLayout::Full)), rows(&claims));
    assert_eq!(
        rows(&export_sources(catalog, CsvLayout::Full)),
        rows(&sources)
    );
    check_every_way(&imported);

    let text = |id| catalog.text(id);
    let source = |id| text(catalog.source(id).id);
    let indicator = &catalog.indicators()[0];
    let series = SeriesId(0);
    let (position, claim) = catalog.claims(series).next().unwrap();
    assert!(claim.is_break && claim.is_nearly && claim.is_derived);
    assert_eq!(claim.rounded_to, Some(Figure::new(50, 2)));
    assert_eq!(catalog.plan(claim.plan.unwrap()).term, Some((2020, 2025)));
    let particulars = catalog.particulars(position).unwrap();
    assert_eq!(
        (&*particulars.quote, &*particulars.page),
        ("gần 39 xã", "tr. 3")
    );
    let superseded = particulars.superseded.iter().map(|id| source(*id));
    assert_eq!(superseded.collect::<Vec<_>>(), ["L30", "NQ;39"]);
    let aliases = indicator.details().aliases.iter().map(|alias| text(*alias));
    assert_eq!(aliases.collect::<Vec<_>>(), ["xã;NTM", "xã"]);
    let owner = catalog.owner(series).unwrap();
    let name = Lang::ALL.map(|lang| catalog.say(owner.name, lang));
    assert_eq!(name, ["Sở A", "Dept A"]);
    assert_eq!(owner.source.map(source), Some("L32"));
    let ended = catalog.ended(series).unwrap();
    assert_eq!(
        (ended.date, ended.source.map(source)),
        (jiff::civil::date(2025, 7, 1), Some("L31"))
    );
    let relations = indicator.details().relations.iter();
    let id = |id| text(catalog.indicator(id).id);
    let relations = relations.map(|found| (found.form, id(found.of), found.count.map(id)));
    assert_eq!(
        relations.collect::<Vec<_>>(),
        [
            (RelationForm::Share, "communes", Some("all")),
            (RelationForm::Parts, "all", None),
        ]
    );
    let listed = catalog.source(claim.source.unwrap());
    assert_eq!(text(listed.language), "en");
    assert_eq!(listed.due, Some(jiff::civil::date(2026, 3, 31)));
    assert!(catalog.owner(SeriesId(1)).is_none() && catalog.ended(SeriesId(1)).is_none());
}

#[test]
fn the_thirteen_columns_stay_as_they_are() {
    let mut packs = fs::read_dir(data("frozen")).unwrap();
    assert!(packs.any(|_| true));
    for name in ["lai-chau", "dien-bien", "son-la", "ca-nuoc"] {
        let pack = pack::files::open(&data("frozen").join(name));
        let catalog = pack::load(&[pack]).catalog;
        let plain = export(&catalog);
        let header = plain.split(|byte| *byte == b'\n').next().unwrap();
        assert_eq!(header, COLUMNS.join(",").as_bytes());
        let sources = export_sources(&catalog, CsvLayout::Plain);
        let header = sources.split(|byte| *byte == b'\n').next().unwrap();
        assert_eq!(header, b"source_id,title,publisher,date,url,covers");
        assert_eq!(
            rows(&plain),
            rows(&export(&out_and_in(&catalog).catalog)),
            "{name}"
        );
    }
}

#[test]
fn real_packs_come_back_with_every_field() {
    for (name, count) in [
        ("lai-chau", 390),
        ("dien-bien", 38),
        ("son-la", 33),
        ("ca-nuoc", 69),
    ] {
        let pack = pack::files::open(&data("frozen").join(name));
        let catalog = pack::load(&[pack]).catalog;
        let imported = out_and_in(&catalog);
        assert_eq!(imported.diagnostics, [], "{name}");
        assert_eq!(imported.catalog.claim_count(), count);
        check_same(&catalog, &imported.catalog, name);
        check_every_way(&imported);
        let marked = |catalog: &Catalog| {
            let claims = catalog
                .series_ids()
                .flat_map(|series| catalog.claims(series));
            let claims =
                claims.filter(|(_, claim)| claim.is_derived || claim.is_nearly || claim.is_break);
            claims.count()
        };
        assert_eq!(marked(&catalog), marked(&imported.catalog), "{name}");
    }
}

#[test]
fn a_file_for_a_spreadsheet_can_be_imported_too() {
    let text = "place,category,indicator_vi,kind,value\na,b,c,target,9-10\na,b,c,target,-5--3\na,b,c,actual,9\n";
    let imported = import_with_sources(text.as_bytes(), b"source_id,title\n");
    let kept = export_as(&imported.catalog, CsvLayout::Spreadsheet);
    let again = without_errors(import_with_sources(&kept, b"source_id,title\n"));
    assert_eq!(
        rows(&export(&again.catalog)),
        rows(&export(&imported.catalog))
    );
    let sources = export_sources(&imported.catalog, CsvLayout::Spreadsheet);
    assert!(sources.starts_with("\u{feff}source_id,".as_bytes()));
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "\\PC{0,8}",
        "[a-zăđ ,;|:\"'\\\\={}\n\t-]{0,10}",
    ]
}

/// Texts in one field, as somebody may write them.
fn any_list() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "(L[0-3]|[a;|\\\\ é]{1,4})(;[a;|\\\\ ]{0,4}){0,2}"
    ]
}

fn maybe(strategy: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), strategy]
}

fn any_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(words).prop_map(str::to_owned)
}

const FLAGS: &[&str] = &["", "true", "false"];
const BETTER: &[&str] = &["", "higher", "lower", "none"];
const KINDS: &[&str] = &["", "level", "pace", "structure"];
const RELATIONS: &[&str] = &[
    "",
    "",
    "share:i0:i1",
    "parts:i2",
    "change:i0; parts:i1:i2",
    "parts:i0;parts:i0",
];

/// What is said of an indicator: English name, unit, direction, kind, decimals, aliases, relation.
fn any_indicator() -> impl Strategy<Value = [String; 7]> {
    (
        any_text(),
        any_text(),
        any_of(BETTER),
        any_of(KINDS),
        maybe("1?[0-8]"),
        any_list(),
        any_of(RELATIONS),
    )
        .prop_map(|(en, unit, better, kind, decimals, aliases, relation)| {
            [en, unit, better, kind, decimals, aliases, relation]
        })
}

/// What is said in a place: owner, its source, end, its source.
fn any_here() -> impl Strategy<Value = [String; 4]> {
    let owner = prop_oneof![
        Just(String::new()),
        "[Aa;\\\\ ]{0,3}[a-z][a; ]{0,3}([|]{0,2}[b|\\\\ ]{0,3})?",
    ];
    (
        owner,
        maybe("L[0-4]"),
        maybe("202[0-9](-0[1-9](-[12][0-8])?)?"),
        maybe("L[0-4]"),
    )
        .prop_map(|(owner, owner_source, ended, ended_source)| {
            let owner_source = if owner.is_empty() {
                String::new()
            } else {
                owner_source
            };
            let ended_source = if ended.is_empty() {
                String::new()
            } else {
                ended_source
            };
            [owner, owner_source, ended, ended_source]
        })
}

/// What is said of a claim: value, comparator, source, note, rounded_to, break, nearly, derived, superseded, quote,
/// page; and the numbers of its indicator, place and plan.
fn any_claim() -> impl Strategy<Value = ([String; 11], [usize; 3])> {
    let value = prop_oneof![
        ("[0-9]{1,4}(\\.[0-9]{1,2})?", any_of(&["=", ">=", "~", "~"])),
        ("[1-4]-[5-9]", any_of(&["range"])),
    ];
    let note = prop_oneof![any_text(), any_of(&["derived: 1", "nearly", "nearly 2"])];
    let texts = (
        value,
        maybe("L[0-4]"),
        note,
        maybe("[1-9]0{0,3}"),
        any_list(),
        any_text(),
        any_text(),
    );
    let flags = (any_of(FLAGS), any_of(FLAGS), any_of(FLAGS));
    (texts, flags, (0..3_usize, 0..2_usize, 0..3_usize)).prop_map(|(texts, flags, numbers)| {
        let ((value, comparator), source, note, rounded_to, superseded, quote, page) = texts;
        let (is_break, nearly, derived) = flags;
        let texts = [
            value, comparator, source, note, rounded_to, is_break, nearly, derived, superseded,
            quote, page,
        ];
        (texts, numbers.into())
    })
}

/// Rows of claims in the order of the columns.
fn claim_rows(
    indicators: &[[String; 7]],
    heres: &[[String; 4]],
    terms: &[String],
    claims: Vec<([String; 11], [usize; 3])>,
) -> Vec<Vec<String>> {
    let row = |(claim, [indicator, place, plan]): ([String; 11], [usize; 3])| {
        let [
            value,
            comparator,
            source,
            note,
            rounded_to,
            is_break,
            nearly,
            derived,
            superseded,
            quote,
            page,
        ] = claim;
        let [en, unit, better, kind, decimals, aliases, relation] = indicators[indicator].clone();
        let [owner, owner_source, ended, ended_source] = heres[indicator * 2 + place].clone();
        // The last plan is none.
        let (plan, term) = match terms.get(plan) {
            Some(term) => (format!("KH {plan}"), term.clone()),
            None => Default::default(),
        };
        let text = |text: &str| text.to_owned();
        let main_plan = text(if plan == "KH 1" { "1" } else { "" });
        let guessed = |is_guessed: bool| text(if is_guessed { "true" } else { "" });
        let (better_guessed, kind_guessed) = (guessed(better == "lower"), guessed(kind == "pace"));
        vec![
            text(["Lai Châu", "Xã"][place]),
            plan,
            text(["c", "c", "d"][indicator]),
            format!("tên {indicator}"),
            en,
            unit,
            text("actual"),
            text("2023"),
            text("year"),
            value,
            comparator,
            source,
            note,
            format!("i{indicator}"),
            better,
            kind,
            decimals,
            aliases,
            term,
            rounded_to,
            is_break,
            nearly,
            derived,
            superseded,
            ended,
            ended_source,
            relation,
            owner,
            owner_source,
            quote,
            page,
            better_guessed,
            kind_guessed,
            main_plan,
        ]
    };
    let mut rows: Vec<Vec<String>> = claims.into_iter().map(row).collect();
    // Every indicator is there, so that whatever names it finds it.
    for indicator in 0..3 {
        let plain = ["1", "=", "", "", "", "", "", "", "", "", ""].map(str::to_owned);
        rows.push(row((plain, [indicator, 0, 2])));
    }
    rows
}

/// Sources L0 to L2; others stay unlisted.
fn source_rows(of_each: Vec<(String, String, String, String)>) -> Vec<Vec<String>> {
    let row =
        |(number, (title, date, language, due)): (usize, (String, String, String, String))| {
            let [publisher, url] = [title.clone(), language.clone()];
            vec![
                format!("L{number}"),
                title,
                publisher,
                date,
                url,
                String::new(),
                language,
                due,
            ]
        };
    of_each.into_iter().enumerate().map(row).collect()
}

proptest! {
    #[test]
    fn random_packs_come_back_with_every_field(
        indicators in proptest::collection::vec(any_indicator(), 3),
        heres in proptest::collection::vec(any_here(), 6),
        terms in proptest::collection::vec(maybe("20[01][0-9]-202[0-9]"), 2),
        claims in proptest::collection::vec(any_claim(), 0..10),
        sources in proptest::collection::vec(
            (any_text(), maybe("20[0-2][1-9](-1[0-2])?"), maybe("en|fr"), maybe("2026(-0[1-9](-1[1-9])?)?")),
            0..4,
        ),
    ) {
        let claims = file_of(&FULL_COLUMNS, &claim_rows(&indicators, &heres, &terms, claims));
        let sources = file_of(&SOURCE_COLUMNS, &source_rows(sources));
        check_every_way(&without_errors(import_with_sources(&claims, &sources)));
    }
}
