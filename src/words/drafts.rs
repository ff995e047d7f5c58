//! What a draft says of itself: why a figure is doubtful, what a number is instead.
//!
//! Owns the sentences in both languages, those of the remarks in the files too. It must not know where they are printed.

use crate::core::lang::Lang;
use crate::pack::draft::claim::Drafted;
use crate::pack::draft::doubt::DraftDoubt;
use crate::pack::draft::masks::Mask;
use crate::pack::draft::write::Remarks;
use crate::words::locale::number;
use crate::words::locale::words::fill;

/// The remarks of a draft in a language.
pub struct DraftWords(pub Lang);

impl Remarks for DraftWords {
    fn head(&self) -> Vec<String> {
        let lines = self.0.pick(
            [
                "Bản nháp do chương trình đọc từ văn bản; chưa có giá trị cam kết.",
                "Kế hoạch có status = \"draft\": mục tiêu của nó không được tính vào bảng tổng hợp nào.",
                "Soát từng dòng với câu trích, bỏ dấu # trước số đã xác nhận, rồi đổi status thành \"adopted\".",
            ],
            [
                "A draft that the program read from a text; it promises nothing.",
                "The plan has status = \"draft\": its targets count nowhere.",
                "Compare each line with its quote, remove the # of figures that hold, then write status = \"adopted\".",
            ],
        );
        lines.map(str::to_owned).to_vec()
    }

    fn stands(&self, (paragraph, sentence, first, last): (usize, usize, usize, usize)) -> String {
        let phrase = self.0.pick(
            "đoạn {}, câu {}, ký tự {}–{}",
            "paragraph {}, sentence {}, characters {}–{}",
        );
        let numbers = [paragraph, sentence, first, last].map(|number| number.to_string());
        let [paragraph, sentence, first, last] = &numbers;
        fill(phrase, &[paragraph, sentence, first, last])
    }

    fn doubts(&self, doubts: &[DraftDoubt], is_live: bool) -> String {
        let said: Vec<&str> = doubts.iter().map(|found| doubt(*found, self.0)).collect();
        let head = match is_live {
            true => self.0.pick("không chắc", "not sure"),
            false => self.0.pick(
                "chưa đưa vào, cần người quyết định",
                "left out until a person decides",
            ),
        };
        format!("{head}: {}", said.join("; "))
    }

    fn guessed(&self) -> String {
        self.0
            .pick(
                "đoán từ tên gọi, cần xác nhận",
                "guessed from the name, to be confirmed",
            )
            .to_owned()
    }

    fn near(&self, names: &[String]) -> String {
        let names: Vec<String> = names
            .iter()
            .take(5)
            .map(|name| format!("“{name}”"))
            .collect();
        let head = self.0.pick(
            "có thể là cùng một chỉ tiêu với",
            "may be the same indicator as",
        );
        format!("{head}: {}", names.join(", "))
    }

    fn passed(&self, counts: &[(Mask, usize)]) -> String {
        passed(counts, self.0)
    }
}

