//! The numbers of an assessment, each with its label and unit.
//!
//! Owns their order and wording for screens and plain lines alike; a number that does not exist has no line. Shares and
//! ratios are percent; differences of percentages are points. It must not know the catalogue.

use crate::core::lang::Lang;
use crate::core::model::TargetKind;
use crate::core::rule::verdict::{Assessment, Flag};
use crate::words::judgement::labels::{confidence, flag};
use crate::words::locale::precision::Precision;
use crate::words::locale::unit::UnitWords;
use crate::words::locale::words::{fill, words};

/// A label and what it labels.
pub(crate) type LabelledText = (&'static str, String);

/// The unit of the numbers of an assessment, and the kinds of target by which they are told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MeasureUnits<'u> {
    /// The unit of the figures.
    pub(crate) unit: UnitWords<'u>,
    /// The kind of target in whose unit a gap is told.
    pub(crate) told: TargetKind,
    /// The kind by which the figures were compared.
    pub(crate) kind: TargetKind,
}

/// A yearly change: growth a year is a rate, and its pace no difference of points.
fn yearly(unit: UnitWords<'_>, kind: TargetKind, number: &str) -> String {
    match kind {
        TargetKind::Growth => unit.of_kind(kind, number),
        _ => unit.a_year(number),
    }
}

/// The numbers that exist, in reading order.
pub(crate) fn measures(
    found: &Assessment,
    MeasureUnits { unit, told, kind }: MeasureUnits<'_>,
    precision: Precision,
    lang: Lang,
) -> Vec<LabelledText> {
    let percent = |share: f64| precision.percent(share);
    let ratio = |ratio: f64| precision.ratio(ratio);
    let a_year = |value: f64| yearly(unit, kind, &precision.change(value));
    let end = |value: f64| unit.figure(&precision.figure(value));
    // Once the term is over, the change that the last years needed is left out.
    let is_over = found
        .flags
        .iter()
        .any(|flag| matches!(flag, Flag::LastFigure(_)));
    let ahead = |value: Option<f64>| value.filter(|_| !is_over);
    // At the threshold the remaining change is smaller than the rounding.
    let is_near = found.has(&Flag::AtThreshold);
    // For a level already met, `need` is the slack it may lose, not a required pace: it is left out.
    let room = found.status.is_met()
        && found
            .need
            .zip(found.gap)
            .is_some_and(|(need, gap)| need * gap < 0.0);
    let needed = ahead(found.need).filter(|_| !room && !is_near);
    let interval = ahead(found.low80).zip(ahead(found.high80));
    let lines = [
        (
            "Chênh lệch",
            "Gap",
            gap(found).map(|(low, high)| {
                let said = unit.difference_of_kind(told, &precision.change(high));
                match low {
                    None => said,
                    Some(low) => fill(words(lang).gap_by_source, &[&precision.change(low), &said]),
                }
            }),
        ),
        (
            "So với mục tiêu",
            "Of the target",
            found.percent_of_target.map(percent),
        ),
        ("Tiến độ đã đi", "Progress so far", found.way.map(percent)),
        ("Thời gian đã qua", "Time elapsed", found.time.map(percent)),
        (
            "Tiến độ so với thời gian (R)",
            "Progress against time (R)",
            found.ratio.map(ratio),
        ),
        (
            "Nhịp mới nhất so với cần (q)",
            "Latest pace against need (q)",
            found.q.map(ratio),
        ),
        ("Tốc độ đến nay", "Pace so far", found.pace.map(a_year)),
        ("Tốc độ cần có", "Pace needed", needed.map(a_year)),
        (
            "Còn dư",
            "Room left",
            ahead(found.need)
                .filter(|_| room && !is_near)
                .map(|need| a_year(need.abs())),
        ),
        (
            "Gấp tốc độ đến nay",
            "Times the pace",
            ahead(found.factor)
                .filter(|_| !room && !is_near)
                .map(|factor| {
                    let times = precision.times(factor);
                    lang.pick(format!("{times} lần"), times)
                }),
        ),
        (
            "Nếu giữ tốc độ này",
            "End at this pace",
            ahead(found.hold_end).map(end),
        ),
        (
            "Cuối kỳ, thận trọng",
            "End, cautiously",
            ahead(found.cautious_end).map(end),
        ),
        (
            "Khoảng chừng 80%",
            "About 80% within",
            interval.map(|(low, high)| {
                let ends = [low, high].map(|end| precision.figure(end));
                unit.figure(&ends.join("–"))
            }),
        ),
        (
            "Độ tin cậy",
            "Confidence",
            found
                .confidence
                .map(|found| confidence(found, lang).to_owned()),
        ),
    ];
    let said = lines
        .into_iter()
        .filter_map(|(vi, en, said)| Some((lang.pick(vi, en), said?)));
    said.collect()
}

