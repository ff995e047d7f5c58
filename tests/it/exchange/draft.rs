//! A resolution's or report's text becomes a draft: what is found, how much of it is right, and what is written.
//!
//! The texts of `tests/data/draft` are made up. Each was written down with its figures before it was read; what the rules
//! were mended by is told in `tests/data/draft/README.md`.

use std::fs;
use std::path::{Path, PathBuf};

use chitieu::core::figure::split_range;
use chitieu::pack::draft::claim::{Drafted, ProposedFigure};
use chitieu::pack::draft::text::Text;
use chitieu::pack::draft::{DocumentHints, draft};
use proptest::prelude::{ProptestConfig, any, proptest};
use serde_json::Value;
use tempfile::TempDir;

use super::workbooks::container;
use crate::support::program::run_shipped;

/// A figure that a text holds, as a reader would write it down.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    value: String,
    comparator: String,
    kind: String,
    unit: String,
    year: String,
    period: String,
}

impl Row {
    fn of(proposal: &ProposedFigure) -> Self {
        let value = match proposal.high {
            Some(high) => format!("{}-{high}", proposal.low),
            None => proposal.low.to_string(),
        };
        Self {
            value: plain(&value),
            comparator: proposal.comparator.code().to_owned(),
            kind: proposal.kind.code().to_owned(),
            unit: proposal.unit.clone(),
            year: proposal
                .year
                .map(|year| year.to_string())
                .unwrap_or_default(),
            period: proposal.period.clone(),
        }
    }

    fn is_found(&self, other: &Self) -> bool {
        (&self.value, &self.comparator, &self.kind)
            == (&other.value, &other.comparator, &other.kind)
    }
}

/// A figure without zeros at its end.
fn plain(value: &str) -> String {
    let short = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    match split_range(value) {
        Some((low, high)) => format!("{}-{}", short(low), short(high)),
        None => short(value),
    }
}

/// A text with what a person says of it and what it holds.
struct Case {
    name: String,
    text: String,
    said: DocumentHints,
    rows: Vec<Row>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/draft")
}

fn cases() -> Vec<Case> {
    let mut names: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    names.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    names.iter().map(|path| case(path)).collect()
}

fn case(path: &Path) -> Case {
    let table = fs::read_to_string(path).unwrap();
    let mut said = DocumentHints::default();
    let mut rows = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty()) {
        if let Some(known) = line.strip_prefix("# ") {
            let (key, value) = known.split_once('=').unwrap();
            let mut parts = value.split('-');
            match key {
                "place" => said.place = Some(value.to_owned()),
                "published" => {
                    let year = parts.next().unwrap().parse().unwrap();
                    let mut next = || parts.next().map(|part| part.parse().unwrap());
                    said.day = Some((year, next(), next()));
                }
                "term" => {
                    let mut next = || parts.next().unwrap().parse().unwrap();
                    said.term = Some((next(), next()));
                }
                other => panic!("{other}"),
            }
            continue;
        }
        let mut fields = line.split('\t').map(str::to_owned);
        let mut next = || fields.next().unwrap_or_default();
        rows.push(Row {
            value: plain(&next()),
            comparator: next(),
            kind: next(),
            unit: next(),
            year: next(),
            period: next(),
        });
    }
    Case {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        text: fs::read_to_string(path.with_extension("txt")).unwrap(),
        said,
        rows,
    }
}

/// What a comparison counts.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    expected: usize,
    found: usize,
    found_whole: usize,
    live: usize,
    live_right: usize,
    live_whole: usize,
    swapped: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.expected += other.expected;
        self.found += other.found;
        self.found_whole += other.found_whole;
        self.live += other.live;
        self.live_right += other.live_right;
        self.live_whole += other.live_whole;
        self.swapped += other.swapped;
    }
}

