//! The command `assess`: what it prints and what it says of bad input.

use chitieu::cli::args::Assess;
use chitieu::cli::assess::ArgumentError;
use chitieu::core::lang::Lang;

/// Judges without a day.
fn run(args: &Assess, lang: Lang) -> Result<String, ArgumentError> {
    chitieu::cli::assess::run(args, None, lang)
}

/// The arguments of the help's example; options are changed one by one.
fn example() -> Assess {
    Assess {
        kind: "level".to_owned(),
        better: "higher".to_owned(),
        series: Some("2020:43.33,2022:47.45".to_owned()),
        base_year: Some(2020),
        target: Some("65".to_owned()),
        target_far: None,
        by: 2025,
        decimals: None,
        min: None,
        max: None,
        provisional: true,
        strict: false,
        rounded_to: None,
        mean: None,
        mean_to: None,
        ended: None,
        conflict: None,
        parts: None,
        json: true,
    }
}

#[test]
fn json_has_every_key_and_null_for_what_does_not_exist() {
    let text = run(&example(), Lang::Vi).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    for key in [
        "status",
        "flags",
        "reason",
        "way",
        "time",
        "R",
        "q",
        "pace",
        "need",
        "factor",
        "gap",
        "percent_of_target",
        "hold_end",
        "cautious_end",
        "low80",
        "high80",
        "confidence",
        "explanation",
    ] {
        assert!(keys.contains(&key), "{key}");
    }
    assert_eq!(value["status"], "unlikely");
    assert_eq!(value["flags"], serde_json::json!(["provisional"]));
    assert_eq!(value["gap"], -17.55);
    assert!(value["q"].is_null() && value["low80"].is_null() && value["reason"].is_null());
    let said = value["explanation"]["vi"].as_str().unwrap();
    assert!(said.starts_with("47,45 (2022, ước), mục tiêu 65 (2025), còn thiếu 17,55."));
}

#[test]
fn json_numbers_show_no_binary_remainder() {
    let args = Assess {
        series: Some("2020:0.1,2021:0.2,2022:0.3,2023:0.7".to_owned()),
        target: Some("1.1".to_owned()),
        ..example()
    };
    let text = run(&args, Lang::Vi).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["way"], 0.6);
    for (key, number) in value.as_object().unwrap() {
        let Some(number) = number.as_f64() else {
            continue;
        };
        let digits = number.to_string();
        let digits = digits.trim_start_matches(['-', '0', '.']).replace('.', "");
        assert!(digits.len() <= 12, "{key}: {number}");
    }
}

