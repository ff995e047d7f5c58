//! Tables of publishers in other languages: their quarters, months and years.

use super::office_sheets::{check, figures};
use super::stacked_headings;

#[test]
fn a_short_t_is_a_quarter_in_a_french_table_and_a_month_in_a_vietnamese_one() {
    check(
        "Taux de chômage;;\n;T1 2023;T2 2023;T1 2024\nEnsemble;7,1;7,2;7,5\n",
        &[
            "Ensemble |  | actual 2023 (2023 Q1) | 7.1",
            "Ensemble |  | actual 2023 (2023 Q2) | 7.2",
            "Ensemble |  | actual 2024 (2024 Q1) | 7.5",
        ],
    );
    check(
        "Số liệu;;;\nChỉ tiêu;T1/2024;T2/2024;T3/2024\nThu;1,5;2,5;3,5\n",
        &[
            "Thu |  | actual 2024 (January) | 1.5",
            "Thu |  | actual 2024 (February) | 2.5",
            "Thu |  | actual 2024 (March) | 3.5",
        ],
    );
    let (said, code, found) = figures(
        "bdm.csv",
        b"Libelle;2023-T3;2023-T4;2024-T1\nEmploi salarie;1,5;2,5;3,5\n",
        &["--place", "P"],
    );
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.iter().all(|row| row.contains(" Q")), "{found:?}");
}

#[test]
fn quarters_halves_and_months_of_other_languages_are_never_the_year() {
    for (heading, told) in [
        ("1º trimestre 2023", "2023 (2023 Q1)"),
        ("2e trim. 2023", "2023 (2023 Q2)"),
        ("III trimestre de 2023", "2023 (2023 Q3)"),
        ("4. Quartal 2023", "2023 (2023 Q4)"),
        ("2º semestre 2023", "2023 (second half)"),
        ("Janeiro 2023", "2023 (January)"),
        ("décembre 2023", "2023 (December)"),
        ("jan-fev-mar 2023", "2023 (2023 Q1)"),
        ("2023年", "2023"),
        ("2023년", "2023"),
        ("2023.3/4", "2023 (2023 Q3)"),
        ("2023 3Q", "2023 (2023 Q3)"),
        ("3Q2023", "2023 (2023 Q3)"),
    ] {
        check(
            &format!("Indicador;Unidade;{heading};2022\nTaxa;%;8,8;9,5\n"),
            &[
                &format!("Taxa | % | actual {told} | 8.8"),
                "Taxa | % | actual 2022 | 9.5",
            ],
        );
    }
}

#[test]
fn a_part_of_a_year_that_is_not_understood_is_told_and_is_no_year() {
    for heading in [
        "fev-mar-abr 2023",
        "Média do trimestre 2023",
        "3º quadrimestre 2023",
    ] {
        let said = check(
            &format!("Indicador;Unidade;{heading};2022\nTaxa;%;8,8;9,5\n"),
            &["Taxa | % | actual 2022 | 9.5"],
        );
        assert!(said.contains("2023"), "{said}");
    }
}

#[test]
fn months_of_other_languages_in_a_row_below_their_year_are_months() {
    stacked_headings::check(
        "Indicador;2023;;\n;Enero;Febrero;Marzo\nTasa;8,8;9,5;7,5\n",
        &["--place", "P"],
        &[
            "P | Tasa |  | actual 2023 (January) | 8.8",
            "P | Tasa |  | actual 2023 (February) | 9.5",
            "P | Tasa |  | actual 2023 (March) | 7.5",
        ],
    );
}

#[test]
fn a_row_over_times_that_only_says_so_names_nothing() {
    check(
        "Taxa de desocupação (%);;\nIndicador;Trimestre;\n;1º trimestre 2023;2º trimestre 2023\nTotal geral;8,8;8,0\n",
        &[
            "Total geral | % | actual 2023 (2023 Q1) | 8.8",
            "Total geral | % | actual 2023 (2023 Q2) | 8.0",
        ],
    );
}

#[test]
fn letters_behind_a_year_are_marks_of_it() {
    check(
        "Indicator,2020r,2021p,2022e,2023f\nRate,1.5,2.5,3.5,4.5\n",
        &[
            "Rate |  | actual 2020 | 1.5",
            "Rate |  | estimate 2021 | 2.5",
            "Rate |  | estimate 2022 | 3.5",
            "Rate |  | forecast 2023 | 4.5",
        ],
    );
}

#[test]
fn tables_in_korean_and_japanese_are_read_and_not_taken_for_old_vietnamese() {
    let (korean, _, _) = encoding_rs::EUC_KR
        .encode("행정구역(시도)별,항목,단위,2022,2023\n전국,총인구수,명,51638,51439\n서울특별시,총인구수,명,9509,9428\n");
    let (said, code, found) = figures("kosis.csv", &korean, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(
        found[0].starts_with("총인구수 | 명 | actual 202"),
        "{found:?}"
    );
    let (japanese, _, _) = encoding_rs::SHIFT_JIS
        .encode("表題,都道府県別人口\n地域,単位,2022年,2023年\n全国,千人,126.5,125.5\n北海道,千人,5.5,5.25\n");
    let (said, code, found) = figures(
        "estat.csv",
        &japanese,
        &["--indicator", "人口", "--place", "日本"],
    );
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn flags_beside_figures_of_a_sheet_of_eurostat_are_flags() {
    stacked_headings::check(
        "Data extracted on 12/03/2024 10:11:12 from [ESTAT];;;;;\nDataset:;;;Unemployment [une_rt_a];;\n\
        Time frequency [FREQ];;;Annual [A];;\nUnit of measure [UNIT];;;Percentage of labour force [PC_ACT];;\n\
        Sex [SEX];;;Females [F];;\n\
        TIME;TIME;2022;;2023;\nGEO (Codes);GEO (Labels);;;;\nAT;Austria;4.8;;5.1;p\nBE;Belgium;5.6;b;:;\n\
        ;;;;;\nSpecial value;;;;;\n:;not available;;;;\nObservation flags:;;;;;\nb;break in time series;;;;\n",
        &[],
        &[
            "Austria | Unemployment, Females | Percentage of labour force | actual 2022 | 4.8",
            "Austria | Unemployment, Females | Percentage of labour force | estimate 2023 | 5.1",
            "Belgium | Unemployment, Females | Percentage of labour force | actual 2022 | 5.6",
        ],
    );
}

#[test]
fn spanish_tables_in_the_encoding_of_the_west_are_read() {
    let (western, _, _) = encoding_rs::WINDOWS_1252
        .encode("Índice de Precios de Consumo. Base 2021\nGrupo;Unidad;Enero 2024;Febrero 2024\nÍndice general;índice;113,4;113,8\n");
    let (said, code, found) = figures("ine.csv", &western, &["--place", "España"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        found,
        [
            "Índice general | índice | actual 2024 (January) | 113.4",
            "Índice general | índice | actual 2024 (February) | 113.8",
        ]
    );
}