/// Pairs proposals with rows: first those that agree in everything, then those that agree in value, comparator and kind.
#[allow(
    clippy::print_stdout,
    reason = "a test shows what it missed to whoever asks"
)]
fn compare(case: &Case, drafted: &Drafted) -> Counts {
    let mut counts = Counts {
        expected: case.rows.len(),
        ..Counts::default()
    };
    let mut left: Vec<&Row> = case.rows.iter().collect();
    let found: Vec<(Row, &ProposedFigure)> = drafted
        .proposals
        .iter()
        .map(|proposal| (Row::of(proposal), proposal))
        .collect();
    let mut rest = Vec::new();
    for (row, proposal) in &found {
        if let Some(at) = left.iter().position(|known| *known == row) {
            left.remove(at);
            counts.found += 1;
            counts.found_whole += 1;
            counts.live += usize::from(proposal.is_live());
            counts.live_right += usize::from(proposal.is_live());
            counts.live_whole += usize::from(proposal.is_live());
        } else {
            rest.push((row, *proposal));
        }
    }
    for (row, proposal) in rest {
        counts.live += usize::from(proposal.is_live());
        let name = &proposal.name;
        let mark = if proposal.is_live() { ' ' } else { '?' };
        if let Some(at) = left.iter().position(|known| known.is_found(row)) {
            let known = left.remove(at);
            counts.found += 1;
            counts.live_right += usize::from(proposal.is_live());
            println!(
                "{mark}{}: {} {}: {} {} {} instead of {} {} {}",
                case.name,
                row.value,
                name,
                row.unit,
                row.year,
                row.period,
                known.unit,
                known.year,
                known.period
            );
            continue;
        }
        let other = left.iter().position(|known| known.value == row.value);
        match other {
            Some(at) => {
                let is_target = |row: &Row| row.kind == "target";
                if is_target(left[at]) != is_target(row) && proposal.is_live() {
                    counts.swapped += 1;
                }
                println!(
                    "{mark}{}: {} {}: {} {} instead of {} {}",
                    case.name,
                    row.value,
                    name,
                    row.comparator,
                    row.kind,
                    left[at].comparator,
                    left[at].kind
                );
                left.remove(at);
            }
            None => println!("{mark}{}: too much: {row:?} {name}", case.name),
        }
    }
    for row in left {
        println!(" {}: missed: {row:?}", case.name);
    }
    counts
}

#[test]
fn most_figures_of_a_text_are_found_and_live_ones_are_right() {
    let mut all = Counts::default();
    for case in cases() {
        let drafted = draft(&Text::plain(&case.text), &case.said);
        let counts = compare(&case, &drafted);
        println!("{}: {counts:?}", case.name);
        all.add(counts);
    }
    println!("all: {all:?}");
    let percent = |part: usize, of: usize| part * 100 / of.max(1);
    assert!(all.expected > 300, "{all:?}");
    assert!(percent(all.found, all.expected) >= 97, "{all:?}");
    assert!(percent(all.live_right, all.live) >= 97, "{all:?}");
    assert!(percent(all.live_whole, all.live) >= 93, "{all:?}");
    assert_eq!(
        all.swapped, 0,
        "a target is no result, and a result no target"
    );
}

/// The article that the program began with; it stands beside the project and is read where it is there.
#[test]
fn the_article_is_read_where_it_is_there() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = if shared.join("article.txt").exists() {
        shared
    } else {
        PathBuf::from("/nonexistent")
    };
    let (Ok(text), Ok(table)) = (
        fs::read_to_string(shared.join("article.txt")),
        fs::read_to_string(shared.join("facts/article_facts.csv")),
    ) else {
        println!("not run: no article beside the project");
        return;
    };
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows = reader
        .records()
        .map(Result::unwrap)
        .filter(|row| !row[6].is_empty() && !row[9].is_empty() && !row[12].starts_with("derived"));
    let rows: Vec<Row> = rows
        .map(|row| Row {
            value: plain(&row[9]),
            comparator: row[10].to_owned(),
            kind: row[6].to_owned(),
            unit: row[5].to_owned(),
            year: row[7].to_owned(),
            period: row[8].to_owned(),
        })
        .collect();
    assert_eq!(rows.len(), 21);
    let case = Case {
        name: "article".to_owned(),
        text,
        said: DocumentHints::default(),
        rows,
    };
    let drafted = draft(&Text::plain(&case.text), &case.said);
    let counts = compare(&case, &drafted);
    println!("{counts:?} {:?}", drafted.document);
    // One figure stands in two rows.
    let again: usize = drafted
        .proposals
        .iter()
        .map(|proposal| proposal.quotes.len() - 1)
        .sum();
    assert!(counts.found + again.min(1) >= 20, "{counts:?}");
    assert!(counts.live_right * 100 >= counts.live * 95, "{counts:?}");
    assert_eq!(counts.swapped, 0);
}

