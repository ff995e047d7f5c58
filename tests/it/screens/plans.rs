//! A plan on the screen: found, read in the detail, opened over the panes, and left for its indicators.

use chitieu::line::terminal::ColorDepth;

use crate::support::plans;
use crate::support::screen::{after, over};

/// The screen after some keys, over the pack in which a plan has everything.
fn screen(size: (u16, u16), keys: &str) -> String {
    after(over(plans::library(), size, ColorDepth::Mono), keys)
}

#[track_caller]
fn check(size: (u16, u16), keys: &str, wants: &[&str]) {
    let shown = screen(size, keys);
    let lines: Vec<&str> = shown.lines().collect();
    let holds = |(line, want): (&&str, &&str)| line.contains(*want);
    let mut windows = lines.windows(wants.len());
    let stands = windows.any(|window| window.iter().zip(wants).all(holds));
    assert!(stands, "after {keys:?}:\n{}\n\n{shown}", wants.join("\n"));
}

#[test]
fn what_is_found_says_what_it_is_and_the_detail_tells_all_of_it() {
    check(
        (120, 40),
        "/san thang",
        &[
            "│▸ Xã làm điểm                                            │   08/09/2023",
            "│    Danh sách · Xã San Thàng · KH 2021-2025 · S1, 08/09/…│   Xã San Thàng",
        ],
    );
    check(
        (80, 24),
        "/phieu tin nhiem",
        &[
            "▸ Lấy phiếu tín nhiệm giữa nhiệm kỳ  Nhiệm vụ 1 · KH 2021-2025 · S1, 08/09/2023",
            "",
        ],
    );
    check(
        (120, 40),
        "/kh 2021",
        &[
            "│ KH 2021-2025 · giai đoạn 2021–2025 ·",
            "│   đã ban hành · five",
            "│ Số văn bản: 17/NQ-HĐND ngày",
        ],
    );
}

#[test]
fn enter_opens_the_page_and_escape_leads_back() {
    let page = [
        "▸ Kế hoạch phát triển năm năm của tỉnh thử",
        "  KH 2021-2025 · giai đoạn 2021–2025 · đã ban hành · five",
        "  Số văn bản: 17/NQ-HĐND ngày 09/12/2020 (S2, 12/2020)",
        "",
        "  Đã công bố",
        "    ước 22/55 đạt và vượt, giữa nhiệm kỳ 2023 (S1, 08/09/2023)",
        "      chỉ tiêu thành phần",
        "",
        "  Chỉ tiêu có mục tiêu trong kế hoạch này (1)",
    ];
    let wide = "    Số xã nông thôn mới    56 xã, 2025 · mục tiêu 54 xã (2025) · ▲ Vượt";
    check((120, 40), "/kh 2021<ret>", &[&page[..], &[wide]].concat());
    let narrow = [
        "    Số xã nông thôn mới",
        "      56 xã, 2025 · mục tiêu 54 xã (2025) · ▲ Vượt",
    ];
    check((80, 24), "/kh 2021<ret>", &[&page[..], &narrow].concat());
    let before = screen((80, 24), "/kh 2021<ret><esc>");
    assert!(before.contains("▸ KH 2021-2025"), "{before}");
    // A phone reads it too.
    check(
        (40, 20),
        "/kh 2021<ret>",
        &["▸ Kế hoạch phát triển năm năm của"],
    );
}

#[test]
fn the_plan_that_is_looked_at_stands_in_the_palette() {
    let menu = screen((120, 40), ":mo ke hoach");
    assert!(menu.contains("▸ Mở kế hoạch: KH 2021-2025"), "{menu}");
    let found = screen((120, 40), ":open the plan");
    assert!(found.contains("▸ Mở kế hoạch: KH 2021-2025"), "{found}");
    let chosen = screen((120, 40), "Kdu thao<ret>:mo ke hoach<ret>");
    assert!(chosen.contains("▸ Dự thảo KH 2026-2030"), "{chosen}");
    let english = screen((120, 40), ":mo ke hoach<ret>L");
    assert!(
        english.contains("▸ Five-year development plan"),
        "{english}"
    );
    assert!(english.contains("Key programmes"), "{english}");
}

#[test]
fn the_lines_of_a_page_lead_on() {
    const OPEN: &str = ":mo ke hoach<ret>";
    // The first line that leads on is an indicator; its figure is copied, and Enter shows it in full.
    let copied = screen((120, 40), &format!("{OPEN}ny"));
    assert!(copied.contains("terminal: 56 xã"), "{copied}");
    let nothing = screen((120, 40), &format!("{OPEN}y"));
    assert!(nothing.contains("Không có số liệu để chép"), "{nothing}");
    let tried = screen((120, 40), &format!("{OPEN}n="));
    assert!(tried.contains("Nếu số liệu là"), "{tried}");
    let shown = screen((120, 40), &format!("/trust<ret>{OPEN}n<ret>"));
    assert!(shown.contains("▸ Số xã nông thôn mới"), "{shown}");
    assert!(shown.contains("56 xã   2025"), "{shown}");
    // Then a programme, the tasks, a line of no known kind, the lists.
    let page = |steps: usize| screen((120, 40), &format!("{OPEN}{}<ret>", "n".repeat(steps)));
    let task = page(3);
    assert!(
        task.contains("▸ Lấy phiếu tín nhiệm giữa nhiệm kỳ"),
        "{task}"
    );
    assert!(task.contains("Nhiệm vụ 1 · KH 2021-2025"), "{task}");
    let list = page(6);
    assert!(list.contains("▸ Xã làm điểm"), "{list}");
    // And from there back to the plan.
    let plan = screen((120, 40), &format!("{OPEN}nnn<ret>nn<ret>"));
    assert!(plan.contains("▸ Kế hoạch phát triển năm năm"), "{plan}");
    let stays = screen((120, 40), &format!("{OPEN}<end>n<ret><home>N"));
    assert!(stays.contains("▸ Kế hoạch phát triển năm năm"), "{stays}");
}

#[test]
fn a_long_page_keeps_the_chosen_line_in_sight() {
    for steps in 0..40 {
        let shown = screen(
            (60, 12),
            &format!(":mo ke hoach<ret>{}", "<down>".repeat(steps)),
        );
        let marked = shown.lines().filter(|line| line.starts_with('▸')).count();
        assert_eq!(marked, 1, "{steps}:\n{shown}");
    }
}
