//! An agenda as lines and as JSON: each item with what is known of it now, and what the data does not have.
//!
//! Owns the layout of a brief for people and for scripts, and how slips in its file are said. What is known of an
//! indicator is its card's own. It must not know where the file lies.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::core::model::{ClaimId, SeriesId};
use crate::library::address::Settled;
use crate::library::brief::{AgendaItem, BadName, Brief, BriefError, Note};
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::facts::SourceLine;
use crate::report::json::{CardJson, ClaimJson};
use crate::report::paper::list as paper;
use crate::report::wall::{day_of, seen_as};
use crate::words::briefs::briefs;
use crate::words::commands::commands;
use crate::words::hall::hall;
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::problems::{diagnostics, names};

/// The texts of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AgendaText {
    /// The indicator and its place; the address, where the data does not have it.
    pub(crate) name: String,
    /// Figure, target and status; that it is missing.
    pub(crate) line: String,
    /// The source of the figure, the plan of the target and the day of the data; empty if unknown.
    pub(crate) behind: String,
    /// The series, where the data has it and it can be seen as its address says.
    pub(crate) series: Option<SeriesId>,
    /// Remark, who and by when.
    pub(crate) remarks: Vec<String>,
}

/// The texts of an item, seen under the plan and day of its address.
pub(crate) fn told(basis: Basis<'_>, item: &AgendaItem, settled: Settled) -> AgendaText {
    let remarks = [item.remark.clone(), who_by(item, basis.lang)];
    let remarks = remarks.into_iter().filter(|said| !said.is_empty());
    let seen = item.seen_from(basis.catalog, basis.viewpoint, settled);
    let (name, line, behind, series) = match (item.series(basis.catalog), seen) {
        (Some(series), Ok(seen)) => {
            let around = basis.viewpoint;
            let viewpoint = &seen;
            let card = Card::new(Basis { viewpoint, ..basis }, series);
            let named = item.read_address().and_then(|address| address.claim);
            let (line, behind) = match (named, item.claim(basis.catalog)) {
                (_, Some(claim)) => of_claim(&card, claim, around),
                (Some(word), None) => {
                    let indicator = basis.catalog.text(basis.catalog.indicator_of(series).id);
                    let said = commands(basis.lang).no_such_claim;
                    (fill(said, &[indicator, &word]), String::new())
                }
                (None, None) => (line(&card), behind(&card, around)),
            };
            (card.name().to_owned(), line, behind, Some(series))
        }
        (None, _) => {
            let missing = briefs(basis.lang).missing.to_owned();
            (item.address.clone(), missing, String::new(), None)
        }
        (_, Err(error)) => {
            let why = names::unknown(&error, basis.lang);
            (item.address.clone(), why, String::new(), None)
        }
    };
    AgendaText {
        name,
        line,
        behind,
        series,
        remarks: remarks.collect(),
    }
}

/// Figure, target and status.
fn line(card: &Card<'_>) -> String {
    let told = card.line();
    match card.class() {
        Some(_) => format!("{told}. {}", card.status_line()),
        None => told,
    }
}

/// The text of a single figure that its address names, with its source: it was to be spoken of, whatever figure leads
/// by now.
fn of_claim(card: &Card<'_>, claim: ClaimId, around: &Viewpoint) -> (String, String) {
    let basis = card.basis;
    let source = basis.catalog.claim(claim).source;
    let source = source.map(|source| SourceLine::new(basis, source));
    let source = source.map(|source| {
        let named = format!("{}: {}", source.name, source.document());
        fill(hall(basis.lang).source_line, &[&named])
    });
    let day = day_of(basis.viewpoint, around, basis.lang);
    let behind: Vec<String> = source.into_iter().chain(day).collect();
    let told = Card::new(
        Basis {
            home: None,
            ..basis
        },
        card.series,
    )
    .claim_line(claim);
    // The name stands above it.
    let line = told.strip_prefix(&format!("{} · ", card.name()));
    let line = line.unwrap_or(&told).to_owned();
    (line, behind.join(" · "))
}

