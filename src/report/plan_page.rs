//! A plan, one of its lines or a list in full.
//!
//! Owns the content and order of such a page; the commands and the explorer draw the same lines, each at its own
//! width. A plan has title, number, term; what sources reported; its targets with their standing; its lines by kind;
//! the lists of named things; the documents. Claims published after the day are left out. It must not know how wide a
//! line is.

use crate::core::catalog::Catalog;
use crate::core::judge::standing::Status;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{
    ClaimKind, IndicatorId, NamedList, PlanId, Programme, Reported, SeriesId, SourceId, Text,
};
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::facts::SourceLine;
use crate::report::glyphs::Glyphs;
use crate::report::subject::{self, Subject, cited, is_known};
use crate::report::table;
use crate::report::table_rows::TableCells;
use crate::words::locale::period;
use crate::words::locale::words::fill;
use crate::words::plans::{self, Plans, plans};
use crate::words::wording;

/// The role of a line of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineRole {
    /// The name of the whole.
    Name,
    /// A title over what follows.
    Title,
    /// What is said.
    Text,
    /// A remark.
    Note,
    /// An indicator, whose cells stand beside each other where there is room.
    Indicator,
}

/// Where a line leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineLink {
    /// To an indicator.
    Series(SeriesId),
    /// To a plan, or to what belongs to one.
    Subject(Subject),
}

/// One line of the page.
#[derive(Clone, Debug)]
pub(crate) struct PageLine {
    /// What it is.
    pub(crate) role: LineRole,
    /// How far it stands in, in steps.
    pub(crate) level: usize,
    /// What it says.
    pub(crate) text: String,
    /// For an indicator: figure, period, target and status, in words.
    pub(crate) cells: Option<IndicatorCells>,
    /// Where it leads.
    pub(crate) lead: Option<LineLink>,
}

/// The cells of an indicator beside its name.
#[derive(Clone, Debug)]
pub(crate) struct IndicatorCells {
    /// Its figure with the period.
    pub(crate) figure: String,
    /// Its target.
    pub(crate) target: String,
    /// Where it stands.
    pub(crate) status: String,
    /// The same as a class.
    pub(crate) class: Status,
}

/// The subject of a page, and how much of it is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageOf {
    /// The thing.
    pub(crate) subject: Subject,
    /// The most lines of one title; the whole page has at most [`TITLES`] times as many.
    pub(crate) most: usize,
}

/// How many full titles a page holds before it ends.
const TITLES: usize = 4;

/// The indicators to which a plan sets a target that exists on the day, in the order of their categories.
pub(crate) fn targets(catalog: &Catalog, viewpoint: &Viewpoint, plan: PlanId) -> Vec<SeriesId> {
    let sets = |series: &SeriesId| {
        let mut claims = viewpoint.claims(catalog, *series);
        claims.any(|(_, claim)| claim.kind == ClaimKind::Target && claim.plan == Some(plan))
    };
    let mut found: Vec<SeriesId> = catalog.series_ids().filter(sets).collect();
    found.sort_by_key(|series| catalog.indicator_of(*series).category);
    found
}

/// What sources reported of a plan by the day, oldest first.
pub(crate) fn reported<'c>(
    catalog: &'c Catalog,
    viewpoint: &Viewpoint,
    plan: PlanId,
) -> Vec<&'c Reported> {
    let all = catalog.reported().iter();
    let of_plan =
        |count: &&Reported| count.plan == Some(plan) && is_known(catalog, viewpoint, count.source);
    let mut found: Vec<&Reported> = all.filter(of_plan).collect();
    let day = |count: &&Reported| {
        let source = count.source.map(|id| catalog.source(id));
        source.and_then(|source| source.published.last_day())
    };
    found.sort_by_key(day);
    found
}

/// The lines of a plan that exist on the day, by kind, then in their order.
pub(crate) fn programmes(catalog: &Catalog, viewpoint: &Viewpoint, plan: PlanId) -> Vec<usize> {
    let all = catalog.programmes();
    let of_plan = |at: &usize| {
        let line = &all[*at];
        line.plan == Some(plan) && is_known(catalog, viewpoint, line.source)
    };
    let mut found: Vec<usize> = (0..all.len()).filter(of_plan).collect();
    found.sort_by_key(|at| {
        let kind = catalog.text(all[*at].kind);
        (plans::order(kind), kind, all[*at].order, *at)
    });
    found
}

