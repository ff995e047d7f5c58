//! What stands first while a query is being typed, letter by letter.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chitieu::core::fold::bare;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::{Library, Scope};
use chitieu::search::answer::{Answer, Reading, Request};

use crate::support::frozen;

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
    text: &'static str,
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
            text,
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

#[test]
fn the_right_answer_once_first_stays_first() {
    let library = frozen::library();
    let (mut letters, mut right) = (0, 0);
    let (mut asked, mut left, mut leavings) = (0, 0, 0);
    let mut by_kind: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut report = String::new();
    for case in cases() {
        let firsts = firsts(&library, case.text);
        let is_right =
            |first: &Option<Wanted>| first.as_ref().is_some_and(|f| case.want.contains(f));
        if !firsts.last().is_some_and(&is_right) {
            continue;
        }
        asked += 1;
        letters += firsts.len();
        right += firsts.iter().filter(|first| is_right(first)).count();
        let typed: Vec<char> = case.text.chars().collect();
        let left_here: Vec<usize> = (1..firsts.len())
            .filter(|at| is_right(&firsts[at - 1]) && !is_right(&firsts[*at]))
            .collect();
        let counts = by_kind.entry(case.kind).or_default();
        counts.1 += 1;
        counts.0 += usize::from(!left_here.is_empty());
        left += usize::from(!left_here.is_empty());
        leavings += left_here.len();
        for at in left_here {
            let shown: String = typed[..=at].iter().collect();
            let before = &firsts[at - 1];
            let now = &firsts[at];
            let _ = writeln!(
                report,
                "{} {shown:?} of {:?}: {before:?} gives way to {now:?}",
                case.kind, case.text
            );
        }
    }
    println!(
        "{asked} queries, first after {right} of {letters} letters; left in {left} queries, {leavings} times\n{report}"
    );
    for (kind, (left, of)) in &by_kind {
        println!("{kind}: left in {left} of {of}");
    }
    assert!(asked >= 350, "only {asked} queries");
    assert!(right * 100 >= letters * 61, "{right} of {letters} letters");
    assert!(
        left * 100 <= asked * 12,
        "{left} of {asked}
{report}"
    );
    assert!(
        leavings * 100 <= asked * 14,
        "{leavings} in {asked}
{report}"
    );
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
