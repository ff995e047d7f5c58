//! Every word the program says by itself.
//!
//! Owns one phrase a line in both languages; a phrase with `{}` takes values in that order. Longer wording stands
//! beside its subject: periods in `period`, problems in `problems`, sentences of the assessment in `judgement`, actions
//! in `actions`, the command line in `commands`. It must not know where a phrase is shown.

use crate::words::phrases::phrases;

phrases! {
    /// The phrases of the subject, of the screens and of plain lines.
    Words, words;

    // The subject.
    indicators = "chỉ tiêu", "indicators";
    categories = "Lĩnh vực", "Categories";
    all = "Tất cả", "All";
    with_target = "Có mục tiêu", "With a target";
    target = "mục tiêu", "target";
    target_mark = "MT", "tgt";
    in_draft = "dự thảo", "draft";
    actual_draft = "thực hiện, theo dự thảo", "actual, in a draft";
    estimate_draft = "ước thực hiện, theo dự thảo", "estimate, in a draft";
    forecast_draft = "dự kiến, theo dự thảo", "forecast, in a draft";
    target_draft = "mục tiêu trong dự thảo", "target of a draft";
    target_superseded = "mục tiêu đã được thay thế", "superseded target";
    target_title = "Mục tiêu", "Target";
    a_year_short = "/năm", "/yr";
    latest_title = "Số liệu mới nhất", "Latest figure";
    of_term_title = "Số liệu trong kỳ", "Figure of the term";
    apart_title = "Số liệu trước kỳ", "Figure from before the term";
    next_target_title = "Mục tiêu tới đây", "Target to come";
    years_title = "Từng năm", "Year by year";
    derivation_title = "Cách tính", "Worked out";
    owner_title = "Cơ quan phụ trách", "Answers for it";
    no_owner = "Chưa nguồn nào nêu cơ quan phụ trách", "No source names who answers for it";
    no_figure_in_term = "chưa có số liệu trong kỳ", "no figure in the term";
    source_of_target = "nguồn của mục tiêu", "source of the target";
    source_of_other = "nguồn khác:", "another source:";
    no_address = "không có địa chỉ", "no address";
    in_language = "bản {}", "in {}";
    other_source_short = "nguồn khác", "another source";
    derived_short = "suy ra", "derived";
    head_figure = "Thực hiện", "Figure";
    head_period = "Kỳ", "Period";
    before_term_short = "trước kỳ: {}, {}", "before the term: {}, {}";
    other_source = "nguồn khác {}", "another source {}";
    no_target_in_plan = "kế hoạch này không đặt mục tiêu", "no target in this plan";
    no_target_of_year = "không có mục tiêu năm {}", "no target for {}";
    ended_since = "từ {}", "since {}";
    replaced_by = "đã thay bằng số của {}", "replaced by {}";
    /// Why what stands beyond its target is only met.
    only_met = "“{}” chỉ đủ để kết luận đạt, chưa đủ để kết luận vượt", "“{}” proves that it is met, not that it is exceeded";
    exceeded_by = "{}", "by {}";
    newer_title = "Số mới hơn, chưa dùng để đánh giá", "Newer figure, not judged";
    actual = "thực hiện", "actual";
    estimate = "ước", "est.";
    estimate_long = "ước thực hiện", "estimate";
    forecast = "dự báo", "forecast";
    derived = "(suy ra)", "(derived)";
    is_break = "(từ đây đổi cách tính)", "(counted in another way from here)";
    no_figure = "chưa có số liệu", "no figure";
    no_year = "không rõ năm", "year unknown";
    undated = "không ghi ngày", "undated";
    undated_hidden = "{} số liệu của nguồn không ghi ngày không được tính ở thời điểm này", "{} {figure|figures} of undated sources {is|are} left out on this day";
    place = "Địa bàn", "Place";
    every_plan = "Mọi kế hoạch", "Every plan";
    every_main_plan = "Mọi kế hoạch chính", "All main plans";
    every_plan_hint = "kế hoạch chính trước", "main plans first";
    every_place = "Mọi địa bàn", "Every place";
    claims = "Số liệu theo năm", "Figures by year";
    sources = "Nguồn", "Sources";
    conflict = "Nguồn khác nhau", "Sources disagree";
    /// Follows a list of figures that is cut short: how many more there are.
    more_figures = "và {} số nữa", "and {} more";
    /// At the end of a page that leaves something out: how to see all of it.
    too_long = "Còn nhiều hơn thế này; xem đủ bằng chitieu show {}", "There is more than this; see all with chitieu show {}";
    conflict_mark = "≠", "≠";
    chosen = "lấy số", "shown first:";
    choice_later = "kỳ kết thúc muộn hơn", "the later period";
    choice_figure = "con số trước mức giới hạn", "a figure before a bound";
    choice_whole_year = "số cả năm trước số một phần năm", "a whole year before part of one";
    choice_latest = "công bố sau cùng", "published last";
    choice_order = "đứng trước trong bộ dữ liệu", "first in the data";
    other_places = "Địa phương khác", "Elsewhere";
    programmes = "Chương trình, nhiệm vụ liên quan", "Related programmes";
    says_figures = "Có số liệu của {} chỉ tiêu", "Says figures of {} {indicator|indicators}";
    enter_source = "Enter để xem các chỉ tiêu này", "Enter lists these indicators";
    enter_place = "Enter để chuyển sang địa bàn này", "Enter switches to this place";
    related = "Chỉ tiêu liên quan", "Related indicators";
    official = "Công bố", "Officially";
    note = "ghi chú", "note";
    quote = "trích", "quote";
    aliases = "Còn gọi là", "Also called";
    better_higher = "cao hơn là tốt", "higher is better";
    better_higher_guessed = "cao hơn là tốt (đoán)", "higher is better (a guess)";
    better_lower_guessed = "thấp hơn là tốt (đoán)", "lower is better (a guess)";
    better_lower = "thấp hơn là tốt", "lower is better";
    better_none = "không xét hơn kém", "neither way is better";
    gap_none = "đúng mục tiêu", "on the target";
    gap_at_bound = "mới bằng mức đó, chưa qua", "at that very figure, not beyond it";
    gap_above = "cao hơn mục tiêu {}", "{} above the target";
    gap_below = "thấp hơn mục tiêu {}", "{} below the target";
    gap_places_short = "kém mục tiêu {}", "{} short of the target";
    gap_places_ahead = "hơn mục tiêu {}", "{} better than the target";
    figure_outside_term = "Số liệu ngoài kỳ: {} ({}).", "A figure outside the term: {} ({}).";
    gap_between = "{} đến {}", "{} to {}";
    gap_by_source = "{} đến {}, tùy nguồn", "{} to {}, depending on the source";
    gap_within = "trong khoảng mục tiêu", "within the target range";
    no_claims_here = "Chưa có nguồn nào cho số liệu này.", "No source gives this figure yet.";
    not_in_term = "Chưa nguồn nào công bố kết quả trong kỳ của mục tiêu này.", "No source gives a result within the term of this target.";

    chart_straight = "đường thẳng tới mục tiêu", "straight way to the target";
    chart_held = "nếu giữ nhịp", "at the pace so far";
    chart_break = "đổi cách tính", "counted in another way";
    chart_mean = "bình quân nhiều năm", "mean of several years";
    chart_at_least = "từ mức đó trở lên", "that much or more";
    chart_at_most = "không quá mức đó", "that much or less";
    chart_about = "khoảng, gần mức đó", "about or nearly that much";
    chart_derived = "số suy ra", "derived";
    chart_disputed = "các nguồn nêu khác nhau", "sources differ";
    chart_without_zero = "trục không bắt đầu từ 0", "the axis does not begin at 0";
    chart_spread = "khoảng chừng 80%", "about 80% within";

    // Loading.
    loading = "đang tải {}%", "loading {}%";
    working = "đang xử lý…", "working…";
    working_at = "đang đọc dữ liệu: {}%", "reading the data: {}%";
    resumed = "Mở lại chỗ đã dừng lần trước (--fresh: bắt đầu mới)", "Where the last session stopped (--fresh begins anew)";
    resumed_as_of = "Mở lại chỗ đã dừng lần trước, xem như đã biết đến {} (--fresh: bắt đầu mới)", "Where the last session stopped, as known on {} (--fresh begins anew)";
    renewed = "Dữ liệu vừa được sửa: đã nạp lại", "The data were just changed: read again";
    renewal_refused = "Dữ liệu vừa sửa có {} lỗi: vẫn dùng bản đọc trước đó; bấm {} để xem", "The data just changed have {} {error|errors}: what was read before stands; {} lists them";
    data_gone = "Không còn đọc được dữ liệu: vẫn dùng bản đọc trước đó; bấm {} để xem", "The data can no longer be read: what was read before stands; {} tells why";
    is_old = "bản cũ !", "old copy !";
    is_still = "giữ nguyên", "held";
    is_still_newer = "giữ nguyên, có bản mới", "held, newer waits";
    held_now = "Giữ nguyên dữ liệu đang xem: có sửa cũng không nạp lại; bấm {} để nạp", "What is shown is held: changed data wait; {} lets them in";
    held_no_more = "Dữ liệu sửa lại được nạp ngay", "Changed data are read at once";
    loading_failed = "không tải hết được dữ liệu", "the data could not be loaded to the end";

    // Statuses.
    exceeded = "Vượt", "Exceeded";
    met = "Đạt", "Met";
    on_track = "Đúng tiến độ", "On track";
    at_risk = "Có nguy cơ không đạt", "At risk";
    at_risk_short = "Có nguy cơ", "At risk";
    unlikely = "Khó đạt", "Unlikely";
    missed = "Không đạt", "Missed";
    not_assessable = "Chưa đánh giá", "Not assessed";
    provisional = "theo số ước", "on an estimate";

    // Why something is not assessed.
    reason_no_target = "không có mục tiêu", "no target";
    reason_no_data_in_term = "chưa có số liệu trong kỳ", "no figure in the term";
    reason_part_of_year = "số liệu mới là một phần năm", "the figure covers part of a year";
    reason_no_final_figure = "chưa có số liệu của năm cuối", "no figure for the last year";
    reason_structure = "tỷ trọng trong một tổng, không xét đạt hay không", "a share of a whole, not judged";
    reason_no_direction = "chưa rõ hướng tốt hơn", "no better direction";
    reason_no_baseline = "thiếu mốc gốc", "no baseline";
    reason_direction_conflict = "mốc gốc đã tốt hơn mục tiêu", "the baseline is already better than the target";
    reason_period_mismatch = "số liệu và mục tiêu khác kỳ", "figure and target cover different periods";
    reason_bound_only = "nguồn chỉ cho một giới hạn", "the source gives only a bound";
    reason_end_of_term_only = "chỉ đánh giá cuối nhiệm kỳ", "judged only at the end of the term";
    reason_unit_mismatch = "khác đơn vị", "different units";
    reason_missing_years = "thiếu số liệu của một số năm trong kỳ", "some years of the term have no figure";
    reason_no_deadline = "mục tiêu không ghi năm", "the target names no year";
    reason_target_out_of_range = "mục tiêu là tỷ lệ nhưng nằm ngoài 0–100%", "the target is a share outside 0–100%";
    reason_conflict = "các nguồn khác nhau, có nguồn cho là đạt, có nguồn cho là chưa", "sources differ, by some the target is met, by others not";
    reason_unit_ended = "đơn vị hành chính hoặc đối tượng được đo không còn trước hạn", "the administrative unit or what was measured ended before the deadline";
    class_provisional = "Tạm tính", "Provisional";
    class_unit_ended = "Đơn vị đã kết thúc", "Unit ended";
    class_at_threshold = "Sát ngưỡng", "At the threshold";
    class_structure = "Cơ cấu", "Structure";
    class_no_target = "Năm có số liệu không có mục tiêu", "No target for the year of the figure";
    class_other = "Lý do khác", "Other reasons";
    class_no_data = "Chưa có số liệu", "No figure";
    provisional_above = "Tạm tính: đạt", "Provisional: on target";
    provisional_below = "Tạm tính: chưa đạt", "Provisional: short of target";
    provisional_at_threshold = "Tạm tính: sát ngưỡng", "Provisional: at the threshold";
    reason_no_term = "kế hoạch chưa có nhiệm kỳ", "the plan has no term";
    reason_unconfirmed = "chiều chưa xác nhận", "direction not confirmed";
    provisional_unconfirmed = "Tạm tính: chiều chưa xác nhận", "Provisional: direction not confirmed";
    reason_at_threshold = "số công bố chưa đủ chi tiết để kết luận đạt hay chưa", "what is published is too coarse to tell";
    reason_break = "từ mốc gốc đến nay đã đổi cách tính", "the way of counting changed since the baseline";

    rule = "Quy tắc", "Rule";
    rule_term = "Tính từ năm {} đến năm {}", "Counted from {} to {}";
    rule_base = "Mốc gốc {} (năm {})", "Baseline {} (of {})";
    rule_compared = "So sánh đúng số đã công bố; cách mục tiêu chưa đến nửa đơn vị làm tròn thì coi là sát ngưỡng", "Compared as published; nearer to the target than half a unit of rounding counts as at the threshold";
    rule_points = "Dựa trên {} số liệu", "Rests on {} {figure|figures}";
    rule_inputs = "Số liệu xét đến: {}", "Figures looked at: {}";
    rule_thresholds = "Ngưỡng: đúng tiến độ từ R ≥ {}, có nguy cơ không đạt từ R ≥ {}, chững lại khi q < {}, tăng tốc khi q ≥ {}", "Thresholds: on track from R ≥ {}, at risk from R ≥ {}, stalling when q < {}, surging when q ≥ {}";

    what_if_title = "Giả định", "What if";
    what_if_level = "Nếu số liệu là", "If the figure were";
    what_if_mean = "Nếu bình quân từ đầu kỳ là", "If the mean of the term were";
    what_if_sum = "Nếu tổng từ đầu kỳ là", "If the sum of the term were";
    what_if_parts = "Nếu số phần đã xong là", "If the parts done were";
    what_if_mean_short = "Nếu bình quân là", "If the mean were";
    what_if_sum_short = "Nếu tổng là", "If the sum were";
    what_if_parts_short = "Nếu đã xong", "If done were";
    what_if_year = "Năm", "Year";
    what_if_by = "{} (đến {})", "{} (by {})";
    what_if_as_now = "như hiện nay: {}", "as it is: {}";
    what_if_now = "Hiện nay:", "Now:";
    what_if_then = "Theo giả định:", "Then:";
    what_if_nothing = "chưa giả định gì", "nothing is supposed";
    what_if_unread = "chưa tính, còn ô chưa đọc được", "not worked out, a field cannot be read";
    what_if_within = "{} (kỳ {}–{})", "{} (term {}–{})";
    what_if_outside = "{} (ngoài kỳ {}–{})", "{} (outside {}–{})";
    what_if_kept = "Không lưu lại gì. Tab sang ô khác, Esc đóng.", "Nothing is kept. Tab goes on, Esc closes.";
    what_if_no_target = "Chỉ tiêu này không có mục tiêu để giả định", "This indicator has no target to try figures on";

    // What cannot be read of what is typed.
    typed_no_number = "không đọc được “{}”; viết ví dụ {}", "cannot read “{}”; write for example {}";
    typed_exponent = "không đọc số mũ như “{}”; viết đủ chữ số, ví dụ {}", "no exponents such as “{}”; write all digits, such as {}";
    typed_two_numbers = "“{}” có hai số; chỉ viết một số", "“{}” is two numbers; write one";
    typed_too_long = "“{}” có hơn {} chữ số", "“{}” has more than {} digits";
    typed_other_unit = "“{}” không phải đơn vị ở đây; viết số kèm “{}” hoặc chỉ viết số", "“{}” is not the unit here; write “{}” or the number alone";
    typed_no_year = "“{}” không phải là năm; viết năm tròn, ví dụ {}", "“{}” is no year; write a whole one, such as {}";
    typed_year_beyond = "năm phải từ {} đến {}", "the year must be from {} to {}";
    typed_year_missing = "thiếu năm của số liệu, ví dụ {}", "the figure needs a year, such as {}";

    // Header.
    with_targets_count = "{} có mục tiêu", "{} with a target";
    without_figure_count = "{} chưa có số liệu trong kỳ", "{} without a figure in the term";
    without_figure_short = "{} chưa có số liệu", "{} without a figure";
    overview_title = "Tổng quan: {} chỉ tiêu có mục tiêu", "Overview: {} {indicator|indicators} with a target";
    withdrawn = "đã rút", "withdrawn";
    withdrawn_count = "{} đã rút", "{} withdrawn";
    met_count = "{} đạt hoặc vượt", "{} met or exceeded";
    reported = "công bố", "reported";
    reported_many = "{} báo cáo công bố", "{} {report|reports}";
    met_before_count = "trong đó {} theo số liệu trước năm cuối", "{} of them on earlier figures";
    unknown_short = "{}/{} chưa có văn bản", "{}/{} without a text";
    unknown_short_here = "{}/{} không có trong văn bản này", "{}/{} not in this text";
    unknown_of_reported = "{} trong {} chỉ tiêu thành phần được báo cáo chưa tìm thấy văn bản", "{} of {} components reported: no text found";
    unknown_of_reported_here = "{} trong {} chỉ tiêu thành phần được báo cáo không có trong văn bản này", "{} of {} components reported are not in this text";
    and_more = "{} và {} chỉ tiêu nữa", "{} and {} more indicators";
    and_more_short = "{} và {} nữa", "{} and {} more";
    reported_met_long = "{}/{} đạt và vượt", "{}/{} met or exceeded";
    reported_met = "{}/{} đạt", "{}/{} met";
    reported_missed = "{}/{} không đạt", "{}/{} missed";
    reported_met_long_alone = "{} chỉ tiêu đạt và vượt (không nêu tổng số)", "{} {target|targets} met or exceeded (of how many is not said)";
    reported_met_alone = "{} chỉ tiêu đạt", "{} {target|targets} met";
    reported_missed_alone = "{} chỉ tiêu không đạt", "{} {target|targets} missed";
    computed = "Theo tính toán", "Computed";
    as_of = "tính đến", "as of";
    published_by = "công bố đến", "published by";
    as_known = "Đã công bố đến {} (chỉ ghi tháng, năm: tính đến cuối kỳ)", "Published by {} (month or year alone: its last day)";
    no_disagreement = "Không chỉ tiêu nào mà kết quả tính toán trái với công bố", "Computed and official status disagree nowhere";
    as_of_today = "Trở lại {}, với mọi số liệu đã công bố", "Back to {}, with everything published";
    no_other_day = "Không có lần công bố nào nữa theo hướng này", "No other publication that way";

    // Search and lists.
    search_hint = "gõ để tìm: {}; không cần dấu", "type to search: {}";
    hint_filters = "bộ lọc", "filters";
    found_of = "{}/{}", "{}/{}";
    unknown_zone = "không có múi giờ TZ={}; tính ngày theo giờ UTC", "there is no time zone TZ={}; days are those of UTC";
    searching = "đang tìm", "searching";
    counting = "đang tính lại", "counting again";
    understood = "Đã hiểu là: {}", "Read as: {}";
    in_part = "Gần đúng, bỏ qua: {}", "In part, without: {}";
    understood_in_part = "Gần đúng: {}; bỏ qua: {}", "In part: {}; without: {}";
    suggestion = "Không có gì khớp. Ý bạn là “{}”?", "Nothing fits. Did you mean “{}”?";
    suggestion_key = "Tab hoặc ↓ Enter: tìm như vậy", "Tab or ↓ Enter: search for that";
    elsewhere = "Không có ở {}. Có ở {}: “{}”{}.", "Nothing in {}. Found in {}: “{}”{}.";
    elsewhere_key = "Tab hoặc ↓ Enter: tìm ở đó", "Tab or ↓ Enter: search there";
    elsewhere_plain = "không có ở {}; có ở {}: “{}”{}; hỏi lại không giới hạn: {}", "nothing in {}; found in {}: “{}”{}; ask without that limit: {}";
    and_others = " và {} dòng nữa", " and {} more";
    reach_everywhere = "mọi địa bàn", "every place";
    reach_is = "Tìm trong: {}", "Searching in: {}";
    reach_alone = "Không có gì để thu hẹp: chọn một địa bàn hoặc một lĩnh vực trước", "Nothing to narrow to: choose a place or a category first";
    hint_reach = "phạm vi", "scope";
    hint_take = "lấy gợi ý", "take it";
    nothing = "Không có gì khớp. Esc để xóa.", "Nothing fits. Esc clears.";
    nothing_yet = "Chưa thấy gì khớp; dữ liệu còn đang tải.", "Nothing fits so far; still loading.";
    source_plain = "không có chỉ tiêu nào khớp; có nguồn “{}”: hỏi nguon:{}", "no indicator fits; there is the source “{}”: ask src:{}";
    nothing_asked = "chưa hỏi gì: viết vài chữ của tên chỉ tiêu", "nothing was asked: write a few letters of a name";
    nothing_plain = "không có gì khớp", "nothing fits";
    empty_list = "Không có chỉ tiêu ở đây.", "No indicator here.";

    // Notices.
    copied = "Đã gửi tới bảng tạm của terminal: {}", "Sent to the terminal's clipboard: {}";
    copied_unconfirmed = "Đã gửi tới bảng tạm của terminal.", "Sent to the terminal's clipboard.";
    copied_tmux = "Đã gửi tới tmux; tmux.conf có thể cần:", "Sent to tmux; tmux.conf may need:";
    copied_tmux_or_screen = "Đã gửi; GNU screen không hỗ trợ, còn tmux.conf có thể cần:", "Sent; GNU screen does not support it, tmux.conf may need:";
    clipboard_off = "Bảng tạm đã tắt, không gửi.", "The clipboard is off: not sent.";
    clipboard_screen = "Không gửi được: GNU screen không hỗ trợ.", "Not sent: not supported in GNU screen.";
    clipboard_absent = "Không gửi được: terminal không hỗ trợ.", "Not sent: not supported here.";
    too_long_to_copy = "Không gửi được: dài quá cho bảng tạm.", "Not sent: too long for the clipboard.";
    copy_select = "Bôi đen để chép. Phím bất kỳ: đóng.", "Select to copy. Any key closes.";
    copy_rows = "cuộn · dòng {}–{}/{}", "scroll · rows {}–{} of {}";
    nothing_to_copy = "Không có số liệu để chép", "There is no figure to copy";
    too_small = "Cần ít nhất {}×{} ô", "At least {}×{} cells are needed";
    keyboard_hint = "Bộ gõ đang bật (Ctrl+Shift / Alt+Z để tắt)", "A Vietnamese input method is on (Ctrl+Shift / Alt+Z turns it off)";
    letters_lost = "Chữ bị mất: đặt bảng mã UTF-8 (PuTTY: Translation; Windows: chcp 65001)", "Letters were lost: set UTF-8 (PuTTY: Translation; Windows: chcp 65001)";
    no_problems = "Dữ liệu không có lỗi", "The data has no problems";
    theme_auto = "Giao diện: theo nền của terminal", "Theme: as the terminal's ground is";
    theme_dark = "Giao diện: nền tối", "Theme: dark";
    theme_light = "Giao diện: nền sáng", "Theme: light";
    theme_high_contrast = "Giao diện: tương phản cao", "Theme: high contrast";
    theme_color_blind = "Giao diện: dành cho người mù màu", "Theme: color-blind safe";
    theme_none = "Giao diện: không màu", "Theme: no color";
    no_themes = "Terminal này không đủ màu để đổi giao diện", "This terminal has too few colors for themes";
    errors_plain = "dữ liệu có {} lỗi, phần đọc được vẫn dùng; xem bằng chitieu check", "the data has {} {error|errors}, what could be read is used; see them with chitieu check";
    errors_here = "Dữ liệu có {} lỗi, phần đọc được vẫn dùng; bấm {} để xem", "The data has {} {error|errors}, what could be read is used; {} lists them";
    clock_behind = "Ngày máy {} sớm hơn lần công bố mới nhất {}", "The clock says {}, before the newest publication of {}";
    no_lines = "Không có dòng nào để xem: tệp đã đổi hoặc không còn", "There are no lines to show: the file has changed or is gone";
    no_place = "Lỗi này không ở dòng nào", "This problem stands in no line";
    reading_lines = "đang đọc tệp", "reading the file";
    more_problems = "… và {} lỗi nữa", "… and {} {problem|problems} more";

    // Overlays.
    help_title = "Trợ giúp: gõ để lọc, Enter để chạy", "Help: type to filter, Enter to run";
    palette_title = "Lệnh", "Commands";
    place_title = "Chọn địa bàn", "Choose a place";
    plan_title = "Chọn kế hoạch", "Choose a plan";
    problems_title = "Lỗi của dữ liệu", "Problems of the data";

    // Footer.
    hint_move = "chọn", "move";
    hint_search = "tìm", "search";
    hint_open = "mở", "open";
    hint_list = "liệt kê", "list";
    hint_next_field = "ô tiếp theo", "next field";
    choose_first = "Nhấn Enter để liệt kê rồi chọn một chỉ tiêu trước", "Press Enter for the list and choose an indicator first";
    hint_back = "lùi", "back";
    hint_copy = "chép kèm nguồn", "copy with source";
    hint_commands = "lệnh", "commands";
    hint_help = "trợ giúp", "help";
    hint_run = "chạy", "run";
    hint_lines = "xem dòng", "lines";
    hint_scroll = "cuộn", "scroll";

    // Plain output.
    status = "Tình trạng", "Status";
    source = "nguồn", "source";
    same_name = "Cùng tên, khác đơn vị", "Same name, other unit";
}

/// Fills the `{}` of a phrase in order; `{one|many}` gives the first word behind the value 1, else the second.
pub(crate) fn fill(phrase: &str, values: &[&str]) -> String {
    let mut values = values.iter().copied();
    let mut last = "";
    let mut parts = phrase.split('{');
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (hole, rest) = part.split_once('}').unwrap_or(("", part));
        match hole.split_once('|') {
            Some((one, many)) => out.push_str(if last == "1" { one } else { many }),
            None => {
                last = values.next().unwrap_or("");
                out.push_str(last);
            }
        }
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Words, fill};
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        check_both(Words::ALL, &["conflict_mark", "found_of"]);
    }

    #[test]
    fn fills_in_order() {
        assert_eq!(fill("{}/{} met", &["22", "55"]), "22/55 met");
        assert_eq!(fill("none", &["x"]), "none");
        for (count, said) in [("1", "1 year is left"), ("2.5", "2.5 years are left")] {
            assert_eq!(fill("{} {year|years} {is|are} left", &[count]), said);
        }
    }
}
