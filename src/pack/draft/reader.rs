//! A text from its first paragraph to its last: figures become proposals.
//!
//! Owns the order in which a paragraph is read and what carries over from one to the next. It must not know how a
//! proposal is written.

use super::cells::is_row;
use super::claim::{Drafted, PassedNumber};
use super::document::{DatedDocument, DocumentHints, known};
use super::figure::ParagraphFigures;
use super::heading::{
    HeadingScope, Headings, LEADS, is_year_itself, kind, kind_of_row, rank, time,
};
use super::kind::Turned;
use super::language::is_foreign;
use super::masks::{Mask, masks};
use super::named::name_terms;
use super::numbers::{Number, numbers};
use super::proposal::Sought;
use super::read::ReadParagraph;
use super::sentence::{Sentence, brackets, sentences};
use super::text::{Paragraph, Shape, Text, TextToken};
use super::time::{Time, times};
use super::time_words::TimePart;
use super::units::UnitMeasure;
use super::when::When;

/// Reads a text as a draft.
pub fn draft(text: &Text, said: &DocumentHints) -> Drafted {
    let mut times: Vec<Vec<Time>> = text
        .paragraphs
        .iter()
        .map(|paragraph| {
            let mut times = times(&paragraph.tokens);
            name_terms(&paragraph.tokens, &mut times);
            times
        })
        .collect();
    let known = known(text, &times, said);
    let mut reader = Reader {
        text,
        headings: Headings::default(),
        first: None,
        drafted: Drafted {
            document: known.document.clone(),
            ..Drafted::default()
        },
        known,
    };
    for (at, (paragraph, times)) in text.paragraphs.iter().zip(&mut times).enumerate() {
        reader.paragraph(at, paragraph, std::mem::take(times));
    }
    let mut drafted = reader.drafted;
    super::join::join(&mut drafted, text);
    drafted
}

/// What is known while a text is read.
struct Reader<'t> {
    text: &'t Text,
    known: DatedDocument,
    headings: Headings,
    /// The time of the first sentence that has one.
    first: Option<When>,
    drafted: Drafted,
}

