//! The prose of a `.docx`.
//!
//! Owns what is taken of it: paragraphs in order, whether their style is a heading, footnotes last, and how many tables
//! were passed over. It must not know what the prose says.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde::{Deserialize, Serialize};

use super::text::GivenParagraph;
use crate::pack::diagnostic::Unopened;

/// The parts that hold prose, the body first.
const PARTS: [&str; 2] = ["word/document.xml", "word/footnotes.xml"];
/// The most bytes of a part.
const MOST: u64 = 64 << 20;
/// How styles of headings begin.
const HEADINGS: [&str; 4] = ["heading", "title", "tiu", "u1"];

/// What a document gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// Its paragraphs, and whether each is a heading.
    pub paragraphs: Vec<(String, bool)>,
    /// The tables that were passed over.
    pub tables: usize,
}

impl Prose {
    /// The paragraphs as a text takes them.
    pub fn given(self) -> Vec<GivenParagraph> {
        let given = |(text, is_heading)| GivenParagraph { text, is_heading };
        self.paragraphs.into_iter().map(given).collect()
    }
}

/// Reads the prose of a document.
///
/// # Errors
/// Where it is damaged.
pub fn read(bytes: &[u8]) -> Result<Prose, Unopened> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unopened::Damaged)?;
    let mut prose = Prose::default();
    for (at, part) in PARTS.into_iter().enumerate() {
        let Ok(part) = archive.by_name(part) else {
            if at == 0 {
                return Err(Unopened::Damaged);
            }
            continue;
        };
        let mut text = String::new();
        part.take(MOST)
            .read_to_string(&mut text)
            .map_err(|_| Unopened::Damaged)?;
        Walk::over(&text, &mut prose)?;
    }
    Ok(prose)
}

/// What is under way while a part is read.
#[derive(Default)]
struct Walk {
    depth: usize,
    text: String,
    is_text: bool,
    is_heading: bool,
}

impl Walk {
    fn over(text: &str, prose: &mut Prose) -> Result<(), Unopened> {
        let mut reader = Reader::from_str(text);
        let mut walk = Self::default();
        loop {
            match reader.read_event().map_err(|_| Unopened::Damaged)? {
                Event::Start(tag) => walk.start(&tag, prose),
                Event::Empty(tag) => {
                    walk.start(&tag, prose);
                    walk.end(tag.local_name().as_ref(), prose);
                }
                Event::End(tag) => walk.end(tag.local_name().as_ref(), prose),
                Event::Text(words) if walk.is_text => walk.text.push_str(&words.xml10_content()),
                Event::GeneralRef(name) if walk.is_text => {
                    walk.text.push_str(match name.as_ref() {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        _ => "",
                    })
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, prose: &mut Prose) {
        match tag.local_name().as_ref() {
            "tbl" => {
                prose.tables += usize::from(self.depth == 0);
                self.depth += 1;
            }
            "p" => self.is_heading = false,
            "pStyle" => {
                let mut values = tag
                    .attributes()
                    .flatten()
                    .filter(|one| one.key.local_name().as_ref() == "val");
                let style = values.next().map(|value| {
                    String::from_utf8_lossy(value.value.as_ref().as_ref()).to_lowercase()
                });
                self.is_heading = style
                    .is_some_and(|style| HEADINGS.iter().any(|heading| style.starts_with(heading)));
            }
            "t" => self.is_text = true,
            "tab" | "br" => self.text.push(' '),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, prose: &mut Prose) {
        match name {
            "t" => self.is_text = false,
            "p" => {
                let text = std::mem::take(&mut self.text);
                // The text of tables is no prose and is left out.
                if self.depth == 0 && !text.trim().is_empty() {
                    prose.paragraphs.push((text, self.is_heading));
                }
            }
            "tbl" => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}
