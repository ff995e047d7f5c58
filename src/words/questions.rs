//! What is said of questions and of their answers.
//!
//! Owns how the program repeats a question that it understood, and the sentences of an answer that are none of a
//! card. Values come in as texts; it must not know a catalogue.

use crate::core::lang::Lang;
use crate::words::phrases::phrases;

phrases! {
    /// The phrases of questions.
    Questions, questions;

    // What is asked, as it is repeated.
    figure = "số liệu", "the figure";
    target = "mục tiêu", "the target";
    met = "đã đạt mục tiêu hay chưa", "whether the target is met";
    when = "khi nào đạt mục tiêu", "when the target is met";
    gap = "còn cách mục tiêu bao nhiêu", "how far from the target";
    which = "những chỉ tiêu nào", "which targets";
    count = "bao nhiêu chỉ tiêu", "how many targets";
    compare = "so sánh", "side by side";
    source = "nguồn số liệu", "the source";
    owner = "ai chịu trách nhiệm", "who is responsible";
    changed = "số liệu mới công bố", "what was published lately";
    search = "tìm", "search";
    none = "không có trong dữ liệu đang mở", "not in the open data";
    year = "năm {}", "{}";
    years = "giai đoạn {}–{}", "{}–{}";
    last_of_years = "Trả lời theo năm {}, năm cuối của giai đoạn {}–{}.", "This is about {}, the last year of {}–{}.";
    since = "từ ngày {}", "since {}";
    of_owner = "do {} phụ trách", "in the charge of {}";

    // Answers.
    other_side = "Lưu ý: câu hỏi nêu “{}”, số liệu này là “{}”.", "Note: the question says “{}”; this figure is “{}”.";
    read_as = "Đọc câu hỏi là: {}", "Read as: {}";
    provisionally_short = "Ngoài ra, {} chỉ tiêu tạm tính là chưa đạt (hỏi: “tạm tính chưa đạt”).", "Besides, {} are provisionally not met (ask: “provisionally not met”).";
    nothing_of = "Không có chỉ tiêu về “{}” trong dữ liệu đang mở", "The open data has no indicator about “{}”";
    near = "gần nhất có: {}", "the nearest: {}";
    no_targets_of_term = "Không có chỉ tiêu nào của giai đoạn {}–{} được đánh giá ở đây", "No target of {}–{} is assessed here";
    no_figures_of_years = "{}: chưa có số liệu {}; số liệu gần nhất:", "{}: no figures for {}; the latest:";
    since_year = "từ năm {}", "since {}";
    by_other_plans = "Theo kế hoạch chính: không có. Theo kế hoạch khác: {} chỉ tiêu", "By the main plan: none. By other plans: {} {target|targets}";
    of_other_plans = "Không tính {} chỉ tiêu khác cũng như vậy theo kế hoạch khác.", "Not counted: {} other {target|targets} of that class in other plans.";
    got_worse = "số liệu năm gần nhất xấu hơn năm trước đó", "the newest year worse than the one before";
    got_better = "số liệu năm gần nhất tốt hơn năm trước đó", "the newest year better than the one before";
    share_for_number = "Dữ liệu không có số lượng “{}”, chỉ có tỷ lệ:", "The data has no number of “{}”, only a share:";
    change_for_number = "Dữ liệu không có số lượng “{}”, chỉ có mức tăng, giảm:", "The data has no number of “{}”, only how it rises or falls:";
    number_for_share = "Dữ liệu không có tỷ lệ “{}”, chỉ có số lượng:", "The data has no share of “{}”, only a number:";
    level_for_rank = "Dữ liệu không xếp hạng theo “{}”; chỉ có số liệu:", "The data has no ranking by “{}”, only the figure:";
    narrower = "Lưu ý: số liệu này là “{}”, không phải số liệu chung về “{}”.", "Note: this is “{}”, not “{}” as a whole.";
    no_mean = "{}: chưa có số bình quân nhiều năm; số liệu từng năm:", "{}: there is no figure for an average over years; the figures of the years:";
    no_whole = "{}: chưa có số liệu của cả giai đoạn; số liệu từng năm:", "{}: there is no figure for the whole term; the figures of the years:";
    no_place = "{}: không có trong dữ liệu đang mở", "{}: not in the open data";
    absent = "{}: chưa có số liệu của chỉ tiêu này", "{}: no figures for this indicator";
    no_figure_of = "{}: chưa có số liệu {}; số liệu gần nhất:", "{}: no figure for {}; the latest:";
    no_figure_of_part = "{}: chưa có số liệu {}; số liệu của cả năm đó:", "{}: no figure for {}; for that year:";
    no_figure_of_part_nor_year = "{}: chưa có số liệu {}; trong năm đó có:", "{}: no figure for {}; known of that year:";
    against_the_year_before = "Mức tăng, giảm của năm {} là so với năm {}.", "The change of {} is against {}.";
    no_reason = "Dữ liệu không nêu nguyên nhân; căn cứ đánh giá:", "The data gives no causes; the status rests on this:";
    no_figure_at_all = "{}: chưa có số liệu {}", "{}: no figure for {}";
    no_target_of = "{}: không có mục tiêu", "{}: there is no target";
    no_target_in = "{}: không có mục tiêu riêng của {}", "{}: there is no target for {} itself";
    not_judged = "Chưa đánh giá {}.", "{} has not been assessed.";
    of_deadline = "Mục tiêu đến năm {}: {}", "The target for {}: {}";
    not_about_other_figure = "Trả lời theo mục tiêu đã đặt, không theo mức {} trong câu hỏi.", "This is about the target that was set, not about the {} of the question.";
    when_without_target = "{}: không có mục tiêu nên không có thời điểm đạt.", "{}: there is no target, and so no time when it is met.";
    when_reached = "{}: đạt mục tiêu từ năm {} ({}).", "{}: the target was reached in {} ({}).";
    when_over = "{}: đã qua thời hạn năm {}.", "{}: the deadline, {}, has passed.";
    when_open = "{}: thời hạn là năm {}.", "{}: the deadline is {}.";
    when_at_pace = "Nếu giữ nguyên tốc độ đến nay, đến năm {} sẽ là {}; không suy ra được năm đạt mục tiêu.", "At the pace so far {} ends at {}; no year of arrival follows from that.";
    other_units = "Lưu ý: đơn vị tính khác nhau, không so sánh được.", "Note: the units differ, so they cannot be compared.";
    other_years = "Lưu ý: số liệu của các năm khác nhau.", "Note: the figures are for different years.";
    other_plans = "Lưu ý: mục tiêu thuộc các kế hoạch khác nhau.", "Note: the targets are from different plans.";
    source_of_figure = "Nguồn số liệu", "Source of the figure";
    printed_nowhere = "Không nguồn nào trong dữ liệu nêu {} của chỉ tiêu này. Đã có:", "No source in the data prints {} of this indicator. Known are:";
    source_of_target = "Nguồn mục tiêu", "Source of the target";
    no_source = "{}: số liệu không nêu nguồn", "{}: no source is named for the figure";
    owned_by = "{}: {} chịu trách nhiệm", "{}: {} is responsible";
    not_owned = "{}: chưa nguồn nào nêu cơ quan chịu trách nhiệm", "{}: no source says who is responsible";
    no_owner_listed = "Chưa nguồn nào nêu chỉ tiêu nào do {} phụ trách.", "No source names a target for which {} is responsible.";
    of_plan = "Thuộc {}", "Part of {}";
    followed_by = "Theo dõi việc thực hiện: {}", "Monitoring: {}";
    counted = "{} trong {} chỉ tiêu", "{} of {} targets";
    listed = "{} chỉ tiêu", "{} {target|targets}";
    none_listed = "Không có chỉ tiêu nào như vậy.", "There is no such target.";
    none_to_count = "Không có mục tiêu nào để đếm trong phạm vi này.", "There are no targets to count here.";
    columns_of_plan = "Theo chỉ tiêu của năm {}; số trong các cột là của cả kế hoạch", "By the targets of {}; the columns are of the whole plan";
    year_not_used = "Câu hỏi nêu năm {}; kết quả này theo thời hạn của kế hoạch, tính đến {}.", "The question names {}; this is judged by the deadlines of the plan, as of {}.";
    part_not_used = "Câu hỏi nêu {}; kết quả này theo thời hạn của kế hoạch, tính đến {}.", "The question names {}; this is judged by the deadlines of the plan, as of {}.";
    start_is_no_period = "“Đầu năm” không phải là một kỳ báo cáo; trả lời theo cả năm {}. Có thể hỏi “quý I năm {}” hoặc “6 tháng đầu năm {}”.", "“The start of the year” is no reporting period; this is about the whole of {}. Ask about “Q1 {}” or “the first half of {}”.";
    middle_is_no_period = "“Giữa năm” không phải là một kỳ báo cáo; trả lời theo cả năm {}. Có thể hỏi “quý II năm {}” hoặc “6 tháng đầu năm {}”.", "“The middle of the year” is no reporting period; this is about the whole of {}. Ask about “Q2 {}” or “the first half of {}”.";
    against_same_period = "so với cùng kỳ", "against the same period";
    against_year_before = "so với năm trước", "against the year before";
    against_year = "so với năm {}", "against {}";
    not_comparable = "Lưu ý: giữa các năm đó cách tính đã đổi, không so sánh trực tiếp được.", "Note: the way of counting changed between these years, so they do not compare directly.";
    only_levels = "{}: chưa có số liệu về mức tăng, giảm; số liệu từng năm:", "{}: no figure says by how much it rose or fell; the figures of the years:";
    not_here = "{} chưa có chỉ tiêu này; dưới đây là của {}:", "{} has no such indicator; the following is for {}:";
    worst_first = "cần chú ý, xa mục tiêu nhất trước", "needing attention, farthest from the target first";
    worst_measure = "Thứ tự: không đạt, khó đạt, có nguy cơ, sát ngưỡng, các nguồn khác nhau, tạm tính chưa đạt. Trong mỗi loại, chỉ tiêu xa mục tiêu nhất đứng trước, tính theo phần còn thiếu của quãng đường từ số gốc (không có số gốc thì so với chính mục tiêu).", "In this order: missed, unlikely, at risk, at the threshold, sources in conflict, provisionally short. Within each the farthest comes first, by the share still missing of the way from the baseline (of the target itself where there is no baseline).";
    compared = "So được hai năm gần nhất: {} trong {} chỉ tiêu.", "With two years that compare: {} of {} targets.";
    share_worked_out = "{}/{}, tính ra {}%.", "{}/{}, which works out at {}%.";
    best_first = "tốt nhất trước", "best first";
    new_figures = "{} số liệu, mới nhất trước", "{} {figure|figures}, newest first";
    no_new_figures = "Không có số liệu nào mới được công bố trong thời gian đó.", "No new figures were published in that time.";
    nothing_about = "Không có trong dữ liệu đang mở.", "That is not in the open data.";
    name_a_thing = "Hỏi về chỉ tiêu nào? Xin nêu tên chỉ tiêu trong câu hỏi.", "Which indicator? Name it in the question.";

    filter_hint = "Bộ lọc viết liền, không có dấu cách sau dấu hai chấm: {}", "A filter is written without a blank behind its colon: {}";

    // A dialogue.
    talk_begins = "Mỗi dòng một câu hỏi; “trợ giúp” để xem cách hỏi, “thoát” để dừng.", "One question a line; “help” tells how to ask, “quit” ends.";
    one_of = "{} trong {}: {}", "{} of {}: {}";
    more_lines = "Còn {} dòng; gõ “tiếp” để xem.", "{} more {line|lines}; type “more”.";
    no_more = "Hết.", "That is all.";
    choose = "Gõ số để chọn.", "Type a number to choose.";
    no_choice = "Không có mục {}: chọn từ 1 đến {}.", "There is no {}: choose 1 to {}.";
    nothing_to_choose = "Chưa có gì để chọn; hãy hỏi trước.", "There is nothing to choose yet; ask first.";
    nothing_spoken_of = "Chưa nói đến chỉ tiêu nào; hãy hỏi trước.", "No indicator has been mentioned yet; ask first.";
    history = "{}: {} năm có số liệu", "{}: figures for {} {year|years}";
    line_too_long = "Câu hỏi quá dài; chỉ đọc phần đầu.", "The question is too long; only its start was read.";
    talk_help = "Hỏi: tỷ lệ hộ nghèo là bao nhiêu; che phủ rừng đạt chưa; chỉ tiêu nào không đạt; bao nhiêu chỉ tiêu đạt; hộ nghèo so với Sơn La; có gì mới.", "Ask: what is the poverty rate; is forest cover met; which targets are missed; how many are met; poverty compared with Sơn La; what is new.";
    talk_help_next = "Tiếp theo một câu trả lời: nguồn; lịch sử; mục tiêu; đạt chưa; khi nào; còn thiếu bao nhiêu; ai phụ trách; so với Sơn La; năm 2023; một số để chọn.", "After an answer: source; history; target; met yet; when; how far; who is responsible; compared with Sơn La; in 2023; a number to choose.";
}

