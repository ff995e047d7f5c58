//! `ask` about a year or a part of one: no figure, target or verdict of another year stands under it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::support::program::{holds, json, prints, program_on_frozen, run_shipped};

const DAY: [&str; 2] = ["--as-of", "2026-11-24"];

/// The answer on the frozen packs, below what was understood.
#[track_caller]
fn answer(question: &str) -> String {
    let text = prints(&["ask", question, DAY[0], DAY[1]], 0);
    text.split_once('\n').unwrap().1.to_owned()
}

/// Checks what an answer holds and what not.
#[track_caller]
fn check(question: &str, wanted: &[&str], unwanted: &[&str]) {
    holds(question, &answer(question), wanted, unwanted);
}

#[test]
fn a_year_that_is_asked_about_has_its_own_verdict_or_none() {
    for (question, wanted, unwanted) in [
        (
            "tốc độ tăng trưởng GRDP năm 2026 đạt chưa",
            &["2026: chưa có số liệu · mục tiêu 10%"][..],
            &["7,52", "Không đạt"][..],
        ),
        (
            "tốc độ tăng trưởng GRDP năm 2023 đạt chưa",
            &["không có mục tiêu riêng của năm 2023", "−2,77% (2023)"],
            &["Không đạt"],
        ),
        (
            "thu ngân sách 2022 đạt chưa",
            &["2022: trên 1.800", "mục tiêu 2.250", "Chưa đánh giá"],
            &["Vượt", "573"],
        ),
        (
            "thu ngân sách 2026 còn thiếu bao nhiêu",
            &["mục tiêu từ 2.727", "Chưa có số liệu"],
            &["573", "Vượt"],
        ),
        (
            "thu ngân sách 2030 còn thiếu bao nhiêu",
            &["trên 4.500 tỷ đồng (2030)", "Chưa đánh giá năm 2030."],
            &["573", "cao hơn"],
        ),
        (
            "bao giờ thu ngân sách đạt mục tiêu 2030",
            &["Chưa đánh giá năm 2030."],
            &["573", "Vượt"],
        ),
        ("thu ngân sách 2025 đạt chưa", &["Vượt 573"], &[]),
        (
            "thu ngan sach nam nay dat chua",
            &["2026: chưa có số liệu"],
            &["573"],
        ),
    ] {
        check(question, wanted, unwanted);
    }
    let shipped = |question| {
        let output = run_shipped(&["ask", question, DAY[0], DAY[1]]);
        String::from_utf8(output.stdout).unwrap()
    };
    let text = shipped("tốc độ tăng trưởng GRDP năm 2024 đạt chưa");
    assert!(
        text.contains("2024: trên 10% · mục tiêu 9% (suy ra) · Đạt") && !text.contains("0,48"),
        "{text}"
    );
}

#[test]
fn under_a_figure_or_target_of_a_year_stands_no_verdict_of_another_year() {
    for (question, wanted, unwanted) in [
        (
            "thu ngân sách năm 2024",
            &[
                "2.365 tỷ đồng (2024)",
                "Mục tiêu đến năm 2025: 3.573 tỷ đồng (2025, ước)",
            ][..],
            &["Tình trạng"][..],
        ),
        (
            "GRDP đầu người năm 2020 bao nhiêu",
            &["43,8", "Mục tiêu đến năm 2025: 79"],
            &["Tình trạng"],
        ),
        (
            "thu ngân sách 2026 giao bao nhiêu",
            &["từ 2.727 tỷ đồng trở lên (2026)"],
            &["Vượt", "573"],
        ),
        (
            "mục tiêu thu ngân sách 2030",
            &["trên 4.500 tỷ đồng (2030)", "Chưa đánh giá năm 2030."],
            &["Vượt", "3.573"],
        ),
        ("thu ngân sách năm 2016", &["1.865"], &["Vượt", "3.000"]),
        (
            "thu ngân sách năm 2016 lấy số ở đâu ra",
            &["1.865"],
            &["3.573", "3.000"],
        ),
    ] {
        check(question, wanted, unwanted);
    }
}

#[test]
fn places_are_compared_by_the_figures_of_the_year_that_is_asked_about() {
    check(
        "GRDP đầu người so với Điện Biên năm 2020",
        &["Lai Châu: 43,8", "Điện Biên: chưa có số liệu năm 2020"],
        &["79", "54 triệu", "Vượt"],
    );
    check(
        "thu ngân sách so với Điện Biên năm 2024",
        &["Lai Châu: ước 2.365 tỷ đồng, 2024; thực hiện: trên 2.500"],
        &["3.573"],
    );
    check(
        "hộ nghèo so với Điện Biên năm 2024",
        &[
            "Lai Châu: 19,46%, 2024",
            "Điện Biên: chưa có số liệu năm 2024",
        ],
        &["17,78"],
    );
    check(
        "GRDP đầu người so với Điện Biên năm 2025",
        &["Lai Châu: ước 79", "Điện Biên: 54"],
        &[],
    );
}

