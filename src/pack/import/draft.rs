//! A figure that was found in a table, before its digits are read.
//!
//! Owns what every form says of a figure in the same words. It must not know the form.

use std::sync::Arc;

use crate::core::model::{Better, ClaimKind, Comparator, JudgementStatus, TargetKind};

use super::moment::ClaimMoment;
use crate::pack::diagnostic::FormFault;
use crate::pack::exchange::slug::slug;

/// The longest id of a source.
const LONGEST_ID: usize = 40;

/// Where a figure stands: the number of the table, row and column from zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The table, in the order in which they were read.
    pub grid: usize,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// What is said of an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureSubject {
    /// The group.
    pub category: Option<String>,
    /// The name.
    pub name: String,
    /// The unit; none where the file says none.
    pub unit: Option<String>,
    /// Which way is better, where the file says so.
    pub better: Option<Better>,
    /// How its targets are compared, where the file says so.
    pub target_kind: Option<TargetKind>,
    /// Who answers for it.
    pub owner: Option<String>,
}

/// Who says the kind of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindBy {
    /// The form in which it is published.
    Form,
    /// A heading, a title, or a person.
    Heading,
    /// Nobody.
    Nobody,
}

/// A figure that was found.
#[derive(Clone, Debug)]
pub struct FoundFigure {
    /// Where it stands.
    pub spot: Spot,
    /// The thing that was measured.
    pub subject: Arc<FigureSubject>,
    /// The place, if the table says it.
    pub place: Option<Arc<str>>,
    /// The time, if the table says it.
    pub moment: Option<ClaimMoment>,
    /// What kind it is; a result where nothing says otherwise.
    pub kind: ClaimKind,
    /// Who says so.
    pub kind_by: KindBy,
    /// Whether it is counted in another way than earlier ones.
    pub is_break: bool,
    /// A remark.
    pub note: String,
    /// What the publisher says of the target, and in which words.
    pub judgement: Option<(JudgementStatus, String)>,
    /// The id of the source, if the table names one.
    pub source: Option<Arc<str>>,
    /// The plan, if the heading of the figure names one beside others.
    pub plan: Option<Arc<str>>,
    /// The first and last year of the plan, if a cell says it.
    pub term: Option<(i16, i16)>,
    /// What bounds the figure, if a cell beside it says it.
    pub comparator: Option<Comparator>,
}

impl FoundFigure {
    /// A result without further remarks.
    pub fn new(spot: Spot, subject: &Arc<FigureSubject>) -> Self {
        Self {
            spot,
            subject: Arc::clone(subject),
            place: None,
            moment: None,
            kind: ClaimKind::Actual,
            kind_by: KindBy::Form,
            is_break: false,
            note: String::new(),
            judgement: None,
            source: None,
            plan: None,
            term: None,
            comparator: None,
        }
    }

    /// Gives the kind that a heading says; a result where none does.
    pub fn set_kind(&mut self, said: Option<ClaimKind>) {
        self.kind = said.unwrap_or(ClaimKind::Actual);
        self.kind_by = match said {
            Some(_) => KindBy::Heading,
            None => KindBy::Nobody,
        };
    }

    /// Adds a remark behind those that are there.
    pub fn remark(&mut self, note: &str) {
        if note.is_empty() {
            return;
        }
        if !self.note.is_empty() {
            self.note.push_str("; ");
        }
        self.note.push_str(note);
    }
}

/// A source that a file names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedSource {
    /// Its id in the pack.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The day, as a pack writes it.
    pub date: String,
    /// Its address.
    pub url: String,
}

impl TableFigures {
    /// The id of a source that a row names, which is listed.
    pub fn listed_source(&mut self, title: &str) -> Option<Arc<str>> {
        let known = self.listed.iter().find(|known| known.title == title);
        if let Some(known) = known {
            return Some(Arc::from(known.id.as_str()));
        }
        let named = NamedSource::titled(title)?;
        let id = Arc::from(named.id.as_str());
        self.listed.push(named);
        Some(id)
    }

    /// The id of a source that a row names with its day; one title of two days is two sources.
    pub fn listed_dated(&mut self, title: &str, date: &str) -> Option<Arc<str>> {
        let same = |known: &&NamedSource| known.title == title && known.date == date;
        if let Some(known) = self.listed.iter().find(same) {
            return Some(Arc::from(known.id.as_str()));
        }
        let mut named = NamedSource::titled(title)?;
        if !date.is_empty() {
            named.id = format!("{}-{date}", named.id);
        }
        if self.listed.iter().any(|known| known.id == named.id) {
            named.id = format!("{}-{}", named.id, self.listed.len() + 1);
        }
        date.clone_into(&mut named.date);
        let id = Arc::from(named.id.as_str());
        self.listed.push(named);
        Some(id)
    }
}

/// What was passed over in a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// Rows above the heading.
    pub titles: usize,
    /// Rows without a visible cell.
    pub blank: usize,
    /// Rows that only sum others.
    pub totals: Vec<usize>,
    /// Rows of a place of which it cannot be told whether it is that which a person names.
    pub doubtful: Vec<(Spot, String)>,
    /// Where another table begins, which is not read.
    pub second: Option<Spot>,
    /// Rows below the figures, and rows of remarks.
    pub notes: usize,
    /// Rows of a form in which no figure stands.
    pub unfilled: usize,
    /// Columns that compare others, or whose heading says nothing that is known.
    pub columns: Vec<String>,
    /// Published rows that a pack cannot hold.
    pub rows: Vec<(Spot, String)>,
    /// Files of a folder that have no figures.
    pub files: Vec<String>,
}

impl NamedSource {
    /// A source by its title alone; none where nothing is left of that for an id.
    pub fn titled(title: &str) -> Option<Self> {
        let id = slug(title);
        let id = id.get(..LONGEST_ID).unwrap_or(&id).trim_end_matches('-');
        (!id.is_empty()).then(|| Self {
            id: id.to_owned(),
            title: title.to_owned(),
            ..Self::default()
        })
    }
}

/// What one table gave.
#[derive(Clone, Debug, Default)]
pub struct TableFigures {
    /// The figures.
    pub drafts: Vec<FoundFigure>,
    /// What was passed over.
    pub passed: PassedOver,
    /// The sources.
    pub sources: Vec<NamedSource>,
    /// The sources that single rows name.
    pub listed: Vec<NamedSource>,
    /// Cells that are no figures of their own and may yet show the decimal mark.
    pub beside: Vec<Spot>,
    /// What a title says of the place.
    pub place_hint: Option<String>,
    /// Cells of a form that say what nobody understands.
    pub faults: Vec<(Spot, String, FormFault)>,
}
