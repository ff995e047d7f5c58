//! One indicator in full, in reading order.
//!
//! Owns the sequence: name, figure, target, status, what officials said, where sources disagree, chart
//! (`detail_chart`), every claim by year, then the rest (`detail_more`). The first screenful answers the question; what
//! follows scrolls. It must not know how a fact is worked out.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::core::judge::standing::{Reason, Standing};
use crate::core::judge::viewpoint::Conflict;
use crate::core::model::SeriesId;
use crate::explorer::layout::Focus;
use crate::explorer::panes::page::PanePage;
use crate::explorer::panes::{detail_chart, detail_more, other};
use crate::explorer::state::app::App;
use crate::explorer::state::panes::DetailPart;
use crate::explorer::state::things::Thing;
use crate::line::draw::text;
use crate::report::asked;
use crate::report::card::{Card, ShownClaim, StatusText};
use crate::report::facts;
use crate::search::grammar::QuestionKind;
use crate::words::judgement::derived;
use crate::words::judgement::judged;
use crate::words::judgement::measures::remarks;
use crate::words::locale::number::FigureSize;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// Draws the pane; returns where it begins.
pub(crate) fn draw(app: &App, area: Rect, frame: &mut Frame<'_>) -> Position {
    let inner = inner(area);
    let Some(thing) = app.panes.detailed else {
        return inner.as_position();
    };
    let told = match app.layout().beside.is_some() && has_beside(app, thing) {
        true => DetailShare::Answer,
        false => DetailShare::All,
    };
    draw_lines(app, lines(app, thing, inner, told), area, frame);
    inner.as_position()
}

/// Draws the pane beside: what stands there of the indicator that the detail shows.
pub(crate) fn draw_beside(app: &App, area: Rect, frame: &mut Frame<'_>) {
    if let Some(thing) = app.panes.detailed.filter(|thing| has_beside(app, *thing)) {
        let lines = lines(app, thing, inner(area), DetailShare::Beside);
        draw_lines(app, lines, area, frame);
    }
}

fn draw_lines(app: &App, lines: Vec<Line<'static>>, area: Rect, frame: &mut Frame<'_>) {
    let inner = inner(area);
    let scroll = app.panes.scroll.min(last(lines.len(), area));
    let shown = lines.into_iter().skip(scroll);
    let shown: Vec<Line<'_>> = shown.take(usize::from(inner.height)).collect();
    Paragraph::new(shown).render(inner, frame.buffer_mut());
}

/// How much of an indicator a pane tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DetailShare {
    /// All of it.
    All,
    /// Only the answer; the rest is shown in another pane.
    Answer,
    /// Chart, claims and other places.
    Beside,
}

/// Tells whether the pane beside has anything to tell: of an indicator, while the detail shows its card.
fn has_beside(app: &App, thing: Thing) -> bool {
    matches!(thing, Thing::Series(_)) && app.panes.shows == DetailPart::Card
}

/// The furthest the detail can be scrolled, with what stands beside.
pub(crate) fn last_scroll(app: &App) -> usize {
    let layout = app.layout();
    let (Some(thing), Some(area)) = (app.panes.detailed, layout.detail) else {
        return 0;
    };
    let of = |area, told| last(lines(app, thing, inner(area), told).len(), area);
    match layout.beside.filter(|_| has_beside(app, thing)) {
        Some(beside) => of(area, DetailShare::Answer).max(of(beside, DetailShare::Beside)),
        None => of(area, DetailShare::All),
    }
}

/// The text of the pane at a width, as a test reads it.
#[cfg(test)]
pub(crate) fn text(app: &App, thing: Thing, width: usize) -> String {
    let area = Rect::new(0, 0, width as u16, 1);
    let lines = lines(app, thing, area, DetailShare::All).into_iter();
    let texts: Vec<String> = lines.map(|line| line.to_string()).collect();
    texts.join("\n")
}

fn last(lines: usize, area: Rect) -> usize {
    lines.saturating_sub(usize::from(area.height))
}

fn inner(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}

