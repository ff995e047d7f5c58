//! A draft as a pack that promises nothing until a person adopts it.
//!
//! Owns the layout: the plan is a draft, a doubtful claim is commented out, each has its quote and place in a remark. It
//! must not know a language: remarks are handed in.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use super::claim::{Aspect, Document, Drafted, ProposedFigure};
use super::doubt::DraftDoubt;
use super::masks::Mask;
use crate::core::clean::clean;
use crate::core::fold::bare;
use crate::core::model::{Better, ClaimKind, Comparator, TargetKind};
use crate::pack::exchange::slug::slug;
use crate::pack::write::quoted;

/// The id of the plan.
pub const PLAN: &str = "du-thao";
/// The id of the source.
pub const SOURCE: &str = "DU-THAO-01";
/// The file with the indicators.
pub const INDICATORS: &str = "chi-tieu.toml";
const CATEGORY: &str = "chua-phan-loai";

/// What is said in remarks, in the language of whoever asked.
pub trait Remarks {
    /// What the draft is and how it is adopted, line by line.
    fn head(&self) -> Vec<String>;
    /// Where a quote stands: paragraph, sentence, first and last character.
    fn stands(&self, place: (usize, usize, usize, usize)) -> String;
    /// Why a claim may be wrong.
    fn doubts(&self, doubts: &[DraftDoubt], is_live: bool) -> String;
    /// Says that the better direction was guessed from the name.
    fn guessed(&self) -> String;
    /// Names that are near to one another.
    fn near(&self, names: &[String]) -> String;
    /// The numbers that are no figures, by what they are.
    fn passed(&self, counts: &[(Mask, usize)]) -> String;
}

/// What a person said of the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanNames {
    /// The name of the pack.
    pub pack: String,
    /// The name of the plan; else the title of the text.
    pub plan: Option<String>,
    /// The name of the file.
    pub file: String,
    /// What the group of all indicators is called, in both languages.
    pub unsorted: (String, String),
}

/// The name of an indicator: of the thing, and of what is told of it.
pub fn full_name(proposal: &ProposedFigure) -> String {
    let name = &proposal.name;
    let lower = name.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    let mut letters = name.chars();
    let small: String = letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    });
    match proposal.aspect {
        Aspect::Itself => name.clone(),
        Aspect::Rise if lower.contains("tăng") => name.clone(),
        Aspect::Rise => format!("{name}: mức tăng"),
        Aspect::Fall if lower.contains("giảm") => name.clone(),
        Aspect::Fall => format!("{name}: mức giảm"),
        Aspect::Over => format!("{name}: mức vượt nghị quyết"),
        Aspect::Under => format!("{name}: mức còn thiếu so với nghị quyết"),
        Aspect::Whole if begins(&["số "]) => format!("Tổng {small}"),
        Aspect::Whole => format!("Tổng số {small}"),
        Aspect::OfPlan => format!("{name}: so với kế hoạch"),
        Aspect::Share => format!("{name}: tỷ lệ"),
        Aspect::Count if begins(&["số ", "tổng "]) => name.clone(),
        Aspect::Count => format!("Số {small}"),
        Aspect::Rate if begins(&["tỷ lệ", "tỉ lệ", "số "]) => name.clone(),
        Aspect::Rate => format!("Tỷ lệ {small}"),
        Aspect::Rank => format!("{name}: xếp hạng"),
    }
}

/// An indicator of the draft.
struct Group<'d> {
    name: String,
    id: String,
    unit: &'d str,
    proposals: Vec<&'d ProposedFigure>,
}

impl Group<'_> {
    fn is_live(&self) -> bool {
        self.proposals.iter().any(|proposal| proposal.is_live())
    }
}

/// Writes the files of a draft: the name and the text of each.
pub fn write(drafted: &Drafted, names: &PlanNames, remarks: &dyn Remarks) -> Vec<(String, String)> {
    let groups = groups(drafted);
    vec![
        ("pack.toml".to_owned(), pack(drafted, names, remarks)),
        (INDICATORS.to_owned(), indicators(&groups, drafted, remarks)),
    ]
}

/// One indicator for one name and unit, in the order of the text.
fn groups(drafted: &Drafted) -> Vec<Group<'_>> {
    let mut known: HashMap<(String, &str), usize> = HashMap::new();
    let mut ids: HashSet<String> = HashSet::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for proposal in drafted
        .proposals
        .iter()
        .filter(|proposal| !proposal.name.is_empty())
    {
        let name = clean(&full_name(proposal)).into_owned();
        let key = (bare(&name), proposal.unit.as_str());
        let at = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.proposals.push(proposal),
            None => {
                let id = free_id(&name, &mut ids);
                groups.push(Group {
                    name,
                    id,
                    unit: &proposal.unit,
                    proposals: vec![proposal],
                });
            }
        }
    }
    groups
}

