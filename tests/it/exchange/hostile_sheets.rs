//! Sheets whose cells hold what moves a terminal or hides in a text: wherever it stands, no message, map or pack has
//! it, and the figures are those of the same sheet without it.

use std::fs;
use std::path::Path;

use chitieu::pack::diagnostic::Unopened;
use chitieu::pack::import::answers::Answers;
use chitieu::pack::import::open::{Workbook, Workbooks};
use chitieu::pack::import::translate::{GivenFile, Translated, translate};
use chitieu::pack::import::workbook;
use chitieu::{Lang, problem_words};
use tempfile::TempDir;

use super::workbooks::container;
use crate::support::hidden::is_hidden;
use crate::support::program::run_shipped;

/// What stands for nothing to be seen: an escape, a bell, signs of C1, turns of the reading direction, and their kin.
const VANISHING: [char; 12] = [
    '\u{1b}', '\u{7}', '\0', '\u{8}', '\u{7f}', '\u{9b}', '\u{9d}', '\u{202e}', '\u{2066}',
    '\u{200b}', '\u{feff}', '\u{ad}',
];
/// What stands for a space.
const SPACES: [char; 4] = ['\r', '\u{85}', '\u{2028}', '\u{b}'];
/// All of them, in an order in which a terminal would obey.
const ALL: &str = "\u{1b}\u{202e}\u{7}\u{9b}\u{9d}\u{200b}\u{7f}\u{2066}";

/// How the cells of a sheet become a file.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kept {
    Csv(char),
    Workbook,
    Document,
}

