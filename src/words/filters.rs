//! What the filters of a query mean, for the help, the manual page, the documents and the search box.
//!
//! Owns the one table of them in both languages: names, meaning, values, an example. It must not know how a filter
//! is read or answered.

use std::fmt::Write as _;

use crate::core::lang::Lang;
use crate::search::filter_fields::FilterField;
use crate::words::locale::words::fill;
use crate::words::phrases::{PhrasePair, phrases};
use crate::words::wording;

phrases! {
    /// What stands around the table.
    Around, around;

    heading = "Bộ lọc trong câu tìm", "Filters in a query";
    column_names = "bộ lọc", "filter";
    column_meaning = "ý nghĩa", "meaning";
    column_values = "giá trị", "values";
    column_example = "ví dụ", "example";
    note_several = "Dấu phẩy nghĩa là “hoặc” với {}; ngoặc kép giữ nguyên dấu phẩy và khoảng trắng. “!” đứng trước thì đảo lại. Chỉ cần gõ phần đầu của giá trị.", "A comma means “or” in {}; double quotes keep commas and spaces. “!” in front turns a filter round. The beginning of a value is enough.";
    example_of = "ví dụ {}", "as {}";
    box_hint = "Lọc: {} · Tab điền tiếp", "Filters: {} · Tab completes";
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct FilterHelp {
    /// The field; `None` for a comparison, which has a sign.
    pub field: Option<FilterField>,
    missing: PhrasePair,
    short: PhrasePair,
    meaning: PhrasePair,
    values: PhrasePair,
    example: PhrasePair,
}

impl FilterHelp {
    /// How it is written: in Vietnamese, then in English.
    pub fn names(&self) -> Vec<String> {
        match self.field {
            Some(field) => vec![format!("{}:", field.vi()), format!("{}:", field.en())],
            None => vec![">".to_owned(), "<".to_owned()],
        }
    }

    /// What it asks for.
    pub fn meaning(&self, lang: Lang) -> &'static str {
        lang.pick(self.meaning.vi, self.meaning.en)
    }

    /// Which values it takes.
    pub fn values(&self, lang: Lang) -> String {
        let said = lang.pick(self.values.vi, self.values.en);
        match self.field {
            // The statuses are listed in the words of the board.
            Some(FilterField::Status) => {
                let words = wording::class_words(lang).into_iter();
                let words: Vec<String> = words.map(str::to_lowercase).collect();
                fill(said, &[&words.join(", ")])
            }
            _ => said.to_owned(),
        }
    }

    /// How it is typed.
    pub fn example(&self, lang: Lang) -> &'static str {
        lang.pick(self.example.vi, self.example.en)
    }

    /// What is missing if nothing stands behind the name of the filter.
    pub(crate) fn missing(&self, lang: Lang) -> &'static str {
        lang.pick(self.missing.vi, self.missing.en)
    }

    /// What it asks for, in a word or two.
    pub(crate) fn short(&self, lang: Lang) -> &'static str {
        lang.pick(self.short.vi, self.short.en)
    }
}

/// The line of a field.
pub(crate) fn of(field: FilterField) -> Option<&'static FilterHelp> {
    ALL.iter().find(|line| line.field == Some(field))
}

/// What stands above the table.
pub(crate) fn heading(lang: Lang) -> &'static str {
    around(lang).heading
}

/// The table as plain lines, for the help of the command line.
pub(crate) fn plain(lang: Lang) -> String {
    let names = |line: &FilterHelp| line.names().join(" ");
    let width = ALL.iter().map(|line| names(line).chars().count()).max();
    let mut text = format!("{}:\n", heading(lang));
    for line in ALL {
        let name = names(line);
        let room = width.unwrap_or_default() - name.chars().count();
        let said = said(line, lang);
        let _ = writeln!(text, "  {name}{}  {said}", " ".repeat(room));
    }
    text.push_str(&notes(lang));
    text
}

/// What a line says besides its names.
pub(crate) fn said(line: &FilterHelp, lang: Lang) -> String {
    let example = fill(around(lang).example_of, &[line.example(lang)]);
    let (meaning, values) = (line.meaning(lang), line.values(lang));
    format!("{meaning}: {values}; {example}")
}

