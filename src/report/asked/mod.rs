//! The answer to a question, in short lines.
//!
//! Owns how the facts of cards become the lines of an answer: of one series (`one`), of several side by side, of a
//! list, of counts, of new claims; and the line that repeats the question (`understood`). Lines have no columns, so
//! that they can be read out. It must not know whether a command, a dialogue or the explorer asks.

pub(crate) mod of_year;
mod one;
mod understood;

use crate::core::judge::board::Scoreboard;
use crate::core::model::{Bilingual, ClaimId, SeriesId};
use crate::library::asked::{Asked, Substitute};
use crate::report::asked::of_year::{AskedPeriod, OfYear};
use crate::report::asked::one::{levels, of_years, one, sources, titled};
use crate::report::asked::understood::state_word;
use crate::report::basis::Basis;
use crate::report::board;
use crate::report::card::Card;
use crate::report::compare::{ShownDates, remarks as remarks_beside};
use crate::report::facts::{self, capital};
use crate::search::grammar::{Earlier, First, Lead, Loose, QuestionKind, Span};
use crate::words::attention::attention;
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::questions::questions;
use crate::words::wording;

pub(crate) use crate::report::asked::one::{answer_lines, history};
pub(crate) use crate::report::asked::understood::{looked_at, understood, understood_shortly};

/// The years of a term.
const TERM: i16 = 5;

/// The most claims listed for a figure that several claims print.
const MOST_PRINTED: usize = 3;

/// The answer, a fact a line.
pub(crate) fn lines(basis: Basis<'_>, asked: &Asked) -> Vec<String> {
    let phrases = questions(basis.lang);
    let mut lines = match asked.kind() {
        QuestionKind::Which => list(basis, asked),
        QuestionKind::Count => count(basis, asked),
        QuestionKind::Changed => changed(basis, asked),
        QuestionKind::Compare => compare(basis, asked),
        QuestionKind::None => Vec::new(),
        _ => {
            let wanted = if asked.is_several { usize::MAX } else { 1 };
            let series = asked.series.iter().take(wanted);
            series
                .flat_map(|series| single(basis, asked, *series))
                .collect()
        }
    };
    lines.extend(other_figure(basis, asked));
    lines.extend(remarks(basis, asked));
    let catalog = basis.catalog;
    for place in &asked.absent {
        let place = basis.say(catalog.place(*place).name);
        lines.push(fill(phrases.absent, &[place]));
    }
    for place in &asked.missing {
        lines.push(fill(phrases.no_place, &[place]));
    }
    if let Some((first, last)) = asked.no_term {
        let said = [first.to_string(), last.to_string()];
        lines.push(fill(phrases.no_targets_of_term, &[&said[0], &said[1]]));
    }
    if let Some(subject) = &asked.nothing_of {
        lines.push(fill(phrases.nothing_of, &[subject]));
        let near = asked.near.iter();
        let near: Vec<String> = near
            .map(|series| titled(&Card::new(basis, *series)))
            .collect();
        if !near.is_empty() {
            lines.push(fill(phrases.near, &[&near.join(", ")]));
        }
    }
    lines
}

