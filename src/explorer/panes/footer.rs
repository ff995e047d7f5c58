//! The hints that make sense now, or one line of news.
//!
//! Owns the last line of the screen: hints with their keys, taken from the table of actions; the way back has room before
//! the others. News that are longer stand on the lines above as well; that an agenda is in no file is said beside the hints
//! until it is. It must not know what a key does.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget};

use crate::explorer::keys::action::Action;
use crate::explorer::layout::Focus;
use crate::explorer::state::app::App;
use crate::explorer::state::arranging::Offered;
use crate::explorer::state::menu::MenuChoice;
use crate::explorer::state::overlay::Overlay;
use crate::line::draw::text;
use crate::report::asked;
use crate::report::card::Card;
use crate::search::answer::Reading;
use crate::words::attention::attention;
use crate::words::briefs::briefs;
use crate::words::hall::hall;
use crate::words::locale::words::{fill, words};
use crate::words::problems::filters;
use crate::words::questions::questions;
use crate::words::wording;

/// Most lines that news take.
const MOST_LINES: u16 = 4;

/// Draws the footer.
pub(crate) fn draw(app: &App, area: Rect, frame: &mut Frame<'_>) {
    let theme = &app.display.theme;
    let room = usize::from(area.width).saturating_sub(1);
    if let Some(news) = &app.notice {
        draw_news(app, news, area, frame);
        return;
    }
    let mark = unsaved_mark(app, room);
    let offered = || Offered::from_search_box(app).map(|offered| offered.said(app.view.lang));
    let news = offered().or_else(|| understood(app));
    if let Some(news) = news {
        let mark = mark.map_or_else(String::new, |mark| format!(" {mark} ·"));
        let news = text::fit(&format!("{mark} {news}"), room, app.display.glyphs.ellipsis);
        Line::styled(news, theme.title()).render(area, frame.buffer_mut());
        return;
    }
    let mut spans = Vec::new();
    let mut used = 0;
    if let Some(mark) = mark {
        used += text::width(mark) + 3;
        spans.push(Span::styled(format!(" {mark}  "), theme.conflict()));
    }
    let width = |(key, word): &(String, &str)| text::width(key) + text::width(word) + 4;
    let back = Action::Back.shown_key();
    let (back, others): (Vec<_>, Vec<_>) = hints(app).into_iter().partition(|hint| hint.0 == back);
    let of_back: usize = back.iter().map(width).sum();
    let shown = others.into_iter().take_while(|hint| {
        used += width(hint);
        used + of_back <= room
    });
    // However narrow it is, the way back is told.
    for (key, word) in shown.chain(back) {
        spans.push(Span::styled(format!(" {key}"), theme.text()));
        spans.push(Span::styled(format!(" {word}  "), theme.muted()));
    }
    Line::from(spans).render(area, frame.buffer_mut());
}

/// Draws news, on the lines above too where one does not hold them.
fn draw_news(app: &App, news: &str, area: Rect, frame: &mut Frame<'_>) {
    let most = usize::from(MOST_LINES.min(app.display.size.1 / 4).max(1));
    let (room, ellipsis) = (
        usize::from(area.width).saturating_sub(2),
        app.display.glyphs.ellipsis,
    );
    let mut lines = text::wrap(news, room);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(text::fit(&rest, room, ellipsis));
    }
    let above = (lines.len() - 1) as u16;
    let area = Rect {
        y: area.y.saturating_sub(above),
        height: area.height + above,
        ..area
    };
    if above > 0 {
        frame.render_widget(Clear, area);
    }
    let style = app.display.theme.title();
    let lines = lines.into_iter();
    let lines: Vec<Line<'_>> = lines
        .map(|line| Line::styled(format!(" {line}"), style))
        .collect();
    Paragraph::new(lines).render(area, frame.buffer_mut());
}

/// Says that the agenda is in no file, in words for which a line of so many cells has room.
fn unsaved_mark(app: &App, room: usize) -> Option<&'static str> {
    app.desk.unsaved.as_ref()?;
    let phrases = briefs(app.view.lang);
    Some(match text::width(phrases.unsaved_mark) * 3 <= room {
        true => phrases.unsaved_mark,
        false => phrases.unsaved_mark_short,
    })
}

/// Tells whether a piece of news stands whole on the last line.
pub(crate) fn fits(app: &App, news: &str) -> bool {
    let room = usize::from(app.display.size.0).saturating_sub(1);
    text::width(news) < room
}

/// How the query was understood, if that differs from the typed text, or its error.
fn understood(app: &App) -> Option<String> {
    if app.finder.prompt.is_empty() {
        return None;
    }
    let query = &app.snapshot.query;
    // An unreadable query is reported under the box.
    if query.unreadable().is_some() {
        return None;
    }
    if let Some(problem) = query.problems().first() {
        return Some(filters::message(problem, app.view.lang));
    }
    if let Some(asked) = app.snapshot.asked.as_ref().filter(|_| !app.is_awaiting()) {
        let said = asked::understood(app.basis(), asked, app.view.lang);
        let said = fill(words(app.view.lang).understood, &[&said]);
        if let Some(year) = asked.of_year {
            // The rows beside it tell how they stand at the end of the plan.
            let phrase = questions(app.view.lang).columns_of_plan;
            return Some(fill(phrase, &[&year.to_string()]));
        }
        // If there is too little room, the place stays, since rows of another place would be misread.
        return Some(match fits(app, &said) {
            true => said,
            false => asked::understood_shortly(app.basis(), asked, app.view.lang),
        });
    }
    // Until the answer is there the one before it stands.
    let answer = &app.snapshot.answer;
    let read = wording::how_read(answer.understood.as_deref(), &answer.ignored, app.view.lang);
    let read = read.or_else(|| printed(app));
    read.filter(|_| !app.is_awaiting())
}

