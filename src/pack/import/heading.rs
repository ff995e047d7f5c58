//! What the heading of a column means.
//!
//! Owns the words of headings, folded: which tell a result from a plan, which a comparison. It must
//! not know a table.

use super::apart::apart;
use super::bases;
use super::kind_words::{EMPTY, KINDS, PROPOSED, guarded, named};
pub use super::label::{Label, label};
use super::moment::{ClaimMoment, OfTerm, short_span, spoken, take_words, with_school_years};
use super::tongues::is_part_of_year;
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// What a heading says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnHeading {
    /// What the column holds, if the heading is the name of such a column.
    pub label: Option<Label>,
    /// The time of its figures.
    pub moment: Option<ClaimMoment>,
    /// A part of a year without the year.
    pub part: Option<String>,
    /// The kind of its figures.
    pub kind: Option<ClaimKind>,
    /// Whether the column compares others, and holds no figures of its own.
    pub compares: bool,
    /// Whether it tells a time that a claim cannot say, such as that between two days.
    pub is_unclear: bool,
    /// What it tells of a term that somebody else has to name.
    pub of_term: Option<OfTerm>,
    /// The words that nothing above explains.
    pub rest: Vec<String>,
}

impl ColumnHeading {
    /// Tells whether it heads figures.
    pub fn is_of_figures(&self) -> bool {
        self.label.is_none()
            && !self.compares
            && !self.is_unclear
            && (self.moment.is_some()
                || self.part.is_some()
                || self.kind.is_some()
                || self.of_term.is_some())
    }
}

/// The kind that a whole text names.
pub fn kind(text: &str) -> Option<ClaimKind> {
    let folded = bare(text);
    let known = KINDS
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()));
    known.map(|(kind, _)| *kind)
}

/// Reads a heading, which may be joined of several rows.
pub fn read(text: &str) -> ColumnHeading {
    let label = label(text);
    if label.is_some() {
        let nothing = ColumnHeading::default();
        return ColumnHeading { label, ..nothing };
    }
    read_seen(&seen(text))
}

/// A heading, word by word, in which words that are of a name are marked as that.
pub fn seen(text: &str) -> String {
    by_rows(text, |row| {
        let row = apart(&with_school_years(row));
        named(&row, &read_seen(&row).rest, false).unwrap_or(row)
    })
}

/// The same, where words at its head that may tell a kind are of the name too; none where there are no such words.
pub fn seen_as_name(text: &str) -> Option<String> {
    let mut is_other = false;
    let seen = by_rows(text, |row| {
        let row = apart(&with_school_years(row));
        let rest = read_seen(&row).rest;
        match named(&row, &rest, true) {
            Some(other) => {
                is_other = true;
                other
            }
            None => named(&row, &rest, false).unwrap_or(row),
        }
    });
    is_other.then_some(seen)
}

/// Sees each row of a heading by itself.
fn by_rows(text: &str, see: impl FnMut(&str) -> String) -> String {
    text.split(": ").map(see).collect::<Vec<_>>().join(": ")
}

