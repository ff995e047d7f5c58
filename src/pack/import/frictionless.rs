//! A data package: tables with their forms written down beside them.
//!
//! Owns what `datapackage.json` says. It must not read a digit.

use serde_json::Value;

use super::answers::Answers;
use super::cleansed::clean_text;
use super::draft::{NamedSource, TableFigures};
use super::form::FileForm;
use super::grid::Grid;
use super::heading::{self, Label};
use super::headline::Headline;
use super::layout::{Column, Layout};
use super::number::Decimal;
use super::rows;
use super::unused;
use crate::core::fold::bare;

/// The name of the file that describes a package.
pub const DESCRIPTION: &str = "datapackage.json";

/// A package.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Package {
    /// What it is about.
    pub title: String,
    /// Its first source.
    pub source: Option<NamedSource>,
    /// Its tables.
    pub resources: Vec<Resource>,
}

/// A table of a package.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    /// Its path inside the folder.
    pub path: String,
    /// Its own title.
    pub title: String,
    /// The sign between fields.
    pub delimiter: Option<u8>,
    /// The encoding.
    pub encoding: Option<String>,
    /// The decimal mark.
    pub decimal: Option<Decimal>,
    /// Texts that stand for nothing.
    pub missing: Vec<String>,
    /// Name, title and type of its fields.
    fields: Vec<[String; 3]>,
}

/// Reads a description; none where it is no package.
pub fn parse(bytes: &[u8]) -> Option<Package> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).ok()?;
    let resources = value.get("resources")?.as_array()?;
    let source = value
        .get("sources")
        .and_then(|sources| sources.get(0))
        .map(|source| NamedSource {
            title: text(source, "title"),
            url: text(source, "path"),
            ..NamedSource::default()
        });
    let title = [text(&value, "title"), text(&value, "name")];
    Some(Package {
        title: title
            .into_iter()
            .find(|title| !title.is_empty())
            .unwrap_or_default(),
        source: source.filter(|source| !source.title.is_empty()),
        resources: resources.iter().map(resource).collect(),
    })
}

fn text(value: &Value, key: &str) -> String {
    let text = value.get(key).and_then(Value::as_str);
    clean_text(text.unwrap_or_default())
}

fn resource(value: &Value) -> Resource {
    let schema = value.get("schema").unwrap_or(&Value::Null);
    let fields: Vec<&Value> = schema
        .get("fields")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .collect();
    let decimal = fields
        .iter()
        .find_map(|field| match text(field, "decimalChar").as_str() {
            "," => Some(Decimal::Comma),
            "." => Some(Decimal::Point),
            _ => None,
        });
    let has_numbers = fields.iter().any(|field| text(field, "type") == "number");
    let delimiter = value
        .get("dialect")
        .map(|dialect| text(dialect, "delimiter"))
        .unwrap_or_default();
    let missing = schema
        .get("missingValues")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    Resource {
        path: text(value, "path"),
        title: text(value, "title"),
        delimiter: delimiter.bytes().next().filter(|_| delimiter.len() == 1),
        encoding: Some(text(value, "encoding")).filter(|encoding| !encoding.is_empty()),
        // A number without a word is one with a point, by the specification.
        decimal: decimal.or_else(|| has_numbers.then_some(Decimal::Point)),
        missing: missing.filter_map(Value::as_str).map(clean_text).collect(),
        fields: fields
            .iter()
            .map(|field| {
                [
                    text(field, "name"),
                    text(field, "title"),
                    text(field, "type"),
                ]
            })
            .collect(),
    }
}

impl Resource {
    /// What a field holds, by its type and name.
    fn column(&self, name: &str, figures: usize) -> Column {
        let Some([_, title, kind]) = self.fields.iter().find(|[known, ..]| known == name) else {
            return heading::label(name)
                .map_or_else(|| Column::Other(name.to_owned()), Column::Labelled);
        };
        let folded = bare(&name.replace(['_', '-', '.'], " "));
        let label = heading::label(&folded).or_else(|| heading::label(title));
        match kind.as_str() {
            "year" | "yearmonth" | "date" => Column::Labelled(Label::Time),
            "number" | "integer" if label == Some(Label::Time) => Column::Labelled(Label::Time),
            "number" | "integer" if figures == 1 => Column::Labelled(Label::Value),
            "number" | "integer" => {
                Column::Other(if title.is_empty() { name } else { title }.to_owned())
            }
            _ => label.map_or_else(|| Column::Other(name.to_owned()), Column::Labelled),
        }
    }

    /// The columns of its table, and how many hold figures.
    fn layout(&self, grid: &Grid) -> (Layout, usize) {
        let width = grid.lines.first().map_or(0, |line| line.cells.len());
        let figures = self
            .fields
            .iter()
            .filter(|field| self.is_figure(field))
            .count();
        let columns = (0..width).map(|at| self.column(grid.shown(0, at), figures));
        let layout = Layout {
            titles: Vec::new(),
            first: 0,
            body: 1,
            columns: columns.collect(),
            said: Headline::default(),
        };
        (layout, figures)
    }

    fn is_figure(&self, [name, title, kind]: &[String; 3]) -> bool {
        let label =
            heading::label(&bare(&name.replace('_', " "))).or_else(|| heading::label(title));
        matches!(kind.as_str(), "number" | "integer") && label != Some(Label::Time)
    }
}

/// Reads a table of a package.
pub fn read(
    grid: &Grid,
    resource: &Resource,
    package: &Package,
    answers: &Answers,
    number: usize,
) -> TableFigures {
    let (layout, figures) = resource.layout(grid);
    let title = if resource.title.is_empty() {
        &package.title
    } else {
        &resource.title
    };
    let known = rows::TableHints {
        kind: None,
        indicator: Some(answers.indicator.clone().unwrap_or_else(|| title.clone())),
        category: answers.category.clone(),
        unit: answers.unit.clone(),
        year: answers.year,
        place: None,
        is_exact: false,
        is_of_an_office: false,
        grid: number,
        is_named_by_heading: figures > 1,
        has_dimensions: true,
    };
    let mut found = rows::read(grid, &layout, &known);
    let unused = unused::headings(grid, &layout, FileForm::Frictionless);
    found.passed.columns.extend(unused);
    found.sources.extend(package.source.clone());
    found
}
