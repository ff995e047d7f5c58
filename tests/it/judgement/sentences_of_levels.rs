//! The sentences of the assessment for targets that are levels, floors and ceilings.

use super::sentences::{MONEY, PERCENT, check, spoken};

#[test]
fn levels_that_are_met() {
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:97.5 2021:98.2 2022:98.7 2023:99",
            ("99", 1),
        ),
        "Chỉ tiêu: 99% (2023), mục tiêu 99% (2025): Đạt.",
        "Indicator: 99% (2023), target 99% (2025): Met.",
    );
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:94 2021:95.5 2022:97 2023:98.2",
            ("95", 1),
        ),
        "Chỉ tiêu: 98,2% (2023), mục tiêu 95% (2025): Vượt 3,2 điểm % (tương đối: cao hơn mục tiêu 3,4%).",
        "Indicator: 98.2% (2023), target 95% (2025): Exceeded by 3.2 percentage points (relatively 3.4% above the target).",
    );
    check(
        &spoken(
            "level",
            "lower",
            PERCENT,
            "2020:30 2022:18 2023:14",
            ("15", 1),
        ),
        "Chỉ tiêu: 14% (2023), mục tiêu 15% (2025): Vượt 1 điểm % (tương đối: thấp hơn mục tiêu 6,7%).",
        "Indicator: 14% (2023), target 15% (2025): Exceeded by 1 percentage point (relatively 6.7% below the target).",
    );
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:41.5 2024:55 2025:57.46",
            ("57.5", 1),
        ),
        "Chỉ tiêu: 57,46% (2025), mục tiêu 57,5% (2025): Không đạt, còn thiếu 0,04 điểm %.",
        "Indicator: 57.46% (2025), target 57.5% (2025): Missed, 0.04 percentage points short.",
    );
    check(
        &spoken(
            "level",
            "higher",
            MONEY,
            "2020:43.33 2022:70 2023:67",
            ("65", 2),
        ),
        "Chỉ tiêu: 67 triệu đồng (2023), mục tiêu 65 triệu đồng (2025): Vượt 2 triệu đồng (tương đối: cao hơn mục tiêu 3,1%), nhưng gần đây mỗi năm giảm 3 triệu đồng; cứ đà này thì đến 2025 không giữ được.",
        "Indicator: 67 million đồng (2023), target 65 million đồng (2025): Exceeded by 2 million đồng (relatively 3.1% above the target), but lately it fell by 3 million đồng a year; at that rate it is lost by 2025.",
    );
    check(
        &spoken(
            "level",
            "higher",
            MONEY,
            "2020:43.33 2022:90 2023:89",
            ("65", 2),
        ),
        "Chỉ tiêu: 89 triệu đồng (2023), mục tiêu 65 triệu đồng (2025): Vượt 24 triệu đồng (tương đối: cao hơn mục tiêu 36,9%), nhưng gần đây mỗi năm giảm 1 triệu đồng.",
        "Indicator: 89 million đồng (2023), target 65 million đồng (2025): Exceeded by 24 million đồng (relatively 36.9% above the target), but lately it fell by 1 million đồng a year.",
    );
}