#[test]
fn sentence_and_table_round_alike() {
    let args = Assess {
        json: false,
        series: Some("2020:43.3,2022:47.4".to_owned()),
        target: Some("66".to_owned()),
        ..example()
    };
    let text = run(&args, Lang::Vi).unwrap();
    for said in [
        "còn thiếu 18,6.",
        "Chênh lệch                    −18,6\n",
        "Cần tăng 6,2 mỗi năm, gấp 3 lần tốc độ đến nay (2,05 mỗi năm)",
        "Tốc độ đến nay                2,05 mỗi năm\n",
        "Gấp tốc độ đến nay            3 lần\n",
        "nếu giữ tốc độ này thì năm 2025 ở mức 53,6.",
        "Nếu giữ tốc độ này            53,6\n",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn plain_lines_say_the_status_first() {
    let text = run(
        &Assess {
            json: false,
            ..example()
        },
        Lang::En,
    )
    .unwrap();
    assert_eq!(text.lines().next(), Some("Unlikely"));
    assert!(
        text.contains("Pace needed                   5.85 a year\n"),
        "{text}"
    );
    let text = run(
        &Assess {
            json: false,
            ..example()
        },
        Lang::Vi,
    )
    .unwrap();
    assert!(
        text.contains("Tiến độ đã đi                 19%\n"),
        "{text}"
    );
}

#[test]
fn no_label_runs_into_what_it_labels() {
    for lang in Lang::ALL {
        let args = Assess {
            json: false,
            series: Some("2020:40,2021:44,2022:49,2023:55".to_owned()),
            ..example()
        };
        let text = run(&args, lang).unwrap();
        let lines: Vec<&str> = text
            .lines()
            .skip_while(|line| !line.is_empty())
            .skip(1)
            .collect();
        assert!(lines.len() > 8, "{text}");
        for line in lines {
            assert!(line.contains("  "), "{line}");
        }
    }
}

/// A bound and a target that must be passed are said as what they are.
#[test]
fn what_is_only_a_bound_is_said_to_be_one() {
    let check = |args: Assess, vi: &str, en: &str| {
        for (lang, said) in [(Lang::Vi, vi), (Lang::En, en)] {
            let args = Assess {
                json: false,
                provisional: false,
                ..args.clone()
            };
            let text = run(&args, lang).unwrap();
            assert!(text.contains(said), "{said}: {text}");
        }
    };
    let text = |text: &str| Some(text.to_owned());
    check(
        Assess {
            series: text("2020:40,2025:>70"),
            ..example()
        },
        "trên 70 (2025), mục tiêu 65 (2025)",
        "over 70 (2025), target 65 (2025)",
    );
    check(
        Assess {
            series: text("2020:40,2025:65"),
            strict: true,
            ..example()
        },
        "65 (2025), mục tiêu trên 65 (2025)",
        "65 (2025), target over 65 (2025)",
    );
    check(
        Assess {
            better: "lower".to_owned(),
            series: text("2020:9,2025:<5"),
            target: text("6"),
            strict: true,
            ..example()
        },
        "dưới 5 (2025), mục tiêu dưới 6 (2025)",
        "under 5 (2025), target under 6 (2025)",
    );
}

#[test]
fn without_a_base_year_the_first_figure_is_the_start() {
    let level = run(
        &Assess {
            base_year: None,
            ..example()
        },
        Lang::En,
    );
    assert_eq!(level, run(&example(), Lang::En));
    let total = Assess {
        kind: "total".to_owned(),
        series: Some("2021:350;2022:450;2023:300".to_owned()),
        base_year: None,
        target: Some("2400".to_owned()),
        ..example()
    };
    let value: serde_json::Value = serde_json::from_str(&run(&total, Lang::En).unwrap()).unwrap();
    assert_eq!(value["time"], 0.6);
}

#[test]
fn bad_input_is_one_line_that_names_the_option() {
    let text = |text: &str| Some(text.to_owned());
    let milestone = || "milestone".to_owned();
    for (args, vi, en) in [
        (
            Assess {
                kind: "levle".to_owned(),
                ..example()
            },
            "--kind: không có “levle”; dùng level, maintain, pace, growth, total, flow, milestone; có phải “level”?",
            "--kind: there is no “levle”; use level, maintain, pace, growth, total, flow, milestone; did you mean “level”?",
        ),
        (
            Assess {
                better: "up".to_owned(),
                ..example()
            },
            "--better: không có “up”; dùng higher, lower",
            "--better: there is no “up”; use higher, lower",
        ),
        (
            Assess {
                target: text("6,5"),
                ..example()
            },
            "--target: “6,5” không phải là số; viết như 47.45, dấu chấm thập phân",
            "--target: “6,5” is no figure; write 47.45, with a decimal point",
        ),
        (
            Assess {
                series: text("2020:1,2020:2"),
                ..example()
            },
            "--series: thời điểm 2020 có hai số",
            "--series: 2020 has two figures",
        ),
        (
            Assess {
                series: text("2020"),
                ..example()
            },
            "--series: “2020” không có dạng năm:số, như 2020:43.33",
            "--series: “2020” is not of the form year:figure, such as 2020:43.33",
        ),
        (
            Assess {
                series: text("20205:1"),
                ..example()
            },
            "--series: “20205” không phải là thời điểm; viết như 2023, 2022.5, 2025-06",
            "--series: “20205” is no moment; write 2023, 2022.5, 2025-06",
        ),
        (
            Assess {
                series: None,
                ..example()
            },
            "cần --series, như --series 2020:43.33,2022:47.45",
            "--series is needed, such as --series 2020:43.33,2022:47.45",
        ),
        (
            Assess {
                by: 2020,
                ..example()
            },
            "--by phải sau năm gốc 2020",
            "--by must come after the base year 2020",
        ),
        (
            Assess {
                decimals: Some(19),
                ..example()
            },
            "--decimals: 19 không nằm trong khoảng 0 đến 18",
            "--decimals: 19 is not between 0 and 18",
        ),
        (
            Assess {
                kind: milestone(),
                ..example()
            },
            "--kind milestone cần --parts, như --parts 1/3",
            "--kind milestone needs --parts, such as --parts 1/3",
        ),
        (
            Assess {
                kind: milestone(),
                parts: text("4/3"),
                ..example()
            },
            "--parts: “4/3” không có dạng xong/tất cả, như 1/3",
            "--parts: “4/3” is not of the form done/all, such as 1/3",
        ),
        (
            Assess {
                target_far: text("60"),
                ..example()
            },
            "--target-far phải tốt hơn --target",
            "--target-far must be better than --target",
        ),
        (
            Assess {
                min: text("2"),
                max: text("1"),
                ..example()
            },
            "--max nhỏ hơn --min",
            "--max is below --min",
        ),
        (
            Assess {
                max: text("60"),
                ..example()
            },
            "--target: 65 lớn hơn --max",
            "--target: 65 is above --max",
        ),
        (
            Assess {
                min: text("45"),
                ..example()
            },
            "--series: 43.33 nhỏ hơn --min",
            "--series: 43.33 is below --min",
        ),
        (
            Assess {
                target_far: text("120"),
                max: text("100"),
                ..example()
            },
            "--target-far: 120 lớn hơn --max",
            "--target-far: 120 is above --max",
        ),
        (
            Assess {
                kind: milestone(),
                parts: text("1/3"),
                target: text("1"),
                target_far: text("2"),
                ..example()
            },
            "--target-far không dùng với --kind milestone",
            "--target-far does not go with --kind milestone",
        ),
        (
            Assess {
                mean: text("3"),
                series: None,
                ..example()
            },
            "--mean cần --mean-to, như --mean-to 2022.5",
            "--mean needs --mean-to, such as --mean-to 2022.5",
        ),
        (
            Assess {
                mean_to: text("2022.5"),
                ..example()
            },
            "--mean-to cần --mean",
            "--mean-to needs --mean",
        ),
        (
            Assess {
                mean: text("3"),
                mean_to: text("2022.5"),
                ..example()
            },
            "--mean không dùng cùng --series",
            "--mean does not go with --series",
        ),
        (
            Assess {
                mean: text("3"),
                mean_to: text("2022.5"),
                series: None,
                ..example()
            },
            "--mean chỉ dùng với --kind pace, growth, flow",
            "--mean goes with --kind pace, growth, flow only",
        ),
        (
            Assess {
                mean: text("3"),
                mean_to: text("2022.5"),
                series: None,
                base_year: None,
                ..example()
            },
            "--mean cần --base-year, như --base-year 2020",
            "--mean needs --base-year, such as --base-year 2020",
        ),
        (
            Assess {
                rounded_to: text("0"),
                ..example()
            },
            "--rounded-to: 0 không phải là số dương",
            "--rounded-to: 0 is not above zero",
        ),
        (
            Assess {
                ended: text("soon"),
                ..example()
            },
            "--ended: “soon” không phải là thời điểm; viết như 2023, 2022.5, 2025-06",
            "--ended: “soon” is no moment; write 2023, 2022.5, 2025-06",
        ),
        (
            Assess {
                strict: true,
                target: None,
                ..example()
            },
            "--strict cần --target",
            "--strict needs --target",
        ),
        (
            Assess {
                strict: true,
                target_far: text("70"),
                ..example()
            },
            "--strict không dùng với --target-far",
            "--strict does not go with --target-far",
        ),
        (
            Assess {
                kind: milestone(),
                parts: text("1/3"),
                conflict: text("2"),
                ..example()
            },
            "--conflict không dùng với --kind milestone",
            "--conflict does not go with --kind milestone",
        ),
        (
            Assess {
                conflict: text(" , "),
                ..example()
            },
            "--conflict: “ , ” không phải là số; viết như 47.45, dấu chấm thập phân",
            "--conflict: “ , ” is no figure; write 47.45, with a decimal point",
        ),
        (
            Assess {
                conflict: text("65,5"),
                target: text("x"),
                ..example()
            },
            "--target: “x” không phải là số; viết như 47.45, dấu chấm thập phân",
            "--target: “x” is no figure; write 47.45, with a decimal point",
        ),
    ] {
        let error = run(&args, Lang::Vi).unwrap_err();
        assert_eq!(error.said(Lang::Vi), vi);
        assert_eq!(error.said(Lang::En), en);
    }
}