impl Reader<'_> {
    fn paragraph(&mut self, at: usize, paragraph: &Paragraph, mut times: Vec<Time>) {
        let tokens = paragraph.tokens.as_slice();
        self.give_year(&mut times, tokens);
        let mut masks = masks(tokens, &times);
        if is_foreign(tokens) {
            self.pass(paragraph, &vec![Some(Mask::Language); tokens.len()]);
            return;
        }
        if at < self.known.head {
            self.pass(paragraph, &masks);
            return;
        }
        let numbers = numbers(tokens, &masks);
        self.mark_standards(tokens, &numbers, &mut masks);
        let numbers: Vec<Number> = numbers
            .into_iter()
            .filter(|number| masks[number.from].is_none())
            .collect();
        self.pass(paragraph, &masks);
        if let Some(rank) = rank(paragraph, !numbers.is_empty()) {
            self.heading(rank, paragraph, &times);
            return;
        }
        self.headings.pass(paragraph, !numbers.is_empty());
        let read = ReadParagraph {
            text: self.text,
            number: paragraph.number,
            tokens,
            times,
            numbers,
            sentences: sentences(tokens),
            brackets: brackets(tokens),
        };
        self.sentences(&read);
        if tokens.last().is_some_and(|mark| mark.is(":")) {
            self.lead(&read);
        }
    }

    /// Gives a part of "the year" the year of the heading or of the head of its paragraph: "trong năm", "6 tháng đầu
    /// năm" below "Kết quả năm 2023" are of 2023, whatever the day of the text.
    fn give_year(&self, times: &mut [Time], tokens: &[TextToken]) {
        let of_heading = self.headings.now().when;
        let of_heading = of_heading.filter(|when| when.part == TimePart::Year);
        let first = times.first().filter(|time| {
            let is_led = is_head(tokens.get(..time.from).unwrap_or(&[]));
            is_led && time.part == TimePart::Year && !time.is_base && !time.names_document
        });
        let of_paragraph = first.and_then(|time| time.year);
        let Some(year) = of_paragraph.or(of_heading.and_then(|when| when.year)) else {
            return;
        };
        for time in times {
            let says = |word: &str| {
                let words = tokens.get(time.from..time.to).unwrap_or(&[]);
                words.iter().any(|token| token.is(word))
            };
            let is_part = matches!(
                time.part,
                TimePart::Year
                    | TimePart::Half(_)
                    | TimePart::Months(_)
                    | TimePart::Quarter(_)
                    | TimePart::StartOfYear
            );
            // "This year" and "last year" count from the day of the text.
            let is_told = says("nay") || says("qua") || says("kỳ");
            if is_part && time.year.is_none() && time.back == 0 && !is_told {
                time.year = Some(year);
            }
        }
    }

    fn pass(&mut self, paragraph: &Paragraph, masks: &[Option<Mask>]) {
        for (token, mask) in paragraph.tokens.iter().zip(masks) {
            if let Some(mask) = mask.filter(|_| token.is_number()) {
                self.drafted.passed.push(PassedNumber {
                    mask,
                    text: self.text.shown(token.start, token.end),
                    paragraph: paragraph.number,
                });
            }
        }
    }

    /// A figure that only says which things are counted: "số xã đạt từ 15 tiêu chí trở lên đạt 8 xã".
    fn mark_standards(&self, tokens: &[TextToken], numbers: &[Number], masks: &mut [Option<Mask>]) {
        for pair in numbers.windows(2) {
            let [standard, next] = pair else {
                continue;
            };
            let between = tokens.get(standard.to..next.from).unwrap_or(&[]);
            let is_verb = between.first().is_some_and(|token| {
                token.is_one_of(&["đạt", "là", "chiếm", "còn", "có", "tăng", "giảm"])
            });
            let is_short = between.len() <= 3
                && !between
                    .iter()
                    .any(|token| token.is_one_of(&[",", ";", "(", "và", "."]));
            let leads = standard.from.checked_sub(1).and_then(|at| tokens.get(at));
            let is_plain = leads.is_some_and(|word| {
                word.is_one_of(&[
                    "từ", "trên", "dưới", "trị", "cho", "mức", "đến", "gia", "nhập",
                ])
            });
            // "100 % doanh nghiệp có từ 25 lao động trở lên thành lập công đoàn".
            let is_size = next.bound.is_some()
                && standard.measure == Some(UnitMeasure::Percent)
                && between
                    .windows(2)
                    .any(|two| two[0].is("có") && two[1].is("từ"))
                && !between
                    .iter()
                    .any(|token| token.is_one_of(&[",", ";", "(", "và"]))
                && tokens
                    .get(next.to)
                    .is_some_and(|word| word.shape == Shape::Word);
            if is_size || is_standard(tokens, standard, next) {
                masks[next.from] = Some(Mask::InName);
            }
            if is_verb
                && is_short
                && is_plain
                && (standard.bound.is_some() || standard.measure != Some(UnitMeasure::Percent))
            {
                masks[standard.from] = Some(Mask::InName);
            }
        }
    }

    fn heading(&mut self, rank: u8, paragraph: &Paragraph, times: &[Time]) {
        let words = self.text.shown(
            paragraph.tokens.first().map_or(0, |token| token.start),
            paragraph.tokens.last().map_or(0, |token| token.end),
        );
        // A title that is repeated as a caption adds no heading.
        if words == self.known.document.title {
            return;
        }
        let first = time(times);
        let is_itself = first.is_some_and(|time| is_year_itself(&paragraph.tokens, time));
        let when = first.map(|time| self.resolved(time));
        self.headings.push(
            rank,
            HeadingScope {
                kind: match is_row(&paragraph.tokens) {
                    true => kind_of_row(&paragraph.tokens),
                    false => kind(&paragraph.tokens),
                },
                when,
                is_year_itself: is_itself,
                is_of_title: false,
            },
        );
    }

    /// A sentence with figures that leads a list.
    fn lead(&mut self, read: &ReadParagraph<'_>) {
        let Some(sentence) = read.sentences.last() else {
            return;
        };
        let mut turned = Turned::new(*sentence);
        turned.advance(read, sentence.to);
        let times: Vec<Time> = read
            .times
            .iter()
            .filter(|time| time.from >= sentence.from)
            .copied()
            .collect();
        let when = time(&times).map(|time| self.resolved(time));
        self.headings.push(
            LEADS,
            HeadingScope {
                kind: turned.standing(),
                when,
                is_year_itself: false,
                is_of_title: false,
            },
        );
    }

    fn resolved(&self, time: &Time) -> When {
        self.known.resolved(time)
    }

    /// What the first sentence of a paragraph says at its head of those behind it: "Mục tiêu đến năm 2025: …".
    fn led(&self, read: &ReadParagraph<'_>) -> HeadingScope {
        let above = self.headings.now();
        let lead = read.sentences.first().and_then(|sentence| {
            let colon = read.lead(*sentence)?;
            Some((sentence.from, colon))
        });
        let Some((from, colon)) = lead else {
            return above;
        };
        let times = read.times.iter().filter(|time| time.to <= colon);
        let times: Vec<Time> = times.copied().collect();
        let own = kind(read.tokens.get(from..colon).unwrap_or(&[]));
        HeadingScope {
            kind: own.or(above.kind),
            is_of_title: own.is_none() && above.is_of_title,
            when: time(&times).map(|time| self.resolved(time)).or(above.when),
            is_year_itself: above.is_year_itself,
        }
    }

    fn sentences(&mut self, read: &ReadParagraph<'_>) {
        let led = self.led(read);
        let mut carried: Option<When> = None;
        let mut span: Option<When> = None;
        let title = self
            .known
            .title_time
            .as_ref()
            .map(|time| self.resolved(time));
        let place = super::placed::leading(read);
        let mut figures = ParagraphFigures::new(read, &self.known, place.as_ref());
        let mut numbers = read.numbers.iter().enumerate().peekable();
        for (at, sentence) in read.sentences.iter().enumerate() {
            let own = self.carrying(read, *sentence, carried);
            // States after a span that ends with a month are those of now.
            let state = own.map(|own| match own.part {
                TimePart::SpanTo(..) => When {
                    part: TimePart::Now,
                    ..own
                },
                _ => own,
            });
            let known = carried;
            carried = state.or(carried);
            if let Some(own) = own.filter(|own| is_term(own.part)) {
                span = Some(own);
            }
            let mut turned = Turned::going_on(*sentence, read, figures.first_kind());
            let before = figures.first_kind();
            figures.begin(*sentence);
            while let Some((number, _)) = numbers.next_if(|(_, number)| number.from < sentence.to) {
                let sought = Sought {
                    number,
                    sentence: *sentence,
                    sentence_number: at + 1,
                    heading: if at == 0 { self.headings.now() } else { led },
                    carried: if is_before_own_time(read, *sentence, number) {
                        known
                    } else {
                        carried
                    },
                    span,
                    first: self.first,
                    title,
                    before,
                };
                figures.add(&mut self.drafted, &mut turned, &sought);
            }
            if self.first.is_none() {
                self.first = self.dated(read, *sentence);
            }
        }
    }

    /// The time of a sentence that goes on through its paragraph.
    fn carrying(
        &self,
        read: &ReadParagraph<'_>,
        sentence: Sentence,
        carried: Option<When>,
    ) -> Option<When> {
        let times = read.times_from(sentence.from).iter();
        let mut times = times.take_while(|time| time.from < sentence.to);
        let is_inner = |time: &Time| {
            read.brackets
                .get(time.from)
                .is_some_and(|bracket| *bracket != 0)
        };
        let is_own = |time: &Time| !time.is_base && !time.names_document && !is_inner(time);
        let time = times.find(|time| is_own(time))?;
        let mut when = self.resolved(time);
        // "Từ 2.150 tỷ đồng năm 2020 lên 3.480 tỷ đồng năm 2025": what follows is of the later year.
        let others = times.filter(|other| is_own(other) && other.part == TimePart::Year);
        let day = self.known.document.year();
        let others = others.filter_map(|other| self.resolved(other).year);
        let latest = others
            .filter(|year| day.is_none_or(|day| *year <= day))
            .max();
        if when.part == TimePart::Year {
            when.year = when.year.max(latest.filter(|_| when.year.is_some()));
        }
        let is_over = match (when.part, when.year, self.known.document.year()) {
            (TimePart::Span(..), Some(last), Some(day)) => last <= day,
            _ => true,
        };
        let is_head = is_head(read.tokens.get(sentence.from..time.from).unwrap_or(&[]));
        let carries = match carried {
            // A year within a term is where its states stand.
            Some(carried) => {
                is_head && is_wide(time.part)
                    || is_term(carried.part) && time.part == TimePart::Year
            }
            // Another year than that of the heading is the one of its sentence alone.
            None => is_head || is_wide(time.part) && !self.is_aside(when),
        };
        // "Diện tích chè hiện có 1.470 ha" in a report on half a year: only that is of now.
        let is_moment = matches!(
            when.part,
            TimePart::StartOfYear | TimePart::To(..) | TimePart::Month(_)
        );
        let is_aside = when.part == TimePart::Now && !is_head && self.known.title_time.is_some();
        (is_over && carries && !is_aside && !is_moment).then_some(when)
    }

    /// Tells whether a time names another year than the heading gives to what stands below it.
    fn is_aside(&self, when: When) -> bool {
        let of_heading = self.headings.now().when.and_then(|when| when.year);
        let is_year = matches!(when.part, TimePart::Year);
        is_year && of_heading.is_some_and(|year| when.year.is_some_and(|own| own != year))
    }

    /// The first time of a sentence, for figures that name none.
    fn dated(&self, read: &ReadParagraph<'_>, sentence: Sentence) -> Option<When> {
        let times = read.times_from(sentence.from).iter();
        let mut times = times.take_while(|time| time.from < sentence.to);
        let is_one = |time: &&Time| {
            !time.is_base
                && !time.names_document
                && !matches!(
                    time.part,
                    TimePart::To(..) | TimePart::EndOfTerm | TimePart::NextTerm
                )
        };
        let when = times.find(is_one).map(|time| self.resolved(time))?;
        let day = self.known.document.year();
        let is_over = day.is_none_or(|day| when.year.is_none_or(|year| year <= day));
        is_over.then_some(when)
    }
}

