//! The command `draft`: the text of a resolution or report becomes a draft pack.
//!
//! Owns what is asked, what is said, what is written and with which code it ends. It must not know how a text is read.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::args::{Draft, Global};
use crate::cli::data::counted;
use crate::cli::error::{Error, Unsaid, for_a_shell, shown};
use crate::cli::import::{folder_name, place_files, read_bytes};
use crate::cli::output::{Done, NOTHING};
use crate::cli::process::Process;
use crate::cli::workbooks;
use crate::core::lang::Lang;
use crate::core::model::Published;
use crate::core::period::Period;
use crate::pack::diagnostic::Unopened;
use crate::pack::draft::claim::{Drafted, PassedNumber, ProposedFigure};
use crate::pack::draft::masks::Mask;
use crate::pack::draft::text::Text;
use crate::pack::draft::write::{PlanNames, full_name, write};
use crate::pack::draft::{DocumentHints, draft as read};
use crate::pack::files::{folder, given};
use crate::pack::import::assemble::Need;
use crate::pack::import::encoding::{Undecodable, decode};
use crate::words::commands::commands;
use crate::words::locale::words::fill;
use crate::words::locale::{number, period};
use crate::words::{drafts, wording};

/// The proposals that are shown, the least certain first.
const SHOWN: usize = 10;
/// The first bytes of a `.docx`.
const ZIP: &[u8] = b"PK\x03\x04";

/// Turns a text into a draft pack on disk.
///
/// # Errors
/// Where the text cannot be read, or the folder cannot be written.
pub(super) fn draft(
    args: &Draft,
    around: &Process,
    global: &Global,
    lang: Lang,
) -> Result<Done, Error> {
    let output = args.output.as_path();
    if !folder::is_free(output).map_err(|error| Error::CannotWrite {
        path: output.to_owned(),
        error,
    })? {
        return Err(Error::NotEmpty(output.to_owned()));
    }
    let (text, tables) = open(&args.file)?;
    let said = DocumentHints {
        place: global.place.clone(),
        day: args.published.and_then(day),
        term: args.term,
    };
    let drafted = read(&text, &said);
    if drafted.document.place.is_none() {
        let line = around.arguments.iter().skip(1);
        let line: Vec<String> = line
            .map(|word| word.to_string_lossy().into_owned())
            .collect();
        return Err(Error::Unsaid(Unsaid::new(Need::Place, None, &line, lang)));
    }
    let phrases = commands(lang);
    let file = shown(&args.file);
    if drafted.proposals.is_empty() {
        let is_foreign = |passed: &PassedNumber| passed.mask == Mask::Language;
        let said = match drafted.passed.iter().any(is_foreign) {
            true => fill(phrases.draft_foreign, &[&file]),
            false => fill(phrases.draft_nothing, &[&file]),
        };
        return Ok(match args.json {
            true => Done::text(in_json(&drafted, lang), NOTHING),
            false => Done::nothing(said),
        });
    }
    let unsorted = |lang| commands(lang).unsorted.to_owned();
    let names = PlanNames {
        pack: folder_name(output),
        plan: global.plan.clone(),
        file: args
            .file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        unsorted: (unsorted(Lang::Vi), unsorted(Lang::En)),
    };
    place_files(output, &write(&drafted, &names, &drafts::DraftWords(lang)))?;
    if args.json {
        return Ok(Done::text(in_json(&drafted, lang), 0));
    }
    let mut lines = table(&drafted, args.all, lang);
    if drafted.document.day.is_none() {
        lines.push(phrases.draft_no_day.to_owned());
    }
    if tables > 0 {
        let count = counted(phrases.draft_tables, &[tables], lang);
        let place = drafted.document.place.as_deref().unwrap_or_default();
        let beside = format!("{}-import", shown(output).trim_end_matches('/'));
        let parts = [&*file, place, &beside].map(for_a_shell);
        lines.push(fill(&count, &parts.each_ref().map(|part| part.as_ref())));
    }
    let folder = shown(output);
    lines.push(fill(phrases.drafted, &[&folder, &for_a_shell(&folder)]));
    Ok(Done::text(lines.join("\n") + "\n", 0))
}

/// The text of a file, and the tables of it that are no prose.
fn open(path: &Path) -> Result<(Text, usize), Error> {
    let unopened = |why| Error::Unopened {
        path: path.to_owned(),
        why,
    };
    let bytes = match path == Path::new("-") {
        true => given::read_input().map_err(|refused| Error::CannotRead {
            path: path.to_owned(),
            refused,
        })?,
        false => read_bytes(path)?,
    };
    if bytes.starts_with(ZIP) {
        let prose = workbooks::prose(&bytes).map_err(unopened)?;
        let tables = prose.tables;
        return Ok((Text::of_paragraphs(&prose.given()), tables));
    }
    let decoded = decode(bytes, None).map_err(|why| {
        unopened(match why {
            Undecodable::OldFont(name) => Unopened::OldFont(name),
            _ => Unopened::UnknownEncoding,
        })
    })?;
    if decoded.text.contains('\0') {
        return Err(unopened(Unopened::Binary));
    }
    Ok((Text::plain(&decoded.text), 0))
}

