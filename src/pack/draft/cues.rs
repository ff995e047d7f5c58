//! What words around a figure mean.
//!
//! Owns the tables: comparators, verbs, words of hope, account and judgement, heads of names. It must not know where in a
//! sentence they stand.

use std::sync::LazyLock;

use super::phrases::Phrases;
use crate::core::model::{ClaimKind, Comparator};

/// What a word in front of a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// How the figure bounds.
    Bound(Comparator),
    /// Just short of the figure.
    Nearly,
    /// A state: đạt, là, có.
    Level,
    /// A state that was arrived at by a change: "giảm còn".
    Arrived,
    /// A state that is held.
    Held,
    /// A rise or a fall.
    Rise,
    /// A fall.
    Fall,
    /// More than what was set, or less.
    Over,
    /// Less than what was set.
    Under,
    /// A ratio to something.
    Equal,
    /// The kind of the figure.
    Kind(ClaimKind),
    /// A mean over time.
    Mean,
    /// Every single year.
    EachYear,
    /// A first end of a change: "từ".
    From,
    /// A word that says nothing here.
    Filler,
    /// A place in a ranking.
    Rank,
}

const CUES: &[(Cue, &str)] = &[
    (
        Cue::Bound(Comparator::AtLeast),
        "≥|> =|ít nhất|tối thiểu|đạt tối thiểu|thấp nhất|ít nhất là|tối thiểu là|tối thiểu đạt|\
                ít nhất đạt|đạt ít nhất|cao hơn hoặc bằng|lớn hơn hoặc bằng|bằng hoặc cao hơn|\
                bằng hoặc lớn hơn|không dưới|không dưới mức|không thấp hơn|không thấp hơn mức|không ít hơn|\
                không kém|không kém hơn|không nhỏ hơn|không xuống dưới|không giảm dưới|không được dưới|\
                không được dưới mức|không được thấp hơn|không được thấp hơn mức|không được ít hơn|\
                không được kém|không được kém hơn|không được nhỏ hơn|không được xuống dưới|\
                không được giảm dưới|không để dưới|không để dưới mức|không để thấp hơn|\
                không để thấp hơn mức|không để ít hơn|không để kém|không để kém hơn|không để nhỏ hơn|\
                không để xuống dưới|không để giảm dưới|chưa được dưới|chưa được dưới mức|\
                chưa được thấp hơn|chưa được thấp hơn mức|chưa được ít hơn|chưa được kém|chưa được kém hơn|\
                chưa được nhỏ hơn|chưa được xuống dưới|chưa được giảm dưới",
    ),
    (
        Cue::Bound(Comparator::AtMost),
        "≤|< =|tối đa|nhiều nhất|tối đa là|cao nhất là|nhiều nhất là|tối đa không quá|thấp hơn hoặc bằng|\
                nhỏ hơn hoặc bằng|bằng hoặc thấp hơn|bằng hoặc nhỏ hơn|không quá|không quá mức|không vượt|\
                không vượt quá|không vượt mức|không vượt quá mức|không vượt ngưỡng|không cao hơn|\
                không cao hơn mức|không lớn hơn|không nhiều hơn|không hơn|không trên|không tăng quá|\
                không được quá|không được quá mức|không được vượt|không được vượt quá|không được vượt mức|\
                không được vượt quá mức|không được vượt ngưỡng|không được cao hơn|không được cao hơn mức|\
                không được lớn hơn|không được nhiều hơn|không được hơn|không được trên|không được tăng quá|\
                không để quá|không để quá mức|không để vượt|không để vượt quá|không để vượt mức|\
                không để vượt quá mức|không để vượt ngưỡng|không để cao hơn|không để cao hơn mức|\
                không để lớn hơn|không để nhiều hơn|không để hơn|không để trên|không để tăng quá|chưa quá|\
                chưa quá mức|chưa vượt|chưa vượt quá|chưa vượt mức|chưa vượt quá mức|chưa vượt ngưỡng|\
                chưa cao hơn|chưa cao hơn mức|chưa lớn hơn|chưa nhiều hơn|chưa hơn|chưa trên|chưa tăng quá",
    ),
    (
        Cue::Bound(Comparator::Above),
        ">|trên|hơn|quá|vượt mốc|vượt ngưỡng|vượt con số|vượt mức|cao hơn mức",
    ),
    (
        Cue::Bound(Comparator::Below),
        "<|dưới|chưa đến|chưa đầy|chưa tới|thấp hơn mức|dưới mức",
    ),
    (
        Cue::Bound(Comparator::About),
        "~|≈|khoảng|chừng|xấp xỉ|vào khoảng|tầm|ở khoảng|khoảng từ",
    ),
    (Cue::Nearly, "gần|ngót|gần đạt|suýt soát"),
    (
        Cue::Level,
        "đạt|là|có|còn|chiếm|ở mức|đạt mức|được|gồm|với|ở|mức|có được|đạt được|:|chạm mốc|chạm|\
                cán mốc|đạt và vượt|lên|thu được|đã có|bao gồm|bằng mức|tương ứng|số lượng",
    ),
    (
        Cue::Arrived,
        "còn|giảm còn|giảm xuống còn|xuống còn|giảm xuống|xuống|tăng lên|nâng lên|lên đến|lên tới|\
                tăng lên đến|tăng lên tới|lên mức|giảm xuống mức|nâng tổng số lên|nâng lên thành|lên thành|\
                hạ xuống còn|kéo giảm còn|chỉ còn|giảm chỉ còn|được nâng lên|kéo giảm xuống còn|\
                xuống dưới mức",
    ),
    (
        Cue::Held,
        "giữ ổn định|duy trì|giữ vững|giữ|ổn định|duy trì ở mức|giữ ở mức|duy trì ổn định|\
                ổn định ở mức",
    ),
    (
        Cue::Rise,
        "tăng|tăng thêm|tăng trưởng|tăng trưởng đạt|nâng thêm|mức tăng|tăng bình quân|\
                tăng trưởng bình quân|gấp|cao gấp|tăng gấp|cao hơn|nhiều hơn|thêm",
    ),
    (
        Cue::Fall,
        "giảm|giảm thêm|cắt giảm|mức giảm|giảm bình quân|thấp hơn|ít hơn|kéo giảm|suy giảm|giảm tiếp",
    ),
    (Cue::Over, "vượt|vượt trên|vượt hơn|vượt thêm"),
    (
        Cue::Under,
        "hụt|thiếu|chưa đạt|thấp hơn|thấp|còn thấp|còn thấp hơn|thấp hơn so với",
    ),
    (Cue::Equal, "bằng|tương đương|tương đương với|ngang"),
    (
        Cue::Kind(ClaimKind::Estimate),
        "ước|dự ước|ước tính|sơ bộ|ước đạt|dự ước đạt|ước tính đạt|ước thực hiện|ước có|\
                ước cả năm|ước còn|ước tăng|ước giảm",
    ),
    (
        Cue::Kind(ClaimKind::Forecast),
        "dự kiến|dự báo|dự kiến đạt|dự báo đạt|dự kiến có|khả năng đạt|khả năng cả năm đạt|khả năng sẽ đạt|dự kiến còn|có khả năng đạt",
    ),
    (
        Cue::Kind(ClaimKind::Target),
        "phấn đấu|phấn đấu đạt|sẽ|phải|cần|phải đạt|cần đạt|phấn đấu có|phấn đấu còn|phấn đấu giảm|\
                phấn đấu tăng|sẽ có|sẽ đạt|quyết tâm đạt",
    ),
    (Cue::Mean, "bình quân|trung bình"),
    (
        Cue::EachYear,
        "mỗi năm|hằng năm|hàng năm|bình quân mỗi năm|bình quân hằng năm|bình quân hàng năm|\
                trung bình mỗi năm|bình quân năm|hằng năm đạt|hàng năm đạt|mỗi năm đạt|bình quân một năm",
    ),
    (Cue::From, "từ|từ mức|từ chỗ"),
    (
        Cue::Filler,
        "đã|thì|cũng|chỉ|đều|lại|tiếp tục|cơ bản|lần lượt|tương ứng|đang|toàn huyện có|cho|ra|về|tới|\
                đến|cả|thêm được|tổng cộng|vẫn",
    ),
    (
        Cue::Rank,
        "xếp thứ|đứng thứ|xếp hạng|vị trí thứ|hạng|thứ hạng|thứ|xếp vị trí thứ|xếp hạng thứ|\
                đứng vị trí thứ|vị trí|đứng ở vị trí thứ|ở vị trí thứ|xếp ở vị trí thứ",
    ),
];

