//! The phrases that ask, in both languages.
//!
//! Owns the tables. Phrases are written with all their marks and separated by a bar; abbreviations of chats are among
//! them. It must not know how a phrase is found, nor how it is recognized without marks or from raw keys.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::core::fold::bare;
use crate::search::grammar::says::State::{
    AtRisk, AtThreshold, Exceeded, Met, Missed, NoData, NotAssessable, OnTrack, Provisional,
    ProvisionalMet, ProvisionalShort, Structure, UnitEnded, Unlikely,
};
use crate::search::grammar::says::{AskedTrend, Earlier, First, Lead, QuestionKind, Says, State};

/// Not yet met.
const NOT_YET: &[State] = &[OnTrack, AtRisk, Unlikely, Missed];
/// Below the target.
const FALLS_SHORT: &[State] = &[AtRisk, Unlikely, Missed];
/// Slow.
const SLOW: &[State] = &[AtRisk, Unlikely];
/// Met.
pub(super) const MET: &[State] = &[Exceeded, Met];

/// The name of the country, for a message that the data has nothing about it.
pub const COUNTRY: &str = "Cả nước";

/// The name of the number of all people.
pub const POPULATION: &str = "dân số";

/// The name of the whole area of a place.
pub const AREA: &str = "diện tích tự nhiên";

/// The wording of a mean of several years in names, in both languages.
pub fn means_of(thing: &str) -> [String; 2] {
    [format!("{thing} bình quân"), format!("average {thing}")]
}

/// Words for existence, in both languages, where a question or a name denies it.
pub const THERE: [&str; 2] = ["có", "with"];

/// The names of the growth of an economy, of a place and of a country.
pub const GROWTH_OF_ECONOMY: [&str; 2] = ["tốc độ tăng trưởng GRDP", "tốc độ tăng trưởng GDP"];

/// Words that ask and are long enough to be recognized with a typing error; none is one error away from a word of a
/// name.
pub(super) const LONG: &str = "which target targets indicators missed exceeded compare compared achieved unlikely source \
    responsible published không nhiêu";

/// The words around the name of a thing in the name of its rise, and of its fall.
const RISES: &[[&str; 2]] = &[
    ["", "tăng"],
    ["tốc độ tăng trưởng", ""],
    ["tăng trưởng", ""],
    ["", "growth"],
];
const FALLS: &[[&str; 2]] = &[["mức giảm", ""], ["", "giảm"], ["giảm", ""]];

impl Earlier {
    /// The wording of the same in names of indicators.
    pub fn as_names_say(self) -> String {
        match self {
            Self::SamePeriod => "so với cùng kỳ".to_owned(),
            Self::YearBefore => "so với năm trước".to_owned(),
            Self::Year(year) => format!("so với năm {year}"),
        }
    }
}

/// The words of all phrases, folded.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let all = PHRASES
        .iter()
        .flat_map(|(phrases, _)| phrases.split(['|', ' ']));
    all.map(bare).collect()
});

/// Tells whether a folded word occurs in a phrase, so that it is not taken for a misspelling.
pub(super) fn is_known(word: &str) -> bool {
    WORDS.contains(word)
}

impl Lead {
    /// Possible names of the change of a thing, the closest to the question first.
    pub fn changes_of(self, thing: &str, earlier: Option<Earlier>) -> Vec<String> {
        let rises = self == Self::Growth;
        let against = earlier.filter(|_| rises);
        let against = against.map(|earlier| format!("{thing} tăng {}", earlier.as_names_say()));
        let one = thing
            .strip_suffix('s')
            .filter(|one| rises && one.is_ascii());
        let around = if rises { RISES } else { FALLS };
        let around = around
            .iter()
            .map(|[before, behind]| format!("{before} {thing} {behind}").trim().to_owned());
        let singular = one.map(|one| format!("{one} growth"));
        against.into_iter().chain(singular).chain(around).collect()
    }

    /// The beginnings of names of such figures, folded.
    pub fn begins(self) -> &'static str {
        match self {
            Self::Number => "so ",
            Self::Share => "ty le ",
            Self::Rank => "xep hang ",
            Self::Growth => "toc do tang truong ",
            Self::Fall => "muc giam ",
        }
    }

    /// Words that are tried before a subject that has none of these, because its name may begin with them.
    pub fn also(self) -> Option<&'static str> {
        match self {
            Self::Number | Self::Share => None,
            Self::Rank => Some("xếp hạng"),
            Self::Growth => Some("tốc độ tăng trưởng"),
            Self::Fall => Some("mức giảm"),
        }
    }
}

/// A quarter of a year, as it is typed with and without its mark and as raw keys.
pub(super) const QUARTER: &[&str] = &["quý", "qúy", "quy", "quys", "quarter"];

/// Words for the own province, in both languages.
pub(super) const OWN_PROVINCE: &str = "tỉnh province";

/// "Hundred" in its usual spelling; "trạm" is not a number.
pub(super) const HUNDRED: &str = "trăm";

/// The second word of "đồng chí" in its usual spelling.
pub(super) const OF_COMRADE: &str = "chí";

/// Words that introduce a date, with marks; without marks they are in the list of heads.
pub(super) const MARKED_HEADS: &str = "năm tháng ngày từ đến tới hết cuối đầu giữa trong vào kể tính giai đoạn nhiệm kỳ mốc sau hồi qua cả trước";

