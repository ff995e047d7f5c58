//! What is said of publications and of what is new since a day.
//!
//! Owns the phrases. It must not know how they are laid out.

use crate::words::phrases::phrases;

phrases! {
    /// The phrases of news.
    News, news;

    days_title = "Các lần công bố (Enter: xem như ngày đó; gõ ngày: có gì mới)", "Publications (Enter: as of that day; type a day: what is new)";
    days_title_short = "Các lần công bố", "Publications";
    new = "{} mới", "{} new";
    revised = "{} sửa", "{} revised";
    statuses = "{} đổi tình trạng", "{} {status|statuses} changed";
    statuses_short = "{} đổi", "{} changed";
    today = "Đến nay, {}", "Until now, {}";
    undated = "Không ghi ngày công bố: {} số liệu, không tính ở trên", "Without a day of publication: {} {figure|figures}, not counted above";
    since_mid_term = "Có gì mới sau báo cáo giữa kỳ {}", "What is new after the mid-term report of {}";
    since_mid_term_words = "giua ky giữa kỳ mid-term report since", "giữa kỳ";
    news_after = "Có gì mới sau ngày {}", "What is new after {}";
    news_from = "Có gì mới từ {}, kể cả ngày đó", "What is new from {} on";
    news_from_first = "Có gì mới từ đầu {}, tức từ {}", "What is new from the first day of {}, {}";
    no_day = "Không có ngày {} trong lịch", "No calendar has {}";
    as_of = "Xem như đã biết đến {}", "As known on {}";
    title = "Mới công bố sau ngày {}", "Published after {}";
    counts = "Số liệu mới: {}, sửa: {}; tình trạng đổi: {}.", "Figures new: {}, revised: {}; statuses changed: {}.";
    counts_undated = "{} số liệu không rõ công bố trước hay sau ngày này (không ghi ngày, hoặc chỉ ghi tháng, năm): không tính ở đây.", "Of {} {figure|figures} it is not known whether {it was|they were} published before or after (no day, or a month or year alone): not counted here.";
    added = "mới {}", "new {}";
    more = "Còn {} chỉ tiêu nữa có số liệu mới.", "{} more {indicator has|indicators have} new figures.";
    nothing = "Không có gì mới sau ngày này.", "Nothing is new after that day.";
    status = "tình trạng: {} → {}", "status: {} → {}";
    not_counted = "chưa có mục tiêu", "no target";
}

#[cfg(test)]
mod tests {
    use super::News;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        check_both(News::ALL, &[]);
    }
}
