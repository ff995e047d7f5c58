//! From claims to a case: which figure leads, what is old, what sources dispute.

use chitieu::core::judge::standing::{Reason, Standing, Status, standing};
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::core::model::SeriesId;
use chitieu::core::rule::verdict::{Flag, Side};
use chitieu::library::Library;
use chitieu::pack::files::PackFiles;
use chitieu::words::judgement::judged::explanation;

/// Judges claims about a level that is to reach 70 by 2025, on a day.
fn judged(claims: &[&str], day: &str) -> (Library, Standing) {
    let text = format!(
        r#"
        pack = {{ id = "p", name = "P", place = "Tỉnh" }}
        category = [{{ id = "c", name = "Kinh tế" }}]
        plan = [{{ id = "five", name = "KH 2021-2025", term = [2021, 2025] }}]
        source = [
          {{ id = "A", title = "A", date = "2023-07-01" }},
          {{ id = "B", title = "B", date = "2023-12-01" }},
        ]
        [[indicator]]
        id = "one"
        name = {{ vi = "Một", en = "One" }}
        category = "c"
        unit = {{ vi = "sản phẩm", en = "products" }}
        better = "higher"
        decimals = 0
        target_kind = "level"
        claims = [
          {{ plan = "five", kind = "target", year = 2025, value = 70 }},
          {}
        ]
        "#,
        claims.join(",\n")
    );
    let library = Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    for found in &library.diagnostics {
        assert!(!found.is_error(), "{found:?}");
    }
    let viewpoint = Viewpoint::on(day.parse().unwrap());
    let found = standing(&library.catalog, &viewpoint, SeriesId(0));
    (library, found)
}

/// The text of the figure that was judged.
fn leading(claims: &[&str]) -> String {
    let (library, found) = judged(claims, "2024-01-31");
    library.catalog.value_text(found.judged.unwrap())
}

const BASE: &str = r#"{ kind = "actual", year = 2020, value = 40 }"#;

#[test]
fn the_latest_end_of_a_period_leads() {
    let middle =
        r#"{ kind = "actual", year = 2023, period = "mid-term", value = 55, source = "B" }"#;
    let autumn =
        r#"{ kind = "actual", year = 2023, period = "September", value = 56, source = "A" }"#;
    let winter =
        r#"{ kind = "actual", year = 2023, period = "December", value = 57, source = "B" }"#;
    let whole = r#"{ kind = "actual", year = 2023, value = 58, source = "A" }"#;
    let bound = r#"{ kind = "actual", year = 2023, value = 59, comparator = ">", source = "B" }"#;
    assert_eq!(leading(&[BASE, middle]), "55");
    // Of a later time, though published before.
    assert_eq!(leading(&[BASE, middle, autumn]), "56");
    // A whole year before the part that ends with it, a figure before a bound.
    assert_eq!(leading(&[BASE, winter, whole, autumn]), "58");
    assert_eq!(leading(&[BASE, bound, whole]), "58");
}

#[test]
fn a_figure_from_outside_the_term_stands_apart() {
    let (library, found) = judged(&[BASE], "2024-01-31");
    assert_eq!(found.reason, Some(Reason::NoDataInTerm));
    assert_eq!((found.judged, found.assessment.gap), (None, None));
    let said = |lang| explanation(&library.catalog, SeriesId(0), &found, lang);
    assert_eq!(
        said(Lang::Vi),
        "Một: mục tiêu 70 sản phẩm (2025). Chưa đánh giá: chưa có số liệu trong kỳ. Số liệu ngoài kỳ: 40 sản phẩm (2020)."
    );
    assert_eq!(
        said(Lang::En),
        "One: target 70 products (2025). Not assessed: no figure in the term. A figure outside the term: 40 products (2020)."
    );
}

#[test]
fn a_figure_stands_where_it_was_taken() {
    let middle = r#"{ kind = "actual", year = 2023, period = "mid-term", value = 55 }"#;
    let (_, found) = judged(&[BASE, middle], "2023-09-08");
    assert_eq!(found.assessment.time, Some(0.5));
    assert_eq!(found.assessment.ratio, Some(1.0));
}

#[test]
fn an_old_figure_is_said_to_be_old() {
    let figure = r#"{ kind = "actual", year = 2022, value = 52 }"#;
    let (_, fresh) = judged(&[BASE, figure], "2024-06-30");
    assert!(!fresh.has(&Flag::Stale));
    let (_, old) = judged(&[BASE, figure], "2024-07-01");
    assert!(old.has(&Flag::Stale));
    assert_eq!(fresh.status, old.status);
}

#[test]
fn after_the_deadline_only_what_was_last_known_is_told() {
    let figure = r#"{ kind = "actual", year = 2024, value = 71 }"#;
    let (_, before) = judged(&[BASE, figure], "2025-12-31");
    assert_eq!(before.status, Status::Exceeded);
    let (_, after) = judged(&[BASE, figure], "2026-01-01");
    assert_eq!(after.reason, Some(Reason::NoFinalFigure));
    let known = after.assessment.last_known.unwrap();
    assert_eq!(
        (known.year, known.side, known.gap),
        (2024, Side::Above, Some(1.0))
    );
    // Its distance stands with it, not beside the class.
    assert_eq!((after.gap, after.assessment.gap), (None, None));
}

#[test]
fn what_others_say_of_the_newest_figure_counts() {
    let lead = r#"{ kind = "actual", year = 2023, value = 58, source = "B" }"#;
    let lower = r#"{ kind = "actual", year = 2023, value = 52, source = "A" }"#;
    let higher = r#"{ kind = "actual", year = 2023, value = 72, source = "A" }"#;
    let (_, found) = judged(&[BASE, lead, lower], "2024-01-31");
    assert_eq!(found.status, Status::AtRisk);
    assert!(found.has(&Flag::Conflict));
    let gaps = (found.assessment.gap_low, found.assessment.gap_high);
    assert_eq!(gaps, (Some(-18.0), Some(-12.0)));
    assert_eq!(found.assessment.pace, None);
    let (_, found) = judged(&[BASE, lead, higher], "2024-01-31");
    assert_eq!(found.reason, Some(Reason::Conflict));
    // Another time, another kind and another rounding are no dispute.
    for other in [
        r#"{ kind = "actual", year = 2023, period = "mid-term", value = 72, source = "A" }"#,
        r#"{ kind = "estimate", year = 2023, value = 72, source = "A" }"#,
        r#"{ kind = "actual", year = 2023, value = 58.4, source = "A" }"#,
    ] {
        let (_, found) = judged(&[BASE, lead, other], "2024-01-31");
        assert!(
            !found.has(&Flag::Conflict) && found.reason.is_none(),
            "{other}"
        );
    }
}