/// A sheet: its name, how it is kept, what a person says of it, its rows.
struct Sheet {
    name: &'static str,
    kept: Kept,
    args: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

const OFFICE: &str = "Biểu 01: Kết quả thực hiện của tỉnh Lai Châu\nĐơn vị báo cáo: Phòng Thống kê\nTT|Chỉ tiêu|ĐVT|TH 2022|KH 2023|Ước TH 2023|So với KH (%)|Cơ quan phụ trách|Ghi chú\nI|VỀ KINH TẾ\n1|Thu ngân sách|tỷ đồng|2.150,5|2.500|2.250|90|Sở Tài chính|chưa quyết toán\n2|Độ che phủ rừng|%|51,2|52|52,1*||Chi cục Kiểm lâm|\n-|Trong đó: rừng trồng|%|10,2|11|3-4 (*)|||\nTổng cộng||||5|||\nNguồn: Báo cáo số 12/BC-UBND ngày 30/6/2023\n";
const PLANS: &str = "TT|Chỉ tiêu|ĐVT|NQ ĐH đến năm 2025|KH 5 năm 2021-2025|KH năm 2023|TH năm 2023\n1|Thu ngân sách|tỷ đồng|3.000|2.800,5|2.500|2.250\n2|Hộ nghèo|%|15|16,5|20|21,2\n";
const PAIRS: &str = "Department|Measure|Year|Target|Actual|Unit|Status|Notes\nRoads|Potholes mended in time|2022|90.5|87|%|Behind|winter\nRoads|Potholes mended in time|2023|91|92.5|%|Met|\n";
const ROWS: &str = "Địa bàn|Năm|Chỉ tiêu|Giá trị|Đơn vị|Nguồn\nHuyện Mường Tè|2022|Tỷ lệ hộ nghèo|40,5|%|Niên giám 2022\nHuyện Tam Đường|2022|Tỷ lệ hộ nghèo|20,1|%|Niên giám 2022\n";
const OBSERVATIONS: &str = "LOCATION|INDICATOR|SUBJECT|MEASURE|FREQUENCY|TIME|Value|Flag Codes\nAA|INCOME|TOT|PC_CHANGE|A|2020|4.2|\nAA|INCOME|MEN|PC_CHANGE|A|2020|4.25|E\n";
const PUBLISHED: &str = "Goal|SeriesCode|SeriesDescription|GeoAreaCode|GeoAreaName|TimePeriod|Value|[Nature]|[Sex]|[Units]\n3|S|Deaths below five|9|Aland|2019|21.5|C|BOTHSEX|PER_1000\n3|S|Deaths below five|9|Aland|2020|24.1|E|MALE|PER_1000\n";
const PLACES: &str = "Số hộ nghèo năm 2023 theo huyện\nTT|Chỉ tiêu|ĐVT|Huyện Mường Tè||Huyện Tam Đường|\n|||KH|TH|KH|TH\n1|Số hộ nghèo|hộ|3.100|3.250|1.200|1.180,5\n";
const DOWN: &str = "Diện tích rừng phân theo huyện\nĐơn vị tính: Nghìn ha\n|2020|2021|Sơ bộ 2022\nTỔNG SỐ|460,5|465|470,2\nHuyện Mường Tè|180,1|181|182,3\nHuyện Tam Đường|30|31,5|32\n";
const EUROSTAT: &str =
    "freq,unit,geo\\TIME_PERIOD|2019 |2020 \nA,PC,DE|5.1 |: b\nA,PC,EL|: |6.5 p\n";
const BANK: &str = "Data Source|World Development Indicators\nLast Updated Date|2024-06-28\nCountry Name|Country Code|Indicator Name|Indicator Code|2019|2020\nViet Nam|VNM|Forest area (% of land area)|AG.LND.FRST.ZS|46.4|46.7\n";
const CHART: &str =
    "Entity|Code|Year|Share of land\nVietnam|VNM|2019|46.4\nVietnam|VNM|2020|46.7\n";
const LONG: &str = "place|plan|category|indicator_vi|indicator_en|unit|kind|year|period|value|comparator|source_id|note\nLai Châu|KH|Kinh tế|Thu ngân sách|Revenue|tỷ đồng|actual|2023|year|2250.5|=|N1|ghi chú\n";

fn sheets() -> Vec<Sheet> {
    let comma = &["--decimal", "comma"][..];
    let point = &["--decimal", "point"][..];
    [
        ("office.csv", Kept::Csv(';'), comma, OFFICE),
        ("office.tsv", Kept::Csv('\t'), comma, OFFICE),
        ("office.xlsx", Kept::Workbook, comma, OFFICE),
        ("office.docx", Kept::Document, comma, OFFICE),
        ("plans.csv", Kept::Csv(';'), comma, PLANS),
        ("plans.xlsx", Kept::Workbook, comma, PLANS),
        ("pairs.csv", Kept::Csv(','), point, PAIRS),
        ("rows.csv", Kept::Csv(';'), comma, ROWS),
        ("observations.csv", Kept::Csv(','), point, OBSERVATIONS),
        ("published.csv", Kept::Csv(','), point, PUBLISHED),
        ("places.csv", Kept::Csv(';'), comma, PLACES),
        ("places.docx", Kept::Document, comma, PLACES),
        ("down.csv", Kept::Csv(';'), comma, DOWN),
        ("table.tsv", Kept::Csv('\t'), point, EUROSTAT),
        ("bank.csv", Kept::Csv(','), point, BANK),
        ("chart.csv", Kept::Csv(','), point, CHART),
        ("long.xlsx", Kept::Workbook, point, LONG),
    ]
    .map(|(name, kept, args, text)| Sheet {
        name,
        kept,
        args,
        rows: text
            .lines()
            .map(|line| line.split('|').map(str::to_owned).collect())
            .collect(),
    })
    .into()
}

impl Sheet {
    /// Where a text stands.
    fn places(&self) -> Vec<(usize, usize)> {
        let rows = self.rows.iter().enumerate();
        let cells = rows.flat_map(|(row, cells)| (0..cells.len()).map(move |at| (row, at)));
        let is_text = |&(row, at): &(usize, usize)| !self.rows[row][at].is_empty();
        cells.filter(is_text).collect()
    }

    /// The file, with something put into the middle of one cell, and in front of it and behind it.
    fn with(&self, place: Option<(usize, usize)>, put: &str) -> Vec<u8> {
        let mut rows = self.rows.clone();
        if let Some((row, at)) = place {
            let text = &mut rows[row][at];
            let half = text.chars().count() / 2;
            let (one, other): (String, String) = (
                text.chars().take(half).collect(),
                text.chars().skip(half).collect(),
            );
            *text = format!("{put}{one}{put}{other}{put}");
        }
        self.bytes(&rows, "Biểu")
    }

    /// The file, with something in front of every text and within it.
    fn with_everywhere(&self, put: &str) -> Vec<u8> {
        let mut rows = self.rows.clone();
        for text in rows.iter_mut().flatten().filter(|text| !text.is_empty()) {
            let mut letters = text.chars();
            let first: String = letters.by_ref().take(1).collect();
            *text = format!("{put}{first}{put}{}", letters.as_str());
        }
        self.bytes(&rows, &format!("Biểu{put}"))
    }

    /// The file, with a space of another kind at the end of one cell.
    fn ending(&self, (row, at): (usize, usize), put: char) -> Vec<u8> {
        let mut rows = self.rows.clone();
        rows[row][at].push(put);
        self.bytes(&rows, "Biểu")
    }

