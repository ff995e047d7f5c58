//! Cases drawn at random, read alike by both implementations of the rule.

use chitieu::core::figure::Figure;
use chitieu::core::model::{Better, TargetKind, Thresholds};
use chitieu::core::position::Position;
use chitieu::core::rule::assess::assess;
use chitieu::core::rule::case::{Bound, Case, Evidence, Measure, Point, Target};
use chitieu::core::rule::verdict::Assessment;
use proptest::collection::{btree_map, vec};
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::plain_rule::{Fig, Plain};

/// A case in whole units of its last decimal, so that both implementations read the same figures. Times are
/// counted in months since the end of 2016; those of the day in halves of a month.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) kind: TargetKind,
    pub(super) better: Better,
    pub(super) scale: u8,
    pub(super) series: Vec<(i32, i64)>,
    /// The only figure is a published mean.
    pub(super) published: bool,
    /// All that is known of the base year is a bound.
    pub(super) bound: Option<Bound>,
    pub(super) rivals: Vec<i64>,
    pub(super) rounded_to: Option<i64>,
    /// In tenths of the unit of the figures.
    pub(super) target: Option<i64>,
    pub(super) far: Option<i64>,
    pub(super) strict: bool,
    pub(super) limits: (Option<i64>, Option<i64>),
    pub(super) decimals: u8,
    pub(super) provisional: bool,
    pub(super) today: Option<i32>,
    pub(super) ended: Option<i32>,
}

const ORIGIN: i32 = 2016;
const BASE_YEAR: i32 = 2020;
const DEADLINE: i32 = 2025;

/// The moment some months after the origin.
fn months_on(months: i32) -> Position {
    let year = ORIGIN + (months - 1).div_euclid(12) + 1;
    Position::end_of_month(year, ((months - 1).rem_euclid(12) + 1) as u8)
}

impl Sample {
    fn figure(&self, units: i64) -> Figure {
        Figure::new(units, self.scale)
    }

    fn promised(&self, tenths: i64) -> Figure {
        Figure::new(tenths, self.scale + 1)
    }

    pub(super) fn points(&self) -> Vec<Point> {
        let newest = self.series.last().map(|(at, _)| *at);
        let is_amount = matches!(self.kind, TargetKind::Flow | TargetKind::Total);
        let judged = self.series.iter().rfind(|(at, _)| {
            *at <= (DEADLINE - ORIGIN) * 12 && (at % 12 == 0 || !is_amount || self.published)
        });
        let judged = judged.map(|(at, _)| *at);
        let points = self.series.iter().map(|(months, units)| {
            let at = months_on(*months);
            let is_bound = at.year() == BASE_YEAR && Some(*months) != newest;
            Point {
                bound: self.bound.filter(|_| is_bound).unwrap_or_default(),
                rounded_to: self
                    .rounded_to
                    .filter(|_| Some(*months) == judged)
                    .map(|units| self.figure(units)),
                ..Point::at(at, self.figure(*units))
            }
        });
        points.collect()
    }

    pub(super) fn case<'p>(&self, points: &'p [Point], rivals: &'p [Point]) -> Case<'p> {
        let figure = |units: i64| self.figure(units);
        Case {
            kind: self.kind,
            better: self.better,
            evidence: match points {
                [figure] if self.published => Evidence::Span {
                    figure: *figure,
                    measure: Measure::Mean,
                },
                _ => Evidence::Years(points),
            },
            base_year: BASE_YEAR,
            target: self.target.map(|value| Target {
                value: self.promised(value),
                far: self.far.map(|far| self.promised(far)),
                strict: self.strict,
            }),
            deadline: DEADLINE,
            decimals: self.decimals,
            min: self.limits.0.map(figure),
            max: self.limits.1.map(figure),
            provisional: self.provisional,
            today: self.today.map(|halves| {
                let later = (halves + 1).div_euclid(2);
                months_on(later).earlier_by(i64::from(later * 2 - halves), 24)
            }),
            ended: self.ended.map(months_on),
            rivals,
            thresholds: Thresholds::default(),
        }
    }