fn free_id(name: &str, ids: &mut HashSet<String>) -> String {
    let base = match slug(name) {
        base if base.is_empty() => "chi-tieu".to_owned(),
        base => base,
    };
    let numbered = (2..).map(|number: u32| format!("{base}-{number}"));
    let mut all = std::iter::once(base.clone()).chain(numbered);
    all.find(|id| ids.insert(id.clone())).unwrap_or_default()
}

fn line(text: &mut String, key: &str, value: &str) {
    let _ = writeln!(text, "{key} = {value}");
}

fn comment(text: &mut String, remark: &str) {
    for part in remark.lines() {
        let _ = writeln!(text, "# {}", clean(part));
    }
}

fn pack(drafted: &Drafted, names: &PlanNames, remarks: &dyn Remarks) -> String {
    let document = &drafted.document;
    let mut text = String::new();
    for remark in remarks.head() {
        comment(&mut text, &remark);
    }
    let id = match slug(&names.pack) {
        id if id.is_empty() => "du-thao".to_owned(),
        id => id,
    };
    let title = title(document, names);
    text.push_str("\n[pack]\n");
    line(&mut text, "id", &quoted(&id));
    line(&mut text, "name", &quoted(&clean(&names.pack)));
    if let Some(place) = &document.place {
        line(&mut text, "place", &quoted(&clean(place)));
    }
    text.push_str("\n[[category]]\n");
    line(&mut text, "id", &quoted(CATEGORY));
    let (vi, en) = &names.unsorted;
    line(
        &mut text,
        "name",
        &format!("{{ vi = {}, en = {} }}", quoted(vi), quoted(en)),
    );
    text.push_str("\n[[plan]]\n");
    line(&mut text, "id", &quoted(PLAN));
    line(
        &mut text,
        "name",
        &quoted(&clean(names.plan.as_deref().unwrap_or(&title))),
    );
    line(&mut text, "title", &quoted(&title));
    if let Some((first, last)) = document.term {
        line(&mut text, "term", &format!("[{first}, {last}]"));
    }
    line(&mut text, "status", "\"draft\"");
    text.push_str("\n[[source]]\n");
    line(&mut text, "id", &quoted(SOURCE));
    line(&mut text, "title", &quoted(&title));
    line(&mut text, "date", &quoted(&day(document)));
    line(&mut text, "covers", &quoted(&clean(&names.file)));
    text
}

/// The title, or the name of the file where the text has none.
fn title(document: &Document, names: &PlanNames) -> String {
    let title = clean(document.title.trim()).into_owned();
    if title.is_empty() {
        clean(&names.file).into_owned()
    } else {
        title
    }
}

fn day(document: &Document) -> String {
    match document.day {
        None => String::new(),
        Some((year, None, _)) => format!("{year:04}"),
        Some((year, Some(month), None)) => format!("{year:04}-{month:02}"),
        Some((year, Some(month), Some(day))) => format!("{year:04}-{month:02}-{day:02}"),
    }
}