/// The kinds of the figures of a text, in order.
fn kinds(text: &str) -> Vec<String> {
    let said = DocumentHints {
        place: Some("Xã A".to_owned()),
        day: Some((2024, Some(6), Some(30))),
        term: Some((2020, 2025)),
    };
    let drafted = draft(&Text::plain(text), &said);
    drafted
        .proposals
        .iter()
        .map(|proposal| format!("{} {}", Row::of(proposal).value, proposal.kind.code()))
        .collect()
}

#[test]
fn words_of_targets_that_an_achievement_governs_make_no_targets() {
    for text in [
        "Năm 2023, huyện đã hoàn thành phần lớn các chỉ tiêu, gồm: thu ngân sách đạt 45 tỷ đồng.",
        "Đạt và vượt mục tiêu đề ra, thu ngân sách năm 2023 là 45 tỷ đồng.",
        "Thực hiện mục tiêu Nghị quyết, năm 2023 thu ngân sách đạt 45 tỷ đồng.",
        "So với mục tiêu đại hội, thu ngân sách năm 2023 đạt 45 tỷ đồng.",
        "Đánh giá các chỉ tiêu chủ yếu\nThu ngân sách năm 2023 đạt 45 tỷ đồng.",
        "Kết quả thực hiện các mục tiêu:\n- Thu ngân sách năm 2023 đạt 45 tỷ đồng.",
        "Chương trình mục tiêu quốc gia năm 2023 giải ngân 45 tỷ đồng.",
        "Nước sạch nông thôn năm 2023 được đầu tư 45 tỷ đồng.",
    ] {
        let text = format!("Báo cáo của huyện\n\n{text}");
        assert_eq!(kinds(&text), ["45 actual"], "{text}");
    }
    for text in [
        "Phấn đấu đến năm 2025 thu ngân sách đạt 45 tỷ đồng.",
        "Mục tiêu đến năm 2025:\n- Thu ngân sách đạt 45 tỷ đồng.",
        "Huyện đặt mục tiêu năm 2025 thu ngân sách 45 tỷ đồng.",
        "Đến năm 2025, thu ngân sách sẽ đạt 45 tỷ đồng.",
        "Phương hướng, nhiệm vụ năm 2025\nThu ngân sách đạt 45 tỷ đồng.",
    ] {
        let text = format!("Báo cáo của huyện\n\n{text}");
        assert_eq!(kinds(&text), ["45 target"], "{text}");
    }
    for (text, expected) in [
        ("Ước năm 2024, thu ngân sách đạt 45 tỷ đồng.", "45 estimate"),
        (
            "Thu ngân sách năm 2024 dự kiến đạt 45 tỷ đồng.",
            "45 forecast",
        ),
        ("Thu ngân sách năm 2023 sơ bộ 45 tỷ đồng.", "45 estimate"),
    ] {
        let text = format!("Báo cáo của huyện\n\n{text}");
        assert_eq!(kinds(&text), [expected], "{text}");
    }
}

