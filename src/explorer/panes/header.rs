//! Title and scoreboard.
//!
//! Owns the first lines of the screen: place, plan and day, then the computed counts beside what the sources themselves
//! reported, each with its denominator and date. It must not know how targets are counted.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::core::judge::board::reported_date;
use crate::core::judge::class::UnjudgedKind;
use crate::core::judge::standing::Status;
use crate::core::model::{ClaimKind, Reported};
use crate::explorer::layout::PaneShape;
use crate::explorer::state::app::App;
use crate::line::draw::text;
use crate::report::board;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// Columns below which only what is most needed stands there.
const NARROW: u16 = 60;

/// Draws the header: two lines at the least, a third for what was reported where it does not fit
/// beside the counts, and a rule where there is room for it.
pub(crate) fn draw(app: &App, area: Rect, frame: &mut Frame<'_>) {
    let line = |row: u16| Rect {
        y: area.y + row,
        height: 1,
        ..area
    };
    let shape = app.layout().shape;
    let is_narrow = area.width < NARROW;
    draw_title(app, is_narrow, line(0), frame);
    let width = usize::from(area.width);
    // A report without its date could be of any year: the counts give way to it.
    let beside = |said: &str| match shape {
        PaneShape::Three => text::width(said) + 3,
        _ => 0,
    };
    let forms: &[LegendLength] = match is_narrow {
        true => &[LegendLength::Short, LegendLength::Signs],
        false => &[LegendLength::Long, LegendLength::Short, LegendLength::Signs],
    };
    let fits = |room: usize| {
        let mut forms = forms.iter().map(|form| counts(app, *form));
        forms.find(|line| line.width() <= room)
    };
    let all = reported_forms(app, is_narrow);
    let mut wished = all.iter().take(DATED);
    let counts = wished
        .find_map(|said| fits(width.saturating_sub(beside(said))))
        .or_else(|| fits(width))
        .unwrap_or_else(|| counts(app, LegendLength::Signs));
    let used = counts.width();
    counts.render(line(1), frame.buffer_mut());
    let (row, room) = match shape {
        PaneShape::Three | PaneShape::TooSmall => (1, width.saturating_sub(used + 3)),
        _ if area.height > 2 => (2, width.saturating_sub(2)),
        _ => (1, width.saturating_sub(used + 3)),
    };
    let fitting = all.into_iter().find(|form| text::width(form) <= room);
    let said = fitting.unwrap_or_default();
    let reported = Line::from(Span::styled(said, app.display.theme.text()));
    let reported_area = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..line(row)
    };
    let aligned = if row == 1 {
        reported.right_aligned()
    } else {
        reported
    };
    aligned.render(reported_area, frame.buffer_mut());
    if area.height > row + 1 && !is_narrow {
        let rule = app.display.glyphs.rule.repeat(width);
        let last = line(area.height - 1);
        Line::styled(rule, app.display.theme.faint()).render(last, frame.buffer_mut());
    }
}

fn draw_title(app: &App, narrow: bool, area: Rect, frame: &mut Frame<'_>) {
    let words = words(app.view.lang);
    let theme = &app.display.theme;
    let since = match app.snapshot.viewpoint.as_of {
        true if !narrow => words.published_by,
        _ => words.as_of,
    };
    let day = format!(
        "{since} {} ",
        number::day(app.snapshot.viewpoint.day, app.view.lang)
    );
    let room = usize::from(area.width).saturating_sub(text::width(&day) + 1);
    let mut spans = Vec::new();
    let mut used = 0;
    if !narrow {
        spans.push(Span::styled(" chitieu  ", theme.muted()));
        used = 10;
    } else {
        spans.push(Span::raw(" "));
        used += 1;
    }
    let place = place_name(app);
    spans.push(Span::styled(place.to_owned(), theme.title()));
    used += text::width(place);
    let plan = format!(
        " · {}",
        board::plan_name(app.basis(), &app.snapshot.scoreboard)
    );
    let plan = text::fit(
        &plan,
        room.saturating_sub(used),
        app.display.glyphs.ellipsis,
    );
    spans.push(Span::styled(plan, theme.muted()));
    let buffer = frame.buffer_mut();
    Line::from(spans).render(area, buffer);
    // A styled line would repaint the whole row; a styled span does not.
    Line::from(Span::styled(day, theme.muted()))
        .right_aligned()
        .render(area, buffer);
}

fn place_name(app: &App) -> &str {
    match app.snapshot.place {
        Some(place) => app
            .catalog()
            .say(app.catalog().place(place).name, app.view.lang),
        None => words(app.view.lang).every_place,
    }
}

/// How much is said beside the signs of the classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LegendLength {
    /// Names what the denominator counts, and how many have no figure in the term.
    Long,
    /// The same in few words.
    Short,
    /// The denominator alone: the signs tell the rest.
    Signs,
}