/// The source of the figure, the plan of the target, and the day of the data if it differs from the rest of the
/// agenda.
fn behind(card: &Card<'_>, around: &Viewpoint) -> String {
    let source = card.standing.shown().map(|id| card.cited(id));
    let source = source.filter(|source| !source.is_empty());
    let source = source.map(|source| fill(hall(card.basis.lang).source_line, &[&source]));
    let said: Vec<String> = source.into_iter().chain(seen_as(card, around)).collect();
    said.join(" · ")
}

/// Who does something, and by when; empty parts are left out.
fn who_by(item: &AgendaItem, lang: Lang) -> String {
    let phrases = briefs(lang);
    let by = day(&item.by, lang);
    match (item.who.as_str(), by.as_str()) {
        ("", "") => String::new(),
        (who, "") => who.to_owned(),
        ("", by) => fill(phrases.by, &[by]),
        (who, by) => fill(phrases.who_by, &[who, by]),
    }
}

/// The title of an agenda.
pub(crate) fn title(brief: &Brief, lang: Lang) -> String {
    match brief.head("title") {
        title if title.is_empty() => briefs(lang).untitled.to_owned(),
        title => title,
    }
}

/// How many items there are, and how many of them are done.
pub(crate) fn count(brief: &Brief, lang: Lang) -> String {
    let done = brief.items().iter().filter(|item| item.done).count();
    let all = brief.items().len().to_string();
    match done {
        0 => fill(briefs(lang).items, &[&all]),
        done => fill(briefs(lang).items_done, &[&all, &done.to_string()]),
    }
}

/// A day that is written as one is said as one; anything else stays.
fn day(written: &str, lang: Lang) -> String {
    match written.parse::<Date>() {
        Ok(day) => number::day(day, lang),
        Err(_) => written.to_owned(),
    }
}

/// Title, day and count in a line.
fn head(brief: &Brief, lang: Lang) -> String {
    let date = day(&brief.head("date"), lang);
    let head = [title(brief, lang), date, count(brief, lang)];
    let head: Vec<String> = head.into_iter().filter(|said| !said.is_empty()).collect();
    head.join(" · ")
}

/// The agenda in lines: its title, every item, and what the data does not have.
pub(crate) fn lines(basis: Basis<'_>, brief: &Brief, settled: Settled) -> Vec<String> {
    let phrases = briefs(basis.lang);
    let mut lines = vec![head(brief, basis.lang)];
    let mut missing = Vec::new();
    for (at, item) in brief.items().iter().enumerate() {
        let told = told(basis, item, settled);
        let done = if item.done {
            format!(" ({})", phrases.done)
        } else {
            String::new()
        };
        lines.push(String::new());
        lines.push(format!("{}. {}{done}", at + 1, told.name));
        let known = [&told.line, &told.behind];
        let known = known.into_iter().filter(|said| !said.is_empty());
        lines.extend(known.map(|said| format!("   {said}")));
        lines.extend(told.remarks.iter().map(|said| format!("   {said}")));
        if told.series.is_none() {
            missing.push(format!("  {}. {}", at + 1, item.address));
        }
    }
    if !missing.is_empty() {
        let count = missing.len().to_string();
        lines.push(String::new());
        lines.push(fill(phrases.missing_count, &[&count]));
        lines.extend(missing);
    }
    lines
}

/// An agenda as it goes on paper.
pub(crate) struct ForPaper {
    /// Title and day.
    pub(crate) title: String,
    /// The items that the data has.
    pub(crate) items: Vec<paper::PageItem>,
    /// A note on the items that the data lacks; empty if it has them all.
    pub(crate) missing: Vec<String>,
}