/// Words in front of a figure.
pub static CUES_BEFORE: LazyLock<Phrases<Cue>> = LazyLock::new(|| Phrases::new(CUES));

/// What turns the kind of the figures behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A target from here on, unless an achievement governs the word.
    Target,
    /// A target from here on.
    Hope,
    /// A result from here on.
    Result,
    /// A target below it, where it stands in a heading.
    Plan,
    /// An account that is not final.
    Kind(ClaimKind),
    /// An achievement, which governs words of targets.
    Achieve,
    /// A word of targets that means nothing here.
    Nothing,
}

/// Words that turn the kind.
pub static TURNS: LazyLock<Phrases<Turn>> = LazyLock::new(|| {
    Phrases::new(&[
        (
            Turn::Target,
            "mục tiêu|chỉ tiêu|các chỉ tiêu|chỉ tiêu chủ yếu|mục tiêu cụ thể|chỉ tiêu cụ thể|tầm nhìn|nghị quyết đề ra|\
                nghị quyết đại hội đề ra|đại hội đề ra",
        ),
        (
            Turn::Plan,
            "phương hướng|kế hoạch năm|định hướng|nhiệm vụ|kế hoạch|giải pháp|phương án|giao ước|đề xuất|lộ trình",
        ),
        (
            Turn::Hope,
            "phấn đấu|đặt mục tiêu|đề ra mục tiêu|quyết tâm|sẽ|đặt ra mục tiêu|nhằm|cần đạt|phải đạt|\
                đề ra chỉ tiêu|giao chỉ tiêu|để đạt|xác định mục tiêu|đặt chỉ tiêu|đặt ra chỉ tiêu|\
                thống nhất mục tiêu|giao các|giao cho các|yêu cầu các|yêu cầu phải|cam kết|phải hoàn thành|giữ nguyên mục tiêu|theo kế hoạch|phải giải ngân|phải giảm|phải tăng|phải trồng|phải thu|phải có|\
                phải xây dựng|tập trung :|yêu cầu :|đề nghị :|cần :|phải :|tập trung vào :|tiếp tục :|từ nay đến|phương án :|trình đại hội|\
                cần hoàn thành|đề nghị các|được giao chỉ tiêu|giao kế hoạch",
        ),
        (
            Turn::Result,
            "đến nay|đến giờ|tới giờ|tới nay|kết quả|đạt được|vừa qua|hiện nay|thực trạng|hiện trạng|tình hình|hạn chế|tồn tại|đã đạt|đã có|\
                đã thực hiện|đã hoàn thành|ghi nhận|hiện có|thành tựu|thực hiện năm|đã được|đã giảm|đã tăng|\
                năm qua|nhiệm kỳ qua|thực tế|đã|ước thực hiện năm",
        ),
        (
            Turn::Kind(ClaimKind::Estimate),
            "ước|dự ước|ước tính|sơ bộ|ước thực hiện|ước đạt|ước cả năm",
        ),
        (
            Turn::Kind(ClaimKind::Forecast),
            "dự kiến|dự báo|khả năng cả năm|khả năng sẽ|khả năng đạt",
        ),
        (
            Turn::Achieve,
            "đạt|vượt|hoàn thành|thực hiện|so với|khó đạt|so|thắng lợi|đánh giá|bằng|chưa đạt|hụt|%|\
                thấp hơn|cao hơn|triển khai|theo|đạt và vượt|sơ kết|tổng kết",
        ),
        (
            Turn::Nothing,
            "mục tiêu quốc gia|chương trình mục tiêu|chương trình mục tiêu quốc gia|khoa học và nhiệm vụ|\
                nhiệm vụ chi|nhiệm vụ khoa học|giáo dục thường xuyên|hoàn thành nhiệm vụ|\
                hoàn thành tốt nhiệm vụ|hoàn thành xuất sắc nhiệm vụ|lãnh đạo thực hiện nhiệm vụ|\
                kết quả rèn luyện|đánh giá kết quả|nước sạch|bộ chỉ tiêu|thu nhập thực tế|sẽ được|\
                yêu cầu nhiệm vụ|nghĩa vụ|nghĩa vụ quân sự|đề án|chỉ tiêu thành phần|chỉ tiêu đạt|\
                chỉ tiêu vượt|chỉ tiêu chưa đạt|chỉ tiêu đã|chỉ tiêu không đạt|chỉ tiêu hoàn thành|\
                chỉ tiêu đạt và vượt|chỉ tiêu khó hoàn thành|chỉ tiêu chưa hoàn thành|chỉ tiêu không hoàn thành|\
                chỉ tiêu còn|chỉ tiêu khó|mục tiêu khó|mục tiêu chưa|chỉ tiêu thực hiện|chỉ tiêu khó đạt|ký cam kết|bản cam kết|quy ước|hương ước|\
                công ước|thỏa ước|ký kết giao ước|ký giao ước thi đua",
        ),
    ])
});

