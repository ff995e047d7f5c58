//! What a target still needs, as a sentence.
//!
//! Owns what is needed from now on beside the pace so far, and what keeps a target that is met. It must not know why a
//! status was given.

use crate::core::model::TargetKind;
use crate::core::rule::verdict::Flag;
use crate::words::judgement::tongue::Tongue;

impl Tongue<'_, '_> {
    /// What is needed from now on, and where the pace so far leads.
    pub(super) fn needed(&self) -> String {
        // At the threshold the remaining change is smaller than the rounding.
        let need = self.found.need;
        let Some(need) = need.filter(|_| !self.found.has(&Flag::AtThreshold)) else {
            return String::new();
        };
        if self.is_mean() {
            return self.needed_mean(need);
        }
        let yearly = self.a_year(need);
        let head = if (need > 0.0) != self.is_rank() {
            self.say("Cần tăng {}", "A rise of {} is needed", &[&yearly])
        } else {
            self.say("Cần giảm {}", "A fall of {} is needed", &[&yearly])
        };
        let end = self.found.hold_end.map_or_else(String::new, |end| {
            let end = self.subject.unit.figure(&self.number(end));
            let by = self.subject.by.to_string();
            self.say(
                "; nếu giữ tốc độ này thì năm {} ở mức {}",
                "; at the pace so far {} ends at {}",
                &[&by, &end],
            )
        });
        format!("{head}{}{end}.", self.against_pace())
    }

    /// How the needed change compares with the one so far.
    fn against_pace(&self) -> String {
        let Some(pace) = self.found.pace else {
            return String::new();
        };
        let said = self.a_year(pace);
        let Some(factor) = self.found.factor else {
            return self.say(
                ", đến nay chưa thay đổi",
                ", nothing has changed so far",
                &[],
            );
        };
        let times = self.precision().times(factor);
        match factor {
            _ if factor < 0.0 && (pace > 0.0) != self.is_rank() => self.say(
                ", trong khi đến nay tăng {}",
                ", while it rose by {} so far",
                &[&said],
            ),
            _ if factor < 0.0 => self.say(
                ", trong khi đến nay giảm {}",
                ", while it fell by {} so far",
                &[&said],
            ),
            _ if factor >= 1.05 => self.say(
                ", gấp {} lần tốc độ đến nay ({})",
                ", {} times the pace so far ({})",
                &[&times, &said],
            ),
            _ if factor >= 0.95 => self.say(
                ", bằng tốc độ đến nay ({})",
                ", the same as the pace so far ({})",
                &[&said],
            ),
            _ => self.say(
                ", thấp hơn tốc độ đến nay ({})",
                ", less than the pace so far ({})",
                &[&said],
            ),
        }
    }

    /// The mean that the years left need, or their sum.
    fn needed_mean(&self, need: f64) -> String {
        let Some(left) = self.years_left() else {
            return String::new();
        };
        let factor = self.found.factor.filter(|factor| *factor >= 1.05);
        let times = factor.map_or_else(String::new, |factor| {
            let factor = self.precision().times(factor);
            self.say(
                ", gấp {} lần mức đến nay",
                ", {} times that so far",
                &[&factor],
            )
        });
        match self.subject.kind {
            TargetKind::Flow => String::new(),
            TargetKind::Total => self.say(
                "Cần {} trong {} năm còn lại{}.",
                "{} is needed over the {} {year|years} left{}.",
                &[&self.a_year(need), &left, &times],
            ),
            _ => self.say(
                "Cần bình quân {} trong {} năm còn lại{}.",
                "On average {} is needed over the {} {year|years} left{}.",
                &[&self.figure(&self.number(need)), &left, &times],
            ),
        }
    }

    /// What a running mean that is met needs to stay so.
    pub(super) fn to_keep(&self) -> String {
        let is_change = matches!(self.subject.kind, TargetKind::Pace | TargetKind::Growth);
        let is_over = self
            .found
            .flags
            .iter()
            .any(|flag| matches!(flag, Flag::LastFigure(_)));
        let need = self.found.need.filter(|_| is_change && !is_over);
        let (Some(need), Some(left)) = (need, self.years_left()) else {
            return String::new();
        };
        self.say(
            "Còn {} năm; chỉ cần bình quân {} là giữ được.",
            "With {} {year|years} left, {} on average keeps it.",
            &[&left, &self.figure(&self.number(need))],
        )
    }
}