/// The lists that name the plan, or that name none and belong to one of its indicators.
pub(crate) fn lists(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    plan: PlanId,
    targets: &[SeriesId],
) -> Vec<usize> {
    let mut indicators: Vec<IndicatorId> = targets
        .iter()
        .map(|series| catalog.series_of(*series).indicator)
        .collect();
    indicators.sort_unstable();
    let of_plan = |list: &NamedList| match list.plan {
        Some(named) => named == plan,
        None => {
            let mut of_list = list.indicators.iter();
            of_list.any(|id| indicators.binary_search(id).is_ok())
        }
    };
    let all = (0..).zip(catalog.lists());
    all.filter(|(_, list)| of_plan(list) && is_known(catalog, viewpoint, list.source))
        .map(|(at, _)| at)
        .collect()
}

/// The plans that set a target to any of some indicators.
fn plans_of(basis: Basis<'_>, indicators: &[IndicatorId]) -> Vec<PlanId> {
    let series = indicators.iter();
    let series = series.filter_map(|id| subject::series_of(basis.catalog, *id));
    let claims = series.flat_map(|series| basis.claims(series));
    let targets = claims.filter(|(_, claim)| claim.kind == ClaimKind::Target);
    let mut plans: Vec<PlanId> = targets.filter_map(|(_, claim)| claim.plan).collect();
    plans.sort_unstable();
    plans.dedup();
    plans
}

/// The lines of a page; a place or a source has none.
pub(crate) fn lines(basis: Basis<'_>, of: PageOf, glyphs: &Glyphs) -> Vec<PageLine> {
    let mut page = PlanPage {
        basis,
        words: plans(basis.lang),
        most: of.most,
        glyphs,
        sources: Vec::new(),
        lines: Vec::new(),
        is_cut: false,
    };
    match of.subject {
        Subject::Plan(plan) => page.plan(plan),
        Subject::Programme(at) => page.programme(at),
        Subject::List(at) => page.list(at),
        Subject::Place(_) | Subject::Source(_) => {}
    }
    page.documents();
    page.end(of.subject);
    page.lines
}

/// A page that grows.
struct PlanPage<'c> {
    basis: Basis<'c>,
    words: &'static Plans,
    most: usize,
    glyphs: &'c Glyphs,
    // Those cited so far.
    sources: Vec<SourceId>,
    lines: Vec<PageLine>,
    // Whether there was more than a page holds.
    is_cut: bool,
}

impl<'c> PlanPage<'c> {
    /// Tells whether the page is full. The caller has more to add.
    fn is_full(&mut self) -> bool {
        self.is_cut |= self.lines.len() >= self.most.saturating_mul(TITLES);
        self.is_cut
    }

    /// Says where the rest is, if there is any.
    fn end(&mut self, of: Subject) {
        if !std::mem::take(&mut self.is_cut) {
            return;
        }
        let catalog = self.basis.catalog;
        let plan = match of {
            Subject::Plan(plan) => Some(plan),
            Subject::Programme(at) => subject::line(catalog, at).and_then(|line| line.plan),
            Subject::List(at) => subject::list(catalog, at).and_then(|list| list.plan),
            Subject::Place(_) | Subject::Source(_) => None,
        };
        let id = plan.map_or("", |plan| catalog.text(catalog.plan(plan).id));
        let said = fill(self.basis.words().too_long, &[id]);
        self.lines.push(PageLine {
            role: LineRole::Note,
            level: 0,
            text: said.trim_end().to_owned(),
            cells: None,
            lead: None,
        });
    }

    /// Adds how many more entries there are under this title.
    fn more(&mut self, said: &'static str, count: usize) {
        let more = count.saturating_sub(self.most);
        if more > 0 {
            self.push(LineRole::Note, 1, fill(said, &[&more.to_string()]), None);
        }
    }

    fn push(&mut self, role: LineRole, level: usize, text: String, lead: Option<LineLink>) {
        if self.is_full() {
            return;
        }
        self.lines.push(PageLine {
            role,
            level,
            text,
            cells: None,
            lead,
        });
    }

    fn title(&mut self, text: &str) {
        self.push(LineRole::Title, 0, text.to_owned(), None);
    }

    fn note(&mut self, level: usize, note: Text) {
        let said = self.basis.catalog.note(note, self.basis.lang);
        if !said.is_empty() {
            self.push(LineRole::Note, level, said.to_owned(), None);
        }
    }

