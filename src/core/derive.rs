//! Works a figure out from others.
//!
//! Owns the arithmetic of the forms that a pack may declare (`docs/assessment.md`, "Derived figures"). Every operand
//! is a pair of ends, equal for a figure; the result has ends too. It must not know claims, places or what the figure
//! is used for.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::core::derivation::Form;
use crate::core::figure::Figure;
use crate::core::model::Better;

/// Decimals that are kept of a number that does not end.
const DECIMALS: u32 = 6;

/// A figure that another one follows from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Operand {
    /// The ends between which it lies.
    pub ends: (Figure, Figure),
    /// The year at whose end it stands.
    pub year: i32,
    /// How many years it is the mean of.
    pub years: u32,
    /// Whether it is in percent.
    pub is_percent: bool,
}

/// What is to be worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DerivedValue {
    /// How.
    pub form: Form,
    /// Which way is better, for the weakest part.
    pub better: Better,
    /// Whether the result is in percent.
    pub is_percent: bool,
}

/// Works a figure out; `None` where the operands do not make one: too few, a division by nothing, more digits
/// than a figure has. A bound is said by the pack and not worked out.
pub fn work_out(wanted: DerivedValue, operands: &[Operand]) -> Option<(Figure, Figure)> {
    let (low, high) = match wanted.form {
        Form::Chain => both(operands, chain)?,
        Form::Growth => growth(operands)?,
        Form::Mean => both(operands, mean)?,
        Form::Sum => both(operands, sum)?,
        Form::Difference => less(operands.first()?.ends, operands.get(1..)?)?,
        Form::Product => both(operands, |ends| product(operands, wanted.is_percent, ends))?,
        Form::Ratio => ratio(operands, wanted.is_percent)?,
        Form::Rest => {
            let whole = Figure::new(100, 0);
            less((whole, whole), operands)?
        }
        Form::Weakest => both(operands, |ends| weakest(wanted.better, ends))?,
        Form::Same => {
            let [one] = operands else {
                return None;
            };
            (one.ends.0.decimal(), one.ends.1.decimal())
        }
        Form::Bound => return None,
    };
    Some((figure(low)?, figure(high)?))
}

/// One end of an operand, beside it.
type OperandEnd<'o> = (Decimal, &'o Operand);

