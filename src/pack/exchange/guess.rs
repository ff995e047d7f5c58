//! Which way is better, and how targets are compared, where nobody says it.
//!
//! Owns the guess and what it rests on: the signs of the targets, words of the name, the figures before a target. It
//! must not know a row or where the guess is kept; whoever keeps it marks it as one.

use std::ops::RangeInclusive;

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::fold::{bare, key};
use crate::core::judge::term::Term;
use crate::core::model::{Better, Claim, ClaimKind, Comparator, PlaceId, TargetKind};

/// What a direction was guessed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The signs of its targets: at least, at most.
    Sign,
    /// Words of its name.
    Name,
    /// Whether its targets lie above or below the figures before them.
    Figures,
    /// Its unit.
    Unit,
}

/// What is likely of an indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Likely {
    /// Which way is better, and what tells it.
    pub(super) better: Option<(Better, Ground)>,
    /// How its targets are compared, where it is no mere level.
    pub(super) target_kind: Option<TargetKind>,
}

/// What was guessed of an indicator, for somebody to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorGuess {
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Which way is better, and what tells it; none where nothing tells it.
    pub better: Option<(Better, Ground)>,
    /// How its targets are compared, where that was guessed.
    pub target_kind: Option<TargetKind>,
}

/// What a person says of indicators whose files do not say it: by name, or for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// Which way is better.
    pub better: Vec<(Option<String>, Better)>,
    /// How targets are compared.
    pub target_kind: Vec<(Option<String>, TargetKind)>,
}

impl Sides {
    /// Which way is better of an indicator.
    pub(super) fn better_of(&self, name: &str) -> Option<Better> {
        answer(&self.better, name)
    }

    /// How the targets of an indicator are compared.
    pub(super) fn kind_of(&self, name: &str) -> Option<TargetKind> {
        answer(&self.target_kind, name)
    }
}

/// What is said of a name, else of all.
fn answer<T: Copy>(said: &[(Option<String>, T)], name: &str) -> Option<T> {
    let of_it = said.iter().find(|(of, _)| {
        of.as_deref()
            .is_some_and(|of| of == name || key(of) == key(name))
    });
    let of_all = || said.iter().find(|(of, _)| of.is_none());
    of_it.or_else(of_all).map(|(_, said)| *said)
}

/// A figure as far as a guess needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct GuessFigure {
    pub(super) place: PlaceId,
    pub(super) is_target: bool,
    pub(super) year: Option<i16>,
    pub(super) low: Figure,
    pub(super) high: Figure,
    pub(super) comparator: Comparator,
    /// The year from which its plan counts, where the plan has a term.
    pub(super) base: Option<i16>,
    /// Whether it is a mean of years.
    pub(super) is_mean: bool,
}

impl GuessFigure {
    /// A claim that may tell something: no forecast.
    pub(super) fn of(catalog: &Catalog, place: PlaceId, claim: &Claim) -> Option<Self> {
        let is_target = claim.kind == ClaimKind::Target;
        let period = catalog.period(claim.period);
        let term = claim.plan.and_then(|plan| catalog.plan(plan).term);
        let is_level = period.stands_for_year() || is_target;
        ((is_target || claim.is_result()) && is_level).then_some(Self {
            place,
            is_target,
            year: claim.year,
            low: claim.low,
            high: claim.high,
            comparator: claim.comparator,
            base: term.map(Term::base_of),
            is_mean: period.is_mean(),
        })
    }
}

/// What an indicator is called, and what it is counted in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Called<'n> {
    pub(super) vi: &'n str,
    pub(super) en: &'n str,
    pub(super) unit: &'n str,
}

/// What there should be less of, folded.
const LESS: &str = "\
    ngheo, can ngheo, that nghiep, thieu viec lam, suy dinh duong, thap coi, tu vong, chet, tu sat, tai nan, \
    thuong vong, nghien, toi pham, pham phap, vi pham, tham nhung, tao hon, can huyet, bo hoc, luu ban, mu chu, \
    o nhiem, phat thai, khi nha kinh, that thoat, ton that, no xau, no dong, boi chi, qua han, tre han, ty le \
    mac, so ca mac, nhiem hiv, sot ret, hao hut, tieu hao, thoi gian giai quyet, thoi gian cho, nha tam, dot \
    nat, chay rung, pha rung, thiet hai, sat lo, lam phat, chi so gia, tang dan so tu nhien, sinh con thu ba, \
    bao luc, thieu nuoc, khong co, chua co, poverty, poor, unemployment, mortality, death, deaths, homeless, \
    homelessness, pollution, pollutant, pollutants, emission, emissions, waste, smoke, smoking, cigarette, \
    cigarettes, tobacco, alcohol, violence, crime, crimes, incidence, prevalence, suicide, suicides, overdose, \
    opioid, advisories, malnutrition, stunting, wasting, dropout, illiteracy, debt, deficit, inflation, \
    insecurity, unpaid, accident, accidents, injuries, fatalities, victims, obesity, overweight, complaints, \
    delay, delays, overdue, backlog, response time, waiting time, wait time, leakage, losses, corruption, \
    discrimination, congestion, infection, infections, hunger, undernourishment, underweight, disparity, gap, \
    deforestation, erosion, vacancy, turnover, recidivism, burglaries, crashes, outages, potholes, non \
    compliance";

