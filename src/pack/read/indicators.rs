//! Reads indicators.
//!
//! Owns the table `indicator` and the order in which its claims are added; `claims` reads them. An indicator without an
//! id or a name is skipped; nothing else is lost. It must not know how a claim is read.

use std::ops::Range;

use crate::core::figure::Figure;
use crate::core::model::{
    Better, Bilingual, Ended, Guessed, Indicator, IndicatorDetails, IndicatorId, Owner, PlaceId,
    Published, RelationForm, TargetKind, Text,
};
use crate::pack::diagnostic::{Doubt, Problem};
use crate::pack::toml::{self, Located, Notes, Table};

use crate::pack::lint::{self, ClaimRead};
use crate::pack::relations::Tied;
use crate::pack::{shares, units};

use super::ahead;
use super::claims::{self, AddedClaims};
use super::context::{Context, NamedRelation, RelatedIds};
use super::entities::{both, source};
use super::file::ParsedFile;

/// Reads the indicators of one file, piece by piece where it could be cut.
pub(super) fn read(context: &mut Context<'_>, file: &mut ParsedFile<'_>, notes: &mut Notes) {
    let pieces = std::mem::take(&mut file.pieces);
    let mut rest = &pieces[..];
    let mut done = 0;
    let mut understand = |piece: &Range<usize>, tree, notes: &mut Notes| {
        let mut table = Table::top(tree);
        notes.set_base(piece.start);
        done += read_tables(context, &mut table, 0, notes);
        table.finish(notes);
        notes.set_base(0);
    };
    loop {
        let taken = ahead::each(file.text, rest, |piece, parsed| {
            let is_sound = parsed.is_some();
            if let Some(tree) = parsed {
                understand(piece, tree, notes);
            }
            is_sound
        });
        let Some((broken, others)) = rest.get(taken..).and_then(<[_]>::split_first) else {
            break;
        };
        file.mend(notes);
        let Some(tree) = file.text.get(broken.clone()).and_then(toml::tree) else {
            // The file parses whole but not in pieces, so a cut fell inside a string.
            read_whole(context, file.text, done, notes);
            return;
        };
        understand(broken, tree, notes);
        rest = others;
    }
    read_tables(context, &mut file.table, 0, notes);
}

/// Reads a file whole after one of its pieces did not parse; the first `done` indicators were read.
fn read_whole(context: &mut Context<'_>, text: &str, done: usize, notes: &mut Notes) {
    if let Some(mut table) = toml::parse_quiet(text) {
        read_tables(context, &mut table, done, notes);
    }
}

/// Reads the indicators of a table behind the first `done`; returns how many there are.
fn read_tables(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    done: usize,
    notes: &mut Notes,
) -> usize {
    let tables = table.tables("indicator", "indicator", notes);
    let count = tables.len();
    for mut table in tables.into_iter().skip(done) {
        context.tell(notes.offset(table.at()));
        let declared = declare(context, &mut table, notes);
        let mut claims = table.one_by_one("claims", "claim", notes);
        if let Some(Declared {
            id,
            indicator,
            unit,
            kind,
            better,
            has_relations,
        }) = declared
        {
            let mut all = 0;
            let mut added = AddedClaims::new(indicator, unit, kind, better);
            while let Some(mut entry) = claims.next(notes) {
                all += 1;
                if let Some(read) = claims::read(context, &mut entry, notes) {
                    added.add(context, read);
                }
                entry.finish(notes);
            }
            let is_whole = added.claims.len() == all;
            for read in context.waiting_for(&id) {
                added.add(context, read);
            }
            doubt(context, indicator, &added.claims, is_whole);
            if has_relations {
                let claims = added.claims;
                context.tied.push(Tied { indicator, claims });
            }
        }
        // What is no claim is told of an indicator that is left out, too.
        while claims.next(notes).is_some() {}
        table.finish(notes);
    }
    count
}

/// Notes what does not fit together among the claims of an indicator.
fn doubt(context: &mut Context<'_>, id: IndicatorId, claims: &[ClaimRead], is_whole: bool) {
    let catalog = context.builder.so_far();
    let shares = shares::of(catalog, id, claims);
    let unmeasured = units::of(catalog, id, claims);
    for (problem, at) in lint::indicator(catalog, id, claims) {
        // A missing baseline may be the claim that could not be read.
        if is_whole || problem != Problem::Doubtful(Doubt::NoBaseline) {
            context.note_later(problem, &at);
        }
    }
    context.shares.extend(shares);
    context.unmeasured_targets.extend(unmeasured);
}

/// An indicator that was added.
struct Declared {
    id: String,
    indicator: IndicatorId,
    unit: Bilingual,
    kind: Option<TargetKind>,
    better: Better,
    has_relations: bool,
}

