//! Thousands of names of one kind, and the shapes of a catalogue at which an index could slip.

use chitieu::core::fold::{bare, key};
use chitieu::search::answer::{Answer, Field, Request, ThingKind};
use chitieu::search::build::{IndexBuilder, IndexedTexts, IndicatorText};
use chitieu::search::index::Index;
use chitieu::search::query::Query;

const COMMUNES: &str = include_str!("../../data/search/units/communes.txt");

fn index(names: &[&str], places: &[&str]) -> Index {
    let mut builder = IndexBuilder::new();
    for place in places {
        builder.place(&[place]);
    }
    for name in names {
        let indicator = builder.indicator(&IndicatorText {
            name_vi: name,
            ..IndicatorText::default()
        });
        for (place, _) in (0..).zip(places) {
            builder.entry(indicator, place);
        }
    }
    builder.build()
}

fn ask(index: &Index, text: &str, limit: usize) -> Answer {
    let request = Request {
        limit,
        ..Request::default()
    };
    index
        .search(&Query::parse(text), &request)
        .unwrap_or_default()
}

#[test]
fn a_commune_typed_without_marks_comes_first() {
    let names: Vec<&str> = COMMUNES.lines().collect();
    let index = index(&names, &["Việt Nam"]);
    // A linear congruence draws a thousand of them, always the same.
    let (mut state, mut first, mut missed) = (0x5eed_u64, 0, Vec::new());
    for _ in 0..1000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let name = names[(state >> 33) as usize % names.len()];
        let answer = ask(&index, &bare(name), 3);
        let found = answer.hits.first().map(|hit| names[hit.indicator as usize]);
        match found.is_some_and(|found| key(found) == key(name)) {
            true => first += 1,
            false => missed.push((name, found)),
        }
    }
    println!("{first} of 1000 communes first: {missed:?}");
    assert!(first >= 990, "{first} of 1000: {missed:?}");
}

#[test]
fn a_word_is_met_in_the_indicator_or_in_its_place() {
    let names = ["Tỷ lệ hộ nghèo", "Số hộ nghèo Sìn Hồ", "Dân số"];
    let index = index(&names, &["Lai Châu", "Sìn Hồ", "Lào"]);
    assert_eq!(index.len(), 9);
    let check = |text: &str, total: usize, want: &[(u32, u32)]| {
        let answer = ask(&index, text, 20);
        let found: Vec<(u32, u32)> = answer
            .hits
            .iter()
            .map(|hit| (hit.indicator, hit.place))
            .collect();
        assert_eq!(answer.total, total, "{text}: {found:?}");
        assert_eq!(answer.hits.len(), total, "{text}");
        assert_eq!(found.get(..want.len()), Some(want), "{text}");
    };
    check("ho ngheo sin ho", 4, &[(1, 0), (1, 1), (1, 2), (0, 1)]);
    check("dan so lao", 1, &[(2, 2)]);
    check("sin ho", 5, &[(1, 0)]);
    check("dan so dia:sin-ho", 1, &[(2, 1)]);
    check("", 9, &[(2, 0)]);
    check("!ngheo", 3, &[(2, 0)]);
    // A place that is not there is told as left out.
    check("dan so tay ninh", 3, &[(2, 0)]);
    assert_eq!(ask(&index, "dan so tay ninh", 20).ignored, ["tay", "ninh"]);
}

#[test]
fn the_default_place_comes_first_unless_another_is_asked_for() {
    let index = index(&["Dân số", "Dân số nông thôn"], &["Lai Châu", "Sơn La"]);
    let ask = |text: &str| {
        let request = Request {
            limit: 9,
            default_place: Some(1),
            ..Request::default()
        };
        let answer = index.search(&Query::parse(text), &request).unwrap();
        let hits = answer.hits.iter();
        hits.map(|hit| (hit.indicator, hit.place))
            .collect::<Vec<_>>()
    };
    assert_eq!(ask("dan so"), [(0, 1), (1, 1), (0, 0), (1, 0)]);
    assert_eq!(ask("dan so lai chau"), [(0, 0), (1, 0)]);
}

