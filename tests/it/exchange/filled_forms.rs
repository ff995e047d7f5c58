//! Forms that `new --sheet` writes and an office fills in: what stands in a cell becomes exactly the claim that it says, an
//! empty cell none.

use std::fs;
use std::path::Path;

use chitieu::pack::import::fill_in;
use chitieu::pack::import::workbook;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{run, run_on};

/// What is written into a cell.
#[derive(Clone, Debug, PartialEq)]
enum Written {
    Text(String),
    Number(f64),
    /// A share of one that is shown as a percentage.
    Percent(f64),
    Day(u16, u8, u8),
}

fn text(text: &str) -> Written {
    Written::Text(text.to_owned())
}

/// A form before it is saved.
struct Form {
    folder: TempDir,
    lang: &'static str,
    /// Rows of texts; the first is the heading.
    rows: Vec<Vec<Option<Written>>>,
    /// Rows and columns of merged cells, the ends included.
    merged: Vec<((usize, usize), (usize, usize))>,
    /// Columns that are hidden.
    hidden: Vec<usize>,
}

impl Form {
    /// The empty form of a plan.
    #[track_caller]
    fn new(lang: &'static str, plan: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let (pack, sheet) = (path("pack"), path("form.xlsx"));
        let line = [
            "new", &pack, "--from", plan, "--sheet", &sheet, "--lang", lang,
        ];
        let output = run(&line);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("chitieu import "), "{said}");
        let grids = workbook::read(&fs::read(&sheet).unwrap()).unwrap().grids;
        let width = grids[0].width();
        let cell = |row: usize, at: usize| {
            Some(text(grids[0].shown(row, at))).filter(|cell| *cell != text(""))
        };
        let rows =
            (0..grids[0].lines.len()).map(|row| (0..width).map(|at| cell(row, at)).collect());
        Self {
            lang,
            rows: rows.collect(),
            merged: Vec::new(),
            hidden: Vec::new(),
            folder,
        }
    }

    fn column(&self, heading: &str) -> usize {
        let wanted = Some(text(heading));
        let found = self.rows[0].iter().position(|cell| *cell == wanted);
        found.unwrap_or_else(|| panic!("{heading}: {:?}", self.rows[0]))
    }

    fn row(&self, name: &str) -> usize {
        let named = |row: &Vec<Option<Written>>| row.contains(&Some(text(name)));
        let found = self.rows.iter().position(named);
        found.unwrap_or_else(|| panic!("{name}: {:?}", self.rows))
    }

    fn set(&mut self, name: &str, cells: &[(&str, Written)]) {
        let row = self.row(name);
        for (heading, cell) in cells {
            let column = self.column(heading);
            self.rows[row][column] = Some(cell.clone());
        }
    }

    /// Saves it in a workbook of its own.
    fn save(&self) -> String {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        let percent = Format::new().set_num_format("0.0%");
        let day = Format::new().set_num_format("dd/mm/yyyy");
        for ((first, last), (left, right)) in &self.merged {
            let (first, last) = (*first as u32, *last as u32);
            page.merge_range(first, *left as u16, last, *right as u16, "", &Format::new())
                .unwrap();
        }
        for (row, cells) in (0..).zip(&self.rows) {
            for (at, cell) in (0..).zip(cells) {
                match cell {
                    None => continue,
                    Some(Written::Text(text)) => page.write_string(row, at, text),
                    Some(Written::Number(number)) => page.write_number(row, at, *number),
                    Some(Written::Percent(share)) => {
                        page.write_number_with_format(row, at, *share, &percent)
                    }
                    Some(Written::Day(year, month, date)) => {
                        let date = ExcelDateTime::from_ymd(*year, *month, *date).unwrap();
                        page.write_datetime_with_format(row, at, &date, &day)
                    }
                }
                .unwrap();
            }
        }
        for column in &self.hidden {
            page.set_column_hidden(*column as u16).unwrap();
        }
        let path = self.folder.path().join("filled.xlsx");
        book.save(&path).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Imports it; what was said, the code, and the folder of the pack.
    fn import(&self, options: &[&str]) -> (String, Option<i32>, String) {
        let (file, pack) = (self.save(), self.folder.path().join("filled"));
        let pack = pack.to_str().unwrap().to_owned();
        let mut line = vec!["import", &file, "--lang", self.lang];
        line.extend(options);
        if !options.contains(&"--into") {
            line.extend(["-o", &pack]);
        }
        let output = run(&line);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (said, output.status.code(), pack)
    }

    /// The claims that it becomes, each as kind, comparator, figure, unit, year, period, title and day of its source.
    #[track_caller]
    fn claims(&self) -> Vec<String> {
        let (said, code, pack) = self.import(&[]);
        assert_eq!(code, Some(0), "{said}");
        claims(&pack)
    }
}

