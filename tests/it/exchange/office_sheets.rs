//! Import of office sheets of many shapes: headings, groups, parts of an indicator, marks, numbers of two worlds.

use std::fs;

use tempfile::TempDir;

use super::forms::import;

/// A row of the long form as `indicator | unit | kind year period | value`.
pub(super) fn told(row: &csv::StringRecord) -> String {
    let sign = if &row[10] == "=" || &row[10] == "range" {
        ""
    } else {
        &row[10]
    };
    let when = if &row[8] == "year" {
        row[7].to_owned()
    } else {
        format!("{} ({})", &row[7], &row[8])
    };
    format!(
        "{} | {} | {} {when} | {sign}{}",
        &row[3], &row[5], &row[6], &row[9]
    )
}

/// Imports a text under a name; what was said, the code, and the figures as `indicator | unit | kind year period | value`.
pub(super) fn figures(
    name: &str,
    bytes: &[u8],
    args: &[&str],
) -> (String, Option<i32>, Vec<String>) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let mut line = vec![path.to_str().unwrap()];
    line.extend(args);
    let (said, code, exported) = import(&line);
    let mut reader = csv::Reader::from_reader(exported.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        told(&row)
    });
    (said, code, rows.collect())
}

#[track_caller]
pub(super) fn check(text: &str, expected: &[&str]) -> String {
    let (said, code, found) = figures("bieu.csv", text.as_bytes(), &["--place", "P"]);
    assert_eq!(code, Some(0), "{said}");
    let mut expected: Vec<&str> = expected.to_vec();
    let mut found: Vec<&str> = found.iter().map(String::as_str).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected, "{said}");
    said
}

#[test]
fn groups_above_columns_count_for_all_of_them() {
    check(
        "PHỤ LỤC;;;;;;\n\
        TT;Chỉ tiêu;Đơn vị;Năm 2022;;Năm 2023;\n\
        ;;;KH;TH;KH;Ước TH\n\
        A;B;C;1;2;3;4\n\
        1;GRDP;tỷ đồng;10,5;11;12;12,25\n",
        &[
            "GRDP | tỷ đồng | target 2022 | 10.5",
            "GRDP | tỷ đồng | actual 2022 | 11",
            "GRDP | tỷ đồng | target 2023 | 12",
            "GRDP | tỷ đồng | estimate 2023 | 12.25",
        ],
    );
    check(
        "Chỉ tiêu;ĐVT;Thực hiện;;Kế hoạch;\n;;2021;2022;2023;2024\nHộ nghèo;%;9,5;8;7;6\n",
        &[
            "Hộ nghèo | % | actual 2021 | 9.5",
            "Hộ nghèo | % | actual 2022 | 8",
            "Hộ nghèo | % | target 2023 | 7",
            "Hộ nghèo | % | target 2024 | 6",
        ],
    );
}

#[test]
fn the_year_of_a_title_counts_for_columns_without_one() {
    let said = check(
        "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2023;;;;;\n\
        STT;Chỉ tiêu;ĐVT;Kế hoạch;Thực hiện;So với KH (%)\n\
        1;Giải quyết việc làm;Người;9.000;9.120;101,3\n\
        2;Độ che phủ rừng;%;52,0;51,87;99,8\n",
        &[
            "Giải quyết việc làm | Người | target 2023 | 9000",
            "Giải quyết việc làm | Người | actual 2023 | 9120",
            "Độ che phủ rừng | % | target 2023 | 52.0",
            "Độ che phủ rừng | % | actual 2023 | 51.87",
        ],
    );
    assert!(said.contains("columns “So với KH (%)”"), "{said}");
}

