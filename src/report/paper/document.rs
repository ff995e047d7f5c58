//! A page as a document for Word.
//!
//! Owns the parts of the package: text and table, sources as footnotes, styles. A source has one footnote; where it is
//! named again its number stands there again. Charts have no place in it, and it says so. It must not know what any text
//! means.

use std::io::{self, Cursor, Write as _};

use quick_xml::Writer;
use quick_xml::events::BytesText;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::report::paper::page::{PageCell, PagePiece, PageRow, PageTable, Paper, SourceNote};
use crate::report::paper::plain::plain;
use crate::words::paper::paper_words;

type Xml = Writer<Vec<u8>>;

/// What a package begins with.
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
/// The vocabulary of documents.
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The width of a page between its margins, in twentieths of a point.
const WIDTH: usize = 14_400;
/// Footnotes with these numbers are the lines above them.
const FIRST_NOTE: usize = 2;

/// The document of a page. The same page gives the same bytes.
///
/// # Errors
/// Those of packing, which writing to memory hardly brings.
pub(crate) fn document(paper: &Paper) -> io::Result<Vec<u8>> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let styles = include_str!("../../../templates/document-styles.xml");
    let styles = styles.replace("LANGUAGE", paper_words(paper.lang).language_tag);
    let parts: [(&str, Vec<u8>); 7] = [
        ("[Content_Types].xml", CONTENT_TYPES.into()),
        ("_rels/.rels", PACKAGE.into()),
        ("docProps/core.xml", properties(paper)?),
        ("word/document.xml", body(paper)?),
        ("word/footnotes.xml", footnotes(paper)?),
        ("word/styles.xml", styles.into()),
        ("word/_rels/document.xml.rels", RELATIONS.into()),
    ];
    for (name, bytes) in parts {
        package
            .start_file(name, options)
            .map_err(io::Error::other)?;
        package.write_all(&bytes)?;
    }
    let whole = package.finish().map_err(io::Error::other)?;
    Ok(whole.into_inner())
}

const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    "</Types>",
);

const PACKAGE: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    "</Relationships>",
);

const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    r#"<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>"#,
    "</Relationships>",
);

fn properties(paper: &Paper) -> io::Result<Vec<u8>> {
    let mut xml = begun();
    xml.create_element("cp:coreProperties")
        .with_attribute((
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ))
        .with_attribute(("xmlns:dc", "http://purl.org/dc/elements/1.1/"))
        .write_inner_content(|xml| {
            for (name, said) in [
                ("dc:title", paper.title.as_str()),
                ("dc:creator", env!("CARGO_PKG_NAME")),
                ("dc:language", paper.lang.code()),
            ] {
                xml.create_element(name)
                    .write_text_content(BytesText::new(&plain(said)))?;
            }
            Ok(())
        })?;
    Ok(xml.into_inner())
}

fn begun() -> Xml {
    Writer::new(DECLARATION.as_bytes().to_vec())
}

fn body(paper: &Paper) -> io::Result<Vec<u8>> {
    let words = paper_words(paper.lang);
    let mut xml = begun();
    let mut named = vec![false; paper.sources.len()];
    let mut has_pictures = false;
    xml.create_element("w:document")
        .with_attribute(("xmlns:w", WORDS))
        .write_inner_content(|xml| {
            xml.create_element("w:body").write_inner_content(|xml| {
                paragraph(xml, "Title", &paper.title)?;
                for (label, said) in &paper.facts {
                    paragraph(xml, "Facts", &format!("{label}: {said}"))?;
                }
                for remark in &paper.remarks {
                    paragraph(xml, "Normal", remark)?;
                }
                for part in &paper.parts {
                    has_pictures |= part.picture.is_some();
                    if !part.heading.is_empty() && (part.table.is_some() || !part.lines.is_empty())
                    {
                        paragraph(xml, "Heading1", &part.heading)?;
                    }
                    for line in &part.lines {
                        paragraph(xml, "Normal", line)?;
                    }
                    if let Some(whole) = &part.table {
                        let kept = whole.without_pictures();
                        has_pictures |= kept.columns.len() < whole.columns.len();
                        table(xml, &kept, &mut named)?;
                    }
                }
                if has_pictures {
                    paragraph(xml, "Facts", words.charts_left_out)?;
                }
                paragraph(xml, "Facts", words.find_again)?;
                section(xml)
            })?;
            Ok(())
        })?;
    Ok(xml.into_inner())
}

