//! Files with plenty of one thing: an import costs what its rows cost, and never their square.

use std::time::Duration;

use chitieu::core::model::PackId;
use chitieu::pack::write;

use super::sheet_grammar::imported;
use crate::support::growth::cost;
use crate::support::long_csv::import;

/// The smaller of two sizes, and how many times as much the other is.
const FEW: usize = 1_500;
const TIMES: u32 = 4;
/// How many times as much work that may cost: the square would be sixteen times as much.
const MOST_TIMES: u32 = 9;
/// What is too little to tell one from the other.
const NOISE: Duration = Duration::from_millis(30);

const COLUMNS: &str =
    "place,plan,category,indicator_vi,indicator_en,unit,kind,year,value,source_id";

/// What there is plenty of: further columns, and the row of each number.
type Kind = (&'static str, &'static str, fn(usize) -> String);

const KINDS: &[Kind] = &[
    ("indicators of one English name", "", |at| {
        format!("P,NQ,C,Tên {at},Same,%,actual,2023,1,L1")
    }),
    ("categories", "", |at| {
        format!("P,NQ,C {at},Tên {at},N {at},%,actual,2023,1,L1")
    }),
    // The letters of their names differ in what no id can spell.
    ("plans of one spelling", "", |at| {
        let signs: String = (0..14)
            .map(|bit| if at >> bit & 1 == 1 { '!' } else { '?' })
            .collect();
        format!("P,NQ{signs},C,Tên,N,%,target,2023,1,L1")
    }),
    ("other names of one indicator", ",aliases", |at| {
        format!("P,NQ,C,Tên,N,%,actual,2023,1,L1,tên {at}")
    }),
    ("ids of one indicator", ",indicator_id", |at| {
        format!("P,NQ,C,Tên,N,%,actual,2023,1,L1,id{at}")
    }),
    ("owners of one indicator", ",owner", |at| {
        format!("P{at},NQ,C,Tên,N,%,actual,2023,1,L1,S{at}")
    }),
    ("sources", "", |at| {
        format!("P,NQ,C,Tên,N,%,actual,2023,{at},L{at}")
    }),
    ("rows that cannot be read", "", |at| {
        format!("P,NQ,C,Tên,N,%,actuel,x{at},{at}-,L1")
    }),
];

fn takes(what: &str, few: &[u8], many: &[u8]) {
    let work = |bytes: &[u8]| {
        let (took, _) = cost(|| {
            let imported = import(bytes);
            write::write(&imported.catalog, PackId(0))
        });
        took
    };
    let (few, many) = (work(few), work(many));
    assert!(
        many < few * MOST_TIMES + NOISE,
        "{what}: {few:?}, and {many:?} with {TIMES} times as much"
    );
}

#[test]
fn an_import_grows_with_its_rows_and_not_with_their_square() {
    for (what, columns, row) in KINDS {
        let file = |count: usize| {
            let rows: Vec<String> = (0..count).map(row).collect();
            format!("{COLUMNS}{columns}\n{}\n", rows.join("\n")).into_bytes()
        };
        takes(what, &file(FEW), &file(FEW * TIMES as usize));
    }
}

#[test]
fn columns_that_nobody_knows_cost_what_they_are() {
    for name in [|at: usize| format!("k{at}"), |_: usize| "place".to_owned()] {
        let file = |count: usize| {
            let names: Vec<String> = (0..count).map(name).collect();
            let row = "P,NQ,C,Tên,N,%,actual,2023,1,L1";
            format!(
                "{COLUMNS},{}\n{row}{}\n",
                names.join(","),
                ",x".repeat(count)
            )
            .into_bytes()
        };
        takes("columns", &file(FEW * 2), &file(FEW * 2 * TIMES as usize));
    }
}

/// Sheets of offices with plenty of rows that say something of those around them.
const SHEETS: &[Kind] = &[
    ("years and rows between them", "Năm;Thu;Chi", |at| {
        match at % 2 {
            0 => format!("{};{at},5;{at},25", 1950 + at / 2 % 70),
            _ => format!(";Nhóm {at};"),
        }
    }),
    (
        "rows before the next year",
        "Năm;Thu;Chi\n2020;1,5;2,5",
        |at| format!(";Nhóm {at} chưa rõ;"),
    ),
    (
        "units between rows",
        "Chỉ tiêu;TH 2022;TH 2023",
        |at| match at % 2 {
            0 => format!("Tên {at};{at},5;{at},25"),
            _ => ";(tấn);".to_owned(),
        },
    ),
];

#[test]
fn a_sheet_costs_what_its_rows_cost() {
    for (what, head, row) in SHEETS {
        let work = |count: usize| {
            let rows: Vec<String> = (0..count).map(row).collect();
            let text = format!("{head}\n{}\n", rows.join("\n"));
            cost(|| imported(&text)).0
        };
        let (few, many) = (work(FEW * 2), work(FEW * 2 * TIMES as usize));
        assert!(
            many < few * MOST_TIMES + NOISE,
            "{what}: {few:?}, and {many:?} with {TIMES} times as much"
        );
    }
}
