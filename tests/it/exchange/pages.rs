//! Pages that go out: what stands on them, in every form, and what becomes of texts that would mean something there.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Output;

use calamine::{Data, Range, Reader as _, Xlsx};
use quick_xml::events::Event;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{program_on_frozen, run, run_on};

/// The day on which the frozen packs are looked at.
const DAY: [&str; 4] = ["--as-of", "2026-11-29", "--place", "lai-chau"];

/// What a command writes, which must succeed.
#[track_caller]
fn bytes(line: &[&str]) -> Vec<u8> {
    let output = run(&[line, &DAY].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{line:?}: {said}");
    output.stdout
}

#[track_caller]
fn text(line: &[&str]) -> String {
    String::from_utf8(bytes(line)).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The first column of CSV.
fn ids(csv: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| row.unwrap()[0].to_owned());
    rows.collect()
}

/// The texts of XML, which must be well-formed and hold no element of that name.
#[track_caller]
fn read_xml(text: &str, unwanted: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut depth, mut texts) = (0, String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                assert_ne!(start.local_name().as_ref(), unwanted);
                depth += 1;
            }
            Event::Empty(start) => assert_ne!(start.local_name().as_ref(), unwanted),
            Event::End(_) => depth -= 1,
            Event::Text(inside) => texts.push_str(&inside),
            Event::GeneralRef(inside) => {
                texts.push('&');
                texts.push_str(&inside);
                texts.push(';');
            }
            Event::CData(_) => panic!("no section of raw letters is written"),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
    ];
    let numbered = [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
    ];
    let ends = [("&amp;", "&"), ("&#38;", "&")];
    let all = named.into_iter().chain(numbered).chain(ends);
    all.fold(texts, |text, (sign, letter)| text.replace(sign, letter))
}

/// Markdown without the signs that mean nothing there.
fn without_escapes(text: &str) -> String {
    let mut signs = text.chars();
    let mut left = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => {
                signs.next();
            }
            sign => left.push(sign),
        }
    }
    left
}

/// A part of a package.
fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut file = archive.by_name(name).unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    text
}

/// The sheets of a workbook.
fn sheets(package: Vec<u8>) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(package)).unwrap();
    book.worksheets()
}

/// The rows of a sheet by the names of its columns.
fn by_column(sheet: &Range<Data>) -> Vec<BTreeMap<String, Data>> {
    let mut rows = sheet.rows();
    let head: Vec<String> = rows
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    rows.map(|row| head.iter().cloned().zip(row.iter().cloned()).collect())
        .collect()
}

#[test]
fn what_was_chosen_goes_out_as_it_is_listed_and_in_that_order() {
    for (query, find) in [
        (&["lv:kinh-te", "sort:-gap"][..], "lv:kinh-te sort:-gap"),
        (&["ho ngheo"], "ho ngheo"),
        (&["tt:met,exceeded"], "tt:met,exceeded"),
    ] {
        let line = [&["export"], query, &["--format", "csv"]].concat();
        let found = text(&["find", find, "--csv", "-n", "1000"]);
        assert_eq!(ids(&text(&line)), ids(&found), "{query:?}");
        assert!(ids(&found).len() > 1, "{query:?}");
    }
    for options in [
        &["--category", "moi-truong"][..],
        &["--status", "met"],
        &["--category", "kinh-te", "--status", "exceeded"],
    ] {
        let out = text(&[&["export"], options].concat());
        let list = text(&[&["list"], options, &["--csv"]].concat());
        assert_eq!(ids(&out), ids(&list), "{options:?}");
        assert!(!ids(&list).is_empty());
    }
}

