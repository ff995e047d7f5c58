//! The board: what stands in which class on which day, and that every surface counts alike.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use chitieu::Library;
use chitieu::core::judge::board::Scoreboard;
use chitieu::core::judge::class::Class;
use chitieu::core::judge::standing::standing;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::keys::class_key;
use chitieu::core::lang::Lang;
use chitieu::explorer::state::things::Thing;
use chitieu::line::terminal::ColorDepth;
use chitieu::pack::files::PackFiles;
use chitieu::words::wording::class_name;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};
use proptest::sample::select;
use serde_json::Value;

use crate::support::data;
use crate::support::frozen::PLACE;
use crate::support::program::{json, prints, run, run_on, run_shipped};
use crate::support::screen::{draw, over, press};

type Counts = BTreeMap<String, usize>;
type Fields = BTreeMap<String, String>;

/// The rows of a table of the judgement.
fn table(name: &str) -> Vec<Fields> {
    let mut reader = csv::Reader::from_path(data("judgement").join(name)).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn shipped(line: &[&str]) -> Value {
    let output = run_shipped(line);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{line:?}: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The classes of `status --json` that occur, by their keys.
fn classes(status: &Value) -> Counts {
    let mut counts = Counts::new();
    let mut add = |key: &str, count: &Value| {
        let count = count.as_u64().unwrap() as usize;
        if count > 0 {
            counts.insert(key.to_owned(), count);
        }
    };
    let each = |value: &Value| value.as_object().unwrap().clone();
    for (key, count) in each(&status["by_status"]) {
        if key != "not_assessable" {
            add(&key, &count);
        }
    }
    for (key, count) in each(&status["classes"]) {
        match key.as_str() {
            "provisional" => {
                for (side, count) in each(&count) {
                    add(&format!("provisional_{side}"), &count);
                }
            }
            "other" => {
                for (reason, count) in each(&count) {
                    add(&reason, &count);
                }
            }
            key => add(key, &count),
        }
    }
    counts
}

/// The key of the class of a card.
fn key_of(card: &Value) -> String {
    match (card["class"].as_str(), card["last_known"]["side"].as_str()) {
        (Some("provisional"), Some(side)) => format!("provisional_{side}"),
        (class, _) => class.unwrap_or("").to_owned(),
    }
}

#[test]
fn the_shipped_board_is_the_one_worked_out_by_hand() {
    let rows = table("board.csv");
    for day in ["2023-09-08", "2025-12-31", "2026-11-29"] {
        let listed = shipped(&["list", "--json", "--as-of", day]);
        let card = |id: &str| {
            let mut cards = listed.as_array().unwrap().iter();
            cards.find(|card| card["id"] == id).unwrap().clone()
        };
        let of_day = rows.iter().filter(|row| row["day"] == day);
        let mut count = 0;
        for row in of_day {
            let card = card(&row["indicator"]);
            let shown = &card["shown"];
            let told = |key: &str| shown[key].as_str().unwrap_or("").to_owned();
            let sign = match shown["comparator"].as_str() {
                None | Some("=" | "range") => "",
                Some(sign) => sign,
            };
            let figure = format!(
                "{sign}{}",
                told("value").trim_start_matches(['~', '>', '<', '='])
            );
            let found = [key_of(&card), figure, told("source_id")];
            let wanted = [&row["class"], &row["figure"], &row["source"]];
            assert_eq!(
                found.each_ref(),
                wanted,
                "{day} {}: {shown}",
                row["indicator"]
            );
            count += 1;
        }
        assert_eq!(count, 34, "{day}");
    }
}

#[test]
fn the_shipped_counts_are_those_worked_out_by_hand() {
    let rows = table("board_counts.csv");
    for day in ["2023-09-08", "2025-12-31", "2026-11-29"] {
        for plan in ["", "nq-xiv"] {
            let mut line = vec!["status", "--json", "--as-of", day];
            if !plan.is_empty() {
                line.extend(["--plan", plan]);
            }
            let status = shipped(&line);
            let of_day = rows
                .iter()
                .filter(|row| row["day"] == day && row["plan"] == plan);
            let mut wanted: Counts = of_day
                .map(|row| (row["class"].clone(), row["count"].parse().unwrap()))
                .collect();
            let total = wanted.remove("all").unwrap();
            wanted.retain(|_, count| *count > 0);
            assert_eq!(classes(&status), wanted, "{day} {plan}");
            assert_eq!(wanted.values().sum::<usize>(), total, "{day} {plan}");
            assert_eq!(status["total"], total, "{day} {plan}");
            assert_eq!(status["plan"].is_null(), plan.is_empty(), "{day} {plan}");
        }
        let status = shipped(&["status", "--json", "--as-of", day]);
        let unknown = serde_json::json!({ "of": 55, "known": 34, "unknown": 21 });
        assert_eq!(status["unknown_of_reported"], unknown, "{day}");
    }
    // Before the first count nobody had said how many there are.
    let before = shipped(&["status", "--json", "--as-of", "2023-09-07"]);
    assert_eq!(before["unknown_of_reported"], Value::Null);
}

#[test]
fn what_is_not_known_at_all_is_said() {
    for (line, wanted) in [
        (
            &["--place", PLACE][..],
            "21 trong 55 chỉ tiêu thành phần được báo cáo chưa tìm thấy văn bản\n",
        ),
        (
            &["--place", PLACE, "--lang", "en"],
            "21 of 55 components reported: no text found\n",
        ),
        // The others may well stand in another text.
        (
            &["--place", PLACE, "--plan", "nq-xiv", "--lang", "en"],
            "46 of 55 components reported are not in this text\n",
        ),
    ] {
        let said = prints(&[&["status"], line].concat(), 0);
        assert!(said.ends_with(wanted), "{line:?}: {said}");
    }
    // Where several places are counted, what was reported of one of them tells nothing.
    let all = json(&["status", "--place", "all", "--json"]);
    assert_eq!(all["unknown_of_reported"], Value::Null);
}

/// A pack of some indicators with a target, none of which has a figure, and the counts that sources reported.
fn reporting(indicators: usize, reported: &str) -> Library {
    let mut text = format!(
        "pack = {{ id = \"p\", name = \"P\", place = \"Here\", main_plans = [\"five\"] }}\n\
         plan = [{{ id = \"five\", name = \"Five\", term = [2020, 2025] }}]\n\
         category = [{{ id = \"all\", name = \"All\" }}]\n\
         source = [{{ id = \"A\", date = \"2022\" }}, {{ id = \"B\", date = \"2024\" }}, {{ id = \"C\" }}]\n\
         {reported}\n"
    );
    for at in 0..indicators {
        let _ = write!(
            text,
            "[[indicator]]\nid = \"i{at}\"\nname = \"I{at}\"\ncategory = \"all\"\nbetter = \"higher\"\n\
             claims = [{{ kind = \"target\", year = 2025, value = 9, plan = \"five\" }}]\n"
        );
    }
    let library = Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
    library
}

#[test]
fn the_first_count_of_all_that_was_reported_tells_what_is_not_known() {
    let check = |indicators, reported: &str, wanted: Option<(usize, usize, usize)>| {
        let library = reporting(indicators, reported);
        let viewpoint = Viewpoint::on("2026-01-01".parse().unwrap());
        let place = library.catalog.default_place();
        let board = Scoreboard::count(&library.catalog, &viewpoint, place);
        let found = board.unknown.map(|all| (all.of, all.known, all.count()));
        assert_eq!(found, wanted, "{indicators} {reported}");
    };
    check(2, "", None);
    let one = "[[reported]]\nplan = \"five\"\nmet = 1\nof = 5\nyear = 2022\nsource = \"A\"";
    check(2, one, Some((5, 2, 3)));
    check(5, one, Some((5, 5, 0)));
    check(6, one, None);
    let later = "[[reported]]\nplan = \"five\"\nmet = 1\nof = 9\nyear = 2024\nsource = \"B\"";
    let undated = "[[reported]]\nplan = \"five\"\nmet = 1\nof = 7\nyear = 2021\nsource = \"C\"";
    check(2, &format!("{later}\n{undated}\n{one}"), Some((5, 2, 3)));
    check(2, &format!("{undated}\n{later}"), Some((9, 2, 7)));
    let no_total = one.replace("of = 5\n", "");
    check(2, &format!("{no_total}\n{later}"), Some((9, 2, 7)));
}

#[test]
fn a_plan_is_named_over_its_own_targets_alone() {
    let own = "pack = { id = \"q\", name = \"Q\", place = \"Land\", main_plans = [\"law\"] }\n\
         plan = [{ id = \"law\", name = \"Law\", term = [2020, 2025] }]\n\
         category = [{ id = \"all\", name = \"All\" }]\n\
         place = [{ name = \"Here\" }]\n\
         [[indicator]]\nid = \"x\"\nname = \"X\"\ncategory = \"all\"\nbetter = \"higher\"\n\
         claims = [{ kind = \"target\", year = 2025, value = 9, plan = \"law\", place = \"Here\" }]\n";
    let here = "pack = { id = \"p\", name = \"P\", place = \"Here\", main_plans = [\"five\"] }\n\
         plan = [{ id = \"five\", name = \"Five\", term = [2020, 2025] }]\n\
         category = [{ id = \"all\", name = \"All\" }]\n\
         [[indicator]]\nid = \"i\"\nname = \"I\"\ncategory = \"all\"\nbetter = \"higher\"\n\
         claims = [{ kind = \"target\", year = 2025, value = 9, plan = \"five\" }]\n";
    let pack = |name: &str, text: &str| PackFiles::in_memory(name, text.as_bytes());
    let viewpoint = Viewpoint::on("2024-01-01".parse().unwrap());
    for (packs, named) in [
        (vec![pack("p.toml", here)], true),
        (vec![pack("p.toml", here), pack("q.toml", own)], false),
    ] {
        let library = Library::open(&packs);
        assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
        let place = library.catalog.default_place();
        let board = Scoreboard::count(&library.catalog, &viewpoint, place);
        assert_eq!(board.total, packs.len());
        assert_eq!(board.plan.is_some(), named);
    }
}

#[test]
fn a_class_is_asked_for_by_its_code_and_by_its_words_in_both_languages() {
    let ids = |status: &str| -> Vec<(String, String)> {
        let line = ["list", "--place", PLACE, "--json", "--status", status];
        let listed = json(&line);
        let cards = listed.as_array().unwrap().iter();
        let key = |card: &Value, key: &str| card[key].as_str().unwrap_or("").to_owned();
        cards
            .map(|card| (key(card, "id"), key(card, "class")))
            .collect()
    };
    for (code, words) in [
        ("provisional", &["tạm tính", "Tam-Tinh", "provisional"][..]),
        (
            "at_threshold",
            &["sát ngưỡng", "at the threshold", "at-threshold"],
        ),
        ("structure", &["cơ cấu", "co cau", "Structure"]),
        (
            "no_data",
            &["chưa có số liệu", "no figure", "no_data_in_term"],
        ),
        ("exceeded", &["vượt", "VUOT", "exceeded"]),
        (
            "at_risk",
            &["có nguy cơ", "có nguy cơ không đạt", "at risk"],
        ),
        ("missing_years", &["thiếu số liệu của một số năm trong kỳ"]),
    ] {
        let by_code = ids(code);
        assert!(
            by_code.iter().all(|(_, class)| class == code),
            "{by_code:?}"
        );
        for word in words {
            assert_eq!(ids(word), by_code, "{word}");
            let filter = format!("tt:{}", word.replace(' ', "-"));
            let output = run(&["find", "--json", "-n", "999", "--place", PLACE, &filter]);
            let found: Value = serde_json::from_slice(&output.stdout).unwrap();
            let mut found: Vec<&str> = found
                .as_array()
                .unwrap()
                .iter()
                .map(|hit| hit["id"].as_str().unwrap())
                .collect();
            let mut wanted: Vec<&str> = by_code.iter().map(|(id, _)| id.as_str()).collect();
            found.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(found, wanted, "{filter}");
        }
    }
    assert!(!ids("provisional").is_empty() && !ids("structure").is_empty());
    // One side of the provisional ones.
    let sides = [
        "Tạm tính: đạt",
        "tạm tính: chưa đạt",
        "tạm tính: sát ngưỡng",
    ];
    let parts: usize = sides.iter().map(|side| ids(side).len()).sum();
    assert_eq!(parts, ids("provisional").len());
    // All without a verdict, with those that have no target.
    let without = ids("chưa đánh giá");
    assert_eq!(without, ids("not_assessable"));
    for code in ["provisional", "no_data", "structure", "no_target"] {
        assert!(
            ids(code).iter().all(|found| without.contains(found)),
            "{code}"
        );
    }
    let output = run(&["list", "--status", "xong"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said.contains("Tạm tính, ") && said.contains("Cơ cấu"),
        "{said}"
    );
}

/// The sign of a class, as the legend has it.
fn sign(key: &str) -> &'static str {
    match key {
        "exceeded" => "▲",
        "met" => "●",
        "on_track" => "↗",
        "at_risk" => "!",
        "unlikely" => "✗",
        "missed" => "■",
        "at_threshold" => "≈",
        "structure" => "◇",
        "no_data" => "·",
        key if key.starts_with("provisional") || key == "unit_ended" => "◐",
        _ => "?",
    }
}

/// Sign and count of each class, in any order.
fn signed(counts: impl Iterator<Item = (String, usize)>) -> Vec<(String, usize)> {
    let mut all: Vec<(String, usize)> = counts.filter(|(_, count)| *count > 0).collect();
    all.sort();
    all
}

/// The counts of those that share a sign.
fn by_sign(classes: &[(String, usize)]) -> Counts {
    let mut counts = Counts::new();
    for (sign, count) in classes {
        *counts.entry(sign.clone()).or_default() += count;
    }
    counts
}

/// One figure or target of an indicator.
#[derive(Clone, Debug)]
struct Said {
    kind: &'static str,
    year: i32,
    value: u32,
    comparator: &'static str,
    plan: &'static str,
    period: &'static str,
}

impl Said {
    fn any() -> impl Strategy<Value = Self> {
        (
            select(vec!["target", "actual", "actual", "estimate"]),
            2019..2027_i32,
            0..13_u32,
            select(vec!["=", "=", "=", "~", ">", "<"]),
            select(vec!["five", "five", "two", ""]),
            select(vec!["", "", "", "mid-term", "2021-2025 average"]),
        )
            .prop_map(|(kind, year, value, comparator, plan, period)| Self {
                kind,
                // Most targets are of the term.
                year: match kind {
                    "target" if value % 4 > 0 => 2025,
                    _ => year,
                },
                value,
                comparator,
                plan,
                period,
            })
    }

    fn written(&self) -> String {
        let mut text = format!(
            "  {{ kind = \"{}\", year = {}, value = {}, comparator = \"{}\", source = \"S\"",
            self.kind, self.year, self.value, self.comparator
        );
        for (key, value) in [("plan", self.plan), ("period", self.period)] {
            if !value.is_empty() {
                let _ = write!(text, ", {key} = \"{value}\"");
            }
        }
        text + " },\n"
    }
}

/// One indicator of a random pack.
#[derive(Clone, Debug)]
struct Drawn {
    better: &'static str,
    kind: &'static str,
    category: usize,
    ended: bool,
    claims: Vec<Said>,
}

impl Drawn {
    fn any() -> impl Strategy<Value = Self> {
        let kinds = [
            "",
            "level",
            "level",
            "maintain",
            "growth",
            "flow",
            "total",
            "structure",
        ];
        (
            select(vec!["higher", "higher", "lower", "none"]),
            select(kinds.to_vec()),
            0..3_usize,
            any::<u8>().prop_map(|drawn| drawn < 40),
            vec(Said::any(), 0..8),
        )
            .prop_map(|(better, kind, category, ended, claims)| Self {
                better,
                kind,
                category,
                ended,
                claims,
            })
    }
}

fn pack(indicators: &[Drawn], main: &str) -> String {
    let mut text = format!(
        "pack = {{ id = \"p\", name = \"P\", place = \"Here\", main_plans = [{main}] }}\n\
         plan = [{{ id = \"five\", name = \"Five\", term = [2020, 2025] }}, {{ id = \"two\", name = \"Two\", term = [2020, 2025] }}]\n\
         category = [{{ id = \"c0\", name = \"C0\" }}, {{ id = \"c1\", name = \"C1\" }}, {{ id = \"c2\", name = \"C2\" }}]\n\
         source = [{{ id = \"S\", date = \"2020-06-01\" }}]\n\
         [[reported]]\nplan = \"five\"\nmet = 1\nof = 9\nyear = 2022\nsource = \"S\"\n"
    );
    for (at, drawn) in indicators.iter().enumerate() {
        let _ = write!(
            text,
            "[[indicator]]\nid = \"i{at}\"\nname = \"I{at}\"\ncategory = \"c{}\"\nunit = \"%\"\nbetter = \"{}\"\n",
            drawn.category, drawn.better
        );
        if !drawn.kind.is_empty() {
            let _ = writeln!(text, "target_kind = \"{}\"", drawn.kind);
        }
        if drawn.ended {
            text.push_str(
                "ended = [{ place = \"Here\", date = \"2025-07-01\", source = \"S\" }]\n",
            );
        }
        text.push_str("claims = [\n");
        text.extend(drawn.claims.iter().map(Said::written));
        text.push_str("]\n");
    }
    text
}

fn agree_everywhere(text: &str, day: &str, folder: &Path) {
    fs::write(folder.join("p.toml"), text).unwrap();
    let asked = ["status", "--place", "Here", "--as-of", day];
    let output = |more: &[&str]| {
        let output = run_on(folder, &[&asked[..], more].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    let status: Value = serde_json::from_str(&output(&["--json"])).unwrap();
    let total = status["total"].as_u64().unwrap() as usize;
    let by_key = classes(&status);
    assert_eq!(by_key.values().sum::<usize>(), total);
    let wanted = signed(
        by_key
            .iter()
            .map(|(key, count)| (sign(key).to_owned(), *count)),
    );

    // The cards of those that are counted.
    let library = Arc::new(Library::open(&[PackFiles::in_memory(
        "p.toml",
        text.as_bytes(),
    )]));
    let catalog = &library.catalog;
    let viewpoint = Viewpoint {
        as_of: true,
        ..Viewpoint::on(day.parse().unwrap())
    };
    let board = Scoreboard::count(catalog, &viewpoint, catalog.default_place());
    let counted = board.counted.iter();
    let counted: Vec<&str> = counted
        .map(|series| catalog.text(catalog.indicator_of(*series).id))
        .collect();
    let listed = run_on(folder, &["list", "--json", "--as-of", day]).stdout;
    let listed: Vec<Value> = serde_json::from_slice(&listed).unwrap();
    let mut by_card = Counts::new();
    for card in listed {
        if counted.contains(&card["id"].as_str().unwrap()) {
            *by_card.entry(key_of(&card)).or_default() += 1;
        }
    }
    assert_eq!(by_card, by_key);

    // The plain lines.
    let plain = output(&[]);
    let lines = plain.lines().filter_map(|line| {
        let (count, rest) = line.trim_start().split_once(&format!("/{total}  "))?;
        Some((rest.split(' ').next()?.to_owned(), count.parse().ok()?))
    });
    assert_eq!(signed(lines), wanted, "{plain}");

    // The header.
    let session = || {
        let mut app = over(Arc::clone(&library), (200, 60), ColorDepth::Mono);
        (app.view.day, app.view.as_of) = (viewpoint.day, true);
        app.refresh();
        app
    };
    let header = draw(&session());
    let header = header.lines().nth(1).unwrap();
    let counted = header.split('/').next().unwrap().split_whitespace();
    let counted = counted.filter_map(|word| {
        let mut letters = word.chars();
        let sign = letters.next()?;
        Some((sign.to_string(), letters.as_str().parse().ok()?))
    });
    let counted: Counts = counted.collect();
    assert_eq!(counted, by_sign(&wanted), "{header}");

    if total == 0 {
        return;
    }

    // The overview: one bar for all, and the lines of the classes.
    let mut app = session();
    press(&mut app, "O");
    let shown = draw(&app);
    let bar = shown
        .lines()
        .find(|line| line.starts_with("▸ Tất cả"))
        .unwrap();
    let (_, bar) = bar.split_once(&format!("/{total} ")).unwrap();
    let mut signs = Counts::new();
    for sign in bar.chars() {
        *signs.entry(sign.to_string()).or_default() += 1;
    }
    assert_eq!(signs, by_sign(&wanted), "{shown}");
    let all = Class::all();
    let told = shown.lines().filter_map(|line| {
        let line = line.trim_start();
        let (sign, rest) = line.split_once(' ')?;
        let mut named = all.iter().map(|class| class_name(*class, Lang::Vi));
        let rest = named.find_map(|name| rest.strip_prefix(&name).map(ToOwned::to_owned))?;
        let (count, _) = rest.trim_start().split_once(&format!("/{total} "))?;
        Some((sign.to_owned(), count.parse().ok()?))
    });
    assert_eq!(signed(told), wanted, "{shown}");

    // Each class opened.
    let first = app.snapshot.scoreboard.by_category.len() + 1;
    for at in 0..wanted.len() {
        let mut app = session();
        press(&mut app, &format!("O{}<ret>", "<down>".repeat(first + at)));
        let class = app.view.category.class().unwrap();
        assert_eq!(app.snapshot.rows.len(), by_key[&class_key(class).0]);
        for row in &app.snapshot.rows {
            let Thing::Series(series) = row.thing() else {
                unreachable!("only series are counted");
            };
            let found = standing(app.catalog(), &app.snapshot.viewpoint, series);
            assert_eq!(found.class, class);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_surface_counts_alike(
        indicators in vec(Drawn::any(), 0..9),
        main in select(vec!["\"five\"", "\"five\", \"two\"", ""]),
        day in select(vec!["2022-12-31", "2024-06-30", "2026-03-31"]),
    ) {
        let folder = tempfile::tempdir().unwrap();
        agree_everywhere(&pack(&indicators, main), day, folder.path());
    }
}

/// Many series are counted in shares; those given one by one are not.
#[test]
fn shares_count_what_one_after_the_other_counts() {
    let mut text = String::from(
        "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"X\"\nmain_plans = [\"k\"]\n\
        [[category]]\nid = \"a\"\nname = \"A\"\n[[category]]\nid = \"b\"\nname = \"B\"\n\
        [[plan]]\nid = \"k\"\nname = \"K\"\nterm = [2021, 2025]\n\
        [[source]]\nid = \"S\"\ntitle = \"S\"\ndate = \"2025-06-01\"\n",
    );
    for at in 0..6_000 {
        let category = ["a", "b"][at % 2];
        let _ = write!(
            text,
            "[[indicator]]\nid = \"i{at}\"\nname = \"Tên {at}\"\ncategory = \"{category}\"\nunit = \"%\"\nbetter = \"higher\"\nclaims = [\n"
        );
        if at % 3 > 0 {
            let _ = writeln!(
                text,
                "{{ kind = \"target\", plan = \"k\", year = 2025, value = {}, source = \"S\" }},",
                at % 70
            );
        }
        if at % 5 > 0 {
            let year = 2020 + at % 6;
            let _ = writeln!(
                text,
                "{{ kind = \"actual\", year = {year}, value = {}, source = \"S\" }},",
                at * 7 % 90
            );
        }
        text.push_str("]\n");
    }
    let library = Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    let catalog = &library.catalog;
    let viewpoint = Viewpoint::on("2026-06-30".parse().unwrap());
    let all: Vec<_> = catalog.series_ids().collect();
    let some = Scoreboard::of_some(catalog, &viewpoint, &all);
    assert!(
        some.total > 3_000 && some.by_class.len() > 3,
        "{:?}",
        some.by_status
    );
    let counted = Scoreboard::count(catalog, &viewpoint, None);
    assert_eq!(format!("{counted:?}"), format!("{some:?}"));
}
