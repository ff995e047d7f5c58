//! Plans and what they consist of are found by every text they have, and stand where they should.

use chitieu::core::fold::bare;
use chitieu::core::lang::Lang;
use chitieu::library::Library;
use chitieu::library::plan_texts::{PlanTexts, Role};
use chitieu::search::answer::{Answer, Hit, Reading, Request, ThingKind};
use chitieu::search::query::{LONGEST, Query};

use crate::support::{frozen, plans};

fn ask(library: &Library, text: &str) -> Answer {
    let request = Request {
        limit: 20,
        default_place: library.catalog.default_place().map(|place| place.0),
        ..Request::default()
    };
    let answer = library.index().search(&Query::parse(text), &request);
    answer.unwrap_or_default()
}

/// The kinds and ids of what is found and is no indicator.
fn found(library: &Library, text: &str) -> Vec<String> {
    let catalog = &library.catalog;
    let said = |kind: ThingKind, id: u32| {
        let at = id as usize;
        let (kind, id) = match kind {
            ThingKind::Place => ("place", catalog.places()[at].name.vi),
            ThingKind::Plan => ("plan", catalog.plans()[at].id),
            ThingKind::Programme => ("programme", catalog.programmes()[at].id),
            ThingKind::List => ("list", catalog.lists()[at].id),
            ThingKind::Source => ("source", catalog.sources()[at].id),
        };
        format!("{kind} {}", catalog.text(id))
    };
    let others = ask(library, text).others;
    let others = others.iter();
    others.map(|other| said(other.kind, other.id)).collect()
}

#[test]
fn every_text_typed_without_marks_finds_its_thing_among_the_first_three() {
    for library in [frozen::library(), plans::library()] {
        let catalog = &library.catalog;
        let texts = PlanTexts::new(catalog);
        let things = [
            (ThingKind::Plan, catalog.plans().len()),
            (ThingKind::Programme, catalog.programmes().len()),
            (ThingKind::List, catalog.lists().len()),
        ];
        let things = things.into_iter();
        let things = things.flat_map(|(kind, count)| (0..count as u32).map(move |id| (kind, id)));
        let (mut asked, mut among_three) = (0, 0);
        for (kind, id) in things {
            // A kind, a remark and what was reported may be those of several things.
            let is_its_own = |role: Role| !matches!(role, Role::Kind | Role::Note | Role::Reported);
            let own = texts.of(kind, id).into_iter();
            for text in own.filter(|text| is_its_own(text.role)) {
                let typed = bare(&text.text);
                assert!(typed.chars().count() <= LONGEST, "{typed}");
                let answer = ask(&library, &typed);
                let others = answer.others.iter();
                let place = others
                    .map(|other| (other.kind, other.id))
                    .position(|other| other == (kind, id));
                let place = place.unwrap_or_else(|| panic!("{typed} finds no {kind:?} {id}"));
                assert!(place < 3, "{typed}: {:?}", answer.others);
                // Only an indicator that has these very words stands before it.
                let is_literal = |hit: &Hit| hit.reading == Reading::Typed;
                assert!(answer.hits.iter().all(is_literal), "{typed}");
                asked += 1;
                among_three += usize::from(answer.hits.len() + place < 3);
            }
        }
        assert!(asked > 20, "{asked}");
        assert!(among_three * 100 >= asked * 95, "{among_three} of {asked}");
    }
}

#[test]
fn what_it_is_and_where_it_belongs_decide_the_order() {
    let library = plans::library();
    for (typed, want) in [
        ("san thang", &["list communes"][..]),
        ("phiếu tín nhiệm", &["programme task-1"]),
        ("kết luận 21", &["programme task-2"]),
        ("ket luan 21", &["programme task-2"]),
        ("conclusion 21", &["programme task-2"]),
        ("votes of confidence", &["programme task-1"]),
        // By number, by id, by title, by name.
        ("17/NQ-HĐND", &["plan five", "programme number"]),
        ("ke hoach nam nam", &["plan five"]),
        ("five-year development", &["plan five"]),
        ("kh 2026-2030", &["plan next"]),
        // By what was reported, and by a remark.
        ("22/55", &["plan five"]),
        ("422/qd-ubnd", &["programme key-1"]),
        // By the kind of line.
        ("nhiem vu", &["programme task-2", "programme task-1"]),
        ("key programme", &["programme key-1"]),
        // Raw keys are read, as for indicators.
        ("pheieus tins nhieemj", &[]),
        ("phieeus tins nhieemj", &["programme task-1"]),
        ("santhang", &["list communes"]),
        // As a question.
        ("san thàng là gì", &["list communes"]),
        // What must not be there is not, and a filter asks what only an indicator has.
        ("xa !san", &[]),
        ("phieu tin nhiem tt:dat", &[]),
        ("bao cao", &["source S1"]),
    ] {
        let found = found(&library, typed);
        assert_eq!(found, want, "{typed}");
    }
}

#[test]
fn an_indicator_stands_before_what_has_the_same_words_and_is_not_guessed_beside_it() {
    let library = plans::library();
    for (typed, hits, others) in [
        // Both have the words.
        ("communes", 1, &["plan new-communes", "list communes"][..]),
        // A word less literally read is still read, of an indicator even with a slip.
        ("votes at midterm", 0, &["programme task-1"]),
        ("bo nong thon moi", 0, &[]),
        ("hai logn", 1, &[]),
        ("phieu tin nhiem", 0, &["programme task-1"]),
        // Words of a remark hide no indicator that is asked for in other words.
        ("muc tieu hai long", 1, &[]),
    ] {
        assert_eq!(ask(&library, typed).hits.len(), hits, "{typed}");
        assert_eq!(found(&library, typed), others, "{typed}");
    }
}

#[test]
fn a_name_comes_before_a_remark() {
    let library = frozen::library();
    let found = found(&library, "bao cao chinh tri");
    assert_eq!(found, ["source L04", "plan nq-xiv"]);
    assert!(!ask(&library, "bao cao chinh tri").names_a_plan());
}

#[test]
fn scores_of_plans_are_behind_those_of_indicators() {
    let library = frozen::library();
    for typed in ["nong thon moi", "nghi quyet dai hoi", "22/55", "du lich"] {
        let answer = ask(&library, typed);
        let last = answer.hits.last().map_or(1.0, |hit| hit.score.value());
        for other in &answer.others {
            let score = other.score().value();
            assert!((0.0..=last).contains(&score), "{typed}: {other:?}");
        }
    }
}

#[test]
fn texts_are_told_in_the_order_of_the_index() {
    let library = plans::library();
    let texts = PlanTexts::new(&library.catalog);
    for (typed, role, lang) in [
        ("xã bản bo", Role::Item(1), Some(Lang::Vi)),
        ("first of all", Role::Note, Some(Lang::En)),
        ("xa lam diem", Role::Name, Some(Lang::Vi)),
    ] {
        let answer = ask(&library, typed);
        let other = answer.others[0];
        let text = &texts.of(other.kind, other.id)[other.text as usize];
        assert_eq!((text.role, text.lang), (role, lang), "{typed}");
    }
}