/// The gap, or the least and the greatest where it depends on the source.
fn gap(found: &Assessment) -> Option<(Option<f64>, f64)> {
    match found.gap_low.zip(found.gap_high) {
        Some((low, high)) if low < high && found.gap.is_some() => Some((Some(low), high)),
        _ => Some((None, found.gap?)),
    }
}

/// What rides beside the status, in words; empty if nothing does.
pub(crate) fn remarks(found: &Assessment, lang: Lang) -> String {
    // The reason is said with the status.
    let beside = |flag: &&Flag| !matches!(flag, Flag::Reason(_));
    let flags = found.flags.iter().filter(beside);
    let part = || {
        lang.pick("số liệu chưa trọn năm", "a figure of part of the year")
            .to_owned()
    };
    let said = flags.map(|one| match one {
        Flag::Provisional if found.is_part => part(),
        one => flag(one, lang),
    });
    let said: Vec<String> = said.collect();
    said.join("; ")
}

#[cfg(test)]
mod tests {
    use super::{MeasureUnits, measures, remarks};
    use crate::core::lang::Lang;
    use crate::core::model::TargetKind;
    use crate::core::rule::verdict::{Assessment, Flag, Reason, Status};
    use crate::words::locale::precision::Precision;
    use crate::words::locale::unit::UnitWords;

    #[test]
    fn only_what_exists_has_a_line() {
        let mut found = Assessment::refused(Reason::NoTarget);
        let units = |lang| MeasureUnits {
            unit: UnitWords::new("%", "%", lang),
            told: TargetKind::Level,
            kind: TargetKind::Level,
        };
        let precision = |lang| Precision::new(1, TargetKind::Level, lang);
        let none = measures(&found, units(Lang::Vi), precision(Lang::Vi), Lang::Vi);
        assert_eq!(none, []);
        found.gap = Some(-3.25);
        found.way = Some(0.19012);
        found.pace = Some(1.5);
        let said = |found: &Assessment, lang| {
            let lines = measures(found, units(lang), precision(lang), lang);
            let lines = lines.iter().map(|(label, said)| format!("{label}: {said}"));
            lines.collect::<Vec<_>>().join("; ")
        };
        assert_eq!(
            said(&found, Lang::Vi),
            "Chênh lệch: −3,25 điểm %; Tiến độ đã đi: 19%; Tốc độ đến nay: 1,5 điểm %/năm"
        );
        assert_eq!(
            said(&found, Lang::En),
            "Gap: −3.25 percentage points; Progress so far: 19%; \
             Pace so far: 1.5 percentage points a year"
        );
        found.status = Status::Exceeded;
        (found.gap, found.need, found.factor) = (Some(3.2), Some(-1.6), Some(-1.1));
        let said = said(&found, Lang::Vi);
        assert!(said.contains("Còn dư: 1,6 điểm %/năm"), "{said}");
        assert!(
            !said.contains("Tốc độ cần có") && !said.contains("Gấp"),
            "{said}"
        );
        found.flags = vec![Flag::Running, Flag::WasMet];
        assert_eq!(remarks(&found, Lang::Vi), "tính đến nay; đã từng đạt");
    }
}
