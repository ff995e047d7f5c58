//! What stands first while a query is being typed, letter by letter.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chitieu::core::fold::bare;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::{Library, Scope};
use chitieu::search::answer::{Answer, Reading, Request};

use crate::support::frozen;
use crate::support::long_csv::imported;

const QUERIES: [&str; 3] = [
    include_str!("../../data/search/queries.tsv"),
    include_str!("../../data/search/more-queries.tsv"),
    include_str!("../../data/search/second-queries.tsv"),
];

/// What may stand first: a folded name, and its place where that is not the home place.
type Wanted = (String, String);

/// A query and the indicators that may stand first.
struct Case {
    kind: &'static str,
    text: String,
    want: Vec<Wanted>,
}

fn cases() -> Vec<Case> {
    let lines = QUERIES.iter().flat_map(|file| file.lines());
    let lines = lines.filter(|line| !line.starts_with('#'));
    let case = |line: &'static str| {
        let mut parts = line.split('\t');
        let (kind, text) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let wanted = parts.next().unwrap_or("").split('|');
        let wanted = wanted.filter(|want| !want.is_empty() && !want.starts_with("cat:"));
        let want = wanted.map(|want| {
            let (name, place) = want.split_once('@').unwrap_or((want, "lai chau"));
            (bare(name), bare(place))
        });
        Case {
            kind,
            text: text.to_owned(),
            want: want.collect(),
        }
    };
    let cases = lines.map(case);
    cases.filter(|case| !case.want.is_empty()).collect()
}

/// What stands first after each letter, as the explorer asks for it.
fn firsts(library: &Library, text: &str) -> Vec<Option<Wanted>> {
    let viewpoint = Viewpoint::on("2026-09-29".parse().unwrap());
    let home = library.catalog.default_place();
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home,
    };
    let letters: Vec<char> = text.chars().collect();
    let mut previous = Answer::default();
    let mut firsts = Vec::new();
    for length in 1..=letters.len() {
        let typed: String = letters[..length].iter().collect();
        let request = Request {
            limit: 40,
            default_place: home.map(|place| place.0),
            previous: Some(&previous),
            ..Request::default()
        };
        let answer = library.answer(&library.understand(&typed), scope, request);
        let answer = answer.unwrap();
        let catalog = &library.catalog;
        firsts.push(answer.hits.first().map(|hit| {
            let indicator = &catalog.indicators()[hit.indicator as usize];
            let place = &catalog.places()[hit.place as usize];
            (
                bare(catalog.text(indicator.name.vi)),
                bare(catalog.text(place.name.vi)),
            )
        }));
        previous = answer;
    }
    firsts
}

/// What was counted while queries were typed.
#[derive(Default)]
struct Counted {
    asked: usize,
    letters: usize,
    right: usize,
    /// Queries in which the right answer was first and gave way, and how often it did.
    left: usize,
    leavings: usize,
    by_kind: BTreeMap<&'static str, [usize; 4]>,
    report: String,
}

impl Counted {
    fn said(&self) -> String {
        format!(
            "{} queries, first after {} of {} letters ({:.1} %); left in {} queries, {} times",
            self.asked,
            self.right,
            self.letters,
            self.right as f64 * 100.0 / self.letters as f64,
            self.left,
            self.leavings
        )
    }
}

/// Types queries letter by letter; those that do not end right are left out.
fn count(library: &Library, cases: &[Case]) -> Counted {
    let mut counted = Counted::default();
    for case in cases {
        let firsts = firsts(library, &case.text);
        let is_right =
            |first: &Option<Wanted>| first.as_ref().is_some_and(|f| case.want.contains(f));
        if !firsts.last().is_some_and(&is_right) {
            continue;
        }
        let typed: Vec<char> = case.text.chars().collect();
        let shown = |at: usize| typed[..=at].iter().collect::<String>();
        let right = firsts.iter().filter(|first| is_right(first)).count();
        let left_here: Vec<usize> = (1..firsts.len())
            .filter(|at| is_right(&firsts[at - 1]) && !is_right(&firsts[*at]))
            .collect();
        counted.asked += 1;
        counted.letters += firsts.len();
        counted.right += right;
        counted.left += usize::from(!left_here.is_empty());
        counted.leavings += left_here.len();
        let of_kind = counted.by_kind.entry(case.kind).or_default();
        of_kind[0] += usize::from(!left_here.is_empty());
        of_kind[1] += 1;
        of_kind[2] += right;
        of_kind[3] += firsts.len();
        for at in left_here {
            let _ = writeln!(
                counted.report,
                "{} {:?} of {:?}: {:?} gives way to {:?}",
                case.kind,
                shown(at),
                case.text,
                firsts[at - 1],
                firsts[at]
            );
        }
    }
    counted
}

#[test]
fn the_right_answer_once_first_stays_first() {
    let counted = count(&frozen::library(), &cases());
    println!("{}\n{}", counted.said(), counted.report);
    for (kind, [left, of, right, letters]) in &counted.by_kind {
        println!("{kind}: left in {left} of {of}, first after {right} of {letters} letters");
    }
    let Counted {
        asked,
        letters,
        right,
        left,
        leavings,
        report,
        ..
    } = counted;
    assert!(asked >= 350, "only {asked} queries");
    assert!(right * 100 >= letters * 61, "{right} of {letters} letters");
    assert!(left * 100 <= asked * 12, "{left} of {asked}\n{report}");
    assert!(
        leavings * 100 <= asked * 14,
        "{leavings} in {asked}\n{report}"
    );
}