/// The claims of a pack, in the order of an export.
#[track_caller]
fn claims(pack: &str) -> Vec<String> {
    let sources = format!("{pack}-sources.csv");
    let line = ["export", "--place", "all", "--full", "--sources", &sources];
    let output = run_on(Path::new(pack), &line);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let mut listed = csv::Reader::from_path(&sources).unwrap();
    let listed: Vec<_> = listed.records().map(Result::unwrap).collect();
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    let rows = reader.records().map(Result::unwrap).map(|row| {
        let source = listed.iter().find(|source| source[0] == row[11]).unwrap();
        let claim = [&row[6], &row[10], &row[9], &row[5], &row[7], &row[8]].join(" ");
        format!("{} | {claim} | {} {}", &row[3], &source[1], &source[3])
    });
    rows.collect()
}

const FOREST: &str = "Tỷ lệ che phủ rừng";

/// A plan of the frozen packs with levels and means.
const PLAN: &str = "nq-xiv";

#[test]
fn an_empty_form_says_in_one_line_that_nothing_is_filled_in() {
    for (lang, line) in [
        ("vi", "biểu mẫu chưa điền số nào"),
        ("en", "nothing is filled in: the form has no figure"),
    ] {
        let form = Form::new(lang, PLAN);
        let (said, code, pack) = form.import(&[]);
        assert_eq!(code, Some(1), "{said}");
        assert!(
            said.contains(line) && said.contains("[empty-form]"),
            "{said}"
        );
        assert_eq!(said.matches("[").count(), 1, "{said}");
        assert!(!Path::new(&pack).exists());
    }
}

#[test]
fn a_filled_form_gives_exactly_its_claims_in_both_languages_and_they_are_judged() {
    let mut form = Form::new("vi", PLAN);
    form.set(
        "GRDP bình quân đầu người",
        &[
            ("Mục tiêu", Written::Number(65.0)),
            ("Mục tiêu: dấu", text("≥")),
            ("Mục tiêu: nguồn", text("Nghị quyết Đại hội")),
            ("Mục tiêu: ngày công bố", Written::Day(2020, 10, 15)),
            ("Kết quả 2023", Written::Number(47.45)),
            ("Kết quả 2025", Written::Number(66.5)),
            ("Kết quả: loại số liệu", text("ước thực hiện")),
            ("Kết quả: dấu", text("≈")),
            ("Kết quả: nguồn", text("Báo cáo số 12")),
            ("Kết quả: ngày công bố", text("30/6/2025")),
        ],
    );
    form.set(
        "Tốc độ tăng trưởng GRDP bình quân",
        &[
            ("Mục tiêu", text("9-10")),
            ("Mục tiêu: nguồn", text("Nghị quyết Đại hội")),
        ],
    );
    let mut found = form.claims();
    found.sort();
    assert_eq!(
        found,
        [
            "GRDP bình quân đầu người | estimate ~ 47.45 triệu đồng 2023 year | Báo cáo số 12 2025-06-30",
            "GRDP bình quân đầu người | estimate ~ 66.5 triệu đồng 2025 year | Báo cáo số 12 2025-06-30",
            "GRDP bình quân đầu người | target >= 65 triệu đồng 2025 year | Nghị quyết Đại hội 2020-10-15",
            "Tốc độ tăng trưởng GRDP bình quân | target range 9-10 %/năm 2025 2021-2025 average | Nghị quyết Đại hội ",
        ]
    );
    let pack = form.folder.path().join("filled");
    let output = run_on(&pack, &["list", "--json", "--as-of", "2025-12-31"]);
    let cards: Value = serde_json::from_slice(&output.stdout).unwrap();
    let income = cards.as_array().unwrap().iter();
    let mut income = income.filter(|card| card["name"]["vi"] == "GRDP bình quân đầu người");
    let income = income.next().unwrap();
    assert_eq!(income["status"], "exceeded", "{income}");

    let mut form = Form::new("en", PLAN);
    form.set(
        "GRDP per capita",
        &[
            ("Target", Written::Number(65.0)),
            ("Target: published", text("10/2020")),
            ("Result 2024", Written::Number(30.25)),
            ("Result: period", text("first half")),
            ("Result: source", text("Report 12")),
            ("Result: published", Written::Number(2024.0)),
        ],
    );
    let mut found = form.claims();
    found.sort();
    assert_eq!(
        found,
        [
            "GRDP per capita | actual = 30.25 million đồng 2024 first half | Report 12 2024",
            "GRDP per capita | target = 65 million đồng 2025 year | filled.xlsx 2020-10",
        ]
    );
}