fn lines(app: &App, thing: Thing, area: Rect, told: DetailShare) -> Vec<Line<'static>> {
    let mut page = PanePage {
        app,
        width: usize::from(area.width),
        lines: Vec::new(),
    };
    let Thing::Series(series) = thing else {
        other::add(&mut page, thing);
        return page.lines;
    };
    let card = Card::new(app.basis(), series);
    let standing = &card.standing;
    if told == DetailShare::Beside {
        beside(&mut page, &card);
        return page.lines;
    }
    name(&mut page, series);
    if app.panes.shows != DetailPart::Card && add_part(&mut page, &card, app.panes.shows) {
        return page.lines;
    }
    if let Some(said) = answered(app, series) {
        page.text(&said, 0, app.display.theme.text());
    }
    page.gap();
    figures(&mut page, &card);
    official(&mut page, series);
    disputed(&mut page, standing);
    judgement(&mut page, series, standing);
    if told == DetailShare::Answer {
        years(&mut page, &card);
        derivation(&mut page, &card);
        detail_more::sources(&mut page, series);
        return page.lines;
    }
    detail_chart::add(&mut page, series, standing);
    years(&mut page, &card);
    derivation(&mut page, &card);
    claims(&mut page, &card);
    conflicts(&mut page, standing);
    detail_more::add(&mut page, series);
    if page.is_full() {
        let id = app.catalog().text(app.catalog().indicator_of(series).id);
        page.gap();
        page.text(
            &fill(words(app.view.lang).too_long, &[id]),
            2,
            app.display.theme.muted(),
        );
    }
    page.lines
}

/// The rest beside the answer.
fn beside(page: &mut PanePage<'_>, card: &Card<'_>) {
    detail_chart::add(page, card.series, &card.standing);
    claims(page, card);
    conflicts(page, &card.standing);
    detail_more::neighbours(page, card.series);
    // Above the first part a rule would separate nothing.
    if page.lines.first().is_some_and(|line| line.width() == 0) {
        page.lines.remove(0);
    }
}

/// Tells whether there is anything to show of a part of what the detail shows.
pub(crate) fn has_part(app: &App, part: DetailPart) -> bool {
    let Some(Thing::Series(series)) = app.panes.detailed else {
        return part == DetailPart::Card;
    };
    let mut page = PanePage {
        app,
        width: 40,
        lines: Vec::new(),
    };
    add_part(&mut page, &Card::new(app.basis(), series), part)
}

/// Adds one part alone; tells whether there was anything to add.
fn add_part(page: &mut PanePage<'_>, card: &Card<'_>, part: DetailPart) -> bool {
    let before = page.lines.len();
    match part {
        DetailPart::Card => return true,
        DetailPart::Chart => detail_chart::add(page, card.series, &card.standing),
        DetailPart::Claims => {
            years(page, card);
            claims(page, card);
            conflicts(page, &card.standing);
        }
        DetailPart::Sources => detail_more::sources(page, card.series),
        DetailPart::Neighbours => detail_more::neighbours(page, card.series),
    }
    page.lines.len() > before
}

/// The first line of the answer, where a question was asked of this series.
fn answered(app: &App, series: SeriesId) -> Option<String> {
    let asked = app
        .snapshot
        .asked
        .as_ref()
        .filter(|asked| !asked.is_list())?;
    let is_meant = asked.kind() != QuestionKind::Compare && asked.series.first() == Some(&series);
    let lines = is_meant.then(|| asked::lines(app.basis(), asked))?;
    lines.into_iter().next()
}

fn name(page: &mut PanePage<'_>, series: SeriesId) {
    let (app, catalog) = (page.app, page.app.catalog());
    let indicator = catalog.indicator_of(series);
    let style = match app.panes.focus {
        Focus::Detail => app.display.theme.focus(),
        _ => app.display.theme.title(),
    };
    page.text(catalog.say(indicator.name, app.view.lang), 0, style);
    let parts = facts::about(app.basis(), series);
    page.text(&parts.join(" · "), 0, app.display.theme.muted());
}

