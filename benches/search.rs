//! Types queries letter by letter against generated names and prints the time of each key.
//!
//! Run with `cargo bench --bench search` (55, 5,000, 100,000 and 1,000,000 names), or with sizes of
//! one's own: `cargo bench --bench search -- 5000`, and with one query: `-- 5000 --query "rừng"`. With
//! `--names 5000` it prints the names instead; with `--find FILE QUERY` it finds a query in the lines of a
//! file, as a filter does. The script `tools/compare-search.sh` sets other finders beside it so. With
//! `--hits texts`, `queries` or `own` it tells what that script needs to count hits. With `--filters 100000`
//! it asks a catalogue of that size through filters, and measures how soon a search lets go when it is given up.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chitieu::core::fold::bare;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::{Library, Scope};
use chitieu::pack::files::{PackFiles, open};
use chitieu::search::answer::{Answer, Request};
use chitieu::search::build::{IndexBuilder, IndicatorText};
use chitieu::search::index::Index;
use chitieu::search::query::Query;

const QUERIES: [&str; 8] = [
    "ty le ho ngheo",
    "tyhongheo",
    "grdp",
    "rác thải",
    "qzxw",
    "tyr leej hooj ngheof",
    "ty le ho nghoe",
    "tlhngeo",
];

/// As many as the list of the explorer holds.
const LIMIT: usize = 500;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let sizes = arguments
        .iter()
        .filter_map(|text| text.parse::<usize>().ok());
    let mut sizes: Vec<usize> = sizes.collect();
    if arguments.iter().any(|text| text == "--names") {
        let mut names = Names::new();
        for _ in 0..sizes.first().copied().unwrap_or(55) {
            report(&names.next().0);
        }
        return;
    }
    if let Some(at) = arguments.iter().position(|text| text == "--find") {
        find(&arguments[at + 1], &arguments[at + 2]);
        return;
    }
    if let Some(at) = arguments.iter().position(|text| text == "--hits") {
        hits(&arguments[at + 1]);
        return;
    }
    if arguments.iter().any(|text| text == "--filters") {
        measure_filters(sizes.first().copied().unwrap_or(100_000));
        return;
    }
    if sizes.is_empty() {
        sizes = vec![55, 5_000, 100_000, 1_000_000];
    }
    let one = arguments.iter().position(|text| text == "--query");
    let one = one.and_then(|at| arguments.get(at + 1)).map(String::as_str);
    let queries = one.map_or_else(|| QUERIES.to_vec(), |query| vec![query]);
    for size in sizes {
        measure(size, &queries);
    }
    if arguments.iter().all(|text| text.parse::<usize>().is_err()) {
        measure_pairs();
    }
}

// The other shape of a million entries: 10,000 indicators, each in 100 places.
fn measure_pairs() {
    let start = resident();
    let mut names = Names::new();
    let mut builder = IndexBuilder::new();
    builder.place(&["Lai Châu"]);
    for _ in 1..100 {
        let place = format!("{} {}", names.word(), names.word());
        builder.place(&[&place]);
    }
    for _ in 0..10_000 {
        let (name, unit) = names.next();
        let indicator = builder.indicator(&IndicatorText {
            name_vi: &name,
            unit,
            ..IndicatorText::default()
        });
        for place in 0..100 {
            builder.entry(indicator, place);
        }
    }
    let now = Instant::now();
    let index = builder.build();
    let (texts, rest) = index.bytes();
    report(&format!(
        "\n10,000 indicators in 100 places: built in {:.1} ms; {:.1} bytes an entry{}",
        now.elapsed().as_secs_f64() * 1e3,
        (texts + rest) as f64 / 1e6,
        memory(start, 1_000_000),
    ));
    report(HEADING);
    for query in ["ty le ho ngheo", "ho ngheo lai chau", "grdp"] {
        type_query(&index, query, 15);
    }
}

const HEADING: &str =
    "query                    found     median      worst    on core   each key, median; all in ms";

