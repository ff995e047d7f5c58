//! Tables with one observation a row: of publishers that are known by their headings, and of anybody.

use super::forms::import;
use super::office_sheets::figures;

/// Imports a table; its figures have to be these.
#[track_caller]
pub(super) fn check(text: &str, args: &[&str], expected: &[&str]) -> String {
    let (said, code, mut found) = figures("t.csv", text.as_bytes(), args);
    assert_eq!(code, Some(0), "{said}");
    let mut expected: Vec<&str> = expected.to_vec();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected, "{said}");
    said
}

#[test]
fn ids_in_small_letters_and_the_letters_of_eurostat_are_read() {
    check(
        "DATAFLOW,LAST UPDATE,freq,unit,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n\
        ESTAT:LF(1.0),12/06/24,A,PC,T,AA,2021,3.7,\n\
        ESTAT:LF(1.0),12/06/24,A,PC,F,AA,2022,2.9,bp\n\
        ESTAT:LF(1.0),12/06/24,A,PC,F,AA,2023,,c\n",
        &[],
        &[
            "LF | PC | actual 2021 | 3.7",
            "LF, F | PC | estimate 2022 | 2.9",
        ],
    );
}

#[test]
fn headings_with_names_behind_their_ids_are_the_same_ids() {
    check(
        "DATAFLOW,REF_AREA:Area,INDICATOR:Indicator,SEX:Sex,TIME_PERIOD:Time,OBS_VALUE:Value,UNIT_MEASURE:Unit\n\
        U:X(1.0): Flow,AA: Aland,M0: Deaths below five,_T: Total,2020,20.87,D: Deaths per 1000\n\
        U:X(1.0): Flow,AA: Aland,M0: Deaths below five,F: Female,2020,17.5,D: Deaths per 1000\n",
        &[],
        &[
            "Deaths below five | Deaths per 1000 | actual 2020 | 20.87",
            "Deaths below five, Female | Deaths per 1000 | actual 2020 | 17.5",
        ],
    );
}

#[test]
fn publishers_with_headings_of_their_own_keep_flags_and_parts() {
    check(
        "LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value,Flag Codes\n\
        AA,INCOME,TOT,PC_CHANGE,A,2020,4.2,\nAA,INCOME,MEN,PC_CHANGE,A,2020,4.2,E\n",
        &[],
        &[
            "INCOME | PC_CHANGE | actual 2020 | 4.2",
            "INCOME, MEN | PC_CHANGE | estimate 2020 | 4.2",
        ],
    );
    check(
        "Goal,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,[Nature],[Sex],[Units]\n\
        3,S,Deaths below five,9,Aland,2019,21.5,C,BOTHSEX,PER_1000\n\
        3,S,Deaths below five,9,Aland,2020,24.1,E,MALE,PER_1000\n",
        &[],
        &[
            "Deaths below five | PER_1000 | actual 2019 | 21.5",
            "Deaths below five, MALE | PER_1000 | estimate 2020 | 24.1",
        ],
    );
    check(
        "ref_area.label,indicator.label,sex.label,time,obs_value,obs_status.label\n\
        Aland,Jobless (%),Sex: Total,2021,2.385,\nAland,Jobless (%),Sex: Female,2021,2.432,Unreliable\n",
        &[],
        &[
            "Jobless | % | actual 2021 | 2.385",
            "Jobless, Female | % | actual 2021 | 2.432",
        ],
    );
    check(
        "Area Code (M49),Area,Element Code,Element,Item,Year Code,Year,Unit,Value,Flag,Flag Description\n\
        9,Aland,55,Area,Rice,2021,2021,t,7278900,A,Official figure\n\
        9,Aland,56,Production,Rice,2021,2021,t,43852728.5,E,Estimated value\n",
        &[],
        &[
            "Rice: Area | t | actual 2021 | 7278900",
            "Rice: Production | t | estimate 2021 | 43852728.5",
        ],
    );
    check(
        "IndicatorCode,Indicator,Location,Period,Dim1 type,Dim1,FactValueNumeric,FactValueNumericLow,Value\n\
        W1,Length of life (years),Aland,2019,Sex,Female,78.06,77.4,78.1 [77.4-78.7]\n",
        &[],
        &["Length of life, Female | years | actual 2019 | 78.06"],
    );
}

