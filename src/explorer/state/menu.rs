//! A list of choices over the screen, narrowed by typing.
//!
//! Owns the one overlay of the program: help, palette, places, plans, days, news and problems are menus
//! with other lines. It must not know what a choice does; it answers with the choice.

use jiff::civil::Date;

use crate::core::fold::key;
use crate::core::keys::{PlaceKey, PlanKey, SeriesKey};
use crate::core::lang::Lang;
use crate::explorer::keys::action::Action;
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::desk::DeskQuery;
use crate::explorer::state::prompt::Prompt;
use crate::pack::diagnostic::Diagnostic;
use crate::report::copy_table::TableForm;

/// What is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyOf {
    /// The figure of the chosen row.
    Figure,
    /// The same with its source.
    Citation,
    /// The chosen row of the table.
    Row,
    /// The whole list as a table.
    List(TableForm),
}

/// The choice that a line of a menu offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuChoice {
    /// Do this.
    Run(Action),
    /// Show this place; `None` for every place.
    Place(Option<PlaceKey>),
    /// Count the targets of this plan; `None` for the main plans.
    Plan(Option<PlanKey>),
    /// Open the page of this plan.
    OpenPlan(PlanKey),
    /// List the indicators of the class of this word.
    Class(&'static str),
    /// Narrow or arrange the list by this query; nothing lists the category again.
    Narrow(String),
    /// Look at the agendas that there are.
    Desks(DeskQuery),
    /// Copy this of what is seen.
    Copy(CopyOf),
    /// Show the lines around this problem.
    Lines(Box<Diagnostic>),
    /// Write the list to the file of this name.
    Write(String),
    /// Show the data as they were known on this day.
    AsOf(Date),
    /// List what was published after this day.
    NewsAfter(Date),
    /// Show this indicator.
    Series(SeriesKey),
    /// Nothing; the line is to be read.
    Read,
}

/// One line of a menu.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// What it says.
    pub label: String,
    /// The text at its right end: a key, a count.
    pub hint: String,
    /// Further words by which it is found.
    pub words: String,
    /// Its choice.
    pub choice: MenuChoice,
}

/// A list of choices.
#[derive(Clone, Debug)]
pub struct Menu {
    /// The title: what is chosen here.
    pub title: String,
    /// The text typed to narrow it.
    pub prompt: Prompt,
    /// The chosen line among those shown.
    pub cursor: Cursor,
    /// Whether each line is shown whole, on as many rows as it needs.
    pub wraps: bool,
    /// What is done with the typed text, if it is a name of its own and narrows nothing.
    field: Option<fn(String) -> MenuChoice>,
    items: Vec<MenuItem>,
    shown: Vec<usize>,
    /// What the typed text may mean besides narrowing, and the language.
    asks: Option<(Asks, Lang)>,
    /// How many of the lines do not follow from what is typed.
    own: usize,
    /// The source of its lines, if they must be rebuilt when the data change.
    pub of: Option<MenuOf>,
}

/// The source of a menu whose lines come from the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuOf {
    /// The days of publication.
    Days,
    /// The claims published after a day.
    NewsAfter(Date),
    /// The problems.
    Problems,
}

/// The lines that stand first while a text is typed.
type Asks = fn(&str, Lang) -> Vec<MenuItem>;

impl Menu {
    /// Returns a menu with a line already chosen.
    pub fn new(title: &str, items: Vec<MenuItem>, chosen: usize) -> Self {
        let mut menu = Self {
            title: title.to_owned(),
            prompt: Prompt::default(),
            cursor: Cursor::default(),
            wraps: false,
            field: None,
            shown: (0..items.len()).collect(),
            asks: None,
            own: items.len(),
            of: None,
            items,
        };
        menu.cursor.set_len(menu.shown.len());
        menu.cursor.select(chosen);
        menu
    }

    /// The same with every line shown whole.
    #[must_use]
    pub fn wrapped(self) -> Self {
        Self {
            wraps: true,
            ..self
        }
    }

    /// Makes the menu a field for a name, with lines that say what to write; the choice is made of what is typed.
    #[must_use]
    pub fn field(self, choice: fn(String) -> MenuChoice) -> Self {
        Self {
            field: Some(choice),
            ..self
        }
    }

    /// Marks the menu to be rebuilt when the data change.
    #[must_use]
    pub(crate) fn made_of(self, of: MenuOf) -> Self {
        Self {
            of: Some(of),
            ..self
        }
    }

    /// Takes over what was typed and chosen in another menu.
    #[must_use]
    pub(crate) fn typed_as(mut self, other: Self) -> Self {
        self.prompt = other.prompt;
        if !self.prompt.is_empty() {
            self.narrow();
        }
        self.cursor.select(other.cursor.selected());
        self
    }

    /// Adds lines that the typed text asks for.
    #[must_use]
    pub(crate) fn asking(self, asks: Asks, lang: Lang) -> Self {
        Self {
            asks: Some((asks, lang)),
            ..self
        }
    }

    /// The lines that fit what was typed.
    pub fn lines(&self) -> impl Iterator<Item = &MenuItem> {
        self.shown.iter().map(|at| &self.items[*at])
    }