/// The table for a document in Markdown.
pub fn markdown(lang: Lang) -> String {
    let said = around(lang);
    let mut text = format!(
        "| {} | {} | {} | {} |\n|---|---|---|---|\n",
        said.column_names, said.column_meaning, said.column_values, said.column_example
    );
    for line in ALL {
        let names: Vec<String> = line
            .names()
            .iter()
            .map(|name| format!("`{name}`"))
            .collect();
        let _ = writeln!(
            text,
            "| {} | {} | {} | `{}` |",
            names.join(" "),
            line.meaning(lang),
            line.values(lang),
            line.example(lang)
        );
    }
    text
}

/// What holds of all of them.
pub fn notes(lang: Lang) -> String {
    let several = FilterField::ALL
        .iter()
        .filter(|field| field.takes_several());
    let names: Vec<&str> = several
        .map(|field| lang.pick(field.vi(), field.en()))
        .collect();
    fill(around(lang).note_several, &[&names.join(" ")])
}

/// The filters in one line, for the search box.
pub(crate) fn hint(lang: Lang) -> String {
    let each = ALL.iter().map(|line| match line.field {
        Some(field) => format!(
            "{}: {}",
            lang.pick(field.vi(), field.en()),
            line.short(lang)
        ),
        None => line.example(lang).to_owned(),
    });
    let each: Vec<String> = each.collect();
    fill(around(lang).box_hint, &[&each.join(" · ")])
}

const fn both(name: &'static str, vi: &'static str, en: &'static str) -> PhrasePair {
    PhrasePair { name, vi, en }
}

const fn line(
    (field, missing): (Option<FilterField>, PhrasePair),
    short: PhrasePair,
    meaning: PhrasePair,
    values: PhrasePair,
    example: PhrasePair,
) -> FilterHelp {
    FilterHelp {
        field,
        missing,
        short,
        meaning,
        values,
        example,
    }
}