/// The answer about one thing.
pub(crate) fn single(basis: Basis<'_>, asked: &Asked, series: SeriesId) -> Vec<String> {
    let card = Card::new(basis, series);
    let mut lines = Vec::new();
    if let Some(home) = asked.not_here {
        let home = basis.say(basis.catalog.place(home).name);
        let said = fill(questions(basis.lang).not_here, &[home, card.place()]);
        lines.push(said);
    }
    lines.extend(instead(&card, asked));
    let asks_why = asked.question.asks_why && asked.kind() == QuestionKind::Met;
    lines.extend(asks_why.then(|| questions(basis.lang).no_reason.to_owned()));
    if let Some(span) = asked.only_years {
        lines.extend(only_years(&card, asked, span));
        return lines;
    }
    if asked.only_levels {
        let before = asked.question.year.map(|year| year - 1);
        let base = match asked.question.earlier {
            Some(Earlier::Year(year)) => Some(year),
            Some(_) => before,
            None => None,
        };
        lines.extend(levels(&card, asked.question.year, base));
        return lines;
    }
    if let Some(printed) = asked
        .printed
        .as_deref()
        .filter(|_| asked.kind() == QuestionKind::Source)
    {
        lines.extend(who_prints(&card, asked, printed));
        return lines;
    }
    lines.extend(of_its_time(&card, asked));
    let last_of = asked.question.since_year.zip(asked.question.year);
    if let Some((first, last)) = last_of.filter(|_| !asked.question.is_each_year) {
        let (first, last) = (first.to_string(), last.to_string());
        // A mean, a sum or a school year names both.
        if !lines
            .iter()
            .any(|line| line.contains(&format!("{first}–{last}")))
        {
            let phrase = questions(basis.lang).last_of_years;
            lines.push(fill(phrase, &[&last, &first, &last]));
        }
    }
    lines
}

/// The note that another kind of figure answers than was asked for.
fn instead(card: &Card<'_>, asked: &Asked) -> Option<String> {
    let phrases = questions(card.basis.lang);
    let subject = asked.question.subjects.join(", ");
    let subject = subject.as_str();
    asked.instead.map(|instead| match instead {
        Substitute::Share => fill(phrases.share_for_number, &[subject]),
        Substitute::Number => fill(phrases.number_for_share, &[subject]),
        Substitute::Change => fill(phrases.change_for_number, &[subject]),
        Substitute::Level => fill(phrases.level_for_rank, &[card.name()]),
    })
}

/// The note that no figure covers all the years that were asked for, with the figures of these years.
fn only_years(card: &Card<'_>, asked: &Asked, span: Span) -> Vec<String> {
    let phrases = questions(card.basis.lang);
    let phrase = match span {
        Span::Mean => phrases.no_mean,
        Span::Whole => phrases.no_whole,
    };
    let question = &asked.question;
    let named = question.since_year.zip(question.year);
    let term = card.standing.term.and_then(|term| {
        // A yearly plan is no term: then five years.
        let last = i16::try_from(term.deadline).ok()?;
        let first = i16::try_from(term.base + 1).ok()?;
        Some((first.min(last - TERM + 1), last))
    });
    let mut lines = vec![fill(phrase, &[&titled(card)])];
    lines.extend(match named.or(term) {
        Some((first, last)) => of_years(card, first, Some(last)),
        None => {
            let yearly = facts::yearly(card.basis, card.series);
            let last = yearly
                .into_iter()
                .rev()
                .take(usize::from(TERM.unsigned_abs()));
            let last: Vec<ClaimId> = last.collect();
            let lines = last.into_iter().rev().map(|id| card.claim_line(id));
            lines.collect()
        }
    });
    lines
}

/// The answer for a series about the years in question: each of several, or one.
fn of_its_time(card: &Card<'_>, asked: &Asked) -> Vec<String> {
    let question = &asked.question;
    let kind = asked.kind();
    let tells_figures = matches!(kind, QuestionKind::Figure | QuestionKind::Search);
    if tells_figures && asked.tells_each_year() && question.years.len() > 1 {
        return of_year::each(card, &question.years);
    }
    if asked.tells_each_year() && question.years.len() > 1 {
        return of_year::of_all(card, kind, &question.years);
    }
    if let Some(first) = question
        .since_year
        .filter(|_| question.is_each_year && tells_figures)
    {
        return of_years(card, first, question.year);
    }
    match AskedPeriod::from_question(question, card) {
        Some(moment) => of_year::lines(card, kind, moment),
        None => one(card, kind),
    }
}