fn measure(size: usize, queries: &[&str]) {
    let start = resident();
    let mut names = Names::new();
    let mut letters = 0;
    let mut builder = IndexBuilder::new();
    builder.place(&["Lai Châu"]);
    let mut reading = 0.0;
    for _ in 0..size {
        let (name, unit) = names.next();
        letters += name.chars().count();
        let now = Instant::now();
        let indicator = builder.indicator(&IndicatorText {
            name_vi: &name,
            category: &["Kinh tế", "Economy"],
            unit,
            ..IndicatorText::default()
        });
        builder.entry(indicator, 0);
        reading += now.elapsed().as_secs_f64();
    }
    let now = Instant::now();
    let index = builder.build();
    let built = now.elapsed().as_secs_f64();
    let (texts, rest) = index.bytes();
    report(&format!(
        "\n{size} names of {} letters: read in {:.1} ms, built in {:.1} ms; {:.0} bytes an entry, \
         {:.0} of them the folded names{}",
        letters / size,
        reading * 1e3,
        built * 1e3,
        (texts + rest) as f64 / size as f64,
        texts as f64 / size as f64,
        memory(start, size),
    ));
    report(HEADING);
    for query in queries {
        type_query(&index, query, if size > 200_000 { 7 } else { 25 });
    }
}

const FILTERS: [&str; 17] = [
    "t",
    "ty le ho ngheo",
    "tlhngeo",
    "nam:2023",
    ">50",
    "tt:đạt",
    "co:muc-tieu",
    "nguon:s1",
    "ho ngheo nam:2023",
    "ho ngheo tt:đạt",
    "tt:đạt,vượt",
    "đv:%",
    "kh:q",
    "sx:tên",
    "sx:chênh",
    "sx:năm",
    "ho ngheo sx:tên",
];