/// The items of an agenda for a page, each seen as its address says, with what was written of it.
pub(crate) fn for_paper(basis: Basis<'_>, brief: &Brief, settled: Settled) -> ForPaper {
    let phrases = briefs(basis.lang);
    let (mut items, mut addresses) = (Vec::new(), Vec::new());
    for item in brief.items() {
        let told = told(basis, item, settled);
        let seen = item.seen_from(basis.catalog, basis.viewpoint, settled);
        let (Some(series), Ok(seen)) = (told.series, seen) else {
            addresses.push(item.address.clone());
            continue;
        };
        let mut remarks = told.remarks;
        if item
            .read_address()
            .is_some_and(|address| address.claim.is_some())
        {
            remarks.insert(0, told.line);
        }
        if item.done {
            remarks.push(phrases.done.to_owned());
        }
        items.push(paper::PageItem {
            series,
            remarks,
            seen: Some(seen),
        });
    }
    let date = day(&brief.head("date"), basis.lang);
    let title = [title(brief, basis.lang), date];
    let title: Vec<String> = title.into_iter().filter(|said| !said.is_empty()).collect();
    let missing = (!addresses.is_empty()).then(|| {
        let count = fill(phrases.missing_count, &[&addresses.len().to_string()]);
        format!("{count} {}", addresses.join(", "))
    });
    ForPaper {
        title: title.join(" · "),
        items,
        missing: missing.into_iter().collect(),
    }
}

/// The agenda for scripts.
pub(crate) fn document(basis: Basis<'_>, brief: &Brief, settled: Settled) -> Value {
    let text = |key: &str| Some(brief.head(key)).filter(|said| !said.is_empty());
    let items = brief.items().iter().map(|item| {
        let seen = item.seen_from(basis.catalog, basis.viewpoint, settled).ok();
        let series = item.series(basis.catalog).zip(seen);
        json!({
            "address": item.address,
            "remark": item.remark,
            "who": item.who,
            "by": item.by,
            "done": item.done,
            "missing": series.is_none(),
            "claim": item.claim(basis.catalog).zip(item.series(basis.catalog)).map(|(claim, series)| {
                ClaimJson::new(basis.catalog, series, claim)
            }),
            "card": series.map(|(series, seen)| {
                let viewpoint = &seen;
                CardJson::new(&Card::new(Basis { viewpoint, ..basis }, series))
            }),
        })
    });
    json!({
        "title": text("title"),
        "date": text("date"),
        "place": text("place"),
        "plan": text("plan"),
        "as_of": text("as_of"),
        "items": items.collect::<Vec<Value>>(),
    })
}

/// Why a file is no agenda, and what to do.
pub(crate) fn error(error: &BriefError, lang: Lang) -> String {
    let phrases = briefs(lang);
    match error {
        BriefError::NotUtf8 => phrases.not_utf8.to_owned(),
        BriefError::Syntax { line, column, said } => fill(
            phrases.syntax,
            &[&line.to_string(), &column.to_string(), said],
        ),
        BriefError::NoItems => phrases.no_items.to_owned(),
        BriefError::Newer(version) => fill(phrases.newer, &[&version.to_string()]),
        BriefError::TooLarge(most) => fill(phrases.too_large, &[&diagnostics::size(*most)]),
    }
}

/// Why a name is none of an agenda.
pub(crate) fn bad_name(why: BadName, lang: Lang) -> &'static str {
    let phrases = briefs(lang);
    match why {
        BadName::Empty => phrases.name_empty,
        BadName::Sign => phrases.name_sign,
        BadName::Hidden => phrases.name_hidden,
        BadName::TooLong => phrases.name_too_long,
    }
}

/// Warnings about a file, in one line.
pub(crate) fn notes(notes: &[Note], lang: Lang) -> Option<String> {
    /// The most warnings that are listed one by one.
    const MOST: usize = 3;
    let phrases = briefs(lang);
    let said = notes.iter().take(MOST).map(|note| match note {
        Note::UnknownKey(key) => fill(phrases.unknown_key, &[key]),
        Note::WrongType(key) => fill(phrases.wrong_type, &[key]),
        Note::Twice(address) => fill(phrases.twice, &[address]),
        Note::NoAddress(at) => fill(phrases.no_address, &[&at.to_string()]),
    });
    let said: Vec<String> = said.collect();
    let said = said.join("; ");
    match notes.len() {
        0 => None,
        all if all > MOST => {
            let more = (all - MOST).to_string();
            Some(fill(phrases.and_more, &[&said, &more]))
        }
        _ => Some(said),
    }
}
