//! The noun of a figure, of a difference and of a yearly change.
//!
//! Owns the discipline of points and percent: the difference of two percentages is in percentage points, never in
//! percent. The Vietnamese unit decides, for it is the exact text of the data. It must not know what is measured.

use crate::core::lang::Lang;
use crate::core::model::TargetKind;

const A_YEAR: &str = "/năm";
/// The unit of places in a ranking.
pub(crate) const RANK: &str = "thứ hạng";
/// What follows the number and the unit in "từ 60% trở lên".
const AND_MORE: &str = " trở lên";

/// A unit in the language of the screen.
#[derive(Clone, Copy, Debug)]
pub struct UnitWords<'u> {
    vi: &'u str,
    said: &'u str,
    lang: Lang,
}

impl<'u> UnitWords<'u> {
    /// Returns a unit by its exact Vietnamese text and its text in the language.
    pub fn new(vi: &'u str, said: &'u str, lang: Lang) -> Self {
        Self { vi, said, lang }
    }

    /// Percent a year.
    pub fn growth(lang: Lang) -> Self {
        Self::new("%/năm", lang.pick("%/năm", "% a year"), lang)
    }

    /// Tells whether figures in it are already yearly ones.
    pub fn is_yearly(&self) -> bool {
        self.vi.contains(A_YEAR)
    }

    /// Tells whether figures in it are percentages.
    pub fn is_percent(&self) -> bool {
        self.vi.starts_with('%')
    }

    /// Tells whether figures in it are points of a percentage.
    pub fn is_points(&self) -> bool {
        self.vi.starts_with("điểm")
    }

    /// A figure: "47,45 triệu đồng", "99%", "33,2%/năm".
    pub fn figure(&self, number: &str) -> String {
        join(number, self.said)
    }

    /// A difference: "17,55 triệu đồng", "3,2 điểm %".
    pub fn difference(&self, number: &str) -> String {
        let points = self.lang.pick("điểm %", "percentage points");
        match (self.is_percent(), self.is_yearly()) {
            (false, _) if self.vi == RANK => join(number, self.lang.pick("bậc", "places")),
            (false, _) => self.figure(number),
            // Two rates of growth differ by points.
            (true, true) => join(number, points),
            (true, false) => join(number, &format!("{points}{}", self.rest())),
        }
    }

    /// A change a year: "5,85 triệu đồng/năm", "0,55 điểm %/năm".
    pub fn a_year(&self, number: &str) -> String {
        if let Some(number) = number.strip_suffix(AND_MORE) {
            return format!("{}{AND_MORE}", self.a_year(number));
        }
        if self.is_yearly() {
            return self.figure(number);
        }
        let yearly = self.lang.pick("/năm", " a year");
        if self.said.is_empty() {
            return format!("{number}{}", self.lang.pick(" mỗi năm", " a year"));
        }
        format!("{}{yearly}", self.difference(number))
    }

    /// A figure of what a kind of target compares: "20%/năm" of a growth, "3 điểm %/năm" of a pace.
    pub fn of_kind(&self, kind: TargetKind, number: &str) -> String {
        match kind {
            TargetKind::Pace => self.a_year(number),
            TargetKind::Growth if !self.is_percent() => Self::growth(self.lang).figure(number),
            TargetKind::Flow if !self.is_percent() => self.a_year(number),
            _ => self.figure(number),
        }
    }

    /// A difference of two such figures.
    pub fn difference_of_kind(&self, kind: TargetKind, number: &str) -> String {
        match kind {
            TargetKind::Pace => self.a_year(number),
            TargetKind::Growth => Self::growth(self.lang).difference(number),
            TargetKind::Flow if !self.is_percent() => self.a_year(number),
            _ => self.difference(number),
        }
    }

    /// What follows the percent sign: " GDP", " of GDP".
    fn rest(&self) -> &'u str {
        self.said.strip_prefix('%').unwrap_or("")
    }
}

/// A number with its unit; a percent sign stands right behind it, and one of a thing is singular.
pub fn join(number: &str, unit: &str) -> String {
    // "từ 60 trở lên" has its unit in the middle.
    if let Some(number) = number.strip_suffix(AND_MORE) {
        return format!("{}{AND_MORE}", join(number, unit));
    }
    let is_one = number
        .rsplit(' ')
        .next()
        .is_some_and(|last| matches!(last, "1" | "−1"));
    match unit {
        "" => number.to_owned(),
        // A place in a ranking is no amount.
        RANK => format!("hạng {number}"),
        "rank" => format!("rank {number}"),
        _ if unit.starts_with('%') => format!("{number}{unit}"),
        _ if is_one => format!("{number} {}", singular(unit)),
        _ => format!("{number} {unit}"),
    }
}

