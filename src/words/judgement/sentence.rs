//! An assessment as sentences: the fact and the rule that gave the status.
//!
//! Owns the templates in both languages. A template takes typed slots, so that the unit decides the noun and a language
//! its separators; whoever asks brings figures and periods already said. It must not know the catalogue.

use crate::core::lang::Lang;
use crate::core::model::{Better, TargetKind};
use crate::core::rule::verdict::{Assessment, Confidence, Flag, Reason, Side, Status};
use crate::words::judgement::labels::{SentenceSubject, confidence, flag, reason, status};
use crate::words::judgement::tongue::Tongue;
use crate::words::locale::number::{digits, rounded};

/// The assessment in one to five sentences that can be read aloud.
pub fn explain(subject: &SentenceSubject<'_>, found: &Assessment, lang: Lang) -> String {
    let tongue = Tongue {
        subject,
        found,
        lang,
    };
    let sentences = match found.status {
        Status::NotAssessable => vec![tongue.refused()],
        Status::Exceeded | Status::Met => vec![
            tongue.reached(),
            tongue.years_missed(),
            tongue.to_keep(),
            tongue.last_figure(),
        ],
        Status::Missed => vec![tongue.missed(), tongue.years_missed()],
        _ => vec![
            tongue.open(),
            tongue.rule(),
            tongue.years_missed(),
            tongue.needed(),
            tongue.bearing(),
        ],
    };
    let said: Vec<String> = sentences
        .into_iter()
        .filter(|sentence| !sentence.is_empty())
        .collect();
    said.join(" ")
}

impl Tongue<'_, '_> {
    /// "GRDP: 47,45 triệu đồng (2023, ước), mục tiêu 65 (2025)"
    fn fact(&self) -> String {
        let subject = self.subject;
        let about = if self.found.is_part {
            let part = self.lang.pick("chưa trọn năm", "part of the year");
            format!("{}, {part}", subject.when)
        } else if self.found.has(&Flag::Provisional) {
            let estimate = self.lang.pick("ước", "estimate");
            format!("{}, {estimate}", subject.when)
        } else {
            subject.when.to_owned()
        };
        let actual = match (self.actual(), about.trim_start_matches(", ")) {
            (None, _) => String::new(),
            (Some(actual), "") => actual,
            (Some(actual), about) => format!("{actual} ({about})"),
        };
        let target = match subject.target {
            "" => String::new(),
            target => {
                let (vi, en) = self.noun();
                let noun = self.lang.pick(vi, en);
                let when = match subject.target_when {
                    "" => subject.by.to_string(),
                    when => when.to_owned(),
                };
                format!("{noun} {} ({when})", self.figure(target))
            }
        };
        let parts = [actual, target];
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let said = parts.iter().filter(|part| !part.is_empty());
        let said: Vec<&str> = said.copied().collect();
        match (subject.name, said.join(", ")) {
            ("", said) => said,
            (name, said) if said.is_empty() => name.to_owned(),
            // "Cơ cấu kinh tế: dịch vụ" has its colon already.
            (name, said) if name.contains(": ") => format!("{name} – {said}"),
            (name, said) => format!("{name}: {said}"),
        }
    }

    fn reached(&self) -> String {
        let fact = self.fact();
        let is_exceeded = self.found.status == Status::Exceeded;
        let verdict = match self.gap().filter(|gap| is_exceeded && *gap != 0.0) {
            Some(_) if self.is_disputed() => {
                self.say("Vượt {}", "Exceeded by {}", &[&self.by_source()])
            }
            Some(gap) => {
                let gap = self.difference(gap);
                self.say("Vượt {}{}", "Exceeded by {}{}", &[&gap, &self.relative()])
            }
            _ if self.found.has(&Flag::Conflict) => {
                let status = status(self.found.status, self.lang);
                format!("{status}, {}", flag(&Flag::Conflict, self.lang))
            }
            _ => status(self.found.status, self.lang).to_owned(),
        };
        let by = self.subject.by.to_string();
        let moved = self.found.last_change.unwrap_or(0.0);
        let change = self
            .subject
            .unit
            .difference(&self.precision().change(moved.abs()));
        let lately = match (moved > 0.0) != self.is_rank() {
            true => self.say(
                ", nhưng gần đây mỗi năm tăng {}",
                ", but lately it rose by {} a year",
                &[&change],
            ),
            false => self.say(
                ", nhưng gần đây mỗi năm giảm {}",
                ", but lately it fell by {} a year",
                &[&change],
            ),
        };
        let but = if self.found.has(&Flag::Slipping) {
            let lost = self.say(
                "; cứ đà này thì đến {} không giữ được",
                "; at that rate it is lost by {}",
                &[&by],
            );
            format!("{lately}{lost}")
        } else if self.found.has(&Flag::Worsening) {
            lately
        } else {
            String::new()
        };
        format!("{fact}: {verdict}{but}.")
    }