/// Words beside which less of these is no longer what is counted, folded.
const UNDONE: &str = "\
    giam, muc giam, giai quyet, xu ly, thoat, xoa, phong, chong, dieu tri, ho tro, kiem soat, khac phuc, thu \
    hoi, phat hien, pha an, duoc, dap ung, cung cap, reduction, reduced, reduce, decrease, less than, below, \
    zero emission, non greenhouse, non emitting, recycled, recycling, recovered, treated, treatment, resolved, \
    prevented, prevention, vaccination, vaccinated, cessation, diverted, diversion, cleared, clearance, \
    response, met, on time";

/// What there should be more of, folded.
const MORE: &str = "\
    tang truong, toc do tang, thu nhap, thu ngan sach, binh quan dau nguoi, dat chuan, duoc, hoan thanh, che \
    phu, bao hiem, tham gia, dao tao, pho cap, xuat khau, san luong, doanh thu, khach, viec lam, thanh lap, dap \
    ung, hai long, cai cach, tuoi tho, nong thon moi, su dung nuoc, nuoc sach, hop ve sinh, von dau tu, nang \
    suat, gia tri san xuat, hoc sinh, bac si, giuong benh, hop tac xa, doanh nghiep, giai quyet, xu ly, thu gom, \
    giam ngheo, thoat ngheo, gioi, dien tich, kim ngach, so hoa, truc tuyen, dung han, khong con, access, \
    coverage, income, growth, revenue, conserved, protected, renewable, jobs, employment, employed, literacy, \
    satisfaction, satisfied, life expectancy, enrolment, enrollment, graduation, attendance, stations, \
    vaccination, vaccinated, compliance, sustainable, healthy, improved, achieved, completed, participation, \
    production, productivity, exports, investment, skilled, trained, registered, recycled, recycling, on time, \
    zero emission, availability, quality, safe, resolved, met";

/// Amounts that a budget plans year by year, folded: units, then words of names.
const AMOUNT_UNITS: &str = "\
    dong, vnd, usd, dollar, dollars, euro, ty, trieu, million, billion";
const AMOUNTS: &str = "\
    thu ngan sach, chi ngan sach, ngan sach, bo sung, kim ngach, san luong, doanh thu, von dau tu, luot khach, \
    revenue, expenditure, budget, spending, exports, imports, investment, transfers";

/// Guesses what is likely of an indicator.
pub(super) fn likely(called: Called<'_>, figures: &[GuessFigure]) -> Likely {
    let words = Words::of(called);
    let target_kind = kind(&words, figures);
    let better = direction(&words, target_kind, figures);
    Likely {
        better,
        target_kind: target_kind.filter(|kind| better.is_some() || *kind == TargetKind::Structure),
    }
}

/// A name and a unit, folded, each between spaces.
struct Words {
    name: String,
    unit: String,
}

impl Words {
    fn of(called: Called<'_>) -> Self {
        let spaced = |text: &str| format!(" {} ", bare(text));
        Self {
            name: format!("{}{}", spaced(called.vi), spaced(called.en)),
            unit: spaced(called.unit),
        }
    }

    fn has(&self, words: &str) -> bool {
        has(&self.name, words)
    }

    fn begins(&self, word: &str) -> bool {
        self.name.starts_with(&format!(" {word} "))
    }

    fn is_rank(&self) -> bool {
        has(&self.unit, "hang, thu hang, rank, vi tri")
            || self.has("xep hang, thu hang, ranking, vi tri xep")
    }

    fn is_yearly(&self) -> bool {
        has(&self.unit, "nam, year, annum")
    }
}

fn has(text: &str, words: &str) -> bool {
    words
        .split(", ")
        .any(|word| text.contains(&format!(" {word} ")))
}

fn targets(figures: &[GuessFigure]) -> impl Iterator<Item = &GuessFigure> {
    figures.iter().filter(|seen| seen.is_target)
}