#[test]
fn levels_on_the_way() {
    check(
        &spoken("level", "higher", MONEY, "2020:43.33 2022:47.45", ("65", 2)),
        "Chỉ tiêu: 47,45 triệu đồng (2022), mục tiêu 65 triệu đồng (2025), còn thiếu 17,55 triệu đồng. Tiến độ đã đi 19% khi hết 40% thời gian (R = 0,48 < 0,60): Khó đạt. Cần tăng 5,85 triệu đồng/năm, gấp 2,8 lần tốc độ đến nay (2,06 triệu đồng/năm); nếu giữ tốc độ này thì năm 2025 ở mức 53,63 triệu đồng. Độ tin cậy thấp: 2 điểm số liệu.",
        "Indicator: 47.45 million đồng (2022), target 65 million đồng (2025), 17.55 million đồng short. 19% of the way is done in 40% of the time (R = 0.48 < 0.60): Unlikely. A rise of 5.85 million đồng a year is needed, 2.8 times the pace so far (2.06 million đồng a year); at the pace so far 2025 ends at 53.63 million đồng. Confidence is low: 2 figures.",
    );
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:40 2021:46 2022:52 2023:58",
            ("70", 1),
        ),
        "Chỉ tiêu: 58% (2023), mục tiêu 70% (2025), còn thiếu 12 điểm %. Tiến độ đã đi 60% khi hết 60% thời gian (R = 1,00 ≥ 0,95): Đúng tiến độ. Cần tăng 6 điểm %/năm, bằng tốc độ đến nay (6 điểm %/năm); nếu giữ tốc độ này thì năm 2025 ở mức 70%. Độ tin cậy thấp: 4 điểm số liệu, khoảng dự báo rộng.",
        "Indicator: 58% (2023), target 70% (2025), 12 percentage points short. 60% of the way is done in 60% of the time (R = 1.00 ≥ 0.95): On track. A rise of 6 percentage points a year is needed, the same as the pace so far (6 percentage points a year); at the pace so far 2025 ends at 70%. Confidence is low: 4 figures, a wide interval.",
    );
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:40 2021:52 2022:57.5 2023:58",
            ("70", 1),
        ),
        "Chỉ tiêu: 58% (2023), mục tiêu 70% (2025), còn thiếu 12 điểm %. Tiến độ đã đi 60% khi hết 60% thời gian (R = 1,00 ≥ 0,95; năm gần nhất chậm lại, q = 0,08 < 0,90): Có nguy cơ không đạt. Cần tăng 6 điểm %/năm, bằng tốc độ đến nay (6 điểm %/năm); nếu giữ tốc độ này thì năm 2025 ở mức 70%. Độ tin cậy thấp: 4 điểm số liệu, khoảng dự báo rộng.",
        "Indicator: 58% (2023), target 70% (2025), 12 percentage points short. 60% of the way is done in 60% of the time (R = 1.00 ≥ 0.95; the last year was slower, q = 0.08 < 0.90): At risk. A rise of 6 percentage points a year is needed, the same as the pace so far (6 percentage points a year); at the pace so far 2025 ends at 70%. Confidence is low: 4 figures, a wide interval.",
    );
    check(
        &spoken("level", "higher", MONEY, "2020:100 2022:137.96", ("200", 2)),
        "Chỉ tiêu: 137,96 triệu đồng (2022), mục tiêu 200 triệu đồng (2025), còn thiếu 62,04 triệu đồng. Tiến độ đã đi 38% khi hết 40% thời gian (R = 0,949 < 0,95): Có nguy cơ không đạt. Cần tăng 20,68 triệu đồng/năm, gấp 1,1 lần tốc độ đến nay (18,98 triệu đồng/năm); nếu giữ tốc độ này thì năm 2025 ở mức 194,9 triệu đồng. Độ tin cậy thấp: 2 điểm số liệu.",
        "Indicator: 137.96 million đồng (2022), target 200 million đồng (2025), 62.04 million đồng short. 38% of the way is done in 40% of the time (R = 0.949 < 0.95): At risk. A rise of 20.68 million đồng a year is needed, 1.1 times the pace so far (18.98 million đồng a year); at the pace so far 2025 ends at 194.9 million đồng. Confidence is low: 2 figures.",
    );
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:40 2021:40 2022:39.5 2023:50",
            ("70", 1),
        ),
        "Chỉ tiêu: 50% (2023), mục tiêu 70% (2025), còn thiếu 20 điểm %. Tiến độ đã đi 33,3% khi hết 60% thời gian (R = 0,56 < 0,60; năm gần nhất tăng tốc, q = 1,05 ≥ 1,00): Có nguy cơ không đạt. Cần tăng 10 điểm %/năm, gấp 3 lần tốc độ đến nay (3,33 điểm %/năm); nếu giữ tốc độ này thì năm 2025 ở mức 56,7%. Độ tin cậy thấp: 4 điểm số liệu, khoảng dự báo rộng.",
        "Indicator: 50% (2023), target 70% (2025), 20 percentage points short. 33.3% of the way is done in 60% of the time (R = 0.56 < 0.60; the last year was faster, q = 1.05 ≥ 1.00): At risk. A rise of 10 percentage points a year is needed, 3 times the pace so far (3.33 percentage points a year); at the pace so far 2025 ends at 56.7%. Confidence is low: 4 figures, a wide interval.",
    );
    check(
        &spoken(
            "level",
            "lower",
            PERCENT,
            "2020:30 2021:26.5 2022:23 2023:20",
            ("15", 1),
        ),
        "Chỉ tiêu: 20% (2023), mục tiêu 15% (2025), còn cao hơn 5 điểm %. Tiến độ đã đi 66,7% khi hết 60% thời gian (R = 1,11 ≥ 0,95): Đúng tiến độ. Cần giảm 2,5 điểm %/năm, thấp hơn tốc độ đến nay (3,33 điểm %/năm); nếu giữ tốc độ này thì năm 2025 ở mức 13,3%. Độ tin cậy thấp: 4 điểm số liệu, khoảng dự báo rộng.",
        "Indicator: 20% (2023), target 15% (2025), 5 percentage points too high. 66.7% of the way is done in 60% of the time (R = 1.11 ≥ 0.95): On track. A fall of 2.5 percentage points a year is needed, less than the pace so far (3.33 percentage points a year); at the pace so far 2025 ends at 13.3%. Confidence is low: 4 figures, a wide interval.",
    );
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:50 2021:49 2022:47 2023:46",
            ("70", 1),
        ),
        "Chỉ tiêu: 46% (2023), mục tiêu 70% (2025), còn thiếu 24 điểm %. Đã lùi 20% quãng đường khi hết 60% thời gian (R = −0,33 < 0,60): Khó đạt. Cần tăng 12 điểm %/năm, trong khi đến nay giảm 1,33 điểm %/năm; nếu giữ tốc độ này thì năm 2025 ở mức 43,3%. Độ tin cậy trung bình: 4 điểm số liệu.",
        "Indicator: 46% (2023), target 70% (2025), 24 percentage points short. It moved back by 20% of the way in 60% of the time (R = −0.33 < 0.60): Unlikely. A rise of 12 percentage points a year is needed, while it fell by 1.33 percentage points a year so far; at the pace so far 2025 ends at 43.3%. Confidence is medium: 4 figures.",
    );
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:40 2021:60 2022:72 2023:68",
            ("70", 1),
        ),
        "Chỉ tiêu: 68% (2023), mục tiêu 70% (2025), còn thiếu 2 điểm %. Tiến độ đã đi 93,3% khi hết 60% thời gian (R = 1,56 ≥ 0,95; năm gần nhất đi lùi, q = −4,00 < 0,90; đã từng đạt rồi tụt): Có nguy cơ không đạt. Cần tăng 1 điểm %/năm, thấp hơn tốc độ đến nay (9,33 điểm %/năm); nếu giữ tốc độ này thì năm 2025 ở mức 86,7%. Độ tin cậy thấp: 4 điểm số liệu, khoảng dự báo rộng.",
        "Indicator: 68% (2023), target 70% (2025), 2 percentage points short. 93.3% of the way is done in 60% of the time (R = 1.56 ≥ 0.95; the last year went backwards, q = −4.00 < 0.90; it was met and lost again): At risk. A rise of 1 percentage point a year is needed, less than the pace so far (9.33 percentage points a year); at the pace so far 2025 ends at 86.7%. Confidence is low: 4 figures, a wide interval.",
    );
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:70 2021:69 2022:68 2023:67",
            ("70", 1),
        ),
        "Chỉ tiêu: 67% (2023), mục tiêu 70% (2025), còn thiếu 3 điểm %. Mốc gốc đã ở đúng mục tiêu; năm gần nhất không tốt lên: Khó đạt. Cần tăng 1,5 điểm %/năm, trong khi đến nay giảm 1 điểm %/năm; nếu giữ tốc độ này thì năm 2025 ở mức 65%. Độ tin cậy trung bình: 4 điểm số liệu.",
        "Indicator: 67% (2023), target 70% (2025), 3 percentage points short. It started at the target itself; the last year was no better: Unlikely. A rise of 1.5 percentage points a year is needed, while it fell by 1 percentage point a year so far; at the pace so far 2025 ends at 65%. Confidence is medium: 4 figures.",
    );
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:50 2022:50 2023:50",
            ("70", 1),
        ),
        "Chỉ tiêu: 50% (2023), mục tiêu 70% (2025), còn thiếu 20 điểm %. Tiến độ đã đi 0% khi hết 60% thời gian (R = 0,00 < 0,60): Khó đạt. Cần tăng 10 điểm %/năm, đến nay chưa thay đổi; nếu giữ tốc độ này thì năm 2025 ở mức 50%. Độ tin cậy thấp: 3 điểm số liệu.",
        "Indicator: 50% (2023), target 70% (2025), 20 percentage points short. 0% of the way is done in 60% of the time (R = 0.00 < 0.60): Unlikely. A rise of 10 percentage points a year is needed, nothing has changed so far; at the pace so far 2025 ends at 50%. Confidence is low: 3 figures.",
    );
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2021:42 2022:47 2023:52",
            ("60", 1),
        ),
        "Chỉ tiêu: 52% (2023), mục tiêu 60% (2025), còn thiếu 8 điểm %. Tiến độ đã đi 55,6% khi hết 50% thời gian tính từ 2021 (R = 1,11 ≥ 0,95): Đúng tiến độ. Cần tăng 4 điểm %/năm, thấp hơn tốc độ đến nay (5 điểm %/năm); nếu giữ tốc độ này thì năm 2025 ở mức 62%. Độ tin cậy thấp: 3 điểm số liệu.",
        "Indicator: 52% (2023), target 60% (2025), 8 percentage points short. 55.6% of the way is done in 50% of the time since 2021 (R = 1.11 ≥ 0.95): On track. A rise of 4 percentage points a year is needed, less than the pace so far (5 percentage points a year); at the pace so far 2025 ends at 62%. Confidence is low: 3 figures.",
    );
}

