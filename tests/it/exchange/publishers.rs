//! Files of publishers: what stands in a column is used or told to be passed over, and codes, days and sums are none
//! of what they are beside.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::observations::check;
use crate::support::program::run_shipped;

/// A sample of a form: its name and text, the arguments, the row of the heading, and the columns of codes and
/// names beside one another of which one is read or told.
struct Sample {
    folder: PathBuf,
    name: String,
    text: String,
    args: Vec<String>,
    heading: usize,
    named: Vec<String>,
}

/// Tables of publishers that are known by their headings, with the columns of codes and names of which one is read.
const OBSERVATIONS: [(&str, &str); 9] = [
    (
        "LOCATION,Country,SUBJECT,Subject,FREQUENCY,Frequency,TIME,Time,Unit Code,Unit,PowerCode Code,PowerCode,Value,Flag Codes,Flags\n\
        AAA,Aland,B1,Output,A,Annual,2020,2020,AUD,Dollar,6,Millions,198.4,,\n\
        AAA,Aland,B1,Output,A,Annual,2021,2021,AUD,Dollar,6,Millions,207.5,P,Provisional\n",
        "LOCATION,SUBJECT,Time,Unit Code,PowerCode,Flags,Frequency",
    ),
    (
        "GHO (CODE),GHO (DISPLAY),YEAR (CODE),YEAR (DISPLAY),COUNTRY (CODE),COUNTRY (DISPLAY),SEX (DISPLAY),Display Value,Numeric,Low,Comments\n\
        W1,Length of life (years),2019,2019,AAA,Aland,Female,78.1 [77.4-78.7],78.06,77.4,c\n",
        "",
    ),
    (
        "LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value,Flag Codes\n\
        AA,INCOME,TOT,PC_CHANGE,A,2020,4.2,\nAA,INCOME,MEN,PC_CHANGE,A,2020,4.2,E\n",
        "",
    ),
    (
        "Goal,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,UpperBound,[Nature],[Sex],[Units],Source,FootNote\n\
        3,S,Deaths below five,9,Aland,2019,21.5,22.5,C,BOTHSEX,PER_1000,Office,Note\n\
        3,S,Deaths below five,9,Aland,2020,24.1,25.5,E,MALE,PER_1000,Office,Note\n",
        "",
    ),
    (
        "ref_area,ref_area.label,source.label,indicator.label,sex,sex.label,time,obs_value,obs_status.label,note_source.label\n\
        AAA,Aland,Survey,Jobless (%),SEX_T,Sex: Total,2021,2.385,,Office\n\
        AAA,Aland,Survey,Jobless (%),SEX_F,Sex: Female,2021,2.432,Unreliable,Office\n",
        "",
    ),
    (
        "REF_DATE,GEO,DGUID,Sex,UOM,UOM_ID,SCALAR_FACTOR,SCALAR_ID,VECTOR,COORDINATE,VALUE,STATUS,DECIMALS\n\
        2021,Aland,D1,Males,Persons,249,thousands,3,v1,1.1,20.5,p,1\n2021,Aland,D1,Females,Persons,249,thousands,3,v2,1.2,20.5,,1\n",
        "",
    ),
    (
        "Domain,Area Code (M49),Area,Element Code,Element,Item,Year Code,Year,Unit,Value,Flag,Flag Description,Note\n\
        Crops,9,Aland,55,Area,Rice,2021,2021,t,7278900,A,Official figure,n\n\
        Crops,9,Aland,56,Production,Rice,2021,2021,t,43852728.5,E,Estimated value,n\n",
        "",
    ),
    (
        "IndicatorCode,Indicator,ParentLocation,SpatialDimValueCode,Location,Period type,Period,IsLatestYear,Dim1 type,Dim1,Dim1ValueCode,FactValueNumeric,FactValueUoM,FactValueNumericLow,Value\n\
        W1,Length of life,World,AAA,Aland,Year,2019,true,Sex,Female,SEX_F,78.06,years,77.4,78.1 [77.4-78.7]\n",
        "",
    ),
    (
        "DATAFLOW,LAST UPDATE,freq,unit,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n\
        ESTAT:LF(1.0),12/06/24,A,PC,F,AA,2021,3.7,p,F\n",
        "",
    ),
];