fn indicators(groups: &[Group<'_>], drafted: &Drafted, remarks: &dyn Remarks) -> String {
    let mut text = String::new();
    let near = near(groups);
    for group in groups.iter().filter(|group| group.is_live()) {
        text.push('\n');
        if let Some(names) = near.get(group.id.as_str()) {
            comment(&mut text, &remarks.near(names));
        }
        text.push_str(&indicator(group, remarks));
    }
    for proposal in drafted
        .proposals
        .iter()
        .filter(|proposal| proposal.is_live())
    {
        judgement(groups, proposal, &mut text);
    }
    for group in groups.iter().filter(|group| !group.is_live()) {
        text.push('\n');
        for line in indicator(group, remarks).lines() {
            let line = line.trim_start_matches("# ");
            let _ = writeln!(text, "# {line}");
        }
    }
    let counts: Vec<(Mask, usize)> = drafted.passed_by_kind().into_iter().collect();
    if !counts.is_empty() {
        text.push('\n');
        comment(&mut text, &remarks.passed(&counts));
    }
    text
}

fn indicator(group: &Group<'_>, remarks: &dyn Remarks) -> String {
    let mut text = String::from("[[indicator]]\n");
    line(&mut text, "id", &quoted(&group.id));
    line(&mut text, "name", &quoted(&group.name));
    line(&mut text, "category", &quoted(CATEGORY));
    if !group.unit.is_empty() {
        line(&mut text, "unit", &quoted(group.unit));
    }
    let first = group.proposals.first();
    let better = first
        .and_then(|proposal| proposal.better)
        .unwrap_or(Better::None);
    let _ = writeln!(
        text,
        "better = {} # {}",
        quoted(better.code()),
        remarks.guessed()
    );
    let decimals = group
        .proposals
        .iter()
        .map(|proposal| {
            proposal
                .low
                .scale()
                .max(proposal.high.map_or(0, |high| high.scale()))
        })
        .max();
    line(&mut text, "decimals", &decimals.unwrap_or(0).to_string());
    let target = group
        .proposals
        .iter()
        .find(|proposal| proposal.kind == ClaimKind::Target);
    if let Some(kind) = target.and_then(|proposal| proposal.target_kind) {
        let kind = if kind == TargetKind::Structure {
            TargetKind::Level
        } else {
            kind
        };
        let _ = writeln!(
            text,
            "target_kind = {} # {}",
            quoted(kind.code()),
            remarks.guessed()
        );
    }
    text.push_str("claims = [\n");
    for proposal in &group.proposals {
        for quote in &proposal.quotes {
            let stands = remarks.stands((quote.paragraph, quote.sentence, quote.first, quote.last));
            let _ = writeln!(text, "  # {stands} · “{}”", clean(&quote.text));
        }
        let doubts: Vec<DraftDoubt> = proposal.doubts.iter().copied().collect();
        let is_live = proposal.is_live();
        if !doubts.is_empty() {
            let _ = writeln!(text, "  # {}", remarks.doubts(&doubts, is_live));
        }
        let mark = if is_live { "" } else { "# " };
        let _ = writeln!(text, "  {mark}{},", claim(proposal));
    }
    text.push_str("]\n");
    text
}

fn claim(proposal: &ProposedFigure) -> String {
    let mut pairs = Vec::new();
    let mut pair = |key: &str, value: String| pairs.push(format!("{key} = {value}"));
    if let Some(place) = &proposal.place {
        pair("place", quoted(&clean(place)));
    }
    // Results name the plan as well, so that every surface can mark them as figures of a draft.
    pair("plan", quoted(PLAN));
    pair("kind", quoted(proposal.kind.code()));
    if let Some(year) = proposal.year {
        pair("year", year.to_string());
    }
    if !proposal.period.is_empty() && proposal.period != "year" {
        pair("period", quoted(&proposal.period));
    }
    match proposal.high {
        Some(high) => pair("value", format!("[{}, {high}]", proposal.low)),
        None => pair("value", proposal.low.to_string()),
    }
    if !matches!(proposal.comparator, Comparator::Equal | Comparator::Range) {
        pair("comparator", quoted(proposal.comparator.code()));
    }
    if proposal.is_nearly {
        pair("nearly", "true".to_owned());
    }
    pair("source", quoted(SOURCE));
    if let Some(quote) = proposal.quotes.first() {
        pair("quote", quoted(&clean(&quote.text)));
    }
    format!("{{ {} }}", pairs.join(", "))
}

fn judgement(groups: &[Group<'_>], proposal: &ProposedFigure, text: &mut String) {
    let Some((status, wording)) = &proposal.judgement else {
        return;
    };
    let of_it = |group: &&Group<'_>| {
        group
            .proposals
            .iter()
            .any(|other| std::ptr::eq(*other, proposal))
    };
    let Some(group) = groups.iter().find(of_it) else {
        return;
    };
    text.push_str("\n[[judgement]]\n");
    line(text, "indicator", &quoted(&group.id));
    line(text, "plan", &quoted(PLAN));
    line(text, "status", &quoted(status.code()));
    line(text, "wording", &quoted(&clean(wording)));
    if let Some(year) = proposal.year {
        line(text, "year", &year.to_string());
    }
    if !proposal.period.is_empty() && proposal.period != "year" {
        line(text, "period", &quoted(&proposal.period));
    }
    line(text, "source", &quoted(SOURCE));
}

/// Names that differ by a word or two and have one unit, by the id of the first: for a person to join.
fn near(groups: &[Group<'_>]) -> HashMap<String, Vec<String>> {
    /// More indicators than that are not compared with one another.
    const MOST: usize = 400;
    let words = |group: &Group<'_>| -> HashSet<String> {
        bare(&group.name).split(' ').map(str::to_owned).collect()
    };
    let known: Vec<(usize, HashSet<String>)> = groups
        .iter()
        .take(MOST)
        .enumerate()
        .map(|(at, group)| (at, words(group)))
        .collect();
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for (at, own) in &known {
        for (other, words) in known.iter().skip(at + 1) {
            let shared = own.intersection(words).count();
            let longest = own.len().max(words.len());
            let (first, second) = (&groups[*at], &groups[*other]);
            if shared >= 3 && shared * 4 >= longest * 3 && first.unit == second.unit {
                found
                    .entry(first.id.clone())
                    .or_default()
                    .push(second.name.clone());
            }
        }
    }
    found
}