/// Phrases with their meanings; the longest match wins.
pub(super) const PHRASES: &[(&str, Says)] = &[
    // What is new.
    (
        "gì cập nhật|có gì cập nhật|số liệu nào được công bố|số nào được công bố|số nào công bố|số liệu nào công bố|số liệu nào mới công bố|số nào mới công bố|số liệu nào vừa công bố|có gì mới|gì mới|có gì thay đổi|gì thay đổi|số nào mới|số nào thay đổi|số nào mới thay đổi|số liệu nào mới|\
         số liệu nào thay đổi|số liệu nào mới thay đổi|số nào vừa thay đổi|số liệu nào vừa thay đổi|số nào đã thay đổi|\
         số liệu nào đã thay đổi|con số nào thay đổi|con số nào mới|con số nào mới thay đổi|số nào mới có|số nào vừa có|\
         chỉ tiêu nào mới thay đổi|chỉ tiêu nào thay đổi|chỉ tiêu nào vừa thay đổi|chỉ tiêu nào có số mới|\
         chỉ tiêu nào mới cập nhật|chỉ tiêu nào vừa cập nhật|chỉ tiêu nào được cập nhật|chỉ tiêu nào vừa có số|\
         chỉ tiêu nào có thay đổi|chỉ tiêu nào mới có số|chỉ tiêu nào mới có số liệu|chỉ tiêu nào có số liệu mới|\
         số nào mới cập nhật|số nào vừa cập nhật|số nào được cập nhật|số liệu nào mới cập nhật|số liệu nào được cập nhật|\
         số liệu nào vừa cập nhật|số nào điều chỉnh|số liệu nào điều chỉnh|số nào được điều chỉnh|số liệu nào được điều chỉnh|\
         mới cập nhật|vừa cập nhật|cập nhật gì|cập nhật những gì|cập nhật nào|cập nhật mới|mới công bố|vừa công bố|\
         vừa mới công bố|mới thay đổi|vừa thay đổi|đã thay đổi|thay đổi gì|thay đổi những gì|những thay đổi|các thay đổi|\
         có thay đổi|số liệu mới|số mới|số liệu vừa công bố|tin mới|có số mới|có số liệu mới|điều chỉnh gì|mới điều chỉnh|\
         vừa điều chỉnh|bổ sung gì|mới bổ sung|vừa bổ sung|khác gì trước|khác gì lần trước|khác trước|so với trước|thay đổi so với trước|có gì thay đổi so với trước|có gì khác trước|khác lần trước|\
         what changed|what has changed|what s changed|what have changed|what is changed|what s new|what is new|\
         what is different|anything new|something new|any new figures|any new data|any new numbers|any changes|any change|\
         any updates|any update|any news|what updates|latest changes|latest updates|recent changes|recent updates|\
         what is new about|anything new about|so với trước có gì mới|recently changed|recently updated|recently published|newly published|just published|new figures|new data|\
         new numbers|updated recently|figures changed|numbers changed|changed since|changes since|updates since|\
         updated since|new since|published since|revised since|changed lately|changed recently|what was updated|\
         what was revised|what got updated|what came out|came out|figures came out|what figures came out|updated|revised|been changed|been added|newly added|which figures changed|which numbers changed|which figures are new|\
         which numbers are new|which targets changed|which indicators changed|which figures were revised|\
         which figures were updated|which numbers were updated|which indicators were updated|which targets were updated|\
         which figures have changed|which indicators have changed|which numbers have changed|list changes|list the changes|\
         khác gì so với lần công bố trước|khác gì so với lần trước|khác gì lần công bố trước|khác gì so với trước|khác lần công bố trước|so với lần công bố trước|so với lần trước|thay đổi gì so với lần trước|thay đổi gì so với lần công bố trước|so với báo cáo trước|khác gì so với báo cáo trước|different from last time|compared with last time|\
         changes",
        Says::Ask(QuestionKind::Changed),
    ),
    // Targets in general.
    (
        "chỉ tiêu|mục tiêu|tiêu chí|target|goal|indicator|objective|kpi|ct",
        Says::Noun,
    ),
    (
        "danh mục|danh mục chỉ tiêu|danh mục các chỉ tiêu|những chỉ tiêu|các chỉ tiêu|những mục tiêu|các mục tiêu|những cái|các cái|tất cả chỉ tiêu|tất cả các chỉ tiêu|\
         tất cả mục tiêu|tất cả các mục tiêu|toàn bộ chỉ tiêu|toàn bộ các chỉ tiêu|mọi chỉ tiêu|danh sách chỉ tiêu|\
         danh sách các chỉ tiêu|danh sách mục tiêu|danh sách những chỉ tiêu|liệt kê chỉ tiêu|liệt kê các chỉ tiêu|\
         liệt kê những chỉ tiêu|liệt kê mục tiêu|kể tên chỉ tiêu|kể tên các chỉ tiêu|kể tên những chỉ tiêu|\
         targets|goals|indicators|objectives|kpis|ones|all targets|the targets|the ones",
        Says::Nouns,
    ),
    (
        "liệt kê|liệt kê giúp|kể tên|kể ra|danh sách|cho xem|cho tôi xem|cho anh xem|cho chị xem|cho em xem|điểm danh|\
         điểm qua|nêu tên|list|list all|show|show me|give me|name|enumerate|display|show us|give us|let s see",
        Says::Small,
    ),
    (
        "nào|những gì|cái gì|gì|which|which ones|what|anything|something|everything|any",
        Says::Which,
    ),
    (
        "điều gì|những điều gì|vấn đề gì|vấn đề nào|những vấn đề nào|chuyện gì|khâu nào|cái nào|những cái nào|việc nào|chỗ nào|mục nào|which one|which of them|which of the|which of our",
        Says::Which,
    ),
    (
        "số chỉ tiêu|số lượng chỉ tiêu|tổng số chỉ tiêu|số mục tiêu|số lượng mục tiêu|number of targets|the number of targets|\
         number of indicators|number of goals",
        Says::HowMany,
    ),
    (
        "nq|nghị quyết|kế hoạch|the plan|our plan|the resolution|resolution",
        Says::Plan,
    ),
    // Parts of names that would ask elsewhere.
    (
        "trẻ em|đạt chuẩn|đạt kiểu mẫu|khó khăn|đặc biệt khó khăn|nguồn nước|nguồn vốn|nguồn thu|nguồn lực|nguồn nhân lực|kế hoạch hóa|\
         kế hoạch hóa gia đình|mục tiêu quốc gia|chương trình mục tiêu|chưa qua đào tạo|thiếu nước|thiếu đói|thiếu nhi|xếp hạng|\
         thiếu đất|thiếu nhà|thiếu việc|thiếu điện|thiếu ăn|thiếu lương thực|thiếu vốn|thiếu giáo viên|thiếu bác sĩ|thiếu bác sỹ|thiếu phòng|\
         thiếu trường|thiếu lớp|thiếu chỗ|thiếu lao động|thiếu nhân lực|thiếu cán bộ|thiếu máu|thiếu cân|thiếu tháng|\
         hoàn thành chương trình|hoàn thành phổ cập|đạt tiêu chuẩn|đạt danh hiệu|số hộ|chỉ số|kinh tế số|chính quyền số|\
         new rural|dược liệu|nguyên liệu|tài liệu|vật liệu|dữ liệu|nhiên liệu|phế liệu|tư liệu|public services|source water|đạt chất lượng|đạt văn hóa|đạt bộ tiêu chí|không có đất|cạnh tranh|năng lực cạnh tranh",
        Says::Name,
    ),
    (
        "theo lĩnh vực|theo từng lĩnh vực|theo các lĩnh vực|mỗi lĩnh vực|từng lĩnh vực|ở từng lĩnh vực|trong từng lĩnh vực|theo nhóm|theo từng nhóm|\
         từng nhóm|mỗi nhóm|theo ngành|từng ngành|chia theo lĩnh vực|by category|by sector|per category|per sector|in each category|for each category|\
         each category|of each category|in every category|in each sector|each sector|broken down by category|by field",
        Says::ByCategory,
    ),
    // How many, how much.
    (
        "mấy cái|bao nhiêu cái|bao nhiêu|mấy|bao lăm|bn|bnhieu|bao nhiu|how many|how much|how much did|how much has|how much have|how much do|how much does|đếm|đếm số|đếm xem|count|count of|number of|the number of|how many of|số lượng là bao nhiêu|số lượng bao nhiêu",
        Says::Many,
    ),
    (
        "share of|the share of|proportion of|the proportion of|the percentage of|what share of|what proportion of|what percentage of|what percent of|bao nhiêu phần trăm|mấy phần trăm|mấy %|tỷ lệ bao nhiêu|chiếm bao nhiêu|what percentage|what percent|what share|\
         what proportion|how many percent|percentage of",
        Says::Much(Lead::Share),
    ),
    (
        "đứng thứ mấy|thứ mấy|hạng mấy|xếp hạng mấy|xếp thứ mấy|đứng hạng mấy|xếp hạng bao nhiêu|đứng thứ bao nhiêu|\
         thứ hạng bao nhiêu|thứ bao nhiêu|hạng bao nhiêu|what rank|what place|which rank|where do we rank|how do we rank|\
         where does it rank",
        Says::Much(Lead::Rank),
    ),
    (
        "tăng bao nhiêu|tăng mấy|tăng được bao nhiêu|tăng mấy phần trăm|tăng được mấy phần trăm|tăng lên bao nhiêu|\
         tăng bao nhiêu phần trăm|tăng được bao nhiêu phần trăm|tăng thế nào|thay đổi thế nào|thay đổi ra sao|biến động thế nào|biến động ra sao|diễn biến thế nào|diễn biến ra sao|tăng hay giảm|tăng giảm thế nào|tăng giảm ra sao|tăng giảm bao nhiêu|\
         tăng mạnh không|có tăng không|có tăng|how fast|by how much did it grow|grow by how much|what growth",
        Says::Much(Lead::Growth),
    ),
    (
        "giảm bao nhiêu|giảm mấy|giảm được bao nhiêu|giảm được mấy|giảm mấy phần trăm|giảm bao nhiêu phần trăm|giảm được bao nhiêu phần trăm|\
         giảm thế nào|giảm xuống bao nhiêu|có giảm không|có giảm",
        Says::Much(Lead::Fall),
    ),
    (
        "rising|growing|increasing|going up|grow|grew|grown|increase|increased|rise|rose|risen|gone up|went up|go up|expand|expanded",
        Says::Change(Lead::Growth),
    ),
    (
        "falling|dropping|shrinking|decreasing|fall|fell|fallen|decrease|decreased|drop|dropped|decline|declined|gone down|went down|go down|shrink|shrunk",
        Says::Change(Lead::Fall),
    ),
    // What is not meant.
    (
        "không phải|không phải là|chứ không phải|chứ không phải là|chứ không|mà không phải|chưa phải|chưa phải là|chẳng|chả|not|no longer|never|rather than|instead of|\
         but not|and not",
        Says::Not,
    ),
    ("mà là|mà|but rather|but", Says::But),
    // Yes or no.
    (
        "không|chưa|hay không|hay chưa|phải không|đúng không|có phải|không vậy|chưa vậy|ko|k|kg|hông|hok|hem|khong|\
         is|are|was|were|has|have|did|do they|do these|do those|do both|do|does|will|can|could|would|is there|are there|have we|are we|did we|will we",
        Says::Polar,
    ),
    // Classes.
    (
        "vượt|vượt mức|vượt chỉ tiêu|vượt kế hoạch|vượt nghị quyết|vượt mục tiêu|vượt xa|đã vượt|vượt rồi|vượt yêu cầu|\
         vượt mức đề ra|vượt chỉ tiêu đề ra|vượt mục tiêu đề ra|vượt kế hoạch đề ra|vượt mức kế hoạch|exceeded|exceed|exceeds|\
         exceeding|surpassed|beaten|beat|over target|above target|over achieved|overachieved|outperformed|over plan|\
         above plan|better than planned|went over",
        Says::State(&[Exceeded]),
    ),
    (
        "đã đạt|đạt rồi|đã đạt được|hoàn thành|đã hoàn thành|hoàn thành rồi|về đích|đã về đích|cán đích|đã cán đích|đạt mục tiêu|đạt nghị quyết|\
         đạt chỉ tiêu|đạt kế hoạch|đã xong|xong rồi|đạt yêu cầu|đạt và vượt|đạt hoặc vượt|đạt hay vượt|đạt vượt|đạt mục tiêu đề ra|\
         đạt chỉ tiêu đề ra|đạt kế hoạch đề ra|met|achieved|completed|fulfilled|accomplished|attained|hit the target|hit its target|\
         on target|reached the target|reached its target|met or exceeded|met its target|met the target|successful|\
         been met|been achieved|been reached|been hit",
        Says::State(MET),
    ),
    (
        "cán mốc|chạm mốc|đạt mốc|lên tới|lên đến|chạm ngưỡng|make|made|meet|meets|achieve|attain|đạt|đạt được|đạt rùi|reached|reach|hit|done|xong|ok",
        Says::Reached,
    ),
    (
        "không đạt|không đạt được|không hoàn thành|không về đích|không đạt mục tiêu|không đạt nghị quyết|không đạt chỉ tiêu|\
         không đạt kế hoạch|không đạt yêu cầu|bị trượt|trượt|thất bại|không đạt đề ra|ko đạt|k đạt|kg đạt|hok đạt|\
         không thực hiện được|không hoàn thành được|missed|failed|failing|fail|not met|unmet|not achieved|not reached|not fulfilled|\
         not completed|fell short|miss|missing|are we missing|we are missing|we missed|we failed|didn t meet|did not meet|weren t met|\
         were not met|wasn t met|was not met|aren t met|are not met|isn t met|is not met|\
         toang|tạch|vỡ kế hoạch|off target|off the mark|off their target|off their targets|off its target|are off|is off|blow|blew|blown|missed the mark|quá hạn|trễ hạn|lỡ hạn|lỡ hẹn|quá thời hạn|overdue|past due|past the deadline|past their deadline|missed the deadline",
        Says::State(&[Missed]),
    ),
    (
        "chưa đạt|chưa đạt được|chưa hoàn thành|chưa xong|chưa về đích|chưa đạt mục tiêu|chưa đạt nghị quyết|chưa đạt chỉ tiêu|\
         chưa đạt kế hoạch|chưa đạt yêu cầu|còn chưa đạt|vẫn chưa đạt|còn nợ|còn dang dở|còn tồn tại|not yet met|not yet achieved|\
         not yet reached|yet to be met|yet to be achieved|haven t been met|have not been met|hasn t been met|has not been met|\
         not met yet|not achieved yet|not reached yet|still open|outstanding|still not met|not yet completed|unfinished",
        Says::State(NOT_YET),
    ),
    (
        "dưới mức nghị quyết|dưới mức đề ra|dưới mức kế hoạch|dưới mức mục tiêu|dưới nghị quyết|thấp hơn nghị quyết|hụt|bị hụt|thiếu hụt|dưới mục tiêu|dưới kế hoạch|dưới chỉ tiêu|kém kế hoạch|thấp hơn mục tiêu|thấp hơn kế hoạch|\
         thấp hơn chỉ tiêu|below target|below plan|short of target|short of the target|fall short|falling short|\
         under target|underperforming|falls short|short of plan",
        Says::State(FALLS_SHORT),
    ),
    (
        "đúng kế hoạch|theo đúng kế hoạch|đúng hạn|kịp hạn|đúng tiến độ|kịp tiến độ|đảm bảo tiến độ|bảo đảm tiến độ|theo tiến độ|đúng lộ trình|đúng hướng|đạt tiến độ|on track|\
         on schedule|on course|on pace|going well|in good shape",
        Says::State(&[OnTrack]),
    ),
    (
        "có nguy cơ|nguy cơ|nguy cơ không đạt|có nguy cơ không đạt|có nguy cơ trượt|có nguy cơ hụt|có nguy cơ không hoàn thành|\
         nguy cơ không hoàn thành|có thể không đạt|dễ không đạt|dễ trượt|rủi ro|có rủi ro|bấp bênh|\
         at risk|in danger|threatened|shaky|may miss|might miss|could miss|risk missing|at risk of being missed|\
         risky|in jeopardy|at risk of missing",
        Says::State(&[AtRisk]),
    ),
    (
        "khó đạt|khó đạt được|khó hoàn thành|khó về đích|khó có thể đạt|khó khả thi|ít khả năng đạt|khó lòng đạt|khó đạt mục tiêu|\
         khó đạt chỉ tiêu|khó đạt nghị quyết|khó đạt kế hoạch|khó có khả năng đạt|khó cán đích|không có khả năng đạt|không kịp|\
         unlikely|unlikely to be met|unlikely to be reached|unlikely to be achieved|hard to reach|hard to meet|hard to achieve|\
         out of reach|will miss|won t be met|will not be met|cannot be met|difficult to reach|difficult to meet|\
         difficult to achieve|unrealistic|difficult|won t make it|unlikely to make it|khó",
        Says::State(&[Unlikely]),
    ),
    (
        "chậm tiến độ|chậm|trễ|trễ tiến độ|trễ hẹn|chậm trễ|tụt lại|ì ạch|chưa đúng tiến độ|không đúng tiến độ|chậm so với kế hoạch|\
         chậm so với tiến độ|behind schedule|behind|off track|not on track|lagging|late|delayed|slow|\
         behind plan|falling behind|running late|lagging behind",
        Says::State(SLOW),
    ),
    (
        "chưa đánh giá|chưa đánh giá được|không đánh giá được|chưa thể đánh giá|không thể đánh giá|chưa được đánh giá|chưa xếp loại|\
         chưa xếp loại được|không đánh giá|chưa kết luận|chưa kết luận được|chưa đủ cơ sở đánh giá|chưa có đánh giá|\
         chưa rõ đạt hay không|not assessed|not assessable|cannot be assessed|can t be assessed|can not be assessed|unassessed|\
         not judged|cannot be judged|can t be judged|no verdict|without a verdict|without verdict|unclear|could not be assessed|\
         couldn t be assessed|not yet assessed|not evaluated|chưa đánh giá dc",
        Says::State(&[NotAssessable]),
    ),
    (
        "tạm tính|mới tạm tính|mới chỉ tạm tính|chưa có số cuối kỳ|chưa có số liệu cuối kỳ|chưa có số chính thức|chưa có số liệu chính thức|\
         đang tạm tính|còn tạm tính|sơ bộ|số liệu tạm|chưa chốt|chưa chốt số|chưa chốt số liệu|chờ số cuối kỳ|chờ số chính thức|\
         thiếu số cuối kỳ|chưa có kết quả cuối kỳ|không có số cuối kỳ|provisional|preliminary|without final figures|without a final figure|no final figure|\
         no final figures|not final|not yet final|lack a final figure|lack final figures|still provisional|only provisional|\
         awaiting final figures|waiting for final figures|no end of term figure",
        Says::State(&[Provisional]),
    ),
    (
        "còn thiếu số liệu|còn thiếu dữ liệu|còn chưa có số liệu|còn trống số liệu|vẫn chưa có số liệu|vẫn thiếu số liệu|còn chưa có số|chưa có số liệu|không có số liệu|chưa có số|không có số|thiếu số liệu|trống số liệu|chưa có dữ liệu|không có dữ liệu|\
         thiếu dữ liệu|chưa báo cáo|chưa có báo cáo|chưa thấy số liệu|không thấy số liệu|chưa có con số|chưa có con số nào|chưa có số nào|\
         chưa có số liệu nào|chưa có số liệu để đánh giá|chưa đủ số liệu để đánh giá|không có số liệu để đánh giá|chưa có số để đánh giá|thiếu số liệu để đánh giá|still missing data|missing any data|còn trống|bỏ trống|chưa có kết quả|no data|no figures|no figure|without data|without figures|\
         without a figure|missing data|missing figures|lack data|lacks data|lacking data|unreported|not reported|have no data|\
         has no data|no numbers|no data yet|not yet reported|have no figures|lack figures|without any data|without any figures",
        Says::State(&[NoData]),
    ),
    (
        "tạm tính đạt|tạm tính là đạt|tạm tính đã đạt|đạt tạm tính|tạm đạt|provisionally met|provisional met|met provisionally|provisionally above",
        Says::State(&[ProvisionalMet]),
    ),
    (
        "tạm tính chưa đạt|tạm tính không đạt|tạm tính là chưa đạt|chưa đạt tạm tính|provisionally not met|provisionally missed|provisionally short|provisionally below|provisional not met",
        Says::State(&[ProvisionalShort]),
    ),
    (
        "đơn vị đã kết thúc|đơn vị hành chính không còn|đơn vị hành chính đã kết thúc|đơn vị đo đã hết|đơn vị đo hết|hết đơn vị đo|đơn vị đo không còn|đơn vị đo đã không còn|không còn đơn vị đo|đơn vị đo kết thúc|unit ended|unit has ended|units ended|unit of measure ended|ended unit|whose unit ended|whose unit has ended|units have ended",
        Says::State(&[UnitEnded]),
    ),
    (
        "sát ngưỡng|sát mục tiêu|sát nút|suýt đạt|ngay ngưỡng|ở ngưỡng|gần sát ngưỡng|at threshold|at the threshold|borderline|\
         on the edge|too close to call|on the threshold",
        Says::State(&[AtThreshold]),
    ),
    (
        "chỉ là cơ cấu|chỉ nêu cơ cấu|là cơ cấu|structural|only a share of a whole",
        Says::State(&[Structure]),
    ),
    // Whether it is met.
    (
        "đạt chưa|đạt không|có đạt|có đạt không|có đạt chưa|có đạt được|có đạt được không|đã đạt chưa|đạt được chưa|đạt được không|\
         đạt hay không|đạt hay chưa|đạt hay không đạt|đạt mục tiêu chưa|đạt mục tiêu không|đạt chỉ tiêu chưa|đạt chỉ tiêu không|\
         đạt nghị quyết chưa|đạt nghị quyết không|đạt kế hoạch chưa|đạt kế hoạch không|có đạt nghị quyết|có đạt mục tiêu|\
         có đạt chỉ tiêu|có đạt kế hoạch|\
         có xong|xong chưa|đủ chưa|\
         có đủ|có kịp|kịp không|kịp chưa|có kịp không|có khả năng đạt|\
         có khả năng về đích|có khả năng hoàn thành|có thể đạt|có thể đạt không|liệu có|liệu|liệu có đạt|tiến độ thế nào|tiến độ ra sao|\
         tiến độ đến đâu|tiến độ tới đâu|đạt k|đạt ko|đạt chưa vậy|\
         có ổn|ổn không|có đạt yêu cầu|đã đạt hay chưa|có đạt hay không|có được không|đã tới đích chưa|tới đích chưa|\
         make it|make its target|make the target|going to make|be met|be reached|be achieved|be hit|get there in time|there yet|\
         met yet|reached yet|achieved yet|in time|meet its target|meet the target|hit target|meet our target|reach its target|\
         reach the target|reach our target|hit our target|achieve its target|achieve the target|made it|good enough",
        Says::Ask(QuestionKind::Met),
    ),
    // When.
    (
        "khi nào|bao giờ|lúc nào|chừng nào|năm nào|đến năm nào|mấy năm nữa|bao lâu nữa|bao lâu|bao nhiêu năm nữa|tháng nào|ngày nào|\
         hồi nào|từ khi nào|từ bao giờ|thời hạn|hạn chót|kỳ hạn|hạn đến|đến hạn|đến khi nào|đến bao giờ|tới khi nào|tới bao giờ|khi nao mới|khi nào mới|\
         khi nào thì|bao giờ thì|bao giờ mới|bao giờ thì mới|bao giờ thì đạt|bao giờ đạt|khi nào đạt|khi nào thì đạt|bao giờ mới đạt|khi nào mới đạt|bao giờ cán đích|\
         when|by when|since when|what year|which year|how long|how soon|deadline|how many years|due date|what date|by what year|\
         in what year|when will|when did|when does|when do|when can|when is|how many more years|at what point",
        Says::Ask(QuestionKind::When),
    ),
    // How far.
    (
        "nữa thì|nữa mới|còn thiếu|thiếu bao nhiêu|thiếu mấy|còn thiếu bao nhiêu|còn thiếu mấy|còn hụt|còn hụt bao nhiêu|hụt bao nhiêu|hụt mấy|còn cách|\
         cách mục tiêu|cách đích|cách bao xa|còn xa|còn bao xa|bao xa|xa mục tiêu|còn bao nhiêu nữa|bao nhiêu nữa|còn phải|còn phải tăng|\
         còn phải giảm|còn phải làm|cần thêm|cần thêm bao nhiêu|cần tăng thêm|cần tăng|cần giảm|phải tăng|phải tăng thêm|phải giảm|\
         phải giảm thêm|phải thêm|mỗi năm cần|mỗi năm phải|mỗi năm cần tăng|mỗi năm cần tăng thêm|mỗi năm phải tăng|mỗi năm phải tăng thêm|mỗi năm cần giảm|mỗi năm phải giảm|mỗi năm cần thêm|tăng thêm bao nhiêu|giảm thêm bao nhiêu|cần tăng thêm bao nhiêu|vượt bao nhiêu|vượt mấy|vượt được bao nhiêu|\
         vượt mục tiêu bao nhiêu|vượt kế hoạch bao nhiêu|vượt chỉ tiêu bao nhiêu|thấp hơn mục tiêu bao nhiêu|thấp hơn kế hoạch bao nhiêu|\
         cao hơn mục tiêu bao nhiêu|kém mục tiêu bao nhiêu|kém mục tiêu|kém kế hoạch bao nhiêu|chênh bao nhiêu|chênh mục tiêu|chênh lệch|chênh so với|lệch bao nhiêu|\
         mới đủ|thì đủ|nữa mới đủ|nữa thì đủ|nữa mới đạt|nữa thì đạt|để kịp|để đủ|nữa là đủ|nữa là đạt|khoảng cách|so với mục tiêu|\
         so với kế hoạch|so với nghị quyết|so với chỉ tiêu|so với mục tiêu đề ra|so với đích|so mục tiêu|so kế hoạch|so với mức đề ra|đến đích|tới đích|\
         how far|how much more|how many more|how much is missing|how many are missing|shortfall|how short|how much short|\
         gap|the gap|remaining|left to go|to go|still need|still needed|still missing|still needs|needed to reach|need to reach|\
         how much is left|how many are left|how close|distance to|away from|far from|short by|exceeded by how much|\
         by how much|over by how much|how much over|compared with the target|compared to the target|against the target|\
         against target|versus target|compared to plan|compared with plan|versus plan|relative to plan|relative to target|compared with planned|compared to planned|than planned|compared with the plan|compared to the plan|vs target|vs plan|against plan|against the plan|\
         still to go|still have to|do we lack|are we short|lacking",
        Says::Ask(QuestionKind::Gap),
    ),
    ("thiếu|lack|short", Says::Short),
    (
        "vì sao|tại sao|sao lại|sao lại thế|sao thế|tại sao lại|vì sao lại|lý do|lý do gì|lý do là gì|lý do vì sao|nguyên nhân|nguyên nhân gì|nguyên nhân là gì|\
         nguyên nhân vì sao|do đâu|bởi đâu|why|why is that|why so|why not|how come|what is the reason|what s the reason|the reason|the reasons|reason|for what reason|what caused|what went wrong",
        Says::Why,
    ),
    // What was promised.
    (
        "phải có|phải đạt được|đặt ra|đề ra|đặt chỉ tiêu|đặt mục tiêu|nghị quyết đề ra|nghị quyết đặt ra|nghị quyết giao|nghị quyết yêu cầu|nghị quyết là|được giao|\
         giao chỉ tiêu|chỉ tiêu giao|chỉ tiêu được giao|kế hoạch giao|kế hoạch là|kế hoạch bao nhiêu|kế hoạch đặt ra|kế hoạch đề ra|quy hoạch đặt|quy hoạch đặt ra|quy hoạch đề ra|quy hoạch xác định|kế hoạch đặt|nghị quyết đặt|đại hội đặt ra|đại hội đề ra|\
         theo nghị quyết|trong nghị quyết|trong kế hoạch|theo kế hoạch|phấn đấu|tỉnh đặt|tỉnh đặt ra|đặt ra|đề ra|tỉnh đề ra|tỉnh phấn đấu|tỉnh giao|cam kết|đã hứa|hứa|kỳ vọng|phải đạt|cần đạt|cần phải đạt|\
         sẽ phải đạt|yêu cầu đạt|đặt mức|chỉ tiêu là|mục tiêu là|mục tiêu đề ra|mục tiêu đặt ra|chỉ tiêu đề ra|chỉ tiêu đặt ra|mục tiêu bao nhiêu|\
         chỉ tiêu bao nhiêu|mục tiêu của|chỉ tiêu phấn đấu|mục tiêu phấn đấu|nhắm tới|hướng tới|đặt kế hoạch|lên kế hoạch|giao bao nhiêu|ghi bao nhiêu|\
         promise|promised|pledge|pledged|commit to|committed|planned|plan to|plan for|aim|aim for|aiming|aimed|targeted|supposed to|set for|\
         goal for|target for|target of|want to reach|should be|must be|meant to|set out to|the plan for|the target for|the goal for|\
         what is the target|what s the target|what is the goal|what was the target|expected to reach|resolution say|plan say|aspire|set as target",
        Says::Ask(QuestionKind::Target),
    ),
    // Who says it.
    (
        "là đâu|ở đâu|where is|where are|where s|nguồn của|nguồn cho|nguồn về|nguồn con số|tài liệu nào nói|văn bản nào nói|văn bản nào nêu|báo cáo nào nói|báo cáo nào nêu|số liệu này của ai|con số này của ai|số này của ai|ai đưa|ai công bố|ai nói|ai đưa ra|ai cung cấp|ai báo cáo|ai thống kê|ai cho số|ai tính|ai đưa số|ai xác nhận|do ai công bố|nguồn số liệu|\
         nguồn số|nguồn nào|nguồn ở đâu|nguồn đâu|nguồn gì|nguồn của số|nguồn từ đâu|nguồn là gì|từ nguồn nào|theo nguồn nào|\
         nguồn tin|nguồn dữ liệu|nguồn trích|trích nguồn|dẫn nguồn|lấy ở đâu|lấy ở đâu ra|lấy từ đâu|lấy đâu ra|ở đâu ra|từ đâu ra|từ đâu|\
         từ đâu mà có|ở đâu có|căn cứ vào đâu|căn cứ đâu|căn cứ nào|căn cứ|theo văn bản nào|văn bản nào|báo cáo nào|tài liệu nào|\
         theo báo cáo nào|theo tài liệu nào|quyết định nào|nghị quyết nào|số hiệu văn bản|theo ai|số của ai|số liệu của ai|cơ quan nào công bố|\
         đơn vị nào công bố|sở nào công bố|ai là người công bố|trích từ đâu|trích ở đâu|dẫn chứng|công bố ở đâu|đăng ở đâu|ai ghi|\
         có chính xác không|có tin được không|who published|who publishes|who says|who said|who reported|who reports|who released|\
         who gave|who provided|who provides|source|sources|according to whom|according to who|come from|comes from|came from|\
         which document|what document|which report|what report|reference|citation|cite|cited|where is it from|where is this from|\
         where did we get|where do we get|where was|where is that from|published by whom|published where|whose figure|whose number|\
         who claims|who measured|who counted|who issued|where does|where did|where do",
        Says::Ask(QuestionKind::Source),
    ),
    (
        "đưa ra|nêu ra|cung cấp|provided|công bố|published|reported|released|issued|thống kê|báo cáo",
        Says::Published,
    ),
    // Who answers for it.
    (
        "ai chịu trách nhiệm|ai chịu trách nhiệm về|chịu trách nhiệm|trách nhiệm|trách nhiệm về|trách nhiệm của sở nào|trách nhiệm của ngành nào|trách nhiệm của cơ quan nào|trách nhiệm của đơn vị nào|phụ trách vụ|phụ trách việc|phụ trách chuyện|phụ trách mảng|ai phụ trách vụ|ai phụ trách mảng|ai lo vụ|ai lo việc|ai lo chuyện|ai lo khoản|ai lo công tác|ai phụ trách việc|ai phụ trách công tác|ai làm công tác|giao cho đơn vị nào|giao cho sở nào|giao cho ngành nào|giao cho cơ quan nào|giao sở nào|who do we ask|who do we ask about|who should we ask|who should we ask about|phụ trách|chủ trì|đầu mối|trách nhiệm của ai|trách nhiệm thuộc ai|ai chịu|ai lo|ai làm|ai theo dõi|ai quản|ai quản lý|ai phụ trách|ai chủ trì|\
         ai đảm nhiệm|ai thực hiện|giao cho ai|giao ai|của ai|thuộc ai|thuộc về ai|thuộc sở nào|thuộc trách nhiệm|hỏi ai|gặp ai|ai nắm|ai đứng đầu|đảm nhiệm|quản lý bởi|\
         ai tham mưu|sở nào tham mưu|người chịu trách nhiệm|đơn vị chủ trì|cơ quan chủ trì|đơn vị chịu trách nhiệm|đơn vị phụ trách|cơ quan phụ trách|\
         responsible|responsible for|who is responsible|who s responsible|who answers|answers for|who answers for|answer for|\
         in charge|in charge of|who is in charge|accountable|accountable for|owner|owner of|who owns|owns|who runs|who leads|\
         who manages|whose job|whose responsibility|who handles|who takes care|who looks after|who is behind",
        Says::Ask(QuestionKind::Owner),
    ),
    (
        "ai|sở nào|cơ quan nào|đơn vị nào|ngành nào|phòng nào|ban nào|người nào|who|which department|which agency|which body|\
         what department|what agency|whose|whos|which office|which ministry|who is|who s",
        Says::Who,
    ),
    // Side by side.
    (
        "chênh nhau|chênh nhau bao nhiêu|chênh lệch nhau|chênh lệch nhau bao nhiêu|hơn kém nhau|hơn kém nhau bao nhiêu|cách nhau bao nhiêu|khác nhau thế nào|so với nhau|với nhau|each other|to each other|with each other|so với|so sánh|so sánh với|so sang|đem so|đối chiếu|đối chiếu với|đặt cạnh|đặt cạnh nhau|cạnh|bên cạnh|beside|alongside|để cạnh|để cạnh nhau|cạnh nhau|bên cạnh nhau|\
         so sánh giữa|so ra|compare|compared|compares|compared with|compared to|compare with|compare to|comparison|comparing|comparison of|vs|versus|\
         against|relative to|side by side|next to|in comparison with|measured against|stack up against|so với bên",
        Says::Versus,
    ),
    (
        "đông hơn|khá hơn|giàu hơn|nghèo hơn|lớn hơn|nhỏ hơn|dài hơn|rộng hơn|mạnh hơn|yếu hơn|nhanh hơn|chậm hơn|sớm hơn|xa hơn|dày hơn|đẹp hơn|trội hơn|nhỉnh hơn|vượt trội|larger|bigger|smaller|faster|slower|richer|poorer|hơn|kém|hơn hay kém|hơn kém|cao hơn|thấp hơn|nhiều hơn|ít hơn|bằng|ngang|ngang với|thua|thua kém|tốt hơn|khá hơn|hơn hay thua|hơn không|\
         bằng không|có bằng|có hơn|có cao hơn|có thấp hơn|hơn kém thế nào|khác gì|khác|chênh với|cao hay thấp|cao hơn hay thấp hơn|kém hơn|đứng trên|đứng dưới|\
         higher|lower|better|worse|more|less|than|higher than|lower than|better than|worse than|more than|less than|fewer than|ahead of|behind of|as high as|\
         as good as|above|below|differ from|different from|outdo",
        Says::More,
    ),
    (
        "tỉnh nào|địa phương nào|nơi nào|đâu hơn|bên nào|ở tỉnh nào|huyện nào|giữa các tỉnh|các địa phương|which province|which provinces|what province|which place|\
         which of the provinces|across provinces|across the provinces|among provinces|among the provinces|between provinces|\
         each province|every province|by province|theo tỉnh|từng tỉnh|mỗi tỉnh|các tỉnh thế nào|ba tỉnh|cả ba tỉnh|\
         tất cả các tỉnh|tất cả tỉnh|mọi tỉnh|toàn bộ các tỉnh|tất cả các địa phương|mọi địa phương|tất cả các địa bàn|tất cả địa bàn|mọi địa bàn|mọi nơi|\
         all provinces|all the provinces|of all provinces|all places|everywhere|all three provinces|three provinces",
        Says::AnyPlace,
    ),
    (
        "trong tỉnh này|in the province|of the province|across the province|in this province|province wide|tỉnh mình|tỉnh ta|tỉnh nhà|của tỉnh mình|của tỉnh ta|của tỉnh nhà|mình|ta|chúng ta|chúng mình|bên mình|bên ta|quê mình|\
         địa phương mình|ở đây|tỉnh này|tỉnh chúng ta|của mình|của ta|nhà mình|our province|this province|our|ours|we|us|here",
        Says::Home,
    ),
    (
        "tỉnh lân cận|các tỉnh lân cận|tỉnh bạn|các tỉnh bạn|tỉnh khác|các tỉnh khác|các tỉnh|hàng xóm|láng giềng|các tỉnh láng giềng|\
         tỉnh láng giềng|hai tỉnh|hai tỉnh bạn|tỉnh xung quanh|các tỉnh xung quanh|các nơi khác|nơi khác|tỉnh bên cạnh|các tỉnh bên|\
         các tỉnh trong vùng|tỉnh trong vùng|trong vùng|địa phương khác|các địa phương khác|tỉnh bên|mấy tỉnh bên|mấy tỉnh bạn|các tỉnh kề bên|\
         neighbours|neighbors|neighbouring provinces|neighboring provinces|our neighbours|our neighbors|the neighbours|the neighbors|\
         other provinces|other places|the other provinces|nearby provinces|adjacent provinces|peers|our peers|elsewhere|next door|\
         neighbour|neighbor|surrounding provinces|provinces around us|other province",
        Says::Neighbours,
    ),
    (
        "cả nước|toàn quốc|bình quân cả nước|trung bình cả nước|mức chung cả nước|mặt bằng chung|bình quân chung|mức bình quân cả nước|\
         mức trung bình cả nước|của cả nước|cả nước mình|chung cả nước|national average|the national average|nationwide|nationally|the country|\
         whole country|the whole country|country average|vietnam|viet nam|the nation|national figure|the national figure|\
         national level|country as a whole|việt nam",
        Says::Country,
    ),
    // A figure.
    (
        "how long is|how long are|dài bao nhiêu|ở mức|ở mức nào|đang ở mức|đang ở mức nào|là gì|là bao nhiêu|được bao nhiêu|thế nào|như thế nào|ra sao|thì sao|sao rồi|đến đâu|đến đâu rồi|tới đâu|tới đâu rồi|\
         mới nhất|gần nhất|gần đây nhất|số mới nhất|số liệu mới nhất|số liệu gần nhất|con số mới nhất|ntn|làm sao|được mấy|\
         là mấy|cho biết|xin cho biết|cho tôi biết|cho anh biết|cho chị biết|cho hỏi|cho tôi hỏi|cho em hỏi|cho anh hỏi|cho chị hỏi|cho mình hỏi|xin hỏi|\
         em ơi cho chị hỏi|em ơi cho anh hỏi|bao nhiêu rồi|bao nhiêu phần trăm rồi|được bao nhiêu rồi|\
         whats|hows|stand on|stands on|stand with|what is|what s|what are|what was|what were|what about|how about|how is|how are|how s|how was|tell me|tell me about|tell us|latest|newest|most recent|\
         current|currently|how did|how does|how wide|the latest|the current|give me the|what do we have|how high|how low|how big|how large|do we have|there are",
        Says::Ask(QuestionKind::Figure),
    ),
    // How things stand in general.
    (
        "tình hình|tình hình chung|tình hình chung thế nào|hiện trạng|tổng quan|bức tranh chung|kết quả chung|overview|summary|overall|\
         how are we doing|where are we|where do we stand|how do we stand|how do things stand|the big picture",
        Says::Overall,
    ),
    // Politeness and what stands around.
    (
        "héc ta|hec ta|sắp tới|thời gian tới|tới đây|dạo này|trong thời gian qua|thời gian qua|in hectares|in ha|in tonnes|in tons|in percent|in dong|in vnd|in million dong|gần đây|mới đây|vừa qua|năm học|niên học|school year|\
         việc thực hiện|and whether they were met|and whether they are met|and whether it was met|and whether each was met|and if they were met|and their status|with their status|xem có đạt không|và có đạt không|và đã đạt chưa|làm ơn|chủ tọa|chủ tọa đoàn|roughly|approximately|giai đoạn vừa rồi|vừa rồi|thời gian vừa rồi|giúp tôi|giúp anh|giúp chị|giúp em|giúp mình|giúp với|giúp|giùm|báo cáo đồng chí|báo cáo các đồng chí|báo cáo anh|báo cáo chị|báo cáo chủ tịch|báo cáo bí thư|\
         thưa đồng chí|thưa các đồng chí|thưa anh|thưa chị|thưa chủ tịch|thưa bí thư|thưa hội nghị|thưa|các đồng chí|đồng chí chủ tịch|đồng chí bí thư|đồng chí|đ c|đ/c|\
         chủ tịch|bí thư|em ơi|anh ơi|chị ơi|ơi|ạ|nhỉ|vậy|vậy em|vậy anh|vậy chị|vậy ạ|hả|nhé|nha|hiện nay|hiện giờ|hiện tại|bây giờ|lúc này|đến nay|tới nay|đến giờ|\
         tới giờ|tính đến nay|tính đến giờ|cho đến nay|con số|cụ thể|xem nào|xem sao|thế nhỉ|vậy nhỉ|rồi nhỉ|tất cả vậy|tổng cộng|tất cả là|hiện đang|\
         xin lỗi|kính gửi các đồng chí|kính gửi|thưa bác|thưa cô|thưa chú|nhờ em|nhờ anh|nhờ chị|cho tui hỏi|tui hỏi|ờ|ờ thì|ừm|xin cảm ơn|cảm ơn|wondering|just wondering|i wonder|cho hỏi chút|bác nào biết|ai biết|có ai biết|anh nào biết|chị nào biết|cho xin|cho mình xin|cho em xin|cho anh xin|cho tôi xin|xin báo cáo|kính thưa hội nghị|kính thưa|thủ trưởng|dạ thưa|các bác|các anh|các chị|cô ơi|chú ơi|bác ơi|hỏi chút|xin hỏi chút|muốn hỏi|anh muốn hỏi|chị muốn hỏi|em muốn hỏi|tôi muốn hỏi|mình muốn hỏi|cho anh hỏi chút|cho chị hỏi chút|cho tôi hỏi chút|anh cho hỏi|chị cho hỏi|em cho hỏi|nói nghe|nói xem|thử xem|xem thử|nhắc lại|em xem|xem giúp|kiểm tra|kiểm tra giúp|cho tôi|cho anh|cho chị|à|ừ|dạ|alo|a lô|xin|\
         please|pls|plz|thx|could you|can you|would you|i want to know|i d like to know|i would like to know|do you know|so far|right now|at the moment|these days|as of now|at present|\
         um|uh|er|well|sorry|could you say|does anyone know|anyone know|kindly|hey|hello|hi|excuse me|sir|madam|thanks|thank you|let me know|remind me|actually|exactly|really|again|now|just|ever|already|yet|still|quick question|figure|figures|số liệu",
        Says::Small,
    ),
    (
        "thấp nhất so với mục tiêu|thấp nhất so với kế hoạch|thấp nhất so với nghị quyết|kém nhất so với mục tiêu|kém nhất so với kế hoạch|lowest against target|tụt hậu nhất|tụt lại nhất|tụt lại xa nhất|lẹt đẹt nhất|trì trệ nhất|ì ạch nhất|bê bết nhất|báo động|đáng báo động|mức báo động|ở mức báo động|đang báo động|báo động đỏ|nổi cộm|nổi cộm nhất|\
         điểm yếu|yếu kém nhất|khiến ta lo|khiến ta phải lo|làm ta lo|đau đầu nhất|vướng nhất|gay nhất|bất ổn|bất ổn nhất|kém cỏi nhất|kém hơn cả|kém nhất là|doing worst|doing the worst|performing worst|doing badly|doing poorly|\
         performing badly|performing poorly|going badly|going wrong|in trouble|in most trouble|in the most trouble|red flags|red flag|trouble spots|weak spots|weak points|problem areas|pain points|biggest problem|biggest problems|biggest worry|biggest concern|\
         farthest off|farthest off track|furthest off track|furthest from being met|farthest from being met|lagging most|lagging the most|lag the most|lags the most|lag most|còn xa đích nhất|còn xa mục tiêu nhất|còn xa nhất|còn kém nhất|còn yếu nhất|còn thiếu nhiều nhất|kém nhất|tệ nhất|xấu nhất|yếu nhất|tồi nhất|bết nhất|bết bát nhất|hụt nhiều nhất|hụt nhất|thiếu nhiều nhất|xa mục tiêu nhất|xa đích nhất|xa chỉ tiêu nhất|xa kế hoạch nhất|\
         cách xa mục tiêu nhất|cách mục tiêu xa nhất|đội sổ|đứng bét|bét bảng|worst|the worst|most behind|the most behind|furthest behind|farthest behind|furthest from target|worst performing|\
         furthest from its target|farthest from its target|furthest from the target|farthest from the target|farthest from target|furthest from their targets|furthest away|farthest away|furthest off|\
         most off target|furthest off target|biggest gap|largest gap|the biggest gap|the largest gap|biggest shortfall|largest shortfall|weakest|the weakest|poorest performing|\
         cần chú ý|cần lưu ý|cần quan tâm|cần để ý|cần tập trung|cần lo|phải lo|phải chú ý|phải lưu ý|đáng lo|đáng lo ngại|đáng ngại|đáng quan ngại|đáng lo nhất|đáng ngại nhất|đáng lo ngại nhất|lo nhất|\
         cần chú ý nhất|cần lưu ý nhất|cần quan tâm nhất|đáng chú ý|đáng lưu ý|đáng quan tâm|gây lo ngại|lo ngại|needs attention|need attention|needing attention|require attention|requires attention|our attention|deserves attention|\
         worry about|worry|worries|worrying|most worrying|worrisome|worried|worried about|be worried about|be concerned about|concerned about|of concern|concerning|concerns|concern us|watch out for|to worry about|should we worry|\
         should we worry about|should i worry about|do we need to worry about|should we be worried about|should we be concerned about|should worry us|worries us|alarming",
        Says::First(First::Worst),
    ),
    (
        "cao nhất|thấp nhất|nhiều nhất|ít nhất|lớn nhất|nhỏ nhất|đứng đầu|nhất|highest|lowest|most|largest|smallest|least|the most|the highest|the lowest|\
         kỷ lục|record|âm|negative",
        Says::Extreme,
    ),
    (
        "xấu đi|kém đi|tệ đi|tụt lùi|thụt lùi|đi lùi|giảm sút|sa sút|đi xuống|kém hơn năm trước|xấu hơn năm trước|tệ hơn năm trước|thấp hơn năm trước|giảm so với năm trước|sụt giảm|xấu hơn|tệ hơn|tụt giảm|xuống dốc|suy giảm|tồi đi|got worse|get worse|getting worse|gone worse|worsened|worsening|\
         worsen|declining|deteriorated|deteriorating|gone backwards|went backwards|going backwards|slipping|slipped|worse than before|going down|losing ground",
        Says::Went(AskedTrend::Worse),
    ),
    (
        "tốt lên|khá lên|tiến bộ|được cải thiện|cải thiện|đi lên|khởi sắc|got better|getting better|get better|improved|improving|improve|gone better|making progress|progressing",
        Says::Went(AskedTrend::Better),
    ),
    (
        "tốt nhất|khá nhất|top|hàng đầu|best|the best|best performing",
        Says::First(First::Best),
    ),
    // Words that only join, at the beginning and end of the subject.
    (
        "khiến|doing|performing|looking|tôi|của tỉnh|toàn tỉnh|trong tỉnh|cả tỉnh|trên địa bàn tỉnh|của toàn tỉnh|trong toàn tỉnh|họ|bọn họ|chúng nó|chúng|cả hai|hai nơi|both|both of them|dự kiến|ước tính|dự tính|forecast|projected|cần|pass|passed|passes|between|nhiều|ít|nói|nêu|ghi|expect|expected|hope|number|value|rated|only|đem|lấy|mang|giữa|phải|cái|có|hiện|gives|give|gave|shows|contains|mentions|states|của|là|thì|về|cho|ở|tại|trong|với|và|được|đã|đang|sẽ|còn|vẫn|bởi|các|những|rồi|đi|đó|này|kia|ấy|thế|anh|chị|em|nữa|đến|tới|từ|theo|như|cùng|đấy|luôn|chứ|\
         lên|thật|lại|cũng|hay|hoặc|nếu|vì|đều|nhưng|thôi|sao|nó|hết|lắm|quá|vào|nhiệm kỳ này|cuối kỳ|cuối nhiệm kỳ|\
         tất cả|toàn bộ|lĩnh vực|nhóm|ngành|mảng|khối|thuộc|thuộc lĩnh vực|trong lĩnh vực|thuộc nhóm|r|j|z|\
         the|a|an|of|in|on|for|to|at|by|with|from|be|been|being|its|it|their|that|this|these|those|there|they|them|and|or|about|as|all|some|among|if|get|got|\
         sector|field|category|term|the term|s|re|ve|ll|t|by far|then|i|you|my|your|came|come|comes|collect|collected|build|built|plant|planted|create|created|get|gain|gained|raise|raised|produce|produced|earn|earned|live|lives|arrived|arrive|visited|visit|đặt|để|put|set|it s|see|say|says|know|want|need|there s",
        Says::Edge,
    ),
];