fn kind(words: &Words, figures: &[GuessFigure]) -> Option<TargetKind> {
    let all = |told: fn(&GuessFigure) -> bool| targets(figures).all(told);
    if words.is_rank() {
        return Some(TargetKind::Rank);
    }
    if words.begins("co cau") {
        return Some(TargetKind::Structure);
    }
    // A rate of one year is a level of that year; only what was promised of the mean is compared with the mean.
    if all(|target| target.is_mean) {
        let is_percent = words.unit.starts_with(" % ");
        if is_percent && words.has("tang, tang truong, growth") {
            return Some(TargetKind::Growth);
        }
        if words.unit.starts_with(" diem ") && words.is_yearly() {
            return Some(TargetKind::Pace);
        }
    }
    let is_amount = has(&words.unit, AMOUNT_UNITS) && words.has(AMOUNTS);
    // Per head it is a level.
    let is_per_head = words.has("dau nguoi, per capita, binh quan");
    (is_amount && !is_per_head && is_planned_yearly(figures)).then_some(TargetKind::Flow)
}

/// Tells whether every target is of a single year, none of a plan of several years, and some place has targets in two
/// consecutive years.
fn is_planned_yearly(figures: &[GuessFigure]) -> bool {
    let mut years: Vec<(PlaceId, i16)> = Vec::new();
    for target in targets(figures) {
        match target.year {
            Some(year) if target.base.is_none() && !target.is_mean => {
                years.push((target.place, year));
            }
            _ => return false,
        }
    }
    years.sort_unstable();
    years
        .windows(2)
        .any(|two| two[0].0 == two[1].0 && two[0].1.saturating_add(1) == two[1].1)
}

fn direction(
    words: &Words,
    kind: Option<TargetKind>,
    figures: &[GuessFigure],
) -> Option<(Better, Ground)> {
    match kind {
        Some(TargetKind::Structure) => return None,
        Some(TargetKind::Rank) => return Some((Better::Lower, Ground::Unit)),
        _ => {}
    }
    // A cautious budget stands below the last outturn every year, and is there to be reached all the same.
    let is_budget = kind == Some(TargetKind::Flow);
    if let Some(signed) = signed(figures) {
        return Some((signed, Ground::Sign));
    }
    let named = |better| Some((better, Ground::Name));
    let moved = || moved(figures).map(|better| (better, Ground::Figures));
    let (is_less, is_undone, is_more) = (words.has(LESS), words.has(UNDONE), words.has(MORE));
    match (is_less, is_undone, is_more) {
        _ if is_budget && !is_less => Some((Better::Higher, Ground::Unit)),
        (true, false, _) => named(Better::Lower),
        // "Giảm tỷ lệ hộ nghèo" is told of what is left and of what is gone: the figures know.
        (true, true, _) => moved().or(named(Better::Higher)),
        (false, _, true) => named(Better::Higher),
        (false, _, false) => moved().or_else(|| {
            let is_score = has(&words.unit, "diem, points, score");
            let is_more = is_score || has(&words.unit, AMOUNT_UNITS);
            is_more.then_some((Better::Higher, Ground::Unit))
        }),
    }
}

/// What the comparators of the targets say, if they all agree.
fn signed(figures: &[GuessFigure]) -> Option<Better> {
    let ways = targets(figures).filter_map(|target| match target.comparator {
        Comparator::AtLeast | Comparator::Above => Some(Better::Higher),
        Comparator::AtMost | Comparator::Below => Some(Better::Lower),
        Comparator::Equal | Comparator::About | Comparator::Range => None,
    });
    one_mind(ways)
}

fn one_mind(mut ways: impl Iterator<Item = Better>) -> Option<Better> {
    let first = ways.next()?;
    ways.all(|other| other == first).then_some(first)
}

/// The side on which most targets lie, seen from the figures that they were set from.
fn moved(figures: &[GuessFigure]) -> Option<Better> {
    let mut more = 0_i64;
    for target in targets(figures) {
        let Some(start) = start(target, figures) else {
            continue;
        };
        if target.low > start.high {
            more += 1;
        } else if target.high < start.low {
            more -= 1;
        }
    }
    match more {
        0 => None,
        1.. => Some(Better::Higher),
        _ => Some(Better::Lower),
    }
}