/// Adds an indicator.
fn declare(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    notes: &mut Notes,
) -> Option<Declared> {
    let id = table.id(notes);
    let name = table.required_both("name", notes);
    let category = table.required_text("category", notes);
    let unit = table.both("unit", notes);
    let better = table.word("better", Better::ALL, Better::code, notes);
    let decimals = table.integer("decimals", (0, 18), notes);
    let kind = table.word("target_kind", TargetKind::ALL, TargetKind::code, notes);
    let guessed = Guessed {
        better: table.yes_or_no("better_guessed", notes) == Some(true),
        target_kind: table.yes_or_no("target_kind_guessed", notes) == Some(true),
    };
    let limits = (limit(table, "min", notes), limit(table, "max", notes));
    let aliases = table.texts("aliases", notes);
    let related = table.texts("related", notes);
    let owners = owners(context, table, notes);
    let ended = ended(context, table, notes);
    let relations = relations(table, notes);
    let (id, name, category) = (id?, name?, category?);
    if !context.is_first_use("indicator", &id, notes) {
        return None;
    }
    let category = context.category(&category, notes);
    let unit = match unit {
        Some(unit) => both(context, &unit),
        None => context.builder.both("", ""),
    };
    let kind = kind.map(|kind| kind.value);
    let better = better.map_or(Better::None, |better| better.value);
    let has_relations = !relations.is_empty();
    let details = IndicatorDetails {
        limits,
        aliases: keep_all(context, &aliases),
        owners,
        ended,
        ..IndicatorDetails::default()
    };
    let indicator = Indicator {
        pack: context.pack,
        id: context.builder.text(&id.value),
        name: both(context, &name),
        category,
        unit,
        better,
        decimals: decimals.map_or(0, |decimals| decimals.value as u8),
        target_kind: kind,
        guessed,
        details: details.if_any(),
        concept: 0,
        twin: None,
    };
    let indicator = context.builder.indicator(indicator);
    context.meet(&id.value, indicator);
    let base = notes.offset(&(0..0));
    let file = context.file;
    context.related.push(RelatedIds {
        file,
        indicator,
        ids: related,
        base,
    });
    context.relate(indicator, relations, base);
    Some(Declared {
        id: id.value,
        indicator,
        unit,
        kind,
        better,
        has_relations,
    })
}

fn keep_all(context: &mut Context<'_>, fields: &[Located<String>]) -> Vec<Text> {
    let texts = fields.iter().filter(|field| !field.value.trim().is_empty());
    texts
        .map(|field| context.builder.text(&field.value))
        .collect()
}

fn limit(table: &mut Table<'_>, key: &'static str, notes: &mut Notes) -> Option<Figure> {
    table.figure(key, notes).map(|field| field.value.low)
}

/// Takes the optional place of an entry about an indicator; without one it is about the pack's own place.
fn place(context: &mut Context<'_>, table: &mut Table<'_>, notes: &mut Notes) -> Option<PlaceId> {
    let place = table.text("place", notes);
    let place = place.filter(|place| !place.value.is_empty());
    place
        .map(|place| context.builder.place(&place.value))
        .or(context.home)
}

/// Takes who answers for an indicator.
fn owners(context: &mut Context<'_>, table: &mut Table<'_>, notes: &mut Notes) -> Vec<Owner> {
    let mut owners = Vec::new();
    for mut entry in table.tables("owner", "owner", notes) {
        let place = place(context, &mut entry, notes);
        let name = entry.required_both("name", notes);
        let source = source(context, &mut entry, notes);
        entry.finish(notes);
        if let Some(name) = name {
            let name = both(context, &name);
            owners.push(Owner {
                place,
                name,
                source,
            });
        }
    }
    owners
}

/// Takes where and when the unit of an indicator ended.
fn ended(context: &mut Context<'_>, table: &mut Table<'_>, notes: &mut Notes) -> Vec<Ended> {
    let mut ends = Vec::new();
    for mut entry in table.tables("ended", "ended", notes) {
        let place = place(context, &mut entry, notes);
        let date = entry.required_text("date", notes);
        let source = source(context, &mut entry, notes);
        entry.finish(notes);
        let Some(date) = date else { continue };
        // A month or a year ends with its last day.
        match Published::parse(&date.value).and_then(Published::last_day) {
            Some(day) => ends.push(Ended {
                place,
                date: day,
                source,
            }),
            None => notes.note(Problem::BadDate(date.value), &date.at),
        }
    }
    ends
}

/// Takes what must hold between the figures of an indicator and of others.
fn relations(table: &mut Table<'_>, notes: &mut Notes) -> Vec<NamedRelation> {
    let mut relations = Vec::new();
    for mut entry in table.tables("relation", "relation", notes) {
        let form = entry.required_word("form", RelationForm::ALL, RelationForm::code, notes);
        let of = entry.required_text("of", notes);
        let is_share = form
            .as_ref()
            .is_some_and(|form| form.value == RelationForm::Share);
        let count = match is_share {
            true => entry.required_text("count", notes),
            false => entry.text("count", notes),
        };
        entry.finish(notes);
        if let (Some(form), Some(of), false) = (form, of, is_share && count.is_none()) {
            let form = form.value;
            relations.push(NamedRelation { form, of, count });
        }
    }
    relations
}