/// The claim of the chosen row that prints the figure which was asked for: the row may tell another one.
fn printed(app: &App) -> Option<String> {
    let hits = &app.snapshot.answer.hits;
    let is_figure = hits
        .first()
        .is_some_and(|hit| hit.reading == Reading::Figure);
    let series = app.selected().filter(|_| is_figure)?;
    let basis = app.basis();
    let claims = app
        .library
        .printed(&app.snapshot.query, basis.viewpoint, series);
    Some(Card::new(basis, series).claim_line(*claims.first()?))
}

fn hints(app: &App) -> Vec<(String, &'static str)> {
    let (words, of_attention) = (words(app.view.lang), attention(app.view.lang));
    let arrows = app.display.glyphs.arrows.to_owned();
    let key = |action: Action| action.shown_key();
    if let Some(Overlay::Menu(menu)) = app.overlays.top() {
        let enter = match menu.chosen() {
            Some(MenuChoice::Lines(_)) => words.hint_lines,
            Some(MenuChoice::Series(_)) => words.hint_open,
            _ => words.hint_run,
        };
        return vec![
            (arrows, words.hint_move),
            ("Enter".to_owned(), enter),
            (key(Action::Back), words.hint_back),
        ];
    }
    if let Some(Overlay::WhatIf(_)) = app.overlays.top() {
        return vec![
            ("Tab".to_owned(), words.hint_next_field),
            (key(Action::Back), words.hint_back),
        ];
    }
    if let Some(Overlay::Problem(_)) = app.overlays.top() {
        return vec![
            (arrows, words.hint_scroll),
            (key(Action::Back), words.hint_back),
        ];
    }
    if let Some(Overlay::Overview(_)) = app.overlays.top() {
        return vec![
            (arrows, words.hint_move),
            ("Enter".to_owned(), words.hint_list),
            (key(Action::Back), words.hint_back),
            (key(Action::Help), words.hint_help),
        ];
    }
    if let Some(hints) = hints_of_meeting(app) {
        return hints;
    }
    if app.overlays.attention().is_some() {
        return vec![
            (arrows, words.hint_move),
            (key(Action::Open), words.hint_open),
            (key(Action::Sort), of_attention.hint_group),
            (key(Action::CopyCitation), words.hint_copy),
            (key(Action::Back), words.hint_back),
        ];
    }
    if app.overlays.page().is_some() {
        return vec![
            (arrows, words.hint_move),
            (key(Action::Open), words.hint_open),
            (key(Action::CopyCitation), words.hint_copy),
            (key(Action::Back), words.hint_back),
        ];
    }
    if app.finder.is_open {
        if app.instead().is_some() {
            return vec![
                ("Tab".to_owned(), words.hint_take),
                (key(Action::Reach), words.hint_reach),
                (key(Action::Back), words.hint_back),
            ];
        }
        return vec![
            (arrows, words.hint_move),
            ("Enter".to_owned(), words.hint_open),
            ("Tab".to_owned(), words.hint_filters),
            (key(Action::Reach), words.hint_reach),
            (key(Action::Back), words.hint_back),
        ];
    }
    let first = match app.panes.focus {
        Focus::Detail => (arrows, words.hint_scroll),
        _ => (arrows, words.hint_move),
    };
    let mut hints = vec![
        first,
        (key(Action::Search), words.hint_search),
        (key(Action::Attention), of_attention.hint_attention),
        (key(Action::CopyCitation), words.hint_copy),
        (key(Action::Palette), words.hint_commands),
        (key(Action::Help), words.hint_help),
    ];
    if app.panes.focus == Focus::Detail {
        hints.push((key(Action::Pin), briefs(app.view.lang).hint_pin));
        hints.push((key(Action::Compare), hall(app.view.lang).hint_compare));
    }
    hints
}

/// The hints in the views of a meeting.
fn hints_of_meeting(app: &App) -> Option<Vec<(String, &'static str)>> {
    let (words, phrases) = (words(app.view.lang), briefs(app.view.lang));
    let arrows = app.display.glyphs.arrows.to_owned();
    let key = |action: Action| action.shown_key();
    if let Some(Overlay::Note(_)) = app.overlays.top() {
        return Some(vec![
            ("Tab".to_owned(), words.hint_next_field),
            ("Enter".to_owned(), phrases.hint_keep),
            (key(Action::Back), words.hint_back),
        ]);
    }
    Some(match app.overlays.in_place()? {
        Overlay::Compare(open) => {
            let other = open.has_other_way();
            let other = other.then(|| ("Tab".to_owned(), hall(app.view.lang).hint_other_way));
            let first = [(arrows, words.hint_move)].into_iter().chain(other);
            let rest = [
                (key(Action::Open), words.hint_open),
                (key(Action::CopyCitation), words.hint_copy),
                (key(Action::Back), words.hint_back),
            ];
            first.chain(rest).collect()
        }
        Overlay::Brief(_) if app.desk.brief().items().is_empty() => vec![
            ("Tab".to_owned(), phrases.hint_others),
            ("m".to_owned(), phrases.hint_new),
            (key(Action::Back), words.hint_back),
        ],
        Overlay::Brief(_) => vec![
            (arrows, words.hint_move),
            (key(Action::Present), phrases.hint_present),
            ("e".to_owned(), phrases.hint_note),
            ("x".to_owned(), phrases.hint_done),
            (
                format!("Shift {}", app.display.glyphs.arrows),
                phrases.hint_move,
            ),
            (key(Action::Pin), phrases.hint_unpin),
            ("Tab".to_owned(), phrases.hint_others),
            ("m".to_owned(), phrases.hint_new),
            (key(Action::Back), words.hint_back),
        ],
        _ => return None,
    })
}