#[test]
fn fields_and_other_kinds_are_named() {
    let mut builder = IndexBuilder::new();
    builder.place(&["Lai Châu"]);
    builder.source(&["Báo cáo chính trị", "L01"]);
    builder.programme(&IndexedTexts {
        names: &["Nông thôn mới"],
        ..IndexedTexts::default()
    });
    let indicator = builder.indicator(&IndicatorText {
        id: "poverty-rate-2",
        name_vi: "Tỷ lệ hộ nghèo",
        name_en: "Poverty rate",
        aliases: &["giảm nghèo", "người nghèo"],
        category: &["Xã hội"],
        unit: "phần trăm",
        main: true,
    });
    builder.entry(indicator, 0);
    let index = builder.build();
    let check = |text: &str, want: Field| {
        let answer = ask(&index, text, 5);
        assert_eq!(
            answer.hits.first().map(|hit| hit.field),
            Some(want),
            "{text}"
        );
    };
    check("hộ nghèo", Field::Name);
    check("nguoi ngheo", Field::Alias(1));
    check("poverty", Field::English);
    check("xa hoi", Field::Category);
    check("phan tram", Field::Unit);
    check("ngheo lai chau", Field::Place);
    check("poverty-rate-2", Field::Id);
    let kinds = |text: &str| {
        let others = ask(&index, text, 5).others;
        others.iter().map(|other| other.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds("chinh tri"), [ThingKind::Source]);
    assert_eq!(kinds("L01"), [ThingKind::Source]);
    assert_eq!(kinds("nong thon"), [ThingKind::Programme]);
    assert_eq!(kinds("lai"), [ThingKind::Place]);
}

#[test]
fn a_filter_leaves_the_same_on_one_core_and_on_two() {
    let names: Vec<&str> = COMMUNES.lines().collect();
    let index = index(&names, &["Lai Châu", "Sơn La"]);
    let filter = |entry: u32| entry % 7 < 2;
    for (text, home) in [
        ("", None),
        ("xã", Some(1)),
        ("an", None),
        ("tân lập", Some(0)),
    ] {
        let query = Query::parse(text);
        let all = Request {
            limit: usize::MAX,
            default_place: home,
            ..Request::default()
        };
        let all = index.search(&query, &all).unwrap();
        let kept = all.hits.iter().filter(|hit| filter(hit.entry));
        let kept: Vec<u32> = kept.map(|hit| hit.entry).collect();
        let filtered = Request {
            limit: usize::MAX,
            default_place: home,
            filter: Some(&filter),
            ..Request::default()
        };
        let answer = index.search(&query, &filtered).unwrap();
        let found: Vec<u32> = answer.hits.iter().map(|hit| hit.entry).collect();
        assert_eq!(answer.total, kept.len(), "{text}");
        assert_eq!(found, kept, "{text}");
    }
}

#[test]
fn a_slip_counts_beside_another_word_only() {
    // In the last one "phu" is also the first letters of three words, and still none of them.
    let names = [
        "Tỷ lệ che phủ rừng",
        "Rừng trồng ở nơi che phủ kém",
        "Rừng hồi phục hồi ưng phủ",
    ];
    let index = index(&names, &["Lai Châu", "Điện Biên"]);
    let check = |text: &str, want: &[(u32, u32)]| {
        let answer = ask(&index, text, 20);
        let hits = answer.hits.iter();
        let mut found: Vec<(u32, u32)> = hits.map(|hit| (hit.indicator, hit.place)).collect();
        found.sort_unstable();
        assert_eq!(found, want, "{text}");
    };
    check("phu rugn", &[(0, 0), (0, 1)]);
    check("rugn trong", &[(1, 0), (1, 1)]);
    // Beside a place it may stand alone, and in the name of a place beside its other word.
    check("rugn dien bien", &[(0, 1), (1, 1), (2, 1)]);
    check("rung dien bein", &[(0, 1), (1, 1), (2, 1)]);
    check("rung chay", &[]);
}

#[test]
fn a_snapshot_finds_what_was_gathered_so_far() {
    let mut builder = IndexBuilder::new();
    builder.place(&["Lai Châu"]);
    let mut seen = Vec::new();
    for name in COMMUNES.lines().step_by(50) {
        let indicator = builder.indicator(&IndicatorText {
            name_vi: name,
            ..IndicatorText::default()
        });
        builder.entry(indicator, 0);
        seen.push(name);
        if seen.len() % 40 == 0 {
            let index = builder.snapshot();
            assert_eq!(index.len(), seen.len());
            let answer = ask(&index, name, 1);
            assert_eq!(
                answer.hits.first().map(|hit| hit.indicator),
                Some(indicator)
            );
        }
    }
}
