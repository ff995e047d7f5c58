//! Queries as they are read: the language of the box, what has no meaning, what can go on.
//!
//! Owns what a text must become. It must not know the index.

use super::*;

fn show(query: &Query) -> String {
    let mut parts: Vec<String> = Vec::new();
    for term in query.terms() {
        let words: Vec<&str> = term.words.iter().map(|word| word.bare.as_str()).collect();
        parts.push(format!(
            "{:?} {}{}",
            term.mode,
            words.join("+"),
            if term.open { "…" } else { "" }
        ));
    }
    for condition in query.conditions() {
        parts.push(format!(
            "{}{:?}",
            if condition.negated { "not " } else { "" },
            condition.filter
        ));
    }
    for problem in query.problems() {
        parts.push(format!(
            "{}..{} {:?}",
            problem.start, problem.end, problem.reason
        ));
    }
    parts.join(" | ")
}

#[test]
fn the_language() {
    let check = |text: &str, want: &str| assert_eq!(show(&Query::parse(text)), want, "{text}");
    check("tỷ lệ", "Plain ty | Plain le…");
    check("tỷ lệ ", "Plain ty | Plain le");
    check("'tỷ ^so !tăng-bình", "Exact ty | Start so | Not tang+binh…");
    check("nông-lâm", "Plain nong | Plain lam…");
    check("tt:khó-đạt nghèo", "Plain ngheo… | Status(\"kho dat\")");
    check("!st:on_track", "not Status(\"on track\")");
    check(
        "năm:2021-2025 year:2020",
        "Years(2021, 2025) | Years(2020, 2020)",
    );
    check(
        "dia:\"Tam Đường\" rừng",
        "Plain rung… | Place(\"tam duong\")",
    );
    check("co:muc-tieu has:target", "HasTarget | HasTarget");
    check(
        "co:trái-công-bố has:conflict",
        "HasDisagreement | HasConflict",
    );
    check(
        "tt:đạt,vượt nam:2021..,2019",
        "Any([Status(\"dat\"), Status(\"vuot\")]) | Any([Years(2021, 9999), Years(2019, 2019)])",
    );
    check("dia:\"a, b\" chè", "Plain che… | Place(\"a b\")");
    check("tt:đạt,", "Status(\"dat\")");
    check(
        "tt:đạt, vượt",
        "Plain vuot… | 7..7 MissingAlternative(Status)",
    );
    check("tt:,đạt", "3..3 MissingAlternative(Status)");
    check("nam:2021,23", "9..11 NoYear(\"23\")");
    check("\"tt:đạt\"", "Plain tt | Plain dat…");
    check(
        "uoc:có !est:n đv:% cq:\"Sở Y tế\" kh:nq-xiv",
        "Estimate(true) | not Estimate(false) | UnitNamed(\"%\") | Owner(\"so y te\") | Plan(\"nq xiv\")",
    );
    check(
        "co:m",
        "Any([HasTarget, HasConflict]) | 0..4 Several { value: \"m\", vi: [\"mục tiêu\", \"mâu thuẫn\"], en: [\"target\", \"conflict\"] }",
    );
    check("co:xyz", "0..6 UnknownValue(Has, \"xyz\")");
    check(
        "yaer:2023 http:x",
        "Plain yaer | Plain 2023 | Plain http | Plain x… | 0..9 UnknownField(\"yaer\", Year, \"year\")",
    );
    check("yaer: chè", "Plain yaer | Plain che…");
    check(
        ">50 <= 80%",
        "Above(50.0, false) | Unit(\"%\") | Below(80.0, true)",
    );
    check("nam:abc chè", "Plain che… | 0..7 NoYear(\"abc\")");
    check("chè > x", "Plain che | Plain x… | 4..5 LoneSign");
    check("chè >", "Plain che | 4..5 MissingNumber");
    check("chè >x", "Plain che | 4..6 NoNumber(\"x\")");
    check(
        "cơ cấu: dịch vụ",
        "Plain co | Plain cau | Plain dich | Plain vu…",
    );
    check(
        "http://x nam: 2023",
        "Plain http | Plain x | Plain nam | Plain 2023… | 9..13 LoneField(Year)",
    );
    check("!!! ' ^", "");
}

#[test]
fn bad_input_is_cut_and_read() {
    let long = "ngheo ".repeat(10_000);
    assert!(Query::parse(&long).text().chars().count() <= LONGEST);
    assert!(Query::parse("\u{301}\u{7}\u{1b}[31m").terms().len() <= 1);
    assert_eq!(show(&Query::parse("🏥 x")), "Plain 🏥 | Plain x…");
}