#[test]
fn part_of_a_year_is_answered_by_its_own_figure_or_by_none() {
    for question in [
        "tăng trưởng GRDP quý I năm 2025 bao nhiêu",
        "tang truong GRDP quy 1/2025",
        "GRDP growth first quarter of 2025",
        "GRDP growth Q1 2025",
        "năm 2025 quý một tăng trưởng GRDP",
    ] {
        check(question, &["11,32%"], &["7,52", "Không đạt"]);
    }
    for question in [
        "thu ngân sách 6 tháng 2025",
        "thu ngân sách 6 tháng đầu năm 2025 bao nhiêu",
        "thu ngan sach sau thang dau nam 2025",
        "thu ngân sách nửa đầu năm 2025",
        "budget revenue in the first half of 2025",
        "budget revenue first six months 2025",
    ] {
        check(question, &["1.885"], &["3.573", "Vượt"]);
    }
    check(
        "thu ngân sách 10 tháng đầu năm 2025",
        &["2.540,17"],
        &["3.573"],
    );
    check(
        "tăng trưởng GRDP 9 tháng đầu năm 2025",
        &["8,5% (9 tháng đầu năm 2025)"],
        &["7,52"],
    );
    check(
        "tăng trưởng GRDP quý III năm 2024",
        &[
            "chưa có số liệu quý III/2024; số liệu của cả năm đó:",
            "(2024)",
        ],
        &[],
    );
    check(
        "thu ngân sách quý II năm 2025 đạt chưa",
        &["không có mục tiêu riêng của quý II/2025"],
        &["Vượt"],
    );
}

#[test]
fn an_answer_tells_what_other_sources_say_of_the_figure() {
    check(
        "GRDP đầu người bao nhiêu",
        &["ước 79 triệu đồng (nguồn khác 65,5)"],
        &[],
    );
    check(
        "thu ngân sách năm 2024",
        &[
            "ước 2.365 tỷ đồng (2024)",
            "trên 2.500 tỷ đồng (2024), thực hiện",
        ],
        &[],
    );
    check(
        "GRDP đầu người năm 2020 bao nhiêu",
        &["43,8 triệu đồng (nguồn khác 43,33)"],
        &[],
    );
}

#[test]
fn that_a_figure_was_worked_out_is_said_once_and_in_no_nested_brackets() {
    check(
        "GRDP đầu người năm 2020 bao nhiêu",
        &["(2020, suy ra), thực hiện;"],
        &["(suy ra)", "))"],
    );
}

#[test]
fn a_script_gets_the_figure_target_and_verdict_of_the_year() {
    let of = |question: &str| json(&["ask", question, "--json", DAY[0], DAY[1]]);
    let document = of("thu ngân sách 2022 đạt chưa");
    let own = &document["of_year"][0];
    assert_eq!(own["year"], 2022);
    assert_eq!(own["target"]["year"], 2022);
    assert_eq!(own["verdict"]["year"], 2022);
    assert_eq!(own["verdict"]["status"], "not_assessable");
    let document = of("thu ngân sách 2030 còn thiếu bao nhiêu");
    let own = &document["of_year"][0];
    assert_eq!(own["target"]["year"], 2030);
    assert_eq!(
        (&own["verdict"], &own["figure"]),
        (&Value::Null, &Value::Null)
    );
    let document = of("thu ngân sách 6 tháng 2025");
    assert_eq!(document["understood"]["part"], "6 months");
    assert_eq!(document["of_year"][0]["figure"]["value"], "1885");
    let document = of("thu ngân sách đạt chưa");
    assert_eq!(document["of_year"].as_array().unwrap().len(), 0);
}

/// The numbers of every claim of a place by name and year, as they are exported.
fn figures_of(place: &str) -> BTreeMap<(String, i64), BTreeSet<String>> {
    let text = prints(&["export", DAY[0], DAY[1]], 0);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut figures: BTreeMap<(String, i64), BTreeSet<String>> = BTreeMap::new();
    for row in reader.records().map(Result::unwrap) {
        let field = |at: usize| row.get(at).unwrap();
        if let Some(year) = field(7).parse().ok().filter(|_| field(0) == place) {
            let own = figures.entry((field(3).to_owned(), year)).or_default();
            own.extend(numbers(field(9)));
        }
    }
    figures
}

/// The numbers of a text, each only by its digits.
fn numbers(text: &str) -> BTreeSet<String> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    let digits = parts.map(|part| {
        part.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    });
    digits.filter(|part| !part.is_empty()).collect()
}