    /// "(tương đối: cao hơn mục tiêu 66%)": percent of the target, named as such.
    fn relative(&self) -> String {
        let share = self.found.percent_of_target;
        let share = share.filter(|share| *share > 0.0 && !self.is_rank());
        let is_range = self
            .subject
            .gap
            .zip(self.found.gap)
            .is_some_and(|(one, other)| (one - other).abs() > 1e-9);
        let negative = self.found.gap.zip(share).is_some_and(|(gap, share)| {
            // gap / (share − 1) = target, so the two differ in sign only if the target is negative.
            (gap > 0.0) != (share > 1.0)
        });
        match share {
            Some(share) if !is_range && !negative && (share - 1.0).abs() >= 0.0005 => {
                let percent = self.percent((share - 1.0).abs());
                if share > 1.0 {
                    self.say(
                        " (tương đối: cao hơn mục tiêu {})",
                        " (relatively {} above the target)",
                        &[&percent],
                    )
                } else {
                    self.say(
                        " (tương đối: thấp hơn mục tiêu {})",
                        " (relatively {} below the target)",
                        &[&percent],
                    )
                }
            }
            _ => String::new(),
        }
    }

    fn missed(&self) -> String {
        let is_at_target = self.gap() == Some(0.0);
        let short = match (self.shortfall(), self.subject.better) {
            (short, _) if !short.is_empty() => format!(", {short}"),
            _ if is_at_target && self.subject.is_nearly => self.say(
                ", vì số liệu còn kém mức đó",
                ", for the figure is just short of that",
                &[],
            ),
            (_, Better::Lower) if is_at_target => self.say(
                ", vì mục tiêu là dưới mức đó",
                ", for the target is below that",
                &[],
            ),
            _ if is_at_target => self.say(
                ", vì mục tiêu là trên mức đó",
                ", for the target is above that",
                &[],
            ),
            _ => String::new(),
        };
        let status = status(self.found.status, self.lang);
        format!("{}: {status}{short}.", self.fact())
    }

    fn open(&self) -> String {
        match self.shortfall() {
            _ if self.found.has(&Flag::AtThreshold) => {
                let near = flag(&Flag::AtThreshold, self.lang);
                format!("{}, {near}.", self.fact())
            }
            short if short.is_empty() => format!("{}.", self.fact()),
            short => format!("{}, {short}.", self.fact()),
        }
    }

    /// "còn thiếu 17,55 triệu đồng"
    fn shortfall(&self) -> String {
        match self.gap().filter(|gap| *gap != 0.0) {
            None => String::new(),
            Some(_) if self.is_disputed() => {
                self.say("còn thiếu {}", "short by {}", &[&self.by_source()])
            }
            // In a ranking the greater number is the worse place.
            Some(gap) if self.is_rank() => {
                self.say("còn kém {}", "{} short", &[&self.difference(gap)])
            }
            // A fall that is too small misses the target although its figure lies above it.
            Some(gap) if gap < 0.0 || self.subject.kind == TargetKind::Pace => {
                self.say("còn thiếu {}", "{} short", &[&self.difference(gap)])
            }
            Some(gap) => self.say("còn cao hơn {}", "{} too high", &[&self.difference(gap)]),
        }
    }

    fn refused(&self) -> String {
        let fact = self.fact();
        let why = self.found.reason.unwrap_or(Reason::NoDataInTerm);
        if why == Reason::NoTarget {
            return self.trend(&fact);
        }
        if let Some(known) = self.found.last_known {
            return self.last_known(&fact, known.side, why);
        }
        let gap = self.gap().filter(|_| why == Reason::Structure);
        let distance = gap.map_or_else(String::new, |gap| {
            let (vi, en) = if gap > 0.0 {
                (", cao hơn {}", ", {} above it")
            } else {
                (", thấp hơn {}", ", {} below it")
            };
            self.say(vi, en, &[&self.difference(gap)])
        });
        let status = status(Status::NotAssessable, self.lang);
        let reason = reason(why, self.lang);
        format!("{fact}{distance}. {status}: {reason}.")
    }