#[test]
fn commas_percentages_and_merged_names_are_read_as_they_are_meant() {
    let mut form = Form::new("vi", PLAN);
    let (waste, water) = (
        "Tỷ lệ thu gom, xử lý rác thải rắn sinh hoạt đô thị",
        "Dân số đô thị được cung cấp nước sạch qua hệ thống cấp nước tập trung",
    );
    form.set(
        waste,
        &[
            ("Kết quả 2023", Written::Percent(0.935)),
            ("Kết quả 2024", text("94,25")),
        ],
    );
    form.set(water, &[("Kết quả 2024", text("trên 88,5"))]);
    form.set(
        "Thu ngân sách trên địa bàn",
        &[("Kết quả 2024", text("2.150,5"))],
    );
    // A source of two rows in one cell, and a group over them.
    let (first, source) = (form.row(waste), form.column("Kết quả: nguồn"));
    form.rows[first][source] = Some(text("Niên giám"));
    form.merged.push(((first, first + 1), (source, source)));
    let category = form.column("Lĩnh vực");
    form.rows[first + 1][category] = None;
    form.merged.push(((first, first + 1), (category, category)));
    let mut found = form.claims();
    found.sort();
    assert_eq!(
        found,
        [
            format!("{water} | actual > 88.5 % 2024 year | Niên giám "),
            "Thu ngân sách trên địa bàn | actual = 2150.5 tỷ đồng 2024 year | filled.xlsx "
                .to_owned(),
            format!("{waste} | actual = 93.5 % 2023 year | Niên giám "),
            format!("{waste} | actual = 94.25 % 2024 year | Niên giám "),
        ]
    );
}

