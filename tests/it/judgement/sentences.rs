//! The sentences of the assessment: every kind of target in every class, in both languages.

use crate::support::program::prints;
use chitieu::core::figure::Figure;
use chitieu::core::lang::Lang;
use chitieu::core::model::{Better, TargetKind, Thresholds};
use chitieu::core::rule::assess::assess;
use chitieu::core::rule::case::{Case, Evidence, Point, Target};
use chitieu::core::rule::verdict::{Flag, Reason, Trend};
use chitieu::words::judgement::labels::{SentenceSubject, flag, reason};
use chitieu::words::judgement::sentence::explain;
use chitieu::words::locale::number;
use chitieu::words::locale::unit::UnitWords;

/// A unit in both languages.
pub(super) type Words = (&'static str, &'static str);

pub(super) const PERCENT: Words = ("%", "%");
pub(super) const MONEY: Words = ("triệu đồng", "million đồng");
const GROWTH: Words = ("%/năm", "% a year");
const AREA: Words = ("ha", "ha");
const PEOPLE: Words = ("người", "people");

pub(super) struct Spoken {
    kind: TargetKind,
    better: Better,
    unit: Words,
    series: &'static str,
    target: &'static str,
    decimals: u8,
}

pub(super) fn spoken(
    kind: &str,
    better: &str,
    unit: Words,
    series: &'static str,
    (target, decimals): (&'static str, u8),
) -> Spoken {
    Spoken {
        kind: TargetKind::parse(kind).unwrap(),
        better: Better::parse(better).unwrap(),
        unit,
        series,
        target,
        decimals,
    }
}

impl Spoken {
    fn say(&self, lang: Lang) -> String {
        let point = |text: &str| {
            let (year, value) = text.split_once(':').unwrap();
            Point::new(year.parse().unwrap(), Figure::parse(value).unwrap())
        };
        let points: Vec<Point> = self.series.split_whitespace().map(point).collect();
        let mut ends = self.target.split('–').map(|end| Figure::parse(end).ok());
        let target = ends.next().flatten().map(|value| Target {
            value,
            far: ends.next().flatten(),
            strict: false,
        });
        let is_milestone = self.kind == TargetKind::Milestone;
        let last = points.last().unwrap();
        let case = Case {
            kind: match self.kind {
                TargetKind::Rank => TargetKind::Level,
                kind => kind,
            },
            better: self.better,
            evidence: if is_milestone {
                Evidence::Parts {
                    done: last.value.mantissa() as u32,
                    all: 3,
                    at: last.at,
                }
            } else {
                Evidence::Years(&points)
            },
            base_year: 2020,
            target,
            deadline: 2025,
            decimals: self.decimals,
            min: None,
            max: None,
            provisional: false,
            today: None,
            ended: None,
            rivals: &[],
            thresholds: Thresholds::default(),
        };
        let found = assess(&case);
        let is_level = matches!(
            self.kind,
            TargetKind::Level
                | TargetKind::Maintain
                | TargetKind::Milestone
                | TargetKind::Structure
                | TargetKind::Rank
        );
        let actual = number::figure(last.value, lang);
        let when = if is_level {
            last.year().to_string()
        } else {
            format!("2021–{}", last.year())
        };
        let said = target.map_or_else(String::new, |target| {
            let far = target
                .far
                .map(|far| format!("–{}", number::figure(far, lang)));
            number::figure(target.value, lang) + &far.unwrap_or_default()
        });
        let subject = SentenceSubject {
            name: lang.pick("Chỉ tiêu", "Indicator"),
            unit: UnitWords::new(self.unit.0, lang.pick(self.unit.0, self.unit.1), lang),
            kind: self.kind,
            better: self.better,
            decimals: self.decimals,
            actual: is_level.then_some(actual.as_str()),
            when: &when,
            target: &said,
            gap: None,
            base: 2020,
            target_when: "",
            by: 2025,
            is_nearly: false,
            points: points.len(),
            thresholds: Thresholds::default(),
        };
        explain(&subject, &found, lang)
    }
}

#[track_caller]
pub(super) fn check(spoken: &Spoken, vi: &str, en: &str) {
    assert_eq!(spoken.say(Lang::Vi), vi);
    assert_eq!(spoken.say(Lang::En), en);
}

#[test]
fn paces() {
    check(
        &spoken("pace", "lower", PERCENT, "2020:30 2022:23.2", ("-3", 1)),
        "Chỉ tiêu: giảm 3,4 điểm %/năm (2021–2022), mục tiêu giảm 3 điểm %/năm (2025): Vượt 0,4 điểm %/năm. Còn 3 năm; chỉ cần bình quân giảm 2,73 điểm %/năm là giữ được.",
        "Indicator: a fall of 3.4 percentage points a year (2021–2022), target a fall of 3 percentage points a year (2025): Exceeded by 0.4 percentage points a year. With 3 years left, a fall of 2.73 percentage points a year on average keeps it.",
    );
    check(
        &spoken(
            "pace",
            "lower",
            PERCENT,
            "2020:30 2021:29.1 2022:28.2 2023:27.4",
            ("-3", 1),
        ),
        "Chỉ tiêu: giảm 0,87 điểm %/năm (2021–2023), mục tiêu giảm 3 điểm %/năm (2025), còn thiếu 2,13 điểm %/năm. Bằng 28,9% mục tiêu khi hết 60% thời gian (R = 0,29 < 0,60): Khó đạt. Cần bình quân giảm 6,2 điểm %/năm trong 2 năm còn lại, gấp 7,2 lần mức đến nay.",
        "Indicator: a fall of 0.87 percentage points a year (2021–2023), target a fall of 3 percentage points a year (2025), 2.13 percentage points a year short. That is 28.9% of the target in 60% of the time (R = 0.29 < 0.60): Unlikely. On average a fall of 6.2 percentage points a year is needed over the 2 years left, 7.2 times that so far.",
    );
    check(
        &spoken("pace", "higher", PERCENT, "2020:30 2022:36", ("3", 1)),
        "Chỉ tiêu: 3 điểm %/năm (2021–2022), mục tiêu 3 điểm %/năm (2025): Đạt. Còn 3 năm; chỉ cần bình quân 3 điểm %/năm là giữ được.",
        "Indicator: 3 percentage points a year (2021–2022), target 3 percentage points a year (2025): Met. With 3 years left, 3 percentage points a year on average keeps it.",
    );
    check(
        &spoken("pace", "higher", PERCENT, "2020:30 2022:35.8", ("3", 1)),
        "Chỉ tiêu: 2,9 điểm %/năm (2021–2022), mục tiêu 3 điểm %/năm (2025), còn thiếu 0,1 điểm %/năm. Bằng 96,7% mục tiêu khi hết 40% thời gian (R = 0,97 ≥ 0,95): Đúng tiến độ. Cần bình quân 3,07 điểm %/năm trong 3 năm còn lại, gấp 1,1 lần mức đến nay.",
        "Indicator: 2.9 percentage points a year (2021–2022), target 3 percentage points a year (2025), 0.1 percentage points a year short. That is 96.7% of the target in 40% of the time (R = 0.97 ≥ 0.95): On track. On average 3.07 percentage points a year is needed over the 3 years left, 1.1 times that so far.",
    );
    check(
        &spoken("pace", "higher", PERCENT, "2020:30 2022:34", ("3", 1)),
        "Chỉ tiêu: 2 điểm %/năm (2021–2022), mục tiêu 3 điểm %/năm (2025), còn thiếu 1 điểm %/năm. Bằng 66,7% mục tiêu khi hết 40% thời gian (R = 0,67 < 0,95): Có nguy cơ không đạt. Cần bình quân 3,67 điểm %/năm trong 3 năm còn lại, gấp 1,8 lần mức đến nay.",
        "Indicator: 2 percentage points a year (2021–2022), target 3 percentage points a year (2025), 1 percentage point a year short. That is 66.7% of the target in 40% of the time (R = 0.67 < 0.95): At risk. On average 3.67 percentage points a year is needed over the 3 years left, 1.8 times that so far.",
    );
    check(
        &spoken("pace", "higher", PERCENT, "2020:30 2025:44", ("3", 1)),
        "Chỉ tiêu: 2,8 điểm %/năm (2021–2025), mục tiêu 3 điểm %/năm (2025): Không đạt, còn thiếu 0,2 điểm %/năm.",
        "Indicator: 2.8 percentage points a year (2021–2025), target 3 percentage points a year (2025): Missed, 0.2 percentage points a year short.",
    );
}

#[test]
fn growth_rates() {
    check(
        &spoken(
            "growth",
            "higher",
            GROWTH,
            "2020:100 2022:177.4224",
            ("20", 1),
        ),
        "Chỉ tiêu: 33,2%/năm (2021–2022), mục tiêu 20%/năm (2025): Vượt 13,2 điểm % (tương đối: cao hơn mục tiêu 66%). Còn 3 năm; chỉ cần bình quân 11,94%/năm là giữ được.",
        "Indicator: 33.2% a year (2021–2022), target 20% a year (2025): Exceeded by 13.2 percentage points (relatively 66% above the target). With 3 years left, 11.94% a year on average keeps it.",
    );
    check(
        &spoken(
            "growth",
            "higher",
            GROWTH,
            "2020:100 2021:105 2022:114 2023:123",
            ("9", 1),
        ),
        "Chỉ tiêu: 7,14%/năm (2021–2023), mục tiêu 9%/năm (2025), còn thiếu 1,86 điểm %. Bằng 79,4% mục tiêu khi hết 60% thời gian (R = 0,79 < 0,95): Có nguy cơ không đạt. Cần bình quân 11,84%/năm trong 2 năm còn lại, gấp 1,7 lần mức đến nay.",
        "Indicator: 7.14% a year (2021–2023), target 9% a year (2025), 1.86 percentage points short. That is 79.4% of the target in 60% of the time (R = 0.79 < 0.95): At risk. On average 11.84% a year is needed over the 2 years left, 1.7 times that so far.",
    );
    check(
        &spoken("growth", "higher", GROWTH, "2020:100 2023:105", ("9", 1)),
        "Chỉ tiêu: 1,64%/năm (2021–2023), mục tiêu 9%/năm (2025), còn thiếu 7,36 điểm %. Bằng 18,2% mục tiêu khi hết 60% thời gian (R = 0,18 < 0,60): Khó đạt. Cần bình quân 21,05%/năm trong 2 năm còn lại, gấp 12,8 lần mức đến nay.",
        "Indicator: 1.64% a year (2021–2023), target 9% a year (2025), 7.36 percentage points short. That is 18.2% of the target in 60% of the time (R = 0.18 < 0.60): Unlikely. On average 21.05% a year is needed over the 2 years left, 12.8 times that so far.",
    );
    check(
        &spoken("growth", "higher", GROWTH, "2020:100 2025:130", ("9", 1)),
        "Chỉ tiêu: 5,39%/năm (2021–2025), mục tiêu 9%/năm (2025): Không đạt, còn thiếu 3,61 điểm %.",
        "Indicator: 5.39% a year (2021–2025), target 9% a year (2025): Missed, 3.61 percentage points short.",
    );
}

#[test]
fn totals() {
    check(
        &spoken(
            "total",
            "higher",
            AREA,
            "2021:350 2022:450 2023:300",
            ("2400", 0),
        ),
        "Chỉ tiêu: 1.100 ha (2021–2023), mục tiêu 2.400 ha (2025), còn thiếu 1.300 ha. Bằng 45,8% mục tiêu khi hết 60% thời gian (R = 0,76 < 0,95): Có nguy cơ không đạt. Cần 650 ha/năm trong 2 năm còn lại, gấp 1,8 lần mức đến nay.",
        "Indicator: 1,100 ha (2021–2023), target 2,400 ha (2025), 1,300 ha short. That is 45.8% of the target in 60% of the time (R = 0.76 < 0.95): At risk. 650 ha a year is needed over the 2 years left, 1.8 times that so far.",
    );
    check(
        &spoken("total", "higher", AREA, "2021:550 2022:550", ("2400", 0)),
        "Chỉ tiêu: 1.100 ha (2021–2022), mục tiêu 2.400 ha (2025), còn thiếu 1.300 ha. Bằng 45,8% mục tiêu khi hết 40% thời gian (R = 1,15 ≥ 0,95): Đúng tiến độ. Cần 433,3 ha/năm trong 3 năm còn lại.",
        "Indicator: 1,100 ha (2021–2022), target 2,400 ha (2025), 1,300 ha short. That is 45.8% of the target in 40% of the time (R = 1.15 ≥ 0.95): On track. 433.3 ha a year is needed over the 3 years left.",
    );
    check(
        &spoken("total", "higher", AREA, "2021:150 2022:50", ("2400", 0)),
        "Chỉ tiêu: 200 ha (2021–2022), mục tiêu 2.400 ha (2025), còn thiếu 2.200 ha. Bằng 8,3% mục tiêu khi hết 40% thời gian (R = 0,21 < 0,60): Khó đạt. Cần 733,3 ha/năm trong 3 năm còn lại, gấp 7,3 lần mức đến nay.",
        "Indicator: 200 ha (2021–2022), target 2,400 ha (2025), 2,200 ha short. That is 8.3% of the target in 40% of the time (R = 0.21 < 0.60): Unlikely. 733.3 ha a year is needed over the 3 years left, 7.3 times that so far.",
    );
    check(
        &spoken("total", "higher", AREA, "2021:1350 2022:1450", ("2400", 0)),
        "Chỉ tiêu: 2.800 ha (2021–2022), mục tiêu 2.400 ha (2025): Vượt 400 ha (tương đối: cao hơn mục tiêu 16,7%).",
        "Indicator: 2,800 ha (2021–2022), target 2,400 ha (2025): Exceeded by 400 ha (relatively 16.7% above the target).",
    );
    check(
        &spoken(
            "total",
            "higher",
            AREA,
            "2021:480 2022:480 2023:480 2024:480 2025:480",
            ("2400", 0),
        ),
        "Chỉ tiêu: 2.400 ha (2021–2025), mục tiêu 2.400 ha (2025): Đạt.",
        "Indicator: 2,400 ha (2021–2025), target 2,400 ha (2025): Met.",
    );
    check(
        &spoken(
            "total",
            "higher",
            AREA,
            "2021:350 2022:450 2023:300 2024:300 2025:300",
            ("2400", 0),
        ),
        "Chỉ tiêu: 1.700 ha (2021–2025), mục tiêu 2.400 ha (2025): Không đạt, còn thiếu 700 ha.",
        "Indicator: 1,700 ha (2021–2025), target 2,400 ha (2025): Missed, 700 ha short.",
    );
    check(
        &spoken("total", "lower", AREA, "2021:350 2022:450", ("2400", 0)),
        "Chỉ tiêu: mục tiêu 2.400 ha (2025). Chưa đánh giá: chỉ đánh giá cuối nhiệm kỳ.",
        "Indicator: target 2,400 ha (2025). Not assessed: judged only at the end of the term.",
    );
}

#[test]
fn flows() {
    check(
        &spoken(
            "flow",
            "higher",
            PEOPLE,
            "2021:1100 2022:980 2023:1200",
            ("1000", 0),
        ),
        "Chỉ tiêu: 1.093,3 người/năm (2021–2023), mục tiêu 1.000 người/năm (2025): Đạt. Năm không đạt: 2022.",
        "Indicator: 1,093.3 people a year (2021–2023), target 1,000 people a year (2025): Met. Years below it: 2022.",
    );
    check(
        &spoken("flow", "higher", PEOPLE, "2021:1100 2022:1180", ("1000", 0)),
        "Chỉ tiêu: 1.140 người/năm (2021–2022), mục tiêu 1.000 người/năm (2025): Vượt 140 người/năm (tương đối: cao hơn mục tiêu 14%).",
        "Indicator: 1,140 people a year (2021–2022), target 1,000 people a year (2025): Exceeded by 140 people a year (relatively 14% above the target).",
    );
    check(
        &spoken("flow", "higher", PEOPLE, "2021:970 2022:980", ("1000", 0)),
        "Chỉ tiêu: 975 người/năm (2021–2022), mục tiêu 1.000 người/năm (2025), còn thiếu 25 người/năm. Bằng 97,5% mục tiêu khi hết 40% thời gian (R = 0,98 ≥ 0,95): Đúng tiến độ. Năm không đạt: 2021, 2022.",
        "Indicator: 975 people a year (2021–2022), target 1,000 people a year (2025), 25 people a year short. That is 97.5% of the target in 40% of the time (R = 0.98 ≥ 0.95): On track. Years below it: 2021, 2022.",
    );
    check(
        &spoken("flow", "higher", PEOPLE, "2021:770 2022:780", ("1000", 0)),
        "Chỉ tiêu: 775 người/năm (2021–2022), mục tiêu 1.000 người/năm (2025), còn thiếu 225 người/năm. Bằng 77,5% mục tiêu khi hết 40% thời gian (R = 0,78 < 0,95): Có nguy cơ không đạt. Năm không đạt: 2021, 2022.",
        "Indicator: 775 people a year (2021–2022), target 1,000 people a year (2025), 225 people a year short. That is 77.5% of the target in 40% of the time (R = 0.78 < 0.95): At risk. Years below it: 2021, 2022.",
    );
    check(
        &spoken("flow", "higher", PEOPLE, "2021:270 2022:380", ("1000", 0)),
        "Chỉ tiêu: 325 người/năm (2021–2022), mục tiêu 1.000 người/năm (2025), còn thiếu 675 người/năm. Bằng 32,5% mục tiêu khi hết 40% thời gian (R = 0,33 < 0,60): Khó đạt. Năm không đạt: 2021, 2022.",
        "Indicator: 325 people a year (2021–2022), target 1,000 people a year (2025), 675 people a year short. That is 32.5% of the target in 40% of the time (R = 0.33 < 0.60): Unlikely. Years below it: 2021, 2022.",
    );
    check(
        &spoken(
            "flow",
            "higher",
            PEOPLE,
            "2021:900 2022:900 2023:900 2024:900 2025:900",
            ("1000", 0),
        ),
        "Chỉ tiêu: 900 người/năm (2021–2025), mục tiêu 1.000 người/năm (2025): Không đạt, còn thiếu 100 người/năm. Năm không đạt: 2021, 2022, 2023, 2024, 2025.",
        "Indicator: 900 people a year (2021–2025), target 1,000 people a year (2025): Missed, 100 people a year short. Years below it: 2021, 2022, 2023, 2024, 2025.",
    );
    check(
        &spoken("flow", "higher", PEOPLE, "2021:900 2023:900", ("1000", 0)),
        "Chỉ tiêu: mục tiêu 1.000 người/năm (2025). Chưa đánh giá: thiếu số liệu của một số năm trong kỳ.",
        "Indicator: target 1,000 people a year (2025). Not assessed: some years of the term have no figure.",
    );
}

#[test]
fn milestones() {
    check(
        &spoken(
            "milestone",
            "higher",
            ("huyện", "districts"),
            "2023:1",
            ("3", 0),
        ),
        "Chỉ tiêu: 1 huyện (2023), mục tiêu 3 huyện (2025). Xong 33,3% khi hết 60% thời gian (R = 0,56 < 0,60): Có nguy cơ không đạt.",
        "Indicator: 1 district (2023), target 3 districts (2025). 33.3% is done in 60% of the time (R = 0.56 < 0.60): At risk.",
    );
    check(
        &spoken(
            "milestone",
            "higher",
            ("huyện", "districts"),
            "2022:2",
            ("3", 0),
        ),
        "Chỉ tiêu: 2 huyện (2022), mục tiêu 3 huyện (2025). Xong 66,7% khi hết 40% thời gian (R = 1,67 ≥ 0,95): Đúng tiến độ.",
        "Indicator: 2 districts (2022), target 3 districts (2025). 66.7% is done in 40% of the time (R = 1.67 ≥ 0.95): On track.",
    );
    check(
        &spoken(
            "milestone",
            "higher",
            ("huyện", "districts"),
            "2025:3",
            ("3", 0),
        ),
        "Chỉ tiêu: 3 huyện (2025), mục tiêu 3 huyện (2025): Đạt.",
        "Indicator: 3 districts (2025), target 3 districts (2025): Met.",
    );
    check(
        &spoken(
            "milestone",
            "higher",
            ("huyện", "districts"),
            "2025:1",
            ("3", 0),
        ),
        "Chỉ tiêu: 1 huyện (2025), mục tiêu 3 huyện (2025): Không đạt.",
        "Indicator: 1 district (2025), target 3 districts (2025): Missed.",
    );
}

#[test]
fn ranges() {
    check(
        &spoken(
            "growth",
            "higher",
            GROWTH,
            "2020:100 2022:119.9",
            ("9–10", 1),
        ),
        "Chỉ tiêu: 9,5%/năm (2021–2022), mục tiêu 9–10%/năm (2025): Đạt. Còn 3 năm; chỉ cần bình quân 8,67%/năm là giữ được.",
        "Indicator: 9.5% a year (2021–2022), target 9–10% a year (2025): Met. With 3 years left, 8.67% a year on average keeps it.",
    );
    check(
        &spoken("level", "higher", MONEY, "2020:60 2023:77", ("75–80", 0)),
        "Chỉ tiêu: 77 triệu đồng (2023), mục tiêu 75–80 triệu đồng (2025): Đạt.",
        "Indicator: 77 million đồng (2023), target 75–80 million đồng (2025): Met.",
    );
    check(
        &spoken("level", "higher", MONEY, "2020:60 2023:66", ("75–80", 0)),
        "Chỉ tiêu: 66 triệu đồng (2023), mục tiêu 75–80 triệu đồng (2025), còn thiếu 9 triệu đồng. Tiến độ đã đi 40% khi hết 60% thời gian (R = 0,67 < 0,95): Có nguy cơ không đạt. Cần tăng 4,5 triệu đồng/năm, gấp 2,3 lần tốc độ đến nay (2 triệu đồng/năm); nếu giữ tốc độ này thì năm 2025 ở mức 70 triệu đồng. Độ tin cậy thấp: 2 điểm số liệu.",
        "Indicator: 66 million đồng (2023), target 75–80 million đồng (2025), 9 million đồng short. 40% of the way is done in 60% of the time (R = 0.67 < 0.95): At risk. A rise of 4.5 million đồng a year is needed, 2.3 times the pace so far (2 million đồng a year); at the pace so far 2025 ends at 70 million đồng. Confidence is low: 2 figures.",
    );
}

#[test]
fn shares_of_a_whole() {
    check(
        &spoken(
            "structure",
            "none",
            PERCENT,
            "2020:18 2023:15.16",
            ("12.44", 2),
        ),
        "Chỉ tiêu: 15,16% (2023), mục tiêu 12,44% (2025), cao hơn 2,72 điểm %. Chưa đánh giá: tỷ trọng trong một tổng, không xét đạt hay không.",
        "Indicator: 15.16% (2023), target 12.44% (2025), 2.72 percentage points above it. Not assessed: a share of a whole, not judged.",
    );
    check(
        &spoken(
            "structure",
            "none",
            PERCENT,
            "2020:18 2023:10",
            ("12.44", 2),
        ),
        "Chỉ tiêu: 10% (2023), mục tiêu 12,44% (2025), thấp hơn 2,44 điểm %. Chưa đánh giá: tỷ trọng trong một tổng, không xét đạt hay không.",
        "Indicator: 10% (2023), target 12.44% (2025), 2.44 percentage points below it. Not assessed: a share of a whole, not judged.",
    );
}

#[test]
fn ranks() {
    let rank = |series, target| spoken("rank", "lower", ("thứ hạng", "rank"), series, (target, 0));
    check(
        &rank("2020:50 2023:28", "30"),
        "Chỉ tiêu: hạng 28 (2023), mục tiêu hạng 30 (2025): Vượt 2 bậc.",
        "Indicator: rank 28 (2023), target rank 30 (2025): Exceeded by 2 places.",
    );
    check(
        &rank("2020:50 2023:30", "30"),
        "Chỉ tiêu: hạng 30 (2023), mục tiêu hạng 30 (2025): Đạt.",
        "Indicator: rank 30 (2023), target rank 30 (2025): Met.",
    );
    check(
        &rank("2020:50 2022:42 2023:38", "30"),
        "Chỉ tiêu: hạng 38 (2023), mục tiêu hạng 30 (2025), còn kém 8 bậc. Tiến độ đã đi 60% khi hết 60% thời gian (R = 1,00 ≥ 0,95): Đúng tiến độ. Cần tăng 4 bậc/năm, bằng tốc độ đến nay (4 bậc/năm); nếu giữ tốc độ này thì năm 2025 ở mức hạng 30. Độ tin cậy thấp: 3 điểm số liệu.",
        "Indicator: rank 38 (2023), target rank 30 (2025), 8 places short. 60% of the way is done in 60% of the time (R = 1.00 ≥ 0.95): On track. A rise of 4 places a year is needed, the same as the pace so far (4 places a year); at the pace so far 2025 ends at rank 30. Confidence is low: 3 figures.",
    );
    check(
        &rank("2020:50 2023:48", "30"),
        "Chỉ tiêu: hạng 48 (2023), mục tiêu hạng 30 (2025), còn kém 18 bậc. Tiến độ đã đi 10% khi hết 60% thời gian (R = 0,17 < 0,60): Khó đạt. Cần tăng 9 bậc/năm, gấp 13,5 lần tốc độ đến nay (0,7 bậc/năm); nếu giữ tốc độ này thì năm 2025 ở mức hạng 47. Độ tin cậy thấp: 2 điểm số liệu.",
        "Indicator: rank 48 (2023), target rank 30 (2025), 18 places short. 10% of the way is done in 60% of the time (R = 0.17 < 0.60): Unlikely. A rise of 9 places a year is needed, 13.5 times the pace so far (0.7 places a year); at the pace so far 2025 ends at rank 47. Confidence is low: 2 figures.",
    );
    check(
        &rank("2020:50 2025:31", "30"),
        "Chỉ tiêu: hạng 31 (2025), mục tiêu hạng 30 (2025): Không đạt, còn kém 1 bậc.",
        "Indicator: rank 31 (2025), target rank 30 (2025): Missed, 1 place short.",
    );
}

#[test]
fn growth_that_is_met_or_on_its_way() {
    check(
        &spoken("growth", "higher", GROWTH, "2020:100 2022:118.81", ("9", 1)),
        "Chỉ tiêu: 9%/năm (2021–2022), mục tiêu 9%/năm (2025): Đạt. Còn 3 năm; chỉ cần bình quân 9%/năm là giữ được.",
        "Indicator: 9% a year (2021–2022), target 9% a year (2025): Met. With 3 years left, 9% a year on average keeps it.",
    );
    check(
        &spoken("growth", "higher", GROWTH, "2020:100 2022:118", ("9", 1)),
        "Chỉ tiêu: 8,63%/năm (2021–2022), mục tiêu 9%/năm (2025), còn thiếu 0,37 điểm %. Bằng 95,9% mục tiêu khi hết 40% thời gian (R = 0,96 ≥ 0,95): Đúng tiến độ. Cần bình quân 9,25%/năm trong 3 năm còn lại, gấp 1,1 lần mức đến nay.",
        "Indicator: 8.63% a year (2021–2022), target 9% a year (2025), 0.37 percentage points short. That is 95.9% of the target in 40% of the time (R = 0.96 ≥ 0.95): On track. On average 9.25% a year is needed over the 3 years left, 1.1 times that so far.",
    );
}

/// What the command says of arguments, in both languages.
#[track_caller]
fn says(line: &[&str], vi: &str, en: &str) {
    let fixed = [
        "assess",
        "--base-year",
        "2020",
        "--by",
        "2025",
        "--better",
        "higher",
    ];
    for (lang, expected) in [("vi", vi), ("en", en)] {
        let line = [&["--lang", lang], &fixed[..], line].concat();
        let said = prints(&line, 0);
        assert_eq!(said.lines().nth(1), Some(expected), "{said}");
    }
}

#[test]
fn what_was_last_known_is_said_with_its_side() {
    let level = ["--kind", "level", "--series", "2020:90,2023:98"];
    let after = ["--as-of", "29/11/2026"];
    says(
        &[&level[..], &["--target", "95"], &after].concat(),
        "98 (2023), mục tiêu 95 (2025). Tạm tính theo số liệu mới nhất: đạt, cao hơn mục tiêu 3. Chưa đánh giá: chưa có số liệu của năm cuối.",
        "98 (2023), target 95 (2025). Provisional, by the newest figure: met, 3 above the target. Not assessed: no figure for the last year.",
    );
    says(
        &[&level[..], &["--target", "100"], &after].concat(),
        "98 (2023), mục tiêu 100 (2025). Tạm tính theo số liệu mới nhất: chưa đạt, còn thiếu 2. Chưa đánh giá: chưa có số liệu của năm cuối.",
        "98 (2023), target 100 (2025). Provisional, by the newest figure: not met, 2 short. Not assessed: no figure for the last year.",
    );
    says(
        &[
            &level[..],
            &["--target", "98", "--strict", "--ended", "2024-06"],
        ]
        .concat(),
        "98 (2023), mục tiêu trên 98 (2025). Tạm tính theo số liệu mới nhất: sát ngưỡng. Chưa đánh giá: đơn vị hành chính hoặc đối tượng được đo không còn trước hạn.",
        "98 (2023), target over 98 (2025). Provisional, by the newest figure: at the threshold. Not assessed: the administrative unit or what was measured ended before the deadline.",
    );
}

#[test]
fn a_figure_of_part_of_the_last_year_is_no_estimate() {
    says(
        &[
            "--kind",
            "level",
            "--series",
            "2020:40,2025-10:65",
            "--target",
            "70",
            "--as-of",
            "2026",
        ],
        "65 (2025, chưa trọn năm), mục tiêu 70 (2025): Không đạt, còn thiếu 5.",
        "65 (2025, part of the year), target 70 (2025): Missed, 5 short.",
    );
}

#[test]
fn doubt_is_said() {
    let level = ["--kind", "level", "--series", "2020:40,2023:58"];
    says(
        &[&level[..], &["--target", "70", "--conflict", "52"]].concat(),
        "58 (2023), mục tiêu 70 (2025), còn thiếu 12 đến 18, tùy nguồn. Tiến độ đã đi 40% khi hết 60% thời gian (R = 0,67 < 0,95): Có nguy cơ không đạt. Cần tăng 9 mỗi năm. Độ tin cậy thấp: 2 điểm số liệu, các nguồn khác nhau.",
        "58 (2023), target 70 (2025), short by 12 to 18, depending on the source. 40% of the way is done in 60% of the time (R = 0.67 < 0.95): At risk. A rise of 9 a year is needed. Confidence is low: 2 figures, sources differ.",
    );
    says(
        &[&level[..], &["--target", "55", "--conflict", "52"]].concat(),
        "58 (2023), mục tiêu 55 (2025). Chưa đánh giá: các nguồn khác nhau, có nguồn cho là đạt, có nguồn cho là chưa.",
        "58 (2023), target 55 (2025). Not assessed: sources differ, by some the target is met, by others not.",
    );
    says(
        &[&level[..], &["--target", "57", "--conflict", "57"]].concat(),
        "58 (2023), mục tiêu 57 (2025): Đạt, các nguồn khác nhau.",
        "58 (2023), target 57 (2025): Met, sources differ.",
    );
    says(
        &[&level[..], &["--target", "58.2"]].concat(),
        "58 (2023), mục tiêu 58,2 (2025), sát ngưỡng. Tiến độ đã đi 98,9% khi hết 60% thời gian (R = 1,65 ≥ 0,95): Đúng tiến độ. Độ tin cậy thấp: 2 điểm số liệu.",
        "58 (2023), target 58.2 (2025), at the threshold. 98.9% of the way is done in 60% of the time (R = 1.65 ≥ 0.95): On track. Confidence is low: 2 figures.",
    );
    says(
        &[
            "--kind",
            "level",
            "--series",
            "2020:>40,2022.5:41.5",
            "--target",
            "57.5",
        ],
        "41,5 (giữa 2023), mục tiêu 57,5 (2025), còn thiếu 16. Tiến độ đã đi 8,6% khi hết 50% thời gian (R = 0,17 < 0,60): Khó đạt. Cần tăng 6,4 mỗi năm. Độ tin cậy thấp: 2 điểm số liệu, mốc gốc chỉ là một giới hạn.",
        "41.5 (mid-2023), target 57.5 (2025), 16 short. 8.6% of the way is done in 50% of the time (R = 0.17 < 0.60): Unlikely. A rise of 6.4 a year is needed. Confidence is low: 2 figures, counted from a bound.",
    );
}

#[test]
fn every_flag_and_reason_has_words() {
    let flags = [
        Flag::Baseline(2021),
        Flag::Running,
        Flag::Provisional,
        Flag::Approximate,
        Flag::Slipping,
        Flag::Worsening,
        Flag::WasMet,
        Flag::Stalling,
        Flag::Surging,
        Flag::MovingAway,
        Flag::CloseCall,
        Flag::AtThreshold,
        Flag::BaselineBound,
        Flag::Stale,
        Flag::Conflict,
        Flag::YearsMissed(Box::new([2021, 2023])),
        Flag::LastFigure(2024),
        Flag::NoTarget(Trend::Improving),
        Flag::NoTarget(Trend::Worsening),
        Flag::NoTarget(Trend::Flat),
    ];
    let reasons = Reason::ALL.into_iter().map(Flag::Reason);
    let all: Vec<Flag> = flags.into_iter().chain(reasons).collect();
    for (at, one) in all.iter().enumerate() {
        let (vi, en) = (flag(one, Lang::Vi), flag(one, Lang::En));
        assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{one}");
        let twice = all
            .iter()
            .skip(at + 1)
            .any(|other| flag(other, Lang::Vi) == vi);
        assert!(!twice, "{one} has the words of another");
    }
    assert_eq!(reason(Reason::NoBaseline, Lang::Vi), "thiếu mốc gốc");
}