// A catalogue with a figure and, for every fifth, a target, asked through filters on one day.
fn measure_filters(size: usize) {
    let mut names = Names::new();
    let mut text = String::from(
        "pack = { id = \"p\", name = \"P\", place = \"Lai Châu\", main_plans = [\"q\"] }\n\
         category = [{ id = \"c\", name = \"Kinh tế\" }]\n\
         plan = [{ id = \"q\", name = \"Q\", term = [2021, 2025] }]\n\
         [[source]]\nid = \"s1\"\ntitle = \"Báo cáo\"\ndate = \"2024-01-01\"\n",
    );
    for at in 0..size {
        let (name, unit) = names.next();
        let year = 2021 + at % 4;
        let _ = write!(
            text,
            "[[indicator]]\nid = \"i{at}\"\nname = \"{name}\"\nunit = \"{unit}\"\ncategory = \"c\"\nbetter = \"higher\"\ntarget_kind = \"level\"\nclaims = [\n\
             {{ kind = \"actual\", year = {year}, value = {}, source = \"s1\" }},\n",
            at % 100
        );
        if at % 5 == 0 {
            text.push_str(
                "{ kind = \"target\", year = 2025, value = 60, plan = \"q\", source = \"s1\" },\n",
            );
        }
        text.push_str("]\n");
    }
    let library = Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    drop(text);
    let viewpoint = Viewpoint::on(jiff::civil::date(2026, 11, 24));
    report(&format!(
        "\n{} series, {} problems\nquery                    found     median      worst    given up; all in ms",
        library.index().len(),
        library.diagnostics.len()
    ));
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home: library.catalog.default_place(),
    };
    for text in FILTERS {
        let query = library.understand(text);
        let flag = AtomicBool::new(false);
        let request = Request {
            limit: LIMIT,
            default_place: Some(0),
            abandon: Some(&flag),
            ..Request::default()
        };
        let mut times = Vec::new();
        let mut found = 0;
        for _ in 0..9 {
            let now = Instant::now();
            let answer = library.answer(&query, scope, request);
            found = answer.map_or(0, |answer| answer.total);
            times.push(now.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
        let search = || library.answer(&query, scope, request).is_none();
        let let_go = give_up(&search, &flag, median);
        report(&format!(
            "{text:22} {found:7}  {median:9.3}  {worst:9.3}  {let_go:9.3}"
        ));
    }
}

// The longest time from the flag to the end of the search, given up at a tenth of it and so on.
fn give_up(search: &(dyn Fn() -> bool + Sync), flag: &AtomicBool, takes: f64) -> f64 {
    let mut longest = 0.0_f64;
    for tenth in 1..10 {
        flag.store(false, Ordering::Relaxed);
        std::thread::scope(|scope| {
            let search = scope.spawn(search);
            std::thread::sleep(Duration::from_secs_f64(takes * f64::from(tenth) / 1e4));
            let now = Instant::now();
            flag.store(true, Ordering::Relaxed);
            if search.join().unwrap_or(false) {
                longest = longest.max(now.elapsed().as_secs_f64() * 1e3);
            }
        });
    }
    flag.store(false, Ordering::Relaxed);
    longest
}

// Finds a query in the lines of a file; prints how many answer, the first, and the time of the query.
fn find(file: &str, query: &str) {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let mut builder = IndexBuilder::new();
    builder.place(&[]);
    for line in text.lines() {
        let indicator = builder.indicator(&IndicatorText {
            name_vi: line,
            ..IndicatorText::default()
        });
        builder.entry(indicator, 0);
    }
    let index = builder.build();
    let now = Instant::now();
    let request = Request {
        limit: LIMIT,
        ..Request::default()
    };
    let answer = index.search(&Query::parse(query), &request);
    let took = now.elapsed().as_secs_f64() * 1e3;
    let answer = answer.unwrap_or_default();
    let first = answer.hits.first().map(|hit| hit.indicator as usize);
    let first = first.and_then(|at| text.lines().nth(at)).unwrap_or("");
    report(&format!("{}\t{took:.3}\t{first}", answer.total));
}

fn memory(start: Option<u64>, size: usize) -> String {
    match (start, resident()) {
        (Some(before), Some(after)) if size >= 100_000 => format!(
            "; the process grew by {} MiB, {} bytes an entry",
            (after.saturating_sub(before)) / 1024,
            (after.saturating_sub(before)) * 1024 / size as u64
        ),
        _ => String::new(),
    }
}

// Types a query anew several times; every key is timed each time.
fn type_query(index: &Index, text: &str, times: usize) {
    let letters: Vec<char> = text.chars().collect();
    let mut keys: Vec<Vec<f64>> = vec![Vec::new(); letters.len()];
    let mut on_core = Vec::new();
    let mut found = 0;
    for _ in 0..times {
        let mut previous = Answer::default();
        for (at, key) in keys.iter_mut().enumerate() {
            let typed: String = letters[..=at].iter().collect();
            let (now, core) = (Instant::now(), core_time());
            let request = Request {
                limit: LIMIT,
                default_place: Some(0),
                previous: Some(&previous),
                ..Request::default()
            };
            let answer = index.search(&Query::parse(&typed), &request);
            key.push(now.elapsed().as_secs_f64() * 1e3);
            on_core.push(core_time() - core);
            previous = answer.unwrap_or_default();
            found = previous.total;
        }
    }
    let mut all: Vec<f64> = keys.iter().flatten().copied().collect();
    all.sort_by(f64::total_cmp);
    let mut each = String::new();
    for key in &mut keys {
        key.sort_by(f64::total_cmp);
        let _ = write!(each, " {:.2}", key[key.len() / 2]);
    }
    let (median, worst) = (all[all.len() / 2], all[all.len() - 1]);
    let busiest = on_core.into_iter().fold(0.0, f64::max);
    report(&format!(
        "{text:22} {found:7}  {median:9.3}  {worst:9.3}  {busiest:9.3}  {each}"
    ));
}

// What this thread has run so far, in ms: unlike the time on the wall it does not grow while other
// programs have the cores.
#[cfg(not(unix))]
fn core_time() -> f64 {
    use std::sync::OnceLock;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}

#[cfg(unix)]
fn core_time() -> f64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    now.tv_sec as f64 * 1e3 + now.tv_nsec as f64 / 1e6
}