/// Tells whether the first time of a sentence stands behind a figure and a mark that parts them: "80 % trường học có bếp ăn;
/// đến năm 2030 đạt 100 %". It tells nothing of that figure.
fn is_before_own_time(read: &ReadParagraph<'_>, sentence: Sentence, number: usize) -> bool {
    let Some(number) = read.numbers.get(number) else {
        return false;
    };
    let times = read.times_from(sentence.from).iter();
    let mut times = times.take_while(|time| time.from < sentence.to);
    let first = times.find(|time| !time.is_base && !time.names_document);
    first.is_some_and(|time| {
        let between = read.tokens.get(number.to..time.from).unwrap_or(&[]);
        time.from >= number.to && between.iter().any(|token| token.is_one_of(&[";", ","]))
    })
}

/// Tells whether what stands before a time leaves it at the head of its sentence.
fn is_head(before: &[TextToken]) -> bool {
    let leads = [
        "trong", "-", "+", "*", "tính", "riêng", ".", "ước", "dự", "kiến",
    ];
    before
        .iter()
        .all(|token| token.is_one_of(&leads) || token.is_number())
}

/// Tells whether a time goes on beyond its sentence; a month or a quarter does not.
fn is_wide(part: TimePart) -> bool {
    let is_state = matches!(part, TimePart::Year | TimePart::MidTerm | TimePart::Now);
    is_state
        || is_term(part)
        || matches!(
            part,
            TimePart::Half(_) | TimePart::Months(_) | TimePart::SchoolYear(_)
        )
}

