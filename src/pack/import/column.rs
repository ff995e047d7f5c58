//! What the columns of a table hold.
//!
//! Owns the types in which that is said. It must not know how it is found.

use super::draft::FigureSubject;
use super::label::Label;
use super::marker::{is_of_a_part, is_total};
use super::moment::{ClaimMoment, OfTerm};
use super::unit;
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// The place of the figures of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// In all of the place that the table is about.
    Whole,
    /// In this one.
    Place(String),
}

/// Figures of one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// Their time, if it is said.
    pub moment: Option<ClaimMoment>,
    /// Their time in a term that the column does not name.
    pub of_term: Option<OfTerm>,
    /// Their kind, if it is said.
    pub kind: Option<ClaimKind>,
    /// What else the heading says beside time and kind.
    pub extra: String,
    /// What a row of the heading names that tells neither time nor kind.
    pub about: String,
    /// All that the rows of the heading name, from the top.
    pub things: String,
    /// Their unit, if the heading tells one.
    pub unit: Option<String>,
    /// The place of the figures, if the heading names one.
    pub place: Option<Where>,
    /// The heading.
    pub heading: String,
    /// The plan of its targets, where several stand side by side.
    pub plan: Option<String>,
    /// What it says if the word at its head, which may tell a kind, is of the name: `Kết quả thi`.
    pub as_name: Option<Box<Slot>>,
}

/// What headings call the measure of a thing that another row of the heading, or the title, names, folded.
const MEASURES: [&str; 17] = [
    "so",
    "so luong",
    "so ho",
    "so nguoi",
    "so xa",
    "so thon",
    "so ban",
    "so khau",
    "so nhan khau",
    "ty le",
    "ti le",
    "ty trong",
    "co cau",
    "gia tri",
    "so tien",
    "ty suat",
    "chi so",
];

impl Slot {
    /// Whether the heading tells time, kind and place alone.
    pub fn says_nothing_of_things(&self) -> bool {
        self.about.is_empty() && self.extra.is_empty() && self.unit.is_none()
    }

    /// Whether the heading says shares, and the row things of another unit.
    pub fn is_of_another_unit(&self, row: Option<&str>) -> bool {
        let is_share = |unit: &str| unit.contains(['%', '‰']);
        let Some(row) = row.filter(|unit| !is_share(unit) && self.about.is_empty()) else {
            return false;
        };
        match self.unit.as_deref() {
            Some(unit) => self.extra.is_empty() && is_share(unit) && !row.is_empty(),
            None => unit::is_of_a_share(&self.extra) || self.extra.contains('%'),
        }
    }

    /// What the figures are of, where rows name things of which columns tell parts.
    pub fn part_of(&self, row: &FigureSubject) -> FigureSubject {
        let mut name = row.name.clone();
        for (joint, text) in [(": ", &self.about), (", ", &self.extra)] {
            if !text.is_empty() {
                name.push_str(joint);
                name.push_str(text);
            }
        }
        let unit = match self.about.is_empty() && (self.extra.is_empty() || self.unit.is_none()) {
            true => row.unit.clone().or_else(|| self.unit.clone()),
            false => self.unit.clone().or_else(|| row.unit.clone()),
        };
        FigureSubject {
            name,
            unit,
            ..row.clone()
        }
    }

    /// What the figures are of, where rows name none: as the heading says, else the title.
    pub fn thing(&self, title: Option<&str>) -> String {
        let told = self.things.clone();
        let is_part = MEASURES.contains(&bare(&told).as_str()) || is_of_a_part(&told);
        match title {
            Some(title) if is_total(&told) => title.to_owned(),
            Some(title) if told.is_empty() => title.to_owned(),
            Some(title) if is_part => format!("{title}: {told}"),
            _ => told,
        }
    }
}

/// Skips the figures of hidden columns (drafts, workings); what such columns name beside figures still counts.
pub fn pass_hidden(columns: &mut [Column], hidden: &[usize]) {
    for at in hidden {
        if let Some(column) = columns.get_mut(*at)
            && let Column::Figures(slot) = &*column
        {
            *column = Column::Other(slot.heading.clone());
        }
    }
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Nothing, as far as the heading says.
    Blank,
    /// What a label names.
    Labelled(Label),
    /// Figures.
    Figures(Slot),
    /// A comparison of others.
    Compares(String),
    /// Something with a heading that is not known.
    Other(String),
}