/// The samples whose heading is one row.
fn samples() -> Vec<Sample> {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms");
    let folders = fs::read_dir(forms).unwrap();
    let folders = folders.map(|entry| entry.unwrap().path());
    let folders = folders.filter(|path| path.is_dir()).filter_map(sample);
    let inline = OBSERVATIONS.iter().map(|(text, named)| Sample {
        folder: PathBuf::from(text.lines().next().unwrap()),
        name: "t.csv".to_owned(),
        text: (*text).to_owned(),
        args: vec!["--indicator".to_owned(), "I".to_owned()],
        heading: 0,
        named: named.split(',').map(str::to_owned).collect(),
    });
    folders.chain(inline).collect()
}

fn sample(folder: PathBuf) -> Option<Sample> {
    let expect = fs::read_to_string(folder.join("expect.toml")).unwrap();
    let expect: toml::Table = expect.parse().unwrap();
    let heading = expect.get("heading")?.as_integer().unwrap();
    let texts = |key: &str| -> Vec<String> {
        let all = expect.get(key).and_then(toml::Value::as_array);
        let all = all.into_iter().flatten();
        all.map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let files = fs::read_dir(&folder).unwrap();
    let mut files = files.map(|entry| entry.unwrap().path());
    let file = files.find(|path| {
        !path
            .file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("expect")
    });
    let file = file.unwrap();
    let bytes = fs::read(&file).unwrap();
    let (text, _, _) = match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding.decode(&bytes),
        None if std::str::from_utf8(&bytes).is_err() => encoding_rs::WINDOWS_1252.decode(&bytes),
        None => encoding_rs::UTF_8.decode(&bytes),
    };
    Some(Sample {
        name: file.file_name().unwrap().to_string_lossy().into_owned(),
        text: text.into_owned(),
        args: texts("args"),
        heading: usize::try_from(heading).unwrap(),
        named: texts("named"),
        folder,
    })
}

/// What an import says, and all that it writes.
fn outcome(sample: &Sample, text: &str) -> (String, BTreeMap<String, String>) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(&sample.name);
    fs::write(&file, text).unwrap();
    let pack = folder.path().join("pack");
    let mut line = vec!["--lang", "en", "import", file.to_str().unwrap()];
    line.extend(sample.args.iter().map(String::as_str));
    line.extend(["-o", pack.to_str().unwrap()]);
    let output = run_shipped(&line);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    let said = said.replace(folder.path().to_str().unwrap(), "");
    let mut written = BTreeMap::new();
    for entry in fs::read_dir(&pack).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            written.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    (said, written)
}

/// Another text of the same sort: with its last digit changed, or with letters around it.
fn changed(text: &str) -> String {
    let digit = text.char_indices().rev().find(|(_, c)| c.is_ascii_digit());
    let is_number = text
        .chars()
        .all(|c| c.is_ascii_digit() || "., -%$()<>FY".contains(c));
    match digit.filter(|_| is_number) {
        Some((at, digit)) => {
            let next = (digit.to_digit(10).unwrap() + 1) % 10;
            let (before, behind) = text.split_at(at);
            format!("{before}{next}{}", behind.strip_prefix(digit).unwrap())
        }
        None => format!("x{text}x"),
    }
}

/// The lines of a text up to its heading, and the rows from there on.
fn parted(sample: &Sample) -> (String, Vec<Vec<String>>, u8) {
    let lines: Vec<&str> = sample.text.lines().collect();
    let above = lines[..sample.heading]
        .iter()
        .map(|line| format!("{line}\n"));
    let heading = lines[sample.heading];
    let sign = [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|sign| heading.bytes().filter(|byte| byte == sign).count());
    let rest = lines[sample.heading..].join("\n");
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader
        .delimiter(sign.unwrap())
        .has_headers(false)
        .flexible(true);
    let rows = reader.from_reader(rest.as_bytes()).into_records();
    let rows = rows.map(|row| row.unwrap().iter().map(str::to_owned).collect());
    (above.collect(), rows.collect(), sign.unwrap())
}