    fn bytes(&self, rows: &[Vec<String>], sheet: &str) -> Vec<u8> {
        match self.kept {
            Kept::Csv(sign) => {
                let mut writer = csv::WriterBuilder::new()
                    .delimiter(sign as u8)
                    .flexible(true)
                    .from_writer(Vec::new());
                let width = rows.iter().map(Vec::len).max().unwrap();
                for row in rows {
                    let blank = String::new();
                    let cells = row.iter().chain(std::iter::repeat(&blank));
                    writer.write_record(cells.take(width)).unwrap();
                }
                writer.into_inner().unwrap()
            }
            Kept::Workbook => workbook_of(rows, sheet),
            Kept::Document => document_of(rows),
        }
    }
}

/// A text in XML; what XML has no sign for stands as a number of its own.
fn in_xml(text: &str) -> String {
    let letter = |c: char| match c {
        '&' | '<' | '>' | '\r' | '\0'..='\u{8}' | '\u{b}'..='\u{1f}' => {
            format!("&#{};", u32::from(c))
        }
        c => c.to_string(),
    };
    text.chars().map(letter).collect()
}

fn workbook_of(rows: &[Vec<String>], sheet: &str) -> Vec<u8> {
    let cell = |row: usize, at: usize, text: &str| {
        let column = char::from(b'A' + at as u8);
        let text = in_xml(text);
        format!(
            "<c r=\"{column}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        )
    };
    let line = |(row, cells): (usize, &Vec<String>)| {
        let cells = cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty());
        let cells: String = cells.map(|(at, text)| cell(row, at, text)).collect();
        format!("<row r=\"{row}\">{cells}</row>")
    };
    let lines: String = (1..).zip(rows).map(line).collect();
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"{id}\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let sheet = in_xml(sheet);
    container(&[
        (
            "_rels/.rels",
            &relation("rId1", "officeDocument", "xl/workbook.xml"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &relation("rId1", "worksheet", "worksheets/sheet1.xml"),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{kinds}\"><sheets><sheet name=\"{sheet}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet xmlns=\"{main}\"><sheetData>{lines}</sheetData></worksheet>"),
        ),
    ])
}

/// A document of one table, with the lines above it that have one cell as paragraphs.
fn document_of(rows: &[Vec<String>]) -> Vec<u8> {
    let words = |text: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", in_xml(text));
    let titles = rows.iter().take_while(|row| row.len() == 1).count();
    let (titles, rows) = rows.split_at(titles);
    let width = rows.iter().map(Vec::len).max().unwrap();
    let row = |cells: &Vec<String>| {
        let blank = String::new();
        let cells = cells.iter().chain(std::iter::repeat(&blank)).take(width);
        let cells: String = cells
            .map(|text| format!("<w:tc>{}</w:tc>", words(text)))
            .collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let titles: String = titles.iter().map(|row| words(&row[0])).collect();
    let rows: String = rows.iter().map(row).collect();
    container(&[(
        "word/document.xml",
        &format!(
            "<w:document xmlns:w=\"w\"><w:body>{titles}<w:tbl>{rows}</w:tbl></w:body></w:document>"
        ),
    )])
}

/// Reads workbooks in this process.
struct Here;

impl Workbooks for Here {
    fn open(&self, bytes: &[u8]) -> Result<Workbook, Unopened> {
        workbook::read(bytes)
    }
}

fn read(sheet: &Sheet, bytes: Vec<u8>) -> Translated {
    let comma = sheet.args.contains(&"comma");
    let answers = Answers {
        place: Some("P".to_owned()),
        unsorted: "U".to_owned(),
        decimal: chitieu::pack::import::answers::decimal_of(if comma { "comma" } else { "point" }),
        ..Answers::default()
    };
    let given = GivenFile::File(sheet.name.to_owned(), bytes);
    translate(vec![given], &answers, &Here)
}

/// The rows that were read, without spaces around their fields.
fn figures(read: &Translated) -> Vec<Vec<String>> {
    let longs = read.longs.iter().filter_map(|file| file.text.whole());
    let rows = [read.rows.claims.as_slice()].into_iter().chain(longs);
    let rows = rows.flat_map(|bytes| {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.flexible(true).from_reader(bytes);
        reader.into_records().map(Result::unwrap)
    });
    rows.map(|row| row.iter().map(|field| field.trim().to_owned()).collect())
        .collect()
}

/// Everything else that is told of a file.
fn told(read: &Translated) -> String {
    let said = read.problems.iter().flat_map(|problem| {
        [Lang::Vi, Lang::En]
            .map(|lang| format!("{} {}", problem.file, problem_words(problem, lang)))
    });
    let said: Vec<String> = said.collect();
    let sources = String::from_utf8_lossy(&read.rows.sources).into_owned();
    // What is written for a programmer shows what moves a terminal or hides as an escape.
    let known = format!("{:?}{:?}", read.told, read.place_hint);
    let known = known.replace("\\u{", "\u{1b}").replace("\\r", "\u{1b}");
    [said.concat(), sources, known].concat()
}

#[track_caller]
fn check_clean(text: &str, what: &str) {
    let bad = text
        .chars()
        .find(|c| c.is_control() && *c != '\n' || is_hidden(*c));
    assert_eq!(bad, None, "{what}: {text:?}");
}

#[track_caller]
fn check_read(sheet: &Sheet, clean: &[Vec<String>], bytes: Vec<u8>, what: &str) {
    let read = read(sheet, bytes);
    let what = format!("{} {what}", sheet.name);
    check_clean(&told(&read), &what);
    assert_eq!(figures(&read), clean, "{what}\n{}", told(&read));
    let notes = read.problems.iter();
    let notes = notes.filter(|found| found.problem.code() == "cleaned-text");
    assert_eq!(notes.count(), 1, "{what}: one line tells of it");
}

#[test]
fn signs_that_move_a_terminal_change_no_figure_wherever_they_stand() {
    for sheet in sheets() {
        let clean = read(&sheet, sheet.with(None, ""));
        let codes = clean.problems.iter().map(|found| found.problem.code());
        assert!(
            codes.clone().all(|code| code != "cleaned-text"),
            "{}",
            sheet.name
        );
        let clean = figures(&clean);
        assert!(!clean.is_empty(), "{}", sheet.name);
        for (turn, place) in sheet.places().into_iter().enumerate() {
            check_read(
                &sheet,
                &clean,
                sheet.with(Some(place), ALL),
                &format!("{place:?}"),
            );
            // Each of them alone, one to a cell, where cells are read as they stand.
            if !matches!(sheet.kept, Kept::Csv(_)) {
                continue;
            }
            let (put, bytes) = match turn % 2 {
                0 => {
                    let put = VANISHING[turn / 2 % VANISHING.len()];
                    (put, sheet.with(Some(place), &put.to_string()))
                }
                _ => {
                    let put = SPACES[turn / 2 % SPACES.len()];
                    (put, sheet.ending(place, put))
                }
            };
            check_read(&sheet, &clean, bytes, &format!("{put:?} at {place:?}"));
        }
    }
}

/// Imports a file: what was said in Vietnamese, what was said in English as JSON, the map, and the pack.
fn all_said(sheet: &Sheet, bytes: &[u8]) -> String {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(sheet.name);
    fs::write(&file, bytes).unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let mut out = String::new();
    for (lang, json) in [("vi", false), ("en", false), ("en", true)] {
        let pack = path(&format!("pack-{lang}-{json}"));
        let map = path(&format!("map-{lang}-{json}.toml"));
        let mut line = vec![
            "import",
            file.to_str().unwrap(),
            "--place",
            "P",
            "--lang",
            lang,
        ];
        line.extend(["-o", &pack, "--write-map", &map]);
        line.extend(sheet.args);
        line.extend(json.then_some("--json"));
        let output = run_shipped(&line);
        assert_eq!(output.status.code(), Some(0), "{} {output:?}", sheet.name);
        out.push_str(&String::from_utf8([output.stdout, output.stderr].concat()).unwrap());
        out.push_str(&fs::read_to_string(&map).unwrap());
        out.push_str(&files_of(Path::new(&pack)));
    }
    out
}

fn files_of(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap();
    let texts = entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    texts.collect()
}

#[test]
fn no_message_map_or_pack_has_a_sign_that_moves_a_terminal() {
    for sheet in sheets() {
        let all = sheet.with_everywhere(ALL);
        let places = sheet.places();
        let last = places.last().copied();
        for bytes in [all, sheet.with(last, ALL)] {
            let said = all_said(&sheet, &bytes);
            check_clean(&said, sheet.name);
            assert!(said.contains("[cleaned-text]"), "{}: {said}", sheet.name);
        }
    }
}

#[test]
fn names_of_sheets_and_of_files_in_folders_are_told_without_such_signs() {
    let office = sheets()
        .into_iter()
        .find(|sheet| sheet.kept == Kept::Workbook);
    let office = office.unwrap();
    let named = office.bytes(&office.rows, &format!("Biểu{ALL} 1"));
    let said = all_said(&office, &named);
    check_clean(&said, "the name of a sheet");
    assert!(said.contains("“Biểu 1”"), "{said}");
}