#[test]
fn filters_of_options_join_those_of_the_query() {
    let sorted = text(&["export", "--category", "kinh-te", "--sort", "-gap"]);
    let found = text(&["find", "lv:kinh-te sort:-gap", "--csv", "-n", "1000"]);
    assert_eq!(ids(&sorted), ids(&found));
    let output = run(&["export", "--sort", "colour", "--format", "html"]);
    assert_eq!(output.status.code(), Some(2));
    let none = run(&["export", "zzzzqqqq", "--format", "html"]);
    assert_eq!((none.status.code(), none.stdout.len()), (Some(1), 0));
    assert_eq!(said(&none), "chitieu: Không có chỉ tiêu nào.\n");
}

#[test]
fn rows_for_scripts_carry_their_address_day_and_state() {
    let out = text(&["export", "--category", "moi-truong", "--format", "json"]);
    let out: Value = serde_json::from_str(&out).unwrap();
    let list = text(&["list", "--category", "moi-truong", "--json"]);
    let list: Value = serde_json::from_str(&list).unwrap();
    let mut cards = out["indicators"].as_array().unwrap().clone();
    for card in &mut cards {
        let address = card.as_object_mut().unwrap().remove("address").unwrap();
        let id = card["id"].as_str().unwrap();
        let expected = format!("chitieu://lai-chau/{id}?as-of=2026-11-29");
        assert_eq!(address, expected);
    }
    assert_eq!(Value::Array(cards), list);
    assert_eq!(out["as_of"], "2026-11-29");
    let version = out["packs"][0]["version"].as_str().unwrap().to_owned();
    let digits = version.rsplit(' ').next().unwrap();
    assert!(digits.len() == 8 && digits.chars().all(|sign| sign.is_ascii_hexdigit()));
    let csv = text(&["export", "--category", "moi-truong"]);
    for line in csv.lines().skip(1) {
        assert!(line.contains(&format!(",2026-11-29,{version},chitieu://lai-chau/")));
    }
}

#[test]
fn without_a_choice_the_claims_go_out_as_before_and_with_one_on_demand() {
    let all = text(&["export"]);
    let header = all.lines().next().unwrap();
    assert!(header.starts_with("place,plan,category,indicator_vi"));
    let some = text(&["export", "--category", "moi-truong", "--claims"]);
    let lines: Vec<&str> = some.lines().skip(1).collect();
    assert!(lines.len() > 10 && lines.len() < all.lines().count() / 3);
    assert!(
        lines
            .iter()
            .all(|line| all.contains(line) && line.contains("Môi trường"))
    );
    let full = text(&["export", "--category", "moi-truong", "--claims", "--full"]);
    assert!(full.lines().count() == some.lines().count() && full.len() > some.len());
    for (line, option) in [
        (&["export", "ho ngheo", "--full"][..], "--claims"),
        (
            &["export", "ho ngheo", "--claims", "--format", "html"],
            "--claims",
        ),
        (&["export", "--format", "html", "--excel"], "--excel"),
    ] {
        let output = run(line);
        assert_eq!(output.status.code(), Some(2), "{line:?}");
        assert!(said(&output).contains(option), "{}", said(&output));
        assert_eq!(said(&output).lines().count(), 1);
    }
}

/// What must stand on the page of the four targets for the environment.
const ENVIRONMENT: [[&str; 5]; 4] = [
    [
        "Tỷ lệ che phủ rừng",
        "ước 54%",
        "2025, ước thực hiện",
        "54%",
        "Đạt",
    ],
    [
        "Tỷ lệ thu gom, xử lý rác thải rắn sinh hoạt đô thị",
        "98,2%",
        "thực hiện",
        "95%",
        "Tạm tính",
    ],
    [
        "Dân số đô thị được cung cấp nước sạch",
        "99%",
        "2024, thực hiện",
        "99%",
        "Tạm tính",
    ],
    [
        "Dân số nông thôn được sử dụng nước hợp vệ",
        "trên 93%",
        "2024, thực hiện",
        "trên 93%",
        "Tạm tính",
    ],
];