    pub(super) fn rivals(&self) -> Vec<Point> {
        let rival = |units: &i64| Point::new(0, self.figure(*units));
        self.rivals.iter().map(rival).collect()
    }

    pub(super) fn assess(&self) -> Assessment {
        assess(&self.case(&self.points(), &self.rivals()))
    }

    pub(super) fn plain(&self) -> Plain {
        let digit = 10_f64.powi(-i32::from(self.scale));
        let number = |units: i64| units as f64 * digit;
        let promised = |tenths: i64| tenths as f64 * digit / 10.0;
        let years = |months: i32| f64::from(ORIGIN) + f64::from(months) / 12.0;
        let fig = |months: i32, units: i64, bound: Bound| Fig {
            at: years(months),
            value: number(units),
            sign: match bound {
                Bound::Above => '>',
                Bound::Below => '<',
                _ => '=',
            },
            digit,
        };
        let points = self.series.iter().zip(self.points());
        Plain {
            kind: self.kind.code(),
            higher: self.better == Better::Higher,
            series: points
                .map(|((months, units), point)| fig(*months, *units, point.bound))
                .collect(),
            published: self.published,
            rounded_to: self.rounded_to.map(number),
            rivals: self
                .rivals
                .iter()
                .map(|units| fig(0, *units, Bound::Exact))
                .collect(),
            base_year: f64::from(BASE_YEAR),
            target: self.target.map(promised),
            far: self.far.map(promised),
            strict: self.strict,
            by: f64::from(DEADLINE),
            min: self.limits.0.map(number),
            max: self.limits.1.map(number),
            provisional: self.provisional,
            today: self
                .today
                .map(|halves| f64::from(ORIGIN) + f64::from(halves) / 24.0),
            ended: self.ended.map(years),
        }
    }

    /// The same with every figure multiplied.
    pub(super) fn times(&self, factor: i64) -> Self {
        let many = |units: Option<i64>| units.map(|units| units * factor);
        let limits = (many(self.limits.0), many(self.limits.1));
        let (min, max) = if factor < 0 {
            (limits.1, limits.0)
        } else {
            limits
        };
        let mirrored = |bound| match bound {
            Bound::Above if factor < 0 => Bound::Below,
            Bound::Below if factor < 0 => Bound::Above,
            bound => bound,
        };
        Self {
            series: self
                .series
                .iter()
                .map(|(at, units)| (*at, units * factor))
                .collect(),
            rivals: self.rivals.iter().map(|units| units * factor).collect(),
            bound: self.bound.map(mirrored),
            target: many(self.target),
            far: many(self.far),
            limits: (min, max),
            ..self.clone()
        }
    }
}

/// Figures by the months at which they stand: most at the ends of years, some within.
fn series() -> impl Strategy<Value = Vec<(i32, i64)>> {
    let years = |first: i32| (first..=10).prop_map(|year| year * 12);
    let any_time = prop_oneof![
        6 => years(1),
        2 => (1..=9).prop_map(|year| year * 12 + 6),
        1 => 12..114,
    ];
    let drawn = prop_oneof![
        2 => btree_map((1..=9).prop_map(|year| year * 12), 20_i64..400, 1..8),
        2 => btree_map((4..=9).prop_map(|year| year * 12), 50_i64..120, 1..7),
        2 => btree_map((4..=9).prop_map(|year| year * 12), -60_i64..60, 2..7),
        4 => btree_map(any_time, 40_i64..160, 1..8),
        1 => btree_map(years(3), 40_i64..160, 2..8),
    ];
    drawn.prop_map(|series| series.into_iter().collect())
}

