//! Figures as people type them: number, scale and unit are understood whole, or what is wrong is said.

use chitieu::core::figure::Figure;
use chitieu::core::lang::Lang;
use chitieu::core::model::TargetKind;
use chitieu::words::locale::number;
use chitieu::words::locale::typed::{AskedUnit, figure, year};
use chitieu::words::locale::unit::UnitWords;
use proptest::prelude::{Strategy, any, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;

const MONEY: (&str, &str) = ("triệu đồng", "million đồng");

/// What is read in Vietnamese and in English; of a text that cannot be read what is said of it.
#[track_caller]
fn check_in(unit: (&str, &str), kind: Option<TargetKind>, rows: &[(&str, &str, &str)]) {
    let asked = AskedUnit::new(unit.0, unit.1, kind);
    for (text, vi, en) in rows {
        for (lang, expected) in [(Lang::Vi, vi), (Lang::En, en)] {
            let found = match figure(text, &asked, lang) {
                Ok(found) => found.map(|figure| figure.to_string()).unwrap_or_default(),
                Err(error) => error.said(lang),
            };
            assert_eq!(found, *expected, "{text} in {unit:?}");
        }
    }
}

/// What is read the same in both languages.
#[track_caller]
fn both(unit: (&str, &str), rows: &[(&str, &str)]) {
    let rows: Vec<_> = rows
        .iter()
        .map(|(text, read)| (*text, *read, *read))
        .collect();
    check_in(unit, None, &rows);
}

#[test]
fn a_number_may_have_its_scale_and_its_unit() {
    both(
        MONEY,
        &[
            ("", ""),
            ("  ", ""),
            ("70", "70"),
            (" 70 ", "70"),
            ("70 triệu đồng", "70"),
            ("70 trieu dong", "70"),
            ("70 TRIỆU ĐỒNG", "70"),
            ("70triệu", "70"),
            ("70 triệu", "70"),
            ("70 million", "70"),
            ("70 million đồng", "70"),
            ("70 triệu đ", "70"),
            ("70 triệu VNĐ", "70"),
            ("70000000 ₫", "70"),
            ("70 nghìn", "0.07"),
            ("70 ngan dong", "0.07"),
            ("−70,5 triệu", "-70.5"),
            ("-70.5", "-70.5"),
            ("47,40", "47.40"),
            ("7 đồng", "0.000007"),
            ("1.234.567.890 đồng", "1234.56789"),
        ],
    );
    check_in(
        MONEY,
        None,
        &[
            ("0,07 tỷ", "70", "70"),
            ("1.200", "1200", "1.200"),
            ("1,200 triệu", "1.200", "1200"),
            ("0,07 tỉ đồng", "70", "70"),
            ("1,5 nghin ty", "1500000", "1500000"),
            ("70.000.000 đồng", "70", "70"),
            ("70,000,000 dong", "70", "70"),
        ],
    );
    both(
        ("lượt", "arrivals"),
        &[
            ("1,2 triệu", "1200000"),
            ("1.2 million arrivals", "1200000"),
        ],
    );
    both(
        ("tỷ đồng", "billion đồng"),
        &[
            ("70 triệu đồng", "0.07"),
            ("70 tỷ", "70"),
            ("2 nghìn tỷ", "2000"),
        ],
    );
    both(
        ("triệu tỷ đồng", "quadrillion đồng"),
        &[("11,5 triệu tỷ", "11.5"), ("11500 nghìn tỷ đồng", "11.5")],
    );
    both(
        ("nghìn người", "thousand people"),
        &[("70", "70"), ("70 nghìn", "70"), ("70 người", "0.07")],
    );
}

#[test]
fn units_are_named_in_either_language_and_may_leave_out_what_they_are_counted_by() {
    both(
        ("%", "%"),
        &[
            ("70%", "70"),
            ("70 %", "70"),
            ("70 phần trăm", "70"),
            ("70 phan tram", "70"),
            ("70 percent", "70"),
        ],
    );
    both(
        ("% GDP", "% of GDP"),
        &[("3%", "3"), ("3% GDP", "3"), ("3% of GDP", "3")],
    );
    both(
        ("điểm %/năm", "percentage points a year"),
        &[
            ("3 điểm %", "3"),
            ("3 diem phan tram/nam", "3"),
            ("1 percentage point", "1"),
        ],
    );
    both(
        ("triệu đồng/lao động", "million đồng per worker"),
        &[("70 triệu đồng", "70"), ("70 triệu đồng/lao động", "70")],
    );
    both(
        ("bác sỹ", "doctors"),
        &[("8 bác sĩ", "8"), ("8 bac si", "8"), ("1 doctor", "1")],
    );
    both(
        ("thứ hạng", "rank"),
        &[
            ("12", "12"),
            ("hạng 12", "12"),
            ("rank 12", "12"),
            ("thứ hạng 12", "12"),
        ],
    );
    both(
        ("km2", "km2"),
        &[("70 km2", "70"), ("70 km²", "70"), ("9 nghìn km2", "9000")],
    );
    both(("", ""), &[("70", "70"), ("70 nghìn", "70000")]);
}

#[test]
fn a_target_may_be_told_in_a_unit_of_its_own() {
    let arrivals = ("lượt", "arrivals");
    check_in(
        arrivals,
        Some(TargetKind::Growth),
        &[
            ("20", "20", "20"),
            ("20%", "20", "20"),
            ("20 % a year", "20", "20"),
            (
                "20 lượt",
                "“lượt” không phải đơn vị ở đây; viết số kèm “%/năm” hoặc chỉ viết số",
                "“lượt” is not the unit here; write “% a year” or the number alone",
            ),
        ],
    );
    check_in(
        ("%", "%"),
        Some(TargetKind::Pace),
        &[("3 điểm %/năm", "3", "3"), ("3 điểm %", "3", "3")],
    );
    check_in(
        arrivals,
        Some(TargetKind::Flow),
        &[("3 nghìn lượt", "3000", "3000"), ("3 lượt/năm", "3", "3")],
    );
}

#[test]
fn what_is_not_one_figure_of_the_unit_is_told() {
    check_in(
        MONEY,
        None,
        &[
            (
                "abc",
                "không đọc được “abc”; viết ví dụ 70,5",
                "cannot read “abc”; write for example 70.5",
            ),
            (
                "trên 70",
                "không đọc được “trên 70”; viết ví dụ 70,5",
                "cannot read “trên 70”; write for example 70.5",
            ),
            (
                "1e3",
                "không đọc số mũ như “1e3”; viết đủ chữ số, ví dụ 1.000",
                "no exponents such as “1e3”; write all digits, such as 1,000",
            ),
            (
                "1E+3 đồng",
                "không đọc số mũ như “1E+3 đồng”; viết đủ chữ số, ví dụ 1.000",
                "no exponents such as “1E+3 đồng”; write all digits, such as 1,000",
            ),
            (
                "70 80",
                "“70 80” có hai số; chỉ viết một số",
                "“70 80” is two numbers; write one",
            ),
            (
                "70-80",
                "“70-80” có hai số; chỉ viết một số",
                "“70-80” is two numbers; write one",
            ),
            (
                "1 triệu 200 nghìn",
                "“1 triệu 200 nghìn” có hai số; chỉ viết một số",
                "“1 triệu 200 nghìn” is two numbers; write one",
            ),
            (
                "1.23.4",
                "không đọc được “1.23.4”; viết ví dụ 70,5",
                "cannot read “1.23.4”; write for example 70.5",
            ),
            (
                "70,",
                "không đọc được “70,”; viết ví dụ 70,5",
                "cannot read “70,”; write for example 70.5",
            ),
            (
                "1234567890123456789",
                "“1234567890123456789” có hơn 18 chữ số",
                "“1234567890123456789” has more than 18 digits",
            ),
            (
                "1234567890123456 tỷ",
                "“1234567890123456 tỷ” có hơn 18 chữ số",
                "“1234567890123456 tỷ” has more than 18 digits",
            ),
            (
                "70%",
                "“%” không phải đơn vị ở đây; viết số kèm “triệu đồng” hoặc chỉ viết số",
                "“%” is not the unit here; write “million đồng” or the number alone",
            ),
            (
                "70 triệu USD",
                "“triệu USD” không phải đơn vị ở đây; viết số kèm “triệu đồng” hoặc chỉ viết số",
                "“triệu USD” is not the unit here; write “million đồng” or the number alone",
            ),
            (
                "70 triều đồng",
                "“triều đồng” không phải đơn vị ở đây; viết số kèm “triệu đồng” hoặc chỉ viết số",
                "“triều đồng” is not the unit here; write “million đồng” or the number alone",
            ),
            (
                "70 k",
                "“k” không phải đơn vị ở đây; viết số kèm “triệu đồng” hoặc chỉ viết số",
                "“k” is not the unit here; write “million đồng” or the number alone",
            ),
            (
                "70 tỷ triệu",
                "“tỷ triệu” không phải đơn vị ở đây; viết số kèm “triệu đồng” hoặc chỉ viết số",
                "“tỷ triệu” is not the unit here; write “million đồng” or the number alone",
            ),
            (
                "70 triệu!",
                "“triệu!” không phải đơn vị ở đây; viết số kèm “triệu đồng” hoặc chỉ viết số",
                "“triệu!” is not the unit here; write “million đồng” or the number alone",
            ),
        ],
    );
    check_in(
        ("%", "%"),
        None,
        &[(
            "70 triệu",
            "“triệu” không phải đơn vị ở đây; viết số kèm “%” hoặc chỉ viết số",
            "“triệu” is not the unit here; write “%” or the number alone",
        )],
    );
    check_in(
        ("điểm %", "percentage points"),
        None,
        &[(
            "3%",
            "“%” không phải đơn vị ở đây; viết số kèm “điểm %” hoặc chỉ viết số",
            "“%” is not the unit here; write “percentage points” or the number alone",
        )],
    );
    check_in(
        ("", ""),
        None,
        &[(
            "70 xã",
            "không đọc được “70 xã”; viết ví dụ 70,5",
            "cannot read “70 xã”; write for example 70.5",
        )],
    );
    let long = "x".repeat(300);
    let said = figure(&long, &AskedUnit::new("%", "%", None), Lang::Vi)
        .unwrap_err()
        .said(Lang::Vi);
    assert!(said.chars().count() < 80 && said.contains('…'), "{said}");
}

#[test]
fn years_are_whole_and_not_before_the_first() {
    for (text, read) in [
        ("", Ok(None)),
        (" 2025 ", Ok(Some(2025))),
        ("2020", Ok(Some(2020))),
        ("9999", Ok(Some(9999))),
        ("2019", Err("năm phải từ 2020 đến 9999")),
        ("20255", Err("năm phải từ 2020 đến 9999")),
        ("99999999999999999999", Err("năm phải từ 2020 đến 9999")),
        (
            "2022,5",
            Err("“2022,5” không phải là năm; viết năm tròn, ví dụ 2025"),
        ),
        (
            "-2025",
            Err("“-2025” không phải là năm; viết năm tròn, ví dụ 2025"),
        ),
        (
            "sau",
            Err("“sau” không phải là năm; viết năm tròn, ví dụ 2025"),
        ),
    ] {
        let found = year(text, 2020).map_err(|error| error.said(Lang::Vi));
        assert_eq!(found, read.map_err(str::to_owned), "{text}");
    }
}

/// Units in both languages and how many zeros each stands for.
const UNITS: [(&str, &str, i32); 12] = [
    ("%", "%", 0),
    ("% GDP", "% of GDP", 0),
    ("%/năm", "% a year", 0),
    ("điểm %/năm", "percentage points a year", 0),
    ("thứ hạng", "rank", 0),
    ("", "", 0),
    ("triệu đồng", "million đồng", 6),
    ("nghìn tỷ đồng", "trillion đồng", 12),
    ("triệu đồng/lao động", "million đồng per worker", 6),
    ("nghìn người", "thousand people", 3),
    ("lượt", "arrivals", 0),
    ("communes, wards and towns", "communes, wards and towns", 0),
];

/// Words of scale in both languages.
const SCALES: [(&str, &str, i32); 5] = [
    ("nghìn", "thousand", 3),
    ("triệu", "million", 6),
    ("tỷ", "billion", 9),
    ("ngan", "thousand", 3),
    ("ty", "billion", 9),
];

/// Figures of at most twelve digits, so that there is room for zeros.
fn figures() -> impl Strategy<Value = Figure> {
    (-999_999_999_999_i64..1_000_000_000_000, 0_u8..=4)
        .prop_map(|(mantissa, scale)| Figure::new(mantissa, scale))
}

proptest! {
    /// Whatever the program prints of a figure is read back as that figure, alone and with its unit.
    #[test]
    fn what_is_printed_is_read_back(
        value in figures(),
        unit in select(&UNITS[..]),
        lang in select(&Lang::ALL[..]),
    ) {
        let (vi, en, _) = unit;
        let asked = AskedUnit::new(vi, en, None);
        let number = number::figure(value, lang);
        let said = UnitWords::new(vi, lang.pick(vi, en), lang).figure(&number);
        for text in [number, said] {
            prop_assert_eq!(figure(&text, &asked, lang), Ok(Some(value)), "{}", text);
        }
    }

    /// The same with a word of scale, and with scale and the noun of the unit.
    #[test]
    fn what_is_printed_with_a_scale_is_read_back(
        value in figures(),
        scale in select(&SCALES[..]),
        lang in select(&Lang::ALL[..]),
    ) {
        let (scale_vi, scale_en, zeros) = scale;
        let scale = lang.pick(scale_vi, scale_en);
        let number = number::figure(value, lang);
        for (vi, en, own, noun) in [
            ("triệu đồng", "million đồng", 6, "đồng"),
            ("người", "people", 0, lang.pick("người", "people")),
        ] {
            let asked = AskedUnit::new(vi, en, None);
            let expected = value.shifted(zeros - own);
            for text in [format!("{number} {scale}"), format!("{number}{scale} {noun}")] {
                let found = figure(&text, &asked, lang);
                match expected {
                    Some(_) => prop_assert_eq!(found, Ok(expected), "{}", text),
                    None => prop_assert_eq!(found.is_err(), true, "{}", text),
                }
            }
        }
    }

    /// Any text has an answer, and what is wrong is one short line.
    #[test]
    fn any_text_has_an_answer(
        text in prop_oneof![
            any::<String>(),
            "[-−0-9., ]{0,40}",
            "[-−]?[0-9.,]{0,24} ?(nghìn|triệu|tỷ|%|đ|e|E|ty|x| |/|năm|\\PC){0,4}",
        ],
        unit in select(&UNITS[..]),
        lang in select(&Lang::ALL[..]),
    ) {
        let asked = AskedUnit::new(unit.0, unit.1, None);
        for said in [
            figure(&text, &asked, lang).map_err(|error| error.said(lang)).err(),
            year(&text, 2020).map_err(|error| error.said(lang)).err(),
        ] {
            let said = said.unwrap_or_else(|| "-".to_owned());
            prop_assert_eq!(said.is_empty() || said.lines().count() > 1, false, "{:?}", said);
        }
    }
}
