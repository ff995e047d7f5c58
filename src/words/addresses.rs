//! What is said of a text that is no address of a figure.
//!
//! Owns one sentence for each reason. It must not know how addresses are read.

use crate::words::phrases::phrases;

phrases! {
    /// The sentences.
    Addresses, addresses;

    form = "địa chỉ có dạng {}", "an address looks like {}";
    no_scheme = "không bắt đầu bằng {}", "it does not begin with {}";
    no_pack = "thiếu mã bộ dữ liệu", "the id of the pack is missing";
    no_indicator = "thiếu mã chỉ tiêu sau mã bộ dữ liệu", "the id of the indicator is missing after that of the pack";
    too_many_parts = "thừa phần sau mã chỉ tiêu và số liệu", "there is more than pack, indicator and figure in it";
    too_long = "quá dài", "it is too long";
    unreadable = "không đọc được “{}”", "“{}” cannot be read";
    no_value = "“{}” không có giá trị", "“{}” has no value";
    unknown_parameter = "không có tham số “{}”; có: place, plan, as-of, lang", "there is no parameter “{}”; known: place, plan, as-of, lang";
    twice = "“{}” được ghi hai lần", "“{}” stands there twice";
    no_day = "“{}” không phải là ngày; ngày ghi như 2025-06-30", "“{}” is no day; a day is written as 2025-06-30";
    no_lang = "không có ngôn ngữ “{}”; có: vi, en", "there is no language “{}”; known: vi, en";
}

#[cfg(test)]
mod tests {
    use super::Addresses;
    use crate::words::phrases::check_both;

    #[test]
    fn every_reason_speaks_both_languages() {
        check_both(Addresses::ALL, &[]);
    }
}