fn joined(above: &str, rows: &[Vec<String>], sign: u8) -> String {
    let mut writer = csv::WriterBuilder::new();
    let writer = writer.delimiter(sign).flexible(true);
    let mut writer = writer.from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    above.to_owned() + &String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn no_column_of_a_publisher_is_dropped_without_a_word() {
    let samples = samples();
    assert!(samples.len() >= 10);
    let mut dropped = Vec::new();
    for sample in &samples {
        let (above, rows, sign) = parted(sample);
        let (said, written) = outcome(sample, &joined(&above, &rows, sign));
        assert!(!written.is_empty(), "{}: {said}", sample.name);
        for (at, heading) in rows[0].iter().enumerate() {
            let is_told = said.contains(&format!("“{}”", heading.trim()));
            if is_told || sample.named.contains(heading) {
                continue;
            }
            let mut others = rows.clone();
            let mut is_filled = false;
            for row in others.iter_mut().skip(1).filter(|row| row.len() > 1) {
                if let Some(cell) = row.get_mut(at).filter(|cell| !cell.trim().is_empty()) {
                    *cell = changed(cell);
                    is_filled = true;
                }
            }
            let other = outcome(sample, &joined(&above, &others, sign));
            if is_filled && other == (said.clone(), written.clone()) {
                dropped.push(format!("{}: {heading}", sample.folder.display()));
            }
        }
    }
    assert!(dropped.is_empty(), "{dropped:#?}");
}

#[test]
fn codes_and_positions_are_no_figures() {
    let said = check(
        "SortOrder,LocID,ISO3_code,Location,ParentID,Latitude,Year,Births,Deaths\n\
        100,704,AAA,Aland,920,21.5,2021,97.5,1.94\n101,418,BBB,Bland,920,20.5,2021,7.5,2.44\n",
        &[],
        &[
            "Births |  | actual 2021 | 7.5",
            "Births |  | actual 2021 | 97.5",
            "Deaths |  | actual 2021 | 1.94",
            "Deaths |  | actual 2021 | 2.44",
        ],
    );
    for told in [
        "“SortOrder”",
        "“LocID”",
        "“ISO3_code”",
        "“ParentID”",
        "“Latitude”",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn codes_behind_a_name_are_none_of_it() {
    check(
        "Time,Time Code,Country Name,Country Code,Growth (annual %) [NY.GD.ZG],Prices (annual %) [FP.CP.ZG]\n\
        2021,YR2021,Aland,AAA,2.55,1.83\n",
        &[],
        &[
            "Growth | annual % | actual 2021 | 2.55",
            "Prices | annual % | actual 2021 | 1.83",
        ],
    );
}

#[test]
fn tables_with_all_codes_and_names_are_read_by_their_names() {
    let said = check(
        OBSERVATIONS[0].0,
        &[],
        &[
            "Output | million Dollar | actual 2020 | 198.4",
            "Output | million Dollar | estimate 2021 | 207.5",
        ],
    );
    assert!(said.contains("“FREQUENCY”"), "{said}");
    check(
        OBSERVATIONS[1].0,
        &[],
        &["Length of life, Female | years | actual 2019 | 78.06"],
    );
}

#[test]
fn a_power_of_ten_beside_a_unit_is_of_it_in_any_table() {
    check(
        "Country,Indicator,Unit,Scale,Year,Value\nAland,Output,Dollars,Billions,2021,370.5\nAland,People,Persons,Units,2021,98\n",
        &[],
        &[
            "Output | Billions Dollars | actual 2021 | 370.5",
            "People | Persons | actual 2021 | 98",
        ],
    );
}

#[test]
fn a_row_above_the_years_names_rows_and_measure() {
    check(
        "Kabupaten/Kota,Persentase Penduduk Miskin (Persen),\n,2021,2022\nAland,18.98,18.37\nBland,20.36,19.18\n",
        &["--place", "P"],
        &[
            "Persentase Penduduk Miskin | Persen | actual 2021 | 18.98",
            "Persentase Penduduk Miskin | Persen | actual 2022 | 18.37",
            "Persentase Penduduk Miskin | Persen | actual 2021 | 20.36",
            "Persentase Penduduk Miskin | Persen | actual 2022 | 19.18",
        ],
    );
}

#[test]
fn columns_that_are_numbered_with_how_they_are_worked_out_are_no_figures() {
    check(
        "TT;Chỉ tiêu;ĐVT;Kế hoạch 2024;Kết quả đến 20/11/2024;Tiến độ (%)\n;;;(1);(2);(3)=(2)/(1)\n1;Dư nợ;tỷ đồng;1.205,5;1.188,2;98,6\n",
        &["--place", "P"],
        &[
            "Dư nợ | tỷ đồng | target 2024 | 1205.5",
            "Dư nợ | tỷ đồng | actual 2024 (to 20 November) | 1188.2",
        ],
    );
}

#[test]
fn where_a_plan_starts_from_is_no_target() {
    check(
        "LỘ TRÌNH THỰC HIỆN CÁC CHỈ TIÊU ĐẾN NĂM 2030;;;;\n\
        Tên chỉ tiêu;Đơn vị tính;Kỳ gốc (2020);Năm 2025;Năm 2030\nHộ nghèo;%;26,1;15;5\n",
        &["--place", "P"],
        &[
            "Hộ nghèo | % | actual 2020 | 26.1",
            "Hộ nghèo | % | target 2025 | 15",
            "Hộ nghèo | % | target 2030 | 5",
        ],
    );
    // Without a year it is of none that a title names.
    let said = check(
        "KẾT QUẢ NĂM 2023;;;\nTên chỉ tiêu;Đơn vị tính;Năm gốc;Thực hiện\nHộ nghèo;%;26,1;21,5\n",
        &["--place", "P"],
        &["Hộ nghèo | % | actual 2023 | 21.5"],
    );
    assert!(said.contains("“Năm gốc”"), "{said}");
}

#[test]
fn a_thousand_of_a_thing_in_brackets_is_its_unit() {
    check(
        "Năm;Số học sinh (nghìn em);Số lớp (lớp);Dân số (thousands)\n2022;110,5;3954;482,1\n",
        &["--place", "P"],
        &[
            "Số học sinh | nghìn em | actual 2022 | 110.5",
            "Số lớp | lớp | actual 2022 | 3954",
            "Dân số | thousands | actual 2022 | 482.1",
        ],
    );
}

#[test]
fn a_sum_until_a_year_says_so_in_its_name() {
    check(
        "TT;Tên dự án;ĐVT;Lũy kế vốn bố trí đến hết năm 2023;Thực hiện năm 2023\n1;Hồ chứa;triệu đồng;150.000,5;40.000\n",
        &["--place", "P"],
        &[
            "Hồ chứa, Lũy kế vốn bố trí | triệu đồng | actual 2023 | 150000.5",
            "Hồ chứa | triệu đồng | actual 2023 | 40000",
        ],
    );
}

#[test]
fn planned_capital_is_held_against_what_was_paid_if_the_sheet_does_so() {
    let rows = "1;Đường A;512.300,5;301.455;58,84\n";
    let head = "VỐN ĐẦU TƯ NĂM 2024 (ĐVT: triệu đồng);;;;\nSTT;Dự án;Kế hoạch vốn giao;Giải ngân;";
    check(
        &format!("{head}Tỷ lệ giải ngân (%)\n{rows}"),
        &["--place", "P"],
        &[
            "Đường A, Giải ngân | triệu đồng | target 2024 | 512300.5",
            "Đường A, Giải ngân | triệu đồng | actual 2024 | 301455",
        ],
    );
    let plain = rows.replace(";58,84", ";");
    check(
        &format!("{head}Ghi chú\n{plain}"),
        &["--place", "P"],
        &[
            "Đường A, vốn | triệu đồng | target 2024 | 512300.5",
            "Đường A, Giải ngân | triệu đồng | actual 2024 | 301455",
        ],
    );
}

#[test]
fn a_title_in_two_languages_names_the_table_in_that_of_its_rows() {
    check(
        "12. Số doanh nghiệp phân theo huyện,,\nNumber of acting enterprises having outcomes by district of the province,,\n\
        ,2021,2022\nHuyện Sìn Hồ,140.5,151\nHuyện Than Uyên,31,32\n",
        &["--place", "Lai Châu"],
        &[
            "Số doanh nghiệp |  | actual 2021 | 140.5",
            "Số doanh nghiệp |  | actual 2022 | 151",
            "Số doanh nghiệp |  | actual 2021 | 31",
            "Số doanh nghiệp |  | actual 2022 | 32",
        ],
    );
}