/// Documents and plans that figures are measured against, behind a figure.
pub static PLANS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "mục tiêu|chỉ tiêu|kế hoạch|nghị quyết|dự toán|kh|nq|mục tiêu nghị quyết đại hội|nghị quyết đại hội|chỉ tiêu nghị quyết đại hội|chỉ tiêu đại hội|mục tiêu đại hội|mục tiêu của nghị quyết|so với mục tiêu đại hội|so với nghị quyết đại hội|nqđh|mục tiêu nghị quyết|\
                chỉ tiêu nghị quyết|mục tiêu đề ra|chỉ tiêu kế hoạch|mục tiêu kế hoạch|so với mục tiêu|\
                so với chỉ tiêu|so với kế hoạch|so với nghị quyết|so với dự toán|so mục tiêu|so chỉ tiêu|\
                so kế hoạch|so nghị quyết|so dự toán|so với nq|so với kh|so kh|so nq|dự toán giao|\
                kế hoạch giao|kế hoạch năm|chỉ tiêu được giao|kế hoạch đề ra|chỉ tiêu giao|\
                so với mục tiêu nghị quyết|so với chỉ tiêu nghị quyết|so với mục tiêu đề ra|chỉ tiêu đề ra|\
                nghị quyết đề ra|dự toán năm|so với dự toán giao|so với kế hoạch năm|so với kế hoạch đề ra|\
                so với chỉ tiêu đề ra|dự toán được giao|của kế hoạch|dự toán tỉnh giao|\
                dự toán trung ương giao|kế hoạch vốn|kế hoạch tỉnh giao|chỉ tiêu tỉnh giao|\
                chỉ tiêu trung ương giao|kế hoạch trung ương giao|chỉ tiêu chính phủ giao|chỉ tiêu huyện giao|\
                kế hoạch huyện giao|dự toán huyện giao|kế hoạch được giao|mục tiêu trung ương giao|\
                chỉ tiêu hđnd tỉnh giao|chỉ tiêu hđnd huyện giao|yêu cầu|so với yêu cầu|yêu cầu đề ra|\
                so với yêu cầu đề ra|mức trần|trần cho phép|mức đề ra|ngưỡng cho phép|kịch bản|kịch bản đề ra|\
                so với kịch bản|so với kịch bản đề ra|so với kịch bản tăng trưởng|\
                kịch bản tăng trưởng",
    )])
});