/// Landscape A4.
fn section(xml: &mut Xml) -> io::Result<()> {
    xml.create_element("w:sectPr").write_inner_content(|xml| {
        xml.create_element("w:pgSz")
            .with_attributes([
                ("w:w", "16838"),
                ("w:h", "11906"),
                ("w:orient", "landscape"),
            ])
            .write_empty()?;
        xml.create_element("w:pgMar")
            .with_attributes([
                ("w:top", "850"),
                ("w:right", "1134"),
                ("w:bottom", "850"),
                ("w:left", "1134"),
                ("w:header", "500"),
                ("w:footer", "500"),
                ("w:gutter", "0"),
            ])
            .write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn paragraph(xml: &mut Xml, style: &str, text: &str) -> io::Result<()> {
    styled(xml, style, |xml| run(xml, text, ""))
}

fn styled(
    xml: &mut Xml,
    style: &str,
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        xml.create_element("w:pPr")
            .write_inner_content(|xml| value(xml, "w:pStyle", style))?;
        inside(xml)
    })?;
    Ok(())
}

fn value(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name)
        .with_attribute(("w:val", value))
        .write_empty()?;
    Ok(())
}

/// A run of text; with the name of a style of letters, if it has one.
fn run(xml: &mut Xml, text: &str, style: &str) -> io::Result<()> {
    xml.create_element("w:r").write_inner_content(|xml| {
        if !style.is_empty() {
            xml.create_element("w:rPr")
                .write_inner_content(|xml| value(xml, "w:rStyle", style))?;
        }
        xml.create_element("w:t")
            .with_attribute(("xml:space", "preserve"))
            .write_text_content(BytesText::new(&plain(text)))?;
        Ok(())
    })?;
    Ok(())
}

/// How much room columns take, by how many there are: what holds a name takes more.
fn widths(columns: usize) -> Vec<usize> {
    let shares: &[usize] = match columns {
        6 => &[1, 8, 6, 6, 7, 3],
        _ => &[],
    };
    let all: usize = shares.iter().sum();
    match shares.len() == columns {
        true => shares.iter().map(|share| WIDTH * share / all).collect(),
        false => vec![WIDTH / columns.max(1); columns],
    }
}

fn table(xml: &mut Xml, table: &PageTable, named: &mut [bool]) -> io::Result<()> {
    let widths = widths(table.columns.len());
    xml.create_element("w:tbl").write_inner_content(|xml| {
        xml.create_element("w:tblPr").write_inner_content(|xml| {
            value(xml, "w:tblStyle", "TableGrid")?;
            measured(xml, "w:tblW", WIDTH)?;
            value(xml, "w:tblLayout", "fixed")
        })?;
        xml.create_element("w:tblGrid").write_inner_content(|xml| {
            for width in &widths {
                xml.create_element("w:gridCol")
                    .with_attribute(("w:w", width.to_string().as_str()))
                    .write_empty()?;
            }
            Ok(())
        })?;
        row(xml, true, |xml| {
            for (title, width) in table.columns.iter().zip(&widths) {
                cell(xml, *width, 1, |xml| paragraph(xml, "TableHead", title))?;
            }
            Ok(())
        })?;
        for line in &table.rows {
            row(xml, false, |xml| match line {
                PageRow::Heading(title) => cell(xml, WIDTH, table.columns.len(), |xml| {
                    paragraph(xml, "TableHead", title)
                }),
                PageRow::Cells(cells) => {
                    for (told, width) in cells.iter().zip(&widths) {
                        cell(xml, *width, 1, |xml| pieces(xml, told, named))?;
                    }
                    Ok(())
                }
            })?;
        }
        Ok(())
    })?;
    paragraph(xml, "Facts", "")
}

fn measured(xml: &mut Xml, name: &str, width: usize) -> io::Result<()> {
    xml.create_element(name)
        .with_attribute(("w:w", width.to_string().as_str()))
        .with_attribute(("w:type", "dxa"))
        .write_empty()?;
    Ok(())
}

fn row(
    xml: &mut Xml,
    is_head: bool,
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element("w:tr").write_inner_content(|xml| {
        xml.create_element("w:trPr").write_inner_content(|xml| {
            xml.create_element("w:cantSplit").write_empty()?;
            if is_head {
                xml.create_element("w:tblHeader").write_empty()?;
            }
            Ok(())
        })?;
        inside(xml)
    })?;
    Ok(())
}

fn cell(
    xml: &mut Xml,
    width: usize,
    span: usize,
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element("w:tc").write_inner_content(|xml| {
        xml.create_element("w:tcPr").write_inner_content(|xml| {
            measured(xml, "w:tcW", width)?;
            match span {
                0 | 1 => Ok(()),
                span => value(xml, "w:gridSpan", &span.to_string()),
            }
        })?;
        inside(xml)
    })?;
    Ok(())
}