#[test]
fn a_year_that_nobody_says_is_asked_for() {
    let text = "Chỉ tiêu;ĐVT;Kế hoạch;Thực hiện\nHộ nghèo;%;10,5;9\n";
    let (said, code, _) = figures("bieu.csv", text.as_bytes(), &["--place", "P"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--year YEAR"), "{said}");
    let (_, code, found) = figures(
        "bieu.csv",
        text.as_bytes(),
        &["--place", "P", "--year", "2024"],
    );
    assert_eq!(code, Some(0));
    assert_eq!(found.len(), 2);
}

#[test]
fn parts_of_an_indicator_keep_its_name() {
    check(
        "STT,Chỉ tiêu,ĐVT,2023\n\
        I,KINH TẾ,,\n\
        1,Tổng sản phẩm,tỷ đồng,\"100,5\"\n\
        1.1,Nông nghiệp,\"\"\"\",20\n\
        ,Trong đó: Thủy sản,nt,5\n\
        2,Cơ cấu kinh tế,%,\n\
        -,Dịch vụ,%,45\n\
        a,Vận tải,,30\n\
        II,XÃ HỘI,,\n\
        1,Trẻ đến trường (%),,99\n\
        ,Tổng cộng,,\n",
        &[
            "Tổng sản phẩm | tỷ đồng | actual 2023 | 100.5",
            "Tổng sản phẩm: Nông nghiệp | tỷ đồng | actual 2023 | 20",
            "Tổng sản phẩm: Nông nghiệp: Thủy sản | tỷ đồng | actual 2023 | 5",
            "Cơ cấu kinh tế: Dịch vụ | % | actual 2023 | 45",
            "Cơ cấu kinh tế: Vận tải | % | actual 2023 | 30",
            "Trẻ đến trường | % | actual 2023 | 99",
        ],
    );
}

#[test]
fn places_may_be_the_rows() {
    let text = "Tỷ lệ hộ nghèo phân theo huyện (%)\n\nHuyện;2021;2022;Sơ bộ 2023\nTam Đường;10,5;9,1;8\nSìn Hồ;...;30,2;-\n\nNguồn: Cục Thống kê\n";
    let (said, code, found) = figures("bieu.csv", text.as_bytes(), &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(
        found.contains(&"Tỷ lệ hộ nghèo | % | estimate 2023 | 8".to_owned()),
        "{found:?}"
    );
}

#[test]
fn parts_of_a_year_and_spans_keep_their_words() {
    check(
        "Chỉ tiêu;ĐVT;6 tháng đầu năm 2023;Quý III/2023;Bình quân 2021-2025;Mục tiêu đến năm 2025\nTăng trưởng;%;6,1;7;8,5;9\n",
        &[
            "Tăng trưởng | % | actual 2023 (first half) | 6.1",
            "Tăng trưởng | % | actual 2023 (2023 Q3) | 7",
            "Tăng trưởng | % | actual 2025 (2021-2025 average) | 8.5",
            "Tăng trưởng | % | target 2025 | 9",
        ],
    );
}

#[test]
fn words_and_signs_that_bound_a_figure_are_read() {
    let said = check(
        "Chỉ tiêu;ĐVT;2020;2021;2022;2023;2024;2025\n\
        A;%;≥ 5,5;không quá 6;trên 7;gần 8;từ 3 đến 4;50 trở lên\n\
        B;người;(1.200);−5;469 818;1.200*;x;n/a\n",
        &[
            "A | % | actual 2020 | >=5.5",
            "A | % | actual 2021 | <=6",
            "A | % | actual 2022 | >7",
            "A | % | actual 2023 | ~8",
            "A | % | actual 2024 | 3-4",
            "A | % | actual 2025 | >=50",
            "B | người | actual 2020 | -1200",
            "B | người | actual 2021 | -5",
            "B | người | actual 2022 | 469818",
            "B | người | actual 2023 | 1200",
        ],
    );
    for part in [
        "“≥” is read as “>=”",
        "“không quá” is read as “<=”",
        "is read as -1200",
        "“x” 1",
        "“n/a” 1",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn where_nothing_proves_the_decimal_mark_both_readings_are_shown() {
    let text = "Chỉ tiêu;ĐVT;2020;2021\nDân số;người;2.100;2.250\n";
    let (said, code, _) = figures("bieu.csv", text.as_bytes(), &["--place", "P"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("“2.100” is 2100 (decimal comma) or 2.100 (decimal point)"),
        "{said}"
    );
    let (_, _, found) = figures(
        "bieu.csv",
        text.as_bytes(),
        &["--place", "P", "--decimal", "comma"],
    );
    assert_eq!(
        found,
        [
            "Dân số | người | actual 2020 | 2100",
            "Dân số | người | actual 2021 | 2250"
        ]
    );
    let torn = "Chỉ tiêu;ĐVT;2020;2021\nDân số;người;43,33;43.33\n";
    let (said, code, _) = figures("bieu.csv", torn.as_bytes(), &["--place", "P"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("both “43,33” (decimal comma) and “43.33”"),
        "{said}"
    );
}

#[test]
fn old_encodings_are_converted_or_named_in_one_line() {
    // "Chỉ tiêu;ĐVT;2020", "Tỷ lệ hộ nghèo;%;9,5" in Windows-1258.
    let windows =
        b"Ch\x69\xD2 ti\xEAu;\xD0VT;2020\nT\x79\xD2 l\xEA\xF2 h\xF4\xF2 ngh\x65\xCCo;%;9,5\n";
    let (said, code, found) = figures("bieu.csv", windows, &["--place", "P"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("windows-1258"), "{said}");
    assert_eq!(found, ["Tỷ lệ hộ nghèo | % | actual 2020 | 9.5"]);
    let mut tcvn = b"Ch\xD8 ti\xAAu;\xA7VT;2020\n".to_vec();
    for _ in 0..10_000 {
        tcvn.extend(b"T\xFB l\xD6 h\xE9 ngh\xCCo n\xA8m;%;9,5\n");
    }
    let (said, code, _) = figures("bieu.csv", &tcvn, &["--place", "P"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("TCVN3 (ABC)") && said.contains("1 error, 0 warnings"),
        "{said}"
    );
}

#[test]
fn problems_of_one_kind_are_counted_and_never_flood() {
    let mut text = "Chỉ tiêu;ĐVT;2020\n".to_owned();
    for row in 0..3000 {
        text.push_str(&format!("Chỉ tiêu {row} a;%;abc\n"));
    }
    let (said, code, _) = figures("bieu.csv", text.as_bytes(), &["--place", "P"]);
    assert_eq!(code, Some(1));
    assert!(said.lines().count() <= 210, "{}", said.lines().count());
    assert!(said.contains("2,995 more of this kind"), "{said}");
    let (said, ..) = figures("bieu.csv", text.as_bytes(), &["--place", "P", "--all"]);
    assert!(said.lines().count() > 3000);
}

#[test]
fn rows_that_cannot_be_read_go_to_a_file_of_their_own() {
    let folder = TempDir::new().unwrap();
    let rejects = folder.path().join("rejects.csv");
    let text = "Chỉ tiêu;ĐVT;2020;2021\nA;%;9,5;abc\nB;%;#REF!;3\n";
    let line = ["--place", "P", "--rejects", rejects.to_str().unwrap()];
    let (said, code, found) = figures("bieu.csv", text.as_bytes(), &line);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        found,
        ["A | % | actual 2020 | 9.5", "B | % | actual 2021 | 3"]
    );
    let rejected = fs::read_to_string(rejects).unwrap();
    assert!(
        rejected.contains("no-figure") && rejected.contains("error-cell"),
        "{rejected}"
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let text = "Chỉ tiêu;ĐVT;2020\nA;%;9,5\n";
    let (said, code, found) = figures("bieu.csv", text.as_bytes(), &["--place", "P", "--dry-run"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("Nothing was written (--dry-run). Figures: 1"),
        "{said}"
    );
    assert!(
        found.is_empty() || !found[0].starts_with("A |"),
        "{found:?}"
    );
}

#[test]
fn a_total_shows_the_decimal_mark_of_its_file() {
    let text = "Dân số phân theo huyện\nĐơn vị: Người\nĐơn vị;2020;2021\n\
        TỔNG SỐ;469.818;478.440,5\nTam Đường;55.000;56.000\n";
    let (said, code, found) = figures("bieu.csv", text.as_bytes(), &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        found,
        [
            "Dân số | Người | actual 2020 | 55000",
            "Dân số | Người | actual 2021 | 56000"
        ]
    );
    assert!(said.contains("a row of totals, passed over"), "{said}");
}

#[test]
fn columns_may_be_indicators_and_rows_years_or_places() {
    let years = "Năm;GRDP (tỷ đồng);Tăng trưởng (%)\n2020;1.234,5;6,1\n2021;1.300;5,3\n";
    check(
        years,
        &[
            "GRDP | tỷ đồng | actual 2020 | 1234.5",
            "GRDP | tỷ đồng | actual 2021 | 1300",
            "Tăng trưởng | % | actual 2020 | 6.1",
            "Tăng trưởng | % | actual 2021 | 5.3",
        ],
    );
    let places = "TÌNH HÌNH CÁC HUYỆN NĂM 2023\nHuyện;Dân số (người);Tỷ lệ hộ nghèo (%)\n\
        Tam Đường;55.000;16,3\nSìn Hồ;80.000;42,15\n";
    let (said, code, found) = figures("bieu.csv", places.as_bytes(), &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found.contains(&"Tỷ lệ hộ nghèo | % | actual 2023 | 42.15".to_owned()));
}

#[test]
fn a_lone_quote_is_a_ditto_mark() {
    check(
        "STT;Chỉ tiêu;ĐVT;2020\n1;Tổng số;ha;1,5\n;- Ngô;\";0,5\n;- Lúa;\";1\n2;Rừng;%;50,5\n"
            .replace("Tổng số", "Diện tích")
            .as_str(),
        &[
            "Diện tích | ha | actual 2020 | 1.5",
            "Diện tích: Ngô | ha | actual 2020 | 0.5",
            "Diện tích: Lúa | ha | actual 2020 | 1",
            "Rừng | % | actual 2020 | 50.5",
        ],
    );
}

#[test]
fn the_sources_of_rows_are_kept_apart() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(
        &path,
        "Indicator,Unit,2020,Source\nPoverty,%,20.1,MOLISA\nForest,%,50.4,DARD\n",
    )
    .unwrap();
    let (said, code, exported) = import(&[path.to_str().unwrap(), "--place", "P"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        exported.contains(",20.1,=,molisa,") && exported.contains(",50.4,=,dard,"),
        "{exported}"
    );
}