#[test]
fn every_form_tells_figure_period_kind_target_status_source_day_plans_and_state() {
    let query = ["export", "lv:moi-truong", "co:target", "--format"];
    let html = text(&[&query[..], &["html"]].concat());
    let markdown = text(&[&query[..], &["md"]].concat());
    let document = bytes(&[&query[..], &["docx"]].concat());
    let document = read_xml(&part(&document, "word/document.xml"), "script");
    for facts in ENVIRONMENT {
        for fact in facts {
            assert!(html.contains(fact), "HTML: {fact}");
            assert!(markdown.contains(fact), "Markdown: {fact}");
            assert!(document.contains(fact), "document: {fact}");
        }
    }
    for fact in [
        "29/11/2026",
        "KH KT-XH 5 năm 2021-2025 (NQ 39/2020/NQ-HĐND)",
        "NQ ĐH XIV 2020-2025",
        "lai-chau (bản ",
        "hưa có số liệu của năm cuối",
        "chitieu://lai-chau/forest-cover?as-of=2026-11-29",
    ] {
        assert!(html.contains(fact), "HTML: {fact}");
        assert!(document.contains(fact), "document: {fact}");
        let plain = markdown.replace('\\', "");
        assert!(plain.contains(fact), "Markdown: {fact}");
    }
    // What has no target is not among those that have one.
    assert!(!html.contains("chưa đặt mục tiêu") && !html.contains("không có mục tiêu<"));
}

#[test]
fn a_page_needs_no_other_file_runs_nothing_and_names_each_chart() {
    let html = text(&["export", "co:target", "--format", "html"]);
    for outside in [
        "<script",
        "<link rel=\"style",
        "@import",
        "<iframe",
        "<img",
        "src=\"",
        "url(",
    ] {
        assert!(!html.contains(outside), "{outside}");
    }
    let charts: Vec<&str> = html.split("<svg ").skip(1).collect();
    assert!(charts.len() > 5);
    for chart in charts {
        let (head, _) = chart.split_once('>').unwrap();
        let (_, label) = head.split_once("aria-label=\"").unwrap();
        assert!(label.contains("Lai Châu: ") && label.len() > 20, "{head}");
        assert!(head.contains("role=\"img\""));
    }
    assert!(html.contains("prefers-color-scheme: dark") && html.contains("size: A4"));
    assert!(html.contains("<html lang=\"vi\">"));
    let english = text(&["export", "co:target", "--format", "html", "--lang", "en"]);
    assert!(
        english.contains("<html lang=\"en\">") && english.contains("<h1>Indicators · Lai Châu")
    );
}

#[test]
fn numbers_of_a_workbook_are_numbers_and_days_are_days() {
    let query = ["export", "co:target", "--format", "xlsx"];
    let package = bytes(&query);
    assert_eq!(package, bytes(&query), "the same page gives the same bytes");
    let sheet = part(&package, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<pane ySplit=\"1\"") && sheet.contains("state=\"frozen\""));
    let styles = part(&package, "xl/styles.xml");
    assert!(styles.contains("dd/mm/yyyy") && styles.contains("#,##0.00"));
    let sheets = sheets(package);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Chỉ tiêu", "Nguồn", "Về bảng này"]);
    let rows = by_column(&sheets[0].1);
    let out = text(&["export", "co:target", "--format", "json"]);
    let out: Value = serde_json::from_str(&out).unwrap();
    let cards = out["indicators"].as_array().unwrap();
    assert_eq!(rows.len(), cards.len());
    let (mut ranges, mut days) = (0, 0);
    for (row, card) in rows.iter().zip(cards) {
        assert_eq!(
            row["Chỉ tiêu"],
            Data::String(card["name"]["vi"].as_str().unwrap().to_owned())
        );
        assert_eq!(
            row["Địa chỉ tra cứu"],
            Data::String(card["address"].as_str().unwrap().to_owned())
        );
        let number = |value: &Value| value.as_f64().map_or(Data::Empty, Data::Float);
        for (told, value, low, high) in [
            ("shown", "Số liệu", "Số liệu từ", "Số liệu đến"),
            ("target", "Mục tiêu", "Mục tiêu từ", "Mục tiêu đến"),
        ] {
            let claim = &card[told];
            match claim["comparator"].as_str() {
                Some("range") => {
                    ranges += 1;
                    assert_eq!(row[value], Data::Empty);
                    assert_eq!(row[low], number(&claim["low"]));
                    assert_eq!(row[high], number(&claim["high"]));
                }
                _ => {
                    assert_eq!(row[value], number(&claim["low"]), "{}", card["id"]);
                    assert_eq!((&row[low], &row[high]), (&Data::Empty, &Data::Empty));
                }
            }
        }
        days += usize::from(matches!(row["Ngày công bố"], Data::DateTime(_)));
    }
    assert!(ranges > 0 && days > 3, "{ranges} ranges, {days} days");
    let sources = by_column(&sheets[1].1);
    let used = |column: &str| {
        let used = rows.iter().filter_map(|row| match &row[column] {
            Data::String(id) => Some(id.clone()),
            _ => None,
        });
        used.collect::<Vec<_>>()
    };
    for id in used("Nguồn số liệu")
        .into_iter()
        .chain(used("Nguồn mục tiêu"))
    {
        let is_listed = sources
            .iter()
            .any(|row| row["Mã nguồn"] == Data::String(id.clone()));
        assert!(is_listed, "{id}");
    }
}