/// What the parts of a question come to as it is repeated: "so sánh – Tỷ lệ hộ nghèo · Lai Châu, Sơn La · năm 2024".
pub(crate) fn repeated(kind: &str, parts: &[String]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    match parts.is_empty() {
        true => kind.to_owned(),
        false => format!("{kind} – {}", parts.join(" · ")),
    }
}

/// What a person may type in a dialogue that is no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DialogueCommand {
    /// To end.
    Quit,
    /// How to ask.
    Help,
    /// The rest of a list.
    More,
    /// The figures of all years.
    History,
}

const SAID: &[(DialogueCommand, &str)] = &[
    (
        DialogueCommand::Quit,
        "thoat|ket thuc|dung|nghi|tam biet|quit|exit|bye|q|goodbye|stop",
    ),
    (
        DialogueCommand::Help,
        "tro giup|giup|huong dan|help|?|cach hoi",
    ),
    (
        DialogueCommand::More,
        "tiep|tiep tuc|nua|xem tiep|them|more|next|continue|go on",
    ),
    (
        DialogueCommand::History,
        "lich su|cac nam|qua cac nam|dien bien cac nam|tung nam|cac nam truoc|xu huong|history|all years|every year|over the years|by year|trend",
    ),
];

/// Reads what is typed in a dialogue, folded, as something that is no question.
pub(crate) fn said(folded: &str) -> Option<DialogueCommand> {
    let fits = |(_, said): &&(DialogueCommand, &str)| said.split('|').any(|said| said == folded);
    SAID.iter().find(fits).map(|(said, _)| *said)
}

/// A count of something, in a language.
pub(crate) fn ordinal(number: usize, of: usize, said: &str, lang: Lang) -> String {
    let counts = [number.to_string(), of.to_string()];
    crate::words::locale::words::fill(questions(lang).one_of, &[&counts[0], &counts[1], said])
}

#[cfg(test)]
mod tests {
    use super::{DialogueCommand, Questions, repeated, said};
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        check_both(Questions::ALL, &[]);
    }

    #[test]
    fn a_question_is_repeated_in_parts() {
        let parts = ["Tỷ lệ hộ nghèo", "", "Lai Châu"].map(str::to_owned);
        assert_eq!(
            repeated("nguồn", &parts),
            "nguồn – Tỷ lệ hộ nghèo · Lai Châu"
        );
        assert_eq!(repeated("nguồn", &[]), "nguồn");
    }

    #[test]
    fn what_is_no_question_is_read_in_both_languages() {
        assert_eq!(said("lich su"), Some(DialogueCommand::History));
        assert_eq!(said("quit"), Some(DialogueCommand::Quit));
        assert_eq!(said("ty le ho ngheo"), None);
    }
}