#[test]
fn levels_that_are_missed_or_not_judged() {
    check(
        &spoken(
            "level",
            "higher",
            PERCENT,
            "2020:40 2024:63 2025:68",
            ("70", 1),
        ),
        "Chỉ tiêu: 68% (2025), mục tiêu 70% (2025): Không đạt, còn thiếu 2 điểm %.",
        "Indicator: 68% (2025), target 70% (2025): Missed, 2 percentage points short.",
    );
    check(
        &spoken(
            "level",
            "lower",
            PERCENT,
            "2020:30 2024:20 2025:17.78",
            ("17.66", 2),
        ),
        "Chỉ tiêu: 17,78% (2025), mục tiêu 17,66% (2025): Không đạt, còn cao hơn 0,12 điểm %.",
        "Indicator: 17.78% (2025), target 17.66% (2025): Missed, 0.12 percentage points too high.",
    );
    check(
        &spoken("level", "higher", PERCENT, "2023:41.5", ("57.5", 1)),
        "Chỉ tiêu: 41,5% (2023), mục tiêu 57,5% (2025). Chưa đánh giá: thiếu mốc gốc.",
        "Indicator: 41.5% (2023), target 57.5% (2025). Not assessed: no baseline.",
    );
    check(
        &spoken("level", "higher", PERCENT, "2020:75 2023:68", ("70", 1)),
        "Chỉ tiêu: 68% (2023), mục tiêu 70% (2025). Chưa đánh giá: mốc gốc đã tốt hơn mục tiêu.",
        "Indicator: 68% (2023), target 70% (2025). Not assessed: the baseline is already better than the target.",
    );
    check(
        &spoken("level", "higher", MONEY, "2020:100 2023:106", ("", 1)),
        "Chỉ tiêu: 106 triệu đồng (2023). Không có mục tiêu; đang tốt lên, bình quân 2 triệu đồng/năm từ 2020.",
        "Indicator: 106 million đồng (2023). There is no target; improving, by 2 million đồng a year on average since 2020.",
    );
}