#[test]
fn numbers_that_are_no_figures_are_passed_over_and_counted() {
    for (text, reason) in [
        ("Ngày 15/6/2024, lúc 14:30 họp.", "time"),
        ("Giai đoạn 2021 - 2025 và năm học 2023 - 2024.", "time"),
        (
            "Theo Nghị quyết số 34-NQ/TU và Kế hoạch số 56/KH-UBND.",
            "number",
        ),
        ("Thực hiện Nghị quyết số 12/2024/NQ-HĐND.", "number"),
        ("Kết luận số 21 và Điều 5, khoản 2.", "number"),
        (
            "Phòng, chống dịch Covid-19, phủ sóng 5G trên quốc lộ 32.",
            "number",
        ),
        ("Tính theo giá so sánh 2010.", "number"),
        ("Liên hệ 0912345678.", "number"),
        ("Trẻ dưới 5 tuổi và người từ 15 - 60 tuổi.", "age"),
        ("Trẻ dưới 6 tháng tuổi.", "age"),
        ("Kỷ niệm 20 năm thành lập.", "duration"),
        ("Sản phẩm từ 3 sao trở lên.", "grade"),
        (
            "Dự Đại hội có 180 đại biểu, thay mặt cho 2.500 đảng viên.",
            "attendance",
        ),
        ("Đại hội bầu 39 đồng chí.", "attendance"),
        ("Đề ra 12 chỉ tiêu, 3 chương trình, 5 nhiệm vụ.", "contents"),
        ("GRDP gấp 1,5 lần.", "worked-out"),
    ] {
        let drafted = draft(
            &Text::plain(&format!("Báo cáo\n\n{text}")),
            &DocumentHints::default(),
        );
        let found: Vec<String> = drafted
            .proposals
            .iter()
            .map(|proposal| proposal.low.to_string())
            .collect();
        assert!(found.is_empty(), "{text}: {found:?}");
        let reasons: Vec<&str> = drafted
            .passed
            .iter()
            .map(|passed| passed.mask.code())
            .collect();
        assert!(reasons.contains(&reason), "{text}: {reasons:?}");
    }
}

#[test]
fn comparators_ranges_and_units_are_read_as_they_are_printed() {
    for (words, expected) in [
        ("đạt ít nhất 1.245 tỷ đồng", "1245 >= tỷ đồng"),
        ("không dưới 7,25 %", "7.25 >= %"),
        ("không quá 3 %", "3 <= %"),
        ("đạt từ 4 % trở lên", "4 >= %"),
        ("trên 32 vạn tấn", "320000 > tấn"),
        ("dưới 1,5 nghìn hộ", "1500 < hộ"),
        ("khoảng 12 nghìn tỷ đồng", "12 ~ nghìn tỷ đồng"),
        ("gần 2 triệu lượt khách", "2000000 ~ lượt"),
        ("đạt 9 – 10 %/năm", "9-10 range %/năm"),
        ("từ 60 đến 65 triệu đồng", "60-65 range triệu đồng"),
        ("đạt 06 điểm phần trăm", "6 = điểm %"),
        ("đạt 9 bác sĩ/vạn dân", "9 = bác sĩ/vạn dân"),
        ("là 13,8‰", "13.8 = ‰"),
        ("giữ ổn định trên 56 %", "56 > %"),
    ] {
        let text = format!("Báo cáo\n\nNăm 2023, chỉ tiêu chung {words}.");
        let drafted = draft(&Text::plain(&text), &DocumentHints::default());
        let found: Vec<String> = drafted
            .proposals
            .iter()
            .map(Row::of)
            .map(|row| format!("{} {} {}", row.value, row.comparator, row.unit))
            .collect();
        assert_eq!(found, [expected], "{text}");
    }
}

/// The digits of a figure that must stand in its quote.
fn digits(figure: &str) -> String {
    let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
    digits
        .trim_start_matches('0')
        .trim_end_matches('0')
        .to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever is cut out of texts and put together is read, and each quote holds its figure.
    #[test]
    fn any_pieces_of_texts_are_read_and_quotes_hold_their_figures(
        pieces in proptest::collection::vec((any::<proptest::sample::Index>(), any::<proptest::sample::Index>(), 1usize..160), 1..8),
    ) {
        let cases = cases();
        let mut text = String::new();
        for (which, at, length) in pieces {
            let letters: Vec<char> = which.get(&cases).text.chars().collect();
            let start = at.index(letters.len());
            text.extend(letters.iter().skip(start).take(length));
        }
        let drafted = draft(&Text::plain(&text), &DocumentHints::default());
        for proposal in &drafted.proposals {
            let ends = [Some(proposal.low), proposal.high];
            for end in ends.into_iter().flatten() {
                let wanted = digits(&end.to_string());
                for quote in &proposal.quotes {
                    let held: String = quote.text.chars().filter(char::is_ascii_digit).collect();
                    assert!(held.contains(&wanted), "{end} in {:?} of {text:?}", quote.text);
                }
            }
        }
    }
}