/// Works out both ends of what rises with each operand.
fn both(
    operands: &[Operand],
    of: impl Fn(&[OperandEnd<'_>]) -> Option<Decimal>,
) -> Option<(Decimal, Decimal)> {
    if operands.is_empty() {
        return None;
    }
    let ends = |pick: fn(&Operand) -> Figure| {
        let ends = operands.iter().map(|one| (pick(one).decimal(), one));
        ends.collect::<Vec<OperandEnd<'_>>>()
    };
    Some((of(&ends(|one| one.ends.0))?, of(&ends(|one| one.ends.1))?))
}

/// ((1 + m₁)^k₁ · (1 + m₂)^k₂ · …)^(1 / Σk) − 1, in percent.
fn chain(ends: &[OperandEnd<'_>]) -> Option<Decimal> {
    let mut log = 0.0;
    let mut years = 0;
    for (mean, operand) in ends {
        let factor = 1.0 + mean.to_f64()? / 100.0;
        log += factor.ln() * f64::from(operand.years);
        years += operand.years;
    }
    percent((log / f64::from(years)).exp())
}

/// (end / start)^(1 / n) − 1, in percent.
fn growth(operands: &[Operand]) -> Option<(Decimal, Decimal)> {
    let [start, end] = operands else {
        return None;
    };
    let years = end
        .year
        .checked_sub(start.year)
        .filter(|years| *years > 0)?;
    // A level that is nothing, or less, has no growth.
    let is_level = |ends: (Figure, Figure)| ends.0 > Figure::new(0, 0);
    if !is_level(start.ends) || !is_level(end.ends) {
        return None;
    }
    let of = |from: Figure, to: Figure| {
        let factor = to.to_f64() / from.to_f64();
        percent(factor.powf(1.0 / f64::from(years)))
    };
    Some((of(start.ends.1, end.ends.0)?, of(start.ends.0, end.ends.1)?))
}

fn percent(factor: f64) -> Option<Decimal> {
    let rate = (factor - 1.0) * 100.0;
    Decimal::from_f64(rate).filter(|_| rate.is_finite())
}

fn sum(ends: &[OperandEnd<'_>]) -> Option<Decimal> {
    let mut all = ends.iter().map(|(end, _)| *end);
    all.try_fold(Decimal::ZERO, Decimal::checked_add)
}

fn mean(ends: &[OperandEnd<'_>]) -> Option<Decimal> {
    sum(ends)?.checked_div(Decimal::from(ends.len()))
}

/// The first less the others: its lower end with their upper ones.
fn less(first: (Figure, Figure), others: &[Operand]) -> Option<(Decimal, Decimal)> {
    if others.is_empty() {
        return None;
    }
    let (mut low, mut high) = (first.0.decimal(), first.1.decimal());
    for other in others {
        low = low.checked_sub(other.ends.1.decimal())?;
        high = high.checked_sub(other.ends.0.decimal())?;
    }
    Some((low, high))
}

fn product(operands: &[Operand], is_percent: bool, ends: &[OperandEnd<'_>]) -> Option<Decimal> {
    let hundred = Decimal::ONE_HUNDRED;
    let mut all = Decimal::ONE;
    for (end, _) in ends {
        all = all.checked_mul(*end)?;
    }
    // With two percentages, one is the share and the other is what it is a share of.
    let shares = operands.iter().filter(|one| one.is_percent).count();
    for _ in usize::from(is_percent)..shares {
        all = all.checked_div(hundred)?;
    }
    Some(all)
}

fn ratio(operands: &[Operand], is_percent: bool) -> Option<(Decimal, Decimal)> {
    let [over, under] = operands else {
        return None;
    };
    let of = |over: Figure, under: Figure| {
        let ratio = over.decimal().checked_div(under.decimal())?;
        match is_percent {
            true => ratio.checked_mul(Decimal::ONE_HUNDRED),
            false => Some(ratio),
        }
    };
    Some((
        of(over.ends.0, under.ends.1)?,
        of(over.ends.1, under.ends.0)?,
    ))
}

fn weakest(better: Better, ends: &[OperandEnd<'_>]) -> Option<Decimal> {
    let all = ends.iter().map(|(end, _)| *end);
    match better {
        Better::Lower => all.max(),
        Better::Higher | Better::None => all.min(),
    }
}

/// The figure of a number, with the digits it needs and no more than are kept.
fn figure(number: Decimal) -> Option<Figure> {
    let number = number.round_dp(DECIMALS).normalize();
    Figure::parse(&number.to_string()).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use super::{DerivedValue, Operand, work_out};
    use crate::core::derivation::Form;
    use crate::core::figure::Figure;
    use crate::core::model::Better;

    /// An operand as "3.91", "10..10.93", "3.91 x3 @2023", "41.5%".
    fn operand(text: &str) -> Operand {
        let mut words = text.split(' ');
        let value = words.next().unwrap();
        let (value, is_percent) = match value.strip_suffix('%') {
            Some(value) => (value, true),
            None => (value, false),
        };
        let (low, high) = value.split_once("..").unwrap_or((value, value));
        let mut operand = Operand {
            ends: (Figure::parse(low).unwrap(), Figure::parse(high).unwrap()),
            year: 2025,
            years: 1,
            is_percent,
        };
        for word in words {
            match word.split_at(1) {
                ("x", years) => operand.years = years.parse().unwrap(),
                (_, year) => operand.year = year.parse().unwrap(),
            }
        }
        operand
    }

    #[track_caller]
    fn check(form: Form, result: &str, operands: &[&str]) {
        check_better(form, Better::Higher, result, operands);
    }

    #[track_caller]
    fn check_better(form: Form, better: Better, result: &str, operands: &[&str]) {
        let operands: Vec<Operand> = operands.iter().map(|text| operand(text)).collect();
        let wanted = DerivedValue {
            form,
            better,
            is_percent: result.ends_with('%'),
        };
        let found = work_out(wanted, &operands).map_or("none".to_owned(), |(low, high)| {
            match low == high {
                true => low.to_string(),
                false => format!("{low}..{high}"),
            }
        });
        assert_eq!(found, result.trim_end_matches('%'), "{form:?} {operands:?}");
    }

    #[test]
    fn each_form_has_its_formula() {
        // Of three years at 3.91 %, one between 10 and 10.93 and one at 7.52 %.
        let chain = ["3.91 x3", "10..10.93", "7.52"];
        check(Form::Chain, "5.82074..5.999071", &chain);
        check(Form::Chain, "10", &["10 x5"]);
        check(
            Form::Growth,
            "33.628671",
            &["345000 @2020", "1470000 @2025"],
        );
        check(Form::Mean, "1.333333", &["1", "1", "2"]);
        check(Form::Sum, "21.29", &["17.78", "3.51"]);
        check(Form::Difference, "31", &["62", "31"]);
        check(Form::Difference, "29..32", &["62", "30..33"]);
        check(Form::Product, "39.01", &["41.5%", "94"]);
        check(Form::Product, "20%", &["40%", "50%"]);
        check(Form::Ratio, "86.8%", &["8680", "10000"]);
        check(Form::Ratio, "1.25", &["5", "4"]);
        check(Form::Rest, "6.67", &["15.16", "38.03", "40.14"]);
        check(Form::Weakest, "94.2", &["99.7", "94.2"]);
        check_better(Form::Weakest, Better::Lower, "7", &["3", "7"]);
        check(Form::Same, "5", &["5"]);
    }

    #[test]
    fn what_makes_no_figure_is_none() {
        for form in Form::ALL {
            check(*form, "none", &[]);
        }
        check(Form::Bound, "none", &["16"]);
        check(Form::Ratio, "none", &["5", "0"]);
        check(Form::Growth, "none", &["0 @2020", "5 @2025"]);
        check(Form::Growth, "none", &["1 @2025", "5 @2025"]);
        check(Form::Growth, "none", &["-150 @2020", "-5 @2025"]);
        check(Form::Same, "none", &["5", "6"]);
        check(Form::Growth, "none", &["1 @2020", "2 @2021", "3 @2022"]);
        check(Form::Chain, "none", &["-150", "5"]);
        let huge = "999999999999999999";
        check(Form::Product, "none", &[huge, huge, huge]);
        check(Form::Sum, "none", &[huge, huge]);
    }
}