/// The sources of the figure that the question names; if no source has it, a note and the sources of the known
/// figure.
fn who_prints(card: &Card<'_>, asked: &Asked, printed: &[ClaimId]) -> Vec<String> {
    let Some((last, rest)) = printed.split_last() else {
        let named = asked.question.figure.as_deref().unwrap_or_default();
        let none = fill(questions(card.basis.lang).printed_nowhere, &[named]);
        return std::iter::once(none)
            .chain(one(card, QuestionKind::Source))
            .collect();
    };
    let all = std::iter::once(last).chain(rest.iter().rev());
    all.take(MOST_PRINTED)
        .flat_map(|id| {
            let replaced = facts::replaced(card.basis, *id).map(|said| capital(&said));
            sources(card, Some(*id), None).into_iter().chain(replaced)
        })
        .collect()
}

/// The parts of the question that the answer does not use, or reads in another way.
pub(crate) fn remarks(basis: Basis<'_>, asked: &Asked) -> Vec<String> {
    let phrases = questions(basis.lang);
    let day = number::day(basis.viewpoint.day, basis.lang);
    let unused = asked.unused_year.map(|year| year.to_string());
    let year = unused
        .as_ref()
        .filter(|_| asked.unused_part.is_none())
        .map(|year| fill(phrases.year_not_used, &[year, &day]));
    let part = asked.unused_part;
    let part = part.and_then(|part| of_year::said(part, asked.unused_year, basis.lang));
    let part = part.map(|part| fill(phrases.part_not_used, &[&part, &day]));
    let ignored = &asked.answer.ignored;
    let is_answered = !matches!(asked.kind(), QuestionKind::Changed | QuestionKind::None);
    let ignored = wording::how_read(None, ignored, basis.lang).filter(|_| is_answered);
    let read_as = asked.read_as.as_ref();
    let read_as = read_as.map(|read| fill(phrases.read_as, &[read]));
    let others = Some(asked.of_other_plans).filter(|count| *count > 0);
    let others = others.map(|count| fill(phrases.of_other_plans, &[&count.to_string()]));
    let short = Some(asked.provisionally_short).filter(|count| *count > 0);
    let short = short.map(|count| fill(phrases.provisionally_short, &[&count.to_string()]));
    let sides = asked.other_sides.iter();
    let sides = sides.map(|side| fill(phrases.other_side, &[&side.said, &side.found]));
    let whole = asked.narrower_than.as_ref().zip(asked.series.first());
    let narrower = whole.map(|(whole, series)| {
        let card = Card::new(basis, *series);
        fill(phrases.narrower, &[card.name(), whole])
    });
    let against = asked.question.year.filter(|_| asked.is_against_year_before);
    let against = against.map(|year| {
        let years = [year, year - 1].map(|year| year.to_string());
        fill(phrases.against_the_year_before, &[&years[0], &years[1]])
    });
    let all = [
        narrower,
        against,
        year,
        part,
        loose_time(basis, asked),
        read_as,
        ignored,
        short,
        others,
    ];
    sides.chain(all.into_iter().flatten()).collect()
}

/// The note that a time of the year is no period.
fn loose_time(basis: Basis<'_>, asked: &Asked) -> Option<String> {
    let phrases = questions(basis.lang);
    let loose = asked.question.year.zip(asked.question.loose);
    let loose = loose.filter(|_| asked.question.part.is_none() && !asked.is_list());
    loose.map(|(year, loose)| {
        let phrase = match loose {
            Loose::Start => phrases.start_is_no_period,
            Loose::Middle => phrases.middle_is_no_period,
        };
        let year = year.to_string();
        fill(phrase, &[&year, &year, &year])
    })
}

/// The note that an answer is about the target, although the question named another figure.
fn other_figure(basis: Basis<'_>, asked: &Asked) -> Option<String> {
    let is_about_target = matches!(
        asked.kind(),
        QuestionKind::When | QuestionKind::Gap | QuestionKind::Met
    );
    let named = asked
        .question
        .figure
        .as_deref()
        .filter(|_| is_about_target)?;
    let target = Card::new(basis, *asked.series.first()?).target()?;
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let is_target = digits(&target.figure).contains(&digits(named));
    (!is_target).then(|| fill(questions(basis.lang).not_about_other_figure, &[named]))
}