fn figures(page: &mut PanePage<'_>, card: &Card<'_>) {
    let theme = page.app.display.theme;
    let words = words(page.app.view.lang);
    let (leading, newer, apart) = (card.leading(), card.newer(), card.apart());
    match &leading {
        Some(told) => {
            page.spans(vec![
                Span::styled(told.figure.clone(), theme.figure()),
                Span::styled(format!("   {}", told.when), theme.text()),
            ]);
            source(page, card, told);
        }
        None if apart.is_some() || newer.is_some() => page.text(words.not_in_term, 0, theme.text()),
        None => page.text(words.no_claims_here, 0, theme.muted()),
    }
    for (title, told) in [(words.newer_title, newer), (words.apart_title, apart)] {
        if let Some(told) = told {
            page.text(
                &format!("{title}: {}, {}", told.figure, told.when),
                2,
                theme.text(),
            );
            source(page, card, &told);
        }
    }
    let targets = [
        (words.target, card.target()),
        (words.next_target_title, card.next_target()),
    ];
    for (title, target) in targets {
        if let Some(told) = target {
            page.text(
                &format!("{title} {}, {}", told.figure, told.when),
                2,
                theme.text(),
            );
            let source = card.cited(told.id);
            let from = [told.plan.as_str(), &source];
            let from: Vec<&str> = from.into_iter().filter(|part| !part.is_empty()).collect();
            page.text(&from.join(" · "), 2, theme.muted());
        }
    }
    status(page, card);
    if let Some(owner) = card.owner() {
        let said = format!("{}: {}", words.owner_title, card.basis.say(owner.name));
        page.text(&said, 2, theme.muted());
    }
}

fn source(page: &mut PanePage<'_>, card: &Card<'_>, told: &ShownClaim) {
    let source = card.cited(told.id);
    if !source.is_empty() {
        let style = page.app.display.theme.muted();
        let label = card.basis.words().source;
        page.text(&format!("{label} {source}"), 2, style);
    }
}

fn status(page: &mut PanePage<'_>, card: &Card<'_>) {
    let theme = page.app.display.theme;
    let Some(class) = card.class() else {
        page.text(&facts::capital(&card.status()), 0, theme.muted());
        return;
    };
    let StatusText { word, rest } = card.status_parts();
    let glyph = page.app.display.glyphs.class(class);
    page.spans(vec![
        Span::styled(
            format!("{glyph} {word}"),
            theme.status(class.status() as usize),
        ),
        Span::styled(rest, theme.text()),
    ]);
}

/// The verdict of each year that has a target of its own.
fn years(page: &mut PanePage<'_>, card: &Card<'_>) {
    if card.years().is_empty() {
        return;
    }
    page.title(words(page.app.view.lang).years_title);
    for verdict in card.years() {
        let said = card.year_line(verdict);
        page.text(&said, 2, page.app.display.theme.text());
    }
}

/// How the leading figure was worked out; of one that could not be, what is missing.
fn derivation(page: &mut PanePage<'_>, card: &Card<'_>) {
    let (catalog, lang) = (page.app.catalog(), page.app.view.lang);
    let Some(derivation) = card.derivation().or(card.unfinished()) else {
        return;
    };
    page.title(words(lang).derivation_title);
    let theme = page.app.display.theme;
    page.text(
        &derived::formula(catalog, derivation, lang),
        2,
        theme.text(),
    );
    for input in derived::inputs(catalog, derivation, lang) {
        page.text(&input, 2, theme.muted());
    }
}

fn official(page: &mut PanePage<'_>, series: SeriesId) {
    let (app, catalog) = (page.app, page.app.catalog());
    for found in wording::judgements(catalog, &app.snapshot.viewpoint, series) {
        let line = wording::judgement(catalog, found, app.view.lang);
        page.text(&line, 2, app.display.theme.text());
    }
}

/// The judgement in sentences, its numbers in short, and what rides beside it.
fn judgement(page: &mut PanePage<'_>, series: SeriesId, standing: &Standing) {
    let (app, catalog) = (page.app, page.app.catalog());
    if matches!(
        standing.reason,
        Some(Reason::NoTarget | Reason::NoDataInTerm | Reason::NoTerm)
    ) {
        return;
    }
    let said = judged::explanation_under(catalog, series, standing, "", app.view.lang);
    page.gap();
    page.text(&said, 0, app.display.theme.text());
    let measures = judged::measures(catalog, series, standing, app.view.lang);
    let measures: Vec<String> = measures
        .iter()
        .map(|(label, said)| format!("{label} {said}"))
        .collect();
    page.parts(&measures, app.display.theme.muted());
    let remarks = remarks(&standing.assessment, app.view.lang);
    if !remarks.is_empty() && standing.reason.is_none() {
        page.text(&format!("({remarks})"), 1, app.display.theme.muted());
    }
}

