//! A series as a picture for paper.
//!
//! Owns the geometry of the two charts, the small one of a table and the large one with axes, and the words that stand
//! for a chart where it cannot be seen. What is drawn is chosen by `plot`. Lengths are those of the picture, not of a
//! screen. It must not know how a shape is written.

use crate::core::model::SeriesId;
use crate::report::card::Card;
use crate::report::facts;
use crate::report::plot::{self, Datum, PlotLevel, Quality};
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::paper::paper_words;

/// Width and height of a small chart.
const SMALL: (f64, f64) = (132.0, 40.0);
/// Width and height of a large one.
const LARGE: (f64, f64) = (720.0, 320.0);
/// Most figures that are named in the words of a chart.
const MOST_SAID: usize = 12;
/// The share of the highest value up to which a lowest one draws the scale down to zero.
const NEAR_ZERO: f64 = 1.0 / 3.0;
/// About so many lines cross a large chart.
const LINES: f64 = 5.0;

/// A chart, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Picture {
    /// Its width.
    pub(crate) width: f64,
    /// Its height.
    pub(crate) height: f64,
    /// What it shows, in a few words.
    pub(crate) title: String,
    /// What it shows, in figures.
    pub(crate) words: String,
    /// Lines across it, with what stands before them.
    pub(crate) grid: Vec<PictureLabel>,
    /// The years on the axis below it.
    pub(crate) years: Vec<PictureLabel>,
    /// Its figures.
    pub(crate) marks: Vec<FigureMark>,
    /// Ways between figures of one kind.
    pub(crate) ways: Vec<[f64; 4]>,
    /// The target: a line, or the two ends of a range.
    pub(crate) targets: Vec<[f64; 4]>,
    /// The legend of the signs that occur: sign, position, word.
    pub(crate) legend: Vec<(&'static str, f64, &'static str)>,
    /// Where its axis stands: left, right, bottom.
    pub(crate) frame: [f64; 3],
    /// Whether it is a large one.
    pub(crate) is_large: bool,
}

/// A text at a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PictureLabel {
    /// Where it stands from the left, or for a line across, from the top.
    pub(crate) at: f64,
    /// The text.
    pub(crate) text: String,
}

/// A figure in a picture.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FigureMark {
    /// From the left.
    pub(crate) x: f64,
    /// From the top.
    pub(crate) y: f64,
    /// The other end of a range, from the top.
    pub(crate) far: Option<f64>,
    /// The first year of a mean over several years, from the left.
    pub(crate) from: Option<f64>,
    /// How sure it is, as a style sheet names it.
    pub(crate) kind: &'static str,
    /// The text beside it.
    pub(crate) text: String,
    /// The position of the text, from the top.
    pub(crate) text_y: f64,
}

/// How values and years become lengths.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    low: f64,
    high: f64,
    first: f64,
    last: f64,
}

impl Frame {
    fn x(&self, year: f64) -> f64 {
        let span = self.last - self.first;
        let share = match span > 0.0 {
            true => (year - self.first) / span,
            false => 0.5,
        };
        tenth(self.left + share * (self.right - self.left))
    }

    fn y(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        tenth(self.bottom - share * (self.bottom - self.top))
    }
}