/// Reads a heading whose words of names are marked.
pub fn read_seen(text: &str) -> ColumnHeading {
    let text = &bases::without(text);
    let said = spoken(text);
    let is_unclear = said.is_unclear || is_of_another_time(text, said.moment.as_ref());
    let mut words = said.rest;
    let mut compares = compares(text, &words, said.years)
        || said.is_average && words.iter().any(|word| word == "tang")
        || is_degree(&words);
    let is_proposed = take_words(&mut words, PROPOSED);
    let within = guarded(&mut words);
    let mut said_kinds = KINDS
        .iter()
        .filter(|(_, texts)| take_words(&mut words, texts));
    let kind = said_kinds.next().map(|(kind, _)| *kind);
    let kind = match is_proposed {
        true => Some(ClaimKind::Target),
        false => kind,
    };
    // A target of a term is one of its last year; what was done in a term was done in all of it.
    let moment = match said
        .of_whole_term
        .filter(|_| kind != Some(ClaimKind::Target))
    {
        Some((first, last)) if !is_unclear => Some(ClaimMoment {
            year: last,
            period: format!("{first}-{last}"),
        }),
        _ => said.moment,
    };
    // A result of a plan ("thực hiện kế hoạch") is told by the first word that was found; the rest is said.
    let counted = counted(&words).filter(|_| kind != Some(ClaimKind::Target));
    take_idle(&mut words);
    if words.is_empty() {
        words.extend(counted.unwrap_or_default());
    }
    words.extend(within);
    compares |= kind.is_some() && is_share_of_plan(text, &words);
    words.retain(|word| word.chars().any(char::is_alphabetic) || word == "%");
    ColumnHeading {
        label: None,
        moment,
        part: said.part,
        kind,
        compares,
        is_unclear,
        of_term: said.of_term,
        rest: words,
    }
}

/// The words of a heading that counts what other headings say nothing with: `Số xã`.
fn counted(words: &[String]) -> Option<Vec<String>> {
    let said: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_counted = matches!(
        said.as_slice(),
        ["so", "xa" | "huyen" | "tinh" | "hang", ..]
    );
    is_counted.then(|| words.iter().take(2).cloned().collect())
}

/// Words of a time that is told from another one, folded: no title says which year it is.
const FROM_ANOTHER: &[&str] = &[
    " nam truoc ",
    " nam sau ",
    " nam toi ",
    " nam tiep theo ",
    " nam ke tiep ",
    " ky truoc ",
    " ky sau ",
    " thang truoc ",
    " quy truoc ",
    // The year from which a plan starts is never the year of its report.
    " baseline ",
    " ky goc ",
    " nam goc ",
    " moc goc ",
    " nam co so ",
    " gia tri goc ",
];

/// Tells whether a heading speaks of a time that its year does not tell: the year before, up to a day that is not said.
fn is_of_another_time(text: &str, moment: Option<&ClaimMoment>) -> bool {
    let said = format!(" {} ", bare(text));
    let is_whole = moment.is_some_and(|moment| *moment == ClaimMoment::year(moment.year));
    let is_open = said.contains(" tu dau nam ") && !said.contains(" den ");
    said.contains(" den nay ") && (is_whole || moment.is_none())
        || is_open && is_whole
        || said.starts_with(" tuan ")
        || said.split(' ').any(is_part_of_year)
        || moment.is_none() && FROM_ANOTHER.iter().any(|words| said.contains(words))
}

/// Tells whether a heading says nothing but how much of a plan was reached: `Đạt (%)`, `Mức đạt`.
fn is_degree(words: &[String]) -> bool {
    let said: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(
        said.as_slice(),
        ["dat", "%"]
            | ["%", "dat"]
            | ["muc", "dat", ..]
            | ["vuot" | "hut", ..]
            | ["tang"]
            | ["giam"]
            | ["tang" | "giam", "%"]
    )
}

/// Words of comparisons that may be the name of a thing too, folded: `Tốc độ tăng trưởng (%)`.
const OF_GROWTH: [&str; 6] = [
    "toc do tang",
    "toc do phat trien",
    "chi so phat trien",
    "nhip do",
    "hoan thanh",
    "tang them",
];

/// Tells whether a heading that seems to compare may name a thing of its own, where nothing stands beside it to compare.
pub fn may_be_a_thing(text: &str) -> bool {
    let heading = read(text);
    let folded = bare(text);
    heading.moment.is_none()
        && heading.kind.is_none()
        && OF_GROWTH
            .iter()
            .any(|words| folded.starts_with(words) || folded.contains(&format!(": {words}")))
}