/// The computed counts with their denominator.
fn counts(app: &App, form: LegendLength) -> Line<'static> {
    let words = words(app.view.lang);
    let theme = &app.display.theme;
    let board = &app.snapshot.scoreboard;
    let mut spans = vec![Span::raw(" ")];
    // Loading comes first, so that it is seen at every width: until it ends the counts are partial.
    if let Some(progress) = app.loading.progress {
        let percent = progress.percent().to_string();
        let said = match app.loading.is_cut_short {
            true => words.loading_failed.to_owned(),
            false => fill(words.loading, &[&percent]),
        };
        spans.push(Span::styled(format!("{said}  "), theme.title()));
    }
    if let Some(said) = app.renewal.said(app.view.lang) {
        spans.push(Span::styled(format!("{said}  "), theme.title()));
    }
    let glyphs = app.display.glyphs;
    let judged = Status::ALL
        .into_iter()
        .filter(|status| *status != Status::NotAssessable);
    let judged = judged.map(|status| {
        (
            board.count_of(status),
            glyphs.status(status as usize),
            status,
        )
    });
    let mut rest: Vec<(usize, &str, Status)> = Vec::new();
    for kind in UnjudgedKind::ALL {
        let (count, glyph) = (board.without_verdict(kind), glyphs.without_verdict(kind));
        // Kinds that share a sign are counted together, as the rows show them.
        match rest.last_mut() {
            Some(last) if last.1 == glyph => last.0 += count,
            _ => rest.push((count, glyph, Status::NotAssessable)),
        }
    }
    for (count, glyph, status) in judged.chain(rest).filter(|(count, ..)| *count > 0) {
        let said = format!("{glyph}{} ", number::count(count, app.view.lang));
        spans.push(Span::styled(said, theme.status(status as usize)));
    }
    let total = number::count(board.total, app.view.lang);
    let without = number::count(board.without_figure, app.view.lang);
    let counted = if board.total == 0 && app.loading.progress.is_some() {
        String::new()
    } else if board.total == 0 {
        words.reason_no_target.to_owned()
    } else {
        match form {
            LegendLength::Signs => format!("/ {total}"),
            LegendLength::Short => {
                let without = fill(words.without_figure_short, &[&without]);
                format!("/ {total} · {without}")
            }
            LegendLength::Long => {
                let total = fill(words.with_targets_count, &[&total]);
                let without = fill(words.without_figure_count, &[&without]);
                format!("/ {total} · {without}")
            }
        }
    };
    spans.push(Span::styled(counted, theme.muted()));
    Line::from(spans)
}

/// How many of the forms of what was reported have every count with its date.
const DATED: usize = 2;

/// What sources reported, and how many indicators are not known at all; the longest form first. None is cut in
/// the middle.
fn reported_forms(app: &App, narrow: bool) -> [String; 5] {
    let words = words(app.view.lang);
    let board = &app.snapshot.scoreboard;
    let is_of_many = is_of_many_places(app, &board.reported);
    let join = |counts: &[Reported], dated: bool| {
        let one = |count: &Reported| {
            let said = one(app, count, dated);
            // Each is an estimate by itself, and each is of its place.
            let said = match count.kind {
                ClaimKind::Estimate => format!("{} {said}", words.estimate),
                _ => said,
            };
            match count.place.filter(|_| is_of_many) {
                Some(place) => {
                    let name = app.catalog().place(place).name;
                    format!("{} {said}", app.catalog().say(name, app.view.lang))
                }
                None => said,
            }
        };
        let said: Vec<String> = counts.iter().map(one).collect();
        let said = said.join(" · ");
        // On a phone two counts use the room of the label.
        match (said.is_empty(), narrow && (dated || counts.len() > 1)) {
            (true, _) => String::new(),
            (false, true) => said,
            (false, false) => format!("{} {said}", words.reported),
        }
    };
    let counts = &board.reported;
    let newest = counts.split_at(counts.len().saturating_sub(1)).1;
    let dated = join(counts, true);
    let with_unknown = match board::unknown_short(app.basis(), board) {
        Some(unknown) => format!("{dated} · {unknown}"),
        None => dated.clone(),
    };
    if is_of_many {
        // One of them alone would pass for the whole.
        let many = number::count(counts.len(), app.view.lang);
        let many = fill(words.reported_many, &[&many]);
        return [
            with_unknown,
            dated,
            join(counts, false),
            many,
            String::new(),
        ];
    }
    [
        with_unknown,
        dated,
        join(counts, false),
        join(newest, true),
        join(newest, false),
    ]
}

/// Whether reports of several places are shown, so that each must name its place.
fn is_of_many_places(app: &App, counts: &[Reported]) -> bool {
    let mut places = counts.iter().map(|count| count.place);
    let first = places.next();
    app.snapshot.place.is_none() && places.any(|place| Some(place) != first)
}

fn one(app: &App, count: &Reported, dated: bool) -> String {
    let said = wording::reported(count, app.view.lang);
    let date = number::published(reported_date(app.catalog(), count), app.view.lang);
    if dated && !date.is_empty() {
        format!("{said} ({date})")
    } else {
        said
    }
}