fn day(published: Published) -> Option<(i16, Option<i8>, Option<i8>)> {
    let (year, month, day) = published.parts()?;
    let small = |part: Option<u8>| part.and_then(|part| i8::try_from(part).ok());
    Some((year, small(month), small(day)))
}

/// The figures, the least certain first, and what was passed over.
fn table(drafted: &Drafted, all: bool, lang: Lang) -> Vec<String> {
    let mut proposals: Vec<&ProposedFigure> = drafted.proposals.iter().collect();
    proposals.sort_by_key(|proposal| proposal.certainty());
    let most = if all { proposals.len() } else { SHOWN };
    let mut lines = vec![drafts::summary(drafted, lang)];
    if !proposals.is_empty() {
        lines.push(drafts::order(lang).to_owned());
    }
    lines.extend(
        proposals
            .iter()
            .take(most)
            .map(|proposal| line(proposal, lang)),
    );
    if proposals.len() > most {
        let more = counted(commands(lang).more_lines, &[proposals.len() - most], lang);
        lines.push(more);
    }
    let counts: Vec<_> = drafted.passed_by_kind().into_iter().collect();
    if !counts.is_empty() {
        lines.push(drafts::passed(&counts, lang));
    }
    lines
}

/// A figure in a line: mark, value, kind, year, name, and why it is doubtful.
fn line(proposal: &ProposedFigure, lang: Lang) -> String {
    let mark = if proposal.is_live() { "  " } else { "# " };
    let doubts: Vec<&str> = proposal
        .doubts
        .iter()
        .map(|found| drafts::doubt(*found, lang))
        .collect();
    let doubts = if doubts.is_empty() {
        String::new()
    } else {
        format!(" — {}", doubts.join("; "))
    };
    let text = Period::parse(&proposal.period);
    let when = match proposal.year {
        Some(year) => period::in_year(&text, year, lang),
        None => period::say(&text, lang),
    };
    let place = proposal.place.as_deref();
    let place = place.map(|place| format!(" · {place}")).unwrap_or_default();
    let sign = match proposal.high {
        Some(_) => "",
        None if proposal.comparator.code() == "=" => "",
        None => proposal.comparator.code(),
    };
    format!(
        "{mark}{sign}{} {} · {} · {when} · {}{place}{doubts}",
        said_value(proposal, lang),
        proposal.unit,
        kind(proposal, lang),
        full_name(proposal),
    )
}

fn kind(proposal: &ProposedFigure, lang: Lang) -> &'static str {
    wording::kind(proposal.kind, lang)
}

/// The figure with the marks of a language.
fn said_value(proposal: &ProposedFigure, lang: Lang) -> String {
    let low = number::digits(&proposal.low.to_string(), lang);
    match proposal.high {
        Some(high) => format!("{low}–{}", number::digits(&high.to_string(), lang)),
        None => low,
    }
}

fn value(proposal: &ProposedFigure) -> String {
    match proposal.high {
        Some(high) => format!("{}-{high}", proposal.low),
        None => proposal.low.to_string(),
    }
}

/// Everything that was read, for a program.
fn in_json(drafted: &Drafted, lang: Lang) -> String {
    let document = &drafted.document;
    let day = document.day.map(|(year, month, day)| {
        let part = |part: Option<i8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
        format!("{year:04}{}{}", part(month), part(day))
    });
    let proposals: Vec<Value> = drafted
        .proposals
        .iter()
        .map(|proposal| of_proposal(proposal, lang))
        .collect();
    let passed: Vec<Value> = drafted
        .passed
        .iter()
        .map(|passed| json!({ "reason": passed.mask.code(), "text": passed.text, "paragraph": passed.paragraph }))
        .collect();
    let whole = json!({
        "title": document.title,
        "published": day,
        "place": document.place,
        "term": document.term.map(|(first, last)| [first, last]),
        "proposals": proposals,
        "passed": passed,
    });
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn of_proposal(proposal: &ProposedFigure, lang: Lang) -> Value {
    let doubts: Vec<Value> = proposal
        .doubts
        .iter()
        .map(|found| json!({ "code": found.code(), "said": drafts::doubt(*found, lang) }))
        .collect();
    let quotes: Vec<Value> = proposal
        .quotes
        .iter()
        .map(|quote| {
            json!({
                "paragraph": quote.paragraph, "sentence": quote.sentence,
                "first": quote.first, "last": quote.last, "text": quote.text,
            })
        })
        .collect();
    let judgement = proposal.judgement.as_ref();
    json!({
        "name": full_name(proposal),
        "unit": proposal.unit,
        "place": proposal.place,
        "kind": proposal.kind.code(),
        "year": proposal.year,
        "period": proposal.period,
        "value": value(proposal),
        "comparator": proposal.comparator.code(),
        "nearly": proposal.is_nearly,
        "better": proposal.better.map(|better| better.code()),
        "target_kind": proposal.target_kind.map(|kind| kind.code()),
        "judgement": judgement.map(|(status, wording)| json!({ "status": status.code(), "wording": wording })),
        "live": proposal.is_live(),
        "certainty": proposal.certainty(),
        "doubts": doubts,
        "quotes": quotes,
    })
}