#[test]
fn each_source_of_a_document_is_one_footnote() {
    let package = bytes(&["export", "lv:moi-truong", "co:target", "--format", "docx"]);
    assert_eq!(
        package,
        bytes(&["export", "lv:moi-truong", "co:target", "--format", "docx"])
    );
    let body = part(&package, "word/document.xml");
    let notes = part(&package, "word/footnotes.xml");
    for name in [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/styles.xml",
        "docProps/core.xml",
    ] {
        read_xml(&part(&package, name), "script");
    }
    let told = read_xml(&notes, "script");
    assert!(told.contains("[L72]") && told.contains("https://"));
    let references = body.matches("<w:footnoteReference ").count();
    // The separators stand before them.
    assert_eq!(references, notes.matches("<w:footnote ").count() - 2);
    assert!(references > 2 && body.contains("NOTEREF source"));
    assert!(read_xml(&body, "script").contains("không kèm biểu đồ"));
    assert!(body.contains("<w:tblHeader/>"));
}

/// A pack whose texts mean something in every form.
fn hostile(folder: &Path) {
    let text = r#"
        pack = { id = "p", name = "P", place = "<b>Tỉnh</b>" }
        category = [{ id = "c", name = "]]> <script>alert(1)</script>" }]
        plan = [{ id = "k", name = "=HYPERLINK(\"http://e\")", term = [2020, 2025] }]
        source = [
          { id = "S1", title = "=cmd|' /C calc'!A0 | <img src=x onerror=alert(1)>", date = "2024-05-06", url = "javascript:alert(1)" },
          { id = "S2", title = "[x](javascript:1) `c` **d**\u0007\u001b[31m", publisher = "&lt;i&gt; \"'", url = "https://e.vn/?a=1&b=<2>" },
        ]
        [[indicator]]
        id = "a"
        name = "=1+1 <script>alert(1)</script> ]]> & \"q\" 'r' |"
        category = "c"
        unit = "<u>%</u>"
        better = "higher"
        claims = [
          { plan = "k", kind = "target", year = 2025, value = 65, source = "S1" },
          { kind = "actual", year = 2023, value = [-5, -3], source = "S2", note = "+1 </td></svg>" },
          { kind = "actual", year = 2024, value = 50.25, source = "S1", note = "@x -->" },
        ]
    "#;
    fs::write(folder.join("pack.toml"), text).unwrap();
}