/// Every filter, in the order in which they are told.
pub const ALL: &[FilterHelp] = &[
    line(
        (
            Some(FilterField::Status),
            both("missing", "tình trạng", "a status"),
        ),
        both("short", "tình trạng", "status"),
        both(
            "meaning",
            "tình trạng, hoặc nhóm trên bảng tổng quan",
            "status, or class of the board",
        ),
        both(
            "values",
            "{}; hoặc mã như no_data",
            "{}; or a code such as no_data",
        ),
        both("example", "tt:đạt,vượt", "st:met,exceeded"),
    ),
    line(
        (
            Some(FilterField::Category),
            both("missing", "lĩnh vực", "a category"),
        ),
        both("short", "lĩnh vực", "category"),
        both("meaning", "lĩnh vực", "category"),
        both("values", "tên hoặc mã", "name or id"),
        both("example", "lv:kinh-tế", "cat:economy"),
    ),
    line(
        (Some(FilterField::Year), both("missing", "năm", "a year")),
        both("short", "năm", "year"),
        both(
            "meaning",
            "có số liệu của năm đó",
            "a figure of these years",
        ),
        both(
            "values",
            "2023, 2021..2023, 2021.., ..2023",
            "a year, 2021..2023, 2021.., ..2023",
        ),
        both("example", "nam:2021..2023", "year:2021..2023"),
    ),
    line(
        (
            Some(FilterField::Source),
            both("missing", "nguồn", "a source"),
        ),
        both("short", "nguồn", "source"),
        both(
            "meaning",
            "có số liệu của nguồn đó",
            "a figure of this source",
        ),
        both(
            "values",
            "mã, tên văn bản hoặc cơ quan công bố",
            "id, title or publisher",
        ),
        both("example", "nguon:L01", "src:L01"),
    ),
    line(
        (
            Some(FilterField::Place),
            both("missing", "địa bàn", "a place"),
        ),
        both("short", "địa bàn", "place"),
        both("meaning", "địa bàn", "place"),
        both("values", "tên", "name"),
        both(
            "example",
            "dia:lai-châu,\"sơn la\"",
            "at:lai-chau,\"son la\"",
        ),
    ),
    line(
        (
            Some(FilterField::Plan),
            both("missing", "kế hoạch", "a plan"),
        ),
        both("short", "kế hoạch", "plan"),
        both(
            "meaning",
            "có mục tiêu trong kế hoạch đó",
            "a target of this plan",
        ),
        both(
            "values",
            "mã, tên ngắn hoặc tên đầy đủ",
            "id, name or title",
        ),
        both("example", "kh:kh-2021-2025", "plan:kh-2021-2025"),
    ),
    line(
        (
            Some(FilterField::Unit),
            both("missing", "đơn vị tính", "a unit"),
        ),
        both("short", "đơn vị", "unit"),
        both("meaning", "đơn vị tính", "unit"),
        both("values", "tên đơn vị", "name"),
        both("example", "đv:%", "unit:%"),
    ),
    line(
        (
            Some(FilterField::Owner),
            both("missing", "cơ quan phụ trách", "a name"),
        ),
        both("short", "cơ quan", "owner"),
        both("meaning", "cơ quan phụ trách", "who answers for it"),
        both("values", "tên cơ quan", "name"),
        both("example", "cq:\"sở y tế\"", "owner:health"),
    ),
    line(
        (
            Some(FilterField::Has),
            both("missing", "điều cần có", "a property"),
        ),
        both("short", "mục-tiêu", "target"),
        both(
            "meaning",
            "có mục tiêu, có kết luận trái với công bố, có nguồn mâu thuẫn",
            "has a target, disagrees with what was reported, has sources in conflict",
        ),
        both(
            "values",
            "mục-tiêu, trái-công-bố, mâu-thuẫn",
            "target, disagreement, conflict",
        ),
        both("example", "co:mục-tiêu", "has:target"),
    ),
    line(
        (
            Some(FilterField::Estimate),
            both("missing", "có hoặc không", "yes or no"),
        ),
        both("short", "số ước", "estimate"),
        both(
            "meaning",
            "số đang hiện là số ước",
            "the figure shown is an estimate",
        ),
        both("values", "có, không", "yes, no"),
        both("example", "uoc:có", "est:yes"),
    ),
    line(
        (None, both("missing", "con số", "a number")),
        both("short", "so sánh", "comparison"),
        both(
            "meaning",
            "số đang hiện lớn hơn, nhỏ hơn; có % thì chỉ xét tỷ lệ",
            "the figure shown is above or below; with % of shares only",
        ),
        both(
            "values",
            ">50, >=50, <50, <=80%",
            "a number, as >50, >=50, <50, <=80%",
        ),
        both("example", ">50", ">50%"),
    ),
    line(
        (
            Some(FilterField::Sort),
            both("missing", "điều để sắp xếp", "what to order by"),
        ),
        both("short", "sắp xếp", "order"),
        both(
            "meaning",
            "sắp xếp theo chênh lệch, tên, năm mới nhất, tình trạng, phần đường đã đi, thay đổi so với năm trước, lần công bố mới nhất; “-” đứng trước thì đảo lại",
            "order by gap, name, newest year, status, share of the way done, change on the year before, newest publication; “-” in front turns it round",
        ),
        both(
            "values",
            "chênh, tên, năm, tình-trạng, tiến-độ, thay-đổi, cập-nhật; thêm -tăng, -giảm",
            "gap, name, year, status, way, change, updated; also with -asc, -desc",
        ),
        both("example", "sx:-chênh", "sort:-gap"),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::Query;
    use crate::words::phrases::check_both;

    #[test]
    fn every_field_has_its_line_once_and_every_line_both_languages() {
        let fields: Vec<FilterField> = ALL.iter().filter_map(|line| line.field).collect();
        let mut known = FilterField::ALL.to_vec();
        known.retain(|field| fields.contains(field));
        assert_eq!(known.len(), FilterField::ALL.len());
        assert_eq!(fields.len(), FilterField::ALL.len());
        for line in ALL {
            check_both(&[line.missing, line.short, line.meaning, line.values], &[]);
        }
        check_both(Around::ALL, &[]);
    }

    #[test]
    fn every_example_is_read_as_the_filter_it_stands_for() {
        for line in ALL {
            for lang in Lang::ALL {
                let example = line.example(lang);
                let query = Query::parse(example);
                assert!(query.problems().is_empty(), "{example}");
                assert!(query.terms().is_empty(), "{example}");
                let names = line.names();
                assert!(
                    names.iter().any(|name| example.starts_with(name.as_str())),
                    "{example}"
                );
            }
        }
    }
}
