//! Units that stand in titles, sections, bands and bases, and places in titles.

use super::office_sheets::{check, figures};
use super::stacked_headings;

#[test]
fn the_base_of_an_index_is_of_its_unit_and_no_time() {
    check(
        "Year,CPI (2014=100),Rate (%)\n2021,112.5,3.5\n",
        &[
            "CPI | 2014=100 | actual 2021 | 112.5",
            "Rate | % | actual 2021 | 3.5",
        ],
    );
    check(
        "Chỉ tiêu;Chỉ số năm 2023 (2010=100);Chỉ số năm 2022 (2010=100)\nGiá tiêu dùng;112,5;101,5\n",
        &[
            "Giá tiêu dùng, Chỉ số | 2010=100 | actual 2022 | 101.5",
            "Giá tiêu dùng, Chỉ số | 2010=100 | actual 2023 | 112.5",
        ],
    );
    check(
        "Consumer price index (2015 = 100)\nItem,2021,2022\nFood,114.2,122.9\n",
        &[
            "Food | 2015 = 100 | actual 2021 | 114.2",
            "Food | 2015 = 100 | actual 2022 | 122.9",
        ],
    );
}

#[test]
fn a_unit_that_says_its_power_of_ten_does_not_get_it_twice() {
    let (said, code, found) = figures(
        "flow.csv",
        b"STRUCTURE,REF_AREA,Reference area,MEASURE,Measure,UNIT_MEASURE,Unit of measure,UNIT_MULT,Unit multiplier,TIME_PERIOD,Time period,OBS_VALUE,Observation value,OBS_STATUS,Observation status\n\
        DATAFLOW,JPN,Japan,EMP,Employment,PS,Persons in thousands,3,Thousands,2021,,66670,,A,Normal value\n\
        DATAFLOW,KOR,Korea,EMP,Employment,PT,Persons,3,Thousands,2021,,27273,,A,Normal value\n",
        &[],
    );
    assert_eq!(code, Some(0), "{said}");
    let units: Vec<&str> = found
        .iter()
        .filter_map(|row| row.split(" | ").nth(1))
        .collect();
    assert_eq!(
        units,
        ["Persons in thousands", "thousand Persons"],
        "{found:?}"
    );
}

#[test]
fn a_line_that_says_in_what_the_figures_are_gives_their_unit() {
    check(
        "Emploi\nEn %, données CVS\n;T1 2023;T2 2023\nEnsemble;7,1;7,2\n",
        &[
            "Ensemble | % | actual 2023 (2023 Q1) | 7.1",
            "Ensemble | % | actual 2023 (2023 Q2) | 7.2",
        ],
    );
    stacked_headings::check(
        "Title:,Mid-Year Population (in thousand persons)\n\nCountry,2019,2020p\nLaos,459.5,453.6\nJapan,552.2,577.5\n",
        &[],
        &[
            "Japan | Mid-Year Population | thousand persons | actual 2019 | 552.2",
            "Japan | Mid-Year Population | thousand persons | estimate 2020 | 577.5",
            "Laos | Mid-Year Population | thousand persons | actual 2019 | 459.5",
            "Laos | Mid-Year Population | thousand persons | estimate 2020 | 453.6",
        ],
    );
}

#[test]
fn a_title_proposes_the_place_that_it_names_and_no_more_of_its_words() {
    for (title, place) in [
        (
            "TÌNH HÌNH THU HÚT ĐẦU TƯ CỦA TỈNH QUẢNG TRỊ Tính đến 31/12/2023",
            "Quảng Trị",
        ),
        (
            "Tình hình đầu tư tỉnh Quảng Trị Tính đến 31/12/2023",
            "Quảng Trị",
        ),
        ("DÂN SỐ HUYỆN SÌN HỒ QUÝ I NĂM 2023", "Sìn Hồ"),
        ("Dân số huyện Sìn Hồ Theo Xã", "Sìn Hồ"),
        ("TÌNH HÌNH DÂN SỐ", "NAME OF THE PLACE"),
    ] {
        let sheet = format!("{title};;\nChỉ tiêu;ĐVT;Năm 2022\nDự án;dự án;385\n");
        let (said, code, _) = stacked_headings::placed(&sheet, &["--lang", "en"]);
        assert_eq!(code, Some(2), "{said}");
        assert!(
            said.contains(&format!("--place '{place}'")),
            "{title}: {said}"
        );
    }
}

#[test]
fn a_unit_alone_between_rows_is_that_of_the_rows_below() {
    check(
        "Dân số và lao động\n;2022;2023\n;Nghìn người - Thous. pers.;\nDân số;469,8;476,2\nLao động;285,2;287,9\n;%;\n\
        Thất nghiệp;1,21;1,35\n"
            .replace(';', "\t")
            .as_str(),
        &[
            "Dân số | Nghìn người | actual 2022 | 469.8",
            "Dân số | Nghìn người | actual 2023 | 476.2",
            "Lao động | Nghìn người | actual 2022 | 285.2",
            "Lao động | Nghìn người | actual 2023 | 287.9",
            "Thất nghiệp | % | actual 2022 | 1.21",
            "Thất nghiệp | % | actual 2023 | 1.35",
        ],
    );
}

