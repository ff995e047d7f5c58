//! Any text as what a workbook or a document holds: its tables go on as a sheet, its prose as a draft.

use std::io::{Cursor, Write as _};

use chitieu::pack::diagnostic::{Diagnostic, Unopened};
use chitieu::pack::draft::docx;
use chitieu::pack::draft::text::Text;
use chitieu::pack::import::grid::letters;
use chitieu::pack::import::open::{Workbook, Workbooks};
use chitieu::pack::import::translate::GivenFile;
use chitieu::pack::import::workbook;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{prose, sheet};

const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="KH 2024" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const STYLES: &str = r##"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="4"><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="#,##0.0,"/><numFmt numFmtId="166" formatCode="0.0&quot; triệu&quot;"/><numFmt numFmtId="167" formatCode=";;;"/></numFmts><cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>"##;
/// What the text of a document has, and that of a sheet does not.
const OF_A_DOCUMENT: &[u8] = b"<w:";

/// The bytes are the text of a document where they have a `<w:`, else that of the only sheet of a workbook. They are
/// packed here: what unpacks them is the work of others, and the program runs it in a process of its own.
///
/// Demanded: no panic, and of tables and prose what `sheet` and `prose` demand.
pub fn workbook(data: &[u8]) {
    let has = |part: &[u8]| data.windows(part.len()).any(|window| window == part);
    let bytes = match has(OF_A_DOCUMENT) {
        true => container(&[("word/document.xml", data)]),
        false => container(&[
            ("_rels/.rels", ROOT.as_bytes()),
            ("xl/_rels/workbook.xml.rels", PARTS.as_bytes()),
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/styles.xml", STYLES.as_bytes()),
            ("xl/worksheets/sheet1.xml", data),
        ]),
    };
    let is_terse = sheet::is_terse(data);
    if let Ok(read) = docx::read(&bytes) {
        prose::check(&Text::of_paragraphs(&read.given()), is_terse);
    }
    if let Ok(read) = workbook::read(&bytes) {
        let given = [GivenFile::File("in.xlsx".to_owned(), bytes)];
        sheet::check(&given, &Known(&read), is_terse, &|found| cell(&read, found));
    }
}

/// A container of these parts, not compressed.
fn container(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, stored)
            .expect("memory is never full");
        writer.write_all(bytes).expect("memory is never full");
    }
    let written = writer.finish().expect("memory is never full");
    written.into_inner()
}

/// A workbook that was read already.
struct Known<'w>(&'w Workbook);

impl Workbooks for Known<'_> {
    fn open(&self, _: &[u8]) -> Result<Workbook, Unopened> {
        Ok(self.0.clone())
    }
}

/// What stands in the cell whose address a problem tells: `in.xlsx [KH 2024!B7]`.
fn cell(book: &Workbook, found: &Diagnostic) -> Option<String> {
    let (file, address) = found.file.strip_suffix(']')?.rsplit_once('!')?;
    let (_, sheet) = file.split_once(" [")?;
    let mut grids = book.grids.iter();
    let grid = grids.find(|grid| grid.sheet.as_deref() == Some(sheet))?;
    let row = address.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let number = row.parse::<usize>().ok()?.checked_sub(1)?;
    let line = grid.lines.iter().find(|line| line.at == number)?;
    let name = address.strip_suffix(row)?;
    let mut cells = line.cells.iter().enumerate();
    let (_, cell) = cells.find(|(at, _)| letters(*at) == name)?;
    Some(cell.text.clone())
}
