//! Plans side by side in columns, terms above their years, comparisons above times, and names that begin like a kind.

use super::forms::import;
use super::office_sheets::{check, figures};

/// Imports a sheet; what was said, and its targets as `plan | year | value`.
fn targets(text: &str) -> (String, Vec<String>) {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("bieu.csv");
    std::fs::write(&path, text).unwrap();
    let (said, code, exported) = import(&[path.to_str().unwrap(), "--place", "P"]);
    assert_eq!(code, Some(0), "{said}");
    let mut reader = csv::Reader::from_reader(exported.as_bytes());
    let rows = reader.records().map(Result::unwrap);
    let rows = rows.filter(|row| &row[6] == "target");
    let rows = rows.map(|row| format!("{} | {} | {}", &row[1], &row[7], &row[9]));
    (said, rows.collect())
}

#[test]
fn plans_side_by_side_keep_their_targets_apart() {
    let (said, mut found) = targets(
        "TT;Chỉ tiêu;ĐVT;NQ ĐH đến năm 2025;KH 5 năm 2021-2025;KH năm 2023;TH năm 2023\n\
        1;Thu ngân sách;tỷ đồng;3.000;2.800,5;2.500;2.250\n",
    );
    found.sort_unstable();
    assert_eq!(
        found,
        [
            " | 2023 | 2500",
            "KH 5 năm 2021-2025 | 2025 | 2800.5",
            "NQ ĐH đến năm 2025 | 2025 | 3000",
        ],
        "{said}"
    );
    assert!(
        said.contains("plans side by side")
            && said.contains("“NQ ĐH đến năm 2025”, “KH 5 năm 2021-2025”"),
        "{said}"
    );
    for (headings, plans) in [
        (
            "KH 2023;KH 2023 điều chỉnh",
            ["KH 2023 | 2023 | 2.5", "KH 2023 điều chỉnh | 2023 | 3"],
        ),
        (
            "NQ 15-NQ/TU đến 2023;QĐ 1285/QĐ-UBND đến 2023",
            [
                "NQ 15-NQ/TU đến 2023 | 2023 | 2.5",
                "QĐ 1285/QĐ-UBND đến 2023 | 2023 | 3",
            ],
        ),
        (
            "Trung ương giao năm 2023;HĐND tỉnh giao năm 2023",
            [
                "HĐND tỉnh giao năm 2023 | 2023 | 3",
                "Trung ương giao năm 2023 | 2023 | 2.5",
            ],
        ),
    ] {
        let (said, mut found) = targets(&format!(
            "Chỉ tiêu;ĐVT;{headings};TH 2023\nThu;tỷ đồng;2,5;3;1\n"
        ));
        found.sort_unstable();
        assert_eq!(found, plans, "{said}");
    }
    // One plan alone is none that a heading names.
    let (_, found) = targets("Chỉ tiêu;ĐVT;KH 2023;TH 2023\nThu;tỷ đồng;2,5;3\n");
    assert_eq!(found, [" | 2023 | 2.5"]);
}

#[test]
fn a_term_above_its_years_leaves_each_year_its_own() {
    let (said, found) = targets(
        "Chỉ tiêu;ĐVT;TH 2020;KH 5 năm 2021-2025;;;Mục tiêu đến 2025\n;;;2021;2022;2025;\n\
        Thu ngân sách;tỷ đồng;2.150,5;2.100;2.250;2.900;3.000\n",
    );
    let plan = "KH 5 năm 2021-2025";
    let mut expected: Vec<String> = [("2021", "2100"), ("2022", "2250"), ("2025", "2900")]
        .map(|(year, value)| format!("{plan} | {year} | {value}"))
        .to_vec();
    expected.push("Mục tiêu đến 2025 | 2025 | 3000".to_owned());
    let mut found = found;
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected, "{said}");
}