const TEXT: &str = "Báo cáo của huyện A\n\nNăm 2023, thu ngân sách đạt 45,6 tỷ đồng (vượt 4 % dự toán).\n\
    Mục tiêu đến năm 2025: thu ngân sách đạt 60 tỷ đồng; chỉ số hài lòng đạt 6.5 %.\n";

/// Runs `draft` on a file of these bytes.
fn run(folder: &TempDir, name: &str, bytes: &[u8], more: &[&str]) -> (i32, String, String) {
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    let output = folder.path().join("pack");
    let mut line = vec![
        "draft",
        file.to_str().unwrap(),
        "-o",
        output.to_str().unwrap(),
    ];
    line.extend(more);
    let done = run_shipped(&line);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        done.status.code().unwrap(),
        text(done.stdout),
        text(done.stderr),
    )
}

const KNOWN: [&str; 6] = [
    "--place",
    "Huyện A",
    "--published",
    "2024-01-10",
    "--term",
    "2020-2025",
];

#[test]
fn a_draft_passes_check_and_promises_nothing() {
    let folder = TempDir::new().unwrap();
    let (code, said, _) = run(&folder, "text.txt", TEXT.as_bytes(), &KNOWN);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("đề xuất: 3 · không chắc, đã đặt sau dấu #: 1"),
        "{said}"
    );
    let pack = folder.path().join("pack");
    let pack = pack.to_str().unwrap();
    let checked = run_shipped(&["check", pack]);
    let told = String::from_utf8(checked.stdout).unwrap();
    assert_eq!(checked.status.code(), Some(0), "{told}");
    assert!(told.contains("0 lỗi"), "{told}");
    let plan = fs::read_to_string(folder.path().join("pack/pack.toml")).unwrap();
    assert!(plan.contains("status = \"draft\""), "{plan}");
    let board: Value =
        serde_json::from_slice(&run_shipped(&["--pack", pack, "status", "--json"]).stdout).unwrap();
    assert!(!board.to_string().contains("\"on_track\":1"), "{board}");
    assert_eq!(board["with_target"].as_u64().unwrap_or(0), 0, "{board}");
    let claims = fs::read_to_string(folder.path().join("pack/chi-tieu.toml")).unwrap();
    assert!(
        claims.contains("quote = \"thu ngân sách đạt 45,6 tỷ đồng\""),
        "{claims}"
    );
    assert!(claims.contains("status = \"exceeded\""), "{claims}");
    let doubtful = claims
        .lines()
        .find(|line| line.contains("value = 6.5"))
        .unwrap();
    assert!(doubtful.starts_with('#'), "{doubtful}");
    // Whoever reads a figure out sees that it is of a draft.
    let answer = String::from_utf8(run_shipped(&["--pack", pack, "show", "thu ngân sách"]).stdout);
    let answer = answer.unwrap();
    assert!(
        answer.contains("45,6") && answer.contains("DU-THAO-01"),
        "{answer}"
    );
}

#[test]
fn the_remarks_of_a_draft_speak_the_language_that_was_asked_for() {
    let folder = TempDir::new().unwrap();
    let english = [KNOWN.as_slice(), &["--lang", "en"]].concat();
    let (code, said, _) = run(&folder, "text.txt", TEXT.as_bytes(), &english);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("proposed: 3"), "{said}");
    let claims = fs::read_to_string(folder.path().join("pack/chi-tieu.toml")).unwrap();
    assert!(claims.contains("paragraph 2, sentence 1"), "{claims}");
}