/// Why a figure is doubtful.
pub(crate) fn doubt(doubt: DraftDoubt, lang: Lang) -> &'static str {
    let (vi, en) = match doubt {
        DraftDoubt::Digits => (
            "dấu chấm, dấu phẩy trong số có thể đọc hai cách",
            "the marks in the digits can be read in two ways",
        ),
        DraftDoubt::UnknownUnit => (
            "danh từ sau số chưa phải đơn vị đã biết",
            "the noun behind it is no known unit",
        ),
        DraftDoubt::NoUnit => ("không thấy đơn vị tính", "no unit stands beside it"),
        DraftDoubt::Kind => (
            "không rõ là mục tiêu hay kết quả",
            "nothing says whether it is a target or a result",
        ),
        DraftDoubt::Unfinished => (
            "năm chưa kết thúc nên đọc là số ước",
            "the year is not over, so it is read as an estimate",
        ),
        DraftDoubt::LevelOrFall => ("không rõ là mức đạt tới hay mức giảm", "a level or a fall"),
        DraftDoubt::TargetOrGap => (
            "không rõ là mục tiêu hay mức chênh",
            "a target or a difference from one",
        ),
        DraftDoubt::PointsOrPercent => ("không rõ là điểm % hay %", "points or percent"),
        DraftDoubt::WhichName => (
            "không rõ thuộc chỉ tiêu nào trong câu",
            "of which of several names it is",
        ),
        DraftDoubt::BaseYear => (
            "không rõ năm của mức ban đầu",
            "the year of the first level is not said",
        ),
        DraftDoubt::PartOfNorm => (
            "không rõ mẫu số là tổng số hay định mức",
            "the second number may be a norm",
        ),
        DraftDoubt::ResultOrPlan => (
            "không rõ số nào là kết quả, số nào là kế hoạch",
            "which is the result and which the plan",
        ),
        DraftDoubt::NoName => ("không thấy tên chỉ tiêu", "no name was found"),
        DraftDoubt::InheritedName => (
            "tên lấy từ số đứng trước",
            "the name is that of the figure before",
        ),
        DraftDoubt::LongName => ("tên dài, có thể thừa chữ", "the name is long"),
        DraftDoubt::YearOfDay => (
            "năm lấy theo ngày của văn bản",
            "the year is that of the day of the text",
        ),
        DraftDoubt::NoYear => ("không thấy năm", "no year was found"),
        DraftDoubt::PeriodFromHead => (
            "kỳ, lấy từ đầu đoạn hoặc đề mục",
            "the period is taken from the head of the paragraph or a heading",
        ),
        DraftDoubt::PeriodFromTitle => (
            "kỳ, lấy theo tên văn bản",
            "the period is taken from the name of the text",
        ),
        DraftDoubt::FarTime => (
            "thời gian nêu ở xa, có thể không phải của số này",
            "the time stands far away and may be that of others",
        ),
        DraftDoubt::Span => ("các năm mà số này tính cho", "the years that it covers"),
        DraftDoubt::ChangeBase => (
            "mức thay đổi tính từ năm khác năm trước",
            "the change is counted from another year than the one before",
        ),
        DraftDoubt::ShareOfPlan => ("tỷ lệ so với kế hoạch", "a share of the plan"),
        DraftDoubt::PlanYear => (
            "mục tiêu của năm nào không được nêu; lấy năm cuối nhiệm kỳ",
            "the year of the target is not said; that of the end of the term was taken",
        ),
    };
    lang.pick(vi, en)
}

/// What a number is instead of a figure.
pub(crate) fn mask(mask: Mask, lang: Lang) -> &'static str {
    let (vi, en) = match mask {
        Mask::Time => ("ngày, tháng, năm", "days and years"),
        Mask::Number => ("số văn bản, số hiệu", "numbers of documents"),
        Mask::Age => ("độ tuổi", "ages"),
        Mask::Duration => ("khoảng thời gian", "durations"),
        Mask::Enumerator => ("số thứ tự", "numbers of lines"),
        Mask::Attendance => ("người dự, người được bầu", "attendance"),
        Mask::Contents => ("số phần của nội dung", "parts of a text"),
        Mask::Grade => ("cấp, hạng", "grades"),
        Mask::InName => ("số nằm trong tên gọi", "parts of names"),
        Mask::WorkedOut => ("số suy ra từ số khác", "worked out from other figures"),
        Mask::Repeated => ("nhắc lại", "told again"),
        Mask::Language => ("đoạn không phải tiếng Việt", "in another language"),
    };
    lang.pick(vi, en)
}

/// How many numbers are no figures, by what they are.
pub(crate) fn passed(counts: &[(Mask, usize)], lang: Lang) -> String {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let parts: Vec<String> = counts
        .iter()
        .map(|(found, count)| format!("{} {}", mask(*found, lang), counted(*count, lang)))
        .collect();
    fill(
        lang.pick("đã bỏ qua {} số: {}", "{} numbers passed over: {}"),
        &[&counted(total, lang), &parts.join(", ")],
    )
}

/// The line that sums up a draft.
pub(crate) fn summary(drafted: &Drafted, lang: Lang) -> String {
    let live = drafted
        .proposals
        .iter()
        .filter(|proposal| proposal.is_live())
        .count();
    let doubtful = drafted.proposals.len() - live;
    let passed: usize = drafted.passed_by_kind().values().sum();
    let counts = [live, doubtful, passed].map(|count| counted(count, lang));
    let [live, doubtful, passed] = &counts;
    let phrase = lang.pick(
        "đề xuất: {} · không chắc, đã đặt sau dấu #: {} · bỏ qua: {}",
        "proposed: {} · doubtful, commented out with #: {} · passed over: {}",
    );
    fill(phrase, &[live, doubtful, passed])
}

/// The line above the figures of a draft: their order, and what a line is made of.
pub(crate) fn order(lang: Lang) -> &'static str {
    lang.pick(
        "Kém chắc nhất đứng trước (số · loại · kỳ · chỉ tiêu — lý do):",
        "The least certain first (figure · kind · period · indicator — why):",
    )
}

fn counted(count: usize, lang: Lang) -> String {
    number::digits(&count.to_string(), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mask_has_its_words() {
        for found in Mask::ALL {
            assert!(!mask(found, Lang::Vi).is_empty() && !mask(found, Lang::En).is_empty());
        }
    }
}