/// The places side by side, or two things; what does not compare is said.
fn compare(basis: Basis<'_>, asked: &Asked) -> Vec<String> {
    let cards: Vec<Card<'_>> = asked
        .series
        .iter()
        .map(|series| Card::new(basis, *series))
        .collect();
    let mut names: Vec<&str> = cards.iter().map(Card::name).collect();
    names.dedup();
    let is_one_thing = names.len() == 1;
    let mut lines: Vec<String> = Vec::new();
    lines.extend(cards.first().and_then(|card| instead(card, asked)));
    if is_one_thing {
        lines.extend(names.iter().map(|name| (*name).to_owned()));
    }
    let moment = |card: &Card<'_>| AskedPeriod::from_question(&asked.question, card);
    for card in &cards {
        let status = card.class().map(|_| card.status_line());
        let line = match (moment(card), status) {
            (Some(moment), _) => of_year::compared(card, moment),
            (None, Some(status)) => format!("{}. {status}", card.line()),
            (None, None) => card.line(),
        };
        lines.push(match is_one_thing {
            true => line,
            false => format!("{}, {line}", card.name()),
        });
    }
    let when = |card: &Card<'_>| {
        let claim = match moment(card) {
            Some(moment) => basis.catalog.claim(OfYear::new(card, moment).figure?),
            None => card.shown()?,
        };
        Some(wording::when(basis.catalog, &claim, basis.lang))
    };
    let plan = |card: &Card<'_>| card.target().map(|told| told.plan);
    let shown: Vec<ShownDates> = cards.iter().map(|card| (when(card), plan(card))).collect();
    let is_of_year = asked.question.year.is_some();
    lines.extend(remarks_beside(&cards, &shown, is_of_year));
    lines
}

/// The targets that are listed, after how many they are.
fn list(basis: Basis<'_>, asked: &Asked) -> Vec<String> {
    let mut lines = vec![headline(basis, asked)];
    lines.extend(how_measured(basis, asked));
    lines.extend(rows(basis, asked));
    lines
}

/// Each target that is listed in a line; in a list of a year with what is of that year.
pub(crate) fn rows(basis: Basis<'_>, asked: &Asked) -> Vec<String> {
    let cards = asked.series.iter().map(|series| Card::new(basis, *series));
    match asked.of_year {
        Some(year) => cards
            .map(|card| of_year::listed(&card, year).unwrap_or_else(|| row(&card)))
            .collect(),
        None => cards.map(|card| row(&card)).collect(),
    }
}

/// How many are listed, of how many.
pub(crate) fn headline(basis: Basis<'_>, asked: &Asked) -> String {
    let phrases = questions(basis.lang);
    let count = asked.series.len();
    let is_worst = asked.question.first == Some(First::Worst);
    let is_of_how_many = is_worst || asked.question.trend.is_some() || asked.of_year.is_some();
    match (&asked.question.owner, count) {
        (Some(owner), 0) => fill(phrases.no_owner_listed, &[owner]),
        (None, 0) if is_worst => attention(basis.lang).nothing.to_owned(),
        (None, 0) if asked.of_year.is_none() => phrases.none_listed.to_owned(),
        _ if asked.is_by_other_plans => fill(phrases.by_other_plans, &[&count.to_string()]),
        _ if is_of_how_many => {
            let counts = [count, asked.total].map(|count| count.to_string());
            capital(&fill(phrases.counted, &[&counts[0], &counts[1]]))
        }
        _ => capital(&fill(phrases.listed, &[&count.to_string()])),
    }
}