/// The figure a target was set from: that of the base year of its plan, else of the year before it, else the first.
fn start<'s>(target: &GuessFigure, figures: &'s [GuessFigure]) -> Option<&'s GuessFigure> {
    let year = target.year?;
    let before = |seen: &&GuessFigure| {
        !seen.is_target && seen.place == target.place && seen.year.is_some_and(|known| known < year)
    };
    let within = |years: RangeInclusive<i16>| {
        let there = figures.iter().filter(before);
        there.filter(move |seen| seen.year.is_some_and(|year| years.contains(&year)))
    };
    let base = target.base.unwrap_or(year.saturating_sub(1));
    within(base..=base)
        .next_back()
        .or_else(|| within(i16::MIN..=i16::MAX).min_by_key(|seen| seen.year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(is_target: bool, year: i16, value: i64, comparator: Comparator) -> GuessFigure {
        GuessFigure {
            place: PlaceId(0),
            is_target,
            year: Some(year),
            low: Figure::new(value, 0),
            high: Figure::new(value, 0),
            comparator,
            base: None,
            is_mean: false,
        }
    }

    fn better(vi: &str, en: &str, unit: &str, figures: &[GuessFigure]) -> Option<Better> {
        likely(Called { vi, en, unit }, figures)
            .better
            .map(|(better, _)| better)
    }

    #[test]
    fn words_of_a_name_tell_which_way_is_better() {
        let target = [seen(true, 2025, 5, Comparator::Equal)];
        for (name, expected) in [
            ("Tỷ lệ hộ nghèo", Better::Lower),
            ("Tỉ lệ hộ nghèo đa chiều", Better::Lower),
            ("Tỷ lệ giảm hộ nghèo", Better::Higher),
            ("Tỷ lệ thất nghiệp thành thị", Better::Lower),
            ("Số người chết vì tai nạn giao thông", Better::Lower),
            ("Tỷ lệ khiếu nại, vi phạm được giải quyết", Better::Higher),
            ("Thu nhập bình quân đầu người", Better::Higher),
            ("Tỷ lệ che phủ rừng", Better::Higher),
            ("Unemployment rate", Better::Lower),
            ("Employment rate", Better::Higher),
            ("Vaccination against infection", Better::Higher),
        ] {
            let unit = if name.contains("người chết") {
                "người"
            } else {
                "%"
            };
            assert_eq!(better(name, "", unit, &target), Some(expected), "{name}");
        }
        assert_eq!(better("Lao động nông nghiệp", "", "%", &target), None);
    }

    #[test]
    fn a_sign_of_the_target_weighs_more_than_its_name() {
        let least = [seen(true, 2025, 3, Comparator::AtLeast)];
        assert_eq!(
            better("Tỷ lệ hộ nghèo giảm", "", "%", &least),
            Some(Better::Higher)
        );
        let most = [seen(true, 2025, 1, Comparator::Below)];
        assert_eq!(
            better("Tốc độ tăng dân số", "", "%", &most),
            Some(Better::Lower)
        );
    }

    #[test]
    fn figures_tell_where_no_word_does() {
        let figures = [
            seen(false, 2020, 40, Comparator::Equal),
            seen(false, 2023, 20, Comparator::Equal),
            seen(true, 2025, 30, Comparator::Equal),
        ];
        // A plan that counts from 2020 wants less than it began with.
        let mut planned = figures;
        planned[2].base = Some(2020);
        assert_eq!(
            better("Lao động nông nghiệp", "", "%", &planned),
            Some(Better::Lower)
        );
        let rising = [figures[1], figures[2]];
        assert_eq!(
            better("Lao động nông nghiệp", "", "%", &rising),
            Some(Better::Higher)
        );
        assert_eq!(better("Lao động nông nghiệp", "", "%", &[figures[2]]), None);
    }

    #[test]
    fn amounts_that_are_planned_every_year_are_compared_by_the_year() {
        let called = Called {
            vi: "Tổng thu ngân sách",
            en: "",
            unit: "tỷ đồng",
        };
        let kind = |years: &[i16]| {
            let figures: Vec<GuessFigure> = years
                .iter()
                .map(|year| seen(true, *year, 5, Comparator::Equal))
                .collect();
            likely(called, &figures).target_kind
        };
        assert_eq!(kind(&[2021, 2022]), Some(TargetKind::Flow));
        assert_eq!(kind(&[2025]), None);
        assert_eq!(kind(&[2020, 2025]), None);
        let called = Called {
            vi: "Thu nhập bình quân đầu người",
            en: "",
            unit: "triệu đồng",
        };
        let yearly = [2021, 2022].map(|year| seen(true, year, 5, Comparator::Equal));
        assert_eq!(likely(called, &yearly).target_kind, None);
    }

    #[test]
    fn ranks_and_structures_are_known_for_what_they_are() {
        let target = [seen(true, 2025, 5, Comparator::Equal)];
        let rank = likely(
            Called {
                vi: "Xếp hạng PCI",
                en: "",
                unit: "hạng",
            },
            &target,
        );
        assert_eq!(rank.target_kind, Some(TargetKind::Rank));
        assert_eq!(rank.better, Some((Better::Lower, Ground::Unit)));
        let share = likely(
            Called {
                vi: "Cơ cấu GRDP: công nghiệp",
                en: "",
                unit: "%",
            },
            &target,
        );
        assert_eq!(
            (share.target_kind, share.better),
            (Some(TargetKind::Structure), None)
        );
    }
}