    /// Where it stood when last seen, and why that decides nothing.
    fn last_known(&self, fact: &str, side: Side, why: Reason) -> String {
        let gap = self.gap().filter(|gap| *gap != 0.0);
        let distance = |gap: f64| match self.is_disputed() {
            true => self.by_source(),
            false => self.difference(gap),
        };
        let side = match (side, gap) {
            (Side::AtThreshold, _) => flag(&Flag::AtThreshold, self.lang),
            (Side::Above, Some(gap)) if (gap > 0.0) != self.is_rank() => self.say(
                "đạt, cao hơn mục tiêu {}",
                "met, {} above the target",
                &[&distance(gap)],
            ),
            (Side::Above, Some(gap)) => self.say(
                "đạt, thấp hơn mục tiêu {}",
                "met, {} below the target",
                &[&distance(gap)],
            ),
            (Side::Above, None) => self.say("đạt", "met", &[]),
            (Side::Below, None) => self.say("chưa đạt", "not met", &[]),
            (Side::Below, Some(_)) => self.say("chưa đạt, {}", "not met, {}", &[&self.shortfall()]),
        };
        let why = reason(why, self.lang);
        let status = status(Status::NotAssessable, self.lang);
        self.say(
            "{}. Tạm tính theo số liệu mới nhất: {}. {}: {}.",
            "{}. Provisional, by the newest figure: {}. {}: {}.",
            &[fact, &side, status, why],
        )
    }

    fn trend(&self, fact: &str) -> String {
        let trend = self
            .found
            .flags
            .iter()
            .find(|flag| matches!(flag, Flag::NoTarget(_)));
        let none = self.say("Không có mục tiêu", "There is no target", &[]);
        match trend.zip(self.found.pace) {
            None => format!("{fact}. {none}."),
            Some((trend, pace)) => {
                let trend = flag(trend, self.lang);
                let pace = self.a_year(pace);
                let since = self.base().to_string();
                let said = self.say(
                    "; {}, bình quân {} từ {}",
                    "; {}, by {} on average since {}",
                    &[&trend, &pace, &since],
                );
                format!("{fact}. {none}{said}.")
            }
        }
    }

    /// What gave the class: the clocks, with the limit that decided.
    fn rule(&self) -> String {
        let status = status(self.found.status, self.lang);
        let (Some(ratio), Some(time)) = (self.found.ratio, self.found.time) else {
            return self.rule_without_ratio(status);
        };
        let is_change = self.is_mean() && self.subject.kind != TargetKind::Total;
        let ceiling = is_change && (ratio > 1.0 || self.is_ceiling());
        if ceiling {
            return self.say(
                "Chưa giữ được mức này: {}.",
                "It is not kept: {}.",
                &[status],
            );
        }
        let time = self.percent(time);
        let clock = self.clock(ratio);
        let way = self.found.way.unwrap_or(ratio);
        let share = self.percent(way.abs());
        let since = self.since();
        let (vi, en) = match self.subject.kind {
            TargetKind::Level | TargetKind::Rank if way < 0.0 => (
                "Đã lùi {} quãng đường khi hết {} thời gian{} ({}): {}.",
                "It moved back by {} of the way in {} of the time{} ({}): {}.",
            ),
            TargetKind::Level | TargetKind::Rank => (
                "Tiến độ đã đi {} khi hết {} thời gian{} ({}): {}.",
                "{} of the way is done in {} of the time{} ({}): {}.",
            ),
            TargetKind::Milestone => (
                "Xong {} khi hết {} thời gian{} ({}): {}.",
                "{} is done in {} of the time{} ({}): {}.",
            ),
            _ => (
                "Bằng {} mục tiêu khi hết {} thời gian{} ({}): {}.",
                "That is {} of the target in {} of the time{} ({}): {}.",
            ),
        };
        self.say(vi, en, &[&share, &time, &since, &clock, status])
    }

    fn rule_without_ratio(&self, status: &str) -> String {
        let better = self.found.status == Status::AtRisk;
        let last = match better {
            true => self.say("năm gần nhất tốt lên", "the last year was better", &[]),
            false => self.say(
                "năm gần nhất không tốt lên",
                "the last year was no better",
                &[],
            ),
        };
        if self.is_mean() {
            return self.say(
                "Chưa giữ được mức này: {}.",
                "It is not kept: {}.",
                &[status],
            );
        }
        let (vi, en) = match self.subject.kind {
            TargetKind::Maintain => ("Chưa giữ được; {}: {}.", "It is not kept; {}: {}."),
            _ => (
                "Mốc gốc đã ở đúng mục tiêu; {}: {}.",
                "It started at the target itself; {}: {}.",
            ),
        };
        self.say(vi, en, &[&last, status])
    }

