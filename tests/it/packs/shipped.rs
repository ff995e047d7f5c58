//! The packs that are shipped: they load without a problem and hold every published row.

use std::collections::BTreeMap;
use std::path::Path;

use chitieu::cli::data::check;
use chitieu::core::catalog::Catalog;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::core::model::Published;
use chitieu::pack::exchange::columns::COLUMNS;
use chitieu::pack::exchange::export::{CsvLayout, write_csv};
use chitieu::pack::{files, load};

use crate::support::data;
use crate::support::program::run_shipped;

type Row = Vec<String>;

/// The rows of a file of facts, without the header.
fn facts(name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(data("facts").join(name)).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn columns(rows: &[BTreeMap<String, String>], names: &[&str]) -> Vec<Row> {
    let row =
        |row: &BTreeMap<String, String>| names.iter().map(|name| row[*name].clone()).collect();
    let mut rows: Vec<Row> = rows.iter().map(row).collect();
    rows.sort();
    rows
}

/// One shipped pack alone.
fn pack(name: &str) -> Catalog {
    let mut packs = files::embedded();
    packs.retain(|pack| pack.name == format!("data/{name}"));
    assert_eq!(packs.len(), 1, "{name}");
    load(&packs).catalog
}

/// The indicator that stands around a line of a shipped file.
fn indicator_at(file: &str, line: usize) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(path).unwrap();
    let before = text
        .lines()
        .take(line)
        .filter(|line| line.starts_with("id = "));
    before
        .last()
        .unwrap_or("?")
        .replace("id = ", "")
        .replace('"', "")
}

#[test]
fn every_shipped_pack_loads_and_says_what_is_missing() {
    let loaded = load(&files::embedded());
    let problems: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|found| {
            let line = found.span.map_or(0, |span| span.line);
            let pack = found.file.split('/').nth(1).unwrap_or("?");
            let id = indicator_at(&found.file, line);
            format!("{pack} {id} {}", found.problem.code())
        })
        .collect();
    // What nobody published: the figure from which progress could be counted, that of a whole year, that
    // in the unit of the target; two counts of targets, filed as targets, that have no better direction; two
    // shares of three, where the third is printed as about.
    let expected = [
        "lai-chau villages-with-convenient-motorbike-or-car-road no-baseline",
        "lai-chau households-on-the-national-grid no-baseline",
        "lai-chau state-budget-revenue part-of-year-only",
        "lai-chau grain-output no-baseline",
        "lai-chau tourism-revenue part-of-year-only",
        "lai-chau tourism-revenue part-of-year-only",
        "lai-chau retail-and-service-revenue part-of-year-only",
        "lai-chau urban-solid-waste-collected-and-treated no-baseline",
        "lai-chau forest-environmental-service-payments-billion-dong other-unit",
        "lai-chau main-indicator-groups no-direction",
        "dien-bien grdp-per-capita no-baseline",
        "dien-bien economic-structure-services shares-sum",
        "dien-bien tourist-arrivals part-of-year-only",
        "dien-bien state-budget-revenue no-baseline",
        "dien-bien industrial-production-index-growth part-of-year-only",
        "dien-bien investment-in-the-year-all-sources part-of-year-only",
        "dien-bien specific-targets no-direction",
        "dien-bien targets-of-the-annual-plan no-direction",
        "son-la grdp-growth part-of-year-only",
        "son-la exports part-of-year-only",
        "ca-nuoc expressways no-baseline",
        "ca-nuoc urbanisation no-baseline",
        "ca-nuoc urban-population-with-clean-water no-baseline",
        "ca-nuoc health-insurance-coverage no-baseline",
        "ca-nuoc life-expectancy no-baseline",
        "ca-nuoc communes-meeting-new-rural-standard no-baseline",
        "ca-nuoc model-new-rural-communes no-baseline",
        "ca-nuoc healthy-life-years no-baseline",
    ];
    assert_eq!(problems, expected);
    assert!(loaded.diagnostics.iter().all(|found| !found.is_error()));
    assert_eq!(loaded.catalog.packs().len(), 4);
    let catalog = &loaded.catalog;
    let claims = catalog
        .series_ids()
        .flat_map(|series| catalog.claims(series));
    let computed = claims.filter(|(_, claim)| claim.is_computed).count();
    assert_eq!(catalog.claim_count() - computed, 438 + 99 + 59 + 80);
    assert_eq!(computed, 3);
}

#[test]
fn checking_the_shipped_packs_ends_with_none() {
    let done = check(&files::embedded(), None, false, Lang::Vi);
    assert_eq!(done.code, 0);
    // The test above tells which they are.
    assert!(
        done.text.contains("\n0 lỗi, 28 cảnh báo\n"),
        "{}",
        done.text
    );
}

/// No place was asked for: the first one is shown, where packs that are named are shown with all theirs.
#[test]
fn without_options_the_first_place_of_the_shipped_packs_is_shown() {
    let printed = |line: &[&str]| String::from_utf8(run_shipped(line).stdout).unwrap();
    for command in ["list", "status", "export"] {
        let found = printed(&[command]);
        assert_eq!(found, printed(&[command, "--place", "Lai Châu"]));
        assert_ne!(found, printed(&[command, "--place", "all"]));
    }
}

