//! Figures of any form become rows of the long form.
//!
//! Owns which field of a row says what of a figure, and the rows of their sources. It must not know where they come
//! from.

use std::collections::HashMap;

use super::answers::Answers;
use jiff::civil::Date;

use super::draft::{FigureSubject, FoundFigure, KindBy, NamedSource, Spot};
use super::moment::{self, ClaimMoment};
use super::plans;
use super::resolve::Record;
use crate::core::clean::clean;
use crate::core::fold::bare;
use crate::core::model::{ClaimKind, Comparator, Published};
use crate::pack::diagnostic::{Problem, TextReading};
use crate::pack::exchange::columns::{COLUMNS, JUDGEMENT_COLUMN, SOURCE_COLUMNS};
use crate::pack::exchange::import::CsvFile;

/// The columns of the rows behind the thirteen.
const FURTHER: [&str; 7] = [
    "better",
    "kind_of_target",
    "term",
    "break",
    "nearly",
    "owner",
    JUDGEMENT_COLUMN,
];

/// What is needed of a figure and nobody has said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The place.
    Place,
    /// The year.
    Year,
    /// The name of the indicator.
    Indicator,
    /// Whether figures of years to come are targets.
    Kind,
}

/// Rows of the long form, each with the cell of its figure.
#[derive(Clone, Debug, Default)]
pub struct LongRows {
    /// The claims.
    pub claims: Vec<u8>,
    /// The sources.
    pub sources: Vec<u8>,
    /// The cell of each row, in order.
    pub spots: Vec<Spot>,
    /// What a person still has to say, the weightiest first.
    pub needs: Vec<Need>,
    /// What is wrong with figures beside others.
    pub problems: Vec<(Spot, Problem)>,
}

/// Writes figures as rows; `source` is that of figures that name none.
#[derive(Debug)]
pub struct Writer<'a> {
    answers: &'a Answers,
    claims: csv::Writer<Vec<u8>>,
    sources: Vec<NamedSource>,
    rows: LongRows,
    seen: HashMap<String, String>,
}

impl<'a> Writer<'a> {
    /// Begins with the header.
    pub fn new(answers: &'a Answers) -> Self {
        let mut claims = csv::Writer::from_writer(Vec::new());
        // Writing to memory does not fail.
        let _ = claims.write_record(COLUMNS.iter().chain(&FURTHER));
        Self {
            answers,
            claims,
            sources: Vec::new(),
            rows: LongRows::default(),
            seen: HashMap::new(),
        }
    }

    /// Adds a source, and gives its id.
    pub fn source(&mut self, mut named: NamedSource, fallback: &str) -> String {
        if named.title.is_empty() {
            named.title = fallback.to_owned();
        }
        if named.id.is_empty() {
            let titled = NamedSource::titled(&named.title);
            named.id = titled.map_or_else(|| "source".to_owned(), |titled| titled.id);
        }
        named.id = clean(&named.id).into_owned();
        let same = self.sources.iter().find(|known| known.id == named.id);
        if same.is_some_and(|known| known.title != named.title) {
            named.id = format!("{}-{}", named.id, self.sources.len() + 1);
        }
        let id = named.id.clone();
        if !self.sources.iter().any(|known| known.id == id) {
            self.sources.push(named);
        }
        id
    }