    /// Notes a source among the documents and gives its short name in brackets.
    fn cite(&mut self, source: Option<SourceId>) -> String {
        let Some(id) = source else {
            return String::new();
        };
        self.sources.push(id);
        format!(" ({})", cited(self.basis, id))
    }

    fn plan(&mut self, id: PlanId) {
        let (basis, catalog) = (self.basis, self.basis.catalog);
        let plan = catalog.plan(id);
        let targets = targets(catalog, basis.viewpoint, id);
        let lines = programmes(catalog, basis.viewpoint, id);
        let is_number = |at: &&usize| {
            let line = &catalog.programmes()[**at];
            catalog.text(line.kind) == plans::NUMBER
        };
        let title = plan.title.unwrap_or(plan.name);
        self.push(LineRole::Name, 0, basis.say(title).to_owned(), None);
        let mut parts: Vec<String> = Vec::new();
        if plan.title.is_some() {
            parts.push(basis.say(plan.name).to_owned());
        }
        if let Some((first, last)) = plan.term {
            let years = [first.to_string(), last.to_string()];
            parts.push(fill(self.words.term, &[&years[0], &years[1]]));
        }
        // A heading under which results are filed was never adopted by anybody.
        let is_document = plan.title.is_some() || !targets.is_empty() || !lines.is_empty();
        if is_document {
            parts.push(plans::status(plan.status, basis.lang).to_owned());
        }
        parts.push(catalog.text(plan.id).to_owned());
        self.push(LineRole::Note, 0, parts.join(" · "), None);
        for at in lines.iter().filter(is_number) {
            let line = &catalog.programmes()[*at];
            let source = self.cite(line.source);
            let said = format!("{}: {}{source}", self.words.number, basis.say(line.text));
            self.push(LineRole::Text, 0, said, None);
            self.note(1, line.note);
        }
        self.reported(id);
        self.targets(id, &targets);
        let mut kind = "";
        for at in lines.iter().filter(|at| !is_number(at)) {
            if self.is_full() {
                return;
            }
            let line = &catalog.programmes()[*at];
            let title = plans::all(catalog.text(line.kind), basis.lang);
            if title != kind {
                self.title(title);
                kind = title;
            }
            self.line_of_plan(*at, line);
        }
        for at in lists(catalog, basis.viewpoint, id, &targets) {
            if self.is_full() {
                return;
            }
            self.list_of_plan(at);
        }
    }

    fn reported(&mut self, plan: PlanId) {
        let (basis, catalog) = (self.basis, self.basis.catalog);
        let counts = reported(catalog, basis.viewpoint, plan);
        if !counts.is_empty() {
            self.title(self.words.reported);
        }
        for count in counts.iter().take(self.most) {
            let said = wording::reported_long(count, basis.lang);
            let text = catalog.period(count.period);
            let when = count
                .year
                .map(|year| period::in_year(text, year, basis.lang));
            let when = when.map_or_else(String::new, |when| format!(", {when}"));
            let source = self.cite(count.source);
            self.push(LineRole::Text, 1, format!("{said}{when}{source}"), None);
            self.note(2, count.note);
        }
        self.more(self.words.more_lines, counts.len());
    }

    fn targets(&mut self, plan: PlanId, targets: &[SeriesId]) {
        if targets.is_empty() {
            self.title(self.words.no_targets);
            return;
        }
        let count = targets.len().to_string();
        self.title(&fill(self.words.targets, &[&count]));
        let viewpoint = Viewpoint {
            plan: Some(plan),
            ..*self.basis.viewpoint
        };
        let catalog = self.basis.catalog;
        // The place of the plan is not named.
        let home = catalog.pack(catalog.plan(plan).pack).place;
        self.rows(targets, &viewpoint, home.or(self.basis.home));
        for series in targets {
            let claims = viewpoint.claims(catalog, *series);
            let of_plan = claims
                .filter(|(_, claim)| claim.kind == ClaimKind::Target && claim.plan == Some(plan));
            self.sources
                .extend(of_plan.filter_map(|(_, claim)| claim.source));
        }
    }