/// Names the other figures beside the one shown, right below it.
fn disputed(page: &mut PanePage<'_>, standing: &Standing) {
    let (app, catalog) = (page.app, page.app.catalog());
    let shown = standing.shown();
    let about_shown = |conflict: &&Conflict| shown.is_some_and(|at| conflict.claims.contains(&at));
    for conflict in standing.conflicts.iter().filter(about_shown) {
        let line = wording::conflict(catalog, conflict, app.view.lang);
        page.text(&line, 2, app.display.theme.conflict());
        let chosen = wording::chosen(catalog, conflict, app.view.lang);
        page.text(&chosen, 2, app.display.theme.muted());
    }
}

fn conflicts(page: &mut PanePage<'_>, standing: &Standing) {
    let (app, catalog) = (page.app, page.app.catalog());
    if standing.conflicts.is_empty() {
        return;
    }
    page.gap();
    for conflict in &standing.conflicts {
        if page.is_full() {
            return;
        }
        let line = wording::conflict(catalog, conflict, app.view.lang);
        page.text(&line, 2, app.display.theme.conflict());
        let chosen = wording::chosen(catalog, conflict, app.view.lang);
        page.text(&format!("  {chosen}"), 4, app.display.theme.faint());
    }
}

fn claims(page: &mut PanePage<'_>, card: &Card<'_>) {
    let (series, standing) = (card.series, &card.standing);
    let (app, catalog) = (page.app, page.app.catalog());
    let words = words(app.view.lang);
    let theme = &app.display.theme;
    page.title(words.claims);
    for (position, claim) in facts::claims_newest_first(app.basis(), series) {
        if page.is_full() {
            return;
        }
        // The kind stands beside it and is not said twice.
        let figure = wording::figure(&claim, FigureSize::Words, app.view.lang);
        let is_shown = standing.shown() == Some(position) || standing.target == Some(position);
        let style = match claim.kind {
            _ if is_shown => theme.figure(),
            crate::core::model::ClaimKind::Actual => theme.text(),
            crate::core::model::ClaimKind::Target => theme.target(),
            _ => theme.estimate(),
        };
        let mut about = format!(
            "{} · {}",
            wording::when(catalog, &claim, app.view.lang),
            facts::kind(app.basis(), &claim)
        );
        if claim.is_break {
            about.push_str(&format!(" {} {}", app.display.glyphs.gap, words.is_break));
        }
        if let Some(replaced) = facts::replaced(app.basis(), position) {
            about.push_str(&format!(" · {replaced}"));
        }
        let source = card.cited(position);
        if !source.is_empty() {
            about.push_str(" · ");
            about.push_str(&source);
        }
        let column = 14.min(page.width / 3);
        let figure = text::pad_left(&figure, column);
        let head = Span::styled(figure.clone(), style);
        let room = page.width.saturating_sub(text::width(&figure) + 2).max(10);
        for (at, line) in text::wrap(&about, room).into_iter().enumerate() {
            let lead = if at == 0 {
                head.clone()
            } else {
                Span::raw(" ".repeat(text::width(&figure)))
            };
            page.lines.push(Line::from(vec![
                lead,
                Span::styled(format!("  {line}"), theme.muted()),
            ]));
        }
        let note = catalog.note(claim.note, app.view.lang);
        let note = (!note.is_empty()).then(|| note.to_owned());
        let remarks = note.into_iter().chain(facts::quote(app.basis(), position));
        for remark in remarks {
            let indent = column + 2;
            let room = page.width.saturating_sub(indent).max(10);
            for line in text::wrap(&remark, room) {
                let line = format!("{}{line}", " ".repeat(indent));
                page.lines.push(Line::styled(line, theme.faint()));
            }
        }
    }
    let undated = app.snapshot.viewpoint.undated(catalog, series);
    if undated > 0 {
        let said = fill(words.undated_hidden, &[&undated.to_string()]);
        page.text(&said, 2, theme.muted());
    }
}