#[test]
fn no_text_means_anything_in_any_form() {
    let folder = TempDir::new().unwrap();
    hostile(folder.path());
    let name = "=1+1 <script>alert(1)</script> ]]> & \"q\" 'r' |";
    for command in [&["export", "a"][..], &["show", "a"]] {
        let page = |form: &str| {
            let output = run_on(folder.path(), &[command, &["--format", form]].concat());
            assert_eq!(output.status.code(), Some(0), "{form}: {}", said(&output));
            output.stdout
        };
        let html = String::from_utf8(page("html")).unwrap();
        for live in [
            "<script",
            "<img",
            "<b>T",
            "<u>%",
            "<i>",
            "href=\"javascript",
            "</svg>\"",
        ] {
            assert!(!html.contains(live), "{live}");
        }
        assert!(
            html.contains("javascript:alert(1)"),
            "it is told, and not followed"
        );
        // The list names the sources of what leads alone.
        let is_named = html.contains("href=\"https://e.vn/?a=1&#38;b=&#60;2&#62;\"");
        assert_eq!(is_named, command[0] == "show");
        let svg = String::from_utf8(page("svg")).unwrap();
        assert!(read_xml(&svg, "script").contains(name));
        let markdown = String::from_utf8(page("md")).unwrap();
        let ours = ["<br>", "<chitieu:", "<https:"];
        let live = without_escapes(&markdown);
        let live = ours.iter().fold(live, |text, ours| text.replace(ours, ""));
        assert!(!live.contains(['<', '`', '[', ']', '_', '~']), "{live}");
        // Seven columns at the most: no bar of a text makes another.
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let rows: Vec<&str> = markdown
            .lines()
            .filter(|line| line.starts_with('|'))
            .collect();
        let tables = rows.iter().map(|row| bars(row));
        assert!(
            tables.clone().all(|count| (4..=8).contains(&count)),
            "{markdown}"
        );
        let document = page("docx");
        let body = read_xml(&part(&document, "word/document.xml"), "script");
        assert!(body.contains(name));
        read_xml(&part(&document, "word/footnotes.xml"), "script");
        let book = page("xlsx");
        for sheet in ["sheet1", "sheet2", "sheet3"] {
            let cells = part(&book, &format!("xl/worksheets/{sheet}.xml"));
            assert!(
                !cells.contains("<f>") && !cells.contains("<hyperlink"),
                "{sheet}"
            );
        }
        let sheets = sheets(book);
        let rows = by_column(&sheets[0].1);
        assert_eq!(rows[0]["Chỉ tiêu"], Data::String(name.to_owned()));
        let letters = [html, svg, markdown, body].concat();
        let is_hidden = |sign: char| sign.is_control() && sign != '\n';
        assert!(
            !letters.contains(is_hidden),
            "what cannot be seen stays outside"
        );
    }
}

#[test]
fn a_file_that_is_there_stays_unless_it_is_said_otherwise() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("bảng.html");
    let name = path.to_str().unwrap();
    fs::write(&path, "của người khác").unwrap();
    let lines: [&[&str]; 4] = [
        &["export", "ho ngheo", "--format", "html", "-o", name],
        &["export", "ho ngheo", "--claims", "-o", name],
        &["show", "grdp-per-capita", "--format", "svg", "-o", name],
        &["status", "--format", "md", "-o", name],
    ];
    for line in lines {
        for (lang, cure) in [("vi", "thêm --force"), ("en", "add --force")] {
            let output = run(&[line, &["--lang", lang]].concat());
            assert_eq!(output.status.code(), Some(2), "{line:?}");
            assert!(said(&output).contains(cure), "{}", said(&output));
            assert_eq!(said(&output).lines().count(), 1);
            assert_eq!(fs::read_to_string(&path).unwrap(), "của người khác");
        }
        let forced = run(&[line, &["--force"]].concat());
        assert_eq!(forced.status.code(), Some(0), "{}", said(&forced));
        assert_ne!(fs::read_to_string(&path).unwrap(), "của người khác");
        fs::write(&path, "của người khác").unwrap();
    }
    // The claims as a whole are replaced, as ever.
    let output = run(&["export", "-o", name]);
    assert_eq!(output.status.code(), Some(0));
    assert!(fs::read_to_string(&path).unwrap().starts_with("place,"));
}