#[test]
fn a_unit_in_the_name_of_a_group_is_that_of_its_rows_and_of_no_other() {
    check(
        "Key indicators,,\n,2021,2022\nLABOR FORCE (thousand; calendar year),,\nEmployed,53609.6,49072.5\n\
        PUBLIC FINANCE (percent of GDP),,\nRevenue,18.7,18.8\nOTHERS,,\nLeft,1.5,2.5\n",
        &[
            "Employed | thousand | actual 2021 | 53609.6",
            "Employed | thousand | actual 2022 | 49072.5",
            "Revenue | percent of GDP | actual 2021 | 18.7",
            "Revenue | percent of GDP | actual 2022 | 18.8",
            "Left |  | actual 2021 | 1.5",
            "Left |  | actual 2022 | 2.5",
        ],
    );
}

#[test]
fn bands_between_rows_of_years_say_name_and_unit_of_what_is_below() {
    check(
        "Dân số phân theo giới tính;;\nNăm - Year;Tổng số - Total;Nam - Male\n;Người - Person;\n2021;478443;241500\nSơ bộ 2022;482101;243300\n\
        ;Tốc độ tăng (%) - Growth rate (%);\n2021;1,84;1,86\nSơ bộ 2022;0,76;0,75\n",
        &[
            "Dân số | Người | actual 2021 | 478443",
            "Dân số: Nam - Male | Người | actual 2021 | 241500",
            "Dân số | Người | estimate 2022 | 482101",
            "Dân số: Nam - Male | Người | estimate 2022 | 243300",
            "Tốc độ tăng | % | actual 2021 | 1.84",
            "Tốc độ tăng: Nam - Male | % | actual 2021 | 1.86",
            "Tốc độ tăng | % | estimate 2022 | 0.76",
            "Tốc độ tăng: Nam - Male | % | estimate 2022 | 0.75",
        ],
    );
}

#[test]
fn the_line_with_a_unit_names_what_is_measured_and_numbers_of_rows_are_no_figures() {
    stacked_headings::check(
        "Tabelle: 12411-0010;;\nFortschreibung des Bestandes;;\nBestand (Anzahl);;\nBundesland;Stichtag;\n;2022;2023\n\
        Bayern;13369;13435\nHessen;6391;6420\n",
        &[],
        &[
            "Bayern | Bestand | Anzahl | actual 2022 | 13369",
            "Bayern | Bestand | Anzahl | actual 2023 | 13435",
            "Hessen | Bestand | Anzahl | actual 2022 | 6391",
            "Hessen | Bestand | Anzahl | actual 2023 | 6420",
        ],
    );
    stacked_headings::check(
        "Index,Country,Year,Rate (percentage),Births\n1,Laos,2020,0.87,1.5\n2,Laos,2021,0.83,1.25\n",
        &[],
        &[
            "Laos | Births |  | actual 2020 | 1.5",
            "Laos | Births |  | actual 2021 | 1.25",
            "Laos | Rate | percentage | actual 2020 | 0.87",
            "Laos | Rate | percentage | actual 2021 | 0.83",
        ],
    );
}

#[test]
fn series_below_names_without_a_label_have_the_times_of_their_frequency() {
    check(
        ",Employed total ;  Persons ;,Unemployment rate ;  Persons ;,Employed total ;  Persons ;\nUnit,000,Percent,000\n\
        Series Type,Trend,Original,Original\nData Type,STOCK,PERCENT,STOCK\nFrequency,Quarter,Month,Annual\n\
        Collection Month,3,3,6\nSeries ID,A1,A2,A3\n2023-03-01,13850.5,3.5,13850.5\n2023-06-01,13990.5,3.25,13850.5\n",
        &[
            "Employed total ; Persons, Trend | 000 | actual 2023 (2023 Q1) | 13850.5",
            "Employed total ; Persons, Trend | 000 | actual 2023 (2023 Q2) | 13990.5",
            "Unemployment rate ; Persons, Original | Percent | actual 2023 (March) | 3.5",
            "Unemployment rate ; Persons, Original | Percent | actual 2023 (June) | 3.25",
        ],
    );
}

#[test]
fn units_in_other_languages_are_units() {
    check(
        "Emploi salarié par secteur\nDonnées CVS, en milliers, en fin de trimestre\n\tT2 2023\tT3 2023\nAgriculture\t312,4\t313,1\n",
        &[
            "Agriculture | milliers | actual 2023 (2023 Q2) | 312.4",
            "Agriculture | milliers | actual 2023 (2023 Q3) | 313.1",
        ],
    );
    stacked_headings::check(
        "労働力調査\n単位：万人\n地域,2022年,2023年\n全国,6689.5,6667.2\n",
        &[],
        &[
            "全国 | 労働力調査 | 万人 | actual 2022 | 6689.5",
            "全国 | 労働力調査 | 万人 | actual 2023 | 6667.2",
        ],
    );
}