/// Names as a statistical office makes them: what is counted, of whom, where, and when; always the same.
struct Names {
    state: u64,
    words: Vec<String>,
}

const STEMS: [(&str, &str); 24] = [
    ("Tỷ lệ hộ nghèo", "%"),
    ("Tỷ lệ hộ cận nghèo", "%"),
    ("Mức giảm tỷ lệ hộ nghèo bình quân", "điểm %/năm"),
    ("GRDP bình quân đầu người", "triệu đồng"),
    ("Tốc độ tăng trưởng GRDP", "%"),
    ("Thu ngân sách trên địa bàn", "tỷ đồng"),
    ("Tỷ lệ thu gom và xử lý rác thải sinh hoạt", "%"),
    ("Khối lượng rác thải rắn phát sinh", "tấn/ngày"),
    ("Tỷ lệ che phủ rừng", "%"),
    ("Diện tích rừng trồng mới", "ha"),
    ("Sản lượng lương thực có hạt", "tấn"),
    ("Diện tích chè kinh doanh", "ha"),
    ("Tổng lượt khách du lịch", "nghìn lượt"),
    ("Doanh thu từ hoạt động du lịch", "tỷ đồng"),
    ("Số xã đạt chuẩn nông thôn mới", "xã"),
    ("Tỷ lệ lao động qua đào tạo", "%"),
    ("Số bác sĩ trên một vạn dân", "bác sĩ"),
    ("Tỷ lệ bao phủ bảo hiểm y tế", "%"),
    ("Tỷ lệ trường học đạt chuẩn quốc gia", "%"),
    ("Kim ngạch xuất khẩu hàng hóa", "triệu USD"),
    ("Chỉ số sản xuất công nghiệp", "%"),
    ("Số doanh nghiệp thành lập mới", "doanh nghiệp"),
    ("Tỷ lệ thôn bản có đường cứng hóa", "%"),
    ("Tỷ lệ giải quyết hồ sơ đúng hạn", "%"),
];

const OF_WHOM: [&str; 12] = [
    "khu vực nông thôn",
    "khu vực thành thị",
    "đồng bào dân tộc thiểu số",
    "phụ nữ làm chủ hộ",
    "nhóm tuổi từ 15 đến 24",
    "hộ có người khuyết tật",
    "theo giá so sánh năm 2010",
    "theo giá hiện hành",
    "so với cùng kỳ năm trước",
    "vùng biên giới đặc biệt khó khăn",
    "doanh nghiệp ngoài nhà nước",
    "lũy kế từ đầu năm",
];

const ONSETS: [&str; 22] = [
    "b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "s", "t", "th",
    "tr", "v", "x", "r", "",
];

const RIMES: [&str; 48] = [
    "a", "à", "á", "ả", "an", "án", "ang", "áng", "anh", "ành", "ao", "ăm", "ăng", "âm", "ân",
    "âu", "ấu", "ay", "e", "én", "eo", "ê", "ên", "iên", "iêu", "inh", "ỉnh", "o", "oan", "oai",
    "ong", "ô", "ôi", "ông", "ổng", "ơ", "ơn", "u", "ung", "ưa", "ươi", "ương", "ường", "y", "uy",
    "uyên", "uyết", "ươn",
];

impl Names {
    fn new() -> Names {
        let mut words = Vec::new();
        for onset in ONSETS {
            words.extend(RIMES.iter().map(|rime| format!("{onset}{rime}")));
            // Not every syllable is one of two letters: places are also called Nậm, Mường, Pa.
            words.extend(
                RIMES
                    .iter()
                    .step_by(3)
                    .map(|rime| format!("{onset}u{rime}n")),
            );
            words.extend(
                RIMES
                    .iter()
                    .step_by(2)
                    .map(|rime| format!("{onset}{rime}k")),
            );
        }
        Names {
            state: 0x5eed,
            words,
        }
    }