#[test]
fn columns_that_part_figures_are_never_dropped() {
    // The figures are the same, so that nothing else would tell.
    let said = check(
        "Country,Indicator,Age group,Contact,Year,Value\nX,Literacy,15-24,A,2020,99.5\nX,Literacy,25+,A,2020,99.5\n",
        &[],
        &[
            "Literacy, 15-24 | actual 2020 | 99.5",
            "Literacy, 25+ | actual 2020 | 99.5",
        ]
        .map(|row| row.replacen(" | ", " |  | ", 1))
        .each_ref()
        .map(String::as_str),
    );
    assert!(said.contains("“Contact”"), "{said}");
    // A text that differs beside times that differ is none of the name.
    check(
        "Measure,Unit,Year,Target,Actual,Contact\nTrees,number,2022,100,90.5,A\nTrees,number,2023,110,120,B\n",
        &["--place", "P"],
        &[
            "Trees | number | target 2022 | 100",
            "Trees | number | actual 2022 | 90.5",
            "Trees | number | target 2023 | 110",
            "Trees | number | actual 2023 | 120",
        ],
    );
}

#[test]
fn powers_of_ten_stay_in_the_unit() {
    for (heading, power) in [("UNIT_MULT", "6"), ("UNIT_MULTIPLIER", "6")] {
        check(
            &format!(
                "GEO,INDICATOR,UNIT,{heading},TIME_PERIOD,OBS_VALUE\nAA,Exports,EUR,{power},2020,4.2\n"
            ),
            &[],
            &["Exports | million EUR | actual 2020 | 4.2"],
        );
    }
    check(
        "LOCATION,INDICATOR,UNIT,PowerCode Code,PowerCode,TIME,Value,Flag Codes\nAA,EXPORTS,USD,6,Millions,2020,4.2,\n",
        &[],
        &["EXPORTS | million USD | actual 2020 | 4.2"],
    );
}

#[test]
fn flags_beside_figures_say_their_kind() {
    check(
        "Country,Indicator,Unit,Year,Value,Flag\nX,Rice,t,2020,1.5,A\nX,Rice,t,2021,2.5,Estimated\nX,Rice,t,2022,3.5,p\n",
        &[],
        &[
            "Rice | t | actual 2020 | 1.5",
            "Rice | t | estimate 2021 | 2.5",
            "Rice | t | estimate 2022 | 3.5",
        ],
    );
}

#[test]
fn parts_of_years_beside_years_are_times() {
    check(
        "Năm;Tháng;Lượng khách (nghìn lượt);Doanh thu (tỷ đồng)\n2023;1;10,5;20\n;2;11,5;21,5\n",
        &["--place", "P"],
        &[
            "Lượng khách | nghìn lượt | actual 2023 (January) | 10.5",
            "Lượng khách | nghìn lượt | actual 2023 (February) | 11.5",
            "Doanh thu | tỷ đồng | actual 2023 (January) | 20",
            "Doanh thu | tỷ đồng | actual 2023 (February) | 21.5",
        ],
    );
    check(
        "Place,Indicator,Unit,Year,Quarter,Value\nX,Visits,k,2023,Q2,11.5\nX,Visits,k,2023,Annual,44\n",
        &[],
        &[
            "Visits | k | actual 2023 (2023 Q2) | 11.5",
            "Visits | k | actual 2023 | 44",
        ],
    );
}

#[test]
fn first_days_of_months_are_months_and_codes_of_months_too() {
    check(
        "DATE,Jobless\n2023-01-01,3.4\n2023-02-01,3.6\n",
        &["--place", "P"],
        &[
            "Jobless |  | actual 2023 (January) | 3.4",
            "Jobless |  | actual 2023 (February) | 3.6",
        ],
    );
    check(
        "Data,Period,Organisation unit,Value\nMalaria,202301,Bo,412\nMalaria,2023Q1,Bo,1190\n",
        &[],
        &[
            "Malaria |  | actual 2023 (January) | 412",
            "Malaria |  | actual 2023 (2023 Q1) | 1190",
        ],
    );
}

#[test]
fn places_of_problems_in_tables_with_joined_keys_are_those_of_their_cells() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("t.tsv");
    let text = "freq,unit,geo\\TIME_PERIOD\t2019 \t2020 \nA,PC,AA\t5.1 \tx9 \nA,PC,U,BB\t1 \t2 \n";
    std::fs::write(&path, text).unwrap();
    let (said, code, exported) = import(&[path.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{said}");
    // The third field of the second line, and a row whose keys are not those of the heading.
    assert!(
        said.contains("t.tsv:2:14: warning[left-out]: “x9”"),
        "{said}"
    );
    assert!(
        said.contains("t.tsv:3:1: warning[left-out]: “A,PC,U,BB”"),
        "{said}"
    );
    assert_eq!(exported.lines().count(), 2, "{exported}");
}
