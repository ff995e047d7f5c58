//! Says in both languages what somebody should look at, and how to settle it.
//!
//! Owns one sentence and one of help for each doubt about data that were read without error. It must not know how a
//! doubt is found.

use crate::core::figure::Figure;
use crate::core::lang::Lang;
use crate::core::model::RelationForm;
use crate::pack::diagnostic::Doubt;
use crate::words::locale::number::{day, figure, shortest};

/// What is doubtful, in one sentence.
pub(crate) fn message(doubt: Doubt, lang: Lang) -> String {
    match doubt {
        Doubt::OutsideTerm { first, last } => lang.pick(
            format!("năm của mục tiêu nằm ngoài kỳ {first}–{last} của kế hoạch"),
            format!("the year of the target is outside the plan's term {first}–{last}"),
        ),
        Doubt::FigureOutsideTerm { first, last } => lang.pick(
            format!("năm của số liệu nằm ngoài kỳ {first}–{last} của kế hoạch"),
            format!("the year of the figure is outside the plan's term {first}–{last}"),
        ),
        Doubt::SharesSum { tenths } => {
            let sum = shortest(tenths as f64 / 10.0, 1, lang);
            lang.pick(
                format!("các phần của một cơ cấu cộng lại được {sum}%, không phải 100%"),
                format!("the shares of one whole add up to {sum}%, not to 100%"),
            )
        }
        Doubt::DerivedDiffers { low, high } => {
            let ends = ends((low, high), lang);
            lang.pick(
                format!("số ghi khác kết quả tính lại: {ends}"),
                format!("the figure differs from what follows: {ends}"),
            )
        }
        Doubt::QuoteLacksFigure { low, high } => {
            let ends = ends((low, high), lang);
            lang.pick(
                format!("câu trích không có số {ends}"),
                format!("the quote does not hold {ends}"),
            )
        }
        Doubt::RelationDiffers {
            form,
            follows,
            printed,
        } => relation(form, &ends(follows, lang), &ends(printed, lang), lang),
        Doubt::PastDue { due } => {
            let due = day(due, lang);
            lang.pick(
                format!("lẽ ra đã có bản mới của nguồn này từ ngày {due}"),
                format!("a newer edition of this source was due on {due}"),
            )
        }
        _ => plain(doubt, lang).to_owned(),
    }
}

/// What is doubtful where no figure has to be named.
fn plain(doubt: Doubt, lang: Lang) -> &'static str {
    match doubt {
        Doubt::OutsideTerm { .. }
        | Doubt::FigureOutsideTerm { .. }
        | Doubt::SharesSum { .. }
        | Doubt::DerivedDiffers { .. }
        | Doubt::QuoteLacksFigure { .. }
        | Doubt::RelationDiffers { .. }
        | Doubt::PastDue { .. } => "",
        Doubt::NearlyOfExact
        | Doubt::ReplacedByItself
        | Doubt::DerivationWithoutInputs
        | Doubt::DerivationLacksInput
        | Doubt::DerivationCircle
        | Doubt::DerivationImpossible => of_fields(doubt, lang),
        Doubt::PlanWithoutTerm => lang.pick(
            "kế hoạch chưa có nhiệm kỳ (term) mà đặt mục tiêu cho nhiều năm",
            "the plan has no term and sets targets of several years",
        ),
        Doubt::NoDirection => lang.pick(
            "chỉ tiêu có mục tiêu nhưng không rõ cao hơn hay thấp hơn là tốt",
            "the indicator has a target, but nothing says which way is better",
        ),
        Doubt::DirectionConflict => lang.pick(
            "số liệu đầu kỳ đã tốt hơn mục tiêu",
            "the figure at the start of the term is already better than the target",
        ),
        Doubt::YearlyUnit => lang.pick(
            "đơn vị tính theo năm nhưng target_kind là “level”",
            "the unit is a yearly one, but target_kind is “level”",
        ),
        Doubt::YearlyText => lang.pick(
            "tên hoặc ghi chú nói về mỗi năm nhưng target_kind là “level”",
            "the name or the note speaks of every year, but target_kind is “level”",
        ),
        Doubt::NoBaseline => lang.pick(
            "không có số liệu trước đó để làm mốc gốc cho mục tiêu này",
            "there is no earlier figure from which progress to this target could be counted",
        ),
        Doubt::DuplicateYear => lang.pick(
            "hai số của cùng một năm loại trừ nhau, không số nào công bố sau",
            "two figures of one year exclude each other, and neither was published later",
        ),
        Doubt::BadBreak => lang.pick(
            "break chỉ dùng cho kết quả (actual, estimate), không cho mục tiêu hay dự báo",
            "a break is said of a result (actual, estimate), not of a target or a forecast",
        ),
        Doubt::CountOverAll => lang.pick(
            "ghi chú đếm nhiều hơn tổng số",
            "the note counts more than there are",
        ),
        Doubt::UnitMismatch => lang.pick(
            "mục tiêu là tốc độ tăng nhưng đơn vị không phải %",
            "the target is a growth rate, but the unit is not %",
        ),
        Doubt::OtherUnit => lang.pick(
            "kết quả của chỉ tiêu cùng tên ghi bằng đơn vị khác",
            "the results stand under the same name in another unit",
        ),
        Doubt::PartOfYearOnly => lang.pick(
            "mục tiêu tính theo năm nhưng trong kỳ chỉ có số liệu một phần năm",
            "the target is a yearly one, but the term has figures of parts of years only",
        ),
        Doubt::PartOfYearNote => lang.pick(
            "ghi chú nói là một phần năm nhưng period là cả năm",
            "the note names a part of a year, but the period is the whole year",
        ),
        Doubt::SameSource => lang.pick(
            "cùng một nguồn cho hai số khác nhau về cùng một việc",
            "one source gives two different figures for the same thing",
        ),
        Doubt::TargetChanged => lang.pick(
            "kế hoạch có hai mục tiêu khác nhau, mục tiêu này không có văn bản",
            "the plan has two different targets, and this one names no document",
        ),
        Doubt::PartsOverAll => lang.pick(
            "số phần đã xong nhiều hơn tổng số phần",
            "more parts are done than there are",
        ),
        Doubt::PercentForPoints => lang.pick(
            "ghi chú nói “vượt … %” về một tỷ lệ; phải là điểm %",
            "the note says “vượt … %” of a percentage; it must be points",
        ),
    }
}

