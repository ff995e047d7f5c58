//! Import of workbooks and documents: what they show comes in, and what they do to their reader is one line.

use std::fs;
use std::io::{Cursor, Write as _};

use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::forms::import;

/// A container of these parts.
pub(super) fn container(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Biểu" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const STYLES: &str = r##"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="6"><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="#,##0.0,"/><numFmt numFmtId="166" formatCode="#,##0.0,,"/><numFmt numFmtId="167" formatCode="0.0&quot; triệu&quot;"/><numFmt numFmtId="168" formatCode=";;;"/><numFmt numFmtId="169" formatCode="&quot;ước &quot;0.0"/></numFmts><cellXfs count="9"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/></cellXfs></styleSheet>"##;

/// A workbook of one sheet with these rows of XML.
fn workbook(rows: &str) -> Vec<u8> {
    workbook_with("", rows)
}

/// The same with something in front of the rows, as what is said of columns.
fn workbook_with(before: &str, rows: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{before}<sheetData>{rows}</sheetData></worksheet>"#
    );
    container(&[
        ("_rels/.rels", ROOT),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/workbook.xml", BOOK),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// Cells of a row from their texts; what is a number stays one, `s…:` gives it a style.
fn row(number: usize, cells: &[&str]) -> String {
    let cells = cells.iter().zip('A'..).map(|(text, column)| {
        let (style, text) = match text.strip_prefix("s").and_then(|rest| rest.split_once(':')) {
            Some((style, text)) => (format!(" s=\"{style}\""), text),
            None => (String::new(), *text),
        };
        match text {
            "" => String::new(),
            "=" => format!("<c r=\"{column}{number}\"><f>A1</f></c>"),
            error if error.starts_with('#') => {
                format!("<c r=\"{column}{number}\" t=\"e\"><v>{error}</v></c>")
            }
            text if text.parse::<f64>().is_ok() => {
                format!("<c r=\"{column}{number}\"{style}><v>{text}</v></c>")
            }
            text => format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    });
    format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
}

/// Imports bytes under a name.
fn import_bytes(name: &str, bytes: &[u8], args: &[&str]) -> (String, Option<i32>, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let mut line = vec![path.to_str().unwrap(), "--place", "P"];
    line.extend(args);
    import(&line)
}

#[test]
fn cells_come_in_as_their_formats_show_them() {
    let sheet = [
        row(1, &["Chỉ tiêu", "ĐVT", "2020", "2021", "2022"]),
        row(
            2,
            &["Che phủ rừng", "%", "s1:0.515", "s1:0.5168", "s1:0.52"],
        ),
        row(3, &["GRDP", "tỷ đồng", "8.199999999999999", "s3:45", "="]),
    ];
    let (said, code, exported) = import_bytes("a.xlsx", &workbook(&sheet.concat()), &[]);
    assert_eq!(code, Some(0), "{said}");
    for value in [
        ",2020,year,51.50,",
        ",2021,year,51.68,",
        ",2022,year,52.00,",
        ",2020,year,8.2,",
        ",2021,year,45.0,",
    ] {
        assert!(exported.contains(value), "{value}: {exported}");
    }
    assert!(said.contains("formula without a value 1"), "{said}");
}

#[test]
fn a_format_that_scales_hides_or_names_a_unit_is_read_as_it_shows() {
    let sheet = [
        row(1, &["Chỉ tiêu", "ĐVT", "2020", "2021"]),
        row(2, &["Thu", "tỷ đồng", "s4:2345678", "s5:2500000"]),
        row(3, &["GRDP", "triệu đồng", "s6:45.2", "s7:46"]),
        row(4, &["Chè", "tấn", "s4:500", "7.25"]),
    ];
    let (said, code, exported) = import_bytes("a.xlsx", &workbook(&sheet.concat()), &[]);
    assert_eq!(code, Some(0), "{said}");
    for value in [
        "Thu,,tỷ đồng,actual,2020,year,2345.678,",
        "Thu,,tỷ đồng,actual,2021,year,2.5,",
        "GRDP,,triệu đồng,actual,2020,year,45.2,",
        "Chè,,tấn,actual,2020,year,0.5,",
        "Chè,,tấn,actual,2021,year,7.25,",
    ] {
        assert!(exported.contains(value), "{value}: {exported}");
    }
    assert!(!exported.contains(",46,"), "{exported}");
    assert!(
        said.contains("keeps 2345678 and its format shows 2345.678"),
        "{said}"
    );
    assert!(said.contains("hidden by its format 1"), "{said}");
    // A unit of the format that is another one than that of the row is told with the cell.
    let sheet = [
        row(1, &["Chỉ tiêu", "ĐVT", "2020"]),
        row(2, &["Dân số", "người", "s6:45.2"]),
    ];
    let (said, code, _) = import_bytes("a.xlsx", &workbook(&sheet.concat()), &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("[Biểu!C2]"), "{said}");
}

/// A workbook of one sheet of this name.
fn named(name: &str, rows: &[String]) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>"#,
        rows.concat()
    );
    container(&[
        ("_rels/.rels", ROOT),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/workbook.xml", &BOOK.replace("Biểu", name)),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

#[test]
fn the_name_of_a_sheet_says_year_and_kind_where_nothing_else_does() {
    let plain = [
        row(1, &["Chỉ tiêu", "ĐVT", "Cả năm"]),
        row(2, &["Chè", "tấn", "5.5"]),
    ];
    for (name, expected) in [
        ("TH 2023", "tấn,actual,2023,year,5.5,"),
        ("Ước 2024", "tấn,estimate,2024,year,5.5,"),
        ("Biểu KH2025", "tấn,target,2025,year,5.5,"),
        // It may be the name of a field.
        ("MT 2024", "tấn,actual,2024,year,5.5,"),
    ] {
        let (said, code, exported) = import_bytes("a.xlsx", &named(name, &plain), &[]);
        assert_eq!(code, Some(0), "{name}: {said}");
        assert!(exported.contains(expected), "{name}: {exported}");
    }
    // Columns of other years and a title win.
    let years = [
        row(1, &["Chỉ tiêu", "ĐVT", "2023", "2025"]),
        row(2, &["Chè", "tấn", "5.5", "6.5"]),
    ];
    let (_, _, exported) = import_bytes("a.xlsx", &named("KH 2025", &years), &[]);
    assert!(exported.contains("tấn,actual,2023,year,5.5,"), "{exported}");
    assert!(exported.contains("tấn,target,2025,year,6.5,"), "{exported}");
    let titled = [
        row(1, &["Kết quả thực hiện năm 2022"]),
        row(2, &["Chỉ tiêu", "ĐVT", "Cả năm"]),
        row(3, &["Chè", "tấn", "5.5"]),
    ];
    let (_, _, exported) = import_bytes("a.xlsx", &named("KH 2025", &titled), &[]);
    assert!(exported.contains("tấn,actual,2022,year,5.5,"), "{exported}");
}

#[test]
fn figures_of_hidden_columns_are_passed_over_and_told() {
    let rows = [
        row(1, &["Chỉ tiêu", "ĐVT", "TH 2021", "Nháp 2022", "TH 2022"]),
        row(2, &["Thu ngân sách", "tỷ đồng", "15.5", "99.5", "16.5"]),
    ];
    for (columns, expected) in [
        (r#"<cols><col min="4" max="4" hidden="1"/></cols>"#, 2),
        (
            r#"<cols><col min="1" max="1" width="9"/><col min="3" max="4" hidden="true"/></cols>"#,
            1,
        ),
        // What a hidden column says beside figures counts: a unit that all rows share.
        (r#"<cols><col min="2" max="2" hidden="1"/></cols>"#, 3),
        ("", 3),
    ] {
        let bytes = workbook_with(columns, &rows.concat());
        let (said, code, exported) = import_bytes("bieu.xlsx", &bytes, &[]);
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(exported.lines().count() - 1, expected, "{columns}: {said}");
        assert_eq!(exported.contains("99.5"), expected == 3, "{columns}");
        assert_eq!(
            said.contains("Nháp 2022"),
            expected < 3,
            "{columns}: {said}"
        );
        assert!(exported.contains("tỷ đồng"), "{columns}: {exported}");
    }
}

#[test]
fn dates_and_errors_among_figures_are_refused_with_their_cell() {
    let sheet = [
        row(1, &["Chỉ tiêu", "ĐVT", "2020", "2021"]),
        row(2, &["Tăng trưởng", "%", "s2:45574", "#REF!"]),
    ];
    let (said, code, _) = import_bytes("a.xlsx", &workbook(&sheet.concat()), &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("[Biểu!C2]") && said.contains("made a date of a range"),
        "{said}"
    );
    assert!(
        said.contains("[Biểu!D2]") && said.contains("an error of the spreadsheet"),
        "{said}"
    );
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let sheet = [
        row(1, &["Chỉ tiêu", "ĐVT", "2020"]),
        row(2, &["A", "%", "5"]),
    ]
    .concat();
    let (said, code, _) = import_bytes("a.xlsx", &workbook(&sheet), &["--sheet", "biểu"]);
    assert_eq!(code, Some(0), "{said}");
    let (said, code, _) = import_bytes("a.xlsx", &workbook(&sheet), &["--sheet", "khác"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("there are: Biểu"), "{said}");
}

#[test]
fn the_long_form_may_stand_in_a_workbook() {
    let sheet = [
        row(
            1,
            &[
                "place",
                "category",
                "indicator_vi",
                "kind",
                "year",
                "value",
                "source_id",
                "note",
            ],
        ),
        row(
            2,
            &[
                "Lai Châu",
                "Xã hội",
                "Hộ nghèo",
                "actual",
                "2023",
                "14.3",
                "L01",
                "x",
            ],
        ),
        row(
            3,
            &["Lai Châu", "Xã hội", "Hộ nghèo", "actual", "2024", "12"],
        ),
    ];
    let (said, code, exported) = import_bytes("a.xlsx", &workbook(&sheet.concat()), &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        exported.contains("actual,2023,year,14.3,=,L01,x"),
        "{exported}"
    );
    assert!(exported.contains("actual,2024,year,12,=,,"), "{exported}");
}

#[test]
fn shares_of_one_in_a_workbook_without_formats_are_asked_for() {
    let cell = |text: &str| match text.parse::<f64>() {
        Ok(_) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{text}\"><text:p>{text}</text:p></table:table-cell>"
        ),
        Err(_) => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        ),
    };
    let lines = [
        ["Chỉ tiêu", "ĐVT", "2020", "2021"],
        ["Che phủ rừng", "%", "0.515", "0.52"],
        ["Tăng trưởng", "%", "0.5", "6.1"],
    ];
    let rows = lines.map(|cells| {
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.map(cell).concat()
        )
    });
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"A\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
        rows.concat()
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = format!(
        "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/></manifest:manifest>"
    );
    let bytes = container(&[
        ("mimetype", kind),
        ("META-INF/manifest.xml", &manifest),
        ("content.xml", &content),
    ]);
    let (said, code, _) = import_bytes("a.ods", &bytes, &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("0.515 under the unit %") && said.contains("2 errors"),
        "{said}"
    );
    let (said, code, exported) = import_bytes("a.ods", &bytes, &["--percent"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        exported.contains(",2020,year,51.5,") && exported.contains(",2020,year,0.5,"),
        "{exported}"
    );
}

/// What a workbook does to its reader is one line, and takes neither the process down nor long.
#[track_caller]
fn check_refused(bytes: &[u8], why: &str) {
    for name in ["a.xlsx", "a.csv", "a.xls"] {
        let (said, code, _) = import_bytes(name, bytes, &[]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(why), "{why}: {said}");
        assert_eq!(said.matches("error[").count(), 1, "{said}");
    }
}

#[test]
fn broken_workbooks_are_one_line() {
    let whole = workbook(&row(1, &["Chỉ tiêu", "2020"]));
    check_refused(&whole[..whole.len() / 2], "damaged or cut off");
    check_refused(
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        "damaged or cut off",
    );
    check_refused(
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and nothing more",
        "damaged or cut off",
    );
    let locked: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check_refused(
        &[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &locked].concat(),
        "behind a password",
    );
    check_refused(b"%PDF-1.7 ...", "a PDF file and no table");
}

#[test]
fn a_workbook_that_swells_is_one_line() {
    // Shared strings of gigabytes in a file of a few megabytes.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let relations = RELATIONS.replace(
        "styles\" Target=\"styles.xml",
        "sharedStrings\" Target=\"sharedStrings.xml",
    );
    for (name, text) in [
        ("_rels/.rels", ROOT),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/workbook.xml", BOOK),
    ] {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer
        .start_file("xl/sharedStrings.xml", SimpleFileOptions::default())
        .unwrap();
    writer
        .write_all(
            b"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>",
        )
        .unwrap();
    let much = vec![b'a'; 1 << 20];
    for _ in 0..1500 {
        writer.write_all(&much).unwrap();
    }
    writer.write_all(b"</t></si></sst>").unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    assert!(bytes.len() < 20 << 20);
    let (said, code, _) = import_bytes("a.xlsx", &bytes, &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("more memory or time") || said.contains("damaged"),
        "{said}"
    );
}

#[test]
fn a_cell_in_the_furthest_corner_costs_nothing() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let sheet = [
        row(1, &["Chỉ tiêu", "ĐVT", "2020"]),
        row(2, &["A", "%", "5"]),
        far.to_owned(),
    ]
    .concat();
    let (said, code, exported) = import_bytes("a.xlsx", &workbook(&sheet), &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(exported.contains(",2020,year,5,"), "{exported}");
}

/// A document with a table of two heading rows.
pub(super) fn document() -> Vec<u8> {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let whole = "<w:vMerge w:val=\"restart\"/>";
    let wide = "<w:gridSpan w:val=\"2\"/>";
    let on = "<w:vMerge/>";
    let lines = [
        [
            cell(whole, "TT"),
            cell(whole, "Chỉ tiêu"),
            cell(whole, "ĐVT"),
            cell(wide, "Năm 2022"),
        ]
        .concat(),
        [
            cell(on, ""),
            cell(on, ""),
            cell(on, ""),
            cell("", "KH"),
            cell("", "TH"),
        ]
        .concat(),
        [
            cell("", "1"),
            cell("", "Hộ nghèo"),
            cell("", "%"),
            cell("", "10,5"),
            cell("", "9"),
        ]
        .concat(),
    ];
    let rows: String = lines
        .iter()
        .map(|cells| format!("<w:tr>{cells}</w:tr>"))
        .collect();
    let text = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Phụ lục</w:t></w:r></w:p><w:tbl>{rows}</w:tbl></w:body></w:document>"
    );
    container(&[("word/document.xml", &text)])
}

#[test]
fn tables_of_documents_come_in() {
    let (said, code, exported) = import_bytes("a.docx", &document(), &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        exported.contains(",Hộ nghèo,,%,target,2022,year,10.5,"),
        "{exported}"
    );
    assert!(
        exported.contains(",Hộ nghèo,,%,actual,2022,year,9,"),
        "{exported}"
    );
}
