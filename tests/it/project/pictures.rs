//! The pictures of the screens: `docs/pictures.md` says which, and they are recorded from sessions on the packs inside.
//!
//! `CHITIEU_PICTURES=1` writes them anew, which `tools/pictures.sh` does.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chitieu::core::lang::Lang;
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::theme::{Shade, Theme};
use chitieu::library::Library;
use chitieu::line::terminal::{ColorDepth, Questions};
use chitieu::pack::files;
use quick_xml::events::Event;

use crate::support::line::Line;
use crate::support::{picture, screen, steps};

/// The most that one may weigh: somebody looks at them over a slow line.
const MOST: usize = 60_000;

/// A picture as the page names it.
#[derive(Debug)]
struct Named {
    file: String,
    title: String,
    lang: Lang,
    size: (u16, u16),
    steps: Vec<String>,
}

fn top(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Reads the pictures of a page: `![title](pictures/FILE)`, and below it the language, the size and what was pressed.
fn named(page: &str) -> Vec<Named> {
    let read = |(shown, told): (&str, &str)| {
        let (title, file) = shown
            .strip_prefix("![")?
            .strip_suffix(')')?
            .split_once("](pictures/")?;
        let (lang, told) = told.split_once(", ")?;
        let (size, pressed) = told.split_once(": ")?;
        let (columns, rows) = size.split_once('×')?;
        Some(Named {
            file: file.to_owned(),
            title: title.to_owned(),
            lang: match lang {
                "Tiếng Việt" => Lang::Vi,
                "English" => Lang::En,
                _ => return None,
            },
            size: (columns.parse().ok()?, rows.parse().ok()?),
            steps: steps::marked(pressed),
        })
    };
    let lines: Vec<&str> = page.lines().filter(|line| !line.is_empty()).collect();
    lines
        .windows(2)
        .filter_map(|pair| read((pair[0], pair[1])))
        .collect()
}

fn pictures() -> Vec<Named> {
    let page = fs::read_to_string(top("docs/pictures.md")).unwrap();
    let found = named(&page);
    assert_eq!(
        found.len(),
        page.matches("](pictures/").count(),
        "each tells how it was made"
    );
    found
}

impl Named {
    /// Records it from a session on the packs inside the program, on a day that stays.
    fn record(&self, library: &Arc<Library>) -> String {
        let options = Options {
            lang: self.lang,
            theme: Theme::new(ColorDepth::True, Shade::Dark),
            ..screen::options(library, self.size)
        };
        let mut line = Line::with(App::new(Arc::clone(library), options), Questions::default());
        steps::take(&mut line, &self.steps);
        picture::of(line.screen(), &self.title)
    }

    fn path(&self) -> PathBuf {
        top("docs/pictures").join(&self.file)
    }
}

fn shipped() -> Arc<Library> {
    Arc::new(Library::open(&files::embedded()))
}

/// What is wrong with a picture as it stands on the disk.
fn fault(picture: &str) -> Option<String> {
    if picture.len() > MOST {
        return Some(format!("{} bytes", picture.len()));
    }
    let mut reader = quick_xml::Reader::from_str(picture);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return None,
            Ok(_) => {}
            Err(error) => return Some(error.to_string()),
        }
    }
}

#[test]
fn the_pictures_are_there_and_light() {
    let pictures = pictures();
    if std::env::var_os("CHITIEU_PICTURES").is_some() {
        let library = shipped();
        for picture in &pictures {
            fs::write(picture.path(), picture.record(&library)).unwrap();
        }
    }
    for picture in &pictures {
        let svg = fs::read_to_string(picture.path()).unwrap_or_default();
        let (columns, rows) = picture.size;
        assert!(
            svg.starts_with("<svg"),
            "{} is missing: tools/pictures.sh",
            picture.file
        );
        assert_eq!(fault(&svg), None, "{}", picture.file);
        assert!(
            svg.contains(&format!("height=\"{}\"", rows * 18 + 16)),
            "{}: {columns}×{rows}",
            picture.file
        );
    }
    let entries = fs::read_dir(top("docs/pictures")).unwrap();
    let there: BTreeSet<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let told: BTreeSet<String> = pictures
        .iter()
        .map(|picture| picture.file.clone())
        .collect();
    assert_eq!(there, told, "the page shows all of them");
}

#[test]
fn the_pictures_show_both_languages_and_a_phone() {
    let pictures = pictures();
    let count = |is_so: fn(&&Named) -> bool| pictures.iter().filter(is_so).count();
    assert!(pictures.len() >= 10, "{pictures:?}");
    assert!(count(|picture| picture.lang == Lang::Vi) >= 3);
    assert!(count(|picture| picture.lang == Lang::En) >= 3);
    assert_eq!(count(|picture| picture.size == (40, 20)), 2);
    assert_eq!(
        count(|picture| picture.size == (120, 40)),
        pictures.len() - 2
    );
}

/// The first one, which everybody sees first, is what the program shows now.
#[test]
fn the_first_picture_is_the_screen() {
    let pictures = pictures();
    let first = &pictures[0];
    let shown = fs::read_to_string(first.path()).unwrap();
    let now = first.record(&shipped());
    assert!(
        shown == now,
        "{} is no longer what is shown: make the pictures anew with tools/pictures.sh",
        first.file
    );
}

#[test]
fn a_picture_of_something_else_is_found() {
    let page = "![Rừng](pictures/a.svg)\n\nTiếng Việt, 40×20: `/` `che phu rung`\n";
    let library = shipped();
    let right = named(page)[0].record(&library);
    assert_eq!(fault(&right), None);
    for (from, to) in [
        ("che phu rung", "ho ngheo"),
        ("Tiếng Việt", "English"),
        ("40×20", "40×19"),
        ("rung`", "rung` `↓`"),
    ] {
        let other = named(&page.replace(from, to));
        assert_ne!(other[0].record(&library), right, "{from}");
    }
    assert!(
        named(&page.replace(": `", " `")).is_empty(),
        "it does not tell its keys"
    );
    assert!(fault(&right.replace("</title>", "")).is_some());
    assert!(fault(&right.repeat(1 + MOST / right.len())).is_some());
}