#[test]
fn floors_and_ceilings() {
    check(
        &spoken(
            "maintain",
            "lower",
            PERCENT,
            "2020:2 2021:2.2 2022:2.4 2023:2.6",
            ("3", 1),
        ),
        "Chỉ tiêu: 2,6% (2023), mức trần 3% (2025): Đạt, nhưng gần đây mỗi năm tăng 0,2 điểm %; cứ đà này thì đến 2025 không giữ được.",
        "Indicator: 2.6% (2023), ceiling 3% (2025): Met, but lately it rose by 0.2 percentage points a year; at that rate it is lost by 2025.",
    );
    check(
        &spoken(
            "maintain",
            "higher",
            PERCENT,
            "2020:98.3 2021:96.8 2022:97.1 2023:97.4",
            ("98", 1),
        ),
        "Chỉ tiêu: 97,4% (2023), mức sàn 98% (2025), còn thiếu 0,6 điểm %. Chưa giữ được; năm gần nhất tốt lên: Có nguy cơ không đạt. Cần tăng 0,3 điểm %/năm, trong khi đến nay giảm 0,3 điểm %/năm; nếu giữ tốc độ này thì năm 2025 ở mức 96,8%. Độ tin cậy thấp: 4 điểm số liệu, khoảng dự báo rộng.",
        "Indicator: 97.4% (2023), floor 98% (2025), 0.6 percentage points short. It is not kept; the last year was better: At risk. A rise of 0.3 percentage points a year is needed, while it fell by 0.3 percentage points a year so far; at the pace so far 2025 ends at 96.8%. Confidence is low: 4 figures, a wide interval.",
    );
    check(
        &spoken(
            "maintain",
            "higher",
            PERCENT,
            "2020:75 2021:73 2022:70 2023:68",
            ("70", 1),
        ),
        "Chỉ tiêu: 68% (2023), mức sàn 70% (2025), còn thiếu 2 điểm %. Chưa giữ được; năm gần nhất không tốt lên: Khó đạt. Cần tăng 1 điểm %/năm, trong khi đến nay giảm 2,33 điểm %/năm; nếu giữ tốc độ này thì năm 2025 ở mức 63,3%. Độ tin cậy thấp: 4 điểm số liệu, khoảng dự báo rộng.",
        "Indicator: 68% (2023), floor 70% (2025), 2 percentage points short. It is not kept; the last year was no better: Unlikely. A rise of 1 percentage point a year is needed, while it fell by 2.33 percentage points a year so far; at the pace so far 2025 ends at 63.3%. Confidence is low: 4 figures, a wide interval.",
    );
    check(
        &spoken("maintain", "lower", PERCENT, "2020:4 2025:4.2", ("4", 1)),
        "Chỉ tiêu: 4,2% (2025), mức trần 4% (2025): Không đạt, còn cao hơn 0,2 điểm %.",
        "Indicator: 4.2% (2025), ceiling 4% (2025): Missed, 0.2 percentage points too high.",
    );
}