/// A length to a tenth: more is not seen, and makes a page long.
fn tenth(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

/// The small chart of a series; none where a picture says no more than its number.
pub(crate) fn small(card: &Card<'_>) -> Option<Picture> {
    let (width, height) = SMALL;
    let area = [4.0, width - 4.0, 5.0, height - 11.0];
    draw(card, (width, height), area, false)
}

/// The large chart of a series.
pub(crate) fn large(card: &Card<'_>) -> Option<Picture> {
    let (width, height) = LARGE;
    let area = [64.0, width - 28.0, 24.0, height - 56.0];
    draw(card, (width, height), area, true)
}

fn draw(card: &Card<'_>, size: (f64, f64), area: [f64; 4], is_large: bool) -> Option<Picture> {
    let (basis, series) = (card.basis, card.series);
    let (catalog, viewpoint, standing) = (basis.catalog, basis.viewpoint, &card.standing);
    let data = plot::data(catalog, viewpoint, series, &standing.conflicts);
    let level = plot::level(catalog, series, standing);
    if !plot::is_worth_drawing(&data, level.as_ref()) {
        return None;
    }
    let derived = basis.words().derived;
    let [left, right, top, bottom] = area;
    let right = match is_large && data.iter().any(|datum| datum.is_derived) {
        // The word behind the last figure has room.
        true => right - derived.chars().count() as f64 * LETTER.0 / 2.0,
        false => right,
    };
    let frame = frame(&data, level.as_ref(), [left, right, top, bottom])?;
    let decimals = plot::decimals(catalog, viewpoint, series);
    let said = |value: f64| number::shortest(value, decimals, basis.lang);
    let marks = data.iter().map(|datum| {
        let mut mark = mark(&frame, datum, is_large.then_some(&said));
        if is_large && datum.is_derived {
            mark.text = format!("{} {derived}", mark.text);
        }
        mark
    });
    let mut picture = Picture {
        width: size.0,
        height: size.1,
        title: fill(paper_words(basis.lang).chart_of, &[card.name()]),
        words: words(card, series),
        grid: match is_large {
            true => grid(&frame, &said),
            false => Vec::new(),
        },
        years: years(&frame, is_large),
        marks: marks.collect(),
        ways: ways(&frame, &data),
        targets: targets(&frame, level.as_ref()),
        frame: [frame.left, frame.right, frame.bottom],
        is_large,
        ..Picture::default()
    };
    part(&mut picture.marks);
    picture.legend = legend(card, &picture);
    Some(picture)
}

fn frame(data: &[Datum], level: Option<&PlotLevel>, area: [f64; 4]) -> Option<Frame> {
    let ends = level.map(|level| [Some(level.value), level.far]);
    let ends = ends.into_iter().flatten().flatten();
    let values = data.iter().flat_map(|datum| [Some(datum.value), datum.far]);
    let values: Vec<f64> = values.flatten().chain(ends).collect();
    let moments = data.iter().flat_map(|datum| [Some(datum.at), datum.from]);
    let of_level = level.and_then(|level| level.at);
    let moments: Vec<f64> = moments.flatten().chain(of_level).collect();
    let least = |all: &[f64]| all.iter().copied().reduce(f64::min);
    let most = |all: &[f64]| all.iter().copied().reduce(f64::max);
    let (low, high) = ends_of((least(&values)?, most(&values)?));
    Some(Frame {
        left: area[0],
        right: area[1],
        top: area[2],
        bottom: area[3],
        low,
        high,
        first: least(&moments)?,
        last: most(&moments)?,
    })
}

/// The ends of a scale for a range of values; a single value is centred.
fn ends_of((low, high): (f64, f64)) -> (f64, f64) {
    let (low, high) = match () {
        () if low < 0.0 => (low, high.max(0.0)),
        () if low <= high * NEAR_ZERO => (0.0, high),
        () => (low, high),
    };
    let room = match high > low {
        true => 0.0,
        false => high.abs().max(1.0) * 0.1,
    };
    (low - room, high + room)
}

fn mark(frame: &Frame, datum: &Datum, said: Option<&impl Fn(f64) -> String>) -> FigureMark {
    let (x, y) = (frame.x(datum.at), frame.y(datum.value));
    let text = said.map_or_else(String::new, |said| match datum.far {
        Some(far) => format!("{}–{}", said(datum.value), said(far)),
        None => said(datum.value),
    });
    let top = datum.far.map_or(y, |far| frame.y(far).min(y));
    FigureMark {
        x,
        y,
        far: datum.far.map(|far| frame.y(far)),
        from: datum.from.map(|from| frame.x(from)),
        kind: match datum.quality {
            Quality::Actual => "actual",
            Quality::Estimate => "estimate",
            Quality::Forecast => "forecast",
        },
        text,
        text_y: tenth(top - 8.0),
    }
}

/// About how wide a letter of a label is, and how high.
const LETTER: (f64, f64) = (6.6, 12.0);

/// Keeps labels apart: the newest figure gets a label, above it or else below it; a label that finds no room is left
/// out.
fn part(marks: &mut [FigureMark]) {
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by(|one, other| {
        let x = |at: &usize| marks.get(*at).map_or(0.0, |mark| mark.x);
        x(other).total_cmp(&x(one))
    });
    for at in order {
        let Some(mark) = marks.get_mut(at) else {
            continue;
        };
        let half = mark.text.chars().count() as f64 * LETTER.0 / 2.0;
        let place = |y: f64| [mark.x - half, mark.x + half, y - LETTER.1, y];
        let is_free = |place: &[f64; 4]| taken.iter().all(|other| are_apart(place, other));
        let below = tenth(mark.y + LETTER.1 + 7.0);
        let free = [mark.text_y, below]
            .into_iter()
            .find(|y| is_free(&place(*y)));
        match free {
            Some(y) => {
                taken.push(place(y));
                mark.text_y = y;
            }
            None => mark.text.clear(),
        }
    }
}

/// Whether two labels (left, right, top, bottom) do not touch.
fn are_apart(one: &[f64; 4], other: &[f64; 4]) -> bool {
    one[1] < other[0] || other[1] < one[0] || one[3] < other[2] || other[3] < one[2]
}

/// Lines between figures of consecutive years. They are drawn only between years of one figure each, so that nothing is
/// joined that sources dispute.
fn ways(frame: &Frame, data: &[Datum]) -> Vec<[f64; 4]> {
    let mut alone: Vec<&Datum> = data
        .iter()
        .filter(|datum| datum.far.is_none() && datum.from.is_none())
        .filter(|datum| data.iter().filter(|other| other.at == datum.at).count() == 1)
        .collect();
    alone.sort_by(|one, other| one.at.total_cmp(&other.at));
    let pairs = alone.windows(2).filter_map(|pair| match pair {
        [one, other] if other.at - one.at <= 1.01 => Some([
            frame.x(one.at),
            frame.y(one.value),
            frame.x(other.at),
            frame.y(other.value),
        ]),
        _ => None,
    });
    pairs.collect()
}

fn targets(frame: &Frame, level: Option<&PlotLevel>) -> Vec<[f64; 4]> {
    let Some(level) = level else {
        return Vec::new();
    };
    let from = level.from.map_or(frame.left, |from| {
        frame.x(from.clamp(frame.first, frame.last))
    });
    let to = level.at.map_or(frame.right, |at| frame.x(at));
    let ends = [Some(level.value), level.far].into_iter().flatten();
    ends.map(|end| {
        let y = frame.y(end);
        // A target of a single moment is a short line there.
        let from = if to - from < 6.0 { to - 6.0 } else { from };
        [tenth(from), y, tenth(to), y]
    })
    .collect()
}

fn years(frame: &Frame, is_large: bool) -> Vec<PictureLabel> {
    let (first, last) = (frame.first.floor() as i64, frame.last.ceil() as i64);
    let label = |year: i64| PictureLabel {
        at: frame.x((year as f64).clamp(frame.first, frame.last)),
        text: year.to_string(),
    };
    if first >= last {
        return vec![label(last)];
    }
    if !is_large {
        return vec![label(first), label(last)];
    }
    let step = ((last - first) as f64 / 10.0).ceil().max(1.0) as usize;
    let mut all: Vec<PictureLabel> = (first..=last).rev().step_by(step).map(label).collect();
    all.reverse();
    all
}

/// Lines at round values.
fn grid(frame: &Frame, said: &impl Fn(f64) -> String) -> Vec<PictureLabel> {
    let rough = (frame.high - frame.low) / LINES;
    if rough <= 0.0 || !rough.is_finite() {
        return Vec::new();
    }
    let tens = 10f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * tens);
    let step = steps
        .into_iter()
        .find(|step| *step >= rough)
        .unwrap_or(rough);
    let first = (frame.low / step).ceil() as i64;
    let last = (frame.high / step).floor() as i64;
    let lines = (first..=last).take(20).map(|at| at as f64 * step);
    lines
        .map(|value| PictureLabel {
            at: frame.y(value),
            text: said(value),
        })
        .collect()
}