#[test]
fn times_below_a_comparison_are_what_is_compared_with() {
    let text = "CHỈ SỐ GIÁ THÁNG 12 NĂM 2023;;;;\n;Tháng 12 năm 2023 so với (%);;;Bình quân năm 2023 so với cùng kỳ\n\
        ;Kỳ gốc (2019);Tháng 12/2022;Tháng 11/2023;\nChỉ số giá chung;112,5;103,58;100,12;103,25\nLương thực;118,1;104,2;100,3;105,1\n";
    let (said, code, found) = figures("bieu.csv", text.as_bytes(), &["--place", "P"]);
    assert_ne!(code, Some(0), "{said}");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_name_that_begins_like_a_kind_beside_a_plain_target_is_passed_over() {
    for (heading, name) in [
        ("Budget transparency score 2022", "Openness"),
        ("Plan coverage index 2022", "Openness"),
    ] {
        let said = check(
            &format!("Indicator,Unit,{heading},Target 2025\n{name},points,45,61.5\n"),
            &["Openness | points | target 2025 | 61.5"],
        );
        assert!(said.contains(&format!("columns “{heading}”")), "{said}");
    }
}

#[test]
fn years_of_other_offices_are_read() {
    check(
        "Measure,Unit,FY20 Actual,FY22 Target,End target 2025\nRoads,km,7.2,7.5,9\n",
        &[
            "Roads | km | actual 2020 (FY2020) | 7.2",
            "Roads | km | target 2022 (FY2022) | 7.5",
            "Roads | km | target 2025 | 9",
        ],
    );
    check(
        "Indicateur;Unité;2020;2021 (p);Cible 2025\nRiz;tonnes;1\u{202f}234,5;nd;2000\nBlé;tonnes;5;6,5;7\n",
        &[
            "Riz | tonnes | actual 2020 | 1234.5",
            "Riz | tonnes | target 2025 | 2000",
            "Blé | tonnes | actual 2020 | 5",
            "Blé | tonnes | estimate 2021 | 6.5",
            "Blé | tonnes | target 2025 | 7",
        ],
    );
    check(
        "iso3,country,group,index_2021,index_2022\nAAA,Alpha,High,0.71,0.72\nBBB,Beta,Low,0.6,0.61\n",
        &[
            "index |  | actual 2021 | 0.71",
            "index |  | actual 2022 | 0.72",
            "index |  | actual 2021 | 0.6",
            "index |  | actual 2022 | 0.61",
        ],
    );
    check(
        "Chỉ tiêu sử dụng đất;Hiện trạng năm 2020 (ha);Quy hoạch đến năm 2030 (ha)\nĐất lúa;31.200,5;30.800\n",
        &[
            "Đất lúa | ha | actual 2020 | 31200.5",
            "Đất lúa | ha | target 2030 | 30800",
        ],
    );
}

#[test]
fn units_and_titles_around_a_table_are_those_of_its_rows() {
    check(
        "Năm;Dân số;Tỷ lệ hộ nghèo\n;(người);(%)\n2019;462.571;20,1\nSơ bộ 2020;469.818;16,3\n",
        &[
            "Dân số | người | actual 2019 | 462571",
            "Dân số | người | estimate 2020 | 469818",
            "Tỷ lệ hộ nghèo | % | actual 2019 | 20.1",
            "Tỷ lệ hộ nghèo | % | estimate 2020 | 16.3",
        ],
    );
    check(
        "Chỉ tiêu (tỷ đồng);31/12/2022;30/6/2023\nTổng dư nợ;18.250,5;19.500\n",
        &[
            "Tổng dư nợ | tỷ đồng | actual 2022 | 18250.5",
            "Tổng dư nợ | tỷ đồng | actual 2023 (to 30 June) | 19500",
        ],
    );
    check(
        "12. Lao động phân theo giới tính;;\nĐVT: Nghìn người - Unit: Thous. persons;;\n;2020;Sơ bộ - Prel. 2021\n\
        TỔNG SỐ - TOTAL;290,5;291\nPhân theo giới tính - By sex;;\nNam - Male;149,5;150\nNữ - Female;141;141\n",
        &[
            "Lao động | Nghìn người | actual 2020 | 290.5",
            "Lao động | Nghìn người | estimate 2021 | 291",
            "Lao động: Nam - Male | Nghìn người | actual 2020 | 149.5",
            "Lao động: Nam - Male | Nghìn người | estimate 2021 | 150",
            "Lao động: Nữ - Female | Nghìn người | actual 2020 | 141",
            "Lao động: Nữ - Female | Nghìn người | estimate 2021 | 141",
        ],
    );
}