/// Words of comparisons, folded.
const COMPARING: &[&str] = &[
    " so voi ",
    " so sanh ",
    " so cung ky ",
    " cung ky ",
    " ty le hoan thanh ",
    " muc do hoan thanh ",
    " hoan thanh ",
    " chenh lech ",
    " tang giam ",
    " compared ",
    " versus ",
    " vs ",
    " change ",
    " difference ",
    " th kh ",
    " uth kh ",
    " kh th ",
    " toc do tang ",
    " toc do phat trien ",
    " chi so phat trien ",
    " nhip do ",
    " ck ",
    " so ck ",
    " muc tang ",
    " muc giam ",
    " tang them ",
    " so ke hoach ",
    " so kh ",
    " so th ",
    " so du toan ",
    " so dt ",
    " so muc tieu ",
    " so nghi quyet ",
    " so nq ",
    " so chi tieu ",
    " so nam ",
    " so nguyen ky ",
    " so thang ",
    " so quy ",
    " % dat ",
    " % ke hoach ",
    " % kh ",
    " % th ",
    " % thuc hien ",
    " % du toan ",
    " tang so ",
    " variance ",
];

/// Takes further kinds and words that say nothing of their own.
fn take_idle(words: &mut Vec<String>) {
    for (_, texts) in KINDS {
        take_words(words, texts);
    }
    while take_words(words, EMPTY) {}
}

/// Tells whether nothing is left of a heading but that it is a share: `% KH`, `Tỷ lệ thực hiện (%)`. A unit in brackets
/// is no share: `Kế hoạch (%)`.
pub fn is_share_of_plan(text: &str, rest: &[String]) -> bool {
    const OF_SHARES: [&str; 9] = ["ty", "ti", "le", "so", "voi", "dat", "muc", "phan", "tram"];
    let is_share = |word: &String| word == "%" || OF_SHARES.contains(&word.as_str());
    let is_left = rest.iter().all(is_share);
    let is_named = rest.windows(2).any(|pair| {
        matches!(pair, [first, second] if matches!(first.as_str(), "ty" | "ti") && second == "le"
            || first == "phan" && second == "tram")
    });
    let has_bare_sign = text.replace("(%)", "").contains('%');
    is_left && (is_named || has_bare_sign)
}

/// Tells whether a heading speaks of a comparison: `So với KH (%)`, `TH/KH`, `2021/2020`, `Tăng, giảm`.
fn compares(text: &str, words: &[String], years: usize) -> bool {
    let said = format!(" {} ", words.join(" ")).replace(" tong so ", " ");
    // "Số", a number, is folded like "so", which compares.
    let has_so = text
        .split_whitespace()
        .any(|word| word.to_lowercase() == "so");
    let is_said = |phrase: &str| said.contains(phrase) && (has_so || !phrase.starts_with(" so "));
    let is_change = ["+/-", "-/+", "+,-", "+, -", "±", "(+)", "(-)"]
        .iter()
        .any(|sign| text.contains(sign));
    if is_change || has_so && follows_so(text) {
        return true;
    }
    let is_two_years = text
        .split_whitespace()
        .any(|word| short_span(word).is_some());
    let ratio = text.contains('/') && !is_two_years && years >= 2 && !text.contains(['-', '–']);
    ratio || divides(text) || years > 2 || COMPARING.iter().any(|phrase| is_said(phrase))
}

/// Tells whether "so", which compares, stands before a year: `So 2023 (%)`.
fn follows_so(text: &str) -> bool {
    // A sum without marks is told from none: "Tong so 2024".
    let text = text.to_lowercase().replace("tong so ", "tong ");
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let is_year =
        |word: &str| super::moment::likely_year(word.trim_matches(['(', ')', ','])).is_some();
    words
        .windows(2)
        .any(|pair| matches!(pair, [so, next] if so == "so" && is_year(next)))
}

/// What figures are held against, behind a stroke, folded.
const DIVISORS: &[&str] = &[
    "kh",
    "ke hoach",
    "kh nam",
    "ck",
    "cung ky",
    "dt",
    "du toan",
    "mt",
    "muc tieu",
    "nq",
    "nghi quyet",
    "ct",
    "chi tieu",
];