    /// "R = 0,48 < 0,60", and the recent clock where it decided.
    fn clock(&self, ratio: f64) -> String {
        let limits = self.subject.thresholds;
        let first = match self.found.status {
            _ if ratio >= limits.on_track - 1e-9 => self.against("R", ratio, limits.on_track),
            _ if ratio >= limits.at_risk - 1e-9 => self.against("R", ratio, limits.on_track),
            _ => self.against("R", ratio, limits.at_risk),
        };
        let second = if self.found.has(&Flag::Stalling) {
            self.found.q.map(|q| {
                let clock = self.against("q", q, limits.recent);
                let (vi, en) = match q < 0.0 {
                    true => (
                        "; năm gần nhất đi lùi, {}",
                        "; the last year went backwards, {}",
                    ),
                    false => (
                        "; năm gần nhất chậm lại, {}",
                        "; the last year was slower, {}",
                    ),
                };
                self.say(vi, en, &[&clock])
            })
        } else if self.found.has(&Flag::Surging) {
            self.found.q.map(|q| {
                let clock = self.against("q", q, limits.surge);
                self.say(
                    "; năm gần nhất tăng tốc, {}",
                    "; the last year was faster, {}",
                    &[&clock],
                )
            })
        } else {
            None
        };
        let before = self.found.has(&Flag::WasMet) && ratio >= limits.on_track - 1e-9;
        let before = match before {
            true => self.say("; đã từng đạt rồi tụt", "; it was met and lost again", &[]),
            false => String::new(),
        };
        format!("{first}{}{before}", second.unwrap_or_default())
    }

    /// A ratio against its limit, with as many digits as the comparison needs to be seen.
    fn against(&self, name: &str, value: f64, limit: f64) -> String {
        let reaches = value >= limit - 1e-9;
        let sign = if reaches { "≥" } else { "<" };
        let places = (2..6_u8).find(|places| {
            let shift = 10_f64.powi(i32::from(*places));
            let shown = (value * shift).round() / shift;
            (shown >= limit - 1e-9) == reaches
        });
        let value = rounded(value, places.unwrap_or(6), self.lang);
        let limit = digits(&format!("{limit:.2}"), self.lang);
        format!("{name} = {value} {sign} {limit}")
    }

    fn years_missed(&self) -> String {
        let years = |flag: &&Flag| matches!(flag, Flag::YearsMissed(_));
        let missed = self.found.flags.iter().find(years);
        missed.map_or_else(String::new, |missed| self.sentence(missed))
    }

    fn last_figure(&self) -> String {
        let last = |flag: &&Flag| matches!(flag, Flag::LastFigure(_));
        let last = self.found.flags.iter().find(last);
        last.map_or_else(String::new, |last| self.sentence(last))
    }

    fn sentence(&self, found: &Flag) -> String {
        let said = flag(found, self.lang);
        let mut letters = said.chars();
        let first = letters
            .next()
            .map(|first| first.to_uppercase().collect::<String>());
        format!("{}{}.", first.unwrap_or_default(), letters.as_str())
    }

    /// "Độ tin cậy thấp: 2 điểm số liệu, số ước."
    fn bearing(&self) -> String {
        let Some(found) = self.found.confidence else {
            return String::new();
        };
        let estimate = match self.found.has(&Flag::Provisional) {
            true => self.lang.pick(", số ước", ", an estimate"),
            false => "",
        };
        let doubts = [Flag::Stale, Flag::BaselineBound, Flag::Conflict];
        let doubts = doubts.iter().filter(|doubt| self.found.has(doubt));
        let doubts: Vec<String> = doubts
            .map(|doubt| format!(", {}", flag(doubt, self.lang)))
            .collect();
        let is_wide = found == Confidence::Low && self.found.low80.is_some();
        let wide = match is_wide {
            true => self.lang.pick(", khoảng dự báo rộng", ", a wide interval"),
            false => "",
        };
        self.say(
            "Độ tin cậy {}: {} điểm số liệu{}{}{}.",
            "Confidence is {}: {} {figure|figures}{}{}{}.",
            &[
                confidence(found, self.lang),
                &self.subject.points.to_string(),
                estimate,
                &doubts.concat(),
                wide,
            ],
        )
    }
}