/// What a ratio to another time is told by, behind a figure.
pub static OTHER_TIMES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "cùng kỳ|so với cùng kỳ|so cùng kỳ|năm trước|so với năm trước|cùng kỳ năm trước|so với|\
                so với năm|so",
    )])
});

/// Heads of names: from the last piece that begins so a name goes on over commas.
pub static HEADS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "tỷ lệ|tổng|số|grdp|gdp|thu|giá trị|sản lượng|diện tích|tốc độ|doanh thu|dân số|kim ngạch|\
                năng suất|cơ cấu|tỷ trọng|thu nhập|chi|vốn|lượng|mức|chỉ số|độ che phủ|khách du lịch|\
                lượt khách|đàn|công suất|mật độ|tuổi thọ|dư nợ|nguồn vốn|tổng thu|tổng số|tổng vốn|\
                tổng sản phẩm|bình quân|chỉ tiêu|tổng mức|tổng đàn|quy mô|hệ số|tỷ suất|lao động|kết nạp|\
                trồng|thuế|huy động|bán lẻ|khu vực|công nghiệp|nông nghiệp|dịch vụ|lạm phát|cpi|fdi|\
                thương mại|xuất khẩu|nhập khẩu|giải ngân|tăng trưởng|tốc độ tăng|chiều dài|trọng lượng|\
                khối lượng|sản phẩm|bội chi|nợ công|chi phí|lãi suất",
    )])
});

/// Verbs that make a count of what is behind them.
pub static ACTIONS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "kết nạp|kết nạp mới|trồng|trồng mới|trồng xong|trồng tiếp|trồng thêm|xây dựng|thu hút|đào tạo|giải quyết|tạo|huy động|hỗ trợ|\
                triển khai|thực hiện|thành lập|thành lập mới|công nhận|xóa|sửa chữa|cấp|cấp mới|tổ chức|\
                phát triển|đón|đầu tư|nâng cấp|làm mới|mở|khai hoang|cứng hóa|bê tông hóa|giải ngân|tuyển|\
                vận động|giúp|khám|tiêm|phát hiện|xử lý|kiểm tra|bồi dưỡng|tặng|trao|chăm sóc|\
                tạo việc làm cho|cho vay|xuất khẩu|hoàn thành|tiếp nhận|giao|lắp đặt|chuyển giao|sắp xếp|\
                giảm nghèo cho|giới thiệu|tập huấn|thẩm định|phê duyệt|bàn giao|khởi công|đưa|trồng được|\
                xây|gieo trồng|khoanh nuôi|tuyên truyền|phục vụ|sản xuất|giải quyết việc làm cho|\
                giải quyết việc làm|giải quyết việc làm mới|tạo việc làm|tạo việc làm mới|\
                giới thiệu việc làm|tạo việc làm mới cho|đào tạo nghề cho|đào tạo nghề|bồi thường|thu|xuất bán|\
                tuyển sinh|cai nghiện|bảo tồn|hiến|giành|xử phạt|cấp phép|xóa toàn bộ|dạy nghề|dạy nghề cho|\
                lắp|trang bị|sửa|tu sửa|nhân rộng|bố trí|quyên góp|ủng hộ|tinh giản|cắt giảm|rút ngắn|nuôi trồng|tuyển dụng|giữ gìn|khai thác|thu hồi|thăm|thăm hỏi",
    )])
});