/// The names of the home place, as somebody types them who reads them from a report. `share` is the part of the letters
/// after which any order can have the right one first: of names that begin alike one can be first.
fn names(library: &Library) -> (Vec<Case>, f64) {
    let catalog = &library.catalog;
    let home = catalog.default_place();
    let mut names: Vec<(String, Wanted)> = Vec::new();
    for series in catalog.series() {
        if home.is_some_and(|home| home != series.place) {
            continue;
        }
        let indicator = catalog.indicator(series.indicator);
        let name = catalog.text(indicator.name.vi);
        let place = bare(catalog.text(catalog.place(series.place).name.vi));
        names.push((bare(name), (bare(name), place)));
    }
    names.sort();
    names.dedup();
    let mut letters = 0;
    let mut starts: BTreeSet<&str> = BTreeSet::new();
    for (name, _) in &names {
        for (at, letter) in name.char_indices() {
            starts.extend(name.get(..at + letter.len_utf8()));
            letters += 1;
        }
    }
    let best = starts.len() as f64;
    let cases = names.into_iter().map(|(text, wanted)| Case {
        kind: "name",
        text: text.clone(),
        want: vec![wanted],
    });
    let share = best / letters as f64;
    (cases.collect(), share)
}

#[test]
fn a_name_that_is_typed_stays_first_in_packs_of_any_kind() {
    let packs = [
        ("packs", frozen::library()),
        ("provinces", imported("lai-chau.csv")),
        ("world", imported("wdi-viet-nam.csv")),
        ("canada", imported("canada.csv")),
    ];
    for (name, library) in packs {
        let (cases, possible) = names(&library);
        let counted = count(&library, &cases);
        println!(
            "{name}: {} names, {}; {:.1} % is possible\n{}",
            cases.len(),
            counted.said(),
            possible * 100.0,
            counted.report
        );
        let share = counted.right as f64 / counted.letters as f64;
        assert!(
            counted.asked + 2 >= cases.len(),
            "{name}: {}",
            counted.asked
        );
        assert!(share >= 0.88 * possible, "{name}: {share} of {possible}");
        assert!(
            counted.left * 100 <= counted.asked * 8,
            "{name}: {}\n{}",
            counted.left,
            counted.report
        );
    }
}

/// What stands first after each letter of a row of words, from a given letter on, must be one thing.
#[track_caller]
fn stays(text: &str, from: &str, name: &str) {
    let library = frozen::library();
    let firsts = firsts(&library, text);
    let start = from.chars().count() - 1;
    let typed: Vec<char> = text.chars().collect();
    for (at, first) in firsts.iter().enumerate().skip(start) {
        let shown: String = typed[..=at].iter().collect();
        let first = first.as_ref().map(|(name, _)| name.as_str());
        assert_eq!(first, Some(bare(name).as_str()), "after {shown:?}");
    }
}

#[test]
fn a_word_being_typed_narrows_what_stands_first_and_moves_nothing_before_it() {
    // The start of the word is another word that other names hold.
    stays("nang suat lao dong", "nang", "Năng suất lao động");
    stays("thu nhap", "thu nh", "Thu nhập bình quân đầu người");
    stays("luong thuc", "luon", "Tổng sản lượng lương thực có hạt");
    stays("forest cover", "fore", "Tỷ lệ che phủ rừng");
    stays("Giải quyết việc làm", "Gi", "Giải quyết việc làm");
    // What was understood with a slip, by sound or from raw keys stays understood.
    stays(
        "sa dat chuan nong thon moi",
        "sa dat chu",
        "Tỷ lệ xã đạt chuẩn nông thôn mới",
    );
    stays("che phu3 ru7ng2", "che phu", "Tỷ lệ che phủ rừng");
    stays("kha1ch du li5ch", "kha1ch d", "Tổng lượt khách du lịch");
    stays(
        "suy dnih duong",
        "suy ",
        "Trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi",
    );
}

#[test]
fn letters_that_fit_nothing_yet_leave_what_stood_first_and_are_told() {
    let library = frozen::library();
    let answer = |text: &str| {
        let viewpoint = Viewpoint::on("2026-09-29".parse().unwrap());
        let scope = Scope {
            viewpoint: &viewpoint,
            place: None,
            home: library.catalog.default_place(),
        };
        library.find(&library.understand(text), scope, 9)
    };
    for (text, begun) in [
        ("chephurung zq", "zq"),
        ("hooj ngheof q", "q"),
        ("ho ngheo wz", "wz"),
    ] {
        let answer = answer(text);
        assert!(!answer.hits.is_empty(), "{text}");
        assert!(
            answer.ignored.contains(&begun.to_owned()),
            "{text}: {:?}",
            answer.ignored
        );
        assert_eq!(answer.hits[0].reading, Reading::Partial, "{text}");
    }
    // A syllable that bears its tone is a word, and no word that nothing holds is passed over in silence.
    assert_eq!(answer("thuốc lá").total, 0);
}
