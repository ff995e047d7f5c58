//! Reads the arguments of `assess`.
//!
//! Owns what they may be and which of them contradict each other; what is wrong is said in one line.

use crate::cli::args;
use crate::core::clean::clean;
use crate::core::figure::{Figure, FigureError, MAX_DIGITS};
use crate::core::lang::Lang;
use crate::core::model::{Better, TargetKind, Thresholds};
use crate::core::nearest::nearest;
use crate::core::rule::case::{Case, Evidence, Point, Target};
use crate::words::locale::words::fill;

/// The kinds that can be judged without a pack.
const KINDS: [TargetKind; 7] = [
    TargetKind::Level,
    TargetKind::Maintain,
    TargetKind::Pace,
    TargetKind::Growth,
    TargetKind::Total,
    TargetKind::Flow,
    TargetKind::Milestone,
];

/// The least and the most that a figure can be.
type Limits = (Option<Figure>, Option<Figure>);

/// Reads arguments; what is wrong is said in one line.
pub(super) struct Reading {
    /// The language of what is said.
    pub(super) lang: Lang,
}

impl Reading {
    /// Everything but the series.
    pub(super) fn case<'p>(
        &self,
        args: &args::Assess,
        points: &'p [Point],
    ) -> Result<Case<'p>, String> {
        let kind = self.kind(&args.kind)?;
        let better = self.better(&args.better)?;
        let base_year = self.base_year(args, kind, points)?;
        let deadline = self.year("--by", args.by)?;
        if deadline <= base_year {
            return Err(self.said(
                "--by phải sau năm gốc {}",
                "--by must come after the base year {}",
                &[&base_year.to_string()],
            ));
        }
        let target = self.target(args, better)?;
        let limits = self.limits(args)?;
        self.within(limits, points, target)?;
        if kind == TargetKind::Milestone && args.target_far.is_some() {
            return Err(self.said(
                "--target-far không dùng với --kind milestone",
                "--target-far does not go with --kind milestone",
                &[],
            ));
        }
        let (min, max) = limits;
        Ok(Case {
            kind,
            better,
            evidence: self.evidence(args, kind, points)?,
            base_year,
            deadline,
            decimals: self.decimals(args, points, target)?,
            target,
            min,
            max,
            provisional: args.provisional,
            past: false,
            thresholds: Thresholds::default(),
        })
    }

    fn limits(&self, args: &args::Assess) -> Result<Limits, String> {
        let (min, max) = (
            self.optional("--min", args.min.as_deref())?,
            self.optional("--max", args.max.as_deref())?,
        );
        if min.zip(max).is_some_and(|(min, max)| max < min) {
            return Err(self.said("--max nhỏ hơn --min", "--max is below --min", &[]));
        }
        Ok((min, max))
    }

    /// Refuses figures that the limits say cannot be.
    fn within(
        &self,
        (min, max): Limits,
        points: &[Point],
        target: Option<Target>,
    ) -> Result<(), String> {
        let series = points.iter().map(|point| ("--series", point.value));
        let ends = target.map(|target| {
            [
                Some(("--target", target.value)),
                target.far.map(|far| ("--target-far", far)),
            ]
        });
        let mut all = series.chain(ends.into_iter().flatten().flatten());
        let below = |value: Figure| min.is_some_and(|min| value < min);
        let above = |value: Figure| max.is_some_and(|max| value > max);
        match all.find(|(_, value)| below(*value) || above(*value)) {
            None => Ok(()),
            Some((option, value)) if below(value) => Err(self.said(
                "{}: {} nhỏ hơn --min",
                "{}: {} is below --min",
                &[option, &value.to_string()],
            )),
            Some((option, value)) => Err(self.said(
                "{}: {} lớn hơn --max",
                "{}: {} is above --max",
                &[option, &value.to_string()],
            )),
        }
    }

    /// Reads `2020:43.33,2022:47.45`; a semicolon separates as well.
    pub(super) fn series(&self, text: &str) -> Result<Vec<Point>, String> {
        let mut points: Vec<Point> = Vec::new();
        for entry in text
            .split([',', ';'])
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
        {
            let (year, value) = entry.split_once(':').ok_or_else(|| {
                self.said(
                    "--series: “{}” không có dạng năm:số, như 2020:43.33",
                    "--series: “{}” is not of the form year:figure, such as 2020:43.33",
                    &[&clean(entry)],
                )
            })?;
            let number = year.trim().parse().ok();
            let year = match number {
                Some(year) => self.year("--series", year)?,
                None => return Err(self.bad_year("--series", year)),
            };
            let value = self.figure("--series", value.trim())?;
            points.push(Point::new(year, value));
        }
        points.sort_by_key(|point| point.year);
        let twice = points.windows(2).find_map(|pair| match pair {
            [one, other] if one.year == other.year => Some(one.year),
            _ => None,
        });
        match twice {
            Some(year) => Err(self.said(
                "--series: năm {} có hai số",
                "--series: the year {} has two figures",
                &[&year.to_string()],
            )),
            None => Ok(points),
        }
    }

    fn evidence<'p>(
        &self,
        args: &args::Assess,
        kind: TargetKind,
        points: &'p [Point],
    ) -> Result<Evidence<'p>, String> {
        let is_milestone = kind == TargetKind::Milestone;
        match (&args.parts, points.last()) {
            (None, _) if is_milestone => Err(self.said(
                "--kind milestone cần --parts, như --parts 1/3",
                "--kind milestone needs --parts, such as --parts 1/3",
                &[],
            )),
            (Some(_), _) if !is_milestone => Err(self.said(
                "--parts chỉ dùng với --kind milestone",
                "--parts goes with --kind milestone only",
                &[],
            )),
            (_, None) => Err(self.said(
                "cần --series, như --series 2020:43.33,2022:47.45",
                "--series is needed, such as --series 2020:43.33,2022:47.45",
                &[],
            )),
            (Some(parts), Some(newest)) => self.parts(parts, newest.year),
            (None, Some(_)) => Ok(Evidence::Years(points)),
        }
    }

    fn parts(&self, text: &str, year: i32) -> Result<Evidence<'static>, String> {
        let parts = text.split_once('/');
        let parts = parts
            .and_then(|(done, all)| Some((done.trim().parse().ok()?, all.trim().parse().ok()?)));
        match parts {
            Some((done, all)) if all > 0 && done <= all => Ok(Evidence::Parts { done, all, year }),
            _ => Err(self.said(
                "--parts: “{}” không có dạng xong/tất cả, như 1/3",
                "--parts: “{}” is not of the form done/all, such as 1/3",
                &[&clean(text)],
            )),
        }
    }

    fn kind(&self, text: &str) -> Result<TargetKind, String> {
        let known = KINDS.into_iter().find(|kind| kind.code() == text);
        known.ok_or_else(|| self.unknown("--kind", text, &KINDS.map(TargetKind::code)))
    }

    fn better(&self, text: &str) -> Result<Better, String> {
        let ways = [Better::Higher, Better::Lower];
        let known = ways.into_iter().find(|way| way.code() == text);
        known.ok_or_else(|| self.unknown("--better", text, &ways.map(Better::code)))
    }

    /// Without one, progress is counted from the first figure; a sum starts with it.
    fn base_year(
        &self,
        args: &args::Assess,
        kind: TargetKind,
        points: &[Point],
    ) -> Result<i32, String> {
        let is_sum = matches!(kind, TargetKind::Total | TargetKind::Flow);
        match (args.base_year, points.first()) {
            (Some(year), _) => self.year("--base-year", year),
            (None, Some(first)) if is_sum => Ok(first.year - 1),
            (None, Some(first)) => Ok(first.year),
            (None, None) => Ok(args.by - 1),
        }
    }

    fn target(&self, args: &args::Assess, better: Better) -> Result<Option<Target>, String> {
        let value = self.optional("--target", args.target.as_deref())?;
        let far = self.optional("--target-far", args.target_far.as_deref())?;
        let Some(value) = value else {
            return match far {
                None => Ok(None),
                Some(_) => Err(self.said(
                    "--target-far cần --target",
                    "--target-far needs --target",
                    &[],
                )),
            };
        };
        let is_beyond = |far: Figure| match better {
            Better::Lower => far <= value,
            _ => far >= value,
        };
        if !far.is_none_or(is_beyond) {
            return Err(self.said(
                "--target-far phải tốt hơn --target",
                "--target-far must be better than --target",
                &[],
            ));
        }
        Ok(Some(Target {
            value,
            far,
            strict: false,
        }))
    }

    /// Without them the most decimals in series or target.
    fn decimals(
        &self,
        args: &args::Assess,
        points: &[Point],
        target: Option<Target>,
    ) -> Result<u8, String> {
        let Some(wanted) = args.decimals else {
            let series = points.iter().map(|point| point.value);
            let figures = series.chain(target.map(|target| target.value));
            return Ok(figures.map(Figure::scale).max().unwrap_or(0));
        };
        let fits = u8::try_from(wanted).ok();
        fits.filter(|wanted| usize::from(*wanted) <= MAX_DIGITS)
            .ok_or_else(|| {
                self.said(
                    "--decimals: {} không nằm trong khoảng 0 đến 18",
                    "--decimals: {} is not between 0 and 18",
                    &[&wanted.to_string()],
                )
            })
    }

    fn year(&self, option: &str, year: i32) -> Result<i32, String> {
        if (1..=9999).contains(&year) {
            return Ok(year);
        }
        Err(self.bad_year(option, &year.to_string()))
    }

    fn bad_year(&self, option: &str, text: &str) -> String {
        self.said(
            "{}: “{}” không phải là năm từ 1 đến 9999",
            "{}: “{}” is no year between 1 and 9999",
            &[option, &clean(text)],
        )
    }

    fn optional(&self, option: &str, text: Option<&str>) -> Result<Option<Figure>, String> {
        text.map(|text| self.figure(option, text.trim()))
            .transpose()
    }

    fn figure(&self, option: &str, text: &str) -> Result<Figure, String> {
        Figure::parse(text).map_err(|error| {
            let (vi, en) = match error {
                FigureError::TooLong => (
                    "{}: “{}” có hơn 18 chữ số",
                    "{}: “{}” has more than 18 digits",
                ),
                _ => (
                    "{}: “{}” không phải là số; viết như 47.45, dấu chấm thập phân",
                    "{}: “{}” is no figure; write 47.45, with a decimal point",
                ),
            };
            self.said(vi, en, &[option, &clean(text)])
        })
    }

    fn unknown(&self, option: &str, text: &str, known: &[&str]) -> String {
        let near = nearest(text, known.iter().copied());
        let near = near.map_or_else(String::new, |near| {
            self.said("; có phải “{}”?", "; did you mean “{}”?", &[near])
        });
        self.said(
            "{}: không có “{}”; dùng {}{}",
            "{}: there is no “{}”; use {}{}",
            &[option, &clean(text), &known.join(", "), &near],
        )
    }

    fn said(&self, vi: &str, en: &str, slots: &[&str]) -> String {
        fill(self.lang.pick(vi, en), slots)
    }
}