#[test]
fn the_export_of_a_pack_is_its_published_rows() {
    for (name, count) in [
        ("lai-chau", 438),
        ("ca-nuoc", 99),
        ("son-la", 59),
        ("dien-bien", 80),
    ] {
        let mut text = Vec::new();
        let catalog = pack(name);
        let viewpoint = Viewpoint::on(jiff::civil::date(2025, 11, 1));
        write_csv(
            &catalog,
            &viewpoint,
            catalog.series_ids(),
            CsvLayout::Plain,
            &mut text,
        )
        .unwrap();
        let mut reader = csv::Reader::from_reader(text.as_slice());
        assert_eq!(reader.headers().unwrap(), COLUMNS.as_slice());
        let exported: Vec<_> = reader.deserialize().map(Result::unwrap).collect();
        let published = facts(&format!("{name}.csv"));
        assert_eq!(published.len(), count, "{name}");
        assert_eq!(
            columns(&exported, &COLUMNS),
            columns(&published, &COLUMNS),
            "{name}"
        );
    }
}

#[test]
fn every_source_is_listed_as_published() {
    let catalog = load(&files::embedded()).catalog;
    let published = facts("sources.csv");
    let keys = ["source_id", "title", "publisher", "date", "url", "covers"];
    let mut listed: Vec<Row> = catalog
        .sources()
        .iter()
        .map(|source| {
            let date = source.published.to_string();
            let [id, title, publisher, url, covers] = [
                source.id,
                source.title,
                source.publisher,
                source.url,
                source.covers,
            ]
            .map(|text| catalog.text(text).to_owned());
            vec![id, title, publisher, date, url, covers]
        })
        .collect();
    listed.sort();
    listed.dedup();
    assert_eq!(listed, columns(&published, &keys));
    let dated = |source: &&chitieu::core::model::Source| source.published != Published::default();
    assert!(catalog.sources().iter().filter(dated).count() > 100);
}

/// The kinds of lines that are in words of this collection: of the article, and of the corrections.
const IN_OWN_WORDS: [&str; 5] = ["task", "shortcoming", "aim", "state", "followed_by"];

#[test]
fn every_line_of_the_plans_is_there() {
    let catalog = pack("lai-chau");
    let published: Vec<String> = facts("structure.csv")
        .into_iter()
        .map(|row| row["note"].clone())
        .collect();
    // A remark was published in one language; it is kept in that one and translated into the other.
    let as_published = |note| {
        let said = [catalog.note(note, Lang::Vi), catalog.note(note, Lang::En)];
        let known = said
            .into_iter()
            .find(|said| published.iter().any(|text| text == said));
        known.unwrap_or("?").to_owned()
    };
    let of_plans = catalog
        .programmes()
        .iter()
        .filter(|line| !IN_OWN_WORDS.contains(&catalog.text(line.kind)));
    let lines = of_plans.map(|line| {
        let plan = line.plan.map(|id| catalog.plan(id).name.vi);
        let source = line.source.map(|id| catalog.source(id).id);
        let text = |text: Option<_>| text.map_or("", |text| catalog.text(text)).to_owned();
        vec![
            text(plan),
            catalog.text(line.kind).to_owned(),
            line.order
                .map(|order| order.to_string())
                .unwrap_or_default(),
            catalog.say(line.text, Lang::Vi).to_owned(),
            text(source),
            as_published(line.note),
        ]
    });
    let mut lines: Vec<Row> = lines.collect();
    lines.sort();
    let keys = ["plan", "kind", "order", "text_vi", "source_id", "note"];
    assert_eq!(lines, columns(&facts("structure.csv"), &keys));
    // The English of a line may be fuller than the short one of the collection, never missing.
    for line in catalog.programmes() {
        let (vi, en) = (catalog.text(line.text.vi), catalog.text(line.text.en));
        assert!(!en.is_empty() && en != vi, "{vi}");
    }
}

#[test]
fn the_tasks_of_the_article_are_there_and_what_it_calls_weak() {
    let catalog = pack("lai-chau");
    let orders = |kind: &str| -> Vec<Option<u16>> {
        let lines = catalog.programmes().iter();
        lines
            .filter(|line| catalog.text(line.kind) == kind)
            .inspect(|line| {
                let source = line.source.map(|id| catalog.text(catalog.source(id).id));
                assert_eq!(source, Some("L00"), "{kind}");
            })
            .map(|line| line.order)
            .collect()
    };
    let numbered = |last: u16| (1..=last).map(Some).collect::<Vec<_>>();
    assert_eq!(orders("task"), numbered(24));
    assert_eq!(orders("shortcoming"), numbered(2));
    assert_eq!(orders("aim"), [None]);
}

#[test]
fn the_named_places_of_the_article_are_there() {
    let mut named = facts("article_facts.csv");
    // The caption of its photo names a place, too; it lists nothing.
    named.retain(|row| row["category"] == "Địa danh" && row["paragraph"] != "C");
    assert_eq!(named.len(), 7);
    let catalog = pack("lai-chau");
    let mut items: Vec<Row> = Vec::new();
    for list in catalog.lists() {
        let source = list
            .source
            .map_or("", |id| catalog.text(catalog.source(id).id));
        for (name, _) in &list.items {
            let names = [catalog.text(name.vi), catalog.text(name.en), source];
            items.push(names.map(ToOwned::to_owned).to_vec());
        }
    }
    items.sort();
    assert_eq!(
        items,
        columns(&named, &["indicator_vi", "indicator_en", "source_id"])
    );
}