    fn rows(
        &mut self,
        rows: &[SeriesId],
        viewpoint: &Viewpoint,
        home: Option<crate::core::model::PlaceId>,
    ) {
        let basis = Basis {
            viewpoint,
            home,
            ..self.basis
        };
        for series in rows.iter().take(self.most) {
            if self.is_full() {
                return;
            }
            let card = Card::new(basis, *series);
            let TableCells {
                name,
                figure,
                when,
                target,
                status,
                ..
            } = table::cells(&card, self.glyphs);
            let id = basis.catalog.indicator_of(*series).id;
            let figure = match when.is_empty() {
                true => figure,
                false => format!("{figure}, {when}"),
            };
            self.lines.push(PageLine {
                role: LineRole::Indicator,
                level: 1,
                text: match name.is_empty() {
                    true => basis.catalog.text(id).to_owned(),
                    false => name,
                },
                cells: Some(IndicatorCells {
                    figure,
                    target,
                    status,
                    class: card.standing.status,
                }),
                lead: Some(LineLink::Series(*series)),
            });
        }
        self.more(self.words.more_indicators, rows.len());
    }

    fn line_of_plan(&mut self, at: usize, line: &Programme) {
        let source = self.cite(line.source);
        let order = line.order.map_or_else(String::new, |at| format!("{at}. "));
        let said = format!("{order}{}{source}", self.basis.say(line.text));
        let lead = LineLink::Subject(Subject::Programme(at));
        self.push(LineRole::Text, 1, said, Some(lead));
        self.note(2, line.note);
    }

    fn list_of_plan(&mut self, at: usize) {
        let Some(list) = subject::list(self.basis.catalog, at) else {
            return;
        };
        let source = self.cite(list.source);
        let title = format!("{}{source}", self.basis.say(list.title));
        let lead = LineLink::Subject(Subject::List(at));
        self.push(LineRole::Title, 0, title, Some(lead));
        self.items(list);
    }

    fn items(&mut self, list: &NamedList) {
        for (item, note) in &list.items {
            if self.is_full() {
                return;
            }
            self.push(LineRole::Text, 1, self.basis.say(*item).to_owned(), None);
            self.note(2, *note);
        }
    }

    fn programme(&mut self, at: usize) {
        let Some(line) = subject::line(self.basis.catalog, at) else {
            return;
        };
        self.head(Subject::Programme(at));
        self.note(0, line.note);
        self.concerned(line.plan, &line.indicators);
    }

    fn list(&mut self, at: usize) {
        let Some(list) = subject::list(self.basis.catalog, at) else {
            return;
        };
        self.head(Subject::List(at));
        self.items(list);
        self.concerned(list.plan, &list.indicators);
    }

    /// Name, what it is, its source.
    fn head(&mut self, of: Subject) {
        let name = subject::name(self.basis, of);
        self.push(LineRole::Name, 0, name, None);
        let mut parts = vec![subject::what(self.basis, of)];
        parts.extend(subject::about(self.basis, of));
        self.push(LineRole::Note, 0, parts.join(" · "), None);
        self.sources.extend(of.source(self.basis.catalog));
    }

    /// The indicators that something concerns, and the plan: its own, else those of its indicators.
    fn concerned(&mut self, plan: Option<PlanId>, indicators: &[IndicatorId]) {
        let catalog = self.basis.catalog;
        let series: Vec<SeriesId> = indicators
            .iter()
            .filter_map(|id| subject::series_of(catalog, *id))
            .collect();
        if !series.is_empty() {
            self.title(self.words.indicators);
            let viewpoint = *self.basis.viewpoint;
            self.rows(&series, &viewpoint, self.basis.home);
        }
        let (title, of) = match plan {
            Some(plan) => (self.words.of_plan, vec![plan]),
            None => (self.words.of_indicators, plans_of(self.basis, indicators)),
        };
        if !of.is_empty() {
            self.title(title);
        }
        for plan in of {
            if self.is_full() {
                return;
            }
            let (name, id) = (catalog.plan(plan).name, catalog.plan(plan).id);
            let said = format!("{} · {}", self.basis.say(name), catalog.text(id));
            let lead = LineLink::Subject(Subject::Plan(plan));
            self.push(LineRole::Text, 1, said, Some(lead));
        }
    }

    /// The documents that were cited, each once, in the order of the packs.
    fn documents(&mut self) {
        let mut sources = std::mem::take(&mut self.sources);
        sources.sort_unstable();
        sources.dedup();
        if sources.is_empty() {
            return;
        }
        self.title(self.basis.words().sources);
        for id in sources {
            if self.is_full() {
                return;
            }
            let source = SourceLine::new(self.basis, id);
            let said = format!("{}  {}", source.name, source.document_with_address());
            self.push(LineRole::Text, 1, said, None);
        }
    }
}