/// A figure, or both ends of a range.
fn ends((low, high): (Figure, Figure), lang: Lang) -> String {
    match low == high {
        true => figure(low, lang),
        false => format!("{}–{}", figure(low, lang), figure(high, lang)),
    }
}

/// What does not fit a relation: what follows from the other figures, and what was printed.
fn relation(form: RelationForm, follows: &str, printed: &str, lang: Lang) -> String {
    match form {
        RelationForm::Share => lang.pick(
            format!("tỷ lệ này nhân với tổng số được {follows}, nhưng nguồn ghi {printed}"),
            format!("this share of the whole makes {follows}, but the source prints {printed}"),
        ),
        RelationForm::Parts => lang.pick(
            format!("các phần cộng lại được {follows}, nhưng nguồn ghi tổng số {printed}"),
            format!("the parts add up to {follows}, but the source prints a whole of {printed}"),
        ),
        RelationForm::Change => lang.pick(
            format!("mức năm trước và mức thay đổi này cho {follows}, nhưng nguồn ghi {printed}"),
            format!(
                "the level before and this change make {follows}, but the source prints {printed}"
            ),
        ),
    }
}

/// What is doubtful in the fields that say what a figure is.
fn of_fields(doubt: Doubt, lang: Lang) -> &'static str {
    match doubt {
        Doubt::ReplacedByItself => lang.pick(
            "superseded nêu chính nguồn của số này",
            "superseded names the figure's own source",
        ),
        Doubt::NearlyOfExact => lang.pick(
            "nearly chỉ dùng với comparator = \"~\"",
            "nearly goes with comparator = \"~\" only",
        ),
        Doubt::DerivationWithoutInputs => lang.pick(
            "số suy ra không nêu số liệu đầu vào",
            "the derivation names no inputs",
        ),
        Doubt::DerivationLacksInput => lang.pick(
            "bộ dữ liệu không có số liệu đầu vào này",
            "the pack has no figure for this input",
        ),
        Doubt::DerivationCircle => lang.pick(
            "các số suy ra phụ thuộc vòng quanh vào nhau",
            "derivations that need each other in a circle",
        ),
        Doubt::DerivationImpossible => lang.pick(
            "không tính được bằng cách đã nêu từ các số liệu đầu vào này",
            "these inputs make no figure by this form",
        ),
        _ => "",
    }
}