#[test]
fn a_path_that_cannot_be_written_is_one_line_and_nothing_is_left() {
    let folder = TempDir::new().unwrap();
    let inside = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let paths = [
        inside("không/có/x.html"),
        inside("a\nb.html"),
        inside("\u{7}.html"),
        folder.path().to_str().unwrap().to_owned(),
        "/dev/full".to_owned(),
        inside(&"x".repeat(300)),
    ];
    for path in &paths {
        for lang in ["vi", "en"] {
            let line = [
                "export", "ho ngheo", "--format", "html", "-o", path, "--lang", lang,
            ];
            let output = run(&line);
            assert_eq!(output.status.code(), Some(2), "{path:?}");
            let said = said(&output);
            assert_eq!(said.lines().count(), 1, "{said}");
            assert!(!said.contains("  ") && said.len() > 20, "{said}");
        }
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_picture_is_of_one_indicator_and_says_what_it_shows() {
    let svg = text(&["show", "forest-cover", "--format", "svg"]);
    let told = read_xml(&svg, "script");
    for fact in [
        "Tỷ lệ che phủ rừng · Lai Châu",
        "ước 54%",
        "Đạt",
        "[1] L72",
        "Tính đến: 29/11/2026",
    ] {
        assert!(told.contains(fact), "{fact}");
    }
    assert!(svg.contains("class=\"goal\"") && svg.contains("class=\"mark estimate\""));
    let many = run(&["export", "lv:moi-truong", "--format", "svg"]);
    assert_eq!(many.status.code(), Some(2));
    assert!(said(&many).contains("chitieu show"), "{}", said(&many));
    let board = run(&["status", "--format", "svg"]);
    assert_eq!(board.status.code(), Some(2));
    let plan = run(&["show", "nq-xiv", "--format", "html"]);
    assert_eq!(plan.status.code(), Some(2));
    assert!(said(&plan).contains("kh:nq-xiv"), "{}", said(&plan));
}

#[test]
fn one_indicator_and_the_board_go_out_too() {
    let html = text(&["show", "grdp-per-capita", "--format", "html"]);
    for fact in [
        "ước 79 triệu đồng (nguồn khác 65,5)",
        "Toàn bộ số liệu",
        "116,6 triệu đồng",
        "class=\"chart large\"",
    ] {
        assert!(html.contains(fact), "{fact}");
    }
    let book = sheets(bytes(&["show", "grdp-per-capita", "--format", "xlsx"]));
    let names: Vec<&str> = book.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Chỉ tiêu", "Số liệu", "Nguồn", "Về bảng này"]);
    let json: Value = serde_json::from_str(&text(&["status", "--json"])).unwrap();
    let board = text(&["status", "--format", "md"]);
    let met = json["by_status"]["met"].as_u64().unwrap();
    let total = json["total"].as_u64().unwrap();
    assert!(
        board.contains(&format!("● **Đạt** | {met}/{total} |")),
        "{board}"
    );
    let owners = text(&["status", "--format", "md", "--by", "owner"]);
    assert!(owners.contains("## Cơ quan phụ trách"));
    let same = text(&["status", "--format", "json"]);
    assert_eq!(same, text(&["status", "--json"]));
}

#[test]
fn the_state_of_a_pack_follows_its_content_and_not_its_files() {
    let state = |folder: &Path| {
        let output = run_on(folder, &["export", "a", "--format", "json"]);
        let out: Value = serde_json::from_slice(&output.stdout).unwrap();
        out["packs"][0]["version"].as_str().unwrap().to_owned()
    };
    let one = TempDir::new().unwrap();
    hostile(one.path());
    let first = state(one.path());
    assert!(first.starts_with("2024-05-06 "), "{first}");
    let text = fs::read_to_string(one.path().join("pack.toml")).unwrap();
    let (head, indicator) = text.split_once("[[indicator]]").unwrap();
    let parted = TempDir::new().unwrap();
    fs::write(parted.path().join("pack.toml"), head).unwrap();
    let rest = format!("# ghi chú\n[[indicator]]\n{indicator}");
    fs::write(parted.path().join("b.toml"), rest).unwrap();
    assert_eq!(state(parted.path()), first);
    for (from, to) in [
        ("50.25", "50.26"),
        ("@x -->", "@y"),
        ("\"higher\"", "\"lower\""),
    ] {
        fs::write(one.path().join("pack.toml"), text.replace(from, to)).unwrap();
        assert_ne!(state(one.path()), first, "{from}");
    }
}

#[test]
fn an_address_of_a_page_opens_what_stood_there() {
    let out = text(&["export", "lv:moi-truong", "--format", "json"]);
    let out: Value = serde_json::from_str(&out).unwrap();
    for card in out["indicators"].as_array().unwrap() {
        let address = card["address"].as_str().unwrap();
        let output = run(&["open", address, "--json"]);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{address}: {}",
            said(&output)
        );
        let opened: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(&opened["indicators"][0], card, "{address}");
        assert_eq!(opened["packs"], out["packs"]);
    }
    let page = run(&["open", "chitieu://lai-chau/forest-cover?as-of=2023-06-30"]);
    let page = String::from_utf8(page.stdout).unwrap();
    assert!(
        page.contains("Tỷ lệ che phủ rừng") && !page.contains("ước 54%"),
        "{page}"
    );
    assert!(page.contains("Bộ dữ liệu: lai-chau (bản "), "{page}");
    let claim = "chitieu://lai-chau/forest-cover/estimate,2025,year,L72?lang=en";
    let claim = String::from_utf8(run(&["open", claim]).stdout).unwrap();
    assert!(claim.starts_with("Forest cover"), "{claim}");
    assert!(claim.lines().nth(1).unwrap().contains("L72: "), "{claim}");
}

#[test]
fn an_address_that_leads_nowhere_says_where_it_breaks_off() {
    for (address, code, vi, en) in [
        ("forest-cover", 2, "chitieu://", "chitieu://"),
        (
            "chitieu://hue/x",
            1,
            "không mở bộ dữ liệu “hue”",
            "the pack “hue” is not open",
        ),
        (
            "chitieu://lai-chau/forest-covr",
            1,
            "có phải “forest-cover”?",
            "did you mean “forest-cover”?",
        ),
        (
            "chitieu://lai-chau/forest-cover?place=Sơn La",
            1,
            "không có số liệu ở “Sơn La”",
            "no figures in “Sơn La”",
        ),
        (
            "chitieu://lai-chau/forest-cover/actual,1900",
            1,
            "không có số liệu “actual,1900”",
            "no figure “actual,1900”",
        ),
        ("chitieu://lai-chau/forest-cover?plan=zz", 2, "zz", "zz"),
        (
            "chitieu://lai-chau/forest-cover?as-of=hôm qua",
            2,
            "hôm qua",
            "hôm qua",
        ),
    ] {
        for (lang, expected) in [("vi", vi), ("en", en)] {
            let output = run(&["open", address, "--lang", lang]);
            assert_eq!(output.status.code(), Some(code), "{address}");
            let said = said(&output);
            assert!(said.contains(expected), "{address}: {said}");
            assert_eq!(said.lines().count(), 1);
        }
    }
}

#[test]
fn a_file_of_a_pack_is_never_written_over_by_a_page() {
    let folder = TempDir::new().unwrap();
    hostile(folder.path());
    let path = folder.path().join("pack.toml");
    let before = fs::read(&path).unwrap();
    let name = path.to_str().unwrap();
    for line in [
        &["export", "a", "--format", "html"][..],
        &["show", "a", "--format", "md"],
        &["status", "--format", "docx"],
    ] {
        let mut program = program_on_frozen(&[line, &["-o", name, "--force"]].concat());
        program.env("CHITIEU_PACK", folder.path());
        let output = program.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{line:?}");
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}