/// The English singular of a unit: "district", "worker a year"; no Vietnamese word ends so.
fn singular(unit: &str) -> String {
    let ends = [" a ", " per ", " of "].map(|word| unit.find(word));
    let end = ends.into_iter().flatten().min().unwrap_or(unit.len());
    let (noun, rest) = unit.split_at(end);
    if noun == "people" {
        return format!("person{rest}");
    }
    let is_plural = noun.ends_with('s') && !noun.ends_with("ss") && !noun.contains(',');
    match noun.strip_suffix('s').filter(|_| is_plural) {
        Some(one) => format!("{one}{rest}"),
        None => unit.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::UnitWords;
    use crate::core::lang::Lang;
    use crate::core::model::TargetKind;

    #[test]
    fn points_are_not_percent() {
        for (vi, en, figure, difference, yearly) in [
            (
                "%",
                "%",
                "3%",
                "3 percentage points",
                "3 percentage points a year",
            ),
            (
                "% GDP",
                "% of GDP",
                "3% of GDP",
                "3 percentage points of GDP",
                "3 percentage points of GDP a year",
            ),
            (
                "%/năm",
                "% a year",
                "3% a year",
                "3 percentage points",
                "3% a year",
            ),
            (
                "điểm %/năm",
                "percentage points a year",
                "3 percentage points a year",
                "3 percentage points a year",
                "3 percentage points a year",
            ),
            (
                "triệu đồng",
                "million đồng",
                "3 million đồng",
                "3 million đồng",
                "3 million đồng a year",
            ),
            ("", "", "3", "3", "3 a year"),
        ] {
            let unit = UnitWords::new(vi, en, Lang::En);
            assert_eq!(unit.figure("3"), figure);
            assert_eq!(unit.difference("3"), difference);
            assert_eq!(unit.a_year("3"), yearly);
        }
        let unit = UnitWords::new("%", "%", Lang::En);
        assert_eq!(unit.difference("1"), "1 percentage point");
        for (unit, said) in [
            ("districts", "1 district"),
            ("workers a year", "1 worker a year"),
            ("million đồng per worker", "1 million đồng per worker"),
            ("communes, wards and towns", "1 communes, wards and towns"),
            ("people", "1 person"),
            ("huyện", "1 huyện"),
        ] {
            assert_eq!(UnitWords::new(unit, unit, Lang::En).figure("1"), said);
        }
        let rank = UnitWords::new("thứ hạng", "rank", Lang::En);
        assert_eq!(rank.figure("12"), "rank 12");
        assert_eq!(rank.difference("1"), "1 place");
        assert_eq!(rank.a_year("2"), "2 places a year");
        let rank = UnitWords::new("thứ hạng", "thứ hạng", Lang::Vi);
        assert_eq!(
            (rank.figure("12"), rank.difference("2")),
            ("hạng 12".into(), "2 bậc".into())
        );
        let more = |unit: &'static str, number| UnitWords::new(unit, unit, Lang::Vi).figure(number);
        assert_eq!(more("%", "từ 60 trở lên"), "từ 60% trở lên");
        assert_eq!(more("huyện", "từ 1 trở lên"), "từ 1 huyện trở lên");
        let districts = UnitWords::new("huyện", "districts", Lang::En);
        assert_eq!(districts.figure("at least 1"), "at least 1 district");
        let jobs = UnitWords::new("lao động", "lao động", Lang::Vi);
        assert_eq!(jobs.a_year("từ 8 trở lên"), "từ 8 lao động/năm trở lên");
        let people = UnitWords::new("người", "people", Lang::En);
        for (kind, said) in [
            (TargetKind::Level, "3 people"),
            (TargetKind::Growth, "3% a year"),
            (TargetKind::Pace, "3 people a year"),
            (TargetKind::Flow, "3 people a year"),
            (TargetKind::Total, "3 people"),
        ] {
            assert_eq!(people.of_kind(kind, "3"), said);
            let gap = said.replace("3% a year", "3 percentage points");
            assert_eq!(people.difference_of_kind(kind, "3"), gap);
        }
        let unit = UnitWords::new("%", "%", Lang::Vi);
        assert_eq!(unit.difference("3,2"), "3,2 điểm %");
        assert_eq!(unit.a_year("0,55"), "0,55 điểm %/năm");
        assert_eq!(UnitWords::new("xã", "xã", Lang::Vi).a_year("3"), "3 xã/năm");
        assert_eq!(
            UnitWords::growth(Lang::Vi).difference("13,2"),
            "13,2 điểm %"
        );
    }
}