#[test]
fn places_of_quotes_are_characters_of_the_text() {
    let folder = TempDir::new().unwrap();
    let (code, said, _) = run(
        &folder,
        "text.txt",
        TEXT.as_bytes(),
        &[KNOWN.as_slice(), &["--json"]].concat(),
    );
    assert_eq!(code, 0, "{said}");
    let read: Value = serde_json::from_str(&said).unwrap();
    let letters: Vec<char> = TEXT.chars().collect();
    for proposal in read["proposals"].as_array().unwrap() {
        for quote in proposal["quotes"].as_array().unwrap() {
            let number = |key: &str| usize::try_from(quote[key].as_u64().unwrap()).unwrap();
            let (first, last) = (number("first"), number("last"));
            let words: String = letters[first - 1..last].iter().collect();
            assert_eq!(words, quote["text"].as_str().unwrap());
        }
    }
    assert!(
        read["passed"]
            .as_array()
            .unwrap()
            .iter()
            .all(|passed| passed["reason"].is_string()),
        "{read}"
    );
}

#[test]
fn what_a_text_does_not_say_is_asked_for() {
    let folder = TempDir::new().unwrap();
    let (code, _, told) = run(
        &folder,
        "text.txt",
        "Năm 2023, thu ngân sách đạt 45 tỷ đồng.".as_bytes(),
        &[],
    );
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("--place"), "{told}");
    assert!(!folder.path().join("pack").exists());
    let (code, said, _) = run(
        &folder,
        "text.txt",
        TEXT.as_bytes(),
        &["--place", "Huyện A"],
    );
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("--published"), "{said}");
}

#[test]
fn a_text_without_figures_writes_nothing_and_a_folder_with_files_stays() {
    let folder = TempDir::new().unwrap();
    let (code, _, told) = run(
        &folder,
        "text.txt",
        "Không có gì, ngày 15/6/2024.".as_bytes(),
        &KNOWN,
    );
    assert_eq!(code, 1, "{told}");
    assert!(!folder.path().join("pack").exists());
    fs::create_dir(folder.path().join("pack")).unwrap();
    fs::write(folder.path().join("pack/mine.toml"), "").unwrap();
    let (code, ..) = run(&folder, "text.txt", TEXT.as_bytes(), &KNOWN);
    assert_eq!(code, 2);
    assert_eq!(fs::read_dir(folder.path().join("pack")).unwrap().count(), 1);
}

#[test]
fn a_document_is_read_without_its_tables_and_a_broken_one_is_one_line() {
    let folder = TempDir::new().unwrap();
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body: String = TEXT.lines().map(paragraph).collect();
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>thu ngân sách đạt 99 tỷ đồng</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}{table}</w:body></w:document>");
    let whole = container(&[("word/document.xml", &document)]);
    let (code, said, told) = run(&folder, "text.docx", &whole, &KNOWN);
    assert_eq!(code, 0, "{said}{told}");
    assert!(
        said.contains("đề xuất: 3") && said.contains("1 bảng") && said.contains("chitieu import"),
        "{said}"
    );
    for bytes in [&whole[..whole.len() / 2], b"PK\x03\x04".as_slice()] {
        let folder = TempDir::new().unwrap();
        let (code, _, told) = run(&folder, "text.docx", bytes, &KNOWN);
        assert_eq!((code, told.lines().count()), (2, 1), "{told}");
    }
}

#[test]
fn an_old_encoding_is_converted_or_named() {
    let folder = TempDir::new().unwrap();
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(TEXT.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let (code, said, _) = run(&folder, "text.txt", &wide, &KNOWN);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("đề xuất: 3"), "{said}");
    let folder = TempDir::new().unwrap();
    // "Chỉ tiêu kinh tế, xã hội năm 2023 đạt 45 tỷ đồng" in the letters of TCVN3.
    let old = b"Ch\xd8 ti\xaau kinh t\xd5, x\xb7 h\xe9i n\xa8m 2023 \xae\xb9t 45 t\xfb \xae\xe5ng";
    let (code, _, told) = run(&folder, "text.txt", old, &KNOWN);
    assert_eq!((code, told.lines().count()), (2, 1), "{told}");
    assert!(told.contains("TCVN3"), "{told}");
}