/// How to settle it.
pub(crate) fn help(doubt: Doubt) -> (&'static str, &'static str) {
    match doubt {
        Doubt::DirectionConflict => (
            "xem lại better, hoặc dùng target_kind = \"maintain\" nếu là mức phải giữ",
            "look at better, or use target_kind = \"maintain\" for a level to be kept",
        ),
        Doubt::YearlyUnit => (
            "dùng pace, growth hoặc flow, hoặc sửa đơn vị",
            "use pace, growth or flow, or correct the unit",
        ),
        Doubt::UnitMismatch => (
            "lập chỉ tiêu riêng với đơn vị %/năm cho tốc độ tăng",
            "make an indicator of its own for the growth, with the unit %/năm",
        ),
        Doubt::OtherUnit => (
            "đổi số liệu về đơn vị của mục tiêu và ghi rõ nguồn tính",
            "give the results in the unit of the target, and say how they were worked out",
        ),
        Doubt::YearlyText => (
            "dùng pace, growth hoặc flow, hoặc sửa tên, ghi chú",
            "use pace, growth or flow, or correct the name or the note",
        ),
        Doubt::FigureOutsideTerm { .. } => ("xem lại year hoặc plan", "look at year or plan"),
        Doubt::NoBaseline => (
            "thêm số liệu của năm gốc nếu có nguồn",
            "add the figure of the base year where a source has it",
        ),
        Doubt::DuplicateYear => (
            "ghi ngày công bố của nguồn, hoặc xem lại year và period",
            "give the dates of the sources, or look at year and period",
        ),
        Doubt::BadBreak => (
            "ghi break ở số liệu đầu tiên tính theo cách mới",
            "write break on the first result that is counted in the new way",
        ),
        Doubt::CountOverAll => (
            "xem lại hai số trong ghi chú",
            "look at the two numbers of the note",
        ),
        Doubt::OutsideTerm { .. } => ("xem lại year, plan hoặc term", "look at year, plan or term"),
        Doubt::PartOfYearOnly => (
            "thêm số cả năm; chỉ tiêu chưa được đánh giá",
            "add a figure of a whole year; the indicator is not judged",
        ),
        Doubt::PartOfYearNote => ("ghi đúng period", "write the period"),
        Doubt::SameSource => (
            "giữ một số, hoặc ghi rõ nguồn hay kỳ",
            "keep one figure, or say which source or period",
        ),
        Doubt::TargetChanged => ("ghi nguồn của mục tiêu", "name the source of the target"),
        Doubt::PartsOverAll => (
            "xem lại số đã xong và mục tiêu",
            "look at the parts done and the target",
        ),
        Doubt::PercentForPoints => ("viết “điểm %”", "write “điểm %”"),
        Doubt::ReplacedByItself => (
            "ghi nguồn đã thay số này; bỏ superseded nếu không có",
            "name the source that replaced it, or leave superseded out",
        ),
        Doubt::NearlyOfExact => (
            "bỏ nearly, hoặc ghi comparator = \"~\"",
            "leave nearly out, or write comparator = \"~\"",
        ),
        Doubt::DerivationWithoutInputs => (
            "ghi inputs = [{ indicator = …, year = … }]",
            "write inputs = [{ indicator = …, year = … }]",
        ),
        Doubt::DerivationLacksInput => (
            "xem lại indicator, year, period và source; thiếu số này thì không suy ra được",
            "look at indicator, year, period and source; without it nothing follows",
        ),
        Doubt::DerivationCircle => (
            "bỏ một mắt của vòng, hoặc ghi period, source của đầu vào",
            "take one link out, or write period or source of the input",
        ),
        Doubt::DerivationImpossible => (
            "xem lại form và inputs; số chỉ là cận thì ghi low và high",
            "look at form and inputs; of a figure that is only a bound give low and high",
        ),
        Doubt::DerivedDiffers { .. } => (
            "xem lại số ghi và các số liệu đầu vào",
            "look at the figure and at its inputs",
        ),
        Doubt::QuoteLacksFigure { .. }
        | Doubt::RelationDiffers { .. }
        | Doubt::PlanWithoutTerm
        | Doubt::NoDirection
        | Doubt::PastDue { .. } => help_of_proofs(doubt),
        Doubt::SharesSum { .. } => (
            "xem lại từng phần; lệch do làm tròn không quá 0,5",
            "look at each share; rounding may be off by 0.5 at most",
        ),
    }
}

/// How to settle what figures, plans and sources do not prove.
fn help_of_proofs(doubt: Doubt) -> (&'static str, &'static str) {
    match doubt {
        Doubt::QuoteLacksFigure { .. } => (
            "xem lại value, đơn vị và câu trích; số viết bằng chữ không được tính",
            "look at value, unit and quote; a number in words does not count",
        ),
        Doubt::RelationDiffers { .. } => (
            "xem lại các số này trong nguồn, đơn vị và rounded_to",
            "look at these figures in the source, their units and rounded_to",
        ),
        Doubt::PlanWithoutTerm => (
            "ghi term = [năm đầu, năm cuối]; kế hoạch từng năm thì ghi year cho mỗi mục tiêu",
            "write term = [first year, last year]; of yearly plans write the year of each target",
        ),
        Doubt::NoDirection => (
            "ghi better = \"higher\" hoặc \"lower\"; cơ cấu thì dùng target_kind = \"structure\"",
            "write better = \"higher\" or \"lower\"; for a mere share use target_kind = \"structure\"",
        ),
        Doubt::PastDue { .. } => (
            "tìm bản mới và thêm số liệu, hoặc sửa due",
            "look for the newer edition and add its figures, or correct due",
        ),
        _ => ("", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::{help, message};
    use crate::core::lang::Lang;
    use crate::pack::diagnostic::Doubt;

    #[test]
    fn every_doubt_is_said_in_both_languages() {
        for doubt in Doubt::ALL {
            assert_ne!(message(doubt, Lang::Vi), message(doubt, Lang::En));
            assert_ne!(help(doubt).0, help(doubt).1);
        }
    }
}