fn is_term(part: TimePart) -> bool {
    matches!(
        part,
        TimePart::Span(..) | TimePart::SpanTo(..) | TimePart::Term
    )
}

/// "8 mặt hàng đạt kim ngạch trên 2 tỷ USD": the second figure says which things are counted.
fn is_standard(tokens: &[TextToken], count: &Number, next: &Number) -> bool {
    let between = tokens.get(count.to..next.from).unwrap_or(&[]);
    let is_counted = count.measure == Some(UnitMeasure::Noun) && count.of.is_none();
    // "14 cụm với diện tích 586 ha" tells a figure of its own; "8 mặt hàng với kim ngạch trên 2 tỷ USD" which are counted.
    let is_beside = between.first().is_some_and(|first| first.is("với"));
    let is_bound = next.bound.is_some()
        || between
            .last()
            .is_some_and(|last| last.is_one_of(&["trên", "từ", "hơn", "dưới", "thiểu", "nhất"]));
    let names = [
        "kim", "thu", "doanh", "giá", "tiêu", "đạt", "có", "cho", "từ", "diện", "quy", "lợi",
    ];
    let is_led = between
        .first()
        .is_some_and(|first| first.is_one_of(&["đạt", "có", "cho", "thu", "doanh", "với"]));
    let others = [
        ",", ";", "(", ")", "và", "tổng", "tỷ", "chiếm", "tăng", "giảm", "bằng", ".", ":", "trong",
        "so", "vốn", "năm",
    ];
    let is_apart = between.iter().any(|token| token.is_one_of(&others));
    let of_targets = tokens.get(count.to.wrapping_sub(2));
    let of_targets = of_targets.is_some_and(|word| word.is_one_of(&["chỉ", "mục"]));
    let is_share = UnitMeasure::is_share(next.measure);
    // "Tuyên truyền 50 buổi cho 4.000 lượt người".
    let is_for_others = between.first().is_some_and(|first| first.is("cho"))
        && next.measure == Some(UnitMeasure::Noun);
    is_counted
        && !is_for_others
        && is_led
        && (!is_beside || is_bound)
        && !is_apart
        && (of_targets || !is_share)
        && between.iter().any(|token| token.is_one_of(&names))
        && between.len() <= 8
}