/// A target in a line: its figure and its status.
pub(crate) fn row(card: &Card<'_>) -> String {
    let figure = card
        .leading()
        .map(|told| format!("{}, {}", told.figure, told.when));
    let figure = figure.unwrap_or_else(|| card.basis.words().no_figure.to_owned());
    format!("{}: {figure}. {}", titled(card), card.status_line())
}

/// How many of how many, computed, and what sources reported; of several places also of each.
fn count(basis: Basis<'_>, asked: &Asked) -> Vec<String> {
    let phrases = questions(basis.lang);
    if asked.counts_figures {
        // A count of figures says nothing about how targets stand.
        return vec![headline(basis, asked)];
    }
    if asked.of_year.is_some() {
        return list(basis, asked);
    }
    let board = board_of(basis, asked);
    if board.total == 0 && asked.is_narrowed {
        return vec![phrases.none_to_count.to_owned()];
    }
    let counts = [asked.series.len(), board.total].map(|count| count.to_string());
    let states: Vec<String> = asked
        .question
        .states
        .iter()
        .map(|state| state_word(*state, basis.lang))
        .collect();
    let said = fill(phrases.counted, &[&counts[0], &counts[1]]);
    let category = asked.category.map(|name| basis.say(name).to_owned());
    let trend = understood::trend_word(asked.question.trend, phrases);
    let is_worst = asked.question.first == Some(First::Worst);
    let worst = is_worst.then(|| phrases.worst_first.to_owned());
    let classes = [states.join(", "), trend, worst.unwrap_or_default()];
    let is_of_class = classes.iter().any(|part| !part.is_empty());
    let about: Vec<String> = category
        .into_iter()
        .chain(asked.question.subjects.iter().cloned())
        .chain(classes)
        .filter(|part| !part.is_empty())
        .collect();
    let mut lines = vec![match is_of_class {
        true => format!("{said}: {}", about.join(" · ")),
        false => capital(&fill(phrases.listed, &[&counts[1]])),
    }];
    lines.extend(share_of_targets(basis, asked, board.total));
    lines.extend(how_measured(basis, asked));
    lines.extend(of_each_place(basis, asked));
    lines.extend(of_each_category(basis, asked));
    let computed = board::computed(basis, &board).join(" · ");
    lines.push(format!("{}: {computed}", basis.words().computed));
    lines.extend(board.reported.iter().map(|count| {
        let said = board::reported_line(basis, count);
        let place = count.place.filter(|_| asked.places.len() != 1);
        let place = place.map(|place| basis.say(basis.catalog.place(place).name));
        match place {
            Some(place) => format!("{place}, {}", said.trim_end()),
            None => capital(said.trim_end()),
        }
    }));
    lines
}

/// The share of the targets, if it was asked for.
fn share_of_targets(basis: Basis<'_>, asked: &Asked, total: usize) -> Option<String> {
    let counts = [asked.series.len(), total].map(u32::try_from);
    let [Ok(part), Ok(total)] = counts else {
        return None;
    };
    let is_asked = asked.question.lead == Some(Lead::Share) && total > 0;
    let percent = f64::from(part) * 100.0 / f64::from(total.max(1));
    let percent = number::rounded(percent, 1, basis.lang);
    let said = [part.to_string(), total.to_string(), percent];
    let said = said.each_ref().map(String::as_str);
    is_asked.then(|| fill(questions(basis.lang).share_worked_out, &said))
}

/// How the worst was found, or for how many targets the trend is known.
pub(crate) fn how_measured(basis: Basis<'_>, asked: &Asked) -> Option<String> {
    let phrases = questions(basis.lang);
    let is_worst = asked.question.first == Some(First::Worst) && !asked.series.is_empty();
    if is_worst {
        return Some(phrases.worst_measure.to_owned());
    }
    asked.question.trend?;
    let counts = [asked.compared, asked.total].map(|count| count.to_string());
    Some(fill(phrases.compared, &[&counts[0], &counts[1]]))
}