    /// Adds a figure; `source` says it where it names no source itself.
    pub fn record(&mut self, record: &Record, source: &str) {
        let draft = &record.draft;
        let subject = &draft.subject;
        let renamed = self
            .answers
            .indicators
            .iter()
            .find(|(known, _)| known.trim() == subject.name);
        let name = renamed.map_or(subject.name.as_str(), |(_, name)| name);
        let place = draft
            .place
            .as_deref()
            .or(self.answers.place.as_deref())
            .unwrap_or_default();
        let moment = self.moment(draft);
        let Some(moment) = moment else {
            return self.need(Need::Year);
        };
        if place.trim().is_empty() {
            return self.need(Need::Place);
        }
        if name.trim().is_empty() {
            return self.need(Need::Indicator);
        }
        if self.is_early(draft, moment.year) {
            return;
        }
        let unit = Self::unit(self.answers, subject, name);
        let category = subject
            .category
            .as_deref()
            .or(self.answers.category.as_deref());
        let category = category
            .filter(|text| !text.trim().is_empty())
            .unwrap_or(&self.answers.unsorted);
        let source = draft.source.as_deref().unwrap_or(source);
        let plan = draft.plan.as_deref().or(self.answers.plan.as_deref());
        let plan = plan.unwrap_or_default();
        let key = [
            plan,
            place,
            category,
            name,
            unit,
            &moment.year.to_string(),
            &moment.period,
            draft.kind.code(),
            source,
        ]
        .join("\n");
        if let Some(first) = self.seen.get(&key) {
            if *first != record.value {
                let first = first.clone();
                self.rows
                    .problems
                    .push((draft.spot, Problem::Read(TextReading::Twice { first })));
            }
            return;
        }
        self.seen.insert(key, record.value.clone());
        let named = || draft.plan.as_deref().and_then(plans::term);
        let own = draft.term.or_else(named);
        let term = own.or(self.answers.term).filter(|_| !plan.is_empty());
        let term = term
            .map(|(first, last)| format!("{first}-{last}"))
            .unwrap_or_default();
        let flag = |is: bool| if is { "true" } else { "" };
        let fields = [
            place,
            plan,
            category,
            name,
            "",
            unit,
            draft.kind.code(),
            &moment.year.to_string(),
            &moment.period,
            &record.value,
            record.comparator.code(),
            source,
            &draft.note,
            subject.better.map_or("", |better| better.code()),
            subject.target_kind.map_or("", |kind| kind.code()),
            &term,
            flag(draft.is_break),
            flag(record.is_nearly && record.comparator == Comparator::About),
            subject.owner.as_deref().unwrap_or_default(),
            &judged(draft),
        ];
        let fields = fields.map(|field| {
            clean(&field.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
        });
        let _ = self.claims.write_record(&fields);
        self.rows.spots.push(draft.spot);
    }

    /// The unit of a figure: what a person says for its indicator, or else the file, or else a person for all.
    fn unit<'u>(answers: &'u Answers, subject: &'u FigureSubject, name: &str) -> &'u str {
        let said = answers.units.iter();
        let mut said = said.filter(|(of, _)| bare(of) == bare(name) || *of == subject.name);
        let said = said.next().map(|(_, unit)| unit.as_str());
        let of_file = subject.unit.as_deref().or(answers.unit.as_deref());
        said.or(of_file).unwrap_or_default()
    }

    /// The time of a figure; one without a year takes the year that a person says.
    fn moment(&self, draft: &FoundFigure) -> Option<ClaimMoment> {
        let own = draft.moment.clone().filter(|moment| moment.year > 0);
        own.or_else(|| {
            let year = self.answers.year?;
            Some(dated(draft.moment.as_ref(), year))
        })
    }

    /// Tells whether a result would be of a year that had not come when it was published. No result is: a person is
    /// asked what it is, or it is reported as wrong.
    fn is_early(&mut self, draft: &FoundFigure, year: i16) -> bool {
        let published = self.answers.published.as_deref();
        let published = published.and_then(|day| moment::year(day.get(..4)?));
        let today = self.answers.today.map(Date::year);
        let Some(known) = published.or(today).filter(|known| year > *known) else {
            return false;
        };
        let is_result = matches!(draft.kind, ClaimKind::Actual | ClaimKind::Estimate);
        match draft.kind_by {
            KindBy::Nobody if is_result => self.need(Need::Kind),
            KindBy::Heading if is_result => {
                let problem = TextReading::EarlyResult { year, known };
                self.rows
                    .problems
                    .push((draft.spot, Problem::Read(problem)));
            }
            _ => return false,
        }
        true
    }

    fn need(&mut self, need: Need) {
        if !self.rows.needs.contains(&need) {
            self.rows.needs.push(need);
        }
    }

    /// Ends with what was written.
    pub fn finish(mut self) -> LongRows {
        let mut sources = csv::Writer::from_writer(Vec::new());
        let _ = sources.write_record(SOURCE_COLUMNS);
        for source in &self.sources {
            // A pack can keep a day only in its own notation.
            let date = Published::parse(&source.date)
                .unwrap_or_default()
                .to_string();
            let fields = [
                &source.id,
                &source.title,
                &source.publisher,
                &date,
                &source.url,
                "",
                "",
                "",
            ];
            let fields = fields.map(|field| clean(field).into_owned());
            let _ = sources.write_record(&fields);
        }
        self.rows.claims = self.claims.into_inner().unwrap_or_default();
        self.rows.sources = sources.into_inner().unwrap_or_default();
        self.rows.needs.sort_unstable();
        self.rows
    }
}

/// What a publisher says of a target, as the long form writes it.
fn judged(draft: &FoundFigure) -> String {
    let said = draft.judgement.as_ref();
    let said = said.map(|(status, words)| format!("{}|{}", status.code(), words.replace('|', "/")));
    said.unwrap_or_default()
}

/// A year that was answered, with the part of it that the heading told.
fn dated(said: Option<&ClaimMoment>, year: i16) -> ClaimMoment {
    match said {
        Some(moment) => ClaimMoment {
            year,
            period: moment.period.replace("{}", &year.to_string()),
        },
        None => ClaimMoment::year(year),
    }
}

/// A grid that is the long form itself, as a file of it.
pub fn long(name: &str, rows: impl Iterator<Item = Vec<String>>) -> CsvFile {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        let _ = writer.write_record(&row);
    }
    CsvFile::held(name, writer.into_inner().unwrap_or_default())
}