    /// One of them.
    pub fn line(&self, at: usize) -> Option<&MenuItem> {
        self.shown.get(at).map(|at| &self.items[*at])
    }

    /// How many lines fit.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Tells whether no line fits.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Narrows the lines to those that hold every word typed, marks ignored; those whose name is nearest to it stand
    /// first, unless the lines have an order of the data.
    pub fn narrow(&mut self) {
        if self.field.is_some() {
            return;
        }
        let typed = key(self.prompt.text());
        let holds = |item: &MenuItem| {
            let text = key(&format!("{} {}", item.label, item.words));
            typed.split_whitespace().all(|word| text.contains(word))
        };
        let asked = match &self.asks {
            Some((asks, lang)) => asks(self.prompt.text(), *lang),
            None => Vec::new(),
        };
        self.items.truncate(self.own);
        // A line that only says why nothing fits stands alone, so that Enter takes no other line.
        let is_refused =
            !asked.is_empty() && asked.iter().all(|item| item.choice == MenuChoice::Read);
        let fitting = (0..self.own).filter(|at| !is_refused && holds(&self.items[*at]));
        let mut fitting: Vec<usize> = fitting.collect();
        if self.of.is_none() && !typed.trim().is_empty() {
            fitting.sort_by_cached_key(|at| distance(&typed, &self.items[*at].label));
        }
        self.shown = (self.own..self.own + asked.len()).chain(fitting).collect();
        self.items.extend(asked);
        self.cursor.set_len(self.shown.len());
        self.cursor.select(0);
    }

    /// How many lines are shown on a screen of so many rows: the frame takes two, the prompt one.
    pub fn height(lines: usize, screen: usize) -> usize {
        lines.clamp(2, screen.saturating_sub(5).max(2))
    }

    /// The chosen line; in a field for a name the typed text, if there is any.
    pub fn chosen(&self) -> Option<MenuChoice> {
        if let Some(choice) = self.field
            && !self.prompt.text().trim().is_empty()
        {
            return Some(choice(self.prompt.text().to_owned()));
        }
        let at = self.shown.get(self.cursor.selected())?;
        Some(self.items[*at].choice.clone())
    }
}

/// How far a name is from what was typed, both folded: it begins with it, or its words do, or it holds it anywhere; of
/// names that begin with it the one of which less is left, and those that a colon parts from others of their kind after it,
/// in their order.
fn distance(typed: &str, label: &str) -> (u8, usize) {
    let typed = typed.trim();
    // What a colon parts stands below what is whole.
    let is_part = label.contains(": ");
    let label = key(label);
    // A sign before a name is none of its words.
    let name = label.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    if let Some(rest) = name.strip_prefix(typed) {
        let is_word = !rest.starts_with(char::is_alphanumeric);
        let left = match is_part {
            true => usize::MAX,
            false => rest.chars().count(),
        };
        return (u8::from(!is_word), left);
    }
    let begins = |word: &str| {
        let mut words = name.split(|sign: char| !sign.is_alphanumeric());
        words.any(|of_name| of_name.starts_with(word))
    };
    let all_begin = typed.split_whitespace().all(begins);
    let all_hold = typed.split_whitespace().all(|word| name.contains(word));
    match (all_begin, all_hold) {
        (true, _) => (2, 0),
        (_, true) => (3, 0),
        _ => (4, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Menu, MenuChoice, MenuItem};

    /// The lines of a menu of these names, after a text was typed.
    fn narrowed(labels: &[&str], typed: &str) -> Vec<String> {
        let item = |label: &&str| MenuItem {
            label: (*label).to_owned(),
            hint: String::new(),
            words: String::from("lọc chọn"),
            choice: MenuChoice::Read,
        };
        let mut menu = Menu::new("", labels.iter().map(item).collect(), 0);
        menu.prompt.insert(typed);
        menu.narrow();
        menu.lines().map(|item| item.label.clone()).collect()
    }

    #[test]
    fn the_name_nearest_to_what_is_typed_stands_first() {
        let classes = [
            "! Có nguy cơ không đạt",
            "● Đạt",
            "■ Không đạt",
            "? Chưa đánh giá: thiếu số liệu của một số năm trong kỳ",
            "? Chưa đánh giá: khác đơn vị",
            "· Chưa có số liệu",
            "Kinh tế",
        ];
        let first = |typed| narrowed(&classes, typed).into_iter().next();
        for (typed, wanted) in [
            ("chua", "· Chưa có số liệu"),
            (
                "chua danh gia",
                "? Chưa đánh giá: thiếu số liệu của một số năm trong kỳ",
            ),
            ("dat", "● Đạt"),
            ("khong", "■ Không đạt"),
            ("không đạt", "■ Không đạt"),
            ("nguy co", "! Có nguy cơ không đạt"),
            ("te", "Kinh tế"),
            // What only the further words hold keeps its order.
            ("chon", "! Có nguy cơ không đạt"),
        ] {
            assert_eq!(first(typed).as_deref(), Some(wanted), "{typed}");
        }
        let english = ["? Not assessed", "· No figure", "Without a figure"];
        assert_eq!(narrowed(&english, "no")[0], "· No figure");
        assert_eq!(narrowed(&english, ""), english);
        assert!(narrowed(&english, "xyz").is_empty());
    }
}