#[test]
fn rows_and_columns_may_be_added_deleted_and_moved() {
    let mut form = Form::new("vi", PLAN);
    form.set(
        "GRDP bình quân đầu người",
        &[("Mục tiêu", Written::Number(65.0))],
    );
    let gone = form.row("Thu ngân sách trên địa bàn");
    form.rows.remove(gone);
    let unit = form.column("Đơn vị");
    let mut added = vec![None; form.rows[0].len()];
    added[form.column("Chỉ tiêu")] = Some(text(FOREST));
    added[unit] = Some(text("%"));
    added[form.column("Mục tiêu")] = Some(Written::Number(54.0));
    added[form.column("Kết quả 2024")] = Some(Written::Number(52.5));
    added[form.column("Kết quả: kỳ")] = Some(text("6 tháng đầu năm"));
    form.rows.insert(3, added);
    // A title above, columns in reverse, and one that nobody knows.
    for row in &mut form.rows {
        row.push(None);
        row.reverse();
    }
    form.rows[0][0] = Some(text("Người nhập"));
    let width = form.rows[0].len();
    let mut title = vec![None; width];
    title[0] = Some(text("Biểu nhập của Sở"));
    form.rows.insert(0, title);
    let (said, code, pack) = form.import(&[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("“Người nhập”") && said.contains("dòng chưa điền số"),
        "{said}"
    );
    let mut found = claims(&pack);
    found.sort();
    assert_eq!(
        found,
        [
            "GRDP bình quân đầu người | target = 65 triệu đồng 2025 year | filled.xlsx ".to_owned(),
            format!("{FOREST} | actual = 52.5 % 2024 first half | filled.xlsx "),
            format!("{FOREST} | target = 54 % 2025 year | filled.xlsx "),
        ]
    );
    let text = fs::read_dir(&pack).unwrap();
    let text: String = text
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert!(text.contains("term = [2020, 2025]"), "{text}");
    assert!(text.contains("place = \"Lai Châu\""), "{text}");
}

#[test]
fn what_a_cell_does_not_say_is_told_at_the_cell_and_nothing_is_written() {
    let income = "GRDP bình quân đầu người";
    for (cells, told) in [
        (
            vec![("Mục tiêu", text("≥ 65")), ("Mục tiêu: dấu", text("≤"))],
            "“≥ 65” có dấu khác",
        ),
        (
            vec![
                ("Mục tiêu", Written::Number(65.0)),
                ("Mục tiêu: năm", text("sớm")),
            ],
            "“sớm” không phải thời gian",
        ),
        (
            vec![
                ("Kết quả 2023", Written::Number(45.0)),
                ("Kết quả: kỳ", text("vụ mùa")),
            ],
            "“vụ mùa” không phải một phần của năm",
        ),
        (
            vec![
                ("Kết quả 2023", Written::Number(45.0)),
                ("Kết quả: kỳ", text("quý I/2022")),
            ],
            "“quý I/2022” không phải một phần của năm",
        ),
        (
            vec![
                ("Kết quả 2023", Written::Number(45.0)),
                ("Kết quả: ngày công bố", text("31/02/2023")),
            ],
            "“31/02/2023” không phải ngày",
        ),
        (
            vec![
                ("Kết quả 2023", Written::Number(45.0)),
                ("Kết quả: loại số liệu", text("mục tiêu")),
            ],
            "“mục tiêu” không phải loại kết quả",
        ),
        (
            vec![
                ("Mục tiêu", Written::Number(65.0)),
                ("Nhiệm kỳ", text("khóa XIV")),
            ],
            "“khóa XIV” không phải nhiệm kỳ",
        ),
        (
            vec![
                ("Kết quả 2023", Written::Number(45.0)),
                ("Chiều tốt lên", text("xanh")),
            ],
            "“xanh” không phải chiều tốt lên",
        ),
    ] {
        let mut form = Form::new("vi", PLAN);
        form.set(income, &cells);
        let (said, code, pack) = form.import(&[]);
        assert_eq!(code, Some(1), "{told}: {said}");
        assert!(
            said.contains(told) && said.contains("[form-cell]"),
            "{told}: {said}"
        );
        assert!(!Path::new(&pack).exists());
    }
    // One figure in a cell over two years is of neither.
    let mut form = Form::new("vi", PLAN);
    form.set(income, &[("Kết quả 2023", Written::Number(45.0))]);
    let (row, column) = (form.row(income), form.column("Kết quả 2023"));
    form.merged.push(((row, row), (column, column + 1)));
    let (said, code, _) = form.import(&[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("ô gộp của nhiều cột số"), "{said}");
}

#[test]
fn marks_for_nothing_fill_in_nothing_and_hidden_columns_are_left_out_and_told() {
    let income = "GRDP bình quân đầu người";
    let mut form = Form::new("vi", PLAN);
    form.set(
        income,
        &[("Kết quả 2023", text("..")), ("Mục tiêu", text("-"))],
    );
    let (said, code, pack) = form.import(&[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("[empty-form]"), "{said}");
    assert!(!Path::new(&pack).exists());

    form.set(
        income,
        &[
            ("Mục tiêu", Written::Number(65.0)),
            ("Kết quả 2023", Written::Number(1.0)),
        ],
    );
    form.hidden = vec![form.column("Kết quả 2023"), form.column("Địa bàn")];
    let (said, code, pack) = form.import(&[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("cột “Kết quả 2023”"), "{said}");
    let target = format!("{income} | target = 65 triệu đồng 2025 year | filled.xlsx ");
    assert_eq!(claims(&pack), [target]);
}

#[test]
fn a_form_that_was_saved_as_csv_is_read_too_and_lists_no_source_that_says_nothing() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(
        path("form.csv"),
        "TT;Chỉ tiêu;Đơn vị;Mục tiêu;Mục tiêu: năm;Mục tiêu: nguồn;Kết quả 2023;Kết quả: kỳ;\
        Kết quả: nguồn;Kết quả: ngày công bố;Địa bàn;Nhiệm kỳ\n\
        1;GRDP;triệu đồng;≥ 65;;Nghị quyết;47,45;9 tháng;Báo cáo;31/10/2023;Xã A;2021-2025\n\
        2;Che phủ rừng;%;;;;;;;;Xã A;2021-2025\n",
    )
    .unwrap();
    let line = [
        "import",
        &path("form.csv"),
        "-o",
        &path("pack"),
        "--lang",
        "vi",
    ];
    let output = run(&line);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    let mut found = claims(&path("pack"));
    found.sort();
    assert_eq!(
        found,
        [
            "GRDP | actual = 47.45 triệu đồng 2023 9 months | Báo cáo 2023-10-31",
            "GRDP | target >= 65 triệu đồng 2025 year | Nghị quyết ",
        ]
    );
    let sources = fs::read_to_string(format!("{}-sources.csv", path("pack"))).unwrap();
    assert_eq!(sources.lines().count(), 3, "{sources}");
}

#[test]
fn a_sheet_is_no_form_because_somebody_says_so() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("a.csv"), "Chỉ tiêu;2023\nHộ nghèo;16,5\n").unwrap();
    let output = run(&[
        "import",
        &path("a.csv"),
        "--form",
        "form",
        "-o",
        &path("pack"),
    ]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("[unknown-form]"), "{said}");
}

#[test]
fn a_form_in_english_joins_the_pack_that_it_was_made_with() {
    let mut form = Form::new("en", PLAN);
    form.set(
        "GRDP per capita",
        &[
            ("Result 2024", Written::Number(52.5)),
            ("Result: source", text("Report")),
            ("Result: published", text("2025-01-31")),
        ],
    );
    let pack = form.folder.path().join("pack");
    let pack = pack.to_str().unwrap();
    let (said, code, _) = form.import(&["--into", pack]);
    assert_eq!(code, Some(0), "{said}");
    let found = claims(pack);
    let joined =
        "GRDP bình quân đầu người | actual = 52.5 triệu đồng 2024 year | Report 2025-01-31";
    assert!(found.contains(&joined.to_owned()), "{found:?}");
}

#[test]
fn the_times_of_targets_stand_in_the_form_as_they_are_read_again() {
    for lang in ["vi", "en"] {
        for plan in ["nq-xiv", "KH 2021-2025"] {
            let form = Form::new(lang, plan);
            let heading = if lang == "vi" {
                "Mục tiêu: năm"
            } else {
                "Target: year"
            };
            let column = form.column(heading);
            for row in &form.rows[1..] {
                let Some(Written::Text(time)) = &row[column] else {
                    panic!("{plan}: {row:?}");
                };
                assert!(fill_in::target_time(time).is_some(), "{plan}: {time}");
            }
        }
    }
}

#[test]
fn a_form_from_nothing_has_the_example_and_a_file_that_is_there_stays() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let sheet = path("form.xlsx");
    let output = run(&["new", &path("a"), "--sheet", &sheet, "--place", "Xã A"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let bytes = fs::read(&sheet).unwrap();
    let grids = workbook::read(&bytes).unwrap().grids;
    assert_eq!(grids[0].shown(1, 2), "Tỷ lệ hộ nghèo");
    assert_eq!(
        grids[1].sheet.as_deref(),
        Some("Cách điền · How to fill in")
    );

    fs::write(&sheet, "mine").unwrap();
    let output = run(&["new", &path("b"), "--sheet", &sheet]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(!Path::new(&path("b")).exists(), "nothing is begun");
    assert_eq!(fs::read_to_string(&sheet).unwrap(), "mine");
    let output = run(&["new", &path("b"), "--sheet", &sheet, "--force"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(fs::read(&sheet).unwrap().starts_with(b"PK"));

    let output = run(&["new", &path("c"), "--sheet", &path("form.csv")]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(!Path::new(&path("c")).exists());
}

#[test]
fn other_sheets_are_no_forms() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let sheet = path("bieu.csv");
    fs::write(
        &sheet,
        "Chỉ tiêu;Đơn vị;Mục tiêu;Kết quả 2023;Ghi chú\nHộ nghèo;%;15;16,5;\n",
    )
    .unwrap();
    let line = [
        "import",
        &sheet,
        "--place",
        "P",
        "--year",
        "2023",
        "-o",
        &path("pack"),
    ];
    let output = run(&line);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("(wide)"), "{said}");
}