/// Tells whether a heading holds something against a plan, an estimate or the year before: `6T/KH (%)`, `Quý I/CK`.
fn divides(text: &str) -> bool {
    let Some((before, behind)) = text.rsplit_once('/') else {
        return false;
    };
    // What follows as a unit or a year says which one it is.
    let behind = bare(behind);
    let behind = behind.trim_end_matches(['%', ' ', '(', ')']);
    let is_named = |divisor: &&str| {
        let rest = behind.strip_prefix(*divisor);
        rest.is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit() || c == ' '))
    };
    !before.trim().is_empty() && DIVISORS.iter().any(is_named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, kind: Option<ClaimKind>, year: Option<i16>) {
        let heading = read(text);
        assert!(heading.is_of_figures(), "{text}: {heading:?}");
        let found = (heading.kind, heading.moment.map(|moment| moment.year));
        assert_eq!(found, (kind, year), "{text}");
        assert_eq!(heading.rest, [""; 0], "{text}");
    }

    #[test]
    fn headings_tell_year_and_kind() {
        let (actual, target) = (Some(ClaimKind::Actual), Some(ClaimKind::Target));
        let estimate = Some(ClaimKind::Estimate);
        check("TH 2020", actual, Some(2020));
        check("KH 2021", target, Some(2021));
        check("ƯTH 2021", estimate, Some(2021));
        check("Năm 2022 Ước TH", estimate, Some(2022));
        check("Ước thực hiện năm 2023", estimate, Some(2023));
        check("Sơ bộ 2020", estimate, Some(2020));
        check("Kế hoạch năm 2024", target, Some(2024));
        check("Mục tiêu đến năm 2025", target, Some(2025));
        check("Thực hiện", actual, None);
        check("2019", None, Some(2019));
        check("KH2021", target, Some(2021));
        check("Dự kiến năm 2026", Some(ClaimKind::Forecast), Some(2026));
        check("Target 2030", target, Some(2030));
        check("2020 (sơ bộ)", estimate, Some(2020));
        check("Kế hoạch giai đoạn 2021-2025", target, Some(2025));
        check("Kế hoạch từng năm 2022", target, Some(2022));
    }

    #[test]
    fn a_unit_in_the_heading_is_no_comparison() {
        for text in [
            "Tỷ lệ UTH/KH 2024",
            "6T/2024 so với cùng kỳ",
            "6T/KH",
            "6T/KH (%)",
            "6 tháng/KH năm (%)",
            "9T/KH 2024",
            "Quý I/KH (%)",
            "11 tháng/KH",
            "6T/CK (%)",
            "Lũy kế/KH (%)",
            "Lũy kế 9T/dự toán",
        ] {
            assert!(read(text).compares, "{text}: {:?}", read(text));
        }
        for text in ["Kế hoạch (%)", "Thực hiện 2023 (%)", "TH 2022 (tỷ đồng)"] {
            assert!(read(text).is_of_figures(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn comparisons_and_labels_are_no_figures() {
        for text in [
            "So với KH (%)",
            "TH/KH 2021 (%)",
            "2021/2020 (%)",
            "So sánh 2022 với 2021",
            "% hoàn thành",
            "Tỷ lệ % so KH",
            "% so dự toán",
            "Tỷ lệ thực hiện (%)",
            "% KH",
            "TH 6T/KH năm (%)",
            "Tăng, giảm so với 2020",
        ] {
            assert!(!read(text).is_of_figures(), "{text}: {:?}", read(text));
        }
        for (text, found) in [
            ("STT", Label::Number),
            ("Chỉ tiêu", Label::Name),
            ("ĐVT", Label::Unit),
            ("Ghi chú", Label::Note),
            ("Tỉnh", Label::Place),
            ("Fiscal Year", Label::Time),
        ] {
            assert_eq!(label(text), Some(found), "{text}");
        }
    }
}