/// Ordinary cases: figures around their target, gaps in time, one to seven points or none in the term; with
/// and without a day, an end of the unit, a bound to start from, sources that differ.
pub(super) fn samples() -> impl Strategy<Value = Sample> {
    let kinds = select(vec![
        TargetKind::Level,
        TargetKind::Level,
        TargetKind::Level,
        TargetKind::Maintain,
        TargetKind::Pace,
        TargetKind::Growth,
        TargetKind::Total,
        TargetKind::Flow,
    ]);
    let head = (kinds, any::<bool>(), 0_u8..=2, 0_u8..=2, any::<bool>());
    let target = prop_oneof![
        9 => (-20_i64..400, select(vec![0_i64, 0, 0, 2, 5, 7])).prop_map(|(whole, tenths)| Some(whole * 10 + tenths)),
        1 => Just(None)
    ];
    let far = prop_oneof![4 => Just(None), 1 => (1_i64..300).prop_map(Some)];
    let doubts = (
        prop_oneof![3 => Just(None), 1 => select(vec![Some(Bound::Above), Some(Bound::Below)])],
        prop_oneof![3 => Just(vec![]), 1 => vec(30_i64..170, 1..3)],
        prop_oneof![4 => Just(None), 1 => select(vec![Some(2_i64), Some(10)])],
        prop_oneof![1 => Just(None), 2 => (150_i32..240).prop_map(Some)],
        prop_oneof![5 => Just(None), 1 => (80_i32..112).prop_map(Some)],
    );
    let rest = (
        any::<bool>(),
        any::<bool>(),
        select(vec![false, false, true]),
    );
    (head, series(), target, far, doubts, rest).prop_map(
        |(
            (kind, higher, scale, decimals, provisional),
            mut series,
            target,
            far,
            (bound, rivals, rounded_to, today, ended),
            (limited, strict, published),
        )| {
            let is_level = matches!(kind, TargetKind::Level | TargetKind::Maintain);
            let better = match kind {
                TargetKind::Level | TargetKind::Maintain | TargetKind::Pace if !higher => {
                    Better::Lower
                }
                _ => Better::Higher,
            };
            let sign = if better == Better::Lower { -1 } else { 1 };
            let published = published && !is_level && kind != TargetKind::Total && target.is_some();
            if published {
                series.drain(..series.len() - 1);
            }
            let target = target.map(|target| match kind {
                // Means and sums have no ratio to a target of zero, and no class beside it.
                TargetKind::Pace => sign * (target.abs() / 8 + 1),
                TargetKind::Growth => target.abs() / 10 + 1,
                TargetKind::Total => target.abs() * 3 + 1,
                TargetKind::Flow => target.abs() + 1,
                _ => target,
            });
            if !is_level && kind != TargetKind::Pace {
                for (_, units) in &mut series {
                    *units = units.abs() + 1;
                }
            }
            let far = target.zip(far).map(|(target, far)| target + sign * far);
            Sample {
                kind,
                better,
                scale,
                series,
                published,
                bound: bound.filter(|_| is_level && target.is_some()),
                rivals,
                rounded_to,
                target,
                far: far.filter(|_| !strict),
                strict,
                limits: if limited && is_level {
                    (Some(-30), Some(450))
                } else {
                    (None, None)
                },
                decimals,
                provisional,
                today,
                ended,
            }
        },
    )
}

pub(super) fn sample(kind: TargetKind, series: &[(i32, i64)], target: i64) -> Sample {
    let months = |(year, units): &(i32, i64)| ((year - ORIGIN) * 12, *units);
    Sample {
        kind,
        better: Better::Higher,
        scale: 0,
        series: series.iter().map(months).collect(),
        published: false,
        bound: None,
        rivals: Vec::new(),
        rounded_to: None,
        target: Some(target * 10),
        far: None,
        strict: false,
        limits: (None, None),
        decimals: 0,
        provisional: false,
        today: None,
        ended: None,
    }
}

pub(super) fn with_series(sample: Sample, series: &[(i32, i64)]) -> Sample {
    let other = self::sample(sample.kind, series, 0);
    Sample {
        series: other.series,
        ..sample
    }
}
