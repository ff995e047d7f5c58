//! A repository of Open SDG: one file an indicator, its name and source in a file beside it.
//!
//! Owns the folders of such a repository, the heads of its Markdown files and the columns of its data. It must not
//! read a digit.

use super::answers::Answers;
use super::cleansed::clean_text;
use super::draft::{NamedSource, TableFigures};
use super::form::FileForm;
use super::grid::Grid;
use super::heading::Label;
use super::headline::Headline;
use super::layout::{Column, Layout};
use super::rows;
use super::unused;

/// A file of a folder: its path inside it, and its bytes.
pub type File = (String, Vec<u8>);

/// The files of data of a repository, each with the head of its description.
pub fn files(folder: &[File]) -> Option<Vec<(&File, Head)>> {
    let data = |(path, _): &&File| path.contains("data/") && path.ends_with(".csv");
    let has_descriptions = folder
        .iter()
        .any(|(path, _)| path.contains("meta/") && path.ends_with(".md"));
    let data: Vec<&File> = folder.iter().filter(data).collect();
    if !has_descriptions || data.is_empty() {
        return None;
    }
    Some(
        data.into_iter()
            .map(|file| (file, Head::of(file, folder)))
            .collect(),
    )
}

/// What is written in the head of a description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head(Vec<(String, String)>);

impl Head {
    /// Finds the description of a file of data.
    fn of((path, _): &File, folder: &[File]) -> Self {
        let code = code(path);
        let described = folder
            .iter()
            .find(|(other, _)| other.contains("meta/") && other.ends_with(&format!("/{code}.md")));
        described.map_or_else(Self::default, |(_, bytes)| {
            Self::parse(&String::from_utf8_lossy(bytes))
        })
    }

    /// Reads lines of the form `key: value` between two lines of dashes.
    fn parse(text: &str) -> Self {
        let text = text.trim_start_matches('\u{FEFF}');
        let inside = text.lines().skip_while(|line| line.trim() != "---").skip(1);
        let inside = inside.take_while(|line| line.trim() != "---");
        let pairs = inside.filter_map(|line| {
            let (key, value) = line.split_once(':')?;
            let value = value.trim();
            let quoted = |sign: char| {
                value
                    .strip_prefix(sign)
                    .and_then(|rest| rest.strip_suffix(sign))
            };
            let value = quoted('\'').or_else(|| quoted('"')).unwrap_or(value);
            (!key.starts_with([' ', '#', '-'])).then(|| (clean_text(key.trim()), clean_text(value)))
        });
        Self(pairs.collect())
    }

    fn get(&self, keys: &[&str]) -> Option<&str> {
        let find = |key: &&str| {
            self.0
                .iter()
                .find(|(known, value)| known == key && !value.is_empty())
        };
        keys.iter().find_map(find).map(|(_, value)| value.as_str())
    }
}

/// The code of a file: `1-2-1` of `data/indicator_1-2-1.csv`.
fn code(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.strip_suffix(".csv").unwrap_or(name);
    name.strip_prefix("indicator_").unwrap_or(name)
}

/// Columns of data that part nothing further.
const IDLE: [&str; 9] = [
    "GeoCode",
    "Observation status",
    "Unit multiplier",
    "Unit measure",
    "Progress",
    "COMMENT_OBS",
    "Confidentiality status",
    "Base period",
    "Decimals",
];

/// Reads a file of data.
pub fn read(
    grid: &Grid,
    path: &str,
    head: &Head,
    answers: &Answers,
    number: usize,
) -> TableFigures {
    let code = code(path).replace('-', ".");
    let width = grid.lines.first().map_or(0, |line| line.cells.len());
    let column = |at: usize| match grid.shown(0, at) {
        "Year" => Column::Labelled(Label::Time),
        "Value" => Column::Labelled(Label::Value),
        "Units" => Column::Labelled(Label::Unit),
        "" => Column::Blank,
        idle if IDLE.contains(&idle) => Column::Labelled(Label::Code),
        other => Column::Other(other.to_owned()),
    };
    let layout = Layout {
        titles: Vec::new(),
        first: 0,
        body: 1,
        columns: (0..width).map(column).collect(),
        said: Headline::default(),
    };
    let name = head
        .get(&["indicator_name", "graph_title"])
        .unwrap_or(&code);
    let known = rows::TableHints {
        place: None,
        is_exact: false,
        is_of_an_office: false,
        kind: None,
        indicator: Some(answers.indicator.clone().unwrap_or_else(|| name.to_owned())),
        category: answers
            .category
            .clone()
            .or_else(|| head.get(&["sdg_goal", "goal"]).map(str::to_owned)),
        unit: head
            .get(&["computation_units"])
            .map(str::to_owned)
            .or_else(|| answers.unit.clone()),
        year: answers.year,
        grid: number,
        is_named_by_heading: false,
        has_dimensions: true,
    };
    let mut found = rows::read(grid, &layout, &known);
    let unused = unused::headings(grid, &layout, FileForm::OpenSdg);
    found.passed.columns.extend(unused);
    if let Some(publisher) = head.get(&["source_organisation_1", "source_1"]) {
        let id: std::sync::Arc<str> = code.as_str().into();
        for draft in &mut found.drafts {
            draft.source = Some(std::sync::Arc::clone(&id));
        }
        found.sources.push(NamedSource {
            title: name.to_owned(),
            id: code.clone(),
            publisher: publisher.to_owned(),
            url: head.get(&["source_url_1"]).unwrap_or_default().to_owned(),
            ..NamedSource::default()
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read() {
        let head = Head::parse(
            "---\nindicator: 1.2.1\nsdg_goal: '1'\nindicator_name: \"A: b\"\nx:\n---\ntext: no\n",
        );
        assert_eq!(head.get(&["indicator"]), Some("1.2.1"));
        assert_eq!(head.get(&["sdg_goal"]), Some("1"));
        assert_eq!(head.get(&["none", "indicator_name"]), Some("A: b"));
        assert_eq!(head.get(&["x", "text"]), None);
    }
}