fn legend(card: &Card<'_>, picture: &Picture) -> Vec<(&'static str, f64, &'static str)> {
    if !picture.is_large {
        return Vec::new();
    }
    let words = paper_words(card.basis.lang);
    let is_seen = |kind: &str| picture.marks.iter().any(|mark| mark.kind == kind);
    let all = [
        ("actual", words.legend_actual, is_seen("actual")),
        ("estimate", words.legend_estimate, is_seen("estimate")),
        ("forecast", words.legend_forecast, is_seen("forecast")),
        ("target", words.legend_target, !picture.targets.is_empty()),
    ];
    let seen = all.into_iter().filter(|(_, _, is_seen)| *is_seen);
    (0..)
        .zip(seen)
        .map(|(at, (kind, word, _))| (kind, picture.frame[0] + f64::from(at) * 150.0, word))
        .collect()
}

/// The chart in words: "Tỷ lệ hộ nghèo, Lai Châu: 2021: 39,75%; 2022: 33,5%; mục tiêu 18,5%, 2025".
fn words(card: &Card<'_>, series: SeriesId) -> String {
    let basis = card.basis;
    let all = facts::yearly(basis, series);
    let more = all.len().saturating_sub(MOST_SAID);
    let phrases = paper_words(basis.lang);
    let mut said: Vec<String> = Vec::new();
    if more > 0 {
        said.push(fill(phrases.and_more_points, &[&more.to_string()]));
    }
    said.extend(all.into_iter().skip(more).map(|id| {
        let told = card.told(id);
        match basis.catalog.claim(id).is_derived {
            true => format!(
                "{}: {} {}",
                told.when_short,
                told.figure,
                basis.words().derived
            ),
            false => format!("{}: {}", told.when_short, told.figure),
        }
    }));
    if let Some(target) = card.target() {
        said.push(format!(
            "{} {}, {}",
            basis.words().target,
            target.figure,
            target.when
        ));
    }
    format!("{}, {}: {}", card.name(), card.place(), said.join("; "))
}