    // A linear congruence; its high bits are even enough for names.
    fn number(&mut self, below: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % below
    }

    // Few words are in most names and most words in few names.
    fn word(&mut self) -> String {
        let ceiling = self.number(self.words.len()) + 1;
        let at = self.number(ceiling);
        self.words[at].clone()
    }

    fn next(&mut self) -> (String, &'static str) {
        let (stem, unit) = STEMS[self.number(STEMS.len())];
        let mut name = stem.to_owned();
        let of_whom = OF_WHOM[self.number(OF_WHOM.len())];
        let _ = write!(name, ", {of_whom}");
        let quarter = ["quý I", "quý II", "quý III", "quý IV", "năm"][self.number(5)];
        let _ = write!(name, ", {quarter}");
        let kinds = ["xã", "tỉnh"];
        for (at, kind) in kinds.iter().enumerate() {
            let (first, second) = (self.word(), self.word());
            let mark = if at == 0 { " –" } else { "," };
            let _ = write!(name, "{mark} {kind} {first} {second}");
        }
        while name.chars().count() < 83 {
            let word = self.word();
            let _ = write!(name, " {word}");
        }
        (name, unit)
    }
}

/// The memory the process holds now, in KiB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[expect(clippy::print_stdout, reason = "a bench reports to its reader")]
fn report(line: &str) {
    println!("{line}");
}

const SECOND_QUERIES: &str = include_str!("../tests/data/search/second-queries.tsv");

/// The queries with the folded names that may come first; those that want a category or nothing are left out.
fn wanted() -> Vec<(&'static str, Vec<String>)> {
    let lines = SECOND_QUERIES.lines().filter(|line| !line.starts_with('#'));
    let cases = lines.filter_map(|line| {
        let mut parts = line.split('\t').skip(1);
        let (query, want) = (parts.next()?, parts.next()?);
        let names = want.split('|').filter(|name| !name.is_empty());
        let names: Vec<String> = names
            .map(|name| bare(name.split('@').next().unwrap_or(name)))
            .collect();
        let is_name = !names.is_empty() && !want.contains("cat:");
        is_name.then_some((query, names))
    });
    cases.collect()
}

/// Prints the folded texts, each with the name to which it belongs; the queries with what they want; or how many of
/// them this index answers first, in three, and not at all.
fn hits(what: &str) {
    let folder = |name| Path::new("tests/data/frozen").join(name);
    let packs = ["lai-chau", "dien-bien", "son-la", "ca-nuoc"].map(|name| open(&folder(name)));
    let library = Library::open(&packs);
    let catalog = &library.catalog;
    let name_of = |indicator: usize| bare(catalog.text(catalog.indicators()[indicator].name.vi));
    match what {
        "texts" => {
            for (at, indicator) in catalog.indicators().iter().enumerate() {
                let names = [indicator.name.vi, indicator.name.en];
                for text in names.iter().chain(&indicator.details().aliases) {
                    report(&format!("{}\t{}", bare(catalog.text(*text)), name_of(at)));
                }
            }
        }
        "queries" => {
            for (query, want) in wanted() {
                report(&format!("{}\t{}", bare(query), want.join("|")));
            }
        }
        _ => {
            let (mut first, mut three, mut nothing) = (0, 0, 0);
            let all = wanted();
            for (query, want) in &all {
                let request = Request {
                    limit: 3,
                    default_place: catalog.default_place().map(|place| place.0),
                    ..Request::default()
                };
                let answer = library.index().search(&Query::parse(query), &request);
                let answer = answer.unwrap_or_default();
                let names = answer
                    .hits
                    .iter()
                    .map(|hit| name_of(hit.indicator as usize));
                let at = names.into_iter().position(|name| want.contains(&name));
                first += usize::from(at == Some(0));
                three += usize::from(at.is_some());
                nothing += usize::from(answer.hits.is_empty());
            }
            report(&format!("{}\t{first}\t{three}\t{nothing}", all.len()));
        }
    }
}