/// The count of each of several places: "Lai Châu: 2 trong 34 chỉ tiêu".
fn of_each_place(basis: Basis<'_>, asked: &Asked) -> Vec<String> {
    let catalog = basis.catalog;
    let mut places = asked.places.clone();
    if places.is_empty() {
        let all = asked.among.iter();
        places = all.map(|series| catalog.series_of(*series).place).collect();
        places.sort_unstable();
        places.dedup();
    }
    if places.len() < 2 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for place in places {
        let is_there = |series: &&SeriesId| catalog.series_of(**series).place == place;
        let among: Vec<SeriesId> = asked.among.iter().filter(is_there).copied().collect();
        let total = Scoreboard::of_some(catalog, basis.viewpoint, &among).total;
        let count = asked.series.iter().filter(is_there).count();
        // Without a named place only places with targets are listed; named places are all listed.
        if total > 0 || !asked.places.is_empty() {
            let said = fill(
                questions(basis.lang).counted,
                &[&count.to_string(), &total.to_string()],
            );
            let name = basis.say(catalog.place(place).name);
            lines.push(format!("{name}: {said}"));
        }
    }
    lines
}

/// The count of each category, where that was asked for, in the order of the data.
fn of_each_category(basis: Basis<'_>, asked: &Asked) -> Vec<String> {
    let catalog = basis.catalog;
    if !asked.question.is_by_category {
        return Vec::new();
    }
    let name = |series: SeriesId| {
        let category = catalog.indicator_of(series).category;
        catalog.category(category).name
    };
    let mut names: Vec<Bilingual> = Vec::new();
    for series in &asked.among {
        let name = name(*series);
        if !names.iter().any(|known| known.vi == name.vi) {
            names.push(name);
        }
    }
    let line = |wanted: Bilingual| {
        let is_there = |series: &&SeriesId| name(**series).vi == wanted.vi;
        let among: Vec<SeriesId> = asked.among.iter().filter(is_there).copied().collect();
        let total = Scoreboard::of_some(catalog, basis.viewpoint, &among).total;
        let count = asked.series.iter().filter(is_there).count();
        let counts = [count, total].map(|count| count.to_string());
        let said = fill(questions(basis.lang).counted, &[&counts[0], &counts[1]]);
        (total > 0).then(|| format!("{}: {said}", basis.say(wanted)))
    };
    names.into_iter().filter_map(line).collect()
}

/// The board of what is asked about: of one place or all places that of the status, else of what the count is of.
pub(crate) fn board_of(basis: Basis<'_>, asked: &Asked) -> Scoreboard {
    let (catalog, viewpoint) = (basis.catalog, basis.viewpoint);
    match asked.places.as_slice() {
        [] if !asked.is_narrowed => Scoreboard::count(catalog, viewpoint, None),
        [only] if !asked.is_narrowed => Scoreboard::count(catalog, viewpoint, Some(*only)),
        places => {
            let mut board = Scoreboard::of_some(catalog, viewpoint, &asked.among);
            if !asked.is_narrowed {
                let of_each = places
                    .iter()
                    .map(|place| Scoreboard::count(catalog, viewpoint, Some(*place)).reported);
                board.reported = of_each.flatten().collect();
            }
            board
        }
    }
}

/// The newest claims, each with its source.
fn changed(basis: Basis<'_>, asked: &Asked) -> Vec<String> {
    let phrases = questions(basis.lang);
    if asked.changes.is_empty() {
        return vec![phrases.no_new_figures.to_owned()];
    }
    let count = asked.changes.len().to_string();
    let mut lines = vec![capital(&fill(phrases.new_figures, &[&count]))];
    lines.extend(
        asked
            .changes
            .iter()
            .map(|(series, id)| claim(basis, *series, *id)),
    );
    lines
}

/// A claim of a series in a line.
pub(crate) fn claim(basis: Basis<'_>, series: SeriesId, id: ClaimId) -> String {
    Card::new(basis, series).claim_line(id)
}