/// The years that a text names.
fn years(text: &str) -> BTreeSet<String> {
    let parts = text.split(|c: char| !c.is_ascii_digit());
    let is_year =
        |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    parts.filter(is_year).map(str::to_owned).collect()
}

/// What was answered to many questions, each with what was understood.
fn talked(questions: &str, place: &str) -> Vec<String> {
    let mut program = program_on_frozen(&["talk", DAY[0], DAY[1], "--place", place]);
    program.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let questions = questions.to_owned();
    let writer = std::thread::spawn(move || input.write_all(questions.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split("Đã hiểu là: ")
        .skip(1)
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_answer_about_a_year_has_a_figure_or_verdict_of_another_year_that_does_not_name_it() {
    let places = [
        ("lai-chau", "Lai Châu"),
        ("dien-bien", "Điện Biên"),
        ("son-la", "Sơn La"),
        ("ca-nuoc", "Cả nước"),
    ];
    let checked: usize = places.map(|(id, name)| check_place(id, name)).iter().sum();
    assert!(checked > 500, "{checked}");
}

/// Asks about every year of every series of a place; tells how many answers were about what was asked.
fn check_place(id: &str, place: &str) -> usize {
    let cards = json(&["list", "--json", "--place", id, DAY[0], DAY[1]]);
    let cards = cards.as_array().unwrap();
    let figures = figures_of(place);
    let (mut asked, mut questions) = (BTreeMap::new(), String::new());
    for ((name, year), figures) in figures {
        let Some(card) = cards.iter().find(|card| card["name"]["vi"] == name) else {
            continue;
        };
        for end in ["", " đạt chưa"] {
            questions.push_str(&format!("{name} năm {year}{end}\n"));
        }
        asked.insert((name, year), (card, figures));
    }
    let mut checked = 0;
    for text in talked(&questions, id) {
        let mut lines = text.lines();
        let understood = lines.next().unwrap();
        let Some((_, named)) = understood.split_once(" – ") else {
            continue;
        };
        let mut parts = named.split(" · ");
        let (Some(name), Some(year)) = (parts.next(), parts.last()) else {
            continue;
        };
        let Some(year) = year
            .strip_prefix("năm ")
            .and_then(|year| year.parse::<i64>().ok())
        else {
            continue;
        };
        let Some((card, figures)) = asked.get(&(name.to_owned(), year)) else {
            continue;
        };
        checked += 1;
        for line in lines.filter(|line| is_answer(line)) {
            check_line(&line.replace(name, ""), year, card, figures, &text);
        }
    }
    checked
}

/// Tells whether a line of a dialogue is part of the answer, and no row to choose.
fn is_answer(line: &str) -> bool {
    let is_row = line
        .split(" trong ")
        .next()
        .is_some_and(|at| at.parse::<u32>().is_ok_and(|at| at > 1));
    !is_row && !line.starts_with("Gõ số") && !line.starts_with("Còn ")
}

fn check_line(line: &str, year: i64, card: &Value, figures: &BTreeSet<String>, whole: &str) {
    let line = match line.strip_prefix("1 trong ") {
        Some(rest) => rest.split_once(": ").unwrap().1,
        None => line,
    };
    // Behind the figure stands its source.
    let said = line.split("; ").next().unwrap();
    let named = years(said);
    if named.iter().any(|named| *named != year.to_string()) {
        return;
    }
    let leads = card["target"]["year"] == year;
    let verdicts = card["years"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|own| own["year"] == year);
    let mut verdicts: Vec<&Value> = verdicts.map(|own| &own["status"]).collect();
    if leads {
        verdicts.push(&card["status"]);
    }
    for (word, code) in [
        ("Vượt", "exceeded"),
        ("Không đạt", "missed"),
        ("Đạt", "met"),
        ("Đúng tiến độ", "on_track"),
    ] {
        assert!(
            !said.contains(word) || verdicts.iter().any(|own| *own == code),
            "{word} in {line:?}\n{whole}"
        );
    }
    if leads || said.contains("suy ra") {
        return;
    }
    // Periods and units have numbers of their own.
    let unit = card["unit"].as_str().unwrap();
    let plain = said.replace(unit, "").replace("(nguồn khác ", "");
    let outside: String = plain
        .split('(')
        .map(|part| part.rsplit(')').next().unwrap())
        .collect();
    let before_verdict = outside
        .split(", cao hơn")
        .next()
        .unwrap()
        .split(", thấp hơn")
        .next()
        .unwrap()
        .split(", còn")
        .next()
        .unwrap()
        .to_owned();
    for number in numbers(&before_verdict) {
        assert!(
            number == year.to_string() || figures.contains(&number),
            "{number} in {line:?} is none of {year}: {figures:?}\n{whole}"
        );
    }
}