/// Words of every single year, on either side of a figure.
pub static EACH_YEAR: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(&[((), "mỗi năm|hằng năm|hàng năm|một năm|từng năm")]));

/// Amounts that add up over a term.
pub static FLOWS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "kết nạp|thu hút|huy động|vốn đầu tư|giải quyết việc làm|việc làm mới|việc làm|trồng mới|\
                đào tạo|lượt khách|khách du lịch|du khách|trồng|triển khai|tạo việc làm|thành lập mới|\
                thành lập|hỗ trợ|xóa nhà tạm|đón|xây dựng mới|xây mới|cấp mới|bồi dưỡng|tổng vốn|\
                tổng nguồn vốn|tổng nguồn lực|phát triển mới|làm mới|nâng cấp|cứng hóa|kinh phí|thêm|xóa|\
                sửa chữa|cho vay|giải ngân|kết nạp mới|xuất khẩu lao động|lượt người|vận động|bố trí|quyên góp|nhu cầu vốn|\
                ủng hộ|đóng góp|trợ cấp|tập huấn|hiến",
    )])
});

/// Names of rates, whose rise or fall is in points.
pub static RATES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "tỷ lệ|tỷ trọng|mức giảm|hộ nghèo|độ che phủ|hộ cận nghèo|tỷ suất|mức giảm tỷ lệ|\
                nghèo đa chiều|nghèo",
    )])
});

/// Lead-ins that are no part of a name.
pub static LEAD_INS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "phấn đấu|trong đó|riêng|cụ thể|toàn tỉnh|toàn huyện|toàn xã|toàn ngành|toàn thành phố|\
                toàn quốc|cả nước|toàn tỉnh có|toàn huyện có|toàn xã có|trong đó có|và|đồng thời|mục tiêu|\
                mục tiêu cụ thể|kết quả|theo đó|ước|dự kiến|dự báo|dự ước|như|còn|cùng với đó|bên cạnh đó|\
                ngoài ra|đặc biệt|tính chung|đã|có|tiếp tục|nhất là|qua đó|góp phần|đưa|nâng|giảm|đến|\
                trên địa bàn|cũng|sẽ|các chỉ tiêu chủ yếu|phấn đấu đưa|phấn đấu nâng|thực hiện|đảm bảo|\
                bảo đảm|duy trì|giữ vững|trong|của|về|đạt|phấn đấu có|ước thực hiện|một số chỉ tiêu|\
                toàn đảng bộ|trên|toàn|là|gồm|với|đó|này|thời gian qua|nâng tổng số|trong năm|quyết tâm|\
                giai đoạn|nhiệm kỳ|tập trung|để|toàn vùng|toàn bộ|địa phương|kết quả là|nhờ đó|mỗi năm|\
                hằng năm|hàng năm|bình quân mỗi năm|bình quân hằng năm|chỉ tiêu|đặt mục tiêu|hội nghị|\
                nghị quyết|hiện|hiện nay|đến nay|cho biết|nêu rõ|dự thảo|các mục tiêu|chủ yếu|chung|mới|\
                lũy kế|ít nhất|không để|không để cho|kiềm chế|khống chế|chỉ đạo|tập trung chỉ đạo|qua rà soát|\
                qua đánh giá|qua kiểm tra|chúng ta|chúng tôi|tức|tức là|nghĩa là|vậy mà|thế nhưng|thế mà|tập hợp|nay|nhưng|th|kh|ưth|định hướng|quốc hội|chính phủ",
    )])
});

/// Words with which a phrase on the right of a figure ends.
pub static ENDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        ",|;|.|(|)|:|và|\"|đạt|tăng|giảm|so với|vượt|so|bằng|trong đó|chiếm|hoặc|?|!|…|+|với|là|gồm|để|thì|nhưng|song",
    )])
});