/// The pieces of a cell, a paragraph each; a cell is never without one.
fn pieces(xml: &mut Xml, told: &PageCell, named: &mut [bool]) -> io::Result<()> {
    for piece in &told.0 {
        match piece {
            PagePiece::Strong(text) => styled(xml, "TableText", |xml| run(xml, text, "Strong"))?,
            PagePiece::Text(text) => paragraph(xml, "TableText", text)?,
            PagePiece::Small(text) => paragraph(xml, "TableSmall", text)?,
            PagePiece::Address(text) => styled(xml, "TableSmall", |xml| run(xml, text, "Address"))?,
            PagePiece::Status { sign, word, .. } => styled(xml, "TableText", |xml| {
                run(xml, &format!("{sign} {word}"), "Strong")
            })?,
            PagePiece::Picture(_) => {}
            PagePiece::Sources(sources) => styled(xml, "TableText", |xml| {
                for (number, mark) in sources {
                    source(xml, *number, mark, named)?;
                }
                Ok(())
            })?,
        }
    }
    match told.0.is_empty() {
        true => paragraph(xml, "TableText", ""),
        false => Ok(()),
    }
}

/// The number of a source: its footnote where it is named first, and that number again later.
fn source(xml: &mut Xml, number: usize, mark: &str, named: &mut [bool]) -> io::Result<()> {
    let Some(is_named) = number.checked_sub(1).and_then(|at| named.get_mut(at)) else {
        return Ok(());
    };
    match std::mem::replace(is_named, true) {
        true => {
            let field = format!(" NOTEREF source{number} \\h ");
            xml.create_element("w:fldSimple")
                .with_attribute(("w:instr", field.as_str()))
                .write_inner_content(|xml| run(xml, &number.to_string(), "FootnoteReference"))?;
        }
        false => reference(xml, number)?,
    }
    match mark {
        "" => run(xml, " ", ""),
        mark => run(xml, &format!(" {mark} "), ""),
    }
}

/// The sign of a footnote, with a mark by which it is named again.
fn reference(xml: &mut Xml, number: usize) -> io::Result<()> {
    let id = number.to_string();
    xml.create_element("w:bookmarkStart")
        .with_attribute(("w:id", id.as_str()))
        .with_attribute(("w:name", format!("source{number}").as_str()))
        .write_empty()?;
    xml.create_element("w:r").write_inner_content(|xml| {
        xml.create_element("w:rPr")
            .write_inner_content(|xml| value(xml, "w:rStyle", "FootnoteReference"))?;
        let note = (number + FIRST_NOTE - 1).to_string();
        xml.create_element("w:footnoteReference")
            .with_attribute(("w:id", note.as_str()))
            .write_empty()?;
        Ok(())
    })?;
    xml.create_element("w:bookmarkEnd")
        .with_attribute(("w:id", id.as_str()))
        .write_empty()?;
    Ok(())
}

fn footnotes(paper: &Paper) -> io::Result<Vec<u8>> {
    let mut xml = begun();
    xml.create_element("w:footnotes")
        .with_attribute(("xmlns:w", WORDS))
        .write_inner_content(|xml| {
            separator(xml, ("0", "separator"), "w:separator")?;
            let goes_on = ("1", "continuationSeparator");
            separator(xml, goes_on, "w:continuationSeparator")?;
            for (id, source) in (FIRST_NOTE..).zip(&paper.sources) {
                xml.create_element("w:footnote")
                    .with_attribute(("w:id", id.to_string().as_str()))
                    .write_inner_content(|xml| note(xml, source))?;
            }
            Ok(())
        })?;
    Ok(xml.into_inner())
}

/// The line above footnotes, which is one itself.
fn separator(xml: &mut Xml, (id, kind): (&str, &str), sign: &str) -> io::Result<()> {
    xml.create_element("w:footnote")
        .with_attributes([("w:type", kind), ("w:id", id)])
        .write_inner_content(|xml| {
            styled(xml, "FootnoteText", |xml| {
                xml.create_element("w:r").write_inner_content(|xml| {
                    xml.create_element(sign).write_empty()?;
                    Ok(())
                })?;
                Ok(())
            })
        })?;
    Ok(())
}

fn note(xml: &mut Xml, source: &SourceNote) -> io::Result<()> {
    styled(xml, "FootnoteText", |xml| {
        xml.create_element("w:r").write_inner_content(|xml| {
            xml.create_element("w:rPr")
                .write_inner_content(|xml| value(xml, "w:rStyle", "FootnoteReference"))?;
            xml.create_element("w:footnoteRef").write_empty()?;
            Ok(())
        })?;
        let said = format!(" [{}] {}, {}", source.id, source.document, source.address);
        run(xml, &said, "")
    })
}
